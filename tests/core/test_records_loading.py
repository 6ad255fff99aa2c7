"""A self-hoster's own record files: used where they are right, refused with the line where they are wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.events import Category, Surface, event_by_id
from bot.core.records import (
    Problem,
    RecordBook,
    RecordDataError,
    RecordShelf,
    check_record_files,
    load_record_book,
    read_record_book,
    read_record_query,
    suggest_events,
)
from bot.core.records.loading import FOLDER

MILE = event_by_id("mile")
NEWEST = 'newest_source = "2026-10-09"'


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def put(folder: Path, name: str, change: Callable[[str], str] = str) -> Path:
    file = folder / name
    file.write_text(change(text_of(name)), "utf-8")
    return file


def without(text: str, table: str, id: str) -> str:
    start = text.index(f'[[{table}]]\nid = "{id}"\n')
    return text[:start] + text[text.index("\n\n", start) + 2 :]


def put_a_new_record(folder: Path) -> None:
    """As somebody does on the day after: Kerr's mile is ratified, and El Guerrouj's is history."""

    def current(text: str) -> str:
        start = text.index('id = "mile-outdoor-men-pending-2026"')
        row = text[start : text.index("[[", start)]
        ratified = row.replace('role = "pending"', 'role = "official"')
        status = next(line for line in row.splitlines() if line.startswith("status"))
        ratified = ratified.replace(status, 'status = "ratified"')
        text = text.replace(row, ratified).replace('newest_source = "2026-10-09"', 'newest_source = "2026-11-20"')
        # Nothing else in this file rests on that source.
        return without(without(text, "record", "mile-outdoor-men"), "source", "bbtm-mile")

    def progression(text: str) -> str:
        start = text.index('date = "2026-07-18"')
        return text[:start] + text[start:].replace('kind = "pending"', 'kind = "wr"', 1)

    put(folder, "current.toml", current)
    put(folder, "progression.toml", progression)


def problems(found: RecordBook | list[Problem]) -> list[Problem]:
    assert isinstance(found, list)
    assert found
    return found


def test_our_own_book_is_what_it_was() -> None:
    assert load_record_book() is load_record_book()
    assert RecordShelf().book is load_record_book()
    book = read_record_book()
    assert book is not load_record_book()
    assert (book.marks, book.progressions) == (load_record_book().marks, load_record_book().progressions)


def test_a_newer_record_without_a_release(tmp_path: Path) -> None:
    put_a_new_record(tmp_path)
    shelf = RecordShelf()
    found = shelf.reload(tmp_path)
    assert found is shelf.book
    (mile,) = shelf.book.find(MILE, category=Category.MEN, surface=Surface.OUTDOOR_TRACK)
    assert (mile.official.athlete, mile.pending) == ("Josh Kerr", ())
    history = shelf.book.progression(MILE, Category.MEN, Surface.OUTDOOR_TRACK)
    assert history is not None
    assert [mark.athlete for mark in history.holder_on(dt.date(2026, 7, 18))] == ["Josh Kerr"]
    assert shelf.book.newest_source == dt.date(2026, 11, 20)
    assert load_record_book().newest_source == dt.date(2026, 10, 9)  # ours is as it was
    assert shelf.book.milestones == read_record_book(tmp_path).milestones


def test_one_file_takes_the_place_of_its_own_kind(tmp_path: Path) -> None:
    file = put(tmp_path, "milestones.toml", lambda text: text.replace("First sub-four-minute mile", "Under four"))
    book = RecordShelf().reload(file)
    assert isinstance(book, RecordBook)
    assert book.milestones_of(MILE, Category.MEN, Surface.OUTDOOR_TRACK)[0].title == "Under four"
    assert book.marks == load_record_book().marks


def test_half_a_change_is_refused_and_told(tmp_path: Path) -> None:
    put_a_new_record(tmp_path)
    (tmp_path / "progression.toml").unlink()
    pending, standing = problems(check_record_files(tmp_path))
    assert (pending.file, pending.id) == ("progression.toml", "mile-men-2026-07-18")
    assert pending.what == "kind is pending, but mile-outdoor-men-pending-2026 is official"
    assert text_of("progression.toml").split("\n")[pending.line - 1] == 'kind = "pending"'
    assert standing.id == "mile-men-1999-07-07"
    assert standing.what.startswith("the last record of mile-men, but mile-outdoor-men-pending-2026 is 3:42.66 by Josh")


def test_bad_data_is_refused_and_the_last_good_stays(tmp_path: Path) -> None:
    put_a_new_record(tmp_path)
    shelf = RecordShelf()
    good = shelf.reload(tmp_path)
    file = tmp_path / "current.toml"
    text = file.read_text("utf-8").replace('mark = "1:59:30"', 'mark = "1:59:31"')
    file.write_text(text, "utf-8")
    (problem,) = problems(shelf.reload(tmp_path))
    assert (problem.file, problem.id) == (str(file), "marathon-road-men")
    assert problem.what == "mark '1:59:31' is not mark_s 7170.0"
    assert text.split("\n")[problem.line - 1] == "mark_s = 7170.0"
    assert shelf.book is good
    with pytest.raises(RecordDataError) as caught:
        read_record_book(tmp_path)
    error = caught.value
    assert (error.file, error.id, error.line, error.what) == (problem.file, problem.id, problem.line, problem.what)
    assert str(error) == f"{file}: marathon-road-men: line {problem.line}: {problem.what}"


def test_what_was_left_behind_by_an_update_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "current.toml", lambda text: text.replace(NEWEST, NEWEST.replace("10-09", "09-30")))
    shelf = RecordShelf()
    (problem,) = problems(shelf.reload(tmp_path))
    assert problem.what == "newest_source 2026-09-30 is older than 2026-10-09, that of the bot's own"
    assert shelf.book is load_record_book()


def test_what_cannot_be_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    shelf = RecordShelf()
    (empty,) = problems(shelf.reload(tmp_path))
    assert empty.what == "the folder holds none of current.toml, progression.toml, milestones.toml"
    (missing,) = problems(shelf.reload(tmp_path / "current.toml"))
    assert missing.what == "there is no such folder or file"
    other = tmp_path / "records.toml"
    other.write_text("schema = 1\n", "utf-8")
    (named,) = problems(shelf.reload(other))
    assert "must be one of" in named.what
    file = tmp_path / "current.toml"
    file.write_bytes("schema = 1\n# Hägg\n".encode("latin-1"))
    (latin,) = problems(shelf.reload(tmp_path))
    assert (latin.file, latin.line, latin.what) == (str(file), 2, "not UTF-8")
    file.write_text('schema = 1\n\n[[record]\nid = "x"\n', "utf-8")
    assert ("", 3) in {(problem.id, problem.line) for problem in problems(shelf.reload(tmp_path))}
    file.unlink()
    file.mkdir()
    (folder,) = problems(shelf.reload(tmp_path))
    assert folder.what.startswith("cannot be read: ")
    assert shelf.book is load_record_book()


def test_a_request_is_read_beside_the_book_that_will_answer() -> None:
    ours = load_record_book()
    only_the_road = RecordBook(
        marks=tuple(mark for mark in ours.marks if mark.surface is Surface.ROAD),
        sources=ours.sources,
        compiled_on=ours.compiled_on,
        newest_source=ours.newest_source,
    )
    assert read_record_query("5k track").surface is Surface.OUTDOOR_TRACK
    assert [event.id for event in read_record_query("5k track").events] == ["5000m"]
    assert [event.id for event in read_record_query("5k track", book=only_the_road).events] != ["5000m"]
    assert {suggestion.event_id for suggestion in suggest_events("800", book=ours)} == {"800m"}
    assert suggest_events("800", book=only_the_road) == ()
    assert suggest_events("800") == suggest_events("800", book=ours)
