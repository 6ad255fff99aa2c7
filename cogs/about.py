"""``/about`` and ``/privacy``."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

import bot as project
from bot.core.records import record_shelf
from bot.reply.cards.about import About, about_card, privacy_card
from bot.reply.cards.help import Group
from bot.surface.asking import wording_of
from bot.surface.options import BRIEF, GROUP, KEYWORDS
from bot.surface.sending import send


class AboutCog(commands.Cog):
    """What the bot is, and knows about people. Always for the asker alone: nobody else has asked."""

    @app_commands.command(
        name="about",
        extras={
            GROUP: Group.ABOUT,
            BRIEF: locale_str("version, data and sources"),
            KEYWORDS: locale_str("version data sources source licence license author code contact bug"),
        },
        description=locale_str("Version, data, sources and licence"),
    )
    async def about(self, interaction: discord.Interaction) -> None:
        """Answer with what this bot is."""
        await send(interaction, about_card(_about(), wording_of(interaction)), private=True)

    @app_commands.command(
        name="privacy",
        extras={
            GROUP: Group.ABOUT,
            BRIEF: locale_str("what I know about you"),
            KEYWORDS: locale_str("stored store saved data personal delete gdpr"),
        },
        description=locale_str("What I know about you, and what I keep"),
    )
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Answer with what is stored."""
        await send(interaction, privacy_card(wording_of(interaction)), private=True)


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


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(AboutCog())
