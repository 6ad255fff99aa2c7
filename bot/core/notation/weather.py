"""The weather and the ground, as runners write them: "28C dew point 20", "60% humidity", "20 km/h headwind"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core.conditions import (
    COLDEST_CELSIUS,
    HOTTEST_CELSIUS,
    MAX_CLIMB_METRES,
    Direction,
    Ground,
    Temperature,
    Wind,
)
from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.notation.numbers import number_value
from bot.core.notation.unit_words import LETTER
from bot.core.units import MPS_PER_KMH, MPS_PER_MPH, LengthUnit, celsius_from_fahrenheit

_END: Final = rf"(?!{LETTER})"
_SIGN: Final = r"(?P<sign>(?<![\w-])(?:\+|-|minus ) ?)?"
_DIGITS: Final = r"(?P<number>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,7}(?:[.,]\d{1,3})?)"
_NUMBER: Final = rf"(?<![\w:.,/]){_DIGITS}"
_BARE_END: Final = r"(?![\d:/%°º'\"]|[.,]\d| ?(?:°|º|%|/|(?:km?|mi|miles?|m|ft|feet|[cf]|min|h|s|sec|k|mph|kmh|in)\b))"
_JOIN: Final = r"(?: (?:of|at|is|von|mit|ist))? ?[:=]? ?"
_LEAD: Final = r"(?:(?<!\w)(?:at|in|with|on|and|an?|bei|mit|auf|und) )?"

_SCALE: Final = r"(?P<scale>c[eé]l[csz]{1,2}ius|celius|celisus|centigrade|f[ah]{1,3}renh[ei]{1,2}t|c|f)"
_DEGREES: Final = rf" ?(?P<degrees>°|º|degrees?|deg|grad)? ?{_SCALE}?{_END}"
_SCALED: Final = rf" ?(?:(?:°|º|degrees?|deg|grad) ?)?{_SCALE}{_END}"
_DEW_WORD: Final = r"(?<!\w)(?:dew[ -]?points?|dew|dp|td|taupunkt)"
_DEW: Final = (
    re.compile(rf"{_LEAD}{_DEW_WORD}{_JOIN}{_SIGN}{_DIGITS}{_SCALED}"),
    re.compile(rf"{_LEAD}{_DEW_WORD}{_JOIN}{_SIGN}{_DIGITS}(?: ?(?P<degrees>°|º|degrees?|deg|grad){_END})?{_BARE_END}"),
    re.compile(rf"{_LEAD}{_SIGN}{_NUMBER}{_SCALED} ?{_DEW_WORD}{_END}"),
    re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} ?(?P<degrees>°|º|degrees?|deg|grad)? ?{_DEW_WORD}{_END}"),
)
_HUMID_WORD: Final = (
    r"(?<!\w)(?:(?:relative |rel\.? )?(?:humidity|humid|luftfeuchtigkeit|luftfeuchte|feuchtigkeit|feuchte)|hum|rh|rf)"
)
_PERCENT: Final = r"(?:%|per ?cent|pct|prozent)"
_HUMIDITY: Final = (
    re.compile(rf"{_LEAD}{_NUMBER} ?{_PERCENT} ?{_HUMID_WORD}{_END}"),
    re.compile(rf"{_LEAD}{_HUMID_WORD}{_JOIN}{_DIGITS} ?(?:{_PERCENT}{_END}|{_BARE_END})"),
    re.compile(rf"{_LEAD}{_NUMBER} ?{_PERCENT}(?!\w)"),
    re.compile(rf"{_LEAD}{_NUMBER} {_HUMID_WORD}{_END}"),
)
_TEMPERATURE_WORD: Final = r"(?<!\w)(?:air )?(?:temp(?:eratur(?:e)?)?|heat|hitze)"
_TEMPERATURE: Final = (
    re.compile(rf"{_LEAD}(?:{_TEMPERATURE_WORD}{_JOIN})?{_SIGN}{_NUMBER}{_SCALED}(?: {_TEMPERATURE_WORD}{_END})?"),
    re.compile(rf"{_LEAD}(?:{_TEMPERATURE_WORD}{_JOIN})?{_SIGN}{_NUMBER} ?(?P<degrees>°|º|degrees?|deg|grad){_END}"),
    re.compile(rf"{_LEAD}{_TEMPERATURE_WORD}{_JOIN}{_SIGN}{_DIGITS}{_BARE_END}"),
)
_FROM: Final = (
    r"(?: (?:from )?(?:behind|ahead|in (?:the|my) face|against(?: me)?|the (?:front|side|back)|von hinten|von vorne?"
    r"|von der seite))?"
)
_WIND_WORD: Final = rf"(?:(?:head|tail|cross|side)[ -]?winds?|(?:gegen|rücken|seiten)wind|winds?){_FROM}"
_WIND_UNIT: Final = (
    r"(?P<unit>km ?/ ?h|kmh|kph|kmph|mph|mi ?/ ?h|miles (?:an|per) hour|m ?/ ?s|mps|knots?|knoten|kts?|kn)"
)
_WIND: Final = (
    re.compile(rf"{_LEAD}{_NUMBER} ?{_WIND_UNIT} {_WIND_WORD}{_END}"),
    re.compile(rf"{_LEAD}(?<!\w){_WIND_WORD}{_JOIN}{_DIGITS} ?{_WIND_UNIT}{_END}{_FROM}"),
    re.compile(rf"{_LEAD}(?<!\w){_WIND_WORD}{_JOIN}{_DIGITS}{_BARE_END}{_FROM}"),
    re.compile(rf"{_LEAD}{_NUMBER} {_WIND_WORD}{_END}"),
)
_CALM: Final = re.compile(r"(?<!\w)(?:no wind|calm|still air|windless|windstill|kein wind)(?!\w)")
_WIND_ALONE: Final = re.compile(rf" ?{_NUMBER} ?{_WIND_UNIT}?{_END}{_FROM} ?")
_DIRECTION_ALONE: Final = re.compile(rf"(?<!\w){_WIND_WORD}{_END}")
_ALTITUDE_WORD: Final = r"(?<!\w)(?:altitude|elevation|alt|seehöhe|meereshöhe|höhe)"
_ABOVE: Final = (
    r"(?:above sea level|(?:of )?altitude|(?:of )?elevation|a\.?m?\.?s\.?l\.?|high|up high|seehöhe|meereshöhe|höhe|hoch"
    r"|ü\.? ?n\.?n\.?|ü\.? ?m\.?|über (?:dem meer|nn|meer|normalnull|meereshöhe))"
)
_HEIGHT_UNIT: Final = r"(?P<unit>metres?|meters?|metern?|m|feet|foot|ft|fuß)"
_ALTITUDE: Final = (
    re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} ?{_HEIGHT_UNIT}[ -]{_ABOVE}{_END}"),
    re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} ?(?P<unit>masl|müm|m ü\. ?m\.?|m ü\. ?nn){_END}"),
    re.compile(rf"{_LEAD}{_ALTITUDE_WORD}{_JOIN}{_SIGN}{_DIGITS} ?{_HEIGHT_UNIT}{_END}"),
    re.compile(rf"(?<!\w)(?:at|in|auf) {_SIGN}{_NUMBER} ?(?P<unit>feet|foot|ft|fuß){_END}"),
    re.compile(rf"{_LEAD}{_ALTITUDE_WORD}{_JOIN}{_SIGN}{_DIGITS}{_BARE_END}"),
    re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} {_ALTITUDE_WORD}{_END}"),
    re.compile(rf"{_SIGN}{_NUMBER} ?(?P<unit>feet|foot|ft|fuß){_END}"),  # nobody tells a race in feet
)
_ALTITUDE_ALONE: Final = re.compile(rf" ?{_SIGN}{_NUMBER} ?{_HEIGHT_UNIT}?{_END} ?")
_SEA_LEVEL: Final = re.compile(r"(?:at |auf )?(?:sea level|meereshöhe|meeresspiegel)(?!\w)")
_ACCLIMATISED: Final = re.compile(
    r"(?<!\w)(?P<not>(?:not|nicht|non|un)[ -]?)?(?:acclimati[sz]ed|acclimated|akklimatisiert)(?!\w)"
)
_GROUND_WORDS: Final = {
    Ground.TREADMILL: "treadmill laufband",
    Ground.INDOORS: "indoor indoors halle short hallenbahn",
    Ground.TRACK: "track bahn tartan outdoor",
    Ground.ROAD: "road roads street asphalt straße strasse strassen paved",
    Ground.TRAIL: "trail trails gelände grass gras wiese sand beach strand snow schnee gravel schotter xc cross mud",
}
_GROUNDS: Final = {word: ground for ground, words in _GROUND_WORDS.items() for word in words.split()}
_GROUND: Final = re.compile(
    rf"(?<!\w)(?:on (?:the |a )?|auf (?:der |dem )?|im |in der )?"
    rf"(?P<ground>{'|'.join(sorted(_GROUNDS, key=len, reverse=True))})(?:[ -]country|[ -]track| race)?(?!\w)"
)
_FEEL: Final = re.compile(r"(?<!\w)(?:very |really |sehr )?(?:hot|warm|cold|cool|sunny|heiß|kalt|kühl|sonnig)(?!\w)")
_BARE: Final = re.compile(rf" ?{_SIGN}{_NUMBER} ?(?P<degrees>°|º|degrees?|deg|grad)? ?")
_BARE_PERCENT: Final = re.compile(rf" ?{_NUMBER} ?{_PERCENT}? ?")
_WHOLE: Final = re.compile(rf" ?{_SIGN}{_NUMBER}{_SCALED} ?")

# Most phrases hold one or two of these; a glance is quicker than the patterns.
_DEW_HINT: Final = re.compile(r"d(?:ew|p\b)|td\b|tau")
_WIND_HINT: Final = re.compile(r"wind|calm|still air")
_HUMIDITY_HINT: Final = re.compile(r"%|cent|pct|prozent|hum|feucht|r[hf]\b")
_ALTITUDE_HINT: Final = re.compile(r"alt|elev|sea|sl\b|s\.l|hig|höhe|hoch|ü|über|f(?:ee|oo)?t|fuß|meer")

_DIRECTIONS: Final = (
    (("head", "gegen", "face", "against", "ahead", "vorn", "front"), Direction.HEAD),
    (("tail", "rücken", "behind", "hinten", "back"), Direction.TAIL),
    (("cross", "side", "seite"), Direction.CROSS),
)
_KNOT: Final = 1852 / 3600
"""Metres a second, by definition a nautical mile an hour."""
_MOST_WIND: Final = 150.0
"""Metres a second; no wind was ever stronger, so a higher number is a slip."""


@dataclass(frozen=True, slots=True)
class Weather:
    """What a phrase says of the day and the place; None for what it does not say."""

    temperature: Temperature | None = None
    dew_point: Temperature | None = None
    humidity_percent: float | None = None
    altitude_metres: float | None = None
    is_acclimatised: bool | None = None
    wind: Wind | None = None
    ground: Ground | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that could make a difference."""
        return self == Weather(is_acclimatised=self.is_acclimatised)


