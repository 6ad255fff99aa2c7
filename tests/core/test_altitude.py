"""Altitude: an upper end, never a promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.altitude import aerobic_power, altitude_factor
from bot.core.errors import Mistake, PersonError


@pytest.mark.parametrize(
    ("metres", "acclimatised", "unacclimatised"),
    [(1000.0, 96.88, 94.678), (2000.0, 91.62, 87.564), (4000.0, 74.38, 72.232)],
)
def test_the_two_equations_at_round_altitudes(metres: float, acclimatised: float, unacclimatised: float) -> None:
    """Worked out by hand from the printed coefficients, x in km."""
    assert aerobic_power(metres, is_acclimatised=True) == pytest.approx(acclimatised)
    assert aerobic_power(metres, is_acclimatised=False) == pytest.approx(unacclimatised)


@given(st.floats(300, 4000))
def test_who_is_acclimatised_loses_less(metres: float) -> None:
    assert aerobic_power(metres, is_acclimatised=True) > aerobic_power(metres, is_acclimatised=False)


@given(st.floats(300, 4000), st.booleans())
def test_the_loss_of_power_is_only_the_most_that_time_can_lose(metres: float, is_acclimatised: bool) -> None:
    """The trap: power loss overstates time loss, so the range begins at nothing."""
    factor = altitude_factor(metres, is_acclimatised)
    assert factor.low == 1.0
    assert factor.high == pytest.approx(100 / aerobic_power(metres, is_acclimatised))


@pytest.mark.parametrize("metres", [299.0, 4001.0, -100.0, 8848.0])
def test_beyond_the_range_it_refuses(metres: float) -> None:
    with pytest.raises(PersonError) as caught:
        aerobic_power(metres, is_acclimatised=False)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
