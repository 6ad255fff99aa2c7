"""``Wire``: what a test holds in its hand."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import Any, Final, Self

import aiohttp
import orjson

from tests.wire.faults import RestFault
from tests.wire.interactions import Until
from tests.wire.process import Child, ProcessEndedError, WireServer
from tests.wire.settings import Json, Settings
from tests.wire.world import Asker

ALICE: Final = Asker()
BOB: Final = Asker(name="Bob")


class WireError(Exception):
    """The wire refused an order; the message says why."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as the value of an option."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an interaction. Times are seconds after it was sent.

    ``messages`` are those that stand now: the original response and the follow-ups. ``attempts`` counts the callbacks
    that came, ``refusals`` those that were refused (40060, 10062, 50035), with ``code``, ``status`` and ``after``.
    """

    id: str
    token: str
    type: int
    payload: Json
    delivered: bool
    callback: Json | None
    callback_files: list[str]
    callback_type: int | None
    acknowledged: bool
    answered: bool
    acknowledged_after: float | None
    answered_after: float | None
    original: Json | None
    follow_ups: list[Json]
    messages: list[Json]
    edits: list[Json]
    attempts: int
    refusals: list[Json] = field(default_factory=list)

    @property
    def message(self) -> Json:
        """The one message that answers. Fails if there is none, or more than one."""
        assert len(self.messages) == 1, f"{len(self.messages)} messages answer, not 1"
        return self.messages[0]

    @property
    def ephemeral(self) -> bool:
        """Whether only the asker sees the answer."""
        return bool(self.message["flags"] & 1 << 6)

    @property
    def choices(self) -> list[Json]:
        """The choices of an autocomplete."""
        assert self.callback is not None, "there was no answer"
        choices: list[Json] = self.callback["data"]["choices"]
        return choices

    @property
    def answered_twice(self) -> bool:
        """Whether the user sees more than one answer."""
        return len(self.messages) > 1


class Wire:
    """The small Discord, for one test: an async context manager.

    Without ``server`` it starts a process of its own and ends it; with one it resets it.
    """

    def __init__(self, server: WireServer | None = None, **settings: Any) -> None:
        self._server = server
        self._own: WireServer | None = None
        self._settings = settings
        self._session: aiohttp.ClientSession
        self._origin = ""
        self.token = ""
        self.application_id = ""

    async def __aenter__(self) -> Self:
        server = self._server
        if server is None:
            server = self._own = await asyncio.to_thread(WireServer().__enter__)
        self._origin = f"http://127.0.0.1:{server.port}"
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        await self.reset(**self._settings)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        if self._own is not None:
            self._own.end()

    @property
    def base(self) -> str:
        """The address of the REST API."""
        return f"{self._origin}/api/v10"

    @property
    def gateway_url(self) -> str:
        """The address of the gateway."""
        return f"{self._origin}/gateway".replace("http", "ws", 1)

    async def control(self, verb: str, **order: Any) -> Any:
        """Give an order to the control endpoint; its result. Raises WireError where it is refused."""
        async with self._session.post(f"{self._origin}/control/{verb}", data=orjson.dumps(order)) as response:
            answer = orjson.loads(await response.read())
        if response.status != 200:
            raise WireError(answer["error"])
        return answer

    async def reset(self, **settings: Any) -> None:
        """A new world, with these settings; nothing is left of the old one."""
        Settings().change(settings)
        state = await self.control("reset", **settings)
        self.token, self.application_id = state["token"], state["application_id"]

    async def change(self, **settings: Any) -> None:
        """Change settings while it runs."""
        await self.control("settings", **settings)

    # The bot.

    @asynccontextmanager
    async def bot(
        self, *arguments: str, shards: int = 1, env: Mapping[str, str] | None = None, ready: float = 20.0
    ) -> AsyncIterator[Child]:
        """A bot's process that is connected with so many shards, and ended afterwards.

        ``arguments`` are those of ``tests.wire.launch``: ``"--bare"`` for the bare bot. With ``ready=0`` it is not
        waited for. Raises ProcessEndedError, with its log, if it does not get ready.
        """
        child = self.launch(*arguments, env=env)
        try:
            if ready:
                await self.ready(child, shards, ready)
            yield child
        finally:
            await child.stop()

    def launch(self, *arguments: str, env: Mapping[str, str] | None = None) -> Child:
        """A bot's process, pointed here. The caller ends it."""
        environment = {"DISCORD_TOKEN": self.token, **(env or {})}
        return Child("tests.wire.launch", ["--base", self.base, *arguments], environment)

    async def ready(self, child: Child, shards: int = 1, timeout: float = 20.0) -> None:  # noqa: ASYNC109
        """Wait until so many shards are connected. Raises ProcessEndedError if they do not get there."""
        waiting = asyncio.create_task(self.control("ready", shards=shards, timeout=timeout))
        while not waiting.done():
            await asyncio.wait((waiting,), timeout=0.05)
            if child.returncode is not None:
                waiting.cancel()
                raise ProcessEndedError(f"the bot ended with {child.returncode}:\n{child.log()[-3000:]}")
        if not waiting.result():
            raise ProcessEndedError(f"not ready after {timeout} s; the bot's log ends:\n{child.log()[-3000:]}")

    # Interactions.

    async def command(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Asker = ALICE,
        until: Until = "answered",
        timeout: float = 4.0,  # noqa: ASYNC109
        **extra: Any,
    ) -> Outcome:
        """Use a slash command, ``"group sub"`` for a subcommand, and wait for what becomes of it.

        ``extra`` may hold ``forged=True`` for what no client would send, ``overrides`` (dotted path to value) and
        ``without`` (dotted paths) to change the payload.
        """
        order = command(name, options, by=by, **extra)
        return await self.outcome(await self.send(order), until=until, timeout=timeout)

    async def autocomplete(
        self, name: str, focused: str, typed: str, options: Mapping[str, Any] | None = None, *, by: Asker = ALICE
    ) -> Outcome:
        """Type into an option of a command and wait for the choices."""
        order = command(name, {**(options or {}), focused: typed}, by=by)
        return await self.outcome(await self.send({**order, "kind": "autocomplete", "focused": focused}))

    async def click(
        self,
        message: Json,
        component: str,
        *,
        by: Asker = ALICE,
        values: Sequence[str] | None = None,
        timeout: float = 4.0,  # noqa: ASYNC109
        **extra: Any,
    ) -> Outcome:
        """Use a component of a message, by its label or custom_id; ``values`` are those of a select."""
        custom_id = _custom_id(message, component)
        order = {"kind": "component", "message": message["id"], "custom_id": custom_id, "by": asdict(by), **extra}
        if values is not None:
            order["values"] = list(values)
        return await self.outcome(await self.send(order), timeout=timeout)

    async def menu(self, name: str, message: Json, *, by: Asker = ALICE, **extra: Any) -> Outcome:
        """Use a message menu command on a message."""
        order = {"kind": "menu", "name": name, "message": message["id"], "by": asdict(by), **extra}
        return await self.outcome(await self.send(order))

    async def submit(self, opened: Outcome, values: Mapping[str, Any], *, by: Asker = ALICE, **extra: Any) -> Outcome:
        """Fill in and send the modal that an interaction opened."""
        order = {"kind": "modal", "interaction": opened.id, "values": dict(values), "by": asdict(by), **extra}
        return await self.outcome(await self.send(order))

    async def send(self, order: Json) -> str:
        """Send an interaction and do not wait; its id."""
        sent = await self.control("interact", **order)
        return str(sent["id"])

    async def outcome(
        self,
        interaction_id: str,
        *,
        until: Until = "answered",
        timeout: float = 4.0,  # noqa: ASYNC109
    ) -> Outcome:
        """What became of an interaction, once it is answered or after ``timeout`` seconds."""
        return Outcome(**await self.control("outcome", id=interaction_id, until=until, timeout=timeout))

    async def outcomes(self, ids: Iterable[str], *, timeout: float = 4.0) -> list[Outcome]:  # noqa: ASYNC109
        """What became of many."""
        return list(await asyncio.gather(*(self.outcome(one, timeout=timeout) for one in ids)))

    async def post(self, content: str, *, by: Asker = ALICE, author: str = "user") -> Json:
        """A message of somebody else: ``author`` is user, webhook or system."""
        message: Json = await self.control("post", content=content, by=asdict(by), author=author)
        return message

    async def message(self, message_id: str) -> Json:
        """A message as it stands now."""
        message: Json = await self.control("message", id=message_id)
        return message

    async def drive(
        self, orders: Sequence[Json], count: int, *, at_once: int = 1, patience: float = 10.0, forget: bool = False
    ) -> Json:
        """Many interactions, timed where they are sent: ``seconds``, ``acknowledged``, ``answered``, ``unanswered``."""
        result: Json = await self.control(
            "drive", orders=list(orders), count=count, at_once=at_once, patience=patience, forget=forget
        )
        return result

    async def barrage(self, orders: Sequence[Json], count: int, *, rate: float = 100.0, drops: int = 0) -> list[str]:
        """Interactions at a steady rate, with so many TCP resets spread over them; their ids."""
        ids: list[str] = await self.control("barrage", orders=list(orders), count=count, rate=rate, drops=drops)
        return ids

    # Faults.

    async def fault(self, kind: Any, route: str = "*", **how: Any) -> None:
        """Order a fault of a REST route; see RestFault."""
        await self.control("faults", faults=[asdict(RestFault(kind, route, **how))])

    async def clear_faults(self) -> None:
        """Take back the faults of REST routes."""
        await self.control("faults", clear=True)

    async def gateway_faults(self, **orders: Any) -> None:
        """Standing orders for the gateway; see GatewayFaults."""
        await self.control("gateway_faults", **orders)

    async def drop(self, *, shard: int | None = None, code: int | None = None) -> int:
        """End connections: by a TCP reset, or by closing with ``code``; how many."""
        return int(await self.control("drop", shard=shard, code=code))

    async def reconnect(self, shard: int | None = None) -> int:
        """Op 7."""
        return int(await self.control("reconnect", shard=shard))

    async def invalidate(self, shard: int | None = None, *, resumable: bool = False) -> int:
        """Op 9."""
        return int(await self.control("invalidate", shard=shard, resumable=resumable))

    async def throw(self, order: Json, *, kinds: Sequence[str] = (), count: int = 1, seed: int = 1) -> dict[str, int]:
        """Garbage, made from a valid order; how many of each kind. See garbage.KINDS."""
        thrown: dict[str, int] = await self.control("throw", order=order, kinds=list(kinds), count=count, seed=seed)
        return thrown

    # Asking.

    async def state(self) -> Json:
        """Counts and records of the run so far."""
        state: Json = await self.control("state")
        return state

    async def counted(self, name: str, least: int, *, timeout: float = 10.0) -> bool:  # noqa: ASYNC109
        """Whether a count of the gateway reached ``least`` in that many seconds; see gateway.Counts."""
        return bool(await self.control("await_count", name=name, least=least, timeout=timeout))

    async def requests(self, name: str | None = None, since: int = 0) -> list[Json]:
        """The REST requests of that name, or all."""
        found: list[Json] = await self.control("requests", name=name, since=since)
        return found

    async def frames(self, op: int | None = None) -> list[Json]:
        """The bot's gateway payloads of that op, or all."""
        found: list[Json] = await self.control("frames", op=op)
        return found

    async def quiet(self, seconds: float = 0.3, *, timeout: float = 10.0) -> bool:  # noqa: ASYNC109
        """Whether the bot fell silent, with no request for so many seconds, within ``timeout``."""
        return bool(await self.control("quiet", seconds=seconds, timeout=timeout))

    async def take_violations(self) -> list[str]:
        """The violations so far, which are then forgotten."""
        taken: list[str] = await self.control("take_violations")
        return taken

    async def assert_clean(self) -> None:
        """Fail if the bot sent what it must not, or the wire answered as Discord would not."""
        state = await self.state()
        for kind in ("violations", "shortcomings", "unserved"):
            assert not state[kind], f"{kind}: {state[kind]}"


def command(name: str, options: Mapping[str, Any] | None = None, *, by: Asker = ALICE, **extra: Any) -> Json:
    """The order to use a slash command, for Wire.send, drive, barrage and throw."""
    values = {key: _option_value(value) for key, value in (options or {}).items()}
    return {"kind": "command", "name": name, "options": values, "by": asdict(by), **extra}


def _option_value(value: Any) -> Any:
    if not isinstance(value, Attachment):
        return value
    return {
        "filename": value.filename,
        "content": base64.b64encode(value.content).decode(),
        "content_type": value.content_type,
    }


def _custom_id(message: Json, component: str) -> str:
    def walk(components: list[Json]) -> list[Json]:
        found: list[Json] = []
        for item in components:
            found += [item, *walk(item.get("components") or [])]
            if item.get("accessory"):
                found.append(item["accessory"])
        return found

    for item in walk(message["components"]):
        if item.get("label") == component and item.get("custom_id"):
            return str(item["custom_id"])
    return component
