"""Days to come as people type them amid other words: "27 September 2027", "25.4.", "in 12 weeks", "next Sunday"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from bot.core.dates import MONTH_NAME, MONTHS
from bot.core.errors import Mistake
from bot.core.notation.lifting import Lifter

_NUMBER_WORDS: Final = {
    word: number
    for number, words in enumerate(
        (
            "a an one ein eine einem einer einen",
            "two zwei",
            "three drei",
            "four vier",
            "five fünf",
            "six sechs",
            "seven sieben",
            "eight acht",
            "nine neun",
            "ten zehn",
            "eleven elf",
            "twelve zwölf",
            "thirteen dreizehn",
            "fourteen vierzehn",
            "fifteen fünfzehn",
            "sixteen sechzehn",
            "seventeen siebzehn",
            "eighteen achtzehn",
            "nineteen neunzehn",
            "twenty zwanzig",
        ),
        start=1,
    )
    for word in words.split()
}
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag",
            "tuesday tues tue dienstag",
            "wednesday wed mittwoch",
            "thursday thurs thur thu donnerstag",
            "friday fri freitag",
            "saturday sat samstag sonnabend",
            "sunday sun sonntag",
        )
    )
    for name in names.split()
}
_ON_DAYS: Final = {"today": 0, "heute": 0, "tomorrow": 1, "morgen": 1, "übermorgen": 2}

_YEAR: Final = r"(?P<year>(?:19|20)\d{2})(?!:?\d)(?! ?(?:m|km?|mi)(?!\w))"
_DAY: Final = r"(?<![\d.,:/-])(?P<day>\d{1,2})"
_NO_LENGTH_BEHIND: Final = r"(?![\d:]|[.,]\d| ?(?:km?|mi|m|x)(?!\w))"
_NO_LETTER_BEHIND: Final = r"(?![^\W\d_])"
_ORDERS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?<![\d.,:/-])(?P<year>\d{4}) ?([-/.]) ?(?P<month>\d{1,2}) ?\2 ?(?P<day>\d{1,2})(?!\d)",
        rf"{_DAY}\. ?(?P<month>\d{{1,2}})\.(?:(?P<short>\d{{2}})(?!\w|[.:]\d)| ?{_YEAR})?(?!:?\d)",
        rf"{_DAY}(?:st|nd|rd|th|\.)?(?: of)?[ -]?{MONTH_NAME}{_NO_LETTER_BEHIND}(?:,?[ -]?{_YEAR})?",
        rf"(?<!\w){MONTH_NAME}[ -]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_NO_LENGTH_BEHIND}(?:(?:, ?| |-){_YEAR})?",
    )
)
"""Each says for certain which number is what; the first that is found counts."""
_EITHER_ORDER: Final = re.compile(
    r"(?<![\d.,:/-])(?P<one>\d{1,2}) ?(?:/ ?(?P<other>\d{1,2})(?: ?/ ?(?P<year>20\d{2}|\d{2})(?![\d:]))?"
    r"(?![\d/:])(?! ?-?(?:mar|hm|mi|k|m(?!\w)))|- ?(?P<hyphened>\d{1,2}) ?- ?(?P<full>20\d{2})(?![\d:]))"
)
_AHEAD: Final = re.compile(
    rf"(?<!\w)in ?(?:about |etwa |ca\.? )?(?P<count>\d{{1,3}}|{'|'.join(_NUMBER_WORDS)}) ?-?"
    r"(?:(?P<unit>days?|weeks?|wks?|months?|tag(?:en?)?|wochen?|monat(?:en?)?)|(?P<letter>(?<=\d)[wd]))(?!\w)"
)
WEEKS: Final = re.compile(r"(?<![\w.,:/-])(?P<count>\d{1,3})[ -]?(?:weeks?|wks?|wochen?)(?!\w)")
"""So many weeks; of a plan, or from now where no other day is said."""
_FROM_NOW: Final = re.compile(
    r"(?<![\w.,:/-])(?P<count>\d{1,3})"
    r"(?:[ -]?(?P<unit>days?|weeks?|wks?|months?|tag(?:en?)?|wochen?|monat(?:en?)?)|(?P<letter>[wd]))"
    r"(?: (?:to go|till|until|bis|from now))?(?!\w)"
)
# German phones leave out the last dot of "12.4."; 26.2 and 13.1 are races in miles.
_WITHOUT_LAST_DOT: Final = re.compile(
    r"(?<![\w.,:/-])(?!(?:26\.2|13\.1|6\.2|3\.1)(?!\d))(?P<day>\d{1,2})\.(?P<month>0?[1-9]|1[0-2])"
    r"(?![\w.,:%/]| ?(?:km?|mi|m|h)(?!\w))"
)
_WEEKDAY: Final = re.compile(
    r"(?<!\w)(?:(?P<after_next>übernächste[nr]?) |(?:on |am |an )?(?:next |this |coming |nächste[nrs]? |kommende[nrs]? "
    rf"|diese[nrs]? )?)(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})(?!\w)"
)
_ON_DAY: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_ON_DAYS)})(?!\w)")
_DAYS_OF: Final = {"d": 1, "t": 1, "w": 7}
_YEARS_TO_A_LEAP_DAY: Final = 8


def take_coming_day(phrase: Lifter, *, today: dt.date) -> dt.date | None:
    """The day that a phrase names, taken out of it; None where it names none.

    A day without a year is the next of its kind, today included; a weekday, with "next" or without, is the coming one.
    Dots mean day before month. With slashes and hyphens both orders are in use, so 4/5/2027 is a question. "12 weeks"
    is in 12 weeks where nothing else is a day. A day with a year may have passed.

    Raises PersonError: NO_SUCH_DATE, WHICH_DATE (with ``first`` and ``second``), TOO_LARGE.
    """
    for order in _ORDERS:
        if found := phrase.take(order):
            day = _day(phrase, found, today)
            phrase.take(_WEEKDAY)  # "Sunday 25 April"
            return day
    if found := phrase.take(_EITHER_ORDER):
        return _in_either_order(phrase, found, today)
    if found := phrase.take(_AHEAD):
        return _ahead(phrase, found, today)
    if found := phrase.take(_ON_DAY):
        return today + dt.timedelta(days=_ON_DAYS[found.group()])
    if found := phrase.take(_WEEKDAY):
        days = (_WEEKDAYS[found["weekday"]] - today.weekday() - 1) % 7 + 1
        return today + dt.timedelta(days=days + (7 if found["after_next"] else 0))
    if found := phrase.take(_FROM_NOW):
        return _ahead(phrase, found, today)
    if found := phrase.take(_WITHOUT_LAST_DOT):
        return _day(phrase, found, today)
    return None


def _day(phrase: Lifter, found: re.Match[str], today: dt.date) -> dt.date:
    parts = found.groupdict()
    month = MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"]) if parts.get("short") else None
    day = _on(year, month, int(parts["day"]), today)
    if day is None:
        raise phrase.fault(Mistake.NO_SUCH_DATE, *found.span())
    return day


def _in_either_order(phrase: Lifter, found: re.Match[str], today: dt.date) -> dt.date:
    one, other = int(found["one"]), int(found["other"] or found["hyphened"])
    said = found["full"] or found["year"]
    year = None if said is None else int(said) % 100 + 2000
    days = {day for day in (_on(year, other, one, today), _on(year, one, other, today)) if day is not None}
    if not days:
        raise phrase.fault(Mistake.NO_SUCH_DATE, *found.span())
    if len(days) > 1:
        first, second = sorted(days)
        question = phrase.fault(Mistake.WHICH_DATE, *found.span(), first=first, second=second)
        question.example = ""  # the question holds both
        raise question
    return days.pop()


def _on(year: int | None, month: int, day: int, today: dt.date) -> dt.date | None:
    """The day of this year, or without a year the next from today on; None where there is none."""
    years = range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1) if year is None else (year,)
    for each in years:
        try:
            found = dt.date(each, month, day)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    return None


def _ahead(phrase: Lifter, found: re.Match[str], today: dt.date) -> dt.date:
    said, unit = found["count"], (found["unit"] or found["letter"])[0]
    count = int(said) if said.isdigit() else _NUMBER_WORDS[said]
    try:
        if unit in _DAYS_OF:
            return today + dt.timedelta(days=count * _DAYS_OF[unit])
        years, month = divmod(today.month - 1 + count, 12)
        last = calendar.monthrange(today.year + years, month + 1)[1]
        return dt.date(today.year + years, month + 1, min(today.day, last))
    except (OverflowError, ValueError):
        raise phrase.fault(Mistake.TOO_LARGE, *found.span()) from None
