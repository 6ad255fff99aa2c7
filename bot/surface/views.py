"""Base classes of everything clickable: whatever they raise ends in the one error handler."""

from __future__ import annotations

from typing import Any

import discord

from bot.surface.errors import answer_error


class View(discord.ui.View):
    """Buttons and menus under a message."""

    async def on_error(self, interaction: discord.Interaction, error: Exception, item: discord.ui.Item[Any]) -> None:  # noqa: ARG002 - discord.py's signature
        """Hand the error to the one handler."""
        await answer_error(interaction, error)


class Modal(discord.ui.Modal):
    """A form."""

    async def on_error(self, interaction: discord.Interaction, error: Exception, /) -> None:  # type: ignore[override]
        """Hand the error to the one handler. discord.py's own Modal leaves out the item as well."""
        await answer_error(interaction, error)
