"""``/benchmark``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.core.benchmark import Goal, Ground, Trial
from bot.playground.adapter import reader_data
from bot.reply.table import MOST_COLUMNS

from .person import Person
from .seen import click, labels

PAGES = ["1 km", "Mile", "5 km", "12 minutes"]


async def answered(person: Person, command: str = "benchmark", **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run(command, **options)
    assert result.response is not None
    return result.response


async def test_with_nothing_it_gives_the_overview_of_the_four_tests(person: Person) -> None:
    answer = await person.ask("benchmark")
    assert not answer.private
    assert answer.title == "Which test suits me?"
    assert [name for name, _ in answer.fields] == [*PAGES, "How often"]
    assert "walking included" in answer.description
    assert "four to eight weeks" in answer.field("How often")
    assert labels(await answered(person)) == PAGES


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"goal": "first 5k"}, "A test for you: 1 km", "the big day"),
        ({"goal": "get faster over the mile"}, "A test for you: mile", "lap 4  all that is left"),
        ({"goal": "Marathon"}, "A test for you: 5 km", "endurance"),
        ({"goal": "just started"}, "A test for you: 1 km", "Ten minutes of walking"),
        ({"goal": "losing weight"}, "A test for you: 12 minutes", "Also good: 1 km."),
        ({"goal": "army"}, "A test for you: 12 minutes", "made for the services"),
        ({"goal": "school"}, "A test for you: mile", "girls' zones"),
        ({"goal": "I can only walk"}, "A test for you: 12 minutes", "Twelve minutes are the same for everybody"),
        ({"goal": "marathon", "place": "hall"}, "A test for you: 12 minutes", "Elsewhere I would say 5 km"),
        ({"goal": "marathon on the treadmill"}, "A test for you: 5 km", "belts are off by a few per cent"),
        ({"goal": "marathon", "place": "road"}, "A test for you: 5 km", "there and back because of the wind"),
        ({"goal": "mile"}, "How to run it: mile", "Four laps that everybody understands"),
        ({"goal": "12 minutes", "place": "track"}, "How to run it: 12 minutes", "Lane 1"),
        ({"place": "treadmill"}, "Which test suits me?", "belts are off by a few per cent"),
    ],
)
async def test_a_goal_a_test_or_a_place_is_answered(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("benchmark", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


async def test_a_page_says_how_to_run_it_and_how_often(person: Person) -> None:
    for trial in Trial:
        answer = await person.ask("benchmark", goal=trial.value)
        names = [name for name, _ in answer.fields]
        assert names == ["Good for", "Warm-up", "Pacing", "What spoils a comparison", "How often"]


async def test_every_plan_fits_a_phone_in_both_languages(person: Person, simcord_env: Env) -> None:
    for language in ("en-US", "de"):
        with reader_data(simcord_env) as readers:
            readers.speak(person.user, language)
            for trial in Trial:
                fields = dict((await person.ask("benchmark", goal=trial.value)).fields)
                block = (fields.get("Pacing") or fields["Einteilung"]).split("```")[1]
                assert all(len(line) <= MOST_COLUMNS for line in block.splitlines())


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"goal": "banana"}, "`banana` is none of these: `first 5k`"),
        ({"goal": "marathon", "place": "moon"}, "`moon` is none of these: `track`, `hall`, `road` and `treadmill`"),
        ({"place": "moon"}, "`moon`"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("benchmark", **options)
    assert answer.private
    assert wrong in answer.description
    last = list(options)[-1]
    assert not (await person.ask("benchmark", **{**options, last: answer.example})).private


# Buttons


async def test_the_pages_turn_in_place_each_to_the_others(person: Person) -> None:
    message = await answered(person)
    for page in [*PAGES, "1 km", "Mile"]:
        turned = await click(person.member, message, page)
        assert not turned.private
        assert turned.title.casefold() == f"how to run it: {page}".casefold()
        assert [label for label in labels(message) if label in PAGES] == [other for other in PAGES if other != page]


async def test_the_place_stays_while_pages_are_turned(person: Person) -> None:
    message = await answered(person, place="hall")
    assert "Hall:" in (await click(person.member, message, "Mile")).text
    assert "Hall:" in (await click(person.member, message, "1 km")).text


async def test_a_page_leads_to_a_test_that_is_answered(person: Person) -> None:
    message = await answered(person, goal="12 minutes")
    assert (await click(person.member, message, "What 2000 m says")).title == "Cooper test: VO2max about 33"


async def test_the_splits_asked_for_read_as_a_run(person: Person) -> None:
    for trial in (Trial.KM1, Trial.MILE, Trial.KM5):
        message = await answered(person, goal=trial.value)
        ids = [button["custom_id"] for row in message.components for button in row["components"]]
        (phrase,) = [id.split("|")[2] for id in ids if "|splits|" in id]
        assert (await person.ask("pace", time=phrase)).fields


async def test_a_test_leads_to_how_to_run_it(person: Person) -> None:
    for name, title in (("cooper 2650 m", "12 minutes"), ("mile 7:40", "mile"), ("1k 4:30", "1 km")):
        message = await answered(person, "test", name=name)
        assert (await click(person.member, message, "How to run it")).title == f"How to run it: {title}"
    for name in ("beep 9.4", "1.5 mile 11:40"):
        message = await answered(person, "test", name=name)
        assert (await click(person.member, message, "Which test suits me?")).title == "Which test suits me?"
    message = await answered(person, "test", name="pacer 42 girl 12")
    assert (await click(person.member, message, "Which test suits me?")).title == "A test for you: mile"


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("benchmark", goal="schneller über die Meile auf der Bahn")
        assert answer.title == "Ein Test für dich: Meile"
        assert answer.description == "Verstanden: schneller über die Meile oder den Kilometer, 400-m-Bahn"
        assert "Runde 4  was noch da ist" in answer.field("Einteilung")
        wrong = await person.ask("benchmark", goal="Banane")
        assert "`erste 5 km`" in wrong.description
        choices = wrong.description.splitlines()[0].split("`")[3::2]
        assert len(choices) > 5
        for choice in choices:
            assert not (await person.ask("benchmark", goal=choice)).private, choice


# Autocomplete


async def test_every_goal_and_every_test_is_offered_with_what_it_leads_to(person: Person) -> None:
    offered = await person.choices("benchmark", "goal", "")
    assert [value for _, value in offered] == [*Goal, *Trial]
    assert ("A first 5 km: 1 km", "first 5k") in offered
    assert not any(answer.private for answer in await person.ask_all(("benchmark", {"goal": v}) for _, v in offered))
    places = await person.choices("benchmark", "place", "")
    assert [value for _, value in places] == [*Ground]
    assert not any(answer.private for answer in await person.ask_all(("benchmark", {"place": v}) for _, v in places))


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    offered = await person.choices("benchmark", "goal", "marathon", place="hall")
    assert offered[0] == ("A half marathon, a marathon or longer: 12 minutes", "marathon")
    *_, (said, typed) = await person.choices("benchmark", "goal", "banana")
    assert "none of these" in said
    assert typed == "banana"
    assert [value for _, value in await person.choices("benchmark", "goal", "marathon", place="moon")] == ["marathon"]
