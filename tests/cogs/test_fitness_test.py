"""``/test``, as people use it."""

from __future__ import annotations

import pytest
from simcord import Env, ResponseMessage

from bot.core.fitness_tests.catalogue import EXAMPLES
from bot.playground.adapter import reader_data

from .person import Person
from .seen import click, labels, read

WALK = "rockport 15:10 hr 128 45 years 70 kg woman"


async def answered(person: Person, **options: str | bool) -> ResponseMessage:
    """The message of an answer, to click on."""
    result = await person.run("test", **options)
    assert result.response is not None
    return result.response


async def test_cooper_says_the_uptake_the_pace_and_who_it_was_made_from(person: Person) -> None:
    answer = await person.ask("test", name="cooper 2650 m")
    assert not answer.private
    assert answer.title == "Cooper test: VO2max about 48"
    assert answer.description == "Read as 2650 m in 12:00"
    assert answer.field("VO2max") == "**48.0 ml/kg/min**\nCooper 1968"
    assert answer.field("Pace") == "**4:32/km** · 7:17/mi\n13.2 km/h"
    assert "115 men of the US Air Force" in answer.field("Made from")
    assert "An estimate" in answer.footer


@pytest.mark.parametrize(
    ("options", "title", "told"),
    [
        ({"name": "cooper 1.7 miles"}, "Cooper test: VO2max about 50", "Read as 2736 m in 12:00"),
        ({"name": "Cooper: 6 laps 250m"}, "Cooper test: VO2max about 48", "2650 m"),
        ({"name": "12 min run 2.4 km"}, "Cooper test: VO2max about 42", "2400 m"),
        ({"name": "cooper", "result": "2650"}, "Cooper test: VO2max about 48", "2650 m"),
        ({"name": "1.5mi run 11m40"}, "1.5-mile run: VO2max about 45", "44.9 ml/kg/min"),
        ({"name": "bleep test L9 S4"}, "Beep test: VO2max about 45", "Léger & Lambert 1982: **53.8** (±5.4)"),
        ({"name": "beep 9.4 woman"}, "Beep test: VO2max about 45", "All together: 44.6 to 53.8."),
        ({"name": "beep 6.4 girl 12"}, "Beep test: VO2max about 48", "Children of 8 to 19 years"),
        ({"name": "beep 3.2"}, "Beep test: VO2max about 30", "begins at level 4"),
        ({"name": "aft 2 mile 17:30 M 27"}, "US Army AFT, 2 miles: 79 points", "Men, 27 to 31 years"),
        ({"name": "army 17:30", "age": "27", "category": "m"}, "US Army AFT, 2 miles: 79 points", "of 100"),
        ({"name": "aft 17:30 f27 combat"}, "US Army AFT, 2 miles: 79 points", "scored in the men's column"),
        ({"name": "aft 18:50 M20"}, "US Army AFT, 2 miles: 68 points", "transcriptions differ"),
        ({"name": "aft 19:45 M20"}, "US Army AFT, 2 miles: 61 points", "transcriptions differ"),
        ({"name": "aft 22:00 M20"}, "US Army AFT, 2 miles: 16 points", "one transcription only"),
        ({"name": "aft 21:43 F50"}, "US Army AFT, 2 miles: 71 points", "70 at 21:40, 71 at 21:45"),
        ({"name": "aft 40:00 M27"}, "US Army AFT, 2 miles: 0 points", "For 60 it takes 19:45"),
        ({"name": "pacer 42 girl 12"}, "FITNESSGRAM: above the healthy zone", "15 to 41 laps of 20 m"),
        ({"name": "mile 12:30 girl 12"}, "FITNESSGRAM: not in the healthy zone yet", "The mile in 9:00 to 12:00"),
        ({"name": "fitnessgram 41.5 boy 13"}, "FITNESSGRAM: in the healthy zone", "begins at 41.1"),
        ({"name": "fitnessgram 37 boy 13"}, "FITNESSGRAM: not in the healthy zone yet", "**4.1 ml/kg/min to go**"),
        ({"name": "fitnessgram 39 boy 13"}, "FITNESSGRAM: not in the healthy zone yet", "some risk"),
        ({"name": "mile 7:40"}, "Mile in 7:40", "**Regular: 7:30–9:45** ←"),
        ({"name": "1k 8:20"}, "1 km in 8:20", "running and walking in turns"),
        ({"name": "1k 3:20"}, "1 km in 3:20", "Faster than our bands"),
        ({"name": "1000m walk 11:00"}, "1 km in 11:00", "A brisk walk"),
    ],
)
async def test_each_test_is_answered_however_it_is_typed(
    person: Person, options: dict[str, str], title: str, told: str
) -> None:
    answer = await person.ask("test", **options)
    assert not answer.private
    assert answer.title == title
    assert told in answer.text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"name": WALK}, "34.0 ml/kg/min"),
        ({"name": WALK, "private": False}, "Two in three people lie within ±5.0."),
        (
            {"name": "Rockport walk 15:10", "age": "45", "category": "w", "weight": "154 lb", "heart-rate": "128"},
            "154 lb",
        ),
        ({"name": "rockport 15:10 puls 128 F25 11 st"}, "Under 30"),
        ({"name": "1.5 mile 11:40 70kg M25"}, "George et al. 1993, with weight and sex: **47.9** (±2.8)"),
        ({"name": "1.5 mile 11:40", "weight": "70 kg", "age": "45", "category": "man"}, "so I left it out"),
    ],
)
async def test_an_answer_with_a_weight_or_a_pulse_is_for_the_asker_alone(
    person: Person, options: dict[str, str | bool], told: str
) -> None:
    answer = await person.ask("test", **options)
    assert answer.private
    assert answer.fields
    assert told in answer.text


