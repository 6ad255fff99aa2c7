"""What a command's options read as, shown while one of them is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import discord

from bot.core.errors import PersonError
from bot.reply.mistakes import mistake_in_short
from bot.reply.wording import capitalised
from bot.surface.asking import wording_of
from bot.surface.options import typed_so_far

Line = Callable[..., str]
"""The reading from a wording and what the options hold, in their order. Raises PersonError where they do not read."""

Complete = Callable[[str, PersonError], Iterable[str]]
"""Whole texts for one that does not read, from it and what is wrong with it."""

Offered = Iterator[tuple[str, str]]
"""What is shown, and what is filled in; where nothing is shown, nothing is offered."""


def _nothing(_text: str, _error: PersonError) -> Iterable[str]:
    return ()


class Readings:
    """The readings of one command for whoever is typing it.

    ``options`` are its options by the names that people see, in the order of ``line``; the first takes a whole phrase.
    """

    def __init__(self, interaction: discord.Interaction, line: Line, options: Iterable[str]) -> None:
        self.wording = wording_of(interaction)
        self._line = line
        self._typed = {option: typed_so_far(interaction, option) for option in options}

    def of(self, *typed: str) -> str:
        """The reading of what is suggested, empty where it does not read."""
        try:
            return self._line(self.wording, *typed)
        except PersonError:
            return ""

    def or_mistake(self, *typed: str) -> str:
        """The reading, or what is wrong with it."""
        try:
            return self._line(self.wording, *typed)
        except PersonError as error:
            return mistake_in_short(error, self.wording)

    def beside(self, option: str, text: str) -> tuple[str, ...]:
        """What all options hold, with this text in one of them."""
        return tuple({**self._typed, option: text}.values())

    def phrase(self, current: str, examples: Iterable[str], complete: Complete = _nothing) -> Offered:
        """What is offered in the first option: examples, and once something is typed, what that reads as."""
        if not current.strip():
            yield from ((self.of(text), text) for text in examples)
            return
        yield from self.typed(next(iter(self._typed)), current, complete)

    def typed(self, option: str, current: str, complete: Complete = _nothing) -> Offered:
        """What is typed into an option with its reading; else ways to complete it, then what is wrong with it."""
        try:
            yield self._line(self.wording, *self.beside(option, current)), current
        except PersonError as error:
            yield from ((self.of(*self.beside(option, text)), text) for text in complete(current, error))
            yield mistake_in_short(error, self.wording), current

    def values(self, option: str, current: str, values: Iterable[str]) -> Offered:
        """What is typed into an option, or values for it, each with its reading or what is wrong with it."""
        for text in (current,) if current.strip() else values:
            yield self.or_mistake(*self.beside(option, text)), text

    def named(self, option: str, current: str, values: Iterable[str]) -> Offered:
        """What is typed into an option as it reads, or values for it by name, each with the reading it leads to."""
        if current.strip():
            yield from self.typed(option, current)
            return
        for value in values:
            name, told = capitalised(self.wording.say(value)), self.of(*self.beside(option, value))
            yield self.wording.say("{name}: {told}", name=name, told=told) if told else name, value
