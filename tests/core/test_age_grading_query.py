"""What is read of "10k in 45:30 F52 road"."""

from __future__ import annotations

import pytest

from bot.core.age_grading_query import work_out_age_grade
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Surface
from bot.core.terms import Term

M, W = (Category.MEN,), (Category.WOMEN,)
BOTH = (*W, *M)
ROAD, TRACK = Surface.ROAD, Surface.OUTDOOR_TRACK


@pytest.mark.parametrize(
    ("typed", "metres", "seconds", "age", "whose", "surface"),
    [
        ("10k in 45:30 F52", 10_000, 2730, 52, W, ROAD),
        ("5k 22:10 age 47 woman", 5_000, 1330, 47, W, ROAD),
        ("half 1:45 m45 road", 21_097.5, 6300, 45, M, ROAD),
        ("45:30 10k 52 f", 10_000, 2730, 52, W, ROAD),
        ("10K 45:30, female, 52", 10_000, 2730, 52, W, ROAD),
        ("mile 6:00 45M", 1609.344, 360, 45, M, TRACK),
        ("6:00 mile M45 road", 1609.344, 360, 45, M, ROAD),
        ("marathon 4h 45m m45", 42_195, 17_100, 45, M, ROAD),
        ("5k 20:00 45 year old man", 5_000, 1200, 45, M, ROAD),
        ("5K 20:00 MALE aged 45", 5_000, 1200, 45, M, ROAD),
        ("1500 5:12 w40 track", 1_500, 312, 40, W, TRACK),
        ("800m 2:30 men 61", 800, 150, 61, M, TRACK),
        ("w 800 in 2:30 age 45", 800, 150, 45, W, TRACK),
        ("5000m 19:30 M 50", 5_000, 1170, 50, M, TRACK),
        ("3k 11:00 m50", 3_000, 660, 50, M, TRACK),
        ("5km in 25 min aged 33 nonbinary", 5_000, 1500, 33, BOTH, ROAD),
        ("5k 25:00 33 years old", 5_000, 1500, 33, BOTH, ROAD),
        ("4:45/km half F50", 21_097.5, 6012.7875, 50, W, ROAD),
        ("10km 47:30 W 45 Straße", 10_000, 2850, 45, W, ROAD),
        ("10 km in 47:30 Frau, 45 Jahre, auf der Bahn", 10_000, 2850, 45, W, TRACK),
        ("10k 45:30, F52, road", 10_000, 2730, 52, W, ROAD),
        ("10k 45:30 VF 50-54", 10_000, 2730, 50, W, ROAD),
        ("10 km in 45:30 AK W50", 10_000, 2730, 50, W, ROAD),
        ("5k 19:45 V40 m", 5_000, 1185, 40, M, ROAD),
        ("1500m 6:00 boy 9", 1_500, 360, 9, M, TRACK),
        ("age grade for 10k in 45:30 F52", 10_000, 2730, 52, W, ROAD),
        ("5k 22:10 w age 47", 5_000, 1330, 47, W, ROAD),
        ("5k 22:10 m, 47 yrs", 5_000, 1330, 47, M, ROAD),
        ("7k in 40:00 F52", 7_000, 2400, 52, W, ROAD),
        ("26.2 in 4 hours f60", 42_195, 14_400, 60, W, ROAD),
        ("10k 48 w 40", 10_000, 2880, 40, W, ROAD),
        ("400 m 58 w 40", 400, 58, 40, W, TRACK),
        ("10k 48 woman 40", 10_000, 2880, 40, W, ROAD),
        ("5k 22:10, 45, w", 5_000, 1330, 45, W, ROAD),
        ("10k 47:30 im 52 and female", 10_000, 2850, 52, W, ROAD),
        ("ich bin 45, männlich, 10km 47:30", 10_000, 2850, 45, M, ROAD),
        ("half 1.45 women 45-49", 21_097.5, 6300, 45, W, ROAD),
        ("10k 47:30 52y m", 10_000, 2850, 52, M, ROAD),
        ("10k 47:30 age: 52 sex: f", 10_000, 2850, 52, W, ROAD),
    ],
)
def test_a_phrase_says_the_run_the_age_and_whose(
    typed: str, metres: float, seconds: float, age: int, whose: tuple[Category, ...], surface: Surface
) -> None:
    answer = work_out_age_grade(typed)
    assert answer.run.distance.metres == pytest.approx(metres)
    assert answer.run.duration.seconds == pytest.approx(seconds)
    assert answer.age == age
    assert tuple(grade.category for grade in answer.grades) == whose
    assert answer.surface is surface
    again = work_out_age_grade(answer.as_typed, "", str(age), "" if whose == BOTH else whose[0], surface)
    for one, other in zip(answer.grades, again.grades, strict=True):
        assert one.percent == pytest.approx(other.percent, rel=1e-5)


