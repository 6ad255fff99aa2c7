"""``/distance``, as people use it."""

from __future__ import annotations

import pytest
from simcord import ResponseMessage

from bot.core.distance import KNOWN
from bot.reply.guidance import ADVICE

from .person import Call, Person
from .seen import click, labels, read

GUIDANCE = "Guidance times, not a norm"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("distance", **options)
    assert result.response is not None
    return result.response


async def test_the_mile_is_told_in_laps_times_and_records(person: Person) -> None:
    answer = await person.ask("distance", what="mile")
    assert not answer.private
    assert answer.title == "Mile"
    assert answer.description == "**1 mi** · 1.6093 km · 1760 yd"
    assert answer.field("400 m track").splitlines() == [
        "**4 laps + 9.34 m**",
        "Start 9.34 m before the finish line, on the home straight.",
    ]
    assert answer.field("200 m track").startswith("**8 laps + 9.34 m**")
    assert "Walk: **14:30–19:15**" in answer.field(GUIDANCE)
    assert "Trained: **6:00–7:30**" in answer.field(GUIDANCE)
    records = answer.field("World records, outdoor track")
    assert "Men: **3:42.66** Josh Kerr (GBR)" in records
    assert "Waits for ratification; until then 3:43.13" in records
    assert "Women: **4:07.64** Faith Kipyegon (KEN)" in records
    assert "4:06.42" not in answer.text
    assert "Riegel" in answer.footer
    assert "9 October 2026" in answer.footer


@pytest.mark.parametrize(
    ("what", "title", "told"),
    [
        ("5k", "5 km", "**12 laps + 200 m**"),
        ("13.1", "13.1 mi", "Or did you mean this one? Half marathon: 21.0975 km, 13.109 mi"),
        ("1500", "1500 m", "**3 laps + 300 m**"),
        ("parkrun", "5 km", "World records, road"),
        ("5000m", "5000 m", "World records, outdoor track"),
        ("8 laps", "3200 m", "**8 laps**"),
        ("8x400m", "3200 m", "Read as 8 × 400 m"),
        ("marathon", "Marathon", "**105 laps + 195 m**"),
        ("Halbmarathon", "Half marathon", "52 laps + 297.5 m"),
        ("100 miles", "100 miles", "World bests, ultra"),
        ("mile in lane 4", "Mile", "400 m track, lane 4"),
    ],
)
async def test_any_distance_is_told(person: Person, what: str, title: str, told: str) -> None:
    answer = await person.ask("distance", what=what)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


async def test_every_known_distance_has_its_own_advice(person: Person) -> None:
    answers = await person.ask_all(("distance", {"what": known.text}) for known in KNOWN)
    for known, answer in zip(KNOWN, answers, strict=True):
        assert answer.field("Good for") == ADVICE[known.benchmark].good_for
        assert answer.field("Watch out") == ADVICE[known.benchmark].watch_out


