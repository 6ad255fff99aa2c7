"""What a workout comes to: how far and how long, as far as that can be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.quantities import Distance, Duration, Pace
from bot.core.training_paces import TrainingPaces
from bot.core.vdot import race_time
from bot.core.workout.steps import Effort, Kind, Part, Step

_LONGEST_LISTED: Final = Distance(2000.0)
_LAP: Final = 400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How far, how long and how fast a step is; None for what cannot be known."""

    distance: Distance | None
    duration: Duration | None
    pace: Pace | None


def pace_of_step(step: Step, paces: TrainingPaces | None) -> Pace | None:
    """The pace that was typed for a step, else the runner's own for its effort; None where neither is known.

    E is its middle; a warm-up or cool-down without more is E, a jog its slow end, and strides are R.
    """
    if step.pace is not None or paces is None:
        return step.pace
    if step.race is not None:
        return race_time(paces.vdot, step.race) / step.race
    if step.kind is Kind.JOG:
        return paces.easy_slow
    match step.effort:
        case Effort.EASY:
            return paces.easy
        case Effort.MARATHON:
            return paces.marathon
        case Effort.THRESHOLD:
            return paces.threshold
        case Effort.INTERVAL:
            return paces.interval
        case Effort.REPETITION | Effort.STRIDES:
            return paces.repetition
        case None:
            return paces.easy if step.kind in (Kind.WARM_UP, Kind.COOL_DOWN) else None


def measure(step: Step, paces: TrainingPaces | None) -> Measure:
    """The step with what its pace adds to what was typed."""
    pace = pace_of_step(step, paces)
    distance, duration = step.distance, step.duration
    if pace is not None and distance is not None and duration is None:
        duration = pace * distance
    if pace is not None and duration is not None and distance is None:
        distance = duration / pace
    return Measure(distance=distance, duration=duration, pace=pace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Metres and seconds of all that is known; ``knows_distance`` and ``knows_time`` say whether that is everything.

    A rest by time adds no distance, unless it is jogged at a known pace.
    """

    metres: float = 0.0
    seconds: float = 0.0
    knows_distance: bool = True
    knows_time: bool = True

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            metres=self.metres + other.metres,
            seconds=self.seconds + other.seconds,
            knows_distance=self.knows_distance and other.knows_distance,
            knows_time=self.knows_time and other.knows_time,
        )

    def times(self, count: int) -> Totals:
        """The same so many times; none of it where that is zero."""
        if not count:
            return Totals()
        return Totals(
            metres=self.metres * count,
            seconds=self.seconds * count,
            knows_distance=self.knows_distance,
            knows_time=self.knows_time,
        )


def total(parts: tuple[Part, ...], paces: TrainingPaces | None = None) -> Totals:
    """All parts together; a rest between repetitions is taken once less than they are."""
    together = Totals()
    for part in parts:
        if isinstance(part, Step):
            together += _of_step(part, paces)
            continue
        together += total(part.body, paces).times(part.reps)
        if part.rest is not None:
            together += _of_step(part.rest, paces).times(part.reps - 1)
    return together


def _of_step(step: Step, paces: TrainingPaces | None) -> Totals:
    found = measure(step, paces)
    return Totals(
        metres=0.0 if found.distance is None else found.distance.metres,
        seconds=0.0 if found.duration is None else found.duration.seconds,
        knows_distance=found.distance is not None or step.is_rest,
        knows_time=found.duration is not None,
    )


def splits(found: Measure) -> tuple[tuple[Distance, Duration], ...]:
    """The times at each 400 m within a run of more than 400 m and up to 2 km; empty for others."""
    distance, pace = found.distance, found.pace
    if distance is None or pace is None or not _LAP < distance.metres <= _LONGEST_LISTED.metres:
        return ()
    marks = [_LAP * lap for lap in range(1, int(distance.metres // _LAP) + 1) if _LAP * lap < distance.metres]
    return tuple((Distance(metres), pace * Distance(metres)) for metres in marks)
