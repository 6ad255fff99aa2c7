"""Whose run it was, and so by whose tables it counts: "5k 22:10 w" says a woman, "20:00 m" a man and no metres."""

from __future__ import annotations

import re
from typing import Final

from bot.core.events import Category
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import read_category, take_age_group, take_category

WOMEN_FIRST: Final = (Category.WOMEN, Category.MEN)
"""Both, in the order they are told in."""
NEITHER_WORDS: Final = (
    "non[ -]?binary|nb|enby|diverse?|nicht[ -]?binär|nichtbinaer|non[ -]?binaire|no binari[oae]|other|both|either|beide"
)
"""A pattern of the words for all whom the tables do not know, and of those for both."""

_NEITHER: Final = re.compile(rf"(?<!\w)(?:{NEITHER_WORDS})(?!\w)")
_NEITHER_TYPED: Final = re.compile(rf"(?:{NEITHER_WORDS}|x|d|open|all|any|alle)\.?")
_BEHIND_TIME: Final = re.compile(r"(?:(?:(?<=:\d\d )|(?<=:\d\d[.,]\d )|(?<=:\d\d[.,]\d\d ))m|(?<=\d )[wf])(?![\w/'.])")


def take_whose(phrase: Lifter) -> tuple[Category, ...]:
    """Whose tables a phrase asks for, taken out of it: both where it says neither woman nor man; empty for nothing."""
    if phrase.take(_NEITHER) is not None:
        return WOMEN_FIRST
    found = phrase.take(_BEHIND_TIME)
    if found is not None:
        return (Category.MEN,) if found.group() == "m" else (Category.WOMEN,)
    category = take_category(phrase)
    return () if category is None else (category,)


def read_whose(text: str) -> tuple[tuple[Category, ...], int | None]:
    """Whose tables an option of its own asks for, and the age where it says "F52". Raises PersonError."""
    phrase = Lifter(text, Category.WOMEN)
    if _NEITHER_TYPED.fullmatch(phrase.text.strip()):
        return WOMEN_FIRST, None
    group = take_age_group(phrase)
    if group is not None and phrase.is_empty:
        return (group[0],), group[1]
    return (read_category(text),), None
