"""A run written as somebody would type it, so that it is read again as the same run."""

from __future__ import annotations

from typing import Final

from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.notation.times import typed as typed_time
from bot.core.quantities import Distance, Duration
from bot.core.runs import Run
from bot.core.units import LengthUnit

_NAMES: Final = {HALF_MARATHON: "half", MARATHON: "marathon", MILE: "mile"}
_A_MINUTE: Final = 60


def run_as_typed(run: Run) -> str:
    """The run as a phrase that reads so again, to the hundredth: "10 km in 45:30"."""
    return f"{distance_as_typed(run.distance, run.phrase.distance_unit)} in {time_as_typed(run.duration)}"


def distance_as_typed(distance: Distance, unit: LengthUnit | None = None) -> str:
    """The distance in the unit it was typed in: "10 km", "1500 m", "half"."""
    if distance in _NAMES:
        return _NAMES[distance]
    if unit in (LengthUnit.KM, LengthUnit.MILE):
        return f"{distance.metres / unit.metres:.10g} {unit.value}"
    return f"{distance.metres:.10g} m"


def time_as_typed(duration: Duration) -> str:
    """The time to the hundredth: 4:30.25, 1:23:07, "12.5 s"."""
    hundredths = max(1, round(duration.seconds * 100))
    if hundredths < _A_MINUTE * 100:
        return f"{hundredths / 100:.10g} s"
    whole, rest = divmod(hundredths, 100)
    return typed_time(whole) + (f".{rest:02}" if rest else "")
