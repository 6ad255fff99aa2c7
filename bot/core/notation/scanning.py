"""A phrase cut into what stands in it: times, paces, speeds, distances, bare numbers, and the words between."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.distances import DistanceReading, match_distance
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.notation.numbers import NUMBER
from bot.core.notation.paces import OpenPace, PaceReading, SpeedReading, match_pace, match_speed
from bot.core.notation.times import TimeToken, match_time, number_token
from bot.core.notation.unit_words import LETTER

_END: Final = rf"(?!{LETTER})"
_STATUS: Final = re.compile(rf"(?:dnf|dns|dq|dsq|otl|nt){_END}")  # E5
_CLOCK: Final = re.compile(rf"\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?{_END}|uhr{_END}|o'? ?clock{_END})")  # E4
_NEGATIVE: Final = re.compile(r"-\s?[\d.,:]")  # E2
_LIMIT: Final = re.compile(
    r"(?:sub|under|below|less than|faster than|break(?:ing)?|unter|moins d[e']|sous(?: les)?|menos de|bajo|sotto|onder"
    r"|<)(?:[ -]{1,3}|(?=\d))"
)
_BEFORE_A_MILE: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?(?=[ -](?:mile|meile)(?![a-z]))")  # "sub 4 mile"
_PACE_BEFORE: Final = re.compile(rf"(?:pace|tempo|schnitt|ritmo|allure|темп){_END}")
_FOR: Final = re.compile(rf"(?: needed| required)? (?:for|to run|für|pour|para){_END}")
_AT: Final = re.compile(rf"(?:@|at{_END}|auf{_END}|à{_END})")
_AT_BEHIND_A_DISTANCE: Final = re.compile(r"al? (?=\d)")  # "10k a 5:00"; but "a 5:00 marathon"
# Words that can be passed over without changing what a phrase says. Never one that turns it: "not", "over", "rest".
_FILLER_WORDS: Final = """
    a about an and approx around at average avg completed did do done easy en evening fast fastest finish finished for
    from goal how i in is it just me morning my need needed new of on our pace pb pr race ran run running steady target
    that the this threshold time today took want was we went what what's with would yesterday
    can could if jog jogged jogging pls plz please thanks thx treadmill walk walked walking
    auf bei bestzeit bin ca ein eine einem einen einer etwa für gelaufen geschafft gestern hab habe heute ich im ist
    lief mein meine mit pro und war zeit ziel zielzeit bitte danke gegangen laufband spaziergang
    kann schaff schaffe wann was wenn wie
    allure aujourd'hui chrono couru d'un de des du est et fait hier j'ai la le les mon objectif par pour sur temps un
    une vitesse vma à merci
    gracias favor ayer carrera con corrí el em es hoy marca na para por qué tiempo una velocidad y
    ho corso per
    в за на по
