"""Rounding as runners do it: half up, of the number as it would be written out in full."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_STEPS: Final[tuple[int, ...]] = tuple(10**decimals for decimals in range(10))
_QUANTA: Final = tuple(Decimal(1).scaleb(-decimals) for decimals in range(10))
# Up to here, what a float adds by its own error is far below the margin around a half.
_PLAIN_BELOW: Final = 1e9
_BELOW_HALF: Final = 0.5 - 1e-6
_ABOVE_HALF: Final = 0.5 + 1e-6


def half_up(value: float, decimals: int = 0) -> int:
    """The value in steps of its last decimal, halves away from zero: 4.25 with one decimal is 43.

    Next to a half the decimal digits decide, because 1.005 as a float lies below 1.005.
    """
    scaled = value * _STEPS[decimals]
    if -_PLAIN_BELOW < scaled < _PLAIN_BELOW:
        whole = math.floor(scaled)
        rest = scaled - whole
        if rest < _BELOW_HALF:
            return whole
        if rest > _ABOVE_HALF:
            return whole + 1
    exact = Decimal(repr(value)).quantize(_QUANTA[decimals], rounding=ROUND_HALF_UP)
    return int(exact.scaleb(decimals))


def split(steps: int, decimals: int) -> tuple[int, int]:
    """So many steps, not below zero, as whole ones and what is left over."""
    return divmod(steps, _STEPS[decimals])


def as_float(steps: int, decimals: int) -> float:
    """The number that so many steps are."""
    return steps / _STEPS[decimals]
