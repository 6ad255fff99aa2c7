"""``/predict``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

RANGES = "Lowest to highest of the methods"
TRUST = "Which to trust"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("predict", **options)
    assert result.response is not None
    return result.response


def rows(table: str) -> dict[str, str]:
    """The lines of a block of code, each by its first word or words."""
    lines = table.partition("```\n")[2].partition("\n```")[0].splitlines()
    assert all(len(line) <= 30 for line in lines), lines
    return {line[:13].split("  ")[0].strip(): line[13:].strip() for line in lines}


async def test_a_race_is_carried_over_to_the_standard_distances(person: Person) -> None:
    answer = await person.ask("predict", time="10k in 45:30")
    assert not answer.private
    assert answer.title == "Equivalent times: 10 km in 45:30"
    assert answer.description == "Read as 10 km in 45:30"
    told = rows(answer.field(RANGES))
    assert list(told) == ["1500 m", "Mile", "3 km", "5 km", "10 km", "15 km", "10 mi", "Half marathon", "Marathon"]
    assert told["10 km"] == "45:30"
    assert told["5 km"] == "21:49–21:56"
    assert told["Half marathon"] == "1:40:19–1:40:51"
    assert told["Marathon"] == "3:29:19–3:33:11*"
    assert "more than 4 times away" in answer.field(RANGES)
    assert "Marathon: plan for **3:33:11** or slower" in answer.field(TRUST)
    assert "add `60 km a week`" in answer.field(TRUST)
    assert "Riegel 1977, Cameron 1998, VDOT (Daniels & Gilbert 1979): 44.7" in answer.footer


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({"time": "10k in 45:30 for marathon"}, "Marathon: 3:29:19–3:33:11"),
        ({"time": "10K 45.30 Marathon"}, "Marathon: 3:29:19–3:33:11"),
        ({"time": "marathon from 10k in 45:30"}, "Marathon: 3:29:19–3:33:11"),
        ({"time": "45:30", "distance": "10k", "target": "26.2"}, "Marathon: 3:29:19–3:33:11"),
        ({"time": "5k 22:10 → half"}, "Half marathon: 1:41:48–1:41:58"),
        ({"time": "22:10 5k -> hm"}, "Half marathon: 1:41:48–1:41:58"),
        ({"time": "half 1:38 marathon 60 km/week"}, "Marathon: 3:23:45–3:37:06"),
        ({"time": "1:38 half → marathon", "weekly": "60km"}, "Marathon: 3:23:45–3:37:06"),
        ({"time": "Halbmarathon 1:38 zum Marathon, 55-65 km pro Woche"}, "Marathon: 3:23:45–3:37:06"),
        ({"time": "halfmarathon 1h38 marathn", "target": "marathon", "weekly": "37.3 miles a week"}, ""),
        ({"time": "20:00 5k and 42:00 10k"}, "Equivalent times: 5 km in 20:00 and 10 km in 42:00"),
        ({"time": "5k 20:00 + 10k 42:00"}, "Equivalent times: 5 km in 20:00 and 10 km in 42:00"),
        ({"time": "20 5k", "second": "42min 10 km"}, "Equivalent times: 5 km in 20:00 and 10 km in 42:00"),
        ({"time": "1500 5:10 mile"}, "Mile: 5:34–5:36"),
        ({"time": "5:00/km half"}, "Equivalent times: half marathon at 5:00/km (1:45:29)"),
        ({"time": "what would 22:10 5k be for 10k?"}, "10 km: 45:58–46:13"),
        ({"time": "10k in 45:30", "target": "10k"}, "10 km: 45:30"),
    ],
)
async def test_a_phrase_is_read_however_it_is_typed(person: Person, options: dict[str, str], title: str) -> None:
    answer = await person.ask("predict", **options)
    assert answer.private is (not title), answer.text
    if title:
        assert answer.title == title


async def test_a_target_shows_method_by_method(person: Person) -> None:
    answer = await person.ask("predict", time="half 1:38 marathon 60 km/week")
    assert "Read as half marathon in 1:38:00, 60 km a week" in answer.description
    assert answer.field(TRUST).startswith("Trust **3:37:06** by Vickers & Vertosick.")
    told = answer.field("By method")
    for line in ("Vickers  3:37:06  5:09/km", "Riegel   3:24:19  4:51/km", "Daniels  3:23:45  4:50/km"):
        assert line in told
    assert "Purdy comes from men's running of 1936" in told


async def test_a_formula_outside_its_range_says_nothing_and_why(person: Person) -> None:
    answer = await person.ask("predict", time="half 2:15 marathon", weekly="30 km at 6:00/km")
    told = answer.field("By method")
    assert "Riegel          –\n" in told
    assert "Tanda           –\n" in told
    assert "– Riegel: only for 3:30 to 3:50:00 (time)" in told
    assert "– Tanda: only for 40 km to 160 km (weekly distance)" in told
    assert "Daniels  ~4:37:25" in told
    assert "~ rough" in told
    assert "Riegel 1977" not in answer.footer
    ultra = await person.ask("predict", time="5k 22:00 for 50k")
    assert ultra.title == "50 km: 4:19:53"
    assert "beyond the marathon ground and weather decide" in ultra.field(TRUST)
    table = await person.ask("predict", time="half 2:15")
    assert "– Riegel: only for 3:30 to 3:50:00 (time)" in table.field(RANGES)


async def test_two_races_give_an_exponent_of_one_s_own(person: Person) -> None:
    answer = await person.ask("predict", time="20:00 5k and 42:00 10k", target="half")
    assert "k = **1.070**" in answer.field("Your own exponent")
    assert "1.077 (men) and 1.083 (women)" in answer.field("Your own exponent")
    assert answer.field(TRUST).startswith("Trust **1:33:23** by your own exponent")
    marathon = await person.ask("predict", time="5k 20:00 and half 1:33 for marathon, 50 km a week")
    assert "Vickers 2" in marathon.field("By method")
    order = await person.ask("predict", time="half 1:33 and 5k 20:00 for marathon, 50 km a week")
    assert order.field("By method") == marathon.field("By method")


async def test_tanda_answers_where_the_training_pace_is_known(person: Person) -> None:
    answer = await person.ask("predict", time="half 1:33", target="marathon", weekly="70 km at 5:15/km")
    assert "Tanda    3:21:48  4:47/km" in answer.field("By method")
    assert "Tanda 2011" in answer.footer


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"time": "banana"}, "`banana`", "means nothing"),
        ({"time": "10k in 45:30 banana"}, "`10k in 45:30 banana`", "`banana` means nothing"),
        ({"time": "10k in 4:75"}, "`10k in 4:75`", "`75` is over 59"),
        ({"time": "45:30"}, "`45:30`", "Which distance"),
        ({"time": "10k"}, "10 km", "In what time"),
        ({"time": "60 km a week"}, "`60 km a week`", "distance and time"),
        ({"time": "   "}, "", "Nothing was typed"),
        ({"time": "4x400m in 80s"}, "`4x400m in 80s`", "more than the sum needs"),
        ({"time": "100m in 12.5"}, "100 m", "from 400 m to"),
        ({"time": "100 miles in 24:00:00"}, "160.9 km", "from 400 m to"),
        ({"time": "10k in 45:30 60 a week"}, "", "kilometres (`60k`) or miles"),
        ({"time": "20:00 5k and 38:00 10k"}, "", "no slower than a shorter one"),
        ({"time": "20:00 5k and 55:00 10k"}, "", "slowed more than"),
        ({"time": "20:00 5k and 21:00 5k"}, "", "about equally long"),
        ({"time": "10k in 45:30", "target": "banana"}, "`banana`", "means nothing"),
        ({"time": "10k in 45:30", "target": "100k"}, "100 km", "from 400 m to"),
        ({"time": "10k in 45:30", "distance": "5k"}, "10 km and 5 km", "for one run"),
        ({"time": "10k in 45:30", "weekly": "banana"}, "`banana`", "no number"),
        ({"time": "10k in 45:30", "weekly": "60 km banana"}, "`60 km banana`", "`banana` means nothing"),
        ({"time": "10k in 45:30", "weekly": "60"}, "", "kilometres (`60k`) or miles"),
        ({"time": "10k in 45:30", "weekly": "0 km"}, "`0`", "zero or less"),
        ({"time": "10k in 45:30", "weekly": "600 km"}, "`600`", "outside anything"),
        ({"time": "10k in 45:30", "second": "banana"}, "`banana`", "means nothing"),
        ({"time": "10k in 45:30", "second": "10k in 46:00"}, "", "about equally long"),
    ],
)
async def test_what_cannot_be_worked_out_is_told_to_the_asker_alone_with_an_example_that_works(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("predict", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    assert answer.example
    last = list(options)[-1]
    assert not (await person.ask("predict", **{**options, last: answer.example})).private


async def test_an_impossible_race_is_answered_with_a_question(person: Person) -> None:
    for phrase in ("10k in 20:00", "half 1:00 and 5k 10:00", "marathon in 1:50:00 for 10k"):
        answer = await person.ask("predict", time=phrase)
        assert answer.private
        assert answer.title == "One question"


# Buttons


async def test_a_distance_opens_in_place_and_leads_back(person: Person) -> None:
    message = await answered(person, time="10k in 45:30")
    assert labels(message) == ["Marathon", "Half marathon", "5\u00a0km", "Training paces"]
    before = read(message)
    assert (await click(person.member, message, "Marathon")).title == "Marathon: 3:29:19–3:33:11"
    assert labels(message) == ["In miles", "All distances", "Pace for 3:33:11", "Splits"]
    assert await click(person.member, message, "All distances") == before


async def test_the_units_button_turns_the_paces(person: Person) -> None:
    message = await answered(person, time="10k in 45:30 for half")
    assert "4:46/km" in read(message).field("By method")
    turned = await click(person.member, message, "In miles")
    assert "7:39/mi" in turned.field("By method")


async def test_the_next_step_leads_to_the_pace(person: Person) -> None:
    message = await answered(person, time="10k in 45:30 for half")
    assert (await click(person.member, message, "Pace for 1:40:35")).title == "4:46/km · 7:40/mi"


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("predict", time="Halbmarathon 1:38 für Marathon, 60 km pro Woche")
        assert answer.title == "Marathon: 3:23:45–3:37:06"
        assert "Verstanden: Halbmarathon in 1:38:00, 60 km pro Woche" in answer.description
        assert "Vertrau auf **3:37:06** nach Vickers & Vertosick." in answer.text
        wrong = await person.ask("predict", time="Banane")
        assert wrong.private


# Autocomplete


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("predict", "time", "10k 45:30")
    assert shown.replace("\u00a0", " ") == ("10 km in 45:30: half marathon 1:40:19–1:40:51, marathon 3:29:19–3:33:11")
    assert value == "10k 45:30"
    *whole, (said, typed) = await person.choices("predict", "time", "5k")
    assert "5k in 25:00" in [value for _, value in whole]
    assert "In what time" in said
    assert typed == "5k"


async def test_the_other_options_show_what_they_lead_to(person: Person) -> None:
    offered = {value: shown for shown, value in await person.choices("predict", "target", "", time="10k 45:30")}
    assert list(offered)[:2] == ["marathon", "half"]
    assert offered["half"].replace("\u00a0", " ") == "10 km in 45:30: half marathon 1:40:19–1:40:51"
    weeks = await person.choices("predict", "weekly", "")
    assert ("50 km a week", "50 km") in [(shown.replace("\u00a0", " "), value) for shown, value in weeks]
    assert [value for _, value in await person.choices("predict", "weekly", "60")] == ["60 km", "60 miles", "60"]
    ((shown, _),) = await person.choices("predict", "second", "5k 21:50", time="10k 45:30")
    assert "5 km in 21:50" in shown.replace("\u00a0", " ")
    ((said, _),) = await person.choices("predict", "second", "10k 44:00", time="10k 45:30")
    assert "about equally long" in said
    assert await person.choices("predict", "second", "") == []
