"""The words around splits that were run, as runners type them: "5k:", "400s", "km 1", "cumulative", "laps"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_distance
from bot.core.notation.distances import UNIT, DistanceReading
from bot.core.notation.lifting import Lifter
from bot.core.notation.time_list import ListedTime
from bot.core.units import LengthUnit

EXAMPLE: Final = "5k: 4:02 4:05 4:10 4:12 4:01"
DISTANCE_EXAMPLE: Final = "5 km each"
RUNS: Final = ("5k", "10k", "half", "marathon")
EACH: Final = ("1 km each", "1 mi each", "400 m each", "5 km each")
"""What is offered for the option, as typed."""
_EXAMPLES: Final = ((45.0, "100 m each"), (140.0, "400 m each"), (900.0, "1 km each"))
"""Up to how many seconds a split takes that is so long."""

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_AMOUNT: Final = rf"{_NUMBER}[ -]?(?:{re.sub(r'[?]P<[a-z]+>', '?:', UNIT.pattern)})(?!\d)"
_NAME: Final = (
    r"(?:half|halb)(?:[ -]?mara\w*)?|hm|mara(?:th?on\w*)?|semi(?:[ -]?marathon)?|park ?run|metric mile|(?:a |one )?mile"
    r"|eine meile|meile"
)
_LENGTH: Final = rf"(?:{_AMOUNT}|(?:{_NAME})(?!\w))"
_PIECES: Final = (
    r"(?:splits?|laps?|reps?|repeats?|intervals?|lap times|split times|abschnitte?|runden|rundenzeiten|intervalle"
    r"|wiederholungen|zwischenzeiten|times|zeiten)"
)
# "5k splits" are those of a 5k, or of 5 km each.
_LOOSE: Final = r"(?:splits?|split times|abschnitte?|zwischenzeiten|times|zeiten)"
_ONE: Final = r"(?:km|k|kilomet(?:er|re)s?|mi|miles?|meilen?)"

_REPS: Final = re.compile(rf"(?<![\w:.,])(?P<reps>\d{{1,2}}) ?[x*] ?(?P<length>{_LENGTH}|\d{{3,5}})(?![\d.,]|:\d|\w)")
_EACH: Final = (
    re.compile(rf"(?<![\w:.,])(?P<length>{_LENGTH})[ -]?(?:(?P<loose>{_LOOSE})|{_PIECES})(?!\w)"),
    re.compile(rf"(?<!\w)(?:every|each|alle|jede[nrms]?|je|per|pro|a) (?P<length>{_LENGTH}|(?P<one>{_ONE}))(?!\w)"),
    re.compile(rf"(?<!\w)(?P<one>{_ONE})[ -]?{_PIECES}(?!\w)"),
    re.compile(rf"(?<![\w:.,])(?P<length>{_LENGTH}) (?:each|jeweils|je)(?!\w)"),
    re.compile(r"^ ?(?P<one>kms|kilomet(?:er|re)s?|miles|meilen)(?= ?:? ?\d)"),
    re.compile(r"(?<=\d )(?P<one>kms|kilomet(?:er|re)s?|miles|meilen) ?$"),
    re.compile(r"(?<![\w:.,])(?P<bare>[1-9]\d{2,4})(?:'?s|er)(?:[ -]?(?:splits|laps|reps|runden))?(?![\w])"),
)
_HUNDREDS: Final = re.compile(r"\d+00(?:'?s|er)")
_MARK: Final = re.compile(rf"(?<![\w:.,]){_LENGTH}(?= ?:|[ ,;=)-]|$)")
_HEADING: Final = re.compile(
    r"^ ?(?P<bare>[1-9]\d{2,4}) ?:(?=\s)|^ ?(?P<behind>[1-9]\d{3,4})(?= (?:in )?\d{1,2}[:.]\d\d)"
)
_LABEL: Final = re.compile(
    r"(?<!\w)(?P<word>km|k|mi|miles?|meile|laps?|runde|rd|splits?|nr|no|#) ?[.#]? ?(?P<number>\d{1,2})"
    r" ?(?:[:.)=-]|(?=\s))\s?(?=\d)"
)
# "1) 4:02 2) 4:05" and "1. 4:02 2. 4:05": numbers that only count.
_COUNTED: Final = re.compile(r"(?<!\S)#?(?P<number>\d{1,2})(?:\)|\.(?=\s)) ?(?=\d)")
# "marathon half 1:45 finish 3:35", "Halbzeit 1:45 Ziel 3:35".
_HALFWAY: Final = re.compile(
    r"(?<!\w)(?:(?P<sure>half ?way|halbzeit|hälfte)|half|halb|hm)(?: (?:in|at|nach|bei))? ?:? ?(?=\d{1,2}[:.h]\d\d)"
)
_AT_THE_END: Final = re.compile(r"(?<!\w)(?:finish(?:ed)?|ziel|im ziel|end|ende)(?: (?:in|at|nach))? ?:? ?(?=\d)")
# The 800 of "800 58 62", which is no split of more than 13 minutes.
_BARE_HEADING: Final = re.compile(r"^ ?(?P<bare>[1-9]\d{0,2}00)(?= (?:in )?\d)")
_TIME_BEHIND: Final = re.compile(r"(?:(?P<minutes>\d{1,3}):)?(?P<seconds>\d{1,6})")
_FAR_ABOVE: Final = 3
_CUMULATIVE: Final = re.compile(
    r"(?<!\w)(?:cumulative|cumulated|cum|elapsed|running total|race clock|kumuliert\w*|kumulativ\w*|durchgangszeit\w*"
    r"|laufend\w*)(?: times?| splits?)?(?!\w)"
)
_SINGLE: Final = re.compile(
    r"(?<!\w)(?:laps?|lap times?|lap splits?|single|single splits?|reps?|intervals?|runden|rundenzeit\w*|einzeln\w*"
    r"|intervalle)(?!\w)"
)
_TOTAL: Final = re.compile(r"(?<!\w)(?:total|in total|altogether|insgesamt|gesamt)(?!\w)")
_PER_UNIT: Final = re.compile(r"(?<=\d) ?/ ?(?:(?P<km>km|k)|mi|miles?)(?!\w)")
_IN_PIECES: Final = re.compile(rf"(?<!\w)in \d{{1,2}} {_PIECES}(?!\w)")
_FILLER: Final = re.compile(
    r"(?<!\w)(?:splits?|split times?|my|were|was|are|the|in|for|of|race|run|ran|i|with|and|then|at|each|per|pace"
    r"|abschnitte?|zwischenzeiten?|meine|waren|war|die|der|das|und|mit|für|von|über|dann|lauf|lief|ich|rennen|zeiten|times|today"
    r"|heute|on|track|bahn|@)(?!\w)"
)
_FEWEST: Final = 2


@dataclass(slots=True)
class ListWords:
    """What a phrase said of lengths, and of how its times are meant."""

    each: DistanceReading | None = None
    is_loose: bool = False
    """Whether ``each`` may be the whole run as well."""
    total: DistanceReading | None = None
    open: DistanceReading | None = None
    """A distance that may be either."""
    reps: int | None = None
    marks: tuple[DistanceReading, ...] = ()
    cumulative: bool | None = None
    laps: bool = False

    @property
    def unit(self) -> LengthUnit | None:
        """The unit that a distance was written in; None for a race's name, and where none was said."""
        one = self.each or self.total or self.open or (self.marks[0] if self.marks else None)
        return None if one is None else one.unit


