"""One kilometre or a mile as a club's test, beside the guidance times that this project gives for any distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.core.distance import Band, Level, guidance_times
from bot.core.events import MILE
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.prediction import RIEGEL_EXPONENT
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

NAME: Final = "guidance times"
SOURCE: Final = (
    "Bands of this project, not data: paces over 5 km carried over by T2 = T1 (D2 / D1) ^ 1.06, P. S. Riegel 1977"
)
EXPONENT: Final = RIEGEL_EXPONENT
KILOMETRE: Final = Distance(1_000.0)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a time stands among the bands, slowest first.

    ``level`` is the band it is in, or the next slower one; ``is_ahead`` says it is quicker than that whole band:
    between two bands, or beyond the fastest.
    """

    level: Level
    is_ahead: bool
    bands: tuple[Band, ...]

    @property
    def rank(self) -> float:
        """Its place as a number that rises with speed: 0 for a walk, 0.5 between a walk and the next band."""
        return list(Level).index(self.level) + (0.5 if self.is_ahead else 0.0)

    @property
    def is_beyond(self) -> bool:
        """Whether it is faster than the fastest band."""
        return self.is_ahead and self.level is self.bands[-1].level


@cache
def _bands(distance: Distance) -> tuple[Band, ...]:
    return guidance_times(distance).bands


def _input(low: float, high: float) -> tuple[Input, ...]:
    return (Input(name="duration", unit="s", low=low, high=high, trend=Trend.FALLS, make=Duration),)


@formula(
    "test_km",
    name=NAME,
    command="test",
    source=SOURCE,
    unit="rank",
    inputs=_input(125.0, 1_800.0),
    number=lambda placing: placing.rank,
)
def kilometre_placing(duration: Duration) -> Placing:
    """Where a time over 1 km stands among the guidance times: a walk, a beginner's run, a regular's, a trained one's.

    For adults, and for orientation only: nobody publishes what these words mean. Raises PersonError outside 2:05 to
    30 minutes.
    """
    return _placing(duration, KILOMETRE, 125.0, 1_800.0)


@formula(
    "test_mile",
    name=NAME,
    command="test",
    source=SOURCE,
    unit="rank",
    inputs=_input(215.0, 2_700.0),
    number=lambda placing: placing.rank,
)
def mile_placing(duration: Duration) -> Placing:
    """Where a time over a mile stands among the guidance times: a walk, a beginner's run, a regular's, a trained one's.

    For adults, and for orientation only: nobody publishes what these words mean. Raises PersonError outside 3:35 to
    45 minutes.
    """
    return _placing(duration, MILE, 215.0, 2_700.0)


def _placing(duration: Duration, distance: Distance, low: float, high: float) -> Placing:
    if not low <= duration.seconds <= high:
        raise outside(Term.DURATION, duration, Duration(low), Duration(high))
    bands = _bands(distance)
    reached = [band for band in bands if duration <= band.slowest]
    band = reached[-1] if reached else bands[0]
    return Placing(band.level, duration < band.fastest, bands)
