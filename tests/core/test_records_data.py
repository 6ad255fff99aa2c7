from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Surface, event_by_id
from bot.core.quantities import Distance, Duration
from bot.core.records import (
    RaceField,
    RecordDataError,
    RecordMark,
    Role,
    Standing,
    check,
    load_record_book,
    make_record_book,
    read_record_query,
)
from bot.core.records.loading import FOLDER

CURRENT = (FOLDER / "current.toml").read_text("utf-8")
MILESTONES = (FOLDER / "milestones.toml").read_text("utf-8")
ROWS: list[dict[str, Any]] = tomllib.loads(CURRENT)["record"]
MILE = event_by_id("mile")


def standing(
    event: str, category: Category, surface: Surface = Surface.OUTDOOR_TRACK, field: RaceField | None = None
) -> Standing:
    (only,) = load_record_book().find(event_by_id(event), category=category, surface=surface, field=field)
    return only


def mark(id: str) -> RecordMark:
    (only,) = (mark for mark in load_record_book().marks if mark.id == id)
    return only


def test_the_record_files_have_no_fault() -> None:
    assert check(CURRENT, MILESTONES) == []


def test_the_book_is_made_once_and_dated() -> None:
    book = load_record_book()
    assert load_record_book() is book
    assert (book.compiled_on, book.newest_source) == (dt.date(2026, 11, 21), dt.date(2026, 10, 9))
    assert len(ROWS) == 79
    assert [sum(mark.role is role for mark in book.marks) for role in Role] == [72, 2, 4, 1, 2]
    assert len(book.standings) == 72


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_row_can_be_asked_for(row: dict[str, Any]) -> None:
    query = read_record_query(f"{row['event']} {row['category']} {row.get('field', '')} {row['environment']}")
    found = load_record_book().find(*query.events, category=query.category, surface=query.surface, field=query.field)
    assert query.leftover == ()
    (reached,) = (mark for standing in found for mark in standing.marks if mark.id == row["id"])
    assert reached.text == row["mark"]
    assert reached.athlete == row["athlete"]
    assert reached.date.isoformat() == row["date"]
    assert [source.id for source in reached.sources] == row["sources"]
    if reached.duration is not None:
        assert reached.duration.seconds == row["mark_s"]
        assert reached.distance is None
    else:
        assert reached.distance == Distance(row["mark_m"])


def test_a_pending_mark_comes_before_the_ratified_one() -> None:
    mile = standing("mile", Category.MEN)
    assert [(mark.athlete, mark.text, mark.role) for mark in mile.marks] == [
        ("Josh Kerr", "3:42.66", Role.PENDING),
        ("Hicham El Guerrouj", "3:43.13", Role.OFFICIAL),
    ]
    assert mile.fastest.athlete == "Josh Kerr"
    half = standing("half", Category.MEN, Surface.ROAD)
    assert [mark.text for mark in half.marks] == ["56:51", "57:20", "56:42"]


def test_an_exhibition_is_shown_but_never_a_record() -> None:
    mile = standing("mile", Category.WOMEN)
    assert (mile.fastest.text, mile.pending) == ("4:07.64", ())
    (breaking4,) = mile.not_counting
    assert (breaking4.text, breaking4.athlete, breaking4.role) == ("4:06.42", "Faith Kipyegon", Role.EXHIBITION)
    assert breaking4.status == "exhibition, not record-eligible"

    marathon = standing("marathon", Category.MEN, Surface.ROAD)
    assert marathon.fastest.text == "1:59:30"
    assert [(mark.athlete, mark.text) for mark in marathon.not_counting] == [("Eliud Kipchoge", "1:59:40")]


@pytest.mark.parametrize("found", load_record_book().standings, ids=lambda found: found.official.id)
def test_what_does_not_count_never_leads(found: Standing) -> None:
    assert found.official.role is Role.OFFICIAL
    assert found.fastest.role in (Role.OFFICIAL, Role.PENDING)
    assert "4:06.42" not in {found.fastest.text, found.official.text}
    assert all(mark.is_faster_than(found.official) for mark in found.pending)
    assert all(mark.status and not mark.role.counts for mark in found.not_counting)


