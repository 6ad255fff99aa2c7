"""Wind: the square of the air's speed, two sources that differ, and a tailwind that gives back half."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import PersonError
from bot.core.quantities import Speed
from bot.core.terms import Term
from bot.core.wind import (
    Drag,
    calm_air_percent,
    headwind,
    headwind_factor,
    out_and_back,
    tailwind,
    tailwind_factor,
)

SPEEDS = st.floats(1.25, 10)
WINDS = st.floats(0, 15)
each_source = pytest.mark.parametrize("drag", Drag)


def test_pugh_s_own_figure_for_middle_distances() -> None:
    assert 7.5 <= calm_air_percent(Speed(6.0), Drag.PUGH) <= 8.0


@pytest.mark.parametrize(("metres_per_second", "percent"), [(10.0, 7.8), (6.0, 4.0), (5.0, 2.0)])
def test_davies_own_figures_are_followed_to_a_per_cent(metres_per_second: float, percent: float) -> None:
    assert calm_air_percent(Speed(metres_per_second), Drag.DAVIES) == pytest.approx(percent, abs=1.0)


def test_the_sources_differ_by_a_factor_of_two_and_more() -> None:
    assert 2 <= calm_air_percent(Speed(6.0), Drag.PUGH) / calm_air_percent(Speed(6.0), Drag.DAVIES) <= 3


def test_the_square_holds_for_pugh_s_runner_in_a_gale() -> None:
    """At 4.45 m/s his oxygen rose from 3.0 to 5.0 l/min in a wind of 18.5 m/s: by two thirds."""
    assert Drag.PUGH.value * 18.5**2 == pytest.approx(2 / 3, rel=0.12)


@each_source
@given(speed=SPEEDS, wind=WINDS)
def test_a_headwind_is_run_against_at_the_same_power(drag: Drag, speed: float, wind: float) -> None:
    slowed = speed / headwind_factor(Speed(speed), wind, drag)
    k = drag.value
    assert slowed * (1 - k * speed**2 + k * (slowed + wind) ** 2) == pytest.approx(speed, rel=1e-9)


@each_source
@given(speed=SPEEDS, wind=WINDS)
def test_a_tailwind_gives_half_and_never_more_than_calm_air_takes(drag: Drag, speed: float, wind: float) -> None:
    taken = headwind_factor(Speed(speed), wind, drag) - 1
    given_back = 1 - tailwind_factor(Speed(speed), wind, drag)
    assert given_back == pytest.approx(min(taken / 2, calm_air_percent(Speed(speed), drag) / 100), abs=1e-12)


@given(SPEEDS, WINDS)
def test_out_and_back_is_never_quicker_than_calm(speed: float, wind: float) -> None:
    both = out_and_back(Speed(speed), wind)
    assert 1 - 1e-12 <= both.low <= both.high
    assert headwind(Speed(speed), wind).low >= 1 - 1e-12
    assert tailwind(Speed(speed), wind).high <= 1 + 1e-12


@pytest.mark.parametrize(
    ("metres_per_second", "wind", "what"),
    [(1.2, 5.0, Term.SPEED), (10.1, 5.0, Term.SPEED), (4.0, 15.1, Term.WIND), (4.0, -1.0, Term.WIND)],
)
def test_beyond_what_was_measured_it_refuses(metres_per_second: float, wind: float, what: Term) -> None:
    for drag in Drag:
        with pytest.raises(PersonError) as caught:
            headwind_factor(Speed(metres_per_second), wind, drag)
        assert caught.value.params["what"] is what
