"""What all tests share: no traffic leaves this machine, and SimCord runs the real bot."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import settings

from bot.client import MetricMile, create_bot
from bot.reply.pictures import PictureSpec

# The same examples on every machine and every day; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

_real_connect = socket.socket.connect
_real_connect_ex = socket.socket.connect_ex


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    return host in ("localhost", "::1") or host.startswith("127.")


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that opens a connection beyond this machine."""

    def connect(self: socket.socket, address: Any) -> None:
        if not _is_loopback(address):
            pytest.fail(f"a test tried to connect to {address!r}")
        _real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        if not _is_loopback(address):
            pytest.fail(f"a test tried to connect to {address!r}")
        return _real_connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


class NoPictures:
    """Draws nothing. A worker process for each of a thousand bots would be all that the tests do."""

    def cached(self, _spec: PictureSpec) -> bytes | None:
        return None

    async def picture(self, _spec: PictureSpec, _member_id: int) -> bytes | None:
        return None

    async def close(self) -> None:
        """Nothing to close."""

    def warm_up(self) -> None:
        """Nothing to warm."""


@pytest.fixture
def simcord_bot() -> MetricMile:
    """The bot as everybody gets it, but for the pictures; those have tests of their own."""
    bot = create_bot()
    vars(bot)["pictures"] = NoPictures()
    return bot
