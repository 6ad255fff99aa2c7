"""The same bot in a browser on this machine, with a demo club: no token, no network beyond loopback.

SimCord stands in for Discord. Production does not install it, so nothing here imports it before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from discord.ext import commands

__all__ = ["PlaygroundError", "run_playground"]

NOT_INSTALLED: Final = "The playground's parts are not installed, or not in the right versions: run `make install`."


class PlaygroundError(Exception):
    """The playground cannot run. The message is one sentence for the person who started it."""


async def run_playground(
    bot: commands.AutoShardedBot,
    *,
    port: int = 0,
    open_browser: bool = True,
    on_ready: Callable[[str], None],
    welcome: str | None = None,
) -> None:
    """Serve the bot in the browser until Ctrl-C, SIGTERM or "End preview session", then stop it.

    ``on_ready`` gets the page's address; whoever has that address can use the bot. Port 0 is any free one.
    ``welcome`` replaces the bot's first message and may name the ``{club}``. Needs asyncio's own event loop, not
    uvloop's, and one shard. Raises PlaygroundError.
    """
    try:
        from bot.playground.run import serve
    except ImportError as missing:
        raise PlaygroundError(NOT_INSTALLED) from missing
    await serve(bot, port=port, open_browser=open_browser, on_ready=on_ready, welcome=welcome)
