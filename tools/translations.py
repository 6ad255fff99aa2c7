"""``python -m tools.translations``: collect the strings of the code, merge them into each language, compile.

The template and the compiled catalogues are kept in the repository, so that a fresh clone speaks every language
without a build step; a test compares them with the code.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.reply.language import DOMAIN, LOCALE_FOLDER

ROOT: Final = Path(__file__).parents[1]
TEMPLATE: Final = LOCALE_FOLDER / f"{DOMAIN}.pot"
ROOMS: Final = ("bot", "cogs")
# The functions whose first argument is a message; `say_count` has two forms.
KEYWORDS: Final[dict[str, Any]] = {
    "say": None,
    "mark": None,
    "locale_str": None,
    "say_count": (1, 2),
    "say_in": ((1, "c"), 2),
}
_METHODS: Final = [("**.py", "python")]


def template() -> Catalog:
    """All messages of the code, each with the files it stands in."""
    catalogue = Catalog(project="Metric Mile", version=" ", header_comment="# Metric Mile", fuzzy=False)
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, _METHODS, keywords=KEYWORDS, comment_tags=("Translators:",))
        for name, _, message, comments, context in found:
            if message:
                catalogue.add(
                    message, None, [(f"{room}/{Path(name).as_posix()}", 0)], auto_comments=comments, context=context
                )
    return catalogue


def po_text(catalogue: Catalog) -> str:
    """A catalogue as a .po file, in a stable order and without dates and line numbers."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    lines = buffer.getvalue().decode().splitlines()
    changing = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Report-Msgid-Bugs-To")
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in changing))]
    return "\n".join(kept).rstrip() + "\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue compiled."""
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
        missing = [message for message in catalogue if message.id and not message.string]
        print(f"{path.relative_to(ROOT)}: {len(missing)} of {len(catalogue)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
