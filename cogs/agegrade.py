"""``/agegrade``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.age_grading_query import work_out_age_grade
from bot.core.completion import completions
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category
from bot.core.venue import CHOICES
from bot.reply.card import Card
from bot.reply.cards.age_grade import age_grade_card, age_grade_line
from bot.reply.cards.help import Group
from bot.reply.language import mark
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES: Final = (
    "10k in 47:30 F52",
    "5k 22:10 age 47 woman",
    "half 1:45 M45",
    "mile 6:00 M38",
    "1500m 5:40 W60",
    "marathon 4:00:00 age 50",
)
"""Shown before anything is typed."""
_OPTIONS: Final = ("time", "distance", "age", "category", "surface")
_AGES: Final = ("F40", "M40", "F45", "M45", "F50", "M50", "F55", "M55", "F60", "M60", "F70", "M70")
"""Offered where a phrase says a run and nobody's age."""
_BOTH: Final = mark("both")


@answer_kind("agegrade")
def age_grade_answer(
    wording: Wording, time: str, distance: str = "", age: str = "", category: str = "", surface: str = ""
) -> Card:
    """The card of a run and who ran it."""
    return age_grade_card(work_out_age_grade(time, distance, age, category, surface), wording)


class AgeGradeCog(commands.Cog):
    """What a run is worth at an age."""

    @app_commands.command(
        name="agegrade",
        extras={
            BRIEF: locale_str("your time for your age"),
            KEYWORDS: locale_str("age grade grading graded masters veteran senior old older peak percent good"),
            GROUP: Group.STANDING,
            EXAMPLE: "10k in 47:30 F52",
        },
        description=locale_str("Age grading: how good a run is for your age, and what it is worth at peak age"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 10k in 47:30 F52, 5k 22:10 age 47 woman"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        age=locale_str("Age on the day of the race, in years: 52"),
        category=locale_str("Whose tables: women or men (both, if you leave it out)"),
        surface=locale_str("Road or track, which have tables of their own"),
        private=PRIVATE,
    )
    async def agegrade(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        age: PhraseText | None = None,
        category: PhraseText | None = None,
        surface: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the age grade."""
        async with answering(interaction):
            await reply(interaction, age_grade_answer, time, distance, age, category, surface, private=private)

    @agegrade.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).phrase(current, _EXAMPLES, _completed)

    @agegrade.autocomplete("age")
    @suggesting
    def _suggest_age(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).named("age", current, map(str, range(35, 80, 5)))

    @agegrade.autocomplete("category")
    @suggesting
    def _suggest_category(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).named("category", current, (*Category, _BOTH))

    @agegrade.autocomplete("surface")
    @suggesting
    def _suggest_surface(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _readings(interaction).named("surface", current, CHOICES[:2])


def _completed(text: str, error: PersonError) -> Iterator[str]:
    """Whole phrases that begin with what was typed and say an age too."""
    if error.code is Mistake.STILL_NEEDED:
        yield from (f"{text.strip()} {who}" for who in _AGES)
        return
    for phrase in completions(text, error):
        yield from (phrase, *(f"{phrase} {who}" for who in _AGES[2:6]))


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, _OPTIONS)


def _line(wording: Wording, *typed: str) -> str:
    return age_grade_line(work_out_age_grade(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(AgeGradeCog())
