"""VDOT: what a race says of a runner's oxygen uptake, and the race times it stands for.

Source: J. Daniels and J. Gilbert, "Oxygen Power", 1979. The tables of "Daniels' Running Formula" (3rd edition) print
VDOT 30 to 85; the formula follows them to 2 s at 5 km and to 32 s at the marathon (VDOT 30).
"""

from __future__ import annotations

import math
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Speed
from bot.core.terms import Term

NAME: Final = "VDOT (Daniels & Gilbert 1979)"
SOURCE: Final = "J. Daniels and J. Gilbert, Oxygen Power: Performance Tables for Distance Runners, 1979"

SHORTEST: Final = Distance(800.0)
LONGEST: Final = Distance(42_195.0)
RELIABLE_FROM: Final = Distance(1_500.0)
"""Over less the formula follows races poorly."""
QUICKEST: Final = Duration(100.0)
SLOWEST: Final = Duration(6 * 3600.0)
RELIABLE_FOR: Final = (Duration(210.0), Duration(4 * 3600.0))
"""How long the races lasted that the formula was made from, about."""
LEAST: Final = 15.0
MOST: Final = 90.0
PRINTED: Final = (30.0, 85.0)
"""The VDOT of the book's tables; outside them nothing is published to compare with."""

_MINUTE: Final = 60.0
_NEAR_ENOUGH: Final = 1e-7
"""Minutes."""
_MOST_STEPS: Final = 60
"""Halvings alone are done after 36, over the marathon."""


def oxygen_cost(speed: Speed) -> float:
    """Oxygen uptake at a speed on flat ground, in ml/kg/min: -4.60 + 0.182258 v + 0.000104 v², v in m/min."""
    v = speed.metres_per_second * _MINUTE
    return -4.60 + 0.182258 * v + 0.000104 * v * v


def sustainable_fraction(duration: Duration) -> float:
    """The share of the maximal oxygen uptake that can be kept up for so long; 1 at about 11 minutes."""
    t = duration.seconds / _MINUTE
    return 0.8 + 0.1894393 * math.exp(-0.012778 * t) + 0.2989558 * math.exp(-0.1932605 * t)


def speed_at(oxygen: float) -> Speed:
    """The speed on flat ground that costs so much oxygen, in ml/kg/min: the inverse of ``oxygen_cost``."""
    root = math.sqrt(0.182258 * 0.182258 + 4 * 0.000104 * (4.60 + oxygen))
    return Speed((root - 0.182258) / (2 * 0.000104) / _MINUTE)


@formula(
    "vdot",
    name=NAME,
    command="training",
    source=SOURCE,
    unit="VDOT",
    inputs=(
        Input(name="distance", unit="m", low=800.0, high=42_195.0, trend=Trend.RISES, make=Distance),
        Input(name="duration", unit="s", low=100.0, high=21_600.0, trend=Trend.FALLS, make=Duration),
    ),
)
def vdot_of(distance: Distance, duration: Duration) -> float:
    """The VDOT of a race, in ml/kg/min: its oxygen cost over the share of the maximum that can be kept up so long.

    Holds for races of about 3.5 minutes to 4 hours, 1500 m to the marathon; 800 m and up to 6 hours are worked out too,
    and are rough. Raises PersonError outside 800 m to the marathon, 100 s to 6 h, and VDOT 15 to 90.
    """
    if not SHORTEST.metres <= distance.metres <= LONGEST.metres:
        raise outside(Term.DISTANCE, distance, SHORTEST, LONGEST, method=NAME)
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST, method=NAME)
    t = duration.seconds / _MINUTE
    v = distance.metres / t
    share = 0.8 + 0.1894393 * math.exp(-0.012778 * t) + 0.2989558 * math.exp(-0.1932605 * t)
    vdot = (-4.60 + 0.182258 * v + 0.000104 * v * v) / share
    if not LEAST <= vdot <= MOST:
        raise outside(Term.VDOT, vdot, LEAST, MOST, method=NAME)
    return vdot


@formula(
    "vdot_race_time",
    name=NAME,
    command="predict",
    source=SOURCE,
    unit="s",
    inputs=(
        Input(name="vdot", unit="VDOT", low=LEAST, high=MOST, trend=Trend.FALLS),
        Input(name="distance", unit="m", low=800.0, high=42_195.0, trend=Trend.RISES, make=Distance),
    ),
    number=lambda duration: duration.seconds,
)
def race_time(vdot: float, distance: Distance) -> Duration:
    """The time over a distance that is worth so much VDOT, to a hundredth of a millisecond.

    Holds where ``vdot_of`` does. Raises PersonError outside VDOT 15 to 90 and 800 m to the marathon.
    """
    if not LEAST <= vdot <= MOST:
        raise outside(Term.VDOT, vdot, LEAST, MOST, method=NAME)
    if not SHORTEST.metres <= distance.metres <= LONGEST.metres:
        raise outside(Term.DISTANCE, distance, SHORTEST, LONGEST, method=NAME)
    d = distance.metres
    # Newton's steps, each kept between a time that is too short and one that is too long. One that would leave them
    # becomes a halving, so that it always ends.
    low, high = d / 600.0, d / 20.0  # minutes, at 36 and at 1.2 km/h
    t = d / (speed_at(0.9 * vdot).metres_per_second * _MINUTE)
    for _ in range(_MOST_STEPS):
        v = d / t
        slow, quick = 0.1894393 * math.exp(-0.012778 * t), 0.2989558 * math.exp(-0.1932605 * t)
        excess = -4.60 + 0.182258 * v + 0.000104 * v * v - vdot * (0.8 + slow + quick)
        if excess > 0:
            low = t
        else:
            high = t
        slope = -(0.182258 + 0.000208 * v) * v / t + vdot * (0.012778 * slow + 0.1932605 * quick)
        step = excess / slope if slope < 0 else math.inf
        after = t - step if low < t - step < high else (low + high) / 2
        if abs(after - t) <= _NEAR_ENOUGH:
            return Duration(after * _MINUTE)
        t = after
    return Duration(t * _MINUTE)
