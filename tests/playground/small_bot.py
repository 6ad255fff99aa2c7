"""A bot of three commands, to try the playground on its own. As a program it serves itself."""

from __future__ import annotations

import asyncio
import sys

import discord
from discord import app_commands
from discord.ext import commands

from bot.playground import PlaygroundError, run_playground

MILE_IN_KM = 1.609344


class Mistake(app_commands.AppCommandError):
    """Something the person can put right."""


class SmallTree(app_commands.CommandTree["SmallBot"]):
    async def on_error(
        self, interaction: discord.Interaction[SmallBot], error: app_commands.AppCommandError, /
    ) -> None:
        known = isinstance(error, Mistake)
        sentence = str(error) if known else "That did not work."
        await interaction.response.send_message(sentence, ephemeral=True)


class Translations(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - discord.py passes it by position
    ) -> str | None:
        german = {"What a pace means": "Was ein Tempo bedeutet", "Per kilometre": "Pro Kilometer"}
        return german.get(string.message) if locale is discord.Locale.german else None


class Units(discord.ui.View):
    def __init__(self, *, timeout: float | None) -> None:
        super().__init__(timeout=timeout)
        self.message: discord.InteractionMessage | None = None

    @discord.ui.button(label="Miles")
    async def miles(self, interaction: discord.Interaction[SmallBot], _button: discord.ui.Button[Units]) -> None:
        await interaction.response.send_message(f"{interaction.user.display_name}: 9:39/mi", ephemeral=True)

    @discord.ui.button(label="Share")
    async def share(self, interaction: discord.Interaction[SmallBot], _button: discord.ui.Button[Units]) -> None:
        await interaction.response.send_message("Shared with everybody.")

    async def on_timeout(self) -> None:
        if self.message is not None:
            await self.message.edit(content="These buttons are out of date.", view=None)


class SmallBot(commands.AutoShardedBot):
    def __init__(self) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=discord.Intents.none(),
            tree_cls=SmallTree,
            shard_count=1,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        self.asked: list[discord.Interaction[SmallBot]] = []
        self.view_timeout: float | None = None
        self.tree.add_command(pace)
        self.tree.add_command(stumble)

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Translations())
        await self.tree.sync()


@app_commands.command(description="What a pace means")
@app_commands.describe(time="Per kilometre", distance="Of how much")
async def pace(interaction: discord.Interaction[SmallBot], time: str, distance: str | None = None) -> None:
    interaction.client.asked.append(interaction)
    minutes, colon, seconds = time.split(maxsplit=1)[0].partition(":")
    if not colon:
        raise Mistake(f"I cannot read {time!r}.")
    per_mile = round((int(minutes) * 60 + int(seconds)) * MILE_IN_KM)
    embed = discord.Embed(title=f"{minutes}:{seconds}/km", description=distance)
    embed.add_field(name="Per mile", value=f"{per_mile // 60}:{per_mile % 60:02}/mi")
    embed.set_footer(text="Exact")
    view = Units(timeout=interaction.client.view_timeout)
    await interaction.response.send_message(embed=embed, view=view)
    if view.timeout is not None:
        view.message = await interaction.original_response()


@pace.autocomplete("time")
async def readings(interaction: discord.Interaction[SmallBot], typed: str) -> list[app_commands.Choice[str]]:
    interaction.client.asked.append(interaction)
    return [app_commands.Choice(name=f"{typed} → a pace", value=typed)] if typed else []


@app_commands.command(description="Raises what nobody expected")
async def stumble(_interaction: discord.Interaction[SmallBot]) -> None:
    raise RuntimeError("stumbled")


if __name__ == "__main__":
    try:
        asyncio.run(
            run_playground(
                SmallBot(),
                port=int(sys.argv[1]) if len(sys.argv) > 1 else 0,
                open_browser=False,
                on_ready=lambda address: print(address, flush=True),  # noqa: T201 - a program speaks so
            )
        )
    except PlaygroundError as problem:
        sys.exit(str(problem))
