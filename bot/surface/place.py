"""Where somebody asks: whether an answer there is for the room or for them alone."""

from __future__ import annotations

import discord


def is_private_place(interaction: discord.Interaction) -> bool:
    """Whether answers here are for the asker alone unless shared.

    So it is in group and private messages, and in a server where only the asker has installed the bot: nobody there
    has asked for it. In a server that installed it, and in its own direct messages, answers are ordinary messages.
    """
    context = interaction.context
    if context.private_channel:
        return True
    if interaction.guild_id is None:
        return False
    return interaction.is_user_integration() and not interaction.is_guild_integration()
