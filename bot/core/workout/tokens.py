"""The words, numbers and signs that a workout is written with, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from bot.core.errors import Mistake
from bot.core.events import HALF_MARATHON, MILE
from bot.core.notation.distances import UNIT
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.notation.numbers import number_value
from bot.core.notation.unit_words import LETTER
from bot.core.quantities import Distance, Duration, Pace
from bot.core.track import LAP
from bot.core.units import METRES_PER_KM, MPS_PER_KMH, MPS_PER_MPH, SECONDS_PER_HOUR, LengthUnit
from bot.core.workout.steps import MOST_PARTS, Effort, Kind
from bot.core.workout.words import EFFORTS, WORD_END, WORDS


class Sign(Enum):
    """What a token is."""

    __hash__ = object.__hash__  # Enum's own is a Python function, and signs are looked up at every token

    NUMBER = auto()
    LENGTH = auto()
    TIME = auto()
    PACE = auto()
    LIST = auto()
    """Several lengths or times joined by dashes: 200-400-800-400-200."""
    TIMES = auto()
    SETS = auto()
    REPS = auto()
    PLUS = auto()
    COMMA = auto()
    SLASH = auto()
    OPEN = auto()
    CLOSE = auto()
    AT = auto()
    IN = auto()
    WITH = auto()
    EFFORT = auto()
    RACE = auto()
    TEMPO = auto()
    PACE_WORD = auto()
    REST = auto()
    LABEL = auto()
    LADDER = auto()
    END = auto()


@dataclass(slots=True, kw_only=True)  # not frozen: that would cost more than finding what stands there
class Token:
    """A word, number or sign at its place in the normalised text, with what it means. Nobody changes it.

    ``is_letter`` marks an effort written as one letter, ``is_colon`` a time as 3:50. ``numbers`` are of a list, in
    ``unit`` or in times of ``duration``.
    """

    sign: Sign
    start: int
    end: int
    number: float = 0.0
    written: str = ""
    distance: Distance | None = None
    duration: Duration | None = None
    pace: Pace | None = None
    unit: LengthUnit | None = None
    effort: Effort | None = None
    kind: Kind | None = None
    numbers: tuple[float, ...] = ()
    is_letter: bool = False
    is_colon: bool = False


_MOST_TOKENS: Final = 160
_MOST_SECONDS: Final = 24 * SECONDS_PER_HOUR
_MOST_METRES: Final = 200_000.0

_NUMBER: Final = r"\d{1,2}[.,]\d{3}(?!\d)|\d{1,2} 000(?!\d)|\d{1,9}(?:\.\d{1,6}|,\d{1,2}(?!\d))?|\.\d{1,2}(?!\d)"
_A_NUMBER: Final = re.compile(_NUMBER)
_TOO_MANY_DIGITS: Final = re.compile(r"\d{10,}")
_LIST: Final = re.compile(r"\d{1,4}(?: ?- ?\d{1,4}){1,24}(?![\d:.,])|\d{3,4}(?: ?/ ?\d{3,4}){2,24}(?![\d:.,])")
_DIGITS: Final = re.compile(r"\d+")
_COLON: Final = re.compile(
    r"(\d{1,3}):(\d\d)(?::(\d\d))?(?:[.,](\d{1,2}))?(?![\d:])"
    rf"(?: ?(?:(?P<h>h|hours?|std|stunden)|min(?:ut\w{{0,4}}|s)?|mn){WORD_END}\.?)?"
)
_BAD_COLON: Final = re.compile(r"\d*:\d+[\d:.,]*")
_QUOTES: Final = re.compile(r"(\d{1,3}) ?'(?!') ?(\d\d)(?!\d) ?(?:\"|''|s(?![a-z]))?")
_MINUTES_AND_SECONDS: Final = re.compile(
    rf"(\d{{1,2}})(?:m| ?min ?)(\d\d)(?!\d)(?: ?s(?:ec|ek)?{WORD_END})?(?! ?[x*a-z/:])"
)
_DECIMAL: Final = r"(\d{1,5}(?:[.,]\d{1,2})?)"
_HOURS: Final = re.compile(
    rf"{_DECIMAL} ?(?:hours?|hrs?|h|stunden?|stdn?){WORD_END}\.?(?: ?(\d\d)(?![\d:.,]|{LETTER}))?"
)
_MINUTES: Final = re.compile(rf"{_DECIMAL} ?-?(?:(?:min(?:ut\w{{0,4}}|s)?|mn){WORD_END}\.?|'(?!'))")
_SECONDS: Final = re.compile(rf"{_DECIMAL} ?-?(?:(?:se[ck](?:[ou]\w{{0,6}}|s)?|s){WORD_END}\.?|\"|'')")
_GAP: Final = re.compile(" ?-?")
_BARE_M: Final = re.compile(rf" ?-?m{WORD_END}")
_ERS: Final = re.compile(rf" ?-?er{WORD_END}")
_SPEED: Final = re.compile(rf" ?(?:(?P<kmh>km ?/ ?h|kmh|kph|km/std)|(?P<mph>mph|mi(?:les)? ?/ ?h)){WORD_END}")
_PER: Final = re.compile(
    rf" ?(?:min(?:utes?|uten|s)? ?)?(?:/ ?|per |pro |je |a )(?:"
    rf"(?P<km>km|k|kilomet(?:er|re)){WORD_END}|(?P<mi>miles?|mi|meile){WORD_END}"
    rf"|(?<=\S/)(?P<m>(?:[1-6]00|800|1[02568]00))(?:m{WORD_END})?(?!\d|{LETTER})"
    rf")|(?P<er> ?-?er{WORD_END}(?:[ -](?:schnitt|pace|tempo){WORD_END})?)"
)
_RACE_PACE: Final = re.compile(
    rf"(?:-(?:pace|tempo|renntempo)| ?(?:race )?pace|[ -]?(?:renn|wettkampf)tempo){WORD_END}(?! ?(?:of|von|:|=|@)? ?\d)"
)
_PER_UNIT: Final = re.compile(
    rf" ?(?:min(?:utes?|s)? ?)?/ ?(?:(?P<km>km|k|kilomet(?:er|re))|(?P<mi>miles?|mi|meile)){WORD_END}"
)
_SPACES: Final = re.compile(r"[\s!?=:~\"'_`#|]+")
_STRAY_WORD: Final = re.compile(rf"{LETTER}+(?:['-]{LETTER}+)*|\S")

_SIGNS: Final = {
    "+": Sign.PLUS, "&": Sign.PLUS, ";": Sign.PLUS, ">": Sign.PLUS, "→": Sign.PLUS, "->": Sign.PLUS,
    ",": Sign.COMMA, ".": Sign.COMMA, "-": Sign.COMMA, "•": Sign.PLUS,
    "/": Sign.SLASH, "(": Sign.OPEN, "[": Sign.OPEN, "{": Sign.OPEN, ")": Sign.CLOSE, "]": Sign.CLOSE, "}": Sign.CLOSE,
    "@": Sign.AT, "*": Sign.TIMES, "w/": Sign.WITH,
}  # fmt: skip

_KINDS: Final = {
    "jog": (Sign.REST, Kind.JOG),
    "walk": (Sign.REST, Kind.WALK),
    "rest": (Sign.REST, Kind.REST),
    "warm_up": (Sign.LABEL, Kind.WARM_UP),
    "cool_down": (Sign.LABEL, Kind.COOL_DOWN),
}
_PLAIN: Final = {
    "with": Sign.WITH, "times": Sign.TIMES, "sets": Sign.SETS, "reps": Sign.REPS, "ladder": Sign.LADDER,
    "tempo": Sign.TEMPO, "pace_word": Sign.PACE_WORD, "at": Sign.AT, "in": Sign.IN, "plus": Sign.PLUS,
}  # fmt: skip
_LARGEST_IN_KM: Final = 100.0
_MINUTES_BELOW: Final = 50.0


def tokens_of(source: Normalised) -> tuple[Token, ...]:
    """The tokens of a workout, the last of them END. Raises ReadingError for what means nothing."""
    found: list[Token] = []
    text, at = source.text, 0
    while at < len(text):
        space = _SPACES.match(text, at)
        if space is not None:
            at = space.end()
            continue
        if text[at] == "x" and found and found[-1].sign is Sign.NUMBER:
            token: Token | None = Token(sign=Sign.TIMES, start=at, end=at + 1)  # the letters of "4xmile" are no word
        else:
            token = _quantity(source, at) if text[at].isdigit() or text[at] == "." else _word(text, at)
        if token is None:
            at = _skipped(text, at)
            continue
        found.append(token)
        at = token.end
        if len(found) > _MOST_TOKENS:
            raise ReadingError(Mistake.TOO_MANY_PARTS, 0, len(text), most=MOST_PARTS)
    return (*found, Token(sign=Sign.END, start=len(text), end=len(text)))


def _skipped(text: str, at: int) -> int:
    """Behind a word that carries no meaning here. Raises ReadingError for one that is not known."""
    found = WORDS.match(text, at)
    if found is not None:
        return found.end()
    stray = _STRAY_WORD.match(text, at)
    raise ReadingError(Mistake.NOT_UNDERSTOOD, at, stray.end() if stray else at + 1)


def _word(text: str, at: int) -> Token | None:
    """The word or sign at this place; None for one without meaning, or unknown."""
    sign = _SIGNS.get(text[at : at + 2]) or _SIGNS.get(text[at])
    if sign is not None:
        return Token(sign=sign, start=at, end=at + (2 if text[at : at + 2] in _SIGNS else 1))
    found = WORDS.match(text, at)
    name = found.lastgroup if found is not None else None
    if found is None or name is None or name == "filler":
        return None
    start, end = found.span()
    if name in EFFORTS:
        return Token(sign=Sign.EFFORT, start=start, end=end, effort=EFFORTS[name], is_letter=end - start == 1)
    if name in _KINDS:
        what, kind = _KINDS[name]
        return Token(sign=what, start=start, end=end, kind=kind)
    if name == "half_pace":
        return Token(sign=Sign.RACE, start=start, end=end, distance=HALF_MARATHON)
    if name == "mile":
        if _RACE_PACE.match(text, end) is not None:
            return _at_race_pace(text, Token(sign=Sign.LENGTH, start=start, end=end, distance=MILE))
        return Token(sign=Sign.LENGTH, start=start, end=end, distance=MILE, unit=LengthUnit.MILE, number=1.0)
    return Token(sign=_PLAIN[name], start=start, end=end)


def _quantity(source: Normalised, at: int) -> Token | None:
    """The quantity at this place. Raises ReadingError for one that cannot be."""
    text = source.text
    many = _TOO_MANY_DIGITS.match(text, at)
    if many is not None:
        raise ReadingError(Mistake.TOO_LARGE, at, many.end())
    time = _time(text, at)
    if time is not None:
        return _pace_of(text, time) or time
    listed = _list(text, at)
    if listed is not None:
        return listed
    number = _A_NUMBER.match(text, at)
    if number is None:
        return _word(text, at)
    return _speed(text, number) or _pace_of_number(text, number) or _length(source, number) or _number(number)


def _number(number: re.Match[str]) -> Token:
    value = number_value(number.group())
    if value is None:
        raise ReadingError(Mistake.TOO_LARGE, *number.span())
    return Token(sign=Sign.NUMBER, start=number.start(), end=number.end(), number=value, written=number.group())


def _list(text: str, at: int) -> Token | None:
    """Numbers joined by dashes with the unit behind the last of them: 200-400-800, 1-2-3-2-1 min."""
    found = _LIST.match(text, at)
    if found is None:
        return None
    numbers = tuple(float(written) for written in _DIGITS.findall(found.group()))
    if not all(numbers):
        raise ReadingError(Mistake.NOT_POSITIVE, *found.span())
    plain = Token(sign=Sign.LIST, start=at, end=found.end(), numbers=numbers)
    begin = at + [one.start() for one in _DIGITS.finditer(found.group())][-1]
    minutes, seconds = _MINUTES.match(text, begin), _SECONDS.match(text, begin)
    if minutes is not None or seconds is not None:
        end = (minutes or seconds or found).end()
        return replace(plain, end=end, duration=Duration(60.0 if minutes is not None else 1.0))
    gap = 1 if text[found.end() : found.end() + 1] == " " else 0
    unit = UNIT.match(text, found.end() + gap)
    if unit is not None and unit.lastgroup in ("km", "mi", "m"):
        return replace(plain, end=unit.end(), unit=LengthUnit(unit.lastgroup))
    return plain if min(numbers) >= _LARGEST_IN_KM else None


def _time(text: str, at: int) -> Token | None:
    """The time at this place: 3:50, 1:02:30, 90 s, 2 min 30, 3'30"."""
    colon = _COLON.match(text, at)
    if colon is not None:
        return _colon(colon)
    bad = _BAD_COLON.match(text, at)
    if bad is not None and ":" in bad.group():
        raise ReadingError(Mistake.NOT_UNDERSTOOD, *bad.span())
    both = _QUOTES.match(text, at) or _MINUTES_AND_SECONDS.match(text, at)
    if both is not None:
        _require_below_60(both, 2)
        return _time_token(at, both.end(), int(both[1]) * 60.0 + int(both[2]))
    return _letters(text, at)


