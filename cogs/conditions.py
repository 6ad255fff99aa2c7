"""``/conditions``."""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.core.completion import completions
from bot.core.conditions import Ground
from bot.core.conditions_query import work_out_conditions
from bot.core.errors import Mistake, PersonError
from bot.reply.card import Card
from bot.reply.cards.conditions import GROUND_NAMES, conditions_card, conditions_line
from bot.reply.cards.help import Group
from bot.reply.language import mark
from bot.reply.wording import Wording, capitalised
from bot.surface.answers import answer_kind, reply
from bot.surface.asking import wording_of
from bot.surface.errors import answering
from bot.surface.options import BRIEF, EXAMPLE, GROUP, KEYWORDS, PRIVATE, PhraseText, suggesting
from bot.surface.readings import Readings

_EXAMPLES = (
    "10k in 45:30 28 °C 60 %",
    "10k in 45:30 28C dew point 20",
    "marathon 3:30:00 85F 60% humidity",
    "half 1:45:00 2000 m altitude",
    "5k 20:00 wind 20 km/h",
    "8:00/mi headwind 10 mph",
)
"""Shown before anything is typed."""
_OPTIONS = ("time", "distance", "temperature", "dew_point", "humidity", "altitude", "wind", "surface")
_OFFERED = {
    "temperature": ("15 °C", "20 °C", "25 °C", "30 °C", "35 °C", "70 °F", "80 °F", "90 °F"),
    "dew_point": ("5 °C", "10 °C", "15 °C", "20 °C", "25 °C", "50 °F", "60 °F", "70 °F"),
    "humidity": ("20 %", "30 %", "40 %", "50 %", "60 %", "70 %", "80 %", "90 %"),
    "altitude": ("500 m", "1000 m", "1500 m", "2000 m", "2500 m", "5000 ft", "7000 ft"),
    "wind": ("10 km/h", "20 km/h", mark("20 km/h headwind"), mark("20 km/h tailwind"), "10 mph", "15 mph"),
}
"""Shown before anything is typed into an option."""


@answer_kind("conditions")
def conditions_answer(
    wording: Wording,
    time: str,
    distance: str = "",
    temperature: str = "",
    dew_point: str = "",
    humidity: str = "",
    altitude: str = "",
    wind: str = "",
    surface: str = "",
) -> Card:
    """The card of a run in the weather."""
    return conditions_card(
        work_out_conditions(time, distance, temperature, dew_point, humidity, altitude, wind, surface), wording
    )


class ConditionsCog(commands.Cog):
    """Days and places."""

    @app_commands.command(
        name="conditions",
        extras={
            BRIEF: locale_str("what heat and wind cost"),
            KEYWORDS: locale_str(
                "heat hot warm humid humidity degrees weather temperature dew altitude wind windy headwind cost slower"
            ),
            GROUP: Group.RACE,
            EXAMPLE: "10k in 45:30 28 °C 60 %",
        },
        description=locale_str("What the day costs: heat, humidity, altitude and wind, each apart and as a range"),
    )
    @app_commands.describe(
        time=locale_str("The whole thing, as you would say it: 10k in 45:30 28C dew point 20, 5k 20:00 wind 20 km/h"),
        distance=locale_str("The distance, if it is not in the first option: 10k, half, 3 miles"),
        temperature=locale_str("How warm it is: 28 °C, 85 F"),
        dew_point=locale_str("The dew point: 20 °C, 68 F (or give the humidity)"),
        humidity=locale_str("The relative humidity: 60 %"),
        altitude=locale_str("How high it is: 2000 m, 7000 ft, and whether you are acclimatised"),
        wind=locale_str("How it blows: 20 km/h headwind, tailwind 10 mph, 5 m/s"),
        surface=locale_str("What you run on: road, track, indoors, treadmill, trail"),
        private=PRIVATE,
    )
    async def conditions(
        self,
        interaction: discord.Interaction,
        time: PhraseText,
        distance: PhraseText | None = None,
        temperature: PhraseText | None = None,
        dew_point: PhraseText | None = None,
        humidity: PhraseText | None = None,
        altitude: PhraseText | None = None,
        wind: PhraseText | None = None,
        surface: PhraseText | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with what each thing does to the time."""
        given = (time, distance, temperature, dew_point, humidity, altitude, wind, surface)
        async with answering(interaction):
            await reply(interaction, conditions_answer, *given, private=private)

    @conditions.autocomplete("time")
    @suggesting
    def _suggest_time(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from Readings(interaction, _line, _OPTIONS).phrase(current, _EXAMPLES, _whole)

    @conditions.autocomplete("temperature")
    @suggesting
    def _suggest_temperature(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggest(interaction, "temperature", current)

    @conditions.autocomplete("dew_point")
    @suggesting
    def _suggest_dew_point(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggest(interaction, "dew_point", current)

    @conditions.autocomplete("humidity")
    @suggesting
    def _suggest_humidity(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggest(interaction, "humidity", current)

    @conditions.autocomplete("altitude")
    @suggesting
    def _suggest_altitude(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggest(interaction, "altitude", current)

    @conditions.autocomplete("wind")
    @suggesting
    def _suggest_wind(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:
        yield from _suggest(interaction, "wind", current)

    @conditions.autocomplete("surface")
    @suggesting
    def _suggest_surface(self, interaction: discord.Interaction, current: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - the few there are are always all shown
        wording = wording_of(interaction)
        yield from ((capitalised(wording.say(GROUND_NAMES[ground])), ground.value) for ground in Ground)


def _suggest(interaction: discord.Interaction, option: str, current: str) -> Iterator[tuple[str, str]]:
    """Readings of what is typed into an option, of both its units where it has none, or of what may be typed there."""
    readings = Readings(interaction, _line, _OPTIONS)
    if not current.strip():
        for text in _OFFERED[option]:
            yield readings.of(*readings.beside(option, text)) or readings.wording.say(text), text
        return
    yield from ((told or text, text) for told, text in readings.typed(option, current, _ways))


def _ways(typed: str, error: PersonError) -> Iterator[str]:
    """What a bare number may mean, with each of its units."""
    ways = error.params.get("ways")
    if isinstance(ways, tuple) and error.text == typed:
        yield from ways


def _whole(typed: str, error: PersonError) -> Iterator[str]:
    """What was typed with a day behind it, with each unit that a bare number may have, or with the run made whole."""
    yield from (f"{typed[: error.start]}{way}{typed[error.end :]}" for way in _ways(typed, error))
    if error.code is Mistake.STILL_NEEDED:
        yield error.example
        yield from (f"{typed.strip()} {day}" for day in ("20 °C 60 %", "wind 20 km/h", "2000 m altitude"))
    for run in completions(typed, error):
        yield run
        yield f"{run} 28 °C 60 %"


def _line(wording: Wording, *typed: str) -> str:
    return conditions_line(work_out_conditions(*typed), wording)


async def setup(bot: commands.Bot) -> None:
    """Add the cog."""
    await bot.add_cog(ConditionsCog())
