"""The private endpoint through which tests order what happens and ask what happened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

import orjson
from aiohttp import web

from tests.wire import garbage, load
from tests.wire.assembly import Discord
from tests.wire.errors import ApiError
from tests.wire.gateway import Session
from tests.wire.interactions import ImpossibleError, asker_of
from tests.wire.settings import Json

Verb = Callable[[Discord, Json], Awaitable[Any]]


async def serve(discord: Discord, request: web.Request) -> web.Response:
    """Do what POST /control/<verb> says: 200 with its result, or 400 with ``error``."""
    verb = VERBS.get(request.match_info["verb"])
    if verb is None:
        return answer(400, {"error": f"no verb is called {request.match_info['verb']!r}"})
    order: Json = orjson.loads(await request.read() or b"{}")
    try:
        return answer(200, await verb(discord, order))
    except (ImpossibleError, ApiError, ValueError, TypeError, KeyError) as problem:
        return answer(400, {"error": f"{type(problem).__name__}: {problem}"})


def answer(status: int, body: Any) -> web.Response:
    """A JSON answer."""
    return web.Response(
        status=status,
        body=orjson.dumps(body, option=orjson.OPT_NON_STR_KEYS),
        headers={"Content-Type": "application/json"},
    )


# Asking.


async def state(discord: Discord, order: Json) -> Json:
    """Counts and records of the run so far."""
    gateway, journal = discord.gateway, discord.journal
    return {
        "application_id": discord.world.application_id,
        "token": discord.world.token,
        "token_reset": gateway.token_reset,
        "guilds": [guild.id for guild in discord.world.guilds],
        "ready_shards": sorted(gateway.ready_shards()),
        "starts_left": gateway.starts_left,
        "gateway": asdict(gateway.counts),
        "sessions": [
            {
                "id": session.id,
                "shard": session.shard,
                "shards": session.shards,
                "intents": session.intents,
                "connected": session.connection is not None,
                "path": None if session.connection is None else session.connection.path,
                "heartbeats": 0 if session.connection is None else session.connection.heartbeats,
                "compression": None if session.connection is None else session.connection.request.query.get("compress"),
                "resumes": session.resumes,
                "started": session.started,
                "seq": session.seq,
            }
            for session in gateway.sessions.values()
        ],
        "commands": discord.commands.all(None),
        "overwrites": discord.commands.overwrites,
        "requests": journal.opened,
        "violations": journal.violations,
        "shortcomings": journal.shortcomings,
        "unserved": journal.unserved,
        "validation_skipped": discord.spec.skipped,
        "settings": discord.settings.as_json(),
    }


async def requests(discord: Discord, order: Json) -> list[Json]:
    """The recorded requests, of one name or all, from a number on."""
    return discord.journal.select(order.get("name"), order.get("since", 0))


async def frames(discord: Discord, order: Json) -> list[Json]:
    """The recorded gateway payloads of the bot, of one op or all."""
    return [asdict(frame) for frame in discord.journal.frames if order.get("op") in (None, frame.op)]


async def take_violations(discord: Discord, order: Json) -> list[str]:
    """The violations so far, which are then forgotten: for a test that provoked them."""
    taken = list(discord.journal.violations)
    discord.journal.violations.clear()
    return taken


async def take_unserved(discord: Discord, order: Json) -> list[str]:
    """The requests to routes that there are not, which are then forgotten."""
    taken = list(discord.journal.unserved)
    discord.journal.unserved.clear()
    return taken


async def outcome(discord: Discord, order: Json) -> Json:
    """What became of an interaction, once it has come as far as ``until`` or after ``timeout`` seconds."""
    interaction = discord.interactions.by_id[order["id"]]
    until = order.get("until", "answered")
    await interaction.pulse.until(lambda: interaction.reached(until), order.get("timeout", 4.0))
    return interaction.outcome()


async def quiet(discord: Discord, order: Json) -> bool:
    """Whether no request came or was under way for ``seconds``, within ``timeout`` seconds."""
    end = time.monotonic() + order.get("timeout", 10.0)
    seconds: float = order["seconds"]
    while time.monotonic() < end:
        opened = discord.journal.opened
        await asyncio.sleep(seconds)
        if opened == discord.journal.opened and not discord.rest.under_way:
            return True
    return False


async def ready(discord: Discord, order: Json) -> bool:
    """Whether so many shards were connected within ``timeout`` seconds."""
    gateway = discord.gateway
    return await gateway.pulse.until(
        lambda: len(gateway.ready_shards()) >= order.get("shards", 1), order.get("timeout", 10.0)
    )


async def await_count(discord: Discord, order: Json) -> bool:
    """Whether a count of the gateway's, by name, reached ``least`` within ``timeout`` seconds."""
    counts = discord.gateway.counts

    def reached() -> bool:
        value = getattr(counts, order["name"])
        return bool((len(value) if isinstance(value, list) else value) >= order["least"])

    return await discord.gateway.pulse.until(reached, order.get("timeout", 10.0))


# Ordering.


