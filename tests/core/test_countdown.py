"""Days to a race, plans and tapers, and how people write of them."""

from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.countdown import LONGEST_PLAN, count_down, taper_days, usual_weeks
from bot.core.countdown_query import EXAMPLE, EXAMPLES, FURTHEST_DAYS, as_typed, work_out_countdown
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON
from bot.core.quantities import Distance
from bot.core.terms import Term

TODAY = dt.date(2026, 11, 21)
"""A Saturday."""
APRIL = dt.date(2027, 4, 25)


@pytest.mark.parametrize(
    ("metres", "weeks", "taper"),
    [
        (1_609, 8, 7),
        (5_000, 8, 7),
        (10_000, 10, 7),
        (15_000, 10, 7),
        (21_097.5, 12, 7),
        (42_195, 16, 14),
        (100_000, 16, 14),
    ],
)
def test_plans_and_tapers_by_distance(metres: float, weeks: int, taper: int) -> None:
    assert usual_weeks(Distance(metres)) == weeks
    assert taper_days(Distance(metres)) == taper


def test_a_plan_is_counted_back_by_whole_weeks_and_begins_on_the_race_s_weekday() -> None:
    answer = count_down(APRIL, TODAY, distance=MARATHON)
    assert (answer.days, answer.weeks_and_days) == (155, (22, 1))
    assert answer.plan is not None
    assert answer.plan.start == dt.date(2027, 1, 3)
    assert answer.plan.start.weekday() == APRIL.weekday()
    assert (answer.plan.week, answer.plan.is_usual) == (0, True)
    assert answer.taper == dt.date(2027, 4, 11)


@pytest.mark.parametrize(("days", "week"), [(85, 0), (84, 1), (78, 1), (77, 2), (35, 8), (7, 12), (1, 12), (0, 12)])
def test_the_week_of_a_plan_that_has_begun(days: int, week: int) -> None:
    plan = count_down(TODAY + dt.timedelta(days=days), TODAY, distance=HALF_MARATHON).plan
    assert plan is not None
    assert plan.week == week


def test_without_a_distance_there_is_a_plan_only_if_its_length_is_said() -> None:
    assert count_down(APRIL, TODAY).plan is None
    plan = count_down(APRIL, TODAY, weeks=14).plan
    assert plan is not None
    assert (plan.weeks, plan.is_usual) == (14, False)


@given(st.dates(TODAY, TODAY + dt.timedelta(days=FURTHEST_DAYS)), st.integers(1, LONGEST_PLAN))
def test_a_plan_ends_with_the_race(day: dt.date, weeks: int) -> None:
    answer = count_down(day, TODAY, weeks=weeks)
    assert answer.plan is not None
    assert answer.plan.start + dt.timedelta(weeks=weeks) == day
    assert 0 <= answer.plan.week <= weeks
    assert (answer.plan.week == 0) is (answer.plan.start > TODAY)
    whole, rest = answer.weeks_and_days
    assert whole * 7 + rest == answer.days


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-25",
        "2027/4/25",
        "25.4.2027",
        "25.04.27",
        "25.4.",
        "25. 4. 2027",
        "25 April 2027",
        "25th of April, 2027",
        "25. April",
        "april 25",
        "Apr 25, 2027",
        "Sunday 25 April",
        "on the 25th of April",
        "am 25. April",
        "4/25/2027",
        "25/4",
        "25-4-2027",
        "race day: 25.4.",
        "２５.４.２０２７",
        "in 155 days",
    ],
)
def test_a_day_can_be_written_in_many_ways(text: str) -> None:
    answer = work_out_countdown(text, today=TODAY)
    assert (answer.day, answer.name, answer.distance) == (APRIL, "", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("heute", TODAY),
        ("21.11.", TODAY),
        ("20.11.", dt.date(2027, 11, 20)),
        ("tomorrow", dt.date(2026, 11, 22)),
        ("übermorgen", dt.date(2026, 11, 23)),
        ("Sunday", dt.date(2026, 11, 22)),
        ("next Sunday", dt.date(2026, 11, 22)),
        ("nächsten Sonntag", dt.date(2026, 11, 22)),
        ("übernächsten Sonntag", dt.date(2026, 11, 29)),
        ("this Saturday", dt.date(2026, 11, 28)),
        ("in 12 weeks", dt.date(2027, 2, 13)),
        ("12 weeks", dt.date(2027, 2, 13)),
        ("in einer Woche", dt.date(2026, 11, 28)),
        ("in 10 Tagen", dt.date(2026, 12, 1)),
        ("in 3 months", dt.date(2027, 2, 21)),
        ("29.2.", dt.date(2028, 2, 29)),
        ("10 days", dt.date(2026, 12, 1)),
        ("5 days till", dt.date(2026, 11, 26)),
        ("in 10w", dt.date(2027, 1, 30)),
        ("10w", dt.date(2027, 1, 30)),
        ("in sechzehn Wochen", dt.date(2027, 3, 13)),
        ("12.4", dt.date(2027, 4, 12)),
        ("am 12.04", dt.date(2027, 4, 12)),
    ],
)
def test_days_told_from_today(text: str, day: dt.date) -> None:
    assert work_out_countdown(text, today=TODAY).day == day


