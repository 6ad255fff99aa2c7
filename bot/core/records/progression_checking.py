"""What can be wrong with progressions whose marks can be read: with each by itself, and beside the current records."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from bot.core.records.book import RecordMark, Role
from bot.core.records.progression import MarkKind, Progression, ProgressionMark

_KINDS: Final = {
    Role.OFFICIAL: (MarkKind.RECORD, MarkKind.WORLD_BEST),
    Role.PENDING: (MarkKind.PENDING,),
    Role.NOT_RATIFIED: (MarkKind.NOT_RATIFIED, MarkKind.NOT_ELIGIBLE),
    Role.ANNULLED: (MarkKind.ANNULLED,),
    Role.EXHIBITION: (MarkKind.NOT_ELIGIBLE, MarkKind.NOT_RATIFIED),
}
"""What the role of a current record is called in a progression."""


class Fault(NamedTuple):
    """What is wrong with the mark, progression or record of this id, and the field at fault if it is one."""

    id: str
    what: str
    name: str = ""


def faults_in(progression: Progression) -> Iterator[Fault]:
    """What is wrong with a progression, joined or not, by itself: its order, its fall, its ends."""
    for before, after in itertools.pairwise(progression.parts):
        if after.marks[0].date <= before.marks[-1].date:
            yield Fault(after.id, f"begins before {before.id} ends, and both are of one record")
            return
    if not progression.counted:
        yield Fault(progression.id, "no mark of it was ever the record")
    yield from _faults_of_order(progression.marks)
    yield from _faults_of_fall(progression.marks)


def _faults_of_order(marks: Iterable[ProgressionMark]) -> Iterator[Fault]:
    above: ProgressionMark | None = None
    runs: list[ProgressionMark] = []
    for mark in marks:
        if above is not None and mark.date < above.date:
            yield Fault(mark.id, f"date is before {above.date}, of the mark above it", "date")
        if any(mark.is_same_run(other) for other in runs):
            yield Fault(mark.id, "the mark stands twice", "mark")
        runs.append(mark)
        above = mark


def _faults_of_fall(marks: Iterable[ProgressionMark]) -> Iterator[Fault]:
    record: ProgressionMark | None = None
    for mark in marks:
        if not mark.kind.counted:
            if mark.equalled:
                yield Fault(mark.id, f"{mark.kind} marks are not the record, and so equal none", "equalled")
            if mark.kind is MarkKind.PENDING and record is not None and not mark.is_faster_than(record):
                yield Fault(mark.id, f"pending, but no better than {record.text} of {record.date}", "mark")
            continue
        if fault := _fault_beside(mark, record):
            yield fault
        record = mark


def _fault_beside(mark: ProgressionMark, record: ProgressionMark | None) -> Fault | None:
    """What is wrong with a record beside the one before it."""
    if record is None:
        return Fault(mark.id, "the first record equals none", "equalled") if mark.equalled else None
    before = f"{record.text} of {record.date}"
    if mark.is_level_with(record):
        return None if mark.equalled else Fault(mark.id, f"the same as {before}, but not marked as equalled", "mark")
    if mark.equalled:
        return Fault(mark.id, f"marked as equalled, but not the same as {before}", "equalled")
    return None if mark.is_faster_than(record) else Fault(mark.id, f"no better than {before}", "mark")


def faults_beside_records(progression: Progression, records: Iterable[RecordMark]) -> Iterator[Fault]:
    """What is wrong with a progression beside the current marks of its record; the ids are of marks."""
    marks = list(records)
    for mark in progression.marks:
        same = next((record for record in marks if mark.is_same_run(record)), None)
        if same is not None and mark.kind not in _KINDS[same.role]:
            yield Fault(mark.id, f"kind is {mark.kind}, but {same.id} is {same.role}", "kind")
        elif same is None and mark.kind is MarkKind.PENDING:
            yield Fault(mark.id, "pending, but not among the current records", "kind")
    official = next((record for record in marks if record.role is Role.OFFICIAL), None)
    last = progression.standing[-1]
    if official is None:
        yield Fault(last.id, "there is no current record for it to end with")
    elif not any(mark.is_same_run(official) for mark in progression.standing):
        current = f"{official.text} by {official.athlete} on {official.date}"
        yield Fault(last.id, f"the last record of {progression.id}, but {official.id} is {current}", "mark")


def faults_of_records(progression: Progression, records: Iterable[RecordMark]) -> Iterator[Fault]:
    """What is wrong with the current marks of a record beside its progression; the ids are of records."""
    for record in records:
        if record.role is Role.PENDING and not any(mark.is_same_run(record) for mark in progression.marks):
            yield Fault(record.id, f"pending, but not in {progression.id}", "role")
