"""The one place that sends: it chooses the way, forbids mentions, and knows what a lost answer looks like."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Final

import aiohttp
import discord
from discord.utils import MISSING

from bot.reply.card import Card
from bot.surface.embeds import embed_of

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION: Final = 10062
ALREADY_ACKNOWLEDGED: Final = 40060
FIRST_RESPONSE_SECONDS: Final = 2.7
"""Discord forgets an interaction after 3 s; the rest is for its way here."""
_FILLED: Final = "filled"
"""The key in an interaction's ``extras`` of a deferred response that holds its answer by now."""
_NO_MENTIONS: Final = discord.AllowedMentions.none()


async def send(
    interaction: discord.Interaction, card: Card, *, private: bool = False, view: discord.ui.View | None = None
) -> None:
    """Answer an interaction with a card: as its first response, as the edit of a deferred one, or as a follow-up.

    ``private`` shows it to the asker alone; a deferred response keeps the visibility it was deferred with.
    An answer that Discord had already accepted, or whose three seconds are over, is logged and not repeated.
    """
    embed = embed_of(card)
    with _nothing_left_to_do(interaction):
        if not interaction.response.is_done():

            async def respond() -> None:
                await interaction.response.send_message(
                    embed=embed, view=view or MISSING, ephemeral=private, allowed_mentions=_NO_MENTIONS
                )

            await _in_time(interaction, respond)
        elif _is_still_deferred(interaction):
            await interaction.edit_original_response(embed=embed, view=view, allowed_mentions=_NO_MENTIONS)
            interaction.extras[_FILLED] = True
        else:
            await interaction.followup.send(
                embed=embed, view=view or MISSING, ephemeral=private, allowed_mentions=_NO_MENTIONS
            )


def _is_still_deferred(interaction: discord.Interaction) -> bool:
    deferred = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    return deferred and _FILLED not in interaction.extras


async def change(interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None) -> None:
    """Put another card and other buttons into the message whose button was clicked."""
    embed = embed_of(card)

    async def respond() -> None:
        await interaction.response.edit_message(embed=embed, view=view, allowed_mentions=_NO_MENTIONS)

    with _nothing_left_to_do(interaction):
        await _in_time(interaction, respond)


async def send_after(interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None) -> None:
    """Send a further message for all behind an interaction that is answered already."""
    with _nothing_left_to_do(interaction):
        await interaction.followup.send(embed=embed_of(card), view=view or MISSING, allowed_mentions=_NO_MENTIONS)


async def _in_time(interaction: discord.Interaction, respond: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Give the first response within Discord's three seconds, and no later.

    Where the connection broke nobody knows whether Discord has it, so it is given once more: if it had arrived, that
    is refused as answered already, which is as good. discord.py itself would wait minutes for a silent connection and
    sleep through any rate limit; behind the three seconds that helps nobody.
    """
    try:
        async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
            try:
                await respond()
            except aiohttp.ClientError:
                await respond()
    except TimeoutError:
        log.warning("interaction %s was not answered: Discord took no response in time", interaction.id)


@contextmanager
def _nothing_left_to_do(interaction: discord.Interaction) -> Iterator[None]:
    """Log an answer that Discord had accepted before, or no longer takes; anything else goes on."""
    try:
        yield
    except (discord.HTTPException, discord.InteractionResponded) as error:
        if not is_over(error):
            raise
        log.warning("interaction %s could not be answered again: %s", interaction.id, error)


def is_over(error: BaseException) -> bool:
    """Whether Discord says that an interaction is answered already or has expired: nothing more can be done."""
    if isinstance(error, discord.InteractionResponded):
        return True
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED)
