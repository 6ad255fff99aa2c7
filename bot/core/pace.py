"""The pace triangle: of a distance, a time and a pace, two give the third."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON
from bot.core.notation.phrase import EXAMPLE, Phrase
from bot.core.plausibility import check_pace, check_performance
from bot.core.quantities import Distance, Duration, Pace
from bot.core.track import LAP

SAME_PACE_DISTANCES: Final = (Distance(5_000.0), Distance(10_000.0), HALF_MARATHON, MARATHON)
"""The races that every pace is also given for."""


class Asked(Enum):
    """Which corner of the triangle was worked out."""

    PACE = auto()
    FINISH = auto()
    DISTANCE = auto()
    NOTHING_ELSE = auto()
    """Only a pace was given: it stands in other units."""


@dataclass(frozen=True, slots=True)
class PaceAnswer:
    """A pace with what it gives.

    ``distance`` and ``duration`` are those of the performance, one repetition where ``phrase.reps`` is above 1,
    and None when only a pace was given. ``from_performance`` is set when a pace was taken from one performance and
    used for another distance.
    """

    asked: Asked
    phrase: Phrase
    pace: Pace
    distance: Distance | None
    duration: Duration | None
    from_performance: tuple[Distance, Duration] | None = None

    @property
    def lap(self) -> Duration:
        """The time of a lap of the track at this pace."""
        return self.pace * LAP

    @property
    def same_pace(self) -> tuple[tuple[Distance, Duration], ...]:
        """The times over well-known races at this pace."""
        return tuple((race, self.pace * race) for race in SAME_PACE_DISTANCES)

    @property
    def total_duration(self) -> Duration | None:
        """The running time of all repetitions."""
        return None if self.duration is None else Duration(self.duration.seconds * self.phrase.reps)


def work_out_pace(phrase: Phrase, distance: Distance | None = None) -> PaceAnswer:
    """The missing corner of the triangle, and what the pace gives for other races.

    ``distance`` comes from an option of its own: it completes a phrase without one, and for a phrase with a whole
    performance it is the race to work out at the same pace. Raises PersonError where a corner is missing, and with
    a question for a performance nobody has come near (``core.plausibility``).
    """
    if phrase.duration is not None and phrase.distance is not None:
        pace = phrase.duration / phrase.distance
        check_performance(phrase.distance, phrase.duration)
        if distance is None or distance == phrase.distance:
            return _answer(Asked.PACE, phrase, pace, phrase.distance, phrase.duration)
        performance = (phrase.distance, phrase.duration)
        return _finish(phrase, pace, distance, from_performance=performance)
    goal = phrase.distance if distance is None else distance
    if phrase.pace is not None:
        return _from_pace(phrase, phrase.pace, goal)
    if phrase.duration is not None:
        if goal is None:
            raise PersonError(Mistake.WHICH_DISTANCE, text=phrase.text, example=EXAMPLE)
        check_performance(goal, phrase.duration)
        return _answer(Asked.PACE, phrase, phrase.duration / goal, goal, phrase.duration)
    if phrase.distance is not None:
        raise PersonError(Mistake.WHICH_TIME, text=phrase.text, example=EXAMPLE, params={"distance": phrase.distance})
    raise PersonError(Mistake.NUMBER_MISSING, text=phrase.text, example=EXAMPLE, params={"expected": "time"})


def _from_pace(phrase: Phrase, pace: Pace, goal: Distance | None) -> PaceAnswer:
    check_pace(pace)
    if phrase.duration is not None:
        covered = phrase.duration / pace
        check_performance(covered, phrase.duration)
        return _answer(Asked.DISTANCE, phrase, pace, covered, phrase.duration)
    if goal is None:
        return _answer(Asked.NOTHING_ELSE, phrase, pace, None, None)
    return _finish(phrase, pace, goal)


def _finish(
    phrase: Phrase, pace: Pace, goal: Distance, *, from_performance: tuple[Distance, Duration] | None = None
) -> PaceAnswer:
    duration = pace * goal
    check_performance(goal, duration)
    return _answer(Asked.FINISH, phrase, pace, goal, duration, from_performance=from_performance)


def _answer(
    asked: Asked,
    phrase: Phrase,
    pace: Pace,
    distance: Distance | None,
    duration: Duration | None,
    *,
    from_performance: tuple[Distance, Duration] | None = None,
) -> PaceAnswer:
    return PaceAnswer(asked, phrase, pace, distance, duration, from_performance)
