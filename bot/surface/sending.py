"""The one place that sends: it chooses the way, forbids mentions, and knows what a lost answer looks like."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, Protocol

import aiohttp
import discord
from discord.utils import MISSING

from bot.reply.card import Card
from bot.reply.pictures import PictureSpec
from bot.surface.embeds import embed_of, file_of

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION: Final = 10062
ALREADY_ACKNOWLEDGED: Final = 40060
FIRST_RESPONSE_SECONDS: Final = 2.7
"""Discord forgets an interaction after 3 s; the rest is for its way here."""
PICTURE_SECONDS: Final = 1.2
"""So long the words wait for their picture."""
_DEFERRED: Final = "deferred"
_CHANGING: Final = "changing"
"""The keys in an interaction's ``extras`` where its answer, or the change of its message, was deferred here."""
_FILLED: Final = "filled"
"""The key in an interaction's ``extras`` of a deferred response that holds its answer by now."""
_late: Final[dict[int, bool]] = {}
"""The messages that still wait for their picture, and whether they are as they were sent."""
_NO_MENTIONS: Final = discord.AllowedMentions.none()


class Pictures(Protocol):
    """Who draws: ``bot.workers.pictures``."""

    def cached(self, spec: PictureSpec) -> bytes | None:
        """The picture, if it is there already."""

    async def picture(self, spec: PictureSpec, member_id: int) -> bytes | None:
        """The picture as PNG for this member, None where it cannot be had. Raises nothing for that."""


async def send(
    interaction: discord.Interaction, card: Card, *, private: bool = False, view: discord.ui.View | None = None
) -> None:
    """Answer an interaction with a card: as its first response, as the edit of a deferred one, or as a follow-up.

    ``private`` shows it to the asker alone; a deferred response keeps the visibility it was deferred with.
    An answer that Discord had already accepted, or whose three seconds are over, is logged and not repeated.
    """
    with _nothing_left_to_do(interaction):
        await _show(interaction, card, None, private=private, view=view)


async def send_with_picture(
    interaction: discord.Interaction,
    card: Card,
    *,
    private: bool = False,
    view: discord.ui.View | None = None,
    workers: Pictures | None,
) -> None:
    """Answer like ``send``, with the card's picture where it has one and it can be drawn.

    The words never wait long for it. A picture that is there goes out with them at once. Else the answer is deferred;
    the words follow with the picture, or after ``PICTURE_SECONDS`` without it, and it is put in when it is done.
    """

    async def acknowledge() -> None:
        if not _is_answered(interaction):
            interaction.extras[_DEFERRED] = True
            await _defer(interaction, partial(interaction.response.defer, ephemeral=private, thinking=True))

    async def show(png: bytes | None) -> discord.Message | None:
        return await _show(interaction, card, png, private=private, view=view)

    with _nothing_left_to_do(interaction):
        await _illustrate(interaction, card, workers, acknowledge, show)


async def _show(
    interaction: discord.Interaction, card: Card, png: bytes | None, *, private: bool, view: discord.ui.View | None
) -> discord.Message | None:
    """Show a card by the way that is open; returns the message unless it is the first response."""
    if not _is_answered(interaction):

        async def respond() -> None:
            embed, files = _content(card, png)
            await interaction.response.send_message(
                embed=embed,
                files=files or MISSING,
                view=view or MISSING,
                ephemeral=private,
                allowed_mentions=_NO_MENTIONS,
            )

        await _in_time(interaction, respond)
        return None
    embed, files = _content(card, png)
    if not _is_still_deferred(interaction):
        return await interaction.followup.send(
            embed=embed,
            files=files or MISSING,
            view=view or MISSING,
            ephemeral=private,
            wait=True,
            allowed_mentions=_NO_MENTIONS,
        )
    message = await interaction.edit_original_response(
        embed=embed, attachments=files or MISSING, view=view, allowed_mentions=_NO_MENTIONS
    )
    interaction.extras[_FILLED] = True
    return message


async def send_form(interaction: discord.Interaction, form: discord.ui.Modal) -> None:
    """Answer with a form to fill in; that can only be the first response."""

    async def respond() -> None:
        await interaction.response.send_modal(form)

    with _nothing_left_to_do(interaction):
        await _in_time(interaction, respond)


def _content(card: Card, png: bytes | None) -> tuple[discord.Embed, list[discord.File]]:
    """What shows a card. A file is sent once, so it is made anew for every attempt."""
    if png is None or card.picture is None:
        return embed_of(card), []
    return embed_of(card, card.picture.file_name), [file_of(card.picture, png)]


def _is_answered(interaction: discord.Interaction) -> bool:
    return interaction.response.is_done() or _DEFERRED in interaction.extras or _CHANGING in interaction.extras


def _is_still_deferred(interaction: discord.Interaction) -> bool:
    deferred = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    return (deferred or _DEFERRED in interaction.extras) and _FILLED not in interaction.extras


async def change(interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None) -> None:
    """Put another card and other buttons into the message whose button was clicked. Its picture, if any, goes."""
    with _nothing_left_to_do(interaction):
        await _change(interaction, card, None, view=view)


