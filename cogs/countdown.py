"""``/countdown``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.countdown_query import EXAMPLES, work_out_countdown
from bot.core.errors import Mistake, PersonError
from bot.reply.card import Card
from bot.reply.cards.countdown import countdown_card, countdown_line
from bot.reply.cards.help import Group
from bot.reply.mistakes import mistake_in_short
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far

_DAYS = ("in 12 weeks", "in 16 weeks", "next Sunday")
"""Offered behind a race whose day is still to be said."""
_LENGTHS = ("8", "10", "12", "16", "20")


@answer_kind("countdown")
def countdown_answer(wording: Wording, race: str, weeks: str = "", *, today: dt.date) -> Card:
    """The card of the days to a race."""
    return countdown_card(work_out_countdown(race, weeks, today=today), wording)


class CountdownCog(commands.Cog):
    """The days to a race."""

    @app_commands.command(
        name="countdown",
        extras={
            BRIEF: locale_str("weeks to race, plan start"),
            KEYWORDS: locale_str("countdown weeks days date race when start begin plan taper tapering until calendar"),
            GROUP: Group.RACE,
            EXAMPLE: "half in 12 weeks",
        },
        description=locale_str("How long to your race, when the plan for it begins, and when to ease off"),
    )
    @app_commands.describe(
        race=locale_str(
            "The race and its day, as you would say it: Berlin Marathon 26 September 2027, half in 12 weeks"
        ),
        weeks=locale_str("How many weeks your plan has, if not the usual for the distance: 16"),
        private=PRIVATE,
    )
    async def countdown(
        self,
        interaction: discord.Interaction,
        race: PhraseText,
        weeks: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the days to go, and the days that matter before."""
        async with answering(interaction):
            await reply(interaction, countdown_answer, race, weeks, private=private)

    @countdown.autocomplete("race")
    @suggesting
    def _suggest_race(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording, weeks = wording_of(interaction), typed_so_far(interaction, "weeks")
        if not current.strip():
            yield from ((_reading(wording, text), text) for text in EXAMPLES)
            return
        try:
            yield countdown_line(work_out_countdown(current, weeks, today=_today()), wording), current
        except PersonError as error:
            if error.code is Mistake.STILL_NEEDED:
                whole = [f"{current.strip()} {day}" for day in _DAYS]
                yield from ((_reading(wording, text, weeks), text) for text in whole)
            yield mistake_in_short(error, wording), current

    @countdown.autocomplete("weeks")
    @suggesting
    def _suggest_weeks(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording, race = wording_of(interaction), typed_so_far(interaction, "race")
        if current.strip():
            yield _reading(wording, race, current) or current, current
            return
        yield from ((_reading(wording, race, weeks) or weeks, weeks) for weeks in _LENGTHS)


def _reading(wording: Wording, *typed: str) -> str:
    """The reading of what is suggested, empty where it does not read."""
    try:
        return countdown_line(work_out_countdown(*typed, today=_today()), wording)
    except PersonError:
        return ""


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(CountdownCog())
