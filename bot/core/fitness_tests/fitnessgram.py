"""FITNESSGRAM: the zones of The Cooper Institute for the fitness of schoolchildren, by age and sex."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.events import MILE, Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Duration
from bot.core.terms import Term
from bot.core.units import SECONDS_PER_MINUTE

NAME: Final = "FITNESSGRAM 2010"
GIRLS_NAME: Final = "FITNESSGRAM 2005"
SOURCE: Final = "The Cooper Institute, FITNESSGRAM standards for the Healthy Fitness Zone: aerobic capacity"
DISTANCE: Final = MILE
YOUNGEST: Final = 10
OLDEST: Final = 18
"""The column for "over 17"."""
LEAST_OXYGEN: Final = 15.0
MOST_OXYGEN: Final = 85.0
QUICKEST: Final = Duration(240.0)
SLOWEST: Final = Duration(2_400.0)
MOST_LAPS: Final = 247
"""All laps of the 21 levels."""

_FOLDER: Final = Path(__file__).parents[1] / "data" / "fitness_tests"
_CATEGORIES: Final = {"M": Category.MEN, "F": Category.WOMEN}


class Zone(Enum):
    """Where an oxygen uptake lies, by the names of the print."""

    HIGH_RISK = "high risk"
    SOME_RISK = "some risk"
    HEALTHY = "HFZ"


_ORDER: Final = tuple(Zone)


class Standing(IntEnum):
    """Where a result lies beside the healthy zone."""

    BELOW = auto()
    WITHIN = auto()
    ABOVE = auto()


@dataclass(frozen=True, slots=True)
class OxygenZones:
    """The limits of one age and sex, in ml/kg/min: up to ``high_risk`` and from ``healthy``."""

    high_risk: float
    healthy: float


@dataclass(frozen=True, slots=True)
class GirlsZone:
    """The healthy zone of girls of one age: the mile from slow to fast, and laps of the 20 m PACER."""

    slow: Duration
    fast: Duration
    least_laps: int
    most_laps: int


@cache
def _oxygen_zones() -> dict[tuple[Category, int], OxygenZones]:
    with (_FOLDER / "fitnessgram_aerobic_hfz.csv").open(encoding="utf-8", newline="") as file:
        return {
            (_CATEGORIES[row["sex"]], int(row["age"])): OxygenZones(
                float(row["high_risk_max_vo2"]), float(row["hfz_min_vo2"])
            )
            for row in csv.DictReader(file)
        }


@cache
def _girls_zones() -> dict[int, GirlsZone]:
    with (_FOLDER / "fitnessgram_girls_2005_mile_pacer.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["age"]): GirlsZone(
                _time(row["mile_slow"]),
                _time(row["mile_fast"]),
                int(row["pacer20_laps_min"]),
                int(row["pacer20_laps_max"]),
            )
            for row in csv.DictReader(file)
        }


def _time(text: str) -> Duration:
    minutes, _, seconds = text.partition(":")
    return Duration(int(minutes) * SECONDS_PER_MINUTE + int(seconds))


def oxygen_zones(age: float, category: Category) -> OxygenZones:
    """The limits for this age, 18 being everybody over 17. Raises PersonError outside 10 to 18 years."""
    if not YOUNGEST <= age <= OLDEST:
        raise outside(Term.AGE, age, YOUNGEST, OLDEST, method=NAME)
    return _oxygen_zones()[category, int(age)]


def girls_zone(age: float) -> GirlsZone:
    """The girls' zone for this age, 18 being everybody over 17. Raises PersonError outside 10 to 18 years."""
    if not YOUNGEST <= age <= OLDEST:
        raise outside(Term.AGE, age, YOUNGEST, OLDEST, method=GIRLS_NAME)
    return _girls_zones()[int(age)]


_AGE: Final = Input(name="age", unit="years", low=YOUNGEST, high=OLDEST, whole=True)
_GIRLS_AGE: Final = Input(name="age", unit="years", low=YOUNGEST, high=OLDEST, trend=Trend.FALLS, whole=True)


@formula(
    "test_fitnessgram_zone",
    name=NAME,
    command="test",
    source=SOURCE,
    edition="2010 (software 8.6 and 9)",
    unit="zone",
    inputs=(
        Input(name="oxygen", unit="ml/kg/min", low=LEAST_OXYGEN, high=MOST_OXYGEN, trend=Trend.RISES),
        _AGE,
    ),
    number=_ORDER.index,
    variants=tuple({"category": category} for category in Category),
)
def fitnessgram_zone(oxygen: float, age: float, category: Category) -> Zone:
    """The zone of an oxygen uptake in ml/kg/min: healthy from its limit, high risk up to its, some risk between.

    A table, for children and teenagers of 10 to 18 years. Raises PersonError outside these, and outside 15 to
    85 ml/kg/min.
    """
    if not LEAST_OXYGEN <= oxygen <= MOST_OXYGEN:
        raise outside(Term.OXYGEN, oxygen, LEAST_OXYGEN, MOST_OXYGEN, method=NAME)
    limits = oxygen_zones(age, category)
    if oxygen >= limits.healthy:
        return Zone.HEALTHY
    return Zone.HIGH_RISK if oxygen <= limits.high_risk else Zone.SOME_RISK


@formula(
    "test_fitnessgram_mile",
    name=GIRLS_NAME,
    command="test",
    source=SOURCE,
    edition="2005, girls",
    unit="standing",
    inputs=(
        Input(
            name="duration",
            unit="s",
            low=QUICKEST.seconds,
            high=SLOWEST.seconds,
            trend=Trend.FALLS,
            make=Duration,
        ),
        _GIRLS_AGE,
    ),
)
def girls_mile(duration: Duration, age: float) -> Standing:
    """Where a girl's mile lies beside the healthy zone; both its ends belong to it.

    A table, for girls of 10 to 18 years. Raises PersonError outside these, and outside 4 to 40 minutes.
    """
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST, method=GIRLS_NAME)
    zone = girls_zone(age)
    if duration > zone.slow:
        return Standing.BELOW
    return Standing.ABOVE if duration < zone.fast else Standing.WITHIN


@formula(
    "test_fitnessgram_pacer",
    name=GIRLS_NAME,
    command="test",
    source=SOURCE,
    edition="2005, girls",
    unit="standing",
    inputs=(Input(name="laps", unit="laps", low=1, high=MOST_LAPS, trend=Trend.RISES, whole=True), _GIRLS_AGE),
)
def girls_pacer(laps: float, age: float) -> Standing:
    """Where a girl's laps of the 20 m PACER lie beside the healthy zone; both its ends belong to it.

    A table, for girls of 10 to 18 years. Raises PersonError outside these, and outside 1 to 247 laps.
    """
    if not 1 <= laps <= MOST_LAPS:
        raise outside(Term.LAPS, laps, 1, MOST_LAPS, method=GIRLS_NAME)
    zone = girls_zone(age)
    if laps < zone.least_laps:
        return Standing.BELOW
    return Standing.ABOVE if laps > zone.most_laps else Standing.WITHIN
