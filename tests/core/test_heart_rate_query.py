"""Numbers of a heart as people type them."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import formulas_of
from bot.core.heart_rate_query import EXAMPLE, EXAMPLES, methods, read_method, work_out_zones
from bot.core.terms import Term


@pytest.mark.parametrize(
    ("text", "age", "maximum", "resting", "threshold"),
    [
        ("max 190 rest 50", None, 190, 50, None),
        ("190 max 50 rest", None, 190, 50, None),
        ("rest 50, max 190", None, 190, 50, None),
        ("190/50", None, 190, 50, None),
        ("50/190", None, 190, 50, None),
        ("190 50", None, 190, 50, None),
        ("HFmax 190, Ruhepuls 50 bitte", None, 190, 50, None),
        ("max 190 woman", None, 190, None, None),
        ("190bpm", None, 190, None, None),
        ("maxhr190 rest50", None, 190, 50, None),
        ("maximum 190, minimum 50", None, 190, 50, None),
        ("190bpm max / 50bpm rest", None, 190, 50, None),
        ("MHR: 190 RHR: 50", None, 190, 50, None),
        ("HRmax=190", None, 190, None, None),
        ("max. heart rate is 190", None, 190, None, None),
        ("190", None, 190, None, None),
        ("my max hr is 190 bpm and my resting hr is 50", None, 190, 50, None),
        ("lthr 168", None, None, None, 168),
        ("Threshold HR 168", None, None, None, 168),
        ("190/50 lthr 168", None, 190, 50, 168),
        ("168 lthr, max 190", None, 190, None, 168),
        ("Schwelle 168", None, None, None, 168),
        ("45 Jahre, Ruhepuls 52, HFmax 184", 45, 184, 52, None),
        ("Maximalpuls 190 Ruhepuls 50", None, 190, 50, None),
        ("age 45", 45, 176.5, None, None),
        ("45 years old", 45, 176.5, None, None),
        ("45yo rest 52", 45, 176.5, 52, None),
        ("45 years 52", 45, 176.5, 52, None),
        ("F45 rhr 50", 45, 176.5, 50, None),
        ("I'm 45", 45, 176.5, None, None),
        ("age 45 220-age", 45, 175, None, None),
        ("age 50 nes", 50, 179, None, None),
        ("ｍａｘ　１９０", None, 190, None, None),
    ],
)
def test_it_is_read(
    text: str, age: int | None, maximum: float | None, resting: float | None, threshold: float | None
) -> None:
    answer = work_out_zones(text)
    assert answer.age == age
    assert answer.maximum == (None if maximum is None else pytest.approx(maximum))
    assert (answer.resting, answer.threshold) == (resting, threshold)


def test_every_method_that_the_numbers_allow_is_given_and_no_other() -> None:
    def given(text: str, **options: str) -> list[str]:
        return [one.method for one in work_out_zones(text, **options).sets]

    assert given("lthr 168") == ["zones_threshold"]
    assert given("max 190") == ["zones_max", "zones_acsm"]
    assert given("max 190 rest 50") == ["zones_reserve", "zones_max", "zones_acsm"]
    assert given("max 190 rest 50 lthr 168") == ["zones_reserve", "zones_max", "zones_acsm", "zones_threshold"]
    assert given("max 190 rest 50 lthr 168", method="karvonen") == ["zones_reserve"]
    assert given("max 190 rest 50 lthr 168 friel") == ["zones_threshold"]
    assert given("max 190 rest 50", method="% of max") == ["zones_max"]


def test_options_refine_the_phrase_and_stand_over_it() -> None:
    answer = work_out_zones("max 190 rest 50", "195 bpm", "48", "LTHR 170", "45 years")
    assert (answer.maximum, answer.resting, answer.threshold, answer.age) == (195, 48, 170, 45)
    assert answer.estimate == ""


def test_a_measured_maximum_stands_over_the_estimate() -> None:
    answer = work_out_zones("age 45 max 190", method="nes")
    assert (answer.maximum, answer.estimate, answer.estimates) == (190, "", ())


def test_an_estimate_comes_with_all_the_others() -> None:
    answer = work_out_zones("age 45")
    assert answer.estimate == "max_tanaka"
    assert [id for id, _ in answer.estimates] == ["max_fox", "max_gellish", "max_tanaka", "max_nes"]
    assert [value for _, value in answer.estimates] == pytest.approx([175, 175.5, 176.5, 182.2])


def test_the_methods_to_choose_from_are_those_of_the_registry() -> None:
    chosen = {one.id for one in formulas_of("zones") if one.id.startswith(("max_", "zones_"))}
    assert {one.id for one in methods().values()} == chosen
    assert all(read_method(word) == word for word in methods())
    assert (read_method("Karvonen"), read_method("Friel"), read_method("220 - age")) == ("reserve", "threshold", "fox")


def failed(*texts: str) -> PersonError:
    with pytest.raises(PersonError) as caught:
        work_out_zones(*texts)
    return caught.value


@pytest.mark.parametrize(
    ("texts", "code", "culprit"),
    [
        (("banana",), Mistake.NOT_UNDERSTOOD, "banana"),
        (("max 190 banana",), Mistake.NOT_UNDERSTOOD, "banana"),
        (("10k in 47:30",), Mistake.NOT_UNDERSTOOD, "10k"),
        (("45",), Mistake.NOT_UNDERSTOOD, "45"),
        (("",), Mistake.EMPTY, ""),
        (("190 50 160",), Mistake.SAID_TWICE, "160"),
        (("max 300",), Mistake.OUTSIDE_RANGE, "max 300"),
        (("age 12",), Mistake.OUTSIDE_RANGE, "age 12"),
        (("max 110 rest 100",), Mistake.OUTSIDE_RANGE, "max 110 rest 100"),
        (("max 190 lthr 195",), Mistake.OUTSIDE_RANGE, "max 190 lthr 195"),
        (("lthr 168", "300"), Mistake.OUTSIDE_RANGE, "300"),
        (("lthr 168", "10k"), Mistake.NOT_UNDERSTOOD, "10k"),
        (("max 190", "", "5"), Mistake.OUTSIDE_RANGE, "5"),
        (("max 190", "", "", "", "", "dogs"), Mistake.NOT_A_CHOICE, "dogs"),
    ],
)
def test_what_cannot_be_used_is_told(texts: tuple[str, ...], code: Mistake, culprit: str) -> None:
    error = failed(*texts)
    assert (error.code, error.culprit) == (code, culprit)
    assert error.example


@pytest.mark.parametrize(
    ("texts", "needed"),
    [
        (("rest 50",), Term.MAXIMUM_HEART_RATE),
        (("max 190 karvonen",), Term.RESTING_HEART_RATE),
        (("max 190 rest 50 friel",), Term.THRESHOLD_HEART_RATE),
        (("lthr 168", "", "", "", "", "max"), Term.MAXIMUM_HEART_RATE),
    ],
)
def test_what_is_missing_is_asked_for(texts: tuple[str, ...], needed: Term) -> None:
    error = failed(*texts)
    assert error.code is Mistake.STILL_NEEDED
    assert error.params["needed"] == (needed,)


def test_every_example_reads() -> None:
    for text in (EXAMPLE, *EXAMPLES):
        assert work_out_zones(text).sets


@given(st.text(max_size=60) | st.text("0123456789 /maxrestlh.,age", max_size=30))
def test_any_text_is_zones_or_a_mistake(text: str) -> None:
    error: PersonError | None = None
    try:
        assert work_out_zones(text).sets
    except PersonError as raised:
        error = raised
    if error is not None:
        assert 0 <= error.start <= error.end <= len(error.text)


@pytest.mark.parametrize("word", ["at ", "mit ", "max ", "1 ", "70 kg ", "11 st ", "in ", "25.4. ", "plan of ", "9"])
def test_no_phrase_takes_long(word: str) -> None:
    """A pattern that tries the same words in many ways would take years here."""
    text = (word * 200)[:200]
    begun = time.process_time()
    with contextlib.suppress(PersonError):
        work_out_zones(text)
    assert time.process_time() - begun < 1
