"""The rules of the house: who imports whom, what is declared, and that Discord takes all of it."""

from __future__ import annotations

import ast
import asyncio
import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import Env

from bot.client import MetricMile, create_bot
from bot.core.notation import MAX_LENGTH
from bot.core.records import load_record_book
from bot.playground.adapter import reader_data
from bot.reply.cards.help import Group
from bot.reply.table import MOST_COLUMNS
from bot.settings import environment_names
from bot.surface.answers import kind_of
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS
from tests.cogs.awkward import AWKWARD, scribbles
from tests.cogs.person import Call, Person
from tests.wire.checks import CALLBACK_SCHEMAS, Spec, mention_violation, spec_path
from tests.wire.limits import COMMAND_CHARACTERS, command_characters, command_errors, message_errors, modal_errors

ROOT = Path(__file__).parents[1]
SPEC = Spec(spec_path())
needs_spec = pytest.mark.skipif(SPEC.skipped is not None, reason=SPEC.skipped or "")

CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])
SHORT = 45
"""Characters for which the list of all commands has room beside a name."""
SPEAKS = (ROOT / "bot" / "__main__.py", ROOT / "bot" / "playground")
"""What a person runs on a terminal, and may print."""


def declared() -> list[tuple[str, str]]:
    """Every command, group and option by its full name, with its description."""
    tree = create_bot().tree
    found: list[tuple[str, str]] = []
    for command in tree.walk_commands():
        found.append((command.qualified_name, command.description))
        if isinstance(command, app_commands.Command):
            found += [
                (f"{command.qualified_name} {parameter.display_name}", str(parameter.description))
                for parameter in command.parameters
            ]
    return found


def leaves() -> list[app_commands.Command[Any, ..., Any]]:
    """The commands that can be typed."""
    return [command for command in create_bot().tree.walk_commands() if isinstance(command, app_commands.Command)]


def by_name(command: app_commands.Command[Any, ..., Any]) -> str:
    return command.qualified_name


async def payloads() -> list[dict[str, Any]]:
    """What Discord is told of the commands, translations included."""
    tree = create_bot().tree
    assert tree.translator is not None
    return [await command.get_translated_payload(tree, tree.translator) for command in tree.get_commands()]


# Imports


def test_the_import_contracts_hold() -> None:
    # In a process of its own: import-linter sets up logging and so silences the loggers of this one.
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    told = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert re.search(r"[1-9]\d* kept, 0 broken", told.stdout), told.stdout


# Declarations


def test_the_bot_is_built_whole_without_a_loop_and_without_connecting() -> None:
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    bot = create_bot()
    assert {"pace", "convert", "record"} <= {command.name for command in bot.tree.get_commands()}
    assert bot.cogs
    assert not bot.is_ready()
    assert bot.ws is None
    assert create_bot() is not bot


def test_the_bot_asks_discord_for_nothing_but_its_own_commands() -> None:
    bot = create_bot()
    assert bot.intents == discord.Intents.none()
    assert bot.allowed_mentions is not None
    assert dict(bot.allowed_mentions.to_dict()) == {"parse": []}
    assert list(bot.cached_messages) == []


@pytest.mark.parametrize(("name", "description"), declared())
def test_every_command_group_and_option_says_what_it_is(name: str, description: str) -> None:
    assert description.strip() not in ("", "…", "..."), name
    assert len(description) <= 100
    assert not description.endswith(".")


@pytest.mark.parametrize("command", leaves(), ids=by_name)
def test_the_first_option_takes_a_whole_phrase(command: app_commands.Command[Any, ..., Any]) -> None:
    if not command.parameters:
        return
    first, *others = command.parameters
    assert first.type is discord.AppCommandOptionType.string
    assert first.max_value == MAX_LENGTH
    assert not any(parameter.required for parameter in others)


def asks_for_nothing(command: app_commands.Command[Any, ..., Any]) -> bool:
    """Whether it can be sent without any option."""
    return not any(parameter.required for parameter in command.parameters)


