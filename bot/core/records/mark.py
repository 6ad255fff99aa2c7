"""What every mark has, wherever it is listed: who, what, when and where, and who says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from bot.core.events import Category, Event, Surface
from bot.core.quantities import Distance, Duration, Pace
from bot.core.track import LAP, SHORT_TRACK_LAP

LAPS: Final = {Surface.OUTDOOR_TRACK: LAP, Surface.SHORT_TRACK: SHORT_TRACK_LAP}
"""The lap of a standard track. Source: World Athletics Technical Rules 14 and 43 (400 m; 200 m for short track)."""


class RaceField(StrEnum):
    """Who may start with the women in a road race; their records are kept apart by it."""

    MIXED = "mixed"
    WOMEN_ONLY = "women-only"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that facts were taken from; ``as_of`` as far as its day is known, ``url`` empty where unknown."""

    id: str
    title: str
    url: str
    as_of: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One run: a ``duration`` over the event's distance or, in a timed event, the ``distance`` reached.

    ``text`` is the mark as officially printed, ``nation`` the code of the day, ``place`` and ``country`` are empty
    where no source names them, and ``unsourced`` holds the names of fields that no source was found for.
    """

    id: str
    event: Event
    category: Category
    surface: Surface
    field: RaceField | None
    duration: Duration | None
    distance: Distance | None
    text: str
    athlete: str
    nation: str
    date: dt.date
    place: str
    country: str
    note: str
    unsourced: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def distance_run(self) -> Distance:
        """How far: the event's distance, or what was reached in its time."""
        distance = self.event.distance or self.distance
        if distance is None:
            raise ValueError(f"{self.id} has no distance")
        return distance

    @property
    def duration_run(self) -> Duration:
        """How long: the mark, or the time the event lasts."""
        duration = self.event.duration or self.duration
        if duration is None:
            raise ValueError(f"{self.id} has no duration")
        return duration

    @property
    def pace(self) -> Pace:
        """The average pace."""
        return self.duration_run / self.distance_run

    @property
    def lap(self) -> Distance | None:
        """The track's lap, 400 m or 200 m on a short track; None off the track and for less than one lap."""
        lap = LAPS.get(self.surface)
        return lap if lap is not None and self.distance_run >= lap else None

    @property
    def average_lap(self) -> Duration | None:
        """The average duration of a lap; None where ``lap`` is."""
        return None if self.lap is None else self.pace * self.lap

    def is_faster_than(self, other: Self) -> bool:
        """Whether this mark beats the other of the same event."""
        return self.pace < other.pace

    def is_level_with(self, other: Self) -> bool:
        """Whether this mark and the other of the same event are worth the same."""
        return (self.duration, self.distance) == (other.duration, other.distance)

    def is_same_run(self, other: Mark) -> bool:
        """Whether the two tell of one run, perhaps from two lists."""
        return (self.event, self.athlete, self.date, self.duration, self.distance) == (
            other.event,
            other.athlete,
            other.date,
            other.duration,
            other.distance,
        )
