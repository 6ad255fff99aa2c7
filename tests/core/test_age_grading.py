"""Age grading against the published tables, and against itself."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.age_grading import (
    Level,
    grade_on_road,
    grade_on_track,
    road_factor,
    road_standard,
    track_factor,
)
from bot.core.age_tables import TRACK_DISTANCES, Edition, age_table
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON, MILE, Category
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

DATA = Path(__file__).parents[1] / "data"
WHOSE = {"M": Category.MEN, "F": Category.WOMEN}
LENGTHS = {"half": HALF_MARATHON, "marathon": MARATHON}
categories = st.sampled_from(list(Category))
ages = st.integers(5, 100)
road_lengths = st.floats(1609.344, 200_000).map(Distance)


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def length(event: str) -> Distance:
    if event in LENGTHS:
        return LENGTHS[event]
    unit = {"mi": MILE.metres, "km": 1000.0}.get(event[-2:])
    return Distance(int(event[:-2]) * unit) if unit else Distance(float(event[:-1]))


ROAD, TRACK = rows("age_grade_road.csv"), rows("age_grade_track.csv")


def worked_out(row: dict[str, str]) -> float:
    given = dict(part.split("=") for part in row["inputs"].split(";"))
    category, distance, age = WHOSE[given["sex"]], length(given["event"]), int(given["age"])
    duration = Duration(float(given.get("time_s", 1)))
    if given["tables"] == Edition.TRACK_2023:
        grade = grade_on_track(age, duration, distance=distance, category=category)
    else:
        grade = grade_on_road(age, distance, duration, category=category, edition=Edition(given["tables"]))
    assert not grade.is_approximate
    match row["calc"]:
        case "age_factor":
            return grade.factor
        case "age_grade_pct":
            return grade.percent
        case _:
            assert row["calc"] == "age_standard_s"
            return grade.age_standard.seconds


def test_the_tables_of_published_figures_are_whole() -> None:
    assert (len(ROAD), len(TRACK)) == (166, 48)
    assert {row["calc"] for row in (*ROAD, *TRACK)} == {"age_factor", "age_grade_pct", "age_standard_s"}


@pytest.mark.parametrize("row", [*ROAD, *TRACK], ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    assert worked_out(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_the_tables_are_read_whole() -> None:
    for category in Category:
        road, before = age_table(Edition.ROAD_2025, category), age_table(Edition.ROAD_2020, category)
        track = age_table(Edition.TRACK_2023, category)
        assert (len(road.distances), len(before.distances), len(track.distances)) == (22, 21, 11)
        assert sorted(road.factors) == sorted(before.factors) == list(range(5, 101))
        assert sorted(track.factors) == list(range(5, 111))
        for table in (road, before, track):
            assert all(len(row) == len(table.distances) for row in table.factors.values())
            assert all(0 < factor <= 1 for row in table.factors.values() for factor in row)
            assert list(table.standards) == sorted(table.standards)


# Traps


def test_between_two_distances_the_factor_is_what_is_interpolated_as_the_workbook_does() -> None:
    """6 km at 5 years, men: 0.608 at 5 km and 0.5073 at 10 km give 0.5815, as printed."""
    share = math.log(6000 / 5000) / math.log(10_000 / 5000)
    assert 0.608 + share * (0.5073 - 0.608) == pytest.approx(0.5815, abs=5e-5)
    assert road_factor(5, Distance(6000), category=Category.MEN) == 0.5815
    before, after = (road_factor(52, Distance(metres), category=Category.WOMEN) for metres in (8046.72, 10_000))
    share = math.log(9000 / 8046.72) / math.log(10_000 / 8046.72)
    between = road_factor(52, Distance(9000), category=Category.WOMEN)
    assert between == pytest.approx(before + share * (after - before), rel=1e-12)


def test_a_mile_on_the_track_and_a_mile_on_the_road_are_two_events() -> None:
    on_track = grade_on_track(40, Duration(270), distance=MILE, category=Category.MEN)
    on_road = grade_on_road(40, MILE, Duration(270), category=Category.MEN)
    assert (on_track.open_standard.seconds, on_road.open_standard.seconds) == (223.13, 227)
    assert on_track.percent == pytest.approx(86.9, abs=0.05)
    assert on_road.percent != pytest.approx(on_track.percent, abs=0.5)


def test_the_open_standard_of_four_miles_is_the_one_of_the_sheets() -> None:
    four = Distance(4 * MILE.metres)
    assert road_standard(four, category=Category.MEN).seconds == 1000
    assert road_standard(four, category=Category.WOMEN).seconds == 1087


@given(ages, st.floats(42_195, 200_000), categories)
def test_beyond_the_marathon_the_factor_does_not_change(age: int, metres: float, category: Category) -> None:
    at_marathon = road_factor(age, MARATHON, category=category)
    assert road_factor(age, Distance(metres), category=category) == at_marathon


def test_under_thirty_the_track_takes_the_figures_of_2015() -> None:
    assert track_factor(29, distance=Distance(3000), category=Category.MEN) == 0.9991
    assert track_factor(30, distance=Distance(3000), category=Category.MEN) == 1
    assert track_factor(5, distance=Distance(800), category=Category.WOMEN) == 0.5989
    assert track_factor(110, distance=Distance(10_000), category=Category.WOMEN) == 0.04


@given(ages, road_lengths, categories)
def test_between_two_distances_all_lies_between_theirs(age: int, distance: Distance, category: Category) -> None:
    table = age_table(Edition.ROAD_2025, category)
    grade = grade_on_road(age, distance, Duration(3600), category=category)
    assert min(table.factors[age]) <= grade.factor <= max(table.factors[age])
    below = [place for place, metres in enumerate(table.distances) if metres <= distance.metres * 1.0004]
    above = [place for place, metres in enumerate(table.distances) if metres >= distance.metres / 1.0004]
    low, high = table.standards[below[-1] if below else 0], table.standards[above[0]]
    assert low.seconds * 0.999 <= grade.open_standard.seconds <= high.seconds * 1.001


@given(ages, road_lengths, st.floats(100, 100_000), categories)
def test_a_grade_agrees_with_itself(age: int, distance: Distance, seconds: float, category: Category) -> None:
    grade = grade_on_road(age, distance, Duration(seconds), category=category)
    assert grade.percent == pytest.approx(100 * grade.age_standard.seconds / seconds)
    assert grade.percent == pytest.approx(100 * grade.open_standard.seconds / grade.graded.seconds)
    assert grade.duration_for(grade.percent).seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("percent", "level"),
    [(100, Level.WORLD_RECORD), (99.9, Level.WORLD), (90, Level.WORLD), (89.9, Level.NATIONAL), (80, Level.NATIONAL),
     (70, Level.REGIONAL), (69.9, Level.LOCAL), (60, Level.LOCAL), (59.9, None), (20, None)],
)  # fmt: skip
def test_a_level_is_reached_from_its_percentage_on(percent: float, level: Level | None) -> None:
    seconds = 769 / percent * 100
    assert grade_on_road(25, Distance(5000), Duration(seconds * (1 - 1e-12)), category=Category.MEN).level is level


# Outside the tables


@pytest.mark.parametrize("age", [-1, 0, 4, 101, 110, 130])
def test_an_age_outside_the_road_tables_is_refused(age: int) -> None:
    with pytest.raises(PersonError) as caught:
        grade_on_road(age, Distance(5000), Duration(1200), category=Category.WOMEN)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.AGE
    assert (caught.value.params["low"], caught.value.params["high"]) == (5, 100)


@pytest.mark.parametrize("age", [4, 111])
def test_an_age_outside_the_track_tables_is_refused(age: int) -> None:
    with pytest.raises(PersonError) as caught:
        track_factor(age, distance=MILE, category=Category.MEN)
    assert (caught.value.params["low"], caught.value.params["high"]) == (5, 110)


@pytest.mark.parametrize("metres", [800, 1500, 1600, 200_100, 250_000])
def test_a_distance_outside_the_road_tables_is_refused(metres: float) -> None:
    for ask in (road_standard, lambda one, category: road_factor(40, one, category=category)):
        with pytest.raises(PersonError) as caught:
            ask(Distance(metres), category=Category.MEN)
        assert caught.value.params["what"] is Term.DISTANCE


@pytest.mark.parametrize("metres", [50, 300, 600, 1600, 2000, 3218.688, 21_097.5])
def test_the_track_knows_its_own_races_only(metres: float) -> None:
    with pytest.raises(PersonError) as caught:
        grade_on_track(40, Duration(600), distance=Distance(metres), category=Category.MEN)
    assert caught.value.code is Mistake.NOT_IN_TABLES
    assert caught.value.params["known"] == TRACK_DISTANCES
