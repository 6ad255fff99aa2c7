"""``/record``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.dates import read_date
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Surface, event_by_id
from bot.core.records import read_record_query, record_shelf, suggest_events
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.record import record_card, record_on_card, suggestion_line
from bot.reply.names import category_name, surface_name
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting

_MOST_HISTORIES = 4


@answer_kind("record")
def record_answer(
    wording: Wording, event: str, category: str = "", surface: str = "", on: str = "", *, today: dt.date
) -> Card:
    """The card of how the record asked for stands, or how it stood on a day."""
    query = read_record_query(event, category=category, surface=surface, book=record_shelf().book)
    book = record_shelf().book
    standings = book.find(*query.events, category=query.category, surface=query.surface, field=query.field)
    if not on:
        return record_card(standings, book, wording, today=today, leftover=query.leftover)
    day = read_date(on, today=today)
    histories = [book.progression(one.event, one.category, one.surface, one.field) for one in standings]
    there = [history for history in dict.fromkeys(histories) if history is not None]
    if not there:
        raise PersonError(Mistake.NO_HISTORY, example="mile women", params={"event": query.events[0]})
    # The road mile has no record of 1954; the mile on the track has.
    begun = [history for history in there if history.first.date <= day] or there
    held = [(history, history.holder_on(day)) for history in begun[:_MOST_HISTORIES]]
    return record_on_card(held, day, book, wording)


class RecordCog(commands.Cog):
    """World records."""

    @app_commands.command(
        name="record",
        extras={
            GROUP: Group.STANDING,
            BRIEF: locale_str("world records, past ones too"),
            KEYWORDS: locale_str("record records world fastest best ever history holder wr"),
            EXAMPLE: "mile women",
        },
        description=locale_str("The world record for an event: men, women, track, road"),
    )
    @app_commands.describe(
        event=locale_str("The event, as you would say it: mile women, 5k road, half marathon, 24 hours"),
        category=locale_str("Whose record: men or women (both, if you leave it out)"),
        surface=locale_str("Where: outdoor track, short track, road or ultra"),
        on=locale_str("A day in the past: 6 May 1954, or 1954"),
        private=PRIVATE,
    )
    async def record(
        self,
        interaction: discord.Interaction,
        event: PhraseText,
        category: PhraseText | None = None,
        surface: PhraseText | None = None,
        on: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with how the record stands."""
        async with answering(interaction):
            await reply(interaction, record_answer, event, category, surface, on, private=private)

    @record.autocomplete("event")
    @suggesting
    def _suggest_event(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        for event_id, category, surface in suggest_events(current, book=record_shelf().book):
            shown = suggestion_line(event_by_id(event_id), category, surface, wording)
            yield shown, " ".join(part for part in (event_id, category, surface) if part)

    @record.autocomplete("category")
    @suggesting
    def _suggest_category(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - two choices are always all shown
        yield from ((category_name(category, wording_of(interaction)), category.value) for category in Category)

    @record.autocomplete("surface")
    @suggesting
    def _suggest_surface(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - four choices are always all shown
        yield from ((surface_name(surface, wording_of(interaction)), surface.value) for surface in Surface)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(RecordCog())
