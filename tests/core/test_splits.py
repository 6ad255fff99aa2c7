"""Splits: they add up to the target whatever the strategy, and stand where runners look at the clock."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration
from bot.core.splits import (
    MOST_SPLITS,
    Rest,
    Strategy,
    StrategyKind,
    elapsed_at,
    finish_of,
    first_half,
    pace_before_finish,
    split_ends,
    splits_of,
    stretches_of,
)
from bot.core.terms import Term
from bot.core.track import LAP, lap_in_lane

MARATHON = Distance(42_195.0)
PERCENTS = {
    StrategyKind.EVEN: 0.0,
    StrategyKind.NEGATIVE: 20.0,
    StrategyKind.POSITIVE: 50.0,
    StrategyKind.FAST_FINISH: 30.0,
}
STRATEGIES = st.builds(
    lambda kind, share: Strategy(kind, PERCENTS[kind] * share), st.sampled_from(StrategyKind), st.floats(0, 1)
)


@given(st.floats(10, 1e6), st.floats(-20, 50))
def test_the_halves_are_the_whole_and_differ_by_the_per_cent_asked_for(seconds: float, percent: float) -> None:
    first = first_half(Duration(seconds), percent).seconds
    second = seconds - first
    assert 100 * (second / first - 1) == pytest.approx(percent, abs=1e-8)


def test_a_negative_split_by_one_per_cent() -> None:
    """100 + 99 are 199: of 3980 s the first half takes 2000 and the second 1980."""
    assert first_half(Duration(3980.0), -1.0).seconds == pytest.approx(2000.0)


@given(st.floats(60, 1e5), st.floats(1_000, 1e5), st.floats(0.01, 0.9), st.floats(0, 30))
def test_a_fast_finish_takes_the_whole_time(seconds: float, metres: float, share: float, percent: float) -> None:
    finish = metres * share
    before = pace_before_finish(Duration(seconds), Distance(metres), Distance(finish), percent).seconds_per_km
    total = before * (metres - finish) / 1000 + before * (1 - percent / 100) * finish / 1000
    assert total == pytest.approx(seconds)


def test_a_fast_finish_by_hand() -> None:
    """9 km at 5:00 and 1 km at 4:30 are 49:30, a tenth faster at the end."""
    assert pace_before_finish(Duration(2970.0), Distance(10_000.0), Distance(1_000.0), 10.0).seconds_per_km == 300.0


@pytest.mark.parametrize("percent", [-20.1, 50.1])
def test_halves_that_nobody_runs_are_refused(percent: float) -> None:
    with pytest.raises(PersonError) as caught:
        first_half(Duration(100.0), percent)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.PERCENT


@given(
    st.floats(200, 100_000),
    st.floats(30, 100_000),
    st.floats(0.005, 1),
    st.sampled_from([Rest.FIRST, Rest.LAST]),
    STRATEGIES,
    st.booleans(),
)
def test_the_last_split_ends_with_the_run_and_the_clock_never_stands_still(
    metres: float, seconds: float, share: float, rest: Rest, strategy: Strategy, laps: bool
) -> None:
    distance, duration, every = Distance(metres), Duration(seconds), Distance(metres * share)
    stretches = stretches_of(distance, duration, strategy, LAP if laps else None)
    splits = splits_of(distance, duration, every, rest, stretches)
    assert splits[-1].end == distance
    assert splits[-1].elapsed == duration
    assert elapsed_at(metres, stretches).seconds == pytest.approx(seconds)
    for before, after in pairwise(splits):
        assert before.end < after.end
        assert before.elapsed < after.elapsed or math.isclose(before.elapsed.seconds, after.elapsed.seconds)


def test_on_the_track_the_shorter_split_comes_first() -> None:
    assert split_ends(Distance(1_500.0), LAP, Rest.FIRST) == (300.0, 700.0, 1100.0, 1500.0)
    assert split_ends(Distance(1_500.0), LAP, Rest.LAST) == (400.0, 800.0, 1200.0, 1500.0)
    assert split_ends(Distance(1_609.344), LAP, Rest.FIRST)[0] == pytest.approx(9.344)
    assert split_ends(Distance(1_500.0), lap_in_lane(3), Rest.FIRST)[0] == pytest.approx(1500 - 3 * 414.70, abs=0.02)


def test_a_whole_number_of_splits_has_no_rest() -> None:
    assert split_ends(Distance(5_000.0), Distance(1_000.0), Rest.NONE) == (1000.0, 2000.0, 3000.0, 4000.0, 5000.0)
    # A sum of miles comes out some ulps off; no split of a hair's breadth is left.
    assert len(split_ends(Distance(1609.344 * 3), Distance(1609.344), Rest.LAST)) == 3


def test_a_marathon_has_a_halfway_mark_between_its_splits() -> None:
    even = stretches_of(MARATHON, Duration(12_600.0), Strategy(), None)
    splits = splits_of(MARATHON, Duration(12_600.0), Distance(5_000.0), Rest.LAST, even)
    (half,) = [split for split in splits if split.is_halfway]
    assert half.end.metres == 21_097.5
    assert half.elapsed.seconds == pytest.approx(6300.0)
    assert len(splits) == 10
    assert not any(one.is_halfway for one in splits_of(
        Distance(10_000.0), Duration(2400.0), Distance(3_000.0), Rest.LAST,
        stretches_of(Distance(10_000.0), Duration(2400.0), Strategy(), None),
    ))  # fmt: skip


def test_where_the_pace_changes_at_half_way_there_is_a_mark() -> None:
    strategy = Strategy(StrategyKind.NEGATIVE, 4.0)
    stretches = stretches_of(Distance(5_000.0), Duration(1200.0), strategy, None)
    splits = splits_of(Distance(5_000.0), Duration(1200.0), Distance(1_000.0), Rest.NONE, stretches)
    assert [split.end.metres for split in splits if split.is_halfway] == [2500.0]


def test_the_fast_finish_is_the_last_lap_on_the_track_and_else_the_last_tenth() -> None:
    assert finish_of(Distance(1_500.0), LAP) == LAP
    assert finish_of(Distance(10_000.0), None) == Distance(1_000.0)
    assert finish_of(LAP, LAP) == Distance(40.0)


def test_too_many_splits_are_refused() -> None:
    assert len(split_ends(Distance(MOST_SPLITS * 100.0), Distance(100.0), Rest.NONE)) == MOST_SPLITS
    with pytest.raises(PersonError) as caught:
        split_ends(MARATHON, Distance(10.0), Rest.LAST)
    assert caught.value.code is Mistake.TOO_MANY_SPLITS
    assert caught.value.params["count"] == 4220
