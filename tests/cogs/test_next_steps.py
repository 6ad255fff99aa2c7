"""The buttons under an answer: each leads to an answer, whichever command it belongs to."""

from __future__ import annotations

from typing import Any

import pytest
from discord import app_commands
from simcord import Env

from bot.client import create_bot
from bot.playground.adapter import reader_data
from bot.reply.card import Card, Tone
from bot.surface.embeds import embed_of
from bot.surface.options import EXAMPLE

from .person import Person
from .seen import labels

MISTAKEN = {embed_of(Card("", tone=tone)).colour for tone in (Tone.QUESTION, Tone.TROUBLE)}
"""The colours of what is not an answer."""

FURTHER = (
    ("agegrade", "5000m 17:30 M45 track"),
    ("analyse", "marathon: 25:00 50:10 1:15:30 1:41:00 2:08:00 2:36:00 3:05:00 3:36:00 3:50:00"),
    ("benchmark", "10k this autumn"),
    ("calories", "5 miles at 9:00/mi 150 lb"),
    ("compare", "marathon in 3:59:59 women"),
    ("conditions", "marathon in 3:30 25 °C 80 % altitude 1600 m"),
    ("countdown", "marathon in 30 weeks"),
    ("critical-speed", "400m 1:10, 1500m 5:00, 5k 18:30"),
    ("distance", "half"),
    ("hill", "10k in 55:00 -200 m"),
    ("pace", "marathon in 3:30"),
    ("pace", "5:00/km"),
    ("points", "1000 points mile women"),
    ("predict", "half in 1:45 40 km a week"),
    ("record", "marathon women"),
    ("splits", "half in 1:45 negative"),
    ("splits", "10000m in 40:00 every 400m"),
    ("test", "rockport 15:00 hr 140 40 years woman 65 kg"),
    ("test", "beep 9.4 woman"),
    ("training", "marathon in 4:30"),
    ("treadmill", "8:00/mi"),
    ("workout", "2k easy, 6x800 @ I (2:00), 2k easy"),
    ("zones", "age 40"),
)
"""What people type beside the examples, that has buttons of its own."""


def asked() -> list[tuple[str, str]]:
    commands = [one for one in create_bot().tree.get_commands() if isinstance(one, app_commands.Command)]
    return [*((one.name, one.extras[EXAMPLE]) for one in commands if EXAMPLE in one.extras), *FURTHER]


def first_option(command: str) -> str:
    found: Any = create_bot().tree.get_command(command)
    name: str = found.parameters[0].display_name
    return name


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("command", "phrase"), asked())
async def test_each_next_step_leads_to_an_answer(simcord_env: Env, command: str, phrase: str, language: str) -> None:
    person = Person(simcord_env)
    option = first_option(command)
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, language)
        answer = (await person.run(command, **{option: phrase})).response
        assert answer is not None
        assert answer.embeds[0].colour not in MISTAKEN, answer.embeds[0].description
        for label in labels(answer):
            message = (await person.run(command, **{option: phrase})).response
            assert message is not None
            result = await person.member.click(message, label=label)
            if result.modal is not None:
                continue  # asks for words before it answers
            told = result.response
            assert told is not None, label
            assert told.embeds[0].colour not in MISTAKEN, (label, told.embeds[0].description)
