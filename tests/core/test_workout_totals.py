"""What workouts come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance
from bot.core.training_paces import training_paces
from bot.core.vdot import race_time
from bot.core.workout.query import work_out_workout
from bot.core.workout.reading import read_workout
from bot.core.workout.totals import measure, splits, total


@pytest.mark.parametrize(
    ("text", "metres", "seconds"),
    [
        ("10x400 in 80", 4000, 800),
        ("5x1k @ 3:50 (90s)", 5000, 5 * 230 + 4 * 90),
        ("3 x (4x400 in 75, 60s) 3:00", 4800, 3 * (4 * 75 + 3 * 60) + 2 * 180),
        ("4 x (400 in 80 + 200 in 60)", 2400, 4 * 140),
        ("20 min @ 4:00/km", 5000, 1200),
        ("2 mi @ 8:00/mi", 3218.688, 960),
        ("1 km @ 5:00/km w/ 2 min + 1 km @ 5:00/km", 2000, 720),
        ("1x400 in 80 (60s)", 400, 80),
    ],
)
def test_what_is_said_is_added_up(text: str, metres: float, seconds: float) -> None:
    totals = total(read_workout(text).parts)
    assert totals.metres == pytest.approx(metres)
    assert totals.seconds == pytest.approx(seconds)
    assert totals.knows_distance
    assert totals.knows_time


@pytest.mark.parametrize(
    ("text", "knows_distance", "knows_time"),
    [
        ("5 km E", True, False),
        ("20 min E", False, True),
        ("5x1k in 4:00 w/ 400 jog", True, False),
        ("5x1k in 4:00 w/ 2 min jog", True, True),
        ("5x1k in 4:00 jog", True, False),
        ("6 strides", False, False),
        ("5x1k in 4:00", True, True),
    ],
)
def test_what_is_not_said_is_known_to_be_unknown(text: str, knows_distance: bool, knows_time: bool) -> None:
    totals = total(read_workout(text).parts)
    assert (totals.knows_distance, totals.knows_time) == (knows_distance, knows_time)


def test_in_one_s_own_paces_everything_is_known() -> None:
    paces = training_paces(50)
    parts = read_workout("5 km E + 20 min T + 4x1k I w/ 400 jog + 6x200 R w/ 200 jog + 4x30s strides").parts
    totals = total(parts, paces)
    assert totals.knows_distance
    assert totals.knows_time
    metres = 5000 + 1200_000 / paces.threshold.seconds_per_km + 4000 + 1200 + 1200 + 1000
    assert totals.metres == pytest.approx(metres + 120_000 / paces.repetition.seconds_per_km)
    seconds = 5 * paces.easy.seconds_per_km + 1200 + 4 * paces.interval.seconds_per_km
    seconds += 2.2 * paces.easy_slow.seconds_per_km + 1.2 * paces.repetition.seconds_per_km + 120
    assert totals.seconds == pytest.approx(seconds)


def test_the_pace_of_a_race_is_the_runner_s_own() -> None:
    paces = training_paces(50)
    (step,) = read_workout("3 km @ 10k pace").steps()
    expected = race_time(50, Distance(10_000)) / Distance(10_000)
    assert measure(step, paces).pace == expected
    assert measure(step, None).pace is None


def test_a_pace_that_is_typed_stands_over_the_runner_s_own() -> None:
    totals = total(read_workout("5 km E @ 5:00/km").parts, training_paces(60))
    assert totals.seconds == pytest.approx(1500)


@given(st.integers(1, 100), st.integers(20, 85))
def test_repetitions_cost_what_one_costs_so_many_times(reps: int, vdot: int) -> None:
    paces = training_paces(vdot)
    one, many = (total(read_workout(f"{count}x1k T w/ 90s").parts, paces) for count in (1, reps))
    assert many.metres == pytest.approx(reps * one.metres)
    assert many.seconds == pytest.approx(reps * one.seconds + (reps - 1) * 90)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1 mi in 6:00", [89.5, 179.0, 268.4, 357.9]),
        ("1k in 4:00", [96, 192]),
        ("800 in 2:40", [80]),
        ("400 in 80", []),
        ("3 km in 12:00", []),
    ],
)
def test_splits_stand_at_every_400_m_before_the_end(text: str, seconds: list[float]) -> None:
    (step,) = read_workout(text).steps()
    assert [duration.seconds for _, duration in splits(measure(step, None))] == pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize(
    ("text", "result", "vdot"),
    [
        ("5x1k T", "vdot 47", 47),
        ("5x1k T, vdot 47", "", 47),
        ("5x1k T @ VDOT 47", "", 47),
        ("5x1k T for vdot 47", "", 47),
        ("5x1k T for a 5k in 25:00", "", 38.3),
        ("5x1k T für 5 km in 25:00", "", 38.3),
        ("5x1k T, vdot 47", "5k in 25:00", 38.3),
        ("5x1k T", "", None),
    ],
)
def test_the_result_stands_in_the_phrase_or_in_its_option(text: str, result: str, vdot: float | None) -> None:
    answer = work_out_workout(text, result)
    assert [str(part) for part in answer.workout.parts] == [str(part) for part in read_workout("5x1k T").parts]
    assert (None if answer.fitness is None else answer.fitness.vdot) == (
        None if vdot is None else pytest.approx(vdot, abs=0.05)
    )


def test_a_result_that_cannot_be_read_is_named() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_workout("5x1k T", "vdot 99")
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    with pytest.raises(PersonError) as caught:
        work_out_workout("5x1k T for the banana")
    assert caught.value.culprit == "for"
