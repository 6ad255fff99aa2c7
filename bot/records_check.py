"""``python -m bot records check``: whether the record files can be used, with a line for everything that is wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.core.records import RecordBook, check_record_files

OK: Final = 0
FAILED: Final = 1


def main(paths: Sequence[str | Path] = ()) -> int:
    """Check these folders and files, or those that come with the bot, and return the exit code: 0, or 1 for a problem.

    A folder holds one or more of ``current.toml``, ``progression.toml`` and ``milestones.toml``; the bot's own stand in
    for the rest, as they do when the bot runs with it.
    """
    code = OK
    for path in paths or (None,):
        found = check_record_files(None if path is None else Path(path))
        if isinstance(found, RecordBook):
            _say(_count(found))
        else:
            code = FAILED
            for problem in found:
                _say(str(problem))
    return code


def _count(book: RecordBook) -> str:
    marks = len(book.marks) + sum(len(progression.marks) for progression in book.progressions)
    lists = sum(len(progression.parts) or 1 for progression in book.progressions)
    return f"{marks} marks, {lists} progressions, {len(book.sources)} sources: nothing wrong"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
