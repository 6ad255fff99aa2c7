"""Whether a run can have happened: no faster than the world record, no slower than a walk."""

from __future__ import annotations

import bisect
import functools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.records.book import RecordMark
from bot.core.records.loading import load_record_book

MARGIN: Final = 0.98
"""A run may beat the record by 2 %: watches and courses err, and a record may be younger than the list of them."""

SLOWEST: Final = Pace(3600.0)
"""1 km in an hour, a stroll; the slowest pace that is taken for a run or a walk."""

FASTEST_RUNNER: Final = Speed(20 / 1.61)
"""The fastest that anybody was timed over a stretch: 44.72 km/h.

Source: Usain Bolt between 60 and 80 m of his 9.58 s, Berlin, 2009-08-16: 20 m in 1.61 s (analysis of the race by the
IAAF, reported by La Presse on 2009-08-17).
"""

# "42.2 km" and "21.1 km" are record distances, written as people write them.
_EXAMPLE: Final = "10k in 47:30"
_SAME_DISTANCE: Final = 0.001
# A mile at 60:00/km comes out a few ulps above 3600 s/km.
_FLOAT_ERROR: Final = 1e-9


class _Point(NamedTuple):
    metres: float
    seconds: float
    mark: RecordMark


@dataclass(frozen=True, slots=True)
class RecordCurve:
    """The best known duration for any distance, through the fastest marks over each.

    Straight lines on logarithmic scales between neighbouring points, as distance and record time follow a power law
    closely (A. E. Kennelly, "An approximate law of fatigue in the speeds of racing animals", 1906; P. S. Riegel,
    "Athletic records and human endurance", American Scientist 69, 1981). Below the shortest point the speed is
    FASTEST_RUNNER: a standing start is not told from a flying one, and 60 m in 6.34 s, the world best, is far within
    it. Above the longest point the speed is that point's.
    """

    points: tuple[_Point, ...]

    def duration(self, distance: Distance) -> Duration:
        """The best known duration for this distance."""
        metres, first, last = distance.metres, self.points[0], self.points[-1]
        if metres < first.metres:
            return Duration(metres / FASTEST_RUNNER.metres_per_second)
        if metres >= last.metres:
            return Duration(last.seconds * metres / last.metres)
        after = bisect.bisect_right(self.points, metres, key=lambda point: point.metres)
        return Duration(_between(self.points[after - 1], self.points[after], metres))

    def mark(self, distance: Distance) -> RecordMark | None:
        """The record at this distance, to 0.1 %; None where it is no record distance."""
        near = min(self.points, key=lambda point: abs(point.metres - distance.metres))
        is_same = math.isclose(near.metres, distance.metres, rel_tol=_SAME_DISTANCE)
        return near.mark if is_same and near.mark.event.distance is not None else None


@functools.cache
def record_curve() -> RecordCurve:
    """The curve through the records that come with the bot.

    Of every distance it takes the fastest mark, official or pending, of all surfaces and both categories; not the
    steeplechases. A point that a longer run beats in pace is left out. The marks of timed events (319,614 m in 24 h)
    are points too, unless the line through the distances around them is faster: few run for exactly one hour.
    """
    fastest: dict[float, _Point] = {}
    for standing in load_record_book().standings:
        if standing.event.steeplechase:
            continue
        mark = standing.fastest
        point = _Point(mark.distance_run.metres, mark.duration_run.seconds, mark)
        known = fastest.get(point.metres)
        if known is None or point.seconds < known.seconds:
            fastest[point.metres] = point
    return RecordCurve(tuple(_lower_envelope(fastest.values())))


def _lower_envelope(points: Iterable[_Point]) -> list[_Point]:
    envelope: list[_Point] = []
    for point in sorted(points, key=lambda point: point.metres, reverse=True):
        if not envelope or point.seconds / point.metres < envelope[-1].seconds / envelope[-1].metres:
            envelope.append(point)
    envelope.reverse()
    over_distance = [point for point in envelope if point.mark.event.distance is not None]
    return [point for point in envelope if point in over_distance or _is_below(point, over_distance)]


def _is_below(point: _Point, line: list[_Point]) -> bool:
    """Whether a point is faster than the line; where the line ends there is nothing to beat."""
    after = bisect.bisect(line, point.metres, key=lambda other: other.metres)
    if after in (0, len(line)):
        return True
    return point.seconds <= _between(line[after - 1], line[after], point.metres)


def _between(before: _Point, after: _Point, metres: float) -> float:
    exponent = math.log(after.seconds / before.seconds) / math.log(after.metres / before.metres)
    return before.seconds * math.pow(metres / before.metres, exponent)


def check_performance(distance: Distance, duration: Duration) -> None:
    """Nothing, where somebody may have run this distance in this duration.

    Raises PersonError: FASTER_THAN_RECORD when it is more than 2 % faster than the best known, with ``distance``,
    ``duration``, ``record`` (the best known duration for the distance) and ``mark`` (the RecordMark where it is a
    record distance, else None); SLOWER_THAN_WALKING when slower than 60 min/km, with ``distance``, ``duration`` and
    ``pace``. For the sources see RecordCurve and the record files.
    """
    curve = record_curve()
    record = curve.duration(distance)
    if duration.seconds < MARGIN * record.seconds * (1 - _FLOAT_ERROR):
        raise PersonError(
            Mistake.FASTER_THAN_RECORD,
            example=_EXAMPLE,
            params={"distance": distance, "duration": duration, "record": record, "mark": curve.mark(distance)},
        )
    _require_walking_pace(duration / distance, distance=distance, duration=duration)


def check_pace(pace: Pace) -> None:
    """Nothing, where somebody may have run at this pace over some distance.

    Raises PersonError: FASTER_THAN_RECORD when it is more than 2 % faster than the fastest record of all, with
    ``pace``, ``record`` (that record's pace) and ``mark``; SLOWER_THAN_WALKING with ``pace``.
    """
    fastest = min((point.mark for point in record_curve().points), key=lambda mark: mark.pace)
    if pace.seconds_per_km < MARGIN * fastest.pace.seconds_per_km * (1 - _FLOAT_ERROR):
        raise PersonError(
            Mistake.FASTER_THAN_RECORD, example=_EXAMPLE, params={"pace": pace, "record": fastest.pace, "mark": fastest}
        )
    _require_walking_pace(pace)


def _require_walking_pace(pace: Pace, **params: object) -> None:
    if pace.seconds_per_km > SLOWEST.seconds_per_km * (1 + _FLOAT_ERROR):
        raise PersonError(Mistake.SLOWER_THAN_WALKING, example=_EXAMPLE, params={"pace": pace, **params})
