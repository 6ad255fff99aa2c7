"""``/points``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.scoring_query import work_out_points
from bot.core.venue import CHOICES
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.points import points_card, points_line
from bot.reply.language import mark
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES: Final = (
    "5k in 20:00 women",
    "5000m 14:00 indoor men",
    "mile 4:20 men",
    "1000 points 5000m women",
    "100m 11.5 hand men",
    "3000m steeplechase 9:30 men",
    "half 1:20:00",
)
"""Shown before anything is typed."""
_OPTIONS: Final = ("time", "distance", "category", "surface")
_ROUND_POINTS: Final = (600, 800, 1000, 1200)
_BOTH: Final = mark("both")


@answer_kind("points")
def points_answer(wording: Wording, time: str, distance: str = "", category: str = "", surface: str = "") -> Card:
    """The card of a run's points, or of the time for points."""
    return points_card(work_out_points(time, distance, category, surface), wording)


class PointsCog(commands.Cog):
    """World Athletics points."""

    @app_commands.command(
        name="points",
        extras={
            BRIEF: locale_str("World Athletics points"),
            KEYWORDS: locale_str("points score scoring iaaf tables hungarian world athletics decathlon heptathlon"),
            GROUP: Group.STANDING,
            EXAMPLE: "5k in 20:00 women",
        },
        description=locale_str("World Athletics points of a time, and what is worth as much in other events"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 5000m 14:00 indoor men, 1000 points mile women"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        category=locale_str("Whose tables: women or men (both, if you leave it out)"),
        surface=locale_str("Road, track or short track, which have tables of their own"),
        private=PRIVATE,
    )
    async def points(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        category: PhraseText | None = None,
        surface: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the points."""
        async with answering(interaction):
            await reply(interaction, points_answer, time, distance, category, surface, private=private)

    @points.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).phrase(current, _EXAMPLES, _completed)

    @points.autocomplete("category")
    @suggesting
    def _suggest_category(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).named("category", current, (*Category, _BOTH))

    @points.autocomplete("surface")
    @suggesting
    def _suggest_surface(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).named("surface", current, CHOICES)


def _completed(text: str, error: PersonError) -> Iterator[str]:
    """Whole phrases that begin with what was typed."""
    yield from completions(text, error)
    if error.code is Mistake.WHICH_TIME:
        yield from (f"{text.strip()} {points} points" for points in _ROUND_POINTS)


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, _OPTIONS)


def _line(wording: Wording, *typed: str) -> str:
    return points_line(work_out_points(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(PointsCog())
