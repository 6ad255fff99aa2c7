"""The wire's own tests: interactions, what Discord makes of the answers, and what it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson
import pytest
import pytest_asyncio

from tests.wire.checks import Spec, mention_violation, spec_path
from tests.wire.client import BOB, Attachment, Outcome, Wire, WireError
from tests.wire.limits import command_characters, valid_command_name
from tests.wire.settings import Json
from tests.wire.world import Asker

# One bot and one loop for the whole file: what is tried here leaves it as it was.
pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def conversation() -> AsyncIterator[Wire]:
    async with Wire(rate_limits=False) as wire, wire.bot("--bare"):
        yield wire


@pytest_asyncio.fixture(loop_scope="module")
async def wire(conversation: Wire) -> AsyncIterator[Wire]:
    yield conversation
    await conversation.quiet(0.05)
    await conversation.assert_clean()


# What the bot sends and gets.


async def test_a_slash_command(wire: Wire) -> None:
    outcome = await wire.command("fixed")
    assert (outcome.callback_type, outcome.attempts, outcome.refusals) == (4, 1, [])
    message = outcome.message
    assert len(message["embeds"][0]["fields"]) == 6
    assert [button["label"] for button in message["components"][0]["components"]] == ["Echo 0", "Echo 1"]
    # Discord numbers components, depth first.
    assert [message["components"][0]["id"], *(item["id"] for item in message["components"][0]["components"])] == [
        1,
        2,
        3,
    ]
    assert message["interaction_metadata"]["user"]["global_name"] == "Alice"
    assert not outcome.ephemeral
    assert outcome.acknowledged_after is not None
    assert outcome.acknowledged_after < 0.5


async def test_a_button_changes_its_message_for_everyone(wire: Wire) -> None:
    outcome = await wire.command("fixed")
    clicked = await wire.click(outcome.message, "Echo 1", by=BOB)
    assert clicked.callback_type == 7
    assert clicked.message["id"] == outcome.message["id"]
    assert (await wire.message(outcome.message["id"]))["content"] == "bob clicked Echo 1"
    assert clicked.message["edited_timestamp"] is not None


async def test_autocomplete(wire: Wire) -> None:
    outcome = await wire.autocomplete("pick", "distance", "mar")
    assert [choice["name"] for choice in outcome.choices] == ["half marathon", "marathon"]
    assert outcome.callback_type == 8
    assert outcome.messages == []


async def test_a_deferral_and_its_edit_with_a_picture(wire: Wire) -> None:
    outcome = await wire.command("deferred", {"private": True})
    assert outcome.callback_type == 5
    assert outcome.ephemeral
    assert outcome.acknowledged_after is not None
    assert outcome.answered_after is not None
    assert outcome.acknowledged_after < outcome.answered_after
    assert len(outcome.edits) == 1
    # The picture stands in the embed, under an address, and not in the list of attachments.
    url = outcome.message["embeds"][0]["image"]["url"]
    assert outcome.message["attachments"] == []
    assert "/ephemeral-attachments/" in url
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert (await response.read()).startswith(b"\x89PNG")


async def test_a_file_goes_both_ways(wire: Wire) -> None:
    outcome = await wire.command("file", {"upload": Attachment("run.gpx", b"<gpx/>")})
    (attachment,) = outcome.message["attachments"]
    assert (attachment["filename"], attachment["size"]) == ("run.gpx", 6)
    assert outcome.callback_files == ["run.gpx"]


async def test_a_modal(wire: Wire) -> None:
    opened = await wire.command("ask")
    assert opened.callback_type == 9
    assert opened.messages == []
    outcome = await wire.submit(opened, {"distance": "10k"})
    assert outcome.message["content"] == "10k it is"
    with pytest.raises(WireError, match="no inputs"):
        await wire.submit(opened, {"nothing": "x"})


async def test_a_message_menu_command(wire: Wire) -> None:
    for author in ("user", "webhook", "system"):
        message = await wire.post("10k in 50:00", author=author)
        outcome = await wire.menu("Count letters", message)
        assert outcome.message["content"] == "12 letters"
        assert outcome.ephemeral


async def test_a_card_of_components_v2(wire: Wire) -> None:
    outcome = await wire.command("card")
    (container,) = outcome.message["components"]
    assert [item["type"] for item in container["components"]] == [10, 14, 9, 12]
    assert container["components"][3]["items"][0]["media"]["url"].startswith("http://127.0.0.1:")
    assert outcome.message["flags"] & 1 << 15


async def test_a_follow_up(wire: Wire) -> None:
    outcome = await wire.command("pick", {"distance": "5k"}, by=Asker(locale="de"))
    await wire.quiet(0.1)
    outcome = await wire.outcome(outcome.id)
    assert [message["content"] for message in outcome.messages] == ["5k for de", "and once more"]
    assert outcome.answered_twice


@pytest.mark.parametrize(
    ("asker", "owners", "context"),
    [
        (Asker(), ["0"], 0),
        (Asker(installed=("user",)), ["1"], 0),
        (Asker(installed=("guild", "user")), ["0", "1"], 0),
        (Asker(where="bot_dm"), ["0"], 1),
        (Asker(where="private_channel", installed=("user",)), ["1"], 2),
    ],
    ids=["guild", "user in guild", "both", "bot DM", "group DM"],
)
async def test_everywhere(wire: Wire, asker: Asker, owners: list[str], context: int) -> None:
    outcome = await wire.command("fixed", by=asker)
    assert outcome.answered
    assert sorted(outcome.message["interaction_metadata"]["authorizing_integration_owners"]) == owners
    assert outcome.payload["context"] == context
    assert ("member" in outcome.payload) == ("guild_id" in outcome.payload) == (context == 0)


async def test_what_the_bot_leaves_unanswered_is_seen(wire: Wire) -> None:
    outcome = await wire.command("broken", timeout=0.3)
    assert not outcome.acknowledged
    assert not outcome.answered
    assert outcome.attempts == 0


async def test_three_seconds_and_fifteen_minutes(wire: Wire) -> None:
    await wire.change(deadline=0.2)
    try:
        late = await wire.command("slow", {"seconds": 0.4}, timeout=0.8)
        assert not late.acknowledged
        assert [refusal["code"] for refusal in late.refusals] == [10062]
    finally:
        await wire.change(deadline=3.0)
    await wire.change(token_lifetime=0.1)
    try:
        expired = await wire.command("deferred", {"wait": 0.3}, timeout=0.8)
        assert expired.acknowledged
        assert not expired.answered
    finally:
        await wire.change(token_lifetime=900.0)
    assert [entry["code"] for entry in await wire.requests("edit_original")][-1] == 50027


async def test_the_same_interaction_twice_is_acknowledged_once(wire: Wire) -> None:
    outcome = await wire.command("fixed")
    await wire.control("again", id=outcome.id)
    await wire.quiet(0.1)
    outcome = await wire.outcome(outcome.id)
    assert [refusal["code"] for refusal in outcome.refusals] == [40060]
    assert len(outcome.messages) == 1


async def test_a_body_that_could_ping_is_recorded(wire: Wire) -> None:
    await wire.command("say", {"text": "@everyone"})
    (violation,) = await wire.take_violations()
    assert "allowed_mentions.parse is ['everyone', 'users', 'roles']" in violation


@pytest.mark.parametrize(
    ("allowed", "harmless"),
    [
        ({"parse": []}, True),
        ({"parse": [], "replied_user": False}, True),
        ({"parse": ["users"]}, False),
        ({"users": []}, False),
        ({"parse": [], "users": ["1"]}, False),
        (None, False),
    ],
)
async def test_what_could_ping(allowed: Json | None, harmless: bool) -> None:
    body: Json = {"content": "x"} | ({} if allowed is None else {"allowed_mentions": allowed})
    assert (mention_violation(body) is None) is harmless


# What no client sends, unless forged.


async def test_only_what_is_offered_can_be_used(wire: Wire) -> None:
    message = (await wire.command("fixed")).message
    private = (await wire.command("deferred", {"private": True})).message
    refused: list[tuple[str, Any]] = [
        ("the option distance is required", wire.command("pick")),
        ("no option other", wire.command("fixed", {"other": 1})),
        ("takes no str", wire.command("slow", {"seconds": "x"})),
        ("no component", wire.click(message, "nothing")),
        ("opened no modal", wire.submit(await wire.command("fixed"), {})),
        ("user-installed", wire.command("fixed", by=Asker(where="private_channel"))),
        ("Unknown Message", wire.click({**private, "id": "1"}, "x")),
    ]
    for reason, attempt in refused:
        with pytest.raises(WireError, match=reason):
            await attempt
    forged = await wire.click(message, "bare:echo:99", forged=True, timeout=0.2)
    assert not forged.answered
    assert (await wire.click(message, "bare:echo:0", forged=True, component_type=2)).answered


async def test_overrides_change_the_payload(wire: Wire) -> None:
    outcome = await wire.command(
        "pick", {"distance": "5k"}, overrides={"locale": "fr", "new.deep": 1}, without=["guild_locale"]
    )
    assert outcome.messages[0]["content"] == "5k for fr"
    await wire.quiet(0.05)


# What Discord refuses, without a library.


class Raw:
    """An interaction that the test itself answers: a forged command that the bot does not know."""

    def __init__(self, wire: Wire, session: aiohttp.ClientSession, interaction: Outcome) -> None:
        self._wire = wire
        self._session = session
        self.interaction = interaction

    async def request(self, method: str, path: str, body: Json | None = None) -> tuple[int, Json]:
        """Status and body of a request."""
        payload = None if body is None else orjson.dumps(body)
        headers = {"Content-Type": "application/json"}
        async with self._session.request(method, self._wire.base + path, data=payload, headers=headers) as response:
            text = await response.read()
            assert not text or response.headers["Content-Type"] == "application/json"
            return response.status, orjson.loads(text) if text else {}

    async def callback(self, kind: int, data: Json | None = None) -> tuple[int, Json]:
        """Answer the interaction."""
        path = f"/interactions/{self.interaction.id}/{self.interaction.token}/callback?with_response=1"
        return await self.request("POST", path, {"type": kind} | ({} if data is None else {"data": data}))

    async def webhook(self, method: str, path: str = "", body: Json | None = None) -> tuple[int, Json]:
        """Use the interaction's webhook."""
        where = f"/webhooks/{self._wire.application_id}/{self.interaction.token}{path}"
        return await self.request(method, where, body)


