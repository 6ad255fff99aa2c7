"""``/test``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.events import Category
from bot.core.fitness_tests.answering import work_out_test
from bot.core.fitness_tests.catalogue import EXAMPLES, TYPED, offered_tests
from bot.core.fitness_tests.reading import is_confidential
from bot.reply.card import Card
from bot.reply.cards.fitness_test import fitness_card, fitness_line
from bot.reply.cards.help import Group
from bot.reply.names import category_name
from bot.reply.wording import Wording, capitalised
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_OPTIONS = ("name", "result", "age", "category", "weight", "heart-rate")


def _card(
    wording: Wording,
    name: str,
    result: str = "",
    age: str = "",
    category: str = "",
    weight: str = "",
    heart_rate: str = "",
) -> Card:
    return fitness_card(work_out_test(name, result, age, category, weight, heart_rate), wording)


fitness_answer = answer_kind("test")(_card)
"""The card of a test."""
body_answer = answer_kind("test-body", confidential=True)(_card)
"""The card of a test with a heart rate or a body weight in it, which is for the asker alone."""


class FitnessTestCog(commands.Cog):
    """Fitness tests."""

    @app_commands.command(
        name="test",
        extras={
            BRIEF: locale_str("VO2max: Cooper, beep, army"),
            KEYWORDS: locale_str(
                "cooper vo2max vo2 max beep bleep shuttle rockport army mile fitness walk oxygen uptake aerobic"
            ),
            GROUP: Group.TESTS,
            EXAMPLE: "cooper 2650 m",
        },
        description=locale_str("Fitness tests: Cooper, 1.5 mile, Rockport walk, beep test, Army 2 mile, school zones"),
    )
    @app_commands.describe(
        name=locale_str("The test and its result: cooper 2650 m, 1.5 mile 11:40, beep 9.4, aft 2 mile 17:30 M 27"),
        result=locale_str("The result, if it is not in the first option: 2650 m, 11:40, 9.4"),
        age=locale_str("Age in years, where the test asks for it"),
        category=locale_str("Women or men (girl or boy for school tests)"),
        weight=locale_str("Body weight with its unit: 70 kg, 154 lb; such an answer only you see"),
        heart_rate=locale_str("Pulse at the end of the Rockport walk: 128; such an answer only you see"),
        private=PRIVATE,
    )
    @app_commands.rename(heart_rate="heart-rate")
    async def fitness_test(
        self,
        interaction: discord.Interaction,
        name: PhraseText,
        result: PhraseText | None = None,
        age: PhraseText | None = None,
        category: PhraseText | None = None,
        weight: PhraseText | None = None,
        heart_rate: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with what the test says; with a body's figures in it to the asker alone."""
        async with answering(interaction):
            given = (name, result, age, category, weight, heart_rate)
            kind = body_answer if is_confidential(*given) else fitness_answer
            await reply(interaction, kind, *given, private=private)

    @fitness_test.autocomplete("name")
    @suggesting
    def _suggest_name(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        readings = Readings(interaction, _line, _OPTIONS)
        typed = readings.beside("name", current)
        if current.strip():
            yield readings.or_mistake(*typed), current
            if readings.of(*typed):
                return
        begun = current.strip().casefold()
        for test in offered_tests():
            if any(word.startswith(begun) or begun.startswith(word) for word in TYPED[test]):
                yield from ((readings.of(text), text) for text in EXAMPLES[test])

    @fitness_test.autocomplete("category")
    @suggesting
    def _suggest_category(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - two choices are always all shown
        wording = wording_of(interaction)
        yield from ((capitalised(category_name(category, wording)), category.value) for category in Category)


def _line(wording: Wording, *typed: str) -> str:
    return fitness_line(work_out_test(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(FitnessTestCog())
