"""Phrases: two or three quantities in any order, as people type them."""

from __future__ import annotations

import csv
import math
from itertools import product
from pathlib import Path

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.notation import TimeNote, read_phrase, read_time
from bot.core.quantities import Distance
from bot.core.units import LengthUnit

PERFORMANCES = [
    # phrase, metres, seconds
    ("6:00 1k", 1000, 360),
    ("10k in 47m30", 10_000, 2850),
    ("10k47:30", 10_000, 2850),
    ("10K/47:30", 10_000, 2850),
    ("10km,47:30", 10_000, 2850),
    ("10k - 47:30", 10_000, 2850),
    ("10k=47:30", 10_000, 2850),
    ("5k: 25:00", 5000, 1500),
    ("5km:20min", 5000, 1200),
    ("10k 47 30", 10_000, 2850),
    ("10k 47;30", 10_000, 2850),
    ("1 23 45 half", 21_097.5, 5025),
    ("I ran 10k in 47:30 today", 10_000, 2850),
    ("1:20 half", 21_097.5, 4800),
    ("half 1.45", 21_097.5, 6300),
    ("half in 1:45 h", 21_097.5, 6300),
    ("marathon 3", 42_195, 10_800),
    ("5k 20", 5000, 1200),
    ("20 5k", 5000, 1200),
    ("400 in 75", 400, 75),
    ("400m 75", 400, 75),
    ("58 400m", 400, 58),
    ("400 1:20", 400, 80),
    ("10k at 50:00", 10_000, 3000),
    ("marathon at 3:30", 42_195, 12_600),
    ("25m 5k", 5000, 1500),
    ("5k in 25m", 5000, 1500),
    ("1h 10k", 10_000, 3600),
    ("1h 10 miles", 16_093.44, 3600),
    ("1 hour 45 half", 21_097.5, 6300),
    ("47m 30 10k", 10_000, 2850),
    ("1h23'07 semi", 21_097.5, 4987),
    ("6:00 mile", 1609.344, 360),
    ("3:59.4 mile", 1609.344, 239.4),
    ("two miles in 12:30", 3218.688, 750),
    ("1½ miles 9:00", 2414.016, 540),
    ("½ marathon 1:30", 21_097.5, 5400),
    ("1/2 mile 2:30", 804.672, 150),
    (".5 mile 3:00", 804.672, 180),
    ("0,5 km 2:00", 500, 120),
    ("100m 12.8h", 100, 12.8),
    ("800 2:42:46", 800, 162.46),
    ("26.2 in 3:30", 42_164.8128, 12_600),
    ("42.2 4:00", 42_200, 14_400),
    ("1,500 m in 3:50", 1500, 230),
    ("5 000 m 20:00", 5000, 1200),
    ("18分30秒 5公里", 5000, 1110),
    ("10 км за 50:00", 10_000, 3000),
    ("10 Meilen in 1:20", 16_093.44, 4800),
    ("24h 100 miles", 160_934.4, 86_400),
    ("3 laps in 5:00", 1200, 300),
]
PACED = [
    # phrase, metres or None, seconds per km
    ("6:00/km 10k", 10_000, 360),
    ("12 km/h half", 21_097.5, 300),
    ("half @ 8:00/mi", 21_097.5, 298.2582),
    ("8 min miles marathon", 42_195, 298.2582),
    ("half @ 8:00 mile", 21_097.5, 298.2582),
    ("4:30 mile pace 5k", 5000, 167.7702),
    ("8:30 a mile 10 miles", 16_093.44, 316.8993),
    ("10 miles at 8:30 pace", 16_093.44, 316.8993),
    ("my 5k pace is 4:40", 5000, 280),
    ("pace 5:00 10k", 10_000, 300),
    ("10k @ 4:30", 10_000, 270),
    ("5mi@8:00", 8046.72, 298.2582),
    ("marathon im 4:40er Schnitt", 42_195, 280),
    ("5'00/km 21,1 km", 21_100, 300),
    ("7'30\"/mi 10k", 10_000, 279.617),
    ("7.5 mph 10k", 10_000, 298.2582),
    ("75/400m 5k", 5000, 187.5),
    ("75s per lap 1500", 1500, 187.5),
    ("3:36 per 800", None, 270),
    ("5:30 km", None, 330),
    ("6 min/km", None, 360),
    ("4:10/km", None, 250),
]
FAULTY = [
    # phrase, code, the part that is shown as wrong
    ("", Mistake.EMPTY, ""),
    ("   ", Mistake.EMPTY, "   "),
    ("hello", Mistake.NOT_UNDERSTOOD, "hello"),
    ("10k in fortyseven", Mistake.NOT_UNDERSTOOD, "fortyseven"),
    ("1e9 km", Mistake.NOT_UNDERSTOOD, "1e9"),
    ("5²k", Mistake.NOT_UNDERSTOOD, "²k"),
    ("5k in 5:75", Mistake.PART_OVER_59, "75"),
    ("-5k in 20:00", Mistake.NOT_POSITIVE, "-5k"),
    ("5k in 0:00", Mistake.NOT_POSITIVE, "0:00"),
    ("0 km in 5:00", Mistake.NOT_POSITIVE, "0 km"),
    ("5k in 1:30 pm", Mistake.CLOCK_TIME, "1:30 pm"),
    ("DNF 5k", Mistake.STATUS_WORD, "DNF"),
    ("10k 5k 40:00", Mistake.SAID_TWICE, "5k"),
    ("5 km in 25:00 at 5:00/km", Mistake.SAID_TWICE, "25:00"),
    ("marathon at 8:30 pace", Mistake.WHICH_UNIT, "8:30 pace"),
    ("10 in 45:00", Mistake.WHICH_UNIT, "10"),
    ("258 800m", Mistake.TIME_READS_TWO_WAYS, "258"),
    ("9.4 100m", Mistake.TIME_DOES_NOT_FIT, "9.4"),
    ("5 m 40:00", Mistake.TIME_DOES_NOT_FIT, "40:00"),
    ("99999 km in 5:00", Mistake.TOO_LARGE, "99999 km"),
    ("5k in 999999999999999999:00", Mistake.NOT_UNDERSTOOD, "999999999999999999:00"),
]


