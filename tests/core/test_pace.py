"""The pace triangle: the corner that is missing, what a performance gives elsewhere, and what is asked back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.notation import read_phrase
from bot.core.pace import SAME_PACE_DISTANCES, Asked, PaceAnswer, work_out_pace
from bot.core.plausibility import MARGIN, record_curve
from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import LengthUnit

EXAMPLES = settings(max_examples=100, derandomize=True, deadline=None)


def answer(text: str, distance: Distance | None = None, unit: LengthUnit | None = None) -> PaceAnswer:
    return work_out_pace(read_phrase(text, distance=distance, unit=unit), distance)


def refusal(text: str, distance: Distance | None = None) -> PersonError:
    with pytest.raises(PersonError) as caught:
        answer(text, distance)
    return caught.value


def clock(written: str) -> float:
    seconds = 0.0
    for part in written.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


# Published values: pace charts give the same to the second.


@pytest.mark.parametrize(
    ("text", "finish"),
    [
        ("6:00/km 10k", "1:00:00"),
        ("5:00/km 5k", "25:00"),
        ("5:00/km 10k", "50:00"),
        ("4:00/km marathon", "2:48:47"),
        ("5:00/km marathon", "3:30:59"),
        ("5:41/km marathon", "3:59:48"),
        ("6:00/km marathon", "4:13:10"),
        ("5:00/km half", "1:45:29"),
        ("12 km/h half", "1:45:29"),
        ("10 km/h marathon", "4:13:10"),
        ("8 min miles marathon", "3:29:45"),
        ("9 min miles marathon", "3:55:58"),
        ("10:00/mi half", "2:11:06"),
        ("10:00/mi 5k", "31:04"),
        ("7:00/mi 10 miles", "1:10:00"),
        ("6:00/mi mile", "6:00"),
        ("7.5 mph 10k", "49:43"),
        ("75s per lap 1500", "4:41"),
        ("90/400m 5k", "18:45"),
        ("3:36 per 800 5k", "22:30"),
        ("5 m/s 5000m", "16:40"),
    ],
)
def test_a_pace_and_a_distance_give_the_finish(text: str, finish: str) -> None:
    worked_out = answer(text)
    assert worked_out.asked is Asked.FINISH
    assert worked_out.duration is not None
    assert worked_out.duration.seconds == pytest.approx(clock(finish), abs=0.5)


@pytest.mark.parametrize(
    ("text", "seconds_per_km", "seconds_per_mile"),
    [
        ("6:00 1k", 360.0, 579.36),
        ("6:00 mile", 223.69, 360.0),
        ("10:00 mile", 372.82, 600.0),
        ("9:00 mile", 335.54, 540.0),
        ("25:00 5k", 300.0, 482.80),
        ("10k in 47:30", 285.0, 458.66),
        ("half 1:45", 298.61, 480.57),
        ("1:45:29 half", 299.99, 482.78),
        ("3:30:00 marathon", 298.61, 480.57),
        ("sub 4 marathon", 341.27, 549.23),
        ("sub 3 marathon", 255.95, 411.92),
        ("3:59.4 mile", 148.76, 239.4),
        ("400m in 75s", 187.5, 301.75),
        ("100m 9.58", 95.8, 154.18),
        ("10 miles in 80:00", 298.26, 480.0),
        ("100 miles in 24h", 536.86, 864.0),
    ],
)
def test_a_distance_and_a_time_give_the_pace(text: str, seconds_per_km: float, seconds_per_mile: float) -> None:
    worked_out = answer(text)
    assert worked_out.asked is Asked.PACE
    assert worked_out.pace.seconds_per_km == pytest.approx(seconds_per_km, abs=0.005)
    assert worked_out.pace.seconds_per_mile == pytest.approx(seconds_per_mile, abs=0.005)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("50:00 at 5:00/km", 10_000.0),
        ("30:00 at 6:00/km", 5_000.0),
        ("1h at 12 km/h", 12_000.0),
        ("30 min at 6 mph", 3 * MILE.metres),
        ("80 min at 8:00/mi", 10 * MILE.metres),
        ("12:00 90s per lap", 3_200.0),
        ("an hour at 15 km/h", 15_000.0),
    ],
)
def test_a_time_and_a_pace_give_the_distance(text: str, metres: float) -> None:
    worked_out = answer(text)
    assert worked_out.asked is Asked.DISTANCE
    assert worked_out.distance is not None
    assert worked_out.distance.metres == pytest.approx(metres, rel=1e-9)


@pytest.mark.parametrize("text", ["4:10/km", "8:00/mi", "12 km/h", "8 min miles"])
def test_a_pace_alone_stands_in_other_units(text: str) -> None:
    worked_out = answer(text)
    assert (worked_out.asked, worked_out.distance, worked_out.duration) == (Asked.NOTHING_ELSE, None, None)
    assert worked_out.total_duration is None


# The option for the distance


def test_the_option_completes_a_time() -> None:
    worked_out = answer("47:30", Distance(10_000.0))
    assert (worked_out.asked, worked_out.pace) == (Asked.PACE, Pace(285.0))


def test_the_option_completes_a_pace() -> None:
    worked_out = answer("5:00/km", HALF_MARATHON)
    assert worked_out.asked is Asked.FINISH
    assert worked_out.duration == Duration(300.0 * 21.0975)


def test_the_option_decides_how_the_time_is_read() -> None:
    assert answer("1:20", Distance(400.0)).duration == Duration(80.0)
    assert answer("1:20", HALF_MARATHON).duration == Duration(4800.0)


def test_beside_a_whole_performance_the_option_is_the_race_at_the_same_pace() -> None:
    worked_out = answer("10k in 50:00", HALF_MARATHON)
    assert worked_out.asked is Asked.FINISH
    assert worked_out.distance == HALF_MARATHON
    assert worked_out.duration == Duration(300.0 * 21.0975)
    assert worked_out.from_performance == (Distance(10_000.0), Duration(3000.0))


def test_beside_the_same_distance_the_option_adds_nothing() -> None:
    worked_out = answer("10k in 50:00", Distance(10_000.0))
    assert (worked_out.asked, worked_out.from_performance) == (Asked.PACE, None)


def test_the_option_wins_over_the_distance_beside_a_pace() -> None:
    assert answer("10k at 5:00/km", HALF_MARATHON).distance == HALF_MARATHON


# What comes with every answer


def test_every_pace_is_also_given_for_the_usual_races() -> None:
    worked_out = answer("5:00/km")
    assert [race for race, _ in worked_out.same_pace] == list(SAME_PACE_DISTANCES)
    assert [duration.seconds for _, duration in worked_out.same_pace] == pytest.approx([1500, 3000, 6329.25, 12_658.5])


@pytest.mark.parametrize(("text", "lap"), [("5:00/km", 120.0), ("75s per lap", 75.0), ("mile in 4:00", 59.6516)])
def test_every_pace_is_also_given_a_lap(text: str, lap: float) -> None:
    assert answer(text).lap.seconds == pytest.approx(lap, rel=1e-6)


def test_repetitions_have_the_pace_of_one_and_the_time_of_all() -> None:
    worked_out = answer("6x800 at 3:05")
    assert worked_out.distance == Distance(800.0)
    assert worked_out.duration == Duration(185.0)
    assert worked_out.total_duration == Duration(1110.0)
    assert worked_out.pace.seconds_per_km == pytest.approx(231.25)


def test_one_run_is_all_there_is() -> None:
    worked_out = answer("10k in 50:00")
    assert worked_out.total_duration == worked_out.duration


def test_the_answer_keeps_what_was_understood() -> None:
    phrase = read_phrase("sub 20 5k")
    assert work_out_pace(phrase).phrase is phrase


# Questions


@pytest.mark.parametrize("text", ["47:30", "sub 20 min", "1h23", "sub 20"])
def test_a_time_alone_asks_for_the_distance(text: str) -> None:
    assert refusal(text).code is Mistake.WHICH_DISTANCE


@pytest.mark.parametrize(
    ("text", "distance"), [("10k", Distance(10_000.0)), ("half", HALF_MARATHON), ("1500", Distance(1500.0))]
)
def test_a_distance_alone_asks_for_the_time(text: str, distance: Distance) -> None:
    error = refusal(text)
    assert error.code is Mistake.WHICH_TIME
    assert error.params == {"distance": distance}


@pytest.mark.parametrize(("text", "code"), [("5:00 pace", Mistake.WHICH_UNIT), ("10 in 45:00", Mistake.WHICH_UNIT)])
def test_a_unit_is_never_guessed(text: str, code: Mistake) -> None:
    assert refusal(text).code is code


def test_the_runners_own_unit_answers_that() -> None:
    assert answer("5:00 pace", unit=LengthUnit.KM).pace == Pace(300.0)
    assert answer("8:00 pace", unit=LengthUnit.MILE).pace.seconds_per_mile == pytest.approx(480.0)


@pytest.mark.parametrize(
    "text",
    [
        "5k in 12:00",
        "marathon in 1:50:00",
        "mile in 3:35",
        "100m in 9.3s",
        "half in 55:00",
        "10k in 25:30",
        "1:55/km marathon",
        "20 mph 5k",
        "10k at 1:30/km",
        "200 km/h",
        "1:00/km",
        "1h at 30 km/h",
        "6x800 in 1:30",
    ],
)
def test_faster_than_anybody_asks(text: str) -> None:
    assert refusal(text).code is Mistake.FASTER_THAN_RECORD


@pytest.mark.parametrize(
    "text", ["1 km in 61 min", "marathon in 48h", "61:00/km", "0.9 km/h", "5k at 61:00/km", "1h at 62:00/km"]
)
def test_slower_than_a_stroll_asks(text: str) -> None:
    assert refusal(text).code is Mistake.SLOWER_THAN_WALKING


@pytest.mark.parametrize(
    "text", ["5k in 12:35.36", "mile in 3:43.13", "marathon in 1:59:30", "100m in 9.58", "60:00/km", "1 km in 60 min"]
)
def test_records_and_strolls_are_answered(text: str) -> None:
    assert answer(text).pace.seconds_per_km > 0


@EXAMPLES
@given(st.floats(100.0, 500_000.0), st.floats(0.5, 1.5))
def test_two_percent_is_how_much_a_record_may_be_beaten_by(metres: float, part: float) -> None:
    distance = Distance(metres)
    duration = Duration(record_curve().duration(distance).seconds * part)
    if math.isclose(part, MARGIN, rel_tol=1e-6):
        return
    text = f"{duration.seconds:.4f} s"
    if part < MARGIN:
        assert refusal(text, distance).code is Mistake.FASTER_THAN_RECORD
    else:
        assert answer(text, distance).distance == distance


# Identities


@EXAMPLES
@given(st.integers(240, 900), st.integers(1, 60))
def test_the_three_corners_agree(seconds_per_km: int, km: int) -> None:
    pace = f"{seconds_per_km // 60}:{seconds_per_km % 60:02}/km"
    finish = answer(f"{km} km at {pace}").duration
    assert finish == Duration(float(seconds_per_km * km))
    assert answer(f"{finish.seconds:.0f} s for {km} km").pace.seconds_per_km == pytest.approx(seconds_per_km)
    covered = answer(f"{finish.seconds:.0f} s at {pace}").distance
    assert covered is not None
    assert covered.metres == pytest.approx(km * 1000.0)


@EXAMPLES
@given(st.integers(240, 900))
def test_a_pace_per_mile_is_the_finish_of_a_mile(seconds: int) -> None:
    text = f"{seconds // 60}:{seconds % 60:02}"
    assert answer(f"{text}/mi").pace.seconds_per_km == pytest.approx(answer(f"{text} mile").pace.seconds_per_km)


@pytest.mark.parametrize("race", [HALF_MARATHON, MARATHON, MILE, Distance(5000.0)])
def test_the_same_race_again_takes_as_long(race: Distance) -> None:
    duration = Duration(race.metres * 0.3)
    phrase = read_phrase(f"{duration.seconds} s", distance=race)
    pace = work_out_pace(phrase, race).pace
    assert (pace * race).seconds == pytest.approx(duration.seconds, rel=1e-12)
