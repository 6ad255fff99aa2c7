"""What splits say: halves, fade and variation against sums by hand, Python's statistics, and the plans of /splits."""

from __future__ import annotations

import statistics
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration, Pace
from bot.core.split_analysis import Shape, SplitAnalysis, analyse_splits, fade_percent, variation_percent
from bot.core.splits import Rest, Strategy, StrategyKind, splits_of, stretches_of

KM = Distance(1_000.0)


def analysed(*seconds: float, metres: tuple[float, ...] | None = None) -> SplitAnalysis:
    lengths = None if metres is None else tuple(Distance(length) for length in metres)
    return analyse_splits(tuple(Duration(time) for time in seconds), lengths)


def test_fade_by_its_definition() -> None:
    """The reference's formula: 100 · (second / first - 1)."""
    assert fade_percent(Duration(600.0), Duration(630.0)) == pytest.approx(5.0)
    assert fade_percent(Duration(600.0), Duration(588.0)) == pytest.approx(-2.0)


def test_variation_by_its_definition() -> None:
    assert variation_percent(Pace(240.0), 6.0) == pytest.approx(2.5)


def test_half_way_inside_a_split_is_interpolated() -> None:
    """Of 5 km half way is in the middle of kilometre 3: 4:02 + 4:05 + 2:05 are 10:12."""
    found = analysed(242, 245, 250, 252, 241, metres=(1000,) * 5)
    assert found.first_half.seconds == pytest.approx(612.0)
    assert found.second_half.seconds == pytest.approx(618.0)
    assert found.middle == 2
    assert found.fade == pytest.approx(100 * (618 / 612 - 1))
    assert (found.fastest, found.slowest) == (4, 3)
    assert found.pace == Pace(246.0)


def test_half_way_between_two_splits_needs_none() -> None:
    found = analysed(78, 80, 81, 79, metres=(400,) * 4)
    assert found.middle is None
    assert (found.first_half.seconds, found.second_half.seconds) == (158.0, 160.0)


def test_without_lengths_splits_count_the_same() -> None:
    found = analysed(78, 80, 81, 79)
    assert found.distance is None
    assert found.pace is None
    assert found.fade == analysed(78, 80, 81, 79, metres=(400,) * 4).fade
    assert found.variation == pytest.approx(analysed(78, 80, 81, 79, metres=(400,) * 4).variation)


@given(st.lists(st.floats(100, 1000), min_size=2, max_size=60))
def test_equal_splits_vary_as_python_s_statistics_say(seconds: list[float]) -> None:
    found = analysed(*seconds, metres=(1000,) * len(seconds))
    expected = 100 * statistics.pstdev(seconds) / statistics.fmean(seconds)
    assert found.variation == pytest.approx(expected, abs=1e-6)


@given(st.lists(st.tuples(st.floats(50, 1000), st.floats(100, 5000)), min_size=2, max_size=60))
def test_a_split_cut_in_two_changes_nothing(splits: list[tuple[float, float]]) -> None:
    whole = analysed(*(time for time, _ in splits), metres=tuple(length for _, length in splits))
    (time, length), *others = splits
    if len(splits) == 60:
        return
    parts = [(time / 4, length / 4), (time * 3 / 4, length * 3 / 4), *others]
    cut = analysed(*(each for each, _ in parts), metres=tuple(each for _, each in parts))
    assert cut.variation == pytest.approx(whole.variation, abs=1e-6)
    assert cut.fade == pytest.approx(whole.fade, abs=1e-6)


@given(st.floats(0.1, 19), st.sampled_from([StrategyKind.NEGATIVE, StrategyKind.POSITIVE]))
def test_a_plan_is_analysed_as_what_it_is(percent: float, kind: StrategyKind) -> None:
    """A plan of negative splits by 3 % fades by -3 %: one definition for both commands."""
    distance, duration = Distance(10_000.0), Duration(2_730.0)
    stretches = stretches_of(distance, duration, Strategy(kind, percent), None)
    plan = splits_of(distance, duration, KM, Rest.NONE, stretches)
    ends = [0.0, *(split.elapsed.seconds for split in plan)]
    found = analysed(*(after - before for before, after in pairwise(ends)), metres=(1000,) * 10)
    assert found.fade == pytest.approx(percent if kind is StrategyKind.POSITIVE else -percent)


@pytest.mark.parametrize(
    ("second", "shape"),
    [(600, Shape.EVEN), (606, Shape.EVEN), (606.7, Shape.POSITIVE), (594, Shape.EVEN), (593, Shape.NEGATIVE)],
)
def test_a_per_cent_either_way_is_even(second: float, shape: Shape) -> None:
    assert analysed(600, second).shape is shape


def test_a_short_rest_is_neither_the_fastest_nor_the_slowest() -> None:
    found = analysed(300, 301, 299, 20, metres=(1000, 1000, 1000, 97.5))
    assert (found.fastest, found.slowest) == (2, 1)
    assert analysed(300, 301, 299, 140, metres=(1000, 1000, 1000, 500)).fastest == 3


def test_of_equal_splits_the_first_is_named() -> None:
    found = analysed(80, 78, 82, 78, 82, 80)
    assert (found.fastest, found.slowest) == (1, 2)


def test_the_lead_is_told_from_the_mean() -> None:
    found = analysed(190, 210, metres=(1000, 1000))
    assert [found.lead(0), found.lead(1)] == pytest.approx([5.0, -5.0])


@pytest.mark.parametrize("count", [1, 61])
def test_too_few_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(PersonError) as caught:
        analysed(*([240.0] * count))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
