"""The menu "Convert paces": what a message says, in the other unit, for whoever asked."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from simcord import Env

from bot.client import create_bot
from tests.cogs.person import Person
from tests.cogs.seen import Seen, seen

MENU = "Convert paces"
TABLE = Path(__file__).parents[1] / "data" / "messages.csv"


async def convert(person: Person, content: str) -> Seen:
    """The answer to the menu on a message of somebody else."""
    author = person.guild.add_member(person.env.create_user("author"))
    message = await author.send(person.channel, content)
    return seen(await person.member.context_menu(person.channel, MENU, target=message))


async def test_paces_and_distances_of_a_message_in_the_other_unit(person: Person) -> None:
    answer = await convert(person, "did 10 miles at 8:30 pace then 4x400")
    assert "16.1 km" in answer.text
    assert "5:17/km" in answer.text
    assert "4x400" not in answer.text


async def test_it_is_for_the_asker_alone(person: Person) -> None:
    assert (await convert(person, "easy 8k this morning, 5:45/km")).private


@pytest.mark.parametrize(
    "content", ["", "any tips for going under 25 at parkrun?", "🎉", "@everyone", "https://example.org/5k"]
)
async def test_a_message_with_nothing_to_convert_is_answered_kindly(person: Person, content: str) -> None:
    answer = await convert(person, content or "\u200b")
    assert answer.private
    assert answer.title


async def test_what_others_wrote_cannot_format_or_mention(person: Person) -> None:
    answer = await convert(person, "`@everyone` [10 miles](https://evil.example) at 8:30 pace <@&1>")
    assert "<@&" not in answer.text
    assert "](" not in answer.text


async def test_it_works_after_a_restart(person: Person, simcord_env: Env) -> None:
    await simcord_env.restart_bot(create_bot())
    assert "16.1 km" in (await convert(person, "10 miles")).text


def _rows() -> list[dict[str, Any]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", [row for row in _rows() if not row["author_units"]][:12], ids=lambda row: row["id"])
async def test_the_table_s_items_stand_in_the_answer(person: Person, row: dict[str, Any]) -> None:
    import json

    answer = await convert(person, row["message"])
    for item in json.loads(row["must"]):
        assert item["shown"] in answer.text