async def change_with_picture(
    interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None, workers: Pictures | None
) -> None:
    """Change a message like ``change``, with the picture of the new card, by the rules of ``send_with_picture``."""

    async def acknowledge() -> None:
        interaction.extras[_CHANGING] = True
        await _defer(interaction, interaction.response.defer)

    async def show(png: bytes | None) -> discord.Message | None:
        return await _change(interaction, card, png, view=view)

    with _nothing_left_to_do(interaction):
        await _illustrate(interaction, card, workers, acknowledge, show)


async def _change(
    interaction: discord.Interaction, card: Card, png: bytes | None, *, view: discord.ui.View | None
) -> discord.Message | None:
    """Change the clicked message by the way that is open; returns it unless that is the first response."""
    if interaction.message is not None and interaction.message.id in _late:
        _late[interaction.message.id] = False
    if _is_answered(interaction):
        embed, files = _content(card, png)
        return await interaction.edit_original_response(
            embed=embed, attachments=files, view=view, allowed_mentions=_NO_MENTIONS
        )

    async def respond() -> None:
        embed, files = _content(card, png)
        # A file that no embed shows any more would stand beside it, so the old one always goes.
        attachments = files if files or _has_picture(interaction.message) else MISSING
        await interaction.response.edit_message(
            embed=embed, attachments=attachments, view=view, allowed_mentions=_NO_MENTIONS
        )

    await _in_time(interaction, respond)
    return None


def _has_picture(message: discord.Message | None) -> bool:
    return message is not None and bool(message.attachments or any(embed.image.url for embed in message.embeds))


async def send_after(interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None) -> None:
    """Send a further message for all behind an interaction that is answered already."""
    with _nothing_left_to_do(interaction):
        await _show_after(interaction, card, None, view=view)


async def send_after_with_picture(
    interaction: discord.Interaction, card: Card, *, view: discord.ui.View | None = None, workers: Pictures | None
) -> None:
    """Send a further message like ``send_after``, with its picture, by the rules of ``send_with_picture``."""

    async def acknowledge() -> None:
        """Nothing: it is answered."""

    async def show(png: bytes | None) -> discord.Message | None:
        return await _show_after(interaction, card, png, view=view)

    with _nothing_left_to_do(interaction):
        await _illustrate(interaction, card, workers, acknowledge, show)


async def _show_after(
    interaction: discord.Interaction, card: Card, png: bytes | None, *, view: discord.ui.View | None
) -> discord.Message:
    embed, files = _content(card, png)
    return await interaction.followup.send(
        embed=embed, files=files or MISSING, view=view or MISSING, wait=True, allowed_mentions=_NO_MENTIONS
    )


# Pictures


async def _illustrate(
    interaction: discord.Interaction,
    card: Card,
    workers: Pictures | None,
    acknowledge: Callable[[], Coroutine[Any, Any, None]],
    show: Callable[[bytes | None], Coroutine[Any, Any, discord.Message | None]],
) -> None:
    """Show a card, with its picture as soon as that can be."""
    if card.picture is None or workers is None:
        await show(None)
        return
    png = workers.cached(card.picture.spec)
    if png is not None:
        await _show_or_words_alone(interaction, show, png)
        return
    begun = time.monotonic()
    drawing = asyncio.create_task(workers.picture(card.picture.spec, interaction.user.id))
    try:
        await acknowledge()
        await asyncio.wait({drawing}, timeout=max(0.0, begun + PICTURE_SECONDS - time.monotonic()))
        if drawing.done():
            await _show_or_words_alone(interaction, show, drawing.result())
            return
        message = await show(None)
        if message is not None:
            await _put_in(message, card, drawing)
    finally:
        drawing.cancel()


async def _show_or_words_alone(
    interaction: discord.Interaction,
    show: Callable[[bytes | None], Coroutine[Any, Any, discord.Message | None]],
    png: bytes | None,
) -> None:
    try:
        await show(png)
    except discord.HTTPException as error:
        if png is None or is_over(error) or isinstance(error, discord.NotFound):
            raise
        log.warning("interaction %s: Discord does not take the picture: %s", interaction.id, error)
        await show(None)


async def _put_in(message: discord.Message, card: Card, drawing: asyncio.Task[bytes | None]) -> None:
    """Put the picture into a message that went out without it, unless somebody changed the message meanwhile."""
    _late[message.id] = True
    try:
        png = await drawing
    finally:
        is_unchanged = _late.pop(message.id)
    if png is None or not is_unchanged:
        return
    embed, files = _content(card, png)
    try:
        await message.edit(embed=embed, attachments=files, allowed_mentions=_NO_MENTIONS)
    except discord.HTTPException as error:
        log.warning("message %s stays without its picture: %s", message.id, error)


async def _defer(interaction: discord.Interaction, respond: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Tell Discord that the answer, or the change, comes a moment later.

    Whether that arrived is not always known. What follows is an edit either way: if it did not, Discord says so then.
    """
    try:
        await _in_time(interaction, respond)
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise


async def _in_time(interaction: discord.Interaction, respond: Callable[[], Coroutine[Any, Any, object]]) -> None:
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
        gone = isinstance(error, discord.NotFound) and _DEFERRED in interaction.extras
        if not is_over(error) and not gone:
            raise
        log.warning("interaction %s could not be answered: %s", interaction.id, error)


def is_over(error: BaseException) -> bool:
    """Whether Discord says that an interaction is answered already or has expired: nothing more can be done."""
    if isinstance(error, discord.InteractionResponded):
        return True
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED)
