"""How a record got where it is: mark by mark, who held it on a day, and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Event, Surface
from bot.core.records.mark import Mark, RaceField


class MarkKind(StrEnum):
    """What a mark was to the record: ratified, the best of its day where none was kept, or why it did not count."""

    RECORD = "wr"
    WORLD_BEST = "wb"
    PENDING = "pending"
    NOT_RATIFIED = "not_ratified"
    NOT_ELIGIBLE = "not_eligible"
    ANNULLED = "annulled"

    @property
    def counted(self) -> bool:
        """Whether a mark of this kind was the record in its day, as far as is known today."""
        return self in (MarkKind.RECORD, MarkKind.WORLD_BEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressionMark(Mark):
    """One mark of a progression.

    ``equalled`` marks tie the record before them. ``auto_time`` is the automatic time behind a mark ratified to the
    tenth or the second, empty where there is none. ``en_route`` marks were passed in a longer race; ``yards`` is set
    where a distance in yards was run, "880 yards" for 800 m. ``person`` is the one name that an athlete of several is
    counted under. ``after_gap`` says that no record was kept for years before. ``progression_id`` names the list.
    """

    kind: MarkKind
    equalled: bool
    auto_time: str
    en_route: bool
    yards: str
    person: str
    after_gap: bool
    progression_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """By how much a record was improved: seconds or, in a timed event, metres; and percent of what it was before."""

    seconds: float | None
    metres: float | None
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A mark that was the record in its day, between the one ``before`` it and the one it was ``beaten_by``.

    A record that is equalled is not beaten: its holder shares it from then on.
    """

    mark: ProgressionMark
    before: ProgressionMark | None
    beaten_by: ProgressionMark | None

    @property
    def improvement(self) -> Improvement | None:
        """What it took off the record before it, 0 where it equalled it; None for the first there is."""
        return None if self.before is None else _improvement(self.before, self.mark)

    @property
    def beaten_on(self) -> dt.date | None:
        """The day it was beaten, the first on which it was no longer the record; None while it stands."""
        return None if self.beaten_by is None else self.beaten_by.date

    def days(self, today: dt.date) -> int:
        """How many days it stood, up to ``today`` where it still stands; 0 where it was beaten on its own day."""
        return ((self.beaten_on or today) - self.mark.date).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Progression:
    """The history of one record: its marks by date, those that did not count among them.

    ``scope`` says in English what the list takes in. ``complete`` is false where it has gaps. Two lists of one record
    that follow each other in time are joined to one progression, with the lists in ``parts`` (empty for a list by
    itself), the ``id`` of the latest, and complete where all of them are.
    """

    id: str
    event: Event
    category: Category
    surface: Surface
    field: RaceField | None
    complete: bool
    scope: str
    marks: tuple[ProgressionMark, ...]
    note: str = ""
    parts: tuple[Progression, ...] = ()

    @property
    def counted(self) -> tuple[ProgressionMark, ...]:
        """The marks that were the record in their day."""
        return tuple(mark for mark in self.marks if mark.kind.counted)

    @property
    def pending(self) -> tuple[ProgressionMark, ...]:
        """The marks that await ratification."""
        return tuple(mark for mark in self.marks if mark.kind is MarkKind.PENDING)

    @property
    def first(self) -> ProgressionMark:
        """The mark that the list of records begins with."""
        return self.counted[0]

    @property
    def standing(self) -> tuple[ProgressionMark, ...]:
        """The mark that stands today, with those that equalled it."""
        return self._level(self.counted)

    def steps(self) -> tuple[Step, ...]:
        """The marks that were the record in their day, each with its neighbours; by date."""
        counted = self.counted
        return tuple(
            Step(
                mark=mark,
                before=counted[place - 1] if place else None,
                beaten_by=next((later for later in counted[place + 1 :] if later.is_faster_than(mark)), None),
            )
            for place, mark in enumerate(counted)
        )

    def holder_on(self, day: dt.date) -> tuple[ProgressionMark, ...]:
        """The record at the end of this day, with those that had equalled it by then; by date.

        Raises PersonError(BEFORE_FIRST_RECORD) for a day before the first record of the list, with ``date``, ``first``
        (the day the list begins) and ``mark``.
        """
        until = tuple(mark for mark in self.counted if mark.date <= day)
        if not until:
            first = self.first
            raise PersonError(
                Mistake.BEFORE_FIRST_RECORD,
                example=first.date.isoformat(),
                params={"date": day, "first": first.date, "mark": first},
            )
        return self._level(until)

    def since(self, start: int | dt.date) -> Progression:
        """The same from this day on (a year is its 1 January), led by the record that stood then.

        Raises ValueError for a year that is none.
        """
        day = dt.date(start, 1, 1) if isinstance(start, int) else start
        stood = self._level(tuple(mark for mark in self.counted if mark.date <= day))
        kept = tuple(mark for mark in self.marks if mark in stood or mark.date >= day)
        if not self.parts:
            return replace(self, marks=kept)
        listed = {part.id: tuple(mark for mark in kept if mark.progression_id == part.id) for part in self.parts}
        return _joined([replace(part, marks=listed[part.id]) for part in self.parts if listed[part.id]])

    @staticmethod
    def _level(counted: tuple[ProgressionMark, ...]) -> tuple[ProgressionMark, ...]:
        return tuple(mark for mark in counted if mark.is_level_with(counted[-1]))


def join_progressions(lists: Iterable[Progression]) -> tuple[Progression, ...]:
    """One progression for each record: lists of one event, category, surface and field become one, in order of time."""
    by_record: dict[tuple[Event, Category, Surface, RaceField | None], list[Progression]] = {}
    for one in lists:
        by_record.setdefault((one.event, one.category, one.surface, one.field), []).append(one)
    return tuple(_joined(sorted(parts, key=lambda part: part.marks[0].date)) for parts in by_record.values())


def _joined(parts: list[Progression]) -> Progression:
    if len(parts) == 1:
        return parts[0]
    return replace(
        parts[-1],
        complete=all(part.complete for part in parts),
        scope=" ".join(part.scope for part in parts),
        marks=tuple(mark for part in parts for mark in part.marks),
        note="",
        parts=tuple(parts),
    )


def _improvement(before: ProgressionMark, after: ProgressionMark) -> Improvement:
    if after.duration is not None and before.duration is not None:
        seconds = before.duration.seconds - after.duration.seconds
        return Improvement(seconds=seconds, metres=None, percent=100 * seconds / before.duration.seconds)
    metres = after.distance_run.metres - before.distance_run.metres
    return Improvement(seconds=None, metres=metres, percent=100 * metres / before.distance_run.metres)
