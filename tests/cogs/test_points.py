"""``/points``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

PHRASE = "5000m 14:00 indoor men"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("points", **options)
    assert result.response is not None
    return result.response


async def test_a_run_is_scored_with_its_edition_and_how_well_that_is_known(person: Person) -> None:
    answer = await person.ask("points", time=PHRASE)
    assert not answer.private
    assert answer.title == "1044 points"
    assert answer.description == "Read as 5000 m in 14:00, men, short track"
    assert answer.field("On an outdoor track") == "**13:47.0**"
    assert answer.field("The next hundred") == "1100 from **13:44.11**"
    assert "1500 m         3:44.76" in answer.field("Worth as much")
    assert "Marathon*      2:14:53" in answer.field("Worth as much")
    assert "5000 m" not in answer.field("Worth as much")
    assert "edition 2025: as in 2022, to a point" in answer.footer
    assert "not an NCAA conversion" in answer.footer


@pytest.mark.parametrize(
    ("options", "read_as", "title"),
    [
        ({"time": "5k in 20:00 women"}, "5 km in 20:00, women, road", "654 points"),
        ({"time": " 5K   20.00 , FEMALE!"}, "5 km in 20:00, women, road", "654 points"),
        ({"time": "20:00 5k w"}, "5 km in 20:00, women, road", "654 points"),
        ({"time": "mile 4:20"}, "mile in 4:20, outdoor track", "Points: women 1192, men 843"),
        ({"time": "14:00", "distance": "5000m", "category": "m", "surface": "Halle"}, "short track", "1044 points"),
        ({"time": "800 1m55.3 male"}, "800 m in 1:55.3, men, outdoor track", "880 points"),
        ({"time": "100 11.5h men"}, "100 m in 11.5 s, by hand, men", "681 points"),
        ({"time": "110m hurdles 14.5 hand"}, "110 m hurdles in 14.5 s, by hand, men", "936 points"),
        ({"time": "3000m steeplechase 9:30 men"}, "3000 m steeplechase in 9:30, men", "873 points"),
        ({"time": "4x400 3:20 men"}, "4 × 400 m relay in 3:20, men", "906 points"),
        ({"time": "1000 points 5000m women"}, "1000 points over 5000 m, women", "1000 points: 5000 m in 16:27.51"),
        ({"time": "1000 pts 5000m"}, "outdoor track", "1000 points: 5000 m, women 16:27.51, men 14:00.02"),
        ({"time": "100m in 9.58"}, "100 m in 9.58 s", "Points: women over 1400, men 1356"),
    ],
)
async def test_a_phrase_is_read_however_it_is_typed(
    person: Person, options: dict[str, str], read_as: str, title: str
) -> None:
    answer = await person.ask("points", **options)
    assert not answer.private
    assert read_as in answer.description
    assert answer.title == title


async def test_what_was_done_to_the_time_is_said(person: Person) -> None:
    assert "so 14.74 s is scored" in (await person.ask("points", time="110m hurdles 14.5 hand")).description
    road = await person.ask("points", time="10k 31:12.4 road men")
    assert "On the road only whole seconds count, rounded up: 31:13." in road.description
    converted = await person.ask("points", time="1600 4:30 men")
    assert "scored as a mile in 4:31.57" in converted.description
    assert converted.field("By fixed factors") == "1500 m: **4:11.47** (÷ 1.0737)\nMile: **4:31.57** (× 1.0058)"
    assert "Big Gold Book" in converted.footer


async def test_derived_figures_and_an_older_edition_are_called_so(person: Person) -> None:
    marathon = await person.ask("points", time="marathon 3:00:00 women")
    assert "edition 2025. Its figures are derived" in marathon.footer
    assert "By the edition of 2022, exact: 856." in marathon.footer
    assert "* From" not in marathon.footer
    hurdles = await person.ask("points", time="110m hurdles 14.5")
    assert "edition 2022. The edition of 2025 has other figures" in hurdles.footer


async def test_slower_than_the_table_is_told_kindly(person: Person) -> None:
    answer = await person.ask("points", time="10k in 1:05:00 men")
    assert answer.title == "No points yet"
    assert "The table ends at 51:46; `/agegrade` takes slower runs too." in answer.description
    assert not answer.private
    both = await person.ask("points", time="10k in 1:05:00")
    assert both.title == "Points: women 61, men 0"
    assert "The table for men ends at 51:46." in both.description


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"time": "banana"}, "`banana`", "means nothing"),
        ({"time": "5k in 20:75 women"}, "`5k in 20:75 women`", "`75` is over 59"),
        ({"time": "20:00 women"}, "`20:00 women`", "Which distance"),
        ({"time": "5k women"}, "5 km", "In what time"),
        ({"time": "1000 points"}, "`1000 points`", "distance?"),
        ({"time": "2000 points 5k women"}, "I read 2000", "from 1 to 1400"),
        ({"time": "100m in 9.58 women"}, "points: I read 1530", "from 1 to 1400"),
        ({"time": "7k in 40:00"}, "7 km", "only over mile, 5 km, 10 km"),
        ({"time": "40:00", "distance": "7k"}, "7 km", "and 100 km"),
        ({"time": "half 1:30:00", "surface": "track"}, "half marathon", "and 10,000 m"),
        ({"time": "100m hurdles 14.0 men"}, "100 m", "only over 110 m and 400 m"),
        ({"time": PHRASE, "category": "horses"}, "`horses`", "`men` and `women`"),
        ({"time": PHRASE, "surface": "moon"}, "`moon`", "`road`, `track` and `short track`"),
        ({"time": "5k in 20:00", "distance": "10k"}, "5 km and 10 km", "for one run"),
        ({"time": "5k in 10:00"}, "`10:00`", "a pace?"),
        ({"time": "   "}, "", "Nothing was typed"),
    ],
)
async def test_what_cannot_be_read_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("points", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as.lower() in answer.description.lower()
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("points", **{**options, last: answer.example})).private


# Buttons


async def test_the_other_surfaces_are_one_click_away_and_back(person: Person) -> None:
    message = await answered(person, time="5k in 20:00 women")
    assert labels(message) == ["Outdoor track", "Short track", "Beside the record", "Pace"]
    first = read(message)
    turned = await click(person.member, message, "Short track")
    assert turned.title == "668 points"
    assert labels(message)[:2] == ["Outdoor track", "Road"]
    assert (await click(person.member, message, "Road")).title == first.title
    assert await click(person.member, message, "Short track") == turned
    assert (await click(person.member, message, "Pace")).title == "4:00/km · 6:26/mi"


async def test_every_button_is_answered(person: Person) -> None:
    phrases = ("mile 4:30 road", "half 1:45:00 women", "15k in 1:00:00", "3000m steeplechase 12:00", "100m 12.55",
               "1600 4:30", "marathon 4:00:00", "1000 points mile women", "2 miles 9:30 indoor", "60m 7.2")  # fmt: skip
    for result in await person.run_all([("points", {"time": phrase}) for phrase in phrases]):
        assert result.response is not None
        for label in labels(result.response):
            shown = await click(person.member, result.response, label)
            assert not shown.private, (label, shown.text)


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("points", time="5000 m in 14:00 Männer, in der Halle")
        assert answer.title == "1044 Punkte"
        assert "Verstanden: 5000 m in 14:00, Männer, Kurzbahn" in answer.description
        assert "13:47,0" in answer.text
        hurdles = await person.ask("points", time="110 m Hürden 14,5 von Hand")
        assert hurdles.title == "936 Punkte"
        wrong = await person.ask("points", time="banana")
        assert wrong.description.endswith("Das geht: `5 km in 20:00 Frauen`")
        assert not (await person.ask("points", time="5 km in 20:00 Frauen")).private
        back = await person.ask("points", time="1.000 Punkte 5000 m Frauen")
        assert back.title == "1000 Punkte: 5000 m in 16:27,51"
        ((shown, _),) = await person.choices("points", "time", "5 km in 20:00 Frauen Straße")
        assert "654 Punkte" in shown.replace("\u00a0", " ")


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("points", "time", PHRASE)
    assert shown.replace("\u00a0", " ") == "5000 m in 14:00, men, short track: 1044 points"
    assert value == PHRASE
    *whole, (said, typed) = await person.choices("points", "time", "5k")
    assert "5k in 25:00" in [value for _, value in whole]
    assert "5k 800 points" in [value for _, value in whole]
    assert "In what time" in said
    assert typed == "5k"
    offered = {value: name for name, value in await person.choices("points", "surface", "", time=PHRASE)}
    assert list(offered) == ["road", "track", "short track"]
    assert "1044" in offered["short track"]
    offered = {value: name for name, value in await person.choices("points", "category", "", time="5k 20:00")}
    assert list(offered) == ["men", "women", "both"]
