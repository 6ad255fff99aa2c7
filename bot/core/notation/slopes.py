"""How steep a course is, as runners write it: "6 %", "1:20", "climb 150 m", "+300 m", "downhill", "out and back"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from bot.core.conditions import MAX_CLIMB_METRES, Grade
from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.notation.numbers import number_value
from bot.core.notation.unit_words import LETTER
from bot.core.units import LengthUnit

GRADE_EXAMPLE: Final = "6 %"
CLIMB_EXAMPLE: Final = "150 m"

_END: Final = rf"(?!{LETTER})"
_NUMBER: Final = r"(?<![\w:.,/])(?P<number>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,7}(?:[.,]\d{1,4})?)"
_SIGN: Final = r"(?P<sign>(?<!\w)(?:\+|-|minus |plus ) ?)?"
_LEAD: Final = r"(?:(?<!\w)(?:at|with|on|up|bei|mit|auf|an?) (?:an? |eine[rmn]? )?)?"
_GRADE_WORD: Final = (
    r"(?:(?:grad(?:e|ient)|incline|slope|hill|steep|decline|steigung|gefälle|neigung|hang|berg)(?:s|en)?)"
)
_PERCENT: Final = r"(?:%|per ?cent|pct|prozent|proz)"
_GRADE: Final = re.compile(
    rf"{_LEAD}(?:{_GRADE_WORD} ?:?(?: (?:of|von))? ?)?{_SIGN}{_NUMBER} ?{_PERCENT}{_END}\.?(?: ?{_GRADE_WORD}{_END})?"
)
_BEHIND_WORD: Final = re.compile(
    rf"{_LEAD}{_GRADE_WORD} ?:?(?: (?:of|von))? ?{_SIGN}{_NUMBER}(?![\d:.,/]| ?(?:k|m|mi|h|s|ft)\w*)"
)
_BEFORE_WORD: Final = re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} ?{_GRADE_WORD}{_END}")
_ONE_IN: Final = r"1 ?(?::|in|/|zu|auf) ?(?P<run>\d{1,4}(?:[.,]\d)?)(?![\w:.,/])"
_RATIO: Final = rf"(?<![\w:.,/]){_ONE_IN}"
_RATIO_WITH_WORD: Final = re.compile(
    rf"{_LEAD}(?:{_GRADE_WORD} ?:? ?(?:of |von )?{_SIGN}{_ONE_IN}|{_RATIO.replace('run', 'run2')} {_GRADE_WORD}{_END})"
)
_RATIO_ALONE: Final = re.compile(rf" ?{_SIGN}{_RATIO} ?")
_DEGREES: Final = re.compile(rf"{_LEAD}{_SIGN}{_NUMBER} ?(?:°|º|degrees?|deg|grad)(?! ?[cf]{_END})(?:{_END})")
_BARE: Final = re.compile(rf" ?{_SIGN}{_NUMBER} ?")

_UP_WORD: Final = (
    r"(?:climb(?:s|ed|ing)?|(?:elevation |height )?gain|elevation|ascent|vert(?:ical)?|d\+|up|rise|uphill"
    r"|höhenmetern?|anstieg|hm|bergauf|hoch|dénivelé)"
)
_DOWN_WORD: Final = r"(?:descent|descending|drop(?:s|ping)?|loss|fall|down(?:hill)?|d-|abstieg|bergab|runter)"
_METRES_OR_FEET: Final = r"(?P<unit>m|metres?|meters?|metern?|ft|feet|foot|fuß)"
# "120 hm" and "500 d+" name the unit and the climb in one.
_CLIMB_UNIT: Final = r"(?:höhenmetern?|hm|d\+)"
_CLIMB_AFTER: Final = re.compile(
    rf"(?:(?<!\w)(?:with|and|mit|und) )?{_SIGN}{_NUMBER} ?"
    rf"(?:{_METRES_OR_FEET} ?(?:of )?(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD}))|{_CLIMB_UNIT}){_END}"
)
_OF: Final = r" ?:?(?: (?:of|von|by|um))? ?"
_CLIMB_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD})){_OF}{_SIGN}{_NUMBER} ?{_METRES_OR_FEET}{_END}"
)
_CLIMB_BEFORE_BARE: Final = re.compile(
    rf"(?<!\w)(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD})){_OF}{_SIGN}{_NUMBER}"
    rf"(?![\d:%/]| ?(?:{_METRES_OR_FEET.replace('?P<unit>', '?:')}|k|mi|h|s|min|per|pro|°|deg)\w*)"
)
_CLIMB_AFTER_BARE: Final = re.compile(
    rf"(?:(?<!\w)(?:with|and|mit|und) )?{_SIGN}{_NUMBER} ?(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD})){_END}"
)
_CLIMB_SIGNED: Final = re.compile(
    rf"(?P<sign>(?<!\S)(?:\+|-|plus |minus ) ?){_NUMBER} ?{_METRES_OR_FEET}{_END}"
    rf"(?: ?(?:{_UP_WORD}|{_DOWN_WORD}){_END})?"
)
_CLIMB_ALONE: Final = re.compile(rf" ?{_SIGN}{_NUMBER} ?{_METRES_OR_FEET}?{_END} ?")
_LOOP: Final = re.compile(
    r"(?<!\w)(?:as )?(?:an? )?(?:loop(?:ed)?|out[ -]and[ -]back|there[ -]and[ -]back|round trip|rolling|hilly"
    r"|up[ -]and[ -]down|back to the start|rundkurs|rundstrecke|wendestrecke|hin und zurück|hügelig|wellig"
    r"|auf und ab)(?: course)?(?!\w)"
)
_CLIMB_OF_LOOP: Final = re.compile(
    rf"{_SIGN}{_NUMBER} ?{_METRES_OR_FEET} (?:up[ -]and[ -]down|auf und ab|rolling|(?:hoch|rauf) und runter){_END}"
)
_DROP_BEHIND: Final = re.compile(
    rf"(?:(?<!\w)(?:and|und) )?{_SIGN}{_NUMBER} ?{_METRES_OR_FEET} (?P<down>{_DOWN_WORD}){_END}"
)
_UP_ALONE: Final = re.compile(rf"(?<!\w)(?:up(?:hill)?|climbing|bergauf|rauf|hoch){_END}(?: (?:at|with|mit|bei))?")
_DOWN_ALONE: Final = re.compile(
    rf"(?<!\w)(?:down(?:hill)?|descending|bergab|runter|abwärts|gefälle){_END}(?: (?:at|with|mit|bei))?"
)

_UPRIGHT: Final = 89.0
"""Degrees from which there is no grade to speak of."""
_MOST_PERCENT: Final = 10_000.0


@dataclass(frozen=True, slots=True)
class Slope:
    """What a phrase says of a hill.

    ``climb_metres`` is below zero for a drop; ``is_loop`` is a course that comes back down.
    """

    grade: Grade | None = None
    climb_metres: float | None = None
    is_loop: bool = False


def take_slope(phrase: Lifter) -> Slope:
    """The grade, the climb and the words of direction, taken out of the phrase. Raises PersonError."""
    of_loop = phrase.take(_CLIMB_OF_LOOP)
    is_loop = phrase.take(_LOOP) is not None or of_loop is not None
    grade = _take_grade(phrase)
    climb = _take_climb(phrase, is_graded=grade is not None) if of_loop is None else _metres(phrase, of_loop)
    if climb is not None and _comes_down_again(phrase, climb):
        is_loop = True
    up, down = phrase.take(_UP_ALONE), phrase.take(_DOWN_ALONE)
    if up is not None and down is not None:
        is_loop = True
    elif down is not None:
        grade = None if grade is None else Grade(-abs(grade.fraction))
        climb = None if climb is None else -abs(climb)
    return Slope(grade, climb, is_loop)


def take_grade(phrase: Lifter) -> Grade | None:
    """The grade taken out of a phrase that is otherwise of a pace: "1 %", "incline 6"; None where there is none."""
    grade = _take_grade(phrase)
    phrase.take(_UP_ALONE)
    if phrase.take(_DOWN_ALONE) is not None and grade is not None:
        return Grade(-abs(grade.fraction))
    return grade


def read_grade(text: str, example: str = GRADE_EXAMPLE) -> Grade:
    """The grade of an option of its own: "6", "6 %", "-4 %", "1:20", "3 degrees", "downhill 6". Raises PersonError."""
    phrase = Lifter(text, example)
    found = _RATIO_ALONE.fullmatch(phrase.text)
    if found is not None:
        return _ratio(phrase, found, found.group("run"))
    grade = _take_grade(phrase)
    up, down = phrase.take(_UP_ALONE), phrase.take(_DOWN_ALONE)
    if grade is None:
        bare = phrase.take(_BARE)
        grade = None if bare is None else _signed_percent(phrase, bare)
    if grade is None or not phrase.is_empty:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=phrase.typed, example=example)
    return Grade(-abs(grade.fraction)) if down is not None and up is None else grade


def read_climb(text: str, example: str = CLIMB_EXAMPLE) -> Slope:
    """The climb of an option of its own: "300", "+300 m", "1000 ft", "-150 m", "150 m loop". Raises PersonError.

    A number without a unit is metres, as it is in a phrase: whoever means feet writes so.
    """
    phrase = Lifter(text, example)
    is_loop = phrase.take(_LOOP) is not None
    climb = _take_climb(phrase)
    if climb is None:
        found = phrase.take(_CLIMB_ALONE)
        climb = None if found is None else _metres(phrase, found)
    up, down = phrase.take(_UP_ALONE), phrase.take(_DOWN_ALONE)
    if climb is None or not phrase.is_empty:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=phrase.typed, example=example)
    if up is not None and down is not None:
        is_loop = True
    elif down is not None:
        climb = -abs(climb)
    return Slope(None, climb, is_loop)


def _take_grade(phrase: Lifter) -> Grade | None:
    found = phrase.take(_RATIO_WITH_WORD)
    if found is not None:
        return _ratio(phrase, found, found.group("run") or found.group("run2"))
    for pattern in (_GRADE, _BEHIND_WORD, _BEFORE_WORD):
        found = phrase.take(pattern)
        if found is not None:
            grade = _signed_percent(phrase, found)
            is_down = "decline" in found.group() or "gefälle" in found.group()
            return Grade(-abs(grade.fraction)) if is_down else grade
    found = phrase.take(_DEGREES)
    if found is None:
        return None
    degrees = abs(_value(phrase, found))
    if degrees >= _UPRIGHT:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return Grade(_sign(found) * math.tan(math.radians(degrees)))


def _signed_percent(phrase: Lifter, found: re.Match[str]) -> Grade:
    value = _value(phrase, found)
    if value > _MOST_PERCENT:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return Grade.from_percent(_sign(found) * value)


def _ratio(phrase: Lifter, found: re.Match[str], run: str) -> Grade:
    value = number_value(run, LengthUnit.KM)
    if not value:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return Grade(_sign(found) / value)


def _take_climb(phrase: Lifter, *, is_graded: bool = False) -> float | None:
    """The climb taken out of a phrase: with its unit before one without, and "climb 120" before "120 climb".

    Where ``is_graded``, "48 down 6 %" is no drop of 48 m, so a bare number is none.
    """
    bare = () if is_graded else (_CLIMB_BEFORE_BARE, _CLIMB_AFTER_BARE)
    for pattern in (_CLIMB_AFTER, _CLIMB_BEFORE, _CLIMB_SIGNED, *bare):
        whole = phrase.text
        found = phrase.take(pattern)
        if found is not None:
            if pattern is _CLIMB_AFTER:
                _refuse_climb_on_both_sides(phrase, found, whole)
            return _metres(phrase, found)
    return None


def _comes_down_again(phrase: Lifter, climb_metres: float) -> bool:
    """Whether it goes on with "300m down" behind "300m up"; that is taken out of the phrase."""
    found = _DROP_BEHIND.search(phrase.text)
    if found is None or climb_metres <= 0 or -_metres(phrase, found) != climb_metres:
        return False
    phrase.drop(*found.span())
    return True


def _refuse_climb_on_both_sides(phrase: Lifter, found: re.Match[str], whole: str) -> None:
    """Raise SAID_TWICE for "10k 50m climb 200m", where either may be the climb and the other minutes."""
    word = next((one for one in ("up", "down") if found.groupdict().get(one)), None)
    if word is None or ":" in whole:
        return
    behind = _CLIMB_BEFORE.match(whole, found.start(word))
    if behind is None or _CLIMB_AFTER.match(whole, behind.start("number")) is not None:
        return
    if found["unit"] == behind["unit"] == "m":
        raise phrase.fault(Mistake.SAID_TWICE, behind.start("number"), behind.end("unit"))


def _metres(phrase: Lifter, found: re.Match[str]) -> float:
    groups = found.groupdict()
    in_feet = (groups.get("unit") or "m").startswith("f")
    metres = _value(phrase, found) * (LengthUnit.FOOT.metres if in_feet else 1.0)
    if metres > MAX_CLIMB_METRES:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return -metres if groups.get("down") else _sign(found) * metres


def _value(phrase: Lifter, found: re.Match[str]) -> float:
    value = number_value(found.group("number"), LengthUnit.KM if "%" in found.group() else LengthUnit.FOOT)
    if value is None:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span())
    return value


def _sign(found: re.Match[str]) -> float:
    return -1.0 if (found.group("sign") or "").startswith(("-", "minus")) else 1.0
