"""Logging, set up once: no tokens in it, and no warnings about parts the bot leaves out on purpose."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from typing import Final

_FORMAT: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

# An interaction's token lets whoever holds it answer in the bot's name, and stands in the address of every answer.
_TOKEN_IN_ADDRESS: Final = re.compile(r"((?:webhooks|interactions)/\d+/)[^/\s'\"?]+")
_BOT_TOKEN: Final = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}")

# What discord.py warns of at every start, and what is meant to be so.
_MEANT: Final = (
    "Guilds intent seems to be disabled",  # the bot asks Discord for nothing but its own commands
    "PyNaCl is not installed",  # and has no voice
    "davey is not installed",
)

# A lost connection is everyday, and discord.py tries again: the error's own line says as much as its traceback.
_EVERYDAY: Final = ("Attempting a reconnect", "Failed to connect for shard_id")

COMMAND_FIELDS: Final = ("interaction", "command", "outcome", "ms")
"""What the line of a finished command carries in fields of their own."""


def without_tokens(text: str) -> str:
    """The text with interaction and bot tokens blanked."""
    return _BOT_TOKEN.sub("[token]", _TOKEN_IN_ADDRESS.sub(r"\1[token]", text))


class _TextFormatter(logging.Formatter):
    """Writes a line and its traceback, tokens blanked."""

    def format(self, record: logging.LogRecord) -> str:
        return without_tokens(super().format(record))


class _JsonFormatter(logging.Formatter):
    """Writes one JSON object a record on one line, tokens blanked."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_tokens(record.getMessage()),
        }
        entry |= {name: value for name in COMMAND_FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            entry["error"] = without_tokens(self.formatException(record.exc_info))
        return json.dumps(entry)


def _is_worth_saying(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_MEANT)


def _shorten(record: logging.LogRecord) -> bool:
    """Leave out the traceback of a lost connection; keeps every record."""
    error = record.exc_info[1] if record.exc_info else None
    is_network = isinstance(error, OSError) or type(error).__module__.startswith("aiohttp")
    if is_network and str(record.msg).startswith(_EVERYDAY):
        record.msg = f"{record.getMessage()} ({type(error).__name__}: {error})"
        record.args, record.exc_info = (), None
    return True


def set_up_logging(level: str, style: str = "text") -> None:
    """Log to standard error from this level on, as ``text`` or as ``json``.

    discord.py stays at INFO: its debug lines hold the text of messages.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonFormatter() if style == "json" else _TextFormatter(_FORMAT))
    handler.addFilter(_is_worth_saying)
    handler.addFilter(_shorten)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
