"""What holds for every command, also for one that comes tomorrow: in every place, for every reader, text and click."""

from __future__ import annotations

from typing import Any, Final
from zlib import crc32

import discord
import pytest
from discord import app_commands
from simcord import Env, ResponseMessage

from bot.client import create_bot
from bot.core.errors import Mistake, PersonError
from bot.playground.adapter import reader_data
from bot.reply.mistakes import mistake_card
from bot.reply.reader import Reader
from bot.reply.wording import wording_for
from bot.surface.embeds import units
from bot.surface.options import EXAMPLE

from .awkward import AWKWARD, TOO_LONG, scribbles
from .person import LONGEST_CHOICE, MOST_CHOICES, Call, Person
from .seen import Seen, buttons, labels, read, seen

Command = app_commands.Command[Any, ..., Any]

COMMANDS: Final = [one for one in create_bot().tree.walk_commands() if isinstance(one, app_commands.Command)]
OPEN: Final = [one for one in COMMANDS if "private" in [option.name for option in one.parameters]]
"""Those that answer for all to see."""
ALONE: Final = [one for one in COMMANDS if one not in OPEN]
"""Those whose answers are for the asker alone: what concerns a body, and what the bot says of itself."""
TYPED: Final = [one for one in COMMANDS if one.parameters]

TROUBLE: Final = {
    mistake_card(PersonError(code, text="x", example="10k"), wording_for(Reader())).title for code in Mistake
}
"""The titles of what is not an answer."""

LOCALES_IN_ENGLISH: Final = ("en-GB", "ja", "xx")


