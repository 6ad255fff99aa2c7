"""Times that stand below each other: each rounded once, and differences taken of what is shown, so that all add up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.core.quantities import Duration
from bot.reply.wording import Wording

_A_MINUTE: Final = 60
_MOST_DECIMALS: Final = 2
_AS_TYPED: Final = 0.004


def decimals_of(duration: Duration) -> int:
    """How many decimals a time has that was typed: 0, 1 or 2."""
    for decimals in range(_MOST_DECIMALS):
        if abs(duration.seconds - ticks_of(duration, decimals) / 10**decimals) < _AS_TYPED:
            return decimals
    return _MOST_DECIMALS


def ticks_of(duration: Duration, decimals: int) -> int:
    """The time in whole seconds, tenths or hundredths, rounded half up."""
    return int((Decimal(repr(duration.seconds)) * 10**decimals).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def clock(ticks: int, decimals: int, wording: Wording) -> str:
    """So many ticks as a column of times has them, without a unit: 1:05:00, 4:03, 0:34, and with tenths 34.2."""
    seconds = ticks / 10**decimals
    if seconds >= _A_MINUTE:
        return wording.duration(Duration(seconds), decimals)
    return wording.number(seconds, decimals) if decimals else f"0:{ticks:02}"
