"""How a test is read: its name, its result, who was tested; and what is asked back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.fitness_tests.answering import (
    ArmyAnswer,
    ClubAnswer,
    FitnessAnswer,
    GirlsAnswer,
    OxygenAnswer,
    OxygenZoneAnswer,
    work_out_test,
)
from bot.core.fitness_tests.catalogue import EXAMPLES, INSTEAD, FitnessTest, NotOffered
from bot.core.fitness_tests.fitnessgram import Standing, Zone
from bot.core.fitness_tests.reading import is_confidential, read_fitness_test
from bot.core.terms import Term

WOMAN, MAN = Category.WOMEN, Category.MEN


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("cooper 2650 m", 2650),
        ("Cooper test: 2,65 km", 2650),
        ("cooper 2650", 2650),
        ("COOPER-TEST 2.65k", 2650),
        ("cooper 6 laps 250m", 2650),
        ("cooper 6 laps + 250 m", 2650),
        ("cooper 6.5 laps", 2600),
        ("12 min run 2.4 km", 2400),
        ("12 minutes 2650 m", 2650),
        ("2650 m in 12:00", 2650),
        ("cooper 5:00/km", 2400),
        ("cooper 12 km/h", 2400),
        ("cooper 1.7 miles", 2735.8848),
        ("cooper 1.5 mile in 12 min", 2414.016),
        ("cooper 2400 m", 2400),
        ("Cooper-Lauf 2600 Meter", 2600),
    ],
)
def test_cooper_takes_a_distance_however_it_is_written(typed: str, metres: float) -> None:
    reading = read_fitness_test(typed)
    assert reading.test is FitnessTest.COOPER
    assert reading.result.distance is not None
    assert reading.result.distance.metres == pytest.approx(metres)


@pytest.mark.parametrize(
    ("typed", "test", "seconds"),
    [
        ("1.5 mile 11:40", FitnessTest.RUN15, 700),
        ("1 1/2 miles in 11:40", FitnessTest.RUN15, 700),
        ("1.5mi run 11m40", FitnessTest.RUN15, 700),
        ("cooper 1.5 mile 11:40", FitnessTest.RUN15, 700),
        ("mile 7:40", FitnessTest.MILE, 460),
        ("Meile in 7:40", FitnessTest.MILE, 460),
        ("7:40 mile test", FitnessTest.MILE, 460),
        ("mile run 12 min", FitnessTest.MILE, 720),
        ("1k 4:30", FitnessTest.KM, 270),
        ("1000m 4.30", FitnessTest.KM, 270),
        ("1 km at 4:30/km", FitnessTest.KM, 270),
        ("one mile walk 15:10", FitnessTest.ROCKPORT, 910),
        ("Gehtest 15:10", FitnessTest.ROCKPORT, 910),
        ("2 mile 17:30", FitnessTest.AFT, 1050),
        ("army 17:30", FitnessTest.AFT, 1050),
        ("AFT 2-mile run 17:30", FitnessTest.AFT, 1050),
    ],
)
def test_a_test_over_a_distance_takes_a_time(typed: str, test: FitnessTest, seconds: float) -> None:
    reading = read_fitness_test(typed)
    assert reading.test is test
    assert reading.result.duration is not None
    assert reading.result.duration.seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    "typed",
    ["beep 9.4", "beep level 9 shuttle 4", "bleep test L9 S4", "beep 9/4", "beep 9-4", "beep 9,4", "beep 9:4",
     "20 m shuttle run 9.4", "multistage fitness test level 9, 4 shuttles", "Pendellauf Stufe 9 Bahn 4", "MSFT 9 4"],
)  # fmt: skip
def test_a_beep_test_takes_level_and_shuttle(typed: str) -> None:
    reading = read_fitness_test(typed)
    assert (reading.test, reading.result.level, reading.result.shuttle) == (FitnessTest.BEEP, 9, 4)


def test_9_10_is_the_tenth_shuttle_and_9_1_the_first() -> None:
    assert read_fitness_test("beep 9.10").result.shuttle == 10
    assert read_fitness_test("beep 9.1").result.shuttle == 1


@pytest.mark.parametrize(
    ("typed", "category", "age"),
    [
        ("aft 17:30 M 27", MAN, 27),
        ("aft 17:30 f27", WOMAN, 27),
        ("aft 17:30 27M", MAN, 27),
        ("aft 17:30 27 F", WOMAN, 27),
        ("aft 17:30 man 27", MAN, 27),
        ("aft 27 years old woman 17:30", WOMAN, 27),
        ("aft 17:30 Frau, 27 Jahre", WOMAN, 27),
        ("pacer 42 girl 12", WOMAN, 12),
        ("pacer 42 laps 12 year old girl", WOMAN, 12),
        ("beep 6.4 boy 11", MAN, 11),
        ("Pendellauf 6.4 Mädchen 9", WOMAN, 9),
        ("1.5 mile 11:40", None, None),
    ],
)
def test_who_was_tested(typed: str, category: Category | None, age: int | None) -> None:
    tested = read_fitness_test(typed).tested
    assert (tested.category, tested.age) == (category, age)


@pytest.mark.parametrize(
    "typed",
    [
        "rockport 15:10 hr 128 45 years 70 kg woman",
        "Rockport walk 15:10, pulse 128, F45, 70kg",
        "1 mile walk 15.10 128 bpm 45yo female 70 kilos",
        "walking test 15:10 heart rate: 128 woman 45 70 kg",
        "Gehtest 15:10 Puls 128 Frau 45 70 kg",
    ],
)
def test_the_walk_takes_all_it_needs_in_any_order(typed: str) -> None:
    tested = read_fitness_test(typed).tested
    assert tested.weight is not None
    assert (tested.heart_rate, tested.age, tested.category, tested.weight.kg) == (128, 45, WOMAN, 70.0)


def test_pounds_and_stone_are_read() -> None:
    for typed in ("rockport 15:10 154 lb", "rockport 15:10 11 st", "rockport 15:10 10 stone 14 lbs"):
        weight = read_fitness_test(typed).tested.weight
        assert weight is not None
        assert weight.kg == pytest.approx(69.853, abs=0.001)


def test_options_stand_over_the_phrase() -> None:
    reading = read_fitness_test("rockport 14:00 hr 110 30 years 60 kg man", "15:10", "45", "woman", "70 kg", "128")
    assert reading.result.duration is not None
    assert reading.result.duration.seconds == 910
    tested = reading.tested
    assert tested.weight is not None
    assert (tested.heart_rate, tested.age, tested.category, tested.weight.kg) == (128, 45, WOMAN, 70.0)


@pytest.mark.parametrize(
    ("name", "result", "test"),
    [
        ("cooper", "2650 m", FitnessTest.COOPER),
        ("mile", "7:40", FitnessTest.MILE),
        ("1.5 mile", "11:40", FitnessTest.RUN15),
        ("1k", "4:30", FitnessTest.KM),
        ("beep", "9.4", FitnessTest.BEEP),
        ("aft", "17:30", FitnessTest.AFT),
        ("pacer", "42", FitnessTest.FITNESSGRAM),
        ("rockport", "15:10", FitnessTest.ROCKPORT),
    ],
)
def test_the_result_may_stand_in_its_own_option(name: str, result: str, test: FitnessTest) -> None:
    assert read_fitness_test(name, result).test is test


def answer_of(typed: str) -> FitnessAnswer:
    return work_out_test(typed)


def oxygen_of(typed: str) -> OxygenAnswer:
    answer = work_out_test(typed)
    assert isinstance(answer, OxygenAnswer)
    return answer


def test_each_kind_of_test_has_its_kind_of_answer() -> None:
    kinds = {test: {type(answer_of(phrase)) for phrase in phrases} for test, phrases in EXAMPLES.items()}
    assert kinds == {
        FitnessTest.COOPER: {OxygenAnswer},
        FitnessTest.RUN15: {OxygenAnswer},
        FitnessTest.ROCKPORT: {OxygenAnswer},
        FitnessTest.BEEP: {OxygenAnswer},
        FitnessTest.AFT: {ArmyAnswer},
        FitnessTest.FITNESSGRAM: {GirlsAnswer, OxygenZoneAnswer},
        FitnessTest.MILE: {ClubAnswer},
        FitnessTest.KM: {ClubAnswer},
    }
    for phrase in INSTEAD.values():
        answer_of(phrase)


def test_the_second_figure_of_the_mile_and_a_half_needs_weight_sex_and_an_age_it_was_made_from() -> None:
    assert oxygen_of("1.5 mile 11:40").others == ()
    assert len(oxygen_of("1.5 mile 11:40 70 kg man").others) == 1
    assert len(oxygen_of("1.5 mile 11:40 70 kg M25").others) == 1
    older = oxygen_of("1.5 mile 11:40 70 kg M45")
    assert (older.others, older.left_out) == ((), True)


def test_the_protocols_of_the_beep_test_stand_beside_each_other() -> None:
    adult = oxygen_of("beep 9.4")
    assert adult.estimate.method == "Ramsbottom et al. 1988"
    assert len(adult.others) == 4
    assert len(oxygen_of("beep 9.4 woman").others) == 3
    child = oxygen_of("beep 6.4 girl 12")
    assert (child.estimate.method, child.others) == ("Léger et al. 1988", ())
    below_the_table = oxygen_of("beep 3.2")
    assert below_the_table.estimate.method == "Léger et al. 1988"


def test_a_level_that_was_only_begun_was_not_run_at_its_speed() -> None:
    begun, ended = oxygen_of("beep 10.0"), oxygen_of("beep 9.11")
    assert begun.estimate.oxygen == pytest.approx(ended.estimate.oxygen)
    assert begun.others[0].oxygen == ended.others[0].oxygen


def test_under_the_combat_standard_everybody_is_scored_as_the_men() -> None:
    woman, combat, man = (answer_of(f"aft 17:30 {who}") for who in ("F27", "F27 combat", "M27"))
    assert isinstance(woman, ArmyAnswer)
    assert isinstance(combat, ArmyAnswer)
    assert isinstance(man, ArmyAnswer)
    assert combat.score == man.score
    assert woman.score.points > combat.score.points


def test_a_child_s_mile_belongs_to_the_zones_and_an_adult_s_to_the_club() -> None:
    girl, school = answer_of("mile 10:15 girl 12"), answer_of("fitnessgram mile 10:15 girl 12")
    assert isinstance(girl, GirlsAnswer)
    assert isinstance(school, GirlsAnswer)
    assert girl.standing is school.standing is Standing.WITHIN
    assert isinstance(answer_of("mile 10:15 woman 30"), ClubAnswer)
    zone = answer_of("fitnessgram vo2max 40 girl 12")
    assert isinstance(zone, OxygenZoneAnswer)
    assert zone.zone is Zone.SOME_RISK


@pytest.mark.parametrize(
    ("typed", "code", "about"),
    [
        ("rockport 15:10", Mistake.STILL_NEEDED, (Term.HEART_RATE, Term.AGE, Term.WEIGHT, Term.CATEGORY)),
        ("rockport 15:10 hr 128 F45", Mistake.STILL_NEEDED, (Term.WEIGHT,)),
        ("beep", Mistake.STILL_NEEDED, (Term.LEVEL, Term.SHUTTLES)),
        ("beep 9", Mistake.STILL_NEEDED, (Term.SHUTTLES,)),
        ("cooper", Mistake.STILL_NEEDED, (Term.DISTANCE,)),
        ("2 mile 17:30", Mistake.STILL_NEEDED, (Term.AGE, Term.CATEGORY)),
        ("aft 17:30 combat", Mistake.STILL_NEEDED, (Term.AGE,)),
        ("fitnessgram", Mistake.STILL_NEEDED, (Term.OXYGEN, Term.AGE, Term.CATEGORY)),
        ("pacer girl 12", Mistake.STILL_NEEDED, (Term.LAPS,)),
        ("beep 9.4 girl", Mistake.STILL_NEEDED, (Term.AGE,)),
        ("1.5 mile 11:40 70 kg", Mistake.STILL_NEEDED, (Term.CATEGORY,)),
    ],
)
def test_what_is_missing_is_asked_for(typed: str, code: Mistake, about: tuple[Term, ...]) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_test(typed)
    assert caught.value.code is code
    assert caught.value.params["needed"] == about
    answer_of(caught.value.example)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("usmc 3 mile 21:00", NotOffered.MARINES),
        ("marine corps PFT 21:00", NotOffered.MARINES),
        ("navy PRT 1.5 mile 11:00", NotOffered.NAVY),
        ("2.4 km 10:30", NotOffered.UK_RUN),
        ("2,400m 10:30", NotOffered.UK_RUN),
        ("British army 1.5 mile 10:30", NotOffered.UK_RUN),
        ("royal navy 2.4k 11:00", NotOffered.NAVY),
        ("ACFT 17:30 M27", NotOffered.OLD_ARMY),
        ("mile 7:40 boy 12", NotOffered.BOYS_MILE),
        ("boys mile 7:40", NotOffered.BOYS_MILE),
        ("fitnessgram mile 7:40 boy 12", NotOffered.BOYS_MILE),
        ("pacer 42 boy 12", NotOffered.BOYS_PACER),
    ],
)
def test_a_test_without_a_source_is_refused_by_name(typed: str, what: NotOffered) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_test(typed)
    assert caught.value.code is Mistake.TEST_NOT_OFFERED
    assert caught.value.params["test"] is what
    answer_of(caught.value.example)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("cooper 500 m", Term.DISTANCE),
        ("cooper 2650 m 15:00", Term.DURATION),
        ("cooper 2000 m girl 12", Term.AGE),
        ("1.5 mile 30:00", Term.DURATION),
        ("1k 4:30 girl 12", Term.AGE),
        ("rockport 15:10 hr 128 15 years 70 kg woman", Term.AGE),
        ("rockport 15:10 hr 40 45 years 70 kg woman", Term.HEART_RATE),
        ("beep 25.3", Term.LEVEL),
        ("beep 9.14", Term.SHUTTLES),
        ("beep 6.4 boy 7", Term.AGE),
        ("aft 17:30 M 15", Term.AGE),
        ("fitnessgram 40 woman 30", Term.AGE),
        ("pacer 300 girl 12", Term.LAPS),
    ],
)
def test_what_lies_outside_a_test_is_refused_with_an_example_that_works(typed: str, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_test(typed)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what
    assert caught.value.text
    answer_of(caught.value.example)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("banana", Mistake.NOT_A_CHOICE),
        ("5k 25:00", Mistake.NOT_A_CHOICE),
        ("12", Mistake.NOT_A_CHOICE),
        ("mile", Mistake.WHICH_TIME),
        ("mile 7:75", Mistake.PART_OVER_59),
        ("mile 2:30", Mistake.TIME_DOES_NOT_FIT),
        ("beep 9.4 banana", Mistake.NOT_UNDERSTOOD),
        ("cooper banana", Mistake.NOT_UNDERSTOOD),
        ("cooper 2.65", Mistake.WHICH_UNIT),
        ("aft 3 miles 21:00 M 27", Mistake.TWO_DISTANCES),
        (" ", Mistake.EMPTY),
    ],
)
def test_what_cannot_be_read_comes_back_with_an_example_that_works(typed: str, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_test(typed)
    assert caught.value.code is code
    answer_of(caught.value.example)


def test_a_weight_without_a_unit_is_asked_for_its_unit() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_test("rockport 15:10 hr 128 F45", weight="154")
    assert (caught.value.code, caught.value.text) == (Mistake.WHICH_WEIGHT_UNIT, "154")
    assert caught.value.example == "154 kg"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("rockport 15:10 hr 128 45 years 70 kg woman",), True),
        (("rockport 15:10",), True),
        (("1.5 mile 11:40 70kg M25",), True),
        (("1.5 mile 11:40", "", "25", "man", "70 kg"), True),
        (("1 mile walk", "15:10 128 bpm"), True),
        (("cooper 2650 m",), False),
        (("aft 2 mile 17:30 M 27",), False),
        (("mile", "7:40"), False),
    ],
)
def test_a_pulse_or_a_weight_makes_an_answer_confidential(typed: tuple[str, ...], expected: bool) -> None:
    assert is_confidential(*typed) is expected


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(name: str, result: str) -> None:
    for text in (name, f"cooper {name}", f"beep {name}", f"pacer {name} girl 12", f"mile {name}"):
        with suppress(PersonError):
            work_out_test(text, result)
