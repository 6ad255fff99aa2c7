"""What is offered while an option is typed: what it reads as, ways to complete it, what is wrong with it."""

from __future__ import annotations

import pytest
from simcord import Env

from bot.client import MetricMile
from bot.playground.adapter import reader_data
from tests.cogs.person import Person

from .stage import stage_bot

WRONG = "banana means nothing to me"


@pytest.fixture
def simcord_bot() -> MetricMile:
    return stage_bot()


async def test_before_anything_is_typed_the_examples_that_read_are_offered_without_the_other_options(
    person: Person,
) -> None:
    examples = [("1 in ?", "1"), ("2 in ?", "2")]
    assert await person.choices("read", "what", "") == examples
    assert await person.choices("read", "what", "  ", unit="miles") == examples


async def test_what_is_typed_is_offered_as_it_reads_with_the_other_options(person: Person) -> None:
    assert await person.choices("read", "what", "5", unit="miles") == [("5 in miles", "5")]
    assert await person.choices("read", "unit", "miles", what="5") == [("5 in miles", "miles")]


async def test_what_does_not_read_is_completed_and_what_is_wrong_with_it_said_last(person: Person) -> None:
    completed, (said, typed) = await person.choices("read", "what", "banana", unit="miles")
    assert completed == ("banana 1 in miles", "banana 1")
    assert WRONG in said
    assert typed == "banana"


async def test_values_are_offered_each_with_its_reading_or_with_what_is_wrong_with_it(person: Person) -> None:
    road, (said, banana) = await person.choices("read", "unit", "", what="1")
    assert road == ("1 in road", "road")
    assert WRONG in said
    assert banana == "banana"
    assert await person.choices("read", "unit", "mi", what="1") == [("1 in mi", "mi")]
    ((said, typed),) = await person.choices("read", "unit", "banana", what="1")
    assert WRONG in said
    assert typed == "banana"


async def test_values_are_offered_by_name_where_they_lead_to_no_reading(person: Person) -> None:
    assert await person.choices("read", "unit", "", what="2") == [("Road: 2 in road", "road"), ("Banana", "banana")]
    ((said, typed),) = await person.choices("read", "unit", "banana", what="2")
    assert WRONG in said
    assert typed == "banana"


async def test_names_and_readings_are_told_in_the_language_of_whoever_types(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        (road, _) = await person.choices("read", "unit", "", what="2")
    assert road == ("Straße: 2 in Straße", "road")
