"""What a changed, hasty or broken Discord might send: unknown events, new fields, cut-off JSON."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import orjson

from tests.wire.gateway import DISPATCH, Session
from tests.wire.interactions import Interactions
from tests.wire.settings import Json

BIG: Final = 1 << 20
UNKNOWN_COMPONENT: Final = {"type": 99, "id": 1, "custom_id": "unknown", "components": [{"type": 98, "id": 2}]}
ODD_VALUES: Final[tuple[Any, ...]] = (None, [], {}, "x", "", -1, 0, 1.5, True, 2**63, "9" * 40)


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An event to be numbered and sent."""

    event: str
    data: Any


Piece = Dispatch | bytes
Maker = Callable[[random.Random, Json], Piece]


def _unknown_event(rng: random.Random, valid: Json) -> Piece:
    return Dispatch(f"NEW_EVENT_{rng.randrange(1000)}", {"id": "1", "nested": [{"a": None}]})


def _unknown_op(rng: random.Random, valid: Json) -> Piece:
    return orjson.dumps({"op": rng.randrange(40, 99), "s": None, "t": None, "d": {"a": 1}})


def _unknown_fields(rng: random.Random, valid: Json) -> Piece:
    payload = copy.deepcopy(valid)
    # A mapping of ids has no fields.
    mappings = (payload["authorizing_integration_owners"],)
    for node in [node for node in _objects(payload) if node not in mappings]:
        node[f"new_field_{rng.randrange(1000)}"] = rng.choice(ODD_VALUES)
    return Dispatch("INTERACTION_CREATE", payload)


def _unknown_values(rng: random.Random, valid: Json) -> Piece:
    payload = copy.deepcopy(valid)
    choices: list[tuple[Json, str, object]] = [
        (payload, "locale", "xx-XX"),
        (payload, "context", 9),
        (payload, "type", 99),
        (payload["channel"], "type", 99),
        (payload["data"], "type", 99),
        (payload, "version", 2),
    ]
    node, key, value = rng.choice(choices)
    node[key] = value
    return Dispatch("INTERACTION_CREATE", payload)


def _unknown_component(rng: random.Random, valid: Json) -> Piece:
    payload = copy.deepcopy(valid)
    if rng.random() < 0.5:
        payload |= {"type": 3, "data": {"custom_id": "unknown", "component_type": 99, "id": 1}}
    else:
        payload |= {"type": 5, "data": {"custom_id": "unknown", "components": [UNKNOWN_COMPONENT]}}
    payload["message"] = {
        "id": "1",
        "type": 0,
        "channel_id": payload["channel_id"],
        "author": payload.get("user") or payload["member"]["user"],
        "content": "",
        "embeds": [],
        "attachments": [],
        "components": [UNKNOWN_COMPONENT],
        "flags": 0,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
    }
    return Dispatch("INTERACTION_CREATE", payload)


def _missing_field(rng: random.Random, valid: Json) -> Piece:
    payload = copy.deepcopy(valid)
    node = rng.choice([node for node in _objects(payload) if node])
    del node[rng.choice(list(node))]
    return Dispatch("INTERACTION_CREATE", payload)


def _wrong_type(rng: random.Random, valid: Json) -> Piece:
    payload = copy.deepcopy(valid)
    node = rng.choice([node for node in _objects(payload) if node])
    node[rng.choice(list(node))] = rng.choice([value for value in ODD_VALUES if value != 2**63])
    return Dispatch("INTERACTION_CREATE", payload)


def _no_data(rng: random.Random, valid: Json) -> Piece:
    event = rng.choice(("INTERACTION_CREATE", "GUILD_CREATE", "GUILD_DELETE", "CHANNEL_DELETE"))
    return Dispatch(event, rng.choice((None, {}, [], 0)))


def _big_payload(rng: random.Random, valid: Json) -> Piece:
    if rng.random() < 0.5:
        return Dispatch("NEW_BIG_EVENT", {"text": "x" * BIG})
    return Dispatch("INTERACTION_CREATE", {**copy.deepcopy(valid), "new_big_field": "x" * BIG})


def _malformed_json(rng: random.Random, valid: Json) -> Piece:
    whole = orjson.dumps({"op": DISPATCH, "s": None, "t": "INTERACTION_CREATE", "d": valid})
    return whole[: rng.randrange(1, len(whole))]


def _no_object(rng: random.Random, valid: Json) -> Piece:
    return rng.choice((b"null", b"[]", b"0", b'""', b"{}", b'{"op":null}', b'{"op":0,"t":"READY","s":null,"d":{}}'))


KINDS: Final[dict[str, Maker]] = {
    "unknown_event": _unknown_event,
    "unknown_op": _unknown_op,
    "unknown_fields": _unknown_fields,
    "unknown_values": _unknown_values,
    "unknown_component": _unknown_component,
    "missing_field": _missing_field,
    "wrong_type": _wrong_type,
    "no_data": _no_data,
    "big_payload": _big_payload,
    "malformed_json": _malformed_json,
    "no_object": _no_object,
}


async def throw(
    interactions: Interactions, session: Session, order: Json, kinds: list[str], count: int, seed: int
) -> dict[str, int]:
    """Send so many pieces of these kinds to a session; how many of each. The same seed gives the same pieces.

    ``order`` is a valid interaction, from which the broken ones are made.
    """
    rng = random.Random(seed)  # noqa: S311 - mutations must be repeatable, not secret
    thrown: dict[str, int] = {}
    for _ in range(count):
        kind = rng.choice(kinds)
        interaction = interactions.make(order)
        piece = KINDS[kind](rng, interaction.payload)
        thrown[kind] = thrown.get(kind, 0) + 1
        if isinstance(piece, Dispatch):
            await session.dispatch(piece.event, piece.data)
        elif session.connection is not None:
            await session.connection.send_bytes(piece)
    return thrown


def _objects(node: Any) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)
