"""Two runs beside each other: published races, the drawing of the track, and what must always hold."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.comparison import (
    Comparison,
    compare_distances,
    compare_times,
    compare_with_mark,
    position_after,
    position_to_go,
    record_window,
)
from bot.core.events import HALF_MARATHON, MARATHON, METRIC_MILE, MILE, Category, Surface, event_by_id
from bot.core.quantities import Distance, Duration
from bot.core.records import Mark, Progression, RaceField, load_record_book
from bot.core.track import Place, curve_in_lane

OUTDOOR, SHORT, ROAD = Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD
MEN, WOMEN = Category.MEN, Category.WOMEN

distances = st.floats(50, 200_000).map(Distance)
durations = st.floats(5, 200_000).map(Duration)
surfaces = st.sampled_from([None, *Surface])


def progression(event: str, category: Category = MEN, surface: Surface = OUTDOOR) -> Progression:
    found = load_record_book().progression(event_by_id(event), category, surface)
    assert found is not None
    return found


def record(event: str, category: Category = MEN, surface: Surface = OUTDOOR, field: RaceField | None = None) -> Mark:
    (found,) = load_record_book().find(event_by_id(event), category=category, surface=surface, field=field)
    return found.official


def mile(mine: float, other: float) -> Comparison:
    return compare_times(MILE, Duration(mine), Duration(other), surface=OUTDOOR)


# Published races


def test_landy_beside_bannister() -> None:
    found = mile(239.4, 238.0)
    assert found.seconds == pytest.approx(1.4)
    assert found.percent == pytest.approx(100 * 1.4 / 238)
    assert found.metres == pytest.approx(1609.344 * 1.4 / 239.4)  # 9.41 m
    assert not found.is_mine_faster
    assert found.slower is found.mine
    assert found.other.to_go == 0
    assert found.mine.covered == pytest.approx(1609.344 * 238 / 239.4)
    position = found.mine.position
    assert position is not None
    assert (position.number, position.laps, position.place) == (4, 4, Place.HOME_STRAIGHT)
    assert position.past_line == pytest.approx(400 - 9.411, abs=0.01)
    assert found.other.position is not None
    assert found.other.position.place is Place.FINISH_LINE
    assert found.mine.pace.seconds_per_km == pytest.approx(239.4 / 1.609344)


def test_a_club_runner_beside_the_womens_mile_record() -> None:
    found = compare_with_mark(Duration(360), record("mile", WOMEN), progression("mile", WOMEN))
    assert found.mark is not None
    assert found.mark.athlete == "Faith Kipyegon"
    assert found.seconds == pytest.approx(112.36)
    assert found.percent == pytest.approx(45.37, abs=0.01)
    assert found.metres == pytest.approx(502.3, abs=0.05)  # 1609.344 × 112.36 ÷ 360
    assert found.laps_behind == 1
    position = found.slower.position
    assert position is not None
    assert (position.number, position.place) == (3, Place.LAST_BEND)
    assert found.window is not None
    assert (found.window.first, found.window.last) == (dt.date(1921, 6, 24), dt.date(1932, 8, 19))
    assert found.window.beats.athlete == "Elizabeth Atkinson"
    assert found.window.beaten_by is not None
    assert found.window.beaten_by.athlete == "Ruth Christmas"


def test_a_marathon_has_no_place_on_the_track() -> None:
    found = compare_with_mark(Duration(3 * 3600), record("marathon", surface=ROAD), progression("marathon", MEN, ROAD))
    assert found.metres == pytest.approx(MARATHON.metres * (10800 - 7170) / 10800)
    assert (found.mine.position, found.other.position, found.laps_behind) == (None, None, 0)
    assert found.window is None  # Hayes ran 2:55:18 in 1908


def test_one_hour_is_compared_in_metres() -> None:
    farah = record("1hour")
    found = compare_with_mark(Distance(15000), farah)
    assert found.seconds is None
    assert found.metres == 6330
    assert found.percent == pytest.approx(-29.68, abs=0.01)
    assert not found.is_mine_faster
    assert found.laps_behind == 15
    assert found.mine.position is not None
    assert found.other.position is not None
    assert (found.mine.position.number, found.other.position.number) == (38, 54)
    assert found.mine.position.past_line == pytest.approx(200)
    assert found.other.position.past_line == pytest.approx(130)
    assert found.other.position.place is Place.BACK_STRAIGHT
    assert found.mine.duration == Duration(3600)


def test_a_time_is_not_compared_with_a_distance() -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        compare_with_mark(Distance(15000), record("mile"))
    with pytest.raises(ValueError, match="cannot be compared"):
        compare_with_mark(Duration(3600), record("1hour"))
    with pytest.raises(ValueError, match="has no record like"):
        record_window(progression("mile"), Distance(1600))


def test_the_laps_of_a_steeplechase_are_its_own() -> None:
    found = compare_with_mark(Duration(600), record("3000msc"))
    assert found.metres > 400
    assert found.mine.position is None


# When it would have been the record


@pytest.mark.parametrize(
    ("event", "category", "surface", "seconds", "last", "beats"),
    [
        ("mile", MEN, OUTDOOR, 240.0, dt.date(1954, 5, 5), "Gunder Hägg"),
        ("mile", MEN, OUTDOOR, 239.4, dt.date(1954, 5, 5), "Gunder Hägg"),  # Bannister's own: his, and not before
        ("mile", MEN, OUTDOOR, 239.3, dt.date(1954, 6, 20), "Roger Bannister"),
        ("mile", MEN, OUTDOOR, 246.2, dt.date(1942, 6, 30), "Sydney Wooderson"),  # equalled nine days later
        ("mile", MEN, OUTDOOR, 246.1, dt.date(1942, 9, 3), "Arne Andersson"),
        ("1500m", WOMEN, OUTDOOR, 240.0, dt.date(1976, 6, 27), "Lyudmila Bragina"),
        ("3000m", WOMEN, OUTDOOR, 500.0, dt.date(1993, 9, 11), "Tatyana Kazankina"),  # two records on one day
        ("marathon", WOMEN, ROAD, 9000.0, dt.date(1979, 10, 20), "Grete Waitz"),
    ],
)
def test_the_last_day_as_a_record(
    event: str, category: Category, surface: Surface, seconds: float, last: dt.date, beats: str
) -> None:
    history = progression(event, category, surface)
    window = record_window(history, Duration(seconds))
    assert window is not None
    assert (window.first, window.last, window.beats.athlete) == (history.first.date, last, beats)
    assert window.beaten_by is not None
    assert window.beaten_by.date == last + dt.timedelta(days=1)


def test_what_is_faster_than_the_record_is_the_record_still() -> None:
    window = record_window(progression("mile"), Duration(223.0))
    assert window is not None
    assert (window.last, window.beaten_by) == (None, None)
    assert window.beats.athlete == "Hicham El Guerrouj"  # Kerr's 3:42.66 is pending


@pytest.mark.parametrize("seconds", [254.4, 300.0])
def test_what_was_never_record_pace_has_no_window(seconds: float) -> None:
    assert record_window(progression("mile"), Duration(seconds)) is None


@pytest.mark.parametrize("history", load_record_book().progressions, ids=lambda history: history.id)
def test_every_record_would_have_been_one_until_the_day_before(history: Progression) -> None:
    for step in history.steps():
        window = record_window(history, step.mark.duration_run)
        if step.before is None or window is None:
            assert step.mark.date == history.first.date or step.mark.is_level_with(history.first)
            continue
        assert window.last is not None
        assert window.last < step.mark.date
        assert window.beats.pace > step.mark.pace


# On the track


@pytest.mark.parametrize(
    ("distance", "to_go", "surface", "number", "laps", "place"),
    [
        (MILE, 0, OUTDOOR, 4, 4, Place.FINISH_LINE),
        (MILE, 84, OUTDOOR, 4, 4, Place.HOME_STRAIGHT),
        (MILE, 85, OUTDOOR, 4, 4, Place.LAST_BEND),
        (MILE, 199, OUTDOOR, 4, 4, Place.LAST_BEND),
        (MILE, 201, OUTDOOR, 4, 4, Place.BACK_STRAIGHT),
        (MILE, 284, OUTDOOR, 4, 4, Place.BACK_STRAIGHT),
        (MILE, 285, OUTDOOR, 4, 4, Place.FIRST_BEND),
        (MILE, 400, OUTDOOR, 4, 4, Place.FINISH_LINE),
        (MILE, 401, OUTDOOR, 3, 4, Place.HOME_STRAIGHT),
        (MILE, 1605, OUTDOOR, 1, 4, Place.HOME_STRAIGHT),  # not yet at the line for the first time
        (METRIC_MILE, 1299, OUTDOOR, 1, 4, Place.LAST_BEND),
        (METRIC_MILE, 612, OUTDOOR, 3, 4, Place.BACK_STRAIGHT),
        (Distance(5000), 4900, OUTDOOR, 1, 13, Place.LAST_BEND),
        (Distance(800), 799, OUTDOOR, 1, 2, Place.FIRST_BEND),
        (Distance(400), 5, OUTDOOR, 1, 1, Place.HOME_STRAIGHT),
        (Distance(200), 120, OUTDOOR, 1, 1, Place.LAST_BEND),
        (Distance(100), 80, OUTDOOR, 1, 1, Place.HOME_STRAIGHT),
        (Distance(100), 90, OUTDOOR, 1, 1, Place.SPRINT_STRAIGHT),
        (MILE, 34, SHORT, 8, 8, Place.HOME_STRAIGHT),
        (MILE, 36, SHORT, 8, 8, Place.LAST_BEND),
        (MILE, 101, SHORT, 8, 8, Place.BACK_STRAIGHT),
        (MILE, 250, SHORT, 7, 8, Place.LAST_BEND),
        (METRIC_MILE, 1450, SHORT, 1, 8, Place.LAST_BEND),
        (Distance(200), 150, SHORT, 1, 1, Place.FIRST_BEND),
    ],
)
def test_the_lap_and_the_part_of_it(
    distance: Distance, to_go: float, surface: Surface, number: int, laps: int, place: Place
) -> None:
    position = position_to_go(distance, to_go, surface)
    assert position is not None
    assert (position.number, position.laps, position.place) == (number, laps, place)
    assert math.isclose((position.past_line + to_go) % position.lap.metres, 0, abs_tol=1e-9)


def test_the_parts_are_those_of_the_drawing() -> None:
    bend = curve_in_lane(1).metres
    assert bend == pytest.approx(115.61, abs=0.005)
    parts = [
        (0.01, bend, Place.FIRST_BEND),
        (bend, 200, Place.BACK_STRAIGHT),
        (200, 200 + bend, Place.LAST_BEND),
        (200 + bend, 400, Place.HOME_STRAIGHT),
    ]
    for start, end, place in parts:
        for past in (start + 0.01, end - 0.01):
            position = position_after(Distance(800 + past), OUTDOOR)
            assert position is not None
            assert (position.place, position.number) == (place, 3)


def test_a_hall_sprint_and_the_road_have_no_place() -> None:
    assert position_to_go(Distance(60), 5, SHORT) is None
    assert position_to_go(HALF_MARATHON, 5, ROAD) is None
    assert position_to_go(MILE, 5, None) is None
    assert position_after(MILE, ROAD) is None


def test_a_result_cannot_be_changed() -> None:
    found = mile(240, 239.4)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.metres = 1.0  # type: ignore[misc]


# What must always hold


@given(distances, durations, durations, surfaces)
def test_the_other_way_round_is_the_same_race(
    distance: Distance, one: Duration, two: Duration, surface: Surface | None
) -> None:
    there = compare_times(distance, one, two, surface=surface)
    back = compare_times(distance, two, one, surface=surface)
    assert there.seconds is not None
    assert back.seconds is not None
    assert there.seconds == -back.seconds
    assert there.metres == back.metres
    assert there.laps_behind == back.laps_behind
    assert (there.mine, there.other) == (back.other, back.mine)
    assert there.slower == back.slower
    assert (1 + there.percent / 100) * (1 + back.percent / 100) == pytest.approx(1)


@given(distances, durations, surfaces)
def test_the_same_time_is_no_difference(distance: Distance, duration: Duration, surface: Surface | None) -> None:
    found = compare_times(distance, duration, duration, surface=surface)
    assert (found.seconds, found.metres, found.percent, found.laps_behind) == (0, 0, 0, 0)
    assert found.is_level
    assert not found.is_mine_faster
    assert found.mine == found.other
    if found.mine.position is not None:
        assert found.mine.position.place is Place.FINISH_LINE
        assert found.mine.position.number == found.mine.position.laps


@given(distances, durations, durations, surfaces)
def test_bounds(distance: Distance, one: Duration, two: Duration, surface: Surface | None) -> None:
    found = compare_times(distance, one, two, surface=surface)
    assert 0 <= found.metres < distance.metres
    assert found.percent > -100
    assert found.is_mine_faster == (one < two)
    for runner in (found.mine, found.other):
        assert 0 < runner.covered <= distance.metres
        assert runner.covered + runner.to_go == pytest.approx(distance.metres)
        # Even pace: each has run for as long as the faster one took.
        assert runner.covered / distance.metres * runner.duration.seconds == pytest.approx(min(one, two).seconds)
        position = runner.position
        if position is not None:
            assert position.laps is not None
            assert 1 <= position.number <= position.laps
            assert 0 <= position.past_line < position.lap.metres


@given(distances, distances, durations, surfaces)
def test_timed_events_hold_the_same(one: Distance, two: Distance, duration: Duration, surface: Surface | None) -> None:
    there = compare_distances(duration, one, two, surface=surface)
    back = compare_distances(duration, two, one, surface=surface)
    assert there.seconds is None
    assert there.metres == back.metres == abs(one.metres - two.metres)
    assert there.is_mine_faster == (one > two)
    assert (there.mine, there.other) == (back.other, back.mine)
    assert there.slower.distance == min(one, two)
    assert compare_distances(duration, one, one).is_level
