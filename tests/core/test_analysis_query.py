"""What splits are read as: of which length, single or cumulative, in minutes or hours."""

from __future__ import annotations

import pytest

from bot.core.analysis_query import SplitReading, work_out_analysis
from bot.core.analysis_words import EXAMPLE
from bot.core.errors import Mistake, PersonError
from bot.core.notation.time_list import Scale
from bot.core.splits import Rest
from bot.core.units import METRES_PER_MILE

MILE = METRES_PER_MILE
EVEN_KM = " ".join(["4:58"] * 21)
FIVE = [242.0, 245.0, 250.0, 252.0, 241.0]


def seconds(reading: SplitReading) -> list[float]:
    return [round(duration.seconds, 3) for duration in reading.analysis.durations]


def lengths(reading: SplitReading) -> list[float]:
    return [] if reading.layout is None else [round(metres, 1) for metres in reading.layout.metres]


@pytest.mark.parametrize(
    ("typed", "times", "each"),
    [
        ("5k: 4:02 4:05 4:10 4:12 4:01", FIVE, 1000),
        ("5 km 4:02 4:05 4:10 4:12 4:01", FIVE, 1000),
        ("my 5k splits were 4:02, 4:05, 4:10, 4:12 and 4:01", FIVE, 1000),
        ("4:02 4:05 4:10 4:12 4:01 5k", FIVE, 1000),
        ("km splits 4:02 4:05 4:10 4:12 4:01", FIVE, 1000),
        ("km 1: 4:02\nkm 2: 4:05\nkm 3: 4:10\nkm 4: 4:12\nkm 5: 4:01", FIVE, 1000),
        ("1k 4:02 1k 4:05 1k 4:10 1k 4:12 1k 4:01", FIVE, 1000),
        ("4:02/km 4:05/km 4:10/km 4:12/km 4:01/km", FIVE, 1000),
        ("5x1k: 4:02 4:05 4:10 4:12 4:01", FIVE, 1000),
        ("je 1 km: 4:02 4:05 4:10 4:12 4:01", FIVE, 1000),
        ("5 km: 4:02 8:07 12:17 16:29 20:30", FIVE, 1000),
        ("5k cumulative 4:02 8:07 12:17 16:29 20:30", FIVE, 1000),
        ("Durchgangszeiten 5 km: 4:02; 8:07; 12:17; 16:29; 20:30", FIVE, 1000),
        ("400s: 78 80 81 79", [78, 80, 81, 79], 400),
        ("400er: 78 80 81 79", [78, 80, 81, 79], 400),
        ("4x400: 78 80 81 79", [78, 80, 81, 79], 400),
        ("4 × 400m 78,5 80,2 81 79", [78.5, 80.2, 81, 79], 400),
        ("400m laps 78 80 81 79", [78, 80, 81, 79], 400),
        ("78 80 81 79 400m each", [78, 80, 81, 79], 400),
        ("400: 78 80 81 79", [78, 80, 81, 79], 400),
        ("2:32 2:35 2:38 2:30 800m laps", [152, 155, 158, 150], 800),
        ("mile splits 6:30 6:40 6:35", [390, 400, 395], MILE),
        ("mile 75 76 77 74", [75, 76, 77, 74], MILE / 4),
        ("10k: 24:00 25:00", [1440, 1500], 5000),
        ("10 km: 45 46 47", [2700, 2760, 2820], 10_000),
        ("marathon 1:45 1:47", [6300, 6420], 21_097.5),
        ("Halbmarathon 53:02 51:58", [3182, 3118], 10_548.75),
    ],
)
def test_splits_of_one_length(typed: str, times: list[float], each: float) -> None:
    reading = work_out_analysis(typed)
    assert seconds(reading) == times
    assert lengths(reading) == [round(each, 1)] * len(times)


