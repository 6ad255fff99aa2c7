"""Command and option texts in the languages of the catalogues."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.reply.language import SOURCE_LANGUAGE, translation
from bot.surface.asking import language_of


class CatalogueTranslator(app_commands.Translator):
    """Looks descriptions up in the catalogues.

    It returns None where there is nothing: discord.py would otherwise send the English text once for each of
    Discord's thirty locales.
    """

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - discord.py's signature
    ) -> str | None:
        """The text in this locale, or None."""
        language = language_of(locale)
        return None if language == SOURCE_LANGUAGE else translation(string.message, language)
