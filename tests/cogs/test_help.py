"""``/help``, as people look for something."""

from __future__ import annotations

import re

import pytest
from discord import AppCommandType
from simcord import Env, ResponseMessage

from bot.client import create_bot
from bot.playground.adapter import reader_data
from tests.surface.test_answers import press

from .person import Person
from .seen import click, labels, read

PHONE_LINE = 37
"""Characters of an embed's text that find room in a line of a phone."""


async def overview(person: Person, **options: str) -> ResponseMessage:
    result = await person.run("help", **options)
    assert result.response is not None
    return result.response


async def test_every_command_stands_in_the_overview_in_a_line(person: Person) -> None:
    answer = await person.ask("help")
    assert answer.private
    for command in create_bot().tree.get_commands():
        assert command.name in answer.text
    assert re.search(r"</pace:\d+> pace, time or distance", answer.text)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_command_of_the_overview_takes_one_line_of_a_phone(
    person: Person, simcord_env: Env, language: str
) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, language)
        text = re.sub(r"<(/[a-z-]+):\d+>", r"\1", (await person.ask("help")).text)
    lines = [line for line in text.splitlines() if line.startswith("/")]
    assert len(lines) == len(create_bot().tree.get_commands(type=AppCommandType.chat_input))
    assert [line for line in lines if len(line) > PHONE_LINE] == []


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


WISHES = (
    ("km by km times for my goal marathon", "/splits"),
    ("time at each kilometre", "/splits"),
    ("marathon race plan", "/splits"),
    ("plan my splits", "/splits"),
    ("read my splits afterwards", "/analyse"),
    ("did I fade?", "/analyse"),
    ("was my pacing even", "/analyse"),
    ("what could I run in a half given my 10k", "/predict"),
    ("predict half marathon", "/predict"),
    ("equivalent race times", "/predict"),
    ("which paces to train at", "/training"),
    ("training paces", "/training"),
    ("how fast should easy runs be", "/training"),
    ("how good is my time for my age", "/agegrade"),
    ("age grading", "/agegrade"),
    ("masters runner", "/agegrade"),
    ("World Athletics points of my 1500", "/points"),
    ("IAAF score", "/points"),
    ("heart rate zones", "/zones"),
    ("heart-rate", "/zones"),
    ("max pulse", "/zones"),
    ("what is zone 2 for me", "/zones"),
    ("what will 30 degrees and humidity cost me", "/conditions"),
    ("hot day", "/conditions"),
    ("altitude", "/conditions"),
    ("headwind", "/conditions"),
    ("my hilly 10k on the flat", "/hill"),
    ("elevation gain", "/hill"),
    ("grade adjusted pace", "/hill"),
    ("running uphill", "/hill"),
    ("treadmill speed as pace", "/treadmill"),
    ("tread", "/treadmill"),
    ("belt incline", "/treadmill"),
    ("Cooper test", "/test"),
    ("VO2max", "/test"),
    ("my vo2 max", "/test"),
    ("beep test", "/test"),
    ("oxygen uptake", "/test"),
    ("which test should I do to see my fitness", "/benchmark"),
    ("how fit am I", "/benchmark"),
    ("am I getting fitter", "/benchmark"),
    ("how long is this interval session and at what pace", "/workout"),
    ("interval workout", "/workout"),
    ("sets and reps", "/workout"),
    ("my critical speed", "/critical-speed"),
    ("threshold speed", "/critical-speed"),
    ("calories burnt", "/calories"),
    ("how much energy does a run take", "/calories"),
    ("kcal", "/calories"),
    ("how many weeks to my race", "/countdown"),
    ("when to start the plan", "/countdown"),
    ("taper", "/countdown"),
    ("world record", "/record"),
    ("fastest mile ever", "/record"),
    ("convert miles", "/convert"),
    ("miles to km", "/convert"),
    ("kmh into mph", "/convert"),
)
"""What people want to know, as they would ask for it, and the command that tells it."""