def take_weather(phrase: Lifter) -> Weather:
    """What the phrase says of the weather and the ground, taken out of it. Raises PersonError."""
    text = phrase.text
    dew, dew_is_bare = _first(phrase, _DEW) if _DEW_HINT.search(text) else (None, False)
    wind = _take_wind(phrase) if _WIND_HINT.search(text) else None
    humidity = _take_humidity(phrase) if _HUMIDITY_HINT.search(text) else None
    altitude = _take_altitude(phrase) if _ALTITUDE_HINT.search(text) else None
    acclimatised = phrase.take(_ACCLIMATISED)
    temperature = _take_temperature(phrase)
    ground = phrase.take(_GROUND)
    phrase.take_all(_FEEL)
    return Weather(
        temperature=temperature,
        dew_point=None if dew is None else _temperature(phrase, dew, temperature if dew_is_bare else None),
        humidity_percent=humidity,
        altitude_metres=altitude,
        is_acclimatised=None if acclimatised is None else acclimatised.group("not") is None,
        wind=wind,
        ground=None if ground is None else _GROUNDS[ground.group("ground")],
    )


def read_temperature(text: str, example: str = "28 °C") -> Temperature:
    """The temperature of an option of its own: "28C", "85 F". Raises PersonError, with a question for a bare "28"."""
    return _read_degrees(text, example, None, words=_TEMPERATURE)