def take_list_words(phrase: Lifter) -> ListWords:
    """What a phrase says besides its times, taken out of it with the words that say nothing. Raises PersonError."""
    said = ListWords()
    if phrase.take(_CUMULATIVE) is not None:
        said.cumulative = True
    _take_labels(phrase, said)
    _take_halfway(phrase, said)
    phrase.take(_IN_PIECES)
    paces = phrase.take_all(_PER_UNIT)
    if len(paces) >= _FEWEST:
        said.each = read_distance("1 km" if paces[0]["km"] is not None else "1 mi")
    _take_each(phrase, said)
    if phrase.take_all(_SINGLE):
        said.laps = True
        said.cumulative = bool(said.cumulative)
    is_total = phrase.take(_TOTAL) is not None
    marks = [_length(phrase, found) for found in phrase.take_all(_MARK)]
    if len(marks) > 1:
        said.marks = _marks(phrase, marks)
    elif marks:
        _set_length(said, marks[0], is_total=is_total)
    elif said.each is None:
        found = phrase.take(_HEADING) or _bare_heading(phrase)
        if found is not None:
            reading = read_distance(f"{found['bare'] or found.groupdict().get('behind')} m")
            _set_length(said, reading, is_total=is_total)
    phrase.take_all(_FILLER)
    return said


def _set_length(said: ListWords, reading: DistanceReading, *, is_total: bool) -> None:
    if is_total or said.each is not None:
        said.total = reading
    else:
        said.open = reading


