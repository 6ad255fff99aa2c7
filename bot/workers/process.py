"""One worker process from outside: started, asked, ended. Each of these waits, so it belongs into a thread."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from bot.workers.child import FAILED, LENGTH, PICTURE, READY, read_message

_ROOT: Final = Path(__file__).parents[2]
_MODULE: Final = "bot.workers.child"
_GOODBYE_SECONDS: Final = 1.0

# What a process needs to run at all. The bot's token is not among it.
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class WorkerEndedError(Exception):
    """The process is gone, or says what it should not."""


class DrawingError(Exception):
    """The worker could not draw this; it goes on. The message says which error it was and where."""


class WorkerProcess:
    """A process that draws. ``folder`` is its own, for what its libraries keep between two starts."""

    def __init__(self, folder: Path) -> None:
        # Arguments are our own; no shell.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(folder),
        )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def hear_ready(self) -> None:
        """Return when it is ready to draw. Raises WorkerEndedError or DrawingError where it cannot get there."""
        if self._hear() != READY:
            raise WorkerEndedError

    def draw(self, job: bytes) -> bytes:
        """The picture of a pickled specification. Raises WorkerEndedError or DrawingError."""
        pipe = self._process.stdin
        if pipe is None:
            raise WorkerEndedError
        try:
            pipe.write(LENGTH.pack(len(job)) + job)
            pipe.flush()
        except (OSError, ValueError):  # ValueError: closed
            raise WorkerEndedError from None
        answer = self._hear()
        if not answer.startswith(PICTURE):
            raise WorkerEndedError
        return answer[len(PICTURE) :]

    def _hear(self) -> bytes:
        pipe = self._process.stdout
        try:
            answer = None if pipe is None else read_message(pipe)
        except (OSError, ValueError):
            answer = None
        if answer is None:
            raise WorkerEndedError
        if answer.startswith(FAILED):
            raise DrawingError(answer[len(FAILED) :].decode(errors="replace"))
        return answer

    def kill(self) -> None:
        """End it now. Whoever waits for its answer gets WorkerEndedError. Does not wait."""
        with suppress(OSError):
            self._process.kill()

    def end(self, patience: float = _GOODBYE_SECONDS) -> None:
        """Let it end by itself, and kill it after ``patience`` seconds; nothing of it is left."""
        self._close(self._process.stdin)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close(self._process.stdout)

    @staticmethod
    def _close(pipe: IO[bytes] | None) -> None:
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _environment(folder: Path) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "MPLCONFIGDIR": str(folder),
        "MPLBACKEND": "agg",
        # Threads that a picture does not need would each take address space.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "PYTHONSAFEPATH": "",
    }
