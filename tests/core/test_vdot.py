"""VDOT against the printed tables, and against itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term
from bot.core.vdot import oxygen_cost, race_time, speed_at, sustainable_fraction, vdot_of

TABLE = Path(__file__).parents[1] / "data" / "vdot_race.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def numbers(row: dict[str, str]) -> dict[str, float]:
    return {name: float(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 242
    assert {row["calc"] for row in ROWS} == {"race_time_from_vdot", "vdot_from_race"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    given = numbers(row)
    distance = Distance(given["distance_m"])
    if row["calc"] == "vdot_from_race":
        found = vdot_of(distance, Duration(given["time_s"]))
    else:
        found = race_time(given["vdot"], distance).seconds
    assert found == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


@given(st.floats(20, 85), st.sampled_from([1500.0, 1609.344, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0]))
def test_a_race_time_is_worth_the_vdot_it_came_from(vdot: float, metres: float) -> None:
    duration = race_time(vdot, Distance(metres))
    if duration.seconds <= 21_600:
        assert vdot_of(Distance(metres), duration) == pytest.approx(vdot, abs=1e-5)


@given(st.floats(15, 90), st.floats(800, 42_195))
def test_a_race_time_solves_the_formula_wherever_it_is_worked_out(vdot: float, metres: float) -> None:
    duration = race_time(vdot, Distance(metres))
    cost = oxygen_cost(Distance(metres) / duration)
    assert cost / sustainable_fraction(duration) == pytest.approx(vdot, abs=1e-5)


@given(st.floats(5, 90))
def test_a_speed_costs_the_oxygen_it_came_from(oxygen: float) -> None:
    assert oxygen_cost(speed_at(oxygen)) == pytest.approx(oxygen, abs=1e-9)


def test_the_whole_uptake_lasts_about_eleven_minutes() -> None:
    assert sustainable_fraction(Duration(11 * 60)) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("metres", "seconds", "what"),
    [
        (700, 120, Term.DISTANCE),
        (50_000, 12_000, Term.DISTANCE),
        (800, 99, Term.DURATION),
        (42_195, 21_601, Term.DURATION),
        (5_000, 4_000, Term.VDOT),
    ],
)
def test_it_refuses_what_it_does_not_hold_for(metres: float, seconds: float, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        vdot_of(Distance(metres), Duration(seconds))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what
