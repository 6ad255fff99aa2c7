"""The gateway: connections, sessions, IDENTIFY and RESUME, compression, and the dispatch of events."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
import time
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import orjson
import zstandard
from aiohttp import WSCloseCode, WSMsgType, web

from tests.wire.faults import Faults, reset_connection
from tests.wire.journal import Frame, Journal
from tests.wire.pulse import Pulse
from tests.wire.settings import Json, Settings
from tests.wire.world import Guild, World, guild_create

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11
KNOWN_OPS: Final = frozenset({HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, REQUEST_MEMBERS})

GUILDS_INTENT: Final = 1 << 0
PRIVILEGED_INTENTS: Final = 1 << 1 | 1 << 8 | 1 << 15
ALL_INTENTS: Final = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25

UNKNOWN_OP, DECODE_ERROR, NOT_AUTHENTICATED, AUTHENTICATION_FAILED, ALREADY_AUTHENTICATED = 4001, 4002, 4003, 4004, 4005
INVALID_SEQ, RATE_LIMITED, SESSION_TIMED_OUT, INVALID_SHARD, SHARDING_REQUIRED = 4007, 4008, 4009, 4010, 4011
INVALID_VERSION, INVALID_INTENTS, DISALLOWED_INTENTS = 4012, 4013, 4014

SENDS_PER_MINUTE: Final = 120
LONGEST_PAYLOAD: Final = 4096
KEPT_EVENTS: Final = 20_000


class Compressor(Protocol):
    """One context for one connection."""

    def __call__(self, message: bytes) -> bytes:
        """The bytes of one message."""


def zlib_stream() -> Compressor:
    """``zlib-stream``: each message ends in a sync flush."""
    context = zlib.compressobj()
    return lambda message: context.compress(message) + context.flush(zlib.Z_SYNC_FLUSH)


def zstd_stream() -> Compressor:
    """``zstd-stream``: each message ends its block."""
    context = zstandard.ZstdCompressor().compressobj()
    return lambda message: context.compress(message) + context.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


COMPRESSORS: Final = {"zlib-stream": zlib_stream, "zstd-stream": zstd_stream}


@dataclass(slots=True)
class Session:
    """What an IDENTIFY began: it lives through lost connections until it is invalidated."""

    id: str
    shard: int
    shards: int
    intents: int
    started: float
    seq: int = 0
    events: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    connection: Connection | None = None
    detached: float | None = None
    resumes: int = 0

    def hears(self, guild: Guild | None) -> bool:
        """Whether events of that guild (None: of DMs) go to this session."""
        return self.shard == (0 if guild is None else guild.shard(self.shards))

    async def dispatch(self, event: str, data: Any) -> None:
        """Number the event, keep it for a RESUME, and send it if somebody is connected."""
        self.seq += 1
        message = orjson.dumps({"op": DISPATCH, "s": self.seq, "t": event, "d": data})
        self.events.append((self.seq, message))
        if self.connection is not None:
            await self.connection.send_bytes(message)


@dataclass(slots=True)
class Connection:
    """One websocket."""

    number: int
    socket: web.WebSocketResponse
    request: web.Request
    compress: Compressor | None
    path: str
    opened: float
    session: Session | None = None
    last_heartbeat: float = 0.0
    heartbeats: int = 0
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=SENDS_PER_MINUTE))
    our_close: int | None = None

    async def send(self, payload: Json) -> None:
        """Send one payload; silently nothing on a dead connection."""
        await self.send_bytes(orjson.dumps(payload))

    async def send_bytes(self, message: bytes) -> None:
        """Send one message as it is, through the compressor if there is one."""
        if self.socket.closed:
            return
        with contextlib.suppress(ConnectionError):
            if self.compress is None:
                await self.socket.send_str(message.decode())
            else:
                await self.socket.send_bytes(self.compress(message))

    async def close(self, code: int, reason: str = "") -> None:
        """Close with a code of Discord's."""
        self.our_close = code
        await self.socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        """Reset the TCP connection."""
        reset_connection(self.request.transport)


