"""The Rockport test: a mile walked briskly, and the pulse at its end."""

from __future__ import annotations

from typing import Final

from bot.core.events import MILE, Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Duration
from bot.core.terms import Term
from bot.core.units import KG_PER_POUND

NAME: Final = "Rockport (Kline et al. 1987)"
DISTANCE: Final = MILE
QUICKEST: Final = Duration(480.0)
SLOWEST: Final = Duration(1_500.0)
LIGHTEST_KG: Final = 35.0
HEAVIEST_KG: Final = 160.0
YOUNGEST: Final = 20
OLDEST: Final = 69
MADE_FROM_AGE: Final = 30
"""The youngest who walked for it; from 20 it is used as well, and rougher."""
LEAST_BEATS: Final = 60.0
MOST_BEATS: Final = 210.0
LEAST_OXYGEN: Final = 8.0
MOST_OXYGEN: Final = 85.0
ERROR: Final = 5.0
"""ml/kg/min; the standard error of estimate as it is usually printed."""

_MINUTE: Final = 60.0


@formula(
    "test_rockport",
    name=NAME,
    command="test",
    source="G. M. Kline et al., Estimation of VO2max from a one-mile track walk, Med Sci Sports Exerc 19, 1987",
    unit="ml/kg/min",
    inputs=(
        Input(
            name="duration",
            unit="s",
            low=QUICKEST.seconds,
            high=SLOWEST.seconds,
            trend=Trend.FALLS,
            make=Duration,
        ),
        Input(name="weight_kg", unit="kg", low=LIGHTEST_KG, high=HEAVIEST_KG, trend=Trend.FALLS),
        Input(name="age", unit="years", low=YOUNGEST, high=OLDEST, trend=Trend.FALLS, whole=True),
        Input(name="heart_rate", unit="beats/min", low=LEAST_BEATS, high=MOST_BEATS, trend=Trend.FALLS),
    ),
    variants=tuple({"category": category} for category in Category),
)
def rockport_oxygen(duration: Duration, weight_kg: float, age: float, heart_rate: float, category: Category) -> float:
    """The maximal oxygen uptake from a mile walked as briskly as possible, in ml/kg/min.

    132.853 - 0.0769 lb - 0.3877 age - 3.2649 minutes - 0.1565 pulse, and 6.315 more for men; the pulse is that of the
    last quarter mile, in beats a minute. Made from 343 adults of 30 to 69 years; standard error about 5 ml/kg/min.
    Raises PersonError outside 8 to 25 minutes, 35 to 160 kg, 20 to 69 years, a pulse of 60 to 210, a result of 8 to 85.
    """
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST, method=NAME)
    for what, value, low, high in (
        (Term.WEIGHT, weight_kg, LIGHTEST_KG, HEAVIEST_KG),
        (Term.AGE, age, YOUNGEST, OLDEST),
        (Term.HEART_RATE, heart_rate, LEAST_BEATS, MOST_BEATS),
    ):
        if not low <= value <= high:
            raise outside(what, value, low, high, method=NAME)
    for_men = 6.315 if category is Category.MEN else 0.0
    oxygen = (
        132.853
        - 0.0769 * weight_kg / KG_PER_POUND
        - 0.3877 * age
        + for_men
        - 3.2649 * duration.seconds / _MINUTE
        - 0.1565 * heart_rate
    )
    if not LEAST_OXYGEN <= oxygen <= MOST_OXYGEN:
        raise outside(Term.OXYGEN, oxygen, LEAST_OXYGEN, MOST_OXYGEN, method=NAME)
    return oxygen
