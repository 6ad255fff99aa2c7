"""Formulas that carry a race time over to another distance, each refusing outside the range it was made for."""

from __future__ import annotations

import csv
import functools
import math
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.core.events import HALF_MARATHON, MARATHON, PARKRUN
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Pace
from bot.core.terms import Term

RIEGEL: Final = "Riegel 1977"
RIEGEL_1981: Final = "Riegel 1981"
CAMERON: Final = "Cameron 1998"
VICKERS: Final = "Vickers & Vertosick 2016"
TANDA: Final = "Tanda 2011"
PERSONAL: Final = "Two races of your own"

RIEGEL_EXPONENT: Final = 1.06
RIEGEL_AT_LEAST: Final = Duration(210.0)
RIEGEL_AT_MOST: Final = Duration(230 * 60.0)
"""The shortest and the longest time that Riegel's formula was made for."""

CAMERON_FROM: Final = Distance(400.0)
CAMERON_TO: Final = Distance.from_miles(50)

VICKERS_FROM: Final = PARKRUN
VICKERS_TO: Final = HALF_MARATHON
WEEKLY_LEAST: Final = Distance.from_km(8)
WEEKLY_MOST: Final = Distance.from_km(160)
"""What recreational runners cover in a week; the paper prints no range of its own."""
VICKERS_EXPONENT: Final = 1.07
_INTERCEPT, _OF_RIEGEL, _OF_WEEKLY = 0.16018617, 0.83076202, 0.06423826
_EXPONENT_BASE, _OF_OBSERVED, _EXPONENT_OF_WEEKLY = 1.4510756, -0.23797948, -0.01410023
_TEN_MILES: Final = 10.0

TANDA_FASTEST: Final = Duration(167 * 60.0)
TANDA_SLOWEST: Final = Duration(216 * 60.0)
"""2:47 to 3:36: the marathons the formula was made from."""
TANDA_WEEKLY_LEAST: Final = Distance.from_km(40)
TANDA_WEEKLY_MOST: Final = Distance.from_km(160)
TANDA_PACE_FASTEST: Final = Pace(210.0)
TANDA_PACE_SLOWEST: Final = Pace(360.0)

LEAST_EXPONENT: Final = 1.0
MOST_EXPONENT: Final = 1.3
"""Below 1 the longer race was run at a faster pace; above 1.3 something other than endurance went wrong."""
LEAST_RATIO: Final = 1.25
"""Two races nearer to each other than this say nothing of endurance: a second on the watch would move the exponent."""

_RIEGEL_TABLE: Final = Path(__file__).parent / "data" / "prediction" / "riegel_exponents_1981.csv"
_RIEGEL_SOURCE: Final = (
    'P. S. Riegel, "Time Predicting", Runner\'s World, August 1977; '
    '"Athletic Records and Human Endurance", American Scientist 69, 1981'
)
_VICKERS_SOURCE: Final = (
    'A. J. Vickers and E. A. Vertosick, "An empirical study of race times in recreational endurance runners", '
    "BMC Sports Science, Medicine and Rehabilitation 8:26, 2016"
)


class RiegelGroup(StrEnum):
    """Whose records of 1981 Riegel fitted an exponent to."""

    MEN = "run_men"
    MEN_40S = "run_men_40s"
    MEN_50S = "run_men_50s"
    MEN_60S = "run_men_60s"
    MEN_70S = "run_men_70s"
    WOMEN = "run_women"
    WALKING_MEN = "walk_men"


@functools.cache
def _exponents() -> dict[RiegelGroup, float]:
    with _RIEGEL_TABLE.open(encoding="utf-8", newline="") as file:
        return {RiegelGroup(row["group"]): float(row["exponent"]) for row in csv.DictReader(file)}


def riegel_exponent(group: RiegelGroup) -> float:
    """The exponent of a group's records in Riegel's paper of 1981: men 1.07732, women 1.08283."""
    return _exponents()[group]


def carried_over(distance: Distance, duration: Duration, target: Distance, exponent: float) -> Duration:
    """T2 = T1 · (D2 / D1) ^ exponent, the power law itself, without any range."""
    return Duration(duration.seconds * math.pow(target.metres / distance.metres, exponent))


