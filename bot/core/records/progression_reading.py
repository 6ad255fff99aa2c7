"""The file of progressions becomes progressions, and whatever is wrong with them problems."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.core.records.mark import Source
from bot.core.records.progression import Progression, ProgressionMark, join_progressions
from bot.core.records.progression_checking import Fault, faults_in
from bot.core.records.rows import read_progression, read_progression_mark
from bot.core.records.source_reading import check_sources_named, read_head, take_sources
from bot.core.records.tables import RecordDataError, Row
from bot.core.records.toml_file import TomlFile, as_list

_LISTS: Final = "progression"
_MARKS: Final = "progression.mark"


def read_progressions(file: TomlFile, known: dict[str, Source]) -> list[Progression]:
    """The lists of a file that can be read completely, each as it stands there. The rest are problems of the file."""
    if not file.content:
        return []
    sources = take_sources(file, known)
    compiled_on, _ = read_head(file)
    lists: list[Progression] = []
    ids: set[str] = set()
    numbers = itertools.count()
    for index, table in enumerate(file.tables(_LISTS)):
        head = _read_list(file, index, table, ids)
        marks: list[ProgressionMark | None] = []
        for (id, mark), number in zip(_marks_of(table), numbers, strict=False):
            marks.append(_read_mark(file, number, id, mark, head, sources, compiled_on) if head is not None else None)
        read = tuple(mark for mark in marks if mark is not None)
        if head is not None and len(read) == len(marks):
            lists.append(replace(head, marks=read))
    check_sources_named(file, sources, set(_sources_named(file)))
    for progression in join_progressions(lists):
        for fault in faults_in(progression):
            add_fault(file, fault)
    return lists


def add_fault(file: TomlFile, fault: Fault) -> None:
    """A problem with the mark or, where the id is one's, the progression of the file that a fault was found in."""
    number = 0
    for index, table in enumerate(file.tables(_LISTS)):
        if isinstance(table, Mapping) and table.get("id") == fault.id:
            file.add_at(_LISTS, index, fault.id, fault.what, fault.name)
            return
        for id, _ in _marks_of(table):
            if id == fault.id:
                file.add_at(_MARKS, number, id, fault.what, fault.name)
                return
            number += 1


def _read_list(file: TomlFile, index: int, table: object, ids: set[str]) -> Progression | None:
    id = ""
    try:
        row = Row(file.name, table)
        id = row.id
        if id in ids:
            raise row.error("the id stands twice", "id")
        ids.add(id)
        progression = read_progression(row)
        row.require_nothing_else()
        if not _marks_of(table):
            raise row.error("it has no marks")
    except RecordDataError as error:
        file.add_at(_LISTS, index, id, error.what, error.name)
        return None
    return progression


def _read_mark(
    file: TomlFile,
    number: int,
    id: str,
    table: object,
    progression: Progression,
    sources: Mapping[str, Source],
    compiled_on: dt.date,
) -> ProgressionMark | None:
    try:
        row = Row(file.name, table, id)
        mark = read_progression_mark(row, progression, sources)
        row.require_nothing_else()
        if mark.date > compiled_on:
            raise row.error("date is after compiled_on", "date")
    except RecordDataError as error:
        file.add_at(_MARKS, number, id, error.what, error.name)
        return None
    return mark


def _marks_of(table: object) -> list[tuple[str, object]]:
    """The tables of a progression's marks, each with an id of the list and its day: the second of a day ends in -2."""
    if not isinstance(table, Mapping) or "mark" not in table:
        return []
    days: dict[str, int] = {}
    marks: list[tuple[str, object]] = []
    for mark in as_list(table["mark"]):
        day = str(mark.get("date", "")) if isinstance(mark, Mapping) else ""
        days[day] = days.get(day, 0) + 1
        parts = (str(table.get("id", "")), day, str(days[day]) if days[day] > 1 else "")
        marks.append(("-".join(part for part in parts if part), mark))
    return marks


def _sources_named(file: TomlFile) -> Iterator[str]:
    for table in file.tables(_LISTS):
        for _, mark in _marks_of(table):
            named = mark.get("sources") if isinstance(mark, Mapping) else None
            yield from (id for id in as_list(named) if isinstance(id, str))
