"""``/pace``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import EXAMPLES, completions
from bot.core.notation import read_distance, read_phrase
from bot.core.pace import PaceAnswer, work_out_pace
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.pace import pace_card, pace_reading
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings


@answer_kind("pace")
def pace_answer(wording: Wording, time: str, distance: str = "") -> Card:
    """The card of a phrase, and of a distance from an option of its own."""
    return pace_card(_answer(time, distance), wording)


class PaceCog(commands.Cog):
    """The pace triangle."""

    @app_commands.command(
        name="pace",
        extras={
            GROUP: Group.PACES,
            BRIEF: locale_str("pace, time or distance"),
            KEYWORDS: locale_str("pace time distance speed calculator goal per"),
            EXAMPLE: "6:00 1k",
        },
        description=locale_str("Pace, time or distance: any two give the third, and what the pace is worth"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 10k in 47:30, or 5:00/km half, or 12 km/h marathon"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        private=PRIVATE,
    )
    async def pace(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the missing corner of the triangle."""
        async with answering(interaction):
            await reply(interaction, pace_answer, time, distance, private=private)

    @pace.autocomplete("time")
    @suggesting
    def _suggest(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, ("time", "distance")).phrase(current, EXAMPLES, completions)


def _answer(text: str, distance: str) -> PaceAnswer:
    length = read_distance(distance).distance if distance else None
    return work_out_pace(read_phrase(text, distance=length), length)


def _line(wording: Wording, time: str, distance: str = "") -> str:
    return pace_reading(_answer(time, distance), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(PaceCog())
