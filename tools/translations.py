"""``python -m tools.translations``: collect the strings of the code, merge them into each language, compile.

The template and the compiled catalogues are kept in the repository, so that a fresh clone speaks every language
without a build step; a test compares them with the code.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogueMessage
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.core.records import load_record_book
from bot.reply.language import DOMAIN, LOCALE_FOLDER

ROOT: Final = Path(__file__).parents[1]
TEMPLATE: Final = LOCALE_FOLDER / f"{DOMAIN}.pot"
ROOMS: Final = ("bot", "cogs")
MILESTONES: Final = "bot/core/data/records/milestones.toml"
_PLAIN: Final = frozenset({"say", "mark", "locale_str"})
"""The functions whose first argument is a message."""
_COUNTED: Final = "say_count"
"""Its first two arguments are the forms for one and for many."""
_IN_CONTEXT: Final = "say_in"
"""Its first argument is the context and its second the message."""
_TO_TRANSLATORS: Final = "Translators:"
"""A comment that begins so, on the line above a message, stands beside it in the template."""
_NO_DATE: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the code; ``many`` is its second form where it has two."""

    one: str
    many: str | None = None
    context: str | None = None
    comment: str | None = None

    @property
    def id(self) -> str | tuple[str, str]:
        """The message as a catalogue knows it."""
        return self.one if self.many is None else (self.one, self.many)


def messages_in(source: str, file: str) -> Iterator[Message]:
    """The messages of a module's source, in f-strings too. Raises ValueError for one that no catalogue can hold."""
    comments = {
        token.start[0]: token.string.lstrip("# ").removeprefix(_TO_TRANSLATORS).strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT and token.string.lstrip("# ").startswith(_TO_TRANSLATORS)
    }
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        where = f"{file}:{call.lineno}"
        comment = comments.get(call.args[0].lineno - 1) or comments.get(call.lineno - 1)
        if function in _PLAIN:
            for text in _texts(call.args[0], where):
                yield Message(text, comment=comment)
        elif function in (_COUNTED, _IN_CONTEXT):
            (first,), (second,) = (tuple(_texts(argument, where)) for argument in call.args[:2])
            if function == _COUNTED:
                yield Message(first, second, comment=comment)
            else:
                yield Message(second, context=first, comment=comment)


def _texts(argument: ast.expr, where: str) -> Iterator[str]:
    """The texts an argument may be; none for a variable, whose texts are marked where they are declared."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _texts(argument.body, where)
        yield from _texts(argument.orelse, where)
    elif isinstance(argument, ast.JoinedStr | ast.BinOp):
        raise ValueError(f"{where}: a message put together from pieces cannot be translated")  # noqa: TRY004 - no type


def template() -> Catalog:
    """All messages of the code, each with the files it stands in."""
    catalogue = Catalog(project="Metric Mile", version=" ", header_comment="# Metric Mile", fuzzy=False)
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        for message in messages_in(path.read_text(encoding="utf-8"), file):
            comments = (message.comment,) if message.comment else ()
            catalogue.add(message.id, None, [(file, 0)], auto_comments=comments, context=message.context)
    # What the data tells in English is said through the catalogues like everything else.
    for milestone in load_record_book().milestones:
        for text in (milestone.title, milestone.text):
            catalogue.add(text, None, [(MILESTONES, 0)])
    return catalogue


def po_text(catalogue: Catalog) -> str:
    """A catalogue as a .po file, in a stable order and without dates, line numbers and empty headers."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    lines = buffer.getvalue().decode().splitlines()
    changing = (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By"),
        *("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To"),
    )
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in changing))]
    return "\n".join(kept).rstrip() + "\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue compiled, with the same bytes at any time of day."""
    catalogue.creation_date = catalogue.revision_date = _NO_DATE  # else Babel writes the current minute
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def po_files() -> list[Path]:
    """The catalogue of each language."""
    return sorted(LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read_catalogue(path: Path) -> Catalog:
    """The catalogue in a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def forms_of(message: CatalogueMessage) -> tuple[str, ...]:
    """The translations of a catalogue's message: one, or one for each of the language's plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def is_translated(message: CatalogueMessage) -> bool:
    """Whether every form of a catalogue's message has a translation that is more than a guess."""
    return all(forms_of(message)) and not message.fuzzy


def main() -> int:
    """Write the template, the merged catalogues and the compiled ones; say what is still untranslated."""
    collected = template()
    TEMPLATE.write_text(po_text(collected), encoding="utf-8")
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(collected)} messages")
    for path in po_files():
        catalogue = read_catalogue(path)
        catalogue.update(collected, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path.write_text(po_text(catalogue), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(mo_bytes(read_catalogue(path)))
        missing = [message for message in catalogue if message.id and not is_translated(message)]
        print(f"{path.relative_to(ROOT)}: {len(missing)} of {len(catalogue)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
