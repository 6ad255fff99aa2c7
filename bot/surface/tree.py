"""The command tree: where commands begin, and where what they raise ends."""

from __future__ import annotations

import logging
import time
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import PersonError
from bot.surface.errors import answer_error

log = logging.getLogger(__name__)


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
                _log_end(interaction, (time.perf_counter() - begun) * 1000)


def _is_fault(error: app_commands.AppCommandError) -> bool:
    """Whether that is ours, and no mistake of the person or a right that they lack."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error.__cause__
    return not isinstance(error, app_commands.CheckFailure) and not isinstance(cause, PersonError)


def _log_end(interaction: discord.Interaction[Any], ms: float) -> None:
    """Write the one line of a finished command: which, how it went, how long it took. Never what was typed."""
    data: Any = interaction.data or {}
    command = interaction.command.qualified_name if interaction.command else str(data.get("name"))
    answered = interaction.response.is_done()
    outcome = "failed" if interaction.command_failed else "answered" if answered else "unanswered"
    log.info(
        "%r %s in %.1f ms (interaction %d)",
        command,
        outcome,
        ms,
        interaction.id,
        extra={"interaction": str(interaction.id), "command": command, "outcome": outcome, "ms": round(ms, 1)},
    )
