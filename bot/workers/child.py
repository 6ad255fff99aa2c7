"""The worker process: ``python -m bot.workers.child``. It draws what comes on standard input, one after the other.

A message is its length in four bytes and its content. In: a pickled specification, and whoever writes is our own
parent. Out: one byte that says what it is, then a picture, or in few words what went wrong; never a pickle, so what
happens here cannot reach the bot. When the parent is gone standard input ends, and so does this process, whatever it is
doing.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

LENGTH: Final = struct.Struct(">I")
READY: Final = b"R"
PICTURE: Final = b"P"
FAILED: Final = b"F"

MEMORY: Final = 512 * 1024**2
"""Bytes of address space; a picture takes less than half of it."""
_FILES: Final = 64
_NICE: Final = 10


def main() -> None:
    """Draw until standard input ends."""
    # Ctrl-C in a terminal goes to the whole group; the parent decides when this ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _step_back()
    out = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not come between two messages.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, jobs), daemon=True, name="jobs").start()
    try:
        from bot.reply.charts import draw
    except Exception as error:  # noqa: BLE001 - the parent is told, whatever it is
        _write(out, FAILED, _place_of(error))
        return
    _write(out, READY, b"")
    while True:
        job = jobs.get()
        try:
            picture = draw(pickle.loads(job))  # noqa: S301 - from our own parent alone
        except Exception as error:  # noqa: BLE001 - one picture that fails is no reason to end
            _write(out, FAILED, _place_of(error))
        else:
            _write(out, PICTURE, picture)


def _step_back() -> None:
    """Leave the processor and the memory to the bot where either is short. Windows has no such limits."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
        os.nice(_NICE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _read(pipe: IO[bytes], jobs: queue.SimpleQueue[bytes]) -> None:
    while (job := read_message(pipe)) is not None:
        jobs.put(job)
    os._exit(0)


def read_message(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where the other side is gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = pipe.read(length)
    return content if len(content) == length else None


def _write(pipe: IO[bytes], kind: bytes, content: bytes) -> None:
    try:
        pipe.write(LENGTH.pack(len(kind) + len(content)) + kind + content)
        pipe.flush()
    except OSError:
        os._exit(0)


def _place_of(error: BaseException) -> bytes:
    """Which error it was and where, without its message: that may repeat what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}".encode()


if __name__ == "__main__":
    main()
