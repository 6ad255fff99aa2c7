"""The catalogues: of the same messages as the code, complete, and nothing in them that Discord or Python refuses.

A language that gets a folder is tested from then on; nothing here names one.
"""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import discord
import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogueMessage

from bot.client import MetricMile, create_bot
from bot.reply import language as catalogues
from bot.reply.language import DOMAIN, SOURCE_LANGUAGE, Language, languages, translation
from bot.surface.asking import language_of
from bot.surface.embeds import FIELD_NAME, TITLE, units
from tools.translations import (
    ROOMS,
    ROOT,
    TEMPLATE,
    Message,
    forms_of,
    is_translated,
    messages_in,
    mo_bytes,
    po_files,
    po_text,
    read_catalogue,
    template,
)

LABEL = 80
MOST_DESCRIPTION = 100
MOST_NAME = 32
COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
ROOM_FOR_A_VALUE = 25
"""Characters that a placeholder in a title or on a button may become."""

MARKUP = ("`", "**", "\n", "](", "{", "}")
"""What stands equally often in a message and in its translation."""

each_catalogue = pytest.mark.parametrize("path", po_files(), ids=lambda path: path.parts[-3])
each_language = pytest.mark.parametrize("code", languages()[1:])


def forms(message: CatalogueMessage) -> Iterator[tuple[str, str]]:
    """Each translated form beside the English one that says as much."""
    one, many = (message.id, message.id) if isinstance(message.id, str) else message.id
    for index, form in enumerate(forms_of(message)):
        yield (one if index == 0 else many), form


