"""Days as Discord shows them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reply.timestamps import day_stamp, stamp_from_now


def instant(stamp: str) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(stamp.split(":")[1]), dt.UTC)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(-12, 11))
def test_it_is_the_same_day_nearly_everywhere(day: dt.date, hours: int) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))
    assert instant(day_stamp(day)).astimezone(zone).date() == day


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Australia/Sydney", "Pacific/Honolulu"]
)
def test_it_is_the_right_day_where_people_run(zone: str) -> None:
    for day in (dt.date(2027, 1, 3), dt.date(2027, 7, 4)):
        assert instant(day_stamp(day)).astimezone(ZoneInfo(zone)).date() == day


def test_the_styles() -> None:
    assert day_stamp(dt.date(1970, 1, 1)) == "<t:43200:D>"
    assert stamp_from_now(dt.date(1970, 1, 1)) == "<t:43200:R>"
