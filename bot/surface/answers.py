"""Answers that can be made again from what was typed: the buttons under them carry it, so they work for years.

An answer kind is a function from a wording and the typed arguments to a card. What a button needs to make the answer
again stands in its ``custom_id`` (``bot.surface.buttons``); nothing is remembered between two clicks, and nothing of a
button is trusted: its arguments are read as if they had just been typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from inspect import Signature, signature
from typing import Final

import discord

from bot.reply.card import Card, NextStep
from bot.reply.reader import Reader, UnitSystem
from bot.reply.wording import Wording, wording_for
from bot.surface.asking import wording_of
from bot.surface.buttons import Button, custom_id, view_of
from bot.surface.place import is_private_place
from bot.surface.sending import Pictures, send_with_picture

MakeCard = Callable[..., Card]
TODAY: Final = "today"


@cache
def _signature(make_card: MakeCard) -> Signature:
    return signature(make_card)


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """One kind of answer. ``topic`` stands in buttons for years, so it never changes.

    A ``confidential`` one is made from what concerns the asker alone, such as heart rate or weight: nobody else is
    shown it, whatever the place, the option or the button says, and it is not kept in memory.
    """

    topic: str
    make_card: MakeCard
    confidential: bool = False

    def takes(self, arguments: Sequence[str]) -> bool:
        """Whether it can be made from so many arguments."""
        today = {TODAY: None} if self.wants_today else {}
        try:
            _signature(self.make_card).bind(None, *arguments, **today)
        except TypeError:
            return False
        return True

    def make(self, wording: Wording, arguments: Sequence[str], today: dt.date) -> Card:
        """The card from what was typed, and for a maker that asks for it from the day it is."""
        return self.make_card(wording, *arguments, **({TODAY: today} if self.wants_today else {}))

    @property
    def wants_today(self) -> bool:
        """Whether the maker takes the day it is, as the keyword ``today``."""
        return TODAY in _signature(self.make_card).parameters


_KINDS: Final[dict[str, AnswerKind]] = {}

TURN: Final = "u"
SHARE: Final = "s"
OPEN: Final = "o"
ASK: Final = "f"


def answer_kind(topic: str, *, confidential: bool = False) -> Callable[[MakeCard], AnswerKind]:
    """Register a function as the maker of a kind of answer. Raises ValueError for a topic that is taken."""

    def register(make_card: MakeCard) -> AnswerKind:
        if topic in _KINDS or ":" in topic:
            raise ValueError(f"the topic {topic!r} is taken or has a colon")
        _KINDS[topic] = AnswerKind(topic, make_card, confidential)
        return _KINDS[topic]

    return register


def kind_of(topic: str) -> AnswerKind | None:
    """The kind of answer of this topic; None for one that does not exist, or no longer."""
    return _KINDS.get(topic)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its kind and what was typed. ``units`` is set when a button chose them."""

    kind: AnswerKind
    arguments: tuple[str, ...]
    units: UnitSystem | None = None

    def card(self, wording: Wording) -> Card:
        """The card of this answer. Raises PersonError as the kind does."""
        today = dt.datetime.now(dt.UTC).date()
        if self.kind.confidential:
            return replace(self.kind.make(wording, self.arguments, today), is_kept=False)
        return _card(self.kind, self.arguments, wording.reader, today)

    def state(self, units: UnitSystem | None) -> tuple[str, ...]:
        """What a button carries to make this answer again, in these units."""
        return ("" if units is None else units.value, self.kind.topic, *self.arguments)


@lru_cache(maxsize=512)
def _card(kind: AnswerKind, arguments: tuple[str, ...], reader: Reader, today: dt.date) -> Card:
    """A card is a function of what was typed and who reads it, and the same is asked again and again.

    By a click on a button, by a second member, by the command behind its own suggestion.
    """
    return kind.make(wording_for(reader), arguments, today)


def forget_answers() -> None:
    """Make all cards anew from now on: what they are made from has changed."""
    _card.cache_clear()


def answer_from(state: tuple[str, ...]) -> Answer | None:
    """The answer that a button's state stands for; None where it stands for none."""
    if len(state) < 2:
        return None
    units, topic, *arguments = state
    kind = kind_of(topic)
    if kind is None or units not in ("", *UnitSystem) or not kind.takes(arguments):
        return None
    return Answer(kind, tuple(arguments), UnitSystem(units) if units else None)


async def reply(
    interaction: discord.Interaction, kind: AnswerKind, *arguments: str | None, private: bool | None = None
) -> None:
    """Answer a command: for the room or for the asker alone, with the buttons that fit. Raises PersonError.

    ``private`` is what the asker chose; where they chose nothing, the place decides. What is confidential is for the
    asker alone everywhere.
    """
    given = [argument or "" for argument in arguments]
    while given and not given[-1]:
        given.pop()  # an id has room for 100 characters
    answer = Answer(kind, tuple(given))
    wording = wording_of(interaction)
    hidden = kind.confidential or (is_private_place(interaction) if private is None else private)
    card = answer.card(wording)
    view = view_of(buttons_of(answer, card, wording, may_share=hidden))
    await send_with_picture(interaction, card, private=hidden, view=view, workers=pictures_of(interaction))


def _id_of(step: NextStep) -> str | None:
    action = ASK if step.asks else TURN if step.in_place else OPEN
    return custom_id(action, "", step.topic, *step.arguments)


def pictures_of(interaction: discord.Interaction) -> Pictures | None:
    """Who draws for this bot; None where nobody does, and answers are words alone."""
    return getattr(interaction.client, "pictures", None)


def buttons_of(answer: Answer, card: Card, wording: Wording, *, may_share: bool) -> tuple[Button, ...]:
    """The buttons under an answer: other units, a next step or two, sharing."""
    buttons: list[Button] = []
    if card.units is not None:
        other = card.units.other
        label = wording.say("In miles") if other is UnitSystem.MILES else wording.say("In kilometres")
        buttons.append(Button(label, custom_id(TURN, *answer.state(other))))
    buttons += [Button(step.label, _id_of(step)) for step in card.next_steps]
    if may_share and not answer.kind.confidential:
        buttons.append(Button(wording.say("Share"), custom_id(SHARE, *answer.state(answer.units))))
    return tuple(buttons)