def _colon(found: re.Match[str]) -> Token:
    _require_below_60(found, 2)
    fraction = float(f"0.{found[4]}") if found[4] else 0.0
    if found[3] is None:
        seconds = (int(found[1]) * 60.0 + int(found[2])) * (60.0 if found["h"] else 1.0)
    else:
        _require_below_60(found, 3)
        seconds = int(found[1]) * SECONDS_PER_HOUR + int(found[2]) * 60.0 + int(found[3])
    token = _time_token(found.start(), found.end(), seconds + fraction)
    return replace(token, is_colon=found[3] is None and not fraction and found.end() == found.end(2))


def _require_below_60(found: re.Match[str], group: int) -> None:
    if int(found[group]) > 59:
        raise ReadingError(Mistake.PART_OVER_59, found.start(group), found.end(group))


def _letters(text: str, at: int) -> Token | None:
    """Hours, minutes and seconds with their letters, in this order."""
    seconds, end = 0.0, at
    for pattern, unit in ((_HOURS, SECONDS_PER_HOUR), (_MINUTES, 60.0), (_SECONDS, 1.0)):
        begin = end + (1 if end > at and text[end : end + 1] == " " else 0)
        found = pattern.match(text, begin)
        if found is None:
            continue
        value = number_value(found[1], LengthUnit.KM)
        if value is None:
            raise ReadingError(Mistake.TOO_LARGE, at, found.end())
        seconds, end = seconds + value * unit, found.end()
        if unit == SECONDS_PER_HOUR and found[2]:
            _require_below_60(found, 2)
            seconds += int(found[2]) * 60.0
            break
    return _time_token(at, end, seconds) if end > at else None


