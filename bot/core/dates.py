"""Days as people type them: "6 May 1954", "6. Mai 1954", "1954-05-06", "1954"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.normalise import MAX_LENGTH, Normalised, normalise

EXAMPLE: Final = "1954-05-06"
"""A day written as it can be in any language."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner jaenner jän",
            "february feb februar feber",
            "march mar märz maerz mär mrz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
"""Their numbers by their names, English and German, long and short."""
_DAY: Final = r"(?P<day>\d{1,2})"
_MONTH: Final = r"(?P<month>\d{1,2})"
MONTH_NAME: Final = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
"""A month by its name, for a pattern."""
_YEAR: Final = r"(?P<year>\d{4})"
_ORDERS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_YEAR} ?([-/.]) ?{_MONTH} ?\2 ?{_DAY}",
        rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|\.)?(?: of)?[ -]?{MONTH_NAME},?[ -]?{_YEAR}",
        rf"{MONTH_NAME}[ -]?{_DAY}(?:st|nd|rd|th)?(?:, ?| |-){_YEAR}",
        rf"{MONTH_NAME},?[ -]?{_YEAR}",
        rf"{_YEAR} ?[-/.] ?{_MONTH}",
        rf"{_MONTH} ?[-/.] ?{_YEAR}",
        _YEAR,
    )
)
"""Each is for a whole text, and says for certain which number is what."""
_EITHER_ORDER: Final = re.compile(rf"(\d{{1,2}}) ?([-/]) ?(\d{{1,2}}) ?\2 ?{_YEAR}", re.ASCII)
_FILLER: Final = re.compile(r" ?(?:(?:on|in|am|im|the|den|dem|der) )*")


def read_date(text: str, *, today: dt.date, first_day: bool = False) -> dt.date:
    """The day that this text names, in English or German.

    A month or a year alone is its last day, for what was true of 1954 is what was true when it ended; with
    ``first_day`` it is its first ("since 1954"). Where it is not over yet, its last day is ``today``.

    Of numbers alone, the year may come first (1954-05-06). Dots mean day before month (6.5.1954), as it is where dates
    are written with dots. With slashes and hyphens both orders are in use, so 06/05/1954 is a question and 25/12/1954
    is none. Years have four digits.

    Raises PersonError: EMPTY, TOO_LONG, NOT_UNDERSTOOD, NO_SUCH_DATE, WHICH_DATE (with ``first`` and ``second``), and
    FUTURE_DATE for anything that begins after today (with ``date`` and ``today``).
    """
    if not text.strip():
        raise PersonError(Mistake.EMPTY, text=text, example=EXAMPLE)
    if len(text) > MAX_LENGTH:
        raise PersonError(Mistake.TOO_LONG, text=text, start=MAX_LENGTH, example=EXAMPLE, params={"most": MAX_LENGTH})
    said = _Said(normalise(text))
    first, last = said.period()
    if first > today:
        raise said.mistake(Mistake.FUTURE_DATE, date=first, today=today)
    return first if first_day else min(last, today)


class _Said:
    """A text without the words before its date."""

    def __init__(self, source: Normalised) -> None:
        self._source = source
        filler = _FILLER.match(source.text)
        self._start = filler.end() if filler is not None else 0
        self._text = source.text[self._start :].rstrip()

    def mistake(self, code: Mistake, **params: object) -> PersonError:
        """What is wrong with the date; an example goes with it where the params hold no day to choose."""
        start, end = self._source.span(self._start, self._start + len(self._text))
        example = "" if code is Mistake.WHICH_DATE else EXAMPLE
        return PersonError(code, text=self._source.typed, start=start, end=end, example=example, params=params)

    def period(self) -> tuple[dt.date, dt.date]:
        """The first and the last day meant: the same where it is a day. Raises PersonError."""
        if either := _EITHER_ORDER.fullmatch(self._text):
            day = self._in_either_order(int(either[1]), int(either[3]), int(either["year"]))
            return day, day
        for order in _ORDERS:
            if found := order.fullmatch(self._text):
                return self._days(found.groupdict())
        raise self.mistake(Mistake.NOT_UNDERSTOOD)

    def _in_either_order(self, one: int, other: int, year: int) -> dt.date:
        days = {day for day in (_day(year, other, one), _day(year, one, other)) if day is not None}
        if not days:
            raise self.mistake(Mistake.NO_SUCH_DATE)
        if len(days) > 1:
            first, second = sorted(days)
            raise self.mistake(Mistake.WHICH_DATE, first=first, second=second)
        return days.pop()

    def _days(self, parts: dict[str, str | None]) -> tuple[dt.date, dt.date]:
        year, name, month, day = (parts.get(part) for part in ("year", "name", "month", "day"))
        number = MONTHS[name] if name is not None else int(month or 0)
        first = _day(int(year or 0), number if name or month else 1, int(day) if day is not None else 1)
        if first is None:
            raise self.mistake(Mistake.NO_SUCH_DATE)
        if day is not None:
            return first, first
        if name is None and month is None:
            return first, first.replace(month=12, day=31)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
