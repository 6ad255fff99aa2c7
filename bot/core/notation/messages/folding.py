"""A message made plain for reading: one case, one kind of space, and without what is no prose."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.notation.normalise import Normalised, normalise
from bot.core.notation.unit_words import LETTER

MAX_MESSAGE: Final = 6000
"""Longest message read, in code points: more than Discord lets anybody send. What stands behind is left unread."""

BARRIER: Final = "\ufffc"
"""Stands where something was left out, so that nothing is read across it."""

_LEFT_OUT: Final = re.compile(
    r"```.*?```|``.+?``|`[^`\n]+`"  # code
    r"|<(?:@[!&]?|\#)\d{1,25}>|<a?:\w{1,40}:\d{1,25}>|<t:-?\d{1,20}(?::\w)?>|</[^<>\n]{1,120}:\d{1,25}>|<id:\w{1,20}>"
    r"|<?(?:https?|ftp|steam|discord)://[^\s<>]+>?|\bwww\.[^\s<>]+"
    r"|:[a-z][a-z0-9_]{1,40}:",  # an emoji by its name
    re.DOTALL | re.IGNORECASE,
)
_FRACTION_BEHIND_A_DIGIT: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_MARKUP: Final = ("**", "__", "~~", "||")
_BREAKS: Final = "\n\r\v\f\x85\u2028\u2029"
_MI_IS_MY: Final = re.compile(
    r"(?<!\w)(?:que|el|los|las|con|por|para|una|muy|hoy|y|en|che|il|sono|alle|della|non|è"
    r"|mejor|marca|hice|corr[íeo]\w{0,4}|salí|fui)(?!\w)"
)
_DECIMAL_COMMA: Final = re.compile(
    r"\d,\d{1,2}(?!\d)|[а-я]|(?<!\w)(?:und|der|die|das|ich|bin|mit|heute|gelaufen|le|les|des|je|une?|avec|pour|el|los"
    r"|las|que|con|hoy|por|che|il|di|sono|uma|não|com)(?!\w)"
)
_SENTENCE_END: Final = re.compile(r"[.!?…]{1,9}(?=[\s\"')\ufffc]|$)|\n")
_LABELLED_LINE: Final = re.compile(rf"\W{{0,4}}(?:{LETTER}{{1,12}}[ .]{{1,2}}){{0,3}}{LETTER}{{1,16}} ?[:=]")
_ABBREVIATION: Final = re.compile(
    rf"(?<!{LETTER})(?:avg|approx|ca|bzw|min|mins|sec|km|mi|ft|yd|vs|std|av|env|moy|aprox|ср|ок|мин|no|nr|incl|inkl)$"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message made plain.

    ``sentence_ends`` are indexes into ``source.text``. What its language tells about its signs: ``decimal_comma``
    stands in it, or would; ``mi_is_my``, as in Spanish. ``shouted``: all in capitals.
    """

    source: Normalised
    sentence_ends: tuple[int, ...]
    decimal_comma: bool
    mi_is_my: bool
    shouted: bool

    @property
    def text(self) -> str:
        """The plain text."""
        return self.source.text

    def sentence(self, index: int) -> int:
        """The number of the sentence that this index of the plain text lies in."""
        return bisect_right(self.sentence_ends, index)

    def around(self, start: int, end: int, reach: int, behind: int | None = None) -> str:
        """The text near a place, in its own sentence and not further away than ``reach``, or ``behind`` it."""
        number = self.sentence(start)
        first = self.sentence_ends[number - 1] if number else 0
        last = self.sentence_ends[number] if number < len(self.sentence_ends) else len(self.text)
        return self.text[max(first, start - reach) : min(max(last, end), end + (reach if behind is None else behind))]


def fold(text: str) -> Message:
    """The message as it is read; indexes lead back to the code points as typed, also where accents are apart."""
    pieces: list[str] = []
    origin: list[int] = []
    for piece, index in _pieces(text[:MAX_MESSAGE]):
        last = pieces[-1] if pieces else "\n"
        if not piece or (piece == " " and last in (" ", "\n")):
            continue
        if piece == "\n" and last == " ":
            pieces[-1], origin[-1] = "\n", index
            continue
        if piece == "\n" and "".join(pieces[-2:]) in ("\n", "\n\n"):
            continue
        pieces.append(piece)
        origin.extend([index] * len(piece))
    plain = "".join(pieces)
    return Message(
        Normalised(text, plain, tuple(origin)),
        tuple(_sentence_ends(plain)),
        decimal_comma=_DECIMAL_COMMA.search(plain) is not None,
        mi_is_my=_MI_IS_MY.search(plain) is not None,
        shouted=text.isupper(),
    )


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """What each code point, with the accents on it, becomes."""
    index = 0
    for left_out in (*_LEFT_OUT.finditer(text), None):
        stop = left_out.start() if left_out else len(text)
        while index < stop:
            end = index + 1
            while end < stop and unicodedata.combining(text[end]):
                end += 1
            if text[index : index + 2] in _MARKUP:
                index += 2
                continue
            yield _piece(text, index, end), index
            index = end
        if left_out:
            yield BARRIER, index
            index = left_out.end()


def _piece(text: str, start: int, end: int) -> str:
    char = text[start]
    if char in _BREAKS:
        return "\n"
    if char in _FRACTION_BEHIND_A_DIGIT and start > 0 and text[start - 1].isdecimal():
        return _FRACTION_BEHIND_A_DIGIT[char]
    if end == start + 1 and " " <= char <= "~":
        return char.lower()
    return _plain(text[start : min(end, start + 4)])


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    return normalise(cluster).text


def _sentence_ends(plain: str) -> Iterator[int]:
    for end in _SENTENCE_END.finditer(plain):
        if end.group() == "\n" and _LABELLED_LINE.match(plain, end.end()):
            continue  # "Distance: 10 mi" and "Pace: 8:18" in two lines belong together
        if end.group() != "." or not _ABBREVIATION.search(plain, max(0, end.start() - 8), end.start()):
            yield end.end()
