"""The bot's registered commands, global and of single guilds."""

from __future__ import annotations

from typing import Any

from tests.wire import errors
from tests.wire.settings import Json
from tests.wire.world import World

CREATES_A_DAY = 200


class Commands:
    """What the bot has registered. ``overwrites`` counts the PUTs."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[str | None, list[Json]] = {None: []}
        self._created: dict[str | None, int] = {}
        self.overwrites = 0

    def all(self, guild_id: str | None) -> list[Json]:
        """The commands of a guild, or the global ones."""
        return self._commands.get(guild_id, [])

    def find(self, name: str, kind: int, guild_id: str | None) -> Json | None:
        """The command that a member of that guild would use."""
        both = [*self._commands.get(guild_id, []), *self._commands[None]]
        return next((command for command in both if (command["name"], command["type"]) == (name, kind)), None)

    def overwrite(self, bodies: list[Json], guild_id: str | None) -> list[Json]:
        """Bulk overwrite: known names keep their id, unchanged commands their version. Raises 30034."""
        known = {(command["name"], command["type"]): command for command in self.all(guild_id)}
        commands: list[Json] = []
        created = 0
        for body in bodies:
            command = self._answer(body, guild_id)
            old = known.get((command["name"], command["type"]))
            if old is None:
                created += 1
                command |= {"id": self._world.ids.next(), "version": self._world.ids.next()}
            else:
                same = {**command, "id": old["id"], "version": old["version"]} == old
                command |= {"id": old["id"], "version": old["version"] if same else self._world.ids.next()}
            commands.append(command)
        if self._created.get(guild_id, 0) + created > CREATES_A_DAY:
            raise errors.too_many_commands()
        self._created[guild_id] = self._created.get(guild_id, 0) + created
        self.overwrites += 1
        self._commands[guild_id] = commands
        return commands

    def _answer(self, body: Json, guild_id: str | None) -> Json:
        """A command as Discord gives it back, without id and version."""
        permissions = body.get("default_member_permissions")
        command: Json = {
            "application_id": self._world.application_id,
            "type": body.get("type") or 1,
            "name": body["name"],
            "name_localizations": body.get("name_localizations"),
            "description": body.get("description") or "",
            "description_localizations": body.get("description_localizations"),
            "default_member_permissions": None if permissions is None else str(permissions),
            "dm_permission": body.get("dm_permission") is not False,
            "contexts": body.get("contexts"),
            "integration_types": body.get("integration_types") or [0],
            "nsfw": bool(body.get("nsfw")),
        }
        options = [_without_nulls(option) for option in body.get("options") or []]
        if options:
            command["options"] = options
        if guild_id is not None:
            command["guild_id"] = guild_id
        return command


def _without_nulls(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_nulls(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [_without_nulls(entry) for entry in node]
    return node
