"""``/compare``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

WOMEN, MEN = "Women, outdoor track", "Men, outdoor track"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("compare", **options)
    assert result.response is not None
    return result.response


async def test_a_time_is_set_beside_both_records(person: Person) -> None:
    answer = await person.ask("compare", time="5k in 25:00")
    assert not answer.private
    assert answer.title == "5000 m: 25:00 beside 13:58.06 and 12:35.36"
    assert answer.description == "Read as 5 km in 25:00"
    assert [name for name, _ in answer.fields] == ["You", WOMEN, MEN]
    assert answer.field("You") == "**25:00**  5:00/km · 8:03/mi\n2:00 a lap of 400 m"
    assert "**11:01.94 behind** (+79.0 %)" in answer.field(WOMEN)
    assert "When she finishes, you have **2206 m** to go: on the back straight of lap 8." in answer.field(WOMEN)
    assert "When he finishes, you have **2482 m** to go" in answer.field(MEN)
    assert "even pace" in answer.footer
    assert "9 October 2026" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"time": "mile 4:30 women"}, "Mile: 4:30 beside 4:07.64", "**22.36 s behind** (+9.0 %)"),
        ({"time": "4:30 mile", "category": "women"}, "Mile: 4:30 beside 4:07.64", "Faith Kipyegon (KEN), 2023"),
        ({"time": "4:30", "distance": "mile", "category": "men"}, "Mile: 4:30 beside 3:42.66", "until then 3:43.13"),
        ({"time": "6:00 1k vs 5:30"}, "1 km: 6:00 beside 5:30", "you have **83 m** to go: on the home straight"),
        ({"time": "20:00 5k", "with": "18:30"}, "5 km: 20:00 beside 18:30", "you have **375 m** to go"),
        ({"time": "5k in 25:00", "with": "road"}, "5 km: 25:00 beside 13:54 and 12:49", "**2220 m**"),
        ({"time": "5k in 25:00", "with": "record women"}, "5000 m: 25:00 beside 13:58.06", "Beatrice Chebet"),
        ({"time": "5k in 15:30 women"}, "5000 m: 15:30 beside 13:58.06", "**1:31.94 behind**"),
        ({"time": "5k in 15:10 women"}, "5000 m: 15:10 beside 13:58.06", "from 13 September 1981 (the list begins)"),
        ({"time": "26.2 in 4 hours"}, "Marathon: 4:00:00 beside 2:09:56 and 1:59:30", "Read as marathon in 4:00:00"),
        ({"time": "12 km in 1 hour"}, "1 hour: 12,000 m beside 18,930 m and 21,330 m", "**6930 m behind** (−36.6 %)"),
        ({"time": "24 h 180 km"}, "24 hours: 180 km beside 278.622 km and 319.614 km", "world best"),
    ],
)
async def test_a_phrase_and_its_options_are_set_beside_what_was_asked_for(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("compare", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"time": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 25:00 vs banana"}, "`5k in 25:00 vs banana`", "`banana` means nothing"),
        ({"time": "mile 4:75 women"}, "`mile 4:75 women`", "`75` is over 59"),
        ({"time": "47:30"}, "`47:30`", "Which distance"),
        ({"time": "5k"}, "5 km", "In what time"),
        ({"time": "   "}, "", "Nothing was typed"),
        ({"time": "7k in 40:00"}, "7 km", "There are records over 100 m, 200 m"),
        ({"time": "10 miles 1:30:00"}, "10 mi", "and 100 miles"),
        ({"time": "7k in 40:00", "with": "women"}, "7 km", "a second time"),
        ({"time": "5k in 25:00 vs 10k in 52:00"}, "5 km and 10 km", "over the same one"),
        ({"time": "5k in 25:00", "distance": "10k"}, "5 km and 10 km", "over the same one"),
        ({"time": "5k in 25:00", "distance": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 25:00", "category": "dogs"}, "`dogs`", "means nothing"),
        ({"time": "5k in 25:00", "with": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 25:00", "with": "10k"}, "5 km and 10 km", "over the same one"),
        ({"time": "1500 5:00", "with": "road"}, "1500 m, road", "outdoor track, short track"),
        ({"time": "1500 5:00 road"}, "1500 m, road", "outdoor track, short track"),
        ({"time": "5k steeplechase 20:00"}, "`5k steeplechase 20:00`", "3000 m steeplechase"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("compare", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("compare", **{**options, last: answer.example})).private


@pytest.mark.parametrize(
    "options",
    [
        {"time": "10k in 24:00"},
        {"time": "10k in 20:00"},
        {"time": "mile in 2:30"},
        {"time": "1k in 90:00:00"},
        {"time": "12 km in 1 hour vs 30 km"},
        {"time": "5k in 25:00", "with": "11:00"},
    ],
)
async def test_an_impossible_run_is_answered_with_a_question(person: Person, options: dict[str, str]) -> None:
    answer = await person.ask("compare", **options)
    assert answer.private
    assert answer.title == "One question"
    assert answer.description.splitlines()[0].endswith("?")
    assert answer.fields == ()


# Buttons


async def test_the_units_button_turns_the_asker_s_message_and_back(person: Person) -> None:
    message = await answered(person, time="5k in 25:00")
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert turned.field("You").startswith("**25:00**  8:03/mi · 5:00/km")
    assert "4:30/mi · 2:48/km" in turned.field(WOMEN)
    assert await click(person.member, message, "In kilometres") == before


async def test_the_next_steps_lead_to_the_pace_the_records_and_another_surface(person: Person) -> None:
    message = await answered(person, time="5k in 25:00", category="women")
    assert labels(message) == ["In miles", "Pace for 25:00", "Records", "Short track", "Road"]
    assert (await click(person.member, message, "Pace for 25:00")).title == "5:00/km · 8:03/mi"
    assert (await click(person.member, message, "Records")).title == "World record: 5000 m"
    assert (await click(person.member, message, "Road")).title == "5 km: 25:00 beside 13:54"
    assert (await click(person.member, message, "Short track")).title == "5000 m: 25:00 beside 14:18.86"
    other = await answered(person, time="5k in 25:00 vs 24:00")
    assert (await click(person.member, other, "Beside the record")).title.startswith("5000 m: 25:00 beside 13:58.06")


async def test_every_button_is_answered(person: Person) -> None:
    phrases = ("mile 4:30", "half 1:45:00", "12 km in 1 hour", "3000m steeplechase 12:00", "7.25 km 40:00 vs 39:00.5",
               "100m 12.55", "5:00/km half", "6h 60 km")  # fmt: skip
    for result in await person.run_all([("compare", {"time": phrase}) for phrase in phrases]):
        assert result.response is not None
        for label in labels(result.response):
            shown = await click(person.member, result.response, label)
            assert not shown.private, (label, shown.text)
            assert shown.fields


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("compare", time="Meile in 6:00 gegen den Weltrekord der Frauen")
        assert answer.title == "Meile: 6:00 neben 4:07,64"
        told = answer.field("Frauen, Bahn")
        assert "**1:52,36 Rückstand** (+45,4 %)" in told
        assert "Wenn sie im Ziel ist, hast du noch **502 m**: in der zweiten Kurve von Runde 3." in told
        assert "bis zum 19. August 1932 wäre das **die Weltbestleistung** gewesen" in told
        ((shown, _), *_) = await person.choices("compare", "time", "5 km in 25:00 Straße Frauen")
        assert shown.replace("\u00a0", " ") == "5 km in 25:00: 11:06 hinter Beatrice Chebet, noch 2220 m"


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    offered = [
        (name.replace("\u00a0", " "), value) for name, value in await person.choices("compare", "time", "5k 25:00")
    ]
    assert offered == [
        ("5 km in 25:00: 11:01.94 behind Beatrice Chebet and 12:24.64 behind Joshua Cheptegei", "5k 25:00"),
        ("5 km in 25:00: 11:01.94 behind Beatrice Chebet, 2206 m to go", "5k 25:00 women"),
        ("5 km in 25:00: 12:24.64 behind Joshua Cheptegei, 2482 m to go", "5k 25:00 men"),
    ]
    ((shown, value),) = await person.choices("compare", "time", "5k 20:00", **{"with": "18:30"})
    assert shown.replace("\u00a0", " ") == "5 km in 20:00: 1:30 behind 18:30, 375 m to go"
    assert value == "5k 20:00"


async def test_half_a_phrase_is_offered_whole_ones_first(person: Person) -> None:
    *whole, (said, typed) = await person.choices("compare", "time", "5k")
    assert "5k in 25:00" in [value for _, value in whole]
    assert "In what time" in said
    assert typed == "5k"


async def test_what_there_is_to_compare_with_is_offered(person: Person) -> None:
    offered = {value: name for name, value in await person.choices("compare", "with", "", time="mile 6:00")}
    assert list(offered) == ["men", "women", "outdoor track", "short track", "road"]
    assert offered["women"].replace("\u00a0", " ") == (
        "Women: Mile in 6:00: 1:52.36 behind Faith Kipyegon, 502 m to go"
    )
    ((shown, value),) = await person.choices("compare", "with", "5:30", time="mile 6:00")
    assert (shown.replace("\u00a0", " "), value) == ("Mile in 6:00: 30 s behind 5:30, 134 m to go", "5:30")
    ((said, _),) = await person.choices("compare", "with", "banana", time="mile 6:00")
    assert "means nothing" in said
    assert await person.choices("compare", "with", "") == []
    assert [value for _, value in await person.choices("compare", "category", "")] == ["men", "women"]
