"""``/analyse``, as people use it."""

from __future__ import annotations

import re

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data
from bot.reply.pictures import SplitsPicture
from bot.reply.reader import NumberFormat, Reader
from bot.reply.table import MOST_COLUMNS
from bot.reply.wording import Wording, wording_for
from cogs.analyse import analyse_answer

from .person import Person
from .seen import click, labels, read

ENGLISH, GERMAN = wording_for(Reader()), wording_for(Reader("de", NumberFormat.COMMA))
FIVE = "5k: 4:02 4:05 4:10 4:12 4:01"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("analyse", **options)
    assert result.response is not None
    return result.response


async def test_splits_are_told_in_halves_fade_and_variation(person: Person) -> None:
    answer = await person.ask("analyse", splits=FIVE)
    assert not answer.private
    assert answer.title == "5 km in 20:30: even splits"
    assert answer.description.startswith("Read as 5 single splits of 1 km\n**Beautifully even")
    assert "4   4:12  16:29" in answer.description
    assert answer.field("Halves") == "First: **10:12**\nSecond: **10:18**"
    assert answer.field("Fade") == "**+1.0 %**"
    assert answer.field("Variation of pace") == "**1.8 %**"
    assert answer.field("Fastest") == "**4:01**\nsplit 5"
    assert answer.field("Slowest") == "**4:12**\nsplit 4"
    assert "Half way lies inside split 3, which is taken as even." in answer.footer
    assert "100 · (second ÷ first − 1)" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"splits": "4:02, 4:05, 4:10; 4:12 / 4:01", "distance": "5k"}, "5 km in 20:30: even splits", "of 1 km"),
        ({"splits": "400s: 78 80 81 79"}, "1600 m in 5:18: positive splits", "4 single splits of 400 m"),
        ({"splits": "400er 78,4 80,2 81,1 79,9"}, "1600 m in 5:19.6: positive splits", "1:21.1"),
        ({"splits": "1500: 48 65 66 64"}, "1500 m in 4:03: even splits", "The first split is 300 m."),
        ({"splits": "5k: 4:02 8:07 12:17 16:29 20:30"}, "5 km in 20:30: even splits", "if not, add `laps`"),
        ({"splits": "4:02 8:07 12:17 laps"}, "3 splits in 24:26: positive splits", "3 single splits"),
        ({"splits": "cumulative 4:02 8:07 12:17"}, "3 splits in 12:17: positive splits", "3 cumulative times"),
        ({"splits": "78 80 81 79"}, "4 splits in 5:18: positive splits", "Without a distance"),
        ({"splits": "MARATHON 1:45  1:47"}, "Marathon in 3:32:00: positive splits", "as 1 h 45 min"),
        ({"splits": "marathon 1:47 1:45"}, "Marathon in 3:32:00: negative splits", "that took patience"),
        (
            {"splits": "5k 24:10 10k 48:50 15k 1:13:40"},
            "15 km in 1:13:40: positive splits",
            "cumulative times, one every 5 km",
        ),
        ({"splits": "10k 48:50 half 1:43:30"}, "Half marathon in 1:43:30: even splits", "of different lengths"),
        ({"splits": "2:32 2:35 2:38 2:30 800m laps"}, "3200 m in 10:15: even splits", "of 800 m"),
        ({"splits": "mile splits 6:30 6:40 6:35"}, "3 mi in 19:45: even splits", "of 1 mi"),
        ({"splits": "10k: 20:00 25:00"}, "10 km in 45:00: positive splits", "you stayed with it"),
        ({"splits": "10k: 25:00 20:00"}, "10 km in 45:00: negative splits", "What a finish!"),
    ],
)
async def test_however_it_is_typed(person: Person, options: dict[str, str], title: str, told: str) -> None:
    answer = await person.ask("analyse", **options)
    assert not answer.private, answer.text
    assert answer.title == title
    assert told in answer.text


def seconds(shown: str) -> float:
    total = 0.0
    for part in shown.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


@pytest.mark.parametrize(
    "typed",
    [
        FIVE,
        "5k: 4:02.4 4:05.25 4:10 4:12.1 4:01",
        "400s: 78,44 80,1 81 79",
        "half 24:58 50:01 1:15:02.5 1:40:07 1:45:40",
        "marathon 1:45 1:47",
        "59.9 60.1 61.2 58.8 60 60",
    ],
)
@pytest.mark.parametrize("wording", [ENGLISH, GERMAN], ids=["en", "de"])
def test_what_is_shown_adds_up(typed: str, wording: Wording) -> None:
    card = analyse_answer.make_card(wording, typed)
    (block,) = re.findall(r"```\n(.*?)\n```", "\n".join(card.lines), re.DOTALL)
    assert all(len(line) <= MOST_COLUMNS for line in block.splitlines())
    total = 0.0
    for line in block.splitlines()[1:]:
        _, split, time, *_ = line.split()
        total += seconds(split)
        assert total == pytest.approx(seconds(time), abs=0.001)
    halves = re.findall(r"\*\*(.*?)\*\*", card.fields[0].value)
    assert sum(map(seconds, halves)) == pytest.approx(total, abs=0.001)