def read_dew_point(text: str, beside: Temperature | None = None, example: str = "20 °C") -> Temperature:
    """The dew point of an option of its own; a bare number is in the unit of the temperature ``beside`` it."""
    return _read_degrees(text, example, beside, words=_DEW)


def read_humidity(text: str, example: str = "60 %") -> float:
    """The relative humidity of an option of its own, in per cent: "60", "60 %", "60% humidity". Raises PersonError."""
    phrase = Lifter(text, example)
    found = phrase.take(_BARE_PERCENT) if _BARE_PERCENT.fullmatch(phrase.text) else None
    percent = _take_humidity(phrase) if found is None else _value(phrase, found)
    if percent is None or not phrase.is_empty:
        raise _unread(phrase, example)
    return percent


def read_altitude(text: str, example: str = "2000 m") -> tuple[float, bool | None]:
    """Metres above the sea of an option of its own, and whether the runner is said to be acclimatised.

    "2000 m", "7,000 ft", "sea level". Raises PersonError, with a question for a bare "2000".
    """
    phrase = Lifter(text, example)
    acclimatised = phrase.take(_ACCLIMATISED)
    metres = _take_altitude(phrase)
    if metres is None:
        found = phrase.take(_ALTITUDE_ALONE)
        metres = None if found is None else _height(phrase, found)
    if metres is None or not phrase.is_empty:
        raise _unread(phrase, example)
    return metres, None if acclimatised is None else acclimatised.group("not") is None