def every(commands: list[Command]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("command", commands, ids=lambda command: command.name)


def example(command: Command) -> dict[str, str]:
    """What its options hold in the example that help has for it."""
    return {options(command)[0]: command.extras[EXAMPLE]} if command.parameters else {}


def options(command: Command) -> list[str]:
    """Its options that take text, by the names that people see; the first takes a whole phrase."""
    return [one.display_name for one in command.parameters if one.type is discord.AppCommandOptionType.string]


def offering(command: Command) -> list[str]:
    """Its options that offer something while they are typed."""
    return [one.display_name for one in command.parameters if one.autocomplete]


def awkward(command: Command) -> list[str]:
    """What people, cats and attackers type, and scribbles that no other command gets."""
    return [*AWKWARD, *scribbles(40, seed=crc32(command.name.encode()))]


async def answered(person: Person, command: Command, **more: bool) -> ResponseMessage:
    """The message of the answer to the example."""
    result = await person.run(command.name, **example(command), **more)
    assert result.response is not None
    return result.response


def assert_titled(answer: Seen, call: Call) -> None:
    """Nothing stands in a title for what was to be put there, unless that was typed."""
    _, typed = call
    assert answer.title
    assert "{" not in answer.title or "{" in str(typed)


def test_every_kind_of_command_is_here() -> None:
    assert len(OPEN) > 15
    assert {"help", "privacy", "zones", "calories"} <= {command.name for command in ALONE}


# Places and readers


@every(COMMANDS)
async def test_the_example_is_answered_the_same_twice_at_once_and_wherever_it_is_asked(
    person: Person, simcord_env: Env, command: Command
) -> None:
    typed = example(command)
    answer, again = await person.ask_all([(command.name, typed), (command.name, typed)])
    assert again == answer
    assert answer.title not in TROUBLE
    assert answer.private is (command in ALONE)
    assert await person.ask_in_dm(command.name, **typed) == answer
    with reader_data(simcord_env) as readers:
        readers.group_dm(person.user)
        in_group_dm = await person.ask_in_dm(command.name, **typed)
        readers.install(person.user, to_guild=False, to_user=True)
        without_the_bot = await person.ask(command.name, **typed)
    assert in_group_dm.private
    assert without_the_bot.private
    assert in_group_dm.text == without_the_bot.text == answer.text


@every(OPEN)
async def test_it_is_private_where_the_asker_or_the_place_wants_it_and_can_be_shared_then(
    person: Person, simcord_env: Env, command: Command
) -> None:
    typed = example(command)
    assert (await person.ask(command.name, **typed, private=True)).private
    assert "Share" in labels(await answered(person, command, private=True))
    assert "Share" not in labels(await answered(person, command))
    with reader_data(simcord_env) as readers:
        readers.group_dm(person.user)
        assert not (await person.ask_in_dm(command.name, **typed, private=False)).private


@every(ALONE)
async def test_what_is_for_the_asker_alone_is_never_shared(person: Person, command: Command) -> None:
    assert "Share" not in labels(await answered(person, command))
    assert person.channel.history() == []


@every(COMMANDS)
async def test_whoever_reads_another_language_is_answered_too(
    person: Person, simcord_env: Env, command: Command
) -> None:
    typed = example(command)
    english = await person.ask(command.name, **typed)
    with reader_data(simcord_env) as readers:
        for locale in LOCALES_IN_ENGLISH:
            readers.speak(person.user, locale)
            assert await person.ask(command.name, **typed) == english
        readers.speak(person.user, "de")
        german = await person.ask(command.name, **typed)
        readers.speak(person.user, "pt-BR")
        with_commas = await person.ask(command.name, **typed)
    assert german.text != english.text
    for answer in (german, with_commas):
        assert (answer.private, len(answer.fields)) == (english.private, len(english.fields))
        assert "{" not in answer.text


# What is typed


@every(TYPED)
async def test_whatever_is_typed_is_answered(person: Person, command: Command) -> None:
    phrase, *others = options(command)
    whole, typed = command.extras[EXAMPLE], awkward(command)
    calls: list[Call] = [(command.name, {phrase: text}) for text in typed]
    calls += [(command.name, {phrase: f"{whole} {text}"[:200]}) for text in typed[::4]]
    calls += [(command.name, {phrase: f"{text[:150]} {whole}"}) for text in typed[2::4]]
    calls += [(command.name, {phrase: whole, option: text}) for option in others for text in typed[::3]]
    for answer, call in zip(await person.ask_all(calls), calls, strict=True):
        assert_titled(answer, call)
        assert answer.private or command in OPEN


@every(TYPED)
async def test_before_anything_is_typed_examples_are_offered_and_each_is_answered(
    person: Person, command: Command
) -> None:
    phrase = options(command)[0]
    offered = await person.choices(command.name, phrase, "")
    assert len(offered) >= 4
    for answer in await person.ask_all((command.name, {phrase: value}) for _, value in offered):
        assert answer.title not in TROUBLE


@every(TYPED)
async def test_autocomplete_never_fails_and_whatever_it_offers_is_answered(person: Person, command: Command) -> None:
    picked: set[tuple[str, str]] = set()
    for which, option in enumerate(offering(command)):
        typed = awkward(command)[:: 3 if which else 1]
        begun = [{**example(command), option: text} for text in ("", *typed, *TOO_LONG)]
        for choices in await person.all_choices([(command.name, filled) for filled in begun], option):
            assert len(choices) <= MOST_CHOICES
            for shown, value in choices:
                assert 1 <= units(shown) <= LONGEST_CHOICE
                assert 1 <= units(value) <= LONGEST_CHOICE
                picked.add((option, value))
    assert picked
    calls: list[Call] = [(command.name, {**example(command), option: value}) for option, value in sorted(picked)]
    for answer, call in zip(await person.ask_all(calls), calls, strict=True):
        assert_titled(answer, call)


# Buttons


@every(COMMANDS)
async def test_a_double_click_on_any_button_is_answered_twice_the_same(person: Person, command: Command) -> None:
    ids = [id for _, id in buttons(await answered(person, command))]
    messages = [result.response for result in await person.run_all([(command.name, example(command))] * len(ids))]
    presses = [(message, id) for message, id in zip(messages, ids, strict=True) if message is not None]
    assert len(presses) == len(ids)
    results = await person.press_all([*presses, *presses])
    for first, second in zip(results[: len(ids)], results[len(ids) :], strict=True):
        if first.modal is not None:
            assert second.modal == first.modal
            continue
        assert seen(first) == seen(second)
        assert seen(first).title not in TROUBLE
        assert seen(first).private is (command in ALONE)


@every(OPEN)
async def test_another_member_s_click_gives_them_a_copy_and_leaves_the_message_alone(
    person: Person, command: Command
) -> None:
    message = await answered(person, command)
    before, had = read(message), buttons(message)
    other = person.guild.add_member(person.env.create_user("bob"))
    for result in await person.press_all([(message, id) for _, id in had], by=other):
        if result.modal is None:
            assert seen(result).private
            assert seen(result).title not in TROUBLE
    assert read(message) == before
    assert buttons(message) == had


async def test_answers_and_their_buttons_are_the_same_after_a_restart(person: Person, simcord_env: Env) -> None:
    calls: list[Call] = [(command.name, example(command)) for command in OPEN]
    messages = [result.response for result in await person.run_all(calls)]
    presses = [(message, id) for message in messages if message is not None for _, id in buttons(message)]
    assert len(presses) > 30
    other = person.guild.add_member(person.env.create_user("bob"))
    before = [read(message) for message in messages if message is not None]
    copies = await person.press_all(presses, by=other)
    await simcord_env.restart_bot(create_bot())
    assert await person.ask_all(calls) == before
    for first, again in zip(copies, await person.press_all(presses, by=other), strict=True):
        assert first.modal == again.modal
        assert first.modal is not None or seen(first) == seen(again)
