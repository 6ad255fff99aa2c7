"""``/calories``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels

TIME = "10k in 50:00 70 kg"


async def test_the_energy_is_a_range_of_three_methods_with_and_without_rest(person: Person) -> None:
    answer = await person.ask("calories", time=TIME)
    assert answer.private
    assert answer.title == "10 km in 50:00: about 670 to 760 kcal"
    assert answer.description == "Read as 10 km in 50:00, 70 kg (5:00/km)"
    assert answer.field("In all, rest included") == "**670 to 760 kcal**"
    assert answer.field("Above rest") == "**610 to 700 kcal**"
    table = answer.field("By method, in kcal").splitlines()
    assert table[2:5] == [
        "Compendium 2011     668  610",
        "ACSM                761  703",
        "Margaria 1963       758  700",
    ]
    assert max(len(line) for line in table) <= 30
    assert "10 to 20 % more or less" in answer.field("How far to trust it")
    assert "our judgement" in answer.field("How far to trust it")


@pytest.mark.parametrize(
    ("options", "title", "read_as"),
    [
        ({"time": "70kg 10k 50:00"}, "10 km in 50:00", "70 kg"),
        ({"time": "10k in 50:00, 11 st 4"}, "10 km in 50:00", "158 lb (71.7 kg)"),
        ({"time": "10k in 50:00 11st 4lb"}, "10 km in 50:00", "158 lb (71.7 kg)"),
        ({"time": "parkrun 28:00 at 150 pounds"}, "5 km in 28:00", "150 lb (68 kg)"),
        ({"time": "marathon 4:00:00 62,5 kg"}, "Marathon in 4:00:00", "62.5 kg"),
        ({"time": "160 Pfund 10 km in 50:00"}, "10 km in 50:00", "80 kg"),
        ({"time": "6:00/km half 70 kg"}, "Half marathon at 6:00/km", "70 kg"),
        ({"time": "5 x 1k in 5:00 70 kg"}, "5 × 1 km, each in 5:00", "70 kg"),
        ({"time": "10k in 50:00", "weight": "154 lb"}, "10 km in 50:00", "154 lb (69.9 kg)"),
        ({"time": "50:00 80 kg", "distance": "10k", "weight": "70 kg"}, "10 km in 50:00", "70 kg"),
    ],
)
async def test_it_is_read_however_it_is_typed(
    person: Person, options: dict[str, str], title: str, read_as: str
) -> None:
    answer = await person.ask("calories", **options)
    assert answer.private
    assert answer.title.startswith(f"{title}: about ")
    assert f", {read_as} (" in answer.description.splitlines()[0]


async def test_a_slow_run_a_sprint_and_what_is_left_out_are_told(person: Person) -> None:
    slow = await person.ask("calories", time="5k in 45:00 70 kg")
    assert "Compendium" not in slow.footer
    assert "left out" in slow.field("How far to trust it")
    assert "walking" in slow.field("How far to trust it")
    assert "three minutes" in (await person.ask("calories", time="800m 2:30 70 kg")).field("How far to trust it")
    assert "three minutes" not in (await person.ask("calories", time=TIME)).text


async def test_no_button_holds_the_weight(person: Person) -> None:
    result = await person.run("calories", time=TIME)
    assert labels(result.response) == ["Pace", "Training paces"]
    assert result.response is not None
    ids = [button["custom_id"] for row in result.response.components for button in row["components"]]
    assert not any("70" in id or "kg" in id for id in ids)


async def test_its_button_leads_on_in_private(person: Person) -> None:
    result = await person.run("calories", time=TIME)
    assert result.response is not None
    pace = await click(person.member, result.response, "Pace")
    assert pace.private
    assert pace.title == "5:00/km · 8:03/mi"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"time": "banana"}, "`banana` means nothing"),
        ({"time": "10k in 50:00 banana 70 kg"}, "`banana` means nothing"),
        ({"time": "   "}, "Nothing was typed"),
        ({"time": "10k in 50:00"}, "Can you add this: body weight?"),
        ({"time": "47:30 70 kg"}, "Which distance"),
        ({"time": "10k 70 kg"}, "In what time"),
        ({"time": "10k in 50:00 5 kg"}, "Body weight: I read 5 kg; this works from 20 kg to 300 kg"),
        ({"time": "10k in 2:30:00 70 kg"}, "Pace: I read 15:00/km; this works from 2:40/km to 12:30/km"),
        ({"time": "10k in 50:00 900 kg"}, "outside anything"),
        ({"time": "10k in 50:00", "weight": "heavy"}, "`heavy` means nothing"),
        ({"time": "10k in 50:00 70 kg", "distance": "5k"}, "10 km and 5 km"),
    ],
)
async def test_what_cannot_be_used_is_told_with_an_example_that_works(
    person: Person, options: dict[str, str], told: str
) -> None:
    answer = await person.ask("calories", **options)
    assert answer.private
    assert answer.fields == ()
    assert told in answer.description
    assert answer.example
    last = list(options)[-1]
    if last != "distance":
        assert (await person.ask("calories", **{**options, last: answer.example})).fields


async def test_a_weight_without_a_unit_is_a_question(person: Person) -> None:
    answer = await person.ask("calories", time="10k in 50:00", weight="70")
    assert answer.title == "One question"
    assert answer.description == "`70` of what: kilograms (`70 kg`) or pounds (`70 lb`)?"


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("calories", time="Halbmarathon in 1:55:00 62,5 kg")
        assert answer.title == "Halbmarathon in 1:55:00: etwa 1290 bis 1440 kcal"
        assert answer.description == "Verstanden: Halbmarathon in 1:55:00, 62,5 kg (5:27/km)"
        assert "gesamt" in answer.field("Nach Methode, in kcal")


async def test_readings_and_weights_are_offered(person: Person) -> None:
    ((shown, value),) = await person.choices("calories", "time", TIME)
    assert shown.replace("\u00a0", " ") == "10 km in 50:00, 70 kg → 670 to 760 kcal"
    assert value == TIME
    *whole, (said, typed) = await person.choices("calories", "time", "10k in 50:00")
    assert [value for _, value in whole] == [
        f"10k in 50:00 {weight}" for weight in ("60 kg", "70 kg", "80 kg", "150 lb")
    ]
    assert "body weight" in said
    assert typed == "10k in 50:00"
    *units_offered, _ = await person.choices("calories", "weight", "70", time="10k in 50:00")
    assert [value for _, value in units_offered] == ["70 kg", "70 lb"]
