"""Tables in text, narrow enough for a phone."""

from __future__ import annotations

from bot.reply.table import MOST_COLUMNS, table


def test_columns_stand_under_each_other() -> None:
    told = table([("5 km", "20:00"), ("Marathon", "3:12:00")], head=("Race", "Time"))
    assert told == "```\nRace         Time\n5 km        20:00\nMarathon  3:12:00\n```"


def test_columns_move_together_where_there_is_little_room() -> None:
    told = table([("half marathon", "1:32:41", "1:36:22")])
    assert told == "```\nhalf marathon 1:32:41 1:36:22\n```"
    assert max(map(len, told.splitlines())) <= MOST_COLUMNS


def test_more_columns_can_stand_left() -> None:
    assert table([("E", "easy", "5:40"), ("T", "threshold", "4:50")], left=2) == (
        "```\nE  easy       5:40\nT  threshold  4:50\n```"
    )
