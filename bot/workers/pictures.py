"""Pictures from the worker process: a short queue, limits, a few kept, and a worker that dies is replaced.

Nothing here raises because a picture cannot be had: then there is none, and the answer goes out as text.

In tests: nothing is started before the first picture is asked for. The worker lives in real time, also where SimCord's
clock stands still: it is waited for in a thread, which ``settle`` sees, and the task that empties the queue ends with
it, so nothing is left that would have to settle. The first picture takes 1 to 2 s of the 5 s that ``settle`` waits.
Only the limit of a minute runs on the clock that ``advance_time`` moves. Who draws closes it, with
``await bot.pictures.close()``; else the process ends when the bot is collected. A test that is about something else
hands in whatever has ``cached`` and ``picture``.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import shutil
import tempfile
import threading
import time
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from bot.reply.pictures import PictureSpec
from bot.workers.process import DrawingError, WorkerEndedError, WorkerProcess

log = logging.getLogger(__name__)

T = TypeVar("T")

_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is drawn, and for whom.

    ``waiting`` pictures at most stand in the queue; one takes ``seconds`` at most once it is its turn, a worker
    ``start_seconds`` to get ready, and after it could not the next try comes ``pause`` seconds later. A member has one
    picture at a time and ``a_minute`` in a minute. ``kept`` pictures are remembered.
    """

    waiting: int = 32
    seconds: float = 8.0
    start_seconds: float = 30.0
    pause: float = 30.0
    a_minute: int = 6
    kept: int = 64


@dataclass(eq=False, slots=True)
class _Job:
    spec: PictureSpec
    member_id: int
    done: asyncio.Future[bytes | None]


class _Belongings:
    """What must not outlive the bot: the process, and the folder its libraries keep things in. For threads."""

    def __init__(self) -> None:
        self.process: WorkerProcess | None = None
        self._folder: Path | None = None
        self._lock = threading.Lock()
        self._is_over = False

    def start(self) -> WorkerProcess:
        """A new process, not yet ready. Raises OSError where there can be none, or no more."""
        with self._lock:
            if self._is_over:
                raise OSError("the bot stops")
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="metric-mile-"))
            self.process = WorkerProcess(self._folder)
            return self.process

    def bury(self, process: WorkerProcess) -> None:
        """End a process that is of no more use."""
        process.kill()
        process.end()
        with self._lock:
            if self.process is process:
                self.process = None

    def clear(self) -> None:
        """End and remove everything, for good."""
        with self._lock:
            self._is_over = True
            if self.process is not None:
                self.process.end()
                self.process = None
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = None