def _in_riegels_range(duration: Duration, method: str) -> Duration:
    if not RIEGEL_AT_LEAST.seconds <= duration.seconds <= RIEGEL_AT_MOST.seconds:
        raise outside(Term.DURATION, duration, RIEGEL_AT_LEAST, RIEGEL_AT_MOST, method=method)
    return duration


_RACE: Final = (
    Input(name="distance", unit="m", low=800.0, high=42_195.0, trend=Trend.FALLS, make=Distance, is_checked=False),
    Input(name="duration", unit="s", low=210.0, high=13_800.0, trend=Trend.RISES, make=Duration),
    Input(name="target", unit="m", low=800.0, high=42_195.0, trend=Trend.RISES, make=Distance, is_checked=False),
)


@formula(
    "riegel",
    name=RIEGEL,
    command="predict",
    source=_RIEGEL_SOURCE,
    unit="s",
    inputs=_RACE,
    number=lambda duration: duration.seconds,
    identities=(({"distance": 5000.0, "duration": 1200.0, "target": 5000.0}, 1200.0),),
)
def riegel(distance: Distance, duration: Duration, target: Distance) -> Duration:
    """The time over another distance by T2 = T1 · (D2 / D1) ^ 1.06.

    Made for times of 3.5 to 230 minutes, the race's and the predicted one. It fits recreational runners up to the half
    marathon; over the marathon it is 10 minutes too fast or more for half of them (Vickers and Vertosick 2016).
    """
    _in_riegels_range(duration, RIEGEL)
    return _in_riegels_range(carried_over(distance, duration, target, RIEGEL_EXPONENT), RIEGEL)


@formula(
    "riegel_1981",
    name=RIEGEL_1981,
    command="predict",
    source='P. S. Riegel, "Athletic Records and Human Endurance", American Scientist 69, 1981, 285-290',
    unit="s",
    inputs=_RACE,
    number=lambda duration: duration.seconds,
    variants=tuple({"group": group} for group in RiegelGroup),
    identities=(({"distance": 5000.0, "duration": 1200.0, "target": 5000.0}, 1200.0),),
)
def riegel_by_group(distance: Distance, duration: Duration, target: Distance, group: RiegelGroup) -> Duration:
    """The time over another distance by Riegel's formula with the exponent of a group's records of 1981.

    How the best of many runners fade, not how one does: answers only set it beside a runner's own exponent. For times
    of 3.5 to 230 minutes.
    """
    _in_riegels_range(duration, RIEGEL_1981)
    return _in_riegels_range(carried_over(distance, duration, target, riegel_exponent(group)), RIEGEL_1981)


