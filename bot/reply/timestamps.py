"""Days as Discord writes them itself, in each reader's own language and calendar."""

from __future__ import annotations

import datetime as dt


def day_stamp(day: dt.date) -> str:
    """The day with its month written out, as ``<t:...:D>``."""
    return f"<t:{_noon(day)}:D>"


def stamp_from_now(day: dt.date) -> str:
    """How far the day is from whenever it is read, as ``<t:...:R>``: in 3 months."""
    return f"<t:{_noon(day)}:R>"


def _noon(day: dt.date) -> int:
    # Discord shows an instant in the reader's time zone, and a race has none that is known. At noon UTC it is the same
    # day from 12 hours west of Greenwich to 12 hours east, that is nearly everywhere; only New Zealand and a few
    # islands would read the day after.
    return int(dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC).timestamp())