def test_an_exhibition_that_stands_in_both_files_is_shown_once() -> None:
    (nardo,) = standing("100km", Category.MEN, Surface.ROAD).not_counting
    assert (nardo.id, nardo.role) == ("100km-road-men-not-ratified-2025", Role.NOT_RATIFIED)


def test_women_have_two_records_on_the_road() -> None:
    found = load_record_book().find(event_by_id("marathon"), category=Category.WOMEN)
    assert [(one.field, one.official.text) for one in found] == [
        (RaceField.MIXED, "2:09:56"),
        (RaceField.WOMEN_ONLY, "2:15:41"),
    ]


def test_find_without_limits_gives_men_first_and_surfaces_in_order() -> None:
    found = load_record_book().find(MILE)
    assert [(one.category, one.surface) for one in found] == [
        (category, surface)
        for category in Category
        for surface in (Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD)
    ]


@pytest.mark.parametrize(
    ("event", "category", "surface", "surfaces", "categories"),
    [
        ("marathon", None, Surface.SHORT_TRACK, (Surface.ROAD,), (Category.MEN, Category.WOMEN)),
        ("6hour", Category.WOMEN, None, (Surface.ULTRA,), (Category.MEN,)),
        ("2000m", Category.WOMEN, Surface.SHORT_TRACK, (Surface.OUTDOOR_TRACK,), (Category.MEN,)),
        ("mile", None, Surface.ULTRA, tuple(Surface)[:3], tuple(Category)),
    ],
)
def test_where_there_is_no_record_the_error_says_what_there_is(
    event: str,
    category: Category | None,
    surface: Surface | None,
    surfaces: tuple[Surface, ...],
    categories: tuple[Category, ...],
) -> None:
    with pytest.raises(PersonError) as caught:
        load_record_book().find(event_by_id(event), category=category, surface=surface)
    error = caught.value
    assert error.code is Mistake.NO_RECORD
    assert error.params["event"] == event_by_id(event)
    assert error.params["surfaces"] == surfaces
    assert error.params["categories"] == categories
    query = read_record_query(error.example)
    assert load_record_book().find(*query.events, category=query.category, surface=query.surface)


@pytest.mark.parametrize(
    ("id", "lap_m", "lap_s"),
    [
        ("1500m-outdoor-men", 400, 206.0 / 1500 * 400),  # 54.93
        ("mile-outdoor-men-pending-2026", 400, 222.66 / 1609.344 * 400),
        ("mile-short-track-women", 200, 253.31 / 1609.344 * 200),
        ("400m-outdoor-men", 400, 43.03),
        ("1hour-outdoor-men", 400, 3600 / 21330 * 400),
    ],
)
def test_the_average_lap_is_of_the_track_run_on(id: str, lap_m: float, lap_s: float) -> None:
    record = mark(id)
    assert record.lap == Distance(lap_m)
    assert record.average_lap is not None
    assert record.average_lap.seconds == pytest.approx(lap_s)


@pytest.mark.parametrize("id", ["200m-outdoor-women", "marathon-road-men", "24hour-ultra-women", "mile-breaking4"])
def test_no_lap_off_the_track_and_below_one(id: str) -> None:
    record = mark(id)
    assert (record.average_lap is None) is (id != "mile-breaking4")


def test_pace_comes_from_what_was_measured() -> None:
    assert mark("marathon-road-men").pace.seconds_per_km == pytest.approx(7170 / 42.195)
    day = mark("24hour-ultra-men")
    assert (day.duration_run, day.distance_run) == (Duration(86400), Distance(319614))
    assert day.pace.seconds_per_km == pytest.approx(86400 / 319.614)


