"""Fitness tests: every published row, the traps of each table, and what is refused."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.fitness_tests.army import PASS, army_column, army_columns, army_score
from bot.core.fitness_tests.beep import (
    beep_distance,
    beep_levels,
    half_stages,
    leger_lambert_oxygen,
    leger_oxygen,
    ramsbottom_oxygen,
    stickland_oxygen,
)
from bot.core.fitness_tests.catalogue import EXAMPLES, INSTEAD, TYPED, FitnessTest, NotOffered, offered_tests
from bot.core.fitness_tests.club import kilometre_placing, mile_placing
from bot.core.fitness_tests.cooper import cooper_oxygen
from bot.core.fitness_tests.fitnessgram import Standing, fitnessgram_zone, girls_mile, girls_pacer, girls_zone
from bot.core.fitness_tests.mile_and_a_half import george_oxygen, run_oxygen
from bot.core.fitness_tests.rockport import rockport_oxygen
from bot.core.formulas import formulas_of
from bot.core.quantities import Distance, Duration, Speed
from bot.core.terms import Term

TABLE = Path(__file__).parents[1] / "data" / "fitness_tests.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
CATEGORIES = {"M": Category.MEN, "F": Category.WOMEN}


def inputs(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}


def found(row: dict[str, str]) -> float | str:
    given = inputs(row)
    match row["calc"]:
        case "beep_vo2max_ramsbottom":
            return ramsbottom_oxygen(int(given["level"]), int(given["shuttle"]))
        case "cooper12_vo2max":
            return cooper_oxygen(Distance(float(given["distance_m"])))
        case "aft_2mile_points":
            time = Duration(float(given["time_s"]))
            return army_score(time, int(given["age"]), CATEGORIES[given["sex"]]).points
        case "fitnessgram_zone":
            return fitnessgram_zone(float(given["vo2max"]), int(given["age"]), CATEGORIES[given["sex"]]).value
        case other:
            raise AssertionError(other)


def test_the_table_is_whole() -> None:
    assert Counter(row["calc"] for row in ROWS) == {
        "beep_vo2max_ramsbottom": 34,
        "cooper12_vo2max": 1,
        "aft_2mile_points": 84,
        "fitnessgram_zone": 8,
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    result = found(row)
    if row["tol"] == "exact":
        assert result == row["expected"]
    else:
        assert result == pytest.approx(float(row["expected"]), abs=float(row["tol"]) or 1e-9)


def refused(what: Term, make: object, *args: object) -> None:
    assert callable(make)
    with pytest.raises(PersonError) as caught:
        make(*args)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what


# What is offered


def test_what_is_offered_comes_from_the_registry() -> None:
    assert offered_tests() == tuple(FitnessTest)
    assert {one.id.split("_")[1] for one in formulas_of("test")} == set(FitnessTest)
    assert set(EXAMPLES) == set(TYPED) == set(FitnessTest)
    assert set(INSTEAD) == set(NotOffered)


# Runs and walks


def test_the_mile_and_a_half_by_hand() -> None:
    # 483 / 12 + 3.5 = 43.75
    assert run_oxygen(Duration(720)) == pytest.approx(43.75)
    # 88.02 - 0.1656 · 70 - 2.76 · 12 = 43.308, and 3.716 for men
    assert george_oxygen(Duration(720), 70.0, Category.WOMEN) == pytest.approx(43.308)
    assert george_oxygen(Duration(720), 70.0, Category.MEN) == pytest.approx(47.024)


def test_rockport_by_hand_and_in_pounds() -> None:
    # 132.853 - 0.0769 · 154.32 - 0.3877 · 45 - 3.2649 · 15 - 0.1565 · 130 = 34.22; 70 kg are 154.32 lb
    oxygen = rockport_oxygen(Duration(900), 70.0, 45, 130, Category.WOMEN)
    assert oxygen == pytest.approx(34.22, abs=0.01)
    men = rockport_oxygen(Duration(900), 70.0, 45, 130, Category.MEN)
    assert men - oxygen == pytest.approx(6.315)


def test_runs_and_walks_are_refused_outside_their_ranges() -> None:
    refused(Term.DISTANCE, cooper_oxygen, Distance(999))
    refused(Term.DISTANCE, cooper_oxygen, Distance(4901))
    refused(Term.DURATION, run_oxygen, Duration(1501))
    refused(Term.WEIGHT, george_oxygen, Duration(720), 131.0, Category.MEN)
    refused(Term.AGE, rockport_oxygen, Duration(900), 70.0, 19, 130, Category.MEN)
    refused(Term.AGE, rockport_oxygen, Duration(900), 70.0, 70, 130, Category.MEN)
    refused(Term.HEART_RATE, rockport_oxygen, Duration(900), 70.0, 45, 59, Category.MEN)
    refused(Term.OXYGEN, rockport_oxygen, Duration(1500), 160.0, 69, 200, Category.WOMEN)


# Shuttles


def test_the_levels_are_the_21_of_the_common_protocol() -> None:
    levels = beep_levels()
    assert list(levels) == list(range(1, 22))
    assert [levels[level].speed.kmh for level in (1, 2, 3, 21)] == pytest.approx([8.0, 9.0, 9.5, 18.5])
    assert sum(one.shuttles for one in levels.values()) == 247
    # A level lasts about a minute.
    for one in levels.values():
        assert one.shuttles * 20.0 / one.speed.metres_per_second == pytest.approx(60, abs=6)


def test_how_far_the_shuttles_were() -> None:
    assert beep_distance(1, 0) is None
    assert beep_distance(1, 7) == Distance(140.0)
    assert beep_distance(2, 0) == Distance(140.0)
    assert beep_distance(9, 4) == Distance(1520.0)
    assert beep_distance(21, 16) == Distance(4940.0)


def test_half_stages_count_what_was_run_to_its_middle_or_end() -> None:
    assert half_stages(9, 11) == 9.0
    assert half_stages(9, 6) == 8.5
    assert half_stages(9, 5) == 8.0
    assert half_stages(1, 0) == 0.0


def test_the_papers_on_shuttles_by_hand() -> None:
    speed = Speed.from_kmh(12.5)
    assert leger_lambert_oxygen(speed) == pytest.approx(53.7545)
    assert leger_oxygen(speed, 18) == pytest.approx(47.596)
    assert leger_oxygen(Speed.from_kmh(10), 12) == pytest.approx(42.861)
    assert stickland_oxygen(9.5, Category.MEN) == pytest.approx(54.925)
    assert stickland_oxygen(8.0, Category.WOMEN) == pytest.approx(47.9)


def test_the_papers_differ_by_several_ml_as_whoever_compared_them_found() -> None:
    figures = [
        ramsbottom_oxygen(9, 4),
        leger_oxygen(Speed.from_kmh(12.5), 18),
        leger_lambert_oxygen(Speed.from_kmh(12.5)),
        stickland_oxygen(8.0, Category.MEN),
    ]
    assert 5 < max(figures) - min(figures) < 12


def test_shuttles_that_no_level_has_are_refused() -> None:
    refused(Term.LEVEL, ramsbottom_oxygen, 3, 2)
    refused(Term.LEVEL, ramsbottom_oxygen, 22, 2)
    refused(Term.SHUTTLES, ramsbottom_oxygen, 9, 12)
    refused(Term.AGE, leger_oxygen, Speed.from_kmh(10), 7)


# The Army


def test_the_army_s_table_is_whole() -> None:
    columns = army_columns()
    assert len(columns) == 20
    assert sum(len(column.rows) for column in columns) == 2001
    for column in columns:
        assert column.rows[0].points == 100
        assert column.rows[-1].points == 0
    assert sum(row.is_disputed for column in columns for row in column.rows) == 2


def test_points_are_a_step_without_anything_in_between() -> None:
    column = army_column(27, Category.MEN)
    for faster, slower in zip(column.rows, column.rows[1:], strict=False):
        between = Duration((faster.slowest.seconds + slower.slowest.seconds) / 2)
        assert army_score(between, 27, Category.MEN).points == slower.points


def test_two_pairs_of_rows_are_printed_the_wrong_way_round_and_the_rule_holds_all_the_same() -> None:
    inverted = {
        (column.category, column.youngest): [(more.points, fewer.points) for more, fewer in column.inverted]
        for column in army_columns()
        if column.inverted
    }
    assert inverted == {(Category.WOMEN, 47): [(71, 70)], (Category.WOMEN, 52): [(61, 60)]}
    assert army_score(Duration(21 * 60 + 43), 50, Category.WOMEN).points == 71
    assert army_score(Duration(21 * 60 + 40), 50, Category.WOMEN).points == 71
    assert army_score(Duration(24 * 60 + 1), 54, Category.WOMEN).points == 61
    assert army_column(54, Category.WOMEN).times[PASS] == Duration(24 * 60 + 1)


@given(st.integers(17, 80), st.sampled_from(Category), st.floats(470, 3000), st.floats(0, 100))
def test_slower_never_earns_more_points(age: int, category: Category, seconds: float, slower: float) -> None:
    assert (
        army_score(Duration(seconds), age, category).points
        >= army_score(Duration(seconds + slower), age, category).points
    )


def test_age_groups_meet_without_a_gap_and_the_last_is_open() -> None:
    for category in Category:
        for age in range(17, 90):
            column = army_column(age, category)
            assert column.youngest <= age <= (column.oldest or age)
    refused(Term.AGE, army_column, 16, Category.MEN)


def test_below_the_table_there_are_no_points_and_the_way_on_is_named() -> None:
    score = army_score(Duration(3000), 27, Category.MEN)
    assert (score.points, score.row, score.is_pass) == (0, None, False)
    assert score.next_row is not None
    assert army_score(Duration(800), 27, Category.MEN).next_row is None


# Schoolchildren


def test_the_ends_of_a_zone_belong_to_it() -> None:
    zone = girls_zone(12)
    assert (zone.slow, zone.fast, zone.least_laps, zone.most_laps) == (Duration(720), Duration(540), 15, 41)
    assert girls_mile(Duration(720), 12) is Standing.WITHIN
    assert girls_mile(Duration(540), 12) is Standing.WITHIN
    assert girls_mile(Duration(720.1), 12) is Standing.BELOW
    assert girls_mile(Duration(539.9), 12) is Standing.ABOVE
    assert [girls_pacer(laps, 12) for laps in (14, 15, 41, 42)] == [
        Standing.BELOW,
        Standing.WITHIN,
        Standing.WITHIN,
        Standing.ABOVE,
    ]


def test_zones_are_for_10_to_18_years_only() -> None:
    for age in (9, 19):
        refused(Term.AGE, fitnessgram_zone, 40.0, age, Category.MEN)
        refused(Term.AGE, girls_mile, Duration(600), age)
        refused(Term.AGE, girls_pacer, 30, age)


# A club's test


def test_a_time_is_placed_among_the_guidance_times_of_its_distance() -> None:
    assert [kilometre_placing(Duration(seconds)).rank for seconds in (700, 500, 400, 300, 250, 200)] == [
        0.0,
        0.5,
        1.0,
        2.0,
        3.0,
        3.5,
    ]
    assert mile_placing(Duration(460)).rank == 2.0
    assert kilometre_placing(Duration(200)).is_beyond
    assert not kilometre_placing(Duration(500)).is_beyond
    assert kilometre_placing(Duration(1500)).rank == 0.0
    refused(Term.DURATION, mile_placing, Duration(200))
