"""What the writer of a message gave in both units already: "8 miles (12.9 km)", "62mi / 100km"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.core.notation.messages.found import FoundQuantity
from bot.core.notation.messages.words import any_of
from bot.core.quantities import Distance, Pace
from bot.core.units import METRES_PER_KM, LengthUnit

_ABOUT: Final = any_of(r"about, approx\.?, roughly, around, ca\.?, etwa, rund, environ, unos, около")
_OR: Final = any_of(r"""
    or, aka, a\.?k\.?a\.?, i\.?e\.?, so, equals, that'?s, which is, bzw, also, das sind, entspricht, soit, c'est
    son, o sea, es decir, то есть, это, или
""")
_BETWEEN: Final = re.compile(
    rf"(?: avg| average)?[\s,]{{0,3}}(?:[/(\[=≈~|\\-]|\b{_OR}(?!\w)|, ?{_ABOUT}(?!\w))"
    rf"[\s,.:=≈~(\[]{{0,4}}(?:(?:{_ABOUT}|or|aka|ie|i\.e\.)[\s,~]{{0,3}})?",
    re.IGNORECASE,
)
_COMMA: Final = re.compile(r"\s?,\s{0,2}")
_TOLERANCE: Final = 0.04
"""Writers round: "10k (6 miles)" is 3.5 % off."""
_TOLERANCE_BEHIND_A_COMMA: Final = 0.01
_METRIC: Final = (LengthUnit.KM, LengthUnit.M)


def with_pairs_marked(found: list[FoundQuantity], text: str) -> list[FoundQuantity]:
    """The same, where what stands there in both units is marked as given, and so is every repetition of it."""
    given: set[int] = set()
    for size in (1, 2):
        for first in range(len(found) - 2 * size + 1):
            ones, others = found[first : first + size], found[first + size : first + 2 * size]
            between = text[ones[-1].end : others[0].start]
            tolerance = _tolerance(between)
            if all(_is_the_same(one, other, tolerance) for one, other in zip(ones, others, strict=True)):
                given.update(range(first, first + 2 * size))
    values = {_value(found[index]) for index in given}
    return [
        replace(item, already_given=True) if index in given or _value(item) in values else item
        for index, item in enumerate(found)
    ]


def _value(item: FoundQuantity) -> tuple[str, LengthUnit, float]:
    return item.kind, item.unit, round(_size(item), 6)


def _size(item: FoundQuantity) -> float:
    """A number that is the same in every unit, to compare by."""
    match item.quantity:
        case Distance():
            return item.quantity.metres
        case Pace():
            return item.quantity.seconds_per_km / METRES_PER_KM
        case _:
            return item.quantity.metres_per_second


def _tolerance(between: str) -> float:
    """By how much two quantities with these words between them may differ and be one; 0 for no words of the kind."""
    if _COMMA.fullmatch(between):
        return _TOLERANCE_BEHIND_A_COMMA
    return _TOLERANCE if _BETWEEN.fullmatch(between) else 0.0


def _is_the_same(one: FoundQuantity, other: FoundQuantity, tolerance: float) -> bool:
    if one.kind is not other.kind or (one.unit in _METRIC) is (other.unit in _METRIC):
        return False
    return abs(_size(one) / _size(other) - 1) < tolerance
