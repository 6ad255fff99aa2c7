"""``/convert``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env

from bot.core.conversion import Target

from .person import Person

ONE_OF_EACH = ("1k", "5:00/km", "12 km/h", "47:30", "20 °C", "70 kg", "300 m climb")
"""A quantity of each kind."""


async def test_a_kilometre_is_told_in_miles_in_words_and_in_laps(person: Person) -> None:
    answer = await person.ask("convert", what="1k")
    assert not answer.private
    assert answer.title == "1 km = 0.621 mi"
    assert answer.description.lower().rstrip(".") == "just under five eighths of a mile"
    assert answer.field("Metric") == "1 km\n1000 m"
    assert answer.field("Imperial") == "0.621 mi\n1094 yd\n3281 ft"
    assert answer.field("On the track").splitlines()[0] == "2.5 laps"
    assert "1609.344 m" in answer.footer


@pytest.mark.parametrize(
    ("what", "to", "title"),
    [
        ("1k", None, "1 km = 0.621 mi"),
        ("mile", None, "1 mi = 1.609 km"),
        ("5 miles", None, "5 mi = 8.047 km"),
        ("10k", "laps", "10 km = 25 laps"),
        ("400m", "laps", "400 m = 1 lap"),
        ("100 yd", "m", "100 yd = 91.4 m"),
        ("8x400m", "km", "3200 m = 3.2 km"),
        ("5:00/km", None, "5:00/km = 8:03/mi"),
        ("8:00/mi", None, "8:00/mi = 4:58/km"),
        ("5:00/km", "speed", "5:00/km = 12.00 km/h"),
        ("8:00/mi", "mph", "8:00/mi = 7.50 mph"),
        ("12 km/h", None, "12.00 km/h = 5:00/km"),
        ("10 mph", "km/h", "10.00 mph = 16.09 km/h"),
        ("3 m/s", "pace", "3.00 m/s = 5:33/km"),
        ("10k in 47:30", None, "10 km in 47:30 = 4:45/km"),
        ("90 min", None, "1:30:00 = 90 min"),
        ("20 °C", None, "20 °C = 68 °F"),
        ("68 F", None, "68 °F = 20 °C"),
        ("-0.01 °C", None, "0 °C = 32 °F"),
        ("70 kg", None, "70 kg = 154.3 lb"),
        ("154 lb", "st", "154 lb = 11 st"),
        ("300 m climb", None, "300 m = 984 ft"),
        ("1000 ft climb", None, "1000 ft = 305 m"),
    ],
)
async def test_each_kind_is_converted_to_what_the_other_kind_of_runner_says(
    person: Person, what: str, to: str | None, title: str
) -> None:
    answer = await person.ask("convert", what=what, **({"to": to} if to else {}))
    assert not answer.private
    assert answer.title == title


async def test_a_pace_is_told_as_a_speed_and_a_speed_as_a_pace(person: Person) -> None:
    for answer in await person.ask_all([("convert", {"what": "5:00/km"}), ("convert", {"what": "12 km/h"})]):
        for told in ("5:00/km", "8:03/mi", "12.00 km/h", "7.46 mph", "3.33 m/s", "2:00"):
            assert told in answer.text


@pytest.mark.parametrize(
    ("phrase", "what", "to"),
    [
        ("5k to mi", "5k", "mi"),
        ("5k in miles", "5k", "miles"),
        ("what is 5k in miles?", "5k", "mi"),
        ("5:00/km to mph", "5:00/km", "mph"),
        ("20 °C to F", "20 °C", "°F"),
        ("10 st 4 to kg", "10 st 4", "kg"),
    ],
)
async def test_the_unit_can_stand_in_the_phrase_or_in_its_own_option(
    person: Person, phrase: str, what: str, to: str
) -> None:
    as_phrase, by_options = await person.ask_all([("convert", {"what": phrase}), ("convert", {"what": what, "to": to})])
    assert not as_phrase.private
    assert by_options == as_phrase


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("800 m", "half a mile"),
        ("1.61 km", "just over a mile"),
        ("1609.344 m", "exactly a mile"),
        ("1500 m", None),
        ("3.2 km", None),
        ("2 miles", None),
        ("3220 m", "two miles"),
        ("5k", None),
    ],
)
async def test_a_distance_near_an_eighth_of_a_mile_is_told_in_words(
    person: Person, what: str, words: str | None
) -> None:
    answer = await person.ask("convert", what=what)
    assert not answer.private
    if words is None:
        assert "a mile" not in answer.description
    else:
        assert words in answer.description.lower()


async def test_what_somebody_weighs_is_not_kept(person: Person, simcord_env: Env) -> None:
    answer = await person.ask("convert", what="70 kg")
    assert "Nothing is stored" in answer.footer


@pytest.mark.parametrize(
    ("options", "read", "wrong"),
    [
        ({"what": "pizza"}, "`pizza`", "means nothing"),
        ({"what": "5"}, "`5`", "kilometres (`5k`) or miles (`5 mi`)?"),
        ({"what": "0k"}, "`0k`", "zero or less"),
        ({"what": "4:75/km"}, "`4:75/km`", "`75` is over 59"),
        ({"what": "100 °C"}, "`100 °C`", "outside anything"),
        ({"what": "0 kg"}, "`0 kg`", "zero or less"),
        ({"what": "5:00/km half"}, "`5:00/km half`", "`/pace` works it out"),
        ({"what": "DNF"}, "`DNF`", "without a time"),
        ({"what": "  "}, "", "Nothing was typed"),
        ({"what": "5k", "to": "°C"}, "`°C`", "It can be: `km`"),
        ({"what": "5k", "to": "pizza"}, "`pizza`", "It can be: `km`"),
        ({"what": "70 kg", "to": "km"}, "`km`", "It can be: `kg`"),
    ],
)
async def test_what_cannot_be_converted_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read: str, wrong: str
) -> None:
    answer = await person.ask("convert", **options)
    assert answer.private
    assert answer.fields == ()
    assert read in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("convert", **{**options, last: answer.example})).private


@pytest.mark.parametrize("what", ["1:00/km", "60 km/h", "90:00/km", "0.5 km/h", "marathon in 1:50:00"])
async def test_an_impossible_pace_is_answered_with_a_question_and_not_a_number(person: Person, what: str) -> None:
    answer = await person.ask("convert", what=what)
    assert answer.private
    assert answer.title == "One question"
    assert answer.description.splitlines()[0].endswith("?")
    assert answer.fields == ()


async def test_the_result_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("convert", "what", "1k")
    assert shown.replace("\u00a0", " ") == "1 km = 0.621 mi"
    assert value == "1k"
    ((shown, _),) = await person.choices("convert", "what", "10k", to="laps")
    assert "25 laps" in shown


async def test_every_unit_offered_for_a_quantity_is_one_it_can_be_put_into(person: Person) -> None:
    calls = [("convert", {"what": what, "to": ""}) for what in ONE_OF_EACH]
    offered = await person.all_choices(calls, "to")
    asked = [
        ("convert", {"what": what, "to": value})
        for what, choices in zip(ONE_OF_EACH, offered, strict=True)
        for _, value in choices
    ]
    assert {options["to"] for _, options in asked} == {target.value for target in Target}
    assert not any(answer.private for answer in await person.ask_all(asked))


@pytest.mark.parametrize(
    ("typed", "offered"), [("K", ["km", "km/h", "kg"]), (" mi", ["mi", "min"]), ("°", ["°C", "°F"])]
)
async def test_without_a_quantity_the_units_that_begin_so_are_offered(
    person: Person, typed: str, offered: list[str]
) -> None:
    assert [value for _, value in await person.choices("convert", "to", typed)] == offered
