"""A card: what an answer says, before anybody knows where it will be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.reply.pictures import Picture
from bot.reply.reader import UnitSystem


class Tone(Enum):
    """What a card is, so that its place can colour it."""

    ANSWER = auto()
    QUESTION = auto()
    RECORD = auto()
    TROUBLE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A name with a few short lines under it; ``inline`` ones stand side by side where there is room."""

    name: str
    value: str
    inline: bool = True


@dataclass(frozen=True, slots=True)
class NextStep:
    """A further answer one click away: the label, and the answer's topic and arguments.

    ``in_place`` turns this message, as to another page, for whoever asked; others get a copy of their own. ``asks``
    opens the topic's form first: what is typed there is the answer's first argument, before ``arguments``.
    """

    label: str
    topic: str
    arguments: tuple[str, ...]
    in_place: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form with one short field: its title, the field's label, and an input that always works there."""

    title: str
    label: str
    example: str


@dataclass(frozen=True, slots=True)
class Card:
    """An answer: a title, lines of text, fields, and a footer that says the method and how far to trust it.

    ``units`` is which unit comes first in it; None where it holds none that could be turned. ``picture`` comes with it
    where it can be drawn; without it the card says as much. A card that is not ``is_kept`` leaves no trace in memory.
    """

    title: str
    lines: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    footer: str = ""
    tone: Tone = Tone.ANSWER
    units: UnitSystem | None = None
    next_steps: tuple[NextStep, ...] = ()
    picture: Picture | None = None
    is_kept: bool = True