@pytest.mark.parametrize(
    ("typed", "expected", "rest"),
    [
        (f"half: {EVEN_KM} 0:29", [*[1000.0] * 21, 97.5], Rest.LAST),
        ("5k: 8:02 8:10 8:05 0:50", [*[1609.3] * 3, 172.0], Rest.LAST),
        ("1500: 48 65 66 64", [300, 400, 400, 400], Rest.FIRST),
        ("1500: 64 65 66 48", [400, 400, 400, 300], Rest.LAST),
        ("marathon 24:10 24:20 24:30 24:40 24:50 25:00 25:10 25:20 11:00", [*[5000.0] * 8, 2195.0], Rest.LAST),
        ("mile: 2 66 66 66 65", [9.3, 400, 400, 400, 400], Rest.FIRST),
        ("1000m 400m splits 70 71 35", [400, 400, 200], Rest.LAST),
    ],
)
def test_a_shorter_split_is_found(typed: str, expected: list[float], rest: Rest) -> None:
    reading = work_out_analysis(typed)
    assert lengths(reading) == expected
    assert reading.layout is not None
    assert reading.layout.rest is rest


def test_marks_beside_the_times_say_how_long_the_splits_are() -> None:
    reading = work_out_analysis("10k 48:50 half 1:43:30 30k 2:27:30 marathon 3:30:00")
    assert lengths(reading) == [10_000, 11_097.5, 8_902.5, 12_195]
    assert reading.is_cumulative
    assert reading.analysis.duration.seconds == 12_600


def test_single_and_cumulative_are_told_apart_by_what_is_more_even() -> None:
    cumulative = work_out_analysis("4:02 8:07 12:17")
    assert (seconds(cumulative), cumulative.is_cumulative, cumulative.is_guessed) == ([242, 245, 250], True, True)
    single = work_out_analysis("4:02 4:05 4:10")
    assert (seconds(single), single.is_cumulative) == ([242, 245, 250], False)


def test_a_word_decides() -> None:
    assert seconds(work_out_analysis("laps 4:02 8:07 12:17")) == [242, 487, 737]
    assert not work_out_analysis("4:02 8:07 12:17 laps").is_guessed
    assert seconds(work_out_analysis("cumulative 60 90 100")) == [60, 30, 10]


def test_without_a_distance_no_length_is_made_up() -> None:
    reading = work_out_analysis("78 80 81 79")
    assert reading.layout is None
    assert reading.analysis.distance is None


def test_the_dot_of_minutes_and_seconds() -> None:
    assert work_out_analysis("4.02 4.05 4.10").scale is Scale.DOTS
    assert work_out_analysis("100m splits 14.02 14.05 14.10").scale is Scale.USUAL
    assert seconds(work_out_analysis("3k: 14.02 14.05 14.10")) == [842, 845, 850]


@pytest.mark.parametrize(
    ("typed", "option", "expected"),
    [
        ("4:02 4:05 4:10 4:12 4:01", "5k", [1000.0] * 5),
        ("78 80", "400s", [400.0] * 2),
        ("78 80", "400 m each", [400.0] * 2),
        ("4:02 4:05", "1 km each", [1000.0] * 2),
        ("6:30 6:40", "1 mi each", [1609.3] * 2),
        ("10k: 4:02 4:05", "km splits", [1000.0] * 2),
        ("km splits 4:02 4:05 2:00", "2.5 km", [1000.0, 1000.0, 500.0]),
        ("10:00 10:10", "5k total", [2500.0] * 2),
    ],
)
def test_the_option_says_how_long(typed: str, option: str, expected: list[float]) -> None:
    assert lengths(work_out_analysis(typed, option)) == expected


