"""``/agegrade``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels

PHRASE = "10k in 45:30 F52"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("agegrade", **options)
    assert result.response is not None
    return result.response


async def test_a_run_is_graded_with_its_method_and_edition(person: Person) -> None:
    answer = await person.ask("agegrade", time=PHRASE)
    assert not answer.private
    assert answer.title == "Age grade: 73.32 %"
    assert answer.description.splitlines()[0] == "Read as 10 km in 45:30, women, 52 years, road"
    assert answer.field("Age grade") == "**73.32 %**\nregional class"
    assert answer.field("Age-graded time").startswith("**39:14**")
    assert answer.field("Where it comes from") == "Open standard 28:46\nAge factor 0.8623"
    assert "80 %   national  41:42" in answer.field("What it takes at 52 years")
    assert "edition 2025" in answer.footer
    assert "edition of 2020: 75.74 %" in answer.footer


@pytest.mark.parametrize(
    ("options", "read_as", "percent"),
    [
        ({"time": "5k 22:10 age 47 woman"}, "5 km in 22:10, women, 47 years, road", "70.59 %"),
        ({"time": "half 1:45 m45 road"}, "half marathon in 1:45:00, men, 45 years, road", "59.23 %"),
        ({"time": "  10K   45:30 , FEMALE 52!"}, "10 km in 45:30, women, 52 years, road", "73.32 %"),
        ({"time": "45:30 10k 52 f"}, "10 km in 45:30, women, 52 years, road", "73.32 %"),
        ({"time": "4:30 mile M40"}, "mile in 4:30, men, 40 years, track", "86.91 %"),
        ({"time": "mile 4:30 40 yo man on the road"}, "mile in 4:30, men, 40 years, road", "90.51 %"),
        ({"time": "1500 5m12 w40"}, "1500 m in 5:12, women, 40 years, track", "78.11 %"),
        ({"time": "800m 2.30 men 61"}, "800 m in 2:30, men, 61 years, track", "83.27 %"),
        ({"time": "45:30", "distance": "10k", "age": "52 yrs", "category": "w"}, "10 km in 45:30, women", "73.32 %"),
        ({"time": PHRASE, "surface": "track"}, "10 km in 45:30, women, 52 years, track", "74.04 %"),
        ({"time": PHRASE, "category": "m", "age": "60"}, "10 km in 45:30, men, 60 years, road", "71.32 %"),
    ],
)
async def test_a_phrase_is_read_however_it_is_typed(
    person: Person, options: dict[str, str], read_as: str, percent: str
) -> None:
    answer = await person.ask("agegrade", **options)
    assert not answer.private
    assert read_as in answer.description
    assert answer.title == f"Age grade: {percent}"


async def test_without_a_category_and_for_any_other_both_are_shown(person: Person) -> None:
    said = await person.ask("agegrade", time="10k in 45:30 non-binary, 52")
    left_out = await person.ask("agegrade", time="10k in 45:30 age 52")
    typed = await person.ask("agegrade", time="10k in 45:30", age="52", category="x")
    assert said.title == left_out.title == typed.title == "Age grade: women 73.32 %, men 66.42 %"
    assert "The tables know only women and men, so here are both." in said.description
    assert [name for name, _ in said.fields] == ["Women", "Men", "What it takes at 52 years"]
    assert "regional class" in said.field("Women")


async def test_below_every_level_there_is_no_verdict(person: Person) -> None:
    answer = await person.ask("agegrade", time="5k in 40:00 M35")
    assert answer.field("Age grade") == "**32.62 %**"
    assert "class" not in answer.field("Age grade")


async def test_where_it_was_run_is_said_and_what_is_not_known_for_certain(person: Person) -> None:
    assert "I took it for a road race" in (await person.ask("agegrade", time=PHRASE)).description
    assert "I took it for a track race" in (await person.ask("agegrade", time="mile 6:00 M40")).description
    assert "I took it" not in (await person.ask("agegrade", time="half 1:45:00 M40")).description
    approximate = await person.ask("agegrade", time="7k in 40:00 F52")
    assert "the open standard is approximate" in approximate.description
    assert "2020" not in approximate.footer
    assert "J. Seto" in (await person.ask("agegrade", time="1500m 5:00 F40")).footer
    assert "under 30 of 2015" in (await person.ask("agegrade", time="1500m 5:00 F22")).footer
    assert "short track" in (await person.ask("agegrade", time="800m 2:30 F40 indoors")).description


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"time": "banana"}, "`banana`", "means nothing"),
        ({"time": "10k in 45:75 F52"}, "`10k in 45:75 F52`", "`75` is over 59"),
        ({"time": "45:30 F52"}, "`45:30 F52`", "Which distance"),
        ({"time": "10k F52"}, "10 km", "In what time"),
        ({"time": "10k in 45:30"}, "`10k in 45:30`", "age and women or men?"),
        ({"time": "10k in 45:30 women"}, "`10k in 45:30 women`", "add this: age?"),
        ({"time": "10k in 45:30 age 3"}, "I read 3", "from 5 to 100"),
        ({"time": "10k in 45:30", "age": "105"}, "I read 105", "from 5 to 100"),
        ({"time": "10k in 45:30", "age": "old"}, "`old`", "means nothing"),
        ({"time": PHRASE, "category": "horses"}, "`horses`", "`men` and `women`"),
        ({"time": PHRASE, "surface": "moon"}, "`moon`", "`road`, `track` and `short track`"),
        ({"time": "800m 2:30 F50", "surface": "road"}, "800 m", "from mile to 200 km"),
        ({"time": "600m in 1:40 M50"}, "600 m", "only over 60 m, 100 m"),
        ({"time": "22:10 5k F50", "distance": "10k"}, "5 km and 10 km", "for one run"),
        ({"time": "10k in 20:00 F52"}, "`20:00`", "nobody runs that"),
        ({"time": "   "}, "", "Nothing was typed"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("agegrade", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    if answer.title != "One question":
        assert answer.example
    if answer.example:
        last = list(options)[-1]
        assert not (await person.ask("agegrade", **{**options, last: answer.example})).private


# Buttons


async def test_the_other_surface_is_one_click_away_and_back(person: Person) -> None:
    message = await answered(person, time=PHRASE)
    assert labels(message) == ["As a track race", "World Athletics points", "Other distances"]
    turned = await click(person.member, message, "As a track race")
    assert turned.title == "Age grade: 74.04 %"
    back = await click(person.member, message, "As a road race")
    assert back.title == "Age grade: 73.32 %"
    assert await click(person.member, message, "As a track race") == turned


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("agegrade", time="10 km in 45:30, Frau, 52 Jahre, Straße")
        assert answer.title == "Alterswertung: 73,32 %"
        assert "Verstanden: 10 km in 45:30, Frauen, 52 Jahre, Straße" in answer.description
        assert "0,8623" in answer.text
        wrong = await person.ask("agegrade", time="10 km in 45:30")
        assert wrong.private
        assert not (await person.ask("agegrade", time=wrong.description.split("`")[-2])).private
        assert (await person.ask("agegrade", time="banana")).description.endswith("Das geht: `10 km in 47:30 W52`")
        assert not (await person.ask("agegrade", time="10 km in 47:30 W52")).private
        ((shown, _),) = await person.choices("agegrade", "time", "10 km in 45:30 W52")
        assert "73,32" in shown


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("agegrade", "time", PHRASE)
    assert shown.replace("\u00a0", " ") == "10 km in 45:30, women, 52 years, road: 73.32 %"
    assert value == PHRASE
    *whole, (said, typed) = await person.choices("agegrade", "time", "10k in 45:30")
    assert "10k in 45:30 F50" in [value for _, value in whole]
    assert "age" in said
    assert typed == "10k in 45:30"
    assert any("5k in" in value for _, value in await person.choices("agegrade", "time", "5k"))


async def test_each_option_shows_where_it_leads(person: Person) -> None:
    offered = {value: name for name, value in await person.choices("agegrade", "surface", "", time=PHRASE)}
    assert "73.32" in offered["road"]
    assert "74.04" in offered["track"]
    offered = {value: name for name, value in await person.choices("agegrade", "age", "", time="5k 25:00")}
    assert "women" in offered["50"]
    ((shown, value),) = await person.choices("agegrade", "age", "3", time="5k 25:00")
    assert "from 5 to 100" in shown.replace("\u00a0", " ")
    assert value == "3"
    offered = {value: name for name, value in await person.choices("agegrade", "category", "", time=PHRASE)}
    assert list(offered) == ["men", "women", "both"]
