"""Child processes of the tests: started, watched, and certainly ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import orjson

from tests.wire.checks import ROOT

TICKS_A_SECOND: Final = os.sysconf("SC_CLK_TCK")
PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")
PATIENCE: Final = 10.0


class ProcessEndedError(Exception):
    """A child process ended, or did not come up, against expectation. The message holds the end of its log."""


class Child:
    """A Python module in a child process that ends with this one: it watches its standard input.

    Its output goes to a file, so that no pipe ever fills up.
    """

    def __init__(self, module: str, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in stop
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env={**_inherited(), **(environment or {})},
            start_new_session=True,
        )
        self._last_log = ""

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code, None while it runs; -15 for a SIGTERM that nobody caught."""
        return self._process.poll()

    def log(self) -> str:
        """What it has printed so far, standard output and error together."""
        if not self._log.closed:
            size = self._log.seek(0, os.SEEK_END)
            self._last_log = os.pread(self._log.fileno(), size, 0).decode(errors="replace")
        return self._last_log

    def cpu_seconds(self) -> float:
        """User and system time of the whole process, in steps of 10 ms."""
        # The name in parentheses may hold blanks; the fields after it are numbered from 3.
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND

    def rss_bytes(self) -> int:
        """Resident memory."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE_BYTES

    def terminate(self) -> None:
        """SIGTERM."""
        self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    async def wait(self, timeout: float = PATIENCE) -> int:  # noqa: ASYNC109 - said by each test
        """The exit code, once it ends. Raises ProcessEndedError if it does not end in that many seconds."""
        end = time.monotonic() + timeout
        while self.returncode is None:
            if time.monotonic() > end:
                raise ProcessEndedError(f"still running after {timeout} s; its log ends:\n{self.log()[-3000:]}")
            await asyncio.sleep(0.02)
        assert self.returncode is not None
        return self.returncode

    async def stop(self, patience: float = PATIENCE) -> int:
        """End it, by SIGTERM and after ``patience`` seconds by SIGKILL; the exit code."""
        if self.returncode is None:
            self.terminate()
            with contextlib.suppress(ProcessEndedError):
                await self.wait(patience)
        return self.end()

    def end(self) -> int:
        """End it now, whatever it does, with all its own children; the exit code."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        code = self._process.wait()
        self.log()
        for stream in (self._process.stdin, self._log):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        return code


class WireServer(Child):
    """The process of the small Discord. A context manager; ``port`` is known once entered."""

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        super().__init__(
            "tests.wire.server",
            ["--port", "0", "--until-stdin-closes", "--settings", orjson.dumps(settings or {}).decode()],
        )
        self.port = 0

    def __enter__(self) -> Self:
        end = time.monotonic() + PATIENCE
        while not (line := self.log()).endswith("\n") or not line.startswith("{"):
            if self.returncode is not None or time.monotonic() > end:
                self.end()
                raise ProcessEndedError(f"the wire did not come up:\n{self.log()[-3000:]}")
            time.sleep(0.02)
        self.port = orjson.loads(line.splitlines()[0])["port"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


def _inherited() -> dict[str, str]:
    """The environment without anything that a bot would take for a setting."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "VIRTUAL_ENV", "DISCORD_OPENAPI", "PYTHONPATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONUNBUFFERED": "1"}
