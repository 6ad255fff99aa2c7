"""Laps of a running track, lane by lane, and where a race of any length starts.

The outdoor track is the standard one of World Athletics: straights of 84.39 m, a kerb of 36.50 m radius, lanes of
1.22 m. A lane is measured where its runner is taken to run: 0.30 m from the kerb in lane 1, 0.20 m from the inner line
in the others. Source: World Athletics, Technical Rule 14, and "Track and Field Facilities Manual", 2008, whose
staggered starts are among the tests.

A table much copied on the web (407.67, 415.33 ... m) measures lane 1 at 0.20 m too; its lanes come out 63 cm too long.

All lengths here are for a race that is run in its lane from start to finish. The finish line is where the home straight
ends; it is the same for all lanes and races.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.core.quantities import Distance

LAP: Final = Distance(400.0)
"""A lap of an outdoor track in lane 1."""
SHORT_TRACK_LAP: Final = Distance(200.0)
"""A lap of a short (indoor) track in lane 1."""
FIRST_LANE: Final = 1
LAST_LANE: Final = 8

_STRAIGHT: Final = 84.39
_KERB_RADIUS: Final = 36.50
_LANE_WIDTH: Final = 1.22
_FROM_KERB: Final = 0.30
_FROM_LINE: Final = 0.20
# Sprints of up to 110 m have a straight of their own, which the home straight is a part of.
_SPRINT: Final = 110.0
# Nobody measures a start finer than to the centimetre, and "on the bend" no finer than to half a metre.
_CENTIMETRE: Final = 0.01
_AT_THE_BEND: Final = 0.5


class Place(Enum):
    """Where on the outdoor track a point lies, in running order from the finish line."""

    FINISH_LINE = auto()
    FIRST_BEND = auto()
    BACK_STRAIGHT = auto()
    LAST_BEND_BEGINS = auto()
    LAST_BEND = auto()
    HOME_STRAIGHT = auto()
    SPRINT_STRAIGHT = auto()


@dataclass(frozen=True, slots=True)
class LapCount:
    """So many whole laps and, to the centimetre, what is left over; ``rest`` is None where nothing is."""

    lap: Distance
    whole: int
    rest: Distance | None


@dataclass(frozen=True, slots=True)
class Start:
    """Where to stand: so far before the finish line, or (``is_past``) beyond it in running direction.

    ``offset`` is None at the line itself, and ``place`` None on a track whose bends are not known.
    """

    offset: Distance | None
    is_past: bool
    place: Place | None


def laps(distance: Distance, lap: Distance = LAP) -> float:
    """How many laps the distance is: 2.5 for 1000 m."""
    return distance.metres / lap.metres


def curve_in_lane(lane: int) -> Distance:
    """The length of one of the two bends, half a circle: 115.61 m in lane 1. Raises ValueError outside 1 to 8."""
    return Distance(math.pi * _measured_radius(lane))


def lap_in_lane(lane: int) -> Distance:
    """A lap of the 400 m track in this lane: 407.04 m in lane 2. Raises ValueError outside 1 to 8.

    In lane 1 it is 400 m by name; the drawing has 1.2 mm more.
    """
    bends = 2 * curve_in_lane(lane).metres
    return LAP if lane == FIRST_LANE else Distance(2 * _STRAIGHT + bends)


def stagger_metres(lane: int, half_laps: int = 2) -> float:
    """How far a start in this lane lies ahead of lane 1's, in metres, for a race of so many half laps; 0 in lane 1.

    7.04 m in lane 2 for 400 m, 3.52 m for 200 m. Raises ValueError outside lanes 1 to 8.
    """
    return half_laps * (lap_in_lane(lane).metres - LAP.metres) / 2


def count_laps(distance: Distance, lap: Distance = LAP) -> LapCount:
    """The distance in whole laps and a rest: a mile is 4 laps and 9.34 m. To the centimetre, so never 3 and 400.00."""
    whole, rest = divmod(distance.metres, lap.metres)
    if lap.metres - rest < _CENTIMETRE / 2:
        whole, rest = whole + 1, 0.0
    return LapCount(lap, int(whole), Distance(rest) if rest >= _CENTIMETRE / 2 else None)


def start_of(distance: Distance, lane: int = FIRST_LANE) -> Start:
    """Where a race over this distance starts on the 400 m track, so that it ends at the finish line.

    A mile in lane 1 starts 9.34 m before the line, 1500 m 100 m past it, 400 m in lane 4 22.37 m past it.
    Raises ValueError outside lanes 1 to 8.
    """
    count = count_laps(distance, lap_in_lane(lane))
    if count.rest is None:
        return Start(None, is_past=False, place=Place.FINISH_LINE)
    if count.whole == 0 and count.rest.metres <= _SPRINT:
        return Start(count.rest, is_past=False, place=Place.SPRINT_STRAIGHT)
    before, past = count.rest.metres, count.lap.metres - count.rest.metres
    if abs(before - past) < 2 * _AT_THE_BEND:
        return Start(count.rest, is_past=False, place=Place.LAST_BEND_BEGINS)
    if before < past:
        return Start(count.rest, is_past=False, place=Place.HOME_STRAIGHT if before <= _STRAIGHT else Place.LAST_BEND)
    on_bend = past < curve_in_lane(lane).metres
    return Start(Distance(past), is_past=True, place=Place.FIRST_BEND if on_bend else Place.BACK_STRAIGHT)


def start_on_short_track(distance: Distance) -> Start:
    """The same on a 200 m track in lane 1, whose bends differ from hall to hall."""
    count = count_laps(distance, SHORT_TRACK_LAP)
    if count.rest is None:
        return Start(None, is_past=False, place=Place.FINISH_LINE)
    past = count.lap.metres - count.rest.metres
    if count.rest.metres <= past:
        return Start(count.rest, is_past=False, place=None)
    return Start(Distance(past), is_past=True, place=None)


def _measured_radius(lane: int) -> float:
    if not FIRST_LANE <= lane <= LAST_LANE:
        raise ValueError(f"a track has lanes {FIRST_LANE} to {LAST_LANE}, not {lane!r}")
    if lane == FIRST_LANE:
        return _KERB_RADIUS + _FROM_KERB
    return _KERB_RADIUS + _LANE_WIDTH * (lane - 1) + _FROM_LINE
