"""One place sends. It picks the way, and nothing it sends can ping anybody."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from simcord import Env, HttpLogEntry

from bot.client import MetricMile
from tests.cogs.person import Person
from tests.cogs.seen import read

from .stage import stage_bot

ROOT = Path(__file__).parents[2]
SENDER = ROOT / "bot" / "surface" / "sending.py"
# The playground plays the people of its club, who post in their own name.
PLAYGROUND = ROOT / "bot" / "playground"
SENDING_CALLS = {"send", "send_message", "edit_message", "edit_original_response"}
SENDING_METHODS = {
    *("send_message", "edit_message", "edit_original_response", "send_modal"),
    *("followup", "reply", "respond", "create_thread", "create_dm"),
}


@pytest.fixture
def simcord_bot() -> MetricMile:
    return stage_bot()


def message_bodies(env: Env) -> Iterator[tuple[HttpLogEntry, dict[str, Any]]]:
    """Every body that the bot sent to be shown as a message."""
    for request in env.http_requests:
        if not isinstance(request.json, dict):
            continue
        if request.path.endswith("/callback"):
            if request.json["type"] in (4, 7):
                yield request, request.json["data"]
        elif "/webhooks/" in request.path or "/messages" in request.path:
            yield request, request.json


async def test_the_first_answer_is_the_first_response(person: Person, simcord_env: Env) -> None:
    result = await person.run("answers", way="first")
    assert result.response is not None
    assert read(result.response).title == "A card"
    assert result.followups == []
    assert [request.method for request, _ in message_bodies(simcord_env)] == ["POST"]


@pytest.mark.parametrize("private", [True, False])
async def test_an_answer_to_a_deferred_interaction_edits_it_and_keeps_its_visibility(
    person: Person, simcord_env: Env, private: bool
) -> None:
    result = await person.run("answers", way="defer", private=private)
    assert result.response is not None
    assert read(result.response).title == "A card"
    assert result.response.ephemeral is private
    assert result.followups == []
    (request, _) = next(message_bodies(simcord_env))
    assert request.method == "PATCH"
    assert request.path.endswith("/messages/@original")


@pytest.mark.parametrize("way", ["follow-up", "defer twice"])
@pytest.mark.parametrize("private", [True, False])
async def test_a_further_answer_is_a_follow_up_and_leaves_the_first(person: Person, way: str, private: bool) -> None:
    result = await person.run("answers", way=way, private=private)
    assert result.response is not None
    assert read(result.response).title == "A card"
    (further,) = result.followups
    assert read(further).title == "A second card"
    assert further.ephemeral is private


async def test_buttons_are_sent_whichever_way_the_answer_takes(person: Person) -> None:
    for way in ("first", "defer", "follow-up"):
        result = await person.run("answers", way=way)
        assert result.response is not None
        (row,) = result.response.components
        assert [button["label"] for button in row["components"]] == ["Press"]


async def test_a_view_of_stateless_buttons_is_not_kept_in_memory(person: Person, simcord_bot: MetricMile) -> None:
    await person.run("answers", way="first")
    await person.run("pace", time="6:00 1k")
    assert list(simcord_bot.persistent_views) == []
    assert not simcord_bot._connection._view_store._synced_message_views


async def test_nothing_that_is_sent_can_ping_anybody(person: Person, simcord_env: Env) -> None:
    for way in ("first", "defer", "defer twice", "follow-up"):
        await person.run("answers", way=way, private=way == "first")
    await person.run("panel")
    await person.ask_all(
        [
            ("pace", {"time": "6:00 1k"}),
            ("pace", {"time": f"5k @everyone <@{person.user.id}>"}),
            ("convert", {"what": "@here"}),
            ("record", {"event": "mile <@&1>"}),
            ("pace", {"time": "6:00 1k", "private": True}),
        ]
    )
    asked = await person.run("pace", time="6:00 1k", private=True)
    assert asked.response is not None
    for label in ("In miles", "Share"):
        await person.member.click(asked.response, label=label)
    bodies = list(message_bodies(simcord_env))
    assert len(bodies) >= 15
    for request, body in bodies:
        assert body.get("allowed_mentions") == {"parse": []}, f"{request.method} {request.path}"
        assert not body.get("content")


def test_only_the_sender_sends() -> None:
    files = [path for room in ("bot", "cogs") for path in sorted((ROOT / room).rglob("*.py"))]
    assert SENDER in files
    assert list(_sending(SENDER)) != []
    others = [path for path in files if path != SENDER and not path.is_relative_to(PLAYGROUND)]
    assert [place for path in others for place in _sending(path)] == []


def test_the_sender_forbids_mentions_each_time_and_does_not_rely_on_the_client() -> None:
    calls = [node for node in ast.walk(ast.parse(SENDER.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    sends = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in SENDING_CALLS]
    assert len(sends) >= 3
    for call in sends:
        given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert given.get("allowed_mentions") == "_NO_MENTIONS", call.lineno


def _sending(path: Path) -> Iterator[str]:
    """Where a file does what only the sender may."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and (node.attr in SENDING_METHODS or _sends(node)):
            yield f"{path.relative_to(ROOT)}:{node.lineno} .{node.attr}"


def _sends(node: ast.Attribute) -> bool:
    # `coroutine.send(None)` steps a coroutine.
    return node.attr == "send" and not (isinstance(node.value, ast.Name) and node.value.id == "coroutine")
