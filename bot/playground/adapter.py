"""What SimCord leaves out of an interaction: the reader's language, and where the bot is installed.

SimCord says ``en-US`` for everybody and names no installation, so ``is_guild_integration()`` is False even in a
server that has the bot. Tests and the playground put both in through ``reader_data``. It changes one running
environment, not SimCord itself, and leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from simcord import Env, GuildHandle, MemberActor, UserHandle

    Reader: TypeAlias = MemberActor | UserHandle

ENGLISH: Final = "en-US"
"""What Discord's clients speak until somebody chooses another language."""

_TO_GUILD: Final = "0"
_TO_USER: Final = "1"
_THE_BOTS_OWN_DM: Final = "0"
_BOT_DM: Final = 1
_PRIVATE_CHANNEL: Final = 2
_GROUP_DM_TYPE: Final = 3


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the bot is installed, as one reader's interactions tell it."""

    to_guild: bool = True
    to_user: bool = False


@dataclass(slots=True)
class ReaderData:
    """What each reader's interactions say about them. Nothing set means English, in a server that has the bot."""

    _locales: dict[int, str] = field(default_factory=dict)
    _guild_locales: dict[int, str] = field(default_factory=dict)
    _installations: dict[tuple[int, int | None], Installation] = field(default_factory=dict)
    _group_dms: set[int] = field(default_factory=set)

    def speak(self, reader: Reader, locale: str) -> None:
        """Set the language of a reader's own client, as ``de`` or ``pt-BR``."""
        self._locales[reader.id] = locale

    def speak_in_guild(self, guild: GuildHandle, locale: str) -> None:
        """Set the language a community server has chosen for everybody."""
        self._guild_locales[guild.id] = locale

    def install(
        self, reader: Reader, *, to_guild: bool = True, to_user: bool = False, guild: GuildHandle | None = None
    ) -> None:
        """Set where the bot is installed for a reader: everywhere, or only in one server.

        ``to_guild=False, to_user=True`` is somebody who brought the bot along to a server that does not have it.
        """
        self._installations[reader.id, guild.id if guild is not None else None] = Installation(to_guild, to_user)

    def group_dm(self, reader: Reader) -> None:
        """Make a reader's private channel a group DM, where the bot can only come with a person."""
        self._group_dms.add(reader.id)

    def bot_dm(self, reader: Reader) -> None:
        """Make a reader's private channel the bot's own DM again, as it is at first."""
        self._group_dms.discard(reader.id)

    def locale(self, user_id: int) -> str:
        """The language of a person's client."""
        return self._locales.get(user_id, ENGLISH)

    def complete(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """An INTERACTION_CREATE payload of SimCord with what Discord would have said besides."""
        said = dict(payload)
        user_id = int(said.get("member", said)["user"]["id"])
        guild_id = int(said["guild_id"]) if "guild_id" in said else None
        said["locale"] = self.locale(user_id)
        if guild_id is not None:
            said["guild_locale"] = self._guild_locales.get(guild_id, ENGLISH)
            said["guild"] = {"id": str(guild_id), "locale": said["guild_locale"], "features": []}
        else:
            said["context"] = _PRIVATE_CHANNEL if user_id in self._group_dms else _BOT_DM
            if said["context"] == _PRIVATE_CHANNEL:
                said["channel"] = _as_group_dm(said)
        said["authorizing_integration_owners"] = self._owners(_authorizing_user(said, user_id), guild_id)
        return said

    def _owners(self, user_id: int, guild_id: int | None) -> dict[str, str]:
        in_group_dm = guild_id is None and user_id in self._group_dms
        everywhere = self._installations.get((user_id, None), Installation())
        installation = self._installations.get((user_id, guild_id), everywhere)
        owners = {}
        if installation.to_guild and not in_group_dm:
            owners[_TO_GUILD] = str(guild_id) if guild_id is not None else _THE_BOTS_OWN_DM
        if installation.to_user or in_group_dm:
            owners[_TO_USER] = str(user_id)
        return owners


def _authorizing_user(payload: Mapping[str, Any], clicker: int) -> int:
    """The person with whom the bot came: of a button that is who ran the command, not who clicks."""
    origin = payload.get("message", {}).get("interaction_metadata")
    return int(origin["user"]["id"]) if origin else clicker


def _as_group_dm(payload: Mapping[str, Any]) -> dict[str, Any]:
    channel = payload["channel"]
    return {
        "id": channel["id"],
        "type": _GROUP_DM_TYPE,
        "name": None,
        "icon": None,
        "owner_id": payload["user"]["id"],
        "last_message_id": channel.get("last_message_id"),
        "recipients": [payload["user"]],
    }


@contextmanager
def reader_data(env: Env) -> Iterator[ReaderData]:
    """What the readers of one environment are: set it on what this yields, before or between their commands.

    Readers also see command and option descriptions in their own language, as Discord's clients show them.
    Names stay as they are: SimCord finds a command by the name it shows.
    """
    readers = ReaderData()
    backend = env.backend
    emit, visible_commands = backend.emit, backend.visible_commands

    def emit_completed(event: str, payload: Mapping[str, Any]) -> None:
        emit(event, readers.complete(payload) if event == "INTERACTION_CREATE" else payload)

    def visible_translated(*, user_id: int, **where: Any) -> list[dict[str, Any]]:
        return [_translated(command, readers.locale(user_id)) for command in visible_commands(user_id=user_id, **where)]

    replaced = {"emit": emit_completed, "visible_commands": visible_translated}
    before = {name: vars(backend)[name] for name in replaced if name in vars(backend)}
    vars(backend).update(replaced)
    try:
        yield readers
    finally:
        for name in replaced:
            del vars(backend)[name]
        vars(backend).update(before)


def _translated(declared: dict[str, Any], locale: str) -> dict[str, Any]:
    """A command, option or choice as a client in this language shows it."""
    if locale == ENGLISH:
        return declared
    shown = deepcopy(declared)
    pending = [shown]
    while pending:
        item = pending.pop()
        item["description"] = (item.get("description_localizations") or {}).get(locale, item.get("description", ""))
        for choice in item.get("choices") or ():
            choice["name"] = (choice.get("name_localizations") or {}).get(locale, choice["name"])
        pending.extend(item.get("options") or ())
    return shown
