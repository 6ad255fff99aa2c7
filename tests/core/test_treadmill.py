"""Belts against the published rows, the equations against each other, and the two rules that must not be stacked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conditions import Grade
from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Pace, Speed
from bot.core.terms import Term
from bot.core.treadmill import (
    belt_pace,
    flat_running_speed,
    mets,
    outdoor_incline,
    running_oxygen,
    running_speed,
    walking_oxygen,
)
from bot.core.treadmill_query import Gait, Outdoors, work_out_treadmill

TABLE = Path(__file__).parents[1] / "data" / "energy_grade.csv"
CALCULATIONS = {"acsm_run_mets", "acsm_run_speed_for_mets", "acsm_walk_vo2", "treadmill_pace_s_per_mile"}
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = [row for row in csv.DictReader(file) if row["calc"] in CALCULATIONS]


def found(row: dict[str, str]) -> float:
    numbers = {name: float(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}
    match row["calc"]:
        case "acsm_run_mets":
            return mets(running_oxygen(Speed.from_mph(numbers["speed_mph"]), Grade(numbers["grade"])))
        case "acsm_run_speed_for_mets":
            return running_speed(numbers["mets"] * 3.5).metres_per_second * 60
        case "acsm_walk_vo2":
            return walking_oxygen(Speed.from_mph(numbers["speed_mph"]), Grade(numbers["grade"]))
        case _:
            return belt_pace(Speed.from_mph(numbers["speed_mph"])).seconds_per_mile


def test_the_table_is_whole() -> None:
    """The other rows are tried in ``test_hills`` and, those of energy in kcal, where calories are."""
    assert len(ROWS) == 12
    assert {row["calc"] for row in ROWS} == CALCULATIONS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    assert found(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


@given(st.floats(1.4, 7.4), st.floats(0, 0.4))
def test_the_flat_speed_takes_the_oxygen_of_the_incline(metres_per_second: float, grade: float) -> None:
    speed, incline = Speed(metres_per_second), Grade(grade)
    flat = flat_running_speed(speed, incline)
    assert flat.metres_per_second == pytest.approx(metres_per_second * (1 + 4.5 * grade))
    oxygen = running_oxygen(speed, incline)
    if oxygen <= 93.5:
        assert running_speed(oxygen).metres_per_second == pytest.approx(flat.metres_per_second)


@given(st.floats(60.0, 3000.0))
def test_a_pace_comes_back_from_its_belt_speed(seconds: float) -> None:
    pace = Pace(seconds)
    assert belt_pace(pace.speed).seconds_per_km == pytest.approx(seconds)
    assert 3600 / pace.speed.kmh == pytest.approx(seconds)
    assert 3600 / pace.speed.mph == pytest.approx(pace.seconds_per_mile)


def test_one_per_cent_stands_in_for_the_air_and_is_not_added_to_the_equation() -> None:
    """The trap: ACSM's 4.5 % for each per cent is against a flat belt, the 1 % rule against the road."""
    answer = work_out_treadmill("12 km/h 1 %")
    assert outdoor_incline(answer.speed) == Grade(0.01)
    assert answer.is_like_outdoors
    assert answer.on_incline is not None
    assert answer.on_incline.acsm is not None
    assert answer.on_incline.acsm.kmh == pytest.approx(12 * 1.045)
    six = work_out_treadmill("12 km/h 6 %")
    assert six.on_incline is not None
    assert six.on_incline.acsm is not None
    assert six.on_incline.acsm.kmh == pytest.approx(12 * (1 + 4.5 * 0.06))  # nothing taken off, nothing put on
    assert not six.is_like_outdoors


@pytest.mark.parametrize(
    ("kmh", "outdoors"),
    [
        (6.0, Outdoors.NEGLIGIBLE),
        (10.4, Outdoors.NEGLIGIBLE),
        (10.5, Outdoors.ONE_PERCENT),
        (18.0, Outdoors.ONE_PERCENT),
        (18.1, Outdoors.NOT_MEASURED),
    ],
)
def test_the_one_per_cent_rule_holds_where_it_was_measured(kmh: float, outdoors: Outdoors) -> None:
    assert work_out_treadmill(f"{kmh} km/h").outdoors is outdoors
    if outdoors is not Outdoors.ONE_PERCENT:
        with pytest.raises(PersonError):
            outdoor_incline(Speed.from_kmh(kmh))


