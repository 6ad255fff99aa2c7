"""``/treadmill``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

OUTDOORS = "Against outdoors, without wind"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("treadmill", **options)
    assert result.response is not None
    return result.response


async def test_a_belt_speed_is_told_as_a_pace(person: Person) -> None:
    answer = await person.ask("treadmill", speed="12 km/h")
    assert not answer.private
    assert answer.title == "12.0 km/h is 5:00/km"
    assert answer.description == "Read as 12.0 km/h"
    assert answer.field("Belt") == "**12.0 km/h**\n7.5 mph"
    assert answer.field("Pace") == "**5:00/km**\n8:03/mi"
    assert answer.field("Each 400 m") == "**2:00**"
    assert answer.field(OUTDOORS).startswith("Set 1 % for the cost of 12.0 km/h on a flat road")
    rows = answer.field("What inclines are like on a flat belt").splitlines()
    assert "6 %      15.2–16.4  3:39–3:56" in rows
    assert max(map(len, rows)) <= 30
    assert "Jones & Doust 1996" in answer.footer


async def test_a_pace_is_told_as_what_a_belt_can_be_set_to(person: Person) -> None:
    answer = await person.ask("treadmill", speed="4:45/km")
    assert answer.title == "12.6 km/h is 4:45/km"
    assert answer.field("Set the belt to") == "**12.6 km/h**: 4:46/km\n**7.8 mph**: 4:47/km"
    exact = await person.ask("treadmill", speed="12 km/h")
    assert "Set the belt to" not in [name for name, _ in exact.fields]


async def test_one_per_cent_is_like_outdoors_and_nothing_is_stacked(person: Person) -> None:
    answer = await person.ask("treadmill", speed="12 km/h 1 %")
    assert answer.title == "12.0 km/h at 1 %: like 12.0 km/h outdoors"
    assert "ACSM 12.5 km/h, Minetti 12.7 km/h" in answer.field("At 1 %, against a flat belt")
    assert "do not add the two" in answer.field(OUTDOORS)
    slow = await person.ask("treadmill", speed="9 km/h 1 %")
    assert "leave the belt flat" in slow.field(OUTDOORS)
    fast = await person.ask("treadmill", speed="20 km/h")
    assert "from 10.5 to 18 km/h" in fast.field(OUTDOORS)


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"speed": "7.5 mph 6%"}, "7.5 mph at 6 %: like 9.5–10.3 mph on a flat belt", "5:51–6:18/mi"),
        ({"speed": "7.5mph", "incline": "6"}, "7.5 mph at 6 %: like 9.5–10.3 mph on a flat belt", "15.3–16.5 km/h"),
        ({"speed": "12KMH incline 6"}, "12.0 km/h at 6 %: like 15.2–16.4 km/h on a flat belt", "3:39–3:56/km"),
        ({"speed": "12 kph @ 6 percent"}, "12.0 km/h at 6 %: like 15.2–16.4 km/h on a flat belt", "ACSM 15.2 km/h"),
        ({"speed": "１２ km/h ６％"}, "12.0 km/h at 6 %: like 15.2–16.4 km/h on a flat belt", "Minetti 16.4 km/h"),
        ({"speed": "8:00 min/mile"}, "7.5 mph is 8:00/mi", "12.1 km/h"),
        ({"speed": "10k in 50:00"}, "12.0 km/h is 5:00/km", "Read as 10 km in 50:00"),
        ({"speed": "12 km/h decline 3 %"}, "12.0 km/h at −3 %: like 10.2–12.0 km/h on a flat belt", "not for descents"),
        ({"speed": "walk 5.5 km/h 12%"}, "5.5 km/h at 12 %: like 8.7 km/h on a flat belt", "9.3 METs"),
        ({"speed": "walking 4 km/h 1 %"}, "4.0 km/h at 1 %: 3.2 METs", "11.4 ml of oxygen"),
        ({"speed": "5 km/h run 12 %"}, "5.0 km/h at 12 %: like 7.7–9.1 km/h on a flat belt", "For a walk, add `walk`."),
        (
            {"speed": "5 km/h 12 %"},
            "5.0 km/h at 12 %: like 7.9 km/h on a flat belt",
            "For a run at this speed, add `run`.",
        ),
        ({"speed": "2 km/h"}, "2.0 km/h is 30:00/km", "leave the belt flat"),
        ({"speed": "12 km/h", "incline": "0"}, "12.0 km/h is 5:00/km", "What inclines are like"),
    ],
)
async def test_a_phrase_and_its_options_are_worked_out(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("treadmill", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"speed": "12"}, "`12` of what: `12 km/h` or `12 mph`?"),
        ({"speed": "8.5 at 1 %"}, "`8.5` of what: `8.5 km/h` or `8.5 mph`?"),
        ({"speed": "banana"}, "`banana` means nothing"),
        ({"speed": "5:00"}, "per kilometre (`5:00/km`) or per mile (`5:00/mi`)"),
        ({"speed": "10k"}, "In what time"),
        ({"speed": "4:75/km"}, "`75` is over 59"),
        ({"speed": "   "}, "Nothing was typed"),
        ({"speed": "6 %"}, "add this: speed"),
        ({"speed": "60 km/h"}, "faster than anybody has run"),
        ({"speed": "0 km/h"}, "zero or less"),
        ({"speed": "2 km/h 5 %"}, "I read 2.0 km/h; this works from 3.0 km/h to 6.0 km/h"),
        ({"speed": "12 km/h 50 %"}, "I read 50 %"),
        ({"speed": "12 km/h", "incline": "banana"}, "`banana` means nothing"),
        ({"speed": "12 km/h", "incline": "60 %"}, "I read 60 %"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("treadmill", **options)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("treadmill", **{**options, last: answer.example})).private


# Buttons


async def test_the_buttons_turn_the_units_and_lead_on(person: Person) -> None:
    message = await answered(person, speed="12 km/h")
    before = read(message)
    assert labels(message) == ["In miles", "Races at this pace", "With 1 % incline"]
    assert (await click(person.member, message, "In miles")).title == "7.5 mph is 8:03/mi"
    assert await click(person.member, message, "In kilometres") == before
    assert (await click(person.member, message, "Races at this pace")).title == "5:00/km · 8:03/mi"
    assert (await click(person.member, message, "With 1 % incline")).title == (
        "12.0 km/h at 1 %: like 12.0 km/h outdoors"
    )
    steep = await answered(person, speed="12 km/h 6 %")
    assert (await click(person.member, steep, "On a hill outdoors")).title == (
        "5:00/km at 6 % is worth 3:39/km on the flat"
    )


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("treadmill", speed="12,5 km/h 6 % Steigung")
        assert answer.title == "12,5 km/h mit 6 %: wie 15,9–17,1 km/h auf flachem Band"
        assert "Zähl die beiden nicht zusammen" in answer.field("Verglichen mit draußen, ohne Wind")
        walk = await person.ask("treadmill", speed="5 km/h 12 %")
        assert "Gegangen: **8,5 MET**" in walk.text
        assert "Läufst du bei dieser Geschwindigkeit, schreib `laufen` dazu." in walk.text
        run = await person.ask("treadmill", speed="5 km/h 12 % laufen")
        assert "Gehst du, schreib `gehen` dazu." in run.text


# Autocomplete


async def test_a_bare_number_is_offered_with_both_units(person: Person) -> None:
    offered = {value: shown for shown, value in await person.choices("treadmill", "speed", "12")}
    assert offered["12 km/h"] == "12.0 km/h → 5:00/km"
    assert offered["12 mph"] == "12.0 mph → 5:00/mi"
    assert offered["12"].endswith("?")
    paced = {value: shown for shown, value in await person.choices("treadmill", "speed", "5:00")}
    assert paced["5:00/km"] == "5:00/km → 12.0 km/h"


async def test_inclines_are_offered_for_the_speed_typed_so_far(person: Person) -> None:
    offered = {value: shown for shown, value in await person.choices("treadmill", "incline", "", speed="12 km/h")}
    assert offered["6 %"].replace("\u00a0", " ") == "12.0 km/h, 6 % → like 15.2–16.4 km/h on a flat belt"
    assert offered["1 %"].replace("\u00a0", " ") == "12.0 km/h, 1 % → like 12.0 km/h outdoors"
