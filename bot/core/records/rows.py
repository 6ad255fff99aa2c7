"""One TOML table of the record files becomes a Source or a RecordMark, or says what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from bot.core.events import Category, Event, Surface, event_by_id
from bot.core.quantities import Distance, Duration
from bot.core.records.book import RaceField, RecordMark, Role, Source

_Choice = TypeVar("_Choice", bound=StrEnum)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{3}")
_TIME: Final = re.compile(r"(?:(?:(\d+):)?([0-5]?\d):)?([0-5]?\d(?:\.\d{1,2})?)", re.ASCII)
_METRES: Final = re.compile(r"(\d+) m", re.ASCII)
_KILOMETRES: Final = re.compile(r"(\d+\.\d{3}) km", re.ASCII)
_ENVIRONMENT_IN_KEY: Final = {Surface.OUTDOOR_TRACK: "outdoor", Surface.SHORT_TRACK: "short-track"}
_STATUSES: Final = {
    "ratified": Role.OFFICIAL,
    "record": Role.OFFICIAL,
    "world best": Role.OFFICIAL,
    "pending": Role.PENDING,
}

EXHIBITION_KIND: Final = "exhibition"
"""How the kind of a milestone begins that is shown beside a record without being one."""


class RecordDataError(ValueError):
    """A record file that cannot be used: the file, the id of the row in it (may be empty) and what is wrong."""

    def __init__(self, file: str, id: str, what: str) -> None:
        super().__init__(f"{file}: {id}: {what}" if id else f"{file}: {what}")
        self.file = file
        self.id = id
        self.what = what


class Row:
    """One TOML table, read field by field; what is missing or of the wrong kind raises RecordDataError."""

    __slots__ = ("_table", "file", "id")

    def __init__(self, file: str, table: object) -> None:
        self.file = file
        self.id = ""
        if not isinstance(table, Mapping):
            raise self.error("not a table")
        self._table = table
        self.id = self.text("id")

    def error(self, what: str) -> RecordDataError:
        """The error that says so of this row."""
        return RecordDataError(self.file, self.id, what)

    def has(self, name: str) -> bool:
        """Whether the field is there at all."""
        return name in self._table

    def text(self, name: str, default: str | None = None) -> str:
        """A field of text, not empty unless a default is given."""
        value = self._table.get(name, default)
        if not isinstance(value, str):
            raise self.error(f"{name} is missing or no text")
        if default is None and not value.strip():
            raise self.error(f"{name} is empty")
        return value

    def number(self, name: str) -> Decimal:
        """A number, exactly as written."""
        value = self._table.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.error(f"{name} is missing or no number")
        exact = Decimal(str(value))
        if not exact.is_finite():
            raise self.error(f"{name} is not finite")
        return exact

    def day(self, name: str) -> dt.date:
        """A date written as "2026-10-09"."""
        written = self.text(name)
        if not _DAY.fullmatch(written):
            raise self.error(f"{name} {written!r} is no date like 2026-10-09")
        try:
            return dt.date.fromisoformat(written)
        except ValueError as error:
            raise self.error(f"{name} {written!r} is no date: {error}") from None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is missing."""
        values = self._table.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(f"{name} is no list of texts")
        return tuple(values)

    def choice(self, name: str, kinds: type[_Choice]) -> _Choice:
        """A field that holds one of a fixed list."""
        written = self.text(name)
        try:
            return kinds(written)
        except ValueError:
            raise self.error(f"{name} {written!r} is not one of {', '.join(kinds)}") from None

    def country(self, name: str) -> str:
        """A code of three capital letters."""
        written = self.text(name)
        if not _COUNTRY.fullmatch(written):
            raise self.error(f"{name} {written!r} is no code of three capitals")
        return written

    def event(self) -> Event:
        """The event of this row."""
        written = self.text("event")
        try:
            return event_by_id(written)
        except KeyError:
            raise self.error(f"event {written!r} is not known") from None


def read_source(row: Row) -> Source:
    """The source in this table. Raises RecordDataError."""
    return Source(
        id=row.id,
        title=row.text("title"),
        url=row.text("url", default=""),
        as_of=row.text("as_of"),
        kind=row.text("kind"),
        note=row.text("note", default=""),
    )


def read_mark(row: Row, sources: Mapping[str, Source]) -> RecordMark:
    """The mark in a ``[[record]]`` table. Raises RecordDataError."""
    role = row.choice("role", Role)
    mark = _mark(row, sources, role=role, status=row.text("status"), note=row.text("note", default=""))
    if _role_documented(mark.status) is not (role if role.counts else None):
        raise row.error(f"status {mark.status!r} does not document the role {role.value!r}")
    if (key := row.text("key")) != (expected := _key(mark)):
        raise row.error(f"key {key!r} should be {expected!r}")
    return mark