@formula(
    "personal_exponent",
    name=PERSONAL,
    command="predict",
    source=_RIEGEL_SOURCE,
    unit="exponent",
    inputs=(
        Input(name="shorter", unit="m", low=1500.0, high=10_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
        Input(
            name="shorter_duration",
            unit="s",
            low=300.0,
            high=3_600.0,
            trend=Trend.FALLS,
            make=Duration,
            is_checked=False,
        ),
        Input(name="longer", unit="m", low=12_500.0, high=42_195.0, trend=Trend.FALLS, make=Distance, is_checked=False),
        Input(
            name="longer_duration",
            unit="s",
            low=2_400.0,
            high=18_000.0,
            trend=Trend.RISES,
            make=Duration,
            is_checked=False,
        ),
    ),
    identities=(
        (
            {"shorter": 5000.0, "shorter_duration": 1200.0, "longer": 10_000.0, "longer_duration": 2400.0 * 2**0.06},
            1.06,
        ),
    ),
)
def personal_exponent(
    shorter: Distance, shorter_duration: Duration, longer: Distance, longer_duration: Duration
) -> float:
    """A runner's own exponent from two races: k = ln(T2 / T1) / ln(D2 / D1).

    Holds from 1.00 to 1.30, and where the longer distance is at least a quarter longer; both limits are ours. Raises
    PersonError outside. Carried far beyond the two races it goes wrong as any exponent does.
    """
    ratio = longer.metres / shorter.metres
    if ratio < LEAST_RATIO:
        raise outside(Term.DISTANCE_RATIO, ratio, LEAST_RATIO, None, method=PERSONAL)
    k = math.log(longer_duration.seconds / shorter_duration.seconds) / math.log(ratio)
    if not LEAST_EXPONENT <= k <= MOST_EXPONENT:
        raise outside(Term.EXPONENT, k, LEAST_EXPONENT, MOST_EXPONENT, method=PERSONAL)
    return k


def _camerons_speed(distance: Distance) -> float:
    x = distance.miles
    return 13.49681 - 0.048865 * x + 2.438936 / math.pow(x, 0.7905)


@formula(
    "cameron",
    name=CAMERON,
    command="predict",
    source="D. Cameron, time-equivalence model, 1998, as public calculators give it; no print of his own was found",
    unit="s",
    inputs=(
        Input(name="distance", unit="m", low=400.0, high=CAMERON_TO.metres, trend=Trend.FALLS, make=Distance),
        Input(name="duration", unit="s", low=50.0, high=40_000.0, trend=Trend.RISES, make=Duration, is_checked=False),
        Input(name="target", unit="m", low=400.0, high=CAMERON_TO.metres, trend=Trend.RISES, make=Distance),
    ),
    number=lambda duration: duration.seconds,
    identities=(({"distance": 5000.0, "duration": 1200.0, "target": 5000.0}, 1200.0),),
)
def cameron(distance: Distance, duration: Duration, target: Distance) -> Duration:
    """The time over another distance: T2 = T1 · (D2 / D1) · f(D1) / f(D2).

    f(x) = 13.49681 - 0.048865 x + 2.438936 / x ^ 0.7905, x in miles: the speed of records as a curve. For 400 m to 50
    miles, both distances. Made from the best of their day.
    """
    for length in (distance, target):
        if not CAMERON_FROM.metres <= length.metres <= CAMERON_TO.metres:
            raise outside(Term.DISTANCE, length, CAMERON_FROM, CAMERON_TO, method=CAMERON)
    stretched = duration.seconds * target.metres / distance.metres
    return Duration(stretched * _camerons_speed(distance) / _camerons_speed(target))


def _check_vickers(weekly: Distance, *races: Distance) -> None:
    for race in races:
        if not VICKERS_FROM <= race <= VICKERS_TO:
            raise outside(Term.DISTANCE, race, VICKERS_FROM, VICKERS_TO, method=VICKERS)
    if not WEEKLY_LEAST <= weekly <= WEEKLY_MOST:
        raise outside(Term.WEEKLY_DISTANCE, weekly, WEEKLY_LEAST, WEEKLY_MOST, method=VICKERS)


_WEEKLY: Final = Input(name="weekly", unit="m a week", low=8_000.0, high=160_000.0, trend=Trend.FALLS, make=Distance)


@formula(
    "vickers_one_race",
    name=VICKERS,
    command="predict",
    source=_VICKERS_SOURCE,
    unit="s",
    inputs=(
        Input(name="distance", unit="m", low=5_000.0, high=21_097.5, trend=Trend.FALLS, make=Distance),
        Input(name="duration", unit="s", low=780.0, high=14_400.0, trend=Trend.RISES, make=Duration, is_checked=False),
        _WEEKLY,
    ),
    number=lambda duration: duration.seconds,
)
def vickers_one_race(distance: Distance, duration: Duration, weekly: Distance) -> Duration:
    """The marathon time from one race and the distance run in a typical week.

    v = 0.16018617 + 0.83076202 v_R + 0.06423826 (m / 10) in m/s, v_R the marathon speed by Riegel's formula with 1.07,
    m in miles a week. Made from a survey of 2,303 recreational runners, races of 5 km to the half marathon; the frame
    of 8 to 160 km a week is ours. Many copies have 0.6423826 and 1.06 by mistake.
    """
    _check_vickers(weekly, distance)
    by_riegel = MARATHON / carried_over(distance, duration, MARATHON, VICKERS_EXPONENT)
    speed = _INTERCEPT + _OF_RIEGEL * by_riegel.metres_per_second + _OF_WEEKLY * weekly.miles / _TEN_MILES
    return Duration(MARATHON.metres / speed)


@formula(
    "vickers_two_races",
    name=VICKERS,
    command="predict",
    source=_VICKERS_SOURCE,
    unit="s",
    inputs=(
        Input(name="shorter", unit="m", low=5_000.0, high=9_500.0, trend=Trend.FALLS, make=Distance, is_checked=False),
        Input(
            name="shorter_duration",
            unit="s",
            low=900.0,
            high=3_600.0,
            trend=Trend.RISES,
            make=Duration,
            is_checked=False,
        ),
        # The longer race works both ways: as the one carried on, and in the exponent between the two.
        Input(name="longer", unit="m", low=12_500.0, high=21_097.5, make=Distance, is_checked=False),
        Input(name="longer_duration", unit="s", low=3_000.0, high=9_000.0, make=Duration, is_checked=False),
        _WEEKLY,
    ),
    number=lambda duration: duration.seconds,
)
def vickers_two_races(
    shorter: Distance, shorter_duration: Duration, longer: Distance, longer_duration: Duration, weekly: Distance
) -> Duration:
    """The marathon time from two races and the distance run in a typical week.

    T = T2 · (42195 / D2) ^ k with k = 1.4510756 - 0.23797948 k_own - 0.01410023 (m / 10), k_own the exponent between
    the two races and m in miles a week. Made from a survey of 2,303 recreational runners, races of 5 km to the half
    marathon; the frame of 8 to 160 km a week is ours. Refuses where ``personal_exponent`` does.
    """
    _check_vickers(weekly, shorter, longer)
    observed = personal_exponent(shorter, shorter_duration, longer, longer_duration)
    exponent = _EXPONENT_BASE + _OF_OBSERVED * observed + _EXPONENT_OF_WEEKLY * weekly.miles / _TEN_MILES
    return carried_over(longer, longer_duration, MARATHON, exponent)


@formula(
    "tanda",
    name=TANDA,
    command="predict",
    source=(
        'G. Tanda, "Prediction of marathon performance time on the basis of training indices", '
        "Journal of Human Sport and Exercise 6, 2011, 511-520; range and error: G. Tanda, same journal 17, 2022"
    ),
    unit="s",
    inputs=(
        Input(name="weekly", unit="m a week", low=40_000.0, high=160_000.0, trend=Trend.FALLS, make=Distance),
        Input(name="pace", unit="s/km", low=210.0, high=360.0, trend=Trend.RISES, make=Pace),
    ),
    number=lambda duration: duration.seconds,
)
def tanda(weekly: Distance, pace: Pace) -> Duration:
    """The marathon time from the training of the eight weeks before: 17.1 + 140 e^(-0.0053 K) + 0.55 P seconds a km.

    K is the mean distance a week in km, P the mean pace of all training in s/km. Made from marathons of 2:47 to 3:36,
    where its error is 5.4 minutes (RMSE); the frame of 40 to 160 km a week at 3:30 to 6:00/km is ours.
    """
    if not TANDA_WEEKLY_LEAST <= weekly <= TANDA_WEEKLY_MOST:
        raise outside(Term.WEEKLY_DISTANCE, weekly, TANDA_WEEKLY_LEAST, TANDA_WEEKLY_MOST, method=TANDA)
    if not TANDA_PACE_FASTEST <= pace <= TANDA_PACE_SLOWEST:
        raise outside(Term.PACE, pace, TANDA_PACE_FASTEST, TANDA_PACE_SLOWEST, method=TANDA)
    marathon_pace = Pace(17.1 + 140.0 * math.exp(-0.0053 * weekly.km) + 0.55 * pace.seconds_per_km)
    duration = marathon_pace * MARATHON
    if not TANDA_FASTEST <= duration <= TANDA_SLOWEST:
        raise outside(Term.DURATION, duration, TANDA_FASTEST, TANDA_SLOWEST, method=TANDA)
    return duration
