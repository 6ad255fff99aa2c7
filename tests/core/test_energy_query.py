"""Runs and weights as people type them."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.energy_query import EXAMPLE, EXAMPLES, read_weight, weight_completions, work_out_energy
from bot.core.errors import Mistake, PersonError
from bot.core.runs import read_run
from bot.core.terms import Term


@pytest.mark.parametrize(
    ("text", "metres", "seconds", "kg"),
    [
        ("10k in 50:00 70 kg", 10_000, 3_000, 70),
        ("70kg 10k 50:00", 10_000, 3_000, 70),
        ("70 kilos, 10k in 50:00", 10_000, 3_000, 70),
        ("10k in 50:00 at 154 lb", 10_000, 3_000, 69.853),
        ("10k 50:00 154lbs", 10_000, 3_000, 69.853),
        ("10k in 50:00, 11 st 4", 10_000, 3_000, 71.668),
        ("10k in 50:00 11st 4lb", 10_000, 3_000, 71.668),
        ("11 stone 10 miles in 1:40:00", 16_093.44, 6_000, 69.853),
        ("12 st 10k in 50:00", 10_000, 3_000, 76.204),
        ("marathon 4:00:00 62,5 kg", 42_195, 14_400, 62.5),
        ("160 Pfund 10 km in 50:00", 10_000, 3_000, 80),
        ("5 x 1k in 5:00 70 kg", 5_000, 1_500, 70),
        ("6:00/km half 70 kg", 21_097.5, 7_595.1, 70),
    ],
)
def test_it_is_read(text: str, metres: float, seconds: float, kg: float) -> None:
    answer = work_out_energy(text)
    assert answer.distance.metres == pytest.approx(metres)
    assert answer.duration.seconds == pytest.approx(seconds)
    assert answer.weight.kg == pytest.approx(kg, abs=0.001)


def test_options_refine_the_phrase_and_stand_over_it() -> None:
    answer = work_out_energy("50:00 80 kg", "10k", "70 kg")
    assert (answer.distance.metres, answer.weight.kg) == (10_000, 70)


@pytest.mark.parametrize(
    "text", ["10k in 50:00 70 kg", "half 1:55:00 62 kg", "mile 6:00.25 70kg", "3 x 800m 3:00 70kg"]
)
def test_the_run_reads_again_as_it_was_and_without_the_weight(text: str) -> None:
    answer = work_out_energy(text)
    again = read_run(answer.run_as_typed)
    assert (again.distance, again.duration, again.phrase.reps) == (
        answer.run.distance, answer.run.duration, answer.run.phrase.reps,
    )  # fmt: skip
    assert "kg" not in answer.run_as_typed


def failed(*texts: str) -> PersonError:
    with pytest.raises(PersonError) as caught:
        work_out_energy(*texts)
    return caught.value


def test_a_weight_that_is_missing_is_asked_for() -> None:
    error = failed("10k in 50:00")
    assert error.code is Mistake.STILL_NEEDED
    assert error.params["needed"] == (Term.WEIGHT,)
    assert work_out_energy(error.example).weight.kg == 70
    assert [work_out_energy(text).weight.kg for text in weight_completions("10k in 50:00", error)][:3] == [60, 70, 80]


@pytest.mark.parametrize(
    ("texts", "code", "culprit"),
    [
        (("banana",), Mistake.NOT_UNDERSTOOD, "banana"),
        (("10k in 50:00 banana 70 kg",), Mistake.NOT_UNDERSTOOD, "banana"),
        (("",), Mistake.EMPTY, ""),
        (("70 kg",), Mistake.STILL_NEEDED, "70 kg"),
        (("47:30 70 kg",), Mistake.WHICH_DISTANCE, "47:30 70 kg"),
        (("10k 70 kg",), Mistake.WHICH_TIME, "10k 70 kg"),
        (("10k in 50:00 5 kg",), Mistake.OUTSIDE_RANGE, "10k in 50:00 5 kg"),
        (("10k in 50:00 900 kg",), Mistake.TOO_LARGE, "10k in 50:00 900 kg"),
        (("10k in 50:00", "", "70"), Mistake.WHICH_WEIGHT_UNIT, "70"),
        (("10k in 50:00", "", "heavy"), Mistake.NOT_UNDERSTOOD, "heavy"),
        (("10k in 50:00", "", "20 °C"), Mistake.NOT_UNDERSTOOD, "20 °C"),
        (("10k in 50:00", "", "10 kg"), Mistake.OUTSIDE_RANGE, "10 kg"),
        (("10k in 50:00 70 kg", "banana"), Mistake.NOT_UNDERSTOOD, "banana"),
        (("10k in 2:30:00 70 kg",), Mistake.OUTSIDE_RANGE, "10k in 2:30:00 70 kg"),
    ],
)
def test_what_cannot_be_used_is_told(texts: tuple[str, ...], code: Mistake, culprit: str) -> None:
    error = failed(*texts)
    assert error.code is code
    assert error.culprit.strip() == culprit


def test_every_example_reads() -> None:
    for text in (EXAMPLE, *EXAMPLES):
        assert work_out_energy(text).energy.estimates


@given(st.text(max_size=60) | st.text("0123456789 :.,kgstlbxm", max_size=30))
def test_any_text_is_an_energy_or_a_mistake(text: str) -> None:
    for run, weight in ((text, ""), ("10k in 50:00", text)):
        error: PersonError | None = None
        try:
            assert work_out_energy(run, "", weight).energy.estimates
        except PersonError as raised:
            error = raised
        if error is not None:
            assert 0 <= error.start <= error.end <= len(error.text)


@given(st.text("0123456789 kglbst,.", max_size=12))
def test_any_text_is_a_weight_or_a_mistake(text: str) -> None:
    error: PersonError | None = None
    try:
        assert 20 <= read_weight(text).kg <= 300
    except PersonError as raised:
        error = raised
    assert error is None or error.text == text


@pytest.mark.parametrize("word", ["at ", "mit ", "max ", "1 ", "70 kg ", "11 st ", "in ", "25.4. ", "plan of ", "9"])
def test_no_phrase_takes_long(word: str) -> None:
    """A pattern that tries the same words in many ways would take years here."""
    text = (word * 200)[:200]
    begun = time.process_time()
    with contextlib.suppress(PersonError):
        work_out_energy(text)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("typed", "number"),
    [("10k 50:00 70", "70"), ("10k 50 min 70", "70"), ("10k 50 154", "154"), ("half 1:45 Gewicht 70,5", "70,5")],
)
def test_a_weight_without_its_unit_is_asked_about(typed: str, number: str) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_energy(typed)
    error = caught.value
    assert (error.code, error.text) == (Mistake.WHICH_WEIGHT_UNIT, number)
    assert work_out_energy(error.example).weight.kg == pytest.approx(float(number.replace(",", ".")))


@pytest.mark.parametrize(
    "typed",
    [
        "how many calories 10k 50min 70kg",
        "wie viele Kalorien 10k 50 min 70 kg",
        "10 km in 50 min, 70 kg, male",
        "10k 50min 70kg burnt 🙂",
    ],
)
def test_what_is_asked_for_is_passed_over(typed: str) -> None:
    answer = work_out_energy(typed)
    assert (answer.distance.metres, answer.duration.seconds, answer.weight.kg) == (10_000, 3000, 70)
