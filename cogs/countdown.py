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
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

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
        yield from _readings(interaction).phrase(current, EXAMPLES, _with_a_day)

    @countdown.autocomplete("weeks")
    @suggesting
    def _suggest_weeks(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = _readings(interaction)
        for weeks in (current,) if current.strip() else _LENGTHS:
            yield readings.of(*readings.beside("weeks", weeks)) or weeks, weeks


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, ("race", "weeks"))


def _with_a_day(race: str, error: PersonError) -> Iterator[str]:
    if error.code is Mistake.STILL_NEEDED:
        yield from (f"{race.strip()} {day}" for day in _DAYS)


def _line(wording: Wording, *typed: str) -> str:
    return countdown_line(work_out_countdown(*typed, today=dt.datetime.now(dt.UTC).date()), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(CountdownCog())
