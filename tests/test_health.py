"""Whether the bot tells how it is, and ``python -m bot health`` hears it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import health
from bot.client import create_bot
from bot.health import LONGEST_GAP, STUCK, Watch, ask_health, telling_health
from bot.starts import StartError

ROOT = Path(__file__).parents[1]


@dataclass
class FakeShard:
    closed: bool = False

    def is_closed(self) -> bool:
        return self.closed


@dataclass
class FakeBot:
    """As much of the bot as health looks at."""

    own: dict[int, FakeShard] = field(default_factory=lambda: {0: FakeShard(), 1: FakeShard()})
    ready: bool = True
    stopping: bool = False
    waiting_until: float | None = None

    @property
    def shards(self) -> Mapping[int, FakeShard]:
        return self.own

    def is_ready(self) -> bool:
        return self.ready


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A fake bot, watched each second of a time that the test lets pass."""

    def __init__(self) -> None:
        self.bot = FakeBot()
        self.clock = Clock()
        self.watch = Watch(self.bot, self.clock)
        self.watch.look()

    def after(self, seconds: float) -> list[str]:
        """The reasons after so many seconds."""
        for _ in range(round(seconds)):
            self.clock.now += 1
            self.watch.look()
        return self.watch.reasons()


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_the_real_bot_has_what_health_looks_at() -> None:
    watch = Watch(create_bot())
    watch.look()
    assert watch.reasons() == ["the bot is not connected to Discord yet"]


def test_a_connected_bot_is_well(watched: Watched) -> None:
    assert watched.after(3600) == []


def test_a_shard_may_be_away_for_a_minute_and_no_longer(watched: Watched) -> None:
    watched.bot.own[1].closed = True
    assert watched.after(LONGEST_GAP) == []
    assert watched.after(2) == ["shard 1 has had no connection for 61 s"]
    watched.bot.own[1].closed = False
    assert watched.after(1) == []
    watched.bot.own[1].closed = True
    assert watched.after(LONGEST_GAP) == [], "the minute begins anew"


def test_an_event_loop_that_stood_still_is_remembered_for_a_minute(watched: Watched) -> None:
    watched.clock.now += 1 + STUCK + 3
    watched.watch.look()
    assert watched.watch.reasons() == ["the event loop stood still for 8.0 s, 0 s ago"]
    assert watched.after(59)
    assert watched.after(2) == []


def test_a_short_pause_of_the_event_loop_is_nothing(watched: Watched) -> None:
    watched.clock.now += STUCK
    watched.watch.look()
    assert watched.watch.reasons() == []


def test_a_stop_and_a_delayed_start_are_reasons(watched: Watched) -> None:
    watched.bot.ready = False
    watched.bot.waiting_until = time.time() + 60
    (reason,) = watched.after(0)
    assert "waits 60 s before it connects" in reason
    watched.bot.stopping = True
    assert watched.after(0) == ["the bot is stopping"]


# Over HTTP


async def ask(port: int, path: str) -> tuple[bool, str]:
    return await asyncio.to_thread(ask_health, port, path)


async def test_ready_and_live_are_told_with_reasons() -> None:
    bot = FakeBot()
    async with telling_health(bot, 0) as port:
        assert await ask(port, "/ready") == (True, '{"ready": true, "reasons": []}')
        bot.stopping = True
        is_well, said = await ask(port, "/ready")
        assert not is_well
        assert json.loads(said) == {"ready": False, "reasons": ["the bot is stopping"]}
        assert await ask(port, "/live") == (True, '{"live": true}')
        assert (await ask(port, "/secrets"))[0] is False
    is_well, said = await ask(port, "/ready")
    assert (is_well, said) == (
        False,
        f"nothing answers on port {port}: the bot is not running, or has another HEALTH_PORT",
    )


async def test_it_listens_on_this_machine_alone() -> None:
    async with telling_health(FakeBot(), 0) as port:
        for family, address in ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1")):
            with contextlib.suppress(OSError), socket.socket(family) as other:
                other.settimeout(1)
                assert other.connect_ex((address, port)) != 0


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST /ready HTTP/1.1\r\n\r\n", b"405"),
        (b"GET / HTTP/1.1\r\n\r\n", b"404"),
        (b"GET /ready\r\n\r\n", b"404"),
        (b"\r\n\r\n", b"405"),
        (b"\x16\x03\x01\x00\xff" * 20 + b"\r\n\r\n", b"405"),
        (b"GET /" + b"a" * 10_000 + b"\r\n\r\n", b""),
        (b"GET /ready", b""),
        (b"", b""),
    ],
)
async def test_whatever_is_asked_the_endpoint_lives_on(
    request_: bytes, status: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_REQUEST_SECONDS", 0.2)
    async with telling_health(FakeBot(), 0) as port:
        reader, writer = await asyncio.open_connection(health.HOST, port)
        writer.write(request_)
        with contextlib.suppress(ConnectionError):
            answer = await asyncio.wait_for(reader.read(), 2)
            assert answer[9:12] == status
        writer.close()
        assert (await ask(port, "/ready"))[0]


async def test_a_port_in_use_is_a_sentence() -> None:
    async with telling_health(FakeBot(), 0) as port:
        with pytest.raises(StartError, match=f"HEALTH_PORT {port} cannot be opened"):
            async with telling_health(FakeBot(), port):
                pass


async def test_a_stuck_bot_does_not_answer_and_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_ASKING_SECONDS", 0.3)
    async with telling_health(FakeBot(), 0) as port:
        asking = asyncio.create_task(ask(port, "/ready"))
        await asyncio.sleep(0)
        time.sleep(0.6)  # noqa: ASYNC251 - this is what a stuck event loop is
        is_well, said = await asking
    assert not is_well
    assert "its event loop is stuck" in said


# As a command


async def run_health(port: int | None) -> tuple[int, str]:
    given = {} if port is None else {"HEALTH_PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-X", "importtime", "-m", "bot", "health"),
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith(("HEALTH", "DISCORD"))} | given,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, complaint = await process.communicate()
    assert b"discord" not in complaint, "the question is asked every 30 s, and must be cheap"
    said = [line for line in (output + complaint).decode().splitlines() if not line.startswith("import time:")]
    assert process.returncode is not None
    return process.returncode, "\n".join(said)


async def test_the_command_ends_with_0_for_a_bot_that_is_well_and_1_for_others() -> None:
    bot = FakeBot()
    async with telling_health(bot, 0) as port:
        assert await run_health(port) == (0, '{"ready": true, "reasons": []}')
        bot.stopping = True
        assert await run_health(port) == (1, '{"ready": false, "reasons": ["the bot is stopping"]}')
    code, said = await run_health(port)
    assert code == 1
    assert "the bot is not running" in said


async def test_without_a_port_the_command_says_so() -> None:
    code, said = await run_health(None)
    assert code == 1
    assert said.startswith("Set HEALTH_PORT")
