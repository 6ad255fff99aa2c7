"""Temperature, body weight, climb, grade, wind and ground, as runners meet them: read from text, never stored.

Each is a small value of its own, so that none can be taken for a distance or a pace.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from bot.core.errors import Mistake, PersonError
from bot.core.notation.normalise import Normalised
from bot.core.notation.numbers import number_value
from bot.core.notation.unit_words import LETTER
from bot.core.quantities import Distance
from bot.core.units import (
    KG_PER_POUND,
    KG_PER_STONE,
    MPS_PER_KMH,
    MPS_PER_MPH,
    LengthUnit,
    celsius_from_fahrenheit,
    fahrenheit_from_celsius,
)

COLDEST_CELSIUS: Final = -90.0
HOTTEST_CELSIUS: Final = 65.0
"""Outside what weather does (the records are -89.2 and 56.7 °C), a number is a slip."""
MAX_KG: Final = 650.0
MAX_CLIMB_METRES: Final = 100_000.0

_END: Final = rf"(?!{LETTER})"
_NUMBER: Final = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
_TEMPERATURE: Final = re.compile(
    rf" ?(\+|-|minus )? ?({_NUMBER}) ?(?:(?:°|degrees?|deg|grad|º) ?)?"
    rf"(?P<unit>celsius|centigrade|fahrenheit|c|f){_END} ?"
)
_WEIGHT: Final = re.compile(
    rf" ?({_NUMBER}) ?(?P<unit>kgs?|kilos?|kilograms?|kilogramm|lbs?|pounds?|pfund|st|stones?){_END} ?"
)
_POUNDS_AFTER_STONE: Final = re.compile(rf" ?({_NUMBER}) ?(?:lbs?|pounds?)?{_END} ?")
_CLIMB_WORD: Final = r"(?:climb(?:ing)?|gain|elevation(?: gain)?|ascent|vert|d\+|up|höhenmeter|anstieg|hm|dénivelé)"
_CLIMB: Final = re.compile(rf" ?({_NUMBER}) ?(?:(?P<unit>m|metres?|meters?|ft|feet)? ?(?:of )?{_CLIMB_WORD}){_END} ?")


@dataclass(frozen=True, slots=True)
class Temperature:
    """An air temperature in °C; ``in_fahrenheit`` says how it was typed."""

    celsius: float
    in_fahrenheit: bool = False

    @property
    def fahrenheit(self) -> float:
        """The same in °F."""
        return fahrenheit_from_celsius(self.celsius)


@dataclass(frozen=True, slots=True)
class Weight:
    """A body weight in kg; ``in_pounds`` says that it was typed in pounds or stone."""

    kg: float
    in_pounds: bool = False

    @property
    def pounds(self) -> float:
        """The same in pounds of 0.45359237 kg."""
        return self.kg / KG_PER_POUND


@dataclass(frozen=True, slots=True)
class Climb:
    """Metres climbed; ``in_feet`` says how it was typed."""

    metres: float
    in_feet: bool = False

    @property
    def feet(self) -> float:
        """The same in feet."""
        return self.metres / LengthUnit.FOOT.metres


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """How steep it is: the rise over the horizontal run, below zero downhill."""

    fraction: float

    @classmethod
    def from_percent(cls, percent: float) -> Self:
        """The grade of so many per cent."""
        return cls(percent / 100)

    @classmethod
    def of_climb(cls, climb_metres: float, distance: Distance) -> Self:
        """The grade of a climb along so much road; ``climb_metres`` is below the distance, negative downhill."""
        return cls(math.tan(math.asin(climb_metres / distance.metres)))

    @property
    def percent(self) -> float:
        """The same in per cent."""
        return self.fraction * 100

    @property
    def climb_per_metre(self) -> float:
        """Metres climbed for each metre of road, as against each metre of map."""
        return math.sin(math.atan(self.fraction))


class Direction(StrEnum):
    """Where wind comes from, as the runner feels it."""

    HEAD = "headwind"
    TAIL = "tailwind"
    CROSS = "crosswind"
    UNSAID = "wind"


@dataclass(frozen=True, slots=True)
class Wind:
    """A wind; ``in_mph`` says that it was typed in miles an hour."""

    metres_per_second: float
    direction: Direction = Direction.UNSAID
    in_mph: bool = False

    @property
    def kmh(self) -> float:
        """The same in kilometres an hour."""
        return self.metres_per_second / MPS_PER_KMH

    @property
    def mph(self) -> float:
        """The same in miles an hour."""
        return self.metres_per_second / MPS_PER_MPH


class Ground(StrEnum):
    """What is run on; the values are what options offer."""

    ROAD = "road"
    TRACK = "track"
    INDOORS = "indoors"
    TREADMILL = "treadmill"
    TRAIL = "trail"

    @property
    def is_sheltered(self) -> bool:
        """Whether there is no wind."""
        return self in (Ground.INDOORS, Ground.TREADMILL)


def match_condition(source: Normalised) -> Temperature | Weight | Climb | None:
    """The temperature, weight or climb that the whole text is; None where it is none of them.

    Raises PersonError for one outside what weather, people and hills do.
    """
    return _match_temperature(source) or _match_weight(source) or _match_climb(source)


def _match_temperature(source: Normalised) -> Temperature | None:
    found = _TEMPERATURE.fullmatch(source.text)
    if found is None:
        return None
    value = number_value(found.group(2), LengthUnit.KM)
    if value is None:
        raise _too_large(source, "20 °C")
    if found.group(1) in ("-", "minus "):
        value = -value
    in_fahrenheit = found.group("unit").startswith("f")
    celsius = celsius_from_fahrenheit(value) if in_fahrenheit else value
    if not COLDEST_CELSIUS <= celsius <= HOTTEST_CELSIUS:
        raise _too_large(source, "20 °C")
    return Temperature(celsius, in_fahrenheit)


def _match_weight(source: Normalised) -> Weight | None:
    found = _WEIGHT.match(source.text)
    if found is None:
        return None
    unit = found.group("unit")
    value = number_value(found.group(1), LengthUnit.KM)
    rest = source.text[found.end() :]
    pounds = 0.0
    if unit.startswith("st") and rest:
        behind = _POUNDS_AFTER_STONE.fullmatch(rest)
        pounds = (number_value(behind.group(1), LengthUnit.KM) or 0.0) if behind else 0.0
        rest = "" if behind else rest
    if rest:
        return None
    factor = {"k": 1.0, "s": KG_PER_STONE, "l": KG_PER_POUND, "p": KG_PER_POUND}[unit[0]]
    if unit == "pfund":
        factor = 0.5  # the German pound is half a kilogram
    kg = (value or 0.0) * factor + pounds * KG_PER_POUND
    if value is None or kg > MAX_KG:
        raise _too_large(source, "70 kg")
    if kg <= 0:
        raise PersonError(Mistake.NOT_POSITIVE, text=source.typed, example="70 kg")
    return Weight(kg, in_pounds=unit[0] in "slp" and unit != "pfund")


def _match_climb(source: Normalised) -> Climb | None:
    found = _CLIMB.fullmatch(source.text)
    if found is None:
        return None
    in_feet = (found.group("unit") or "m").startswith("f")
    value = number_value(found.group(1), LengthUnit.FOOT)
    metres = (value or 0.0) * (LengthUnit.FOOT.metres if in_feet else 1.0)
    if value is None or metres > MAX_CLIMB_METRES:
        raise _too_large(source, "300 m climb")
    if metres <= 0:
        raise PersonError(Mistake.NOT_POSITIVE, text=source.typed, example="300 m climb")
    return Climb(metres, in_feet)


def _too_large(source: Normalised, example: str) -> PersonError:
    return PersonError(Mistake.TOO_LARGE, text=source.typed, example=example)
