"""One TOML table of the record files becomes a source, a mark, a progression or a milestone, or says what is wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from bot.core.events import Category, Event, Surface
from bot.core.quantities import Distance, Duration
from bot.core.records.book import RecordMark, Role
from bot.core.records.mark import Mark, RaceField, Source
from bot.core.records.milestones import Milestone
from bot.core.records.progression import MarkKind, Progression, ProgressionMark
from bot.core.records.tables import Row

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

_MOST_ROUNDED: Final = 1
"""Seconds between a ratified time and the automatic one behind it: road times are rounded up to the second."""


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
        raise row.error(f"status {mark.status!r} does not document the role {role.value!r}", "status")
    if (key := row.text("key")) != (expected := _key(mark)):
        raise row.error(f"key {key!r} should be {expected!r}", "key")
    return mark


def read_exhibition(row: Row, sources: Mapping[str, Source]) -> RecordMark | None:
    """The mark in a ``[[milestone]]`` table that is shown beside a record but never counts; None for any other.

    Raises RecordDataError.
    """
    status = row.text("kind")
    if not status.startswith(EXHIBITION_KIND):
        return None
    return _mark(row, sources, role=Role.EXHIBITION, status=status, note=row.text("text"))


def read_milestone(row: Row, sources: Mapping[str, Source]) -> Milestone:
    """What a ``[[milestone]]`` table tells, with its run as the table has it. Raises RecordDataError."""
    event = row.event()
    duration, distance = _measured(row, event)
    run = Mark(
        id=row.id,
        event=event,
        category=row.choice("category", Category),
        surface=row.choice("environment", Surface),
        field=_field(row),
        duration=duration,
        distance=distance,
        text=row.text("mark"),
        athlete=row.text("athlete"),
        nation=row.country("nation"),
        date=row.day("date"),
        place=_if_known(row, "place"),
        country=row.country("country") if row.has("country") else "",
        note="",
        unsourced=_unsourced(row),
        sources=_sources(row, sources),
    )
    return Milestone(
        id=row.id,
        event=run.event,
        category=run.category,
        surface=run.surface,
        title=row.text("title"),
        text=row.text("text"),
        kind=row.text("kind"),
        date=run.date,
        derived=row.flag("derived"),
        marks=(run,),
        sources=run.sources,
    )


def read_progression(row: Row) -> Progression:
    """A ``[[progression]]`` table without its marks. Raises RecordDataError."""
    row.has("mark")
    return Progression(
        id=row.id,
        event=row.event(),
        category=row.choice("category", Category),
        surface=row.choice("environment", Surface),
        field=_field(row),
        complete=row.flag("complete"),
        scope=row.text("scope"),
        marks=(),
        note=_if_known(row, "note"),
    )


def read_progression_mark(row: Row, progression: Progression, sources: Mapping[str, Source]) -> ProgressionMark:
    """A ``[[progression.mark]]`` table of this progression. Raises RecordDataError."""
    duration, distance = _measured(row, progression.event)
    athlete = row.text("athlete")
    return ProgressionMark(
        id=row.id,
        event=progression.event,
        category=progression.category,
        surface=progression.surface,
        field=progression.field,
        duration=duration,
        distance=distance,
        text=row.text("mark"),
        athlete=athlete,
        nation=row.country("nation"),
        date=row.day("date"),
        place=_if_known(row, "place"),
        country=row.country("country") if row.has("country") else "",
        note=_if_known(row, "note"),
        unsourced=_unsourced(row),
        sources=_sources(row, sources),
        kind=row.choice("kind", MarkKind),
        equalled=row.flag("equalled", default=False),
        auto_time=_auto_time(row),
        en_route=row.flag("en_route", default=False),
        yards=_if_known(row, "yards_equivalent"),
        person=row.text("person") if row.has("person") else athlete,
        after_gap=row.flag("after_gap", default=False),
        progression_id=progression.id,
    )


def _if_known(row: Row, name: str) -> str:
    """A text that may be missing, but not be empty; empty where it is missing."""
    return row.text(name) if row.has(name) else ""


def _auto_time(row: Row) -> str:
    text = _if_known(row, "auto_time")
    if not text:
        return ""
    seconds = _seconds(text)
    if seconds is None or abs(seconds - row.number("mark_s")) >= _MOST_ROUNDED:
        raise row.error(f"auto_time {text!r} is not the time behind mark_s {row.number('mark_s')}", "auto_time")
    return text


def _mark(row: Row, sources: Mapping[str, Source], *, role: Role, status: str, note: str) -> RecordMark:
    event = row.event()
    duration, distance = _measured(row, event)
    return RecordMark(
        id=row.id,
        event=event,
        category=row.choice("category", Category),
        surface=row.choice("environment", Surface),
        field=_field(row),
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
        unsourced=_unsourced(row),
        sources=_sources(row, sources),
    )


def _field(row: Row) -> RaceField | None:
    field = row.choice("field", RaceField) if row.has("field") else None
    if field is not None and row.text("category") != Category.WOMEN:
        raise row.error("only women's records are kept apart by field", "field")
    return field


def _unsourced(row: Row) -> tuple[str, ...]:
    """Names of fields, perhaps of a part of one: "day of date"."""
    names = row.texts("unsourced")
    if missing := [name for name in names if not row.has(name.rpartition(" ")[2])]:
        raise row.error(f"unsourced names {', '.join(missing)}, which the row does not have", "unsourced")
    return names


def _role_documented(status: str) -> Role | None:
    """The role that a status speaks of; None where it says why a mark does not count."""
    return next((role for begins, role in _STATUSES.items() if status.startswith(begins)), None)


def _sources(row: Row, known: Mapping[str, Source]) -> tuple[Source, ...]:
    ids = row.texts("sources")
    if not ids:
        raise row.error("no source is named", "sources")
    if unknown := [id for id in ids if id not in known]:
        raise row.error(f"source {', '.join(unknown)} is not known", "sources")
    return tuple(known[id] for id in ids)


def _measured(row: Row, event: Event) -> tuple[Duration | None, Distance | None]:
    """The mark as duration or, in a timed event, as distance; its text and its numbers must say the same."""
    text = row.text("mark")
    if event.duration is not None:
        _require_event(row, "duration_s", event.duration.seconds)
        metres = row.number("mark_m")
        if _metres(text) != metres:
            raise row.error(f"mark {text!r} is not mark_m {metres}", "mark_m")
        return None, Distance(_above_zero(row, "mark_m", metres))
    if event.distance is not None:
        _require_event(row, "distance_m", event.distance.metres)
    seconds = row.number("mark_s")
    if _seconds(text) != seconds:
        raise row.error(f"mark {text!r} is not mark_s {seconds}", "mark_s")
    if row.has("mark_cs") and (hundredths := row.number("mark_cs")) != seconds * 100:
        raise row.error(f"mark_cs {hundredths} is not mark_s {seconds}", "mark_cs")
    return Duration(_above_zero(row, "mark_s", seconds)), None


def _require_event(row: Row, name: str, expected: float) -> None:
    # A milestone does not repeat how long its event is.
    if row.has(name) and (written := row.number(name)) != Decimal(str(expected)):
        raise row.error(f"{name} {written} does not fit the event, {expected}", name)


def _above_zero(row: Row, name: str, value: Decimal) -> float:
    if not (value > 0 and math.isfinite(float(value))):
        raise row.error(f"{name} is not above zero, or past all numbers", name)
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
