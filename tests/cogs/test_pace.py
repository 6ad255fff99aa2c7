"""``/pace``, as people use it."""

from __future__ import annotations

import pytest

from .person import Person


async def test_six_minutes_for_a_kilometre_is_told_in_every_unit(person: Person) -> None:
    answer = await person.ask("pace", time="6:00 1k")
    assert not answer.private
    assert answer.title == "6:00/km · 9:39/mi"
    assert "1 km in 6:00" in answer.description
    assert answer.field("Pace") == "**6:00/km**\n9:39/mi"
    assert answer.field("Speed") == "**10.0 km/h**\n6.2 mph"
    assert answer.field("On the track") == "**2:24** a lap of 400 m\n2.5 laps"
    (races,) = [value for _, value in answer.fields if "marathon" in value]
    assert races.lower().splitlines() == [
        "5 km: **30:00**",
        "10 km: **1:00:00**",
        "half marathon: **2:06:35**",
        "marathon: **4:13:10**",
    ]
    assert "not a prediction" in answer.footer


@pytest.mark.parametrize(
    ("phrase", "title", "read_as"),
    [
        ("6:00 1k", "6:00/km · 9:39/mi", "1 km in 6:00"),
        ("10k in 47m30", "4:45/km · 7:39/mi", "10 km in 47:30"),
        ("6:00/km 10k", "10 km in 1:00:00", "10 km at 6:00/km"),
        ("12 km/h half", "Half marathon in 1:45:29", "half marathon at 12.0 km/h"),
        ("50:00 at 5:00/km", "10 km in 50:00", "50:00 at 5:00/km"),
        ("8 min miles marathon", "Marathon in 3:29:45", "marathon at 8:00/mi"),
        ("1k 6:00", "6:00/km · 9:39/mi", "1 km in 6:00"),
        ("47:30 for 10k", "4:45/km · 7:39/mi", "10 km in 47:30"),
        ("１ｋ　ｉｎ　６：００", "6:00/km · 9:39/mi", "1 km in 6:00"),
        ("\u202e6:00 1k", "6:00/km · 9:39/mi", "1 km in 6:00"),
        ("mile in 4:00", "4:00/mi · 2:29/km", "mile in 4:00"),
        ("parkrun 25:00", "5:00/km · 8:03/mi", "5 km in 25:00"),
        ("1:20 400m", "3:20/km · 5:22/mi", "400 m in 1:20"),
        ("5:00/km", "5:00/km · 8:03/mi", "5:00/km"),
        ("3x1k in 4:00", "4:00/km · 6:26/mi", "3 × 1 km, each in 4:00"),
        ("sub 3 marathon", "4:16/km · 6:52/mi", "marathon in under 3:00:00"),
    ],
)
async def test_a_phrase_is_worked_out_and_told_as_it_was_read(
    person: Person, phrase: str, title: str, read_as: str
) -> None:
    answer = await person.ask("pace", time=phrase)
    assert not answer.private
    assert answer.title == title
    assert answer.description.splitlines()[0] == f"Read as {read_as}"


@pytest.mark.parametrize(
    ("phrase", "time", "distance"),
    [
        ("6:00 1k", "6:00", "1k"),
        ("10k in 47m30", "47m30", "10k"),
        ("6:00/km 10k", "6:00/km", "10 km"),
        ("12 km/h half", "12 km/h", "half marathon"),
        ("8 min miles marathon", "8 min miles", "marathon"),
        ("10k in 47:30", "10k in 47:30", "10k"),
        ("8:00 mile half", "8:00/mi", "half"),
    ],
)
async def test_the_distance_can_stand_in_its_own_option(person: Person, phrase: str, time: str, distance: str) -> None:
    as_phrase, by_options = await person.ask_all(
        [("pace", {"time": phrase}), ("pace", {"time": time, "distance": distance})]
    )
    assert by_options == as_phrase


async def test_a_performance_with_another_distance_is_carried_over_at_the_same_pace(person: Person) -> None:
    answer = await person.ask("pace", time="10k in 47:30", distance="half")
    assert answer.title == "Half marathon in 1:40:13"
    assert "half marathon at the pace of 10 km in 47:30" in answer.description


