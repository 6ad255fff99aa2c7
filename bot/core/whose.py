"""Whose run it was, in a phrase with a time: "5k 22:10 w" says a woman, "20:00 m" a man and no metres."""

from __future__ import annotations

import re
from typing import Final

from bot.core.events import Category
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import take_category

_BEHIND_TIME: Final = re.compile(r"(?:(?:(?<=:\d\d )|(?<=:\d\d[.,]\d )|(?<=:\d\d[.,]\d\d ))m|(?<=\d )[wf])(?![\w/'.])")


def take_whose(phrase: Lifter) -> Category | None:
    """Men or women, taken out of the phrase; None where it says neither."""
    found = phrase.take(_BEHIND_TIME)
    if found is not None:
        return Category.MEN if found.group() == "m" else Category.WOMEN
    return take_category(phrase)
