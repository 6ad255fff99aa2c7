"""What there is to know of a distance: its laps, the records over it, and about how long people take."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import EVENTS, HALF_MARATHON, MARATHON, METRIC_MILE, MILE, PARKRUN, Event, Surface
from bot.core.notation import DistanceReading, read_distance
from bot.core.notation.distances import MAX_METRES
from bot.core.notation.normalise import normalise
from bot.core.notation.phrase import checked
from bot.core.prediction import RIEGEL_AT_MOST, RIEGEL_EXPONENT, carried_over
from bot.core.quantities import Distance, Duration, Pace
from bot.core.records import Standing, record_shelf
from bot.core.track import FIRST_LANE, LAST_LANE
from bot.core.units import LengthUnit

EXAMPLE: Final = "mile"
LANE_EXAMPLE: Final = "4"


class Benchmark(StrEnum):
    """What a distance is as a test: one of the well-known ones, else the range it lies in."""

    M400 = "400 m"
    M800 = "800 m"
    KM1 = "1 km"
    M1500 = "1500 m"
    MILE = "mile"
    KM3 = "3 km"
    MILES2 = "2 miles"
    KM5 = "5 km"
    KM10 = "10 km"
    MILES10 = "10 miles"
    HALF = "half marathon"
    MARATHON = "marathon"
    KM50 = "50 km"
    MILES50 = "50 miles"
    KM100 = "100 km"
    MILES100 = "100 miles"
    SPRINT = "sprint"
    UP_TO_1_KM = "up to 1 km"
    UP_TO_4_KM = "up to 4 km"
    UP_TO_8_KM = "up to 8 km"
    UP_TO_18_KM = "up to 18 km"
    UP_TO_30_KM = "up to 30 km"
    UP_TO_MARATHON = "up to the marathon"
    UP_TO_75_KM = "up to 75 km"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class KnownDistance:
    """A distance that everybody knows; ``text`` is a way to type it, ``unit`` the unit it is named in."""

    benchmark: Benchmark
    distance: Distance
    unit: LengthUnit | None

    @property
    def text(self) -> str:
        """What to type for it."""
        return self.benchmark.value


KNOWN: Final = (
    KnownDistance(Benchmark.M400, Distance(400.0), LengthUnit.M),
    KnownDistance(Benchmark.M800, Distance(800.0), LengthUnit.M),
    KnownDistance(Benchmark.KM1, Distance.from_km(1), LengthUnit.KM),
    KnownDistance(Benchmark.M1500, METRIC_MILE, LengthUnit.M),
    KnownDistance(Benchmark.MILE, MILE, LengthUnit.MILE),
    KnownDistance(Benchmark.KM3, Distance.from_km(3), LengthUnit.KM),
    KnownDistance(Benchmark.MILES2, Distance.from_miles(2), LengthUnit.MILE),
    KnownDistance(Benchmark.KM5, PARKRUN, LengthUnit.KM),
    KnownDistance(Benchmark.KM10, Distance.from_km(10), LengthUnit.KM),
    KnownDistance(Benchmark.MILES10, Distance.from_miles(10), LengthUnit.MILE),
    KnownDistance(Benchmark.HALF, HALF_MARATHON, None),
    KnownDistance(Benchmark.MARATHON, MARATHON, None),
    KnownDistance(Benchmark.KM50, Distance.from_km(50), LengthUnit.KM),
    KnownDistance(Benchmark.MILES50, Distance.from_miles(50), LengthUnit.MILE),
    KnownDistance(Benchmark.KM100, Distance.from_km(100), LengthUnit.KM),
    KnownDistance(Benchmark.MILES100, Distance.from_miles(100), LengthUnit.MILE),
)
"""The distances with guidance of their own, shortest first."""

_RANGES: Final = (
    (300.0, Benchmark.SPRINT),
    (1_000.0, Benchmark.UP_TO_1_KM),
    (4_000.0, Benchmark.UP_TO_4_KM),
    (8_000.0, Benchmark.UP_TO_8_KM),
    (18_000.0, Benchmark.UP_TO_18_KM),
    (30_000.0, Benchmark.UP_TO_30_KM),
    (MARATHON.metres, Benchmark.UP_TO_MARATHON),
    (75_000.0, Benchmark.UP_TO_75_KM),
    (math.inf, Benchmark.LONGER),
)
# How far off a distance may be that is meant for a race: 42 km and 21 km are 0.46 % short of theirs. 1600 m is 0.58 %
# short of a mile, and a race of its own.
_ROUNDED: Final = 0.005
_SAME: Final = 1e-9


class Level(StrEnum):
    """How somebody covers a distance; a rough word for a wide range, whoever they are."""

    WALK = "walk"
    BEGINNER = "beginner"
    REGULAR = "regular"
    TRAINED = "trained"


PACES: Final = {
    Level.WALK: (Pace(540.0), Pace(720.0)),
    Level.BEGINNER: (Pace(390.0), Pace(510.0)),
    Level.REGULAR: (Pace(300.0), Pace(390.0)),
    Level.TRAINED: (Pace(240.0), Pace(300.0)),
}
"""From and to: 9:00 to 12:00/km for a walk over any distance; over 5 km 6:30 to 8:30, 5:00 to 6:30, 4:00 to 5:00."""
PACES_HOLD_OVER: Final = PARKRUN
SHORTEST_BY_RIEGEL: Final = Distance(1_000.0)
"""Riegel's shortest time, 3:30, is about 1 km of the fastest level."""

