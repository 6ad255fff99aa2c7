"""What is known of a distance: how it was read, its guidance times, its records."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.distance import (
    KNOWN,
    PACES,
    SHORTEST_BY_RIEGEL,
    Benchmark,
    Guidance,
    KnownDistance,
    Level,
    describe_distance,
    guidance_times,
)
from bot.core.errors import Mistake, PersonError
from bot.core.events import Surface
from bot.core.notation import MAX_LENGTH
from bot.core.plausibility import check_performance, record_curve
from bot.core.prediction import RIEGEL_AT_MOST
from bot.core.quantities import Distance, Duration, Pace
from bot.core.records import RaceField

MILE = 1609.344
MARATHON = 42_195.0
RUNNING = (Level.BEGINNER, Level.REGULAR, Level.TRAINED)


def refusal(text: str, lane: str = "") -> PersonError:
    with pytest.raises(PersonError) as caught:
        describe_distance(text, lane)
    return caught.value


def times(guidance: Guidance) -> dict[Level, tuple[float, float]]:
    return {band.level: (band.fastest.seconds, band.slowest.seconds) for band in guidance.bands}


# Reading


@pytest.mark.parametrize(
    ("text", "metres", "benchmark"),
    [
        ("mile", MILE, Benchmark.MILE),
        ("1 mi", MILE, Benchmark.MILE),
        ("5k", 5000, Benchmark.KM5),
        ("parkrun", 5000, Benchmark.KM5),
        ("1500", 1500, Benchmark.M1500),
        ("metric mile", 1500, Benchmark.M1500),
        ("8 laps", 3200, Benchmark.UP_TO_4_KM),
        ("8x400m", 3200, Benchmark.UP_TO_4_KM),
        ("half marathon", 21_097.5, Benchmark.HALF),
        ("42.195 km", MARATHON, Benchmark.MARATHON),
        ("100 miles", 100 * MILE, Benchmark.MILES100),
        ("60m", 60, Benchmark.SPRINT),
        ("600m", 600, Benchmark.UP_TO_1_KM),
        ("1600m", 1600, Benchmark.UP_TO_4_KM),
        ("5 miles", 5 * MILE, Benchmark.UP_TO_18_KM),
        ("7k", 7000, Benchmark.UP_TO_8_KM),
        ("15k", 15_000, Benchmark.UP_TO_18_KM),
        ("25k", 25_000, Benchmark.UP_TO_30_KM),
        ("20 miles", 20 * MILE, Benchmark.UP_TO_MARATHON),
        ("60k", 60_000, Benchmark.UP_TO_75_KM),
        ("300 miles", 300 * MILE, Benchmark.LONGER),
    ],
)
def test_a_distance_is_read_and_told_what_it_is_as_a_test(text: str, metres: float, benchmark: Benchmark) -> None:
    answer = describe_distance(text)
    assert answer.distance.metres == pytest.approx(metres, rel=1e-9)
    assert answer.benchmark is benchmark
    assert answer.meant is None
    assert answer.lane is None


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text)
def test_what_to_type_for_a_known_distance_is_that_distance(known: KnownDistance) -> None:
    answer = describe_distance(known.text)
    assert answer.distance == known.distance
    assert answer.benchmark is known.benchmark


def test_the_known_distances_stand_in_order_and_each_benchmark_once() -> None:
    assert [known.distance for known in KNOWN] == sorted(known.distance for known in KNOWN)
    assert len({known.benchmark for known in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize(
    ("text", "race"),
    [
        ("13.1", Benchmark.HALF),
        ("13.1 miles", Benchmark.HALF),
        ("21.1 km", Benchmark.HALF),
        ("21k", Benchmark.HALF),
        ("26.2", Benchmark.MARATHON),
        ("26.2 mi", Benchmark.MARATHON),
        ("42.2 km", Benchmark.MARATHON),
        ("42k", Benchmark.MARATHON),
        ("6.2", Benchmark.KM10),
        ("3.1 miles", Benchmark.KM5),
        ("1609m", Benchmark.MILE),
    ],
)
def test_a_rounded_distance_stays_as_typed_and_the_race_is_offered(text: str, race: Benchmark) -> None:
    answer = describe_distance(text)
    assert answer.meant is not None
    assert answer.meant.benchmark is race
    assert answer.benchmark is race
    assert answer.distance != answer.meant.distance
    assert answer.standings == ()
    assert {band.level for band in answer.guidance.bands} == set(Level)


@pytest.mark.parametrize(
    ("text", "lane", "expected"),
    [
        ("400m", "4", 4),
        ("400m", " Lane 4 ", 4),
        ("400m", "Bahn 4", 4),
        ("400m", "lane4", 4),
        ("400m", "４", 4),
        ("400m", "1", 1),
        ("400m", "08", 8),
        ("400m lane 4", "", 4),
        ("400m, lane 4", "", 4),
        ("400m in lane 4", "", 4),
        ("400 m Bahn 4", "", 4),
        ("400m lane 4", "7", 7),
        ("400m", "", None),
        ("400m", "  ", None),
    ],
)
def test_a_lane_stands_in_its_option_or_behind_the_distance(text: str, lane: str, expected: int | None) -> None:
    answer = describe_distance(text, lane)
    assert answer.lane == expected
    assert answer.distance == Distance(400.0)
    assert "lane" not in answer.text.casefold()


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("400m", "0"),
        ("400m", "9"),
        ("400m", "-1"),
        ("400m", "banana"),
        ("400m", "4.5"),
        ("400m", "9" * 200),
        ("400m lane 9", ""),
        ("400m lane 0", ""),
    ],
)
def test_another_lane_is_refused_with_one_that_works(text: str, lane: str) -> None:
    error = refusal(text, lane)
    assert error.code is Mistake.NO_SUCH_LANE
    assert (error.params["first"], error.params["last"]) == (1, 8)
    assert describe_distance("400m", error.example).lane == int(error.example)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5", Mistake.WHICH_UNIT),
        ("10 lane 4", Mistake.WHICH_UNIT),
        ("", Mistake.EMPTY),
        ("   ", Mistake.EMPTY),
        ("x" * (MAX_LENGTH + 1), Mistake.TOO_LONG),
        ("20:00", Mistake.WRONG_KIND),
        ("5k in 20:00", Mistake.SAID_TWICE),
        ("0 km", Mistake.NOT_POSITIVE),
        ("99999999 km", Mistake.TOO_LARGE),
        ("99x999 km", Mistake.TOO_LARGE),
        ("banana", Mistake.NOT_UNDERSTOOD),
        ("lane 4", Mistake.NOT_UNDERSTOOD),
    ],
)
def test_what_is_no_distance_is_a_mistake(text: str, code: Mistake) -> None:
    error = refusal(text)
    assert error.code is code
    assert describe_distance(error.example).meant is None


@given(st.text(max_size=60), st.text(max_size=10))
def test_nothing_but_a_mistake_is_raised(text: str, lane: str) -> None:
    try:
        answer = describe_distance(text, lane)
    except PersonError:
        return
    assert describe_distance(answer.text).distance.metres == pytest.approx(answer.distance.metres, rel=1e-3)


@given(st.floats(0.01, 100.0).map(lambda number: f"{number:.3f}"), st.sampled_from(["km", "mi"]), st.integers(1, 61))
def test_the_text_of_an_answer_leads_to_the_same_distance(number: str, unit: str, reps: int) -> None:
    answer = describe_distance(f"{number} {unit}" if reps == 1 else f"{reps} x {number} {unit}")
    assert describe_distance(answer.text).distance.metres == pytest.approx(answer.distance.metres, abs=0.001)
    assert len(answer.text) <= 40


WRITTEN = [
    ("8x400", "3200 m"),
    ("3 x 1.5 miles", "4.5 mi"),
    ("5x1k", "5 km"),
    ("parkrun", "5 km"),
    ("HM", "half marathon"),
    ("13.1", "13.1 mi"),
    ("21.1", "21.1 km"),
    ("8 laps", "3200 m"),
    ("1/2 mile", "0.5 mi"),
    ("440 yards", "440 yd"),
    ("quarter marathon", "10.54875 km"),
    ("0.5 laps", "200 m"),
    ("2x100.5 m", "201 m"),
]


@pytest.mark.parametrize(("typed", "text"), WRITTEN)
def test_a_distance_is_carried_on_as_one_that_reads_anywhere(typed: str, text: str) -> None:
    assert describe_distance(typed).text == text


# Records


@pytest.mark.parametrize(
    ("text", "event", "surface", "asks"),
    [
        ("mile", "mile", Surface.OUTDOOR_TRACK, "mile"),
        ("1500", "1500m", Surface.OUTDOOR_TRACK, "1500m"),
        ("3 km", "3000m", Surface.OUTDOOR_TRACK, "3000m"),
        ("5000m", "5000m", Surface.OUTDOOR_TRACK, "5k"),
        ("12.5 laps", "5000m", Surface.OUTDOOR_TRACK, "5k"),
        ("5k", "5km", Surface.ROAD, "5k"),
        ("parkrun", "5km", Surface.ROAD, "5k"),
        ("10 km", "10km", Surface.ROAD, "10k"),
        ("10,000m", "10000m", Surface.OUTDOOR_TRACK, "10k"),
        ("half", "half", Surface.ROAD, "half"),
        ("marathon", "marathon", Surface.ROAD, "marathon"),
        ("50 miles", "50mile", Surface.ULTRA, "50mile"),
        ("100k", "100km", Surface.ROAD, "100km"),
    ],
)
def test_the_records_are_those_of_the_surface_that_belongs_to_the_distance(
    text: str, event: str, surface: Surface, asks: str
) -> None:
    answer = describe_distance(text)
    assert {standing.event.id for standing in answer.standings} == {event}
    assert {standing.surface for standing in answer.standings} == {surface}
    assert {standing.category.value for standing in answer.standings} == {"men", "women"}
    assert answer.record_text == asks


@pytest.mark.parametrize("text", ["10 miles", "7k", "1600m", "300m", "13.1", "2.9 km"])
def test_another_distance_has_no_record(text: str) -> None:
    answer = describe_distance(text)
    assert answer.standings == ()
    assert answer.record_text == ""


def test_no_steeplechase_and_no_exhibition_stands_among_the_records() -> None:
    for text in ("3000m", "2000m", "mile", "marathon"):
        for standing in describe_distance(text).standings:
            assert not standing.event.steeplechase
            assert standing.fastest.role.counts


def test_a_mark_that_waits_and_the_women_only_race_are_among_them() -> None:
    men, _ = describe_distance("mile").standings
    assert [mark.text for mark in men.pending] == ["3:42.66"]
    assert men.official.text == "3:43.13"
    fields = [standing.field for standing in describe_distance("marathon").standings]
    assert fields == [None, RaceField.MIXED, RaceField.WOMEN_ONLY]


# Guidance


def test_over_5_km_the_times_are_the_paces_that_the_guidance_is_made_from() -> None:
    assert times(guidance_times(Distance(5000.0))) == {
        Level.WALK: (45 * 60, 60 * 60),
        Level.BEGINNER: (32.5 * 60, 42.5 * 60),
        Level.REGULAR: (25 * 60, 32.5 * 60),
        Level.TRAINED: (20 * 60, 25 * 60),
    }
    assert PACES[Level.WALK] == (Pace(540.0), Pace(720.0))


@pytest.mark.parametrize(
    ("metres", "level", "fastest", "slowest"),
    [
        # 5 km in 20:00 to 25:00 times (D / 5 km) ^ 1.06, in the steps of the guidance.
        (1000, Level.TRAINED, "3:40", "4:30"),
        (MILE, Level.TRAINED, "6:00", "7:30"),
        (MILE, Level.BEGINNER, "9:45", "12:45"),
        (10_000, Level.TRAINED, "41:30", "52:00"),
        (10_000, Level.REGULAR, "52:00", "1:08:00"),
        (21_097.5, Level.REGULAR, "1:55:00", "2:30:00"),
        (MARATHON, Level.TRAINED, "3:10:00", "4:00:00"),
        (MARATHON, Level.BEGINNER, "5:10:00", "6:50:00"),
        # A walk keeps its pace.
        (MILE, Level.WALK, "14:30", "19:15"),
        (MARATHON, Level.WALK, "6:20:00", "8:25:00"),
        (100_000, Level.WALK, "15:00:00", "20:00:00"),
    ],
)
def test_the_times_follow_from_the_model(metres: float, level: Level, fastest: str, slowest: str) -> None:
    expected = tuple(
        float(sum(int(part) * 60**place for place, part in enumerate(reversed(text.split(":")))))
        for text in (fastest, slowest)
    )
    assert times(guidance_times(Distance(metres)))[level] == expected


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text)
def test_every_known_distance_has_times_that_can_be_run_and_read(known: KnownDistance) -> None:
    guidance = guidance_times(known.distance)
    assert guidance.bands
    for band in guidance.bands:
        assert band.fastest < band.middle < band.slowest
        for time in (band.fastest, band.middle, band.slowest):
            check_performance(known.distance, time)
            # Within everyday paces, and far from the record.
            assert 180 <= (time / known.distance).seconds_per_km <= 730
            assert time.seconds > 1.25 * record_curve().duration(known.distance).seconds


@given(st.floats(400.0, 165_000.0))
def test_a_fitter_level_is_faster_and_ranges_are_wide(metres: float) -> None:
    bands = guidance_times(Distance(metres)).bands
    for slower, faster in pairwise(bands):
        assert faster.fastest < slower.fastest
        assert faster.slowest < slower.slowest
    for band in bands:
        assert band.slowest.seconds >= 1.2 * band.fastest.seconds


@given(st.floats(400.0, MARATHON), st.floats(400.0, MARATHON))
def test_longer_takes_longer(one: float, other: float) -> None:
    shorter, longer = (guidance_times(Distance(metres)) for metres in sorted((one, other)))
    for before, after in zip(shorter.bands, longer.bands, strict=True):
        assert before.fastest <= after.fastest
        assert before.slowest <= after.slowest
        if max(one, other) > 1.1 * min(one, other):
            assert before.fastest < after.fastest
            assert before.slowest < after.slowest


@given(st.floats(400.0, MARATHON))
def test_the_steps_change_a_time_by_less_than_three_percent(metres: float) -> None:
    distance = Distance(metres)
    reached = max(metres, SHORTEST_BY_RIEGEL.metres)
    for level, (fastest, slowest) in times(guidance_times(distance)).items():
        for pace, told in zip(PACES[level], (fastest, slowest), strict=True):
            exact = pace.seconds_per_km * metres / 1000
            if level is not Level.WALK:
                exact *= math.pow(reached / 5000, 0.06)
            assert told == pytest.approx(exact, rel=0.035)


@pytest.mark.parametrize(
    ("metres", "levels", "is_short", "is_rough"),
    [
        (200, (), False, False),
        (399, tuple(Level), True, False),
        (800, tuple(Level), True, False),
        (1000, tuple(Level), False, False),
        (21_097.5, tuple(Level), False, False),
        (30_000, tuple(Level), False, True),
        (42_200, tuple(Level), False, True),
        (50_000, (Level.WALK,), False, False),
        (100 * MILE, (Level.WALK,), False, False),
        (200_000, (), False, False),
    ],
)
def test_where_times_are_given_and_where_they_are_rough(
    metres: float, levels: tuple[Level, ...], is_short: bool, is_rough: bool
) -> None:
    guidance = guidance_times(Distance(metres))
    assert tuple(band.level for band in guidance.bands) == levels
    assert (guidance.is_short, guidance.is_rough) == (is_short, is_rough)
    assert guidance.walk_only is (levels == (Level.WALK,))


@given(st.floats(1000.0, MARATHON))
def test_the_formula_is_used_in_its_range_or_said_to_be_rough(metres: float) -> None:
    guidance = guidance_times(Distance(metres))
    running = [band for band in guidance.bands if band.level in RUNNING]
    assert min(band.fastest for band in running) >= Duration(210.0)
    assert guidance.is_rough is (max(band.slowest for band in running) > RIEGEL_AT_MOST)
