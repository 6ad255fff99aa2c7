"""The beep test: shuttles of 20 m to a beep that comes sooner every minute.

Level 1 is run at 8 km/h, level 2 at 9, each further one half a kilometre an hour faster. Several papers turn the level
into an oxygen uptake; they differ by several ml/kg/min, because they measured other people by other means.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.events import Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Speed
from bot.core.terms import Term

RAMSBOTTOM: Final = "Ramsbottom et al. 1988"
LEGER_LAMBERT: Final = "Léger & Lambert 1982"
LEGER: Final = "Léger et al. 1988"
STICKLAND: Final = "Stickland et al. 2003"

SHUTTLE: Final = Distance(20.0)
FIRST_LEVEL: Final = 1
LAST_LEVEL: Final = 21
FIRST_PRINTED: Final = 4
"""The lowest level of Ramsbottom's table."""
YOUNGEST: Final = 8
ADULT: Final = 18
"""The age that Léger's formula takes for all adults."""
LEGER_LAMBERT_ERROR: Final = 5.4
LEGER_ERROR: Final = 5.9
STICKLAND_ERRORS: Final = {Category.MEN: 4.07, Category.WOMEN: 3.64}

_TABLE: Final = Path(__file__).parents[1] / "data" / "fitness_tests" / "beep_test_levels.csv"
_MOST_SHUTTLES: Final = 16


@dataclass(frozen=True, slots=True)
class BeepLevel:
    """One level: how fast it is run, and how many shuttles make it."""

    level: int
    speed: Speed
    shuttles: int


