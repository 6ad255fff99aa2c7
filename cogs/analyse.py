"""``/analyse``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.analysis_query import work_out_analysis
from bot.reply.card import Card
from bot.reply.cards.analysis import analysis_card, analysis_line, distance_choices
from bot.reply.cards.help import Group
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far
from bot.surface.readings import Readings

_EXAMPLES = (
    "5k: 4:02 4:05 4:10 4:12 4:01",
    "400s: 78 80 81 79",
    "1500: 48 65 66 64",
    "5k 24:10 10k 48:50 15k 1:13:40",
    "marathon 1:45 1:47",
)
"""Shown before anything is typed."""


@answer_kind("analyse")
def analyse_answer(wording: Wording, splits: str, distance: str = "") -> Card:
    """The card of what splits say."""
    return analysis_card(work_out_analysis(splits, distance), wording)


class AnalyseCog(commands.Cog):
    """Splits of a run that was run."""

    @app_commands.command(
        name="analyse",
        extras={
            BRIEF: locale_str("your splits: even or fading"),
            KEYWORDS: locale_str(
                "analyse analyze read splits laps review afterwards fade"
                " faded even uneven negative positive pacing bonk wall raced"
            ),
            EXAMPLE: "5k: 4:02 4:05 4:10 4:12 4:01",
            GROUP: Group.PACES,
        },
        description=locale_str(
            "What your splits say: even, negative or positive, fade, how steady, fastest and slowest"
        ),
    )
    @app_commands.describe(
        splits=locale_str("Your splits, single or cumulative: 5k: 4:02 4:05 4:10, or 400s: 78 80 81 79"),
        distance=locale_str("How long the run was, or each split: 5k, half, 400s, 1 km each"),
        private=PRIVATE,
    )
    async def analyse(
        self,
        interaction: discord.Interaction,
        splits: PhraseText,
        distance: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with what the splits say."""
        async with answering(interaction):
            await reply(interaction, analyse_answer, splits, distance, private=private)

    @analyse.autocomplete("splits")
    @suggesting
    def _suggest_splits(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).phrase(current, _EXAMPLES)

    @analyse.autocomplete("distance")
    @suggesting
    def _suggest_distance(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings, splits = _readings(interaction), typed_so_far(interaction, "splits")
        if current.strip() and splits.strip():
            yield readings.or_mistake(splits, current), current
            return
        for shown, distance in distance_choices(readings.wording):
            yield (readings.or_mistake(splits, distance) if splits.strip() else shown), distance


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, ("splits", "distance"))


def _line(wording: Wording, *typed: str) -> str:
    return analysis_line(work_out_analysis(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(AnalyseCog())