_SHORTEST_WITH_TIMES: Final = Distance(400.0)
_LONGEST_WITH_RUNS: Final = MARATHON
_LONGEST_WITH_WALKS: Final = Distance.from_miles(100)
# Seconds: up to which time guidance is given in which steps, which say how rough it is. Each step divides the next, so
# that longer never comes out shorter.
_STEPS: Final = ((5 * 60.0, 5), (20 * 60.0, 15), (60 * 60.0, 30), (180 * 60.0, 60), (math.inf, 300))


@dataclass(frozen=True, slots=True)
class Band:
    """The times that people of one level mostly take, as guidance: from the faster end to the slower."""

    level: Level
    fastest: Duration
    slowest: Duration

    @property
    def middle(self) -> Duration:
        """A time in the middle, in the same steps."""
        return _in_steps((self.fastest.seconds + self.slowest.seconds) / 2)


@dataclass(frozen=True, slots=True)
class Guidance:
    """Times by level, the slowest level first; a level that no honest time can be given for is left out.

    ``is_short`` says that the pace of 1 km was kept for less, ``is_rough`` that a time lies beyond the formula's range.
    """

    bands: tuple[Band, ...]
    is_short: bool = False
    is_rough: bool = False

    @property
    def walk_only(self) -> bool:
        """Whether the distance is too long for running times."""
        return [band.level for band in self.bands] == [Level.WALK]


def guidance_times(distance: Distance) -> Guidance:
    """How long people take over a distance by level: guidance made from paces, not a norm and not a prediction.

    A walk keeps its flat pace. The others have a range of paces over 5 km (PACES), which is carried over by
    T2 = T1 · (D2 / D1) ^ 1.06: P. S. Riegel, "Time Predicting", Runner's World, August 1977, and "Athletic Records and
    Human Endurance", American Scientist 69, 1981; made for 3.5 to 230 minutes. Below 1 km the pace of 1 km is kept. The
    paces are a choice of this project: nobody publishes what "regular" means.

    Times are given from 400 m to the marathon, for walks to 100 miles: on longer runs ground, weather and breaks
    decide. They are rounded to 5 seconds for the shortest and 5 minutes for the longest.
    """
    bands = [_band(level, distance) for level in Level if _has_times(level, distance)]
    return Guidance(
        tuple(bands),
        is_short=bool(bands) and distance < SHORTEST_BY_RIEGEL,
        is_rough=any(band.level is not Level.WALK and band.slowest > RIEGEL_AT_MOST for band in bands),
    )


def _has_times(level: Level, distance: Distance) -> bool:
    longest = _LONGEST_WITH_WALKS if level is Level.WALK else _LONGEST_WITH_RUNS
    shortest_metres, longest_metres = _SHORTEST_WITH_TIMES.metres * (1 - _ROUNDED), longest.metres * (1 + _ROUNDED)
    return shortest_metres <= distance.metres <= longest_metres


def _band(level: Level, distance: Distance) -> Band:
    fastest, slowest = (_in_steps(_seconds(level, pace, distance)) for pace in PACES[level])
    return Band(level, fastest, slowest)


def _seconds(level: Level, pace: Pace, distance: Distance) -> float:
    if level is Level.WALK:
        return (pace * distance).seconds
    reached = max(distance, SHORTEST_BY_RIEGEL)
    duration = carried_over(PACES_HOLD_OVER, pace * PACES_HOLD_OVER, reached, RIEGEL_EXPONENT)
    return (duration / reached * distance).seconds


def _in_steps(seconds: float) -> Duration:
    step = next(step for below, step in _STEPS if seconds < below)
    return Duration(float(step * math.floor(seconds / step + 0.5)))


@dataclass(frozen=True, slots=True)
class DistanceAnswer:
    """A distance with what there is to know of it.

    ``distance`` is all repetitions together, ``text`` what to type for it. ``meant`` is the race that a rounded
    distance may stand for. ``lane`` is the lane asked for, and ``standings`` are how the records stand over just this
    distance, on the surface that belongs to it; ``record_text`` asks for all of them.
    """

    reading: DistanceReading
    distance: Distance
    text: str
    benchmark: Benchmark
    guidance: Guidance
    meant: KnownDistance | None = None
    lane: int | None = None
    standings: tuple[Standing, ...] = ()
    record_text: str = ""

    @property
    def unit(self) -> LengthUnit | None:
        """The unit it was typed in; None for a race's name."""
        return self.reading.unit


