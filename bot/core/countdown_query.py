"""What somebody asks for who types "Berlin Marathon 27 September 2027" or "half in 12 weeks": a race and its day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from bot.core.coming_days import WEEKS, take_coming_day
from bot.core.countdown import Countdown, count_down
from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_distance
from bot.core.notation.lifting import Lifter
from bot.core.quantities import Distance
from bot.core.terms import Term

EXAMPLE: Final = "half in 12 weeks"
"""A phrase that works in any year."""
EXAMPLES: Final = (
    "marathon in 16 weeks",
    "half in 12 weeks",
    "next Sunday 10k",
    "parkrun on Saturday",
    "5k in 30 days",
)
"""Shown before anything is typed."""
FURTHEST_DAYS: Final = 3660
"""Ten years; nobody counts down to a race beyond."""

_PLAN: Final = re.compile(
    r"(?<!\w)(?:(?:with |mit )?(?:a |an |einem |einen )?(?P<before>\d{1,3})[ -]?(?:weeks?|wk|wochen)[ -]?"
    r"(?:training ?|trainings)?(?:plan|program(?:me)?)"
    r"|(?:plan|program(?:me)?)(?: of| von| über)? ?:?(?P<behind>\d{1,3})[ -]?(?:weeks?|wks?|wochen)?)(?!\w)"
)
_DISTANCE: Final = re.compile(
    r"(?<![\w.,:/-])\d{1,6}(?:[.,]\d{1,4})? ?-?(?:km?|kilomet(?:er|re)s?|miles?|mi|meilen?|m|met(?:er|re)s?)(?!\w)"
    r"|(?<![\w/])(?:(?P<half>(?:half|1/2)(?:[ -]?mara(?:thon)?)?|[^\W\d_]*halbmarathon|halber|hm)"
    r"|(?!ultra|mini)[^\W\d_]*marathon|parkrun|mile|meile)(?!\w)"
)
_COMPOUND: Final = re.compile(r"(?!half|halb)[^\W\d_]+marathon")
"""A name that holds its distance."""
_NUMBER_FIRST: Final = re.compile(r"\d")
_AROUND: Final = re.compile(
    r"^(?:(?:on|at|in|the|is|my|race|day|date|am|im|an|den|der|das|ist|mein|rennen|bis|until|to|for|zum|and|und)(?!\w)"
    r"|[ ,;:.()/–-])+|(?:(?<!\w)(?:on|at|in|the|is|am|im|an|den|der|ist|and|und)|[ ,;:.()/–-])+$",
    re.IGNORECASE,
)
_WEEKS_ALONE: Final = re.compile(r" ?(?:plan:? ?)?(?P<count>\d{1,4})[ -]?(?:weeks?|wks?|w|wochen?)?(?: ?plan)? ?")
_LONGEST_NAME: Final = 60


def work_out_countdown(race: str, weeks: str = "", *, today: dt.date) -> Countdown:
    """The days to the race that ``race`` names, with a plan of so many ``weeks``.

    ``race`` takes a whole phrase: a day, perhaps a name and a distance, perhaps "16-week plan"; ``weeks`` stands over
    it.

    Raises PersonError: STILL_NEEDED without a day, DATE_PASSED for one before today, TOO_LARGE for one in more than ten
    years, NOT_UNDERSTOOD for weeks that are no number, OUTSIDE_RANGE for a plan of no length that plans have, and as
    ``take_coming_day`` does.
    """
    phrase = Lifter(race, EXAMPLE)
    said = phrase.take(_PLAN)
    length = None if said is None else int(said["before"] or said["behind"])
    day = take_coming_day(phrase, today=today)
    if day is None:
        raise PersonError(
            Mistake.STILL_NEEDED, text=phrase.typed, example=EXAMPLE, params={"needed": (Term.RACE_DATE,)}
        )
    if day < today:
        raise PersonError(Mistake.DATE_PASSED, text=phrase.typed, example=EXAMPLE, params={"date": day})
    if (day - today).days > FURTHEST_DAYS:
        raise PersonError(Mistake.TOO_LARGE, text=phrase.typed, example=EXAMPLE)
    if length is None and (bare := phrase.take(WEEKS)):
        length = int(bare["count"])
    name, distance = _race(phrase)
    try:
        if weeks.strip():
            return count_down(day, today, name=name, distance=distance, weeks=_read_weeks(weeks))
        return count_down(day, today, name=name, distance=distance, weeks=length)
    except PersonError as error:
        if error.text:
            raise
        text, example = (weeks, "16") if weeks.strip() else (phrase.typed, EXAMPLE)
        raise error.about(text, example) from None


def as_typed(answer: Countdown) -> str:
    """The race as a phrase that reads so again on any later day: by its date, not "in 12 weeks"."""
    metres = None if answer.distance is None else f"{answer.distance.metres:.10g} m"
    return " ".join(part for part in (answer.name or metres, answer.day.isoformat()) if part)


def _read_weeks(text: str) -> int:
    option = Lifter(text, "16")
    found = _WEEKS_ALONE.fullmatch(option.text)
    if found is None:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option.typed, example="16")
    return int(found["count"])


def _race(phrase: Lifter) -> tuple[str, Distance | None]:
    """What is left of the phrase as the race's name, and the distance in it; no name where it is a distance alone."""
    found = sorted(_DISTANCE.finditer(phrase.text), key=lambda one: not _NUMBER_FIRST.match(one.group()))
    distance = None
    for one in found:
        try:
            distance = read_distance(_plainly(one)).distance
            break
        except PersonError:
            continue  # "0 km" is no distance, and may still be a part of a name
    rest = " ".join(phrase.rest.replace(" ,", " ").split())
    name = _AROUND.sub("", rest)
    said = name.lower()
    if distance is not None and len(found) == 1 and _DISTANCE.fullmatch(said) and not _COMPOUND.fullmatch(said):
        name = ""
    return name[:_LONGEST_NAME].strip(), distance


def _plainly(found: re.Match[str]) -> str:
    """A distance as it is written alone: a "Stadtmarathon" is a marathon."""
    if found["half"]:
        return "half"
    return "marathon" if found.group().endswith("marathon") else found.group()
