"""Which methods answer where, how they are put side by side, and which is trusted."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.equivalents import FAR, STANDARD, Method, Runner, Trust, by_points, predict, vdot_of_race
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON
from bot.core.quantities import Distance
from bot.core.runs import read_run
from bot.core.terms import Term
from bot.core.weekly import read_weekly


def runner(first: str, second: str = "", weekly: str = "") -> Runner:
    return Runner.of(read_run(first), read_run(second) if second else None, read_weekly(weekly) if weekly else None)


@pytest.mark.parametrize(
    ("who", "metres", "trust"),
    [
        (("10k 45:30",), 10_000, Trust.OWN_RACE),
        (("10k 45:30",), 21_097.5, Trust.TESTED),
        (("10k 45:30",), 3_000, Trust.AGREE),
        (("mile 6:00",), 5_000, Trust.MIDDLE),
        (("marathon 3:30:00",), 21_097.5, Trust.MIDDLE),
        (("half 2:50:00",), 5_200, Trust.FAR),
        (("5k 22:00",), 21_097.5, Trust.FAR),
        (("5k 22:00",), 42_195, Trust.SLOW_END),
        (("5k 22:00", "", "50 km"), 42_195, Trust.VICKERS),
        (("5k 22:00", "half 1:45:00", "50 km"), 42_195, Trust.VICKERS_TWO),
        (("5k 22:00", "half 1:45:00"), 42_195, Trust.SLOW_END),
        (("mile 6:00", "", "50 km"), 42_195, Trust.SLOW_END),
        (("5k 22:00", "", "5 km"), 42_195, Trust.SLOW_END),
        (("5k 22:00", "half 1:45:00"), 10_000, Trust.PERSONAL),
        (("5k 22:00", "10k 46:00"), 50_000, Trust.ULTRA),
        (("marathon 3:30:00", "", "50 km"), 42_195, Trust.OWN_RACE),
    ],
)
def test_which_method_is_trusted_is_a_rule(who: tuple[str, ...], metres: float, trust: Trust) -> None:
    assert predict(runner(*who), Distance(metres)).trust is trust


def test_the_marathon_without_a_week_is_planned_with_the_slower_end() -> None:
    found = predict(runner("10k 45:30"), MARATHON)
    assert found.best == found.slowest
    with_week = predict(runner("10k 45:30", weekly="40 km"), MARATHON)
    assert with_week.best > found.best
    assert with_week.slowest == with_week.best


@given(
    st.sampled_from(["1500 m", "3000 m", "5 km", "10 km", "16 km", "21.0975 km", "42.195 km"]),
    st.integers(200, 560),
)
def test_every_runner_gets_an_honest_range(distance: str, pace: int) -> None:
    run = read_run(f"{distance} at {pace // 60}:{pace % 60:02}/km")
    for one in STANDARD:
        found = predict(Runner.of(run), one.distance)
        assert found.fastest <= found.best <= found.slowest
        for estimate in found.estimates:
            assert (estimate.duration is None) is (estimate.refusal is not None)
            if estimate.duration is not None:
                assert found.fastest <= estimate.duration <= found.slowest
        if min(run.distance.metres, one.distance.metres) >= 5_000 and max(run.distance, one.distance) <= HALF_MARATHON:
            assert found.trust in (Trust.OWN_RACE, Trust.TESTED, Trust.FAR)
        if found.is_own:
            assert found.spread == pytest.approx(0, abs=1e-6)


def test_longer_distances_take_longer_by_every_method() -> None:
    tables = [predict(runner("10k 45:30"), one.distance) for one in STANDARD]
    for before, after in itertools.pairwise(tables):
        assert before.fastest < after.fastest
        assert before.slowest < after.slowest


def test_a_method_outside_its_range_gives_no_time_and_says_why() -> None:
    found = {one.method: one for one in predict(runner("half 2:15:00", weekly="30 km at 6:00/km"), MARATHON).estimates}
    assert found[Method.RIEGEL].duration is None
    assert found[Method.TANDA].duration is None
    for method, what in ((Method.RIEGEL, Term.DURATION), (Method.TANDA, Term.WEEKLY_DISTANCE)):
        refusal = found[method].refusal
        assert refusal is not None
        assert refusal.params["what"] is what
    assert found[Method.DANIELS].is_rough
    assert not found[Method.CAMERON].is_rough


def test_the_nearer_of_two_races_is_carried_over() -> None:
    both = runner("half 1:45:00", "5k 22:00")
    assert [run.distance.metres for run in both.races] == [5000.0, 21_097.5]
    assert both.nearest(Distance(8_000.0)).distance == Distance(5_000.0)
    assert both.nearest(Distance(15_000.0)).distance == HALF_MARATHON
    assert predict(both, MARATHON).base.distance == HALF_MARATHON


def test_the_order_of_two_races_does_not_matter() -> None:
    one, other = runner("half 1:45:00", "5k 22:00"), runner("5k 22:00", "half 1:45:00")
    assert one == other


def test_the_training_methods_speak_of_the_marathon_only() -> None:
    found = predict(runner("10k 45:30", weekly="60 km at 5:20/km"), HALF_MARATHON)
    assert {one.method for one in found.estimates} == {Method.RIEGEL, Method.CAMERON, Method.DANIELS}


@pytest.mark.parametrize(("race", "metres"), [("100 m in 12.5 s", 400), ("10k 45:30", 399), ("10k 45:30", 80_500)])
def test_nothing_is_predicted_beyond_what_any_method_reaches(race: str, metres: float) -> None:
    with pytest.raises(PersonError) as caught:
        predict(runner(race), Distance(metres))
    assert caught.value.code is Mistake.OUTSIDE_RANGE


def test_far_is_more_than_four_times_away_both_ways() -> None:
    who = runner("10k 45:30")
    assert FAR == 4
    assert [predict(who, Distance(metres)).is_far for metres in (2_400, 2_600, 39_000, 41_000)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_points_stand_beside_without_counting() -> None:
    found = predict(runner("10k 45:30"), MARATHON)
    purdy = by_points(found).duration
    assert purdy is not None
    assert purdy > found.slowest
    assert by_points(predict(runner("5k 40:00"), MARATHON)).duration is None


def test_a_race_has_a_vdot_or_none() -> None:
    assert vdot_of_race(read_run("5k in 20:00")) == pytest.approx(49.8, abs=0.05)
    assert vdot_of_race(read_run("100k in 10:00:00")) is None
