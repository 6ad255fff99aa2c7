"""How a phrase that says too little can go on: every completion reads, and begins with what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.completion import EXAMPLES, completions
from bot.core.errors import Mistake, PersonError
from bot.core.notation import MAX_LENGTH, read_phrase
from bot.core.pace import PaceAnswer, work_out_pace
from bot.core.quantities import Duration, Pace


def worked_out(text: str) -> PaceAnswer:
    return work_out_pace(read_phrase(text))


def suggested(text: str) -> tuple[str, ...]:
    """The completions of a text that cannot be worked out; none where it can."""
    try:
        worked_out(text)
    except PersonError as error:
        return completions(text, error)
    return ()


INCOMPLETE = [
    ("47:30", ("47:30 5k", "47:30 10k")),
    ("25 min", ("25 min 5k",)),
    ("1h45", ("1h45 10k", "1h45 half")),
    ("3:30", ("3:30 1k", "3:30 marathon", "3:30/km")),
    ("6:00", ("6:00 1k", "6:00 mile", "6:00/km", "6:00/mi")),
    ("sub 20", ("sub 20 5k",)),
    ("sub 4", ("sub 4 marathon",)),
    ("half an hour", ("half an hour 5k",)),
    ("10k", ("10k in 50:00", "10k in 1:00:00", "10k in 1:10:00")),
    ("half", ("half in 1:45:29", "half in 2:06:35", "half in 2:27:41")),
    ("mile", ("mile in 8:03",)),
    ("400m", ("400m in 2:00",)),
    ("5:00 pace", ("5:00/km", "5:00/mi")),
    ("5 pace", ("5:00/km", "5:00/mi")),
    ("8 min 30 pace", ("8:30/km", "8:30/mi")),
    ("marathon at 8:30 pace", ("marathon at 8:30/km", "marathon at 8:30/mi")),
    ("half @ 4:30", ("half @ 4:30/km", "half @ 4:30/mi")),
    ("90 min at 5:30", ("90 min at 5:30/km", "90 min at 5:30/mi")),
    ("10 in 45:00", ("10k in 45:00",)),
    ("3 in 24:00", ("3k in 24:00", "3 mi in 24:00")),
    ("12", ("12k", "12 mi")),
    ("258 800m", ("2:58 800m", "4:18 800m")),
    ("marathon 330", ("marathon 3:30:00", "marathon 5:30:00")),
    ("10k 4730", ("10k 47:30", "10k 1:18:50")),
]


@pytest.mark.parametrize(("text", "among"), INCOMPLETE)
def test_what_is_missing_is_offered(text: str, among: tuple[str, ...]) -> None:
    assert set(among) <= set(suggested(text))


@pytest.mark.parametrize("text", [text for text, _ in INCOMPLETE if text != "12"])
def test_every_completion_can_be_worked_out(text: str) -> None:
    for phrase in suggested(text):
        assert worked_out(phrase).pace.seconds_per_km > 0


def test_a_number_alone_becomes_a_distance_that_asks_for_the_time() -> None:
    for phrase in suggested("12"):
        with pytest.raises(PersonError) as caught:
            worked_out(phrase)
        assert caught.value.code is Mistake.WHICH_TIME


@pytest.mark.parametrize("text", ["47:30", "10k", "sub 20", "1h45"])
def test_a_completion_begins_with_what_was_typed(text: str) -> None:
    assert all(phrase.startswith(text) for phrase in suggested(text))


def test_the_spaces_around_are_left_out() -> None:
    assert suggested("  47:30 ") == suggested("47:30")


@pytest.mark.parametrize("text", ["47:30", "10k", "5:00 pace"])
def test_no_completion_is_offered_twice(text: str) -> None:
    assert len(set(suggested(text))) == len(suggested(text))


@pytest.mark.parametrize("text", ["47:30", "2:00", "25 min", "1h", "50 s"])
def test_only_paces_somebody_may_mean_are_offered(text: str) -> None:
    assert all(worked_out(phrase).pace <= Pace(900.0) for phrase in suggested(text))


def test_a_time_that_fits_no_race_is_offered_none() -> None:
    assert suggested("900h") == ()


def test_two_readings_of_a_number_are_both_offered() -> None:
    first, second = suggested("258 800m")
    assert (worked_out(first).duration, worked_out(second).duration) == (Duration(178.0), Duration(258.0))


@pytest.mark.parametrize(
    "text", ["hello", "", "-5k", "5k in 12:00", "DNF", "10k 5k", "5k in 5:75", "90:00/km", "9.4 100m"]
)
def test_a_mistake_is_not_completed(text: str) -> None:
    assert suggested(text) == ()


@pytest.mark.parametrize("code", Mistake)
def test_no_code_without_its_parameters_is_completed(code: Mistake) -> None:
    for phrase in completions("10k", PersonError(code, text="10k")):
        assert phrase.startswith("10k")


def test_a_long_text_is_not_completed() -> None:
    assert completions("1" * (MAX_LENGTH // 2 + 1), PersonError(Mistake.WHICH_DISTANCE, text="")) == ()


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_can_be_worked_out(text: str) -> None:
    assert worked_out(text).distance is not None


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.one_of(
    st.builds("{}:{:02}".format, st.integers(0, 200), st.integers(0, 59)),
    st.builds("{} min".format, st.integers(1, 400)),
    st.builds("{} km".format, st.floats(0.1, 200).map(lambda km: round(km, 2))),
    st.builds("{}".format, st.integers(1, 99999)),
    st.builds("{}:{:02} pace".format, st.integers(2, 14), st.integers(0, 59)),
))  # fmt: skip
def test_whatever_is_completed_reads(text: str) -> None:
    for phrase in suggested(text):
        read_phrase(phrase)
