"""The message menu "Convert paces"."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.notation.messages import find_quantities
from bot.reply.cards.help import Group
from bot.reply.cards.message import message_card
from bot.surface.errors import answering
from bot.surface.options import BRIEF, DESCRIPTION, GROUP
from bot.surface.sending import send

_WHAT_IT_DOES = locale_str("In a message's menu, under Apps: its distances, paces and speeds in the other unit").message


async def convert_paces(interaction: discord.Interaction, message: discord.Message) -> None:
    """Answer, for the asker alone, with what a message says in the other unit."""
    async with answering(interaction) as wording:
        await send(interaction, message_card(find_quantities(message.content), wording), private=True)


async def setup(bot: commands.Bot) -> None:
    """Add the menu."""
    menu = app_commands.ContextMenu(
        name=locale_str("Convert paces"),
        callback=convert_paces,
        extras={GROUP: Group.PACES, BRIEF: locale_str("in the menu of a message"), DESCRIPTION: _WHAT_IT_DOES},
    )
    bot.tree.add_command(menu)
