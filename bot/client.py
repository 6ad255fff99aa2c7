"""The Discord client: no intents, shards, its cogs, a clean stop."""

from __future__ import annotations

import sys
from collections.abc import Coroutine
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import discord
from discord.ext import commands

import cogs
from bot.settings import Settings
from bot.surface.answer_buttons import dispatch_click
from bot.surface.errors import log_incident
from bot.surface.sync import CommandSync
from bot.surface.translator import CatalogueTranslator
from bot.surface.tree import Tree


class MetricMile(commands.AutoShardedBot):
    """The bot. Build it with ``create_bot``; it asks Discord for nothing but its own commands."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=discord.app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            shard_count=settings.shard_count,
        )
        self.settings = settings
        self.command_sync = CommandSync(settings.data_folder)

    async def setup_hook(self) -> None:
        """Register the commands with Discord where their payload changed."""
        await self.command_sync.run(self.tree)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - discord.py's signature
        """Log what an event handler raised, with an incident id."""
        error = sys.exception()
        if error is not None:
            log_incident(error, f"event {event_method!r}")


def _finish_now(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits, without an event loop.

    ``add_cog`` is a coroutine only for the sake of ``cog_load``. Ours do not wait, so the whole command tree
    stands as soon as ``create_bot`` returns, and nothing can be synced before the last cog is loaded.
    """
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise RuntimeError("a cog waits in cog_load; start its work in setup_hook instead")


def create_bot(settings: Settings | None = None) -> MetricMile:
    """The whole bot, all cogs loaded, not connected.

    Without settings it keeps nothing on disk and has one shard, as tests and the playground want it.
    """
    bot = MetricMile(settings or Settings())
    _finish_now(bot.tree.set_translator(CatalogueTranslator()))
    bot.add_listener(dispatch_click, "on_interaction")
    for module in sorted(found.name for found in iter_modules(cogs.__path__)):
        setup = import_module(f"{cogs.__name__}.{module}").setup
        _finish_now(setup(bot))
    return bot
