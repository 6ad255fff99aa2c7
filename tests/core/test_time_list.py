"""Times in a row, however they are separated and whatever their decimal mark."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.notation.time_list import Scale, read_times, scales_of


def seconds(text: str, scale: Scale = Scale.USUAL) -> list[float]:
    return [time.read(scale) for time in read_times(Lifter(text))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4:02 4:05 4:10", [242, 245, 250]),
        ("4:02, 4:05, 4:10", [242, 245, 250]),
        ("4:02,4:05,4:10", [242, 245, 250]),
        ("4:02;4:05;4:10", [242, 245, 250]),
        ("4:02/4:05/4:10", [242, 245, 250]),
        ("4:02\n4:05\r\n4:10\n", [242, 245, 250]),
        ("4:02 - 4:05 - 4:10", [242, 245, 250]),
        ("4:02-4:05-4:10", [242, 245, 250]),
        ("4:02 | 4:05 | 4:10", [242, 245, 250]),
        ("(4:02) [4:05] 4:10.", [242, 245, 250]),
        ("78 80 81", [78, 80, 81]),
        ("78,80,81", [78, 80, 81]),
        ("78, 80, 81", [78, 80, 81]),
        ("78.4 80.25 81", [78.4, 80.25, 81]),
        ("78,4 80,2 81", [78.4, 80.2, 81]),
        ("78,40 80,25", [78.4, 80.25]),
        ("78,4,80,2", [78.4, 80.2]),
        ("78.4,80.2,81.1", [78.4, 80.2, 81.1]),
        ("78,4;80,2;81", [78.4, 80.2, 81]),
        ("4:02,5 4:05,1", [242.5, 245.1]),
        ("4:02,5,4:05,1", [242.5, 245.1]),
        ("4:02,50 4:05,10", [242.5, 245.1]),
        ("4:02.5 4:05.1", [242.5, 245.1]),
        ("1:02,58,59", [62, 58, 59]),
        ("78s 80 s 81sec", [78, 80, 81]),
        ("4 min 5 min", [240, 300]),
        ("4'02\" 4'05\"", [242, 245]),
        ("4’02” 4’05”", [242, 245]),
        ("4m02 4m05s", [242, 245]),
        ("1:23:45 1:24:00.5", [5025, 5040.5]),
        ("1h23 1h24", [4980, 5040]),
        ("１:３２ １:３５", [92, 95]),
    ],
)
def test_a_list_is_read(typed: str, expected: list[float]) -> None:
    assert seconds(typed) == pytest.approx(expected)


def test_a_scale_reads_dots_and_hours() -> None:
    assert seconds("4.02 4.05", Scale.DOTS) == [242, 245]
    assert seconds("1:45 1:47", Scale.LONG) == [6300, 6420]
    assert seconds("45 46.5", Scale.LONG) == [2700, 2790]
    assert scales_of(read_times(Lifter("4.02 4.05")))[0] is Scale.DOTS
    assert scales_of(read_times(Lifter("14.02 14.05")))[0] is Scale.USUAL
    assert scales_of(read_times(Lifter("1:23:45 1:24:00"))) == (Scale.USUAL,)


@pytest.mark.parametrize(
    ("typed", "code", "culprit"),
    [
        ("4:02 banana 4:05", Mistake.NOT_UNDERSTOOD, "banana"),
        ("4:75 4:02", Mistake.PART_OVER_59, "75"),
        ("1:75:02 4:02", Mistake.PART_OVER_59, "75"),
        ("4:02 -4:05", Mistake.NOT_POSITIVE, "-4:05"),
        ("-4:05 4:02", Mistake.NOT_POSITIVE, "-4:05"),
        ("0:00 4:02", Mistake.NOT_POSITIVE, "0:00"),
        ("4:02 4:0", Mistake.NOT_UNDERSTOOD, "4:0"),
        ("999999 4:02", Mistake.NOT_UNDERSTOOD, "999999"),
    ],
)
def test_what_is_no_time_is_told_where_it_stands(typed: str, code: Mistake, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        seconds(typed)
    assert caught.value.code is code
    assert caught.value.culprit == culprit


@given(
    st.lists(st.integers(61, 3599), min_size=2, max_size=15),
    st.sampled_from([" ", ", ", ",", ";", " / ", "\n", " - ", "|"]),
)
def test_any_list_with_any_separator_is_read(times: list[int], between: str) -> None:
    typed = between.join(f"{time // 60}:{time % 60:02}" for time in times)
    assert seconds(typed) == times


@given(st.lists(st.integers(1000, 9999), min_size=2, max_size=15), st.sampled_from([".", ","]))
def test_tenths_are_read_with_either_mark(tenths: list[int], decimal: str) -> None:
    typed = " ".join(f"{time // 10}{decimal}{time % 10}" for time in tenths)
    assert seconds(typed) == pytest.approx([time / 10 for time in tenths])


@given(st.text(max_size=80))
def test_whatever_is_typed_it_is_read_or_told(typed: str) -> None:
    with contextlib.suppress(PersonError):
        assert all(time > 0 for time in seconds(typed))
