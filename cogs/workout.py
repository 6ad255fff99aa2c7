"""``/workout``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.workout.query import work_out_workout
from bot.core.workout.reading import EXAMPLE as WORKOUT
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.workout import fitness_line, workout_card, workout_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far
from bot.surface.readings import Readings

_EXAMPLES = (
    "2E + 3 x 1T w/ 2:00 + 4x200R",
    "5x1k @ 3:50 (90s)",
    "5 km easy, 4x800 @ I pace 400 jog, 2 km easy",
    "3 x (4x400 in 75, 60s) 3:00",
    "20 min E + 6x30s strides",
    "pyramid 200-400-800-400-200 R",
)
_RESULTS = ("5k in 25:00", "10k in 47:30", "half in 1:50:00", "vdot 45")
"""Both shown before anything is typed."""


@answer_kind("workout")
def workout_answer(wording: Wording, text: str, result: str = "") -> Card:
    """The card of a workout, in the paces of a race where one is given."""
    return workout_card(work_out_workout(text, result), wording)


class WorkoutCog(commands.Cog):
    """Workouts laid out."""

    @app_commands.command(
        name="workout",
        extras={
            BRIEF: locale_str("a session's length and pace"),
            KEYWORDS: locale_str("workout session interval intervals repeats reps sets rest recovery fartlek long"),
            GROUP: Group.TRAINING,
            EXAMPLE: "5x1k @ 3:50 (90s)",
        },
        description=locale_str("A workout laid out: how far and how long in all, each part in your own paces"),
    )
    @app_commands.describe(
        text=locale_str("The workout as you note it: 2E + 3 x 1T w/ 2:00 + 4x200R, or 5x1k @ 3:50 (90s)"),
        result=locale_str("A recent race, for your own paces: 5k in 21:30, half 1:50:00, vdot 47"),
        private=PRIVATE,
    )
    async def workout(
        self,
        interaction: discord.Interaction,
        text: PhraseText,
        result: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the parts and the whole."""
        async with answering(interaction):
            await reply(interaction, workout_answer, text, result, private=private)

    @workout.autocomplete("text")
    @suggesting
    def _suggest(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, ("text",)).phrase(current, _EXAMPLES)

    @workout.autocomplete("result")
    @suggesting
    def _suggest_result(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = Readings(interaction, _fitness_line, ("text", "result"))
        text = typed_so_far(interaction, "text") or WORKOUT
        for result in (current,) if current.strip() else _RESULTS:
            yield readings.or_mistake(text, result), result


def _line(wording: Wording, text: str) -> str:
    return workout_line(work_out_workout(text), wording)


def _fitness_line(wording: Wording, *typed: str) -> str:
    return fitness_line(work_out_workout(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(WorkoutCog())