def test_in_three_months_from_the_end_of_one_is_the_end_of_another() -> None:
    assert work_out_countdown("in 3 months", today=dt.date(2026, 11, 30)).day == dt.date(2027, 2, 28)
    assert work_out_countdown("in 1 month", today=dt.date(2026, 12, 31)).day == dt.date(2027, 1, 31)


@pytest.mark.parametrize(
    ("text", "name", "metres"),
    [
        ("Berlin Marathon 25.4.", "Berlin Marathon", 42_195),
        ("Berlin-Marathon 25.4.", "Berlin-Marathon", 42_195),
        ("25.4. Stadtmarathon", "Stadtmarathon", 42_195),
        ("2027-04-25 half", "", 21_097.5),
        ("half marathon on 25 April", "", 21_097.5),
        ("1/2 marathon 25.4.", "", 21_097.5),
        ("25.4. Hamburger Halbmarathon", "Hamburger Halbmarathon", 21_097.5),
        ("25.4. 10k", "", 10_000),
        ("London Marathon 25.4. pls", "London Marathon", 42_195),
        ("half 25.4", "", 21_097.5),
        ("10 km 25.4.", "", 10_000),
        ("25.4. 10 km", "", 10_000),
        ("10k April 25", "", 10_000),
        ("parkrun 25.4.", "", 5_000),
        ("25.4. Ultramarathon", "Ultramarathon", None),
        ("25 April 2027: London", "London", None),
        ("Mülheim 10 km am 25.4.", "Mülheim 10 km", 10_000),
        ("100 miles 25.4.", "", 160_934.4),
    ],
)
def test_the_race_beside_its_day(text: str, name: str, metres: float | None) -> None:
    answer = work_out_countdown(text, today=TODAY)
    assert (answer.day, answer.name) == (APRIL, name)
    assert (answer.distance and answer.distance.metres) == metres


@pytest.mark.parametrize(
    ("text", "weeks", "length"),
    [
        ("marathon 25.4.", "", 16),
        ("marathon 25.4.", "18", 18),
        ("marathon 25.4.", "18 weeks", 18),
        ("marathon 25.4.", "18 Wochen", 18),
        ("marathon 25.4. 18 weeks", "", 18),
        ("marathon 25.4., 18-week plan", "", 18),
        ("marathon 25.4. with a 18 week training plan", "", 18),
        ("Marathon am 25.4., Plan über 18 Wochen", "", 18),
        ("marathon 25.4. 18 weeks", "12", 12),
        ("18-week plan, marathon in 20 weeks", "", 18),
    ],
)
def test_the_length_of_a_plan(text: str, weeks: str, length: int) -> None:
    answer = work_out_countdown(text, weeks, today=TODAY)
    assert answer.plan is not None
    assert answer.plan.weeks == length
    assert answer.distance == MARATHON
    assert answer.name == ""


