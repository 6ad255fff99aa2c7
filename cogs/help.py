"""``/help``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.reply.card import Card
from bot.reply.cards.help import (
    Group,
    HelpEntry,
    OptionEntry,
    command_card,
    found_card,
    group_card,
    group_label,
    help_line,
    overview_card,
)
from bot.reply.cards.help_search import matching
from bot.reply.wording import Wording
from bot.surface.asking import wording_of
from bot.surface.buttons import Button, custom_id, on_click, view_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, DESCRIPTION, EXAMPLE, GROUP, KEYWORDS, PhraseText, suggesting
from bot.surface.sending import change, send

_PAGE: Final = "h"
"""The action of a button that turns to a group, or without one to the overview."""


class HelpCog(commands.Cog):
    """The way to every command. Always for the asker alone: nobody else has asked."""

    @app_commands.command(
        name="help",
        extras={
            GROUP: Group.ABOUT,
            BRIEF: locale_str("this list"),
            KEYWORDS: locale_str("help commands command list"),
            EXAMPLE: "heart rate",
        },
        description=locale_str("All commands, or the ones for what you want to know, each with an example"),
    )
    @app_commands.describe(about=locale_str("A command or what you want to know: predict, heart rate, hot day"))
    async def show(self, interaction: discord.Interaction, about: PhraseText | None = None) -> None:
        """Answer with all commands, or with what there is on something."""
        async with answering(interaction) as wording:
            entries = tuple(help_entries(interaction.client))
            card = _card(about or "", entries, wording)
            await send(interaction, card, private=True, view=_buttons(None, wording))

    @show.autocomplete("about")
    @suggesting
    def _suggest(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        entries = tuple(help_entries(interaction.client))
        for entry in matching(current, entries, wording) or entries:
            yield help_line(entry, wording), entry.name


@on_click(_PAGE)
async def turn_to(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Turn the message to the group of the button, or back to the overview."""
    wording, entries = wording_of(interaction), tuple(help_entries(interaction.client))
    group = next((group for group in Group if (group.value,) == state), None)
    card = overview_card(entries, wording) if group is None else group_card(group, entries, wording)
    await change(interaction, card, view=_buttons(group, wording))


def help_entries(bot: Any) -> Iterator[HelpEntry]:
    """What there is to say of each of the bot's commands, by name, and of its menus after them."""
    ids = bot.command_sync.ids
    for command in sorted(bot.tree.get_commands(), key=_order):
        brief, group = command.extras[BRIEF].message, command.extras[GROUP]
        if isinstance(command, app_commands.ContextMenu):
            yield HelpEntry(group, command.name, command.extras[DESCRIPTION], brief, is_menu=True)
            continue
        options = tuple(OptionEntry(one.display_name, str(one.description)) for one in command.parameters)
        yield HelpEntry(
            group,
            command.name,
            command.description,
            brief,
            command.extras[KEYWORDS].message,
            command.extras.get(EXAMPLE, ""),
            options,
            ids.get(command.name),
        )


def _order(command: Any) -> tuple[bool, str]:
    return isinstance(command, app_commands.ContextMenu), command.name


def _card(asked: str, entries: tuple[HelpEntry, ...], wording: Wording) -> Card:
    if not asked.strip():
        return overview_card(entries, wording)
    named = asked.strip().lower().removeprefix("/").replace(" ", "-")
    exact = next((entry for entry in entries if entry.name.lower() == named), None)
    if exact is not None:
        return command_card(exact, wording)
    return found_card(asked, matching(asked, entries, wording), wording)


def _buttons(shown: Group | None, wording: Wording) -> discord.ui.View | None:
    """A button for each group but the one that is shown, whose place the way back takes."""
    buttons = []
    for group in Group:
        if group is shown:
            buttons.append(Button(wording.say("Overview"), custom_id(_PAGE, "")))
        elif label := group_label(group, wording):
            buttons.append(Button(label, custom_id(_PAGE, group.value)))
    return view_of(buttons)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(HelpCog())
