"""One TOML table, read field by field, so that whatever is wrong with it is said with the field's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from bot.core.events import Event, event_by_id

_Choice = TypeVar("_Choice", bound=StrEnum)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{3}")


class RecordDataError(ValueError):
    """A record file that cannot be used: the file, the id of the row in it (may be empty) and what is wrong.

    ``line`` is 0 where it is not known, and ``name`` is the field at fault, if it is one.
    """

    def __init__(self, file: str, id: str, what: str, *, line: int = 0, name: str = "") -> None:
        super().__init__(": ".join(part for part in (file, id, f"line {line}" if line else "", what) if part))
        self.file = file
        self.id = id
        self.what = what
        self.line = line
        self.name = name


class Row:
    """One TOML table, read field by field; what is missing or of the wrong kind raises RecordDataError.

    Its id is the field of that name, unless it is known by another one.
    """

    __slots__ = ("_asked_for", "_table", "file", "id")

    def __init__(self, file: str, table: object, id: str = "") -> None:
        self.file = file
        self.id = id
        self._asked_for: set[str] = set()
        if not isinstance(table, Mapping):
            raise self.error("not a table")
        self._table = table
        if not id:
            self.id = self.text("id")

    def error(self, what: str, name: str = "") -> RecordDataError:
        """The error that says so of this row, or of the field of this name in it."""
        return RecordDataError(self.file, self.id, what, name=name)

    def require_nothing_else(self) -> None:
        """Nothing, where each field was asked for; a slip such as "equaled" would be passed over in silence."""
        for name in self._table:
            if name not in self._asked_for:
                raise self.error(f"{name} is not a field of this table", name)

    def has(self, name: str) -> bool:
        """Whether the field is there at all."""
        self._asked_for.add(name)
        return name in self._table

    def text(self, name: str, default: str | None = None) -> str:
        """A field of text, not empty unless a default is given."""
        value = self._get(name, default)
        if not isinstance(value, str):
            raise self.error(f"{name} is missing or no text", name)
        if default is None and not value.strip():
            raise self.error(f"{name} is empty", name)
        return value

    def number(self, name: str) -> Decimal:
        """A number, exactly as written."""
        value = self._get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.error(f"{name} is missing or no number", name)
        exact = Decimal(str(value))
        if not exact.is_finite():
            raise self.error(f"{name} is not finite", name)
        return exact

    def day(self, name: str) -> dt.date:
        """A date written as "2026-10-09"."""
        written = self.text(name)
        if not _DAY.fullmatch(written):
            raise self.error(f"{name} {written!r} is no date like 2026-10-09", name)
        try:
            return dt.date.fromisoformat(written)
        except ValueError as error:
            raise self.error(f"{name} {written!r} is no date: {error}", name) from None

    def flag(self, name: str, default: bool | None = None) -> bool:
        """A field that is true or false."""
        value = self._get(name, default)
        if not isinstance(value, bool):
            raise self.error(f"{name} is missing or neither true nor false", name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is missing."""
        values = self._get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(f"{name} is no list of texts", name)
        return tuple(values)

    def choice(self, name: str, kinds: type[_Choice]) -> _Choice:
        """A field that holds one of a fixed list."""
        written = self.text(name)
        try:
            return kinds(written)
        except ValueError:
            raise self.error(f"{name} {written!r} is not one of {', '.join(kinds)}", name) from None

    def country(self, name: str) -> str:
        """A code of three capital letters."""
        written = self.text(name)
        if not _COUNTRY.fullmatch(written):
            raise self.error(f"{name} {written!r} is no code of three capitals", name)
        return written

    def event(self) -> Event:
        """The event of this row."""
        written = self.text("event")
        try:
            return event_by_id(written)
        except KeyError:
            raise self.error(f"event {written!r} is not known", "event") from None

    def _get(self, name: str, default: object = None) -> object:
        self._asked_for.add(name)
        return self._table.get(name, default)
