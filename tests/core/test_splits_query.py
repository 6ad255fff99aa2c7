"""What is typed for splits: the run, the length of a split, the strategy, the lane and the track, in any order."""

from __future__ import annotations

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.split_words import STRATEGIES, read_strategy
from bot.core.splits import Rest, Strategy, StrategyKind
from bot.core.splits_query import SplitPlan, run_as_typed, work_out_splits
from bot.core.track import lap_in_lane
from bot.core.units import METRES_PER_MILE, LengthUnit

EVEN, NEGATIVE = StrategyKind.EVEN, StrategyKind.NEGATIVE
POSITIVE, FAST = StrategyKind.POSITIVE, StrategyKind.FAST_FINISH
MILE = METRES_PER_MILE


def work_out(options: dict[str, str]) -> SplitPlan:
    names = ("time", "distance", "every", "strategy", "lane", "track")
    return work_out_splits(*(options.get(name, "") for name in names))


def told(plan: SplitPlan) -> tuple[float, float, float, StrategyKind, float]:
    return (
        round(plan.run.distance.metres, 3),
        round(plan.run.duration.seconds, 2),
        round(plan.every.distance.metres, 2),
        plan.strategy.kind,
        plan.strategy.percent,
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("marathon in 3:30", (42_195, 12_600, 5_000, EVEN, 0)),
        ("5k 20:00 every 400m", (5_000, 1_200, 400, EVEN, 0)),
        ("5k 20:00, every 400", (5_000, 1_200, 400, EVEN, 0)),
        ("half 1:45 negative 2%", (21_097.5, 6_300, 5_000, NEGATIVE, 2)),
        ("half 1:45 negative 3", (21_097.5, 6_300, 5_000, NEGATIVE, 3)),
        ("10k 45:30 fast finish by 8", (10_000, 2_730, 1_000, FAST, 8)),
        ("negative 5 km in 25:00", (5_000, 1_500, 1_000, NEGATIVE, 2)),
        ("negative split half 1:45", (21_097.5, 6_300, 5_000, NEGATIVE, 2)),
        ("half 1:45 2.5% neg", (21_097.5, 6_300, 5_000, NEGATIVE, 2.5)),
        ("Halbmarathon 1:45 negativer Split um 2,5 %", (21_097.5, 6_300, 5_000, NEGATIVE, 2.5)),
        ("Marathon 3:30 positiv 3 Prozent jeden Kilometer", (42_195, 12_600, 1_000, POSITIVE, 3)),
        ("10k at 5:00/km every mile", (10_000, 3_000, round(MILE, 2), EVEN, 0)),
        ("10k 45:30 jede Meile", (10_000, 2_730, round(MILE, 2), EVEN, 0)),
        ("10k 45:30 km splits", (10_000, 2_730, 1_000, EVEN, 0)),
        ("10k 45:30 5k-splits", (10_000, 2_730, 5_000, EVEN, 0)),
        ("10k splits in 50:00", (10_000, 3_000, 1_000, EVEN, 0)),
        ("splits for 10k in 50:00", (10_000, 3_000, 1_000, EVEN, 0)),
        ("3000m in 10:00 fast finish", (3_000, 600, 400, FAST, 5)),
        ("3000m in 10:00 mit Endspurt 8%", (3_000, 600, 400, FAST, 8)),
        ("10 km in 40:00 schneller Schluss", (10_000, 2_400, 1_000, FAST, 5)),
        ("5 miles in 40:00", (round(5 * MILE, 3), 2_400, round(MILE, 2), EVEN, 0)),
        ("half at 8:00/mi even", (21_097.5, 6292.5, round(MILE, 2), EVEN, 0)),
        ("mile 5:00", (round(MILE, 3), 300, 400, EVEN, 0)),
        ("800 2:00", (800, 120, 200, EVEN, 0)),
        ("400 in 60", (400, 60, 100, EVEN, 0)),
        ("5000m 17:30", (5_000, 1_050, 400, EVEN, 0)),
        ("10 km 40:00 on the track", (10_000, 2_400, 400, EVEN, 0)),
        ("3000m in 9:30 indoors", (3_000, 570, 200, EVEN, 0)),
        ("3000m in 9:30 in der Halle", (3_000, 570, 200, EVEN, 0)),
        ("10000m in 40:00 every 2 laps", (10_000, 2_400, 800, EVEN, 0)),
        ("100 miles in 24 hours", (round(100 * MILE, 3), 86_400, round(10 * MILE, 2), EVEN, 0)),
        ("26.2 miles in 4:00:00", (42_195, 14_400, round(5 * MILE, 2), EVEN, 0)),
    ],
)
def test_a_phrase_says_it_all(typed: str, expected: tuple[float, float, float, StrategyKind, float]) -> None:
    assert told(work_out_splits(typed)) == expected


def test_the_options_stand_over_the_phrase() -> None:
    plan = work_out_splits("20:00 every 400m negative lane 2", "5k", "1 km", "fast finish 3", "4", "outdoor")
    assert told(plan) == (5_000, 1_200, 1_000, FAST, 3)
    assert plan.lane == 4
    assert work_out_splits("1500 in 4:10", track="200").every.distance.metres == 200
    assert work_out_splits("1500 in 4:10 indoors", track="400").every.distance.metres == 400


def test_a_lap_in_a_lane_is_measured_there() -> None:
    for typed in ("1500 in 4:10 lane 3", "1500 in 4:10 auf Bahn 3", "1500 in 4:10 lane #3 every lap"):
        plan = work_out_splits(typed)
        assert plan.every.distance == lap_in_lane(3)
        assert plan.rest is Rest.FIRST
        assert plan.first.end.metres == pytest.approx(255.89, abs=0.01)