@pytest.mark.parametrize(
    ("typed", "pace", "finish"),
    [("9:45 10 miles", "9:45/mi", "1:37:30"), ("10k 4:30", "4:30/km", "45:00"), ("10:30 half", "10:30/mi", "2:17:39")],
)
async def test_a_time_that_is_rather_a_pace_is_asked_about(person: Person, typed: str, pace: str, finish: str) -> None:
    answer = await person.ask("pace", time=typed)
    assert answer.private
    assert f"`{pace}` gives {finish}" in answer.description


async def test_what_was_assumed_is_said(person: Person) -> None:
    hours, rounded = await person.ask_all(
        [("pace", {"time": "10k 1:20"}), ("pace", {"time": "26.2 in 4 hours"})],
    )
    assert "1 h 20 min" in hours.description
    assert "42.195 km" in rounded.description


@pytest.mark.parametrize(
    ("options", "read", "wrong"),
    [
        ({"time": "4:75 5k"}, "`4:75 5k`", "`75` is over 59"),
        ({"time": "10k in 47:30 banana"}, "`10k in 47:30 banana`", "`banana` means nothing"),
        ({"time": "10k in 0:00"}, "`0:00`", "zero or less"),
        ({"time": "-10k in 50:00"}, "`-10k`", "zero or less"),
        ({"time": "10k"}, "10 km", "In what time"),
        ({"time": "47:30"}, "`47:30`", "Which distance"),
        ({"time": "10 in 50"}, "`10`", "kilometres (`10k`) or miles (`10 mi`)?"),
        ({"time": "10k 5k 20:00"}, "`10k 5k 20:00`", "what to do with `5k`"),
        ({"time": "DNF"}, "`DNF`", "without a time"),
        ({"time": "10k 7pm"}, "`7pm`", "time of day"),
        ({"time": "99999999999k in 5:00"}, "`99999999999k`", "outside anything"),
        ({"time": "1e400k 5:00"}, "`1e400k 5:00`", "means nothing"),
        ({"time": "   "}, "", "Nothing was typed"),
        ({"time": "5:00/km", "distance": "20:00"}, "`20:00`", "I need a distance"),
        ({"time": "5:00/km", "distance": "banana"}, "`banana`", "means nothing"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read: str, wrong: str
) -> None:
    answer = await person.ask("pace", **options)
    assert answer.private
    assert answer.fields == ()
    assert read in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("pace", **{**options, last: answer.example})).private


@pytest.mark.parametrize(
    "phrase",
    [
        "10k in 20:00",
        "100m in 9.0 s",
        "mile 2:30",
        "5k in 2 min",
        "half in 30 min",
        "marathon in 1:50:00",
        "1:00/km 10k",
        "60 km/h",
        "1k in 90:00:00",
        "2:00:00/km",
        "10 km in 20 h",
    ],
)
async def test_an_impossible_performance_is_answered_with_a_question_and_not_a_number(
    person: Person, phrase: str
) -> None:
    answer = await person.ask("pace", time=phrase)
    assert answer.private
    assert answer.title == "One question"
    assert answer.description.splitlines()[0].endswith("?")
    assert answer.fields == ()


@pytest.mark.parametrize(
    ("time", "distance"), [("30 min", "half"), ("1:50:00", "marathon"), ("1:30/km", "10k"), ("20 h", "10k")]
)
async def test_it_is_as_impossible_with_the_distance_in_its_own_option(
    person: Person, time: str, distance: str
) -> None:
    answer = await person.ask("pace", time=time, distance=distance)
    assert answer.private
    assert answer.title == "One question"
    assert answer.fields == ()


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("pace", "time", "10k in 47:30")
    assert shown.replace("\u00a0", " ") == "10 km in 47:30 → 4:45/km"
    assert value == "10k in 47:30"
    ((shown, _),) = await person.choices("pace", "time", "47:30", distance="10k")
    assert "4:45/km" in shown


async def test_half_a_phrase_is_offered_whole_ones_first(person: Person) -> None:
    *whole, (said, typed) = await person.choices("pace", "time", "47:30")
    assert "47:30 10k" in [value for _, value in whole]
    assert all(" → " in shown for shown, _ in whole)
    assert "Which distance" in said
    assert typed == "47:30"
