"""Treadmills: belt speed and pace, what an incline costs, and which incline stands in for the air outdoors.

Sources: American College of Sports Medicine, metabolic equations for running and walking ("Guidelines for Exercise
Testing and Prescription"); A. M. Jones and J. H. Doust, "A 1 % treadmill grade most accurately reflects the energetic
cost of outdoor running", Journal of Sports Sciences 14 (1996) 321. The two answer different questions: the equations
set an incline against a flat belt, the 1 % against the air outdoors. They are not to be added.
"""

from __future__ import annotations

from typing import Final

from bot.core.conditions import Grade
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Pace, Speed
from bot.core.terms import Term
from bot.core.units import SECONDS_PER_MINUTE

ACSM: Final = "ACSM"
ACSM_SOURCE: Final = (
    "American College of Sports Medicine, Guidelines for Exercise Testing and Prescription, metabolic equations"
)
JONES_DOUST: Final = "Jones & Doust 1996"
_JONES_DOUST_SOURCE: Final = "A. M. Jones and J. H. Doust, A 1 % treadmill grade, J Sports Sci 14:321, 1996"

RUN_FROM: Final = Speed(80 / SECONDS_PER_MINUTE)
"""Slower is a walk, whatever is said; up to RUN_SURELY_FROM the running equation holds for those who truly run."""
RUN_SURELY_FROM: Final = Speed(134 / SECONDS_PER_MINUTE)
RUN_UP_TO: Final = Speed(450 / SECONDS_PER_MINUTE)
"""27 km/h, ours: faster than any treadmill for running goes."""
WALK_FROM: Final = Speed(50 / SECONDS_PER_MINUTE)
WALK_UP_TO: Final = Speed(100 / SECONDS_PER_MINUTE)
STEEPEST: Final = Grade(0.40)
"""Ours: the steepest belts that are sold."""
ONE_PERCENT_FROM: Final = Speed.from_kmh(10.5)
ONE_PERCENT_UP_TO: Final = Speed.from_kmh(18.0)
_ONE_PERCENT: Final = Grade(0.01)
_REST: Final = 3.5
"""The oxygen that a body at rest takes, in ml/kg/min: one MET."""

_RUN_SPEED: Final = Input(
    name="speed",
    unit="m/s",
    low=RUN_FROM.metres_per_second,
    high=RUN_UP_TO.metres_per_second,
    trend=Trend.RISES,
    make=Speed,
)
_WALK_SPEED: Final = Input(
    name="speed",
    unit="m/s",
    low=WALK_FROM.metres_per_second,
    high=WALK_UP_TO.metres_per_second,
    trend=Trend.RISES,
    make=Speed,
)
_INCLINE: Final = Input(name="grade", unit="rise / run", low=0.0, high=0.40, trend=Trend.RISES, make=Grade)


@formula(
    "treadmill_pace",
    name="Arithmetic",
    command="treadmill",
    source="By definition: an hour divided by the distance covered in it",
    unit="s/km",
    inputs=(Input(name="speed", unit="m/s", low=0.3, high=12.5, trend=Trend.FALLS, make=Speed, is_checked=False),),
    number=lambda pace: pace.seconds_per_km,
    identities=(({"speed": 4.0}, 250.0),),
)
def belt_pace(speed: Speed) -> Pace:
    """The pace of a belt speed: 3600 s over the km/h or the mph."""
    return speed.pace


@formula(
    "acsm_run",
    name=ACSM,
    command="treadmill",
    source=ACSM_SOURCE,
    unit="ml/kg/min",
    inputs=(_RUN_SPEED, _INCLINE),
)
def running_oxygen(speed: Speed, grade: Grade) -> float:
    """The oxygen uptake of running on a belt, in ml/kg/min: 0.2 v + 0.9 v G + 3.5, v in m/min.

    Holds from 134 m/min (8 km/h), and from 80 m/min for those who truly run; to 450 m/min and 40 %. Not for running
    outdoors downhill. Raises PersonError outside.
    """
    v = _run_speed(speed) * SECONDS_PER_MINUTE
    return 0.2 * v + 0.9 * v * _incline(grade) + _REST