@dataclass(slots=True)
class Counts:
    """What a test asks the gateway about itself."""

    connections: int = 0
    identifies_accepted: int = 0
    identifies_refused: int = 0
    resumes_accepted: int = 0
    resumes_refused: int = 0
    identify_times: list[tuple[float, int, bool]] = field(default_factory=list)
    # The code with which each connection ended, as (shard or -1, code, who closed it).
    closes: list[tuple[int, int, str]] = field(default_factory=list)


class Gateway:
    """All sessions and connections."""

    def __init__(self, world: World, settings: Settings, faults: Faults, journal: Journal) -> None:
        self._world = world
        self._settings = settings
        self._faults = faults
        self._journal = journal
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self._last_identify: dict[int, float] = {}
        self.ws_origin = ""
        self.sessions: dict[str, Session] = {}
        self.connections: dict[int, Connection] = {}
        self.counts = Counts()
        self.pulse = Pulse()
        self.token_reset = False

    @property
    def starts_left(self) -> int:
        """IDENTIFYs left for today. A refused one has been spent too."""
        spent = self.counts.identifies_accepted + self.counts.identifies_refused
        return max(0, self._settings.session_starts - spent)

    def ready_shards(self) -> set[int]:
        """The shards whose session has a living connection."""
        return {session.shard for session in self.sessions.values() if session.connection is not None}

    def attached(self, shard: int | None = None) -> list[Session]:
        """The connected sessions, of one shard or of all."""
        return [
            session
            for session in self.sessions.values()
            if session.connection is not None and shard in (None, session.shard)
        ]

    async def dispatch(self, event: str, data: Any, guild: Guild | None) -> bool:
        """Send an event to those who hear of that guild; whether any session, connected or resumable, took it."""
        self._forget_old_sessions()
        taken = False
        for session in list(self.sessions.values()):
            if session.hears(guild):
                taken = True
                await session.dispatch(event, data)
        return taken

    def _forget_old_sessions(self) -> None:
        limit = time.monotonic() - self._settings.seconds("session_lifetime")
        for session in list(self.sessions.values()):
            if session.connection is None and session.detached is not None and session.detached < limit:
                del self.sessions[session.id]

    async def close_all(self) -> None:
        """Break every connection and forget every session."""
        for task in self._tasks:
            task.cancel()
        for connection in list(self.connections.values()):
            connection.abort()
        self.sessions.clear()

    # One connection, from upgrade to close.

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle one websocket."""
        if self._faults.gateway.take("refuse_connections"):
            return web.Response(status=self._faults.gateway.refuse_status, text="upstream connect error")
        socket = web.WebSocketResponse(compress=False, max_msg_size=1 << 20, timeout=2.0)
        await socket.prepare(request)
        make = COMPRESSORS.get(request.query.get("compress", ""))
        connection = Connection(
            number=next(self._numbers),
            socket=socket,
            request=request,
            compress=make() if make else None,
            path=request.path,
            opened=time.monotonic(),
        )
        self.connections[connection.number] = connection
        self.counts.connections += 1
        watch = self._spawn(self._watch_heartbeats(connection))
        try:
            await self._converse(connection)
        finally:
            watch.cancel()
            self._ended(connection)
        return socket

    async def _converse(self, connection: Connection) -> None:
        if connection.request.query.get("v") != "10":
            await connection.close(INVALID_VERSION, "Invalid API version.")
            return
        if not self._faults.gateway.stay_silent:
            interval = round(self._settings.seconds("heartbeat_interval") * 1000)
            await connection.send(
                {"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": interval, "_trace": ["wire"]}}
            )
        async for message in connection.socket:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                break
            await self._received(connection, message.data)

    def _ended(self, connection: Connection) -> None:
        self.connections.pop(connection.number, None)
        session = connection.session
        code = connection.our_close or connection.socket.close_code or WSCloseCode.ABNORMAL_CLOSURE
        who = "wire" if connection.our_close else "bot"
        self.counts.closes.append((-1 if session is None else session.shard, int(code), who))
        if session is not None and session.connection is connection:
            session.connection = None
            session.detached = time.monotonic()
            # A client that says goodbye gives its session up; any other end can be resumed.
            if who == "bot" and code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
                self.sessions.pop(session.id, None)
        self.pulse.beat()

    async def _watch_heartbeats(self, connection: Connection) -> None:
        while True:
            interval = self._settings.seconds("heartbeat_interval")
            await asyncio.sleep(interval)
            if time.monotonic() - (connection.last_heartbeat or connection.opened) > 1.5 * interval:
                await connection.close(SESSION_TIMED_OUT, "Session timed out.")
                return

    def _spawn(self, work: Any) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _received(self, connection: Connection, raw: str | bytes) -> None:
        now = time.monotonic()
        if len(raw) > LONGEST_PAYLOAD:
            await connection.close(DECODE_ERROR, "Payload too long.")
            return
        try:
            payload = orjson.loads(raw)
            op, data = payload["op"], payload.get("d")
        except (orjson.JSONDecodeError, TypeError, KeyError, AttributeError):
            await connection.close(DECODE_ERROR, "Error while decoding payload.")
            return
        self._journal.frames.append(Frame(now, connection.number, op, data))
        if len(connection.sent) == SENDS_PER_MINUTE and now - connection.sent[0] < 60:
            await connection.close(RATE_LIMITED, "Rate limited.")
            return
        connection.sent.append(now)
        if op not in KNOWN_OPS:
            await connection.close(UNKNOWN_OP, "Unknown opcode.")
        elif op == HEARTBEAT:
            connection.last_heartbeat = now
            connection.heartbeats += 1
            if not self._faults.gateway.mute_acks:
                await connection.send({"op": HEARTBEAT_ACK, "s": None, "t": None, "d": None})
        elif op == IDENTIFY:
            await self._identify(connection, data)
        elif op == RESUME:
            await self._resume(connection, data)
        elif connection.session is None:
            await connection.close(NOT_AUTHENTICATED, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            await self._send_members(connection.session, data)

    # IDENTIFY and RESUME.

    async def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            await connection.close(ALREADY_AUTHENTICATED, "Already authenticated.")
            return
        shard, shards = data.get("shard") or (0, 1)
        refusal = self._refused_identify(data, shard, shards)
        if refusal is not None:
            await connection.close(*refusal)
            return
        now = time.monotonic()
        key = shard % self._settings.max_concurrency
        since = now - self._last_identify.get(key, float("-inf"))
        accepted = since >= self._settings.seconds("identify_window")
        self.counts.identify_times.append((now, shard, accepted))
        if not accepted:
            self.counts.identifies_refused += 1
            self._journal.violations.append(f"IDENTIFY of shard {shard} refused, {since:.2f} s after its bucket's last")
            await self._enforce_budget()
            await connection.send({"op": INVALID_SESSION, "s": None, "t": None, "d": False})
            self.pulse.beat()
            return
        self._last_identify[key] = now
        self.counts.identifies_accepted += 1
        session = Session(secrets.token_hex(16), shard, shards, data["intents"], now)
        session.connection = connection
        connection.session = session
        self.sessions[session.id] = session
        await self._enforce_budget()
        await self._greet(session)
        self.pulse.beat()
        if self._faults.gateway.reconnect_after is not None:
            _ = self._spawn(self._reconnect_later(session, self._faults.gateway.reconnect_after))

    def _refused_identify(self, data: Json, shard: int, shards: int) -> tuple[int, str] | None:
        """The close code and reason for an IDENTIFY that cannot be taken."""
        if self._faults.gateway.take("close_on_identify"):
            return self._faults.gateway.close_code, "As ordered."
        intents = data.get("intents")
        if data.get("token") != self._world.token or self.token_reset:
            return AUTHENTICATION_FAILED, "Authentication failed."
        if not 0 <= shard < shards:
            return INVALID_SHARD, "Invalid shard."
        if len(self._world.guilds) > self._settings.guilds_per_shard * shards:
            return SHARDING_REQUIRED, "Sharding required."
        if not isinstance(intents, int) or intents & ~ALL_INTENTS:
            return INVALID_INTENTS, "Invalid intent(s)."
        if intents & PRIVILEGED_INTENTS & ~self._settings.privileged_intents:
            return DISALLOWED_INTENTS, "Disallowed intent(s)."
        return None

    async def _enforce_budget(self) -> None:
        """Beyond the day's IDENTIFYs Discord ends all sessions and resets the token."""
        if self.starts_left > 0 or self.token_reset:
            return
        self.token_reset = True
        for session in self.attached():
            assert session.connection is not None
            await session.connection.close(AUTHENTICATION_FAILED, "Token reset.")
        self.sessions.clear()

    async def _greet(self, session: Session) -> None:
        guilds = [guild for guild in self._world.guilds if session.hears(guild)]
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user_settings": {},
                "user": {**self._world.bot_user, "email": None, "verified": True, "mfa_enabled": True},
                "session_type": "normal",
                "session_id": session.id,
                "resume_gateway_url": f"{self.ws_origin}/resume-gateway",
                "relationships": [],
                "private_channels": [],
                "presences": [],
                "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
                "guild_join_requests": [],
                "geo_ordered_rtc_regions": [],
                "game_relationships": [],
                "auth": {},
                "application": {"id": self._world.application_id, "flags": 0},
                "shard": [session.shard, session.shards],
                "_trace": ["wire"],
            },
        )
        if session.intents & GUILDS_INTENT:
            for guild in guilds:
                await session.dispatch("GUILD_CREATE", guild_create(guild, self._world))

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        if data.get("token") != self._world.token or self.token_reset:
            await connection.close(AUTHENTICATION_FAILED, "Authentication failed.")
            return
        if session is not None and self._faults.gateway.take("invalidate_on_resume"):
            del self.sessions[session.id]
            session = None
        seq = data.get("seq")
        if session is None:
            self.counts.resumes_refused += 1
            await connection.send({"op": INVALID_SESSION, "s": None, "t": None, "d": False})
            return
        if not isinstance(seq, int) or seq > session.seq:
            self.counts.resumes_refused += 1
            await connection.close(INVALID_SEQ, "Invalid seq.")
            return
        if session.connection is not None:
            session.connection.session = None
            session.connection.abort()
            session.connection = None
        connection.session = session
        # Events may arrive while the missed ones are sent; the session is attached only when nothing is left to send.
        while missed := [(number, message) for number, message in session.events if number > seq]:
            for number, message in missed:
                await connection.send_bytes(message)
                seq = number
        session.connection = connection
        session.detached = None
        session.resumes += 1
        self.counts.resumes_accepted += 1
        await session.dispatch("RESUMED", {"_trace": ["wire"]})
        self.pulse.beat()

    async def _send_members(self, session: Session, data: Json) -> None:
        await session.dispatch(
            "GUILD_MEMBERS_CHUNK",
            {
                "guild_id": str(data.get("guild_id")),
                "members": [],
                "chunk_index": 0,
                "chunk_count": 1,
                "not_found": [],
                **({"nonce": data["nonce"]} if data.get("nonce") else {}),
            },
        )

    # On order.

    async def _reconnect_later(self, session: Session, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.reconnect(session)

    async def reconnect(self, session: Session) -> None:
        """Op 7: come back and RESUME."""
        if session.connection is not None:
            await session.connection.send({"op": RECONNECT, "s": None, "t": None, "d": None})

    async def invalidate(self, session: Session, *, resumable: bool) -> None:
        """Op 9: the session is lost, or, if resumable, has to be resumed."""
        connection = session.connection
        if not resumable:
            self.sessions.pop(session.id, None)
            session.connection = None
        if connection is not None:
            connection.session = session if resumable else None
            await connection.send({"op": INVALID_SESSION, "s": None, "t": None, "d": resumable})

    async def ask_for_heartbeat(self, session: Session) -> None:
        """Op 1 from our side: the bot must beat at once."""
        if session.connection is not None:
            await session.connection.send({"op": HEARTBEAT, "s": None, "t": None, "d": None})
