"""Discord is told about the commands when they changed, and not otherwise."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands
from simcord import Env

from bot.client import MetricMile, create_bot
from bot.settings import Settings
from bot.surface.sync import payload_fingerprint

FILE = "commands.json"


def bot_in(folder: Path | None, *more: str) -> MetricMile:
    """The bot with its data in this folder, and with as many commands more."""
    bot = create_bot(Settings(data_folder=folder))
    for name in more:
        bot.tree.add_command(_command(name))
    return bot


def _command(name: str) -> app_commands.Command[Any, [], None]:
    @app_commands.command(name=name, description="One more")
    async def more(interaction: discord.Interaction) -> None:
        raise AssertionError("was run")

    return more


def puts(env: Env) -> int:
    """How often the commands were registered."""
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in env.http_requests)


async def test_they_are_registered_once_and_not_again_at_the_next_start(tmp_path: Path) -> None:
    first, second = bot_in(tmp_path), bot_in(tmp_path)
    async with simcord.run(first) as env:
        assert puts(env) == 1
        await env.restart_bot(second)
        assert puts(env) == 1
        person = env.create_guild().add_member(env.create_user("ann"))
        result = await person.slash(env.guild.create_text_channel("general"), "pace", time="6:00 1k")
        assert result.response is not None
    assert set(first.command_sync.ids) == {command.name for command in first.tree.get_commands()}
    assert second.command_sync.ids == first.command_sync.ids
    assert all(isinstance(id, int) for id in second.command_sync.ids.values())


async def test_a_changed_payload_is_registered(tmp_path: Path) -> None:
    async with simcord.run(bot_in(tmp_path)) as env:
        changed = bot_in(tmp_path, "more")
        await env.restart_bot(changed)
        assert puts(env) == 2
        assert "more" in changed.command_sync.ids
        await env.restart_bot(bot_in(tmp_path, "more"))
        assert puts(env) == 2
        await env.restart_bot(bot_in(tmp_path))
        assert puts(env) == 3


async def test_each_application_has_its_own_memory(tmp_path: Path) -> None:
    for application, expected in ((None, 1), (4242, 1), (None, 0), (4242, 0)):
        env = Env(bot_in(tmp_path))
        if application is not None:
            env.backend.application_id = application
        await env.start()
        try:
            assert puts(env) == expected
        finally:
            await env.shutdown()
    assert len(json.loads((tmp_path / FILE).read_text(encoding="utf-8"))) == 2


async def test_by_hand_they_are_registered_changed_or_not(tmp_path: Path) -> None:
    bot = bot_in(tmp_path)
    async with simcord.run(bot) as env:
        assert await bot.command_sync.run(bot.tree, force=True)
        assert puts(env) == 2
        assert not await bot.command_sync.run(bot.tree)
        assert puts(env) == 2


async def test_without_a_data_folder_they_are_registered_at_every_start() -> None:
    async with simcord.run(bot_in(None)) as env:
        await env.restart_bot(bot_in(None))
        assert puts(env) == 2


async def test_a_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    async with simcord.run(bot_in(folder)):
        assert (folder / FILE).is_file()
        assert folder.stat().st_mode & 0o077 == 0
        assert [path.name for path in folder.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"text"',
        b'{"APPLICATION": 5}',
        b'{"APPLICATION": {}}',
        b'{"APPLICATION": {"fingerprint": "FINGERPRINT"}}',
        b'{"APPLICATION": {"fingerprint": "FINGERPRINT", "ids": null}}',
        b'{"APPLICATION": {"fingerprint": "FINGERPRINT", "ids": {"pace": "x"}}}',
        b'{"APPLICATION": {"fingerprint": "FINGERPRINT", "ids": {"pace": [1]}}}',
    ],
)
async def test_a_file_that_cannot_be_read_is_warned_of_and_written_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    bot = bot_in(tmp_path)
    async with simcord.run(bot_in(None)) as env:
        application = str(env.backend.application_id)
        fingerprint = await payload_fingerprint(bot.tree)
        content = content.replace(b"APPLICATION", application.encode()).replace(b"FINGERPRINT", fingerprint.encode())
        (tmp_path / FILE).write_bytes(content)
        await env.restart_bot(bot)
        assert puts(env) == 2
        assert "cannot be read" in caplog.text
        await env.restart_bot(bot_in(tmp_path))
        assert puts(env) == 2


async def test_a_folder_that_cannot_be_written_is_warned_of_and_the_bot_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file", encoding="utf-8")
    for folder in (in_the_way, in_the_way / "below"):
        async with simcord.run(bot_in(folder)) as env:
            assert puts(env) == 1
            assert "cannot be written" in caplog.text
    assert in_the_way.read_text(encoding="utf-8") == "a file"


async def test_the_fingerprint_is_of_the_payload_alone() -> None:
    assert await payload_fingerprint(bot_in(None).tree) == await payload_fingerprint(bot_in(None).tree)
    assert await payload_fingerprint(bot_in(None, "a", "b").tree) == await payload_fingerprint(
        bot_in(None, "b", "a").tree
    )
    described = bot_in(None, "a")
    changed = _command("a")
    changed.description = "One more, told otherwise"
    other = bot_in(None)
    other.tree.add_command(changed)
    assert await payload_fingerprint(described.tree) != await payload_fingerprint(other.tree)


async def test_every_cog_is_loaded_before_anything_is_registered(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    bot = create_bot()
    async with simcord.run(bot) as env:
        (request,) = [entry for entry in env.http_requests if entry.method == "PUT"]
        assert isinstance(request.json, list)
        assert {command["name"] for command in request.json} == {command.name for command in bot.tree.get_commands()}