def in_row(id: str, old: str, new: str) -> Callable[[str], str]:
    """A text with one thing changed in the row of this id, which must be there."""

    def planted(text: str) -> str:
        start = text.index(f'id = "{id}"\n')
        end = text.find("[[", start)
        end = len(text) if end < 0 else end
        row = text[start:end]
        assert old in row
        return text[:start] + row.replace(old, new, 1) + text[end:]

    return planted


def line_of(text: str, id: str) -> int:
    return text[: text.rindex(f'\nid = "{id}"\n')].count("\n") + 2


def lines_of(text: str, id: str) -> range:
    """The lines of the row of this id."""
    start = line_of(text, id)
    return range(start, start + text.split("\n")[start - 1 :].index(""))


@pytest.mark.parametrize(
    ("id", "old", "new", "what"),
    [
        ("mile-road-men", 'mark = "3:54.6"', 'mark = "3:54.7"', "is not mark_s"),
        ("mile-road-men", 'mark = "3:54.6"', 'mark = "3:54,6"', "is not mark_s"),
        ("mile-road-men", "mark_s = 234.6", "mark_s = 234.61", "is not mark_s"),
        ("mile-road-men", "mark_s = 234.6", "mark_s = nan", "not finite"),
        ("mile-road-men", "mark_s = 234.6", "mark_s = true", "no number"),
        ("mile-road-men", "mark_cs = 23460", "mark_cs = 23461", "mark_cs"),
        ("24hour-ultra-men", "mark_m = 319614.0", "mark_m = 319615.0", "is not mark_m"),
        ("24hour-ultra-men", "duration_s = 86400", "duration_s = 86401", "does not fit the event"),
        ("mile-road-men", "distance_m = 1609.344", "distance_m = 1609", "does not fit the event"),
        ("mile-road-men", 'key = "mile-road-men"', 'key = "mile-road-women"', "should be 'mile-road-men'"),
        ("mile-road-men", 'event = "mile"', 'event = "furlong"', "'furlong' is not known"),
        ("mile-road-men", 'category = "men"', 'category = "man"', "not one of men, women"),
        ("mile-road-men", 'environment = "road"', 'environment = "street"', "not one of outdoor track"),
        ("mile-road-men", 'role = "official"', 'role = "ratified"', "not one of official, pending"),
        ("mile-road-men", 'role = "official"\n', "", "role is missing"),
        ("mile-road-men", 'date = "2024-04-27"', 'date = "2024-02-30"', "no date"),
        ("mile-road-men", 'date = "2024-04-27"', 'date = "27.4.2024"', "no date like"),
        ("mile-road-men", 'date = "2024-04-27"', 'date = "2026-11-22"', "after compiled_on"),
        ("mile-road-men", 'ratified_on = "2025-08-29"', 'ratified_on = "2024-04-26"', "before the date"),
        ("mile-road-men", 'ratified_on = "2025-08-29"', 'ratified_on = "2027-01-01"', "after compiled_on"),
        ("mile-road-men", 'last_confirmed = "2025-08-30"', 'last_confirmed = "2062-08"', "last_confirmed"),
        ("mile-road-men", '"van-2025-08-30"', '"vam-2025-08-30"', "source vam-2025-08-30 is not known"),
        ("mile-road-men", 'sources = ["van-2025-08-30", "ghana-wanyonyi-2024"]', "sources = []", "no source"),
        ("mile-road-men", 'athlete = "Emmanuel Wanyonyi"', 'athlete = " "', "athlete is empty"),
        ("mile-road-men", 'nation = "KEN"', 'nation = "Kenya"', "three capitals"),
        ("mile-road-men", 'status = "ratified"', 'status = "refused"', "does not document the role"),
        ("mile-road-men-not-ratified-2025", 'status = "not announced as a world record"', 'status = ""', "empty"),
        ("mile-outdoor-men-pending-2026", 'status = "pending', 'status = "ratified', "does not document the role"),
        ("50km-road-women-women-only", 'unsourced = ["date"]', 'unsourced = ["wind_ms"]', "does not have"),
        ("50km-road-men", 'category = "men"', 'category = "men"\nfield = "mixed"', "only women's records"),
        (
            "mile-outdoor-men-pending-2026",
            'mark_s = 222.66\nmark_cs = 22266\nmark = "3:42.66"',
            'mark_s = 223.66\nmark_cs = 22366\nmark = "3:43.66"',
            "pending, but not faster than mile-outdoor-men",
        ),
        (
            "5km-road-women-mixed",
            'mark_s = 834.0\nmark_cs = 83400\nmark = "13:54"',
            'mark_s = 734.0\nmark_cs = 73400\nmark = "12:14"',
            "faster than the men's 5km-road-men",
        ),
        (
            "24hour-ultra-women",
            'mark_m = 278622.0\nmark = "278.622 km"',
            'mark_m = 378622.0\nmark = "378.622 km"',
            "faster than the men's 24hour-ultra-men",
        ),
        (
            "10km-road-women-women-only",
            'mark_s = 1767.0\nmark_cs = 176700\nmark = "29:27"',
            'mark_s = 1667.0\nmark_cs = 166700\nmark = "27:47"',
            "a women-only mark faster than 10km-road-women-mixed",
        ),
    ],
)
def test_a_fault_in_a_row_is_found_with_its_line(id: str, old: str, new: str, what: str) -> None:
    planted = in_row(id, old, new)(CURRENT)
    problems = [problem for problem in check(planted, MILESTONES) if problem.id == id]
    assert [problem.file for problem in problems] == ["current.toml"]
    assert what in problems[0].what
    assert problems[0].line in lines_of(planted, id)
    with pytest.raises(RecordDataError, match=r"current\.toml: "):
        make_record_book(planted, MILESTONES)


