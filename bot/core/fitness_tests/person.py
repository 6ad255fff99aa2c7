"""Who was tested, as far as a phrase says: "girl 12", "M 27", "70 kg", "hr 128"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.conditions import Weight, match_condition
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.notation.lifting import Lifter
from bot.core.notation.normalise import normalise
from bot.core.notation.personal import OLDEST, read_age, read_category, take_age, take_age_group, take_category
from bot.core.notation.phrase import checked

_GIRL: Final = r"girls?|mädchen|maedchen"
_BOY: Final = r"boys?|jungen?|jungs"
_CHILD: Final = re.compile(
    rf"(?<!\w)(?:(?P<girl>{_GIRL})|(?P<boy>{_BOY})|kids?|child(?:ren)?|kind(?:er)?)(?:'s)?(?!\w)"
)
_CHILD_AGE: Final = re.compile(
    rf"(?<!\w)(?:{_GIRL}|{_BOY}|kid|child|kind)(?:'s)?[ ,]{{0,2}}(\d{{1,2}})(?![\w:/]|[.,]\d)"
)
_ADULT_AGE: Final = re.compile(
    r"(?<!\w)(?:wom[ae]n|female|m[ae]n|male|frau(?:en)?|mann|männer|lady)[ ,]{0,2}(\d\d)"
    r"(?![\w:/]|[.,]\d| ?(?:km?|mi|m|min|s|sec|h|kg|lbs?)\b)"
)
_AGE_AND_SEX: Final = re.compile(
    r"(?<![\w:.,/])(\d\d)(?:[ -]?|, ?)([fwm]|female|wom[ae]n|weiblich|frau|male|m[ae]n|männlich|mann)(?![\w/])"
)
_HEART_RATE: Final = re.compile(
    r"(?<!\w)(?:(?:hr|heart ?rate|pulse?|puls|herzfrequenz|hf)(?: (?:of|was|von|at))? ?[:=]? ?(\d{2,3})(?![\d:]|[.,]\d)"
    r"(?: ?(?:bpm|beats?(?: (?:a|per) minute)?|schläge|/ ?min))?"
    r"|(?<![:.,/])(\d{2,3}) ?(?:bpm|hr|beats?(?: ?(?:a|per|/) ?min(?:ute)?)?|schläge(?: pro minute)?|puls|/ ?min)"
    r"(?!\w))"
)
_WEIGHT: Final = re.compile(
    r"(?<![\w:.,/])\d{1,3}(?:[.,]\d+)? ?(?:kgs?|kilos?|kilograms?|kilogramm|lbs?|pounds?|pfund|st(?:ones?)?"
    r"(?: \d{1,2}(?: ?(?:lbs?|pounds?))?)?)(?!\w)"
)
_BARE_HEART_RATE: Final = re.compile(r"\D{0,16}?(\d{2,3})\D{0,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """Whatever is known of who was tested; ``is_child`` is set by words such as girl and boy."""

    category: Category | None = None
    age: int | None = None
    weight: Weight | None = None
    heart_rate: int | None = None
    is_child: bool = False

    def over(self, other: Tested) -> Tested:
        """Both together; this one counts where both say something."""
        return Tested(
            category=self.category or other.category,
            age=other.age if self.age is None else self.age,
            weight=self.weight or other.weight,
            heart_rate=self.heart_rate or other.heart_rate,
            is_child=self.is_child or other.is_child,
        )


def take_body(phrase: Lifter) -> Tested:
    """Heart rate and body weight, taken out of the phrase. Raises PersonError for a weight nobody has."""
    beats = phrase.take(_HEART_RATE)
    pounds = phrase.take(_WEIGHT)
    return Tested(
        heart_rate=None if beats is None else int(beats.group(1) or beats.group(2)),
        weight=None if pounds is None else _weight(pounds.group(), phrase.typed),
    )


def take_tested(phrase: Lifter, *, metres_follow: bool) -> Tested:
    """Age and sex, taken out of the phrase. ``metres_follow`` says that "27 m" is a distance here."""
    category, age = None, None
    found = take_age_group(phrase)
    if found is not None:
        category, age = found
    age = age if age is not None else take_age(phrase)
    for pattern in (_CHILD_AGE, _ADULT_AGE):
        years = None if age is not None else pattern.search(phrase.text)
        if years is not None:
            age = int(years.group(1))
            phrase.drop(*years.span(1))
    both = None if age is not None else _AGE_AND_SEX.search(phrase.text)
    if both is not None and not (metres_follow and both.group(2) == "m"):
        age, category = int(both.group(1)), Category.MEN if both.group(2).startswith("m") else Category.WOMEN
        phrase.drop(*both.span())
    child = phrase.take(_CHILD)
    if child is not None:
        category = category or _category_of(child)
    return Tested(category=category or take_category(phrase), age=age, is_child=child is not None)


def read_tested(age: str, category: str, weight: str, heart_rate: str) -> Tested:
    """The same from options of their own. Raises PersonError for what is none of them."""
    sex, is_child = _read_sex(category) if category.strip() else (None, False)
    return Tested(
        category=sex,
        age=read_age(age, "27") if age.strip() else None,
        weight=_read_weight(weight) if weight.strip() else None,
        heart_rate=_read_heart_rate(heart_rate) if heart_rate.strip() else None,
        is_child=is_child,
    )


def holds_body_figures(*texts: str) -> bool:
    """Whether any of these normalised texts says a heart rate or a body weight."""
    return any(_HEART_RATE.search(text) or _WEIGHT.search(text) for text in texts)


def _category_of(child: re.Match[str]) -> Category | None:
    if child["girl"]:
        return Category.WOMEN
    return Category.MEN if child["boy"] else None


def _read_sex(text: str) -> tuple[Category | None, bool]:
    phrase = Lifter(text, "women")
    child = phrase.take(_CHILD)
    if child is not None and phrase.is_empty and _category_of(child) is not None:
        return _category_of(child), True
    return read_category(text), False


def _weight(text: str, typed: str) -> Weight:
    try:
        found = match_condition(normalise(text))
    except PersonError as error:
        raise error.about(typed, "70 kg") from None
    if not isinstance(found, Weight):
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=typed, example="70 kg")
    return found


def _read_weight(text: str) -> Weight:
    source = checked(text, "70 kg")
    number = re.fullmatch(r" ?(\d{2,3}) ?", source.text)
    if number is not None:
        raise PersonError(Mistake.WHICH_WEIGHT_UNIT, text=number.group(1), example=f"{number.group(1)} kg")
    found = _WEIGHT.search(source.text)
    if found is None:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=source.typed, example="70 kg")
    return _weight(found.group(), source.typed)


def _read_heart_rate(text: str) -> int:
    source = checked(text, "128")
    found = _BARE_HEART_RATE.fullmatch(source.text)
    if found is None:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=source.typed, example="128")
    return int(found.group(1))


def require_age(age: int | None, typed: str, example: str) -> None:
    """Nothing, where the age is one that people have. Raises PersonError."""
    if age is not None and not 0 < age <= OLDEST:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=typed, example=example)
