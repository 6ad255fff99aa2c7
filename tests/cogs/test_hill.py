"""``/hill``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

UP = "25:00 on this hill is worth, on the flat"
DOWN = "25:00 on the flat becomes, on this hill"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("hill", **options)
    assert result.response is not None
    return result.response


async def test_a_hilly_run_is_told_in_both_directions(person: Person) -> None:
    answer = await person.ask("hill", time="5k in 25:00 climb 150m")
    assert not answer.private
    assert answer.title == "5:00/km at 3 % is worth 4:16/km on the flat"
    assert answer.description == "Read as 5 km in 25:00\nUp 150 m (492 ft) in all: 3 % the whole way."
    assert answer.field(UP) == "**21:18**\n4:16/km · 6:51/mi"
    assert answer.field(DOWN) == "**29:21**\n5:52/km · 9:27/mi"
    assert "21:06–23:54" in answer.field("As a loop")
    assert "Minetti 2002" in answer.footer
    assert "up to 3 times too much" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"time": "10k 50:00 6%"}, "5:00/km at 6 % is worth 3:39/km on the flat", "Up 599 m (1965 ft) in all"),
        ({"time": "6:00/km at 8%"}, "6:00/km at 8 % is worth 3:59/km on the flat", "8 % uphill."),
        ({"time": "50:00", "distance": "10k", "grade": "6"}, "5:00/km at 6 % is worth 3:39/km on the flat", "599 m"),
        ({"time": "5k 25:00", "climb": "150"}, "5:00/km at 3 % is worth 4:16/km on the flat", "Up 150 m (492 ft)"),
        ({"time": "5k 25:00", "climb": "150m loop"}, "5:00/km at ±6 % is worth 4:13–4:47/km on the flat", "down again"),
        ({"time": "5K 25.00 +150M"}, "5:00/km at 3 % is worth 4:16/km on the flat", "150 m"),
        ({"time": "25min 5 km 6 percent"}, "5:00/km at 6 % is worth 3:39/km on the flat", "6 % the whole way"),
        ({"time": "5k 25:00 grade:1:20"}, "5:00/km at 5 % is worth 3:51/km on the flat", "5 % the whole way"),
        ({"time": "５ｋ　２５：００　６％"}, "5:00/km at 6 % is worth 3:39/km on the flat", "6 % the whole way"),
        ({"time": "8:00/mi 5% hill"}, "8:00/mi at 5 % is worth 6:09/mi on the flat", "5 % uphill."),
        ({"time": "5k 25:00 -4%"}, "5:00/km at −4 % is worth 5:00–6:13/km on the flat", "Down 200 m (656 ft)"),
        (
            {"time": "10k 50:00 +150m 6%"},
            "5:00/km on this course is worth 4:35/km on the flat",
            "2.5 km at 6 %, the rest",
        ),
        ({"time": "5k 25:00 0 %"}, "5:00/km at 0 % is worth 5:00/km on the flat", "Flat all the way."),
        ({"time": "400m 90 s 10 %"}, "3:45/km at 10 % is worth 2:16/km on the flat", "18 % less energy a metre"),
        ({"time": "10k 50:00 40 %"}, "50:00 on the flat: 3:54:02 on this hill", "Nobody has run that fast"),
    ],
)
async def test_a_phrase_and_its_options_are_worked_out(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("hill", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"time": "banana"}, "`banana` means nothing"),
        ({"time": "5k in 25:00"}, "Can you add this: grade?"),
        ({"time": "5k +150 m"}, "In what time"),
        ({"time": "25:00 6 %"}, "Which distance"),
        ({"time": "5k 4:75 6 %"}, "`75` is over 59"),
        ({"time": "   "}, "Nothing was typed"),
        ({"time": "6 %"}, "distance and time"),
        ({"time": "5k 25:00 60 %"}, "I read 60 %; this works from -45 % to 45 %"),
        ({"time": "6:00/km +150 m"}, "Can you add this: distance?"),
        ({"time": "5k 25:00 6 %", "distance": "10k"}, "5 km and 10 km"),
        ({"time": "5k 25:00", "climb": "banana"}, "`banana` means nothing"),
        ({"time": "5k 25:00", "climb": "5000 m"}, "Climb: I read 5000 m"),
        ({"time": "5k 25:00", "grade": "steep"}, "`steep` means nothing"),
        ({"time": "5k 25:00", "grade": "100 %"}, "I read 100 %"),
        ({"time": "10k in 24:00 6 %"}, "The best anybody has run"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("hill", **options)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("hill", **{**options, last: answer.example})).private


# Buttons


async def test_the_buttons_turn_the_units_and_lead_on(person: Person) -> None:
    message = await answered(person, time="5k in 25:00 +150 m")
    before = read(message)
    assert labels(message) == ["In miles", "As a loop", "On a treadmill", "Other races"]
    turned = await click(person.member, message, "In miles")
    assert turned.title == "8:03/mi at 3 % is worth 6:51/mi on the flat"
    assert "Up 492 ft (150 m) in all" in turned.description
    assert await click(person.member, message, "In kilometres") == before
    loop = await click(person.member, message, "As a loop")
    assert loop.title == "5:00/km at ±6 % is worth 4:13–4:47/km on the flat"


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("hill", time="5 km in 25:00 mit 150 Höhenmetern")
        assert answer.title == "5:00/km bei 3 %: wie 4:16/km in der Ebene"
        assert "Insgesamt 150 m (492 ft) bergauf: durchgehend 3 %." in answer.description
        assert "Bergauf ist das gut belegt" in answer.footer
        ((shown, _),) = await person.choices("hill", "time", "5 km in 25:00 6,5 % bergab")
        assert shown.replace("\u00a0", " ") == "5 km in 25:00, −6,5 % → 5:00–7:05/km in der Ebene"


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("hill", "time", "5k 25:00 +150 m")
    assert shown.replace("\u00a0", " ") == "5 km in 25:00, 3 % → 4:16/km on the flat"
    assert value == "5k 25:00 +150 m"
    *whole, (said, _) = await person.choices("hill", "time", "5k 25:00")
    assert [text for _, text in whole] == ["5k 25:00 6 %", "5k 25:00 +100 m", "5k 25:00 -4 %", "5k 25:00 +100 m loop"]
    assert said.endswith("Can you add this: grade?")
    assert "5k in 25:00 6 %" in [text for _, text in await person.choices("hill", "time", "5k")]


async def test_grades_and_climbs_are_offered_for_the_run_typed_so_far(person: Person) -> None:
    grades = {text: shown for shown, text in await person.choices("hill", "grade", "", time="5k 25:00")}
    assert grades["6 %"].replace("\u00a0", " ") == "5 km in 25:00, 6 % → 3:39/km on the flat"
    climbs = [text for _, text in await person.choices("hill", "climb", "", time="5k 25:00")]
    assert climbs == ["50 m", "100 m", "200 m", "100 m loop", "-100 m"]
    ((said, _),) = await person.choices("hill", "grade", "banana", time="5k 25:00")
    assert "means nothing" in said