def test_the_picture_has_a_bar_for_each_split() -> None:
    card = analyse_answer.make_card(ENGLISH, FIVE)
    assert card.picture is not None
    spec = card.picture.spec
    assert isinstance(spec, SplitsPicture)
    assert [bar.note for bar in spec.bars] == ["4:02", "4:05", "4:10", "4:12", "4:01"]
    assert [bar.lead > 0 for bar in spec.bars] == [True, True, False, False, True]
    assert spec.bars[0].lead == pytest.approx(100 * (1 - 242 / 246))
    assert spec.even == "4:06/km"
    assert "4:02, 4:05" in card.picture.alt


async def test_as_many_as_fit_are_answered(person: Person) -> None:
    assert (
        await person.ask("analyse", splits=" ".join(["78", "80"] * 30))
    ).title == "60 splits in 1:19:00: even splits"


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"splits": "banana"}, "`banana`", "means nothing"),
        ({"splits": "   "}, "", "Nothing was typed"),
        ({"splits": "5k: 4:02 fast 4:05"}, "`fast`", "means nothing"),
        ({"splits": "5k: 20:00"}, "I read 1", "from 2 to 60"),
        ({"splits": "9 " * 61}, "I read 61", "from 2 to 60"),
        ({"splits": "5k: 4:02 4:75"}, "`75`", "over 59"),
        ({"splits": "4:02 -4:05"}, "`-4:05`", "above zero"),
        ({"splits": "cumulative 4:02 8:07 8:06"}, "`8:06`", "have to rise"),
        ({"splits": "4x400: 78 80 81"}, "3 splits of 400 m", "would need 4"),
        ({"splits": "km splits 4:02 4:05", "distance": "half"}, "2 splits of 1000 m", "Half marathon would need 22"),
        ({"splits": "5k: 4:02 4:05 4:10 4:12 0:01"}, "1 km in 1 s", "The best anybody has run"),
        ({"splits": "78 80", "distance": "banana"}, "`banana`", "means nothing"),
        ({"splits": "4:02 4:05", "distance": "20:00"}, "`20:00`", "I need a distance"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("analyse", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("analyse", **{**options, last: answer.example})).private


# Buttons


async def test_the_next_steps_are_even_splits_and_other_distances(person: Person) -> None:
    message = await answered(person, splits=FIVE)
    assert labels(message) == ["In miles", "Even splits", "Other distances"]
    even = await click(person.member, message, "Even splits")
    assert even.title == "5 km in 20:30: even"
    assert "every kilometre" in even.description
    track = await answered(person, splits="1500: 48 65 66 64")
    assert (await click(person.member, track, "Even splits")).title == "1500 m in 4:03: even"
    half = await answered(person, splits="half: 52:24 52:30")
    assert (await click(person.member, half, "Even splits")).title == "Half marathon in 1:44:54: even"
    assert labels(await answered(person, splits="78 80 81")) == []


async def test_the_units_button_turns_the_message_and_back(person: Person) -> None:
    message = await answered(person, splits=FIVE)
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert turned.field("Fastest") == "**4:01**\nsplit 5\n6:28/mi"
    assert "/mi" in turned.description
    assert await click(person.member, message, "In kilometres") == before
    other = person.guild.add_member(person.env.create_user("bob"))
    assert (await click(other, message, "In miles")).private


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("analyse", splits="5 km: 4:02,5; 4:05; 4:10; 4:12; 4:01")
        assert answer.title == "5 km in 20:30,5: gleichmäßig gelaufen"
        assert "Verstanden: 5 einzelne Abschnitte zu 1 km" in answer.description
        assert answer.field("Hälften") == "Erste: **10:12,5**\nZweite: **10:18,0**"
        assert answer.field("Einbruch") == "**+0,9 %**"
        laps = await person.ask("analyse", splits="Runden 4:02 8:07 12:17")
        assert laps.title == "3 Abschnitte in 24:26: positiv gelaufen"
        times = await person.ask("analyse", splits="Durchgangszeiten 4:02 8:07 12:17")
        assert "3 Durchgangszeiten" in times.description
        each = await person.ask("analyse", splits="78 80 81", distance="400er")
        assert "3 einzelne Abschnitte zu 400 m" in each.description


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("analyse", "splits", FIVE)
    assert shown.replace("\u00a0", " ") == "5 km in 20:30: even splits, fade +1.0 %"
    assert value == FIVE
    ((said, _),) = await person.choices("analyse", "splits", "5k: 4:02")
    assert "from 2 to 60" in said
    ((shown, value),) = await person.choices("analyse", "distance", "400s", splits="78 80")
    assert shown.replace("\u00a0", " ") == "800 m in 2:38: positive splits, fade +2.6 %"
    assert value == "400s"
    named = dict(await person.choices("analyse", "distance", ""))
    assert named["Half marathon"] == "half"
    assert named["400\u00a0m each"] == "400 m each"
    offered = {value: shown for shown, value in await person.choices("analyse", "distance", "", splits="4:02 4:05")}
    assert offered["1 km each"].startswith("2\u00a0km in 8:07")
