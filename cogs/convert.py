"""``/convert``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.conversion import Target, read_conversion, targets_of
from bot.core.errors import PersonError
from bot.reply.card import Card
from bot.reply.cards.conversion import conversion_card, conversion_line, in_unit
from bot.reply.cards.help import Group
from bot.reply.wording import Wording
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting, typed_so_far
from bot.surface.readings import Readings

_EXAMPLES = ("1k", "5:00/km", "8:00/mi", "12 km/h", "26.2 miles", "20 °C", "70 kg", "300 m climb")


@answer_kind("convert")
def conversion_answer(wording: Wording, what: str, to: str = "") -> Card:
    """The card of what was typed, with the unit asked for first."""
    return conversion_card(read_conversion(what, to), wording)


class ConvertCog(commands.Cog):
    """Units."""

    @app_commands.command(
        name="convert",
        extras={
            GROUP: Group.PACES,
            BRIEF: locale_str("km and miles, km/h, °C, kg"),
            KEYWORDS: locale_str(
                "convert conversion converter unit units miles km kilometres"
                " kilometers mph kmh feet yards pounds kg celsius fahrenheit"
            ),
            EXAMPLE: "1k",
        },
        description=locale_str("A distance, pace, speed, temperature, weight or climb in every unit"),
    )
    @app_commands.describe(
        what=locale_str("What to convert: 5k, 8:00/mi, 12 km/h, 20 °C, 154 lb, 300 m climb"),
        to=locale_str("The unit to put first: mi, km/h, /mi, laps, °F"),
        private=PRIVATE,
    )
    async def convert(
        self,
        interaction: discord.Interaction,
        what: PhraseText,
        to: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the quantity in every unit that makes sense."""
        async with answering(interaction):
            await reply(interaction, conversion_answer, what, to, private=private)

    @convert.autocomplete("what")
    @suggesting
    def _suggest_what(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, ("what", "to")).values("what", current, _EXAMPLES)

    @convert.autocomplete("to")
    @suggesting
    def _suggest_to(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        wording = wording_of(interaction)
        begun = current.strip().casefold()
        try:
            quantity = read_conversion(typed_so_far(interaction, "what")).quantity
        except PersonError:
            for target in Target:
                name = wording.say(target.value)
                if target.value.casefold().startswith(begun) or name.casefold().startswith(begun):
                    yield name, target.value
            return
        for target in targets_of(quantity):
            name = wording.say(target.value)
            if begun in target.value.casefold() or begun in name.casefold():
                yield f"{name}: {in_unit(quantity, target, wording)}", target.value


def _line(wording: Wording, *typed: str) -> str:
    return conversion_line(read_conversion(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(ConvertCog())
