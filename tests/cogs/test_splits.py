"""``/splits``, as people use it."""

from __future__ import annotations

import re

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data
from bot.reply.reader import NumberFormat, Reader
from bot.reply.table import MOST_COLUMNS
from bot.reply.wording import wording_for
from cogs.splits import splits_answer

from .person import Person
from .seen import Seen, click, read

ENGLISH, GERMAN = wording_for(Reader()), wording_for(Reader("de", NumberFormat.COMMA))


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("splits", **options)
    assert result.response is not None
    return result.response


def rows(text: str) -> list[list[str]]:
    """The rows of the table, without its head."""
    (block,) = re.findall(r"```\n(.*?)\n```", text, re.DOTALL)
    return [line.split() for line in block.splitlines()[1:]]


def seconds(shown: str) -> float:
    total = 0.0
    for part in shown.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


async def test_a_marathon_is_told_every_five_kilometres_and_half_way(person: Person) -> None:
    answer = await person.ask("splits", time="marathon in 3:30:00")
    assert not answer.private
    assert answer.title == "Marathon in 3:30:00: even"
    assert answer.description.startswith("Read as marathon in 3:30:00, every 5 km\n**4:59/km** · 8:01/mi all the way")
    assert rows(answer.description) == [
        ["5", "24:53", "24:53"],
        ["10", "49:46", "24:53"],
        ["15", "1:14:39", "24:53"],
        ["20", "1:39:32", "24:53"],
        ["half", "1:45:00"],
        ["25", "2:04:25", "24:53"],
        ["30", "2:29:18", "24:53"],
        ["35", "2:54:11", "24:53"],
        ["40", "3:19:05", "24:54"],
        ["42.195", "3:30:00", "10:55"],
    ]
    assert "they add up to 3:30:00" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"time": "5k 20:00 every 400m"}, "5 km in 20:00: even", " 400   1:36.0  1:36.0"),
        ({"time": "half 1:45:00 negative 2%"}, "Half marathon in 1:45:00: negative by 2 %", "First half 53:02"),
        ({"time": "10k at 5:00/km every mile"}, "10 km in 50:00: even", "The last split is 0.214 mi."),
        ({"time": "1500 in 4:10 lane 3"}, "1500 m in 4:10: even", "then there are 3 laps to go"),
        ({"time": "4:10 1500m", "lane": "3"}, "1500 m in 4:10: even", "414.7 m a lap"),
        ({"time": "4:10", "distance": "1500"}, "1500 m in 4:10: even", "the 300 m up to the finish line"),
        ({"time": "3000 m in 10:00 fast finish"}, "3000 m in 10:00: fast finish, 5 %", "then the last lap at 3:11/km"),
        ({"time": "10k 45:30", "strategy": "positive 3"}, "10 km in 45:30: positive by 3 %", "3 % more time"),
        ({"time": "10k 45:30", "strategy": "fast finish"}, "10 km in 45:30: fast finish, 5 %", "the last 1 km at"),
        ({"time": "1500 3:52.07"}, "1500 m in 3:52.07: even", "2:50.18"),
        ({"time": "10K  in 45min30 , each  MILE"}, "10 km in 45:30: even", "every mile"),
        ({"time": "3000 9:30", "track": "indoor"}, "3000 m in 9:30: even", "every lap of 200 m"),
        ({"time": "half in 2h every 5 k"}, "Half marathon in 2:00:00: even", "every 5 km"),
        ({"time": "Marathon 3:30:00 alle 10 km"}, "Marathon in 3:30:00: even", "every 10 km"),
        ({"time": "26.2 in 4:00:00"}, "Marathon in 4:00:00: even", "every 5 mi"),
    ],
)
async def test_however_it_is_typed(person: Person, options: dict[str, str], title: str, told: str) -> None:
    answer = await person.ask("splits", **options)
    assert not answer.private, answer.text
    assert answer.title == title
    assert told in answer.text.replace("**", "")


