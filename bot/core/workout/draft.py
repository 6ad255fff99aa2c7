"""A step of a workout while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import LengthUnit
from bot.core.workout.steps import Effort, Kind, Step


@dataclass(slots=True)
class Draft:
    """A step that is being read, and the rest behind it."""

    start: int
    distance: Distance | None = None
    duration: Duration | None = None
    unit: LengthUnit | None = None
    kind: Kind = Kind.RUN
    effort: Effort | None = None
    race: Distance | None = None
    pace: Pace | None = None
    rest: Step | None = None
    is_letter_m: bool = False

    @property
    def is_aimed(self) -> bool:
        """Whether something says how fast it is."""
        return self.effort is not None or self.race is not None or self.pace is not None

    def step(self) -> Step:
        """The step as read so far."""
        return Step(
            kind=self.kind,
            distance=self.distance,
            duration=self.duration,
            effort=self.effort,
            race=self.race,
            pace=self.pace,
            unit=self.unit,
        )