@formula(
    "acsm_walk",
    name=ACSM,
    command="treadmill",
    source=ACSM_SOURCE,
    unit="ml/kg/min",
    inputs=(_WALK_SPEED, _INCLINE),
)
def walking_oxygen(speed: Speed, grade: Grade) -> float:
    """The oxygen uptake of walking on a belt, in ml/kg/min: 0.1 v + 1.8 v G + 3.5, v in m/min.

    Holds from 50 to 100 m/min (3 to 6 km/h) and to 40 %. Raises PersonError outside.
    """
    v = _walk_speed(speed) * SECONDS_PER_MINUTE
    return 0.1 * v + 1.8 * v * _incline(grade) + _REST


def mets(oxygen: float) -> float:
    """The oxygen uptake in METs, multiples of 3.5 ml/kg/min."""
    return oxygen / _REST


@formula(
    "acsm_run_speed",
    name=ACSM,
    command="treadmill",
    source=ACSM_SOURCE,
    unit="m/s",
    inputs=(Input(name="oxygen", unit="ml/kg/min", low=19.5, high=93.5, trend=Trend.RISES),),
    number=lambda speed: speed.metres_per_second,
)
def running_speed(oxygen: float) -> Speed:
    """The speed on a flat belt that takes so much oxygen, in ml/kg/min: the running equation turned round.

    Raises PersonError outside 19.5 to 93.5 ml/kg/min, which are its speeds of 80 to 450 m/min.
    """
    least, most = (0.2 * end.metres_per_second * SECONDS_PER_MINUTE + _REST for end in (RUN_FROM, RUN_UP_TO))
    if not least <= oxygen <= most:
        raise outside(Term.OXYGEN, oxygen, least, most, method=ACSM)
    return Speed((oxygen - _REST) / 0.2 / SECONDS_PER_MINUTE)


@formula(
    "acsm_run_flat",
    name=ACSM,
    command="treadmill",
    source=ACSM_SOURCE,
    unit="m/s",
    inputs=(_RUN_SPEED, _INCLINE),
    number=lambda speed: speed.metres_per_second,
    identities=(({"speed": 3.0, "grade": 0.0}, 3.0), ({"speed": 3.0, "grade": 0.1}, 4.35)),
)
def flat_running_speed(speed: Speed, grade: Grade) -> Speed:
    """The speed on a flat belt that takes as much oxygen: v (1 + 4.5 G), 4.5 % for each per cent.

    Range and errors as for ``running_oxygen``. Against a flat belt, not against the road: the 1 % of Jones & Doust is
    no part of it.
    """
    return Speed(_run_speed(speed) * (1 + 4.5 * _incline(grade)))


@formula(
    "one_percent",
    name=JONES_DOUST,
    command="treadmill",
    source=_JONES_DOUST_SOURCE,
    unit="rise / run",
    inputs=(
        Input(
            name="speed",
            unit="m/s",
            low=ONE_PERCENT_FROM.metres_per_second,
            high=ONE_PERCENT_UP_TO.metres_per_second,
            make=Speed,
        ),
    ),
    number=lambda grade: grade.fraction,
    identities=(({"speed": 4.0}, 0.01),),
)
def outdoor_incline(speed: Speed) -> Grade:
    """The incline at which a belt costs as much as the same speed outdoors on the flat: 1 %.

    Measured at 10.5 to 18 km/h (2.92 to 5.0 m/s, recalled); slower, the difference is negligible. Raises PersonError
    outside.
    """
    if not ONE_PERCENT_FROM <= speed <= ONE_PERCENT_UP_TO:
        raise outside(Term.SPEED, speed, ONE_PERCENT_FROM, ONE_PERCENT_UP_TO, method=JONES_DOUST)
    return _ONE_PERCENT


def _run_speed(speed: Speed) -> float:
    if not RUN_FROM <= speed <= RUN_UP_TO:
        raise outside(Term.SPEED, speed, RUN_FROM, RUN_UP_TO, method=ACSM)
    return speed.metres_per_second


def _walk_speed(speed: Speed) -> float:
    if not WALK_FROM <= speed <= WALK_UP_TO:
        raise outside(Term.SPEED, speed, WALK_FROM, WALK_UP_TO, method=ACSM)
    return speed.metres_per_second


def _incline(grade: Grade) -> float:
    if not 0 <= grade.fraction <= STEEPEST.fraction:
        raise outside(Term.GRADE, grade.percent, 0.0, STEEPEST.percent, method=ACSM)
    return grade.fraction
