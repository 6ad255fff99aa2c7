"""Firsts and curiosities: those that are told, and those that follow from the progressions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.core.events import Category, Event, Surface
from bot.core.records.mark import Mark, RaceField, Source
from bot.core.records.progression import Progression, ProgressionMark, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A notable run, told in English: ``title``, ``text`` and ``kind``, to be translated by ``id``.

    ``marks`` holds the run as the records or a progression list it, else as the milestone itself does. ``derived``
    says that the text follows from the lists here rather than from a sentence in a source.
    """

    id: str
    event: Event
    category: Category
    surface: Surface
    title: str
    text: str
    kind: str
    date: dt.date
    derived: bool
    marks: tuple[Mark, ...]
    sources: tuple[Source, ...]


class Superlative(StrEnum):
    """What can be said of a progression by counting."""

    LONGEST_STANDING = "longest-standing"
    BIGGEST_IMPROVEMENT = "biggest-improvement"
    MOST_OFTEN_IMPROVED = "most-often-improved"
    CURRENT_AGE = "current-age"


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedMilestone:
    """A superlative of one record, as of a day, with the steps of its progression that it is about; by date.

    ``days`` is set for LONGEST_STANDING and CURRENT_AGE: how long the record stood, or stands so far. ``count`` is set
    for MOST_OFTEN_IMPROVED, whose steps are those of all athletes that share it. The improvement of
    BIGGEST_IMPROVEMENT is its step's.
    """

    id: str
    superlative: Superlative
    event: Event
    category: Category
    surface: Surface
    field: RaceField | None
    steps: tuple[Step, ...]
    days: int | None = None
    count: int | None = None

    @property
    def marks(self) -> tuple[ProgressionMark, ...]:
        """The marks it is about."""
        return tuple(step.mark for step in self.steps)

    @property
    def athletes(self) -> tuple[str, ...]:
        """Whose marks they are, each once, under one name each."""
        return tuple(dict.fromkeys(step.mark.person for step in self.steps))

    @property
    def is_standing(self) -> bool:
        """Whether the last of the marks is the record today."""
        return self.steps[-1].beaten_by is None


def derived_milestones(progression: Progression, today: dt.date) -> tuple[DerivedMilestone, ...]:
    """What can be counted in a progression: longest-standing, biggest improvement, most often improved, age today.

    A list with gaps says nothing of the first three, for a mark that is missing would make them false: they are taken
    from the lists of a joined progression that are complete, and what spans years without a record is left out.
    Improvements are compared in seconds (metres in a timed event). A record that was equalled counts as standing, and
    equalling it as no improvement. Of several that are the same the first is taken.
    """
    steps = progression.steps()
    complete = {part.id for part in progression.parts or (progression,) if part.complete}
    listed = tuple(step for step in steps if step.mark.progression_id in complete)
    found: list[DerivedMilestone] = []
    if listed:
        found = [
            *_longest_standing(progression, listed, complete, today),
            *_biggest_improvement(progression, listed, complete),
            *_most_often_improved(progression, listed),
        ]
    standing = tuple(step for step in steps if step.mark in progression.standing)
    found.append(_make(progression, Superlative.CURRENT_AGE, standing, days=standing[0].days(today)))
    return tuple(found)


def _longest_standing(
    progression: Progression, steps: tuple[Step, ...], complete: set[str], today: dt.date
) -> Iterator[DerivedMilestone]:
    ended = (step for step in steps if _in_sequence(step.beaten_by, complete))
    longest = max(ended, key=lambda step: step.days(today), default=None)
    if longest is not None:
        yield _make(progression, Superlative.LONGEST_STANDING, (longest,), days=longest.days(today))


def _biggest_improvement(
    progression: Progression, steps: tuple[Step, ...], complete: set[str]
) -> Iterator[DerivedMilestone]:
    followed = (step for step in steps if not step.mark.after_gap and _in_sequence(step.before, complete))
    biggest = max(followed, key=_gain, default=None)
    if biggest is not None and _gain(biggest) > 0:
        yield _make(progression, Superlative.BIGGEST_IMPROVEMENT, (biggest,))


def _most_often_improved(progression: Progression, steps: tuple[Step, ...]) -> Iterator[DerivedMilestone]:
    """Whoever lowered it most often, if anybody did twice; the first of a list lowered what was run before it."""
    lowered = [step for step in steps if not step.mark.equalled]
    counts = Counter(step.mark.person for step in lowered)
    most = max(counts.values(), default=0)
    if most > 1:
        theirs = tuple(step for step in lowered if counts[step.mark.person] == most)
        yield _make(progression, Superlative.MOST_OFTEN_IMPROVED, theirs, count=most)


def _make(
    progression: Progression,
    superlative: Superlative,
    steps: tuple[Step, ...],
    *,
    days: int | None = None,
    count: int | None = None,
) -> DerivedMilestone:
    return DerivedMilestone(
        id=f"{progression.id}-{superlative}",
        superlative=superlative,
        event=progression.event,
        category=progression.category,
        surface=progression.surface,
        field=progression.field,
        steps=steps,
        days=days,
        count=count,
    )


def _in_sequence(neighbour: ProgressionMark | None, complete: set[str]) -> bool:
    """Whether nothing is missing between a step and this neighbour of it, or there is none."""
    return neighbour is None or (neighbour.progression_id in complete and not neighbour.after_gap)


def _gain(step: Step) -> float:
    improvement = step.improvement
    if improvement is None:
        return 0.0
    return improvement.seconds if improvement.seconds is not None else improvement.metres or 0.0
