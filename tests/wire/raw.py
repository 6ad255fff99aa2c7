"""A gateway client without a library: it says exactly what a test tells it."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp
import orjson
import zstandard

from tests.wire.client import Wire
from tests.wire.settings import Json

SYNC_FLUSH: Final = b"\x00\x00\xff\xff"


class RawGateway:
    """One websocket to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, compress: str | None) -> None:
        self._socket = socket
        self._compress = compress
        self._zlib = zlib.decompressobj()
        self._zstd = zstandard.ZstdDecompressor().decompressobj()

    async def send(self, op: int, data: Any) -> None:
        """Send one payload."""
        await self._socket.send_str(orjson.dumps({"op": op, "d": data}).decode())

    async def identify(self, token: str, *, shard: tuple[int, int] = (0, 1), intents: int = 0) -> None:
        """IDENTIFY."""
        await self.send(2, {"token": token, "properties": {}, "shard": list(shard), "intents": intents})

    async def receive(self, patience: float = 2.0) -> Json:
        """The next payload. Raises TimeoutError, or ConnectionError when it is closed."""
        message = await self._socket.receive(timeout=patience)
        if message.type is aiohttp.WSMsgType.TEXT:
            assert self._compress is None
            return dict(orjson.loads(message.data))
        if message.type is aiohttp.WSMsgType.BINARY:
            return dict(orjson.loads(self._inflate(message.data)))
        raise ConnectionError(f"closed with {self._socket.close_code}")

    def _inflate(self, data: bytes) -> bytes:
        if self._compress == "zlib-stream":
            assert data.endswith(SYNC_FLUSH)
            return self._zlib.decompress(data)
        return self._zstd.decompress(data)

    async def event(self, name: str, patience: float = 2.0) -> Json:
        """The next event of that name, with its sequence number."""
        async with asyncio.timeout(patience):
            while (payload := await self.receive(patience))["t"] != name:
                pass
        return payload

    async def discard(self) -> None:
        """Read whatever comes, unparsed, until it is closed: who sends much would wait for a reader for ever."""
        async for _ in self._socket:
            pass

    async def closed(self, patience: float = 2.0) -> int:
        """The code with which the gateway closes."""
        while True:
            try:
                await self.receive(patience)
            except ConnectionError:
                return self._socket.close_code or 1006

    async def leave(self, code: int = 1000) -> None:
        """Close."""
        await self._socket.close(code=code)


@asynccontextmanager
async def raw_gateway(wire: Wire, compress: str | None = None, version: int = 10) -> AsyncIterator[RawGateway]:
    """A connection that has read HELLO, unless it asked for a version that there is not."""
    query = f"?v={version}&encoding=json" + (f"&compress={compress}" if compress else "")
    async with aiohttp.ClientSession() as session, session.ws_connect(wire.gateway_url + query) as socket:
        gateway = RawGateway(socket, compress)
        if version == 10:
            hello = await gateway.receive()
            assert hello["op"] == 10
        yield gateway
