"""When the bot may connect: the turn of every IDENTIFY, the day's budget of them, and what a crash loop costs.

Discord refuses an IDENTIFY that comes within five seconds of another in its bucket, ``shard_id % max_concurrency``, and
takes some 1,000 a day: whoever sends more has all sessions ended and the token reset. discord.py by itself starts a
shard every five seconds whatever Discord allows, and answers refusals with further ones.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
import os
import random
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

log = logging.getLogger(__name__)

FOLDER_MODE: Final = 0o700
_DAY: Final = 86_400.0


class StartError(Exception):
    """The bot must not connect now. The message is one sentence for the person who runs it."""


class StartLimits(Protocol):
    """What Discord allows, as ``GET /gateway/bot`` tells it. ``reset_after`` is in milliseconds."""

    total: int
    remaining: int
    reset_after: int
    max_concurrency: int


# Five seconds are counted where the IDENTIFY arrives; the rest is for ways of unequal length.
WINDOW: Final = 5.25
# discord.py gives a connection 60 s to identify.
LONGEST_PAUSE: Final = 50.0
_MEMORY: Final = 600.0
_STORM: Final = 4
_TOGETHER: Final = 60.0
WARN_BELOW: Final = 0.25
REFUSE_BELOW: Final = 0.05


class IdentifyGate:
    """Lets every shard IDENTIFY in its turn.

    The first IDENTIFY of a shard waits only for its bucket. When Discord keeps ending its session, the pauses grow to
    40 to 50 s, which makes at most 20 IDENTIFYs of a shard in ten minutes.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._max_concurrency = 1
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._last: dict[int, float] = {}
        self._recent: defaultdict[int, deque[float]] = defaultdict(deque)
        self._ended_at = self._go_on_at = float("-inf")
        self._total = 0
        self._left = 0
        self._resets_at = 0.0

    def learn(self, limits: StartLimits) -> None:
        """Take over what Discord allows, and warn when less than a quarter of the day's budget is left."""
        self._max_concurrency = max(1, limits.max_concurrency)
        self._total, self._left = limits.total, limits.remaining
        self._resets_at = self._clock() + limits.reset_after / 1000
        if limits.remaining < limits.total * WARN_BELOW:
            log.warning(
                "only %d of %d connections a day are left until %s; find out what restarts the bot so often",
                limits.remaining,
                limits.total,
                self._reset_time(),
            )

    def ask(self, shards: int) -> None:
        """Raise StartError where so many IDENTIFYs would go below 5 % of the day's budget."""
        if not self._total:
            return
        if self._clock() >= self._resets_at:
            self._left, self._resets_at = self._total, self._clock() + _DAY
        if self._left - shards < self._total * REFUSE_BELOW:
            raise StartError(
                f"Discord lets this bot connect only {self._left} of {self._total} times a day any more, and would "
                f"reset its token after the last. Find out what restarted it so often, and start it again after "
                f"{self._reset_time()}."
            )

    async def turn(self, shard: int) -> None:
        """Return when this shard may IDENTIFY; then it must. Raises StartError as ``ask`` does."""
        pause = self._pause(shard)
        if pause > 0:
            await self._sleep(pause)
        bucket = shard % self._max_concurrency
        async with self._turns[bucket]:
            free_in = self._last.get(bucket, float("-inf")) + WINDOW - self._clock()
            if free_in > 0:
                await self._sleep(free_in)
            self.ask(1)
            now = self._clock()
            self._last[bucket] = now
            self._recent[shard].append(now)
            self._left -= 1

    def _pause(self, shard: int) -> float:
        """Seconds that a shard waits for having identified before."""
        recent = self._recent[shard]
        while recent and recent[0] < self._clock() - _MEMORY:
            recent.popleft()
        if not recent:
            return 0.0
        if len(recent) == 1:
            return self._first_pause()
        most = min(LONGEST_PAUSE, 5.0 * 2 ** (len(recent) - 1))
        pause = self._chance(0.8 * most, most)
        if len(recent) >= _STORM:
            log.warning(
                "shard %d began %d sessions within ten minutes; waiting %.0f s before the next",
                shard,
                len(recent),
                pause,
            )
        return pause

    def _first_pause(self) -> float:
        """The 1 to 5 s that Discord asks for after it has ended a session.

        Discord often ends all of them at once, and discord.py connects one shard after the other. So the shards that
        come within a minute wait for the same moment, and not for each other.
        """
        now = self._clock()
        if now - self._ended_at > _TOGETHER:
            self._ended_at, self._go_on_at = now, now + self._chance(1.0, 5.0)
        return max(0.0, self._go_on_at - now)

    def _reset_time(self) -> str:
        left = max(0.0, self._resets_at - self._clock())
        return (dt.datetime.now(dt.UTC) + dt.timedelta(seconds=left)).strftime("%H:%M UTC")