@pytest_asyncio.fixture(loop_scope="module")
async def raw(wire: Wire) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as session:
        interaction = await wire.command("unknown", forged=True, timeout=0)
        yield Raw(wire, session, interaction)
    await wire.take_violations()


QUIET: Json = {"parse": []}


def message(**parts: Any) -> Json:
    return {"allowed_mentions": QUIET, **parts}


def button(custom_id: str, **parts: Any) -> Json:
    return {"type": 2, "style": 1, "label": "x", "custom_id": custom_id, **parts}


def row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


REFUSED: list[tuple[str, str, Json]] = [
    ("BASE_TYPE_MAX_LENGTH", "data.content", message(content="x" * 2001)),
    ("BASE_TYPE_MAX_LENGTH", "data.embeds", message(embeds=[{"title": "x"}] * 11)),
    ("BASE_TYPE_MAX_LENGTH", "data.embeds.0.title", message(embeds=[{"title": "x" * 257}])),
    (
        "BASE_TYPE_MAX_LENGTH",
        "data.embeds.0.fields.0.value",
        message(embeds=[{"fields": [{"name": "x", "value": "x" * 1025}]}]),
    ),
    ("MAX_EMBED_SIZE_EXCEEDED", "data.embeds", message(embeds=[{"description": "x" * 3001}] * 2)),
    (
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        "data.components.0.components.1.custom_id",
        message(content="x", components=[row(button("a"), button("a"))]),
    ),
    (
        "BASE_TYPE_MAX_LENGTH",
        "data.components.0.components.0.custom_id",
        message(content="x", components=[row(button("x" * 101))]),
    ),
    (
        "BASE_TYPE_MAX_LENGTH",
        "data.components.0.components",
        message(content="x", components=[row(*(button(str(n)) for n in range(6)))]),
    ),
    (
        "BASE_TYPE_REQUIRED",
        "data.components.0.components.0.custom_id",
        message(content="x", components=[row({"type": 2, "style": 1, "label": "x"})]),
    ),
    (
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        "data.content",
        message(content="x", flags=1 << 15, components=[{"type": 10, "content": "x"}]),
    ),
    ("BASE_TYPE_CHOICES", "data.components", message(components=[{"type": 10, "content": "x"}])),
    (
        "COMPONENT_TEXT_SIZE_EXCEEDED",
        "data.components",
        message(flags=1 << 15, components=[{"type": 10, "content": "x" * 2001}] * 2),
    ),
    ("URL_TYPE_INVALID_URL", "data.embeds.0.image.url", message(embeds=[{"image": {"url": "attachment://x.png"}}])),
]


