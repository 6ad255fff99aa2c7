"""One race or two, a target and a week, read out of one phrase."""

from __future__ import annotations

import time

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.prediction_query import PredictionAnswer, work_out_prediction

HALF, MARATHON, MILE = 21_097.5, 42_195.0, 1609.344


def facts(answer: PredictionAnswer) -> tuple[float, float, float | None, float | None, float | None]:
    """Distance and seconds of the first race, the distance of the second, the target's, and the week in km."""
    return (
        round(answer.run.distance.metres, 1),
        round(answer.run.duration.seconds, 1),
        None if answer.second is None else round(answer.second.distance.metres, 1),
        None if answer.target is None else round(answer.target.distance.metres, 1),
        None if answer.weekly is None else round(answer.weekly.distance.km, 1),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10k in 45:30", (10_000, 2730, None, None, None)),
        ("10k in 45:30 for marathon", (10_000, 2730, None, MARATHON, None)),
        ("marathon from 10k in 45:30", (10_000, 2730, None, MARATHON, None)),
        ("for a marathon: 10k in 45:30", (10_000, 2730, None, MARATHON, None)),
        ("20:00 for 5k", (5_000, 1200, None, None, None)),
        ("10k in 45:30 -> 5000", (10_000, 2730, None, 5_000, None)),
        ("10k in 45:30 für 5000 bitte", (10_000, 2730, None, 5_000, None)),
        ("4:10 for 1500", (1_500, 250, None, None, None)),
        ("was schaff ich im marathon mit 10k 45:30", (10_000, 2730, None, MARATHON, None)),
        ("what can I run for marathon if 10k is 45:30", (10_000, 2730, None, MARATHON, None)),
        ("10 miles 75 mins marathon", (16_093.4, 4500, None, MARATHON, None)),
        ("20:00 for 5k marathon", (5_000, 1200, None, MARATHON, None)),
        ("5k 22:10 → half", (5_000, 1330, None, HALF, None)),
        ("5k 22:10 => half", (5_000, 1330, None, HALF, None)),
        ("half → marathon 1:38", (HALF, 5880, None, MARATHON, None)),
        ("1:38 half → marathon", (HALF, 5880, None, MARATHON, None)),
        ("half 1:38 marathon 60 km/week", (HALF, 5880, None, MARATHON, 60)),
        ("marathon 3:30 half", (MARATHON, 12_600, None, HALF, None)),
        ("20:00 5k and 42:00 10k", (5_000, 1200, 10_000, None, None)),
        ("5k 20:00 10k 42:00", (5_000, 1200, 10_000, None, None)),
        ("20 5k and 42 10k", (5_000, 1200, 10_000, None, None)),
        ("5k 20:00, 10k 42:00, marathon", (5_000, 1200, 10_000, MARATHON, None)),
        ("5k 20:00, 10k 42:00 → half, 50 km a week", (5_000, 1200, 10_000, HALF, 50)),
        ("10k 45 half", (10_000, 2700, None, HALF, None)),
        ("10k 47 30", (10_000, 2850, None, None, None)),
        ("1500 5:10 mile", (1_500, 310, None, round(MILE, 1), None)),
        ("mile 6:00 → 5k 30mpw", (round(MILE, 1), 360, None, 5_000, 48.3)),
        ("5:00/km half", (HALF, 6329.2, None, None, None)),
        ("predict my marathon: half 1:38", (HALF, 5880, None, MARATHON, None)),
        ("what would 22:10 5k be for 10k?", (5_000, 1330, None, 10_000, None)),
        ("Halbmarathon 1:38 zum Marathon", (HALF, 5880, None, MARATHON, None)),
        ("5 km in 22:10 für 10 km", (5_000, 1330, None, 10_000, None)),
        ("42.2 in 3:30", (MARATHON, 12_600, None, None, None)),
        ("sub 20 5k half", (5_000, 1200, None, HALF, None)),
    ],
)
def test_a_phrase_is_taken_apart(text: str, expected: tuple[float, ...]) -> None:
    answer = work_out_prediction(text)
    assert facts(answer) == expected
    again = work_out_prediction(*answer.typed(answer.target.text if answer.target else ""))
    assert facts(again) == expected


@pytest.mark.parametrize("text", ["5k " * 66, "5k 20:00 " * 22, "for " * 50, "→" * 200, "60 km/week " * 18, "1:" * 100])
def test_the_longest_nonsense_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(PersonError):
        work_out_prediction(text.strip())
    assert time.process_time() - started < 0.1


def test_the_options_stand_over_the_phrase() -> None:
    answer = work_out_prediction(
        "5k 20:00 and 10k 42:00 for half, 50 km a week", "", "marathon", "60 km", "10 miles in 1:10:00"
    )
    assert facts(answer) == (5_000, 1200, round(10 * MILE, 1), MARATHON, 60)
    assert facts(work_out_prediction("45:30", "10k")) == (10_000, 2730, None, None, None)
    assert facts(work_out_prediction("45:30 for marathon", "10k")) == (10_000, 2730, None, MARATHON, None)
    assert facts(work_out_prediction("45:30 → half", "10k")) == (10_000, 2730, None, HALF, None)


@pytest.mark.parametrize(
    ("options", "code", "culprit"),
    [
        (("10k in 45:30 banana",), Mistake.NOT_UNDERSTOOD, "banana"),
        (("10k in 4:75 for marathon",), Mistake.PART_OVER_59, "75"),
        (("half 0:20 marathon",), Mistake.TIME_DOES_NOT_FIT, "0:20"),
        (("marathon in 1:50:00 for 10k",), Mistake.FASTER_THAN_RECORD, "marathon in 1:50:00 for 10k"),
        (("60 km/week",), Mistake.STILL_NEEDED, "60 km/week"),
        (("predict",), Mistake.NUMBER_MISSING, "predict"),
        (("5k 20:00 10k 42:00 half 1:33",), Mistake.SAID_TWICE, "42:00"),
        (("4x400m in 80s",), Mistake.SAID_TWICE, "4x400m in 80s"),
        (("10k in 45:30", "5k"), Mistake.TWO_DISTANCES, "5k"),
        (("10k in 45:30", "", "100k"), Mistake.OUTSIDE_RANGE, "100k"),
        (("20:00 5k and 38:00 10k",), Mistake.RUNS_DO_NOT_FIT, "20:00 5k and 38:00 10k"),
        (("20:00 5k", "", "", "", "38:00 10k"), Mistake.RUNS_DO_NOT_FIT, "38:00 10k"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(options: tuple[str, ...], code: Mistake, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_prediction(*options)
    assert caught.value.code is code
    assert caught.value.culprit == culprit
    assert caught.value.example


def test_the_vdot_belongs_to_the_race_the_times_come_from() -> None:
    assert work_out_prediction("10k in 45:30").vdot == pytest.approx(44.7, abs=0.05)
    assert work_out_prediction("5k 20:00 and 10k 42:00").vdot is None
    one = work_out_prediction("5k 20:00 and 10k 42:00 for half")
    assert one.vdot == work_out_prediction("10k 42:00").vdot