def read_exhibition(row: Row, sources: Mapping[str, Source]) -> RecordMark | None:
    """The mark in a ``[[milestone]]`` table that is shown beside a record but never counts; None for any other.

    Raises RecordDataError.
    """
    status = row.text("kind")
    if not status.startswith(EXHIBITION_KIND):
        return None
    return _mark(row, sources, role=Role.EXHIBITION, status=status, note=row.text("text"))


def _mark(row: Row, sources: Mapping[str, Source], *, role: Role, status: str, note: str) -> RecordMark:
    event = row.event()
    field = row.choice("field", RaceField) if row.has("field") else None
    if field is not None and row.text("category") != Category.WOMEN:
        raise row.error("only women's records are kept apart by field")
    duration, distance = _measured(row, event)
    unsourced = row.texts("unsourced")
    if missing := [name for name in unsourced if not row.has(name)]:
        raise row.error(f"unsourced names {', '.join(missing)}, which the row does not have")
    return RecordMark(
        id=row.id,
        event=event,
        category=row.choice("category", Category),
        surface=row.choice("environment", Surface),
        field=field,
        duration=duration,
        distance=distance,
        text=row.text("mark"),
        athlete=row.text("athlete"),
        nation=row.country("nation"),
        date=row.day("date"),
        place=row.text("place"),
        country=row.country("country"),
        role=role,
        status=status,
        ratified_on=row.day("ratified_on") if row.has("ratified_on") else None,
        last_confirmed=row.text("last_confirmed", default="" if role is Role.EXHIBITION else None),
        note=note,
        wind_ms=float(row.number("wind_ms")) if row.has("wind_ms") else None,
        unsourced=unsourced,
        sources=_sources(row, sources),
    )


def _role_documented(status: str) -> Role | None:
    """The role that a status speaks of; None where it says why a mark does not count."""
    return next((role for begins, role in _STATUSES.items() if status.startswith(begins)), None)


def _sources(row: Row, known: Mapping[str, Source]) -> tuple[Source, ...]:
    ids = row.texts("sources")
    if not ids:
        raise row.error("no source is named")
    if unknown := [id for id in ids if id not in known]:
        raise row.error(f"source {', '.join(unknown)} is not known")
    return tuple(known[id] for id in ids)


def _measured(row: Row, event: Event) -> tuple[Duration | None, Distance | None]:
    """The mark as duration or, in a timed event, as distance; its text and its numbers must say the same."""
    text = row.text("mark")
    if event.duration is not None:
        _require_event(row, "duration_s", event.duration.seconds)
        metres = row.number("mark_m")
        if _metres(text) != metres:
            raise row.error(f"mark {text!r} is not mark_m {metres}")
        return None, Distance(_above_zero(row, "mark_m", metres))
    if event.distance is not None:
        _require_event(row, "distance_m", event.distance.metres)
    seconds = row.number("mark_s")
    if _seconds(text) != seconds:
        raise row.error(f"mark {text!r} is not mark_s {seconds}")
    if row.has("mark_cs") and (hundredths := row.number("mark_cs")) != seconds * 100:
        raise row.error(f"mark_cs {hundredths} is not mark_s {seconds}")
    return Duration(_above_zero(row, "mark_s", seconds)), None


def _require_event(row: Row, name: str, expected: float) -> None:
    # A milestone does not repeat how long its event is.
    if row.has(name) and (written := row.number(name)) != Decimal(str(expected)):
        raise row.error(f"{name} {written} does not fit the event, {expected}")


def _above_zero(row: Row, name: str, value: Decimal) -> float:
    if value <= 0:
        raise row.error(f"{name} is not above zero")
    return float(value)


def _seconds(text: str) -> Decimal | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = found.groups(default="0")
    return Decimal(hours) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)


def _metres(text: str) -> Decimal | None:
    if found := _METRES.fullmatch(text):
        return Decimal(found.group(1))
    if found := _KILOMETRES.fullmatch(text):
        return Decimal(found.group(1)) * 1000
    return None


def _key(mark: RecordMark) -> str:
    surface = _ENVIRONMENT_IN_KEY.get(mark.surface, mark.surface.value)
    field = f"-{mark.field}" if mark.field is not None else ""
    return f"{mark.event.id}-{surface}-{mark.category}{field}"