def read_wind(text: str, example: str = "20 km/h headwind") -> Wind:
    """The wind of an option of its own: "20 km/h", "headwind 10 mph", "calm". Raises PersonError."""
    phrase = Lifter(text, example)
    wind = _take_wind(phrase)
    if wind is None:
        found = phrase.take(_WIND_ALONE)
        wind = None if found is None else _wind(phrase, found)
    if wind is None or not phrase.is_empty:
        raise _unread(phrase, example)
    return wind


def read_ground(text: str, example: str = "road") -> Ground:
    """What is run on, from an option of its own. Raises PersonError."""
    phrase = Lifter(text, example)
    found = phrase.take(_GROUND)
    if found is None or not phrase.is_empty:
        raise PersonError(Mistake.NOT_A_CHOICE, text=phrase.typed, example=example, params={"choices": tuple(Ground)})
    return _GROUNDS[found.group("ground")]


def _unread(phrase: Lifter, example: str) -> PersonError:
    return PersonError(Mistake.NOT_UNDERSTOOD, text=phrase.typed, example=example)


def _first(phrase: Lifter, patterns: Sequence[re.Pattern[str]]) -> tuple[re.Match[str] | None, bool]:
    """The first pattern's place, taken out, and whether it has no unit."""
    for pattern in patterns:
        found = phrase.take(pattern)
        if found is not None:
            return found, not found.groupdict().get("scale")
    return None, False


def _read_degrees(
    text: str, example: str, beside: Temperature | None, *, words: Sequence[re.Pattern[str]]
) -> Temperature:
    phrase = Lifter(text, example)
    found, _ = _first(phrase, (*words, _WHOLE))
    if found is None:
        found = phrase.take(_BARE)
    if found is None or not phrase.is_empty:
        raise _unread(phrase, example)
    return _temperature(phrase, found, beside)


def _take_temperature(phrase: Lifter) -> Temperature | None:
    found, _ = _first(phrase, _TEMPERATURE)
    return None if found is None else _temperature(phrase, found, None)


