"""``/calories``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.energy_query import EXAMPLES, weight_completions, work_out_energy
from bot.reply.card import Card
from bot.reply.cards.energy import energy_card, energy_line
from bot.reply.cards.help import Group
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PhraseText, suggesting
from bot.surface.readings import Readings


@answer_kind("calories", confidential=True)
def calories_answer(wording: Wording, time: str, distance: str = "", weight: str = "") -> Card:
    """The card of the energy of a run."""
    return energy_card(work_out_energy(time, distance, weight), wording)


class EnergyCog(commands.Cog):
    """The energy of running."""

    @app_commands.command(
        name="calories",
        extras={
            BRIEF: locale_str("calories, only for you"),
            KEYWORDS: locale_str("calories calorie kcal burn burnt burned burning energy weight kilojoule"),
            GROUP: Group.TRAINING,
            EXAMPLE: "10k in 50:00 70 kg",
        },
        description=locale_str("The energy of a run as a range of three methods; only you see it"),
    )
    @app_commands.describe(
        time=locale_str("The run and your weight, as you would say it: 10k in 50:00 70 kg, or 5k in 30:00 150 lb"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        weight=locale_str("Your weight, if it is not in the first option: 70 kg, 154 lb, 11 st 4"),
    )
    async def calories(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        weight: PhraseText | None = None,
    ) -> None:
        """Answer with the energy, for the asker alone."""
        async with answering(interaction):
            await reply(interaction, calories_answer, time, distance, weight)

    @calories.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).phrase(current, EXAMPLES, weight_completions)

    @calories.autocomplete("weight")
    @suggesting
    def _suggest_weight(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        if current.strip():
            yield from _readings(interaction).typed("weight", current, weight_completions)


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, ("time", "distance", "weight"))


def _line(wording: Wording, *typed: str) -> str:
    return energy_line(work_out_energy(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(EnergyCog())
