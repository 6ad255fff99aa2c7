"""``/workout``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data
from bot.reply.table import MOST_COLUMNS

from .person import Person
from .seen import Seen, click, labels, read

DANIELS = "2E + 3 x 1T w/ 2:00 + 4x200R"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("workout", **options)
    assert result.response is not None
    return result.response


def rows(answer: Seen) -> list[str]:
    """The lines of the table, each with single spaces."""
    block = answer.description.partition("```")[2].partition("```")[0]
    assert all(len(line) <= MOST_COLUMNS for line in block.splitlines())
    return [" ".join(line.split()) for line in block.strip("\n").splitlines()]


async def test_a_workout_is_laid_out_part_by_part_with_the_whole(person: Person) -> None:
    answer = await person.ask("workout", text="5x1k @ 3:50 (90s)")
    assert not answer.private
    assert answer.title == "Workout: 5 km in 25:10"
    assert rows(answer) == ["each /km", "5 × 1 km 3:50 3:50", "1:30 rest", "Total 5 km 25:10"]
    assert answer.field("At every 400 m") == "1 km: **1:32 · 3:04**"
    assert "not after the last" in answer.footer


async def test_it_is_given_in_the_runner_s_own_paces(person: Person) -> None:
    answer = await person.ask("workout", text=DANIELS, result="5k in 21:30")
    assert answer.title == "Workout: 5.5 mi in 47:14"
    assert rows(answer) == [
        "each /mi",
        "2 mi E 18:05 9:03",
        "3 × 1 mi T 7:21 7:21",
        "2:00 rest",
        "4 × 200 m R 46 6:12",
        "Total 5.5 mi 47:14",
    ]
    first, second, *_ = answer.description.splitlines()
    assert first == "In the paces of 5 km in 21:30 (VDOT 45.8)"
    assert second == "I read `2E` and `1T` as miles, as Daniels writes it; for kilometres, write km."
    assert answer.field("At every 400 m") == "1 mi T: **1:50 · 3:39 · 5:29 · 7:19**"
    for said in ("Daniels & Gilbert 1979", "Daniels' Running Formula, 3rd ed.", "slow end of E"):
        assert said in answer.footer


async def test_without_a_result_what_is_not_known_is_said(person: Person) -> None:
    answer = await person.ask("workout", text=DANIELS)
    assert answer.title == "Workout: 5.5 mi, time unknown"
    assert rows(answer) == ["each", "2 mi E", "3 × 1 mi T", "2:00 rest", "4 × 200 m R", "Total 5.5 mi 4:00+"]
    assert "unknown" in answer.description
    assert "`5k in 25:00`" in answer.description


@pytest.mark.parametrize(
    ("text", "title", "row"),
    [
        ("10x400 in 80", "Workout: 4 km in 13:20", "10 × 400 m 1:20 3:20"),
        ("3 x (4x400 in 75, 60s) 3:00", "Workout: 4.8 km in 30:00", "3:00 set rest"),
        ("5 km easy, 4x800 @ I pace 400 jog, 2 km easy", "Workout: 11.4 km, time unknown", "400 m jog"),
        ("20 min E + 6x30s strides", "Workout: 23:00, distance unknown", "6 × 30 s strides"),
        ("pyramid 200-400-800-400-200 R", "Workout: 2 km, time unknown", "800 m R"),
        ("3 km Einlaufen, 5 mal 1000er in 3:50 mit 400 m Trab, 2 km Auslaufen", "Workout: 11.6 km, time unknown",
         "3 km warm-up"),
        ("2 mi E + 4x1 mile T w/ 1 min + 2 mi E", "Workout: 8 mi, time unknown", "4 × 1 mi T"),
        ("10 x 400 in 80 r 60", "Workout: 4 km in 22:20", "1:00 rest"),
        ("30 min @ 12 km/h", "Workout: 6 km in 30:00", "30:00 6 km 5:00"),
        ("６ × ８００ ｉｎ ３：００", "Workout: 4.8 km in 18:00", "6 × 800 m 3:00 3:45"),
        ("5 X 1 KM T, VDOT 50", "Workout: 5 km in 21:16", "5 × 1 km T 4:15 4:15"),
        ("3 x 2 km @ HMP", "Workout: 6 km, time unknown", "3 × 2 km @ HM"),
        ("3 x 2 km @ 10k pace", "Workout: 6 km, time unknown", "3 × 2 km @ 10 km"),
        ("4x1k in 4:10 for 5k in 21:30", "Workout: 4 km in 16:40", "4 × 1 km 4:10 4:10"),
    ],
)  # fmt: skip
async def test_however_it_is_typed_it_is_laid_out(person: Person, text: str, title: str, row: str) -> None:
    answer = await person.ask("workout", text=text)
    assert not answer.private, answer.text
    assert answer.title == title
    assert row in rows(answer)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20 T", "I read `20 T` as minutes."),
        ("6x800 @ 3:20", "I read `3:20` as the time of each"),
        ("4x2k @ 4:30", "I read `4:30` as a pace"),
        ("10x400 in 78-80", "I took the middle of `78-80`."),
        ("10x400 in 80 w/ 90", "I read `90` as seconds."),
    ],
)
async def test_what_was_assumed_is_said(person: Person, text: str, said: str) -> None:
    assert said in (await person.ask("workout", text=text)).description


async def test_a_workout_of_many_parts_fits_a_phone(person: Person) -> None:
    text = (
        "3 x (100.25 km marathon pace w/ 12:34:56 walk + 2 x (21.0975 mi at half marathon pace + 9:59:59 E @ 14:59/mi))"
    )
    answer = await person.ask("workout", text=text, result="vdot 16")
    assert not answer.private, answer.text
    assert len(rows(answer)) == 8
    assert len(rows(await person.ask("workout", text="1k E+" * 24, result="vdot 50"))) == 26


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"text": "5 km easy banana"}, "`banana` means nothing"),
        ({"text": "5x1k @"}, "`@` means nothing"),
        ({"text": "5x1k in 3:75"}, "`75` is over 59"),
        ({"text": "3 x 1"}, "`1` of what"),
        ({"text": "500x400"}, "`500` is outside"),
        ({"text": "1k+" * 40}, "more than 24 parts"),
        ({"text": "easy"}, "no number"),
        ({"text": "   "}, "Nothing was typed"),
        ({"text": "5x1k T", "result": "banana"}, "`banana` means nothing"),
        ({"text": "5x1k T", "result": "vdot 99"}, "this works from 15 to 90"),
        ({"text": "5x1k T", "result": "5k"}, "In what time"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], wrong: str
) -> None:
    answer = await person.ask("workout", **options)
    assert answer.private
    assert answer.fields == ()
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("workout", **{**options, last: answer.example})).private


# Buttons


async def test_the_units_button_turns_paces_and_back(person: Person) -> None:
    message = await answered(person, text="5x1k @ 3:50 (90s)")
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert rows(turned) == ["each /mi", "5 × 1 km 3:50 6:10", "1:30 rest", "Total 3.1 mi 25:10"]
    assert await click(person.member, message, "In kilometres") == before


async def test_the_next_steps_lead_to_paces(person: Person) -> None:
    unknown = await answered(person, text=DANIELS)
    assert labels(unknown) == ["In kilometres", "For 5\u00a0km in 25:00", "For 5\u00a0km in 20:00"]
    assert "(VDOT 49.8)" in (await click(person.member, unknown, "For 5\u00a0km in 20:00")).description
    mine = await answered(person, text=DANIELS, result="10 miles 1:20:00")
    assert labels(mine) == ["In kilometres", "Training paces", "Race predictions"]
    assert (await click(person.member, mine, "Training paces")).title.endswith(": training paces")
    typed = await answered(person, text="5x1k @ 3:50 (90s)")
    assert labels(typed) == ["In miles", "Pace 3:50/km", "On the treadmill"]
    assert (await click(person.member, typed, "Pace 3:50/km")).title == "3:50/km · 6:10/mi"


async def test_training_paces_lead_to_a_workout_in_them(person: Person) -> None:
    result = await person.run("training", time="10 miles 1:30:00")
    assert result.response is not None
    shown = await click(person.member, result.response, "A workout at T")
    assert shown.description.startswith("In the paces of 10 mi in 1:30:00 (VDOT 36.4)")
    assert shown == await click(person.member, result.response, "A workout at T")


# German


async def test_it_is_read_and_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask(
            "workout", text="3 km Einlaufen, 6 x 3 min Schwelle, Trabpause 1 min, 4 Steigerungen", result="VDOT 45,5"
        )
        assert answer.title == "Einheit: über 7,8 km, über 39:56"
        assert "Im Tempo von VDOT 45,5" in answer.description
        assert "3 km Einlaufen" in answer.description
        assert "1:00 Trab" in answer.description
        assert "4 × Steigerungen" in answer.description
        assert "je" in rows(answer)[0]
        assert "Das geht: " in (await person.ask("workout", text="5x1k banane")).description


# Autocomplete


async def test_before_anything_is_typed_results_are_offered_and_each_is_answered(person: Person) -> None:
    offered = await person.choices("workout", "result", "", text=DANIELS)
    assert len(offered) >= 4
    answers = await person.ask_all(("workout", {"text": DANIELS, "result": value}) for _, value in offered)
    assert not any(answer.private for answer in answers)


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("workout", "text", "5x1k @ 3:50 (90s)")
    assert shown.replace("\u00a0", " ") == "5 km in 25:10: 5 × 1 km (1:30 rest)"
    assert value == "5x1k @ 3:50 (90s)"
    ((shown, _),) = await person.choices("workout", "text", "5x1k banana")
    assert "banana means nothing" in shown
    ((shown, _),) = await person.choices("workout", "result", "5k 21:30", text=DANIELS)
    assert shown.replace("\u00a0", " ") == "VDOT 45.8: 5.5 mi in 47:14"
