"""Languages: gettext catalogues, opened once, and the words of one of them.

English is the source: its words stand in the code. Another language is a folder in ``locale/`` with a ``.po`` file;
``make translations`` collects the strings and compiles the ``.mo`` beside it.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "metric_mile"
SOURCE_LANGUAGE: Final = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages there are, English first: one for each compiled catalogue."""
    found = sorted(path.parts[-3] for path in LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *found)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [language])


def translation(message: str, language: str) -> str | None:
    """The message in that language, or None where its catalogue has nothing."""
    if language not in languages():
        return None
    found = _catalogue(language).gettext(message)
    return None if found == message else found


class Language:
    """The words of one language. Parameters are filled in by name; a template never comes from a person."""

    def __init__(self, code: str) -> None:
        self.code = code if code in languages() else SOURCE_LANGUAGE
        self._catalogue = _catalogue(self.code)

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language with the values filled in."""
        text = self._catalogue.gettext(message)
        return text.format_map(values) if values else text

    def say_count(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the message that fits the count, with the values filled in."""
        return self._catalogue.ngettext(one, many, count).format_map(values)

    def say_in(self, context: str, message: str, /) -> str:
        """The message in this language, of the several that its English word has in different places."""
        return self._catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """The message itself, marked for translation where it is declared and said elsewhere."""
    return message
