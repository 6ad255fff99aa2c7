"""The exact factors between the units that runners use.

pint owns the table. The registry is built from the short list below, not from pint's own (13 ms instead of
270), and only to take the factors from it: calculations work on plain floats in metres, seconds and kilograms.
Text that a person typed never reaches pint, which reads ``1k`` as Boltzmann's constant and evaluates ``9**9``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Hide modules that are not loaded yet from whoever is imported meanwhile."""
    absent: Any = None
    hidden = [module for module in modules if module not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden, absent))  # importing one of them now raises ImportError
    try:
        yield
    finally:
        for module in hidden:
            del sys.modules[module]


# pint loads these where they are installed, and NumPy is, for the worker that draws. That would cost every start of the
# bot 80 ms and 20 MB for arrays and translations of unit names that nobody uses.
with _without("numpy", "babel"):
    import pint

_DEFINITIONS: Final = """
metre = [length] = m
second = [time] = s
kilogram = [mass] = kg

kilometre = 1000 * metre = km
centimetre = 0.01 * metre = cm
inch = 0.0254 * metre
foot = 0.3048 * metre = ft
yard = 0.9144 * metre = yd
mile = 1609.344 * metre = mi
minute = 60 * second = min
hour = 3600 * second = h
pound = 0.45359237 * kilogram = lb
stone = 6.35029318 * kilogram = st
"""

_registry: Final[pint.UnitRegistry[float]] = pint.UnitRegistry(None)
_registry.load_definitions(_DEFINITIONS.splitlines())


def _factor(unit: str, base: str) -> float:
    return float(_registry.Quantity(1, unit).to(base).magnitude)


METRES_PER_KM: Final = _factor("kilometre", "metre")
METRES_PER_MILE: Final = _factor("mile", "metre")
METRES_PER_YARD: Final = _factor("yard", "metre")
METRES_PER_FOOT: Final = _factor("foot", "metre")
METRES_PER_INCH: Final = _factor("inch", "metre")
METRES_PER_CM: Final = _factor("centimetre", "metre")
SECONDS_PER_MINUTE: Final = _factor("minute", "second")
SECONDS_PER_HOUR: Final = _factor("hour", "second")
KG_PER_POUND: Final = _factor("pound", "kilogram")
KG_PER_STONE: Final = _factor("stone", "kilogram")
MPS_PER_KMH: Final = _factor("kilometre / hour", "metre / second")
MPS_PER_MPH: Final = _factor("mile / hour", "metre / second")


# Temperature is a scale with an offset, not a factor, so it is two lines of arithmetic.
_FAHRENHEIT_AT_FREEZING: Final = 32.0
_FAHRENHEIT_PER_CELSIUS: Final = 1.8


def celsius_from_fahrenheit(degrees: float) -> float:
    """Temperature in °C of one in °F."""
    return (degrees - _FAHRENHEIT_AT_FREEZING) / _FAHRENHEIT_PER_CELSIUS


def fahrenheit_from_celsius(degrees: float) -> float:
    """Temperature in °F of one in °C."""
    return degrees * _FAHRENHEIT_PER_CELSIUS + _FAHRENHEIT_AT_FREEZING


class LengthUnit(StrEnum):
    """A unit somebody may write a distance or a pace in."""

    M = "m"
    KM = "km"
    MILE = "mi"
    YARD = "yd"
    FOOT = "ft"

    @property
    def metres(self) -> float:
        """The length of one of them in metres, exact by definition."""
        return _METRES[self]


_METRES: Final = {
    LengthUnit.M: 1.0,
    LengthUnit.KM: METRES_PER_KM,
    LengthUnit.MILE: METRES_PER_MILE,
    LengthUnit.YARD: METRES_PER_YARD,
    LengthUnit.FOOT: METRES_PER_FOOT,
}
