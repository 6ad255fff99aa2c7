"""Command and option texts in the languages of the catalogues."""

from __future__ import annotations

from typing import Final

import discord
from discord import app_commands

from bot.reply.language import SOURCE_LANGUAGE, translation
from bot.surface.asking import language_of

_NAMES: Final = (
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
)


class CatalogueTranslator(app_commands.Translator):
    """Looks descriptions up in the catalogues.

    It returns None where there is nothing: discord.py would otherwise send the English text once for each of
    Discord's thirty locales. Names stay English in every language, so that one person's example works for the next;
    a catalogue may hold the same word, and need not know what Discord allows in a name.
    """

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in this locale, or None."""
        if context.location in _NAMES and not isinstance(context.data, app_commands.ContextMenu):
            return None  # the name of a menu is nothing that anybody types
        language = language_of(locale)
        return None if language == SOURCE_LANGUAGE else translation(string.message, language)