@pytest.mark.parametrize(
    ("options", "age", "whose", "surface"),
    [
        (("10k in 45:30", "", "52", "women", ""), 52, W, ROAD),
        (("10k in 45:30", "", "52 yrs", "w", "track"), 52, W, TRACK),
        (("45:30", "10k", "F52", "", ""), 52, W, ROAD),
        (("45:30", "10k", "", "m52", "Bahn"), 52, M, TRACK),
        (("10k in 45:30 F52", "", "60", "men", "road"), 60, M, ROAD),
        (("10k in 45:30 F52", "", "", "x", "road"), 52, BOTH, ROAD),
        (("10k in 45:30 m52", "", "", "non-binary", ""), 52, BOTH, ROAD),
        (("mile 6:00", "", "40", "", "indoor"), 40, BOTH, Surface.SHORT_TRACK),
    ],
)
def test_options_stand_over_the_phrase(
    options: tuple[str, ...], age: int, whose: tuple[Category, ...], surface: Surface
) -> None:
    answer = work_out_age_grade(*options)
    assert (answer.age, tuple(grade.category for grade in answer.grades), answer.surface) == (age, whose, surface)


@pytest.mark.parametrize(
    ("typed", "assumed", "elsewhere"),
    [
        ("5k 22:10 F47", True, TRACK),
        ("5000m 22:10 F47", True, ROAD),
        ("mile 6:00 F47", True, ROAD),
        ("mile 6:00 F47 track", False, ROAD),
        ("half 1:45:00 F47", False, None),
        ("1500m 5:00 F47", False, None),
        ("5000m 55:00 M105", True, None),
    ],
)
def test_where_it_was_run_is_assumed_aloud_and_only_where_both_are_known(
    typed: str, assumed: bool, elsewhere: Surface | None
) -> None:
    answer = work_out_age_grade(typed)
    assert answer.elsewhere is elsewhere
    assert answer.is_assumed is (assumed and elsewhere is not None)


def test_minutes_are_not_taken_for_an_age() -> None:
    for typed in ("marathon 4h 45m", "10k in 45m", "5k in 25 women", "10k 45 men"):
        with pytest.raises(PersonError) as caught:
            work_out_age_grade(typed)
        assert caught.value.code is Mistake.STILL_NEEDED, typed


@pytest.mark.parametrize(
    ("typed", "needed"),
    [("10k in 45:30", (Term.AGE, Term.CATEGORY)), ("10k in 45:30 women", (Term.AGE,))],
)
def test_without_an_age_there_is_a_question(typed: str, needed: tuple[Term, ...]) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_age_grade(typed)
    assert caught.value.params["needed"] == needed
    assert work_out_age_grade(caught.value.example).age == 52


@pytest.mark.parametrize(
    ("options", "code", "to_mend"),
    [
        (("5k 22:10 F4",), Mistake.NOT_UNDERSTOOD, 0),
        (("5k 22:10", "", "4"), Mistake.OUTSIDE_RANGE, 2),
        (("5k 22:10 F105",), Mistake.OUTSIDE_RANGE, 0),
        (("5k 22:10", "", "old"), Mistake.NOT_UNDERSTOOD, 2),
        (("5k 22:10 F50", "", "", "horses"), Mistake.NOT_A_CHOICE, 3),
        (("5k 22:10 F50", "", "", "", "moon"), Mistake.NOT_A_CHOICE, 4),
        (("800m 2:30 F50 road",), Mistake.OUTSIDE_RANGE, 0),
        (("800m 2:30 F50", "", "", "", "road"), Mistake.OUTSIDE_RANGE, 4),
        (("2000m 7:30 F50", "", "", "", "track"), Mistake.NOT_IN_TABLES, 4),
        (("1:40", "600m", "50"), Mistake.NOT_IN_TABLES, 1),
        (("250km 30h m40",), Mistake.OUTSIDE_RANGE, 0),
        (("30h m40", "250km"), Mistake.OUTSIDE_RANGE, 1),
        (("22:10 5k F50", "10k"), Mistake.TWO_DISTANCES, 1),
        (("52:10 F50", "banana"), Mistake.NOT_UNDERSTOOD, 1),
        (("",), Mistake.EMPTY, 0),
        (("F50",), Mistake.STILL_NEEDED, 0),
        (("5k 22:10 F50 banana",), Mistake.NOT_UNDERSTOOD, 0),
    ],
)
def test_what_cannot_be_graded_is_refused_with_an_example_that_works(
    options: tuple[str, ...], code: Mistake, to_mend: int
) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_age_grade(*options)
    assert caught.value.code is code
    mended = [*options]
    mended[to_mend] = caught.value.example
    assert work_out_age_grade(*mended).grades
