"""Options that take a whole phrase, and the choices that show its reading while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.core.notation import MAX_LENGTH
from bot.surface.embeds import cut, units
from bot.surface.errors import log_incident

EXAMPLE: Final = "example"
"""The key in a command's ``extras`` of a phrase for its first option, for help and the README."""

GROUP: Final = "group"
"""The key in a command's ``extras`` of the group of help it stands in."""

BRIEF: Final = "brief"
"""The key in a command's ``extras`` of the few words that the list of all commands has for it."""

KEYWORDS: Final = "keywords"
"""The key in a command's ``extras`` of words that people ask help for it with."""

DESCRIPTION: Final = "description"
"""The key in a menu command's ``extras`` of what it does: Discord shows none."""

PRIVATE: Final = locale_str("Only you see the answer")
"""The description of the option ``private``, which every command has whose answers others may see."""

PhraseText = app_commands.Range[str, 1, MAX_LENGTH]
"""An option that takes a whole phrase."""

_CHOICES: Final = 25
_CHOICE_LENGTH: Final = 100

Suggest = Callable[[Any, discord.Interaction, str], Iterable[tuple[str, str]]]
Autocomplete = Callable[[Any, discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


def suggesting(suggest: Suggest) -> Autocomplete:
    """An autocomplete callback from a function that returns pairs of what is shown and what is filled in.

    It never fails: what the function raises is logged and answered with no choices. Pairs that do not fit are cut
    or, where what is filled in would be cut, left out.
    """

    @wraps(suggest)
    async def autocomplete(cog: Any, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        try:
            return list(_choices(suggest(cog, interaction, current[:MAX_LENGTH])))
        except Exception as error:  # noqa: BLE001 - autocomplete has no way to say what went wrong
            name = interaction.command and interaction.command.qualified_name
            log_incident(error, f"autocomplete of {name!r}")
            return []

    return autocomplete


def _choices(pairs: Iterable[tuple[str, str]]) -> Iterable[app_commands.Choice[str]]:
    seen: set[str] = set()
    for shown, filled_in in pairs:
        if len(seen) == _CHOICES:
            return
        if not shown.strip() or not filled_in.strip() or units(filled_in) > _CHOICE_LENGTH or filled_in in seen:
            continue
        seen.add(filled_in)
        yield app_commands.Choice(name=cut(shown, _CHOICE_LENGTH), value=filled_in)


def typed_so_far(interaction: discord.Interaction, option: str) -> str:
    """What another option holds while this one is being typed; empty where it holds nothing."""
    value = getattr(interaction.namespace, option, None)
    return value if isinstance(value, str) else ""
