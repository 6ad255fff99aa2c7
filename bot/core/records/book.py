"""World records and world bests: the marks, and how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Event, Surface
from bot.core.records.mark import Mark, RaceField, Source
from bot.core.records.milestones import Milestone
from bot.core.records.progression import Progression


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMark(Mark):
    """A mark with its place in the list of records.

    ``status`` says in English how it stands, and ``last_confirmed`` is the date of the newest source that shows it
    standing, as far as known (``2026-09-27``, ``2026-07``, ``2019``).
    """

    role: Role
    status: str
    ratified_on: dt.date | None
    last_confirmed: str
    wind_ms: float | None


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


@dataclass(frozen=True, slots=True, eq=False)
class RecordBook:
    """All records; nothing later than ``newest_source`` was known when it was compiled.

    A book is equal to itself alone, and so can be the key of a cache.
    """

    marks: tuple[RecordMark, ...]
    sources: tuple[Source, ...]
    compiled_on: dt.date
    newest_source: dt.date
    progressions: tuple[Progression, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    standings: tuple[Standing, ...] = field(init=False, repr=False)
    _of_event: Mapping[str, tuple[Standing, ...]] = field(init=False, repr=False)
    """The standings of each event that has any, by its id."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "standings", _standings(self.marks))
        ids = dict.fromkeys(standing.event.id for standing in self.standings)
        of_event = {id: tuple(one for one in self.standings if one.event.id == id) for id in ids}
        object.__setattr__(self, "_of_event", of_event)

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
            for standing in self._of_event.get(event.id, ())
            if category in (None, standing.category)
            and surface in (None, standing.surface)
            and field in (None, standing.field)
        )
        if not found:
            raise self._no_record(events[0], category, surface, field)
        return found

    def surfaces(self, event: Event, category: Category | None = None) -> tuple[Surface, ...]:
        """The surfaces this event has a record on, in their order; with a category, one of its records."""
        has = {s.surface for s in self._of_event.get(event.id, ()) if category in (None, s.category)}
        return tuple(surface for surface in Surface if surface in has)

    def categories(self, event: Event, surface: Surface | None = None) -> tuple[Category, ...]:
        """The categories this event has a record in; with a surface, on that surface."""
        has = {s.category for s in self._of_event.get(event.id, ()) if surface in (None, s.surface)}
        return tuple(category for category in Category if category in has)

    def fields(self, event: Event) -> tuple[RaceField, ...]:
        """The fields by which this event's records are kept apart; empty for most."""
        has = {standing.field for standing in self._of_event.get(event.id, ())}
        return tuple(kind for kind in RaceField if kind in has)

    def progression(
        self, event: Event, category: Category, surface: Surface, field: RaceField | None = None
    ) -> Progression | None:
        """How this record got where it is; None where no list of it is known.

        Without a field, where women's records are kept apart by it, the one of mixed races: it is the faster one.
        """
        found = {
            one.field: one
            for one in self.progressions
            if one.category is category and one.surface is surface and one.event.id == event.id
        }
        return found.get(field) or (found.get(RaceField.MIXED) if field is None else None)

    def milestones_of(
        self, event: Event, category: Category | None = None, surface: Surface | None = None
    ) -> tuple[Milestone, ...]:
        """The milestones told of this event, by date; None for category or surface means all of them."""
        return tuple(
            milestone
            for milestone in self.milestones
            if milestone.event == event
            and category in (None, milestone.category)
            and surface in (None, milestone.surface)
        )

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
