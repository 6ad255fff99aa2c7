"""Words taken out of a phrase, and the run that is left."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.notation import MAX_LENGTH
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import read_age, read_category, take_age, take_age_group, take_category
from bot.core.runs import read_run

ROAD = re.compile(r"(?<!\w)road(?!\w)")
WORDS = re.compile(r"[a-z]+")


def test_what_is_left_keeps_its_places() -> None:
    phrase = Lifter("10k ROAD in 47:30")
    assert phrase.take(ROAD) is not None
    assert phrase.rest == "10k      in 47:30"
    assert phrase.take(ROAD) is None
    run = read_run(phrase.rest)
    assert (run.distance.metres, run.duration.seconds) == (10_000, 2850)


def test_what_stood_on_both_sides_does_not_grow_together() -> None:
    phrase = Lifter("10k 48 min road 50")
    assert phrase.take(ROAD) is not None
    assert phrase.rest == "10k 48 min ,    50"
    with pytest.raises(PersonError) as caught:
        read_run(phrase.rest)
    assert caught.value.code is Mistake.SAID_TWICE


@pytest.mark.parametrize("polite", ["please", "pls", "thanks", "bitte", "DANKE", "thx!"])
def test_what_is_only_polite_is_passed_over(polite: str) -> None:
    run = read_run(Lifter(f"10k in 47:30 {polite}").rest)
    assert (run.distance.metres, run.duration.seconds) == (10_000, 2850)


def test_a_fault_of_the_rest_is_told_in_the_whole() -> None:
    phrase = Lifter("road 10k in 47:75", "10k in 47:30 road")
    phrase.take(ROAD)
    with pytest.raises(PersonError) as caught:
        read_run(phrase.rest)
    error = phrase.placed(caught.value)
    assert error.text == "road 10k in 47:75"
    assert error.culprit == "75"
    assert error.example == "10k in 47:30 road"


def test_words_alone_hold_no_number() -> None:
    phrase = Lifter("road")
    phrase.take(ROAD)
    assert phrase.is_empty
    with pytest.raises(PersonError) as caught:
        read_run(phrase.rest)
    assert phrase.placed(caught.value).code is Mistake.NUMBER_MISSING


def test_a_fault_can_be_told_where_it_stands() -> None:
    phrase = Lifter("½ lap")
    found = phrase.take(re.compile("lap"))
    assert found is not None
    assert phrase.fault(Mistake.NOT_UNDERSTOOD, *found.span()).culprit == "lap"


@given(st.text(max_size=MAX_LENGTH))
def test_taking_words_out_never_moves_the_others(text: str) -> None:
    try:
        phrase = Lifter(text)
    except PersonError:
        return
    taken = phrase.take_all(WORDS)
    assert len(phrase.rest) == len(phrase.typed)
    assert WORDS.search(phrase.text) is None
    assert bool(taken) or phrase.rest == phrase.typed


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("10k 47:30 M45", (Category.MEN, 45)),
        ("10k 47:30 f52", (Category.WOMEN, 52)),
        ("W 60 10k in 55:00", (Category.WOMEN, 60)),
        ("10k in 47:30", None),
        ("5000 m 20:00", None),
        ("1500m 45 s", None),
        ("m 10 km in 50:00", None),
    ],
)
def test_age_groups(text: str, group: tuple[Category, int] | None) -> None:
    assert take_age_group(Lifter(text)) == group


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("10k 47:30 age 45", 45),
        ("10k 47:30, 45 years old", 45),
        ("aged 52 10k in 55", 52),
        ("45yo 10k 47:30", 45),
        ("10 km in 47:30, 45 Jahre", 45),
        ("10 km 47:30 Alter 45", 45),
        ("10k in 47:30", None),
        ("10 years 10k in 47:30", 10),
    ],
)
def test_ages(text: str, age: int | None) -> None:
    assert take_age(Lifter(text)) == age


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("10k in 47:30 women", Category.WOMEN),
        ("Frauen 10 km in 47:30", Category.WOMEN),
        ("10k 47:30 male", Category.MEN),
        ("10k 47:30 m", Category.MEN),
        ("10k 47:30 w", Category.WOMEN),
        ("5000 m in 20:00", None),
        ("1.5 m in 20:00", None),
        ("100m 11,5 m", Category.MEN),
        ("800m 1.58,3 m", Category.MEN),
        ("1.500 m 4:10", None),
        ("women's mile 6:00", Category.WOMEN),
        ("10k w/ 47:30", None),
    ],
)
def test_categories(text: str, category: Category | None) -> None:
    assert take_category(Lifter(text)) is category


@pytest.mark.parametrize(
    ("text", "age"), [("45", 45), (" 45 years", 45), ("age 45", 45), ("M45", 45), ("45 Jahre alt", 45)]
)
def test_an_age_of_its_own(text: str, age: int) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize("text", ["old", "0", "131", "45:30", "4/5", "1990-01-01"])
def test_no_age(text: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_age(text)
    assert read_age(caught.value.example) == 45


def test_a_category_of_its_own() -> None:
    assert read_category("Frauen") is Category.WOMEN
    for text in ("horses", "women 45", "5k"):
        with pytest.raises(PersonError) as caught:
            read_category(text)
        assert caught.value.code is Mistake.NOT_A_CHOICE