@pytest.mark.parametrize("command", [one for one in leaves() if asks_for_nothing(one)], ids=by_name)
async def test_a_command_that_asks_for_nothing_answers_without_anything(
    command: app_commands.Command[Any, ..., Any], simcord_env: Env
) -> None:
    person = Person(simcord_env)
    result = await person.run(command.qualified_name)
    assert result.response is not None
    (embed,) = result.response.embeds
    assert embed.fields, embed.title  # a mistake has none


@pytest.mark.parametrize("command", leaves(), ids=by_name)
def test_every_command_stands_in_a_group_of_help_and_has_an_example(
    command: app_commands.Command[Any, ..., Any],
) -> None:
    assert command.extras.get(GROUP) in set(Group)
    assert bool(command.extras.get(EXAMPLE)) is bool(command.parameters)
    assert 0 < len(command.extras[BRIEF].message) <= SHORT
    assert command.extras[KEYWORDS].message


@needs_spec
async def test_discord_s_specification_takes_every_command() -> None:
    for payload in await payloads():
        assert SPEC.errors("ApplicationCommandUpdateRequest", payload) == [], payload["name"]


async def test_every_command_keeps_the_limits_that_the_specification_does_not_state() -> None:
    commands = await payloads()
    assert list(command_errors(commands)) == []
    for command in commands:
        assert command_characters(command) <= COMMAND_CHARACTERS


async def test_a_command_can_be_used_wherever_the_bot_can_be(simcord_env: Env) -> None:
    for payload in await payloads():
        assert payload["contexts"] == [0, 1, 2], payload["name"]
        assert payload["integration_types"] == [0, 1], payload["name"]


@pytest.mark.parametrize("command", leaves(), ids=by_name)
async def test_the_example_of_a_command_is_answered(
    command: app_commands.Command[Any, ..., Any], simcord_env: Env
) -> None:
    if not command.parameters:
        return
    person = Person(simcord_env)
    answer = await person.ask(command.qualified_name, **{command.parameters[0].display_name: command.extras[EXAMPLE]})
    assert not answer.example, answer.text
    assert answer.private is is_for_the_asker_alone(command), answer.text


@pytest.mark.parametrize("command", leaves(), ids=by_name)
def test_an_answer_that_others_may_see_can_be_kept_private(command: app_commands.Command[Any, ..., Any]) -> None:
    has_option = any(parameter.display_name == "private" for parameter in command.parameters)
    assert has_option is not (is_for_the_asker_alone(command) or not command.parameters)


def is_for_the_asker_alone(command: app_commands.Command[Any, ..., Any]) -> bool:
    """Whether its answers are private whatever is chosen."""
    kind = kind_of(command.qualified_name)
    return command.name == "help" or (kind is not None and kind.confidential)


# Replies


def everything_people_type() -> Iterator[Call]:
    """Every command with every kind of input, right and wrong."""
    with (ROOT / "tests" / "data" / "inputs.csv").open(encoding="utf-8", newline="") as file:
        typed = [row["input"] for row in csv.DictReader(file)]
    texts = [text for text in (*typed, *AWKWARD, *scribbles(40, seed=42195)) if 0 < len(text) <= MAX_LENGTH]
    for command in leaves():
        names = [parameter.display_name for parameter in command.parameters]
        if not names:
            yield command.name, {}
            continue
        for text in texts:
            yield command.name, {names[0]: text}
        for parameter in command.parameters[1:]:
            if parameter.type is discord.AppCommandOptionType.string:
                for text in texts[::8]:
                    yield command.name, {names[0]: command.extras[EXAMPLE], parameter.display_name: text}
    for standing in load_record_book().standings:
        yield "record", {"event": f"{standing.event.id} {standing.category} {standing.surface}", "private": True}


def lines_of_tables(body: dict[str, Any]) -> Iterator[str]:
    """The lines of the blocks of code in a message."""
    for embed in body.get("embeds") or []:
        for text in (embed.get("description", ""), *(field["value"] for field in embed.get("fields", []))):
            for block in re.findall(r"```\n(.*?)```", text, re.DOTALL):
                yield from block.splitlines()


DEFERRALS = (5, 6)
"""Callback types that only announce an answer, or a change."""