async def settings(discord: Discord, order: Json) -> None:
    """Change settings of the running server."""
    discord.settings.change(order)


async def interact(discord: Discord, order: Json) -> Json:
    """Send an interaction."""
    interaction = await discord.interactions.send(order)
    return {"id": interaction.id, "delivered": interaction.delivered}


async def again(discord: Discord, order: Json) -> None:
    """Dispatch an interaction that was sent before a second time."""
    interaction = discord.interactions.by_id[order["id"]]
    sent = interaction.sent
    await discord.interactions.deliver(interaction)
    interaction.sent = sent


async def post(discord: Discord, order: Json) -> Json:
    """A message of somebody else."""
    message = discord.interactions.post(order["content"], asker_of(order), order.get("author", "user"))
    return message.payload()


async def message(discord: Discord, order: Json) -> Json:
    """A message as it stands now."""
    return discord.messages.get(order["id"]).payload()


async def dispatch(discord: Discord, order: Json) -> int:
    """An event as the test words it, or a raw message; to how many sessions it went."""
    sessions = discord.gateway.attached(order.get("shard"))
    for session in sessions:
        if "raw" in order:
            assert session.connection is not None
            await session.connection.send_bytes(order["raw"].encode())
        else:
            await session.dispatch(order["event"], order["data"])
    return len(sessions)


async def throw(discord: Discord, order: Json) -> dict[str, int]:
    """Garbage dispatches."""
    sessions = discord.gateway.attached(order.get("shard", 0))
    if not sessions:
        raise ValueError("no session is connected")
    kinds = order.get("kinds") or list(garbage.KINDS)
    return await garbage.throw(
        discord.interactions, sessions[0], order["order"], kinds, order.get("count", 1), order.get("seed", 1)
    )


async def faults(discord: Discord, order: Json) -> None:
    """Add faults for REST routes; ``clear`` removes those that stand."""
    if order.get("clear"):
        discord.faults.rest.clear()
    discord.faults.order(order.get("faults") or [])


async def gateway_faults(discord: Discord, order: Json) -> None:
    """Set standing orders for the gateway."""
    for name, value in order.items():
        if not hasattr(discord.faults.gateway, name):
            raise ValueError(f"no order is called {name!r}")
        setattr(discord.faults.gateway, name, value)


async def drop(discord: Discord, order: Json) -> int:
    """End connections, by a TCP reset or by a close code; how many."""
    connections = [
        connection
        for connection in discord.gateway.connections.values()
        if order.get("shard") is None or (connection.session and connection.session.shard == order["shard"])
    ]
    for connection in connections:
        if order.get("code") is None:
            connection.abort()
        else:
            await connection.close(order["code"])
    return len(connections)


async def _for_each(discord: Discord, order: Json, do: Callable[[Session], Awaitable[None]]) -> int:
    sessions = discord.gateway.attached(order.get("shard"))
    for session in sessions:
        await do(session)
    return len(sessions)


async def reconnect(discord: Discord, order: Json) -> int:
    """Op 7 to one shard or all."""
    return await _for_each(discord, order, discord.gateway.reconnect)


async def invalidate(discord: Discord, order: Json) -> int:
    """Op 9 to one shard or all."""
    resumable = bool(order.get("resumable"))
    return await _for_each(discord, order, lambda one: discord.gateway.invalidate(one, resumable=resumable))


async def ask_for_heartbeat(discord: Discord, order: Json) -> int:
    """Op 1 to one shard or all."""
    return await _for_each(discord, order, discord.gateway.ask_for_heartbeat)


async def drive(discord: Discord, order: Json) -> Json:
    """Many interactions, timed."""
    result = await load.drive(
        discord.interactions, order["orders"], order["count"], order["at_once"], order.get("patience", 10.0)
    )
    if order.get("forget"):
        discord.journal.forget_requests()
    return result


async def barrage(discord: Discord, order: Json) -> list[str]:
    """Interactions at a steady rate, not waiting for answers; while they go, connections may be reset.

    ``drops`` times within the run every connection is reset. The result: the ids, to be asked for later.
    """
    count, rate, drops = order["count"], order.get("rate", 100.0), order.get("drops", 0)
    orders: list[Json] = order["orders"]
    reset_before = {count * (number + 1) // (drops + 1) for number in range(drops)}
    sent: list[str] = []
    for number in range(count):
        if number in reset_before:
            for connection in list(discord.gateway.connections.values()):
                connection.abort()
        interaction = await discord.interactions.send(orders[number % len(orders)])
        sent.append(interaction.id)
        await asyncio.sleep(1 / rate)
    return sent


VERBS: dict[str, Verb] = {
    verb.__name__: verb
    for verb in (
        state,
        requests,
        frames,
        take_violations,
        take_unserved,
        outcome,
        quiet,
        ready,
        await_count,
        settings,
        interact,
        again,
        post,
        message,
        dispatch,
        throw,
        faults,
        gateway_faults,
        drop,
        reconnect,
        invalidate,
        ask_for_heartbeat,
        drive,
        barrage,
    )
}