def _time_token(start: int, end: int, seconds: float) -> Token:
    if seconds <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, start, end)
    if seconds > _MOST_SECONDS:
        raise ReadingError(Mistake.TOO_LARGE, start, end)
    return Token(sign=Sign.TIME, start=start, end=end, duration=Duration(seconds))


def _pace_of(text: str, time: Token) -> Token | None:
    """The pace that a time with "/km" behind it is."""
    found = _PER.match(text, time.end)
    if found is None or time.duration is None:
        return None
    per, unit = LengthUnit.KM.metres, LengthUnit.KM
    if found["mi"]:
        per, unit = LengthUnit.MILE.metres, LengthUnit.MILE
    elif found["m"]:
        per = float(found["m"])
    pace = time.duration / Distance(per)
    return replace(time, sign=Sign.PACE, end=found.end(), duration=None, pace=pace, unit=unit)


def _pace_of_number(text: str, number: re.Match[str]) -> Token | None:
    """The pace of "4/km" and "4.30/km"."""
    found = _PER_UNIT.match(text, number.end())
    if found is None:
        return None
    whole, _, behind = number.group().replace(",", ".").partition(".")
    if len(behind) == 2 and int(behind) < 60:
        seconds = int(whole or 0) * 60.0 + int(behind)
    else:
        seconds = (number_value(number.group(), LengthUnit.KM) or 0.0) * 60.0
    if seconds <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, number.start(), found.end())
    unit = LengthUnit.MILE if found["mi"] else LengthUnit.KM
    pace = Duration(seconds) / Distance(unit.metres)
    return Token(sign=Sign.PACE, start=number.start(), end=found.end(), pace=pace, unit=unit)


