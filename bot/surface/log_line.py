"""The one line in the log for every command and click: which, how it went, how long it took. Never what was typed."""

from __future__ import annotations

import logging
from typing import Any

import discord

log = logging.getLogger(__name__)


def log_end(interaction: discord.Interaction[Any], name: str, ms: float) -> None:
    """Write the line of an interaction that is over."""
    outcome = "failed" if interaction.command_failed else "answered" if interaction.response.is_done() else "unanswered"
    log.info(
        "%r %s in %.1f ms (interaction %d)",
        name,
        outcome,
        ms,
        interaction.id,
        extra={"interaction": str(interaction.id), "command": name, "outcome": outcome, "ms": round(ms, 1)},
    )
