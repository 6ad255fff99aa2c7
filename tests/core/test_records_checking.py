"""Every fault that a progression can have is planted, and found with its file, its id and its line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records import Problem, RecordDataError, check, make_record_book
from bot.core.records.loading import FOLDER

CURRENT = (FOLDER / "current.toml").read_text("utf-8")
MILESTONES = (FOLDER / "milestones.toml").read_text("utf-8")
PROGRESSION = (FOLDER / "progression.toml").read_text("utf-8")

BANNISTER = """[[progression.mark]]
mark_s = 239.4
mark = "3:59.4"
athlete = "Roger Bannister"
nation = "GBR"
date = "1954-05-06"
place = "Oxford"
country = "GBR"
kind = "wr"
note = "First sub-four-minute mile."
sources = ["iaaf-2015", "bbtm-mile", "rw-mile-list"]
"""
BANNISTER_AGAIN = BANNISTER.replace('kind = "wr"', 'kind = "wr"\nequalled = true')
FASTER_THAN_LANDY = BANNISTER.replace("239.4", "237.9").replace("3:59.4", "3:57.9")
LANDY = "[[" + PROGRESSION.partition(BANNISTER)[2].split("[[")[1]


def found_in(progression: str, current: str = CURRENT, milestones: str = MILESTONES) -> list[Problem]:
    return check(current, milestones, progression)


def only_one(progression: str, current: str = CURRENT) -> Problem:
    (problem,) = found_in(progression, current)
    return problem


def in_list(id: str, old: str, new: str) -> str:
    """The progressions with the first such text of one list changed, which must be there."""
    start = PROGRESSION.index(f'id = "{id}"\n')
    end = PROGRESSION.find("[[progression]]", start)
    end = len(PROGRESSION) if end < 0 else end
    part = PROGRESSION[start:end]
    assert old in part
    return PROGRESSION[:start] + part.replace(old, new, 1) + PROGRESSION[end:]


def instead_of_bannister(old: str, new: str) -> str:
    assert PROGRESSION.count(BANNISTER) == 1
    assert old in BANNISTER
    return PROGRESSION.replace(BANNISTER, BANNISTER.replace(old, new))


def line(text: str, problem: Problem) -> str:
    return text.split("\n")[problem.line - 1]


def test_our_files_have_no_fault() -> None:
    assert found_in(PROGRESSION) == []


# A mark by itself


@pytest.mark.parametrize(
    ("old", "new", "what", "at"),
    [
        ('mark = "3:59.4"', 'mark = "3:59.5"', "mark '3:59.5' is not mark_s 239.4", "mark_s = 239.4"),
        ('mark = "3:59.4"', 'mark = "3:59,4"', "is not mark_s", "mark_s = 239.4"),
        ("mark_s = 239.4", "mark_s = 239.41", "is not mark_s 239.41", "mark_s = 239.41"),
        ("mark_s = 239.4", 'mark_s = "239.4"', "mark_s is missing or no number", 'mark_s = "239.4"'),
        ("mark_s = 239.4\n", "", "mark_s is missing", "[[progression.mark]]"),
        ("mark_s = 239.4", "mark_m = 239.4", "mark_s is missing", "[[progression.mark]]"),
        ('kind = "wr"', 'kind = "record"', "not one of wr, wb, pending, not_ratified", 'kind = "record"'),
        ('kind = "wr"\n', "", "kind is missing", "[[progression.mark]]"),
        ('kind = "wr"', 'kind = "wr"\nequaled = true', "equaled is not a field", "equaled = true"),
        ('kind = "wr"', 'kind = "wr"\nequalled = "no"', "neither true nor false", 'equalled = "no"'),
        ('kind = "wr"', 'kind = "wr"\nid = "x"', "id is not a field", 'id = "x"'),
        ('kind = "wr"', 'kind = "wr"\nplace = ""', "not TOML", 'place = ""'),
        ('place = "Oxford"', 'place = " "', "place is empty", 'place = " "'),
        ('athlete = "Roger Bannister"', 'athlete = ""', "athlete is empty", 'athlete = ""'),
        ('nation = "GBR"', 'nation = "England"', "no code of three capitals", 'nation = "England"'),
        ('date = "1954-05-06"', 'date = "6 May 1954"', "no date like", 'date = "6 May 1954"'),
        ('date = "1954-05-06"', 'date = "1954-02-30"', "is no date", 'date = "1954-02-30"'),
        ('date = "1954-05-06"', 'date = "2954-05-06"', "after compiled_on", 'date = "2954-05-06"'),
        ('date = "1954-05-06"\n', "", "date is missing", "[[progression.mark]]"),
        ('"bbtm-mile"', '"bttm-mile"', "source bttm-mile is not known", 'sources = ["iaaf-2015", "bttm-mile"'),
        ('["iaaf-2015", "bbtm-mile", "rw-mile-list"]', "[]", "no source is named", "sources = []"),
        ('kind = "wr"', 'kind = "wr"\nauto_time = "3:57.9"', "not the time behind", 'auto_time = "3:57.9"'),
        ('kind = "wr"', 'kind = "wr"\nauto_time = "four"', "not the time behind", 'auto_time = "four"'),
        ('kind = "wr"', 'kind = "wr"\nunsourced = ["wind"]', "unsourced names wind", 'unsourced = ["wind"]'),
    ],
)
def test_a_mark_that_is_wrong_by_itself(old: str, new: str, what: str, at: str) -> None:
    planted = instead_of_bannister(old, new)
    problem = only_one(planted)
    assert problem.file == "progression.toml"
    assert what in problem.what
    assert line(planted, problem).startswith(at)
    begins = PROGRESSION[: PROGRESSION.index(BANNISTER)].count("\n") + 1
    assert begins <= problem.line <= begins + BANNISTER.count("\n")
    if "not TOML" not in what:
        assert re.fullmatch(r"mile-men(-.+)?", problem.id)


def test_a_time_past_all_numbers_is_a_problem_and_no_crash() -> None:
    hours = "1" + "0" * 400
    planted = instead_of_bannister('239.4\nmark = "3:59.4"', f'{int(hours) * 3600}\nmark = "{hours}:00:00"')
    assert only_one(planted).what == "mark_s is not above zero, or past all numbers"


def test_a_mark_is_known_by_its_list_and_its_day() -> None:
    problem = only_one(instead_of_bannister('mark = "3:59.4"', 'mark = "3:59.5"'))
    assert problem.id == "mile-men-1954-05-06"
    assert str(problem).startswith(f"progression.toml:{problem.line}: mile-men-1954-05-06: mark '3:59.5'")


# A mark beside the others


@pytest.mark.parametrize(
    ("change", "id", "what", "at"),
    [
        (
            lambda: instead_of_bannister('239.4\nmark = "3:59.4"', '241.5\nmark = "4:01.5"'),
            "mile-men-1954-05-06",
            "no better than 4:01.4 of 1945-07-17",
            'mark = "4:01.5"',
        ),
        (
            lambda: instead_of_bannister('239.4\nmark = "3:59.4"', '241.4\nmark = "4:01.4"'),
            "mile-men-1954-05-06",
            "the same as 4:01.4 of 1945-07-17, but not marked as equalled",
            'mark = "4:01.4"',
        ),
        (
            lambda: instead_of_bannister('kind = "wr"', 'kind = "wr"\nequalled = true'),
            "mile-men-1954-05-06",
            "marked as equalled, but not the same as 4:01.4",
            "equalled = true",
        ),
        (
            lambda: in_list("mile-men", 'kind = "wr"', 'kind = "wr"\nequalled = true'),
            "mile-men-1913-05-31",
            "the first record equals none",
            "equalled = true",
        ),
        (
            lambda: PROGRESSION.replace(BANNISTER + LANDY, LANDY + FASTER_THAN_LANDY),
            "mile-men-1954-05-06",
            "date is before 1954-06-21, of the mark above it",
            'date = "1954-05-06"',
        ),
        (
            lambda: PROGRESSION.replace(BANNISTER, BANNISTER + BANNISTER_AGAIN),
            "mile-men-1954-05-06-2",
            "the mark stands twice",
            'mark = "3:59.4"',
        ),
        (
            lambda: in_list("mile-women", 'kind = "not_ratified"', 'kind = "not_ratified"\nequalled = true'),
            "mile-women-1973-07-07",
            "not_ratified marks are not the record",
            "equalled = true",
        ),
    ],
)
def test_a_mark_that_is_wrong_beside_the_others(change: Callable[[], str], id: str, what: str, at: str) -> None:
    planted = change()
    assert planted != PROGRESSION
    problem = only_one(planted)
    assert (problem.file, problem.id) == ("progression.toml", id)
    assert what in problem.what
    assert line(planted, problem) == at


def test_a_joined_progression_must_fall_too() -> None:
    planted = in_list("mile-women-pre-1967", '279.2\nmark = "4:39.2"', '276.9\nmark = "4:36.9"')
    problem = only_one(planted)
    assert (problem.id, line(planted, problem)) == ("mile-women-1967-06-03", 'mark = "4:37.0"')


def test_two_lists_of_one_record_must_not_overlap() -> None:
    planted = in_list("mile-women-pre-1967", 'date = "1967-05-13"', 'date = "1967-06-13"')
    problem = only_one(planted)
    assert problem.what == "begins before mile-women-pre-1967 ends, and both are of one record"
    assert line(planted, problem) == 'id = "mile-women"'


# A list by itself


@pytest.mark.parametrize(
    ("old", "new", "what", "at"),
    [
        ('event = "mile"', 'event = "league"', "'league' is not known", 'event = "league"'),
        ('category = "men"', 'category = "man"', "not one of men, women", 'category = "man"'),
        ('environment = "road"', 'environment = "street"', "not one of", 'environment = "street"'),
        ('category = "men"', 'category = "men"\nfield = "mixed"', "only women's records", 'field = "mixed"'),
        ("complete = true", 'complete = "yes"', "neither true nor false", 'complete = "yes"'),
        ("complete = true\n", "", "complete is missing", 'id = "road-mile-men"'),
        ('scope = "', 'scop = "', "scope is missing", 'id = "road-mile-men"'),
        ('note = "', 'nota = "', "nota is not a field", 'nota = "'),
        ('id = "road-mile-men"', 'id = "mile-men"', "the id stands twice", 'id = "mile-men"'),
    ],
)
def test_a_list_that_is_wrong_by_itself(old: str, new: str, what: str, at: str) -> None:
    start = PROGRESSION.index('id = "road-mile-men"')
    end = PROGRESSION.index("[[progression.mark]]", start)
    assert old in PROGRESSION[start:end]
    planted = PROGRESSION[:start] + PROGRESSION[start:end].replace(old, new, 1) + PROGRESSION[end:]
    problem = only_one(planted)
    assert what in problem.what
    assert line(planted, problem).startswith(at)
    assert planted[:start].count("\n") < problem.line <= planted[:end].count("\n") + 1


def test_a_list_without_marks_or_records() -> None:
    empty = (
        '\n[[progression]]\nid = "empty"\nevent = "100m"\ncategory = "men"\n'
        'environment = "outdoor track"\ncomplete = true\nscope = "None."\n'
    )
    problem = only_one(PROGRESSION + empty)
    assert (problem.id, problem.what, line(PROGRESSION + empty, problem)) == (
        "empty",
        "it has no marks",
        'id = "empty"',
    )
    planted = PROGRESSION + empty + BANNISTER.replace("wr", "annulled").replace("239.4", "9.7").replace("3:59.4", "9.7")
    problem = only_one(planted)
    assert (problem.id, problem.what) == ("empty", "no mark of it was ever the record")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "schema = 1",
        "schema = 1\nprogression = 7",
        'schema = 1\nprogression = ["x"]',
        'schema = 1\n[[progression]]\nid = "x"\nmark = 3',
        "schema = ",
        "schema = " + "9" * 5000,
        "schema = " + "[" * 5000,
    ],
)
def test_text_that_is_no_list_of_progressions_is_a_problem_and_no_crash(text: str) -> None:
    problems = found_in(text)
    assert problems
    assert {problem.file for problem in problems} == {"progression.toml"}


# Sources


def test_sources_of_progressions_are_checked_like_all_others() -> None:
    idle = '\n[[source]]\nid = "idle"\ntitle = "Idle"\nurl = ""\nas_of = "2026"\nkind = "news"\n'
    problem = only_one(PROGRESSION + idle)
    assert (problem.id, problem.what) == ("idle", "no row names this source")
    other = PROGRESSION.replace('as_of = "2015-08"', 'as_of = "2015-09"')
    problem = only_one(other)
    assert (problem.id, problem.what) == ("iaaf-2015", "another file says something else of this source")
    planted = PROGRESSION.replace('as_of = "2015-08"', 'as_off = "2015-08"')
    assert "as_of is missing" in found_in(planted)[0].what


# Beside the current records


def test_the_current_record_is_the_end_of_its_progression() -> None:
    slower = CURRENT.replace('223.13\nmark_cs = 22313\nmark = "3:43.13"', '223.12\nmark_cs = 22312\nmark = "3:43.12"')
    assert slower != CURRENT
    problem = only_one(PROGRESSION, slower)
    assert (problem.file, problem.id) == ("progression.toml", "mile-men-1999-07-07")
    assert problem.what == (
        "the last record of mile-men, but mile-outdoor-men is 3:43.12 by Hicham El Guerrouj on 1999-07-07"
    )
    assert line(PROGRESSION, problem) == 'mark = "3:43.13"'


def test_a_record_that_was_not_entered_in_the_progression_is_found() -> None:
    ended = PROGRESSION.index('athlete = "Faith Kipyegon"\nnation = "KEN"\ndate = "2023-07-21"')
    start = PROGRESSION.rindex("[[progression.mark]]", 0, ended)
    planted = PROGRESSION[:start] + PROGRESSION[PROGRESSION.index("\n\n", ended) + 1 :]
    problem = next(problem for problem in found_in(planted) if problem.id == "mile-women-2019-07-12")
    assert "the last record of mile-women, but mile-outdoor-women is 4:07.64 by Faith Kipyegon" in problem.what


def test_a_pending_mark_is_pending_in_both() -> None:
    ratified = in_list("half-men", 'kind = "pending"', 'kind = "wr"')
    kind, _end = found_in(ratified)
    assert kind.what == "kind is wr, but half-road-men-pending-2026 is pending"
    assert line(ratified, kind) == 'kind = "wr"'
    other_day = in_list("half-men", 'date = "2026-08-23"', 'date = "2026-08-24"')
    not_current, not_listed = found_in(other_day)
    assert (not_current.file, not_current.id) == ("progression.toml", "half-men-2026-08-24")
    assert not_current.what == "pending, but not among the current records"
    assert (not_listed.file, not_listed.id) == ("current.toml", "half-road-men-pending-2026")
    assert not_listed.what == "pending, but not in half-men"
    assert line(CURRENT, not_listed) == 'role = "pending"'


def test_a_pending_mark_must_be_better_than_the_record() -> None:
    planted = in_list("half-men", '3411.0\nmark = "56:51"', '3450.0\nmark = "57:30"')
    problem = only_one(planted)
    assert problem.id == "half-men-2026-08-23"
    assert problem.what == "pending, but no better than 57:20 of 2026-03-08"


def test_what_does_not_count_does_so_in_both() -> None:
    planted = in_list("half-men", 'kind = "not_ratified"', 'kind = "annulled"')
    problem = only_one(planted)
    assert problem.what == "kind is annulled, but half-road-men-not-ratified-2025 is not ratified"


def test_a_progression_without_a_current_record_is_found() -> None:
    planted = in_list("50km-men", 'event = "50km"', 'event = "5km"').replace(
        'environment = "road"\ncomplete = false\nscope = "World Athletics era (from',
        'environment = "short track"\ncomplete = false\nscope = "World Athletics era (from',
    )
    problem = only_one(planted)
    assert (problem.id, problem.what) == ("50km-men-2022-10-08", "there is no current record for it to end with")


# As an error


def test_the_book_is_refused_with_the_line() -> None:
    planted = instead_of_bannister('mark = "3:59.4"', 'mark = "3:59.5"')
    with pytest.raises(RecordDataError) as caught:
        make_record_book(CURRENT, MILESTONES, planted)
    error = caught.value
    assert (error.file, error.id, error.what) == (
        "progression.toml",
        "mile-men-1954-05-06",
        "mark '3:59.5' is not mark_s 239.4",
    )
    assert planted.split("\n")[error.line - 1] == "mark_s = 239.4"


def test_without_a_text_of_progressions_there_are_none() -> None:
    book = make_record_book(CURRENT, MILESTONES)
    assert book.progressions == ()
    assert book.milestones


@given(st.integers(0, PROGRESSION.index("# Sources.")), st.sampled_from(["", "9", '"', "\n", "[[x]]", "é", "= "]))
def test_any_slip_is_a_problem_or_harmless_but_never_a_crash(place: int, slip: str) -> None:
    # The beginning is enough, and quicker to read ten thousand times.
    head = PROGRESSION.index("[[progression]]", PROGRESSION.index('id = "mile-men"'))
    place = place % head
    planted = PROGRESSION[:place] + slip + PROGRESSION[place + 1 : head]
    for problem in found_in(planted):
        assert problem.line >= 1
        assert problem.what
