"""Days as people type them, and the questions that go back."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import EXAMPLE, read_date
from bot.core.errors import Mistake, PersonError

TODAY = dt.date(2026, 11, 21)
BANNISTER = dt.date(1954, 5, 6)
KNOWN = (
    Mistake.EMPTY,
    Mistake.NOT_UNDERSTOOD,
    Mistake.NO_SUCH_DATE,
    Mistake.WHICH_DATE,
    Mistake.FUTURE_DATE,
)
MONTHS = calendar.month_name[1:]
# fmt: off
MONATE = [
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
]
# fmt: on


def failed(text: str, *, first_day: bool = False) -> PersonError:
    with pytest.raises(PersonError) as caught:
        read_date(text, today=TODAY, first_day=first_day)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "1954-05-06",
        "1954-5-6",
        "1954/05/06",
        "1954.5.6",
        "6 May 1954",
        "6th May 1954",
        "6th of May, 1954",
        "the 6th of May 1954",
        "on 6 May 1954",
        "  6  MAY  1954 ",
        "6-May-1954",
        "6may1954",
        "May 6, 1954",
        "May 6 1954",
        "may 6th, 1954",
        "6. Mai 1954",
        "6.Mai 1954",
        "am 6. Mai 1954",
        "6 mai 1954",
        "6.5.1954",
        "06.05.1954",
        "6. 5. 1954",
        "６.５.１９５４",
        "1954‐05‐06",
    ],
)
def test_a_day_can_be_written_in_many_ways(text: str) -> None:
    assert read_date(text, today=TODAY) == BANNISTER
    assert read_date(text, today=TODAY, first_day=True) == BANNISTER


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3. März 1999", dt.date(1999, 3, 3)),
        ("3. Maerz 1999", dt.date(1999, 3, 3)),
        ("3. Ma\u0308rz 1999", dt.date(1999, 3, 3)),
        ("3 Mrz. 1999", dt.date(1999, 3, 3)),
        ("1. Jänner 2000", dt.date(2000, 1, 1)),
        ("Sept. 11, 1999", dt.date(1999, 9, 11)),
        ("31. Dez. 1999", dt.date(1999, 12, 31)),
        ("2 Okt 1999", dt.date(1999, 10, 2)),
        ("29 February 2024", dt.date(2024, 2, 29)),
        ("25/12/1954", dt.date(1954, 12, 25)),
        ("12/25/1954", dt.date(1954, 12, 25)),
        ("7/7/1999", dt.date(1999, 7, 7)),
        ("07-07-1999", dt.date(1999, 7, 7)),
    ],
)
def test_months_in_both_languages_and_numbers_with_one_reading(text: str, day: dt.date) -> None:
    assert read_date(text, today=TODAY) == day


@pytest.mark.parametrize("names", [MONTHS, MONATE])
def test_every_month_has_its_number(names: list[str]) -> None:
    assert [read_date(f"1 {name} 1999", today=TODAY).month for name in names] == list(range(1, 13))
    assert [read_date(f"1 {name[:3]} 1999", today=TODAY).month for name in names] == list(range(1, 13))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1954", dt.date(1954, 1, 1), dt.date(1954, 12, 31)),
        ("in 1954", dt.date(1954, 1, 1), dt.date(1954, 12, 31)),
        ("May 1954", dt.date(1954, 5, 1), dt.date(1954, 5, 31)),
        ("im Februar 1956", dt.date(1956, 2, 1), dt.date(1956, 2, 29)),
        ("1954-05", dt.date(1954, 5, 1), dt.date(1954, 5, 31)),
        ("05/1954", dt.date(1954, 5, 1), dt.date(1954, 5, 31)),
        ("5.1954", dt.date(1954, 5, 1), dt.date(1954, 5, 31)),
        ("2026", dt.date(2026, 1, 1), TODAY),
        ("November 2026", dt.date(2026, 11, 1), TODAY),
    ],
)
def test_a_month_or_a_year_is_its_last_day_or_its_first(text: str, first: dt.date, last: dt.date) -> None:
    assert read_date(text, today=TODAY) == last
    assert read_date(text, today=TODAY, first_day=True) == first


@pytest.mark.parametrize("text", ["06/05/1954", "6-5-1954", "6 / 5 / 1954", "5/6/1954"])
def test_two_orders_are_a_question(text: str) -> None:
    error = failed(text)
    assert error.code is Mistake.WHICH_DATE
    assert (error.params["first"], error.params["second"]) == (BANNISTER, dt.date(1954, 6, 5))
    assert error.culprit == text
    assert error.example == ""


@pytest.mark.parametrize(
    "text",
    ["31.2.1954", "30 February 2024", "29.2.2023", "5.13.1954", "1954-13-01", "1954-00", "32/13/1954", "0.5.1954",
     "0000", "13/1954", "May 32, 1954"],
)  # fmt: skip
def test_days_that_there_never_were(text: str) -> None:
    error = failed(text)
    assert error.code is Mistake.NO_SUCH_DATE
    assert error.culprit == text


@pytest.mark.parametrize("text", ["22.11.2026", "2027", "December 2026", "2026-12", "1 January 3000", "9999"])
def test_the_future_is_not_known(text: str) -> None:
    for first_day in (False, True):
        error = failed(text, first_day=first_day)
        assert error.code is Mistake.FUTURE_DATE
        assert error.params["today"] == TODAY


@pytest.mark.parametrize(
    "text",
    ["yesterday", "6.5.54", "6 May 54", "5/6/54", "May", "6 May", "6.5.", "6 Maius 1954", "1954 mile", "19540506",
     "54", "6 5 1954", "1954-05/06", "3:59.4", "½.5.1954", "²", "1954-05-06T12:00", "May 6 1954 or so"],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    error = failed(text)
    assert error.code is Mistake.NOT_UNDERSTOOD
    assert error.culprit == text
    assert read_date(error.example, today=TODAY) == BANNISTER


def test_the_culprit_is_the_date_without_the_words_before_it() -> None:
    assert failed(" on the 31.2.1954 ").culprit == "31.2.1954"


def test_nothing_and_too_much() -> None:
    assert failed("  ").code is Mistake.EMPTY
    assert failed("1" * 201).code is Mistake.TOO_LONG
    assert failed("on ").code is Mistake.NOT_UNDERSTOOD


@given(st.dates(dt.date(1000, 1, 1), TODAY))
def test_every_day_reads_back(day: dt.date) -> None:
    name, monat = MONTHS[day.month - 1], MONATE[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day.day}. {monat} {day.year}",
    ):
        assert read_date(text, today=TODAY) == day


@given(st.text(max_size=40) | st.text("0123456789./- maiy", max_size=20))
def test_any_text_is_a_day_or_a_known_mistake(text: str) -> None:
    error: PersonError | None = None
    try:
        assert read_date(text, today=TODAY) <= TODAY
    except PersonError as raised:
        error = raised
    if error is not None:
        assert error.code in KNOWN
        assert 0 <= error.start <= error.end <= len(error.text)
        assert error.example in ("", EXAMPLE)
