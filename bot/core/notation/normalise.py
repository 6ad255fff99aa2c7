"""Typed text made uniform before it is read (rule N1), without losing where each character stood."""

from __future__ import annotations

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
    if category in ("Cc", "Zl", "Zp"):
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", char)
    if category == "No" and "\u2044" not in compatible:
        return char  # a superscript 2 is not the digit 2
    return compatible.replace("\u2044", "/").lower()


def normalise(text: str) -> Normalised:
    """The text with full-width digits, curly quotes, odd spaces and capitals made plain."""
    typed = unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(typed):
        after_digit = index > 0 and typed[index - 1].isdecimal()
        piece = _FRACTIONS[char] if after_digit and char in _FRACTIONS else _plain(char)
        pieces.append(piece)
        origin.extend([index] * len(piece))
    return Normalised(typed, "".join(pieces), tuple(origin))
