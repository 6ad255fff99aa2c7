"""What the quantities of calculations are called, and how a value of each is written."""

from __future__ import annotations

from typing import Final

from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.terms import Term
from bot.core.units import LengthUnit
from bot.reply.language import mark
from bot.reply.reader import UnitSystem
from bot.reply.wording import NBSP, Wording

_NAMES: Final = {
    Term.DISTANCE: mark("distance"),
    Term.DURATION: mark("time"),
    Term.PACE: mark("pace"),
    Term.SPEED: mark("speed"),
    Term.AGE: mark("age"),
    Term.WEIGHT: mark("body weight"),
    Term.HEART_RATE: mark("heart rate"),
    Term.RESTING_HEART_RATE: mark("resting heart rate"),
    Term.TEMPERATURE: mark("temperature"),
    Term.DEW_POINT: mark("dew point"),
    Term.HUMIDITY: mark("humidity"),
    Term.ALTITUDE: mark("altitude"),
    Term.CLIMB: mark("climb"),
    Term.WIND: mark("wind"),
    Term.GRADE: mark("grade"),
    Term.VDOT: mark("VDOT"),
    Term.WEEKLY_DISTANCE: mark("weekly distance"),
    Term.POINTS: mark("points"),
    Term.LEVEL: mark("level"),
    Term.SHUTTLES: mark("shuttles"),
    Term.PERCENT: mark("percentage"),
    Term.WEEKS: mark("weeks"),
    Term.CATEGORY: mark("women or men"),
    Term.RACE_DATE: mark("date of the race"),
    Term.TRIALS: mark("number of trials"),
    Term.SPLITS: mark("splits"),
    Term.DISTANCE_RATIO: mark("longer race by shorter race"),
    Term.DURATION_RATIO: mark("longer time by shorter time"),
    Term.EXPONENT: mark("exponent"),
    Term.D_PRIME: mark("reserve (D′)"),
    Term.OXYGEN: mark("oxygen uptake"),
    Term.LAPS: mark("laps"),
    Term.HEAT_SUM: mark("temperature and dew point"),
    Term.MAXIMUM_HEART_RATE: mark("maximal heart rate"),
    Term.THRESHOLD_HEART_RATE: mark("heart rate at threshold"),
}
_BEATS: Final = frozenset(
    {Term.HEART_RATE, Term.RESTING_HEART_RATE, Term.MAXIMUM_HEART_RATE, Term.THRESHOLD_HEART_RATE}
)
_DECIMALS: Final = {
    Term.VDOT: 1,
    Term.GRADE: 1,
    Term.DISTANCE_RATIO: 2,
    Term.DURATION_RATIO: 2,
    Term.EXPONENT: 2,
    Term.OXYGEN: 1,
}
_UNITS: Final = {
    Term.WEIGHT: "kg",
    Term.TEMPERATURE: "°C",
    Term.DEW_POINT: "°C",
    Term.HUMIDITY: "%",
    Term.ALTITUDE: "m",
    Term.CLIMB: "m",
    Term.WIND: "km/h",
    Term.GRADE: "%",
    Term.WEEKLY_DISTANCE: "km",
    Term.PERCENT: "%",
    Term.D_PRIME: "m",
    Term.OXYGEN: "ml/kg/min",
    Term.HEAT_SUM: "°F",
}


def term_name(term: Term, wording: Wording) -> str:
    """The quantity by its name: age, dew point."""
    return wording.say(_NAMES[term])


def amount(term: Term, value: object, wording: Wording) -> str:
    """A value of this quantity with its unit; one of the four quantities is written as itself."""
    match value:
        case Distance():
            return wording.distance(value, typed=LengthUnit.M if value.metres < 5000 else None)
        case Duration():
            return wording.exact_duration(value)
        case Pace():
            return wording.pace(value, UnitSystem.KM)
        case Speed():
            return wording.speed(value, UnitSystem.KM)
        case int() | float():
            return _number(term, float(value), wording)
        case _:
            return str(value)


def _number(term: Term, value: float, wording: Wording) -> str:
    number = wording.number(value, _DECIMALS.get(term, 0 if value == int(value) else 1), trim=True)
    if term in _BEATS:
        return wording.say("{number} beats a minute", number=number)
    unit = _UNITS.get(term)
    return number if unit is None else f"{number}{NBSP}{unit}"
