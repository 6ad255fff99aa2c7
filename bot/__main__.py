"""``python -m bot``: the bot on Discord, or the playground when there is no token."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Any, Final, Self

from bot.logs import set_up_logging
from bot.settings import SettingError, Settings

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from bot.client import MetricMile

OK: Final = 0
FAILED: Final = 1
CANNOT_START: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command of the bot and return its exit code: 0, or 1 and 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    if options.command == "doctor":
        return _doctor(online=options.online)
    if options.command == "records":
        return _records(options.paths)
    try:
        settings = Settings.from_environment()
    except SettingError as error:
        return _refuse(str(error), FAILED if options.command == "health" else CANNOT_START)
    if options.command == "health":
        return _health(settings)
    set_up_logging(settings.log_level, settings.log_format)
    if options.command == "sync":
        return _run(_sync(settings), _loop_factory())
    if not settings.token:
        return _run(_playground(settings))
    with StopSignals() as stop:
        return _run(_on_discord(settings, stop), _loop_factory())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Metric Mile, a Discord bot for running clubs.")
    commands = parser.add_subparsers(dest="command", title="commands")
    commands.add_parser("run", help="start: on Discord with DISCORD_TOKEN, else the playground (the default)")
    commands.add_parser("sync", help="register the commands with Discord, changed or not")
    doctor = commands.add_parser("doctor", help="check the set-up: a line for each check, and what to do about it")
    doctor.add_argument("--online", action="store_true", help="also log in, and print the links that install the bot")
    records = commands.add_parser("records", help="look after the world records")
    check = records.add_subparsers(dest="records_command", required=True).add_parser(
        "check", help="say what is wrong with the record files, line by line"
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="a folder or file (default: those of the bot)")
    commands.add_parser("health", help="ask the running bot whether it is well (it needs HEALTH_PORT)")
    return parser


LATEST_EXIT: Final = 14.5
"""Seconds after which a stop is over, finished or not: whoever asked kills the process soon after."""


class StopSignals:
    """SIGTERM and SIGINT: the first asks the bot to stop, the second ends the process at once.

    A context manager. It is there before the bot is, because the first process of a container is deaf to SIGTERM
    unless it listens.
    """

    def __init__(self) -> None:
        self._asked = False
        self._wake: Callable[[], object] | None = None
        self._overdue: threading.Timer | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._before[number] = signal.signal(number, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._overdue is not None:
            self._overdue.cancel()

    async def wait(self) -> None:
        """Return when a stop is asked for."""
        event = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._wake = lambda: loop.call_soon_threadsafe(event.set)
        if not self._asked:
            await event.wait()

    def _handle(self, number: int, _frame: FrameType | None) -> None:
        if self._asked:
            os._exit(128 + number)
        self._asked = True
        # A thread, because the event loop may be what hangs.
        self._overdue = threading.Timer(LATEST_EXIT, _give_up)
        self._overdue.daemon = True
        self._overdue.start()
        if self._wake is not None:
            self._wake()


def _give_up() -> None:
    print("The bot could not stop in time and is ended now.", file=sys.stderr, flush=True)
    os._exit(FAILED)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _run(work: Coroutine[Any, Any, int], loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None) -> int:
    try:
        with asyncio.Runner(loop_factory=loop_factory) as runner:
            return runner.run(work)
    except KeyboardInterrupt:
        return OK


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The loop of uvloop where there is one (not on Windows), else asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _playground(settings: Settings) -> int:
    from bot.client import create_bot

    try:
        from bot.playground import PlaygroundError, run_playground
    except ImportError:
        return _refuse(
            "No DISCORD_TOKEN is set, and the playground is not installed here. Set the token, or run `make install`.",
            CANNOT_START,
        )
    print("No DISCORD_TOKEN is set, so this is the playground: the real bot in your browser, with a demo club.")
    try:
        await run_playground(
            create_bot(),
            port=settings.playground_port,
            open_browser=settings.playground_browser,
            on_ready=lambda address: print(f"Open {address}\nStop with Ctrl-C.", flush=True),
        )
    except PlaygroundError as error:
        return _refuse(str(error), CANNOT_START)
    return OK


def _built(settings: Settings) -> MetricMile:
    """The bot. What is imported for it stays for good, so the collector looks at it neither meanwhile nor later."""
    gc.disable()
    try:
        from bot.client import create_bot

        return create_bot(settings)
    finally:
        gc.freeze()
        gc.enable()


async def _on_discord(settings: Settings, stop: StopSignals) -> int:
    from bot.starts import StartError, alone_in

    bot = _built(settings)

    async def work(token: str) -> None:
        await _until_asked(bot, bot.start(token), stop)

    try:
        with alone_in(settings.data_folder):
            async with _telling_health(bot, settings.health_port):
                return await _connected(settings, bot, work)
    except StartError as error:
        return _refuse(str(error), CANNOT_START)


def _telling_health(bot: MetricMile, port: int) -> AbstractAsyncContextManager[object]:
    if not port:
        return nullcontext()
    from bot.health import telling_health

    return telling_health(bot, port)


async def _until_asked(bot: MetricMile, start: Coroutine[Any, Any, None], stop: StopSignals) -> None:
    """Run the bot until it ends, or until it is asked to stop; then it finishes what it has begun."""
    running = asyncio.create_task(start)
    asked = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, asked}, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            await running
            return
        # discord.py swallows the cancellation of a shard that reconnects just then, so one may not be enough.
        while not running.done():
            running.cancel()
            await asyncio.wait({running}, timeout=0.05)
        await asyncio.gather(running, return_exceptions=True)
        await bot.wind_down()
    finally:
        asked.cancel()


async def _sync(settings: Settings) -> int:
    if not settings.token:
        return _refuse("Set DISCORD_TOKEN first: there is nothing to register the commands with.", CANNOT_START)
    from bot.client import create_bot

    bot = create_bot(settings)

    async def register(token: str) -> None:
        await bot.login(token)
        await bot.command_sync.run(bot.tree, force=True)

    return await _connected(settings, bot, register)


_NOT_ACCEPTED: Final = (
    "Discord does not accept this DISCORD_TOKEN. Copy it again from the Bot page of your application."
)
_WRONG_INTENTS: Final = "Discord refuses the intents, although the bot asks for none. Please report this."


async def _connected(settings: Settings, bot: MetricMile, work: Callable[[str], Coroutine[Any, Any, None]]) -> int:
    """Run something that needs Discord and close the bot behind it; each way it can refuse becomes one sentence."""
    import aiohttp
    import discord

    from bot.client import REFUSED_INTENTS, REFUSED_SHARDS, REFUSED_TOKEN

    try:
        async with bot:
            await work(settings.token.reveal())
    except discord.LoginFailure:
        return _refuse(_NOT_ACCEPTED, FAILED)
    except discord.PrivilegedIntentsRequired:
        return _refuse(_WRONG_INTENTS, FAILED)
    except (aiohttp.ClientConnectionError, OSError, TimeoutError):
        return _refuse("Discord cannot be reached. Check the network and try again.", FAILED)
    except discord.GatewayNotFound:
        return _refuse("Discord does not tell where to connect; it may be down. Try again in a few minutes.", FAILED)
    except discord.ConnectionClosed as error:
        if error.code == REFUSED_TOKEN:
            return _refuse(_NOT_ACCEPTED, FAILED)
        if error.code in REFUSED_INTENTS:
            return _refuse(_WRONG_INTENTS, FAILED)
        if error.code in REFUSED_SHARDS:
            return _refuse("Discord refuses the shards. Leave SHARD_COUNT empty, and Discord says how many.", FAILED)
        return _refuse(f"Discord closed the connection for good (code {error.code}).", FAILED)
    except discord.HTTPException as error:
        return _refuse(f"Discord refused the start with status {error.status}. Try again in a few minutes.", FAILED)
    return OK


def _records(paths: Sequence[str]) -> int:
    from bot.records_check import main as check

    return check(paths)


def _doctor(*, online: bool) -> int:
    from bot.doctor import Level, examine, examine_online

    set_up_logging("ERROR")
    try:
        settings = Settings.from_environment()
    except SettingError as error:
        print(f"{Level.PROBLEM} settings: {error}")
        return FAILED
    findings = list(examine(settings))
    if online and settings.token:
        findings += asyncio.run(examine_online(settings))
    for finding in findings:
        print(finding)
    return FAILED if any(finding.level is Level.PROBLEM for finding in findings) else OK


def _health(settings: Settings) -> int:
    from bot.health import ask_health

    if not settings.health_port:
        return _refuse("Set HEALTH_PORT, for the bot and for this command, to ask the bot how it is.", FAILED)
    is_well, said = ask_health(settings.health_port)
    print(said)
    return OK if is_well else FAILED


if __name__ == "__main__":
    sys.exit(main())