"""
_FILLER: Final = re.compile(
    rf"(?:to(?! \d)|{'|'.join(sorted(set(_FILLER_WORDS.split()), key=len, reverse=True))})\.?{_END}"
    r"|w/|[@=~,;|!?¿¡+&()]|/(?= ?(?:\d|half|hm|mara))|->|=>|-(?=\s|$)|(?<=[^\W\d_])-(?=\d)|[.](?=\s|$)|:"
)
_BETWEEN: Final = frozenset(",;()@")
"""Nothing that is read begins with one of these."""
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """A number with no unit: a distance or a time, the rest of the phrase decides."""

    written: str
    start: int
    end: int

    def as_time(self) -> TimeToken:
        """The number as a time still to be read."""
        return number_token(self.written, self.start, self.end)


@dataclass(slots=True)
class Scan:
    """What stands in a phrase, each kind in its order."""

    times: list[TimeToken]
    paces: list[PaceReading | OpenPace]
    speeds: list[SpeedReading]
    distances: list[DistanceReading]
    numbers: list[LooseNumber]
    limit: bool = False
    limited: int | None = None
    """Where the number behind "sub" begins, which is a time."""
    paced: int | None = None
    """Where the number behind "pace" begins."""
    at_before: int | None = None
    """Index of the item that "at" or "@" stands before."""


Item = TimeToken | PaceReading | OpenPace | SpeedReading | DistanceReading | LooseNumber


def scan(source: Normalised, *, distance_open: bool = True) -> Scan:
    """The items of a phrase, for the caller to settle.

    Raises ReadingError with the place of the first thing that cannot be read.
    """
    found = _scanned(source, distance_open)
    return Scan(
        [*found.times],
        [*found.paces],
        [*found.speeds],
        [*found.distances],
        [*found.numbers],
        found.limit,
        found.limited,
        found.paced,
        found.at_before,
    )


@lru_cache(maxsize=8)
def _scanned(source: Normalised, distance_open: bool) -> Scan:
    # Kept for the next reader of the same text: one finds where the runs in it are, another reads a run.
    text = source.text
    found = Scan([], [], [], [], [])
    at = 0
    pace_said = False
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        limit = None if text[at].isdecimal() else _LIMIT.match(text, at)
        if limit is not None:
            found.limit = True
            found.limited = at = limit.end()
            minutes = _BEFORE_A_MILE.match(text, at)
            if minutes is not None:
                found.numbers.append(LooseNumber(minutes.group(), at, minutes.end()))
                at = minutes.end()
            continue
        _refuse_what_is_no_time(text, at)
        item = _longest_item(source, at, distance_open=distance_open)
        if item is not None:
            pace_said = _file(found, item, pace_said=pace_said)
            at = item.end
            continue
        at, said = _skip_word(text, at, found)
        pace_said = pace_said or said
    return found


def _refuse_what_is_no_time(text: str, at: int) -> None:
    if text[at].isdecimal():
        clock = _CLOCK.match(text, at)
        if clock is not None:
            raise ReadingError(Mistake.CLOCK_TIME, at, clock.end())
        return
    status = _STATUS.match(text, at)
    if status is not None:
        raise ReadingError(Mistake.STATUS_WORD, at, status.end())
    negative = _NEGATIVE.match(text, at)
    # "10k - 47:30" has a dash between two things, "- 4 km" and "10k -47:30" have a minus.
    if negative is not None and (at == 0 or (text[at - 1].isspace() and not text[at + 1].isspace())):
        word = _WORD.match(text, at)
        raise ReadingError(Mistake.NOT_POSITIVE, at, word.end() if word else negative.end())


def _skip_word(text: str, at: int, found: Scan) -> tuple[int, bool]:
    before = _PACE_BEFORE.match(text, at)
    if before is not None and _FOR.match(text, before.end()) is None:
        return before.end(), True
    if before is not None:  # the pace asked for in "pace for 1:45 half" is not the 1:45
        found.at_before = at
        return before.end(), False
    behind_a_distance = bool(found.distances) and _AT_BEHIND_A_DISTANCE.match(text, at) is not None
    if behind_a_distance or _AT.match(text, at) is not None:
        found.at_before = at
    filler = _FILLER.match(text, at)
    if filler is None:
        word = _WORD.match(text, at)
        raise ReadingError(Mistake.NOT_UNDERSTOOD, at, word.end() if word else at + 1)
    return filler.end(), False


def _longest_item(source: Normalised, at: int, *, distance_open: bool) -> Item | None:
    """Whatever reads furthest from here; of equals, a distance before a time ("800m")."""
    text = source.text
    if text[at] in _BETWEEN:
        return None
    distance, speed = match_distance(source, at), match_speed(source, at)
    time = match_time(text, at, distance_begins=_Beginnings(source, at), distance_open=distance_open)
    pace = match_pace(source, at, time, distance_open=distance_open)
    furthest: Item | None = distance
    for item in (speed, pace, time):
        if item is not None and (furthest is None or item.end > furthest.end):
            furthest = item
    if furthest is not None:
        return furthest
    number = NUMBER.match(text, at)
    if number is None:
        return None
    after = text[number.end() : number.end() + 1]
    if after.isalpha() or after in ("'", '"', "/"):
        word = _WORD.match(text, at)
        raise ReadingError(Mistake.NOT_UNDERSTOOD, at, word.end() if word else number.end())
    return LooseNumber(number.group(), at, number.end())


_FIRST_NUMBER: Final = re.compile(r"[^\d]{1,24}(?=\d)")
_NEXT_NUMBER: Final = re.compile(r"[^\d.,:]{0,12}[\d.,:]{1,16}[^\d]{0,12}?(?=\d)")


@dataclass(slots=True)
class _Beginnings(Container[int]):
    """Where the next few numbers behind the one at ``at`` begin a distance with a unit; looked for when asked."""

    source: Normalised
    at: int
    found: frozenset[int] | None = None

    def __contains__(self, position: object) -> bool:
        if self.found is None:
            self.found = frozenset(self._look())
        return position in self.found

    def _look(self) -> Iterator[int]:
        position = self.at
        for number in range(3):
            in_words = number == 0 and not self.source.text[self.at].isdigit()  # "an hour 12 km"
            following = (_FIRST_NUMBER if in_words else _NEXT_NUMBER).match(self.source.text, position)
            if following is None:
                return
            position = following.end()
            try:
                reading = match_distance(self.source, position)
            except ReadingError:
                return
            if reading is not None and not reading.is_bare_m:
                yield position


def _file(found: Scan, item: Item, *, pace_said: bool) -> bool:
    """Put an item where it belongs; the word "pace" before a time makes it a pace. Returns what is still said."""
    match item:
        case TimeToken() if pace_said:
            found.paces.append(OpenPace(item, item.start, item.end))
            return False
        case TimeToken():
            found.times.append(item)
        case PaceReading() | OpenPace():
            found.paces.append(item)
        case SpeedReading():
            found.speeds.append(item)
        case DistanceReading():
            found.distances.append(item)
        case LooseNumber():
            found.paced = item.start if pace_said else found.paced
            found.numbers.append(item)
    return pace_said


__all__ = ["LooseNumber", "OpenPace", "Scan", "scan"]
