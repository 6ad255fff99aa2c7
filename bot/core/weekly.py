"""How far somebody runs in a typical week, as they write it: "60 km/week", "30 miles a week at 9:00/mi"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_pace
from bot.core.notation.lifting import Lifter
from bot.core.notation.unit_words import KM, MILE
from bot.core.quantities import Distance, Pace
from bot.core.units import LengthUnit

EXAMPLE: Final = "60 km a week"
MOST: Final = Distance.from_km(500)
"""Nobody keeps up more for long, so a higher number is a slip."""

_AMOUNT: Final = (
    r"(?<![\w:.,/])(?P<low>\d{1,3}(?:[.,]\d{1,2})?)(?: ?(?:-|to|bis) ?(?P<high>\d{1,3}(?:[.,]\d{1,2})?))?(?![\d:])"
    rf" ?-?(?:(?P<km>{KM})|(?P<mile>{MILE}))?"
)
_WEEK: Final = r"(?:weeks?|wks?|wochen?|w|semaine|semana|settimana)(?!\w)"
_A_WEEK: Final = (
    rf" ?(?:(?:/|\bper\b|\ba\b|\bin a\b|\beach\b|\bevery\b|\bpro\b|\bin der\b|\bdie\b|\bje\b|\bpar\b|\bpor\b|\ba la\b)"
    rf" ?{_WEEK}|{_WEEK}|weekly(?!\w)|wöchentlich(?!\w))"
)
_AFTER: Final = re.compile(
    rf"{_AMOUNT}{_A_WEEK}"
    r"|(?<![\w:.,/])(?P<short>\d{1,3}) ?(?P<per>mpw|kpw|kmpw|wkm|wochenkilometern?|wochen-km)(?!\w)"
)
_BEFORE: Final = re.compile(
    r"(?<!\w)(?:(?:weekly|per week|a week|each week|week|pro woche|woche|wöchentlich|wochenumfang|umfang)"
    rf"(?: (?:mileage|distance|volume|km))?|mileage)(?: (?:of|is|about|von|ca\.?))?[ :=]{{1,3}}{_AMOUNT}(?!\w)"
)
_ALONE: Final = re.compile(rf"[^\d]{{0,20}}?{_AMOUNT} ?")
_PACE: Final = re.compile(
    r" ?,? ?(?:(?:at|@|in|mit|mostly|avg|average|im schnitt|training at|easy at|à) ?){0,2}"
    r"(?P<pace>\d{1,2}:\d\d ?(?:min ?)?(?:/|per |pro |a )? ?(?:kms?|k|miles?|mi|kilometer|meile))"
    r"(?: (?:training|easy))?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Weekly:
    """The distance of a week, the unit it was written in, and the mean pace of training where that was said."""

    distance: Distance
    unit: LengthUnit
    pace: Pace | None = None

    @property
    def as_typed(self) -> str:
        """A text that reads so again."""
        text = f"{self.distance.metres / self.unit.metres:.6g} {self.unit.value}"
        if self.pace is None:
            return text
        seconds = round(self.pace.seconds_per_km * self.unit.metres / LengthUnit.KM.metres)
        return f"{text} at {seconds // 60}:{seconds % 60:02}/{self.unit.value}"


def take_weekly(phrase: Lifter) -> Weekly | None:
    """What a phrase says of a week, taken out of it; None where it says nothing.

    Raises PersonError: WHICH_UNIT for a number alone, NOT_POSITIVE, TOO_LARGE.
    """
    found = _AFTER.search(phrase.text) or _BEFORE.search(phrase.text)
    return None if found is None else _taken(phrase, found)


def read_weekly(text: str) -> Weekly:
    """The week of an option of its own, where "a week" need not be said. Raises PersonError for anything else."""
    phrase = Lifter(text, EXAMPLE)
    found = _AFTER.search(phrase.text) or _BEFORE.search(phrase.text) or _ALONE.match(phrase.text)
    if found is None:
        raise PersonError(
            Mistake.NOT_UNDERSTOOD if any(map(str.isdigit, phrase.text)) else Mistake.NUMBER_MISSING,
            text=phrase.typed,
            example=EXAMPLE,
        )
    weekly = _taken(phrase, found)
    if not phrase.is_empty:
        left = phrase.text
        start = len(left) - len(left.lstrip())
        raise phrase.fault(Mistake.NOT_UNDERSTOOD, start, len(left.rstrip()))
    return weekly


def _taken(phrase: Lifter, found: re.Match[str]) -> Weekly:
    parts = found.groupdict()
    low, high = parts["low"] or parts.get("short"), parts["high"]
    group = "low" if parts["low"] else "short"
    if parts["km"] or str(parts.get("per") or "").startswith(("k", "w")):
        unit = LengthUnit.KM
    elif parts["mile"] or parts.get("per"):
        unit = LengthUnit.MILE
    else:
        raise phrase.fault(Mistake.WHICH_UNIT, *found.span(group), number=low)
    values = [float(each.replace(",", ".")) for each in (low, high) if each]
    metres = sum(values) / len(values) * unit.metres
    if metres <= 0:
        raise phrase.fault(Mistake.NOT_POSITIVE, *found.span(group))
    if metres > MOST.metres:
        raise phrase.fault(Mistake.TOO_LARGE, *found.span(group))
    behind = _PACE.match(phrase.text, found.end())
    phrase.drop(*found.span())
    if behind is None:
        return Weekly(Distance(metres), unit)
    phrase.drop(*behind.span())
    return Weekly(Distance(metres), unit, read_pace(behind["pace"]))
