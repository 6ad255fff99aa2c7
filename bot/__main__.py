"""``python -m bot``: the bot on Discord, or the playground when there is no token."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Final

from bot.logs import set_up_logging
from bot.settings import SettingError, Settings

if TYPE_CHECKING:
    from bot.client import MetricMile

OK: Final = 0
FAILED: Final = 1
CANNOT_START: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command of the bot and return its exit code: 0, or 1 and 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment()
    except SettingError as error:
        return _refuse(str(error), CANNOT_START)
    set_up_logging(settings.log_level)
    if options.command == "sync":
        return _run(_sync(settings), _loop_factory())
    if not settings.token:
        return _run(_playground(settings))
    return _run(_on_discord(settings), _loop_factory())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Metric Mile, a Discord bot for running clubs.")
    commands = parser.add_subparsers(dest="command", title="commands")
    commands.add_parser("run", help="start: on Discord with DISCORD_TOKEN, else the playground (the default)")
    commands.add_parser("sync", help="register the commands with Discord, changed or not")
    return parser


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
    from bot.playground import PlaygroundError, run_playground

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


async def _on_discord(settings: Settings) -> int:
    from bot.client import create_bot

    bot = create_bot(settings)
    return await _connected(settings, bot, bot.start)


async def _sync(settings: Settings) -> int:
    if not settings.token:
        return _refuse("Set DISCORD_TOKEN first: there is nothing to register the commands with.", CANNOT_START)
    from bot.client import create_bot

    bot = create_bot(settings)

    async def register(token: str) -> None:
        await bot.login(token)
        await bot.command_sync.run(bot.tree, force=True)

    return await _connected(settings, bot, register)


async def _connected(settings: Settings, bot: MetricMile, work: Callable[[str], Coroutine[Any, Any, None]]) -> int:
    """Run something that needs Discord and close the bot behind it; each way it can refuse becomes one sentence."""
    import aiohttp
    import discord

    try:
        async with bot:
            await work(settings.token.reveal())
    except discord.LoginFailure:
        return _refuse(
            "Discord does not accept this DISCORD_TOKEN. Copy it again from the Bot page of your application.", FAILED
        )
    except discord.PrivilegedIntentsRequired:
        return _refuse("Discord refuses the intents, although the bot asks for none. Please report this.", FAILED)
    except (aiohttp.ClientConnectionError, OSError, TimeoutError):
        return _refuse("Discord cannot be reached. Check the network and try again.", FAILED)
    except discord.GatewayNotFound:
        return _refuse("Discord does not tell where to connect; it may be down. Try again in a few minutes.", FAILED)
    except discord.ConnectionClosed as error:
        return _refuse(f"Discord closed the connection for good (code {error.code}).", FAILED)
    except discord.HTTPException as error:
        return _refuse(f"Discord refused the start with status {error.status}. Try again in a few minutes.", FAILED)
    return OK


if __name__ == "__main__":
    sys.exit(main())
