"""The text of a record file beside what TOML makes of it, so that a fault is told with its line."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.records.tables import RecordDataError, Row

SCHEMA: Final = 1
"""The layout of the files this code reads."""

_SYNTAX_LINE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a record file: the row's id (empty for the file itself) and the line it stands in."""

    file: str
    id: str
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.id, self.what) if part)


class TomlFile:
    """One file; a table is known by its name ("record", "progression.mark") and its number among those, from 0."""

    def __init__(self, name: str, text: str, problems: list[Problem]) -> None:
        self.name = name
        self._lines = text.split("\n")  # as TOML counts them; splitlines() knows nine other ends of a line
        self._problems = problems
        self.content: Mapping[str, object] = {}
        try:
            self.content = tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # a number of 5000 digits, or as many brackets, is no TOML either
            found = _SYNTAX_LINE.search(str(error))
            self._add("", int(found.group(1)) if found else len(self._lines), f"not TOML: {error}")
            return
        if self.content.get("schema") != SCHEMA:
            self.add("schema", f"schema is not {SCHEMA}")

    def tables(self, name: str) -> list[object]:
        """The tables of this name; whatever else stands under it is one that cannot be read."""
        return as_list(self.content.get(name, []))

    def day(self, name: str) -> dt.date:
        """A date at the head of the file; the earliest there is where it cannot be read."""
        try:
            return Row(self.name, {"id": name, name: self.content.get(name)}).day(name)
        except RecordDataError as error:
            self.add(name, error.what)
            return dt.date.min

    def add(self, name: str, what: str) -> None:
        """A problem with a value at the head of the file."""
        lines = (number for number, line in enumerate(self._lines, 1) if _sets(line, name))
        self._add("", next(lines, 1), what)

    def add_for(self, table: str, id: str, what: str, name: str = "") -> None:
        """A problem with the last table of this kind and id, or with the field of this name in it."""
        ids = [row.get("id") if isinstance(row, Mapping) else None for row in self.tables(table)]
        last = len(ids) - 1 - ids[::-1].index(id)
        self.add_at(table, last, id, what, name)

    def add_at(self, table: str, index: int, id: str, what: str, name: str = "") -> None:
        """A problem with one of the tables of this kind, or with the field of this name in it.

        The line is the field's, else that of the table's id, else that of its beginning.
        """
        headers = [number for number, line in enumerate(self._lines) if line.strip() == f"[[{table}]]"]
        if index >= len(headers):  # tables written in another way than this project writes them
            self._add(id, 1, what)
            return
        start = headers[index]
        after = itertools.takewhile(lambda line: not line.startswith("["), self._lines[start + 1 :])
        row = list(enumerate(after, start + 2))
        lines = [number for wanted in (name, "id") if wanted for number, line in row if _sets(line, wanted)]
        self._add(id, lines[0] if lines else start + 1, what)

    def _add(self, id: str, line: int, what: str) -> None:
        self._problems.append(Problem(self.name, id, line, what))


def as_list(found: object) -> list[object]:
    """The same where it is a list, else a list of it alone."""
    return found if isinstance(found, list) else [found]


def _sets(line: str, name: str) -> bool:
    return re.match(rf"\s*{re.escape(name)}\s*=", line) is not None
