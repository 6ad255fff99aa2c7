"""The project's own bot on the wire: no command without an answer or an honest log line, none answered twice."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.wire.client import BOB, Outcome, Wire, command
from tests.wire.process import Child
from tests.wire.world import Asker

pytestmark = pytest.mark.wire

PACE = command("pace", {"time": "6:00 1k"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@asynccontextmanager
async def running(wire: Wire, folder: Path, *, shards: int = 1, ready: float = 20.0) -> AsyncIterator[Child]:
    """The bot as `python -m bot` starts it."""
    env = {"DATA_FOLDER": str(folder), "SHARD_COUNT": str(shards)}
    async with wire.bot(env=env, shards=shards, ready=ready) as bot:
        yield bot


def title(outcome: Outcome) -> str:
    return str(outcome.message["embeds"][0]["title"])


def is_answered_once(outcome: Outcome) -> bool:
    return outcome.answered and not outcome.answered_twice


# What it is in good weather.


async def test_every_command_is_answered_in_half_a_second(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        for name, options in (
            ("pace", {"time": "6:00 1k"}),
            ("convert", {"what": "1k"}),
            ("record", {"event": "mile women"}),
            ("help", {}),
            ("about", {}),
            ("privacy", {}),
        ):
            outcome = await wire.command(name, options)
            assert is_answered_once(outcome), name
            assert outcome.attempts == 1
            assert outcome.acknowledged_after is not None
            assert outcome.acknowledged_after < 0.5


async def test_it_asks_for_no_intents_and_its_answers_can_ping_nobody(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        (identify,) = await wire.frames(2)
        assert identify["data"]["intents"] == 0
        for text in ("@everyone 5k", "<@&1> <@1> 5k", "[x](https://evil.example) 5k", "\u202e5k"):
            outcome = await wire.command("pace", {"time": text})
            assert outcome.answered
    # The fixture asserts that every body forbids mentions and that none could ping.


async def test_mistakes_and_buttons_are_answered_on_the_wire_too(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        mistake = await wire.command("pace", {"time": "10k in 5:75"})
        assert mistake.ephemeral
        asked = await wire.command("pace", {"time": "6:00 1k"})
        turned = await wire.click(asked.message, "In miles")
        assert turned.callback_type == 7
        copied = await wire.click(turned.message, "In kilometres", by=BOB)
        assert (copied.callback_type, copied.ephemeral) == (4, True)
        choices = await wire.autocomplete("pace", "time", "10k in 47:30")
        assert "4:45/km" in choices.choices[0]["name"]


async def test_a_form_is_answered_although_the_bot_restarted_while_it_was_open(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        asked = await wire.command("record", {"event": "mile women"})
        opened = await wire.click(asked.message, "Compare mine")
        assert opened.callback_type == 9
    async with running(wire, folder):
        compared = await wire.submit(opened, {"typed": "6:00"})
        assert is_answered_once(compared)
        assert title(compared) == "Mile: 6:00 beside 4:07.64"
        assert not compared.ephemeral
        again = await wire.submit(opened, {"typed": "6:00"})
        assert title(again) == title(compared)
        mistake = await wire.submit(opened, {"typed": "banana"})
        assert mistake.ephemeral
        other = await wire.submit(await wire.click(asked.message, "Compare mine", by=BOB), {"typed": "5:30"}, by=BOB)
        assert other.ephemeral


async def test_forged_forms_are_answered_and_leave_no_trace(wire: Wire, folder: Path) -> None:
    async with running(wire, folder) as bot:
        for custom_id, values in (
            ("mm1:a:|compare|mile", {}),
            ("mm1:a:|compare|mile", {"typed": "9" * 4000}),
            ("mm1:a:|compare|mile", {"typed": ""}),
            ("mm1:a:|compare|banana", {"typed": "6:00"}),
            ("mm1:a:" + "|" * 90, {"typed": "6:00"}),
            ("mm1:f:|compare|mile", {"typed": "6:00"}),
            ("mm9:a:|compare|mile", {"typed": "6:00"}),
        ):
            order = {"kind": "modal", "custom_id": custom_id, "values": values, "forged": True}
            outcome = await wire.outcome(await wire.send({**order, "by": {"name": "Mallory"}}))
            assert outcome.answered, custom_id
            assert outcome.ephemeral
        assert "Traceback" not in bot.log()


async def test_where_only_the_asker_has_it_the_answer_is_theirs_until_shared(wire: Wire, folder: Path) -> None:
    visitor = Asker("Vera", installed=("user",))
    async with running(wire, folder):
        asked = await wire.command("pace", {"time": "6:00 1k"}, by=visitor)
        assert asked.ephemeral
        shared = await wire.click(asked.message, "Share", by=visitor)
        await asyncio.sleep(0.3)
        shared = await wire.outcome(shared.id)
        assert [message["flags"] & 64 for message in shared.follow_ups] == [0]


async def test_restarts_with_unchanged_commands_register_nothing(wire: Wire, folder: Path) -> None:  # O8
    await wire.change(identify_window=0.0)
    for _ in range(4):
        async with running(wire, folder):
            assert (await wire.command("pace", {"time": "6:00 1k"})).answered
    assert len(await wire.requests("put_commands")) == 1


# The gateway.


async def test_connections_reset_under_load_lose_nothing_and_answer_nothing_twice(
    wire: Wire, folder: Path
) -> None:  # G1
    async with running(wire, folder) as bot:
        ids = await wire.barrage([PACE, command("record", {"event": "mile"})], 200, rate=100, drops=50)
        outcomes = await wire.outcomes(ids)
        assert [o.id for o in outcomes if not o.answered] == []
        assert [o.id for o in outcomes if o.answered_twice] == []
        assert bot.returncode is None


async def test_a_refused_connection_keeps_the_session_and_what_was_missed(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        await wire.gateway_faults(refuse_connections=1)
        await wire.drop()
        ids = [await wire.send(PACE) for _ in range(20)]
        outcomes = await wire.outcomes(ids, timeout=8)
        assert sum(o.delivered for o in outcomes) == 20
        assert (await wire.state())["gateway"]["resumes_accepted"] >= 1


async def test_op_7_and_a_lost_session_end_in_a_connection_again(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        await wire.reconnect()
        assert await wire.counted("resumes_accepted", 1)
        assert is_answered_once(await wire.command("pace", {"time": "6:00 1k"}))
        await wire.change(identify_window=0.2)
        await wire.invalidate()
        assert await wire.counted("identifies_accepted", 2, timeout=20)
        assert is_answered_once(await wire.command("pace", {"time": "6:00 1k"}, timeout=8))


async def test_a_storm_of_lost_sessions_is_met_with_patience(wire: Wire, folder: Path) -> None:  # G2
    async with running(wire, folder):
        await wire.change(identify_window=0.01)
        await wire.gateway_faults(invalidate_on_resume=-1)
        began = time.monotonic()
        for _ in range(3):
            await wire.invalidate()
            await asyncio.sleep(4)
        identifies = (await wire.state())["gateway"]["identifies_accepted"]
        minutes = (time.monotonic() - began) / 60
        # 20 in ten minutes, and what a burst at the beginning may take of them.
        assert identifies <= 1 + 4 + 2 * minutes


async def test_sixteen_shards_start_together_and_no_identify_is_refused(wire: Wire, folder: Path) -> None:  # G8
    await wire.reset(guilds=64, shards=16, max_concurrency=16, identify_window=5.0)
    async with running(wire, folder, shards=16) as bot:
        ids = [await wire.send(command("pace", {"time": "6:00 1k"}, by=Asker(guild=guild))) for guild in range(64)]
        assert all(is_answered_once(o) for o in await wire.outcomes(ids))
        counts = (await wire.state())["gateway"]
        assert (counts["identifies_accepted"], counts["identifies_refused"]) == (16, 0)
        assert bot.returncode is None


async def test_garbage_from_the_gateway_is_logged_once_and_survived(wire: Wire, folder: Path) -> None:  # G7
    async with running(wire, folder) as bot:
        thrown = await wire.throw(PACE, count=2_000, seed=7)
        assert sum(thrown.values()) == 2_000
        assert is_answered_once(await wire.command("convert", {"what": "1k"}, timeout=20))
        assert bot.returncode is None
        assert bot.log().count("could not read an event") <= 100
    await wire.take_violations()  # answers to interactions that garbage made are refused, which is noted


@pytest.mark.parametrize("code", [4004, 4010, 4013, 4014])
async def test_a_close_for_good_ends_in_a_sentence(wire: Wire, folder: Path, code: int) -> None:  # G6
    async with running(wire, folder, ready=0) as bot:
        await wire.gateway_faults(close_on_identify=code)
        assert await bot.wait(timeout=10) not in (0, None)
        assert "Traceback" not in bot.log()
        requests = len(await wire.requests())
        await asyncio.sleep(0.5)
        assert len(await wire.requests()) == requests


# REST.


@pytest.mark.parametrize("status", [500, 502])
async def test_a_500_once_costs_a_second_and_no_answer(wire: Wire, folder: Path, status: int) -> None:
    async with running(wire, folder):
        await wire.fault("status", "callback", status=status)
        outcome = await wire.command("pace", {"time": "6:00 1k"})
        assert is_answered_once(outcome)
        assert title(outcome).startswith("6:00/km")


async def test_a_429_on_the_answer_is_waited_out(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        await wire.fault("rate_limit", "callback", retry_after=0.3)
        assert is_answered_once(await wire.command("pace", {"time": "6:00 1k"}))


async def test_a_lost_answer_is_no_error(wire: Wire, folder: Path) -> None:  # R3
    async with running(wire, folder) as bot:
        for kind in ("abort", "truncate"):
            await wire.fault(kind, "callback", after=True)
            outcome = await wire.command("pace", {"time": "6:00 1k"})
            await wire.quiet()
            outcome = await wire.outcome(outcome.id)
            assert is_answered_once(outcome), kind
            assert title(outcome).startswith("6:00/km")
        await wire.fault("status", "callback", status=500, after=True)
        outcome = await wire.command("pace", {"time": "6:00 1k"})
        await wire.quiet(1.5)
        assert is_answered_once(await wire.outcome(outcome.id))
        assert "incident" not in bot.log()


async def test_an_answer_that_never_arrived_is_given_again(wire: Wire, folder: Path) -> None:
    async with running(wire, folder):
        await wire.fault("abort", "callback")
        outcome = await wire.command("pace", {"time": "6:00 1k"})
        assert is_answered_once(outcome)
        assert title(outcome).startswith("6:00/km")


async def test_a_callback_that_never_returns_leaves_a_line_in_the_log(wire: Wire, folder: Path) -> None:
    async with running(wire, folder) as bot:
        await wire.fault("hang", "callback")
        outcome = await wire.command("pace", {"time": "6:00 1k"}, timeout=5)
        assert not outcome.answered
        assert f"interaction {outcome.id} was not answered" in bot.log()
        assert is_answered_once(await wire.command("pace", {"time": "6:00 1k"}))


# Rights, forgeries, bugs.


async def test_nobody_is_needed_to_be_anybody(wire: Wire, folder: Path) -> None:  # P6
    async with running(wire, folder):
        assert (await wire.command("pace", {"time": "6:00 1k"}, by=Asker(where="bot_dm"))).answered
        assert (
            await wire.command("pace", {"time": "6:00 1k"}, by=Asker(where="private_channel", installed=("user",)))
        ).answered
        message = await wire.command("record", {"event": "mile"}, by=Asker(permissions=0, app_permissions=0))
        assert message.answered


async def test_forged_clicks_and_options_have_no_effect_and_no_trace(wire: Wire, folder: Path) -> None:  # P2
    async with running(wire, folder) as bot:
        asked = await wire.command("pace", {"time": "6:00 1k"})
        before = await wire.message(asked.message["id"])
        for custom_id in (
            "mm1:u:km|pace|", "mm1:s:|record|x", "mm9:x:", "mm1:o:|pace|5:75", "mm" + "9" * 98, "mm1:u:" + "|" * 90,
        ):  # fmt: skip
            order = {"kind": "component", "message": asked.message["id"], "custom_id": custom_id, "forged": True}
            outcome = await wire.outcome(await wire.send({**order, "by": {"name": "Mallory"}}))
            assert outcome.answered, custom_id
            assert outcome.ephemeral
        assert await wire.message(asked.message["id"]) == before
        overlong = await wire.command("pace", {"time": "9" * 5000}, forged=True)
        assert overlong.answered
        assert "Traceback" not in bot.log()


async def test_a_hundred_commands_at_sigterm_are_all_answered(wire: Wire, folder: Path) -> None:  # O1
    async with running(wire, folder) as bot:
        sending = asyncio.create_task(wire.barrage([PACE], 100, rate=100))
        await asyncio.sleep(0.5)
        began = time.monotonic()
        bot.terminate()
        assert await bot.wait(timeout=15) == 0
        assert time.monotonic() - began < 15
        outcomes = await wire.outcomes(await sending, timeout=1)
        unanswered = [o for o in outcomes if o.delivered and not o.answered]
        assert unanswered == []
        assert "Traceback" not in bot.log()


async def test_each_command_leaves_one_line_with_its_interaction_and_nothing_that_was_typed(
    wire: Wire, folder: Path
) -> None:
    async with running(wire, folder) as bot:
        outcome = await wire.command("pace", {"time": "13:57 for 4321 m"})
        await wire.quiet()
        lines = [line for line in bot.log().splitlines() if outcome.id in line]
        assert len(lines) == 1
        assert "pace" in lines[0]
        assert "13:57" not in bot.log()
        assert outcome.token not in bot.log()
        assert re.search(r"\d+ ?ms", lines[0])