def _speed(text: str, number: re.Match[str]) -> Token | None:
    found = _SPEED.match(text, number.end())
    if found is None:
        return None
    value = number_value(number.group(), LengthUnit.KM) or 0.0
    metres_per_second = value * (MPS_PER_KMH if found["kmh"] else MPS_PER_MPH)
    if metres_per_second <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, number.start(), found.end())
    unit = LengthUnit.KM if found["kmh"] else LengthUnit.MILE
    pace = Pace(METRES_PER_KM / metres_per_second)
    return Token(sign=Sign.PACE, start=number.start(), end=found.end(), pace=pace, unit=unit)


def _length(source: Normalised, number: re.Match[str]) -> Token | None:
    """The length of a number with its unit; "20m" is minutes, "200m" metres, and "8M" eight miles at M."""
    text, start = source.text, number.start()
    ers = _ERS.match(text, number.end())
    if ers is not None:  # the "1000er" of German tracks
        value = number_value(number.group()) or 0.0
        unit = LengthUnit.M if value >= _LARGEST_IN_KM else LengthUnit.KM
        return _length_token(start, ers.end(), value, unit, unit.metres)
    bare = _BARE_M.match(text, number.end())
    if bare is not None:
        value = number_value(number.group()) or 0.0
        letter = text.index("m", number.end())
        if source.is_upper(letter) and value < _MINUTES_BELOW:
            return None  # a number, and the letter behind it an effort
        if value < _MINUTES_BELOW:
            return _time_token(start, bare.end(), value * 60.0)
    gap = _GAP.match(text, number.end())
    found = UNIT.match(text, gap.end() if gap else number.end())
    if found is None:
        return None
    kind = found.lastgroup or ""
    unit = LengthUnit.M if kind == "lap" else LengthUnit(kind)
    value = number_value(number.group(), unit) or 0.0
    return _at_race_pace(
        text, _length_token(start, found.end(), value, unit, LAP.metres if kind == "lap" else unit.metres)
    )


def _at_race_pace(text: str, length: Token) -> Token:
    """The length, or where "pace" stands behind it the pace of such a race."""
    found = _RACE_PACE.match(text, length.end)
    return length if found is None else replace(length, sign=Sign.RACE, end=found.end(), number=0.0, unit=None)


def _length_token(start: int, end: int, value: float, unit: LengthUnit, each: float) -> Token:
    if value <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, start, end)
    if value * each > _MOST_METRES:
        raise ReadingError(Mistake.TOO_LARGE, start, end)
    return Token(sign=Sign.LENGTH, start=start, end=end, number=value, distance=Distance(value * each), unit=unit)
