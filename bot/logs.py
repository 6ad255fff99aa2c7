"""Logging, set up once: no tokens in it, and no warnings about parts the bot leaves out on purpose."""

from __future__ import annotations

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


def without_tokens(text: str) -> str:
    """The text with interaction and bot tokens blanked."""
    return _BOT_TOKEN.sub("[token]", _TOKEN_IN_ADDRESS.sub(r"\1[token]", text))


class _Formatter(logging.Formatter):
    """Writes a line and its traceback, tokens blanked."""

    def format(self, record: logging.LogRecord) -> str:
        return without_tokens(super().format(record))


def _is_worth_saying(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_MEANT)


def set_up_logging(level: str) -> None:
    """Log to standard error from this level on.

    discord.py stays at INFO: its debug lines hold the text of messages.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter(_FORMAT))
    handler.addFilter(_is_worth_saying)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