@pytest.mark.parametrize(("code", "path", "data"), REFUSED, ids=[f"{code} {path}" for code, path, _ in REFUSED])
async def test_50035(wire: Wire, raw: Raw, code: str, path: str, data: Json) -> None:
    status, body = await raw.callback(4, data)
    assert (status, body["code"], body["message"]) == (400, 50035, "Invalid Form Body")
    node = body["errors"]
    for step in path.split("."):
        node = node[step]
    assert node["_errors"][0]["code"] == code
    # A refused callback has not answered: the next may.
    assert (await raw.callback(4, message(content="x")))[0] == 200


async def test_answers_that_come_at_the_wrong_time(raw: Raw) -> None:
    assert (await raw.webhook("POST", body=message(content="x")))[1]["code"] == 10015
    assert (await raw.webhook("PATCH", "/messages/@original", message(content="x")))[1]["code"] == 10015
    assert (await raw.callback(4, message()))[1]["code"] == 50006
    assert (await raw.callback(7, message(content="x")))[1]["code"] == 50035
    assert (await raw.callback(8, {"choices": []}))[1]["code"] == 50035
    assert (await raw.callback(5, {"flags": 1 << 15}))[1]["code"] == 50035
    assert (await raw.callback(4, message(content="x")))[0] == 200
    assert await raw.callback(4, message(content="x")) == (
        400,
        {"message": "Interaction has already been acknowledged.", "code": 40060},
    )
    assert (await raw.webhook("GET", "/messages/123"))[1]["code"] == 10008
    assert (await raw.webhook("DELETE", "/messages/@original"))[0] == 204
    assert (await raw.webhook("PATCH", "/messages/@original", message(content="x")))[1]["code"] == 10008


