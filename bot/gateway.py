"""discord.py's gateway connection, mended in two places where one bad moment would cost more than itself.

discord.py 2.7.1 has no seam for either, so its classes are replaced by these in the module that makes shards. Both were
found and are tried on the wire (``tests/wire``); look at them again when the pinned version changes.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

import aiohttp
import discord.shard
from discord.gateway import DiscordWebSocket, ReconnectWebSocket, WebSocketClosure
from discord.shard import Shard

log = logging.getLogger(__name__)

_MOST_RESUMES: Final = 5
"""Resumes that may fail in a row: the address to resume at can be gone for good."""

# These steer the connection and are not faults of a single message.
_STEERING: Final = (
    ReconnectWebSocket,
    WebSocketClosure,
    discord.ConnectionClosed,
    aiohttp.ClientError,
    OSError,
    asyncio.TimeoutError,
)


class SteadyWebSocket(DiscordWebSocket):
    """Survives a message it cannot read.

    An event with a missing key, a new form of a field or cut-off JSON ends the whole process in discord.py. Here it is
    logged, once for each kind of fault, and the next message is read.
    """

    _complained: Final[set[tuple[str, str]]] = set()

    async def received_message(self, msg: Any, /) -> None:
        """Read one message of the gateway."""
        try:
            await super().received_message(msg)
        except _STEERING:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a message breaks, the connection goes on
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        kind = (type(error).__name__, str(error)[:60])
        if kind not in self._complained and len(self._complained) < 100:
            self._complained.add(kind)
            log.error("shard %s could not read an event (told once)", self.shard_id, exc_info=error)


class SteadyShard(Shard):
    """Resumes its session after a refused connection.

    discord.py identifies anew there, and whatever happened in between is lost.
    """

    _failed_resumes = 0

    async def reconnect(self) -> None:
        """Connect again: with the session there is, and with a new one only when that failed several times."""
        if self.ws.session_id is None or self._failed_resumes >= _MOST_RESUMES:
            self._failed_resumes = 0
            await super().reconnect()
            return
        self._failed_resumes += 1
        await self.reidentify(ReconnectWebSocket(self.id, resume=True))

    def launch(self) -> None:
        """Begin to read; a connection that stands forgets the failures before it."""
        self._failed_resumes = 0
        super().launch()


def use_steady_gateway() -> None:
    """Let discord.py make its shards of these classes."""
    discord.shard.DiscordWebSocket = SteadyWebSocket  # type: ignore[misc]
    discord.shard.Shard = SteadyShard  # type: ignore[misc]
