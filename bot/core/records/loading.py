"""The record files become the RecordBook, once; a self-hoster's own files may take the place of ours."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from bot.core.records.book import RecordBook
from bot.core.records.checking import FILES, RecordFiles, RecordTexts, read_files
from bot.core.records.progression import join_progressions
from bot.core.records.tables import RecordDataError
from bot.core.records.toml_file import Problem

FOLDER: Final = Path(__file__).parent.parent / "data" / "records"
"""Where the record files are."""


def make_record_book(current: str, milestones: str, progression: str | None = None) -> RecordBook:
    """The records in the texts of ``current.toml``, ``milestones.toml`` and ``progression.toml``.

    Raises RecordDataError with the file, the id, the line and what is wrong, for the first thing that ``check`` finds.
    """
    return _book_or_error(read_files(RecordTexts(current, progression, milestones)))


@functools.cache
def load_record_book() -> RecordBook:
    """The records that come with the bot, read and checked at the first call (some 60 ms).

    Raises RecordDataError.
    """
    return read_record_book()


def read_record_book(path: Path | None = None) -> RecordBook:
    """The records of a folder or file, read and checked now; ours stand in for the files that are not there.

    The path is a folder with one or more of ``current.toml``, ``progression.toml`` and ``milestones.toml``, or one of
    these files. Raises RecordDataError with the file, the id, the line and what is wrong.
    """
    return _book_or_error(read_files(_texts(path)))


def check_record_files(path: Path | None = None) -> RecordBook | list[Problem]:
    """The same with all that is wrong instead of an error. Never raises."""
    try:
        files = read_files(_texts(path))
    except RecordDataError as error:
        return [Problem(error.file, error.id, max(error.line, 1), error.what)]
    return files.problems or _book(files)


class RecordShelf:
    """The records in use: ours, until a self-hoster's own are put in their place without a release.

    Bad data never gets onto the shelf: what was there before stays.
    """

    def __init__(self, book: RecordBook | None = None) -> None:
        self._book = book or load_record_book()

    @property
    def book(self) -> RecordBook:
        """The records to answer with; the same object until a reload succeeds."""
        return self._book

    def reload(self, path: Path) -> RecordBook | list[Problem]:
        """Read the records of this folder or file and use them, or say all that is wrong with them; see the checker.

        Files whose newest source is older than that of the records that come with the bot are refused too: they were
        left behind by an update. Blocks for some 60 ms, so call it in a thread. Never raises.
        """
        found = check_record_files(path)
        if isinstance(found, RecordBook):
            ours = load_record_book()
            if found.newest_source < ours.newest_source:
                what = f"newest_source {found.newest_source} is older than {ours.newest_source}, that of the bot's own"
                return [Problem(str(path), "", 1, what)]
            self._book = found
        return found


@functools.cache
def record_shelf() -> RecordShelf:
    """The one shelf that answers are taken from."""
    return RecordShelf()


def _texts(path: Path | None) -> RecordTexts:
    """The three files, from the path where they are there and of ours otherwise. Raises RecordDataError."""
    theirs = {} if path is None else _files_at(path)
    current, progression, milestones = (_text(theirs.get(name, FOLDER / name)) for name in FILES)
    return RecordTexts(current, progression, milestones, {name: str(file) for name, file in theirs.items()})


def _files_at(path: Path) -> dict[str, Path]:
    """The record files at this path by their names, at least one. Raises RecordDataError."""
    names = ", ".join(FILES)
    try:
        if path.is_dir():
            found = {name: path / name for name in FILES if (path / name).exists()}
            what = "" if found else f"the folder holds none of {names}"
        else:
            found = {path.name: path}
            what = "" if path.name in FILES else f"it is no folder, and the name of a file must be one of {names}"
            what = what if path.exists() else "there is no such folder or file"
    except OSError as error:
        raise RecordDataError(str(path), "", f"cannot be read: {error.strerror}") from None
    if what:
        raise RecordDataError(str(path), "", what)
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise RecordDataError(str(file), "", f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RecordDataError(str(file), "", "not UTF-8", line=line) from None


def _book_or_error(files: RecordFiles) -> RecordBook:
    for problem in files.problems:
        raise RecordDataError(problem.file, problem.id, problem.what, line=problem.line)
    return _book(files)


def _book(files: RecordFiles) -> RecordBook:
    return RecordBook(
        marks=tuple(files.marks),
        sources=tuple(files.sources.values()),
        compiled_on=files.compiled_on,
        newest_source=files.newest_source,
        progressions=join_progressions(files.progressions),
        milestones=tuple(sorted(files.milestones, key=lambda milestone: milestone.date)),
    )
