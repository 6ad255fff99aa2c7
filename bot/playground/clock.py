"""The real time in SimCord, whose own clock starts on 1 January 2026 and stands still until a test moves it."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simcord._clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord import Env

log = logging.getLogger(__name__)

_BEAT: Final = 1.0
"""Seconds between two beats of ``keep_time``."""

_PATIENCE: Final = 60.0
"""Seconds that background work of the bot may take within one beat."""


class RealClock(Clock):
    """SimCord's clock showing the date and time of this machine.

    Ids, message times and deadlines follow from it. ``elapsed`` drives only timers, and ``keep_time`` moves it.
    """

    def now(self) -> datetime:
        """The time now, in UTC."""
        return datetime.now(UTC)


async def keep_time(env: Env, after_each: Callable[[], None]) -> None:
    """Let what waits in the bot come due in real time: views that expire, loops, ``time.monotonic``.

    SimCord lets such waits fire only when a test advances its clock. Runs until it is cancelled, and calls
    ``after_each`` after every beat.
    """
    started = time.monotonic() - env.backend.clock.elapsed
    while True:
        await asyncio.sleep(_BEAT)
        # While somebody's command runs, SimCord settles by itself and would wait for a beat that waits for it.
        if env._operation_task is None and not env._work.executors:
            await _beat(env, time.monotonic() - started)
        after_each()


async def _beat(env: Env, elapsed: float) -> None:
    # A task of its own: whatever SimCord does meanwhile waits for this task to end, and keep_time never does.
    deadline = asyncio.get_running_loop().time() + _PATIENCE
    beat = asyncio.create_task(env._advance_to(elapsed, deadline))
    try:
        await beat
    except TimeoutError:
        log.warning("Background work of the bot has run for more than %.0f seconds", _PATIENCE)


def local_time_zone() -> str:
    """The IANA name of this machine's time zone, or the nearest one that can be found out."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _from_etc_timezone(), _from_localtime_link()):
        if name and _is_known(name):
            return name
    return _whole_hours()


def _from_etc_timezone() -> str:
    with suppress(OSError, UnicodeDecodeError):
        return Path("/etc/timezone").read_text(encoding="utf-8").strip()
    return ""


def _from_localtime_link() -> str:
    with suppress(OSError):
        return str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    return ""


def _whole_hours() -> str:
    """The zone that is right today where the machine tells no name, as on Windows."""
    offset = datetime.now(UTC).astimezone().utcoffset()
    hours = (offset.total_seconds() if offset else 0.0) / 3600
    # Signs are turned round in these names: Etc/GMT-2 is two hours ahead of Greenwich.
    name = f"Etc/GMT{-int(hours):+d}" if hours and hours.is_integer() else "UTC"
    return name if _is_known(name) else "UTC"


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