async def test_a_lane_has_its_own_lap_and_start(person: Person) -> None:
    answer = await person.ask("distance", what="400m", lane="4")
    told = answer.field("400 m track, lane 4")
    assert "One lap: 422.37 m" in told
    assert "Start 22.37 m past the finish line, on the first bend." in told
    assert "World Athletics" in answer.footer
    assert await person.ask("distance", what="400m lane 4") == answer


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"what": "5"}, "`5`", "kilometres (`5k`) or miles (`5 mi`)?"),
        ({"what": "ten k"}, "`ten k`", "`ten` means nothing"),
        ({"what": "banana"}, "`banana`", "means nothing"),
        ({"what": "20:00"}, "`20:00`", "I need a distance"),
        ({"what": "5k in 20:00"}, "`5k in 20:00`", "`20:00`"),
        ({"what": "0 km"}, "`0 km`", "zero or less"),
        ({"what": "99999999 km"}, "`99999999 km`", "outside anything"),
        ({"what": "   "}, "", "Nothing was typed"),
        ({"what": "400m", "lane": "9"}, "`9`", "lanes 1 to 8"),
        ({"what": "400m", "lane": "0"}, "`0`", "lanes 1 to 8"),
        ({"what": "400m", "lane": "banana"}, "`banana`", "lanes 1 to 8"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("distance", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("distance", **{**options, last: answer.example})).private


# Buttons


async def test_the_units_button_turns_the_asker_s_message_and_back(person: Person) -> None:
    message = await answered(person, what="mile", lane="4")
    before = read(message)
    assert labels(message)[0] == "In kilometres"
    turned = await click(person.member, message, "In kilometres")
    assert turned.description == "**1.6093 km** · 1 mi · 1760 yd"
    assert "2:18/km · 3:43/mi" in turned.text
    assert "400 m track, lane 4" in turned.text
    assert await click(person.member, message, "In miles") == before


async def test_the_pace_button_leads_to_the_pace_of_the_middle_of_the_beginners(person: Person) -> None:
    message = await answered(person, what="mile")
    answer = await click(person.member, message, "Pace for 11:15")
    assert answer.title == "11:15/mi · 6:59/km"
    assert "mile in 11:15" in answer.description


async def test_the_record_button_leads_to_all_records_over_the_distance(person: Person) -> None:
    answer = await click(person.member, await answered(person, what="5k"), "Records")
    assert answer.title == "World record: 5 km and 5000 m"
    assert (await click(person.member, await answered(person, what="mile"), "Records")).title == "World record: mile"


async def test_a_rounded_distance_leads_to_the_race(person: Person) -> None:
    message = await answered(person, what="26.2")
    assert "Records" not in labels(message)
    assert await click(person.member, message, "Marathon") == await person.ask("distance", what="marathon")


async def test_every_button_under_every_known_distance_is_answered(person: Person) -> None:
    calls: list[Call] = [("distance", {"what": known.text}) for known in KNOWN]
    for result in await person.run_all(calls):
        assert result.response is not None
        for label in labels(result.response):
            shown = await click(person.member, result.response, label)
            assert not shown.private, (label, shown.text)
            assert shown.fields


# Autocomplete


async def test_before_anything_is_typed_the_well_known_distances_are_offered(person: Person) -> None:
    offered = await person.choices("distance", "what", "")
    assert [value for _, value in offered] == [known.text for known in KNOWN]
    shown = {value: name.replace("\u00a0", " ") for name, value in offered}
    assert shown["half marathon"] == "Half marathon: 21.0975 km, 13.109 mi"
    assert shown["mile"] == "Mile: 1.6093 km, 1 mi"


@pytest.mark.parametrize(
    ("typed", "first", "among"),
    [
        ("half", "half", "half"),
        ("half m", "half marathon", "half marathon"),
        ("mar", "marathon", "marathon"),
        ("10", "10k", "10 mi"),
        ("10 m", "10 m", "10 miles"),
        ("7.5 km", "7.5 km", "7.5 km"),
    ],
)
async def test_the_reading_is_shown_while_the_person_types(person: Person, typed: str, first: str, among: str) -> None:
    offered = [value for _, value in await person.choices("distance", "what", typed)]
    assert offered[0] == first
    assert among in offered


async def test_no_distance_is_offered_twice(person: Person) -> None:
    shown = [name for name, _ in await person.choices("distance", "what", "10")]
    assert len(shown) == len(set(shown))
    assert [name.partition(":")[0].replace("\u00a0", " ") for name in shown[:-1]] == [
        "10 km",
        "10 miles",
        "100 km",
        "100 miles",
    ]


async def test_what_does_not_read_says_so_last(person: Person) -> None:
    *_, (said, value) = await person.choices("distance", "what", "10")
    assert "kilometres" in said
    assert value == "10"


async def test_the_lanes_are_offered_with_their_laps(person: Person) -> None:
    offered = await person.choices("distance", "lane", "", what="mile")
    assert [value for _, value in offered] == list("12345678")
    assert offered[3][0].replace("\u00a0", " ") == "Lane 4: 422.37 m a lap"
