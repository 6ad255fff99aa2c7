"""Numbers, times, paces, distances and dates, as a reader reads them."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import LengthUnit
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import Wording, capitalised, wording_for

ENGLISH = wording_for(Reader())
COMMA = wording_for(Reader(number_format=NumberFormat.COMMA))

# A part of 60 or more behind a colon: what comes of splitting before rounding.
OVER_59 = re.compile(r":[6-9]\d")


@pytest.mark.parametrize(
    ("seconds", "decimals", "text"),
    [
        (299.97, 0, "5:00"),
        (299.97, 2, "4:59.97"),
        (59.6, 0, "1:00"),
        (59.4, 0, "59 s"),
        (59.996, 2, "1:00.00"),
        (3599.6, 0, "1:00:00"),
        (3599.4, 0, "59:59"),
        (3599.96, 1, "1:00:00.0"),
        (2850, 0, "47:30"),
        (222.66, 2, "3:42.66"),
        (9.58, 2, "9.58 s"),
        (3661, 0, "1:01:01"),
        (100 * 3600, 0, "100:00:00"),
        (0.5, 0, "1 s"),
        (2.5, 0, "3 s"),
    ],
)
def test_a_time_is_rounded_and_then_split(seconds: float, decimals: int, text: str) -> None:
    assert ENGLISH.duration(Duration(seconds), decimals) == text


def test_no_part_of_a_time_or_pace_is_ever_sixty() -> None:
    dice = random.Random(1609)  # noqa: S311 - a game of dice
    for _ in range(50_000):
        near_a_minute = dice.randrange(1, 60_000) * 60 + dice.uniform(-1, 1)
        anything = 10 ** dice.uniform(-1, 6)
        for seconds in (near_a_minute, anything):
            text = ENGLISH.duration(Duration(seconds), dice.randrange(4))
            assert not OVER_59.search(text), (seconds, text)
        pace = Pace(near_a_minute)
        for text in (ENGLISH.pace(pace, UnitSystem.KM), ENGLISH.pace(pace, UnitSystem.MILES)):
            assert not OVER_59.search(text), (near_a_minute, text)


@given(st.floats(min_value=0.01, max_value=4e6))
def test_a_time_says_the_same_in_every_form(seconds: float) -> None:
    duration = Duration(seconds)
    exact = ENGLISH.exact_duration(duration)
    assert not OVER_59.search(exact)
    assert abs(_read_back(exact) - seconds) <= 0.0051
    assert abs(_read_back(ENGLISH.duration(duration)) - seconds) <= 0.5001
    for part in ENGLISH.duration_in_words(duration).split("\u00a0"):
        assert not re.match(r"[6-9]\d(?:\.\d+)? (?:s|min)$", part.replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(2850, "47:30"), (12.4, "12.4 s"), (222.66, "3:42.66"), (299.997, "5:00"), (60.0, "1:00"), (0.04, "0.04 s")],
)
def test_a_typed_time_keeps_the_fractions_it_has_and_no_more(seconds: float, text: str) -> None:
    assert ENGLISH.exact_duration(Duration(seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(4800, "1 h 20 min"), (80, "1 min 20 s"), (9.5, "9.5 s"), (59.996, "1 min"), (3600, "1 h"), (3599.996, "1 h")],
)
def test_a_time_in_words_has_its_units(seconds: float, text: str) -> None:
    assert ENGLISH.duration_in_words(Duration(seconds)).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("seconds_per_km", "per_km", "per_mile"),
    [
        (360, "6:00/km", "9:39/mi"),
        (299.97, "5:00/km", "8:03/mi"),
        (299.4, "4:59/km", "8:02/mi"),
        (59.6, "1:00/km", "1:36/mi"),
        (3599.6, "60:00/km", "96:33/mi"),
    ],
)
def test_a_pace_is_rounded_once_for_each_unit(seconds_per_km: float, per_km: str, per_mile: str) -> None:
    pace = Pace(seconds_per_km)
    assert ENGLISH.pace(pace, UnitSystem.KM) == per_km
    assert ENGLISH.pace(pace, UnitSystem.MILES) == per_mile


def test_a_speed_is_told_in_the_reader_s_unit() -> None:
    speed = Speed(10_000 / 3600)
    assert ENGLISH.speed(speed, UnitSystem.KM) == "10.0 km/h"
    assert ENGLISH.speed(speed, UnitSystem.MILES) == "6.2 mph"
    assert ENGLISH.metres_per_second(speed) == "2.78 m/s"
    assert COMMA.speed(speed, UnitSystem.KM) == "10,0 km/h"


@pytest.mark.parametrize(
    ("value", "decimals", "point", "comma"),
    [
        (9999, 0, "9999", "9999"),
        (9999.6, 0, "10,000", "10.000"),
        (10_000, 0, "10,000", "10.000"),
        (1_234_567.891, 2, "1,234,567.89", "1.234.567,89"),
        (1234.5, 1, "1234.5", "1234,5"),
        (0.05, 1, "0.1", "0,1"),
        (2.5, 0, "3", "3"),
        (-2.5, 0, "-3", "-3"),
        (-0.04, 1, "0.0", "0,0"),
        (-12_345.6, 1, "-12,345.6", "-12.345,6"),
    ],
)
def test_a_number_is_grouped_from_ten_thousand_and_written_with_the_reader_s_marks(
    value: float, decimals: int, point: str, comma: str
) -> None:
    assert ENGLISH.number(value, decimals) == point
    assert COMMA.number(value, decimals) == comma


@pytest.mark.parametrize(
    ("value", "decimals", "text"), [(2.5, 3, "2.5"), (25, 2, "25"), (0.0, 2, "0"), (-0.001, 2, "0"), (1200, 0, "1200")]
)
def test_zeros_at_the_end_can_be_left_out(value: float, decimals: int, text: str) -> None:
    assert ENGLISH.number(value, decimals, trim=True) == text


@given(st.floats(min_value=-1e9, max_value=1e9), st.integers(min_value=0, max_value=4))
def test_a_number_reads_back_within_half_of_its_last_place(value: float, decimals: int) -> None:
    text = ENGLISH.number(value, decimals)
    assert abs(float(text.replace(",", "")) - value) <= 0.5 * 10**-decimals * 1.0001 + abs(value) * 1e-15
    assert not re.fullmatch(r"-0(?:\.0*)?", text)
    assert COMMA.number(value, decimals) == text.translate(str.maketrans(",.", ".,"))


def test_the_decimal_mark_of_a_time_is_the_reader_s() -> None:
    assert COMMA.duration(Duration(222.66), 2) == "3:42,66"
    assert COMMA.exact_duration(Duration(9.58)) == "9,58 s"
    assert COMMA.decimal_mark("3:42.66") == "3:42,66"
    assert COMMA.length(Distance(1000), LengthUnit.MILE).replace("\u00a0", " ") == "0,621 mi"


@pytest.mark.parametrize(
    ("distance", "units", "typed", "text"),
    [
        (Distance(10_000), UnitSystem.KM, None, "10 km"),
        (Distance(10_000), UnitSystem.MILES, None, "6.21 mi"),
        (Distance(400), UnitSystem.KM, None, "400 m"),
        (Distance(1500), UnitSystem.KM, LengthUnit.M, "1500 m"),
        (Distance(1500), UnitSystem.KM, None, "1.5 km"),
        (Distance(10_000), UnitSystem.KM, LengthUnit.M, "10,000 m"),
        (Distance(8046.72), UnitSystem.KM, LengthUnit.MILE, "5 mi"),
        (MARATHON, UnitSystem.KM, None, "marathon"),
        (HALF_MARATHON, UnitSystem.MILES, None, "half marathon"),
        (MILE, UnitSystem.KM, None, "mile"),
    ],
)
def test_a_distance_is_told_as_runners_say_it(
    distance: Distance, units: UnitSystem, typed: LengthUnit | None, text: str
) -> None:
    assert ENGLISH.distance(distance, units, typed).replace("\u00a0", " ") == text


def test_a_number_and_its_unit_of_length_stay_on_one_line() -> None:
    assert " " not in ENGLISH.distance(Distance(10_000))
    assert " " not in ENGLISH.length(Distance(1000), LengthUnit.MILE)


@pytest.mark.parametrize(
    ("text", "told"),
    [("1954-05-06", "6 May 1954"), ("2026-07", "July 2026"), ("2019", "2019"), ("2024-12-31", "31 December 2024")],
)
def test_a_date_is_told_as_far_as_it_is_known(text: str, told: str) -> None:
    assert ENGLISH.partial_date(text) == told


def test_every_month_has_a_name() -> None:
    months = {ENGLISH.date(dt.date(2026, month, 1)) for month in range(1, 13)}
    assert len(months) == 12
    assert all(re.fullmatch(r"1 [A-Z][a-z]+ 2026", told) for told in months)


@pytest.mark.parametrize(
    ("own", "typed", "expected"),
    [
        (None, None, UnitSystem.KM),
        (None, LengthUnit.KM, UnitSystem.KM),
        (None, LengthUnit.M, UnitSystem.KM),
        (None, LengthUnit.MILE, UnitSystem.MILES),
        (None, LengthUnit.YARD, UnitSystem.MILES),
        (UnitSystem.KM, LengthUnit.MILE, UnitSystem.KM),
        (UnitSystem.MILES, LengthUnit.KM, UnitSystem.MILES),
    ],
)
def test_an_answer_follows_the_reader_s_units_and_else_what_was_typed(
    own: UnitSystem | None, typed: LengthUnit | None, expected: UnitSystem
) -> None:
    assert Reader(units=own).units_for(typed) is expected
    assert expected.other.other is expected


def test_a_language_without_a_catalogue_is_read_as_english() -> None:
    assert Wording(Reader(language="tlh")).say("marathon") == "marathon"


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert capitalised("the WR of a Scot") == "The WR of a Scot"
    assert capitalised("") == ""


def _read_back(text: str) -> float:
    seconds = 0.0
    for part in text.removesuffix(" s").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
