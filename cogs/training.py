"""``/training``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.training_query import work_out_training
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.training import training_card, training_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = ("5k in 25:00", "10k in 47:30", "half in 1:50:00", "mile 6:30", "5k in 34:00", "vdot 45")
"""Shown before anything is typed."""


@answer_kind("training")
def training_answer(wording: Wording, time: str, distance: str = "") -> Card:
    """The card of the training paces of a race, or of a VDOT."""
    return training_card(work_out_training(time, distance), wording)


class TrainingCog(commands.Cog):
    """Paces to train at."""

    @app_commands.command(
        name="training",
        extras={
            BRIEF: locale_str("your paces to train at"),
            KEYWORDS: locale_str(
                "train training pace paces easy tempo threshold interval intervals repetition jog long run vdot daniels"
            ),
            GROUP: Group.TRAINING,
            EXAMPLE: "5k in 25:00",
        },
        description=locale_str("Your training paces from a race: easy, marathon, threshold, intervals, repetitions"),
    )
    @app_commands.describe(
        time=locale_str("A recent race, as you would say it: 5k in 25:00, half 1:50:00, or a VDOT: vdot 45"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        private=PRIVATE,
    )
    async def training(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the five paces."""
        async with answering(interaction):
            await reply(interaction, training_answer, time, distance, private=private)

    @training.autocomplete("time")
    @suggesting
    def _suggest(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, ("time", "distance")).phrase(current, _EXAMPLES, completions)


def _line(wording: Wording, *typed: str) -> str:
    return training_line(work_out_training(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(TrainingCog())
