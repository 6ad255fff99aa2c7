"""What a click on an answer does: turn its units, share it, or go on to the next answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

import discord

from bot.reply.plain import plain
from bot.reply.wording import wording_for
from bot.surface.answers import OPEN, SHARE, TURN, Answer, answer_from, buttons_of, pictures_of
from bot.surface.asking import reader_of, wording_of
from bot.surface.buttons import dispatch_click, on_click, say_outdated, view_of
from bot.surface.place import is_private_place
from bot.surface.sending import change_with_picture, send_after_with_picture, send_with_picture

__all__ = ["dispatch_click"]

_MOST_SHARED: Final = 1_000
_shared: Final[WeakKeyDictionary[discord.Client, OrderedDict[int, None]]] = WeakKeyDictionary()
"""The messages that each bot shared last, so that a double click shares once.

A restart between the two clicks does not matter: by then the button is gone.
"""


def _is_first_share(client: discord.Client, message_id: int) -> bool:
    shared = _shared.setdefault(client, OrderedDict())
    first = message_id not in shared
    shared[message_id] = None
    while len(shared) > _MOST_SHARED:
        shared.popitem(last=False)
    return first


@on_click(TURN)
async def turn(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Turn the message, to other units or another page, for whoever asked; give anybody else a private copy."""
    answer = answer_from(state)
    if answer is None:
        await say_outdated(interaction)
        return
    hidden = interaction.message is not None and interaction.message.flags.ephemeral
    in_place = is_askers(interaction) and (hidden or not answer.kind.confidential)
    await _show(interaction, answer, private=hidden or not in_place, in_place=in_place)


@on_click(OPEN)
async def go_on(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Answer the next question as if the command had been typed; to others than the asker in private."""
    answer = answer_from(state)
    if answer is None:
        await say_outdated(interaction)
        return
    await show_next(interaction, answer)


@on_click(SHARE)
async def share(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Post a private answer for all, once, and take the button away. What is confidential is never posted."""
    answer = answer_from(state)
    if answer is None or answer.kind.confidential or interaction.message is None:
        await say_outdated(interaction)
        return
    first = _is_first_share(interaction.client, interaction.message.id)
    wording = wording_for(replace(reader_of(interaction), units=answer.units))
    card = answer.card(wording)
    view, workers = view_of(buttons_of(answer, card, wording, may_share=False)), pictures_of(interaction)
    await change_with_picture(interaction, card, view=view, workers=workers)
    if not first:
        return
    name = plain(interaction.user.display_name, 40)
    told = replace(card, lines=(*card.lines, wording.say("Shared by {name}", name=name)))
    await send_after_with_picture(interaction, told, view=view, workers=workers)


def is_askers(interaction: discord.Interaction) -> bool:
    """Whether the click comes from the person whose command or click brought the message."""
    message = interaction.message
    if message is None:
        return False
    if message.flags.ephemeral:
        return True  # nobody else sees it
    metadata = message.interaction_metadata
    return metadata is not None and metadata.user.id == interaction.user.id


async def show_next(interaction: discord.Interaction, answer: Answer) -> None:
    """Show an answer that a message led to: to others than its asker, and where the place is private, in private."""
    hidden = interaction.message is not None and interaction.message.flags.ephemeral
    hidden = hidden or answer.kind.confidential or is_private_place(interaction)
    await _show(interaction, answer, private=hidden or not is_askers(interaction))


async def _show(interaction: discord.Interaction, answer: Answer, *, private: bool, in_place: bool = False) -> None:
    wording = wording_of(interaction)
    if answer.units is not None:
        wording = wording_for(replace(reader_of(interaction), units=answer.units))
    card = answer.card(wording)
    view = view_of(buttons_of(answer, card, wording, may_share=private))
    if in_place:
        await change_with_picture(interaction, card, view=view, workers=pictures_of(interaction))
    else:
        await send_with_picture(interaction, card, private=private, view=view, workers=pictures_of(interaction))