@pytest.mark.parametrize(
    "typed",
    [
        "marathon in 3:29:59 every km",
        "half 1:37:13 negative 3.3% every mile",
        "5k 19:59.9 every 300 m",
        "mile 4:59.99 lane 5",
        "10000m 31:07.3 fast finish 7%",
        "10k at 7:13/mi every km",
        "100k in 9:47:11 positive 12% every 3 km",
        "400 in 47.03 every 50 m",
    ],
)
@pytest.mark.parametrize("wording", [ENGLISH, GERMAN], ids=["en", "de"])
def test_what_is_shown_adds_up_to_the_target(typed: str, wording: object) -> None:
    card = splits_answer.make_card(wording, typed)
    block = "\n".join(card.lines)
    table = rows(block)
    total = 0.0
    for _, time, *split in table:
        if split:
            total += seconds(split[0])
            assert total == pytest.approx(seconds(time), abs=0.001)
    assert all(len(line) <= MOST_COLUMNS for line in re.findall(r"```\n(.*?)\n```", block, re.DOTALL)[0].splitlines())
    shown = card.title.partition(" in ")[2].partition(": ")[0].rstrip(" s\u00a0")
    assert total == pytest.approx(seconds(shown), abs=0.001)


def test_the_picture_is_the_table() -> None:
    card = splits_answer.make_card(ENGLISH, "marathon in 3:30:00")
    assert card.picture is not None
    spec = card.picture.spec
    assert spec.rows[4] == ("half", "1:45:00", "")  # type: ignore[union-attr]
    assert spec.rows[-1] == ("42.195", "3:30:00", "10:55")  # type: ignore[union-attr]
    assert "42.195 3:30:00" in card.picture.alt


def test_a_band_of_all_kilometres_has_room_in_one_picture() -> None:
    card = splits_answer.make_card(ENGLISH, "marathon in 3:30:00 every km")
    assert card.picture is not None
    assert len(card.picture.spec.rows) == 44  # type: ignore[union-attr]
    assert len(rows("\n".join(card.lines))) == 44


