"""Forms without memory: a button asks for one more thing, and what is typed there makes the next answer.

The button's ``custom_id`` holds the answer without its first argument, and so does the form's: a form that was opened
before a restart can be sent after it. discord.py would keep every open form, and forget all of them at a restart.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any, Final

import discord

from bot.core.errors import PersonError
from bot.core.notation import MAX_LENGTH
from bot.reply.card import Form
from bot.reply.wording import Wording
from bot.surface.answer_buttons import show_next
from bot.surface.answers import ASK, Answer, AnswerKind, answer_from
from bot.surface.asking import wording_of
from bot.surface.buttons import Act, act_on, custom_id, on_click, say_outdated
from bot.surface.embeds import cut
from bot.surface.sending import send_form

MakeForm = Callable[..., Form]

ANSWER: Final = "a"
"""What a filled-in form does."""
FIELD: Final = "typed"
_TITLE: Final = 45
_PLACEHOLDER: Final = 100
_FORMS: Final[dict[str, MakeForm]] = {}


def form_of(kind: AnswerKind) -> Callable[[MakeForm], MakeForm]:
    """Register what is asked for an answer of this kind.

    The function gets a wording and the answer's arguments without the first, which is what the form asks for.
    """

    def register(make_form: MakeForm) -> MakeForm:
        _FORMS[kind.topic] = make_form
        return make_form

    return register


@on_click(ASK)
async def ask(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Open the form of an answer."""
    form = _form_from(state, wording_of(interaction))
    id_of_form = custom_id(ANSWER, *state)
    if form is None or id_of_form is None:
        await say_outdated(interaction)
        return
    await send_form(interaction, _modal(form, id_of_form, wording_of(interaction)))


async def answer(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    """Answer with what was typed, as a command would; where that goes wrong, with an example for this form."""
    form = _form_from(state, wording_of(interaction))
    typed = _typed(interaction)
    found = _answer_from(state, typed) if typed is not None else None
    if form is None or found is None:
        await say_outdated(interaction)
        return
    try:
        await show_next(interaction, found)
    except PersonError as error:
        again = _answer_from(state, error.example)
        if again is None or not _works(again, wording_of(interaction)):
            error.example = form.example
        raise


_ACTIONS: Final[dict[str, Act]] = {ANSWER: answer}


async def dispatch_form(interaction: discord.Interaction) -> None:
    """Do what a filled-in form says; anything raised ends in the one error handler."""
    await act_on(interaction, _ACTIONS)


def _form_from(state: tuple[str, ...], wording: Wording) -> Form | None:
    """The form that a button's state stands for; None where it stands for none. Raises PersonError as its maker."""
    if _answer_from(state, "") is None:
        return None
    _, topic, *arguments = state
    make_form = _FORMS.get(topic)
    if make_form is None:
        return None
    try:
        signature(make_form).bind(wording, *arguments)
    except TypeError:
        return None
    return make_form(wording, *arguments)


def _answer_from(state: tuple[str, ...], typed: str) -> Answer | None:
    """The answer of a form's state and what was typed into it; None where there is none."""
    if len(state) < 2:
        return None
    units, topic, *arguments = state
    while arguments and not arguments[-1]:
        arguments.pop()  # an id has room for 100 characters
    return answer_from((units, topic, typed, *arguments))


def _works(found: Answer, wording: Wording) -> bool:
    try:
        found.card(wording)
    except PersonError:
        return False
    return True


def _typed(interaction: discord.Interaction) -> str | None:
    """What stands in the form's field; None where there is no such field."""
    data: Any = interaction.data or {}
    for outer in data.get("components") or ():
        for inner in (outer.get("component"), *(outer.get("components") or ())):
            if inner and inner.get("custom_id") == FIELD and isinstance(inner.get("value"), str):
                return str(inner["value"])
    return None


def _modal(form: Form, custom_id: str, wording: Wording) -> discord.ui.Modal:
    modal = discord.ui.Modal(title=cut(form.title, _TITLE), timeout=None, custom_id=custom_id)
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=FIELD,
        placeholder=cut(wording.say("for example {example}", example=form.example), _PLACEHOLDER),
        max_length=MAX_LENGTH,
    )
    modal.add_item(discord.ui.Label(text=cut(form.label, _TITLE), component=field))
    modal.stop()  # a stopped form is sent, but not kept
    return modal
