"""Who reads an answer: a language, a number format and a unit system, three separate settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.units import LengthUnit


class NumberFormat(StrEnum):
    """Which marks numbers are written with."""

    POINT = "point"
    """1,234.5"""
    COMMA = "comma"
    """1.234,5"""


class UnitSystem(StrEnum):
    """Which unit comes first in an answer; the other stands beside it."""

    KM = "km"
    MILES = "miles"

    @property
    def length(self) -> LengthUnit:
        """The unit that distances and paces are given in."""
        return LengthUnit.KM if self is UnitSystem.KM else LengthUnit.MILE

    @property
    def other(self) -> UnitSystem:
        """The other one."""
        return UnitSystem.MILES if self is UnitSystem.KM else UnitSystem.KM


@dataclass(frozen=True, slots=True)
class Reader:
    """How one person reads. Without ``units`` an answer follows the units that were typed."""

    language: str = "en"
    number_format: NumberFormat = NumberFormat.POINT
    units: UnitSystem | None = None

    def units_for(self, typed: LengthUnit | None) -> UnitSystem:
        """The reader's own units, else those of what was typed, else kilometres."""
        if self.units is not None:
            return self.units
        if typed in (LengthUnit.MILE, LengthUnit.YARD, LengthUnit.FOOT):
            return UnitSystem.MILES
        return UnitSystem.KM
