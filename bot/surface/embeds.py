"""A card as an embed that Discord accepts: every limit is kept here, by cutting, never by an error."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import discord

from bot.reply.card import Card, Tone
from bot.reply.pictures import Picture

TITLE: Final = 256
DESCRIPTION: Final = 4096
FIELDS: Final = 25
FIELD_NAME: Final = 256
FIELD_VALUE: Final = 1024
FOOTER: Final = 2048
ALT: Final = 1024
"""Of an attachment's description."""
TOTAL: Final = 6000
"""Characters over all embeds of one message."""

# Okabe and Ito's palette, which people with any colour vision tell apart.
_COLOURS: Final = {
    Tone.ANSWER: 0x0072B2,
    Tone.QUESTION: 0xE69F00,
    Tone.RECORD: 0x009E73,
    Tone.TROUBLE: 0xD55E00,
}


def cut(text: str, most: int) -> str:
    """The text, with an ellipsis for what is over ``most`` UTF-16 units, as Discord counts an emoji as two."""
    if units(text) <= most:
        return text
    kept: list[str] = []
    length = 1
    for char in text:
        length += units(char)
        if length > most:
            break
        kept.append(char)
    return "".join(kept).rstrip("\\") + "…"


def units(text: str) -> int:
    """The length of a text as Discord's clients count it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def embed_of(card: Card, picture: str = "") -> discord.Embed:
    """The embed of a card, within each limit and within 6,000 characters in all. Nobody changes it afterwards.

    ``picture`` is the name of a file that is sent with it.
    """
    return _kept_embed(card, picture) if card.is_kept else _embed(card, picture)


def _embed(card: Card, picture: str) -> discord.Embed:
    embed = discord.Embed(title=cut(card.title, TITLE), colour=_COLOURS[card.tone])
    left = TOTAL - units(embed.title or "")
    footer = cut(card.footer, FOOTER)
    left -= units(footer)
    description = cut("\n".join(line for line in card.lines if line), min(DESCRIPTION, left))
    if description:
        embed.description = description
        left -= units(description)
    for field in card.fields[:FIELDS]:
        name, value = cut(field.name, FIELD_NAME), cut(field.value, FIELD_VALUE)
        left -= units(name) + units(value)
        if left < 0:
            break
        if name.strip() and value.strip():
            embed.add_field(name=name, value=value, inline=field.inline)
    if footer:
        embed.set_footer(text=footer)
    if picture:
        embed.set_image(url=f"attachment://{picture}")
    return embed


_kept_embed: Final = lru_cache(maxsize=512)(_embed)


def file_of(picture: Picture, png: bytes) -> discord.File:
    """A drawn picture as a file to be sent once, with its words for whoever cannot see it."""
    return discord.File(io.BytesIO(png), picture.file_name, description=cut(picture.alt, ALT) or None)
