"""``/hill``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.errors import Mistake, PersonError
from bot.core.hill_query import work_out_hill
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.hill import hill_card, hill_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = (
    "5k in 25:00 +150 m",
    "10k in 50:00 6 %",
    "6:00/km at 8 %",
    "half in 1:45:00 +300 m loop",
    "8:00/mi downhill 4 %",
    "mile in 8:00 1:20 grade",
)
"""Shown before anything is typed."""
_OPTIONS = ("time", "distance", "climb", "grade")
_HILLS = ("6 %", "+100 m", "-4 %", "+100 m loop")
"""What a run without a hill may be completed with."""
_CLIMBS = ("50 m", "100 m", "200 m", "100 m loop", "-100 m")
_GRADES = ("1 %", "2 %", "4 %", "6 %", "8 %", "-2 %", "-4 %")


@answer_kind("hill")
def hill_answer(wording: Wording, time: str, distance: str = "", climb: str = "", grade: str = "") -> Card:
    """The card of a run on a hill."""
    return hill_card(work_out_hill(time, distance, climb, grade), wording)


class HillCog(commands.Cog):
    """Runs up and down."""

    @app_commands.command(
        name="hill",
        extras={
            BRIEF: locale_str("a hilly run on the flat"),
            KEYWORDS: locale_str(
                "hill hills hilly climb uphill downhill elevation gain ascent gradient slope flat gap trail adjusted"
            ),
            GROUP: Group.RACE,
            EXAMPLE: "5k in 25:00 +150 m",
        },
        description=locale_str("What a hilly run is worth on the flat, and what your flat pace becomes on a hill"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 5k in 25:00 +150 m, or 6:00/km at 8 %"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        climb=locale_str("How much it climbs or drops: 150 m, 500 ft, -100 m, 300 m loop"),
        grade=locale_str("How steep it is: 6 %, -4 %, 1:20, 3 degrees"),
        private=PRIVATE,
    )
    async def hill(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        climb: PhraseText | None = None,
        grade: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with both directions."""
        async with answering(interaction):
            await reply(interaction, hill_answer, time, distance, climb, grade, private=private)

    @hill.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).phrase(current, _EXAMPLES, _whole)

    @hill.autocomplete("climb")
    @suggesting
    def _suggest_climb(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS[:3]).values("climb", current, _CLIMBS)

    @hill.autocomplete("grade")
    @suggesting
    def _suggest_grade(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).values("grade", current, _GRADES)


def _whole(typed: str, error: PersonError) -> Iterator[str]:
    """What was typed with a hill behind it, or with the run made whole."""
    if error.code is Mistake.STILL_NEEDED:
        yield from (f"{typed.strip()} {hill}" for hill in _HILLS)
    for run in completions(typed, error):
        yield run
        yield f"{run} {_HILLS[0]}"


def _line(wording: Wording, *typed: str) -> str:
    return hill_line(work_out_hill(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(HillCog())
