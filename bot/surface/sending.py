"""The one place that sends: it chooses the way, forbids mentions, and knows what a lost answer looks like."""

from __future__ import annotations

import logging
from typing import Final

import discord
from discord.utils import MISSING

from bot.reply.card import Card
from bot.surface.embeds import embed_of

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION: Final = 10062
ALREADY_ACKNOWLEDGED: Final = 40060
_NO_MENTIONS: Final = discord.AllowedMentions.none()


async def send(
    interaction: discord.Interaction, card: Card, *, private: bool = False, view: discord.ui.View | None = None
) -> None:
    """Answer an interaction with a card: as its first response, as the edit of a deferred one, or as a follow-up.

    ``private`` shows it to the asker alone; a deferred response keeps the visibility it was deferred with.
    An answer that Discord had already accepted, or whose three seconds are over, is logged and not repeated.
    """
    embed = embed_of(card)
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(
                embed=embed, view=view or MISSING, ephemeral=private, allowed_mentions=_NO_MENTIONS
            )
        elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(embed=embed, view=view, allowed_mentions=_NO_MENTIONS)
        else:
            await interaction.followup.send(
                embed=embed, view=view or MISSING, ephemeral=private, allowed_mentions=_NO_MENTIONS
            )
    except discord.HTTPException as error:
        if not is_over(error):
            raise
        log.warning("interaction %s could not be answered again: code %s", interaction.id, error.code)


def is_over(error: BaseException) -> bool:
    """Whether Discord says that an interaction is answered already or has expired: nothing more can be done."""
    if isinstance(error, discord.InteractionResponded):
        return True
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED)
