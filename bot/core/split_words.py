"""The words of splits, as runners type them: "every 400m", "negative 2%", "lane 3", "indoors"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_distance
from bot.core.notation.distances import UNIT, DistanceReading
from bot.core.notation.lifting import Lifter
from bot.core.splits import Strategy, StrategyKind
from bot.core.track import FIRST_LANE, LAST_LANE
from bot.core.units import LengthUnit

EVERY_EXAMPLE: Final = "5 km"
STRATEGY_EXAMPLE: Final = "negative 2%"
LANE_EXAMPLE: Final = "3"
TRACK_EXAMPLE: Final = "400"
STRATEGIES: Final = ("even", STRATEGY_EXAMPLE, "positive 3%", "fast finish")
TRACKS: Final = ("400", "200")
EVERIES: Final = ("1 km", "1 mi", "5 km", "5 mi", "400 m", "200 m", "lap")
"""What is offered for each option, as typed."""

USUAL_PERCENT: Final = {StrategyKind.EVEN: 0.0, StrategyKind.NEGATIVE: 2.0, StrategyKind.POSITIVE: 2.0,
                        StrategyKind.FAST_FINISH: 5.0}  # fmt: skip
"""Where none is typed."""

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_AMOUNT: Final = rf"(?:(?P<number>{_NUMBER})[ -]?)?(?:{UNIT.pattern})"
_EACH: Final = r"(?:every|each|all[ea]|jede[nrms]?|chaque|cada|tou(?:s|tes) les)"
_SPLITS_WORD: Final = r"(?:splits?|split times?|abschnitte?|zwischenzeiten|rundenzeiten)"
_EVERY: Final = re.compile(
    rf"(?<!\w){_EACH} (?:{_AMOUNT}|(?P<bare>{_NUMBER})(?![\d:.,]|\w))(?:[ -]?{_SPLITS_WORD}(?!\w))?"
)
_SPLITS: Final = re.compile(rf"(?<![\w.,:]){_AMOUNT}[ -]?{_SPLITS_WORD}(?!\w)")
_BEHIND_TIME: Final = re.compile(rf"(?<=\d[:.]\d\d) (?:(?:per|pro|je|a|by|nach|auf) )?{_AMOUNT}(?!\w)")
_ONLY_SPLITS: Final = re.compile(rf"(?<!\w){_SPLITS_WORD}(?!\w)(?: (?:for|für|of|von))?(?!\w)")
_EVERY_OPTION: Final = re.compile(rf"(?:{_EACH} )?(?:{_AMOUNT}|(?P<bare>{_NUMBER}))(?:[ -]?{_SPLITS_WORD})?")

_PERCENT: Final = re.compile(
    rf"(?<![\w.,:])(?:(?:by|um|of|von|mit|with) )?(?P<sign>[+-])? ?(?P<percent>{_NUMBER})"
    r" ?(?:%|(?:per ?cent|prozent|pct)(?!\w))"
)
_BARE_PERCENT: Final = re.compile(rf"(?P<sign>[+-])? ?(?P<percent>{_NUMBER})")
_LAST_NUMBER: Final = re.compile(r" (?:(?:by|um) )?(?P<sign>-)?(?P<percent>\d{1,2}(?:[.,]\d)?) ?$")
"""The percentage of "half 1:45 negative 2"."""
_AROUND: Final = r"(?:[ -]?splits?(?!\w)|[ -]?split(?:ting)?)?"
_KINDS: Final = (
    (
        StrategyKind.FAST_FINISH,
        (
            r"(?:fast|strong|schnell\w*|starke[rms]?|kräftige[rms]?)[ -](?:finish\w*|end\w*|schluss\w*|last \w+)"
            r"|fastfinish|finish (?:fast|strong)|(?:with a )?kick|endspurt|schlussspurt|endbeschleunigung"
            r"|schnell zum schluss"
        ),
    ),
    (
        StrategyKind.NEGATIVE,
        (
            rf"neg(?:ati[vf](?:e[srnm]?)?)?{_AROUND}|(?:faster second half|second half faster)"
            r"|(?:zweite hälfte schneller|schnellere zweite hälfte)"
        ),
    ),
    (
        StrategyKind.POSITIVE,
        (
            rf"pos(?:iti[vf](?:e[srnm]?)?)?{_AROUND}|(?:slower second half|second half slower)"
            r"|(?:zweite hälfte langsamer|langsamere zweite hälfte)"
        ),
    ),
    (
        StrategyKind.EVEN,
        rf"even(?:ly)?(?: pace[d]?| effort)?{_AROUND}|gleichm(?:ä|ae)(?:ß|ss)ig\w*{_AROUND}|konstant\w*|constant",
    ),
)
_KIND_PATTERNS: Final = tuple(
    (kind, re.compile(rf"(?<!\w)(?:(?:with|mit|a|an|einem|einer) )*(?:{pattern})(?!\w)")) for kind, pattern in _KINDS
)
_LANE: Final = re.compile(r"(?<!\w)(?:(?:in|on|auf) )?(?:lane|bahn) ?#?(?P<lane>\d{1,3})(?![\d:.,]|\w)")
_LANE_OPTION: Final = re.compile(r" ?(?:(?:in |on |auf )?(?:lane|bahn) ?)?#?(\d{1,3}) ?")
_ON: Final = r"(?:(?:on|auf|in) )?(?:(?:a|an|the|der|einer|dem) )?"
_SHORT: Final = (
    r"200(?: ?m(?:et(?:er|re)s?)?)?[ -]?(?:indoor[ -]?)?(?:track|bahn|halle|hallenbahn|oval|rundbahn)"
    r"|indoors?(?:[ -]track)?|short[ -]track|hallen?(?:bahn)?|kurzbahn"
)
_LONG: Final = (
    r"400(?: ?m(?:et(?:er|re)s?)?)?[ -]?(?:track|bahn|oval|rundbahn)|outdoors?(?:[ -]track)?|track|(?:lauf)?bahn"
    r"|stadion"
)
_TRACK: Final = re.compile(rf"(?<!\w){_ON}(?:(?P<short>{_SHORT})|(?P<long>{_LONG}))(?!\w)")
_TRACK_OPTION: Final = re.compile(
    rf" ?{_ON}(?:(?P<short>{_SHORT}|200 ?m?)|(?P<long>{_LONG}|400 ?m?))(?: ?(?:m|met(?:er|re)s?))? ?"
)
_LONGEST_PERCENT: Final = 6
_TOO_MANY_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class SplitWords:
    """What a phrase said besides the run; ``short`` is whether its track was a short one, None where it said none."""

    every: str = ""
    strategy: Strategy | None = None
    lane: int | None = None
    short: bool | None = None


def take_split_words(phrase: Lifter) -> SplitWords:
    """What a phrase says besides the run, taken out of it. Raises PersonError for a lane outside 1 to 8."""
    lane = phrase.take(_LANE)
    number = None
    if lane is not None:
        number = int(lane["lane"])
        if not FIRST_LANE <= number <= LAST_LANE:
            raise phrase.fault(Mistake.NO_SUCH_LANE, *lane.span("lane"), first=FIRST_LANE, last=LAST_LANE)
    strategy = _take_strategy(phrase)
    every = phrase.take(_EVERY)
    track = phrase.take(_TRACK)
    short = None if track is None else track["short"] is not None
    return SplitWords(_amount(every) if every is not None else "", strategy, number, short)


def _take_strategy(phrase: Lifter, *, alone: bool = False) -> Strategy | None:
    """The strategy taken out of a phrase; ``alone`` in an option of its own, where a bare number is a percentage."""
    kind, end = None, 0
    for each, pattern in _KIND_PATTERNS:
        found = phrase.take(pattern)
        if found is not None:
            kind, end = each, found.end()
            break
    if kind is None and not (alone and re.search(r"[+-]", phrase.text)):
        return None
    amount = phrase.take(_PERCENT)
    if amount is None and (alone or _LAST_NUMBER.fullmatch(phrase.text, end)):
        amount = phrase.take(_BARE_PERCENT if alone else _LAST_NUMBER)
    if amount is None:
        return None if kind is None else Strategy(kind, USUAL_PERCENT[kind])
    if kind is None:
        kind = StrategyKind.NEGATIVE if amount["sign"] == "-" else StrategyKind.POSITIVE
    if len(amount["percent"]) > _LONGEST_PERCENT:
        raise phrase.fault(Mistake.TOO_LARGE, *amount.span("percent"))
    percent = float(amount["percent"].replace(",", "."))
    return Strategy(kind, percent) if percent > 0 and kind is not StrategyKind.EVEN else Strategy()


def _amount(found: re.Match[str]) -> str:
    """How long a split was said to be, so that it can be read as from an option of its own."""
    if "bare" in found.re.groupindex and found["bare"] is not None:
        return found["bare"]
    unit = next(kind for kind in ("km", "mi", "m", "yd", "ft", "lap") if found[kind] is not None)
    return f"{found['number'] or 1} {unit}"


def length_before_splits(phrase: Lifter) -> tuple[str, int, int] | None:
    """The length of a split said before the word ("400m splits"), and its place in the text; None where none is."""
    found = _SPLITS.search(phrase.text)
    return None if found is None else (_amount(found), *found.span())


def length_behind_time(phrase: Lifter) -> tuple[str, int, int] | None:
    """The length said behind a time ("45:30 per mile", "5:30 laps"), and its place in the text; None where none is."""
    found = _BEHIND_TIME.search(phrase.text)
    return None if found is None else (_amount(found), *found.span())


def drop_word_splits(phrase: Lifter) -> None:
    """Take out the word itself ("splits for 10k in 50:00")."""
    phrase.take_all(_ONLY_SPLITS)


# Options


def read_strategy(text: str) -> Strategy:
    """How the effort is shared out, from an option of its own. Raises PersonError for anything else."""
    phrase = Lifter(text, STRATEGY_EXAMPLE)
    found = _take_strategy(phrase, alone=True)
    if found is None or not phrase.is_empty:
        raise PersonError(
            Mistake.NOT_A_CHOICE, text=phrase.typed, example=STRATEGY_EXAMPLE, params={"choices": STRATEGIES}
        )
    return found


def read_lane(text: str) -> int:
    """The lane from an option of its own. Raises PersonError outside 1 to 8."""
    source = Lifter(text, LANE_EXAMPLE)
    found = _LANE_OPTION.fullmatch(source.text)
    lane = int(found[1]) if found else 0
    if not FIRST_LANE <= lane <= LAST_LANE:
        params = {"first": FIRST_LANE, "last": LAST_LANE}
        raise PersonError(Mistake.NO_SUCH_LANE, text=source.typed, example=LANE_EXAMPLE, params=params)
    return lane


def read_track(text: str) -> bool:
    """Whether the short track is meant, from an option of its own. Raises PersonError for no track."""
    source = Lifter(text, TRACK_EXAMPLE)
    found = _TRACK_OPTION.fullmatch(source.text)
    if found is None:
        raise PersonError(Mistake.NOT_A_CHOICE, text=source.typed, example=TRACK_EXAMPLE, params={"choices": TRACKS})
    return found["short"] is not None


@lru_cache(maxsize=256)
def read_split_length(text: str, unit: LengthUnit) -> DistanceReading | int:
    """The length of a split, or how many laps it is. The same few are typed again and again."""
    source = Lifter(text, EVERY_EXAMPLE)
    found = _EVERY_OPTION.fullmatch(source.text.strip())
    if found is not None and found["lap"] is not None:
        number = found["number"] or "1"
        laps = int(number) if number.isdigit() and len(number) < _TOO_MANY_DIGITS else 0
        if laps > 0:
            return laps
    is_amount = found is not None and found["bare"] is None
    try:
        return read_distance(_amount(found) if found is not None and is_amount else source.text, unit=unit)
    except PersonError as error:
        raise source.placed(error) from None


def strategy_text(strategy: Strategy) -> str:
    """The strategy as it is typed; empty for even splits, which need not be."""
    if strategy.kind is StrategyKind.EVEN:
        return ""
    return f"{strategy.kind.value} {strategy.percent:.6g}%"
