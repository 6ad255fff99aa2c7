"""``/critical-speed``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.critical_speed_query import work_out_critical_speed
from bot.reply.card import Card
from bot.reply.cards.critical_speed import critical_speed_card, critical_speed_line
from bot.reply.cards.help import Group
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = (
    "1200m 4:00, 3000m 11:00",
    "3 min 900m; 12 min 3100m",
    "800m 2:50, 1500m 5:45, 3k 12:40",
    "mile 7:00 and 3k 14:00",
)
"""Shown before anything is typed."""


@answer_kind("critical-speed")
def critical_speed_answer(wording: Wording, trials: str) -> Card:
    """The card of the line through some hard runs."""
    return critical_speed_card(work_out_critical_speed(trials), wording)


class CriticalSpeedCog(commands.Cog):
    """The line through some hard runs."""

    @app_commands.command(
        name="critical-speed",
        extras={
            BRIEF: locale_str("pace you can hold"),
            KEYWORDS: locale_str("critical speed power threshold lactate anaerobic hold"),
            GROUP: Group.TRAINING,
            EXAMPLE: "1200m 4:00, 3000m 11:00",
        },
        description=locale_str("The pace you can hold for long, from two to five hard runs of 2 to 15 minutes"),
    )
    @app_commands.describe(
        trials=locale_str("Two to five runs, all you had: 1200m 4:00, 3000m 11:00 or 3 min 900m; 12 min 3100m"),
        private=PRIVATE,
    )
    async def critical_speed(
        self, interaction: discord.Interaction, trials: PhraseText, private: bool | None = None
    ) -> None:
        """Answer with the critical speed and what it stands for."""
        async with answering(interaction):
            await reply(interaction, critical_speed_answer, trials, private=private)

    @critical_speed.autocomplete("trials")
    @suggesting
    def _suggest_trials(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, ("trials",)).phrase(current, _EXAMPLES)


def _line(wording: Wording, trials: str) -> str:
    return critical_speed_line(work_out_critical_speed(trials), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(CriticalSpeedCog())