def _take_labels(phrase: Lifter, said: ListWords) -> None:
    """The "km 1", "km 2" before each time, which say how long a split is."""
    counted = list(_COUNTED.finditer(phrase.text))
    if len(counted) >= _FEWEST and [int(one["number"]) for one in counted] == list(range(1, len(counted) + 1)):
        for one in counted:
            phrase.drop(*one.span())
    found = list(_LABEL.finditer(phrase.text))
    numbers = [int(one["number"]) for one in found]
    if len(found) < _FEWEST or numbers[0] == 0 or numbers != [numbers[0] * (i + 1) for i in range(len(numbers))]:
        return
    word = found[0]["word"]
    for one in found:
        phrase.drop(*one.span())
    if word in ("km", "k", "mi", "mile", "miles", "meile"):
        said.each = read_distance(f"{numbers[0]} {'km' if word.startswith('k') else 'mi'}")
    elif word.startswith(("lap", "runde", "rd")):
        said.laps = True


def _take_halfway(phrase: Lifter, said: ListWords) -> None:
    """The "half" and "finish" before two times, which are cumulative then; a "half" alone is the race."""
    halfway = _HALFWAY.search(phrase.text)
    if halfway is None:
        return
    end = _AT_THE_END.search(phrase.text, halfway.end())
    if end is None and halfway["sure"] is None:
        return
    if end is not None:
        phrase.drop(*end.span())
        said.cumulative = True
    phrase.drop(*halfway.span())


def _bare_heading(phrase: Lifter) -> re.Match[str] | None:
    """The number at the beginning, taken out, where it is far above all times behind it."""
    found = _BARE_HEADING.match(phrase.text)
    if found is None:
        return None
    behind = _TIME_BEHIND.finditer(phrase.text, found.end())
    longest = max(int(one["minutes"] or 0) * 60 + int(one["seconds"]) for one in behind)
    if int(found["bare"]) < _FAR_ABOVE * longest:
        return None
    phrase.drop(*found.span())
    return found


def _take_each(phrase: Lifter, said: ListWords) -> None:
    reps = phrase.take(_REPS)
    if reps is not None:
        said.reps = int(reps["reps"])
        said.each = _length(phrase, reps, reps["length"])
        said.cumulative = bool(said.cumulative)
        return
    for pattern in _EACH:
        found = pattern.search(phrase.text)
        if found is None:
            continue
        groups = found.groupdict()
        bare = groups.get("bare")
        if bare is not None and _HUNDREDS.match(found.group()) is None:
            continue  # "245s 250s" are seconds
        one = groups.get("one")
        text = f"{bare} m" if bare else f"1 {'km' if one.startswith('k') else 'mi'}" if one else groups["length"]
        said.each = _length(phrase, found, text)
        said.is_loose = bool(groups.get("loose"))
        phrase.drop(*found.span())
        return


def _length(phrase: Lifter, found: re.Match[str], text: str | None = None) -> DistanceReading:
    try:
        return _read_length(text or found.group())
    except PersonError as error:
        start, end = found.span()
        raise phrase.fault(error.code, start, end, **error.params) from None


@lru_cache(maxsize=256)
def _read_length(text: str) -> DistanceReading:
    """The distance of a text; the same few lengths are typed again and again."""
    return read_distance(text)


def _marks(phrase: Lifter, marks: list[DistanceReading]) -> tuple[DistanceReading, ...]:
    if all(a.distance < b.distance for a, b in pairwise(marks)) or len({mark.distance for mark in marks}) == 1:
        return tuple(marks)
    raise PersonError(Mistake.SAID_TWICE, text=phrase.typed, example=EXAMPLE)


def example_beside(times: tuple[ListedTime, ...]) -> str:
    """A distance for the option that works with these times: one that people run in about such a split."""
    mean = math.fsum(time.seconds for time in times) / max(1, len(times))
    return next((text for most, text in _EXAMPLES if mean < most), DISTANCE_EXAMPLE)


def with_option(said: ListWords, distance: str, example: str) -> ListWords:
    """What was said, with a distance from an option of its own over it. Raises PersonError as ``read_distance``."""
    option = Lifter(distance, example)
    own = ListWords(cumulative=said.cumulative, laps=said.laps)
    _take_each(option, own)
    is_total = option.take(_TOTAL) is not None
    if own.each is None:
        try:
            reading = read_distance(option.rest)
        except PersonError as error:
            raise option.placed(error) from None
        if said.each is not None or is_total:
            own.each, own.reps, own.total = said.each, said.reps, reading
        else:
            own.open = reading
    elif not option.is_empty:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option.typed, example=example)
    else:
        own.total = said.total
    return own
