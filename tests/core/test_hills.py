"""Minetti's energies against what he measured, and what they make of a course."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conditions import Grade
from bot.core.errors import Mistake, PersonError
from bot.core.hills import Stretch, cost_factor, course_factor, running_cost, walking_cost
from bot.core.quantities import Distance
from bot.core.terms import Term

TABLE = Path(__file__).parents[1] / "data" / "energy_grade.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ALL_ROWS = list(csv.DictReader(file))
COSTS = {"minetti_run_J_kg_m": running_cost, "minetti_walk_J_kg_m": walking_cost}
ROWS = [row for row in ALL_ROWS if row["calc"] in COSTS]

RUNNABLE = st.floats(-0.45, 0.45)
UPHILL = st.floats(0.0, 0.45)


def test_the_table_is_whole() -> None:
    """The rows of the treadmill are tried in ``test_treadmill``; those of energy in kcal belong to calories."""
    assert len(ALL_ROWS) == 19
    assert {row["calc"] for row in ALL_ROWS} == {
        *COSTS,
        "acsm_run_mets",
        "acsm_run_speed_for_mets",
        "acsm_walk_vo2",
        "treadmill_pace_s_per_mile",
        "kcal_from_mets",
    }
    assert len(ROWS) == 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    name, _, value = row["inputs"].partition("=")
    assert name == "grade"
    found = COSTS[row["calc"]](Grade(float(value)))
    assert found == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


@pytest.mark.parametrize("percent", [-9.9, -1.0, 0.0, 1.0, 9.9])
def test_the_fit_for_walking_is_not_used_near_the_level(percent: float) -> None:
    """It gives 2.5 J/kg/m on the level, where 1.64 was measured."""
    with pytest.raises(PersonError) as caught:
        walking_cost(Grade.from_percent(percent))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.GRADE


@pytest.mark.parametrize("percent", [-45.1, 45.1, 100.0, -1000.0])
@pytest.mark.parametrize("cost", [running_cost, walking_cost, cost_factor])
def test_beyond_what_was_measured_it_refuses(cost: object, percent: float) -> None:
    assert callable(cost)
    with pytest.raises(PersonError) as caught:
        cost(Grade.from_percent(percent))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["low"] == -45
    assert caught.value.params["high"] == 45


def test_running_downhill_is_cheapest_at_about_a_fifth() -> None:
    cheapest = min(range(-450, 451), key=lambda per_mille: running_cost(Grade(per_mille / 1000)))
    assert -220 <= cheapest <= -150


@given(UPHILL, UPHILL)
def test_uphill_costs_more_the_steeper_it_is(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert cost_factor(Grade(low)) <= cost_factor(Grade(high)) + 1e-12


@given(UPHILL)
def test_uphill_is_one_number(fraction: float) -> None:
    factor = course_factor((Stretch(1.0, Grade(fraction)),))
    assert factor.is_exact
    assert factor.low == pytest.approx(cost_factor(Grade(fraction)))


@given(st.floats(-0.45, -0.001))
def test_downhill_is_a_range_from_no_help_to_all_of_it(fraction: float) -> None:
    """The trap: a laboratory's whole benefit is up to three times what people have of it."""
    factor = course_factor((Stretch(1.0, Grade(fraction)),))
    assert factor.low <= 1.0 <= factor.high
    assert cost_factor(Grade(fraction)) in (factor.low, factor.high)


@given(RUNNABLE)
def test_a_loop_is_never_faster_than_the_flat_where_nothing_helps(fraction: float) -> None:
    steep = abs(fraction)
    factor = course_factor((Stretch(0.5, Grade(steep)), Stretch(0.5, Grade(-steep))))
    assert factor.high >= 1.0
    assert factor.low <= factor.high


def test_a_loop_takes_longer_than_the_flat_even_with_the_whole_benefit() -> None:
    for percent in (2, 5, 10, 20, 45):
        steep = percent / 100
        assert course_factor((Stretch(0.5, Grade(steep)), Stretch(0.5, Grade(-steep)))).low > 1.0


@given(st.floats(-400, 400))
def test_a_climb_along_the_road_is_the_climb_it_came_from(climb: float) -> None:
    grade = Grade.of_climb(climb, Distance(1000.0))
    assert grade.climb_per_metre * 1000 == pytest.approx(climb, abs=1e-9)
