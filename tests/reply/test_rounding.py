"""Rounding half up: in whole steps, and the same as the decimal digits say."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reply.rounding import as_float, half_up, split


def _by_digits(value: float, decimals: int) -> int:
    """What rounding the written number by hand gives."""
    return int(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP).scaleb(decimals))


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
@example(0.49999999999999994, 0)
@example(1e9 - 0.5, 0)
@example(999999.9995, 3)
@example(-0.0, 2)
def test_any_number_is_rounded_as_its_digits_say(value: float, decimals: int) -> None:
    assert half_up(value, decimals) == _by_digits(value, decimals)


@given(st.integers(-(10**11), 10**11), st.integers(0, 3), st.integers(-3, 3))
def test_next_to_a_half_the_digits_decide(steps: int, decimals: int, off: int) -> None:
    value = (steps + 0.5) / 10**decimals + off * 1e-9
    assert half_up(value, decimals) == _by_digits(value, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "steps"),
    [(4.25, 1, 43), (1.005, 2, 101), (2.675, 2, 268), (0.5, 0, 1), (2.5, 0, 3), (-2.5, 0, -3), (59.995, 2, 6000)],
)
def test_halves_go_away_from_zero(value: float, decimals: int, steps: int) -> None:
    assert half_up(value, decimals) == steps


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_steps_are_split_and_put_together_again(steps: int, decimals: int) -> None:
    whole, rest = split(steps, decimals)
    assert whole * 10**decimals + rest == steps
    assert as_float(steps, decimals) == float(Decimal(steps).scaleb(-decimals))
