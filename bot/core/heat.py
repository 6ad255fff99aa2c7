"""Heat: the dew point of damp air, and by how much temperature and dew point together slow a run.

Sources: M. Hadley, "Temperature + dew point for distance runners", Maximum Performance Running, 2013, a coach's table;
M. R. Ely et al., "Impact of weather on marathon-running performance", Medicine & Science in Sports & Exercise 39 (2007)
487, as context; O. A. Alduchov and R. E. Eskridge, "Improved Magnus form approximation of saturation vapor pressure",
Journal of Applied Meteorology 35 (1996) 601, for the dew point. The tables are in ``data/heat``.
"""

from __future__ import annotations

import csv
import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.core.conditions import Temperature
from bot.core.factor import Factor
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.terms import Term

HADLEY: Final = "Hadley 2013"
_HADLEY_SOURCE: Final = "M. Hadley, Temperature + dew point for distance runners, Maximum Performance Running, 2013"
MAGNUS: Final = "Magnus (Alduchov & Eskridge 1996)"
_MAGNUS_SOURCE: Final = "O. A. Alduchov and R. E. Eskridge, J Appl Meteorol 35:601, 1996"
ELY: Final = "Ely 2007"
_ELY_SOURCE: Final = "M. R. Ely et al., Impact of weather on marathon-running performance, MSSE 39:487, 2007"

FOLDER: Final = Path(__file__).parent / "data" / "heat"
NO_HEAT_UP_TO: Final = 100
"""°F, temperature and dew point added; up to here nothing is slowed."""
ADVISED_UP_TO: Final = 180
"""°F, temperature and dew point added; hard running is not advised above."""
DRIEST: Final = 1.0
COLDEST: Final = -40.0
HOTTEST: Final = 50.0
_COOLEST_WBGT: Final = 5.1
_HOTTEST_WBGT: Final = 25.0
_SLACK: Final = 0.06
"""°C that a dew point may be above the temperature, where both were rounded."""


@dataclass(frozen=True, slots=True)
class Slowing:
    """Per cent slower, from and to."""

    low: float
    high: float

    @property
    def halved(self) -> Slowing:
        """Half of it: what repeats with rests are slowed by."""
        return Slowing(self.low / 2, self.high / 2)

    @property
    def factor(self) -> Factor:
        """The same as a factor on times."""
        return Factor(1 + self.low / 100, 1 + self.high / 100)


@formula(
    "magnus",
    name=MAGNUS,
    command="conditions",
    source=_MAGNUS_SOURCE,
    unit="°C",
    inputs=(
        Input(name="temperature", unit="°C", low=COLDEST, high=HOTTEST, trend=Trend.RISES, make=Temperature),
        Input(name="humidity_percent", unit="%", low=DRIEST, high=100.0, trend=Trend.RISES),
    ),
    number=lambda temperature: temperature.celsius,
    identities=(({"temperature": 25.0, "humidity_percent": 100.0}, 25.0),),
)
def dew_point_of(temperature: Temperature, humidity_percent: float) -> Temperature:
    """The dew point of air at a temperature and relative humidity: 243.04 γ / (17.625 - γ).

    γ = ln(RH/100) + 17.625 T / (243.04 + T), T in °C from -40 to 50, RH from 1 to 100 %. The constants are recalled.
    Raises PersonError outside.
    """
    t = temperature.celsius
    if not COLDEST <= t <= HOTTEST:
        raise outside(Term.TEMPERATURE, t, COLDEST, HOTTEST, method=MAGNUS)
    if not DRIEST <= humidity_percent <= 100:
        raise outside(Term.HUMIDITY, humidity_percent, DRIEST, 100.0, method=MAGNUS)
    gamma = math.log(humidity_percent / 100) + 17.625 * t / (243.04 + t)
    return Temperature(243.04 * gamma / (17.625 - gamma), temperature.in_fahrenheit)


def heat_sum(temperature: Temperature, dew_point: Temperature) -> int:
    """Temperature and dew point added, in whole °F."""
    return math.floor(temperature.fahrenheit + dew_point.fahrenheit + 0.5)


@formula(
    "hadley",
    name=HADLEY,
    command="conditions",
    source=_HADLEY_SOURCE,
    unit="% slower (to)",
    inputs=(
        Input(
            name="temperature", unit="°C", low=-40.0, high=60.0, trend=Trend.RISES, make=Temperature, is_checked=False
        ),
        Input(name="dew_point", unit="°C", low=-60.0, high=35.0, trend=Trend.RISES, make=Temperature, is_checked=False),
    ),
    number=lambda slowing: slowing.high,
)
def heat_slowing(temperature: Temperature, dew_point: Temperature) -> Slowing:
    """By how many per cent a continuous run is slowed by heat, from and to, looked up by the sum of both in °F.

    Up to a sum of 100 nothing; cold is not in it. Raises PersonError for a sum above 180, where the table has no
    figure, and for a dew point above the temperature, which air cannot have.
    """
    if dew_point.celsius > temperature.celsius + _SLACK:
        raise outside(Term.DEW_POINT, dew_point.celsius, None, temperature.celsius, method=HADLEY)
    total = heat_sum(temperature, dew_point)
    for sum_max, slowing in _hadley():
        if total <= sum_max:
            return slowing
    raise outside(Term.HEAT_SUM, total, None, ADVISED_UP_TO, method=HADLEY)


@formula(
    "ely_2007",
    name=ELY,
    command="conditions",
    source=_ELY_SOURCE,
    unit="% off the course record",
    inputs=(Input(name="wbgt_celsius", unit="°C WBGT", low=_COOLEST_WBGT, high=_HOTTEST_WBGT, trend=Trend.RISES),),
    variants=({"group": "top3_men"}, {"group": "top3_women"}),
)
def marathon_off_record(wbgt_celsius: float, group: str) -> float:
    """How far the first three of marathons were off the course record on average, in per cent, at a WBGT.

    For ``group`` "top3_men" or "top3_women", wet-bulb globe temperatures from 5.1 to 25 °C in steps of about 5.
    Context, no converter: slower runners lose more. Raises PersonError outside.
    """
    if _COOLEST_WBGT <= wbgt_celsius <= _HOTTEST_WBGT:
        for wbgt_max, percent in _ely()[group]:
            if wbgt_celsius <= wbgt_max:
                return percent
    raise outside(Term.TEMPERATURE, wbgt_celsius, _COOLEST_WBGT, _HOTTEST_WBGT, method=ELY)


@functools.cache
def _hadley() -> tuple[tuple[int, Slowing], ...]:
    """The largest sum of each row that has a figure, with its slowing."""
    return tuple(
        (int(row["sum_max"]), Slowing(float(row["slow_pct_min"]), float(row["slow_pct_max"])))
        for row in _rows("hadley.csv")
        if row["sum_max"]
    )


@functools.cache
def _ely() -> dict[str, tuple[tuple[float, float], ...]]:
    found: dict[str, tuple[tuple[float, float], ...]] = {}
    for row in _rows("ely_2007.csv"):
        band = (float(row["wbgt_c_max"]), float(row["pct_off_course_record_mean"]))
        found[row["group"]] = (*found.get(row["group"], ()), band)
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
