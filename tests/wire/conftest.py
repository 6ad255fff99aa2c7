"""Fixtures: the small Discord's process, once for the whole run, and a fresh world on it for every test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.wire.client import Wire
from tests.wire.process import WireServer


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "wire: starts processes and uses sockets on 127.0.0.1")


@pytest.fixture(scope="session")
def wire_server() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server


@pytest.fixture
async def wire(wire_server: WireServer) -> AsyncIterator[Wire]:
    """A new world; afterwards the bot must have sent nothing wrong. Who provokes it calls take_violations."""
    async with Wire(wire_server) as wire:
        yield wire
        await wire.assert_clean()
