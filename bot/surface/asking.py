"""Who is asking: how they read."""

from __future__ import annotations

from typing import Final

import discord

from bot.reply.language import SOURCE_LANGUAGE, languages
from bot.reply.reader import NumberFormat, Reader
from bot.reply.wording import Wording, wording_for

# Languages whose readers write 1.234,5.
_COMMA_LANGUAGES: Final = frozenset({"de", "fr", "es", "it", "nl", "pt", "ru", "pl", "da", "sv", "no", "fi", "cs"})


def language_of(locale: discord.Locale) -> str:
    """The language of a Discord locale that there is a catalogue for, else English."""
    language = locale.value.split("-")[0]
    return language if language in languages() else SOURCE_LANGUAGE


def reader_of(interaction: discord.Interaction) -> Reader:
    """How the person behind an interaction reads, as far as Discord tells."""
    language = language_of(interaction.locale)
    marks = NumberFormat.COMMA if language in _COMMA_LANGUAGES else NumberFormat.POINT
    return Reader(language=language, number_format=marks)


def wording_of(interaction: discord.Interaction) -> Wording:
    """The wording for the person behind an interaction."""
    return wording_for(reader_of(interaction))
