"""The run over 1.5 miles, which colleges and services use."""

from __future__ import annotations

from typing import Final

from bot.core.events import Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

NAME: Final = "1.5 miles (ACSM)"
GEORGE: Final = "George et al. 1993"
DISTANCE: Final = Distance.from_miles(1.5)
QUICKEST: Final = Duration(330.0)
SLOWEST: Final = Duration(1_500.0)
SLOWEST_BY_GEORGE: Final = Duration(1_080.0)
LIGHTEST_KG: Final = 40.0
HEAVIEST_KG: Final = 130.0
GEORGE_AGES: Final = (18, 29)
GEORGE_ERROR: Final = 2.8
"""ml/kg/min; the standard error of estimate among 49 students."""

_MINUTE: Final = 60.0


@formula(
    "test_run15",
    name=NAME,
    command="test",
    source="American College of Sports Medicine, Guidelines for Exercise Testing and Prescription: the 1.5-mile test",
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
    ),
)
def run_oxygen(duration: Duration) -> float:
    """The maximal oxygen uptake that goes with a time over 1.5 miles, in ml/kg/min: 483 / minutes + 3.5.

    It is what running so fast costs, so it holds for a run and not for a walk. For adults. Quoted by others. Raises
    PersonError outside 5:30 to 25:00, ours.
    """
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST, method=NAME)
    return 483.0 / (duration.seconds / _MINUTE) + 3.5


@formula(
    "test_run15_george",
    name=GEORGE,
    command="test",
    source="J. D. George et al., VO2max estimation from a submaximal 1-mile track jog, Med Sci Sports Exerc 25, 1993",
    unit="ml/kg/min",
    inputs=(
        Input(
            name="duration",
            unit="s",
            low=QUICKEST.seconds,
            high=SLOWEST_BY_GEORGE.seconds,
            trend=Trend.FALLS,
            make=Duration,
        ),
        Input(name="weight_kg", unit="kg", low=LIGHTEST_KG, high=HEAVIEST_KG, trend=Trend.FALLS),
    ),
    variants=tuple({"category": category} for category in Category),
)
def george_oxygen(duration: Duration, weight_kg: float, category: Category) -> float:
    """The maximal oxygen uptake from a time over 1.5 miles, body weight and sex, in ml/kg/min.

    88.02 - 0.1656 kg - 2.76 minutes, and 3.716 more for men. Made from students of 18 to 29 years; standard error 2.8
    ml/kg/min. Equation and error are recalled, the paper was not at hand. Raises PersonError outside 5:30 to 18:00 and
    40 to 130 kg.
    """
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST_BY_GEORGE.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST_BY_GEORGE, method=GEORGE)
    if not LIGHTEST_KG <= weight_kg <= HEAVIEST_KG:
        raise outside(Term.WEIGHT, weight_kg, LIGHTEST_KG, HEAVIEST_KG, method=GEORGE)
    for_men = 3.716 if category is Category.MEN else 0.0
    return 88.02 - 0.1656 * weight_kg - 2.76 * duration.seconds / _MINUTE + for_men