@pytest.mark.parametrize(("phrase", "metres", "seconds"), PERFORMANCES)
def test_a_distance_and_a_time(phrase: str, metres: float, seconds: float) -> None:
    read = read_phrase(phrase)
    assert read.distance is not None
    assert read.duration is not None
    assert (read.distance.metres, read.duration.seconds) == pytest.approx((metres, seconds))
    assert read.pace is None


@pytest.mark.parametrize(("phrase", "metres", "seconds_per_km"), PACED)
def test_a_pace_with_or_without_a_distance(phrase: str, metres: float | None, seconds_per_km: float) -> None:
    read = read_phrase(phrase)
    assert read.pace is not None
    assert read.pace.seconds_per_km == pytest.approx(seconds_per_km, rel=1e-6)
    assert (read.distance and read.distance.metres) == (metres and pytest.approx(metres))
    assert read.duration is None


@pytest.mark.parametrize(("phrase", "code", "culprit"), FAULTY)
def test_a_fault_has_a_code_a_place_and_an_example(phrase: str, code: Mistake, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_phrase(phrase)
    assert (caught.value.code, caught.value.culprit) == (code, culprit)
    assert caught.value.example
    read_phrase(caught.value.example)


def test_a_time_and_a_pace_are_read_beside_each_other() -> None:
    read = read_phrase("50:00 at 5:00/km")
    assert read.duration is not None
    assert read.pace is not None
    assert (read.duration.seconds, read.pace.seconds_per_km) == (3000, 300)


def test_repetitions_are_kept_apart_from_the_distance() -> None:
    read = read_phrase("6x800 at 3:05")
    assert read.distance is not None
    assert read.total_distance is not None
    assert read.duration is not None
    assert (read.reps, read.distance.metres, read.total_distance.metres, read.duration.seconds) == (6, 800, 4800, 185)


@pytest.mark.parametrize(
    ("phrase", "seconds"),
    [("sub 20 5k", 1200), ("sub-3 marathon", 10_800), ("sub 90 half", 5400), ("sub 2 half", 7200), ("5k < 20", 1200)],
)
def test_sub_is_a_limit(phrase: str, seconds: float) -> None:
    read = read_phrase(phrase)
    assert read.limit
    assert read.duration is not None
    assert read.duration.seconds == seconds


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [("10k in 50:00", LengthUnit.KM), ("10 miles in 80:00", LengthUnit.MILE), ("marathon in 3:30", None)],
)
def test_the_unit_that_was_typed_is_kept(phrase: str, unit: LengthUnit | None) -> None:
    assert read_phrase(phrase).unit is unit


def test_hours_for_want_of_believable_minutes_are_said() -> None:
    read = read_phrase("1:20 half")
    assert read.time_note is TimeNote.HOURS_AND_MINUTES
    assert read.other_time is not None
    assert read.other_time.seconds == 80


def test_a_rounded_race_is_offered_in_full() -> None:
    read = read_phrase("13.1 miles in 1:45")
    assert read.snap == Distance(21_097.5)


def test_a_runner_who_thinks_in_miles_is_asked_nothing() -> None:
    read = read_phrase("10 in 80:00", unit=LengthUnit.MILE)
    assert read.distance is not None
    assert read.distance.miles == pytest.approx(10)


def _rows(field: str) -> list[dict[str, str]]:
    table = Path(__file__).parents[1] / "data" / "inputs.csv"
    with table.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["field"] == field and row["kind"] != "error"]


# Times whose reading does not depend on a distance beside them, joined with distances that do not need a unit.
JOINED_TIMES = [row["input"] for row in _rows("time") if row["id"] in ("in002", "in012", "in013", "in015", "in025")]
JOINED_DISTANCES = [
    (row["input"], float(row["value"]))
    for row in _rows("distance")
    if row["may_ask"] != "yes" and 8000 < float(row["value"]) < 50_000
]


@pytest.mark.parametrize(("time", "distance"), list(product(JOINED_TIMES, JOINED_DISTANCES)))
@pytest.mark.parametrize(
    "form", ["{d} {t}", "{t} {d}", "{d} in {t}", "{t} for {d}", "{d} @ {t}", "{d} at {t}", "{d}, {t}"]
)
def test_table_rows_joined_in_any_order(form: str, time: str, distance: tuple[str, float]) -> None:
    written, metres = distance
    read = read_phrase(form.format(d=written, t=time))
    assert read.distance is not None
    assert read.duration is not None
    assert read.distance.metres == pytest.approx(metres, rel=5e-4)
    expected = read_time(time, distance=read.distance).duration.seconds
    assert math.isclose(read.duration.seconds, expected)