def test_a_lane_beside_a_length_of_splits_leaves_it() -> None:
    plan = work_out_splits("1500 in 4:10 lane 3 every 100m")
    assert plan.every.distance.metres == 100
    assert plan.lap == lap_in_lane(3)


def test_the_runner_s_own_unit_decides_where_nothing_is_said() -> None:
    assert work_out_splits("marathon in 3:30", unit=LengthUnit.MILE).every.distance.metres == pytest.approx(5 * MILE)
    assert work_out_splits("10k in 45:30", unit=LengthUnit.MILE).every.distance.metres == pytest.approx(MILE)
    assert work_out_splits("10k in 45:30 every km", unit=LengthUnit.MILE).every.distance.metres == 1_000
    assert work_out_splits("1500 in 4:10", unit=LengthUnit.MILE).every.distance.metres == 400


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("even", Strategy()),
        ("gleichmäßig", Strategy()),
        ("negative", Strategy(NEGATIVE, 2)),
        ("-3%", Strategy(NEGATIVE, 3)),
        ("+3 %", Strategy(POSITIVE, 3)),
        ("negative split 1,5 percent", Strategy(NEGATIVE, 1.5)),
        ("NEGATIVE 2", Strategy(NEGATIVE, 2)),
        ("2% negativ", Strategy(NEGATIVE, 2)),
        ("negative 0%", Strategy()),
        ("fast finish by 4%", Strategy(FAST, 4)),
        ("faster second half", Strategy(NEGATIVE, 2)),
    ],
)
def test_a_strategy_of_its_own(typed: str, expected: Strategy) -> None:
    assert read_strategy(typed) == expected


def test_every_strategy_offered_reads() -> None:
    assert [read_strategy(text).kind for text in STRATEGIES] == [EVEN, NEGATIVE, POSITIVE, FAST]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"time": "banana"}, Mistake.NOT_UNDERSTOOD),
        ({"time": "every 400m"}, Mistake.STILL_NEEDED),
        ({"time": "10k every km"}, Mistake.WHICH_TIME),
        ({"time": "47:30 negative"}, Mistake.WHICH_DISTANCE),
        ({"time": "5k 20:00 lane 9"}, Mistake.NO_SUCH_LANE),
        ({"time": "5k 20:00", "lane": "0"}, Mistake.NO_SUCH_LANE),
        ({"time": "5k 20:00", "strategy": "banana"}, Mistake.NOT_A_CHOICE),
        ({"time": "5k 20:00", "strategy": "2%"}, Mistake.NOT_A_CHOICE),
        ({"time": "5k 20:00", "strategy": "negative 40%"}, Mistake.OUTSIDE_RANGE),
        ({"time": "5k 20:00", "strategy": "fast finish 99999999%"}, Mistake.TOO_LARGE),
        ({"time": "5k 20:00", "track": "300"}, Mistake.NOT_A_CHOICE),
        ({"time": "5k 20:00", "every": "10k"}, Mistake.OUTSIDE_RANGE),
        ({"time": "5k 20:00", "every": "banana"}, Mistake.NOT_UNDERSTOOD),
        ({"time": "5k 20:00", "every": "10 s"}, Mistake.WRONG_KIND),
        ({"time": "5k 20:00", "every": "1 m"}, Mistake.TOO_MANY_SPLITS),
        ({"time": "5k 20:00", "distance": "10k"}, Mistake.TWO_DISTANCES),
        ({"time": "5k 20:00 lane 2", "track": "200"}, Mistake.LANE_OF_SHORT_TRACK),
    ],
)
def test_what_does_not_read_is_told_with_an_example_that_works(options: dict[str, str], code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        work_out(options)
    error = caught.value
    assert error.code is code
    assert error.text
    work_out({**options, list(options)[-1]: error.example})


@pytest.mark.parametrize(
    "typed", ["half 1:45 negative 2%", "1500 in 4:10 lane 3", "5k 20:00 every 400m indoors", "10k at 4:30/km"]
)
def test_the_arguments_make_the_same_plan_again(typed: str) -> None:
    plan = work_out_splits(typed)
    again = work_out_splits(*plan.arguments)
    assert (again.splits, again.every, again.strategy, again.lap) == (plan.splits, plan.every, plan.strategy, plan.lap)


def test_a_long_phrase_is_shortened_for_buttons() -> None:
    plan = work_out_splits("today I ran my marathon in the morning, time 3:30:10")
    assert plan.arguments[0] == "42.195 km in 3:30:10"
    assert work_out_splits(plan.arguments[0]).run.duration == plan.run.duration
    short = work_out_splits("100 m in 12.55 s every 50 m").run
    assert work_out_splits(
        run_as_typed(short.distance, short.duration, LengthUnit.M)
    ).run.duration.seconds == pytest.approx(12.55)


@pytest.mark.parametrize(
    ("typed", "seconds", "every"),
    [
        ("mile 5:30 laps", 330, 400),
        ("10k 45:30 miles", 2730, 1609.344),
        ("10k 45:30 km", 2730, 1000),
        ("10k 45.30 pro km", 2730, 1000),
        ("10k 45:30 je 400m", 2730, 400),
        ("10k 45:30 per mile", 2730, 1609.344),
        ("10k 48:00 5k", 2880, 5000),
        ("10k 8:00 mile", 2982.58, 1000),
        ("5k 12:00 km", 3600, 1000),
    ],
)
def test_a_length_behind_a_time_is_a_pace_or_the_splits(typed: str, seconds: float, every: float) -> None:
    plan = work_out_splits(typed)
    assert plan.run.duration.seconds == pytest.approx(seconds, abs=0.01)
    assert plan.every.distance.metres == pytest.approx(every)
