"""/progression, the milestones and /record on a day, as a person would use them."""

from __future__ import annotations

import pytest

from tests.cogs.person import Person
from tests.cogs.seen import labels, read, seen


@pytest.mark.parametrize(
    ("day", "mark", "athlete"),
    [
        ("6 May 1954", "3:59.4", "Roger Bannister"),
        ("5 May 1954", "4:01.4", "Gunder Hägg"),
        ("21 June 1954", "3:58.0", "John Landy"),
        ("1954", "3:58.0", "John Landy"),
        ("2020-01-01", "3:43.13", "Hicham El Guerrouj"),
    ],
)
async def test_who_held_the_mile_on_a_day(person: Person, day: str, mark: str, athlete: str) -> None:
    answer = await person.ask("record", event="mile men", on=day)
    assert mark in answer.text
    assert athlete in answer.text


async def test_a_record_of_a_day_says_when_it_was_beaten(person: Person) -> None:
    answer = await person.ask("record", event="mile men", on="6 May 1954")
    assert "21 June 1954" in answer.text
    assert "John Landy" in answer.text


@pytest.mark.parametrize("day", ["1800", "2999", "31 February 1954", "banana"])
async def test_a_day_that_cannot_be_is_answered_with_a_sentence_and_an_example(person: Person, day: str) -> None:
    answer = await person.ask("record", event="mile men", on=day)
    assert answer.private
    assert "broke" not in answer.text
    assert answer.example


async def test_a_day_that_reads_in_two_ways_is_asked_about(person: Person) -> None:
    answer = await person.ask("record", event="mile men", on="06/05/1954")
    assert answer.private
    assert "1954-05-06" in answer.text
    assert "1954-06-05" in answer.text


async def test_the_history_is_told_newest_first_with_what_each_took_off(person: Person) -> None:
    answer = await person.ask("progression", event="mile women")
    told = answer.field("Women, outdoor track")
    assert told.index("4:07.64") < told.index("4:12.33") < told.index("4:12.56")
    assert "−4.69 s" in told
    assert "stood 22.9 years" in told


async def test_marks_that_did_not_count_are_told_apart(person: Person) -> None:
    told = (await person.ask("progression", event="mile women")).text
    assert "4:15.8" in told
    assert "not ratified" in told


async def test_a_pending_mark_is_told_as_pending(person: Person) -> None:
    lines = (await person.ask("progression", event="mile men")).text.splitlines()
    (kerr,) = [number for number, line in enumerate(lines) if "3:42.66" in line]
    assert "waits for ratification" in lines[kerr + 1]


async def test_pages_turn_in_place_for_the_asker_and_are_copied_for_others(person: Person) -> None:
    asked = await person.run("progression", event="mile men")
    assert asked.response is not None
    first = read(asked.response).text
    await person.member.click(asked.response, label="Older")
    second = read(asked.response).text
    assert "Page 2" in second
    assert first != second
    assert labels(asked.response) == ["Newer", "Older"]
    other = person.guild.add_member(person.env.create_user("bob"))
    copy = await other.click(asked.response.message, label="Older")
    assert copy.ephemeral
    assert "Page 3" in seen(copy).text
    assert "Page 2" in read(asked.response).text


async def test_the_last_page_ends_with_the_first_record(person: Person) -> None:
    asked = await person.run("progression", event="mile men")
    assert asked.response is not None
    while "Older" in labels(asked.response):
        await person.member.click(asked.response, label="Older")
    assert "John Paul Jones" in read(asked.response).text


async def test_since_leaves_out_what_was_before(person: Person) -> None:
    told = (await person.ask("progression", event="mile men", since="1990")).text
    assert "3:46.32" in told  # the record that stood then
    assert "3:47.33" not in told


async def test_both_are_told_where_nobody_is_named(person: Person) -> None:
    answer = await person.ask("progression", event="1500m")
    assert answer.field("Men, outdoor track")
    assert answer.field("Women, outdoor track")


async def test_an_event_without_a_history_says_so(person: Person) -> None:
    answer = await person.ask("progression", event="24 hours")
    assert answer.private
    assert "24 hours" in answer.text


async def test_a_record_leads_to_its_history_and_milestones(person: Person) -> None:
    asked = await person.run("record", event="mile men")
    assert asked.response is not None
    assert {"History", "Milestones"} <= set(labels(asked.response))
    history = seen(await person.member.click(asked.response, label="History"))
    assert "3:59.4" in history.text or "Page 1" in history.text
    milestones = seen(await person.member.click(asked.response, label="Milestones"))
    assert "Roger Bannister" in milestones.text
    assert "Improved most often" in milestones.text
