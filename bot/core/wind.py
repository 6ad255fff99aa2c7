"""Wind: what air costs a runner, and what a headwind takes and a tailwind gives.

Sources: L. G. C. E. Pugh, "The influence of wind resistance in running and walking", Journal of Physiology 213 (1971)
255: the cost grows with the square of the air's speed, and is 7.5 to 8 % at 6 m/s in calm air; C. T. M. Davies,
"Effects of wind assistance and resistance on the forward motion of a runner", Journal of Applied Physiology 48 (1980)
702: 7.8 % at 10 m/s, 4 % at 6, 2 % at 5. They differ by a factor of two and more, so there is no number but a range. A
tailwind helps about half as much as the same headwind hurts.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from bot.core.factor import Factor
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Speed
from bot.core.terms import Term
from bot.core.units import MPS_PER_KMH

NAME: Final = "Pugh 1971, Davies 1980"
_SOURCE: Final = "L. G. C. E. Pugh, J Physiol 213:255, 1971, and C. T. M. Davies, J Appl Physiol 48:702, 1980"

SLOWEST: Final = Speed(1.25)
FASTEST: Final = Speed(10.0)
"""The speeds that were measured or worked out: a walk, and a sprint."""
STRONGEST: Final = 15.0
"""Metres a second, ours; as far as we recall, both sources measured beyond it."""
_STEPS: Final = 12


# Davies gives three: 7.8 % at 10 m/s, 4 % at 6, 2 % at 5. No square goes through all of them; this one follows each
# as closely as one can (least squares of relative errors), and is within one point of all.
_DAVIES: Final = ((10.0, 0.078), (6.0, 0.04), (5.0, 0.02))
_BY_SQUARE: Final = tuple(v * v / share for v, share in _DAVIES)


class Drag(Enum):
    """What calm air costs at one metre a second, as a share of all that running costs there."""

    DAVIES = sum(_BY_SQUARE) / sum(ratio * ratio for ratio in _BY_SQUARE)
    PUGH = 0.0775 / 36


_SPEED: Final = Input(name="speed", unit="m/s", low=1.25, high=10.0, trend=Trend.RISES, make=Speed)
_WIND: Final = Input(name="wind_mps", unit="m/s", low=0.0, high=STRONGEST, trend=Trend.RISES)
_DRAGS: Final = ({"drag": Drag.DAVIES}, {"drag": Drag.PUGH})


@formula(
    "calm_air",
    name=NAME,
    command="conditions",
    source=_SOURCE,
    unit="% of the energy",
    inputs=(Input(name="speed", unit="m/s", low=1.25, high=10.0, trend=Trend.RISES, make=Speed),),
    variants=_DRAGS,
)
def calm_air_percent(speed: Speed, drag: Drag) -> float:
    """The share of a runner's energy that calm air takes, in per cent: the square of the speed, by either source.

    Davies' three figures lie on no square; the one through them is fitted by us and within a point of each. From 1.25
    to 10 m/s. Raises PersonError outside.
    """
    return 100 * drag.value * _checked(speed) ** 2


@formula(
    "headwind",
    name=NAME,
    command="conditions",
    source=_SOURCE,
    unit="× calm time",
    inputs=(_SPEED, _WIND),
    variants=_DRAGS,
    identities=(({"speed": 4.0, "wind_mps": 0.0}, 1.0),),
)
def headwind_factor(speed: Speed, wind_mps: float, drag: Drag) -> float:
    """How many times as long a run takes against a wind at the same effort, ``speed`` being that of calm air.

    The runner slows until cost and speed give the same power again, which is our way from cost to time. From 1.25 to 10
    m/s, wind to 15 m/s at the runner's own height. Raises PersonError outside.
    """
    v, k = _checked(speed), drag.value
    wind = _checked_wind(wind_mps)
    ground = 1 - k * v * v
    slowed = v
    for _ in range(_STEPS):  # Newton: the power rises ever faster with the speed, so it closes in from above
        air = slowed + wind
        power = slowed * (ground + k * air * air)
        slowed -= (power - v) / (ground + k * air * (air + 2 * slowed))
    return v / slowed


@formula(
    "tailwind",
    name=NAME,
    command="conditions",
    source=_SOURCE,
    unit="× calm time",
    inputs=(
        Input(name="speed", unit="m/s", low=1.25, high=10.0, trend=Trend.FALLS, make=Speed),
        Input(name="wind_mps", unit="m/s", low=0.0, high=STRONGEST, trend=Trend.FALLS),
    ),
    variants=_DRAGS,
    identities=(({"speed": 4.0, "wind_mps": 0.0}, 1.0),),
)
def tailwind_factor(speed: Speed, wind_mps: float, drag: Drag) -> float:
    """How many times as long a run takes with a wind behind: half of what the same headwind costs, taken off.

    Never more than all that calm air takes at this speed. Range and errors as for ``headwind_factor``.
    """
    gain = (headwind_factor(speed, wind_mps, drag) - 1) / 2
    return 1 - min(gain, drag.value * speed.metres_per_second**2)


def headwind(speed: Speed, wind_mps: float) -> Factor:
    """What a headwind does to a time, by both sources. Range and errors as for ``headwind_factor``."""
    return _between(*(headwind_factor(speed, wind_mps, drag) for drag in Drag))


def tailwind(speed: Speed, wind_mps: float) -> Factor:
    """What a tailwind does to a time, by both sources. Range and errors as for ``headwind_factor``."""
    return _between(*(tailwind_factor(speed, wind_mps, drag) for drag in Drag))


def out_and_back(speed: Speed, wind_mps: float) -> Factor:
    """What a wind does to a course that is half against it and half with it, by both sources."""
    return _between(
        *((headwind_factor(speed, wind_mps, drag) + tailwind_factor(speed, wind_mps, drag)) / 2 for drag in Drag)
    )


def _between(*factors: float) -> Factor:
    return Factor(min(factors), max(factors))


def _checked(speed: Speed) -> float:
    if not SLOWEST <= speed <= FASTEST:
        raise outside(Term.SPEED, speed, SLOWEST, FASTEST, method=NAME)
    return speed.metres_per_second


def _checked_wind(wind_mps: float) -> float:
    if not 0 <= wind_mps <= STRONGEST:
        raise outside(Term.WIND, wind_mps / MPS_PER_KMH, 0.0, STRONGEST / MPS_PER_KMH, method=NAME)
    return wind_mps
