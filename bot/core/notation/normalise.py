"""Typed text made uniform before it is read (rule N1), without losing where each character stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

MAX_LENGTH: Final = 200
"""Longest phrase read, in code points. Every reader is linear in it."""

_AS_TYPED_BY_PHONES: Final = {
    **dict.fromkeys("’‘‛′´`ʹˊʼ", "'"),
    **dict.fromkeys("“”„‟″ʺ˝", '"'),
    **dict.fromkeys("‐‑‒–—−﹣－", "-"),
    **dict.fromkeys("∶：﹕", ":"),
    **dict.fromkeys("×✕✖⨯", "x"),
    **dict.fromkeys("⁄∕", "/"),
}
_FRACTIONS: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_GAP: Final = re.compile(" {2,}")
_FIRST_EMOJI: Final = 0x2300
# "1 1/2 miles", "3 and a half hours", "5/8 mile"; not the half of "1:45 1/2 marathon", nor the 800 of "3:36/800".
_FRACTION_WRITTEN_OUT: Final = re.compile(
    r"(?:(?<![\w:.,/'\"-])(?P<whole>\d{1,2})(?: (?P<top>[1-7])/(?P<of>[248])(?![\d/])| and a half)"
    r"(?! ?-?(?:mara|hm))"
    r"|(?<![\w:.,/'\"-])(?P<alone>[1-7])/(?P<part>[248])(?= ?(?:mi|km|k\b|meile|h\b|hour|stunde)))"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Lower-case text of plain characters, and for each of them its index in ``typed``."""

    typed: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in ``typed``."""
        if not self.origin:
            return 0, len(self.typed)
        first = self.origin[min(start, len(self.origin) - 1)]
        if end <= start:
            return first, first
        return first, self.origin[min(end, len(self.origin)) - 1] + 1

    def is_upper(self, index: int) -> bool:
        """Whether the character at this index of ``text`` was typed as a capital."""
        return self.typed[self.origin[index]].isupper()


def _plain(char: str) -> str:
    mapped = _AS_TYPED_BY_PHONES.get(char)
    if mapped is not None:
        return mapped
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me"):
        return ""  # zero-width marks, bidi controls and stray accents carry no meaning here
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if category in ("So", "Sk") and ord(char) >= _FIRST_EMOJI:
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", char)
    if category == "No" and "\u2044" not in compatible:
        return char  # a superscript 2 is not the digit 2
    return compatible.replace("\u2044", "/").lower()


def normalise(text: str) -> Normalised:
    """The text with full-width digits, curly quotes, capitals and fractions made plain, and no two spaces in a row."""
    if text.isascii() and text.isprintable() and "`" not in text:
        # What most people type is plain but for its capitals, and for blanks where words were lifted out.
        return _with_decimals(_with_single_spaces(text))
    typed = unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(typed):
        after_digit = index > 0 and typed[index - 1].isdecimal()
        piece = _FRACTIONS[char] if after_digit and char in _FRACTIONS else _plain(char)
        if piece == " " and pieces and pieces[-1] == " ":
            continue
        if piece:
            pieces.append(piece)
        origin.extend([index] * len(piece))
    return _with_decimals(Normalised(typed, "".join(pieces), tuple(origin)))


def _with_single_spaces(typed: str) -> Normalised:
    text = typed.lower()
    if "  " not in text:
        return Normalised(typed, text, tuple(range(len(text))))
    kept: list[int] = []
    done = 0
    for gap in _GAP.finditer(text):
        kept += range(done, gap.start() + 1)
        done = gap.end()
    kept += range(done, len(text))
    return Normalised(typed, _GAP.sub(" ", text), tuple(kept))


def _with_decimals(source: Normalised) -> Normalised:
    """The same with every fraction that is written out as a decimal: "1 1/2" as "1.5"."""
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for found in _FRACTION_WRITTEN_OUT.finditer(source.text):
        top = int(found.group("top") or found.group("alone") or 1)
        of = int(found.group("of") or found.group("part") or 2)
        if top >= of:
            continue
        decimal = (found.group("whole") or "0") + f"{top / of:.3f}".strip("0")
        pieces += source.text[done : found.start()], decimal
        first, last = source.origin[found.start()], source.origin[found.end() - 1]
        origin += [*source.origin[done : found.start()], *[first] * (len(decimal) - 1), last]
        done = found.end()
    if not done:
        return source
    pieces.append(source.text[done:])
    origin += source.origin[done:]
    return Normalised(source.typed, "".join(pieces), tuple(origin))
