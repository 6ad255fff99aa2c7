"""The energy of runs against published values, and the methods against each other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.energy import (
    ACSM,
    COMPENDIUM,
    FASTEST,
    MARGARIA,
    SLOWEST,
    acsm_oxygen_running,
    compendium_mets,
    compendium_rows,
    energy_of_run,
    kcal_by_margaria,
    kcal_of_mets,
)
from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration, Speed
from bot.core.terms import Term

TABLE = Path(__file__).parents[1] / "data" / "energy.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def acsm_mets(speed: Speed) -> float:
    return acsm_oxygen_running(speed) / 3.5


def worked_out(row: dict[str, str]) -> float:
    given = {name: float(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}
    match row["calc"]:
        case "kcal_from_mets":
            return kcal_of_mets(given["mets"], given["mass_kg"], Duration(given["minutes"] * 60))
        case "acsm_run_mets":
            assert given["grade"] == 0
            return acsm_mets(Speed.from_mph(given["speed_mph"]))
        case _:
            low, high = SLOWEST.metres_per_second, FASTEST.metres_per_second
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if acsm_mets(Speed(middle)) < given["mets"] else (low, middle)
            return low * 60


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 4
    assert {row["calc"] for row in ROWS} == {"kcal_from_mets", "acsm_run_mets", "acsm_run_speed_for_mets"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    assert worked_out(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_the_compendium_is_as_tabled_and_straight_between_two_speeds() -> None:
    assert len(compendium_rows()) == 14
    assert [compendium_mets(speed) for speed, _ in compendium_rows()] == [mets for _, mets in compendium_rows()]
    assert compendium_mets(Speed.from_mph(5)) == 8.3
    assert compendium_mets(Speed.from_mph(14)) == 23.0
    assert compendium_mets(Speed.from_mph(9.5)) == pytest.approx((12.8 + 14.5) / 2)


def test_it_is_the_edition_of_2011_that_is_used() -> None:
    """The trap: 2024 has 9.3 for 6 to 6.3 mph, and some print numbers of 2011 under its name."""
    assert compendium_mets(Speed.from_mph(6)) == 9.8


def test_a_kilogram_and_a_kilometre_are_a_kilocalorie() -> None:
    assert kcal_by_margaria(Distance(10_000), 70) == pytest.approx(700)


def test_gross_and_net_differ_by_rest_alone() -> None:
    energy = energy_of_run(Distance(10_000), Duration(3600), 70)
    assert [one.method for one in energy.estimates] == [COMPENDIUM, ACSM, MARGARIA]
    for one in energy.estimates:
        assert one.gross - one.net == pytest.approx(70)
    by_method = {one.method: one for one in energy.estimates}
    assert by_method[MARGARIA].net == pytest.approx(700)
    assert by_method[ACSM].gross == pytest.approx((0.2 * 10_000 / 60 + 3.5) * 70 * 60 / 1000 * 5)


def test_a_slow_run_is_not_in_the_compendium() -> None:
    energy = energy_of_run(Distance(5_000), Duration(2700), 70)
    assert [one.method for one in energy.estimates] == [ACSM, MARGARIA]


@given(st.floats(85, 370), st.floats(5, 600), st.floats(20, 299))
def test_the_methods_agree_within_a_third_and_rise_with_weight(speed: float, minutes: float, weight_kg: float) -> None:
    run = Distance(speed * minutes), Duration(minutes * 60)
    energy = energy_of_run(*run, weight_kg)
    assert energy.net[0] > 0
    assert energy.gross[1] <= energy.gross[0] * 1.34
    assert energy_of_run(*run, weight_kg + 1).gross > energy.gross


@pytest.mark.parametrize(
    ("metres", "seconds", "weight_kg", "what"),
    [
        (10_000, 3_000, 19, Term.WEIGHT),
        (10_000, 3_000, 301, Term.WEIGHT),
        (10_000, 9_000, 70, Term.PACE),
        (400, 60, 70, Term.PACE),
        (1_000_000, 180_000, 70, Term.DURATION),
    ],
)
def test_it_refuses_what_no_method_holds_for(metres: float, seconds: float, weight_kg: float, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        energy_of_run(Distance(metres), Duration(seconds), weight_kg)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what
