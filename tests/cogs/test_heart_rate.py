"""``/zones``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env

from bot.playground.adapter import reader_data

from .person import Person
from .seen import labels

RESERVE = "Share of the reserve (Karvonen 1957)"
MAXIMUM = "Share of the maximum, five steps"
FRIEL = "Share of the threshold (Friel)"
BY_RESERVE = "Bands of the ACSM, by the reserve"
BY_MAXIMUM = "Bands of the ACSM, by the maximum"


async def test_zones_are_answered_beside_how_they_feel(person: Person) -> None:
    answer = await person.ask("zones", heart="max 190 rest 50")
    assert answer.private
    assert answer.title == "Heart-rate zones"
    assert answer.description.startswith("Read as maximum 190, resting 50\n")
    assert [name for name, _ in answer.fields] == [RESERVE, MAXIMUM, BY_RESERVE]
    assert answer.field(RESERVE).splitlines()[:2] == [
        "`1  120–133` 6 (13) · sentences",
        "`2  134–147` 7 (14–15) · words",
    ]
    assert "`106–133` **Moderate** 5–6 (12–13) · sentences" in answer.field(BY_RESERVE)
    assert "not medical advice" in answer.footer
    assert "do not mix" in answer.footer


async def test_friel_stands_beside_karvonen_and_is_not_mixed_with_it(person: Person) -> None:
    answer = await person.ask("zones", heart="190/50 lthr 168")
    assert [name for name, _ in answer.fields] == [RESERVE, MAXIMUM, BY_RESERVE, FRIEL]
    assert "`2  143–151 `" in answer.field(FRIEL)
    assert "`2  134–147`" in answer.field(RESERVE)
    assert "do not mix" in answer.footer
    alone = await person.ask("zones", heart="lthr 168")
    assert [name for name, _ in alone.fields] == [FRIEL]
    assert "do not mix" not in alone.footer
    assert "Karvonen" not in alone.text


async def test_an_estimated_maximum_says_its_error(person: Person) -> None:
    answer = await person.ask("zones", heart="age 45")
    assert "**177** by Tanaka 2001, 175 to 182 by all formulas" in answer.description
    assert "SD of 7 to 12 beats" in answer.description
    assert [name for name, _ in answer.fields] == [MAXIMUM, BY_MAXIMUM]
    by_nes = await person.ask("zones", heart="age 45", method="nes")
    assert "**182** by Nes 2013" in by_nes.description
    measured = await person.ask("zones", heart="age 45 max 190")
    assert "SD of" not in measured.text


@pytest.mark.parametrize(
    ("options", "read_as"),
    [
        ({"heart": "190 max 50 rest"}, "maximum 190, resting 50"),
        ({"heart": "50/190"}, "maximum 190, resting 50"),
        ({"heart": "HRmax=190"}, "maximum 190"),
        ({"heart": "my max hr is 190 bpm"}, "maximum 190"),
        ({"heart": "45 Jahre, Ruhepuls 52, HFmax 184"}, "maximum 184, resting 52"),
        ({"heart": "F45 rhr 50"}, "age 45, resting 50"),
        ({"heart": "Threshold HR 168"}, "threshold 168"),
        ({"heart": "45yo", "rest": "52 bpm"}, "age 45, resting 52"),
        ({"heart": "max 190", "rest": "50", "threshold": "168"}, "maximum 190, resting 50, threshold 168"),
        ({"heart": "rest 50", "age": "45 years"}, "age 45, resting 50"),
        ({"heart": "max 185", "max": "190"}, "maximum 190"),
    ],
)
async def test_it_is_read_however_it_is_typed(person: Person, options: dict[str, str], read_as: str) -> None:
    answer = await person.ask("zones", **options)
    assert answer.private
    assert answer.description.splitlines()[0] == f"Read as {read_as}"


@pytest.mark.parametrize(
    ("method", "names"),
    [("karvonen", [RESERVE]), ("Friel", [FRIEL]), ("% of max", [MAXIMUM]), ("acsm", [BY_RESERVE])],
)
async def test_a_method_is_given_alone(person: Person, method: str, names: list[str]) -> None:
    answer = await person.ask("zones", heart="190/50 lthr 168", method=method)
    assert [name for name, _ in answer.fields] == names


async def test_it_has_no_button(person: Person) -> None:
    result = await person.run("zones", heart="max 190 rest 50")
    assert labels(result.response) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"heart": "banana"}, "`banana` means nothing"),
        ({"heart": "max 190 banana"}, "`banana` means nothing"),
        ({"heart": "10k in 47:30"}, "`10k` means nothing"),
        ({"heart": "   "}, "Nothing was typed"),
        ({"heart": "max 300"}, "Maximal heart rate: I read 300 beats a minute; this works from 100"),
        ({"heart": "age 12"}, "Age: I read 12; this works from 18 to 90"),
        ({"heart": "max 110 rest 100"}, "Resting heart rate: I read 100 beats a minute; this works from 25"),
        ({"heart": "190 50 160"}, "two of a kind"),
        ({"heart": "rest 50"}, "Can you add this: maximal heart rate?"),
        ({"heart": "max 190", "method": "friel"}, "Can you add this: heart rate at threshold?"),
        ({"heart": "max 190", "rest": "banana"}, "`banana` means nothing"),
        ({"heart": "max 190", "method": "dogs"}, "`dogs` is none of these"),
    ],
)
async def test_what_cannot_be_used_is_told_with_an_example_that_works(
    person: Person, options: dict[str, str], told: str
) -> None:
    answer = await person.ask("zones", **options)
    assert answer.private
    assert answer.fields == ()
    assert told in answer.description
    assert answer.example
    last = list(options)[-1]
    if "Can you add" not in told:
        assert (await person.ask("zones", **{**options, last: answer.example})).fields


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("zones", heart="45 Jahre, Ruhepuls 52")
        assert answer.title == "Herzfrequenzzonen"
        assert answer.description.startswith("Verstanden: Alter 45, Ruhepuls 52")
        assert "**177** nach Tanaka 2001" in answer.description
        assert "**Mittel** 5–6 (12–13) · Sätze" in answer.text
        assert "kein ärztlicher Rat" in answer.footer


async def test_readings_are_offered(person: Person) -> None:
    assert await person.choices("zones", "heart", "190/50") == [
        ("maximum 190, resting 50 → Reserve, second zone 134–147", "190/50")
    ]
    ((shown, _),) = await person.choices("zones", "heart", "max 190 bananas")
    assert "means nothing" in shown


async def test_the_methods_are_offered_and_each_is_answered(person: Person) -> None:
    offered = await person.choices("zones", "method", "")
    assert [value for _, value in offered] == ["fox", "gellish", "nes", "tanaka", "acsm", "max", "reserve", "threshold"]
    answers = await person.ask_all(
        ("zones", {"heart": "rest 50 lthr 168 age 45", "method": value}) for _, value in offered
    )
    assert all(answer.fields for answer in answers)
    assert [value for _, value in await person.choices("zones", "method", "fri")] == ["threshold"]
