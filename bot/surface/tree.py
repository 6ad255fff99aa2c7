"""The command tree: where commands begin, and where what they raise ends."""

from __future__ import annotations

import time
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import PersonError
from bot.surface.errors import answer_error
from bot.surface.log_line import log_end


class Tree(app_commands.CommandTree[commands.AutoShardedBot]):
    """All commands of the bot, with one error handler."""

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Hand the error to the one handler. Autocomplete has no answer for a sentence and gets none."""
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.command_failed = _is_fault(error)
            await answer_error(interaction, error)

    # discord.py has no seam around a whole command: the completion event leaves out what failed and costs a task.
    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        begun = time.perf_counter()
        try:
            await super()._call(interaction)
        except app_commands.AppCommandError:
            interaction.command_failed = True
            raise
        finally:
            if interaction.type is not discord.InteractionType.autocomplete:
                log_end(interaction, _name(interaction), (time.perf_counter() - begun) * 1000)


def _name(interaction: discord.Interaction[Any]) -> str:
    data: Any = interaction.data or {}
    return interaction.command.qualified_name if interaction.command else str(data.get("name"))


def _is_fault(error: app_commands.AppCommandError) -> bool:
    """Whether that is ours, and no mistake of the person or a right that they lack."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error.__cause__
    return not isinstance(error, app_commands.CheckFailure) and not isinstance(cause, PersonError)
