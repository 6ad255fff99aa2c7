"""Training paces against the printed table, and against each other."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Pace
from bot.core.training_paces import (
    EASY_FAST,
    EASY_SLOW,
    LONGEST_INTERVAL,
    LONGEST_REPETITION,
    easy_pace,
    interval_pace,
    marathon_pace,
    repetition_pace,
    threshold_pace,
    track_times,
    training_paces,
)
from bot.core.vdot import race_time

TABLE = Path(__file__).parents[1] / "data" / "vdot_paces.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def over(metres: float, pace: Callable[[float], Pace]) -> Callable[[float], float]:
    return lambda vdot: (pace(vdot) * Distance(metres)).seconds


CALCS: dict[str, Callable[[float], float]] = {
    "easy_fast_s_per_km": over(1000, lambda vdot: easy_pace(vdot, EASY_FAST)),
    "easy_slow_s_per_km": over(1000, lambda vdot: easy_pace(vdot, EASY_SLOW)),
    "marathon_s_per_km": over(1000, marathon_pace),
    "threshold_s_per_km": over(1000, threshold_pace),
    "interval_400m_s": over(400, interval_pace),
    "interval_1000m_s": over(1000, interval_pace),
    "rep_200m_s": over(200, repetition_pace),
    "rep_400m_s": over(400, repetition_pace),
    "rep_800m_s": over(800, repetition_pace),
}


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 94
    assert {row["calc"] for row in ROWS} == set(CALCS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    vdot = float(row["inputs"].removeprefix("vdot="))
    assert CALCS[row["calc"]](vdot) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_the_slow_end_of_easy_at_72_is_not_the_misprint() -> None:
    assert over(1000, lambda vdot: easy_pace(vdot, EASY_SLOW))(72) == pytest.approx(249, abs=2)


@pytest.mark.parametrize(("vdot", "seconds"), [(30, 8), (47, 8), (47.5, 7.5), (48, 7), (49, 7), (50, 6), (85, 6)])
def test_repetitions_are_faster_than_intervals_by_so_many_seconds(vdot: float, seconds: float) -> None:
    assert over(400, interval_pace)(vdot) - over(400, repetition_pace)(vdot) == pytest.approx(seconds)


@given(st.floats(15, 90))
def test_each_pace_is_faster_than_the_one_before(vdot: float) -> None:
    paces = training_paces(vdot)
    order = [paces.easy_slow, paces.easy, paces.easy_fast, paces.threshold, paces.interval, paces.repetition]
    assert all(after < before for before, after in pairwise(order))
    assert paces.marathon > paces.threshold
    assert paces.marathon == race_time(vdot, Distance(42_195)) / Distance(42_195)


@given(st.floats(15, 89.9), st.floats(0.001, 0.1))
def test_the_fitter_the_faster_at_every_pace(vdot: float, more: float) -> None:
    for pace in (easy_pace, marathon_pace, threshold_pace, interval_pace, repetition_pace):
        assert pace(vdot + more) < pace(vdot)


@given(st.floats(15, 90))
def test_track_times_are_no_longer_than_the_book_has_them(vdot: float) -> None:
    rows = track_times(training_paces(vdot))
    assert rows[0].distance == Distance(200)
    for row in rows:
        assert row.interval is None or row.interval <= LONGEST_INTERVAL
        assert row.repetition is None or row.repetition <= LONGEST_REPETITION


@pytest.mark.parametrize(("vdot", "repetitions", "intervals"), [(30, 1, 4), (40, 2, 5), (60, 3, 6), (85, 4, 6)])
def test_the_fitter_the_longer_the_runs_on_the_track(vdot: float, repetitions: int, intervals: int) -> None:
    rows = track_times(training_paces(vdot))
    assert sum(row.repetition is not None for row in rows) == repetitions
    assert sum(row.interval is not None for row in rows) == intervals


@pytest.mark.parametrize("vdot", [14.9, 90.1])
def test_a_vdot_that_nobody_has_is_refused(vdot: float) -> None:
    with pytest.raises(PersonError) as caught:
        training_paces(vdot)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
