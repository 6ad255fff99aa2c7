"""Heat against the published tables, at every boundary, and the dew point against itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conditions import Temperature
from bot.core.errors import Mistake, PersonError
from bot.core.heat import FOLDER, Slowing, dew_point_of, heat_slowing, heat_sum, marathon_off_record
from bot.core.quantities import Speed
from bot.core.terms import Term
from bot.core.units import celsius_from_fahrenheit
from bot.core.wind import Drag, calm_air_percent

TABLE = Path(__file__).parents[1] / "data" / "conditions.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def fahrenheit(degrees: float) -> Temperature:
    return Temperature(celsius_from_fahrenheit(degrees), in_fahrenheit=True)


def found(row: dict[str, str]) -> float:
    inputs = dict(part.split("=", 1) for part in row["inputs"].split(";"))
    if row["calc"] == "heat_ely_pct":
        return marathon_off_record(float(inputs["wbgt_c"]), inputs["group"])
    if row["calc"] == "air_resistance_calm_pct":
        return calm_air_percent(Speed(float(inputs["speed_mps"])), Drag.DAVIES)
    slowing = heat_slowing(fahrenheit(float(inputs["temp_f"])), fahrenheit(float(inputs["dew_f"])))
    match row["calc"]:
        case "heat_hadley_pct_min":
            return slowing.low
        case "heat_hadley_pct_max":
            return slowing.high
        case "heat_hadley_pace_fast":
            return float(inputs["pace_s"]) * slowing.factor.low
        case _:
            return float(inputs["pace_s"]) * slowing.factor.high


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 22
    assert {row["calc"] for row in ROWS} == {
        "heat_hadley_pct_min",
        "heat_hadley_pct_max",
        "heat_hadley_pace_fast",
        "heat_hadley_pace_slow",
        "heat_ely_pct",
        "air_resistance_calm_pct",
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    assert found(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]) + 1e-9)


def test_the_data_has_every_band_once_and_leaves_no_gap() -> None:
    with (FOLDER / "hadley.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10
    assert [int(row["sum_min"]) for row in rows[1:]] == [int(row["sum_max"]) + 1 for row in rows[:-1]]
    assert rows[-1]["slow_pct_max"] == ""
    with (FOLDER / "ely_2007.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 8


@pytest.mark.parametrize(
    ("total", "slowing"),
    [
        (-40, Slowing(0, 0)),
        (100, Slowing(0, 0)),
        (101, Slowing(0, 0.5)),
        (110, Slowing(0, 0.5)),
        (111, Slowing(0.5, 1)),
        (131, Slowing(2, 3)),
        (150, Slowing(3, 4.5)),
        (151, Slowing(4.5, 6)),
        (180, Slowing(8, 10)),
    ],
)
def test_the_boundaries_of_the_table(total: int, slowing: Slowing) -> None:
    temperature = fahrenheit(total / 2 + 3)
    dew_point = fahrenheit(total / 2 - 3)
    assert heat_sum(temperature, dew_point) == total
    assert heat_slowing(temperature, dew_point) == slowing


def test_a_sum_is_rounded_before_it_is_looked_up() -> None:
    assert heat_slowing(fahrenheit(60.4), fahrenheit(40.0)) == Slowing(0, 0)
    assert heat_slowing(fahrenheit(60.5), fahrenheit(40.0)) == Slowing(0, 0.5)


def test_above_180_there_is_no_figure() -> None:
    with pytest.raises(PersonError) as caught:
        heat_slowing(fahrenheit(100), fahrenheit(81))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.HEAT_SUM
    assert caught.value.params["value"] == 181


def test_air_has_no_dew_point_above_its_temperature() -> None:
    assert heat_slowing(Temperature(20.0), Temperature(20.0)) is not None
    with pytest.raises(PersonError) as caught:
        heat_slowing(Temperature(20.0), Temperature(21.0))
    assert caught.value.params["what"] is Term.DEW_POINT


def test_repeats_lose_half() -> None:
    assert Slowing(3, 4.5).halved == Slowing(1.5, 2.25)


@pytest.mark.parametrize(
    ("celsius", "humidity", "dew_point"), [(25.0, 50.0, 13.9), (30.0, 80.0, 26.2), (20.0, 40.0, 6.0), (0.0, 90.0, -1.4)]
)
def test_dew_points_as_hygrometers_have_them(celsius: float, humidity: float, dew_point: float) -> None:
    assert dew_point_of(Temperature(celsius), humidity).celsius == pytest.approx(dew_point, abs=0.1)


@given(st.floats(-40, 50), st.floats(1, 100))
def test_a_dew_point_is_never_above_the_temperature(celsius: float, humidity: float) -> None:
    assert dew_point_of(Temperature(celsius), humidity).celsius <= celsius + 1e-9


@pytest.mark.parametrize(
    ("celsius", "humidity", "what"),
    [
        (51.0, 50.0, Term.TEMPERATURE),
        (-41.0, 50.0, Term.TEMPERATURE),
        (20.0, 0.5, Term.HUMIDITY),
        (20.0, 101.0, Term.HUMIDITY),
    ],
)
def test_beyond_its_range_the_dew_point_is_refused(celsius: float, humidity: float, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        dew_point_of(Temperature(celsius), humidity)
    assert caught.value.params["what"] is what


@pytest.mark.parametrize(("wbgt", "percent"), [(5.1, 1.7), (10.0, 1.7), (10.05, 2.5), (20.0, 3.3), (25.0, 4.5)])
def test_the_marathons_by_band(wbgt: float, percent: float) -> None:
    assert marathon_off_record(wbgt, "top3_men") == percent


@pytest.mark.parametrize("wbgt", [5.0, 25.1])
def test_beyond_the_marathons_it_refuses(wbgt: float) -> None:
    with pytest.raises(PersonError):
        marathon_off_record(wbgt, "top3_men")
