"""``/splits``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.splits_query import SplitPlan, work_out_splits
from bot.core.track import FIRST_LANE, LAST_LANE
from bot.reply.card import Card
from bot.reply.cards.distance import lane_line
from bot.reply.cards.help import Group
from bot.reply.cards.splits import every_choices, splits_card, splits_line, strategy_choices, track_choices
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = (
    "marathon in 3:30",
    "5k 20:00 every 400m",
    "half 1:45 negative 2%",
    "10k at 5:00/km every mile",
    "1500 in 4:10 lane 3",
    "3000 m in 10:00 fast finish",
)
"""Shown before anything is typed."""
_OPTIONS = ("time", "distance", "every", "strategy", "lane", "track")


@answer_kind("splits")
def splits_answer(
    wording: Wording,
    time: str,
    distance: str = "",
    every: str = "",
    strategy: str = "",
    lane: str = "",
    track: str = "",
    page: str = "",
) -> Card:
    """The card of a run's splits; a long list has pages."""
    plan = _plan(wording, time, distance, every, strategy, lane, track)
    return splits_card(plan, wording, int(page) if page.isdecimal() and len(page) < 4 else 1)


class SplitsCog(commands.Cog):
    """Plans of a race."""

    @app_commands.command(
        name="splits",
        extras={
            BRIEF: locale_str("race plan: times at each km"),
            KEYWORDS: locale_str(
                "split splits plan planning race goal marathon km"
                " kilometre kilometer mile lap pacing band wristband each strategy"
            ),
            EXAMPLE: "marathon in 3:30",
            GROUP: Group.PACES,
        },
        description=locale_str(
            "Your splits for a target time: even, negative, fast finish; by km, mile or lap; to pin up"
        ),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: marathon in 3:30, 5k 20:00 every 400m"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        every=locale_str("How long a split is: km, mile, 5 km, 400 m, lap"),
        strategy=locale_str("How you share out your effort: even, negative 2%, positive 3%, fast finish"),
        lane=locale_str("The lane of a 400 m track, 1 to 8, if you run in one"),
        track=locale_str("The lap of the track: 400 outdoors, 200 for a short track"),
        private=PRIVATE,
    )
    async def splits(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        every: PhraseText | None = None,
        strategy: PhraseText | None = None,
        lane: PhraseText | None = None,
        track: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the splits."""
        async with answering(interaction):
            await reply(interaction, splits_answer, time, distance, every, strategy, lane, track, private=private)

    @splits.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).phrase(current, _EXAMPLES, completions)

    @splits.autocomplete("every")
    @suggesting
    def _suggest_every(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggestions(interaction, "every", current, every_choices(wording_of(interaction)))

    @splits.autocomplete("strategy")
    @suggesting
    def _suggest_strategy(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggestions(interaction, "strategy", current, strategy_choices(wording_of(interaction)))

    @splits.autocomplete("lane")
    @suggesting
    def _suggest_lane(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - eight choices are always all shown
        wording = wording_of(interaction)
        yield from ((lane_line(lane, wording), str(lane)) for lane in range(FIRST_LANE, LAST_LANE + 1))

    @splits.autocomplete("track")
    @suggesting
    def _suggest_track(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - two choices are always both shown
        yield from track_choices(wording_of(interaction))


def _plan(wording: Wording, *typed: str) -> SplitPlan:
    units = wording.reader.units
    return work_out_splits(*typed, unit=None if units is None else units.length)


def _suggestions(
    interaction: discord.Interaction, option: str, current: str, choices: Iterator[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """What was typed in an option as it reads with the others, and what else can be picked there."""
    readings = Readings(interaction, _line, _OPTIONS)
    time, *others = readings.beside(option, current)
    if current.strip():
        yield (readings.or_mistake if time else readings.of)(time, *others), current
    yield from choices


def _line(wording: Wording, *typed: str) -> str:
    return splits_line(_plan(wording, *typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(SplitsCog())