class PictureWorkers:
    """Draws pictures in one worker process that is started when the first is asked for."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._belongings = _Belongings()
        # Also where nobody closes, or the loop is gone.
        weakref.finalize(self, self._belongings.clear)
        self._kept: OrderedDict[PictureSpec, bytes] = OrderedDict()
        self._waiting: deque[_Job] = deque()
        self._jobs: dict[PictureSpec, _Job] = {}
        self._asked: deque[tuple[float, int]] = deque()
        self._work: asyncio.Task[None] | None = None
        self._try_again_at = 0.0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process id of the worker, None while there is none."""
        process = self._belongings.process
        return None if process is None else process.pid

    def warm_up(self) -> None:
        """Start the worker in the background, so that the first picture does not wait for it."""
        self._go_on()

    def cached(self, spec: PictureSpec) -> bytes | None:
        """The picture, if it is one of those remembered."""
        png = self._kept.get(spec)
        if png is not None:
            self._kept.move_to_end(spec)
        return png

    async def picture(self, spec: PictureSpec, member_id: int) -> bytes | None:
        """The picture as PNG for this member; None where there is too much to draw, or it cannot be drawn in time."""
        png = self.cached(spec)
        if png is not None:
            return png
        job = self._jobs.get(spec)
        if job is None:
            refusal = self._refusal(member_id)
            if refusal:
                log.info("a picture was not drawn: %s", refusal)
                return None
            job = _Job(spec, member_id, asyncio.get_running_loop().create_future())
            self._jobs[spec] = job
            self._waiting.append(job)
            self._asked.append((time.monotonic(), member_id))
            self._go_on()
        # Others may wait for the same picture, and it is kept: whoever stops waiting does not stop it.
        return await asyncio.shield(job.done)

    async def close(self) -> None:
        """End the worker; nothing is left running. Whoever waits for a picture gets none."""
        self._closed = True
        if self._work is None:
            self._belongings.clear()
            return
        self._work.cancel()
        await asyncio.gather(self._work, return_exceptions=True)
        self._give_up()  # a task that was cancelled before it began did not
        await asyncio.to_thread(self._belongings.clear)

    def _refusal(self, member_id: int) -> str:
        """Why nothing more is drawn for this member now; empty where it is."""
        now = time.monotonic()
        while self._asked and self._asked[0][0] <= now - _MINUTE:
            self._asked.popleft()
        if self._closed:
            return "the bot stops"
        if now < self._try_again_at:
            return "the worker did not start a moment ago"
        if len(self._waiting) >= self._limits.waiting:
            return "the queue is full"
        if any(job.member_id == member_id for job in self._jobs.values()):
            return "the member waits for another"
        if sum(asker == member_id for _, asker in self._asked) >= self._limits.a_minute:
            return "the member had many in the last minute"
        return ""

    # The work: one task, as long as there is something to do

    def _go_on(self) -> None:
        if not self._closed and (self._work is None or self._work.done()):
            self._work = asyncio.create_task(self._draw_all(), name="pictures")

    async def _draw_all(self) -> None:
        try:
            await self._worker()
            while self._waiting:
                job = self._waiting.popleft()
                try:
                    png = await self._draw(job.spec)
                except Exception:
                    log.exception("a picture could not be drawn")
                    png = None
                self._finish(job, png)
        finally:
            self._give_up()

    def _give_up(self) -> None:
        """Let nobody wait for ever, whatever happened."""
        self._waiting.clear()
        for job in list(self._jobs.values()):
            self._finish(job, None)

    def _finish(self, job: _Job, png: bytes | None) -> None:
        self._jobs.pop(job.spec, None)
        if png is not None:
            self._kept[job.spec] = png
            while len(self._kept) > self._limits.kept:
                self._kept.popitem(last=False)
        if not job.done.done():
            job.done.set_result(png)

    async def _draw(self, spec: PictureSpec) -> bytes | None:
        """The picture. One that its worker ended under is tried once more: that may not have been its fault."""
        job = pickle.dumps(spec)
        for _ in range(2):
            process = await self._worker()
            if process is None:
                return None
            try:
                return await self._within(self._limits.seconds, process, partial(process.draw, job))
            except DrawingError as error:
                log.error("a picture could not be drawn: %s", error)  # noqa: TRY400 - the trace is the worker's
                return None
            except TimeoutError:
                log.error("a picture took over %g s; its worker is replaced", self._limits.seconds)  # noqa: TRY400
                await asyncio.to_thread(self._belongings.bury, process)
                return None
            except WorkerEndedError:
                await asyncio.to_thread(self._belongings.bury, process)
                log.warning("the picture worker ended by itself (%s); another is started", process.exit_code)
        return None

    async def _worker(self) -> WorkerProcess | None:
        """The process, started where there is none that lives; None where that fails."""
        process = self._belongings.process
        if process is not None and process.exit_code is None:
            return process
        if time.monotonic() < self._try_again_at:
            return None
        try:
            if process is not None:
                await asyncio.to_thread(self._belongings.bury, process)
            process = await asyncio.to_thread(self._belongings.start)
            await self._within(self._limits.start_seconds, process, process.hear_ready)
        except (OSError, TimeoutError, DrawingError, WorkerEndedError) as error:
            self._try_again_at = time.monotonic() + self._limits.pause
            log.error("the picture worker does not start: %s %s", type(error).__name__, error)  # noqa: TRY400
            if process is not None:
                await asyncio.to_thread(self._belongings.bury, process)
            return None
        return process

    async def _within(self, seconds: float, process: WorkerProcess, work: Callable[[], T]) -> T:
        """What the work in a thread comes to. Raises TimeoutError, and kills the process it waits for."""
        waiting = asyncio.get_running_loop().run_in_executor(None, work)
        waiting.add_done_callback(_hear_out)
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.shield(waiting)
        except (TimeoutError, asyncio.CancelledError):
            process.kill()
            raise


def _hear_out(waiting: asyncio.Future[T]) -> None:
    """Look at how it ended, though nobody waits for it any more."""
    if not waiting.cancelled():
        waiting.exception()
