"""What stands in the log: a line for each command, no token, nothing that anybody typed."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import Env, MemberActor

from bot.client import MetricMile, create_bot
from bot.core.errors import Mistake, PersonError
from bot.logs import set_up_logging

TYPED = "10k in 47:31"
INTERACTION_TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5"  # noqa: S105 - made up
BOT_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ." + "Gabcde." + "s3cr3t" * 6


class Log:
    """What the bot logs."""

    def __init__(self) -> None:
        self._stream = io.StringIO()

    def start(self, style: str = "text", level: str = "INFO") -> None:
        set_up_logging(level, style)
        (handler,) = logging.getLogger().handlers
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(self._stream)

    @property
    def written(self) -> str:
        return self._stream.getvalue()

    @property
    def command_lines(self) -> list[str]:
        return [line for line in self.written.splitlines() if "bot.surface.log_line" in line]


@pytest.fixture
def log() -> Iterator[Log]:
    root, discords = logging.getLogger(), logging.getLogger("discord")
    before = root.handlers[:], root.level, discords.level
    root.handlers[:] = []  # or they would be closed
    yield Log()
    root.handlers[:], root.level, discords.level = before


@pytest.fixture
def simcord_bot() -> MetricMile:
    bot = create_bot()

    @bot.tree.command(description="breaks")
    async def breaks(interaction: discord.Interaction[Any]) -> None:
        raise ZeroDivisionError

    @bot.tree.command(description="forgets to answer")
    async def forgets(interaction: discord.Interaction[Any]) -> None:
        return

    @bot.tree.command(description="is for nobody")
    @app_commands.check(lambda _: False)
    async def forbids(interaction: discord.Interaction[Any]) -> None:
        raise AssertionError

    @bot.tree.command(description="is asked wrongly")
    async def puzzles(interaction: discord.Interaction[Any]) -> None:
        raise PersonError(Mistake.EMPTY)

    return bot


class Ann:
    def __init__(self, env: Env) -> None:
        guild = env.create_guild()
        self.channel = guild.create_text_channel("club")
        self.member: MemberActor = guild.add_member(env.create_user("ann"))


@pytest.fixture
def ann(simcord_env: Env) -> Ann:
    return Ann(simcord_env)


async def test_a_command_leaves_one_line_without_what_was_typed(ann: Ann, log: Log) -> None:
    log.start()
    await ann.member.slash(ann.channel, "pace", time=TYPED)
    (line,) = log.command_lines
    assert re.search(r"INFO    bot\.surface\.log_line: 'pace' answered in \d+\.\d ms \(interaction \d{17,20}\)$", line)
    assert TYPED not in log.written
    assert str(ann.member.id) not in log.written
    assert "ann" not in line


async def test_a_click_leaves_one_line_without_what_was_typed(ann: Ann, log: Log) -> None:
    asked = await ann.member.slash(ann.channel, "pace", time=TYPED)
    assert asked.response is not None
    log.start()
    await ann.member.click(asked.response, label="In miles")
    (line,) = log.command_lines
    assert re.search(r"'mm1:u' answered in \d+\.\d ms \(interaction \d{17,20}\)$", line)
    assert TYPED not in log.written


async def test_a_form_leaves_a_line_for_its_opening_and_one_for_what_was_typed_without_it(ann: Ann, log: Log) -> None:
    asked = await ann.member.slash(ann.channel, "record", event="10 km road")
    assert asked.response is not None
    log.start()
    form = await ann.member.click(asked.response, label="Compare mine")
    await ann.member.submit_modal(form, {"typed": TYPED})
    opened, sent = log.command_lines
    assert re.search(r"'mm1:f' answered in \d+\.\d ms \(interaction \d{17,20}\)$", opened)
    assert re.search(r"'mm1:a' answered in \d+\.\d ms \(interaction \d{17,20}\)$", sent)
    assert TYPED not in log.written


@pytest.mark.simcord(check_errors=False)
async def test_a_fault_behind_a_form_is_an_incident_without_what_was_typed(
    ann: Ann, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await ann.member.slash(ann.channel, "record", event="10 km road")
    assert asked.response is not None
    form = await ann.member.click(asked.response, label="Compare mine")

    async def stumble(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.surface.forms.show_next", stumble)
    log.start()
    told = await ann.member.submit_modal(form, {"typed": TYPED})
    assert told.ephemeral
    (line,) = log.command_lines
    assert "'mm1:a' failed" in line
    assert re.search(r"incident \w+ in 'mm1:a' \(interaction", log.written)
    assert TYPED not in log.written
    assert "10km" not in log.written


async def test_a_mistake_of_the_person_is_answered_too(ann: Ann, log: Log) -> None:
    log.start()
    await ann.member.slash(ann.channel, "pace", time="nonsense")
    (line,) = log.command_lines
    assert "'pace' answered" in line
    assert "nonsense" not in log.written


@pytest.mark.simcord(check_errors=False)
async def test_a_fault_and_a_forgotten_answer_are_told_apart(simcord_env: Env, ann: Ann, log: Log) -> None:
    log.start()
    await ann.member.slash(ann.channel, "breaks")
    await ann.member.slash(ann.channel, "forgets")
    broken, forgotten = log.command_lines
    assert "'breaks' failed" in broken
    assert "'forgets' unanswered" in forgotten
    incident = re.search(r"incident (\w+) in 'breaks' \(interaction (\d+)", log.written)
    assert incident is not None
    assert f"(interaction {incident[2]})" in broken, "the incident is found from the command's line"


@pytest.mark.simcord(check_errors=False)
async def test_a_refusal_and_a_mistake_are_no_faults(simcord_env: Env, ann: Ann, log: Log) -> None:
    log.start()
    await ann.member.slash(ann.channel, "forbids")
    await ann.member.slash(ann.channel, "puzzles")
    forbidden, mistaken = log.command_lines
    assert "'forbids' answered" in forbidden
    assert "'puzzles' answered" in mistaken
    assert "incident" not in log.written


async def test_typing_leaves_no_line(ann: Ann, log: Log) -> None:
    log.start()
    await ann.member.autocomplete(ann.channel, "pace", "time", TYPED)
    assert log.command_lines == []


async def test_json_has_the_command_in_fields(ann: Ann, log: Log) -> None:
    log.start("json")
    await ann.member.slash(ann.channel, "record", event="mile")
    entries = [json.loads(line) for line in log.written.splitlines()]
    (entry,) = [entry for entry in entries if entry["logger"] == "bot.surface.log_line"]
    assert (entry["level"], entry["command"], entry["outcome"]) == ("INFO", "record", "answered")
    assert entry["interaction"].isdecimal()
    assert 0 < entry["ms"] < 10_000
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", entry["time"])
    assert TYPED not in log.written


@pytest.mark.parametrize("style", ["text", "json"])
def test_tokens_are_blanked_in_messages_and_tracebacks(style: str, log: Log) -> None:
    log.start(style, "DEBUG")
    for logger in (logging.getLogger("discord.http"), logging.getLogger("bot")):
        logger.warning('POST "https://discord.com/api/v10/webhooks/12345/%s"', INTERACTION_TOKEN)
        try:
            raise RuntimeError(f"/interactions/12345/{INTERACTION_TOKEN}/callback with Bot {BOT_TOKEN}")  # noqa: TRY301
        except RuntimeError:
            logger.exception("no answer, %s", BOT_TOKEN)
    written = log.written
    assert INTERACTION_TOKEN not in written
    assert BOT_TOKEN not in written
    assert written.count("[token]") >= 8
    if style == "json":
        assert [json.loads(line)["level"] for line in written.splitlines()] == ["WARNING", "ERROR"] * 2


def test_a_json_entry_is_one_line(log: Log) -> None:
    log.start("json")
    logging.getLogger("bot").warning("two\nlines \u2028 and more")
    assert json.loads(log.written)["message"] == "two\nlines \u2028 and more"
    assert log.written.count("\n") == 1


def test_a_lost_connection_has_no_traceback_and_a_fault_has(log: Log) -> None:
    log.start()
    logger = logging.getLogger("discord.shard")
    for error in (ConnectionRefusedError("refused"), KeyError("guild")):
        try:
            raise error
        except (OSError, KeyError):
            logger.exception("Failed to connect for shard_id: %s. Retrying...", 3)
    written = log.written
    assert "Failed to connect for shard_id: 3. Retrying... (ConnectionRefusedError: refused)" in written
    assert written.count("Traceback") == 1
    assert "KeyError: 'guild'" in written