FREE_STARTS: Final = 2
FIRST_DELAY: Final = 15.0
LONGEST_DELAY: Final = 900.0
# A start that lived this much longer than any delay was no part of a crash loop.
_LINK: Final = LONGEST_DELAY + 600.0
_KEPT: Final = 50


@dataclass(slots=True)
class _History:
    """What is remembered of an application: starts without a clean stop, and when it last sent an IDENTIFY."""

    starts: list[float] = field(default_factory=list)
    identified: float = 0.0


class StartLedger:
    """Remembers across processes when the bot connected, and holds back a start that Discord would not like.

    It stands in the data folder, by application. Two starts in a row that were not followed by a clean stop are free;
    the next waits until 15 s after the last, then 30 s, and so on up to 15 minutes. Without a data folder it remembers
    nothing.
    """

    def __init__(self, folder: Path | None, clock: Callable[[], float] = time.time) -> None:
        self.file: Final = None if folder is None else folder / "starts.json"
        self._clock = clock
        self._begun: tuple[str, float] | None = None

    def delay(self, application: str) -> float:
        """Seconds until this application may connect, because of starts that did not end well."""
        starts = self._row(self._of(application).starts)
        if len(starts) <= FREE_STARTS:
            return 0.0
        delay = min(FIRST_DELAY * 2.0 ** min(len(starts) - FREE_STARTS - 1, 10), LONGEST_DELAY)
        return self._left(starts[-1], delay)

    def window(self, application: str) -> float:
        """Seconds until an IDENTIFY does not come too close to the last one of an earlier process."""
        return self._left(self._of(application).identified, WINDOW)

    def begin(self, application: str) -> None:
        """Note that this application connects now."""
        now = round(self._clock(), 3)
        self._begun = (application, now)
        history = self._of(application)
        self._keep(application, _History([*history.starts, now][-_KEPT:], history.identified))

    def identified(self, application: str) -> None:
        """Note that an IDENTIFY is sent now."""
        self._keep(application, _History(self._of(application).starts, round(self._clock(), 3)))

    def end(self) -> None:
        """Note that the start ended as it should."""
        if self._begun is None:
            return
        application, begun = self._begun
        self._begun = None
        history = self._of(application)
        self._keep(application, _History([start for start in history.starts if start != begun], history.identified))

    def _left(self, since: float, seconds: float) -> float:
        """What is left of so many seconds; never more than those, should the clock have been set back."""
        return min(max(0.0, since + seconds - self._clock()), seconds)

    def _row(self, starts: list[float]) -> list[float]:
        """The latest starts that followed each other closely, up to now."""
        row: list[float] = []
        after = self._clock()
        for start in reversed(starts):
            if after - start > _LINK:
                break
            row.append(start)
            after = start
        return row[::-1]

    def _of(self, application: str) -> _History:
        return self._read().get(application, _History())

    def _read(self) -> dict[str, _History]:
        if self.file is None:
            return {}
        try:
            content = json.loads(self.file.read_text(encoding="utf-8"))
            return {
                str(key): _History(sorted(float(start) for start in entry["starts"]), float(entry["identified"]))
                for key, entry in content.items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            log.warning("%s cannot be read; going on without it", self.file)
            return {}

    def _keep(self, application: str, history: _History) -> None:
        if self.file is None:
            return
        content = {key: asdict(entry) for key, entry in {**self._read(), application: history}.items()}
        temporary = self.file.with_suffix(".new")
        try:
            self.file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            temporary.write_text(json.dumps(content), encoding="utf-8")
            os.replace(temporary, self.file)  # noqa: PTH105 - the atomic one
        except OSError as error:
            log.warning("%s cannot be written (%s); a crash loop would not be noticed", self.file, error)


@contextmanager
def alone_in(folder: Path | None) -> Iterator[None]:
    """Hold the data folder for this process. Raises StartError where another process of the bot holds it.

    Two bots with one token would both answer every command. Windows has no such lock; there nothing is held.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle: Any = None
    try:
        if folder is not None:
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            handle = (folder / "lock").open("a")
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise StartError(
            f"The data folder {str(folder)!r} is in use: this bot is running already. Stop the other one first, "
            f"or give this one its own DATA_FOLDER."
        ) from None
    except OSError as error:
        log.warning("the data folder %s cannot be held (%s); make sure that no second bot runs", folder, error)
    try:
        yield
    finally:
        if handle is not None:
            handle.close()
