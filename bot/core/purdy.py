"""Purdy's points: what a time is worth beside the scoring tables of 1936, and the time that is worth as much elsewhere.

Two variants that must never be mixed: the table of 1936 itself, and the curve of least squares through it. They differ
by up to about 50 points at the marathon.
"""

from __future__ import annotations

import csv
import functools
import math
from bisect import bisect_left
from pathlib import Path
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

NAME: Final = "Purdy 1970"
SHORTEST: Final = Distance(40.0)
LONGEST: Final = Distance(100_000.0)
LEAST: Final = 0.0
MOST: Final = 1_500.0
"""Points; below none the table has nothing to say."""

_TABLE: Final = Path(__file__).parent / "data" / "prediction" / "purdy_portuguese_1936.csv"
_SOURCE: Final = (
    'J. B. Gardner and J. G. Purdy, "Computer generated track scoring tables", Medicine and Science in Sports 2, 1970, '
    "152-161; figures as in P. Hoffman's program"
)
_CURVE: Final = (
    (-11.15895, -0.03796158),
    (4.304605, -0.001646772),
    (0.5234627, -0.000410767),
    (4.03156, -7.068099e-6),
    (2.316157, -5.22099e-9),
)
_TABLE_POINTS, _CURVE_POINTS = 950.0, 1035.0
_LAP: Final = 400.0
_NO_CURVE_BELOW: Final = 110.0

_DISTANCE: Final = Input(name="distance", unit="m", low=40.0, high=100_000.0, trend=Trend.RISES, make=Distance)
_CURVED: Final = Input(
    name="distance", unit="m", low=800.0, high=50_000.0, trend=Trend.FALLS, make=Distance, is_checked=False
)
_DURATION: Final = Input(
    name="duration", unit="s", low=60.0, high=14_400.0, trend=Trend.FALLS, make=Duration, is_checked=False
)


@functools.cache
def _table() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The distances of the table in metres, and the times over them in seconds."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = [(float(row["distance_m"]), float(row["speed_mps"])) for row in csv.DictReader(file)]
    return tuple(metres for metres, _ in rows), tuple(metres / speed for metres, speed in rows)


def _on_curves(metres: float) -> float:
    """The share of a distance that is run on the bends of a 400 m track, from the finish backwards."""
    if metres < _NO_CURVE_BELOW:
        return 0.0
    laps, rest = divmod(metres, _LAP)
    if rest <= 50:
        bend = 0.0
    elif rest <= 150:
        bend = rest - 50
    elif rest <= 250:
        bend = 100.0
    elif rest <= 350:
        bend = rest - 150
    else:
        bend = 200.0
    return (laps * 200 + bend) / metres


def _check_distance(distance: Distance) -> None:
    if not SHORTEST <= distance <= LONGEST:
        raise outside(Term.DISTANCE, distance, SHORTEST, LONGEST, method=NAME)


def _check_points(points: float) -> float:
    if not LEAST <= points <= MOST:
        raise outside(Term.POINTS, points, LEAST, MOST, method=NAME)
    return points


def _scale(speed: float, points: float) -> tuple[float, float]:
    a = 85.0 / (0.0654 - 0.00258 * speed)
    return a, 1.0 - points / a


def _by_table(distance: Distance) -> tuple[float, float, float]:
    """The time worth 950 points in seconds, and the two numbers of the scale."""
    metres, seconds = _table()
    after = max(1, bisect_left(metres, distance.metres))
    share = (distance.metres - metres[after - 1]) / (metres[after] - metres[after - 1])
    time = seconds[after - 1] + share * (seconds[after] - seconds[after - 1])
    speed = distance.metres / time
    corrected = time + 0.20 + 0.08 * speed + 0.0065 * _on_curves(distance.metres) * speed * speed
    return corrected, *_scale(speed, _TABLE_POINTS)


def _by_curve(distance: Distance) -> tuple[float, float, float]:
    speed = sum(factor * math.exp(rate * distance.metres) for factor, rate in _CURVE)
    return distance.metres / speed, *_scale(speed, _CURVE_POINTS)


@formula(
    "purdy_points",
    name=NAME,
    command="predict",
    source=_SOURCE,
    edition="Portuguese tables of 1936",
    unit="points",
    inputs=(_DISTANCE, _DURATION),
)
def purdy_points(distance: Distance, duration: Duration) -> float:
    """The points of a time by the table: A · (T950 / T - B), T950 the table's time with its corrections.

    k = 0.0654 - 0.00258 v, A = 85 / k, B = 1 - 950 / A. For 40 m to 100 km and 0 to 1500 points. Hoffman publishes 568
    for a mile in 5:08, which comes out as 570.
    """
    _check_distance(distance)
    time, a, b = _by_table(distance)
    return _check_points(a * (time / duration.seconds - b))


@formula(
    "purdy_time",
    name=NAME,
    command="predict",
    source=_SOURCE,
    edition="Portuguese tables of 1936",
    unit="s",
    inputs=(_DISTANCE, Input(name="points", unit="points", low=LEAST, high=MOST, trend=Trend.FALLS)),
    number=lambda duration: duration.seconds,
)
def purdy_time(distance: Distance, points: float) -> Duration:
    """The time over a distance that is worth so many points by the table: the inverse of ``purdy_points``.

    For 40 m to 100 km and 0 to 1500 points.
    """
    _check_distance(distance)
    _check_points(points)
    time, a, b = _by_table(distance)
    return Duration(a * time / (points + a * b))


@formula(
    "purdy_least_squares",
    name=NAME,
    command="predict",
    source=_SOURCE,
    edition="least squares",
    unit="s",
    inputs=(
        _CURVED,
        Input(name="duration", unit="s", low=120.0, high=14_400.0, trend=Trend.RISES, make=Duration, is_checked=False),
        Input(name="target", unit="m", low=800.0, high=50_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
    ),
    number=lambda duration: duration.seconds,
    identities=(({"distance": 5000.0, "duration": 1200.0, "target": 5000.0}, 1200.0),),
)
def purdy_least_squares(distance: Distance, duration: Duration, target: Distance) -> Duration:
    """The time over another distance that is worth as many points, by the curve of least squares.

    The speed worth 1035 points is a sum of five exponentials of the distance; points are A · (T1035 / T - B) as in the
    table, with 1035 for 950. For 40 m to 100 km and 0 to 1500 points: men's running of 1936, so many runners have none.
    """
    for length in (distance, target):
        _check_distance(length)
    time, a, b = _by_curve(distance)
    points = _check_points(a * (time / duration.seconds - b))
    time, a, b = _by_curve(target)
    return Duration(a * time / (points + a * b))