async def test_discord_takes_every_reply_and_none_can_ping_anybody(simcord_env: Env) -> None:
    person = Person(simcord_env)
    calls = list(everything_people_type())
    together = 250  # so many are answered well within the time that SimCord waits
    results = [
        result
        for first in range(0, len(calls), together)
        for result in await person.run_all(calls[first : first + together])
    ]
    assert len(results) > 500
    assert all(result.response is not None for result in results)
    for result in results[::20]:
        assert result.response is not None
        for row in result.response.components:
            for button in row["components"]:
                await person.member.click(result.response, custom_id=button["custom_id"])
                break
    replies = 0
    for request in simcord_env.http_requests:
        if not isinstance(request.json, dict):
            continue
        callback = request.path.endswith("/callback")
        body: dict[str, Any] = (request.json.get("data") or {}) if callback else request.json
        if callback:
            assert SPEC.errors(CALLBACK_SCHEMAS[request.json["type"]], request.json) == [], body
        if callback and request.json["type"] in DEFERRALS:
            continue  # says nothing yet
        assert list(message_errors(body, ())) == [], body
        assert mention_violation(body) is None, body
        assert all(len(line) <= MOST_COLUMNS for line in lines_of_tables(body)), body
        replies += 1
    assert replies >= len(calls)


@needs_spec
async def test_discord_takes_every_form(simcord_env: Env) -> None:
    person = Person(simcord_env)
    forms = 0
    with reader_data(simcord_env) as readers:
        for language, label in (("en-GB", "Compare mine"), ("de", "Mit mir vergleichen")):
            readers.speak(person.user, language)
            for standing in load_record_book().standings[::5]:
                shown = await person.run("record", event=f"{standing.event.id} {standing.category} {standing.surface}")
                assert shown.response is not None
                await person.member.click(shown.response, label=label)
    for request in simcord_env.http_requests:
        if request.path.endswith("/callback") and isinstance(request.json, dict) and request.json["type"] == 9:
            assert SPEC.errors(CALLBACK_SCHEMAS[9], request.json) == []
            assert list(modal_errors(request.json["data"], ())) == []
            forms += 1
    assert forms >= 2 * 14


async def test_discord_takes_whatever_autocomplete_offers(simcord_env: Env) -> None:
    person = Person(simcord_env)
    for command in leaves():
        for parameter in command.parameters:
            if parameter.autocomplete:
                typed = ["", *AWKWARD, *scribbles(20)]
                await person.all_choices(
                    [(command.name, {parameter.display_name: text}) for text in typed], parameter.display_name
                )
    bodies = [request.json for request in simcord_env.http_requests if request.path.endswith("/callback")]
    assert len(bodies) > 100
    for body in bodies:
        assert isinstance(body, dict)
        assert SPEC.errors(CALLBACK_SCHEMAS[8], body) == [], body


# Files


def test_the_example_of_the_settings_lists_each_setting_once_and_no_other() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^#? ?([A-Z][A-Z0-9_]*)=", text, flags=re.MULTILINE)
    assert sorted(named) == sorted(environment_names())


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("*.in"), *ROOT.glob("*requirements*.txt"), *ROOT.glob("*.txt")]),
    ids=lambda path: path.name,
)
def test_no_requirement_names_where_it_comes_from(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] ", line), line


def test_every_pinned_requirement_has_a_hash() -> None:
    for name in ("requirements.txt", "playground.txt", "dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pinned
        for line in pinned:
            assert re.match(r"[A-Za-z0-9_.\[\],-]+==", line), line
            assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_printed_and_nothing_is_left_to_do(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", text)
    may_print = any(path == place or path.is_relative_to(place) for place in SPEAKS)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            assert node.id not in ("NotImplementedError", "NotImplemented", "breakpoint"), node.lineno
            assert node.id != "print" or may_print, node.lineno


def test_the_bot_of_the_tests_is_the_bot_of_everybody(simcord_bot: MetricMile) -> None:
    assert {command.name for command in simcord_bot.tree.get_commands()} == {
        command.name for command in create_bot().tree.get_commands()
    }
