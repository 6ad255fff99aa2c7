"""Elapsed times: the ways of writing one (rules T1 to T8), and which of several readings a distance allows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.faults import ReadingError
from bot.core.notation.numbers import decimals, number_value
from bot.core.notation.unit_words import LETTER, TYPED_IN_HASTE, WORD_END
from bot.core.quantities import Distance, Duration
from bot.core.units import METRES_PER_KM, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, LengthUnit

MAX_SECONDS: Final = 1000 * SECONDS_PER_HOUR
"""No run is longer: six weeks."""

# Rule T3: the paces between which a doubtful "a:b" is believed, in seconds per kilometre.
_FASTEST_SHORT: Final = 95.0
_FASTEST_LONG: Final = 130.0
_LONG_FROM: Final = Distance(1500.0)
_SLOWEST: Final = 1800.0
_HAND_TIMED_UP_TO: Final = Distance(800.0)
_TEN_KM: Final = Distance(10_000.0)
_SLOW_PACE: Final = 15 * SECONDS_PER_MINUTE
_MOST_DIGITS: Final = 6


class Style(Enum):
    """How a time was written."""

    COLON = auto()  # 22:30, 1:23:45.6, and with quotes 46'19"
    LETTERS = auto()  # 1h23, 47m30, 90 s: nothing left to guess
    DOTS = auto()  # 1.56.05
    NUMBER = auto()  # 45, 22.30


class TimeNote(Enum):
    """What was assumed in reading a time; the answer says so."""

    HOURS_AND_MINUTES = auto()
    MINUTES_AND_SECONDS = auto()
    HUNDREDTHS = auto()
    BARE_SECONDS = auto()
    BARE_MINUTES = auto()
    BARE_HOURS = auto()


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A time as written, not yet read: which of its readings holds depends on the distance."""

    style: Style
    parts: tuple[int, ...]
    start: int
    end: int
    fraction: float = 0.0
    fraction_digits: int = 0
    last_digits: int = 2
    seconds: float = 0.0
    hours_said: bool = False
    minutes_said: bool = False
    is_bare_m: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A duration, what was assumed to get it, and what else the same characters could have meant."""

    duration: Duration
    note: TimeNote | None = None
    other: Duration | None = None


_HOUR: Final = rf"(?:hours?|hrs?|hs|h|stunden?|stdn?|heures?|horas?|ore|uur|час(?:а|ов)?|ч){WORD_END}|時間|小时|小時|时"
_MINUTE: Final = rf"(?:min[ut]{TYPED_IN_HASTE}|mins?|mn|m|мин(?:ут[аы]?)?|м){WORD_END}|分(?:钟|鐘)?|'(?!')"
_SECOND: Final = rf"(?:se[cgk][ou]{TYPED_IN_HASTE}|se[cgk]s?|s|сек(?:унд[аы]?)?|с){WORD_END}|秒|\"|''"
_COLON: Final = re.compile(r"(\d*):(\d+)(?::(\d+))?(?:[.,](\d+))?(?![\d:])")
_SUFFIX: Final = re.compile(rf" ?(?:(?P<h>{_HOUR})|(?P<m>{_MINUTE})|(?P<s>{_SECOND}))")
_QUOTES: Final = re.compile(r"(\d+) ?'(?!') ?(\d{1,2})(?:[.,](\d+))?(?: ?(?:\"|''|s(?![a-z])))?(?!\d)")
_DOTS: Final = re.compile(r"(\d+)\.(\d{1,2})\.(\d{1,2})(?![\d.])")
# German results: "1.58,3" is 1:58.3.
_DOT_AND_COMMA: Final = re.compile(r"(\d{1,3})\.([0-5]\d),(\d{1,2})(?![\d.,:])")
_DECIMAL: Final = r"\d+(?:[.,]\d+)?"
# "an hour and 20 minutes", "half an hour"; the hour of "12 km an hour" is read with its kilometres.
_AN_HOUR: Final = re.compile(r"(?P<half>half )?(?:(?:an|one|einer?|une|una) )?(?:hour|stunde|heure|hora)(?![a-z])")
_AND_A_HALF: Final = re.compile(r" (?:and a half|et demie|y media)(?![a-z])")
_HOURS: Final = re.compile(rf"({_DECIMAL}) ?(?:{_HOUR})")
_MINUTES: Final = re.compile(rf"({_DECIMAL}) ?(?:{_MINUTE})")
_SECONDS: Final = re.compile(rf"({_DECIMAL}) ?(?:{_SECOND})")
_ANY_LETTERS: Final = re.compile(rf"{_DECIMAL} ?(?:{_HOUR}|{_MINUTE}|{_SECOND})|{_AN_HOUR.pattern}")
_BARE_TWO: Final = re.compile(rf" ?(\d{{1,2}})(?:[.,](\d+))?(?![\d.,:'\"/]|{LETTER}| ?(?:{_HOUR}|{_MINUTE}|{_SECOND}))")
_BARE_TWO_OF_A_PACE: Final = re.compile(r" ?(\d\d)()(?= ?/ ?[a-z])")
_METRES_AND_SECONDS: Final = re.compile(r"\d{3,} ?m (?=\d)|(?:50|55|60) ?m (?=\d{1,2}[.,]\d)")
_HAND_TIMED: Final = re.compile(r"(\d+[.,]\d)h")
_JOIN: Final = re.compile(r" ?(?:,|and|und|et|y|e|и)? ?")
_BARE_M: Final = re.compile(rf"{_DECIMAL} ?m\.?")


def match_time(
    text: str, start: int, *, distance_begins: Container[int] = frozenset(), distance_open: bool = True
) -> TimeToken | None:
    """The time written at ``start`` of normalised text, bare numbers excepted; None where there is none.

    ``distance_begins`` are indexes where a distance is known to begin, so that "1h 10k" keeps its 10k.
    ``distance_open`` says that no other distance is known, so that "400m 75" is 75 s for 400 m, not minutes.
    Raises ReadingError for a time with a part over 59.
    """
    if distance_open and _METRES_AND_SECONDS.match(text, start):
        return None
    for matcher in (_match_colon, _match_quotes, _match_dots, _match_dot_and_comma):
        token = matcher(text, start)
        if token is not None:
            return token
    return _match_letters(text, start, distance_begins)


def _match_colon(text: str, start: int) -> TimeToken | None:
    found = _COLON.match(text, start)
    if found is None or (found.group(1) == "" and not _is_a_new_word(text, start)):
        return None  # the colon of "5k:25:00" and of "47 :30" is punctuation
    if len(found.group(2)) > 2 or len(found.group(3) or "") > 2 or len(found.group(1)) > _MOST_DIGITS:
        raise ReadingError(Mistake.NOT_UNDERSTOOD, found.start(), found.end())
    parts = tuple(int(part or 0) for part in found.group(1, 2, 3) if part is not None)
    last = found.group(3) or found.group(2)
    # Three parts with the last over 59 are a stopwatch's hundredths (T2b), so only the middle one is at fault.
    suspects = found.group(2, 3)[: max(1, len(parts) - 2)]
    for index, part in enumerate(suspects, start=2):
        if part and int(part) > 59:
            raise ReadingError(Mistake.PART_OVER_59, found.start(index), found.end(index))
    if len(parts) == 3 and parts[2] > 59 and found.group(4):
        raise ReadingError(Mistake.PART_OVER_59, found.start(3), found.end(3))
    fraction = found.group(4) or ""
    token = TimeToken(
        Style.COLON,
        parts,
        start,
        found.end(),
        fraction=float(f"0.{fraction}") if fraction else 0.0,
        fraction_digits=len(fraction),
        last_digits=len(last),
    )
    suffix = _SUFFIX.match(text, found.end())
    if suffix is None:
        return token
    return replace(
        token, end=suffix.end(), hours_said=suffix.group("h") is not None, minutes_said=suffix.group("h") is None
    )


def _is_a_new_word(text: str, start: int) -> bool:
    return start == 0 or (text[start - 1] == " " and not text[start - 2 : start - 1].isdigit())


def _match_quotes(text: str, start: int) -> TimeToken | None:
    found = _QUOTES.match(text, start)
    if found is None or len(found.group(1)) > _MOST_DIGITS:
        return None
    if int(found.group(2)) > 59:
        raise ReadingError(Mistake.PART_OVER_59, found.start(2), found.end(2))
    fraction = found.group(3) or ""
    return TimeToken(
        Style.COLON,
        (int(found.group(1)), int(found.group(2))),
        start,
        found.end(),
        fraction=float(f"0.{fraction}") if fraction else 0.0,
        fraction_digits=len(fraction),
    )


def _match_dots(text: str, start: int) -> TimeToken | None:
    found = _DOTS.match(text, start)
    if found is None or len(found.group(1)) > _MOST_DIGITS:
        return None
    return TimeToken(
        Style.DOTS,
        tuple(int(part) for part in found.groups()),
        start,
        found.end(),
        last_digits=len(found.group(3)),
        written=found.group(),
    )


def _match_dot_and_comma(text: str, start: int) -> TimeToken | None:
    found = _DOT_AND_COMMA.match(text, start)
    if found is None:
        return None
    suffix = _SUFFIX.match(text, found.end())
    is_in_minutes = suffix is not None and suffix.group("m") is not None
    return TimeToken(
        Style.COLON,
        (int(found.group(1)), int(found.group(2))),
        start,
        suffix.end() if suffix is not None and is_in_minutes else found.end(),
        minutes_said=is_in_minutes,
        fraction=float(f"0.{found.group(3)}"),
        fraction_digits=len(found.group(3)),
    )


@dataclass(slots=True)
class _Letters:
    """What has been read so far of "1h 23 min 7 s"."""

    seconds: float = 0.0
    smallest: float = 0.0
    end: int = 0
    decimal: bool = False

    def add(self, written: str, unit: float, end: int) -> bool:
        # "3,600 s" are thousands as beside miles, "9.580 s" are not.
        value = _minutes_and_seconds(written) if unit == SECONDS_PER_MINUTE else None
        value = number_value(written, LengthUnit.MILE) if value is None else value
        if value is None:
            return False
        self.seconds += value * unit
        self.smallest = unit
        self.end = end
        self.decimal = bool(decimals(written))
        return True


def _match_letters(text: str, start: int, distance_begins: Container[int]) -> TimeToken | None:
    if _ANY_LETTERS.match(text, start) is None:
        return None
    read = _an_hour(text, start)
    for pattern, unit in ((_HOURS, SECONDS_PER_HOUR), (_MINUTES, SECONDS_PER_MINUTE), (_SECONDS, 1.0)):
        at = read.end
        if read.smallest:
            joined = _JOIN.match(text, at)
            at = joined.end() if joined else at
        found = pattern.match(text, at)
        if found is None or (read.smallest and (at in distance_begins or read.decimal or unit >= read.smallest)):
            continue
        if read.smallest and _whole_part(found.group(1)) > 59:
            raise ReadingError(Mistake.PART_OVER_59, found.start(1), found.end(1))
        if not read.add(found.group(1), unit, found.end()):
            raise ReadingError(Mistake.TOO_LARGE, start, found.end())
    if not read.smallest:
        return None
    _add_bare_part(text, read, distance_begins)
    bare_m = _BARE_M.fullmatch(text, start, read.end) is not None
    return TimeToken(Style.LETTERS, (), start, read.end, seconds=read.seconds, is_bare_m=bare_m)


def _an_hour(text: str, start: int) -> _Letters:
    read = _Letters(end=start)
    found = _AN_HOUR.match(text, start)
    if found is not None:
        is_half = found.group("half") is not None
        read.seconds, read.end = SECONDS_PER_HOUR / (2 if is_half else 1), found.end()
        read.smallest = 1.0 if is_half else SECONDS_PER_HOUR
    return read


def _add_bare_part(text: str, read: _Letters, distance_begins: Container[int]) -> None:
    """Bare digits after hours are minutes, after minutes seconds (T6): "1h23", "47m30"."""
    if read.smallest <= 1 or read.decimal:
        return
    half = _AND_A_HALF.match(text, read.end)
    if half is not None and read.smallest == SECONDS_PER_HOUR:
        read.seconds, read.end, read.smallest = read.seconds + SECONDS_PER_HOUR / 2, half.end(), 1.0
        return
    found = _BARE_TWO.match(text, read.end)
    if found is None and read.smallest == SECONDS_PER_MINUTE and read.seconds <= _SLOW_PACE:
        found = _BARE_TWO_OF_A_PACE.match(text, read.end)  # "5min30/km"; but "40 min 10/km" is a time and a pace
    if found is None or found.start(1) in distance_begins:
        return
    if int(found.group(1)) > 59:
        if found.start(1) > read.end:
            return  # the 70 of "50 min 70" is something else
        raise ReadingError(Mistake.PART_OVER_59, found.start(1), found.end(1))
    digits = found.group(1) + (f".{found.group(2)}" if found.group(2) else "")
    read.add(digits, read.smallest / 60, found.end())


def _whole_part(written: str) -> int:
    return int(re.split(r"[.,]", written)[0][:9])


def _minutes_and_seconds(written: str) -> float | None:
    """Minutes of "4.30 min": two digits below 60 behind the dot are seconds there, one digit is a decimal."""
    behind = decimals(written)
    if len(behind) != 2 or int(behind) > 59:
        return None
    return _whole_part(written) + int(behind) / 60


def number_token(written: str, start: int, end: int) -> TimeToken:
    """A bare number, to be read as a time."""
    return TimeToken(Style.NUMBER, (), start, end, written=written)


def is_believable(seconds: float, distance: Distance) -> bool:
    """Whether somebody may run or walk the distance in so many seconds, by the bounds of rule T3."""
    pace = seconds / distance.metres * METRES_PER_KM
    fastest = _FASTEST_LONG if distance >= _LONG_FROM else _FASTEST_SHORT
    return fastest <= pace <= _SLOWEST


def resolve_time(token: TimeToken, distance: Distance | None, *, limit: bool = False) -> TimeReading:
    """The duration a time stands for over a known distance, or over none.

    ``limit`` says that "sub" stands before it (C2). Raises ReadingError: zero, too large, over 59, or no reading
    that the distance allows.
    """
    match token.style:
        case Style.COLON:
            return _resolve_colon(token, distance)
        case Style.LETTERS:
            return TimeReading(_duration(token, token.seconds))
        case Style.DOTS:
            return _resolve_dots(token, distance)
        case Style.NUMBER:
            return _resolve_number(token, distance, limit=limit)


def _duration(token: TimeToken, seconds: float) -> Duration:
    if seconds <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, token.start, token.end)
    if seconds > MAX_SECONDS:
        raise ReadingError(Mistake.TOO_LARGE, token.start, token.end)
    return Duration(seconds)


def _does_not_fit(token: TimeToken, distance: Distance, *seconds: float) -> ReadingError:
    tried = tuple(Duration(value) for value in seconds if 0 < value <= MAX_SECONDS)
    return ReadingError(Mistake.TIME_DOES_NOT_FIT, token.start, token.end, distance=distance, tried=tried)


def _resolve_colon(token: TimeToken, distance: Distance | None) -> TimeReading:
    if len(token.parts) == 3:
        return _resolve_three_parts(token, distance)
    first, second = token.parts
    as_minutes = first * 60 + second + token.fraction
    as_hours = first * SECONDS_PER_HOUR + second * 60 + token.fraction
    if token.hours_said:
        return TimeReading(_duration(token, as_hours))
    short = _duration(token, as_minutes)
    if distance is None or token.minutes_said:
        return TimeReading(short)
    if token.fraction_digits:
        return _resolve_fraction(token, distance, short)
    if is_believable(as_minutes, distance):
        return TimeReading(short)
    if is_believable(as_hours, distance):
        return TimeReading(Duration(as_hours), TimeNote.HOURS_AND_MINUTES, short)
    raise _does_not_fit(token, distance, as_minutes, as_hours)


def _resolve_fraction(token: TimeToken, distance: Distance, short: Duration) -> TimeReading:
    """Minutes, seconds and a fraction; over a long distance "2:59.59" is hours, as "1.56.05" is (T4)."""
    first, second = token.parts
    third = round(token.fraction * 100)
    as_hours = first * SECONDS_PER_HOUR + second * 60 + third
    if is_believable(short.seconds, distance) or token.fraction_digits != 2 or third > 59:
        return TimeReading(short)
    if is_believable(as_hours, distance):
        return TimeReading(Duration(as_hours), TimeNote.HOURS_AND_MINUTES)
    return TimeReading(short)


def _resolve_three_parts(token: TimeToken, distance: Distance | None) -> TimeReading:
    first, second, third = token.parts
    as_hours = first * SECONDS_PER_HOUR + second * 60 + third + token.fraction
    stopwatch_allowed = token.last_digits == 2 and not token.fraction_digits and not token.hours_said
    as_stopwatch = first * 60 + second + third / 100
    if third > 59:
        if not stopwatch_allowed:
            raise ReadingError(Mistake.PART_OVER_59, token.start, token.end)
        return TimeReading(_duration(token, as_stopwatch), TimeNote.HUNDREDTHS)
    fits = distance is None or is_believable(as_hours, distance)
    if not fits and distance is not None and stopwatch_allowed and is_believable(as_stopwatch, distance):
        return TimeReading(Duration(as_stopwatch), TimeNote.HUNDREDTHS, _duration(token, as_hours))
    return TimeReading(_duration(token, as_hours))


def _resolve_dots(token: TimeToken, distance: Distance | None) -> TimeReading:
    """Rule T4: h.mm.ss, or over a short distance m.ss.hh as a stopwatch shows it."""
    first, second, third = token.parts
    if second > 59:
        raise ReadingError(Mistake.PART_OVER_59, token.start, token.end)
    as_hours = first * SECONDS_PER_HOUR + second * 60 + third
    as_stopwatch = first * 60 + second + third / 10**token.last_digits
    hours_allowed = third <= 59 and token.last_digits == 2
    if distance is None:
        if hours_allowed:
            return TimeReading(_duration(token, as_hours), TimeNote.HOURS_AND_MINUTES)
        return TimeReading(_duration(token, as_stopwatch), TimeNote.HUNDREDTHS)
    if hours_allowed and is_believable(as_hours, distance):
        return TimeReading(Duration(as_hours), TimeNote.HOURS_AND_MINUTES)
    if is_believable(as_stopwatch, distance):
        return TimeReading(Duration(as_stopwatch), TimeNote.HUNDREDTHS)
    raise _does_not_fit(token, distance, *((as_hours,) if hours_allowed else ()), as_stopwatch)


def _resolve_number(token: TimeToken, distance: Distance | None, *, limit: bool) -> TimeReading:
    value = number_value(token.written)
    if value is None:
        raise ReadingError(Mistake.TOO_LARGE, token.start, token.end)
    _duration(token, value)
    if distance is None:
        raise ReadingError(Mistake.WHICH_DISTANCE, token.start, token.end)
    candidates = list(_number_candidates(token.written, value, distance, limit=limit))
    believed = [reading for reading in candidates if is_believable(reading.duration.seconds, distance)]
    if not believed:
        raise _does_not_fit(token, distance, *(reading.duration.seconds for reading in candidates))
    typed_without_colon = None if limit else _as_if_colon(token.written, believed[0].note)
    if typed_without_colon is not None and is_believable(typed_without_colon, distance):
        raise ReadingError(
            Mistake.TIME_READS_TWO_WAYS,
            token.start,
            token.end,
            first=Duration(typed_without_colon),
            second=believed[0].duration,
        )
    return believed[0]


def _number_candidates(written: str, value: float, distance: Distance, *, limit: bool) -> Iterator[TimeReading]:
    """Readings of a bare number, the likeliest first (T4, T8, C2)."""
    behind = decimals(written)
    seconds = TimeReading(Duration(value), TimeNote.BARE_SECONDS)
    minutes = TimeReading(Duration(value * 60), TimeNote.BARE_MINUTES)
    hours = TimeReading(Duration(value * SECONDS_PER_HOUR), TimeNote.BARE_HOURS)
    if len(behind) == 2 and int(behind) <= 59 and value >= 1:
        whole = _whole_part(written)
        yield seconds
        yield TimeReading(Duration(whole * SECONDS_PER_MINUTE + int(behind)), TimeNote.MINUTES_AND_SECONDS)
        yield TimeReading(
            Duration(whole * SECONDS_PER_HOUR + int(behind) * SECONDS_PER_MINUTE), TimeNote.HOURS_AND_MINUTES
        )
    elif limit:
        yield from (minutes, seconds, hours) if distance < _TEN_KM else (hours, minutes, seconds)
    else:
        yield from (seconds, minutes, hours)


def _as_if_colon(written: str, note: TimeNote | None) -> float | None:
    """Seconds of a number typed without its colon: "258" for 2:58 (T8b), and "330" over a marathon for 3 h 30."""
    if not written.isdigit() or len(written) not in (3, 4) or int(written[-2:]) > 59:
        return None
    parts = int(written[:-2]) * 60.0 + int(written[-2:])
    return {TimeNote.BARE_SECONDS: parts, TimeNote.BARE_MINUTES: parts * 60}.get(note) if note else None


def typed(seconds: float) -> str:
    """Whole seconds as anybody would type them: 4:45, 1:23:07."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def hand_timed(token: TimeToken, text: str, distance: Distance | None) -> TimeToken:
    """The token read as hand-timed seconds where an "h" behind one decimal means that (T5): "12.8h" over 100 m."""
    found = _HAND_TIMED.fullmatch(text, token.start, token.end)
    if found is None or distance is None or distance > _HAND_TIMED_UP_TO:
        return token
    return replace(token, seconds=number_value(found.group(1)) or 0.0)
