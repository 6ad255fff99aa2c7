"""Workouts as people type them, and what they are read as."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.workout.reading import EXAMPLE, MOST_REPS, read_workout
from bot.core.workout.steps import MOST_PARTS, Kind, Part, Repeat, Step, Workout
from tests.cogs.awkward import AWKWARD, scribbles

TABLE = Path(__file__).parents[1] / "data" / "workouts.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def told(part: Part) -> str:
    """A part in short: 5x[1000m @230] ~90s REST."""
    if isinstance(part, Repeat):
        rest = "" if part.rest is None else f" ~{told(part.rest)}"
        return f"{part.reps}x[{' , '.join(told(each) for each in part.body)}]{rest}"
    words = [length(part)]
    if part.kind is not Kind.RUN:
        words.append(part.kind.name)
    if part.effort is not None:
        words.append(part.effort.value)
    if part.race is not None:
        words.append(f"race{part.race.metres:.0f}")
    if part.pace is not None:
        words.append(f"@{part.pace.seconds_per_km:.0f}")
    return " ".join(words)


def length(step: Step) -> str:
    if step.distance is not None:
        return f"{step.distance.metres:.0f}m"
    return "?" if step.duration is None else f"{step.duration.seconds:.0f}s"


def read(text: str) -> str:
    return " + ".join(told(part) for part in read_workout(text).parts)


def read_or_refused(text: str) -> tuple[Workout | None, PersonError | None]:
    try:
        return read_workout(text), None
    except PersonError as error:
        return None, error


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 135
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_every_way_of_writing(row: dict[str, str]) -> None:
    workout = read_workout(row["text"])
    assert " + ".join(told(part) for part in workout.parts) == row["parts"]
    assert "; ".join(f"{one.what.name} {one.typed}" for one in workout.assumed) == row["assumed"]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (
            ("5x1k in 3:50, 90s", "5 X 1 KM in 3'50\" (90 s)", "5×1000m 3:50 90s", "1k x 5 in 3:50 / 90s",
             "5 mal 1000er in 3:50 mit 90 s Pause", "5*1km@3:50 w/ 1:30 rest", "５ｘ１ｋ ＠ ３：５０ （９０ｓ）",
             "5x1k 3:50/km, Pause 90 Sek."),
            "5x[1000m @230] ~90s REST",
        ),
        (
            ("20 min T", "20' threshold", "20min Schwelle", "T 20 minutes", "20:00 @ T pace", "20m tempo", "20 T"),
            "1200s T",
        ),
        (
            ("2E + 4x200R w/ 200 jog", "2 miles easy, 4 x 200 m reps w/ 200m jg", "2 mi E; 4x200 (R) 200 jog",
             "easy 2 mi then 4 x 200 @ R 200 trab", "2 Meilen locker und 4x200er R mit 200 m Trabpause"),
            "3219m E + 4x[200m R] ~200m JOG",
        ),
    ],
)  # fmt: skip
def test_the_same_workout_in_many_ways(texts: tuple[str, ...], parts: str) -> None:
    for text in texts:
        assert read(text) == parts, text


@pytest.mark.parametrize(
    ("text", "code", "culprit"),
    [
        ("5 km easy banana", Mistake.NOT_UNDERSTOOD, "banana"),
        ("5x", Mistake.NOT_UNDERSTOOD, "x"),
        ("x 400", Mistake.NOT_UNDERSTOOD, "x"),
        ("5x1k @", Mistake.NOT_UNDERSTOOD, "@"),
        ("5x1k @ w/", Mistake.NOT_UNDERSTOOD, "@"),
        ("(5x1k", Mistake.NOT_UNDERSTOOD, "("),
        ("5x1k)", Mistake.NOT_UNDERSTOOD, ")"),
        ("()5 km", Mistake.NOT_UNDERSTOOD, "("),
        ("2.5x400", Mistake.NOT_UNDERSTOOD, "2.5"),
        ("5x1k in 3:7", Mistake.NOT_UNDERSTOOD, "3:7"),
        ("rest 2 min", Mistake.NOT_UNDERSTOOD, "rest"),
        ("5x1k in 3:75", Mistake.PART_OVER_59, "75"),
        ("3-4 x 1k", Mistake.NOT_UNDERSTOOD, "3-4"),
        ("3 x 1", Mistake.WHICH_UNIT, "1"),
        ("5", Mistake.WHICH_UNIT, "5"),
        (f"{MOST_REPS + 1}x400", Mistake.TOO_LARGE, "101"),
        ("0x400", Mistake.NOT_POSITIVE, "0"),
        ("5x0 km", Mistake.NOT_POSITIVE, "0 km"),
        ("900 km E", Mistake.TOO_LARGE, "900 km"),
        ("99999999999 km", Mistake.TOO_LARGE, "99999999999"),
        ("100x(100x400)", Mistake.TOO_LARGE, "100x(100x400)"),
        ("5 km E E T", Mistake.SAID_TWICE, "T"),
        ("5 km 4:00/km 5:00/km", Mistake.SAID_TWICE, "5:00/km"),
        ("5x1k in 350", Mistake.TIME_READS_TWO_WAYS, "350"),
        ("5x1k in 1:20", Mistake.TIME_DOES_NOT_FIT, "1:20"),
        ("5x1k in 1:50", Mistake.FASTER_THAN_RECORD, "1:50"),
        ("5x1k @ 3:00:00/km", Mistake.SLOWER_THAN_WALKING, "3:00:00/km"),
        ("5x1k @ 1:20/km", Mistake.FASTER_THAN_RECORD, "1:20/km"),
        ("1k+" * 40, Mistake.TOO_MANY_PARTS, "1k+" * 40),
        ("easy", Mistake.NUMBER_MISSING, "easy"),
        ("", Mistake.EMPTY, ""),
        ("1" * 201, Mistake.TOO_LONG, "1" * 200),
    ],
)
def test_what_cannot_be_read_is_named(text: str, code: Mistake, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_workout(text)
    assert caught.value.code is code
    assert caught.value.culprit == culprit
    assert caught.value.example == EXAMPLE
    assert read_workout(EXAMPLE).parts


def test_as_many_parts_are_read_as_an_answer_has_room_for() -> None:
    assert len(read_workout("1k E+" * MOST_PARTS).parts) == MOST_PARTS


@pytest.mark.parametrize("text", [*AWKWARD, *scribbles(300, seed=77)])
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    workout, error = read_or_refused(text)
    assert (workout is None) is not (error is None)
    assert workout is None or workout.parts
    assert error is None or 0 <= error.start <= error.end <= len(error.text)


PIECES = st.sampled_from(
    ["5", "10", "400", "1k", "2 mi", "90s", "3:50", "x", "(", ")", "+", ",", "/", "-", "@", "in", "w/", "jog", "rest",
     "E", "T", "R", "M", "easy", "strides", "tempo", "pace", "warm-up", "200-400-200", "2-3 min", "4:00/km", "sets"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map(" ".join))
def test_whatever_is_put_together_from_its_words_is_read_or_refused(text: str) -> None:
    workout, error = read_or_refused(text)
    assert error is None or 0 <= error.start <= error.end <= len(error.text)
    if workout is not None:
        assert sum(1 for _ in workout.steps()) <= MOST_PARTS
        assert any(not step.is_rest for step in workout.steps())


@pytest.mark.parametrize(
    "piece", ["1x", "(", "a", "2E+", "5 ", "w/ ", "- ", "9-", "1' ", "for ", "1:", "9.", "1 min ", "easy ", "with a "]
)
def test_a_long_text_takes_no_longer_than_it_should(piece: str) -> None:
    text = (piece * 200)[:200]
    begun = time.perf_counter()
    for _ in range(5):
        try:
            read_workout.__wrapped__(text)
        except PersonError:
            continue
    assert (time.perf_counter() - begun) / 5 < 0.1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8x400 78 rest 60", "8x[400m @195] ~60s REST"),
        ("8x400m 1:18 Pause 1:00", "8x[400m @195] ~60s REST"),
        ("8x400 78 p60", "8x[400m @195] ~60s REST"),
        ("8x400 78 r 60", "8x[400m @195] ~60s REST"),
        ("8x400 78 60", "8x[400m @195] ~60s REST"),
        ("8x200 38 200", "8x[200m @190] ~200m JOG"),
        ("5x1k 3:50 rest 400m", "5x[1000m @230] ~400m JOG"),
        ("5x1000, 3:50 rest 90", "5x[1000m @230] ~90s REST"),
        ("6x1000 4:00 GP 3 min", "6x[1000m @240] ~180s WALK"),
        ("6x1000 3 min Pause 4:00", "6x[1000m @240] ~180s REST"),
        ("5x1000 90s rest 3:50", "5x[1000m @230] ~90s REST"),
        ("5x1000 2:00 rest", "5x[1000m] ~120s REST"),
        ("8x400 60s rest 2x200", "8x[400m] ~60s REST + 2x[200m]"),
        ("10x1min hard 1min easy", "10x[60s] ~60s JOG"),
        ("pyramid 200 400 200", "200m + 400m + 200m"),
        ("fartlek 6x3min pls", "6x[180s]"),
    ],
)
def test_the_time_of_each_is_told_from_the_rest_behind_it(text: str, expected: str) -> None:
    assert read(text) == expected
