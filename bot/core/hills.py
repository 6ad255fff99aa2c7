"""What a hill costs: the energy of running up and down, and the flat pace that is as hard.

Source: A. E. Minetti, C. Moia, G. S. Roi, D. Susta and G. Ferretti, "Energy cost of walking and running at extreme
uphill and downhill slopes", Journal of Applied Physiology 93 (2002) 1039. Strava (2017) found that a model from the
laboratory erred on downhills by up to three times: most people cannot use all that a descent saves. So a descent is a
range here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.core.conditions import Grade
from bot.core.factor import Factor
from bot.core.formulas import Input, formula, outside
from bot.core.terms import Term

NAME: Final = "Minetti 2002"
SOURCE: Final = (
    "A. E. Minetti et al., Energy cost of walking and running at extreme slopes, J Appl Physiol 93:1039, 2002"
)

STEEPEST: Final = Grade(0.45)
FLATTEST_WALKED: Final = Grade(0.10)
"""On the level the fit for walking is half as much again as was measured, so it is not used near it."""
_GRADE: Final = Input(name="grade", unit="rise / run", low=-0.45, high=0.45, make=Grade)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a course, as a share of its length, that is equally steep throughout."""

    share: float
    grade: Grade


@formula(
    "minetti_run",
    name=NAME,
    command="hill",
    source=SOURCE,
    unit="J/kg/m",
    inputs=(_GRADE,),
    identities=(({"grade": 0.0}, 3.6),),
)
def running_cost(grade: Grade) -> float:
    """The energy of running a metre at a grade, in J/kg/m: 155.4i⁵ - 30.4i⁴ - 43.3i³ + 46.3i² + 19.5i + 3.6.

    Measured on a treadmill on mountain runners, i from -0.45 to 0.45. The coefficients are recalled; at each slope of
    the paper's abstract that was compared they give what was measured, within its SD. Raises PersonError outside. Air
    is not in it, nor what steep descents do to legs.
    """
    i = _checked(grade).fraction
    return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6


@formula("minetti_walk", name=NAME, command="hill", source=SOURCE, unit="J/kg/m", inputs=(_GRADE,))
def walking_cost(grade: Grade) -> float:
    """The energy of walking a metre at a grade, in J/kg/m: 280.5i⁵ - 58.7i⁴ - 76.8i³ + 51.9i² + 19.6i + 2.5.

    For slopes only, from 10 to 45 % up or down: on the level the fit gives 2.5 where 1.64 was measured. From where it
    is used is ours; the coefficients are recalled, as those of ``running_cost``. Raises PersonError outside.
    """
    i = _checked(grade).fraction
    if abs(i) < FLATTEST_WALKED.fraction:
        raise outside(Term.GRADE, grade.percent, FLATTEST_WALKED.percent, STEEPEST.percent, method=NAME)
    return ((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5


@formula(
    "minetti_factor",
    name=NAME,
    command="hill",
    source=SOURCE,
    unit="× flat time",
    inputs=(_GRADE,),
    identities=(({"grade": 0.0}, 1.0),),
)
def cost_factor(grade: Grade) -> float:
    """How many times the flat's energy a metre costs, C(i)/C(0): at one effort, how many times as long it takes.

    From -45 to 45 %. Raises PersonError outside. Downhill that is the whole benefit, which few can use: see
    ``course_factor``.
    """
    return running_cost(grade) / running_cost(Grade(0.0))


def course_factor(course: Iterable[Stretch]) -> Factor:
    """How many times as long a course takes as the flat at one effort; the shares of ``course`` add up to 1.

    Uphill is one number; downhill is a range from the whole metabolic benefit to none. Raises PersonError beyond 45 %.
    """
    low = high = 0.0
    for stretch in course:
        factor = cost_factor(stretch.grade)
        low += stretch.share * (min(factor, 1.0) if stretch.grade.fraction < 0 else factor)
        high += stretch.share * max(factor, 1.0)
    return Factor(low, high)


def _checked(grade: Grade) -> Grade:
    if not -STEEPEST.fraction <= grade.fraction <= STEEPEST.fraction:
        raise outside(Term.GRADE, grade.percent, -STEEPEST.percent, STEEPEST.percent, method=NAME)
    return grade
