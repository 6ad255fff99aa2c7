"""Paces and speeds: a time per length (rules P1 to P6) and a length per hour or second (V1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.distances import match_bare_distance, match_distance
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.notation.numbers import NUMBER, number_value
from bot.core.notation.times import (
    Style,
    TimeToken,
    number_token,
    resolve_time,
)
from bot.core.notation.unit_words import KM, LETTER, MILE, TYPED_IN_HASTE, WORD_END
from bot.core.notation.unit_words import LAP as LAP_WORD
from bot.core.quantities import Distance, Pace, Speed
from bot.core.track import LAP
from bot.core.units import METRES_PER_KM, MPS_PER_KMH, MPS_PER_MPH, LengthUnit

MAX_METRES_PER_SECOND: Final = 1000.0
MIN_METRES_PER_SECOND: Final = 1e-4

_METRE: Final = rf"m{WORD_END}"
_UNIT: Final = rf"(?:(?P<km>{KM})|(?P<mi>{MILE})|(?P<m>{_METRE})|(?P<lap>{LAP_WORD}))"
_MINUTES_WORD: Final = rf"(?:min[ut]{TYPED_IN_HASTE}|mins?|мин(?:ут\w*)?){WORD_END}"
_GAP: Final = "[ -]{0,3}"
_PER: Final = r"(?:/|per\b|pro\b|por\b|par\b|for each\b|je\b|a\b|an\b|el\b|al\b|au\b|den\b|the\b|each\b|на\b|за\b)"

# "/km", "per mile", "min/km", "min miles", "minute mile", "au kilomètre", "el km"; the slash may be missing.
_PER_UNIT: Final = re.compile(
    rf"{_GAP}(?:(?P<min>{_MINUTES_WORD}){_GAP})?(?P<per>{_PER})? ?(?:the )?{_UNIT}(?: pace\b)?"
)
_PER_LENGTH: Final = re.compile(r" ?(?:/|per\b|pro\b|por\b|par\b|je\b)(?: the)? ?(?=[\d½¼])")  # P6: "3:36 per 800"
_SCHNITT: Final = re.compile(rf" ?-?(?:er(?:{_GAP}(?P<word>schnitt|pace|tempo))?|schnitt)(?!{LETTER})")  # P3
_PACE_WORD: Final = re.compile(rf"{_GAP}(?:{_MINUTES_WORD}{_GAP})?(?:pace|tempo|schnitt|ritmo|allure|темп)(?!{LETTER})")
_BEHIND_A_PACE: Final = re.compile("|".join(one.pattern for one in (_PER_LENGTH, _SCHNITT, _PER_UNIT, _PACE_WORD)))
"""What makes a time a pace: most times have none of it behind them."""
_HOURLY: Final = (
    r"(?: ?/ ?(?:h(?:(?:ou)?r)?|std|stunde|heure|hora|u(?:ur)?)"
    r"| (?:an|per|pro|por|par|à l'|a l') ?(?:hour|stunde|hora|heure|uur))"
)
_SPACED: Final = re.compile(r"(\d{1,2})[ ;](\d\d)(?= ?(?:min ?)?/ ?(?:k|mi))")
_SLOW_MINUTES: Final = 15
_SPEED_UNIT: Final = re.compile(
    rf" ?(?:(?P<kmh>(?:kmh|kmph|kph|stundenkilometer|км/ч){WORD_END}"
    rf"|(?:kil[oó]m{TYPED_IN_HASTE}|kms?|k){_HOURLY}{WORD_END})"
    rf"|(?P<mph>mph{WORD_END}|(?:mi|miles?|meilen?|millas?){_HOURLY}{WORD_END})"
    rf"|(?P<mps>(?:m/s(?:ec)?|mps|м/с){WORD_END}|met(?:er|re)s? (?:a|per) second{WORD_END}))"
)
_MPS: Final = {"kmh": MPS_PER_KMH, "mph": MPS_PER_MPH, "mps": 1.0}
_SPEED_LENGTH: Final = {"kmh": LengthUnit.KM, "mph": LengthUnit.MILE, "mps": None}


@dataclass(frozen=True, slots=True)
class PaceReading:
    """A pace as read; ``unit`` is the length it was written for, None where that was neither km nor mile."""

    pace: Pace
    start: int
    end: int
    unit: LengthUnit | None
    per: Distance


@dataclass(frozen=True, slots=True)
class OpenPace:
    """A time called a pace without saying per what (P4): the phrase or the runner's own unit decides."""

    token: TimeToken
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeedReading:
    """A speed as read; ``unit`` is the length in it, None for metres per second."""

    speed: Speed
    start: int
    end: int
    unit: LengthUnit | None


