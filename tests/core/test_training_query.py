"""What is typed for training paces: a race, or a VDOT."""

from __future__ import annotations

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.training_query import EXAMPLE, EXAMPLE_VDOT, read_fitness, work_out_training


@pytest.mark.parametrize(
    ("text", "distance", "vdot"),
    [
        ("5k in 25:00", "", 38.31),
        ("25:00", "5k", 38.31),
        ("half 1:45:00", "", 42.64),
        ("10 km in 47m30", "", 42.49),
        ("mile 6:00", "", 48.42),
        ("4:00/km 5k", "", 49.81),
        ("5 km in 45:00", "", 18.67),
        ("vdot 45", "", 45),
        ("VDOT: 45.5", "", 45.5),
        ("vdot=45,5", "", 45.5),
        ("45 VDOT", "", 45),
        ("V.DOT 52", "", 52),
        ("v-dot is 52!", "", 52),
        ("vdot of 52", "", 52),
        ("  45 ", "", 45),
        ("4５", "", 45),
        ("45.5", "", 45.5),
        ("paces for vdot 44", "", 44),
        ("HM 1:45 Trainingstempo bitte", "", 42.62),
        ("10k 47:30 vdot", "", 42.48),
        ("what are my paces for 10k 47:30", "", 42.48),
        ("Schwelle 10k 47:30", "", 42.48),
        ("10k easy pace 4:45", "", 42.48),
    ],
)
def test_a_race_or_a_vdot_is_read(text: str, distance: str, vdot: float) -> None:
    assert read_fitness(text, distance).vdot == pytest.approx(vdot, abs=0.02)


@pytest.mark.parametrize(
    ("text", "distance", "code"),
    [
        ("vdot 12", "", Mistake.OUTSIDE_RANGE),
        ("vdot 95", "", Mistake.OUTSIDE_RANGE),
        ("vdot 0", "", Mistake.OUTSIDE_RANGE),
        ("vdot 999999", "", Mistake.OUTSIDE_RANGE),
        ("100 m in 12.5", "", Mistake.OUTSIDE_RANGE),
        ("5k in 58:00", "", Mistake.OUTSIDE_RANGE),
        ("vdot 45 5k in 25:00", "", Mistake.SAID_TWICE),
        ("vdot 45", "5k", Mistake.SAID_TWICE),
        ("vdot 45 banana", "", Mistake.NOT_UNDERSTOOD),
        ("45", "half", Mistake.TIME_DOES_NOT_FIT),
        ("vdot", "", Mistake.NUMBER_MISSING),
        ("5k", "", Mistake.WHICH_TIME),
        ("8", "", Mistake.WHICH_UNIT),
        ("banana", "", Mistake.NOT_UNDERSTOOD),
        ("", "", Mistake.EMPTY),
    ],
)
def test_what_cannot_be_read_is_told_with_an_example_that_works(text: str, distance: str, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        read_fitness(text, distance)
    assert caught.value.code is code
    assert caught.value.example in (EXAMPLE, EXAMPLE_VDOT)
    assert read_fitness(caught.value.example).vdot > 0


@pytest.mark.parametrize(
    "text", ["5k in 25:00", "mile 6:00.4", "half 1:45:00", "vdot 44.5", "800 m in 2:30", "26.2 4h"]
)
def test_it_can_be_typed_again(text: str) -> None:
    fitness = read_fitness(text)
    assert read_fitness(fitness.as_typed).vdot == pytest.approx(fitness.vdot, abs=1e-3)
    assert read_fitness(fitness.as_race).vdot == pytest.approx(fitness.vdot, abs=2e-2)


def test_what_is_rough_and_what_the_book_does_not_print_is_known() -> None:
    assert read_fitness("800 m in 2:30").is_from_short_race
    assert read_fitness("marathon 4:30:00").is_from_long_race
    assert not read_fitness("5k in 25:00").is_from_short_race
    assert not read_fitness("5k in 25:00").is_from_long_race
    assert read_fitness("5k in 30:00").is_printed
    assert not read_fitness("5k in 32:00").is_printed
    assert not read_fitness("vdot 86").is_printed
    assert work_out_training("vdot 60").paces.vdot == 60
