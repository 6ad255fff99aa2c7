"""The track against its drawing, the published staggers, and itself."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quantities import Distance
from bot.core.track import (
    LAP,
    SHORT_TRACK_LAP,
    Place,
    Start,
    count_laps,
    curve_in_lane,
    lap_in_lane,
    laps,
    stagger_metres,
    start_of,
    start_on_short_track,
)

TABLE = Path(__file__).parents[1] / "data" / "track.csv"
OF_THE_TRACK = {"lap_m", "curve_m", "stagger_200m_m", "stagger_400m_m", "laps_400"}

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = [row for row in csv.DictReader(file) if row["calc"] in OF_THE_TRACK]

MILE = 1609.344
lanes = st.integers(1, 8)
distances = st.floats(0.1, 1e6).map(Distance)


def worked_out(row: dict[str, str]) -> float:
    name, _, value = row["inputs"].partition("=")
    match row["calc"], name:
        case "laps_400", "distance_m":
            return laps(Distance(float(value)))
        case "lap_m", "lane":
            return lap_in_lane(int(value)).metres
        case "curve_m", "lane":
            return curve_in_lane(int(value)).metres
        case "stagger_200m_m", "lane":
            return stagger_metres(int(value), half_laps=1)
        case _:
            assert (row["calc"], name) == ("stagger_400m_m", "lane")
            return stagger_metres(int(value))


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 17
    assert {row["calc"] for row in ROWS} == OF_THE_TRACK


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_published_figures_come_out(row: dict[str, str]) -> None:
    assert worked_out(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


@pytest.mark.parametrize(
    ("lane", "metres"),
    [(1, 400.00), (2, 407.04), (3, 414.70), (4, 422.37), (5, 430.03), (6, 437.70), (7, 445.37), (8, 453.03)],
)
def test_a_lap_of_each_lane(lane: int, metres: float) -> None:
    assert lap_in_lane(lane).metres == pytest.approx(metres, abs=0.005)
    # Two straights and two bends, as the drawing has them; the name of the track swallows a millimetre.
    assert 2 * 84.39 + 2 * curve_in_lane(lane).metres == pytest.approx(lap_in_lane(lane).metres, abs=0.002)


def test_the_second_lane_is_not_measured_as_if_the_first_had_no_kerb() -> None:
    copied_on_the_web = 400 + 2 * math.pi * 1.22
    assert copied_on_the_web - lap_in_lane(2).metres == pytest.approx(0.628, abs=0.001)


@pytest.mark.parametrize("lane", [-1, 0, 9, 100])
def test_there_is_no_other_lane(lane: int) -> None:
    for about_a_lane in (curve_in_lane, lap_in_lane, stagger_metres, lambda lane: start_of(Distance(400.0), lane)):
        with pytest.raises(ValueError, match="lanes 1 to 8"):
            about_a_lane(lane)


@pytest.mark.parametrize(
    ("metres", "lap", "whole", "rest"),
    [
        (MILE, LAP, 4, 9.34),
        (MILE, SHORT_TRACK_LAP, 8, 9.34),
        (2 * MILE, LAP, 8, 18.69),
        (1500, LAP, 3, 300),
        (1500, SHORT_TRACK_LAP, 7, 100),
        (800, LAP, 2, None),
        (5000, LAP, 12, 200),
        (10_000, LAP, 25, None),
        (42_195, LAP, 105, 195),
        (400, LAP, 1, None),
        (399.998, LAP, 1, None),
        (400.004, LAP, 1, None),
        (399.99, LAP, 0, 399.99),
        (100, LAP, 0, 100),
        (0.3048, LAP, 0, 0.30),
        (400, lap_in_lane(4), 0, 400),
        (MILE, lap_in_lane(4), 3, 342.24),
    ],
)
def test_laps_and_what_is_left(metres: float, lap: Distance, whole: int, rest: float | None) -> None:
    count = count_laps(Distance(metres), lap)
    assert (count.lap, count.whole) == (lap, whole)
    if rest is None:
        assert count.rest is None
    else:
        assert count.rest is not None
        assert count.rest.metres == pytest.approx(rest, abs=0.005)


@given(distances, lanes)
def test_laps_and_rest_are_the_distance_to_the_centimetre(distance: Distance, lane: int) -> None:
    count = count_laps(distance, lap_in_lane(lane))
    rest = count.rest.metres if count.rest else 0.0
    assert count.whole * count.lap.metres + rest == pytest.approx(distance.metres, abs=0.0051)
    # Written with two decimals it is never 0.00, and never a whole lap.
    assert count.rest is None or 0.005 <= rest <= count.lap.metres - 0.005


@pytest.mark.parametrize(
    ("metres", "lane", "offset", "is_past", "place"),
    [
        (MILE, 1, 9.34, False, Place.HOME_STRAIGHT),
        (1500, 1, 100, True, Place.FIRST_BEND),
        (800, 1, None, False, Place.FINISH_LINE),
        (10_000, 1, None, False, Place.FINISH_LINE),
        (5000, 1, 200, False, Place.LAST_BEND_BEGINS),
        (200, 1, 200, False, Place.LAST_BEND_BEGINS),
        (100, 1, 100, False, Place.SPRINT_STRAIGHT),
        (100, 8, 100, False, Place.SPRINT_STRAIGHT),
        (300, 1, 100, True, Place.FIRST_BEND),
        (250, 1, 150, True, Place.BACK_STRAIGHT),
        (550, 1, 150, False, Place.LAST_BEND),
        (42_195, 1, 195, False, Place.LAST_BEND),
        (400, 2, 7.04, True, Place.FIRST_BEND),
        (400, 4, 22.37, True, Place.FIRST_BEND),
        (400, 8, 53.03, True, Place.FIRST_BEND),
        (200, 4, 200, False, Place.LAST_BEND),
        (800, 8, 106.06, True, Place.FIRST_BEND),
        (MILE, 4, 80.13, True, Place.FIRST_BEND),
    ],
)
def test_where_to_stand(metres: float, lane: int, offset: float | None, is_past: bool, place: Place) -> None:
    start = start_of(Distance(metres), lane)
    assert (start.is_past, start.place) == (is_past, place)
    if offset is None:
        assert start.offset is None
    else:
        assert start.offset is not None
        assert start.offset.metres == pytest.approx(offset, abs=0.005)


@given(distances, lanes)
def test_whoever_starts_there_ends_at_the_finish_line(distance: Distance, lane: int) -> None:
    start, lap = start_of(distance, lane), lap_in_lane(lane).metres
    offset = start.offset.metres if start.offset else 0.0
    to_the_line = lap - offset if start.is_past else offset
    turned = (distance.metres - to_the_line) / lap
    assert turned == pytest.approx(round(turned), abs=0.0051 / lap)
    assert offset <= lap / 2 + 1


def test_the_stagger_of_the_lanes_is_the_distance_between_their_starts() -> None:
    for lane in range(2, 9):
        start = start_of(LAP, lane)
        assert start.offset is not None
        assert start.offset.metres == pytest.approx(stagger_metres(lane), abs=1e-9)
    assert stagger_metres(1) == 0


def test_on_a_short_track_the_bends_are_not_known() -> None:
    assert start_on_short_track(Distance(800.0)) == Start(None, is_past=False, place=Place.FINISH_LINE)
    assert start_on_short_track(Distance(1500.0)) == Start(Distance(100.0), is_past=False, place=None)
    assert start_on_short_track(Distance(350.0)) == Start(Distance(50.0), is_past=True, place=None)
