"""The one place where everything raised ends: in a command, a button, a modal or a task in the background.

In this order:

1. A mistake of the person (``PersonError``) becomes its sentence, for them alone.
2. An interaction that is answered already or has expired is logged; there is nobody left to tell.
3. A command that Discord knows in an older form is logged loudly, and the person is asked to try again.
4. A missing right, a wrong place or a cooldown becomes its sentence.
5. Anything else is a bug: an incident id for the person, and the same id in the log with the command, the guild,
   the user and the names of the options, never their values.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

import discord
from discord import app_commands

from bot.core.errors import PersonError
from bot.reply.card import Card, Tone
from bot.reply.mistakes import mistake_card
from bot.reply.wording import Wording
from bot.surface.asking import wording_of
from bot.surface.sending import is_over, send

log = logging.getLogger(__name__)

_SUBCOMMANDS: Final = (
    discord.AppCommandOptionType.subcommand.value,
    discord.AppCommandOptionType.subcommand_group.value,
)
_STALE: Final = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)


@asynccontextmanager
async def answering(interaction: discord.Interaction) -> AsyncIterator[Wording]:
    """The wording for whoever is asking, around the body of a command or button.

    A mistake of the person is answered here. It is an everyday answer and not an error, so discord.py and whatever
    counts its errors never see it; everything else goes on to the handler.
    """
    try:
        yield wording_of(interaction)
    except PersonError as error:
        await answer_error(interaction, error)


async def answer_error(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the person and the log what happened. Raises nothing."""
    cause = _cause(error)
    try:
        card = _card_for(interaction, cause)
        if card is not None:
            await send(interaction, card, private=True)
    except Exception:
        log.exception("interaction %s: the error could not be told", interaction.id)


def log_incident(error: BaseException, where: str) -> str:
    """Write a bug to the log and return its incident id."""
    incident = secrets.token_hex(4)
    log.error("incident %s in %s\n%s", incident, where, _trace_of(error))
    return incident


def _trace_of(error: BaseException | None) -> str:
    """Where an error and its causes came from, without their messages: those may hold what somebody typed."""
    parts: list[str] = []
    while error is not None:
        code = f" {error.status}, code {error.code}" if isinstance(error, discord.HTTPException) else ""
        frames = "".join(traceback.format_tb(error.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{frames}{type(error).__qualname__}{code}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\ncaused by\n".join(parts)


def _cause(error: BaseException) -> BaseException:
    """The error behind discord.py's wrappers."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


def _card_for(interaction: discord.Interaction, error: BaseException) -> Card | None:
    wording = wording_of(interaction)
    if isinstance(error, PersonError):
        return mistake_card(error, wording)
    if is_over(error):
        log.warning("%s came too late or twice: %s", _where(interaction), error)
        return None
    if isinstance(error, _STALE):
        log.error("%s is known to Discord in another form; run `python -m bot sync`", _where(interaction))
        return _trouble(
            wording,
            wording.say("This command has just changed. Please try again in a minute, or restart Discord."),
        )
    if isinstance(error, app_commands.CheckFailure):
        return _trouble(wording, _refusal(error, wording))
    incident = log_incident(error, _where(interaction))
    return _trouble(
        wording,
        wording.say("Something broke on my side, not on yours. It is noted as `{incident}`.", incident=incident),
        wording.say("If it keeps happening, tell whoever runs this bot that number."),
    )


def _trouble(wording: Wording, *lines: str) -> Card:
    return Card(wording.say("That did not work"), lines=lines, tone=Tone.TROUBLE)


def _refusal(error: app_commands.CheckFailure, wording: Wording) -> str:
    if isinstance(error, app_commands.CommandOnCooldown):
        seconds = max(1, round(error.retry_after))
        return wording.say_count(
            "One moment: again in {count} second.", "One moment: again in {count} seconds.", seconds, count=seconds
        )
    if isinstance(error, app_commands.NoPrivateMessage):
        return wording.say("This works only in a server.")
    if isinstance(error, app_commands.BotMissingPermissions):
        return wording.say("I am not allowed to do that here. A server admin can change it.")
    return wording.say("You are not allowed to do that here. A server admin can change it.")


def _where(interaction: discord.Interaction) -> str:
    """The place of an incident: command or button, ids, and names of options."""
    data: Any = interaction.data or {}
    if interaction.command:
        name = interaction.command.qualified_name
    else:
        name = _without_state(data["custom_id"]) if "custom_id" in data else str(data.get("name", "?"))
    options = ",".join(_option_names(data.get("options", ())))
    return (
        f"{name!r} (interaction {interaction.id}, guild {interaction.guild_id}, user {interaction.user.id}, "
        f"options [{options}])"
    )


def _without_state(custom_id: str) -> str:
    """What a button or form is; behind the second colon stands what somebody typed."""
    return ":".join(custom_id.split(":")[:2])


def _option_names(options: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for option in options:
        if option.get("type") in _SUBCOMMANDS:  # its name is part of the command's
            yield from _option_names(option.get("options", ()))
        else:
            yield str(option.get("name"))


async def supervised(work: Coroutine[Any, Any, None], name: str) -> None:
    """Run background work to its end; whatever it raises ends in the log as an incident."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - this is where every error of a task ends
        log_incident(error, f"task {name!r}")