def match_speed(source: Normalised, start: int) -> SpeedReading | None:
    """The speed written at ``start``; None where there is none. Raises ReadingError for one that cannot be."""
    number = NUMBER.match(source.text, start)
    if number is None:
        return None
    found = _SPEED_UNIT.match(source.text, number.end())
    if found is None:
        return None
    kind = found.lastgroup or ""
    value = number_value(number.group(), LengthUnit.KM)
    if value == 0:
        raise ReadingError(Mistake.NOT_POSITIVE, start, found.end())
    if value is None or not MIN_METRES_PER_SECOND <= value * _MPS[kind] <= MAX_METRES_PER_SECOND:
        raise ReadingError(Mistake.TOO_LARGE, start, found.end())
    return SpeedReading(Speed(value * _MPS[kind]), start, found.end(), _SPEED_LENGTH[kind])


def match_pace(
    source: Normalised, start: int, time: TimeToken | None, *, distance_open: bool
) -> PaceReading | OpenPace | None:
    """The pace written at ``start``, where ``time`` stands; None where there is none.

    ``distance_open`` says that no other distance is known, so that "6:00 mile" is a mile run in 6:00, not a pace; the
    number is the same.
    Raises ReadingError for one that cannot be.
    """
    token = _match_spaced(source.text, start) or time or _match_number(source, start)
    if token is None or _BEHIND_A_PACE.match(source.text, token.end) is None:
        return None
    return (
        _per_length(source, token)
        or _schnitt(source, token)
        or _per_unit(source, token, distance_open=distance_open)
        or _open_pace(source, token)
    )


def _match_spaced(text: str, start: int) -> TimeToken | None:
    """The minutes and seconds of "5 30/km"; "10 5/km" and "10 12/mi" are a distance and a pace."""
    found = _SPACED.match(text, start)
    if found is None or not _SLOW_MINUTES < int(found.group(2)) <= 59:
        return None
    return TimeToken(Style.COLON, (int(found.group(1)), int(found.group(2))), start, found.end())


def _match_number(source: Normalised, start: int) -> TimeToken | None:
    number = NUMBER.match(source.text, start)
    return number_token(number.group(), start, number.end()) if number else None


def _per_length(source: Normalised, token: TimeToken) -> PaceReading | None:
    found = _PER_LENGTH.match(source.text, token.end)
    if found is None:
        return None
    length = match_distance(source, found.end()) or match_bare_distance(source, found.end(), None, least=100.0)
    if length is None or length.reps != 1:
        return None
    unit = length.unit if length.unit in (LengthUnit.KM, LengthUnit.MILE) else None
    return PaceReading(_pace_over(token, length.distance), token.start, length.end, unit, length.distance)


def _schnitt(source: Normalised, token: TimeToken) -> PaceReading | None:
    found = _SCHNITT.match(source.text, token.end)
    if found is None or (token.style is Style.NUMBER and found.group("word") is None):
        return None
    return _reading(token, token.start, found.end(), Distance(METRES_PER_KM), LengthUnit.KM)


def _per_unit(source: Normalised, token: TimeToken, *, distance_open: bool) -> PaceReading | None:
    found = _PER_UNIT.match(source.text, token.end)
    if found is None:
        return None
    said_per = found.group("per") is not None
    minutes_said = found.group("min") is not None or token.minutes_said or token.style is Style.LETTERS
    unit_word = source.text[found.end("min") if found.group("min") else token.end : found.end()].strip(" -")
    if token.style is Style.NUMBER and not said_per and found.group("min") is None:
        return None  # "10 miles" is a distance
    if found.group("m") is not None and not said_per:
        return None  # "5:00 m" is no pace; "min/m" is one, per mile (P5)
    if distance_open and unit_word in ("mile", "meile") and not said_per and not minutes_said:
        return None
    if found.group("lap") is not None:
        return _reading(token, token.start, found.end(), LAP, None)
    unit = LengthUnit.KM if found.group("km") is not None else LengthUnit.MILE
    return _reading(token, token.start, found.end(), Distance(unit.metres), unit)


def _open_pace(source: Normalised, token: TimeToken) -> OpenPace | None:
    found = _PACE_WORD.match(source.text, token.end)
    if found is None:
        return None
    return OpenPace(token, token.start, found.end())


def _reading(token: TimeToken, start: int, end: int, per: Distance, unit: LengthUnit | None) -> PaceReading:
    return PaceReading(pace_of(token, per), start, end, unit, per)


def pace_of(token: TimeToken, per: Distance) -> Pace:
    """The pace of a time per so much. Raises ReadingError.

    "a:b" per a unit is always minutes and seconds: nobody writes a pace in hours. Digits without a colon are
    read by the length ("90/400m" is seconds, "5/km" minutes, "4.30/km" 4 min 30).
    """
    reading = resolve_time(token, per if token.style is Style.NUMBER else None)
    return reading.duration / per


def _pace_over(token: TimeToken, length: Distance) -> Pace:
    """The pace of a time per so many metres (P6), in hours where the length asks for it: "1:45/21.1k"."""
    try:
        return resolve_time(token, length).duration / length
    except ReadingError:
        return pace_of(token, length)
