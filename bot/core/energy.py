"""The energy of a run, by three methods that do not agree: what a table, an equation and a rule of thumb make of it.

Gross is all that the body uses meanwhile, as watches count it; net is what the run adds to rest. None of the methods
knows how economically somebody runs. Energy is in kilocalories, weight in kilograms.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Speed
from bot.core.terms import Term
from bot.core.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE

COMPENDIUM: Final = "Compendium 2011"
ACSM: Final = "ACSM"
MARGARIA: Final = "Margaria 1963"
LIGHTEST_KG: Final = 20.0
HEAVIEST_KG: Final = 300.0
SLOWEST: Final = Speed(80.0 / SECONDS_PER_MINUTE)
"""80 m/min; slower than this nobody runs."""
FASTEST: Final = Speed.from_mph(14.0)
"""The fastest of the Compendium."""
SURELY_RUN: Final = Speed(134.0 / SECONDS_PER_MINUTE)
"""134 m/min; from 80 up to here the ACSM's equation holds for whoever truly runs."""
LONGEST: Final = Duration(48 * 3600.0)
STEADY_FROM: Final = Duration(180.0)
"""In less than about three minutes the oxygen uptake does not settle, and all methods count on that."""

_RESTING_OXYGEN: Final = 3.5
"""ml/kg/min: 1 MET."""
_KCAL_PER_LITRE: Final = 5.0
_ML_PER_LITRE: Final = 1000.0
_DATA: Final = Path(__file__).parent / "data" / "energy" / "compendium2011_running_mets.csv"

_WEIGHT: Final = Input(name="weight_kg", unit="kg", low=LIGHTEST_KG, high=HEAVIEST_KG, trend=Trend.RISES)
_DURATION: Final = Input(
    name="duration", unit="s", low=60.0, high=LONGEST.seconds, trend=Trend.RISES, make=Duration, is_checked=False
)


@cache
def compendium_rows() -> tuple[tuple[Speed, float], ...]:
    """The running speeds of the Compendium with their METs, the slowest first."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return tuple((Speed.from_mph(float(row["mph"])), float(row["mets"])) for row in csv.DictReader(file))


@formula(
    "energy_compendium_mets",
    name=COMPENDIUM,
    command="calories",
    source="B. E. Ainsworth et al., 2011 Compendium of Physical Activities, Med Sci Sports Exerc 43:1575-1581, 2011",
    edition="2011; rows recalled, one of them (7.5 mph) differs between prints",
    unit="MET",
    inputs=(
        Input(
            name="speed",
            unit="m/s",
            low=Speed.from_mph(5).metres_per_second,
            high=FASTEST.metres_per_second,
            trend=Trend.RISES,
            make=Speed,
        ),
    ),
)
def compendium_mets(speed: Speed) -> float:
    """The gross energy rate of running at a speed on flat ground, in multiples of rest (MET).

    As tabled from 5 to 14 mph, and between two rows in a straight line, which is ours. The 2024 edition has other
    values. Raises PersonError for a speed outside the table.
    """
    rows = compendium_rows()
    speeds = [one for one, _ in rows]
    if not speeds[0] <= speed <= speeds[-1]:
        raise outside(Term.SPEED, speed, speeds[0], speeds[-1], method=COMPENDIUM)
    index = min(bisect_right(speeds, speed), len(rows) - 1)
    (slower, low), (faster, high) = rows[index - 1], rows[index]
    way = faster.metres_per_second - slower.metres_per_second
    return low + (high - low) * (speed.metres_per_second - slower.metres_per_second) / way


@formula(
    "energy_of_mets",
    name="MET × kg × h",
    command="calories",
    source="B. E. Ainsworth et al., Compendium of Physical Activities: 1 MET is 1 kcal/kg/h",
    unit="kcal",
    inputs=(
        Input(name="mets", unit="MET", low=1.0, high=30.0, trend=Trend.RISES),
        _WEIGHT,
        _DURATION,
    ),
    identities=(({"mets": 1.0, "weight_kg": 70.0, "duration": 3600.0}, 70.0),),
)
def kcal_of_mets(mets: float, weight_kg: float, duration: Duration) -> float:
    """The energy of so many METs, in kcal: METs times weight in kg times hours.

    Gross as METs are gross. Raises PersonError for METs outside 1 to 30, and as ``check_weight``.
    """
    if not 1.0 <= mets <= 30.0:
        raise outside(Term.LEVEL, mets, 1, 30, method="MET")
    check_weight(weight_kg)
    return mets * weight_kg * duration.seconds / SECONDS_PER_HOUR


@formula(
    "energy_acsm_oxygen",
    name=ACSM,
    command="calories",
    source="American College of Sports Medicine, Guidelines for Exercise Testing and Prescription: running",
    unit="ml/kg/min",
    inputs=(
        Input(
            name="speed",
            unit="m/s",
            low=SLOWEST.metres_per_second,
            high=FASTEST.metres_per_second,
            trend=Trend.RISES,
            make=Speed,
        ),
    ),
)
def acsm_oxygen_running(speed: Speed) -> float:
    """The oxygen uptake of running on flat ground, in ml/kg/min: 0.2 v + 3.5, v in m/min; gross.

    For steady running above 134 m/min, and from 80 if it is truly running. The Guidelines give a standard error of
    about 7 % (recalled, not read again). Raises PersonError outside 80 m/min to 14 mph.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise outside(Term.SPEED, speed, SLOWEST, FASTEST, method=ACSM)
    return 0.2 * speed.metres_per_second * SECONDS_PER_MINUTE + _RESTING_OXYGEN


