"""``/training``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.core.training_query import work_out_training
from bot.playground.adapter import reader_data
from bot.reply.cards.training import training_card
from bot.reply.pictures import SHEET_ROWS, SheetPicture
from bot.reply.reader import Reader
from bot.reply.table import MOST_COLUMNS
from bot.reply.wording import wording_for

from .person import Person
from .seen import click, labels, read

TABLES = ("Five paces", "On the track")


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("training", **options)
    assert result.response is not None
    return result.response


def rows(block: str) -> list[list[str]]:
    """The cells of a table in text."""
    return [line.replace(" m ", "m ").split() for line in block.strip("`\n").splitlines()]


async def test_a_race_gives_the_five_paces(person: Person) -> None:
    answer = await person.ask("training", time="5k in 25:00")
    assert not answer.private
    assert answer.title == "VDOT 38.3: training paces"
    assert answer.description.splitlines()[0] == "Read as 5 km in 25:00"
    assert rows(answer.field("Five paces")) == [
        ["/km", "/mi"],
        ["E", "6:07–6:52", "9:51–11:03"],
        ["M", "5:38", "9:04"],
        ["T", "5:16", "8:29"],
        ["I", "4:50", "7:47"],
        ["R", "4:30", "7:15"],
    ]
    assert rows(answer.field("On the track")) == [
        ["T", "I", "R"],
        ["200m", "1:03", "58", "54"],
        ["400m", "2:07", "1:56", "1:48"],
        ["600m", "3:10", "2:54"],
        ["800m", "4:13", "3:52"],
        ["1000m", "5:16", "4:50"],
    ]
    assert len(answer.field("What each is for").splitlines()) == 5
    for said in ("Daniels & Gilbert 1979", "Daniels' Running Formula, 3rd ed.", "rules fitted", "predicted marathon"):
        assert said in answer.footer


@pytest.mark.parametrize(
    ("options", "vdot", "read_as"),
    [
        ({"time": "10k in 47m30"}, "42.5", "10 km in 47:30"),
        ({"time": "25:00", "distance": "5k"}, "38.3", "5 km in 25:00"),
        ({"time": "HALF 1h50"}, "40.4", "half marathon in 1:50:00"),
        ({"time": "6:00 mile"}, "48.4", "mile in 6:00"),
        ({"time": "５ｋ　２５：００"}, "38.3", "5 km in 25:00"),
        ({"time": "parkrun 25m"}, "38.3", "5 km in 25:00"),
        ({"time": "5:00/km 10k"}, "40", "10 km at 5:00/km"),
        ({"time": "26.2 in 4 hours"}, "37.9", "marathon in 4:00:00"),
        ({"time": "10 miles 1:30:00"}, "36.4", "10 mi in 1:30:00"),
        ({"time": "VDOT:45,5"}, "45.5", "VDOT 45.5"),
        ({"time": "45"}, "45", "VDOT 45"),
        ({"time": " 50 v-dot "}, "50", "VDOT 50"),
    ],
)
async def test_however_it_is_typed_it_is_told_as_it_was_read(
    person: Person, options: dict[str, str], vdot: str, read_as: str
) -> None:
    answer = await person.ask("training", **options)
    assert not answer.private, answer.text
    assert answer.title == f"VDOT {vdot}: training paces"
    assert answer.description.splitlines()[0] == f"Read as {read_as}"


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("800 m in 2:45", "under 1500 m"),
        ("marathon 4:30:00", "up to 4 hours"),
        ("5k in 45:00", "below the book's table"),
        ("5k in 45:00", "walk whenever you like"),
        ("vdot 87", "above the book's table"),
        ("vdot 35", "by up to 11 s/km"),
    ],
)
async def test_how_far_to_trust_it_is_said(person: Person, time: str, said: str) -> None:
    assert said in (await person.ask("training", time=time)).description


async def test_where_nothing_is_doubtful_nothing_is_said(person: Person) -> None:
    assert (await person.ask("training", time="vdot 50")).description == "Read as VDOT 50"


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"time": "banana"}, "`banana` means nothing"),
        ({"time": "5k"}, "In what time"),
        ({"time": "25:00"}, "Which distance"),
        ({"time": "5k in 25:75"}, "`75` is over 59"),
        ({"time": "5k in 58:00"}, "this works from 15 to 90"),
        ({"time": "100 m in 12.5"}, "this works from 800 m"),
        ({"time": "100k in 9:00:00"}, "marathon"),
        ({"time": "vdot 95"}, "I read 95; this works from 15 to 90"),
        ({"time": "vdot 45 banana"}, "`banana` means nothing"),
        ({"time": "vdot 45", "distance": "5k"}, "what to do with `vdot 45`"),
        ({"time": "5k in 25:00", "distance": "10k"}, "5 km and 10 km"),
        ({"time": "   "}, "Nothing was typed"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("training", **options)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    assert not (await person.ask("training", time=answer.example)).private


# Buttons


async def test_the_units_button_puts_miles_first_and_back(person: Person) -> None:
    message = await answered(person, time="5k in 25:00")
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert rows(turned.field("Five paces"))[:2] == [["/mi", "/km"], ["E", "9:51–11:03", "6:07–6:52"]]
    assert await click(person.member, message, "In kilometres") == before


async def test_the_next_steps_are_predictions_and_a_workout(person: Person) -> None:
    assert labels(await answered(person, time="5k in 25:00")) == ["In miles", "Race predictions", "A workout at T"]


# The sheet


@pytest.mark.parametrize("vdot", range(15, 91, 5))
def test_the_tables_fit_a_phone_and_the_sheet_holds_them_all(vdot: int) -> None:
    card = training_card(work_out_training(f"vdot {vdot}"), wording_for(Reader()))
    for field in card.fields:
        if field.name in TABLES:
            assert all(len(line) <= MOST_COLUMNS for line in field.value.splitlines())
    assert card.picture is not None
    sheet = card.picture.spec
    assert isinstance(sheet, SheetPicture)
    assert len(sheet.rows) <= SHEET_ROWS[len(sheet.head)]
    assert [row[0] for row in sheet.rows][:2] == ["1\u00a0km", "1\u00a0mi"]
    assert ": training paces" in card.picture.alt


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("training", time="10 km in 47:30")
        assert answer.title == "VDOT 42,5: Trainingstempo"
        assert answer.description.splitlines()[0] == "Verstanden: 10 km in 47:30"
        assert "**T** Schwelle" in answer.text
        ((shown, _), *_) = await person.choices("training", "time", "VDOT 45,5")
        assert shown.startswith("VDOT 45,5: E ")


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("training", "time", "5k 25:00")
    assert shown.replace("\u00a0", " ") == "5 km in 25:00: VDOT 38.3, E 6:28/km, T 5:16/km, I 4:50/km, R 4:30/km"
    assert value == "5k 25:00"
    ((shown, _),) = await person.choices("training", "time", "25:00", distance="5k")
    assert "VDOT 38.3" in shown
    *whole, (said, typed) = await person.choices("training", "time", "5k")
    assert "5k in 25:00" in [value for _, value in whole]
    assert "In what time" in said
    assert typed == "5k"
