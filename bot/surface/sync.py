"""Command sync: Discord is told about the commands only when their translated payload has changed."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from discord import app_commands

log = logging.getLogger(__name__)

_FILE: Final = "commands.json"
FOLDER_MODE: Final = 0o700


class CommandSync:
    """Registers commands, and remembers for each application what it registered.

    It compares the local payload with the one it sent last, not with what Discord returns: Discord fills in
    defaults. Without a data folder it remembers nothing and registers at every start.
    """

    def __init__(self, data_folder: Path | None) -> None:
        self._file = None if data_folder is None else data_folder / _FILE
        self.ids: Mapping[str, int] = {}
        """The ids of the registered commands by name, for mentions."""

    async def run(self, tree: app_commands.CommandTree[Any], *, force: bool = False) -> bool:
        """Register the commands if their payload changed, or if ``force``. Returns whether it did."""
        application = str(tree.client.application_id)
        fingerprint = await payload_fingerprint(tree)
        known = self._read()
        last = known.get(application)
        if not force and last is not None and last["fingerprint"] == fingerprint:
            self.ids = last["ids"]
            log.info("commands unchanged, nothing to register")
            return False
        registered = await tree.sync()
        self.ids = {command.name: command.id for command in registered}
        log.info("registered %d commands with Discord", len(registered))
        self._write({**known, application: {"fingerprint": fingerprint, "ids": dict(self.ids)}})
        return True

    def _read(self) -> dict[str, dict[str, Any]]:
        """What was registered, by application; empty where the file is missing, unreadable or something else."""
        if self._file is None:
            return {}
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
            return {application: _registered(entry) for application, entry in content.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            log.warning("%s cannot be read; registering the commands again", self._file)
            return {}

    def _write(self, content: Mapping[str, Any]) -> None:
        if self._file is None:
            return
        temporary = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            temporary.write_text(json.dumps(content, indent=1), encoding="utf-8")
            os.replace(temporary, self._file)  # noqa: PTH105 - the atomic one
        except OSError as error:
            log.warning("%s cannot be written (%s); the commands will be registered again", self._file, error)


def _registered(entry: Any) -> dict[str, Any]:
    return {
        "fingerprint": str(entry["fingerprint"]),
        "ids": {str(name): int(id) for name, id in entry["ids"].items()},
    }


async def payload_fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """A hash of everything Discord would be told about the commands, translations included."""
    payload = [
        await command.get_translated_payload(tree, tree.translator) if tree.translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    payload.sort(key=lambda command: (command.get("type", 1), command["name"]))
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
