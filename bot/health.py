"""Whether the bot is well: two addresses on this machine alone, and who asks them.

``/live`` answers as long as the process does. ``/ready`` says with reasons whether commands reach the bot and are
answered: 200 or 503, and JSON such as ``{"ready": false, "reasons": ["shard 0 has had no connection for 75 s"]}``.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Final, Protocol

from bot.starts import StartError

log = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
LONGEST_GAP: Final = 60.0
"""Seconds a shard may be without connection. Discord moves shards now and then, which takes a few."""
STUCK: Final = 5.0
"""Seconds the event loop may stand still. Discord gives an answer three."""
_REMEMBERED: Final = 60.0
_LOOK_EVERY: Final = 1.0
_REQUEST_SECONDS: Final = 2.0
_ASKING_SECONDS: Final = 4.0
_LONGEST_REQUEST: Final = 4096


class Shard(Protocol):
    """One connection to Discord."""

    def is_closed(self) -> bool:
        """Whether it is lost."""


class Bot(Protocol):
    """What health looks at."""

    stopping: bool
    waiting_until: float | None

    @property
    def shards(self) -> Mapping[int, Shard]:
        """The connections by shard."""

    def is_ready(self) -> bool:
        """Whether Discord has taken all shards once."""


class Watch:
    """Looks at the bot every second and remembers since when something is wrong."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._lost: dict[int, float] = {}
        self._looked: float | None = None
        self._stuck_for = 0.0
        self._stuck_until = float("-inf")

    def look(self) -> None:
        """Look once. Called every second, it sees by its own delay whether the event loop stands still."""
        now = self._clock()
        if self._looked is not None and now - self._looked - _LOOK_EVERY > STUCK:
            self._stuck_for, self._stuck_until = now - self._looked - _LOOK_EVERY, now
        self._looked = now
        closed = {shard for shard, connection in self._bot.shards.items() if connection.is_closed()}
        self._lost = {shard: self._lost.get(shard, now) for shard in closed}

    def reasons(self) -> list[str]:
        """Why commands may go unanswered now; empty when all is well."""
        now = self._clock()
        found = []
        if self._bot.stopping:
            found.append("the bot is stopping")
        elif self._bot.waiting_until is not None:
            left = max(0.0, self._bot.waiting_until - time.time())
            found.append(f"the last starts did not end well, so the bot waits {left:.0f} s before it connects")
        elif not self._bot.is_ready():
            found.append("the bot is not connected to Discord yet")
        found += [
            f"shard {shard} has had no connection for {now - since:.0f} s"
            for shard, since in sorted(self._lost.items())
            if now - since > LONGEST_GAP
        ]
        if now - self._stuck_until < _REMEMBERED:
            found.append(f"the event loop stood still for {self._stuck_for:.1f} s, {now - self._stuck_until:.0f} s ago")
        return found


@asynccontextmanager
async def telling_health(bot: Bot, port: int) -> AsyncIterator[int]:
    """Watch the bot and tell its health on that port of 127.0.0.1; yields the port. Raises StartError."""
    watch = Watch(bot)
    try:
        server = await asyncio.start_server(
            lambda reader, writer: _serve(watch, reader, writer), HOST, port, limit=_LONGEST_REQUEST
        )
    except OSError as error:
        raise StartError(f"HEALTH_PORT {port} cannot be opened on {HOST}: {error.strerror}. Choose another.") from None
    looking = asyncio.create_task(_keep_looking(watch))
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        looking.cancel()
        server.close()
        await asyncio.gather(looking, return_exceptions=True)


async def _keep_looking(watch: Watch) -> None:
    while True:
        watch.look()
        await asyncio.sleep(_LOOK_EVERY)


async def _serve(watch: Watch, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request and close."""
    try:
        async with asyncio.timeout(_REQUEST_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
            status, body = _answer(watch, head)
            payload = json.dumps(body).encode()
            writer.write(
                f"HTTP/1.1 {status} {http.client.responses[status]}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(payload)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n".encode()
                + payload
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, TimeoutError):
        return  # whoever asked has gone, or never asked
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


def _answer(watch: Watch, head: bytes) -> tuple[int, dict[str, object]]:
    method, _, rest = head.partition(b" ")
    path = rest.partition(b" ")[0]
    if method != b"GET":
        return 405, {"error": "only GET is answered"}
    if path == b"/live":
        return 200, {"live": True}
    if path == b"/ready":
        reasons = watch.reasons()
        return (503 if reasons else 200), {"ready": not reasons, "reasons": reasons}
    return 404, {"error": "there are /live and /ready"}


def ask_health(port: int, path: str = "/ready") -> tuple[bool, str]:
    """Whether the bot on this machine is well, and what it says; a silent one is not."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_ASKING_SECONDS)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status == http.client.OK, response.read(_LONGEST_REQUEST).decode(errors="replace")
    except TimeoutError:
        return False, f"the bot does not answer within {_ASKING_SECONDS:.0f} s: its event loop is stuck"
    except (OSError, http.client.HTTPException):
        return False, f"nothing answers on port {port}: the bot is not running, or has another HEALTH_PORT"
    finally:
        connection.close()
