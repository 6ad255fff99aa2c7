"""``/zones``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.heart_rate_query import EXAMPLES, methods, work_out_zones
from bot.reply.card import Card
from bot.reply.cards.heart_rate import method_name, zones_card, zones_line
from bot.reply.cards.help import Group
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PhraseText, suggesting
from bot.surface.readings import Readings

_OPTIONS = ("heart", "max", "rest", "threshold", "age", "method")


@answer_kind("zones", confidential=True)
def zones_answer(
    wording: Wording,
    heart: str,
    maximum: str = "",
    resting: str = "",
    threshold: str = "",
    age: str = "",
    method: str = "",
) -> Card:
    """The card of the zones of a heart."""
    return zones_card(work_out_zones(heart, maximum, resting, threshold, age, method), wording)


class HeartRateCog(commands.Cog):
    """Zones of heart rate."""

    @app_commands.command(
        name="zones",
        extras={
            BRIEF: locale_str("heart rate, only for you"),
            KEYWORDS: locale_str(
                "heart rate heartrate hr hrmax bpm pulse zone zones karvonen max maximum resting beats"
            ),
            GROUP: Group.TRAINING,
            EXAMPLE: "max 190 rest 50",
        },
        description=locale_str("Your heart-rate zones by every method, beside how they feel; only you see them"),
    )
    @app_commands.describe(
        heart=locale_str("What you know, as you would say it: max 190 rest 50, or age 45, or lthr 168"),
        maximum=locale_str("Your maximal heart rate, if you have measured it: 190"),
        resting=locale_str("Your resting heart rate: 50"),
        threshold=locale_str("Your heart rate at threshold, for Friel's zones: 168"),
        age=locale_str("Your age, to estimate the maximum from if you do not know it: 45"),
        method=locale_str("One method alone, or which estimate of the maximum: karvonen, friel, tanaka"),
    )
    @app_commands.rename(maximum="max", resting="rest")
    async def zones(
        self,
        interaction: discord.Interaction,
        heart: PhraseText,
        maximum: PhraseText | None = None,
        resting: PhraseText | None = None,
        threshold: PhraseText | None = None,
        age: PhraseText | None = None,
        method: PhraseText | None = None,
    ) -> None:
        """Answer with the zones, for the asker alone."""
        async with answering(interaction):
            await reply(interaction, zones_answer, heart, maximum, resting, threshold, age, method)

    @zones.autocomplete("heart")
    @suggesting
    def _suggest_heart(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).phrase(current, EXAMPLES)

    @zones.autocomplete("method")
    @suggesting
    def _suggest_method(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        named = ((method_name(one.id, wording), word) for word, one in methods().items())
        yield from ((name, word) for name, word in named if current.casefold() in f"{name} {word}".casefold())


def _line(wording: Wording, *typed: str) -> str:
    return zones_line(work_out_zones(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(HeartRateCog())
