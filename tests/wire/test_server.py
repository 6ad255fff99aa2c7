"""The wire's own tests: it behaves as Discord does towards discord.py, on the gateway and under faults."""

from __future__ import annotations

import asyncio
import os
import time

import aiohttp
import pytest

from tests.wire.checks import Spec, spec_path
from tests.wire.client import ALICE, Wire, WireError, command
from tests.wire.process import ProcessEndedError
from tests.wire.raw import raw_gateway
from tests.wire.world import Asker

pytestmark = pytest.mark.wire


async def answers(wire: Wire) -> None:
    """The bot answers a command now."""
    outcome = await wire.command("fixed")
    assert outcome.message["embeds"][0]["title"] == "6:00 min/km"


# Processes.


async def test_the_server_ends_with_the_test_and_leaves_nothing() -> None:
    async with Wire() as wire:
        assert wire._own is not None
        pid = wire._own.pid
        async with wire.bot("--bare") as bot:
            pass
    for gone in (pid, bot.pid):
        with pytest.raises(ProcessLookupError):
            os.kill(gone, 0)


async def test_a_bot_ends_when_its_parent_is_gone(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        assert bot._process.stdin is not None
        bot._process.stdin.close()
        assert await bot.wait(2.0) == -9


async def test_a_bot_that_ends_early_is_reported_with_its_log(wire: Wire) -> None:
    with pytest.raises(ProcessEndedError, match="LoginFailure"):
        async with wire.bot("--bare", env={"DISCORD_TOKEN": "wrong"}):
            pass


# Login.


async def test_login_sync_and_identify(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        state = await wire.state()
        assert [entry["name"] for entry in await wire.requests()] == ["me", "application", "put_commands"]
        assert {command["name"] for command in state["commands"]} >= {"fixed", "deferred", "pick", "Count letters"}
        (identify,) = await wire.frames(op=2)
        assert identify["data"]["intents"] == 0
        assert identify["data"]["token"] == wire.token
        assert bot.rss_bytes() > 10_000_000
        assert bot.cpu_seconds() > 0


async def test_a_wrong_token_is_refused_once_and_for_all(wire: Wire) -> None:
    bot = wire.launch("--bare", env={"DISCORD_TOKEN": "wrong"})
    try:
        assert await bot.wait(5.0) == 1
    finally:
        bot.end()
    (request,) = await wire.requests()
    assert (request["name"], request["status"]) == ("me", 401)
    assert (await wire.state())["gateway"]["connections"] == 0


@pytest.mark.parametrize("code", [4004, 4010, 4013, 4014])
async def test_a_fatal_close_code_ends_the_bare_bot(wire: Wire, code: int) -> None:
    await wire.gateway_faults(close_on_identify=-1, close_code=code)
    bot = wire.launch("--bare", "--no-sync")
    try:
        assert await bot.wait(5.0) == 1
    finally:
        bot.end()
    assert (await wire.state())["gateway"]["closes"] == [[-1, code, "wire"]]


# Compression.


@pytest.mark.parametrize("compression", ["zlib", "zstd"])
async def test_both_compressions(wire: Wire, compression: str) -> None:
    async with wire.bot("--bare", "--compress", compression):
        (session,) = (await wire.state())["sessions"]
        assert session["compression"] == f"{compression}-stream"
        await answers(wire)
        await answers(wire)


@pytest.mark.parametrize("compression", [None, "zlib-stream", "zstd-stream"])
async def test_the_stream_is_one_context_for_the_connection(wire: Wire, compression: str | None) -> None:
    async with raw_gateway(wire, compression) as gateway:
        await gateway.identify(wire.token)
        ready = await gateway.event("READY")
        assert ready["s"] == 1
        for number in range(3):
            await wire.control("dispatch", event="TEST", data={"number": number})
            assert (await gateway.event("TEST"))["d"] == {"number": number}


# IDENTIFY, without a library.


async def test_close_codes_of_bad_identifies(wire: Wire) -> None:
    cases = [
        (wire.token, (1, 1), 0, 4010),
        (wire.token, (0, 1), 1 << 30, 4013),
        (wire.token, (0, 1), 1 << 1, 4014),
        (wire.token, (0, 1), 1 << 15, 4014),
        ("wrong", (0, 1), 0, 4004),
    ]
    for token, shard, intents, code in cases:
        async with raw_gateway(wire) as gateway:
            await gateway.identify(token, shard=shard, intents=intents)
            assert await gateway.closed() == code
    assert (await wire.state())["gateway"]["identifies_accepted"] == 0


async def test_close_codes_of_bad_payloads(wire: Wire) -> None:
    for op, data, code in ((77, None, 4001), (8, {"guild_id": "1"}, 4003), (3, {"x": "y" * 5000}, 4002)):
        async with raw_gateway(wire) as gateway:
            await gateway.send(op, data)
            assert await gateway.closed() == code
    async with raw_gateway(wire) as gateway:
        await gateway.identify(wire.token)
        await gateway.event("READY")
        await gateway.identify(wire.token)
        assert await gateway.closed() == 4005
    async with raw_gateway(wire, version=9) as gateway:
        assert await gateway.closed() == 4012


async def test_too_many_sends_are_4008(wire: Wire) -> None:
    async with raw_gateway(wire) as gateway:
        for _ in range(125):
            await gateway.send(1, None)
        assert await gateway.closed() == 4008


async def test_identifies_are_counted_by_bucket(wire: Wire) -> None:
    await wire.change(max_concurrency=2, identify_window=0.3)
    accepted: list[bool] = []
    for shard in (0, 1, 2, 3):
        async with raw_gateway(wire) as gateway:
            await gateway.identify(wire.token, shard=(shard, 4))
            answer = await gateway.receive()
            accepted.append(answer["t"] == "READY")
            if not accepted[-1]:
                assert answer == {"op": 9, "s": None, "t": None, "d": False}
    assert accepted == [True, True, False, False]
    state = await wire.state()
    assert (state["gateway"]["identifies_accepted"], state["gateway"]["identifies_refused"]) == (2, 2)
    assert state["starts_left"] == 1000 - 4
    assert len(await wire.take_violations()) == 2
    await asyncio.sleep(0.3)
    async with raw_gateway(wire) as gateway:
        await gateway.identify(wire.token, shard=(2, 4))
        assert (await gateway.receive())["t"] == "READY"


async def test_beyond_the_day_s_identifies_the_token_is_reset(wire: Wire) -> None:
    await wire.reset(session_starts=2, identify_window=0.0)
    async with raw_gateway(wire) as first, raw_gateway(wire) as second:
        await first.identify(wire.token)
        await first.event("READY")
        await second.identify(wire.token)
        assert await first.closed() == 4004
    assert (await wire.state())["token_reset"]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{wire.base}/users/@me", headers={"Authorization": f"Bot {wire.token}"}) as response,
    ):
        assert response.status == 401


# RESUME.


async def test_resume_replays_what_was_missed(wire: Wire) -> None:
    async with raw_gateway(wire) as gateway:
        await gateway.identify(wire.token)
        ready = await gateway.event("READY")
        await gateway.leave(4000)
    for number in range(3):
        await asyncio.sleep(0.02)
        assert (await wire.control("dispatch", event="LOST", data={})) == 0
        assert (await wire.control("interact", **command("x", by=ALICE, forged=True)))["delivered"], number
    session = {"token": wire.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
    async with raw_gateway(wire) as gateway:
        await gateway.send(6, session)
        events = [(await gateway.receive())["t"] for _ in range(4)]
        assert events == ["INTERACTION_CREATE"] * 3 + ["RESUMED"]
        await gateway.leave(1000)
    # A goodbye by 1000 ends the session.
    async with raw_gateway(wire) as gateway:
        await gateway.send(6, {**session, "seq": 4})
        assert (await gateway.receive())["op"] == 9


async def test_resume_with_a_number_from_the_future_is_4007(wire: Wire) -> None:
    async with raw_gateway(wire) as gateway:
        await gateway.identify(wire.token)
        ready = await gateway.event("READY")
        await gateway.leave(4000)
    async with raw_gateway(wire) as gateway:
        await gateway.send(6, {"token": wire.token, "session_id": ready["d"]["session_id"], "seq": 99})
        assert await gateway.closed() == 4007


async def test_a_tcp_reset_is_resumed_and_nothing_is_lost(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        ids = await wire.barrage([command("fixed")], 40, rate=200, drops=3)
        outcomes = await wire.outcomes(ids)
        assert all(outcome.delivered and outcome.answered for outcome in outcomes)
        assert not any(outcome.answered_twice for outcome in outcomes)
        state = await wire.state()
        assert state["gateway"]["resumes_accepted"] == 3
        assert state["gateway"]["identifies_accepted"] == 1
        (session,) = state["sessions"]
        assert session["path"] == "/resume-gateway"
        assert bot.returncode is None


async def test_a_close_that_can_be_resumed(wire: Wire) -> None:
    async with wire.bot("--bare"):
        await wire.drop(code=4000)
        assert await wire.counted("resumes_accepted", 1)
        await answers(wire)


async def test_op_7(wire: Wire) -> None:
    async with wire.bot("--bare"):
        assert await wire.reconnect() == 1
        assert await wire.counted("resumes_accepted", 1)
        await answers(wire)


async def test_op_9_resumable_and_not(wire: Wire) -> None:
    await wire.change(identify_window=0.1)
    async with wire.bot("--bare", "--window", "0.15") as bot:
        await wire.invalidate(resumable=True)
        assert await wire.counted("resumes_accepted", 1)
        await wire.invalidate()
        assert await wire.counted("identifies_accepted", 2)
        await answers(wire)
        assert "session has been invalidated" in bot.log()


async def test_op_9_after_every_resume(wire: Wire) -> None:
    await wire.change(identify_window=0.1)
    await wire.gateway_faults(invalidate_on_resume=-1, reconnect_after=0.05)
    async with wire.bot("--bare", "--window", "0.15"):
        assert await wire.counted("identifies_accepted", 4)
        state = await wire.state()
        assert state["gateway"]["resumes_accepted"] == 0
        assert state["gateway"]["resumes_refused"] >= 3


async def test_after_a_refused_connection_the_sharded_client_gives_its_session_up(wire: Wire) -> None:
    await wire.change(identify_window=0.1)
    async with wire.bot("--bare", "--window", "0.15"):
        await wire.gateway_faults(refuse_connections=1)
        await wire.drop()
        assert await wire.counted("identifies_accepted", 2, timeout=8.0)
        assert (await wire.state())["gateway"]["resumes_accepted"] == 0
        await answers(wire)


# Heartbeats.


async def test_heartbeats_are_acknowledged_and_asked_for(wire: Wire) -> None:
    await wire.change(heartbeat_interval=0.3)
    async with wire.bot("--bare"):
        await wire.control("ask_for_heartbeat")
        await asyncio.sleep(0.8)
        (session,) = (await wire.state())["sessions"]
        assert session["heartbeats"] >= 4


async def test_a_silent_client_is_4009(wire: Wire) -> None:
    await wire.change(heartbeat_interval=0.1)
    async with raw_gateway(wire) as gateway:
        assert await gateway.closed() == 4009


async def test_heartbeats_that_are_never_acknowledged(wire: Wire) -> None:
    async with raw_gateway(wire) as gateway:
        await gateway.send(1, None)
        assert (await gateway.receive())["op"] == 11
        await wire.gateway_faults(mute_acks=True)
        await gateway.send(1, None)
        with pytest.raises(TimeoutError):
            await gateway.receive(0.2)


async def test_a_gateway_that_says_nothing(wire: Wire) -> None:
    await wire.gateway_faults(stay_silent=True)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3), raw_gateway(wire):
            pass


# Shards.


async def test_four_shards_gated(wire: Wire) -> None:
    await wire.reset(guilds=8, max_concurrency=2, identify_window=0.4)
    async with wire.bot("--bare", "--shards", "4", "--window", "0.45", shards=4):
        state = await wire.state()
        assert state["gateway"]["identifies_accepted"] == 4
        times = [moment for moment, _, _ in state["gateway"]["identify_times"]]
        assert 0.4 < times[-1] - times[0] < 2.0
        assert {session["shard"] for session in state["sessions"]} == {0, 1, 2, 3}
        for guild in range(8):
            outcome = await wire.command("fixed", by=Asker(guild=guild))
            assert outcome.answered
        heard = {session["shard"]: session["seq"] for session in (await wire.state())["sessions"]}
        assert sum(heard.values()) == 4 + 8
        assert min(heard.values()) > 1
        # DMs go to shard 0.
        await wire.command("fixed", by=Asker(where="bot_dm"))
        assert {session["shard"]: session["seq"] for session in (await wire.state())["sessions"]}[0] == heard[0] + 1


async def test_guilds_come_with_the_intent_alone(wire: Wire) -> None:
    await wire.reset(guilds=3)
    for intents, events in ((0, 1), (1, 4)):
        async with wire.bot("--bare", "--no-sync", "--intents", str(intents)):
            (session,) = (await wire.state())["sessions"]
            assert (session["intents"], session["seq"]) == (intents, events)
        await wire.reset(guilds=3)


# Faults of REST.


async def test_500_once_on_the_callback(wire: Wire) -> None:
    async with wire.bot("--bare"):
        await wire.fault("status", "callback", status=500)
        outcome = await wire.command("fixed")
        assert outcome.answered
        assert outcome.acknowledged_after is not None
        assert 1.0 <= outcome.acknowledged_after < 2.0
        statuses = [entry["status"] for entry in await wire.requests("callback")]
        assert statuses == [500, 200]


async def test_429_on_the_callback_is_waited_for(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        await wire.fault("rate_limit", "callback", retry_after=0.3)
        outcome = await wire.command("fixed")
        assert outcome.answered
        assert outcome.acknowledged_after is not None
        assert 0.3 <= outcome.acknowledged_after < 1.0
        assert "rate limited" in bot.log()


async def test_429_without_via_is_a_ban(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        await wire.fault("rate_limit", "callback", via=False)
        outcome = await wire.command("fixed", timeout=0.5)
        assert not outcome.answered
        assert "429 Too Many Requests" in bot.log()


async def test_a_callback_that_is_accepted_and_its_answer_lost(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        await wire.fault("abort", "callback", after=True)
        outcome = await wire.command("fixed")
        assert outcome.answered
        assert outcome.attempts == 1
        await wire.quiet(0.1)
        assert "ClientOSError" in bot.log() or "ServerDisconnectedError" in bot.log()


async def test_a_callback_that_is_accepted_and_answered_by_500_comes_again_as_40060(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        await wire.fault("status", "callback", after=True, status=502)
        outcome = await wire.command("fixed")
        assert outcome.answered
        await asyncio.sleep(1.2)
        outcome = await wire.outcome(outcome.id)
        assert [refusal["code"] for refusal in outcome.refusals] == [40060]
        assert not outcome.answered_twice
        assert "40060" in bot.log()


async def test_a_delayed_callback_is_too_late(wire: Wire) -> None:
    await wire.change(deadline=0.3)
    async with wire.bot("--bare") as bot:
        await wire.fault("delay", "callback", seconds=0.4)
        outcome = await wire.command("fixed", timeout=0.8)
        assert not outcome.acknowledged
        assert [refusal["code"] for refusal in outcome.refusals] == [10062]
        assert "Unknown interaction" in bot.log()


async def test_a_callback_that_never_returns(wire: Wire) -> None:
    async with wire.bot("--bare"):
        await wire.fault("hang", "callback")
        outcome = await wire.command("fixed", timeout=0.5)
        assert not outcome.acknowledged
        await answers(wire)


async def test_truncated_html_and_error_answers(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        await wire.fault("truncate", "callback", after=True)
        assert (await wire.command("fixed")).answered
        await wire.fault("html", "callback", status=403)
        assert not (await wire.command("fixed", timeout=0.4)).answered
        await wire.fault("error", "callback", status=403, code=50001, message="Missing Access")
        assert not (await wire.command("fixed", timeout=0.4)).answered
        assert "Missing Access" in bot.log()
        await wire.fault("status", "callback", skip=1, times=1)
        await answers(wire)
        await wire.clear_faults()
        await answers(wire)


# Garbage.


HARMLESS = ["unknown_event", "unknown_op", "unknown_fields", "unknown_values", "unknown_component", "big_payload"]


async def test_garbage_that_discord_py_bears(wire: Wire) -> None:
    async with wire.bot("--bare") as bot:
        thrown = await wire.throw(command("fixed"), kinds=HARMLESS, count=40, seed=7)
        assert set(thrown) == set(HARMLESS)
        await answers(wire)
        assert bot.returncode is None


@pytest.mark.parametrize("kind", ["malformed_json", "no_data", "missing_field"])
async def test_garbage_that_ends_a_bare_discord_py(wire: Wire, kind: str) -> None:
    bot = wire.launch("--bare")
    try:
        await wire.ready(bot)
        await wire.throw(command("fixed"), kinds=[kind], count=20, seed=3)
        assert await bot.wait(5.0) == 1
    finally:
        bot.end()


async def test_the_same_seed_throws_the_same(wire: Wire) -> None:
    async with raw_gateway(wire) as gateway:
        await gateway.identify(wire.token)
        await gateway.event("READY")
        reading = asyncio.create_task(gateway.discard())
        order = command("fixed", forged=True)
        first = await wire.throw(order, count=30, seed=5)
        assert first == await wire.throw(order, count=30, seed=5)
        assert first != await wire.throw(order, count=30, seed=6)
        reading.cancel()


# The control endpoint, and speed.


async def test_orders_that_no_client_would_give_are_refused(wire: Wire) -> None:
    with pytest.raises(WireError, match="no command /nothing"):
        await wire.command("nothing")
    with pytest.raises(WireError, match="no verb"):
        await wire.control("nothing")
    with pytest.raises(ValueError, match="no setting"):
        await wire.reset(nothing=1)


async def test_many_at_once(wire: Wire) -> None:
    await wire.change(validate=False, check_replies=False)
    async with wire.bot("--bare"):
        begun = time.monotonic()
        result = await wire.drive([command("fixed")], 300, at_once=32)
        assert time.monotonic() - begun < 5
        assert result["unanswered"] == 0
        assert len(result["answered"]) == 300


def test_without_the_openapi_file_the_reason_is_recorded() -> None:
    spec = Spec(spec_path().with_name("missing.json"))
    assert spec.skipped is not None
    assert "missing.json" in spec.skipped
    assert spec.errors("MessageResponse", {}) == []
