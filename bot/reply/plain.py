"""Text from people and from data, made harmless to show: it neither formats, links, mentions nor reorders."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_CUT_AT: Final = 100
_MARKUP: Final = frozenset("\\*_~`|>#-+[]()<@:/.!&")
_MAX_MARKS: Final = 2
"""More combining marks on one letter than any language writes are decoration that climbs over other lines."""


def _without_tricks(text: str, most: int) -> str:
    """NFC, no bidi or zero-width controls, no line breaks, no towers of accents, and not longer than ``most``."""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category in ("Cc", "Zl", "Zp"):
            char = " "  # noqa: PLW2901 - the loop rewrites what it keeps
        elif category in ("Cf", "Cs", "Co", "Cn"):
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    clean = " ".join("".join(kept).split())
    return clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"


@lru_cache(maxsize=2048)
def plain(text: str, most: int = _CUT_AT) -> str:
    """The text as it will be read: every character that Discord could take as markup is escaped."""
    return "".join(f"\\{char}" if char in _MARKUP else char for char in _without_tricks(text, most))


def typed(text: str, most: int = _CUT_AT) -> str:
    """What somebody typed, shown as code: nothing in it formats or mentions."""
    clean = _without_tricks(text, most).replace("`", "ˋ")
    return f"`{clean}`" if clean else "` `"
