"""Runs on hills as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.hill_query import work_out_hill
from bot.core.notation.slopes import read_climb, read_grade
from bot.core.terms import Term


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("6", 6.0),
        ("6%", 6.0),
        ("6 percent", 6.0),
        ("-4 %", -4.0),
        ("−4%", -4.0),
        ("minus 4 %", -4.0),
        ("+4.5%", 4.5),
        ("4,5 %", 4.5),
        ("1:20", 5.0),
        ("1 in 20", 5.0),
        ("1/8", 12.5),
        ("45 degrees", 100.0),
        ("3°", 5.2407779),
        ("downhill 6", -6.0),
        ("6 % downhill", -6.0),
        ("bergab 6 %", -6.0),
        ("uphill 6%", 6.0),
        ("6 % Steigung", 6.0),
        ("6 % Gefälle", -6.0),
        ("６％", 6.0),
    ],
)
def test_a_grade_is_read_as_people_write_it(typed: str, percent: float) -> None:
    assert read_grade(typed).percent == pytest.approx(percent)


@pytest.mark.parametrize(
    ("typed", "metres", "is_loop"),
    [
        ("300", 300.0, False),
        ("300m", 300.0, False),
        ("+300 m", 300.0, False),
        ("-150 m", -150.0, False),
        ("1,000 ft", 304.8, False),
        ("1000 feet of gain", 304.8, False),
        ("150 m climb", 150.0, False),
        ("climb 150 m", 150.0, False),
        ("150 m up", 150.0, False),
        ("300 Höhenmeter", 300.0, False),
        ("300 hm", 300.0, False),
        ("100 m drop", -100.0, False),
        ("down 100 m", -100.0, False),
        ("150 m loop", 150.0, True),
        ("150 m out and back", 150.0, True),
        ("150 m up and down", 150.0, True),
        ("150 m Rundkurs", 150.0, True),
    ],
)
def test_a_climb_is_read_as_people_write_it(typed: str, metres: float, is_loop: bool) -> None:
    slope = read_climb(typed)
    assert slope.climb_metres == pytest.approx(metres)
    assert slope.is_loop is is_loop


@pytest.mark.parametrize("typed", ["banana", "6 bananas", "steep", "1:0", "90 degrees", "9999999 %", "5k 6 %"])
def test_what_is_no_grade_is_refused(typed: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_grade(typed)
    assert caught.value.example == "6 %"


@pytest.mark.parametrize("typed", ["banana", "6 %", "high", "9999999 m", "5k 100 m"])
def test_what_is_no_climb_is_refused(typed: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_climb(typed)
    assert caught.value.example == "150 m"


@pytest.mark.parametrize(
    ("phrase", "percent", "seconds"),
    [
        ("5k in 25:00 climb 150m", 3.0013513, 1277.87),
        ("5k in 25:00 +150 m", 3.0013513, 1277.87),
        ("5k 25:00, 150 m of climbing", 3.0013513, 1277.87),
        ("25:00 5k with 492 ft gain", 3.0, 1277.9),
        ("10k 50:00 6%", 6.0, 2191.98),
        ("10k in 50:00 at 6 % grade", 6.0, 2191.98),
        ("10k in 50:00 on a 6% hill", 6.0, 2191.98),
        ("10 km in 50:00 bei 6 % Steigung", 6.0, 2191.98),
        ("10k in 50:00 grade 1:20", 5.0, 2305.13),
        ("10k 50:00 1 in 20 hill", 5.0, 2305.13),
        ("6:00/km at 8%", 8.0, 238.52),
        ("10 km/h 8 %", 8.0, 238.52),
    ],
)
def test_a_phrase_is_read_and_its_flat_time_worked_out(phrase: str, percent: float, seconds: float) -> None:
    answer = work_out_hill(phrase)
    assert answer.grade.percent == pytest.approx(percent, abs=0.003)
    assert answer.flat is not None
    assert answer.flat[0].seconds == pytest.approx(seconds, abs=0.3)
    assert answer.flat[1] == answer.flat[0]


def test_the_options_stand_over_the_phrase() -> None:
    one = work_out_hill("50:00", "10k", "", "6 %")
    assert one.flat == work_out_hill("10k 50:00 6%").flat
    assert work_out_hill("10k 50:00 6 %", "", "", "4 %").grade.percent == pytest.approx(4)
    assert work_out_hill("5k 25:00 +300 m", "", "150 m").climb_metres == pytest.approx(150)


def test_both_directions_are_each_other_s_inverse() -> None:
    there = work_out_hill("10k 50:00 6%")
    assert there.flat is not None
    back = work_out_hill(f"10k in {there.flat[0].seconds:.2f} s 6%")
    assert back.on_hill[0].seconds == pytest.approx(3000, abs=0.1)


def test_a_climb_with_a_grade_is_so_steep_for_as_long_as_it_takes() -> None:
    part = work_out_hill("10k 50:00 +150 m 6 %")
    assert part.on_slope == pytest.approx(0.2504, abs=1e-3)
    assert part.climb_metres == pytest.approx(150)
    assert 1 < part.factor.low < work_out_hill("10k 50:00 6 %").factor.low


def test_a_climb_with_no_room_for_its_grade_is_spread_over_the_distance() -> None:
    assert work_out_hill("1k 6:00 +100 m 5 %").grade.percent == pytest.approx(10.05, abs=0.01)


def test_a_loop_climbs_one_half_and_comes_down_the_other() -> None:
    loop = work_out_hill("5k 25:00 +150 m loop")
    assert loop.grade.percent == pytest.approx(6.01, abs=0.01)
    assert loop.climb_metres == pytest.approx(150)
    assert loop.factor == work_out_hill("5k 25:00 +150 m").if_loop
    assert loop.if_loop is None


def test_downhill_is_a_range() -> None:
    answer = work_out_hill("5k 25:00 downhill 4 %")
    assert answer.flat is not None
    assert answer.flat[0].seconds == 1500
    assert answer.flat[1].seconds == pytest.approx(1864.15, abs=0.1)


def test_what_nobody_could_run_on_the_flat_has_no_flat_time() -> None:
    answer = work_out_hill("10k 50:00 40 %")
    assert answer.flat is None
    assert answer.on_hill[0].seconds > 3000


@pytest.mark.parametrize(
    ("typed", "code", "what"),
    [
        (("5k in 25:00",), Mistake.STILL_NEEDED, Term.GRADE),
        (("6:00/km +150 m",), Mistake.STILL_NEEDED, Term.DISTANCE),
        (("10k 50:00 60 %",), Mistake.OUTSIDE_RANGE, Term.GRADE),
        (("10k 50:00 -46 %",), Mistake.OUTSIDE_RANGE, Term.GRADE),
        (("1k 6:00 +1000 m",), Mistake.OUTSIDE_RANGE, Term.CLIMB),
        (("1k 6:00", "", "900 m"), Mistake.OUTSIDE_RANGE, Term.GRADE),
        (("1k 6:00", "", "", "46"), Mistake.OUTSIDE_RANGE, Term.GRADE),
    ],
)
def test_what_is_missing_or_beyond_is_said_with_an_example_that_works(
    typed: tuple[str, ...], code: Mistake, what: Term
) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_hill(*typed)
    assert caught.value.code is code
    assert what in (caught.value.params.get("what"), *_needed(caught.value))
    mended = [*typed[:-1], caught.value.example]
    assert work_out_hill(*mended).factor.high > 0


def _needed(error: PersonError) -> tuple[object, ...]:
    needed = error.params.get("needed", ())
    return needed if isinstance(needed, tuple) else ()


@given(st.text(alphabet="0123456789%+-: .kmft inloop°/", max_size=40))
def test_anything_is_read_or_refused(text: str) -> None:
    for time, climb, grade in ((text, "", ""), ("5k 25:00", text, ""), ("5k 25:00", "", text)):
        try:
            answer = work_out_hill(time, "", climb, grade)
        except PersonError:
            continue
        assert answer.factor.low <= answer.factor.high


@pytest.mark.parametrize(
    ("typed", "seconds", "climb", "is_loop"),
    [
        ("10k 48 uphill 120m", 2880.0, 120.0, False),
        ("10k 48 up 120 m", 2880.0, 120.0, False),
        ("10k 48 climb 120", 2880.0, 120.0, False),
        ("10k 48 120m up", 2880.0, 120.0, False),
        ("10k 120m climb 50:00", 3000.0, 120.0, False),
        ("10k 120 climb 48:00", 2880.0, 120.0, False),
        ("10k 48 down 120m", 2880.0, -120.0, False),
        ("half 1.45 300m up and down", 6300.0, 300.0, True),
        ("half 1.45 300m up 300m down", 6300.0, 300.0, True),
        ("trail 10k 60 min 500 D+", 3600.0, 500.0, False),
    ],
)
def test_the_time_is_told_from_the_climb_beside_it(typed: str, seconds: float, climb: float, is_loop: bool) -> None:
    answer = work_out_hill(typed)
    assert answer.effort.reckoned.seconds == pytest.approx(seconds)
    assert answer.climb_metres == pytest.approx(climb)
    assert answer.is_loop is is_loop


def test_a_time_before_a_grade_downhill_is_no_drop() -> None:
    answer = work_out_hill("10k 48 down 6%")
    assert answer.effort.reckoned.seconds == pytest.approx(2880.0)
    assert answer.grade.percent == pytest.approx(-6.0)


def test_metres_on_both_sides_of_climb_are_asked_about() -> None:
    with pytest.raises(PersonError) as caught:
        work_out_hill("10k 50m climb 200m")
    assert caught.value.code is Mistake.SAID_TWICE
    assert caught.value.culprit == "200m"
