"""The real bot without a token, as a child process: the playground that a newcomer gets from ``make run``."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
REAL_BOT: Final = ("-m", "bot")
SMALL_BOT: Final = ("-m", "tests.playground.small_bot")

_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")
_START_TIMEOUT: Final = 60.0
_STOP_TIMEOUT: Final = 10.0


class Playground:
    """A running playground: its address, and what it printed so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._lines: list[str] = []
        self._found: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._reader = asyncio.create_task(self._read())
        self.address = ""

    @property
    def output(self) -> str:
        """Everything it printed, errors too."""
        return "".join(self._lines)

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for raw in self._process.stdout:
            line = raw.decode(errors="replace")
            self._lines.append(line)
            if (found := _ADDRESS.search(line)) and not self._found.done():
                self._found.set_result(found.group())
        if not self._found.done():
            self._found.set_exception(RuntimeError(f"the playground ended without an address:\n{self.output}"))

    async def started(self) -> None:
        """Return when it has told its address."""
        self.address = await asyncio.wait_for(asyncio.shield(self._found), _START_TIMEOUT)

    async def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Its exit code after a signal, or after it ended by itself."""
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        """Its exit code."""
        code = await asyncio.wait_for(self._process.wait(), _STOP_TIMEOUT)
        await self._reader
        return code

    async def kill(self) -> None:
        """End it, however it is."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        await self._reader
        self._found.cancel()
        if not self._found.cancelled():
            self._found.exception()


@asynccontextmanager
async def playground(program: Sequence[str] = REAL_BOT) -> AsyncIterator[Playground]:
    """A playground that has told its address. Whatever .env holds, it gets no token and opens no browser."""
    with tempfile.TemporaryDirectory(prefix="playground-") as data:
        surroundings = {
            **os.environ,
            "DISCORD_TOKEN": "",
            "DISCORD_TOKEN_FILE": "",
            "DATA_FOLDER": data,
            "PLAYGROUND_BROWSER": "no",
            "PLAYGROUND_PORT": "0",
            "PYTHONUNBUFFERED": "1",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *program,
            cwd=ROOT,
            env=surroundings,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        running = Playground(process)
        try:
            await running.started()
            yield running
        finally:
            await running.kill()
