"""The record files become the RecordBook, once."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from bot.core.records.book import RecordBook
from bot.core.records.checking import CURRENT, MILESTONES, read_files
from bot.core.records.rows import RecordDataError

FOLDER: Final = Path(__file__).parent.parent / "data" / "records"
"""Where the record files are."""


def make_record_book(current: str, milestones: str) -> RecordBook:
    """The records in the texts of ``current.toml`` and ``milestones.toml``.

    Raises RecordDataError with the file, the id and what is wrong, for the first thing that ``check`` finds.
    """
    files = read_files(current, milestones)
    for problem in files.problems:
        raise RecordDataError(problem.file, problem.id, f"line {problem.line}: {problem.what}")
    return RecordBook(tuple(files.marks), tuple(files.sources.values()), files.compiled_on, files.newest_source)


@functools.cache
def load_record_book() -> RecordBook:
    """The records that come with the bot, read and checked at the first call (some 15 ms).

    Raises RecordDataError.
    """
    current, milestones = ((FOLDER / name).read_text("utf-8") for name in (CURRENT, MILESTONES))
    return make_record_book(current, milestones)
