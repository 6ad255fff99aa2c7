"""World records and world bests: the marks, and how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Event, Surface
from bot.core.quantities import Distance, Duration, Pace

LAPS: Final = {Surface.OUTDOOR_TRACK: Distance(400.0), Surface.SHORT_TRACK: Distance(200.0)}
"""The lap of a standard track. Source: World Athletics Technical Rules 14 and 43 (400 m; 200 m for short track)."""


class RaceField(StrEnum):
    """Who may start with the women in a road race; their records are kept apart by it."""

    MIXED = "mixed"
    WOMEN_ONLY = "women-only"


class Role(StrEnum):
    """What a mark is to the record list."""

    OFFICIAL = "official"
    PENDING = "pending"
    NOT_RATIFIED = "not ratified"
    ANNULLED = "annulled"
    EXHIBITION = "exhibition"

    @property
    def counts(self) -> bool:
        """Whether a mark in this role is a record, or becomes one when it is ratified."""
        return self in (Role.OFFICIAL, Role.PENDING)


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
class RecordMark:
    """One mark: a ``duration`` over the event's distance or, in a timed event, the ``distance`` reached.

    ``text`` is the mark as officially printed, ``nation`` the code of the day, ``last_confirmed`` the date of the
    newest source that shows it standing, as far as known (``2026-09-27``, ``2026-07``, ``2019``), and ``unsourced``
    the names of fields that no source was found for.
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
    role: Role
    status: str
    ratified_on: dt.date | None
    last_confirmed: str
    note: str
    wind_ms: float | None
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

    def is_faster_than(self, other: RecordMark) -> bool:
        """Whether this mark beats the other of the same event."""
        return self.pace < other.pace


StandingKey: TypeAlias = tuple[Event, Category, Surface, RaceField | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one record stands: its official mark, what would replace it, and what does not count.

    ``pending`` holds faster marks that await ratification, fastest first. ``not_counting`` holds marks refused,
    annulled or run in an exhibition, fastest first: these are never the record.
    """

    event: Event
    category: Category
    surface: Surface
    field: RaceField | None
    official: RecordMark
    pending: tuple[RecordMark, ...] = ()
    not_counting: tuple[RecordMark, ...] = ()

    @property
    def fastest(self) -> RecordMark:
        """The mark to show first: the fastest pending one, else the official one."""
        return self.pending[0] if self.pending else self.official

    @property
    def marks(self) -> tuple[RecordMark, ...]:
        """All marks in the order to show them: pending, official, not counting."""
        return (*self.pending, self.official, *self.not_counting)


@dataclass(frozen=True, slots=True)
class RecordBook:
    """All records; nothing later than ``newest_source`` was known when it was compiled."""

    marks: tuple[RecordMark, ...]
    sources: tuple[Source, ...]
    compiled_on: dt.date
    newest_source: dt.date
    standings: tuple[Standing, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "standings", _standings(self.marks))

    def find(
        self,
        *events: Event,
        category: Category | None = None,
        surface: Surface | None = None,
        field: RaceField | None = None,
    ) -> tuple[Standing, ...]:
        """The standings of these events, men before women, outdoor track, short track, road, ultra; at least one.

        None for category, surface or field means all of them. Raises PersonError(NO_RECORD) where none of the events
        has a record so, with ``event``, ``category``, ``surface`` and ``field`` as asked for, and in ``surfaces``,
        ``categories`` and ``fields`` what there is.
        """
        found = tuple(
            standing
            for event in events
            for standing in self.standings
            if standing.event == event
            and category in (None, standing.category)
            and surface in (None, standing.surface)
            and field in (None, standing.field)
        )
        if not found:
            raise self._no_record(events[0], category, surface, field)
        return found

    def surfaces(self, event: Event, category: Category | None = None) -> tuple[Surface, ...]:
        """The surfaces this event has a record on, in their order; with a category, one of its records."""
        has = {s.surface for s in self.standings if s.event == event and category in (None, s.category)}
        return tuple(surface for surface in Surface if surface in has)

    def categories(self, event: Event, surface: Surface | None = None) -> tuple[Category, ...]:
        """The categories this event has a record in; with a surface, on that surface."""
        has = {s.category for s in self.standings if s.event == event and surface in (None, s.surface)}
        return tuple(category for category in Category if category in has)

    def fields(self, event: Event) -> tuple[RaceField, ...]:
        """The fields by which this event's records are kept apart; empty for most."""
        has = {standing.field for standing in self.standings if standing.event == event}
        return tuple(kind for kind in RaceField if kind in has)

    def _no_record(
        self, event: Event, category: Category | None, surface: Surface | None, field: RaceField | None
    ) -> PersonError:
        nearest = next((standing for standing in self.standings if standing.event == event), None)
        return PersonError(
            Mistake.NO_RECORD,
            example=f"{event.id} {nearest.category} {nearest.surface}" if nearest else "",
            params={
                "event": event,
                "category": category,
                "surface": surface,
                "field": field,
                "surfaces": self.surfaces(event, category) or self.surfaces(event),
                "categories": self.categories(event, surface) or self.categories(event),
                "fields": self.fields(event),
            },
        )


def _standings(marks: Iterable[RecordMark]) -> tuple[Standing, ...]:
    groups: dict[StandingKey, list[RecordMark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.pace):
        groups.setdefault((mark.event, mark.category, mark.surface, mark.field), []).append(mark)
    standings = [
        Standing(
            event=event,
            category=category,
            surface=surface,
            field=kind,
            official=next(mark for mark in group if mark.role is Role.OFFICIAL),
            pending=tuple(mark for mark in group if mark.role is Role.PENDING),
            not_counting=tuple(mark for mark in group if not mark.role.counts),
        )
        for (event, category, surface, kind), group in groups.items()
    ]
    return tuple(sorted(standings, key=_order))


def _order(standing: Standing) -> tuple[int, int, int]:
    fields = (None, *RaceField)
    return (
        list(Category).index(standing.category),
        list(Surface).index(standing.surface),
        fields.index(standing.field),
    )