@pytest.mark.parametrize(
    ("id", "old", "new", "what"),
    [
        ("mile-breaking4", 'mark = "4:06.42"', 'mark = "4:06.92"', "is not mark_s"),
        ("mile-breaking4", 'category = "women"\n', "", "category is missing"),
        ("mile-breaking4", 'environment = "outdoor track"', 'environment = "ultra"', "0 official marks"),
        ("mile-first-sub4", 'event = "mile"', 'event = "league"', "'league' is not known"),
        ("mile-first-sub4", 'date = "1954-05-06"', 'date = "2954-05-06"', "after compiled_on"),
        ("mile-first-sub4", '"err-breaking4"', '"err-breaking5"', "is not known"),
    ],
)
def test_a_fault_in_a_milestone_is_found_with_its_line(id: str, old: str, new: str, what: str) -> None:
    planted = in_row(id, old, new)(MILESTONES)
    problems = [problem for problem in check(CURRENT, planted) if problem.id == id]
    assert [problem.file for problem in problems] == ["milestones.toml"]
    assert what in problems[0].what
    assert problems[0].line in lines_of(planted, id)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('date = "2024-04-27"', 'date = "27.4.2024"', 'date = "27.4.2024"'),
        ('mark = "3:54.6"', 'mark = "3:54.7"', "mark_s = 234.6"),
        ('status = "ratified"', 'status = "refused"', 'status = "refused"'),
        ('"van-2025-08-30"', '"vam-2025-08-30"', 'sources = ["vam-2025-08-30", "ghana-wanyonyi-2024"]'),
        ('role = "official"\n', "", 'id = "mile-road-men"'),
        ("ratified_on", "ratifed_on", 'ratifed_on = "2025-08-29"'),
    ],
)
def test_the_line_is_that_of_the_field_at_fault(old: str, new: str, line: str) -> None:
    planted = in_row("mile-road-men", old, new)(CURRENT)
    (problem,) = (problem for problem in check(planted, MILESTONES) if problem.id == "mile-road-men")
    assert planted.split("\n")[problem.line - 1] == line


def test_a_field_that_nobody_reads_is_a_slip() -> None:
    planted = in_row("mile-road-men", "ratified_on", "ratifed_on")(CURRENT)
    (problem,) = check(planted, MILESTONES)
    assert problem.what == "ratifed_on is not a field of this table"


