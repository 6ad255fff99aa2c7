"""Descriptions in the languages there are; names stay as they are typed."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import TranslationContext, TranslationContextLocation, locale_str

from bot.client import create_bot
from bot.reply.language import languages
from bot.surface.asking import language_of
from bot.surface.translator import CatalogueTranslator

Command = app_commands.Command[Any, ..., Any]


def described(command: Command) -> TranslationContext[Any, Any]:
    return TranslationContext(location=TranslationContextLocation.command_description, data=command)


@pytest.fixture
def pace() -> Command:
    command = create_bot().tree.get_command("pace")
    assert isinstance(command, app_commands.Command)
    return command


@pytest.mark.parametrize("locale", [discord.Locale.american_english, discord.Locale.british_english])
async def test_english_is_the_source_and_is_not_sent_again(pace: Command, locale: discord.Locale) -> None:
    text = locale_str(pace.description)
    assert await CatalogueTranslator().translate(text, locale, described(pace)) is None


@pytest.mark.parametrize("locale", list(discord.Locale))
async def test_what_no_catalogue_has_is_none_and_not_the_english_text(pace: Command, locale: discord.Locale) -> None:
    text = locale_str("no catalogue has this sentence")
    assert await CatalogueTranslator().translate(text, locale, described(pace)) is None


@pytest.mark.parametrize("locale", list(discord.Locale))
def test_a_locale_is_read_in_its_language_or_in_english(locale: discord.Locale) -> None:
    assert language_of(locale) in languages()
    if locale.value.split("-")[0] not in languages():
        assert language_of(locale) == "en"


async def test_a_command_is_told_in_no_more_languages_than_there_are() -> None:
    tree = create_bot().tree
    assert tree.translator is not None
    for command in tree.get_commands():
        payload = await command.get_translated_payload(tree, tree.translator)
        told = {language_of(discord.Locale(locale)) for locale in payload.get("description_localizations") or {}}
        assert told <= set(languages()) - {"en"}


@pytest.mark.parametrize("location", list(TranslationContextLocation))
async def test_descriptions_and_choices_are_translated_and_names_are_not(
    pace: Command, location: TranslationContextLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    make: Any = TranslationContext  # typed as one overload for each place
    monkeypatch.setattr("bot.surface.translator.language_of", lambda _: "xx")
    monkeypatch.setattr("bot.surface.translator.translation", lambda message, language: f"{message} in {language}")
    context = make(location=location, data=pace)
    told = await CatalogueTranslator().translate(locale_str("time"), discord.Locale.german, context)
    names = {"command_name", "group_name", "parameter_name"}
    assert told == (None if location.name in names else "time in xx")
