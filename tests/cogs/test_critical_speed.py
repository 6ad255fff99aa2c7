"""``/critical-speed``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

COMMAND = "critical-speed"
TWO = "1200m 4:00, 3000m 11:00"
INSIDE = "Times inside the span of your runs"


async def answered(person: Person, trials: str, *, private: bool = False) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run(COMMAND, trials=trials, private=private)
    assert result.response is not None
    return result.response


async def test_two_runs_give_a_pace_and_a_reserve(person: Person) -> None:
    answer = await person.ask(COMMAND, trials=TWO)
    assert not answer.private
    assert answer.title == "Critical speed: 3:53/km · 6:16/mi"
    assert answer.description == "Read as 1200 m in 4:00 and 3000 m in 11:00"
    assert answer.field("A lap of 400 m") == "1:33.3"
    assert answer.field("Speed") == "15.4 km/h"
    assert answer.field("Reserve (D′)") == "171 m"
    assert "Two runs always lie on a line" in answer.field("How sure it is")
    assert "1500 m   5:10  3:27/km" in answer.field(INSIDE)
    assert "5 km" not in answer.field(INSIDE)
    assert "hard runs of 2:00 to 15:00" in answer.footer


async def test_three_runs_say_how_well_they_fit(person: Person) -> None:
    answer = await person.ask(COMMAND, trials="800m 2:30, 1500m 5:10, 3k 11:20")
    assert "at most **23 m** off the line (R² 0.9997)" in answer.field("How sure it is")


async def test_runs_outside_the_range_are_left_out_or_make_it_rough(person: Person) -> None:
    rough = await person.ask(COMMAND, trials="400m 1:10, 1500m 5:10, 5k 19:40")
    assert "Rough:" in rough.description
    left_out = await person.ask(COMMAND, trials="400m 1:10, 800m 2:30, 3k 11:20")
    assert "Left out, because it was not 2:00 to 15:00 long: 400 m in 1:10" in left_out.description
    assert "Rough" not in left_out.description


@pytest.mark.parametrize(
    "trials",
    [
        "3min 900m; 12 min 3100 m",
        "900m in 3:00 and 3.1 km in 12:00",
        "900 3:00 3100 12:00",
        "3:00 900m,12:00 3100m",
        "900M 3:00 / 3100M 12:00",
        "900 m 3' + 3,1 km 12'",
        "3 min at 18 km/h, 12 min at 15.5 km/h",
        "900 m in 3:00 und 3100 m in 12:00",
    ],
)
async def test_a_phrase_is_read_however_it_is_typed(person: Person, trials: str) -> None:
    answer = await person.ask(COMMAND, trials=trials)
    assert not answer.private, answer.text
    assert answer.title == "Critical speed: 4:05/km · 6:35/mi"


@pytest.mark.parametrize(
    ("trials", "wrong"),
    [
        ("banana", "means nothing"),
        ("1200m 4:00, 3000m banana", "`banana` means nothing"),
        ("1200m 4:75, 3000m 11:00", "`75` is over 59"),
        ("   ", "Nothing was typed"),
        ("1200m 4:00", "I read 1; this works from 2 to 5"),
        ("800 2:30, 1k 3:20, 1500 5:10, 2k 7:10, 3k 11:20, mile 5:35", "I read 6; this works from 2 to 5"),
        ("1200m 4:00, 3000m", "In what time"),
        ("1200m 4:00, 11:00", "Which distance"),
        ("1200m 4:00, 3000m 9:50", "no slower than a shorter one"),
        ("2000m 6:40, 2100m 12:00", "slowed more than"),
        ("1200m 4:00, 1300m 4:20", "about equally long"),
        ("5k 25:00, 10k 52:00", "from 1:00 to 30:00"),
        ("4x400m 80s, 3k 11:00", "more than the sum needs"),
    ],
)
async def test_what_cannot_be_worked_out_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, trials: str, wrong: str
) -> None:
    answer = await person.ask(COMMAND, trials=trials)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    assert not (await person.ask(COMMAND, trials=answer.example)).private


async def test_an_impossible_run_is_answered_with_a_question(person: Person) -> None:
    answer = await person.ask(COMMAND, trials="1200m 2:10, 3000m 11:00")
    assert answer.private
    assert answer.title == "One question"


# Buttons


async def test_the_units_button_turns_the_answer_and_back(person: Person) -> None:
    message = await answered(person, TWO)
    assert labels(message) == ["In miles", "Race times", "Training paces"]
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert turned.title == "Critical speed: 6:16/mi · 3:53/km"
    assert "5:33/mi" in turned.field(INSIDE)
    assert await click(person.member, message, "In kilometres") == before


async def test_the_next_step_leads_to_race_times(person: Person) -> None:
    message = await answered(person, TWO)
    assert (await click(person.member, message, "Race times")).title == "Equivalent times: 3000 m in 11:00"


# German and autocomplete


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask(COMMAND, trials="1200 m in 4:00 und 3 km in 11:00")
        assert answer.title == "Kritisches Tempo: 3:53/km · 6:16/mi"
        assert "Eine Runde von 400 m" in [name for name, _ in answer.fields]


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    offered = await person.choices(COMMAND, "trials", "")
    assert len(offered) == 4
    answers = await person.ask_all((COMMAND, {"trials": value}) for _, value in offered)
    assert not any(answer.private for answer in answers)
    ((shown, value),) = await person.choices(COMMAND, "trials", TWO)
    assert shown.replace("\u00a0", " ") == "1200 m in 4:00 and 3000 m in 11:00: 3:53/km, D′ 171 m"
    assert value == TWO
    ((said, _),) = await person.choices(COMMAND, "trials", "1200m 4:00")
    assert "I read 1" in said
