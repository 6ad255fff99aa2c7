"""Times in a row, as runners copy them from a watch: "4:02 4:05 4:10", "78,4; 80,2", "1'32"/1'35"", "4.02 4.05"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.lifting import Lifter
from bot.core.units import SECONDS_PER_HOUR, SECONDS_PER_MINUTE

_TIME: Final = re.compile(
    r"(?P<h>\d{1,3})(?::| ?h ?)(?P<hm>\d{2})(?::| ?(?:m(?:in)?|') ?)(?P<hs>\d{2})(?P<hf>\.\d{1,2})?(?: ?(?:s|\"|''))?"
    r"(?![\w:'\"])"
    r"|(?P<m>\d{1,3})(?::| ?(?:m(?:in)?|') ?)(?P<s>\d{2})(?P<f>\.\d{1,2})?(?: ?(?:s(?:ec)?|\"|''|min))?(?![\w:'\"])"
    r"|(?P<oh>\d{1,2}) ?h ?(?P<om>\d{2})?(?: ?min)?(?![\w:.'\"])"
    r"|(?P<n>\d{1,5}(?:\.\d{1,2})?)(?: ?(?P<unit>s(?:ec(?:onds?)?|ek(?:unden)?)?|min(?:ut(?:es?|en))?|\"|''|'))?"
    r"(?![\w:.'\"])"
)
_BETWEEN: Final = re.compile(r"[\s,;/|&+•·>→()\[\]=:–-]+|\.(?=\s|$)")
_WORD: Final = re.compile(r"\S+")
_DIGIT: Final = re.compile(r"\d")
# The comma of "78,4" and "4:02,5" is a decimal mark; that of "4:02,4:05" is none.
_COMMA: Final = re.compile(r"(?<=\d),(?=(?P<behind>\d+)(?P<end>[\d:]?))")
# German results: "1.02,4" is 1:02.4.
_DOT_AND_COMMA: Final = re.compile(r"(?<![\d.,:])(\d{1,2})\.([0-5]\d),(\d)(?![\d.,:])")
_NEGATIVE: Final = re.compile(r"(?:(?<=\s)|^)-(?=\d)")


class Scale(Enum):
    """What the parts of written times are; whoever knows the distance can tell."""

    USUAL = auto()
    """4:02 is minutes and seconds, 78 seconds."""
    DOTS = auto()
    """4.02 is minutes and seconds."""
    LONG = auto()
    """1:45 and 1.45 are hours and minutes, 24 minutes."""


@dataclass(frozen=True, slots=True)
class ListedTime:
    """One time of a list: its seconds as usually read, and where in the normalised text it stands.

    ``dotted`` are its seconds where a dot may stand between minutes and seconds, ``long`` where it may be hours and
    minutes, or minutes; both are the usual ones where nothing else can be meant.
    """

    seconds: float
    dotted: float
    long: float
    start: int
    end: int

    def read(self, scale: Scale) -> float:
        """Its seconds by this scale."""
        if scale is Scale.USUAL:
            return self.seconds
        return self.dotted if scale is Scale.DOTS else self.long


def read_times(phrase: Lifter) -> tuple[ListedTime, ...]:
    """The times in what is left of a phrase, in their order.

    Raises PersonError for anything that is no time, for a part over 59, and for 0 or less.
    """
    text = _with_points(phrase.text)
    found: list[ListedTime] = []
    at = 0
    while at < len(text):
        negative = _NEGATIVE.match(text, at)
        if negative is not None:
            raise phrase.fault(Mistake.NOT_POSITIVE, at, _word_end(text, at + 1))
        between = _BETWEEN.match(text, at)
        if between is not None:
            at = between.end() - (text[between.end() - 1] == "-" and text[between.end() : between.end() + 1].isdigit())
            at = max(at, between.start() + 1)
            continue
        time = _TIME.match(text, at)
        if time is None:
            raise phrase.fault(Mistake.NOT_UNDERSTOOD, at, _word_end(text, at))
        found.append(_listed(phrase, time))
        at = time.end()
    return tuple(found)


def scales_of(times: tuple[ListedTime, ...]) -> tuple[Scale, ...]:
    """The scales that may hold for a list, the likeliest first where no distance is known."""
    usual = [Scale.USUAL]
    if all(time.dotted != time.seconds for time in times):
        few = max(time.seconds for time in times) < _FEW_SECONDS
        usual = [Scale.DOTS, Scale.USUAL] if few else [Scale.USUAL, Scale.DOTS]
    if any(time.long != time.seconds for time in times):
        usual.append(Scale.LONG)
    return tuple(usual)


_FEW_SECONDS: Final = 10.0
"""Nobody times a split of less; "4.02" is 4 minutes and 2 seconds."""


def _with_points(text: str) -> str:
    """The text with every decimal comma as a dot, and of the same length."""
    text = _DOT_AND_COMMA.sub(r"\1:\2.\3", text)
    shown = list(text)
    for found in _COMMA.finditer(text):
        behind, end = found["behind"], found["end"]
        if end or len(behind) > 2:
            continue
        if len(behind) == 2 and not _stands_alone(text, found.start()):
            continue
        if _is_behind_point(shown, found.start()):
            continue
        shown[found.start()] = "."
    return "".join(shown)


def _stands_alone(text: str, comma: int) -> bool:
    """Whether the comma is the only one of its word, and other words with times stand beside it."""
    first = text.rfind(" ", 0, comma) + 1
    last = text.find(" ", comma)
    word, others = text[first : last if last >= 0 else len(text)], text[:first] + (text[last:] if last >= 0 else "")
    return len(re.findall(r"\d,\d", word)) == 1 and _DIGIT.search(others) is not None


def _is_behind_point(shown: list[str], comma: int) -> bool:
    """Whether the number before the comma has its decimals already: "78.4,80.2"."""
    at = comma - 1
    while at >= 0 and shown[at].isdigit():
        at -= 1
    return at >= 0 and shown[at] == "." and at > 0 and shown[at - 1].isdigit()


def _listed(phrase: Lifter, time: re.Match[str]) -> ListedTime:
    start, end = time.span()
    if time["h"] is not None:
        _refuse_over_59(phrase, time, "hm", "hs")
        seconds = (
            int(time["h"]) * SECONDS_PER_HOUR
            + int(time["hm"]) * SECONDS_PER_MINUTE
            + int(time["hs"])
            + float(time["hf"] or 0)
        )
        return _positive(phrase, seconds, seconds, seconds, start, end)
    if time["m"] is not None:
        _refuse_over_59(phrase, time, "s")
        seconds = int(time["m"]) * SECONDS_PER_MINUTE + int(time["s"]) + float(time["f"] or 0)
        is_colon = time.group()[len(time["m"])] == ":" and time["f"] is None
        long = seconds * 60 if is_colon else seconds
        return _positive(phrase, seconds, seconds, long, start, end)
    if time["oh"] is not None:
        seconds = int(time["oh"]) * SECONDS_PER_HOUR + int(time["om"] or 0) * SECONDS_PER_MINUTE
        return _positive(phrase, seconds, seconds, seconds, start, end)
    number = float(time["n"])
    unit = time["unit"] or ""
    if unit.startswith("min") or unit == "'":
        return _positive(phrase, number * 60, number * 60, number * 60, start, end)
    if unit:
        return _positive(phrase, number, number, number, start, end)
    whole, _, behind = time["n"].partition(".")
    if len(behind) != 2 or int(behind) > 59:
        return _positive(phrase, number, number, number * 60, start, end)
    minutes = int(whole) * SECONDS_PER_MINUTE + int(behind)
    return _positive(phrase, number, minutes, minutes * 60, start, end)


def _positive(phrase: Lifter, seconds: float, dotted: float, long: float, start: int, end: int) -> ListedTime:
    if seconds <= 0:
        raise phrase.fault(Mistake.NOT_POSITIVE, start, end)
    return ListedTime(seconds, dotted, long, start, end)


def _refuse_over_59(phrase: Lifter, time: re.Match[str], *parts: str) -> None:
    for part in parts:
        if int(time[part]) > 59:
            raise phrase.fault(Mistake.PART_OVER_59, *time.span(part))


def _word_end(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word is not None else min(at + 1, len(text))