async def test_a_long_list_has_pages(person: Person) -> None:
    message = await answered(person, time="10000m in 40:00 every 100 m")
    first = read(message)
    assert "Page 1 of 4" in first.description
    assert rows(first.description)[-1][0] == "2500"
    second = await click(person.member, message, "Page 2 of 4")
    assert [rows(second.description)[index][0] for index in (0, -1)] == ["2600", "5000"]
    await click(person.member, message, "Page 3 of 4")
    last = await click(person.member, message, "Page 4 of 4")
    assert rows(last.description)[-1][:2] == ["10,000", "40:00.0"]
    assert await click(person.member, message, "Page 1 of 4") == first
    # Without a page, and with one that is forged, it is the first and the last.
    assert (
        splits_answer.make_card(ENGLISH, "10000m in 40:00", "", "100 m", "", "", "", "999").lines[-1] == "Page 4 of 4"
    )
    assert splits_answer.make_card(ENGLISH, "10000m in 40:00", "", "100 m", "", "", "", "²").lines[-1] == "Page 1 of 4"


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"time": "banana"}, "`banana`", "means nothing"),
        ({"time": "   "}, "", "Nothing was typed"),
        ({"time": "marathon 3:75:00 negative"}, "`75`", "over 59"),
        ({"time": "47:30 every km"}, "`47:30 every km`", "Which distance"),
        ({"time": "5k every 400m"}, "5 km", "In what time"),
        ({"time": "marathon in 3:30 every 10 m"}, "Marathon every 10 m", "4220 splits; I go up to 240"),
        ({"time": "5k in 20:00", "every": "2 m"}, "5 km every 2 m", "2500 splits"),
        ({"time": "5k in 20:00", "every": "10k"}, "10 km", "up to 5 km"),
        ({"time": "5k in 20:00 every 10k"}, "10 km", "up to 5 km"),
        ({"time": "5k in 20:00 every 0 m"}, "`0 m`", "above zero"),
        ({"time": "5k in 20:00", "every": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 20:00 negative 50%"}, "50 %", "from 0 % to 20 %"),
        ({"time": "5k in 20:00", "strategy": "fast finish 50%"}, "50 %", "from 0 % to 30 %"),
        ({"time": "5k in 20:00", "strategy": "slowly"}, "`slowly`", "`negative 2%`"),
        ({"time": "5k in 20:00 positive 60%"}, "60 %", "from 0 % to 50 %"),
        ({"time": "5k in 20:00", "distance": "banana"}, "`banana`", "means nothing"),
        ({"time": "20:00", "distance": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 20:00 lane 12"}, "`12`", "lanes 1 to 8"),
        ({"time": "5k in 20:00", "lane": "x"}, "`x`", "lanes 1 to 8"),
        ({"time": "5k in 20:00", "track": "300"}, "`300`", "`400` and `200`"),
        ({"time": "5k in 20:00 indoors lane 2"}, "`5k in 20:00 indoors lane 2`", "differ from hall to hall"),
        ({"time": "5k in 20:00", "distance": "10k"}, "5 km and 10 km", "for one run"),
        ({"time": "5k in 12:00"}, "5 km", "The best anybody has run"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("splits", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    if wrong == "The best anybody has run":
        return  # asks back
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("splits", **{**options, last: answer.example})).private


# Buttons


async def test_the_strategy_is_changed_in_place_and_back(person: Person) -> None:
    message = await answered(person, time="half in 1:45:00 every km")
    before = read(message)
    turned = await click(person.member, message, "Negative by 2 %")
    assert turned.title == "Half marathon in 1:45:00: negative by 2 %"
    assert "every kilometre" in turned.description
    assert (await click(person.member, message, "Even")) == before
    assert (await click(person.member, message, "Negative by 2 %")) == turned
    assert (await click(person.member, message, "Even")) == before


async def test_the_units_button_turns_to_miles_where_nothing_else_was_said(person: Person) -> None:
    message = await answered(person, time="10k 45:30")
    turned = await click(person.member, message, "In miles")
    assert [row[0] for row in rows(turned.description)] == ["1", "2", "3", "4", "5", "6", "6.21"]
    assert (await click(person.member, message, "In kilometres")).title == "10 km in 45:30: even"
    said = await answered(person, time="10k 45:30 every 2 km")
    assert rows((await click(person.member, said, "In miles")).description)[0][0] == "2"


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer: Seen = await person.ask("splits", time="Halbmarathon in 1:45:00, negativ um 2,5 %")
        assert answer.title == "Halbmarathon in 1:45:00: negativ um 2,5 %"
        assert answer.description.startswith("Verstanden: Halbmarathon in 1:45:00, alle 5 km\nErste Hälfte **53:10**")
        assert ["Hälfte", "53:10"] in rows(answer.description)
        assert "dauert 2,5 % weniger lang als die erste" in answer.footer
        track = await person.ask("splits", time="1500 m in 4:10 auf Bahn 3")
        assert "Der erste Abschnitt sind die 255,89 m bis zur Ziellinie; dann bleiben 3 Runden." in track.description
        for strategy in ("gleichmäßig", "negativ 2 %", "positiv 3 %", "schneller Schluss"):
            assert not (await person.ask("splits", time="10 km in 40:00", strategy=strategy)).private
        assert not (await person.ask("splits", time="10 km in 40:00", every="Runde")).private
        wrong = await person.ask("splits", time="10 km in 40:00", strategy="langsam")
        assert "`negativ 2 %`" in wrong.description


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("splits", "time", "10k 45:30")
    assert shown.replace("\u00a0", " ") == "10 km in 45:30: even, 1 km 4:33, 2 km 9:06, 3 km 13:39"
    assert value == "10k 45:30"
    *whole, (said, typed) = await person.choices("splits", "time", "5k")
    assert "5k in 25:00" in [value for _, value in whole]
    assert "In what time" in said
    assert typed == "5k"


async def test_the_other_options_are_offered_with_their_reading(person: Person) -> None:
    (first, *others) = await person.choices("splits", "every", "2 km", time="10k 45:30")
    assert first[0].replace("\u00a0", " ") == "10 km in 45:30: even, 2 km 9:06, 4 km 18:12, 6 km 27:18"
    assert ("Every lap", "lap") in others
    ((said, _), *_) = await person.choices("splits", "strategy", "slowly", time="10k 45:30")
    assert "none of these" in said
    for option in ("every", "strategy", "lane", "track"):
        offered = await person.choices("splits", option, "", time="10k 45:30")
        assert len(offered) >= 2
        answers = await person.ask_all(("splits", {"time": "10k 45:30", option: value}) for _, value in offered)
        assert not any(answer.private for answer in answers)
