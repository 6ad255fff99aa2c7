"""``/distance``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.distance import describe_distance
from bot.core.errors import PersonError
from bot.core.track import FIRST_LANE, LAST_LANE
from bot.reply.card import Card
from bot.reply.cards.distance import distance_card, distance_line, known_lines, lane_line
from bot.reply.cards.help import Group
from bot.reply.mistakes import mistake_in_short
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting


@answer_kind("distance")
def distance_answer(wording: Wording, what: str, lane: str = "") -> Card:
    """The card of a distance, on the track in the lane asked for."""
    return distance_card(describe_distance(what, lane), wording)


class DistanceCog(commands.Cog):
    """Race distances."""

    @app_commands.command(
        name="distance",
        extras={
            EXAMPLE: "mile",
            GROUP: Group.PACES,
            BRIEF: locale_str("laps, times and records"),
            KEYWORDS: locale_str("distance laps track event rough metres meters lap stadium"),
        },
        description=locale_str("A distance in laps and other units, what it is good for, rough times and records"),
    )
    @app_commands.describe(
        what=locale_str("A race or any distance: mile, 5k, half marathon, 1500, 8 laps"),
        lane=locale_str("The lane of a 400 m track, 1 to 8, if you run in one"),
        private=PRIVATE,
    )
    async def distance(
        self,
        interaction: discord.Interaction,
        what: PhraseText,
        lane: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with what there is to know of a distance."""
        async with answering(interaction):
            await reply(interaction, distance_answer, what, lane, private=private)

    @distance.autocomplete("what")
    @suggesting
    def _suggest_what(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        offered: dict[str, str] = {}
        for line, text in _suggestions(current, wording_of(interaction)):
            offered.setdefault(line, text)
        yield from offered.items()

    @distance.autocomplete("lane")
    @suggesting
    def _suggest_lane(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - eight choices are always all shown
        wording = wording_of(interaction)
        for lane in range(FIRST_LANE, LAST_LANE + 1):
            yield lane_line(lane, wording), str(lane)


def _suggestions(current: str, wording: Wording) -> Iterator[tuple[str, str]]:
    """What was typed, ways to complete it, the well-known distances that begin so, and what does not read in it."""
    mistake = ""
    try:
        if current.strip():
            yield distance_line(describe_distance(current), wording), current
    except PersonError as error:
        mistake = mistake_in_short(error, wording)
        yield from ((_reading(text, wording), text) for text in completions(current, error))
    yield from known_lines(current, wording)
    yield mistake, current


def _reading(text: str, wording: Wording) -> str:
    """The reading of a suggested distance, empty where it does not read after all."""
    try:
        return distance_line(describe_distance(text), wording)
    except PersonError:
        return ""


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(DistanceCog())
