"""``/treadmill``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.errors import Mistake, PersonError
from bot.core.treadmill_query import work_out_treadmill
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.treadmill import treadmill_card, treadmill_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = ("12 km/h", "7.5 mph", "5:00/km", "8:00/mi", "12 km/h 6 %", "10k in 50:00", "walk 5 km/h 12 %")
"""Shown before anything is typed."""
_INCLINES = ("0 %", "1 %", "2 %", "4 %", "6 %", "8 %", "10 %", "12 %", "15 %")


@answer_kind("treadmill")
def treadmill_answer(wording: Wording, speed: str, incline: str = "") -> Card:
    """The card of a belt speed or a pace at an incline."""
    return treadmill_card(work_out_treadmill(speed, incline), wording)


class TreadmillCog(commands.Cog):
    """Belts."""

    @app_commands.command(
        name="treadmill",
        extras={
            BRIEF: locale_str("belt speed and pace"),
            KEYWORDS: locale_str("treadmill belt incline gym mph kmh"),
            GROUP: Group.PACES,
            EXAMPLE: "12 km/h 6 %",
        },
        description=locale_str("Belt speed to pace and back, and what an incline is like"),
    )
    @app_commands.describe(
        speed=locale_str("The belt's speed or a pace, with the incline if you like: 12 km/h 1 %, 7.5 mph, 5:00/km"),
        incline=locale_str("How steep the belt is: 1 %, 6 %, -2 %"),
        private=PRIVATE,
    )
    async def treadmill(
        self,
        interaction: discord.Interaction,
        speed: PhraseText,
        incline: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with speed, pace and what they are like elsewhere."""
        async with answering(interaction):
            await reply(interaction, treadmill_answer, speed, incline, private=private)

    @treadmill.autocomplete("speed")
    @suggesting
    def _suggest_speed(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).phrase(current, _EXAMPLES, _whole)

    @treadmill.autocomplete("incline")
    @suggesting
    def _suggest_incline(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).values("incline", current, _INCLINES)


def _whole(typed: str, error: PersonError) -> Iterator[str]:
    """What was typed with each unit that a bare number may have, or with the run made whole."""
    ways = error.params.get("ways")
    if error.code is Mistake.WHICH_MEASURE and isinstance(ways, tuple):
        yield from (f"{error.text[: error.start]}{way}{error.text[error.end :]}".strip() for way in ways)
    yield from completions(typed, error)


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, ("speed", "incline"))


def _line(wording: Wording, *typed: str) -> str:
    return treadmill_line(work_out_treadmill(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(TreadmillCog())