@cache
def beep_levels() -> dict[int, BeepLevel]:
    """The 21 levels of the common protocol, by number."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = [(int(row["level"]), float(row["speed_kmh"]), int(row["shuttles"])) for row in csv.DictReader(file)]
    return {level: BeepLevel(level, Speed.from_kmh(kmh), shuttles) for level, kmh, shuttles in rows}


def require_shuttle(level: float, shuttle: float, *, first: int = FIRST_LEVEL, method: str = "") -> BeepLevel:
    """The level, where it has such a shuttle. Raises PersonError."""
    if not first <= level <= LAST_LEVEL:
        raise outside(Term.LEVEL, level, first, LAST_LEVEL, method=method)
    found = beep_levels()[int(level)]
    if not 0 <= shuttle <= found.shuttles:
        raise outside(Term.SHUTTLES, shuttle, 0, found.shuttles, method=method)
    return found


def beep_distance(level: int, shuttle: int) -> Distance | None:
    """How far it was to this shuttle of this level; None before the first. Raises PersonError for no such shuttle."""
    require_shuttle(level, shuttle)
    count = shuttle + sum(one.shuttles for one in beep_levels().values() if one.level < level)
    return Distance(count * SHUTTLE.metres) if count else None


def half_stages(level: int, shuttle: int) -> float:
    """The stages that were run to their end or at least to their middle: 8.5 for half of level 9."""
    share = shuttle / beep_levels()[level].shuttles
    return level - 1 + math.floor(share * 2) / 2


_LEVEL_AND_SHUTTLE: Final = (
    Input(name="level", unit="level", low=FIRST_PRINTED, high=LAST_LEVEL, trend=Trend.RISES, whole=True),
    Input(name="shuttle", unit="shuttles", low=0, high=_MOST_SHUTTLES, trend=Trend.RISES, whole=True),
)


@formula(
    "test_beep_ramsbottom",
    name=RAMSBOTTOM,
    command="test",
    source='R. Ramsbottom et al., "A progressive shuttle run test to estimate maximal oxygen uptake", '
    "Br J Sports Med 22, 1988, pp. 141-144, and the table printed from it",
    unit="ml/kg/min",
    inputs=_LEVEL_AND_SHUTTLE,
)
def ramsbottom_oxygen(level: float, shuttle: float) -> float:
    """The maximal oxygen uptake of the printed table, in ml/kg/min: 3.46 (level + shuttle / shuttles) + 12.2.

    A straight line through the table of Ramsbottom et al.: within 0.12 of its rows for levels 4 to 13, and an
    estimate above. Made from 74 adults (36 men, 38 women), r = 0.92. Raises PersonError outside levels 4 to 21, and for
    a shuttle that the level does not have.
    """
    found = require_shuttle(level, shuttle, first=FIRST_PRINTED, method=RAMSBOTTOM)
    return 3.46 * (level + shuttle / found.shuttles) + 12.2


_SPEED: Final = Input(
    name="speed", unit="km/h", low=8.0, high=18.5, trend=Trend.RISES, make=lambda kmh: Speed.from_kmh(max(kmh, 1e-9))
)
_FLOAT_ERROR: Final = 1e-9


def _require_speed(speed: Speed, method: str) -> None:
    low, high = 8.0, 18.5
    if not low - _FLOAT_ERROR <= speed.kmh <= high + _FLOAT_ERROR:
        raise outside(Term.SPEED, speed, Speed.from_kmh(low), Speed.from_kmh(high), method=method)


@formula(
    "test_beep_leger_lambert",
    name=LEGER_LAMBERT,
    command="test",
    source='L. A. Léger and J. Lambert, "A maximal multistage 20-m shuttle run test to predict VO2 max", '
    "Eur J Appl Physiol 49, 1982, pp. 1-12",
    unit="ml/kg/min",
    inputs=(_SPEED,),
)
def leger_lambert_oxygen(speed: Speed) -> float:
    """The maximal oxygen uptake from the speed of the last stage, in ml/kg/min: 5.857 v - 19.458, v in km/h.

    Made from 91 adults with stages of two minutes, so over today's stages of one minute it reads high; standard error
    5.4 ml/kg/min. Raises PersonError outside 8 to 18.5 km/h.
    """
    _require_speed(speed, LEGER_LAMBERT)
    return 5.857 * speed.kmh - 19.458


@formula(
    "test_beep_leger",
    name=LEGER,
    command="test",
    source='L. A. Léger et al., "The multistage 20 metre shuttle run test for aerobic fitness", '
    "J Sports Sci 6, 1988, pp. 93-101",
    unit="ml/kg/min",
    inputs=(_SPEED, Input(name="age", unit="years", low=YOUNGEST, high=ADULT, trend=Trend.FALLS, whole=True)),
)
def leger_oxygen(speed: Speed, age: float) -> float:
    """The maximal oxygen uptake from the speed of the last stage and age: 31.025 + 3.238 v - 3.248 a + 0.1536 v a.

    v in km/h, a in years, 18 for all adults; in ml/kg/min. Made from children of 8 to 19 years with stages of one
    minute; standard error about 6 ml/kg/min. The equation is recalled. Raises PersonError outside 8 to 18.5 km/h and 8
    to 18 years.
    """
    _require_speed(speed, LEGER)
    if not YOUNGEST <= age <= ADULT:
        raise outside(Term.AGE, age, YOUNGEST, ADULT, method=LEGER)
    return 31.025 + 3.238 * speed.kmh - 3.248 * age + 0.1536 * speed.kmh * age


@formula(
    "test_beep_stickland",
    name=STICKLAND,
    command="test",
    source='M. K. Stickland et al., "Prediction of maximal aerobic power from the 20-m multi-stage shuttle run test", '
    "Can J Appl Physiol 28, 2003, pp. 272-282",
    unit="ml/kg/min",
    inputs=(Input(name="stages", unit="stages", low=1.0, high=21.0, trend=Trend.RISES),),
    variants=tuple({"category": category} for category in Category),
)
def stickland_oxygen(stages: float, category: Category) -> float:
    """The maximal oxygen uptake from the last half-stage run to its end, in ml/kg/min.

    Men 2.75 x + 28.8, women 2.85 x + 25.1. Made from 122 young adults, mean age 25; standard error 4.07 for men and
    3.64 for women. Raises PersonError outside 1 to 21 stages.
    """
    if not FIRST_LEVEL <= stages <= LAST_LEVEL:
        raise outside(Term.LEVEL, stages, FIRST_LEVEL, LAST_LEVEL, method=STICKLAND)
    return 2.75 * stages + 28.8 if category is Category.MEN else 2.85 * stages + 25.1