def translated(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    return (pair for message in catalogue if message.id for pair in forms(message))


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


# The files


def test_the_template_is_made_from_the_code() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == po_text(template()), "run `make translations`"


@each_catalogue
def test_a_catalogue_has_the_messages_of_the_template(path: Path) -> None:
    catalogue = read_catalogue(path)
    assert {(message.id, message.context) for message in catalogue} == {
        (message.id, message.context) for message in template()
    }
    assert not catalogue.obsolete
    catalogue.update(template(), no_fuzzy_matching=True)
    assert path.read_text(encoding="utf-8") == po_text(catalogue), "run `make translations`"


@each_catalogue
def test_nothing_is_untranslated_or_guessed(path: Path) -> None:
    catalogue = read_catalogue(path)
    assert [message.id for message in catalogue if message.id and not is_translated(message)] == []
    for message in catalogue:
        assert len(forms_of(message)) == (1 if isinstance(message.id, str) else catalogue.num_plurals)


@each_catalogue
def test_the_compiled_catalogue_is_the_same(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == mo_bytes(read_catalogue(path)), "run `make translations`"
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in read_catalogue(path):
        if isinstance(message.id, str) and message.id and message.context is None:
            assert compiled.gettext(message.id) == message.string


# The messages


@each_catalogue
def test_placeholders_are_the_same_in_every_form(path: Path) -> None:
    for english, text in translated(read_catalogue(path)):
        assert placeholders(text) == placeholders(english), (english, text)


@each_catalogue
def test_a_translation_begins_and_ends_as_the_message_does(path: Path) -> None:
    for english, text in translated(read_catalogue(path)):
        assert text.strip(), english
        assert text[:1].isspace() == english[:1].isspace(), (english, text)
        assert text[-1:].isspace() == english[-1:].isspace(), (english, text)
        assert "  " not in text, text
        for ending in ".?:":
            assert text.endswith(ending) == english.endswith(ending), (english, text)


@each_catalogue
def test_markup_is_kept(path: Path) -> None:
    for english, text in translated(read_catalogue(path)):
        for mark in MARKUP:
            assert text.count(mark) == english.count(mark), (english, text)


def test_no_message_begins_or_ends_with_a_space() -> None:
    for message in template():
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            assert text == text.strip(), "half a sentence cannot be translated"


# Discord's limits


def limited() -> Iterator[tuple[str, int]]:
    """The messages that are titles, names of fields or labels, with the most characters each may have."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        assigned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(module):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        assigned.setdefault(target.id, []).append(node.value)
        for call in ast.walk(module):
            if isinstance(call, ast.Call):
                for argument, most in limited_arguments(call):
                    values = assigned.get(argument.id, []) if isinstance(argument, ast.Name) else [argument]
                    for value in values:
                        yield from ((text, most) for text in texts_said_in(value))


def limited_arguments(call: ast.Call) -> Iterator[tuple[ast.expr, int]]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    most = {"Card": TITLE, "Field": FIELD_NAME, "Button": LABEL, "NextStep": LABEL}.get(name)
    if most is not None:
        yield from ((argument, most) for argument in call.args[:1])
        yield from ((k.value, most) for k in call.keywords if k.arg in ("title", "name", "label"))


def texts_said_in(value: ast.expr) -> Iterator[str]:
    for message in messages_in(ast.unparse(value), "an expression"):
        yield from (text for text in (message.one, message.many) if text is not None)


LIMITED = sorted(set(limited()))


def test_titles_names_and_labels_are_found() -> None:
    messages = dict(LIMITED)
    assert messages["That did not work"] == TITLE
    assert messages["On the track"] == FIELD_NAME
    assert messages["In miles"] == messages["Share"] == LABEL


@pytest.mark.parametrize("code", languages())
def test_titles_names_and_labels_fit(code: str) -> None:
    words = Language(code)
    for text, most in LIMITED:
        said = words.say(text)
        assert units(said) + len(placeholders(said)) * ROOM_FOR_A_VALUE <= most, said


async def payloads(bot: MetricMile) -> list[dict[str, Any]]:
    """What Discord is told about the commands, with all languages in it."""
    assert bot.tree.translator is not None
    return [await command.get_translated_payload(bot.tree, bot.tree.translator) for command in bot.tree.get_commands()]


def described(payloads: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Commands, options and choices, at any depth."""
    for item in payloads:
        yield item
        yield from described([*(item.get("options") or ()), *(item.get("choices") or ())])


async def test_every_description_has_every_language_and_fits() -> None:
    locales = {locale.value for locale in discord.Locale if language_of(locale) != SOURCE_LANGUAGE}
    assert locales
    for item in described(await payloads(create_bot())):
        if not item.get("description"):
            continue  # a menu command, or a choice
        localised = item["description_localizations"]
        assert set(localised) == locales, "a language without a catalogue gets no English copy"
        for text in (item["description"], *localised.values()):
            assert 1 <= units(text) <= MOST_DESCRIPTION, text
            assert not text.endswith(".")


async def test_names_are_ones_that_discord_takes() -> None:
    for item in described(await payloads(create_bot())):
        is_menu = item.get("type") in (2, 3) and "options" not in item
        names = {"en": item["name"], **(item.get("name_localizations") or {})}
        for name in names.values():
            assert 1 <= units(name) <= MOST_NAME
            if not is_menu:
                assert COMMAND_NAME.fullmatch(name)
                assert name == name.lower()
        # A name is typed: the same in every language, so that people can help each other.
        assert is_menu or set(names) == {"en"}


# Languages


@each_language
def test_each_language_is_one_that_discord_has(code: str) -> None:
    assert code in {locale.value.split("-")[0] for locale in discord.Locale}


def test_a_new_language_is_there_as_soon_as_its_catalogue_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalog(locale="fr")
    catalogue.add("mile", "mille")
    catalogue.add(("{count} lap", "{count} laps"), ("{count} tour", "{count} tours"))
    file = tmp_path / "fr" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(mo_bytes(catalogue))
    monkeypatch.setattr(catalogues, "LOCALE_FOLDER", tmp_path)
    _forget_languages()
    try:
        assert languages() == ("en", "fr")
        assert language_of(discord.Locale.french) == "fr"
        assert language_of(discord.Locale.german) == "en"
        assert Language("fr").say("mile") == "mille"
        assert Language("fr").say_count("{count} lap", "{count} laps", 0, count=0) == "0 tour"
        assert Language("fr").say("not in it") == "not in it"
        assert translation("mile", "fr") == "mille"
        assert translation("not in it", "fr") is None
        assert translation("mile", "de") is None
    finally:
        _forget_languages()


def _forget_languages() -> None:
    languages.cache_clear()
    catalogues._catalogue.cache_clear()


# Collecting


def test_messages_are_found_wherever_they_are_said() -> None:
    source = """
say("plain")
# Translators: a race
wording.say("commented", a=1)
wording.say("either" if a else "or")
wording.say_count("{n} one", "{n} many", n)
wording.say_in("track", "lap")
text = f"{wording.say('in an f-string')}: {x}"
mark("joined "
     "together")
wording.say(variable)
essay("no message")
"""
    assert set(messages_in(source, "here.py")) == {
        Message("plain"),
        Message("commented", comment="a race"),
        Message("either"),
        Message("or"),
        Message("{n} one", "{n} many"),
        Message("lap", context="track"),
        Message("in an f-string"),
        Message("joined together"),
    }


@pytest.mark.parametrize("source", ["say(f'{x} laps')", "say('a' + b)", "wording.say('%s' % x)"])
def test_a_message_in_pieces_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"here\.py:1"):
        list(messages_in(source, "here.py"))
