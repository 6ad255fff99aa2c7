"""``/compare``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.comparison_query import work_out_comparison
from bot.core.comparison_request import work_out_request
from bot.core.completion import completions
from bot.core.errors import PersonError
from bot.core.events import Category, Surface
from bot.core.records import record_shelf
from bot.reply.card import Card, Form
from bot.reply.cards.comparison import comparison_card, comparison_form, comparison_line
from bot.reply.cards.help import Group
from bot.reply.names import category_name, surface_name
from bot.reply.wording import Wording, capitalised
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.forms import form_of
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = (
    "5k in 25:00",
    "mile 6:00 women",
    "half in 1:50:00",
    "20:00 5k vs 18:30",
    "marathon 4:00:00",
    "12 km in 1 hour",
)
"""Shown before anything is typed."""
_OPTIONS = ("time", "distance", "category", "with")


@answer_kind("compare")
def compare_answer(
    wording: Wording, time: str, distance: str = "", category: str = "", against: str = "", *, today: dt.date
) -> Card:
    """The card of a run beside the records, or beside another time."""
    book = record_shelf().book
    return comparison_card(
        work_out_comparison(time, distance, category, against, book=book), book, wording, today=today
    )


@form_of(compare_answer)
def compare_form(wording: Wording, distance: str, category: str = "", against: str = "") -> Form:
    """The form that asks for one's own time or distance, to set it beside the records."""
    return comparison_form(work_out_request(distance, category, against, book=record_shelf().book), wording)


class CompareCog(commands.Cog):
    """Runs beside each other."""

    @app_commands.command(
        name="compare",
        extras={
            GROUP: Group.STANDING,
            BRIEF: locale_str("you beside the world record"),
            KEYWORDS: locale_str("compare against versus gap behind ahead beside usain bolt kipchoge"),
            EXAMPLE: "5k in 25:00",
        },
        description=locale_str("Your time beside the world record, or beside another time: who is where at the finish"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 5k in 25:00, mile 6:00 women, 20:00 5k vs 18:30"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        category=locale_str("Whose record: men or women (both, if you leave it out)"),
        against=locale_str("Another time over the same distance, or which record: 18:30, women, road"),
        private=PRIVATE,
    )
    @app_commands.rename(against="with")
    async def compare(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        category: PhraseText | None = None,
        against: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the two beside each other."""
        async with answering(interaction):
            await reply(interaction, compare_answer, time, distance, category, against, private=private)

    @compare.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = Readings(interaction, _line, _OPTIONS)
        yield from readings.phrase(current, _EXAMPLES, completions)
        for category in _left_open(*readings.beside("time", current)):
            text = f"{current.strip()} {category}"
            yield readings.of(*readings.beside("time", text)), text

    @compare.autocomplete("category")
    @suggesting
    def _suggest_category(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - two choices are always all shown
        yield from ((category_name(category, wording_of(interaction)), category.value) for category in Category)

    @compare.autocomplete("against")
    @suggesting
    def _suggest_with(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = Readings(interaction, _line, _OPTIONS)
        if current.strip():
            yield from readings.typed("with", current)
            return
        for name, value in _records(readings.wording):
            told = readings.of(*readings.beside("with", value))
            if told:
                yield readings.wording.say("{name}: {told}", name=name, told=told), value


def _records(wording: Wording) -> Iterator[tuple[str, str]]:
    """The records that can be asked for by one word, as they are called and as they are typed."""
    yield from ((capitalised(category_name(category, wording)), category.value) for category in Category)
    yield from ((capitalised(surface_name(surface, wording)), surface.value) for surface in Surface)


def _left_open(*typed: str) -> tuple[Category, ...]:
    """Whose records a run stands beside that does not say whose; none where it does, or does not read."""
    try:
        standings = work_out_comparison(*typed).standings
    except PersonError:
        return ()
    return tuple(one.category for one in standings) if len(standings) > 1 else ()


def _line(wording: Wording, *typed: str) -> str:
    return comparison_line(work_out_comparison(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(CompareCog())
