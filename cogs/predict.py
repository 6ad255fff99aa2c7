"""``/predict``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.equivalents import STANDARD
from bot.core.errors import PersonError
from bot.core.prediction_query import work_out_prediction
from bot.core.weekly import read_weekly
from bot.reply.card import Card
from bot.reply.cards.help import Group
from bot.reply.cards.prediction import prediction_card, prediction_line, weekly_line
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far
from bot.surface.readings import Readings

_EXAMPLES = (
    "10k in 45:30",
    "5k 22:10 for 10k",
    "half 1:38 marathon 60 km/week",
    "20:00 5k and 42:00 10k",
    "mile 6:00 for 5k",
)
"""Shown before anything is typed."""
_OPTIONS = ("time", "distance", "target", "weekly", "second")
_WEEKS = ("30 km", "50 km", "70 km", "90 km", "20 miles", "30 miles", "40 miles")
_RUN = "10k in 45:30"
"""Stands in while the race itself is not typed yet."""


@answer_kind("predict")
def predict_answer(
    wording: Wording, time: str, distance: str = "", target: str = "", weekly: str = "", second: str = ""
) -> Card:
    """The card of what a race is worth over other distances."""
    return prediction_card(work_out_prediction(time, distance, target, weekly, second), wording)


class PredictCog(commands.Cog):
    """Equivalent times."""

    @app_commands.command(
        name="predict",
        extras={
            BRIEF: locale_str("race times you could run"),
            KEYWORDS: locale_str(
                "predict prediction predictor could can run race"
                " equivalent potential goal estimate half marathon from riegel worth other"
            ),
            GROUP: Group.RACE,
            EXAMPLE: "10k in 45:30",
        },
        description=locale_str("What a race is worth over other distances, by several methods, and which to trust"),
    )
    @app_commands.describe(
        time=locale_str("The race, and more if you like: 10k in 45:30 for marathon, 20:00 5k and 42:00 10k"),
        distance=locale_str("The distance you ran, if it is not in the first option: 10k, half, 3 miles"),
        target=locale_str("The distance to predict, method by method: half, marathon, 10k"),
        weekly=locale_str("What you run in a typical week, for the marathon: 60 km, 30 miles, 60 km at 5:30/km"),
        second=locale_str("Another race of yours, for your own exponent: half in 1:45:00"),
        private=PRIVATE,
    )
    async def predict(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        target: PhraseText | None = None,
        weekly: PhraseText | None = None,
        second: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the times it is worth elsewhere."""
        async with answering(interaction):
            await reply(interaction, predict_answer, time, distance, target, weekly, second, private=private)

    @predict.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).phrase(current, _EXAMPLES, completions)

    @predict.autocomplete("target")
    @suggesting
    def _suggest_target(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = Readings(interaction, _line, _OPTIONS)
        time, *others = readings.beside("target", current)
        if current.strip():
            yield readings.or_mistake(time or _RUN, *others), current
            return
        for goal in reversed(STANDARD):
            time, *others = readings.beside("target", goal.text)
            yield readings.of(time or _RUN, *others), goal.text

    @predict.autocomplete("weekly")
    @suggesting
    def _suggest_weekly(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _weekly_line, ("weekly",)).phrase(current, _WEEKS, _weeks)

    @predict.autocomplete("second")
    @suggesting
    def _suggest_second(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        if not current.strip():
            return
        time, distance = (typed_so_far(interaction, option) for option in ("time", "distance"))
        readings = Readings(interaction, _line, _OPTIONS)
        yield readings.or_mistake(time or _RUN, distance, "", "", current), current


def _weeks(current: str, _error: PersonError) -> Iterator[str]:
    """What a number alone may mean."""
    if current.strip().isdigit() and 0 < int(current) <= 300:
        yield from (f"{int(current)} km", f"{int(current)} miles")


def _line(wording: Wording, *typed: str) -> str:
    return prediction_line(work_out_prediction(*typed), wording)


def _weekly_line(wording: Wording, weekly: str) -> str:
    return weekly_line(read_weekly(weekly), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(PredictCog())
