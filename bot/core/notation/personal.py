"""Who ran, as runners write it: "women", "F52", "45 years old"."""

from __future__ import annotations

import re
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.notation.lifting import Lifter
from bot.core.notation.phrase import checked
from bot.core.records.words import MEANINGS

OLDEST: Final = 130
"""Years; nobody has been older, so a higher number is a slip."""

# "M45", "AK W50", "VM 40-44"; the m of "1500 m 45" is metres.
_AGE_GROUP: Final = re.compile(
    r"(?<![\w:.,/])(?<!\d{3} (?=m[ -]))(?:ak ?)?v?([mwf])[ -]?(\d{2,3})(?:\+|-\d{2,3})?"
    r"(?![\w:/]|[.,]\d| ?(?:km?|mi|m|min|s|sec|h)\b)"
)
_AGE: Final = re.compile(
    r"(?<!\w)(?:(?:aged?|alter|ak|âge|edad|età|i'?m|i am|ich bin)(?: von| of)? ?:? ?(\d{1,3})(?![\d:/])"
    r"|(\d{1,3})[ -]?(?:years?|yrs?|yr|y|jahre?|j|ans|años|anni)(?:[ -]?(?:old|alt))?(?!\w)"
    r"|(\d{1,3}) ?(?:yo|y/o|y\.o\.)(?!\w))"
)
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:'s)?(?!\w)")
_METRES_BEFORE: Final = re.compile(r"(?<![\d:])\d[\d.,]*[ -]?$")
# The "11,5 m" of "100m 11,5 m" is no second distance, but a time and a man.
_DECIMAL_BEHIND_A_NUMBER: Final = re.compile(r"\d[^\d.,:]+\d+(?:\.\d\d)?[.,]\d\d? $")


def take_age_group(phrase: Lifter) -> tuple[Category, int] | None:
    """The category and age of "M45" or "f 52", taken out of the phrase; None where there is none."""
    found = phrase.take(_AGE_GROUP)
    if found is None:
        return None
    return (Category.MEN if found.group(1) == "m" else Category.WOMEN), int(found.group(2))


def take_age(phrase: Lifter) -> int | None:
    """The years of "age 45" or "45 years old", taken out of the phrase; None where it says none."""
    found = phrase.take(_AGE)
    return None if found is None else int(next(years for years in found.groups() if years))


def take_category(phrase: Lifter) -> Category | None:
    """Men or women, taken out of the phrase; None where it says neither. The m of "5000 m" is metres."""
    for found in _WORD.finditer(phrase.text):
        word = found.group().replace("'", "")
        meaning = MEANINGS.get(word)
        if not isinstance(meaning, Category):
            continue
        if word == "w" and phrase.text[found.end() :][:1] == "/":
            continue  # "w/" is "with"
        before = phrase.text[: found.start()]
        if word == "m" and _METRES_BEFORE.search(before) and not _DECIMAL_BEHIND_A_NUMBER.search(before):
            continue
        phrase.drop(*found.span())
        return meaning
    return None


def read_category(text: str, example: str = "women") -> Category:
    """Men or women from an option of its own. Raises PersonError for anything else."""
    phrase = Lifter(text, example)
    found = take_category(phrase)
    if found is None or not phrase.is_empty:
        raise PersonError(Mistake.NOT_A_CHOICE, text=phrase.typed, example=example, params={"choices": tuple(Category)})
    return found


def read_age(text: str, example: str = "45") -> int:
    """Whole years from an option of its own: "45", "45 years". Raises PersonError for anything else."""
    source = checked(text, example)
    found = re.fullmatch(r"\D{0,12}?(\d{1,3})(?: ?[^\W\d_/.]+){0,2} ?", source.text)
    if found is None or not 0 < int(found.group(1)) <= OLDEST:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=source.typed, example=example)
    return int(found.group(1))
