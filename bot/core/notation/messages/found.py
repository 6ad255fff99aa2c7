"""What is found in a message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.quantities import Distance, Pace, Speed
from bot.core.units import LengthUnit

MOST_FOUND: Final = 25
"""No answer lists more, and no message that people read needs more."""


class Kind(StrEnum):
    """What a found quantity is."""

    DISTANCE = "distance"
    PACE = "pace"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in a message.

    ``start`` and ``end`` count code points of the message as it was typed, and ``written`` is what stands between
    them. ``unit`` is the length it was written in or, for a pace without one, read as: km or mile, for a distance
    also yard or foot. ``unit_written`` says whether the unit stands in ``written``. ``already_given`` says that the
    writer gave the same in the other unit too.
    """

    written: str
    start: int
    end: int
    kind: Kind
    quantity: Distance | Pace | Speed
    unit: LengthUnit
    unit_written: bool = True
    already_given: bool = False
