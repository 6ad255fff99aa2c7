"""A clean stop, and an end with a sentence where Discord refuses for good."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import Env

from bot.__main__ import CANNOT_START, FAILED, OK, _connected, _until_asked
from bot.client import MetricMile, create_bot, running_interactions
from bot.settings import Settings
from bot.starts import StartError
from bot.surface import forms

ROOT = Path(__file__).parents[1]


# Signals, in a process of their own

_CHILD = """
import asyncio, sys, threading, time
import bot.__main__ as program

class Bot:
    async def start(self):
        print("started", flush=True)
        await asyncio.sleep(60)

    async def wind_down(self):
        print("winding down", flush=True)
        await asyncio.sleep({takes})
        print("done", flush=True)

async def main(stop):
    bot = Bot()
    await program._until_asked(bot, bot.start(), stop)
    return 0

with program.StopSignals() as stop:
    {before}
    sys.exit(program._run(main(stop), {loop}))
"""
_ASYNCIO = "None"
_UVLOOP = "program._loop_factory()"


def child(*, takes: float = 0.0, before: str = "pass", loop: str = _ASYNCIO) -> subprocess.Popen[str]:
    """A process that handles signals as the bot does, and has begun."""
    code = _CHILD.format(takes=takes, before=before, loop=loop)
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def the_end_of(process: subprocess.Popen[str]) -> str:
    """What it still prints, once it has ended."""
    assert process.stdout is not None
    with process.stdout:
        output = process.stdout.read()
    process.wait(10)
    return output


@pytest.mark.parametrize("loop", [_ASYNCIO, _UVLOOP])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_first_signal_lets_the_bot_finish_and_ends_with_0(loop: str, number: signal.Signals) -> None:
    process = child(takes=0.2, loop=loop)
    process.send_signal(number)
    assert the_end_of(process) == "winding down\ndone\n"
    assert process.returncode == OK


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_ends_at_once(number: signal.Signals) -> None:
    process = child(takes=30)
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    assert process.stdout.readline() == "winding down\n"
    begun = time.monotonic()
    process.send_signal(number)
    assert the_end_of(process) == ""
    assert time.monotonic() - begun < 2
    assert process.returncode == 128 + number


def test_a_signal_before_the_loop_runs_is_not_forgotten() -> None:
    process = child(before="import os, signal; os.kill(os.getpid(), signal.SIGTERM)")
    assert the_end_of(process) == "winding down\ndone\n"
    assert process.returncode == OK


def test_a_stop_that_hangs_is_over_in_time() -> None:
    process = child(
        before="program.LATEST_EXIT = 0.3; Bot.wind_down = lambda self: time.sleep(30)"  # blocks the event loop
    )
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    the_end_of(process)
    assert time.monotonic() - begun < 5
    assert process.returncode == FAILED


class StubbornBot:
    """Its start goes on after the first cancellation, as discord.py does in mid-reconnect."""

    def __init__(self) -> None:
        self.cancelled = 0
        self.is_down = False

    async def start(self) -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.cancelled += 1
                if self.cancelled > 1:
                    raise

    async def wind_down(self) -> None:
        self.is_down = True


class Asked:
    """A stop that is asked for after a moment."""

    async def wait(self) -> None:
        await asyncio.sleep(0.05)


async def test_a_swallowed_cancellation_is_repeated() -> None:
    bot: Any = StubbornBot()
    stop: Any = Asked()
    await asyncio.wait_for(_until_asked(bot, bot.start(), stop), 5)
    assert bot.is_down
    assert bot.cancelled == 2


async def test_what_ends_the_bot_by_itself_is_passed_on() -> None:
    async def start() -> None:
        raise discord.LoginFailure("no")

    bot: Any = StubbornBot()
    stop: Any = SimpleNamespace(wait=lambda: asyncio.sleep(60))
    with pytest.raises(discord.LoginFailure):
        await _until_asked(bot, start(), stop)
    assert not bot.is_down


# What was begun is finished


class Gate:
    """Where the commands of these tests wait."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.passed: list[str] = []

    async def __call__(self, interaction: discord.Interaction[Any], name: str) -> None:
        await self.open.wait()
        await interaction.response.send_message(name)
        self.passed.append(name)


