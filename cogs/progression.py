"""``/progression`` and the milestones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.dates import read_date
from bot.core.errors import Mistake, PersonError
from bot.core.events import event_by_id
from bot.core.records import Progression, RecordQuery, read_record_query, record_shelf, suggest_events
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.progression import milestones_card, progression_card
from bot.reply.cards.record import MILESTONES, PROGRESSION, suggestion_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting


@answer_kind(PROGRESSION)
def progression_answer(
    wording: Wording,
    event: str,
    category: str = "",
    surface: str = "",
    since: str = "",
    page: str = "",
    *,
    today: dt.date,
) -> Card:
    """The card of a page of a record's history."""
    query = read_record_query(event, category=category, surface=surface, book=record_shelf().book)
    found = _progressions(query)
    if since:
        start = read_date(since, today=today, first_day=True)
        found = [progression.since(start) for progression in found]
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1
    return progression_card(found, number, (event, category, surface, since), record_shelf().book, wording, today=today)


@answer_kind(MILESTONES)
def milestones_answer(wording: Wording, event: str, category: str = "", surface: str = "", *, today: dt.date) -> Card:
    """The card of an event's milestones."""
    query = read_record_query(event, category=category, surface=surface, book=record_shelf().book)
    book = record_shelf().book
    told = [one for known in query.events for one in book.milestones_of(known, query.category, query.surface)]
    return milestones_card(told, _progressions(query), query.events[0], book, wording, today=today)


def _progressions(query: RecordQuery) -> list[Progression]:
    """The histories of what was asked for. Raises PersonError(NO_HISTORY) where there is none."""
    book = record_shelf().book
    standings = book.find(*query.events, category=query.category, surface=query.surface, field=query.field)
    found = [book.progression(one.event, one.category, one.surface, one.field) for one in standings]
    there = [progression for progression in dict.fromkeys(found) if progression is not None]
    if not there:
        raise PersonError(Mistake.NO_HISTORY, example="mile women", params={"event": query.events[0]})
    # One surface at a time: the mile on the road is another story.
    return [one for one in there if (one.event, one.surface) == (there[0].event, there[0].surface)]


class ProgressionCog(commands.Cog):
    """How records got where they are."""

    @app_commands.command(
        name="progression",
        extras={
            GROUP: Group.STANDING,
            BRIEF: locale_str("a world record's past"),
            KEYWORDS: locale_str("progression history development over years chart picture"),
            EXAMPLE: "mile men",
        },
        description=locale_str("How a world record got where it is: mark by mark, with dates"),
    )
    @app_commands.describe(
        event=locale_str("The event, as you would say it: mile women, 1500 men, marathon"),
        category=locale_str("Whose record: men or women (both, if you leave it out)"),
        surface=locale_str("Where: outdoor track or road"),
        since=locale_str("From which year or day on: 1954, 6 May 1954"),
        private=PRIVATE,
    )
    async def progression(
        self,
        interaction: discord.Interaction,
        event: PhraseText,
        category: PhraseText | None = None,
        surface: PhraseText | None = None,
        since: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the history of a record."""
        async with answering(interaction):
            await reply(interaction, progression_answer, event, category, surface, since, private=private)

    @progression.autocomplete("event")
    @suggesting
    def _suggest_event(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        book = record_shelf().book
        told = {progression.event.id for progression in book.progressions}
        for event_id, category, surface in suggest_events(current, book=book):
            if event_id not in told:
                continue
            shown = suggestion_line(event_by_id(event_id), category, surface, wording)
            yield shown, " ".join(part for part in (event_id, category, surface) if part)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(ProgressionCog())