@formula(
    "energy_margaria",
    name=MARGARIA,
    command="calories",
    source="R. Margaria, P. Cerretelli, P. Aghemo and G. Sassi, Energy cost of running, J Appl Physiol 18:367, 1963",
    unit="kcal",
    inputs=(
        Input(name="distance", unit="m", low=100.0, high=500_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
        _WEIGHT,
    ),
    identities=(({"distance": 1000.0, "weight_kg": 70.0}, 70.0),),
)
def kcal_by_margaria(distance: Distance, weight_kg: float) -> float:
    """The energy that running a distance on flat ground adds to rest, in kcal: about 1 kcal a kg and km.

    Net, and the same at any pace; recalled, the paper was not at hand. Raises PersonError as ``check_weight``.
    """
    check_weight(weight_kg)
    return weight_kg * distance.km


def check_weight(weight_kg: float) -> None:
    """Raise PersonError for a body weight outside 20 to 300 kg."""
    if not LIGHTEST_KG <= weight_kg <= HEAVIEST_KG:
        raise outside(Term.WEIGHT, weight_kg, LIGHTEST_KG, HEAVIEST_KG)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The energy of a run by one method, in kcal: ``gross``, and ``net`` of what the body uses at rest."""

    method: str
    gross: float
    net: float


@dataclass(frozen=True, slots=True)
class Energy:
    """The energy of a run by every method that holds for its speed."""

    estimates: tuple[Estimate, ...]

    @property
    def gross(self) -> tuple[float, float]:
        """The lowest and the highest, in kcal."""
        return min(one.gross for one in self.estimates), max(one.gross for one in self.estimates)

    @property
    def net(self) -> tuple[float, float]:
        """The lowest and the highest without rest, in kcal."""
        return min(one.net for one in self.estimates), max(one.net for one in self.estimates)


def energy_of_run(distance: Distance, duration: Duration, weight_kg: float) -> Energy:
    """The energy of running a distance in a time on flat ground, by every method that holds for its speed.

    Rest is 1 MET, 1 kcal a kg and hour; it turns gross into net, and Margaria's net into gross. Raises PersonError
    for a weight as ``check_weight``, for more than 48 h, and for a pace below 80 m/min or above 14 mph.
    """
    check_weight(weight_kg)
    if duration > LONGEST:
        raise outside(Term.DURATION, duration, None, LONGEST)
    speed = distance / duration
    if not SLOWEST <= speed <= FASTEST:
        raise outside(Term.PACE, speed.pace, FASTEST.pace, SLOWEST.pace)
    rest = kcal_of_mets(1.0, weight_kg, duration)
    gross: dict[str, float] = {}
    if speed >= compendium_rows()[0][0]:
        gross[COMPENDIUM] = kcal_of_mets(compendium_mets(speed), weight_kg, duration)
    litres = acsm_oxygen_running(speed) * weight_kg * duration.seconds / SECONDS_PER_MINUTE / _ML_PER_LITRE
    gross[ACSM] = litres * _KCAL_PER_LITRE
    gross[MARGARIA] = kcal_by_margaria(distance, weight_kg) + rest
    return Energy(tuple(Estimate(method, kcal, kcal - rest) for method, kcal in gross.items()))