@pytest.mark.parametrize(
    ("typed", "option", "code"),
    [
        ("banana", "", Mistake.NOT_UNDERSTOOD),
        (" ", "", Mistake.EMPTY),
        ("5k: 20:00", "", Mistake.OUTSIDE_RANGE),
        ("5k", "", Mistake.OUTSIDE_RANGE),
        ("9 " * 61, "", Mistake.OUTSIDE_RANGE),
        ("4:75 4:02", "", Mistake.PART_OVER_59),
        ("cumulative 4:02 8:07 8:06", "", Mistake.NOT_RISING),
        ("4x400: 78 80 81", "", Mistake.SPLITS_DO_NOT_FIT),
        ("5k 24:10 10k 48:00 15k 1:12:00 1:38:00", "", Mistake.SPLITS_DO_NOT_FIT),
        ("10k 24:10 5k 48:00", "", Mistake.SAID_TWICE),
        ("5k: 4:02 4:05 4:10 4:12 0:01", "", Mistake.FASTER_THAN_RECORD),
        ("1:32 1:35 1:38 1:30 800m laps", "", Mistake.FASTER_THAN_RECORD),
        ("4:02 4:05", "banana", Mistake.NOT_UNDERSTOOD),
        ("4:02 4:05", "4:10", Mistake.WRONG_KIND),
        ("km splits 4:02 4:05", "half", Mistake.SPLITS_DO_NOT_FIT),
    ],
)
def test_what_does_not_read_is_told_with_an_example_that_works(typed: str, option: str, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_analysis(typed, option)
    error = caught.value
    assert error.code is code
    assert error.text
    work_out_analysis(typed, error.example) if option else work_out_analysis(error.example)


def test_a_mistake_is_told_where_it_stands() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_analysis("5k: 4:02 4:05 4:10 4:12 0:01")
    assert caught.value.culprit == "0:01"
    assert caught.value.example == EXAMPLE


@pytest.mark.parametrize(
    ("typed", "times", "each"),
    [
        ("800 58 62", [58, 62], 400),
        ("800 58 2:00", [58, 62], 400),
        ("800 m 58,3 1.02,4", [58.3, 62.4], 400),
        ("400 m 58,3 1.02,4", [58.3, 62.4], 400),
        ("400 78 80", [78, 80], 400),
        ("400 30 32", [30, 32], 200),
        ("3000 3:30 3:35 3:20", [210, 215, 200], 1000),
        ("miles 8:01 8:05 7:59", [481, 485, 479], MILE),
        ("8:01 8:05 7:59 miles", [481, 485, 479], MILE),
        ("marathon half 1:45 finish 3:35", [6300, 6600], 21_097.5),
        ("Marathon Halbzeit 1:45 Ziel 3:35", [6300, 6600], 21_097.5),
        ("marathon halfway 1:45 3:35", [6300, 6600], 21_097.5),
        ("marathon 1.45 3.35", [6300, 6600], 21_097.5),
        ("half 52:30 51:10", [3150, 3070], 10_548.75),
        ("5km 24:10, 10km 48:50, 15km 1:13:40, 20km 1:39", [1450, 1480, 1490, 1520], 5000),
        ("5 km Splits: 4:02 4:05 4:10 4:12 4:01 bitte", FIVE, 1000),
    ],
)
def test_splits_as_typed_on_a_phone(typed: str, times: list[float], each: float) -> None:
    reading = work_out_analysis(typed)
    assert seconds(reading) == times
    assert lengths(reading) == [pytest.approx(each, abs=0.1)] * len(times)


def test_a_bare_track_distance_before_its_splits_is_no_split() -> None:
    reading = work_out_analysis("1500 48 1:53 2:59 4:03")
    assert seconds(reading) == [48, 65, 66, 64]
    assert lengths(reading) == [300, 400, 400, 400]


@pytest.mark.parametrize("typed", ["1) 4:02 2) 4:05 3) 4:10", "1. 4:02 2. 4:05 3. 4:10"])
def test_numbers_that_only_count_are_no_times(typed: str) -> None:
    assert seconds(work_out_analysis(typed)) == [242, 245, 250]


@pytest.mark.parametrize("typed", ["402 405 410", "5k 402 405 410 412 401", "400: 102 104"])
def test_times_without_their_colons_are_asked_about(typed: str) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_analysis(typed)
    assert caught.value.code is Mistake.TIME_READS_TWO_WAYS
    assert caught.value.culprit in ("402", "102")
