"""Whether the record files agree with themselves and each other, with the line for every place where they do not."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.core.events import Category
from bot.core.records.book import RecordMark, Role
from bot.core.records.mark import Mark, RaceField, Source
from bot.core.records.milestones import Milestone
from bot.core.records.progression import Progression, join_progressions
from bot.core.records.progression_checking import faults_beside_records, faults_of_records
from bot.core.records.progression_reading import add_fault, read_progressions
from bot.core.records.rows import read_exhibition, read_mark, read_milestone
from bot.core.records.source_reading import check_sources_named, read_head, take_sources
from bot.core.records.tables import RecordDataError, Row
from bot.core.records.toml_file import Problem, TomlFile

CURRENT: Final = "current.toml"
PROGRESSION: Final = "progression.toml"
MILESTONES: Final = "milestones.toml"
FILES: Final = (CURRENT, PROGRESSION, MILESTONES)


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """The texts of the three files; without one of the progressions there are none.

    ``names`` is what to call a file where something is wrong with it, if not by the name it has here.
    """

    current: str
    progression: str | None
    milestones: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RecordFiles:
    """What was read from the files; complete only where ``problems`` is empty. ``unread`` counts rows left out."""

    marks: list[RecordMark] = field(default_factory=list)
    progressions: list[Progression] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    compiled_on: dt.date = dt.date.min
    newest_source: dt.date = dt.date.min
    problems: list[Problem] = field(default_factory=list)
    unread: int = 0


def check(current: str, milestones: str, progression: str | None = None) -> list[Problem]:
    """Everything wrong with the texts of the record files; empty where all is well.

    Never raises: text that is not TOML is a problem too.
    """
    return read_files(RecordTexts(current, progression, milestones)).problems


def read_files(texts: RecordTexts) -> RecordFiles:
    """What stands in the texts of the files, and everything wrong with them."""
    files = RecordFiles()
    milestones = TomlFile(texts.names.get(MILESTONES, MILESTONES), texts.milestones, files.problems)
    records = TomlFile(texts.names.get(CURRENT, CURRENT), texts.current, files.problems)
    _read_records(records, files)
    _read_milestones(milestones, files)
    # A row that could not be read makes others wrong that are not.
    for mark, what in [] if files.unread else _faults_between(files.marks):
        if mark.role is Role.EXHIBITION:
            milestones.add_for("milestone", mark.id, what)
        else:
            records.add_for("record", mark.id, what)
    if texts.progression is not None:
        progressions = TomlFile(texts.names.get(PROGRESSION, PROGRESSION), texts.progression, files.problems)
        files.progressions = read_progressions(progressions, files.sources)
        if not files.problems:
            _check_side_by_side(progressions, records, files)
    files.milestones = [_with_listed_run(milestone, files) for milestone in files.milestones]
    return files


# Current records and milestones


def _read_records(file: TomlFile, files: RecordFiles) -> None:
    if not file.content:
        return
    sources = take_sources(file, files.sources)
    files.compiled_on, files.newest_source = read_head(file)

    def take(row: Row) -> None:
        mark = read_mark(row, sources)
        files.marks.append(mark)
        _check_dates(row, mark, files.compiled_on)

    files.unread += _read_rows(file, "record", sources, set(), take)


def _read_milestones(file: TomlFile, files: RecordFiles) -> None:
    if not file.content:
        return
    sources = take_sources(file, files.sources)
    compiled_on = file.day("compiled_on")

    def take(row: Row) -> None:
        mark, milestone = read_exhibition(row, sources), read_milestone(row, sources)
        if milestone.date > compiled_on:
            raise row.error("date is after compiled_on", "date")
        files.milestones.append(milestone)
        if mark is not None and not _is_known(mark, files.marks):
            files.marks.append(mark)

    files.unread += _read_rows(file, "milestone", sources, {mark.id for mark in files.marks}, take)


def _read_rows(
    file: TomlFile, table: str, sources: Mapping[str, Source], ids: set[str], take: Callable[[Row], None]
) -> int:
    """Hand every row over, and return how many could not be used.

    What is wrong with one becomes a problem, and so does a source that none names.
    """
    unread = 0
    named: set[str] = set()
    for index, content in enumerate(file.tables(table)):
        id = ""
        try:
            row = Row(file.name, content)
            id = row.id
            named.update(row.texts("sources"))
            if id in ids:
                raise row.error("the id stands twice", "id")
            ids.add(id)
            take(row)
            row.require_nothing_else()
        except RecordDataError as error:
            file.add_at(table, index, id, error.what, error.name)
            unread += 1
    check_sources_named(file, sources, named)
    return unread


def _is_known(mark: RecordMark, marks: Iterable[RecordMark]) -> bool:
    """Whether a run is there already: an exhibition may stand in both files."""
    return any((mark.event, mark.athlete, mark.date) == (other.event, other.athlete, other.date) for other in marks)


def _check_dates(row: Row, mark: RecordMark, compiled_on: dt.date) -> None:
    if mark.date > compiled_on:
        raise row.error("date is after compiled_on", "date")
    if mark.ratified_on is not None and not mark.date <= mark.ratified_on <= compiled_on:
        raise row.error("ratified_on is before the date or after compiled_on", "ratified_on")
    # Known to the day, the month or the year; as text the shorter form comes first, so a later one still shows.
    if mark.last_confirmed > compiled_on.isoformat():
        raise row.error("last_confirmed is after compiled_on", "last_confirmed")


def _with_listed_run(milestone: Milestone, files: RecordFiles) -> Milestone:
    """The milestone with its run as a progression lists it, or the records; unchanged where neither does."""
    told = milestone.marks[0]
    listed: list[Mark] = [mark for progression in files.progressions for mark in progression.marks]
    listed += files.marks
    run = next((mark for mark in listed if mark.is_same_run(told) and mark.surface is told.surface), told)
    return replace(milestone, marks=(run,))


# Progressions


def _check_side_by_side(progressions: TomlFile, records: TomlFile, files: RecordFiles) -> None:
    """What is wrong with progressions and current records that are right each by itself."""
    for progression in join_progressions(files.progressions):
        key = (progression.event, progression.category, progression.surface, progression.field)
        current = [mark for mark in files.marks if (mark.event, mark.category, mark.surface, mark.field) == key]
        for fault in faults_beside_records(progression, current):
            add_fault(progressions, fault)
        for fault in faults_of_records(progression, current):
            records.add_for("record", fault.id, fault.what, fault.name)


# Marks beside each other


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