async def test_an_unknown_interaction(wire: Wire, raw: Raw) -> None:
    status, body = await raw.request("POST", "/interactions/1/x/callback", {"type": 4, "data": message(content="x")})
    assert (status, body["code"]) == (404, 10062)
    status, body = await raw.request("POST", f"/webhooks/{wire.application_id}/x", message(content="x"))
    assert (status, body["code"]) == (404, 10015)


async def test_a_deferral_takes_its_visibility_with_it(raw: Raw) -> None:
    status, body = await raw.callback(5, {"flags": 64})
    assert status == 200
    assert body["interaction"]["response_message_loading"] is True
    assert body["interaction"]["response_message_ephemeral"] is True
    # A follow-up after a deferral is the deferred response, still private whatever it says.
    status, shown = await raw.webhook("POST", body=message(content="x"))
    assert status == 200
    assert shown["id"] == body["interaction"]["response_message_id"]
    assert shown["flags"] == 64


async def test_five_follow_ups_for_an_app_that_only_the_user_installed(wire: Wire, raw: Raw) -> None:
    raw.interaction = await wire.command("unknown", forged=True, by=Asker(installed=("user",)), timeout=0)
    assert (await raw.callback(4, message(content="x")))[0] == 200
    statuses = [(await raw.webhook("POST", body=message(content=str(n))))[0] for n in range(6)]
    assert statuses == [200] * 5 + [400]


async def test_rate_limit_headers_and_429(wire: Wire, raw: Raw) -> None:
    await wire.change(rate_limits=True)
    try:
        await raw.callback(4, message(content="x"))
        answers = [await raw.webhook("GET", "/messages/@original") for _ in range(7)]
        assert [status for status, _ in answers] == [200] * 5 + [429] * 2
        refused = answers[-1][1]
        assert refused["message"] == "You are being rate limited."
        assert 0 < refused["retry_after"] <= 1.0
        assert refused["global"] is False
        await asyncio.sleep(refused["retry_after"])
        async with aiohttp.ClientSession() as session:
            path = f"{wire.base}/webhooks/{wire.application_id}/{raw.interaction.token}/messages/@original"
            async with session.get(path) as response:
                assert response.status == 200
                assert response.headers["X-RateLimit-Limit"] == "5"
                assert response.headers["X-RateLimit-Remaining"] == "4"
                assert 0 < float(response.headers["X-RateLimit-Reset-After"]) <= 1.0
                assert response.headers["X-RateLimit-Bucket"]
            for _ in range(4):
                await (await session.get(path)).read()
            async with session.get(path) as response:
                assert response.status == 429
                assert response.headers["Via"] == "1.1 google"
                assert response.headers["X-RateLimit-Scope"] == "user"
                assert response.headers["Retry-After"] == "1"
    finally:
        await wire.change(rate_limits=False)


# Commands.


