"""What goes wrong on order: on REST routes, and on the gateway."""

from __future__ import annotations

import os
import socket
import struct
from asyncio import BaseTransport
from dataclasses import dataclass, field
from typing import Literal

from tests.wire.settings import Json

RestFaultKind = Literal["status", "rate_limit", "delay", "abort", "hang", "truncate", "html", "error"]


@dataclass(slots=True)
class RestFault:
    """One order for one route, by its name (``callback``, ``edit_original`` ..., ``*`` for all).

    ``after`` lets the request take effect first, so that only its answer suffers: accepted, and the answer lost.
    It passes over ``skip`` requests, then hits ``times`` (-1: every one).

    - ``status``: answers ``status`` (500, 502, 503, 504) with a text, as Discord's edge does.
    - ``rate_limit``: 429 with ``retry_after`` seconds and ``scope``; without ``via`` it looks like a Cloudflare ban.
    - ``delay``: waits ``seconds``; ``hang`` never answers; ``abort`` resets the TCP connection.
    - ``truncate``: sends half of the answer and closes.
    - ``html``: ``status`` with a Cloudflare page.
    - ``error``: ``status`` with Discord's error ``code`` and ``message``.
    """

    kind: RestFaultKind
    route: str = "*"
    times: int = 1
    skip: int = 0
    after: bool = False
    status: int = 500
    seconds: float = 0.0
    retry_after: float = 0.3
    scope: Literal["user", "shared", "global"] = "user"
    via: bool = True
    code: int = 0
    message: str = ""

    def hits(self, route: str) -> bool:
        """Whether a request to that route is hit; counts it."""
        if self.route not in ("*", route) or self.times == 0:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= self.times > 0
        return True


@dataclass(slots=True)
class GatewayFaults:
    """Standing orders for the gateway. Counts go down to 0; -1 is for ever.

    - ``invalidate_on_resume``: a RESUME loses its session and gets op 9.
    - ``reconnect_after``: op 7 that many seconds after each READY.
    - ``close_on_identify``: an IDENTIFY is answered by ``close_code``.
    - ``refuse_connections``: the upgrade gets HTTP ``refuse_status``.
    - ``mute_acks``: heartbeats are never acknowledged. ``stay_silent``: no HELLO.
    """

    invalidate_on_resume: int = 0
    reconnect_after: float | None = None
    close_on_identify: int = 0
    close_code: int = 4004
    refuse_connections: int = 0
    refuse_status: int = 503
    mute_acks: bool = False
    stay_silent: bool = False

    def take(self, name: Literal["invalidate_on_resume", "close_on_identify", "refuse_connections"]) -> bool:
        """Whether the order of that name applies now; counts it."""
        left: int = getattr(self, name)
        if left > 0:
            setattr(self, name, left - 1)
        return left != 0


@dataclass(slots=True)
class Faults:
    """All orders that stand."""

    rest: list[RestFault] = field(default_factory=list)
    gateway: GatewayFaults = field(default_factory=GatewayFaults)

    def order(self, orders: list[Json]) -> None:
        """Add faults for REST routes."""
        self.rest += [RestFault(**entry) for entry in orders]

    def for_request(self, route: str) -> RestFault | None:
        """The fault that hits this request, if any."""
        return next((fault for fault in self.rest if fault.hits(route)), None)


def reset_connection(transport: BaseTransport | None) -> None:
    """Break a TCP connection at once, with a RST: the peer sees "connection reset"."""
    if transport is None:
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        # A duplicate of the descriptor, because uvloop's socket object cannot set options.
        with socket.socket(fileno=os.dup(connection.fileno())) as same:
            same.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()  # type: ignore[attr-defined]
    else:
        transport.abort()  # type: ignore[attr-defined]
