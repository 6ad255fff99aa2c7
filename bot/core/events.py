"""The race distances and surfaces the bot knows by name, and what people call them.

One declaration: notation, records, autocomplete and the answers all read this list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.quantities import Distance, Duration
from bot.core.units import METRES_PER_KM, METRES_PER_MILE, SECONDS_PER_HOUR


class Surface(StrEnum):
    """Where an event is run; records are kept apart by it."""

    OUTDOOR_TRACK = "outdoor track"
    SHORT_TRACK = "short track"
    ROAD = "road"
    ULTRA = "ultra"


class Category(StrEnum):
    """Whose records: men's or women's."""

    MEN = "men"
    WOMEN = "women"


@dataclass(frozen=True, slots=True)
class Event:
    """A race with a name: over a distance, or (``duration`` set) as far as possible in a time.

    ``aliases`` are lower-case ways of writing it beyond number and unit, without spaces or hyphens.
    """

    id: str
    distance: Distance | None = None
    duration: Duration | None = None
    steeplechase: bool = False
    aliases: tuple[str, ...] = ()


def _metres(metres: int, *aliases: str) -> Event:
    return Event(f"{metres}m", Distance(float(metres)), aliases=aliases)


def _hours(hours: int, *aliases: str) -> Event:
    written = tuple(f"{hours}{unit}" for unit in ("h", "hr", "hrs", "hours", "std", "stunde", "stunden"))
    return Event(f"{hours}hour", duration=Duration(hours * SECONDS_PER_HOUR), aliases=(*aliases, *written))


HALF_MARATHON: Final = Distance(21097.5)
MARATHON: Final = Distance(42195.0)
MILE: Final = Distance(METRES_PER_MILE)
METRIC_MILE: Final = Distance(1500.0)
PARKRUN: Final = Distance(5000.0)

EVENTS: Final[tuple[Event, ...]] = (
    _metres(100),
    _metres(200),
    _metres(400),
    _metres(800),
    _metres(1000),
    _metres(1500, "metricmile"),
    Event("mile", MILE, aliases=("1mile", "mi", "1mi", "1m", "meile")),
    _metres(2000),
    Event(
        "2000msc", Distance(2000.0), steeplechase=True, aliases=("2000steeple", "2000steeplechase", "2ksc", "2000sc")
    ),
    _metres(3000),
    Event(
        "3000msc",
        Distance(3000.0),
        steeplechase=True,
        aliases=("steeple", "steeplechase", "3000steeple", "3000steeplechase", "3ksc", "hindernis", "3000sc"),
    ),
    Event("2mile", Distance(2 * METRES_PER_MILE), aliases=("2miles", "2mi", "twomile", "twomiles")),
    _metres(5000),
    Event("5km", Distance(5 * METRES_PER_KM), aliases=("parkrun", "5k", "5kroad")),
    _metres(10000),
    Event("10km", Distance(10 * METRES_PER_KM), aliases=("10k", "10kroad")),
    Event("half", HALF_MARATHON, aliases=("halfmarathon", "hm", "halbmarathon", "21.1", "13.1", "21k")),
    Event("marathon", MARATHON, aliases=("ma", "fullmarathon", "full", "42.2", "26.2", "42k")),
    Event("50km", Distance(50 * METRES_PER_KM), aliases=("50k",)),
    Event("50mile", Distance(50 * METRES_PER_MILE), aliases=("50miles", "50mi", "50m")),
    Event("100km", Distance(100 * METRES_PER_KM), aliases=("100k",)),
    Event("100mile", Distance(100 * METRES_PER_MILE), aliases=("100miles", "100mi", "100miler")),
    _hours(1, "onehour", "hour", "60min", "60minutes", "stunde", "stundenlauf"),
    _hours(6),
    _hours(12),
    _hours(24),
)

_BY_ID: Final = {event.id: event for event in EVENTS}


def event_by_id(event_id: str) -> Event:
    """The event of this id. Raises KeyError."""
    return _BY_ID[event_id]


def events() -> Iterator[Event]:
    """All events, shortest first, timed events last."""
    return iter(EVENTS)