@pytest.mark.parametrize(
    ("code", "path", "commands"),
    [
        ("APPLICATION_COMMAND_INVALID_NAME", "0.name", [{"name": "Pace", "description": "x"}]),
        ("APPLICATION_COMMAND_INVALID_NAME", "0.name", [{"name": "my pace", "description": "x"}]),
        ("BASE_TYPE_MAX_LENGTH", "0.description", [{"name": "pace", "description": "x" * 101}]),
        ("BASE_TYPE_REQUIRED", "0.description", [{"name": "pace", "description": ""}]),
        ("APPLICATION_COMMANDS_DUPLICATE_NAME", "1.name", [{"name": "pace", "description": "x"}] * 2),
        (
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "0.options.1",
            [
                {
                    "name": "pace",
                    "description": "x",
                    "options": [
                        {"type": 3, "name": "a", "description": "x"},
                        {"type": 3, "name": "b", "description": "x", "required": True},
                    ],
                }
            ],
        ),
        (
            "APPLICATION_COMMAND_TOO_LARGE",
            "0",
            [
                {
                    "name": "pace",
                    "description": "x",
                    "options": [
                        {
                            "type": 3,
                            "name": f"o{number}",
                            "description": "x" * 100,
                            "choices": [{"name": f"{n:030}", "value": f"{n:020}"} for n in range(25)],
                        }
                        for number in range(7)
                    ],
                }
            ],
        ),
        (
            "BASE_TYPE_MAX_LENGTH",
            "0.options.0.choices",
            [
                {
                    "name": "pace",
                    "description": "x",
                    "options": [
                        {
                            "type": 3,
                            "name": "a",
                            "description": "x",
                            "choices": [{"name": str(n), "value": str(n)} for n in range(26)],
                        }
                    ],
                }
            ],
        ),
    ],
)
async def test_commands_that_are_refused(wire: Wire, code: str, path: str, commands: list[Json]) -> None:
    status, body = await overwrite(wire, commands)
    assert (status, body["code"]) == (400, 50035)
    node = body["errors"]
    for step in path.split("."):
        node = node[step]
    assert node["_errors"][0]["code"] == code
    await wire.take_violations()


async def test_a_bulk_overwrite_keeps_ids_and_versions(wire: Wire) -> None:
    guild = (await wire.state())["guilds"][0]
    pace: Json = {"name": "pace", "description": "x"}
    _, first = await overwrite(wire, [pace, {"name": "record", "description": "x"}], guild)
    _, second = await overwrite(wire, [pace, {"name": "record", "description": "y"}], guild)
    assert [entry["id"] for entry in first] == [entry["id"] for entry in second]
    assert first[0]["version"] == second[0]["version"]
    assert first[1]["version"] != second[1]["version"]
    await overwrite(wire, [], guild)


async def overwrite(wire: Wire, commands: list[Json], guild: str | None = None) -> tuple[int, Any]:
    where = f"/guilds/{guild}/commands" if guild else "/commands"
    async with (
        aiohttp.ClientSession() as session,
        session.put(
            f"{wire.base}/applications/{wire.application_id}{where}",
            data=orjson.dumps(commands),
            headers={"Authorization": f"Bot {wire.token}", "Content-Type": "application/json"},
        ) as response,
    ):
        return response.status, orjson.loads(await response.read())


async def test_names_of_commands() -> None:
    for name in ("pace", "tempo-läufe", "夏", "2x", "ไทย", "हिन्दी", "o'clock"):
        assert valid_command_name(name), name
    for name in ("", "Pace", "a b", "x" * 33, "pace!", "café☕"):
        assert not valid_command_name(name), name


async def test_the_longest_localisation_counts() -> None:
    pace = {"name": "pace", "description": "abc", "description_localizations": {"de": "abcdef", "fr": "a"}}
    assert command_characters(pace) == 4 + 6


# Our own answers.


async def test_our_answers_are_checked(wire: Wire) -> None:
    """That nothing was found wrong with them in this file means something: a wrong one is found."""
    spec = Spec(spec_path())
    if spec.skipped is not None:
        pytest.skip(spec.skipped)
    shown = (await wire.command("fixed")).message
    assert spec.shortcomings("MessageResponse", shown) == []
    for broken in (
        {key: value for key, value in shown.items() if key != "flags"},
        {**shown, "id": 5},
        {**shown, "components": [{"type": 1, "components": []}]},
        {**shown, "embeds": [{"title": "x"}]},
    ):
        assert spec.shortcomings("MessageResponse", broken)


async def test_unknown_routes_are_404_and_recorded(wire: Wire, raw: Raw) -> None:
    assert await raw.request("GET", "/nowhere") == (404, {"message": "404: Not Found", "code": 0})
    state = await wire.state()
    assert state["unserved"] == ["GET /api/v10/nowhere"]
    await wire.control("take_unserved")
