"""The Discord client: no intents, shards, its cogs, a clean stop."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Coroutine
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

import discord
from aiohttp import WSMsgType
from discord.ext import commands
from yarl import URL

import cogs
from bot.core.records import RecordBook, record_shelf
from bot.gateway import use_steady_gateway
from bot.settings import Settings
from bot.starts import IdentifyGate, StartLedger
from bot.surface.answer_buttons import dispatch_click
from bot.surface.answers import forget_answers
from bot.surface.errors import log_incident, supervised
from bot.surface.forms import dispatch_form
from bot.surface.sync import CommandSync
from bot.surface.translator import CatalogueTranslator
from bot.surface.tree import Tree
from bot.workers.pictures import PictureWorkers

log = logging.getLogger(__name__)

FINISHING_SECONDS: Final = 10.0
"""What was begun before a stop gets this long."""
_GOODBYE_SECONDS: Final = 1.5
_FIRST_WORD_SECONDS: Final = 10.0
_WARM_UP_AFTER: Final = 5.0
"""Seconds after the start that belong to the commands that waited for it."""
_LAUNCHES: Final = 24
"""Attempts to connect a shard at the start, five seconds apart."""

# discord.py gives up at these, but at the start goes on to launch further shards.
REFUSED_TOKEN: Final = 4004
REFUSED_SHARDS: Final = (4010, 4011)
REFUSED_INTENTS: Final = (4013, 4014)
_FOR_GOOD: Final = (REFUSED_TOKEN, *REFUSED_SHARDS, 4012, *REFUSED_INTENTS)

_CLOSE_NORMALLY: Final = (1000).to_bytes(2, "big")

_CLICK: Final = "click"
_FORM: Final = "form"
# discord.py names the task of each interaction: commands and autocompletes, views, dynamic items, modals, listeners.
_INTERACTION_TASKS: Final = (
    "CommandTree-invoker",
    "discord-ui-view-dispatch-",
    "discord-ui-dynamic-item-",
    "discord-ui-modal-dispatch-",
    "discord.py: on_interaction",
    _CLICK,
    _FORM,
)


def running_interactions() -> set[asyncio.Task[Any]]:
    """The tasks of the interactions that are being answered now."""
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(_INTERACTION_TASKS)}


class MetricMile(commands.AutoShardedBot):
    """The bot. Build it with ``create_bot``; it asks Discord for nothing but its own commands."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=discord.app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            shard_count=settings.shard_count,
        )
        self.settings = settings
        self.command_sync = CommandSync(settings.data_folder)
        self._clicks: set[asyncio.Task[None]] = set()
        self.stopping = False
        self.waiting_until: float | None = None
        """Where a crash loop delays the start, the ``time.time`` of its end."""
        self._starts = StartLedger(settings.data_folder)
        self._gate = IdentifyGate()
        self._launches = 0
        self.pictures = PictureWorkers()
        """Draws for all cogs. Its process starts with the first picture, or a little after the bot is ready."""
        self._warming: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Take in newer records, if there are any, and register the commands where their payload changed."""
        if self.settings.records_path is not None:
            await _use_records(self.settings.records_path)
        await self.command_sync.run(self.tree)

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Hand an event to its listeners, and a click or a filled-in form to what it asks for.

        A listener of our own would cost every command a task that looks at it and returns.
        """
        super().dispatch(event_name, *args, **kwargs)
        if event_name != "interaction":
            return
        if args[0].type is discord.InteractionType.component:
            self._keep(asyncio.create_task(dispatch_click(args[0]), name=_CLICK))
        elif args[0].type is discord.InteractionType.modal_submit:
            self._keep(asyncio.create_task(dispatch_form(args[0]), name=_FORM))

    def _keep(self, task: asyncio.Task[None]) -> None:
        """Hold on to a task until it is done; the loop alone would let it go."""
        self._clicks.add(task)
        task.add_done_callback(self._clicks.discard)

    async def launch_shards(self) -> None:
        """Connect all shards, once this start has its turn. Raises StartError where Discord would not have it."""
        application = str(self.application_id)
        delay = self._starts.delay(application)
        if delay:
            log.warning("the last starts did not end well; connecting in %.0f s", delay)
            self.waiting_until = time.time() + delay
            await asyncio.sleep(delay)
            self.waiting_until = None
        try:
            recommended, _, limits = await self.http.get_bot_gateway()
        except discord.GatewayNotFound:
            log.warning("Discord does not tell how many shards may start at once; starting one at a time")
        else:
            self.shard_count = self.shard_count or recommended
            self._gate.learn(discord.SessionStartLimits(**limits))
        self._gate.ask(self.shard_count or 1)
        await asyncio.sleep(self._starts.window(application))
        self._starts.begin(application)
        use_steady_gateway()
        self._warming = asyncio.create_task(supervised(self._warm_up(), "warm-up"))
        await super().launch_shards()

    async def _warm_up(self) -> None:
        await self.wait_until_ready()
        await asyncio.sleep(_WARM_UP_AFTER)
        if not self.stopping:
            self.pictures.warm_up()

    async def close(self) -> None:
        """End the connections, and the process that draws."""
        if self._warming is not None:
            self._warming.cancel()
        await self.pictures.close()
        await super().close()

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect one shard, unless Discord has refused the first for good: it would refuse the others as well.

        Raises ConnectionError where that fails for two minutes; discord.py by itself would try for ever.
        """
        if self._is_refused():
            return
        self._launches += 1
        if self._launches > _LAUNCHES + (self.shard_count or 1):
            raise ConnectionError("the gateway cannot be reached")
        await super().launch_shard(gateway, shard_id, initial=initial)
        if initial and (self.shard_count or 1) > 1:
            await self._hear_first_word(shard_id)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002 - discord.py's signature
        """Return when this shard may IDENTIFY."""
        await self._gate.turn(shard_id or 0)
        self._starts.identified(str(self.application_id))

    def _is_refused(self) -> bool:
        return any(self._get_websocket(shard_id=shard).socket.close_code in _FOR_GOOD for shard in self.shards)

    async def _hear_first_word(self, shard_id: int) -> None:
        """Wait until Discord has taken or refused that shard."""
        taken = asyncio.ensure_future(self.wait_for("shard_connect", timeout=_FIRST_WORD_SECONDS))
        while not taken.done() and not self.shards[shard_id].is_closed():
            await asyncio.wait({taken}, timeout=0.02)
        taken.cancel()
        await asyncio.gather(taken, return_exceptions=True)

    async def wind_down(self, patience: float = FINISHING_SECONDS) -> None:
        """Take nothing new, and let what was begun finish for as long as ``patience`` seconds."""
        end = time.monotonic() + patience
        self.stopping = True
        self._starts.end()
        await self._say_goodbye()
        running = running_interactions()
        log.info("stopping, %d interactions to finish", len(running))
        while running and time.monotonic() < end:
            await asyncio.wait(running, timeout=end - time.monotonic())
            running = running_interactions()
        if running:
            log.error("stopping with %d interactions unfinished after %.0f s", len(running), patience)
        # A gateway that did not answer would hold up the end for another 30 s.
        await self.http.close()

    async def _say_goodbye(self) -> None:
        """End the sessions, and read on until Discord confirms it: what it sent before that is still answered."""
        open_shards = [shard for shard, info in self.shards.items() if not info.is_closed()]
        for shard in open_shards:
            try:
                await self._get_websocket(shard_id=shard).socket.send_frame(_CLOSE_NORMALLY, WSMsgType.CLOSE)
            except ConnectionError:
                continue
        end = time.monotonic() + _GOODBYE_SECONDS
        while time.monotonic() < end and not all(self.shards[shard].is_closed() for shard in open_shards):  # noqa: ASYNC110 - a socket tells nobody that it closed
            await asyncio.sleep(0.01)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - discord.py's signature
        """Log what an event handler raised, with an incident id."""
        error = sys.exception()
        if error is not None:
            log_incident(error, f"event {event_method!r}")


async def _use_records(path: Path) -> None:
    """Answer with the records at this path; where something is wrong with them, say what, and keep the others."""
    found = await asyncio.to_thread(record_shelf().reload, path)
    if isinstance(found, RecordBook):
        forget_answers()
        log.info("using the records at %s, as of %s", path, found.newest_source)
        return
    for problem in found:
        log.error("the records at %s are not used: %s", path, problem)


def _finish_now(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits, without an event loop.

    ``add_cog`` is a coroutine only for the sake of ``cog_load``. Ours do not wait, so the whole command tree
    stands as soon as ``create_bot`` returns, and nothing can be synced before the last cog is loaded.
    """
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise RuntimeError("a cog waits in cog_load; start its work in setup_hook instead")


def create_bot(settings: Settings | None = None) -> MetricMile:
    """The whole bot, all cogs loaded, not connected.

    Without settings it keeps nothing on disk and has one shard, as tests and the playground want it.
    """
    bot = MetricMile(settings or Settings())
    _finish_now(bot.tree.set_translator(CatalogueTranslator()))
    for module in sorted(found.name for found in iter_modules(cogs.__path__)):
        setup = import_module(f"{cogs.__name__}.{module}").setup
        _finish_now(setup(bot))
    return bot