@pytest.mark.parametrize(
    ("typed", "gait"),
    [
        ("12 km/h", Gait.RUN),
        ("8.1 km/h", Gait.RUN),
        ("7 km/h", Gait.PERHAPS_RUN),
        ("5 km/h run", Gait.PERHAPS_RUN),
        ("6 km/h joggen", Gait.PERHAPS_RUN),
        ("10:00/km", Gait.PERHAPS_RUN),
        ("5k in 50:00", Gait.PERHAPS_RUN),
        ("5 km/h", Gait.WALK),
        ("6 km/h", Gait.WALK),
        ("5 km/h walk", Gait.WALK),
        ("gehen 5 km/h", Gait.WALK),
        ("4 km/h", Gait.WALK),
        ("2 km/h", Gait.STROLL),
    ],
)
def test_a_walk_is_told_from_a_run(typed: str, gait: Gait) -> None:
    assert work_out_treadmill(typed).gait is gait


@pytest.mark.parametrize(
    ("typed", "incline", "kmh", "percent"),
    [
        ("12 km/h", "", 12.0, None),
        ("12kmh", "", 12.0, None),
        ("7.5 mph", "", 12.07008, None),
        ("7,5 mph 4%", "", 12.07008, 4.0),
        ("5:00/km", "1", 12.0, 1.0),
        ("8:00/mi 2 % incline", "", 12.07008, 2.0),
        ("10k in 50:00 1%", "", 12.0, 1.0),
        ("12 km/h incline 6", "", 12.0, 6.0),
        ("12 km/h @ 2 %", "", 12.0, 2.0),
        ("Laufband 12 km/h 2 % Steigung", "", 12.0, 2.0),
        ("12 km/h 6 %", "2 %", 12.0, 2.0),
        ("12 km/h decline 3 %", "", 12.0, -3.0),
        ("12 km/h", "-3", 12.0, -3.0),
    ],
)
def test_a_phrase_is_read(typed: str, incline: str, kmh: float, percent: float | None) -> None:
    answer = work_out_treadmill(typed, incline)
    assert answer.speed.kmh == pytest.approx(kmh)
    read = None if answer.on_incline is None else answer.on_incline.grade.percent
    assert read == (None if percent is None else pytest.approx(percent))


def test_downhill_only_minetti_speaks_and_in_a_range() -> None:
    answer = work_out_treadmill("12 km/h -3 %")
    assert answer.on_incline is not None
    assert answer.on_incline.acsm is None
    assert answer.on_incline.span is not None
    low, high = answer.on_incline.span
    assert low.kmh == pytest.approx(12 * 0.84939, abs=1e-3)
    assert high.kmh == pytest.approx(12)


def test_a_walk_uphill_is_worth_a_run_only_where_it_is_as_hard_as_one() -> None:
    hard, easy = work_out_treadmill("walk 5.5 km/h 12 %").on_incline, work_out_treadmill("walk 4 km/h 1 %").on_incline
    assert hard is not None
    assert hard.acsm is not None
    assert hard.acsm.kmh == pytest.approx(8.68, abs=0.02)
    assert easy is not None
    assert easy.acsm is None
    assert easy.oxygen == pytest.approx(0.1 * 66.667 + 1.8 * 66.667 * 0.01 + 3.5, abs=0.01)


@pytest.mark.parametrize("typed", ["12", "8.5", "8,5 1 %", " 7 ", "speed 12", "@ 12"])
def test_a_bare_number_is_asked_about(typed: str) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_treadmill(typed)
    assert caught.value.code is Mistake.WHICH_MEASURE
    assert work_out_treadmill(caught.value.example).effort.phrase.speed is not None


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("2 km/h 5 %", Term.SPEED),
        ("7 km/h walk 5 %", Term.SPEED),
        ("30 km/h 5 %", Term.SPEED),
        ("12 km/h 41 %", Term.GRADE),
        ("12 km/h -46 %", Term.GRADE),
    ],
)
def test_where_no_equation_holds_it_refuses(typed: str, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_treadmill(typed)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what
    assert caught.value.text == typed


def test_a_time_alone_is_asked_per_what() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_treadmill("5:00")
    assert caught.value.code is Mistake.WHICH_UNIT


@pytest.mark.parametrize(
    ("typed", "ways"),
    [("12 km/h 2", ("2 %", "2 km")), ("7.5 mph at 4", ("4 %", "4 mi")), ("5:00/km 1,5", ("1,5 %", "1,5 km"))],
)
def test_a_number_behind_a_speed_is_asked_about(typed: str, ways: tuple[str, ...]) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_treadmill(typed)
    assert caught.value.code is Mistake.WHICH_MEASURE
    assert caught.value.params["ways"] == ways
    assert work_out_treadmill(caught.value.example).on_incline is not None


@pytest.mark.parametrize("typed", ["10 mph 0", "12 km/h at 0", "12 km/h 0.0"])
def test_no_incline_needs_no_per_cent(typed: str) -> None:
    assert work_out_treadmill(typed).on_incline is None
