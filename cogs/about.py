"""``/help``, ``/about`` and ``/privacy``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

import bot as project
from bot.core.records import record_shelf
from bot.reply.cards.about import About, Group, HelpEntry, about_card, help_card, privacy_card
from bot.surface.asking import wording_of
from bot.surface.options import DESCRIPTION, EXAMPLE, GROUP
from bot.surface.sending import send
from bot.surface.sync import CommandSync


class AboutCog(commands.Cog):
    """What the bot can do, is, and knows about people. Always for the asker alone: nobody else has asked."""

    def __init__(self, tree: app_commands.CommandTree[Any], command_sync: CommandSync) -> None:
        self._tree = tree
        self._command_sync = command_sync

    @app_commands.command(
        name="help", extras={GROUP: Group.ABOUT}, description=locale_str("All commands, each with an example")
    )
    async def help(self, interaction: discord.Interaction) -> None:
        """Answer with all commands."""
        await send(interaction, help_card(list(self._entries()), wording_of(interaction)), private=True)

    @app_commands.command(
        name="about", extras={GROUP: Group.ABOUT}, description=locale_str("Version, data, sources and licence")
    )
    async def about(self, interaction: discord.Interaction) -> None:
        """Answer with what this bot is."""
        await send(interaction, about_card(_about(), wording_of(interaction)), private=True)

    @app_commands.command(
        name="privacy", extras={GROUP: Group.ABOUT}, description=locale_str("What I know about you, and what I keep")
    )
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Answer with what is stored."""
        await send(interaction, privacy_card(wording_of(interaction)), private=True)

    def _entries(self) -> Iterator[HelpEntry]:
        for command in sorted(self._tree.get_commands(), key=lambda command: command.name):
            if isinstance(command, app_commands.Command):
                yield HelpEntry(
                    command.extras[GROUP],
                    command.name,
                    command.description,
                    command.extras.get(EXAMPLE, ""),
                    self._command_sync.ids.get(command.name),
                )
            elif isinstance(command, app_commands.ContextMenu):
                yield HelpEntry(command.extras[GROUP], command.name, command.extras[DESCRIPTION], is_menu=True)


def _about() -> About:
    book = record_shelf().book
    try:
        time_zones = f"tzdata {version('tzdata')}"
    except PackageNotFoundError:
        time_zones = "tzdata"
    return About(
        version=project.__version__,
        library=f"discord.py {discord.__version__}",
        records_as_of=book.newest_source,
        records=len(book.marks),
        sources=len(book.sources),
        time_zones=time_zones,
        licence="MIT",
    )


async def setup(bot: Any) -> None:
    """Add the cog."""
    await bot.add_cog(AboutCog(bot.tree, bot.command_sync))
