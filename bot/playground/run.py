"""One run of the playground: SimCord with the real clock, the demo club, the page, and a clean stop."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Final

import simcord
from simcord.backend import Backend

from bot.playground import NOT_INSTALLED, PlaygroundError
from bot.playground.adapter import reader_data
from bot.playground.browser import open_where_there_is_one
from bot.playground.clock import RealClock, keep_time, local_time_zone
from bot.playground.club import WELCOME, Club, name_the_bot, say_welcome, seed_club
from bot.playground.page import dress

if TYPE_CHECKING:
    from types import FrameType

    from discord.ext import commands
    from simcord import Preview

log = logging.getLogger(__name__)

_SETTLE_TIMEOUT: Final = 20.0
"""Seconds the page waits for a command before it says that its outcome is unknown."""

_LEASE: Final = 24 * 3600.0
"""Seconds a page may stay silent, asleep in a background tab, before it is forgotten. SimCord's own is ten minutes."""

_MOST_PAGES: Final = 64
"""Pages at a time. SimCord's own 16 would soon be used up when each may sleep for a day."""

_LAST_ANSWERS: Final = 2.0
"""Seconds an unfinished command gets when the playground stops."""

_KEPT_HISTORY: Final = 1_000
"""Entries kept of SimCord's record of every event and request, which would grow for as long as the page is open."""


class PlaygroundEnv(simcord.Env):
    """SimCord as Discord is: in real time, and without a test's look over the bot's shoulder.

    In a test SimCord notes every error a command raises, and the page calls that command failed. Here an error
    belongs to the bot's own handler alone.
    """

    def __init__(self, bot: commands.AutoShardedBot) -> None:
        super().__init__(bot, check_errors=False, settle_timeout=_SETTLE_TIMEOUT)
        self.backend = Backend(clock=RealClock())

    def _capture_errors(self) -> None:
        """Leave the bot's error handlers as they are."""

    def _record_error(self, error: BaseException) -> None:
        """Log what no handler of the bot has seen, such as the error of a forgotten task."""
        log.error("Nothing in the bot handled this", exc_info=error)


async def serve(
    bot: commands.AutoShardedBot,
    *,
    port: int,
    open_browser: bool,
    on_ready: Callable[[str], None],
    welcome: str | None,
) -> None:
    """Serve the playground until it is stopped. ``run_playground`` says more."""
    stop = asyncio.Event()
    with _stop_signals(stop.set):
        env = PlaygroundEnv(bot)
        pictures = name_the_bot(env)
        async with _running(env, bot):
            with reader_data(env) as readers:
                club = seed_club(env, readers)
                await say_welcome(bot, club, welcome or WELCOME)
                async with _page(env, club, pictures, port) as preview:
                    on_ready(preview.url)
                    if open_browser:
                        open_where_there_is_one(preview.url)
                    await _first_of(stop.wait(), preview.wait_closed())


@asynccontextmanager
async def _running(env: PlaygroundEnv, bot: commands.AutoShardedBot) -> AsyncIterator[None]:
    try:
        await env.start()
    except simcord.SetupError as failure:
        raise PlaygroundError(f"The playground cannot start: {failure}.") from failure
    try:
        if None not in env.backend.commands:
            # The bot syncs when its commands changed since it last did. This Discord begins empty with every run,
            # so what the bot remembers of an earlier one does not hold here.
            await bot.tree.sync()
        _forget_mentions(bot)
        yield
    finally:
        try:
            await bot.close()
        finally:
            await env.shutdown()


def _forget_mentions(bot: commands.AutoShardedBot) -> None:
    """Let help name commands as text: the page does not draw Discord's clickable mentions."""
    command_sync = getattr(bot, "command_sync", None)
    if command_sync is not None:
        command_sync.ids = {}


@asynccontextmanager
async def _page(
    env: PlaygroundEnv, club: Club, pictures: Mapping[str, tuple[str, bytes]], port: int
) -> AsyncIterator[Preview]:
    preview = env.preview(
        club.channel,
        viewers=tuple(club.members.values()),
        layout="channel",
        timezone=local_time_zone(),
        assets=pictures,
        port=port,
    )
    vars(preview).update(_PAGE_LEASE_SECONDS=_LEASE, _MAX_PAGES=_MOST_PAGES)
    dress(preview)
    try:
        await preview.__aenter__()
    except simcord.SetupError as failure:
        raise _in_one_sentence(failure, port) from failure
    if preview._python is not None:
        # Every new page begins where this one points: at the newest message, not at the welcome.
        preview._python.target_id = None
    time_keeper = asyncio.create_task(keep_time(env, _Upkeep(preview)))
    time_keeper.add_done_callback(_log_crash)
    try:
        yield preview
    finally:
        time_keeper.cancel()
        await asyncio.gather(time_keeper, return_exceptions=True)
        if preview._server.runner is not None:
            preview._server.runner._shutdown_timeout = _LAST_ANSWERS
        await preview.close()


def _log_crash(time_keeper: asyncio.Task[None]) -> None:
    if not time_keeper.cancelled() and (crash := time_keeper.exception()):
        log.error("The page goes on, but the bot's timers no longer run", exc_info=crash)


def _in_one_sentence(failure: simcord.SetupError, port: int) -> PlaygroundError:
    """Why the page does not start, for the person who started it."""
    cause = failure.__cause__
    if not isinstance(cause, OSError):
        return PlaygroundError(
            NOT_INSTALLED if "install" in str(failure) else f"The playground cannot start: {failure}."
        )
    if cause.errno == errno.EADDRINUSE:
        return PlaygroundError(
            f"Port {port} is already in use: stop what uses it, or set PLAYGROUND_PORT to another (0 is any free port)."
        )
    return PlaygroundError(
        f"Port {port} cannot be opened ({cause.strerror}): set PLAYGROUND_PORT to another (0 is any free port)."
    )


class _Upkeep:
    """What the page needs every second, for as long as it is open.

    SimCord's page shows the state of the last command. What the bot writes by itself afterwards, and what somebody
    does in another tab, is shown at the next call.
    """

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._backend = preview.env.backend
        self._changed_since: dict[str, int] = {}
        self._backend.subscribers.append(self._note)

    def _note(self, event: str, payload: Mapping[str, Any]) -> None:
        if event.startswith("MESSAGE_") and payload.get("channel_id") == str(self._preview.channel.id):
            self._changed_since |= {page.id: page.revision for page in self._preview._pages.values()}

    def __call__(self) -> None:
        preview = self._preview
        for record in (self._backend.transcript, self._backend.http_requests):
            del record[:-_KEPT_HISTORY]
        preview._advance_presentation_time()
        if preview._active_action is not None:
            return
        for identity, revision in self._changed_since.items():
            page = preview._pages.get(identity)
            # A page that was published since has shown the change, and a click on it may be under way: publishing
            # it again would make that click stale.
            if page is not None and page.revision == revision:
                preview._publish(page, reason="refresh")
        self._changed_since.clear()


async def _first_of(*coroutines: Any) -> None:
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def _stop_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call ``stop`` at Ctrl-C or SIGTERM. A second Ctrl-C does what it does elsewhere, should stopping hang."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop_once(_number: int, _frame: FrameType | None) -> None:
        restore()
        # The loop sleeps in its selector; only a thread-safe call wakes it.
        loop.call_soon_threadsafe(stop)

    for number in before:
        signal.signal(number, stop_once)
    try:
        yield
    finally:
        restore()
