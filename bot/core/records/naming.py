"""Which event a name in a phrase is the name of, and which it might be when it is none."""

from __future__ import annotations

import difflib
import math
import re
from dataclasses import dataclass
from typing import Final

from bot.core.events import EVENTS, Event
from bot.core.notation.distances import DistanceReading, match_bare_distance, match_distance
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.quantities import Distance
from bot.core.records.words import MEANINGS, Hint
from bot.core.units import METRES_PER_KM, LengthUnit

MAX_SUGGESTIONS: Final = 3
POPULAR: Final = ("mile", "5km", "marathon")
"""What to suggest where nothing resembles what was typed."""

# 26.2 miles is 31 m short of a marathon, 3.1 miles 11 m short of 5 km; no two events are so close.
_ROUNDED: Final = 0.0025
# Whoever counts in metres leaves out no more than the 34 cm of a mile; and the bare number 1998 is a year.
_IN_METRES: Final = 0.0003
# Below that a bare number is kilometres to one and miles to another, and "1 m" can only be a mile.
_WITHOUT_UNIT: Final = 100.0
# No record is asked for over more: the number in "2026 mile record" is a year.
_FARTHEST: Final = 1000 * METRES_PER_KM
_LONGEST_NAME: Final = 40
_ALIKE: Final = 0.5

_CHUNK: Final = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_BETWEEN: Final = re.compile(r" ?-? ?")
_MOST_CHUNKS: Final = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """Events named in a phrase between ``start`` and ``end``: ``twins`` are all that the name can stand for.

    ``named`` are those meant where no surface is said: "5000 m" is the track's, "5 km" the road's, "5k" both.
    """

    named: tuple[Event, ...]
    twins: tuple[Event, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A part of a phrase that names no event; ``length`` is set where it is a distance all the same."""

    start: int
    end: int
    length: Distance | None = None


def flat_events_over(distance: Distance, written_in: LengthUnit | None = None) -> tuple[Event, ...]:
    """The flat events over a distance as people write it: two for 5 and 10 km, the track's and the road's.

    "42.2 km" is the marathon; what is written in metres is counted more closely.
    """
    tolerance = _IN_METRES if written_in is LengthUnit.M else _ROUNDED
    return tuple(
        event
        for event in EVENTS
        if event.distance is not None
        and not event.steeplechase
        and math.isclose(event.distance.metres, distance.metres, rel_tol=tolerance)
    )


# "steeple" alone is a word like "road": it makes another event of the 2000 m beside it.
_NAMES: Final = {
    name: event
    for event in EVENTS
    for name in (event.id, *event.aliases)
    if MEANINGS.get(name) is not Hint.STEEPLECHASE
}


def name_at(source: Normalised, start: int) -> Naming | Unnamed | None:
    """The event whose name begins at ``start``; Unnamed for a distance without a record, None for anything else."""
    try:
        reading = match_distance(source, start)
        bare = match_bare_distance(source, start, None, least=_WITHOUT_UNIT) if reading is None else None
    except ReadingError as fault:
        return Unnamed(start, fault.end)
    for read in (reading, bare):
        if read is not None and (naming := _of_distance(source, read)) is not None:
            return naming
    naming = _of_alias(source, start)
    if reading is None or reading.distance.metres > _FARTHEST:
        return naming
    # "half" is a name, but not in "half mile".
    return naming if naming is not None and naming.end >= reading.end else Unnamed(start, reading.end, reading.distance)


def _of_distance(source: Normalised, reading: DistanceReading) -> Naming | None:
    if reading.reps > 1:
        return None  # a relay or intervals, and neither has a record here
    twins = flat_events_over(reading.distance, reading.unit)
    if reading.is_bare_m and reading.distance.metres <= _WITHOUT_UNIT:
        twins = (*twins, *flat_events_over(Distance.from_miles(reading.distance.metres)))
    if not twins:
        return None
    spelled = source.text[reading.start : reading.end]
    return Naming(_meant(twins, reading.unit, spelled), twins, reading.start, reading.end)


def _of_alias(source: Normalised, start: int) -> Naming | None:
    """The longest name of an event that the chunks from here on make when they are joined: "3000 m-sc"."""
    joined, position = "", start
    longest: Naming | None = None
    for _ in range(_MOST_CHUNKS):
        chunk = _CHUNK.match(source.text, position)
        if chunk is None:
            break
        joined += chunk.group().replace(",", ".")
        if (event := _NAMES.get(joined)) is not None:
            twins: tuple[Event, ...] = (event,)
            if event.distance is not None and not event.steeplechase:
                twins = flat_events_over(event.distance)
            longest = Naming(_meant(twins, LengthUnit.KM, joined), twins, start, chunk.end())
        gap = _BETWEEN.match(source.text, chunk.end())
        position = gap.end() if gap is not None else chunk.end()
    return longest


def _meant(twins: tuple[Event, ...], unit: LengthUnit | None, spelled: str) -> tuple[Event, ...]:
    """Of a track event and a road race over the same distance, the one whose unit was written, else both."""
    in_km = tuple(event for event in twins if event.id.endswith("km"))
    others = tuple(event for event in twins if event not in in_km)
    if unit is LengthUnit.M or not in_km:
        return others[:1] or in_km
    if unit is LengthUnit.KM and not spelled.endswith("k"):
        return in_km
    return in_km + others


def steeplechase_of(naming: Naming | None) -> Naming | None:
    """The steeplechase over the distance named, over 3000 m where none was; None where there is none."""
    if naming is None:
        naming = Naming((), flat_events_over(Distance(3000.0)), 0, 0)
    distances = [event.distance for event in naming.twins]
    found = tuple(event for event in EVENTS if event.steeplechase and event.distance in distances)
    return Naming(found, found, naming.start, naming.end) if found else None


def nearest_events(name: str, length: Distance | None) -> tuple[str, ...]:
    """The ids of up to three events that this name, or a distance without a record, may have meant; at least one."""
    if length is not None:
        return _nearest_in_length(length)
    joined = "".join(_CHUNK.findall(name))[:_LONGEST_NAME]
    alike = [event.id for known, event in _NAMES.items() if joined and known.startswith(joined)]
    close = difflib.get_close_matches(joined, _NAMES, n=2 * MAX_SUGGESTIONS, cutoff=_ALIKE)
    alike += [_NAMES[known].id for known in close]
    return tuple(dict.fromkeys(alike))[:MAX_SUGGESTIONS] or POPULAR


def _nearest_in_length(length: Distance) -> tuple[str, ...]:
    flat = (event for event in EVENTS if not event.steeplechase)
    # Of 10,000 m and 10 km this keeps the later one, the road's, where odd distances are run.
    by_distance = {event.distance: event.id for event in flat if event.distance is not None}
    nearest = sorted(by_distance, key=lambda distance: abs(math.log(distance.metres / length.metres)))
    return tuple(by_distance[distance] for distance in nearest[:MAX_SUGGESTIONS])