# "mile in lane 4": the lane may stand behind the distance as well as in its own option.
_LANE_BEHIND: Final = re.compile(r"[ ,]{0,3}(?:\b(?:in|on|auf) )?\b(?:lane|bahn) ?#?(?P<lane>\d{1,3}) ?\Z")
_LANE: Final = re.compile(r"(?:(?:lane|bahn) ?)?#?(\d{1,3})")


def describe_distance(text: str, lane: str = "") -> DistanceAnswer:
    """What there is to know of the distance in a phrase; the lane may stand behind it or be given on its own.

    Raises PersonError as ``read_distance`` does, and NO_SUCH_LANE for a lane outside 1 to 8 (``first``, ``last``).
    """
    source = checked(text, EXAMPLE)
    behind = _LANE_BEHIND.search(source.text)
    what, said = source.typed, lane.strip()
    if behind is not None and behind.start() > 0:
        what = source.typed[: source.span(0, behind.start())[1]]
        said = said or behind["lane"]
    reading = read_distance(what)
    if reading.total.metres > MAX_METRES:
        raise PersonError(Mistake.TOO_LARGE, text=what, example=EXAMPLE)
    known = _known(reading.total)
    distance = known.distance if known is not None else reading.total
    event = _event_over(distance, reading.unit)
    return DistanceAnswer(
        reading=reading,
        distance=distance,
        text=_text(distance, reading.unit, known),
        benchmark=_benchmark(distance),
        guidance=guidance_times(distance),
        meant=None if known is not None else _nearly(distance),
        lane=_lane(said) if said else None,
        standings=_standings(event) if event is not None else (),
        record_text=_record_text(event) if event is not None else "",
    )


def _known(distance: Distance) -> KnownDistance | None:
    return next((k for k in KNOWN if math.isclose(k.distance.metres, distance.metres, rel_tol=_SAME)), None)


def _nearly(distance: Distance) -> KnownDistance | None:
    """The race that somebody may mean who types 26.2 miles, 21 km or 1609 m."""
    return next((k for k in KNOWN if math.isclose(k.distance.metres, distance.metres, rel_tol=_ROUNDED)), None)


def _benchmark(distance: Distance) -> Benchmark:
    known = _known(distance) or _nearly(distance)
    if known is not None:
        return known.benchmark
    return next(benchmark for most, benchmark in _RANGES if distance.metres <= most)


def _text(distance: Distance, unit: LengthUnit | None, known: KnownDistance | None) -> str:
    """How to type it, alone or in a phrase: "half marathon", "3200 m", "7.5 km"."""
    if known is not None:
        return known.text
    in_small_units = unit in (LengthUnit.M, LengthUnit.YARD, LengthUnit.FOOT)
    if unit is None or (in_small_units and not (distance.metres / unit.metres).is_integer()):
        unit = LengthUnit.KM  # beside km and mi a dot is always a decimal mark (D3, D4)
    number = f"{distance.metres / unit.metres:.7f}".rstrip("0").rstrip(".")
    return f"{number} {unit.value}"


def _lane(said: str) -> int:
    found = _LANE.fullmatch(" ".join(normalise(said).text.split()))
    lane = int(found[1]) if found else 0
    if not FIRST_LANE <= lane <= LAST_LANE:
        params = {"first": FIRST_LANE, "last": LAST_LANE}
        raise PersonError(Mistake.NO_SUCH_LANE, text=said, example=LANE_EXAMPLE, params=params)
    return lane


def _event_over(distance: Distance, unit: LengthUnit | None) -> Event | None:
    """The event over just this distance: of the two 5 km the track's where metres were typed, else the road's."""
    over = [e for e in EVENTS if e.distance is not None and not e.steeplechase and _is_same(e.distance, distance)]
    on_track = [event for event in over if _surface(event) is Surface.OUTDOOR_TRACK]
    elsewhere = [event for event in over if event not in on_track]
    in_order = on_track + elsewhere if unit is LengthUnit.M else elsewhere + on_track
    return in_order[0] if in_order else None


def _is_same(one: Distance, other: Distance) -> bool:
    return math.isclose(one.metres, other.metres, rel_tol=_SAME)


def _surface(event: Event) -> Surface | None:
    """The first of the event's surfaces in their order: a mile belongs to the track, a half marathon to the road."""
    return next(iter(record_shelf().book.surfaces(event)), None)


def _standings(event: Event) -> tuple[Standing, ...]:
    surface = _surface(event)
    return () if surface is None else record_shelf().book.find(event, surface=surface)


def _record_text(event: Event) -> str:
    """What to ask ``/record`` for: for 5 km "5k", which means the track's record as well as the road's."""
    twins = [e for e in EVENTS if e.distance == event.distance and not e.steeplechase]
    if len(twins) > 1 and event.distance is not None:
        return f"{event.distance.km:.0f}k"
    return event.id