def _temperature(phrase: Lifter, found: re.Match[str], beside: Temperature | None) -> Temperature:
    groups = found.groupdict()
    scale, value = groups.get("scale"), _value(phrase, found)
    if (groups.get("sign") or "").startswith(("-", "minus")):
        value = -value
    degrees = groups.get("degrees")
    # "85 degrees" can only be Fahrenheit, and a German "Grad" is Celsius.
    too_hot = scale is None and beside is None and value > HOTTEST_CELSIUS and degrees not in (None, "grad")
    if scale is None and beside is None and degrees != "grad" and not too_hot:
        raise _which(phrase, found, "°C", "°F")
    in_fahrenheit = scale.startswith("f") if scale else too_hot or (beside is not None and beside.in_fahrenheit)
    celsius = celsius_from_fahrenheit(value) if in_fahrenheit else value
    if not COLDEST_CELSIUS <= celsius <= HOTTEST_CELSIUS:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return Temperature(celsius, in_fahrenheit)


def _take_humidity(phrase: Lifter) -> float | None:
    found, _ = _first(phrase, _HUMIDITY)
    return None if found is None else _value(phrase, found)


def _take_altitude(phrase: Lifter) -> float | None:
    if phrase.take(_SEA_LEVEL) is not None:
        return 0.0
    found, _ = _first(phrase, _ALTITUDE)
    return None if found is None else _height(phrase, found)


def _height(phrase: Lifter, found: re.Match[str]) -> float:
    groups = found.groupdict()
    unit, value = groups.get("unit"), _value(phrase, found)
    if unit is None:
        raise _which(phrase, found, "m", "ft")
    metres = value * (LengthUnit.FOOT.metres if unit.startswith("f") else 1.0)
    if metres > MAX_CLIMB_METRES:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return -metres if (groups.get("sign") or "").startswith(("-", "minus")) else metres


def _take_wind(phrase: Lifter) -> Wind | None:
    found, _ = _first(phrase, _WIND)
    if found is None:
        return Wind(0.0) if phrase.take(_CALM) is not None else None
    wind = _wind(phrase, found)
    if wind.direction is Direction.UNSAID:
        direction = phrase.take(_DIRECTION_ALONE)
        wind = wind if direction is None else replace(wind, direction=_direction(direction.group()))
    return wind


def _wind(phrase: Lifter, found: re.Match[str]) -> Wind:
    unit, value = found.groupdict().get("unit"), _value(phrase, found)
    if unit is None and value:
        raise _which(phrase, found, "km/h", "mph")
    unit = (unit or "m/s").replace(" ", "")
    factor = MPS_PER_KMH
    if unit.startswith("mi") or unit == "mph":
        factor = MPS_PER_MPH
    elif unit in ("m/s", "mps"):
        factor = 1.0
    elif unit == "kn" or unit.startswith(("kt", "kno")):
        factor = _KNOT
    if value * factor > _MOST_WIND:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return Wind(value * factor, _direction(found.group()), in_mph=factor == MPS_PER_MPH)


def _direction(text: str) -> Direction:
    return next((one for words, one in _DIRECTIONS if any(word in text for word in words)), Direction.UNSAID)


def _value(phrase: Lifter, found: re.Match[str]) -> float:
    unit = (found.groupdict().get("unit") or "").strip()
    is_height = unit[:1] in ("m", "f") and unit not in ("m/s", "mps", "mph", "m / s")
    value = number_value(found.group("number"), LengthUnit.FOOT if is_height else LengthUnit.KM)
    if value is None:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return value


def _which(phrase: Lifter, found: re.Match[str], *units: str) -> PersonError:
    """The question which of the units a bare number has, with the first as an example."""
    start, end = found.span("number")
    if found.groupdict().get("degrees"):
        end = found.end("degrees")
    ways = tuple(f"{found.group('number')} {unit}" for unit in units)
    error = phrase.fault(Mistake.WHICH_MEASURE, start, end, ways=ways)
    error.example = f"{phrase.typed[: error.start]}{ways[0]}{phrase.typed[error.end :]}"
    return error
