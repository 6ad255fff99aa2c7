"""Runs a bot against the wire: ``python -m tests.wire.launch --base http://127.0.0.1:PORT/api/v10 [--bare]``.

Without ``--bare`` it is the project's own bot, exactly as ``python -m bot`` starts it. The token comes from the
environment.
"""

from __future__ import annotations

import argparse
import os
import runpy
import signal
import sys
import threading
from collections.abc import Sequence
from typing import Any


def point_at(base: str) -> None:
    """Make discord.py talk to the server of that API address and to no other."""
    import discord
    import yarl
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    origin = base.split("/api", maxsplit=1)[0]
    Route.BASE = base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(origin.replace("http", "ws", 1) + "/gateway")
    discord.asset.Asset.BASE = f"{origin}/cdn"


def end_with_parent() -> None:
    """End this process when its parent is gone, however that ended: its standard input closes."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGKILL)

    # os.read rather than sys.stdin: a thread inside the latter breaks the interpreter's shutdown.
    threading.Thread(target=watch, daemon=True, name="parent watch").start()


def without(module: str) -> None:
    """Make a module look as if it were not installed."""
    absent: Any = None
    sys.modules[module] = absent


def leave_out_pictures() -> None:
    """Make commands answer in words alone, to measure what the words cost."""
    from bot.surface import answers

    answers.pictures_of = lambda interaction: None  # noqa: ARG005 - in place of a function that takes it


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and run the bot."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.launch", description=__doc__)
    parser.add_argument("--base", required=True, help="address of the REST API")
    parser.add_argument("--bare", action="store_true", help="the minimal bot instead of the project's")
    parser.add_argument("--compress", choices=("zstd", "zlib"), default="zstd", help="compression to ask for")
    parser.add_argument("--fields", type=int, default=6, help="bare: embed fields of /fixed")
    parser.add_argument("--buttons", type=int, default=2, help="bare: buttons of /fixed")
    parser.add_argument("--shards", type=int, default=1, help="bare: number of shards")
    parser.add_argument("--intents", type=int, default=0, help="bare: bits of the intents")
    parser.add_argument("--window", type=float, help="bare: gate IDENTIFYs by max_concurrency with this window, in s")
    parser.add_argument("--no-sync", action="store_true", help="bare: do not register the commands")
    parser.add_argument("--uvloop", action="store_true", help="bare: run on uvloop")
    parser.add_argument("--words-alone", action="store_true", help="leave the pictures out")
    parser.add_argument("rest", nargs="*", help="arguments of the project's bot, after --")
    options = parser.parse_args(arguments)
    end_with_parent()
    if options.compress == "zlib":
        without("zstandard")
    point_at(options.base)
    if not options.bare:
        if options.words_alone:
            leave_out_pictures()
        sys.argv = ["bot", *options.rest]
        runpy.run_module("bot", run_name="__main__", alter_sys=True)
        return
    if options.uvloop:
        import uvloop

        uvloop.install()
    from tests.wire import bare

    bare.main(
        bare.Plan(
            fields=options.fields,
            buttons=options.buttons,
            shards=options.shards,
            intents=options.intents,
            window=options.window,
            sync=not options.no_sync,
        ),
        os.environ["DISCORD_TOKEN"],
    )


if __name__ == "__main__":
    main()