def test_an_id_that_stands_twice_is_found_at_the_second() -> None:
    planted = CURRENT.replace('id = "mile-road-women"', 'id = "mile-road-men"')
    assert ("mile-road-men", line_of(planted, "mile-road-men"), "the id stands twice") in {
        (problem.id, problem.line, problem.what) for problem in check(planted, MILESTONES)
    }
    planted = CURRENT.replace('id = "wiki-50k"\n', 'id = "wiki-100k"\n')
    assert "the id stands twice" in {problem.what for problem in check(planted, MILESTONES)}


@pytest.mark.parametrize(
    ("plant", "what"),
    [
        (
            in_row(
                "100m-outdoor-men", 'role = "official"\nstatus = "ratified"', 'role = "annulled"\nstatus = "doping"'
            ),
            "0 official",
        ),
        (
            in_row(
                "10km-road-men-annulled-2020",
                'role = "annulled"\nstatus = "annulled (doping)"',
                'role = "official"\nstatus = "ratified"',
            ),
            "2 official",
        ),
    ],
)
def test_each_record_has_exactly_one_official_mark(plant: Callable[[str], str], what: str) -> None:
    (problem,) = check(plant(CURRENT), MILESTONES)
    assert what in problem.what
    assert CURRENT.splitlines()[problem.line - 1].startswith("id = ")


def test_a_source_that_no_row_names_is_found() -> None:
    planted = CURRENT + '\n[[source]]\nid = "idle"\ntitle = "Idle"\nurl = ""\nas_of = "2026"\nkind = "news"\n'
    (problem,) = check(planted, MILESTONES)
    assert (problem.id, problem.what, problem.line) == ("idle", "no row names this source", line_of(planted, "idle"))


def test_two_files_that_disagree_about_a_source_are_found() -> None:
    planted = in_row("iaaf-2015", 'as_of = "2015-08"', 'as_of = "2015-09"')(MILESTONES)
    (problem,) = check(CURRENT, planted)
    assert (problem.file, problem.id, problem.line) == ("milestones.toml", "iaaf-2015", line_of(planted, "iaaf-2015"))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("schema = 1", "schema = 2", "schema is not 1"),
        ('newest_source = "2026-10-09"', 'newest_source = "2026-12-09"', "newest_source is after compiled_on"),
        ('newest_source = "2026-10-09"', 'newest_source = "soon"', "no date"),
        ('compiled_on = "2026-11-21"\n', "", "compiled_on is missing"),
    ],
)
def test_a_fault_at_the_head_of_the_file_is_found(old: str, new: str, what: str) -> None:
    problems = check(CURRENT.replace(old, new, 1), MILESTONES)
    assert what in problems[0].what
    assert (problems[0].file, problems[0].id) == ("current.toml", "")


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("schema = ", 1), ('schema = 1\n\n[[record]]\nid = "x"\nid = "y"\n', 5), ("schema = 1\nrecord = 7", 1)],
)
def test_text_that_is_no_record_file_is_a_problem_and_no_crash(text: str, line: int) -> None:
    problems = check(text, MILESTONES)
    assert line in {problem.line for problem in problems if problem.file == "current.toml"}


def test_the_error_names_file_id_and_fault() -> None:
    planted = in_row("mile-road-men", 'mark = "3:54.6"', 'mark = "3:54.7"')(CURRENT)
    with pytest.raises(RecordDataError) as caught:
        make_record_book(planted, MILESTONES)
    assert (caught.value.file, caught.value.id) == ("current.toml", "mile-road-men")
    assert caught.value.what == "mark '3:54.7' is not mark_s 234.6"
    assert caught.value.line in lines_of(planted, "mile-road-men")
    assert re.fullmatch(
        r"current\.toml: mile-road-men: line \d+: mark '3:54\.7' is not mark_s 234\.6", str(caught.value)
    )
