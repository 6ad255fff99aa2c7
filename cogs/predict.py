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
from bot.reply.mistakes import mistake_in_short
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far

_EXAMPLES = (
    "10k in 45:30",
    "5k 22:10 for 10k",
    "half 1:38 marathon 60 km/week",
    "20:00 5k and 42:00 10k",
    "mile 6:00 for 5k",
)
"""Shown before anything is typed."""
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
        wording = wording_of(interaction)
        refined = tuple(typed_so_far(interaction, option) for option in ("distance", "target", "weekly", "second"))
        if not current.strip():
            yield from ((_reading(wording, text), text) for text in _EXAMPLES)
            return
        try:
            yield prediction_line(work_out_prediction(current, *refined), wording), current
        except PersonError as error:
            yield from ((_reading(wording, text, *refined), text) for text in completions(current, error))
            yield mistake_in_short(error, wording), current

    @predict.autocomplete("target")
    @suggesting
    def _suggest_target(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        time, distance, weekly, second = (
            typed_so_far(interaction, option) for option in ("time", "distance", "weekly", "second")
        )
        if not current.strip():
            for goal in reversed(STANDARD):
                yield _reading(wording, time or _RUN, distance, goal.text, weekly, second), goal.text
            return
        yield _reading_or_mistake(wording, time or _RUN, distance, current, weekly, second), current

    @predict.autocomplete("weekly")
    @suggesting
    def _suggest_weekly(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        if not current.strip():
            yield from ((weekly_line(read_weekly(text), wording), text) for text in _WEEKS)
            return
        try:
            yield weekly_line(read_weekly(current), wording), current
        except PersonError as error:
            yield from ((weekly_line(read_weekly(text), wording), text) for text in _weeks(current))
            yield mistake_in_short(error, wording), current

    @predict.autocomplete("second")
    @suggesting
    def _suggest_second(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        if not current.strip():
            return
        time, distance = (typed_so_far(interaction, option) for option in ("time", "distance"))
        yield _reading_or_mistake(wording_of(interaction), time or _RUN, distance, "", "", current), current


def _weeks(current: str) -> Iterator[str]:
    """What a number alone may mean."""
    if current.strip().isdigit() and 0 < int(current) <= 300:
        yield from (f"{int(current)} km", f"{int(current)} miles")


def _reading(wording: Wording, *typed: str) -> str:
    """The reading of what is suggested, empty where it does not read."""
    try:
        return prediction_line(work_out_prediction(*typed), wording)
    except PersonError:
        return ""


def _reading_or_mistake(wording: Wording, *typed: str) -> str:
    try:
        return prediction_line(work_out_prediction(*typed), wording)
    except PersonError as error:
        return mistake_in_short(error, wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(PredictCog())
