"""A message cut into the numbers in it: lengths, speeds, times that may be paces, and numbers of other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.core.notation.faults import ReadingError
from bot.core.notation.messages.folding import Message
from bot.core.notation.messages.lengths import Length, match_lengths
from bot.core.notation.messages.lookalikes import is_attached
from bot.core.notation.messages.marks import TimeMark, match_mark
from bot.core.notation.messages.number_words import NUMBER_WORD
from bot.core.notation.numbers import NUMBER
from bot.core.notation.paces import SpeedReading, match_speed
from bot.core.notation.unit_words import LETTER
from bot.core.quantities import Speed
from bot.core.units import SECONDS_PER_MINUTE, LengthUnit

MOST_READ: Final = 500
"""Numbers read of one message; a text with more is no message, and its beginning is enough."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A speed; ``end`` is where it is written to."""

    start: int
    end: int
    speed: Speed
    unit: LengthUnit
    unit_written: bool = True


@dataclass(frozen=True, slots=True)
class Loose:
    """A number of something else: a count, a duration, a clock time, repetitions in metres."""

    start: int
    end: int


Token = Length | Rate | TimeMark | Loose

_NEXT: Final = re.compile(rf"\d|\.(?=\d)|(?<!{LETTER})(?:{NUMBER_WORD})(?!{LETTER})")
_CLOCK_OF_THREE: Final = re.compile(r"\d{1,3}:\d\d:\d\d(?:[.,]\d+)?")
_REST_OF_NUMBER: Final = re.compile(r"[\d:]{0,40}")
_MINUTE_RANGE: Final = re.compile(r"(\d{1,2})(?: ?- ?| (?:to|bis|or|à|a|до) )(?=\d)")
_LEAST_SECONDS: Final = 180.0
_WIDEST_RANGE: Final = 1.6
_SPEED_RANGE: Final = re.compile(r"(\d{1,2}(?:[.,]\d)?)(?: ?- ?| (?:to|bis|or|à|a|до) )(?=\d)")


def tokens(message: Message) -> Iterator[Token]:
    """The numbers of the message in their order, at most ``MOST_READ``; none overlaps another."""
    text = message.text
    at = 0
    for _ in range(MOST_READ):
        found = _NEXT.search(text, at)
        if found is None:
            return
        read = _read(message, found.start(), at) or _other_number(text, found)
        yield from read
        at = max(found.end(), read[-1].end if read else 0)


def _read(message: Message, start: int, done: int) -> tuple[Token, ...]:
    """What begins here; empty where it is nothing that has a unit or could be a pace."""
    text = message.text
    if is_attached(text, start):
        return ()
    three = _CLOCK_OF_THREE.match(text, start)
    if three is not None:
        return (Loose(start, three.end()),)
    paces = _pace_range(text, start)
    if paces:
        return paces
    mark = match_mark(text, start)
    if mark is not None:
        return (Loose(start, mark.end),) if mark.is_clock else (mark,)
    return _rates(message, start) or match_lengths(message, start, done)


def _pace_range(text: str, start: int) -> tuple[TimeMark, ...]:
    """Whole minutes and the pace that they are the fast end of: "9-10 min/mile", "7-7:30 pace"."""
    shared = _MINUTE_RANGE.match(text, start)
    slower = match_mark(text, shared.end()) if shared is not None else None
    if shared is None or slower is None or not (slower.unit_written or slower.called_pace):
        return ()
    seconds, end = int(shared[1]) * SECONDS_PER_MINUTE, shared.end(1)
    if not _LEAST_SECONDS <= seconds < slower.seconds <= _WIDEST_RANGE * seconds:
        return ()
    return replace(slower, start=start, end=end, time_end=end, seconds=seconds, unit_written=False), slower


def _rates(message: Message, start: int) -> tuple[Rate, ...]:
    shared = _SPEED_RANGE.match(message.text, start)
    last = _rate(message, shared.end() if shared else start)
    if last is None:
        return ()
    if shared is None:
        return (last,)
    first = float(shared.group(1).replace(",", "."))
    if first <= 0:
        return (last,)
    of = Speed.from_mph(first) if last.unit is LengthUnit.MILE else Speed.from_kmh(first)
    return (Rate(start, shared.end(1), of, last.unit, unit_written=False), last)


def _rate(message: Message, start: int) -> Rate | None:
    try:
        reading: SpeedReading | None = match_speed(message.source, start)
    except ReadingError:
        return None
    if reading is None or reading.unit not in (LengthUnit.KM, LengthUnit.MILE):
        return None  # metres per second are the wind's
    end = reading.end - 1 if message.text[reading.end - 1] == "." else reading.end
    return Rate(reading.start, end, reading.speed, reading.unit)


def _other_number(text: str, found: re.Match[str]) -> tuple[Loose, ...]:
    if found.group().isalpha():
        return ()
    number = NUMBER.match(text, found.start())
    end = number.end() if number else found.end()
    if number is not None and " " in number.group():
        end = found.start() + number.group().index(" ")
    rest = _REST_OF_NUMBER.match(text, end)
    return (Loose(found.start(), rest.end() if rest else end),)
