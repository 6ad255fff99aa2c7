"""Whether the record files agree with themselves, with the line for every place where they do not."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.core.events import Category
from bot.core.records.book import RaceField, RecordMark, Role, Source
from bot.core.records.rows import RecordDataError, Row, read_exhibition, read_mark, read_source

CURRENT: Final = "current.toml"
MILESTONES: Final = "milestones.toml"
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


@dataclass(slots=True)
class RecordFiles:
    """What was read from the two files; complete only where ``problems`` is empty."""

    marks: list[RecordMark] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    compiled_on: dt.date = dt.date.min
    newest_source: dt.date = dt.date.min
    problems: list[Problem] = field(default_factory=list)


def check(current: str, milestones: str) -> list[Problem]:
    """Everything wrong with the texts of ``current.toml`` and ``milestones.toml``; empty where all is well.

    Never raises: text that is not TOML is a problem too.
    """
    return read_files(current, milestones).problems


def read_files(current: str, milestones: str) -> RecordFiles:
    """What stands in the texts of the two files, and everything wrong with them."""
    files = RecordFiles()
    exhibitions = _File(MILESTONES, milestones, files.problems)
    records = _File(CURRENT, current, files.problems)
    for file, name in ((records, "record"), (exhibitions, "milestone")):
        _read_file(file, name, files)
    for mark, what in _faults_between(files.marks):
        if mark.role is Role.EXHIBITION:
            exhibitions.add_for("milestone", mark.id, what)
        else:
            records.add_for("record", mark.id, what)
    return files


class _File:
    """The text of one file beside what TOML makes of it: a table is known by its name and its number."""

    def __init__(self, name: str, text: str, problems: list[Problem]) -> None:
        self.name = name
        self._lines = text.splitlines()
        self._problems = problems
        self.content: Mapping[str, object] = {}
        try:
            self.content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _SYNTAX_LINE.search(str(error))
            self._add("", int(found.group(1)) if found else len(self._lines), f"not TOML: {error}")
        if self.content.get("schema") != SCHEMA:
            self.add("schema", f"schema is not {SCHEMA}")

    def tables(self, name: str) -> list[object]:
        found = self.content.get(name, [])
        return found if isinstance(found, list) else [found]

    def day(self, name: str) -> dt.date:
        """A date at the head of the file; the earliest there is where it cannot be read."""
        try:
            return Row(self.name, {"id": name, name: self.content.get(name)}).day(name)
        except RecordDataError as error:
            self.add(name, error.what)
            return dt.date.min

    def add(self, name: str, what: str) -> None:
        """A problem with a value at the head of the file."""
        lines = (number for number, line in enumerate(self._lines, 1) if re.match(rf"{name}\s*=", line))
        self._add("", next(lines, 1), what)

    def add_for(self, table: str, id: str, what: str) -> None:
        """A problem with the table of this name and id."""
        ids = [row.get("id") if isinstance(row, Mapping) else None for row in self.tables(table)]
        self.add_at(table, ids.index(id), id, what)

    def add_at(self, table: str, index: int, id: str, what: str) -> None:
        """A problem with one of the tables of this name, counted from 0."""
        headers = [number for number, line in enumerate(self._lines) if line.strip() == f"[[{table}]]"]
        if index >= len(headers):  # tables written in another way than this project writes them
            self._add(id, 1, what)
            return
        start = headers[index]
        after = itertools.takewhile(lambda line: not line.startswith("["), self._lines[start + 1 :])
        written = (number for number, line in enumerate(after, start + 2) if re.match(r"id\s*=", line))
        self._add(id, next(written, start + 1), what)

    def _add(self, id: str, line: int, what: str) -> None:
        self._problems.append(Problem(self.name, id, line, what))


def _read_file(file: _File, name: str, files: RecordFiles) -> None:
    if not file.content:
        return
    sources = _read_sources(file)
    _check_sources_agree(file, sources, files.sources)
    files.sources = sources | files.sources
    compiled_on = file.day("compiled_on")
    if name == "record":
        files.compiled_on, files.newest_source = compiled_on, file.day("newest_source")
        if files.newest_source > compiled_on:
            file.add("newest_source", "newest_source is after compiled_on")
    named: set[str] = set()
    ids = {mark.id for mark in files.marks}
    for index, table in enumerate(file.tables(name)):
        id = ""
        try:
            row = Row(file.name, table)
            id = row.id
            named.update(row.texts("sources"))
            if id in ids:
                raise row.error("the id stands twice")
            ids.add(id)
            mark = read_mark(row, sources) if name == "record" else read_exhibition(row, sources)
            if mark is None:
                _check_milestone(row, sources, compiled_on)
            elif not _is_known(mark, files.marks):
                files.marks.append(mark)
                _check_dates(row, mark, compiled_on)
        except RecordDataError as error:
            file.add_at(name, index, id, error.what)
    for source_id in sources:
        if source_id not in named:
            file.add_for("source", source_id, "no row names this source")


def _read_sources(file: _File) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for index, table in enumerate(file.tables("source")):
        id = ""
        try:
            row = Row(file.name, table)
            id = row.id
            if id in sources:
                raise row.error("the id stands twice")
            sources[id] = read_source(row)
        except RecordDataError as error:
            file.add_at("source", index, id, error.what)
    return sources


def _check_sources_agree(file: _File, sources: Mapping[str, Source], others: Mapping[str, Source]) -> None:
    for source in sources.values():
        if source != others.get(source.id, source):
            file.add_for("source", source.id, "the other file says something else of this source")


def _is_known(mark: RecordMark, marks: Iterable[RecordMark]) -> bool:
    """Whether a run is there already: an exhibition may stand in both files."""
    return mark.role is Role.EXHIBITION and any(
        (mark.event, mark.athlete, mark.date) == (other.event, other.athlete, other.date) for other in marks
    )


def _check_milestone(row: Row, sources: Mapping[str, Source], compiled_on: dt.date) -> None:
    row.event()
    if row.day("date") > compiled_on:
        raise row.error("date is after compiled_on")
    if unknown := [id for id in row.texts("sources") if id not in sources]:
        raise row.error(f"source {', '.join(unknown)} is not known")


def _check_dates(row: Row, mark: RecordMark, compiled_on: dt.date) -> None:
    if mark.date > compiled_on:
        raise row.error("date is after compiled_on")
    if mark.ratified_on is not None and not mark.date <= mark.ratified_on <= compiled_on:
        raise row.error("ratified_on is before the date or after compiled_on")
    # Known to the day, the month or the year; as text the shorter form comes first, so a later one still shows.
    if mark.last_confirmed > compiled_on.isoformat():
        raise row.error("last_confirmed is after compiled_on")


def _faults_between(marks: Iterable[RecordMark]) -> Iterator[tuple[RecordMark, str]]:
    """What is wrong with marks seen beside each other, each with the mark it is said of."""
    by_key: dict[tuple[object, ...], list[RecordMark]] = {}
    by_race: dict[tuple[object, ...], list[RecordMark]] = {}
    for mark in marks:
        by_key.setdefault((mark.event, mark.category, mark.surface, mark.field), []).append(mark)
        if mark.role.counts:
            by_race.setdefault((mark.event, mark.surface), []).append(mark)
    for group in by_key.values():
        yield from _faults_of_one_record(group)
    for group in by_race.values():
        for faster, slower in itertools.permutations(group, 2):
            if not faster.is_faster_than(slower) or faster.category is not Category.WOMEN:
                continue
            if slower.category is Category.MEN and slower.role is Role.OFFICIAL:
                yield faster, f"faster than the men's {slower.id}"
            elif faster.field is RaceField.WOMEN_ONLY and slower.field is RaceField.MIXED:
                yield faster, f"a women-only mark faster than {slower.id}, which any race may set"


def _faults_of_one_record(group: list[RecordMark]) -> Iterator[tuple[RecordMark, str]]:
    official = [mark for mark in group if mark.role is Role.OFFICIAL]
    if len(official) != 1:
        yield group[0], f"{len(official)} official marks for one record"
        return
    for mark in group:
        if mark.role is Role.PENDING and not mark.is_faster_than(official[0]):
            yield mark, f"pending, but not faster than {official[0].id}"