async def test_no_button_carries_a_weight_or_a_pulse_to_another_answer(person: Person) -> None:
    message = await answered(person, name=WALK)
    assert not {"In miles", "In kilometres", "Predict races"} & set(labels(message))


@pytest.mark.parametrize(
    ("options", "read_as", "wrong"),
    [
        ({"name": "banana"}, "`banana`", "`cooper`, `1.5 mile`"),
        ({"name": "5k 25:00"}, "`5k 25:00`", "none of these"),
        ({"name": "cooper 500 m"}, "500 m", "works from 1000 m to 4900 m"),
        ({"name": "cooper 2000 m boy 12"}, "12", "works from 18"),
        ({"name": "rockport 15:10"}, "`rockport 15:10`", "heart rate, age, body weight and women or men"),
        ({"name": "beep 9"}, "`beep 9`", "shuttles"),
        ({"name": "beep 9.14"}, "14", "works from 0 to 11"),
        ({"name": "mile 7:75"}, "`75`", "over 59"),
        ({"name": "usmc 3 mile 21:00"}, "Marine Corps", "a source I can check"),
        ({"name": "navy prt 11:00"}, "US Navy", "a source I can check"),
        ({"name": "2.4 km 10:30"}, "British", "a source I can check"),
        ({"name": "mile 7:40 boy 12"}, "boys' mile", "zones of VO2max I do have"),
        ({"name": "aft 17:30", "age": "banana"}, "`banana`", "means nothing"),
        ({"name": "aft 17:30 27", "category": "dogs"}, "`dogs`", "none of these"),
        ({"name": "rockport 15:10", "weight": "154"}, "`154`", "kilograms (`154 kg`) or pounds (`154 lb`)"),
        ({"name": "rockport 15:10", "heart-rate": "fast"}, "`fast`", "means nothing"),
        ({"name": "mile", "result": "banana"}, "`banana`", "means nothing"),
    ],
)
async def test_what_is_wrong_is_told_to_the_asker_alone(
    person: Person, options: dict[str, str], read_as: str, wrong: str
) -> None:
    answer = await person.ask("test", **options)
    assert answer.private
    assert answer.fields == ()
    assert read_as in answer.description
    assert wrong in answer.description
    assert answer.example


