"""Where methods are said to hold, and what answers call rough, far or agreed, which no published row would notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.core import critical_speed, equivalents, heart_rate, training_paces, vdot
from bot.core.conditions import Temperature
from bot.core.equivalents import Method, Runner, predict
from bot.core.errors import PersonError
from bot.core.heat import heat_sum
from bot.core.quantities import Distance, Duration
from bot.core.runs import read_run


def test_the_standard_distances_of_a_prediction() -> None:
    assert [(one.text, round(one.distance.metres, 3)) for one in equivalents.STANDARD] == [
        ("1500 m", 1500),
        ("mile", 1609.344),
        ("3 km", 3000),
        ("5 km", 5000),
        ("10 km", 10_000),
        ("15 km", 15_000),
        ("10 mi", 16_093.44),
        ("half", 21_097.5),
        ("marathon", 42_195),
    ]


def test_vdot_is_reliable_from_3_5_minutes_to_4_hours_and_from_1500_m() -> None:
    assert (Duration(210), Duration(14_400)) == vdot.RELIABLE_FOR
    assert Distance(1500) == vdot.RELIABLE_FROM
    assert (vdot.LEAST, vdot.MOST, vdot.PRINTED) == (15, 90, (30, 85))


def rough(race: str, metres: float) -> bool:
    found = predict(Runner.of(read_run(race, "")), Distance(metres))
    return next(one.is_rough for one in found.estimates if one.method is Method.DANIELS)


def test_a_prediction_by_vdot_is_rough_outside_of_that() -> None:
    assert not rough("1500 m in 5:00", 5000)
    assert rough("1400 m in 5:00", 5000)
    assert rough("1500 m in 3:29.5", 5000)
    assert not rough("marathon in 3:59:59", 5000)
    assert rough("marathon in 4:00:01", 5000)


def test_what_answers_call_far_or_agreed() -> None:
    assert (equivalents.FAR, equivalents.AGREED) == (4, 0.015)


def test_the_book_s_longest_runs_at_i_and_r() -> None:
    assert (Duration(300), Duration(120)) == (training_paces.LONGEST_INTERVAL, training_paces.LONGEST_REPETITION)
    assert training_paces.MARATHON_AGREES_FROM == 45


def test_the_trials_of_critical_speed() -> None:
    assert (Duration(120), Duration(900)) == (critical_speed.TRIAL_FROM, critical_speed.TRIAL_TO)
    assert (Duration(60), Duration(1800)) == (critical_speed.SHORTEST_TRIAL, critical_speed.LONGEST_TRIAL)


def test_half_a_degree_of_heat_is_rounded_up() -> None:
    def of(air: float, dew: float) -> int:
        return heat_sum(Temperature((air - 32) / 1.8), Temperature((dew - 32) / 1.8))

    assert (of(60.25, 40.2), of(60.25, 40.251), of(60.0, 40.498)) == (100, 101, 100)


def test_how_far_people_lie_from_an_estimated_maximum() -> None:
    assert (heart_rate.SPREAD, heart_rate.SMALLEST_RESERVE) == ((7, 12), 30)


def test_a_refused_share_is_told_the_ends_of_its_range() -> None:
    refused: tuple[Callable[[], float], ...] = (
        lambda: heart_rate.karvonen(-1, 50, 190),
        lambda: heart_rate.share_of_maximum(-1, 190),
    )
    for refuse in refused:
        with pytest.raises(PersonError) as caught:
            refuse()
        assert (caught.value.params["low"], caught.value.params["high"]) == (0, 100)
