"""The command tree: where commands begin, and where what they raise ends."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.surface.errors import answer_error


class Tree(app_commands.CommandTree[commands.AutoShardedBot]):
    """All commands of the bot, with one error handler."""

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Hand the error to the one handler. Autocomplete has no answer for a sentence and gets none."""
        if interaction.type is not discord.InteractionType.autocomplete:
            await answer_error(interaction, error)