async def test_the_example_of_a_refused_phrase_is_answered(person: Person) -> None:
    for name in ("banana", "cooper 500 m", "rockport 15:10", "beep 9", "usmc 21:00", "mile 7:40 boy 12", "mile 7:75"):
        refused = await person.ask("test", name=name)
        assert (await person.ask("test", name=refused.example)).fields


# Buttons


async def test_the_units_button_turns_the_answer_and_back(person: Person) -> None:
    message = await answered(person, name="cooper 2650 m")
    before = read(message)
    turned = await click(person.member, message, "In miles")
    assert turned.field("Pace").startswith("**7:17/mi** · 4:32/km")
    assert await click(person.member, message, "In kilometres") == before


async def test_the_standard_can_be_turned_in_place_and_back_twice(person: Person) -> None:
    message = await answered(person, name="aft 17:30 F27")
    general = read(message)
    assert general.title == "US Army AFT, 2 miles: 91 points"
    for _ in range(2):
        combat = await click(person.member, message, "Combat standard")
        assert combat.title == "US Army AFT, 2 miles: 79 points"
        back = await click(person.member, message, "General standard")
        assert back.title == general.title
        assert back.fields == general.fields


async def test_the_steps_to_other_commands_are_phrases_that_read_again(person: Person) -> None:
    for name in ("cooper 2650 m", "mile 7:40.5", "1k 4:30", "1.5 mile 11:40", "aft 17:30 M27"):
        message = await answered(person, name=name)
        ids = [button["custom_id"] for row in message.components for button in row["components"]]
        (phrase,) = [id.split("|")[2] for id in ids if "|predict|" in id]
        assert (await person.ask("pace", time=phrase)).fields


# German


async def test_it_is_answered_in_german(person: Person, simcord_env: Env) -> None:
    with reader_data(simcord_env) as readers:
        readers.speak(person.user, "de")
        answer = await person.ask("test", name="Pendellauf Stufe 9 Bahn 4")
        assert answer.title == "Beep-Test (Pendellauf): VO2max etwa 45"
        assert answer.description == "Verstanden: Stufe 9, Bahn 4"
        assert "**44,6 ml/kg/min**" in answer.field("VO2max")
        assert "Alle zusammen: 44,6 bis 53,8." in answer.text
        walk = await person.ask("test", name="Gehtest 15:10 Puls 128 Frau 45 70 kg")
        assert walk.description == "Verstanden: Meile in 15:10, Frau, 45 Jahre, 70 kg, 128 Schläge pro Minute"


# Autocomplete


async def test_before_anything_is_typed_every_test_is_offered(person: Person) -> None:
    offered = await person.choices("test", "name", "")
    assert [value for _, value in offered] == [phrase for phrases in EXAMPLES.values() for phrase in phrases]


async def test_the_reading_is_shown_while_the_person_types(person: Person) -> None:
    ((shown, value),) = await person.choices("test", "name", "cooper 2650 m")
    assert shown.replace("\u00a0", " ") == "Cooper test: 2650 m in 12:00, VO2max about 48"
    assert value == "cooper 2650 m"
    ((shown, _),) = await person.choices("test", "name", "aft 17:30", age="27", category="men")
    assert shown.endswith("79 points")


async def test_a_name_begun_is_offered_with_its_phrases(person: Person) -> None:
    for typed, phrase in (("roc", WALK), ("be", "beep 9.4"), ("army", "aft 2 mile 17:30 M 27"), ("mi", "mile 7:40")):
        values = [value for _, value in await person.choices("test", "name", typed)]
        assert phrase in values
    (said, typed), *phrases = await person.choices("test", "name", "beep 9")
    assert "shuttles" in said
    assert typed == "beep 9"
    assert "beep 9.4" in [value for _, value in phrases]
    assert [value for _, value in await person.choices("test", "category", "")] == ["men", "women"]