GERMAN_WISHES = (
    ("Kilometerzeiten für meinen Marathon", "/splits"),
    ("Zwischenzeiten planen", "/splits"),
    ("Durchgangszeiten für Sub 4", "/splits"),
    ("meine Zwischenzeiten auswerten", "/analyse"),
    ("bin ich eingebrochen?", "/analyse"),
    ("war das gleichmäßig", "/analyse"),
    ("was kann ich im Halbmarathon laufen", "/predict"),
    ("Prognose aus meinen 10 km", "/predict"),
    ("Zielzeit hochrechnen", "/predict"),
    ("welches Tempo im Training", "/training"),
    ("Trainingstempo", "/training"),
    ("Tempo für den Dauerlauf", "/training"),
    ("wie gut ist meine Zeit für mein Alter", "/agegrade"),
    ("Altersklasse", "/agegrade"),
    ("Alterswertung", "/agegrade"),
    ("Punkte für meine 1500", "/points"),
    ("World-Athletics-Punkte", "/points"),
    ("Punktetabelle", "/points"),
    ("Herzfrequenzzonen", "/zones"),
    ("Pulsbereiche", "/zones"),
    ("Maximalpuls", "/zones"),
    ("Ruhepuls", "/zones"),
    ("was kosten mich 30 Grad und Schwüle", "/conditions"),
    ("Hitze", "/conditions"),
    ("Höhenlage", "/conditions"),
    ("Gegenwind", "/conditions"),
    ("mein hügeliger 10er im Flachen", "/hill"),
    ("Höhenmeter", "/hill"),
    ("bergauf laufen", "/hill"),
    ("Laufband in Tempo", "/treadmill"),
    ("Laufband", "/treadmill"),
    ("Steigung am Band", "/treadmill"),
    ("Cooper-Test", "/test"),
    ("Coopertest", "/test"),
    ("VO2max", "/test"),
    ("Beep-Test", "/test"),
    ("welchen Test soll ich machen", "/benchmark"),
    ("wie fit bin ich", "/benchmark"),
    ("Fitness prüfen", "/benchmark"),
    ("werde ich besser?", "/benchmark"),
    ("wie lang ist diese Einheit", "/workout"),
    ("Intervalltraining", "/workout"),
    ("Intervalle mit Trabpause", "/workout"),
    ("kritische Geschwindigkeit", "/critical-speed"),
    ("Schwellengeschwindigkeit", "/critical-speed"),
    ("Kalorienverbrauch", "/calories"),
    ("wie viele Kalorien habe ich verbrannt", "/calories"),
    ("Energieverbrauch", "/calories"),
    ("wie viele Wochen bis zum Rennen", "/countdown"),
    ("wann mit dem Trainingsplan anfangen", "/countdown"),
    ("Tapering", "/countdown"),
    ("Weltrekord", "/record"),
    ("schnellste Meile aller Zeiten", "/record"),
    ("Meilen umrechnen", "/convert"),
    ("Meilen in km", "/convert"),
    ("Einheiten", "/convert"),
)

FIRST = 2
"""Answers that are seen without looking further."""


@pytest.mark.parametrize(("wish", "command"), WISHES)
async def test_a_wish_in_own_words_finds_its_command(person: Person, wish: str, command: str) -> None:
    answer = await person.ask("help", about=wish)
    assert command in [name for name, _ in answer.fields[:FIRST]]


@pytest.mark.parametrize(("wish", "command"), GERMAN_WISHES)
async def test_a_german_wish_finds_its_command(person: Person, simcord_env: Env, wish: str, command: str) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("help", about=wish)
    assert command in [name for name, _ in answer.fields[:FIRST]]


@pytest.mark.parametrize("typed", ["Höhenmeter", "Hoehenmeter", "HOHENMETER", "höhenm"])
async def test_umlauts_may_be_typed_any_way_and_words_half(person: Person, simcord_env: Env, typed: str) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        assert (await person.choices("help", "about", typed))[0][1] == "hill"


async def test_words_that_name_no_subject_find_nothing_beside_one_that_does(person: Person) -> None:
    alone = await person.ask("help", about="taper")
    assert (await person.ask("help", about="what is the taper for me")).fields == alone.fields


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
    assert ("/pace: pace, time or distance", "pace") in everything
    assert (await person.choices("help", "about", "record"))[0][1] == "record"
