"""``/benchmark``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.benchmark import Goal, Ground, Trial, read_benchmark
from bot.core.errors import PersonError
from bot.reply.card import Card
from bot.reply.cards.benchmark import benchmark_card, benchmark_line, ground_name
from bot.reply.cards.help import Group
from bot.reply.mistakes import mistake_in_short
from bot.reply.wording import Wording, capitalised
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far


@answer_kind("benchmark")
def benchmark_answer(wording: Wording, goal: str = "", place: str = "") -> Card:
    """The overview of tests, the page of one, or the one for a goal."""
    return benchmark_card(read_benchmark(goal, place), wording)


class BenchmarkCog(commands.Cog):
    """Which test suits whom."""

    @app_commands.command(
        name="benchmark",
        extras={
            BRIEF: locale_str("which test suits you"),
            KEYWORDS: locale_str(
                "which test fitness fit fitter beginner progress measure check improve state form better"
            ),
            GROUP: Group.TESTS,
            EXAMPLE: "first 5k",
        },
        description=locale_str(
            "Which fitness test suits you, how to run it and how often; leave it empty for an overview"
        ),
    )
    @app_commands.describe(
        goal=locale_str("What you are after, or a test: first 5k, faster mile, marathon, just started, 12 minutes"),
        place=locale_str("Where you can run: track, hall, road, treadmill"),
        private=PRIVATE,
    )
    async def benchmark(
        self,
        interaction: discord.Interaction,
        goal: PhraseText | None = None,
        place: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with a test and how to run it."""
        async with answering(interaction):
            await reply(interaction, benchmark_answer, goal, place, private=private)

    @benchmark.autocomplete("goal")
    @suggesting
    def _suggest_goal(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        place = typed_so_far(interaction, "place")
        mistake = ""
        if current.strip():
            try:
                yield benchmark_line(read_benchmark(current, place), wording), current
            except PersonError as error:
                mistake = mistake_in_short(error, wording)
        begun = current.strip().casefold()
        for text in (*Goal, *Trial):
            if begun in text.value:
                yield _reading(wording, text.value, place), text.value
        yield mistake, current

    @benchmark.autocomplete("place")
    @suggesting
    def _suggest_place(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - four choices are always all shown
        yield from ((capitalised(ground_name(ground, wording_of(interaction))), ground.value) for ground in Ground)


def _reading(wording: Wording, goal: str, place: str) -> str:
    """What a suggested goal leads to, at a place that may not read."""
    try:
        return benchmark_line(read_benchmark(goal, place), wording)
    except PersonError:
        return benchmark_line(read_benchmark(goal), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(BenchmarkCog())
