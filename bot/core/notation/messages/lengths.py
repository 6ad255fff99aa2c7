"""Distances in a message: a number or a word for one, and a unit behind it; and the bare 26.2."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.core.notation.messages.folding import Message
from bot.core.notation.messages.lookalikes import (
    is_counted,
    is_date,
    is_intensity,
    is_label,
    is_money,
    is_place,
    is_repeated,
)
from bot.core.notation.messages.number_words import match_number_word
from bot.core.notation.messages.words import any_of
from bot.core.notation.numbers import NUMBER, number_value
from bot.core.notation.unit_words import FOOT, KM, LETTER, MILE, YARD
from bot.core.units import LengthUnit

_END: Final = rf"(?!{LETTER})"
LONG_KM: Final = rf"klicks?{_END}|k'?s{_END}|km(?=[\u3000-\u9fff])|bornes?{_END}|(?<=\d)к{_END}|{KM}"
LONG_MILE: Final = rf"mpw{_END}|{MILE}"
_UNIT: Final = re.compile(rf" ?-?(?:(?P<km>{LONG_KM})|(?P<mi>{LONG_MILE})|(?P<yd>{YARD})|(?P<ft>{FOOT}))")
_METRES: Final = re.compile(rf" ?-?(?:m|met(?:er|re)[sn]?|metros?|metri|m[eè]tres?|м|метр{LETTER}{{0,3}}){_END}")
_THOUSANDS_OF: Final = re.compile(
    rf" ?k(?:[ -](?=(?:m|met(?:er|re)s){_END})|[ -]?(?=(?:mi|miles?|ft|feet|yards?){_END}))"
)
_CAPITAL_MILES: Final = re.compile(rf"m(?![\d'/]|{LETTER})")
_UNITS: Final = {unit.value: unit for unit in LengthUnit}

_MIXED: Final = re.compile(r"(\d{1,2}) ?(?:and a half|and a quarter|([1-7])/([248]))(?=[ -])")
_FRACTION: Final = re.compile(
    r"(?:(?P<top>[1-7])/(?P<of>[248])|(?P<half>half|halbe[nr]?|demi|medi[ao]|mezzo|пол)|(?P<quarter>quarter)"
    r"|(?P<quarters>three[ -]quarters?))"
    r"[ -]?(?:of )?(?:an? )?"
    rf"(?:(?P<mi>miler?s?|meile|mille|milla|miglio|мили)|(?P<km>km|k|kil[oó]m{LETTER}{{0,8}})){_END}"
)
_HALF_KM: Final = re.compile(rf"полкилометра{_END}")
_AND_A_HALF: Final = re.compile(rf"an? mile and a (half|quarter){_END}")
_RANGE: Final = re.compile(
    r"(?P<first>\d{1,3}(?:[.,]\d{1,2})?)(?:-| (?P<word>-|to|or|bis|oder|à|до|или|and|und|et|y|e|и) )"
    r"(?P<last>\d{1,3}(?:[.,]\d{1,2})?)(?!\d)"
)
_BETWEEN: Final = re.compile(rf"(?<!{LETTER})(?:between|zwischen|entre|tra|между) $")
_WIDEST_RANGE: Final = 4.0
_WIDEST_SPACED: Final = 2.0
"""Of "3 - 5 miles", where the dash may also part two things."""

_MAX_METRES: Final = 1e8
_SMALL: Final = 100.0
_SHORT_UNIT: Final = 2
_LEAST_FEET: Final = 20.0
"""Below that, feet are what people stand on, or how tall they are."""

_NOT_A_LENGTH: Final = re.compile(r"[²³]| ?(?:square|cubic)| per gallon| per hour| to the gallon| at a time|/gal|/g\b")
_REPEATED: Final = re.compile(rf" (?:mile|k|km) (?:repeats?|reps?|intervals?|intervalle){_END}")

# Rule D5, in a message: the two that nothing else is called by, and those that need a runner's word before them.
_RACES: Final = {"26.2": LengthUnit.MILE, "13.1": LengthUnit.MILE}
_RACES_WHEN_RUN: Final = {
    "3.1": LengthUnit.MILE, "6.2": LengthUnit.MILE, "42.2": LengthUnit.KM, "42,2": LengthUnit.KM,
    "42.195": LengthUnit.KM, "42,195": LengthUnit.KM, "21.1": LengthUnit.KM, "21,1": LengthUnit.KM,
}  # fmt: skip
_RAN: Final = re.compile(
    r"(?<!\w)"
    + any_of("""
        ran, run, running, did, doing, do, logged, covered, finished, completed, racing, raced, another, easy, full
        first, gelaufen, lief, laufe, couru, courir, corrí, correr, пробежал, пробежала, бежать
    """)
    + "(?: the| my| a| die| los| mes)? $"
)
_OTHER_UNIT: Final = re.compile(
    r"\.?\d| ?(?:[%°$€£/:²]|"
    + any_of("""
        c, f, kg, kgs, kilos?, lbs?, pounds, stone, st, g, mins?, minutes?, s, secs?, h, hrs?, hours?, years?, days?
        weeks?, bpm, degrees, grad, percent, prozent, euros?, points?, people, gb, mb, cm, mm, m, met(?:er|re)s?
        inch, inches, in(?= ?(?:[.;!?)]|$)), x, am, pm, mmol, w, watts?, l, litres?, kcal
    """)
    + rf"{_END})"  # "13.1 in 1:45" is not measured in inches
)

_SURE_DECIMALS: Final = frozenset(("42,195", "21,097", "21,098", "1,609", "10,549", "42.195", "21.097", "21.098"))


@dataclass(frozen=True, slots=True)
class Length:
    """A distance as read.

    ``unit`` is metres for one that stays as it is. ``value`` counts that unit. ``is_rep`` marks one with "5 x"
    before it; ``counts`` is False for one that names something else (an intensity), which gives no pace its unit.
    """

    start: int
    end: int
    value: float
    unit: LengthUnit
    unit_written: bool = True
    is_rep: bool = False
    counts: bool = True

    @property
    def metres(self) -> float:
        """Its length in metres."""
        return self.value * self.unit.metres


def match_lengths(message: Message, start: int, done: int) -> tuple[Length, ...]:
    """The distance written at ``start``, or the two of a range; empty where there is none.

    ``done`` is where the number before it ended.
    """
    text = message.text
    between = _RANGE.match(text, start)
    if between is not None:
        last = _match(message, between.start("last"), start)
        first = _first_of_range(message, between, last, done)
        if last is not None and first is not None:
            return first, last
    only = _match(message, start, done)
    return () if only is None else (only,)


def _first_of_range(message: Message, between: re.Match[str], last: Length | None, done: int) -> Length | None:
    if last is None or last.unit is LengthUnit.M or not last.counts:
        return None
    text, start = message.text, between.start()
    if is_place(text, start, done) or is_label(text, start) or is_date(text, start):
        return None
    if between["word"] in ("and", "und", "et", "y", "e", "и") and not _BETWEEN.search(text, max(0, start - 12), start):
        return None
    value = number_value(between["first"], last.unit)
    widest = _WIDEST_SPACED if between["word"] == "-" else _WIDEST_RANGE
    if value is None or not 0 < value < last.value <= widest * value:
        return None
    return Length(start, between.end("first"), value, last.unit, unit_written=False, is_rep=last.is_rep)


def _match(message: Message, start: int, done: int) -> Length | None:
    text = message.text
    length = _match_fraction(text, start) or _match_value(message, start) or _match_race(text, start)
    if length is None:
        return None
    if length.unit_written and is_place(text, start, done):
        return None
    if not 0 < length.metres <= _MAX_METRES or _NOT_A_LENGTH.match(text, length.end):
        return None
    if length.unit is LengthUnit.FOOT and length.value < _LEAST_FEET:
        return None
    end = length.end - 1 if text[length.end - 1] == "." else length.end
    counts = length.unit not in (LengthUnit.KM, LengthUnit.MILE) or not is_intensity(text, start, end, length.metres)
    return replace(length, end=end, is_rep=is_repeated(text, start), counts=counts)


def _match_fraction(text: str, start: int) -> Length | None:
    half_km = _HALF_KM.match(text, start)
    if half_km is not None:
        return Length(start, half_km.end(), 0.5, LengthUnit.KM)
    longer = _AND_A_HALF.match(text, start)
    if longer is not None:
        return Length(start, longer.end(), 1.5 if longer[1] == "half" else 1.25, LengthUnit.MILE)
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    value = 0.5 if found["half"] else 0.25 if found["quarter"] else 0.75
    if found["top"]:
        value = int(found["top"]) / int(found["of"])
    return Length(start, found.end(), value, LengthUnit.MILE if found["mi"] else LengthUnit.KM)


def _match_value(message: Message, start: int) -> Length | None:
    """A number, in digits or as a word, with a unit behind it."""
    text = message.text
    word = match_number_word(text, start)
    if word is not None:
        return _match_unit_of_word(text, start, *word)
    mixed = _MIXED.match(text, start)
    number = NUMBER.match(text, start)
    if number is None:
        return None
    end = mixed.end() if mixed else number.end()
    thousands = None if mixed else _THOUSANDS_OF.match(text, end)
    found = _UNIT.match(text, thousands.end() if thousands else end)
    if found is None:
        return _match_metres_or_capital(message, start, thousands.end() if thousands else end, number.group())
    unit = _UNITS[found.lastgroup or ""]
    value = _mixed_value(mixed) if mixed else _value(message, number.group(), unit)
    if value is None or _is_something_else(message, start, found):
        return None
    return Length(start, found.end(), value * (1000 if thousands else 1), unit)


def _match_unit_of_word(text: str, start: int, value: float, end: int) -> Length | None:
    """The distance of "ten miles"; behind a word nobody shortens the unit, and "six k" may be money."""
    found = _UNIT.match(text, end)
    if found is None or len(found.group().strip(" -.")) <= _SHORT_UNIT:
        return None
    return Length(start, found.end(), value, _UNITS[found.lastgroup or ""])


def _match_metres_or_capital(message: Message, start: int, end: int, written: str) -> Length | None:
    text = message.text
    value = number_value(written, LengthUnit.M)
    if value is None or value <= 0:
        return None
    capital = _CAPITAL_MILES.match(text, end)
    if capital is not None and value < _SMALL and message.source.is_upper(end) and not message.shouted:  # D7
        none = is_counted(text, capital.end()) or is_repeated(text, start) or is_money(text, start)
        return None if none else Length(start, capital.end(), value, LengthUnit.MILE)
    metres = _METRES.match(text, end)
    return Length(start, metres.end(), value, LengthUnit.M) if metres is not None else None


def _match_race(text: str, start: int) -> Length | None:
    """The bare 26.2 and its like (D5)."""
    number = NUMBER.match(text, start)
    if number is None or _OTHER_UNIT.match(text, number.end()) or is_money(text, start):
        return None
    after = text[number.end() : number.end() + 1]
    if after.isalnum() or after in ("-", "'"):
        return None
    unit = _RACES.get(number.group())
    if unit is None and _RAN.search(text, max(0, start - 24), start):
        unit = _RACES_WHEN_RUN.get(number.group())
    if unit is None or is_label(text, start):
        return None
    return Length(start, number.end(), float(number.group().replace(",", ".")), unit, unit_written=False)


def _mixed_value(mixed: re.Match[str]) -> float:
    if mixed[2]:
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    return int(mixed[1]) + (0.5 if mixed.group().endswith("half") else 0.25)


def _value(message: Message, written: str, unit: LengthUnit) -> float | None:
    """The number, where three digits behind a mark may be thousands: English "1,000 km", German "1.000 km" (D3, D4)."""
    value = number_value(written, unit)
    if value is None or unit is not LengthUnit.KM or written in _SURE_DECIMALS:
        return value
    whole, mark, behind = written.partition("," if "," in written else ".")
    if not mark or len(behind) != 3 or not behind.isdigit() or whole.startswith("0"):
        return value
    if behind == "000" or (mark == ",") is not message.decimal_comma:
        return float(whole + behind)
    return value


def _is_something_else(message: Message, start: int, found: re.Match[str]) -> bool:
    text, word = message.text, found.group().strip(" -.")
    if word == "mille":
        return True  # French for thousand
    if word == "mi" and found.group().startswith(" ") and message.mi_is_my:
        return text[found.end() : found.end() + 2].strip().isalpha()  # Spanish for my, Italian for me
    if _REPEATED.match(text, found.start()) and text[start : found.start()] != "1":
        return not is_repeated(text, start)  # "5 mile repeats" are five of one mile
    if word not in ("k", "ks", "k's", "к"):
        return False
    return text[start : found.end()] == "401k" or is_counted(text, found.end()) or is_money(text, start)
