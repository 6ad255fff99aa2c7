"""``python -m bot`` as a process of its own: whatever goes wrong is one sentence, a code, and no traceback."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from bot.settings import environment_names

ROOT = Path(__file__).parents[1]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.a-token_that-looks-like-one-0123456789"  # noqa: S105 - nobody's
CLOSED = "http://127.0.0.1:9/api/v10"
"""The discard port, which nobody listens at."""
LONGEST = 30.0
# discord.py has no setting for where Discord is.
ELSEWHERE = """
import sys
from discord.http import Route
Route.BASE = sys.argv.pop(1)
from bot.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class End:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The lines for whoever started it, without the log's."""
        return [line for line in self.err.splitlines() if not line.startswith("20")]


def surroundings(**settings: str) -> dict[str, str]:
    """This process's environment with only these settings of the bot."""
    kept = {name: value for name, value in os.environ.items() if name not in environment_names()}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **settings}


async def run(folder: Path, *arguments: str, elsewhere: str = "", **settings: str) -> End:
    """The end of ``python -m bot`` in this folder; with ``elsewhere``, Discord is at that address."""
    start = ["-c", ELSEWHERE, elsewhere] if elsewhere else ["-m", "bot"]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *start,
        *arguments,
        cwd=folder,
        env=surroundings(**settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        out, err = await asyncio.wait_for(process.communicate(), LONGEST)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
    assert process.returncode is not None
    return End(process.returncode, out.decode(), err.decode())


@asynccontextmanager
async def discord_that_says(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> AsyncIterator[str]:
    """The address of a Discord that gives the same answer to everything."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, body=body, headers={"Content-Type": "application/json", **(headers or {})})

    application = web.Application()
    application.router.add_route("*", "/{anything:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/api/v10"
    finally:
        await runner.cleanup()


def assert_one_sentence(end: End, code: int, *names: str) -> None:
    assert end.code == code, end
    (sentence,) = end.said
    assert sentence.endswith(".")
    for name in names:
        assert name in sentence
    for text in (end.out, end.err):
        assert "Traceback" not in text
        assert "Unclosed" not in text
        assert TOKEN not in text


@pytest.mark.parametrize("command", [(), ("run",), ("sync",)])
async def test_a_wrong_token_is_said_in_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    async with discord_that_says(401, b'{"message": "401: Unauthorized", "code": 0}') as address:
        end = await run(tmp_path, *command, elsewhere=address, DISCORD_TOKEN=TOKEN)
    assert_one_sentence(end, 1, "DISCORD_TOKEN", "Bot page")


@pytest.mark.parametrize("command", [(), ("sync",)])
async def test_no_network_is_said_in_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    end = await run(tmp_path, *command, elsewhere=CLOSED, DISCORD_TOKEN=TOKEN)
    assert_one_sentence(end, 1, "cannot be reached")


async def test_a_discord_that_refuses_is_said_in_one_sentence(tmp_path: Path) -> None:
    async with discord_that_says(403, b'{"message": "Forbidden", "code": 0}') as address:
        end = await run(tmp_path, elsewhere=address, DISCORD_TOKEN=TOKEN)
    assert_one_sentence(end, 1, "403")


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"SHARD_COUNT": "many"}, ("SHARD_COUNT", "'many'")),
        ({"LOG_LEVEL": "LOUD"}, ("LOG_LEVEL", "'LOUD'")),
        ({"PLAYGROUND_PORT": "70000"}, ("PLAYGROUND_PORT", "'70000'")),
        ({"DISCORD_TOKEN_FILE": "nowhere"}, ("DISCORD_TOKEN_FILE", "'nowhere'")),
        ({"DISCORD_TOKEN": f"{TOKEN} {TOKEN}"}, ("DISCORD_TOKEN",)),
    ],
)
async def test_a_bad_setting_is_said_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], names: tuple[str, ...]
) -> None:
    assert_one_sentence(await run(tmp_path, **settings), 2, *names)


async def test_a_bad_setting_in_the_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SHARD_COUNT=many\n")
    assert_one_sentence(await run(tmp_path), 2, "SHARD_COUNT")
    (tmp_path / ".env").write_bytes(b"SHARD_COUNT=\xff\n")
    assert_one_sentence(await run(tmp_path), 2, ".env")


async def test_to_register_commands_a_token_is_needed(tmp_path: Path) -> None:
    assert_one_sentence(await run(tmp_path, "sync"), 2, "DISCORD_TOKEN")


async def test_an_unknown_command_is_said_with_those_that_there_are(tmp_path: Path) -> None:
    end = await run(tmp_path, "dance")
    assert end.code == 2
    assert "dance" in end.err
    assert "sync" in end.err
    assert "Traceback" not in end.err


async def test_help_names_the_commands(tmp_path: Path) -> None:
    end = await run(tmp_path, "--help")
    assert end.code == 0
    assert end.err == ""
    assert "run" in end.out
    assert "sync" in end.out


async def test_a_start_that_fails_leaves_no_token_behind(tmp_path: Path) -> None:
    end = await run(tmp_path, elsewhere=CLOSED, DISCORD_TOKEN=TOKEN, LOG_LEVEL="DEBUG")
    assert TOKEN not in end.out + end.err
    assert not any(TOKEN.encode() in content for content in contents(tmp_path))


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
