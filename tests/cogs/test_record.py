"""``/record``, as people use it."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

import bot.core.data.records as records_data
from bot.core.records import load_record_book

from .awkward import scribbles
from .person import Call, Person
from .seen import Seen

DATA = Path(records_data.__path__[0])
ROWS: list[dict[str, Any]] = tomllib.loads((DATA / "current.toml").read_text(encoding="utf-8"))["record"]
EXHIBITIONS: list[dict[str, Any]] = [
    row
    for row in tomllib.loads((DATA / "milestones.toml").read_text(encoding="utf-8"))["milestone"]
    if row["kind"].startswith("exhibition")
]


def by_phrase(row: dict[str, Any]) -> Call:
    said = (row["event"], row["category"], row.get("field", ""), row["environment"])
    return "record", {"event": " ".join(part for part in said if part)}


def by_options(row: dict[str, Any]) -> Call:
    event = " ".join(part for part in (row["event"], row.get("field", "")) if part)
    return "record", {"event": event, "category": row["category"], "surface": row["environment"]}


def day(iso: str) -> str:
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {date:%B %Y}"


def bold(answer: Seen) -> list[str]:
    """The marks that stand out: those that are, or wait to be, records."""
    return answer.text.split("**")[1::2]


async def test_the_women_s_mile_is_told_with_everything_around_it(person: Person) -> None:
    answer = await person.ask("record", event="mile women")
    assert not answer.private
    assert answer.title == "World record: mile"
    first, record = answer.fields[0]
    assert first == "Women, outdoor track"
    for told in (
        "4:07.64",
        "Faith Kipyegon",
        "(KEN)",
        "Monaco",
        "21 July 2023",
        "2:34/km",
        "4:08/mi",
        "1:01.6 a lap of 400 m",
    ):
        assert told in record
    assert "http" in answer.field("Sources")
    assert "9 October 2026" in answer.footer


async def test_an_exhibition_is_never_told_as_a_record(person: Person) -> None:
    calls: list[Call] = [("record", {"event": event}) for event in ("mile", "mile women", "mile women track")]
    for answer in await person.ask_all(calls):
        assert not any("4:06.42" in mark for mark in bold(answer))
        (record,) = [value for _, value in answer.fields if "4:06.42" in value]
        before, after = record.split("Does not count:")
        assert "4:07.64" in before
        assert "4:06.42" not in before
        assert "4:06.42 Faith Kipyegon" in after
        assert "an exhibition" in after


async def test_a_faster_mark_that_waits_stands_first_and_tagged_and_the_ratified_one_under_it(person: Person) -> None:
    answer = await person.ask("record", event="mile men")
    (first, waiting), (second, ratified), *_ = answer.fields
    assert "waiting for ratification" in first
    assert "ratified record" in second
    for told in ("**3:42.66**", "Josh Kerr", "(GBR)", "London", "18 July 2026"):
        assert told in waiting
    for told in ("**3:43.13**", "Hicham El Guerrouj", "(MAR)", "Rome", "7 July 1999"):
        assert told in ratified


async def test_without_a_category_both_are_told(person: Person) -> None:
    answer = await person.ask("record", event="mile")
    headings = [name for name, _ in answer.fields]
    assert any(name.startswith("Men, outdoor track") for name in headings)
    assert "Women, outdoor track" in headings
    assert "3:42.66" in answer.text
    assert "4:07.64" in answer.text
    for elsewhere in ("3:45.14", "3:54.6", "4:13.31", "4:20.98"):
        assert elsewhere in answer.text


async def test_a_mark_on_a_refused_course_does_not_count(person: Person) -> None:
    answer = await person.ask("record", event="half men")
    assert answer.fields[0][1].startswith("**56:51**")
    assert answer.fields[1][1].startswith("**57:20**")
    assert "56:42" not in bold(answer)
    _, refused = answer.fields[1][1].split("Does not count:")
    assert "56:42 Jacob Kiplimo" in refused
    assert "refused" in refused


async def test_every_row_of_the_records_is_found_by_a_phrase_and_by_options(person: Person) -> None:
    told = await person.ask_all([by_phrase(row) for row in ROWS])
    assert len(told) == len(ROWS) >= 79
    for row, answer in zip(ROWS, told, strict=True):
        place = [
            value for _, value in answer.fields if row["athlete"] in value and _mark(row) in value.replace(",", "")
        ]
        assert place, f"{row['id']} is not in the answer to {by_phrase(row)}"
        if row["role"] in ("official", "pending"):
            assert any(f"**{row['mark']}**" in value.replace(",", "") for value in place), row["id"]
            assert any(f"({row['nation']})" in value and day(row["date"]) in value for value in place), row["id"]
        else:
            assert not any(_mark(row) == mark for mark in bold(answer)), row["id"]
            assert any(row["date"][:4] in value.partition("Does not count:")[2] for value in place), row["id"]
    assert await person.ask_all([by_options(row) for row in ROWS]) == told


async def test_every_exhibition_is_told_under_the_record_and_never_stands_out(person: Person) -> None:
    assert len(EXHIBITIONS) >= 3
    for row, answer in zip(EXHIBITIONS, await person.ask_all(by_phrase(row) for row in EXHIBITIONS), strict=True):
        assert row["mark"] not in bold(answer)
        assert answer.text.count(row["mark"]) == 1
        assert row["athlete"] in answer.text.partition("Does not count:")[2]


async def test_every_answer_says_its_source_and_as_of_when(person: Person) -> None:
    for answer in await person.ask_all(by_phrase(row) for row in ROWS):
        assert answer.field("Sources")
        assert "as of 9 October 2026" in answer.footer
        assert "The last source that confirms it" in answer.footer


@pytest.mark.parametrize(
    ("phrase", "options"),
    [
        ("mile women", {"event": "mile", "category": "women"}),
        ("women's mile road", {"event": "mile", "category": "women", "surface": "road"}),
        ("1500 indoor men", {"event": "1500m", "category": "men", "surface": "short track"}),
        ("mile", {"event": "mile women", "category": "all"}),
        ("marathon women only", {"event": "marathon women only", "category": "women"}),
    ],
)
async def test_a_phrase_and_options_ask_the_same(person: Person, phrase: str, options: dict[str, str]) -> None:
    as_phrase, by_option = await person.ask_all([("record", {"event": phrase}), ("record", options)])
    assert not as_phrase.private
    assert by_option == as_phrase


async def test_one_name_for_two_races_is_answered_with_both(person: Person) -> None:
    answer = await person.ask("record", event="5k")
    assert "5 km" in answer.title
    assert "5000 m" in answer.title
    assert "12:49" in answer.text
    assert "12:35.36" in answer.text


async def test_a_timed_event_is_told_as_a_distance_and_a_world_best_is_no_record(person: Person) -> None:
    answer = await person.ask("record", event="24 hours")
    assert answer.title == "World best: 24 hours"
    assert "**319.614 km**" in answer.text
    assert "no official record" in answer.text


async def test_words_that_were_passed_over_are_named(person: Person) -> None:
    answer = await person.ask("record", event="mile women short track banana")
    assert not answer.private
    assert "`banana`" in answer.description
    assert "4:13.31" in answer.text


@pytest.mark.parametrize(
    ("options", "read", "wrong"),
    [
        ({"event": "banana"}, "`banana`", "no record event"),
        ({"event": "110m hurdles"}, "`110m hurdles`", "no record event"),
        ({"event": "1500m road"}, "1500 m, road", "outdoor track, short track"),
        ({"event": "  "}, "", "Nothing was typed"),
        ({"event": "mile", "category": "dogs"}, "`dogs`", "means nothing"),
        ({"event": "mile", "surface": "moon"}, "`moon`", "means nothing"),
    ],
)
async def test_what_is_not_kept_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read: str, wrong: str
) -> None:
    answer = await person.ask("record", **options)
    assert answer.private
    assert answer.fields == ()
    assert read in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("record", **{**options, last: answer.example})).private


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "mile"),
        ("mi", "mile"),
        ("mile w", "mile women"),
        ("hal", "half"),
        ("marathon women r", "marathon women road"),
    ],
)
async def test_events_are_offered_while_the_person_types(person: Person, typed: str, first: str) -> None:
    offered = await person.choices("record", "event", typed)
    assert offered[0][1] == first


async def test_every_category_and_surface_is_offered_and_understood(person: Person) -> None:
    categories = await person.choices("record", "category", "", event="mile")
    surfaces = await person.choices("record", "surface", "", event="mile")
    assert {value for _, value in categories} == {"men", "women"}
    assert {value for _, value in surfaces} == {standing.surface.value for standing in load_record_book().standings}
    calls: list[Call] = [("record", {"event": "mile", "category": value}) for _, value in categories]
    calls += [("record", {"event": "100km" if value == "ultra" else "mile", "surface": value}) for _, value in surfaces]
    for (_, options), answer in zip(calls, await person.ask_all(calls), strict=True):
        assert not answer.private or options.get("surface") == "ultra"


async def test_every_event_that_is_offered_has_a_record(person: Person) -> None:
    typed = ["", *"abcdefghijklmnopqrstuvwxyz0123456789", *scribbles(150)]
    events = await person.all_choices([("record", {"event": text}) for text in typed], "event")
    values = sorted({value for choices in events for _, value in choices})
    assert len(values) > 50
    answers = await person.ask_all(("record", {"event": value}) for value in values)
    assert [value for value, answer in zip(values, answers, strict=True) if answer.private] == []


def _mark(row: dict[str, Any]) -> str:
    return str(row["mark"])
