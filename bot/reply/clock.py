"""Times that stand below each other: each rounded once, and differences taken of what is shown, so that all add up."""

from __future__ import annotations

import math
from typing import Final

from bot.core.quantities import Duration
from bot.reply.wording import Wording

_TICKS: Final = (1, 10, 100)
_FLOAT_ERROR: Final = 1e-9
_MOST_DECIMALS: Final = 2
_AS_TYPED: Final = 0.004


def decimals_of(duration: Duration) -> int:
    """How many decimals a time has that was typed: 0, 1 or 2."""
    for decimals in range(_MOST_DECIMALS):
        if abs(duration.seconds - ticks_of(duration, decimals) / _TICKS[decimals]) < _AS_TYPED:
            return decimals
    return _MOST_DECIMALS


def ticks_of(duration: Duration, decimals: int) -> int:
    """The time in whole seconds, tenths or hundredths, rounded half up."""
    return math.floor(duration.seconds * _TICKS[decimals] + 0.5 + _FLOAT_ERROR)


def clock(ticks: int, decimals: int, wording: Wording) -> str:
    """So many ticks as a column of times has them, without a unit: 1:05:00, 4:03, 0:34, and with tenths 34.2."""
    whole, rest = divmod(ticks, _TICKS[decimals])
    minutes, seconds = divmod(whole, 60)
    behind = wording.decimal_mark(f".{rest:0{decimals}}") if decimals else ""
    if not minutes:
        return f"{seconds}{behind}" if decimals else f"0:{seconds:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}{behind}" if hours else f"{minutes}:{seconds:02}{behind}"
