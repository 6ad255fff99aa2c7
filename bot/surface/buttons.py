"""Buttons without memory: everything a click needs stands in its ``custom_id``, with a version in front.

Forms (``bot.surface.forms``) are the same: what is sent from one comes back with such an id.

``mm1:u:km:pace:6:00 1k`` is version 1, action ``u``, and the state. Old messages live for years: an id of another
version, or of an action that is gone, is answered kindly. discord.py's view store is not used: it would keep a view for
every message, and forget all of them at a restart.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import discord

from bot.core.errors import PersonError
from bot.reply.card import Card, Tone
from bot.surface.asking import wording_of
from bot.surface.errors import answer_error
from bot.surface.log_line import log_end
from bot.surface.sending import send

PREFIX: Final = "mm"
VERSION: Final = "1"
MOST: Final = 100
"""Characters of a custom_id."""
_ROW: Final = 5
_SEPARATOR: Final = "|"
_LABEL: Final = 80

Act = Callable[[discord.Interaction, tuple[str, ...]], Awaitable[None]]
_ACTIONS: Final[dict[str, Act]] = {}


@dataclass(frozen=True, slots=True)
class Button:
    """A label and an id; without an id, because its state does not fit, the button is left out."""

    label: str
    custom_id: str | None


def on_click(action: str) -> Callable[[Act], Act]:
    """Register what a click on buttons of this action does. Raises ValueError for an action that is taken."""

    def register(act: Act) -> Act:
        if action in _ACTIONS:
            raise ValueError(f"the action {action!r} is taken")
        _ACTIONS[action] = act
        return act

    return register


def custom_id(action: str, *state: str) -> str | None:
    """The id of a button; None where the state does not fit into 100 characters or holds the separator."""
    if any(_SEPARATOR in part for part in state):
        return None
    text = f"{PREFIX}{VERSION}:{action}:{_SEPARATOR.join(state)}"
    return text if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= MOST else None


def view_of(buttons: Iterable[Button]) -> discord.ui.View | None:
    """The buttons as discord.py sends them; None where there are none."""
    return _view_of(tuple(buttons))


@lru_cache(maxsize=512)
def _view_of(buttons: tuple[Button, ...]) -> discord.ui.View | None:
    there = [button for button in buttons if button.custom_id is not None]
    if not there:
        return None
    view = discord.ui.View(timeout=None)
    for index, button in enumerate(dict.fromkeys(there)):
        view.add_item(
            discord.ui.Button(
                label=button.label[:_LABEL],
                custom_id=button.custom_id,
                style=discord.ButtonStyle.secondary,
                row=index // _ROW,
            )
        )
    view.stop()  # a stopped view is sent, but not kept
    return view


async def dispatch_click(interaction: discord.Interaction) -> None:
    """Do what a clicked button says; anything raised ends in the one error handler."""
    await act_on(interaction, _ACTIONS)


async def act_on(interaction: discord.Interaction, actions: Mapping[str, Act]) -> None:
    """Do what the id of a button or form says, by the action it names; anything raised ends in the one error handler.

    An id that is not ours is left alone, an unknown action or another version answered kindly.
    """
    data: Any = interaction.data or {}
    clicked = str(data.get("custom_id", ""))
    if not clicked.startswith(PREFIX):
        return
    begun = time.perf_counter()
    version, _, rest = clicked.removeprefix(PREFIX).partition(":")
    action, _, state = rest.partition(":")
    act = actions.get(action) if version == VERSION else None
    try:
        if act is None:
            await say_outdated(interaction)
            return
        await act(interaction, tuple(state.split(_SEPARATOR)))
    except Exception as error:  # noqa: BLE001 - this is where a click ends
        interaction.command_failed = not isinstance(error, PersonError)
        await answer_error(interaction, error)
    finally:
        name = (
            f"{PREFIX}{VERSION}:{action}"
            if act is not None
            else f"unknown {'form' if _is_form(interaction) else 'button'}"
        )
        log_end(interaction, name, (time.perf_counter() - begun) * 1000)


def _is_form(interaction: discord.Interaction) -> bool:
    return interaction.type is discord.InteractionType.modal_submit


async def say_outdated(interaction: discord.Interaction) -> None:
    """Tell whoever clicked that the button, or the form, is from another time."""
    wording = wording_of(interaction)
    card = Card(
        wording.say("This form is out of date") if _is_form(interaction) else wording.say("This button is out of date"),
        lines=(wording.say("It is from another version of me. Please use the command again."),),
        tone=Tone.QUESTION,
    )
    await send(interaction, card, private=True)
