"""Times in a column are written as everywhere else, and rounded the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quantities import Duration
from bot.reply.clock import clock, decimals_of, ticks_of
from bot.reply.reader import NumberFormat, Reader
from bot.reply.wording import wording_for

ENGLISH, GERMAN = wording_for(Reader()), wording_for(Reader("de", NumberFormat.COMMA))


@pytest.mark.parametrize(
    ("ticks", "decimals", "shown"),
    [
        (0, 0, "0:00"),
        (0, 1, "0.0"),
        (34, 0, "0:34"),
        (342, 1, "34.2"),
        (3407, 2, "34.07"),
        (60, 0, "1:00"),
        (599, 1, "59.9"),
        (600, 1, "1:00.0"),
        (3599, 0, "59:59"),
        (3600, 0, "1:00:00"),
        (36_001, 1, "1:00:00.1"),
        (360_000, 0, "100:00:00"),
    ],
)
def test_ticks_as_a_column_has_them(ticks: int, decimals: int, shown: str) -> None:
    assert clock(ticks, decimals, ENGLISH) == shown
    assert clock(ticks, decimals, GERMAN) == shown.replace(".", ",")


@given(st.floats(60, 400_000), st.integers(0, 2))
def test_it_is_written_and_rounded_as_everywhere_else(seconds: float, decimals: int) -> None:
    duration = Duration(seconds)
    assert clock(ticks_of(duration, decimals), decimals, ENGLISH) == ENGLISH.duration(duration, decimals)


@given(st.integers(1, 10_000_000), st.integers(0, 2))
def test_a_typed_time_keeps_its_decimals(ticks: int, decimals: int) -> None:
    duration = Duration(ticks / 10**decimals)
    assert decimals_of(duration) <= decimals
    assert ticks_of(duration, decimals) == ticks
    assert clock(ticks_of(duration, decimals_of(duration)), decimals_of(duration), ENGLISH) in (
        ENGLISH.exact_duration(duration),
        ENGLISH.exact_duration(duration).removesuffix(" s").removesuffix("\u00a0s"),
        f"0:{ENGLISH.exact_duration(duration).removesuffix(' s').removesuffix(chr(0xA0) + 's'):0>2}",
    )