async def wait_and_answer(interaction: discord.Interaction[Any], _state: tuple[str, ...]) -> None:
    """What a form of the bot's own does in these tests."""
    await Form.gate(interaction, "own form")


class DynamicButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"test:dynamic"):
    gate: Gate

    def __init__(self) -> None:
        super().__init__(discord.ui.Button(label="dynamic", custom_id="test:dynamic"))

    @classmethod
    async def from_custom_id(cls, *_: Any) -> DynamicButton:
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self.gate(interaction, "dynamic")


class Form(discord.ui.Modal, title="Form"):
    text: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Text", custom_id="text")
    gate: Gate

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        await self.gate(interaction, "modal")


@pytest.fixture
async def gate() -> Gate:
    return Gate()


@pytest.fixture
async def simcord_bot(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MetricMile]:
    """The bot with commands, buttons and a form that wait."""

    async def nothing(_bot: MetricMile) -> None:
        """SimCord has no gateway to say goodbye to; the wire has."""

    monkeypatch.setattr(MetricMile, "_say_goodbye", nothing)
    monkeypatch.setitem(forms._ACTIONS, forms.ANSWER, wait_and_answer)
    bot = create_bot()
    DynamicButton.gate = Form.gate = gate

    @bot.tree.command(description="waits")
    async def waits(interaction: discord.Interaction[Any]) -> None:
        await gate(interaction, "command")

    @bot.tree.command(description="shows what can be clicked")
    async def shows(interaction: discord.Interaction[Any]) -> None:
        view = discord.ui.View(timeout=60)
        button: discord.ui.Button[Any] = discord.ui.Button(label="button", custom_id="test:button")

        async def clicked(click: discord.Interaction[Any]) -> None:
            await gate(click, "button")

        button.callback = clicked  # type: ignore[method-assign, assignment]
        view.add_item(button).add_item(DynamicButton())
        view.add_item(discord.ui.Button(label="listened", custom_id="test:listened"))
        await interaction.response.send_message("click", view=view)

    @bot.tree.command(description="opens a form")
    async def opens(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(Form())

    @bot.tree.command(description="suggests")
    async def suggests(interaction: discord.Interaction[Any], what: str) -> None:
        await interaction.response.send_message(what)

    @suggests.autocomplete("what")
    async def suggestions(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        await gate.open.wait()
        gate.passed.append("autocomplete")
        return []

    async def listen(interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data
        if data.get("custom_id") == "test:listened":
            await gate(interaction, "listened")

    bot.add_listener(listen, "on_interaction")
    bot.add_dynamic_items(DynamicButton)
    yield bot
    gate.open.set()


class Ann:
    """A member of a club that has the bot."""

    def __init__(self, env: Env) -> None:
        guild = env.create_guild()
        self.channel = guild.create_text_channel("club")
        self.member = guild.add_member(env.create_user("ann"))

    async def use(self, kind: str) -> asyncio.Task[Any]:
        """Begin an interaction of that kind; the task ends with its answer."""
        if kind == "command":
            return asyncio.create_task(self.member.slash(self.channel, "waits"))
        if kind == "autocomplete":
            return asyncio.create_task(self.member.autocomplete(self.channel, "suggests", "what", "a"))
        if kind == "own form":
            asked = await self.member.slash(self.channel, "record", event="mile")
            assert asked.response is not None
            opened = await self.member.click(asked.response, label="Compare mine")
            return asyncio.create_task(self.member.submit_modal(opened, {"typed": "6:00"}))
        if kind == "modal":
            opened = await self.member.slash(self.channel, "opens")
            return asyncio.create_task(self.member.submit_modal(opened, {"text": "hello"}))
        shown = await self.member.slash(self.channel, "shows")
        assert shown.response is not None
        return asyncio.create_task(self.member.click(shown.response, label=kind))


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


KINDS = ("command", "button", "dynamic", "listened", "modal", "own form", "autocomplete")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_stop_waits_for_what_was_begun(
    kind: str, simcord_env: Env, gate: Gate, simcord_bot: MetricMile
) -> None:
    begun = await Ann(simcord_env).use(kind)
    await until(running_interactions)
    stopping = asyncio.create_task(simcord_bot.wind_down(patience=5))
    await asyncio.sleep(0.1)
    assert simcord_bot.stopping
    assert not stopping.done()
    assert gate.passed == []
    gate.open.set()
    await asyncio.wait_for(stopping, 2)
    assert gate.passed == [kind]
    await begun
    assert not running_interactions()


async def test_a_stop_does_not_wait_for_ever(
    simcord_env: Env, gate: Gate, simcord_bot: MetricMile, caplog: pytest.LogCaptureFixture
) -> None:
    begun = await Ann(simcord_env).use("command")
    await until(running_interactions)
    started = time.monotonic()
    await simcord_bot.wind_down(patience=0.2)
    assert 0.15 < time.monotonic() - started < 1
    assert "1 interactions unfinished" in caplog.text
    gate.open.set()
    await asyncio.gather(begun, return_exceptions=True)


async def test_an_idle_bot_stops_at_once(simcord_env: Env, simcord_bot: MetricMile) -> None:
    ann = Ann(simcord_env)
    await ann.member.slash(ann.channel, "pace", time="10k in 47:30")
    started = time.monotonic()
    await simcord_bot.wind_down()
    assert time.monotonic() - started < 0.5


# What Discord refuses for good


def refused_by(error: Exception) -> int:
    async def work(token: str) -> None:
        raise error

    return asyncio.run(_connected(Settings(), create_bot(), work))


def closed(code: int) -> discord.ConnectionClosed:
    socket: Any = SimpleNamespace(close_code=code)
    return discord.ConnectionClosed(socket, shard_id=0, code=code)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (discord.LoginFailure("Improper token"), "Discord does not accept this DISCORD_TOKEN."),
        (closed(4004), "Discord does not accept this DISCORD_TOKEN."),
        (closed(4010), "Discord refuses the shards."),
        (closed(4011), "Discord refuses the shards."),
        (closed(4013), "Discord refuses the intents"),
        (discord.PrivilegedIntentsRequired(0), "Discord refuses the intents"),
        (closed(4012), "Discord closed the connection for good (code 4012)."),
        (ConnectionError("the gateway cannot be reached"), "Discord cannot be reached."),
        (discord.GatewayNotFound(), "Discord does not tell where to connect"),  # type: ignore[no-untyped-call]
    ],
)
def test_a_refusal_is_one_sentence_and_a_code(
    error: Exception, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused_by(error) == FAILED
    output, complaint = capsys.readouterr()
    assert output == ""
    assert complaint.startswith(sentence)
    assert complaint.count("\n") == 1


def test_a_second_bot_in_the_same_data_folder_does_not_even_log_in(tmp_path: Path) -> None:
    from bot.starts import alone_in

    with alone_in(tmp_path):
        done = subprocess.run(
            [sys.executable, "-m", "bot"],
            cwd=ROOT,
            env={**os.environ, "DISCORD_TOKEN": "x.y.z", "DATA_FOLDER": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert done.returncode == CANNOT_START
    assert "this bot is running already" in done.stderr
    assert done.stderr.count("\n") == 1


# Connecting


class FakeSocket:
    """As much of a shard's connection as the launch looks at."""

    def __init__(self) -> None:
        self.close_code: int | None = None


class LaunchedBot(MetricMile):
    """Launches shards that Discord answers at once: with READY, or with a close code."""

    def __init__(self, settings: Settings, code: int | None) -> None:
        super().__init__(settings)
        self.code = code
        self.launched: dict[int, FakeSocket] = {}

    @property
    def shards(self) -> Any:
        return {id: SimpleNamespace(is_closed=lambda: self.code is not None) for id in self.launched}

    def _get_websocket(self, guild_id: int | None = None, *, shard_id: int | None = None) -> Any:  # noqa: ARG002
        assert shard_id is not None
        return SimpleNamespace(socket=self.launched[shard_id])


def gateway_that_allows(remaining: int, *, at_once: int = 1, shards: int = 1) -> Callable[[Any], Any]:
    """What ``GET /gateway/bot`` says."""
    limits = {"total": 1000, "remaining": remaining, "reset_after": 60_000, "max_concurrency": at_once}

    async def get_bot_gateway(_http: Any) -> Any:
        return shards, "wss://gateway.discord.gg", limits

    return get_bot_gateway


@pytest.fixture
def launch(monkeypatch: pytest.MonkeyPatch) -> Callable[[LaunchedBot], list[int]]:
    """Launch all shards; which of them were."""

    async def launched(self: Any, _gateway: Any, shard_id: int, *, initial: bool = False) -> None:
        await self.before_identify_hook(shard_id, initial=initial)
        self.launched[shard_id] = FakeSocket()
        if self.code is None:
            asyncio.get_running_loop().call_later(0.05, self.dispatch, "shard_connect", shard_id)
        else:
            self.launched[shard_id].close_code = self.code

    monkeypatch.setattr(discord.AutoShardedClient, "launch_shard", launched)
    monkeypatch.setattr("discord.http.HTTPClient.get_bot_gateway", gateway_that_allows(1000, at_once=16))

    def run(bot: LaunchedBot) -> list[int]:
        async def all_of_them() -> None:
            async with bot:
                await bot.launch_shards()

        asyncio.run(all_of_them())
        return list(bot.launched)

    return run


def test_sixteen_shards_are_launched_without_waiting(
    launch: Callable[[LaunchedBot], list[int]], tmp_path: Path
) -> None:
    begun = time.monotonic()
    assert launch(LaunchedBot(Settings(shard_count=16, data_folder=tmp_path), None)) == list(range(16))
    assert time.monotonic() - begun < 2


def test_without_a_number_discord_recommends_the_shards(
    launch: Callable[[LaunchedBot], list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.http.HTTPClient.get_bot_gateway", gateway_that_allows(1000, at_once=4, shards=4))
    assert launch(LaunchedBot(Settings(shard_count=None), None)) == [0, 1, 2, 3]
    monkeypatch.setattr("discord.http.HTTPClient.get_bot_gateway", gateway_that_allows(52, at_once=4, shards=4))
    with pytest.raises(StartError, match="only 52 of 1000"):
        launch(LaunchedBot(Settings(shard_count=None), None))


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
def test_a_refused_first_shard_is_the_only_attempt(launch: Callable[[LaunchedBot], list[int]], code: int) -> None:
    assert launch(LaunchedBot(Settings(shard_count=16), code)) == [0]


@pytest.mark.parametrize("code", [1000, 4000, 4009])
def test_a_lost_first_shard_does_not_keep_the_others(launch: Callable[[LaunchedBot], list[int]], code: int) -> None:
    assert launch(LaunchedBot(Settings(shard_count=4), code)) == [0, 1, 2, 3]


def test_an_unreachable_gateway_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(self: Any, gateway: Any, shard_id: int, *, initial: bool = False) -> None:
        await asyncio.sleep(0)
        await self.launch_shard(gateway, shard_id)  # as discord.py does, five seconds later, for ever

    monkeypatch.setattr(discord.AutoShardedClient, "launch_shard", fails)

    async def try_once() -> None:
        gateway: Any = None
        await create_bot().launch_shard(gateway, 0)

    with pytest.raises(ConnectionError):
        asyncio.run(asyncio.wait_for(try_once(), 5))


def test_too_few_connections_left_refuse_before_the_first(
    launch: Callable[[LaunchedBot], list[int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("discord.http.HTTPClient.get_bot_gateway", gateway_that_allows(40))
    bot = LaunchedBot(Settings(shard_count=1, data_folder=tmp_path), None)
    with pytest.raises(StartError, match="only 40 of 1000"):
        launch(bot)
    assert bot.launched == {}
    assert not (tmp_path / "starts.json").exists(), "nothing connected, so nothing is to be noted"
