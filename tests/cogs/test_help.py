"""``/help``, as people look for something."""

from __future__ import annotations

import re

import pytest
from simcord import Env, ResponseMessage

from bot.client import create_bot
from bot.playground.adapter import reader_data
from tests.surface.test_answers import press

from .person import Person
from .seen import click, labels, read


async def overview(person: Person, **options: str) -> ResponseMessage:
    result = await person.run("help", **options)
    assert result.response is not None
    return result.response


async def test_every_command_stands_in_the_overview_in_a_line(person: Person) -> None:
    answer = await person.ask("help")
    assert answer.private
    for command in create_bot().tree.get_commands():
        assert command.name in answer.text
    assert re.search(r"</pace:\d+> pace, time or distance: two give the third", answer.text)


async def test_a_group_shows_each_of_its_commands_with_an_example(person: Person) -> None:
    message = await overview(person)
    group = await click(person.member, message, "Paces and splits")
    assert group.title == "Times, paces and splits"
    assert "`6:00 1k`" in group.field("/pace")
    assert "Pace, time or distance" in group.field("/pace")
    again = await click(person.member, message, "Overview")
    assert again == read(await overview(person))


@pytest.mark.parametrize("asked", ["pace", "/pace", "PACE", " pace "])
async def test_a_command_is_told_in_full(person: Person, asked: str) -> None:
    answer = await person.ask("help", about=asked)
    assert answer.title == "/pace"
    assert "`6:00 1k`" in answer.field("Try")
    assert "`distance` The distance, if it is not in the first option" in answer.field("What you can say")


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("world record", "/record"),
        ("laps of a distance", "/distance"),
        ("miles to km", "/convert"),
        ("stored about me", "/privacy"),
    ],
)
async def test_a_subject_finds_its_command(person: Person, asked: str, command: str) -> None:
    answer = await person.ask("help", about=asked)
    assert command in [name for name, _ in answer.fields]


async def test_what_nobody_can_answer_is_said_kindly_with_an_example_that_works(person: Person) -> None:
    answer = await person.ask("help", about="banana")
    assert answer.private
    assert "`banana`" in answer.description
    assert answer.example
    assert (await person.ask("help", about=answer.example)).title != answer.title


async def test_a_forged_page_is_the_overview(person: Person) -> None:
    message = await overview(person)
    result = await press(person.member, message.message, "mm1:h:nonsense|and|more")
    assert result.response is not None
    assert read(result.response) == read(await overview(person))


async def test_german_words_find_commands_too(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("help", about="Weltrekord")
        assert "/record" in [name for name, _ in answer.fields]
        assert labels(await overview(person))[-1] == "Fitnesstests"


async def test_commands_are_offered_while_it_is_typed(person: Person) -> None:
    everything = await person.choices("help", "about", "")
    assert ("/pace: pace, time or distance: two give the third", "pace") in everything
    assert (await person.choices("help", "about", "record"))[0][1] == "record"