def test_a_race_reads_again_as_it_was_on_a_later_day() -> None:
    for text in ("half in 12 weeks", "Berlin Marathon 25.4.", "next Sunday 10k", "25.4.", "Mülheim 10 km am 25.4."):
        answer = work_out_countdown(text, today=TODAY)
        again = work_out_countdown(as_typed(answer), today=TODAY + dt.timedelta(days=1))
        assert (again.day, again.name, again.distance) == (answer.day, answer.name, answer.distance)


def failed(text: str, weeks: str = "") -> PersonError:
    with pytest.raises(PersonError) as caught:
        work_out_countdown(text, weeks, today=TODAY)
    return caught.value


@pytest.mark.parametrize(
    ("text", "weeks", "code", "culprit"),
    [
        ("", "", Mistake.EMPTY, ""),
        ("Berlin Marathon", "", Mistake.STILL_NEEDED, "Berlin Marathon"),
        ("April 2027", "", Mistake.STILL_NEEDED, "April 2027"),
        ("10k in 47:30", "", Mistake.STILL_NEEDED, "10k in 47:30"),
        ("half 31.2.2027", "", Mistake.NO_SUCH_DATE, "31.2.2027"),
        ("half 30.2.", "", Mistake.NO_SUCH_DATE, "30.2."),
        ("mile 6 May 1954", "", Mistake.DATE_PASSED, "mile 6 May 1954"),
        ("half 4/5/2027", "", Mistake.WHICH_DATE, "4/5/2027"),
        ("2050-01-01", "", Mistake.TOO_LARGE, "2050-01-01"),
        ("half in 900 months", "", Mistake.TOO_LARGE, "half in 900 months"),
        ("half 25.4.", "banana", Mistake.NOT_UNDERSTOOD, "banana"),
        ("half 25.4.", "100", Mistake.OUTSIDE_RANGE, "100"),
        ("half 25.4.", "0", Mistake.OUTSIDE_RANGE, "0"),
        ("half 25.4. 99 weeks", "", Mistake.OUTSIDE_RANGE, "half 25.4. 99 weeks"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, weeks: str, code: Mistake, culprit: str) -> None:
    error = failed(text, weeks)
    assert (error.code, error.culprit) == (code, culprit)
    assert bool(error.example) is (code is not Mistake.WHICH_DATE)


def test_what_a_question_and_a_refusal_name() -> None:
    assert failed("Berlin").params["needed"] == (Term.RACE_DATE,)
    assert failed("6.5.1954").params["date"] == dt.date(1954, 5, 6)
    two = failed("4/5/2027").params
    assert (two["first"], two["second"]) == (dt.date(2027, 4, 5), dt.date(2027, 5, 4))


@pytest.mark.parametrize("today", [TODAY, dt.date(2028, 2, 29), dt.date(2027, 12, 31)])
def test_every_example_reads_on_any_day(today: dt.date) -> None:
    for text in (EXAMPLE, *EXAMPLES):
        assert work_out_countdown(text, today=today).day > today


@given(st.text(max_size=60) | st.text("0123456789 ./-aprilweksndy", max_size=30))
def test_any_text_is_a_race_or_a_mistake(text: str) -> None:
    error: PersonError | None = None
    try:
        answer = work_out_countdown(text, today=TODAY)
        assert 0 <= answer.days <= FURTHEST_DAYS
    except PersonError as raised:
        error = raised
    if error is not None:
        assert 0 <= error.start <= error.end <= len(error.text)


@pytest.mark.parametrize("word", ["at ", "mit ", "max ", "1 ", "70 kg ", "11 st ", "in ", "25.4. ", "plan of ", "9"])
def test_no_phrase_takes_long(word: str) -> None:
    """A pattern that tries the same words in many ways would take years here."""
    text = (word * 200)[:200]
    begun = time.process_time()
    with contextlib.suppress(PersonError):
        work_out_countdown(text, today=TODAY)
    assert time.process_time() - begun < 1
