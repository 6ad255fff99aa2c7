"""The real bot with commands that go wrong in every way there is."""

# ruff: noqa: ARG002 - what only goes wrong looks at nothing it is given

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import MetricMile, create_bot
from bot.core.errors import Mistake, PersonError
from bot.reply.card import Card
from bot.reply.wording import Wording
from bot.surface.buttons import Button, custom_id, on_click, view_of
from bot.surface.options import suggesting
from bot.surface.readings import Readings
from bot.surface.sending import send
from bot.surface.views import Modal, View

SECRET = "sentinel-8f3a1c"  # noqa: S105 - a phrase
"""What the person typed; it must stand in no log."""

ACTION = "stage"
CARD = Card("A card")


def mistake() -> PersonError:
    return PersonError(Mistake.NOT_UNDERSTOOD, text="banana", example="10k in 47:30")


class BrokenDistance(app_commands.Transformer):
    """Raises a mistake, as an option type of ours would."""

    async def transform(self, interaction: discord.Interaction, value: str) -> str:
        raise mistake()


class Panel(View):
    """Two buttons that go wrong."""

    @discord.ui.button(label="Bug", custom_id="panel:bug:" + SECRET)
    async def bug(self, interaction: discord.Interaction, button: discord.ui.Button[Panel]) -> None:
        raise RuntimeError("the button stumbled")

    @discord.ui.button(label="Mistake", custom_id="panel:mistake")
    async def mistake(self, interaction: discord.Interaction, button: discord.ui.Button[Panel]) -> None:
        raise mistake()


class Form(Modal):
    """A form that goes wrong."""

    answer: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Answer", custom_id="answer")

    def __init__(self) -> None:
        super().__init__(title="Form", custom_id="form:1:" + SECRET)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        if self.answer.value == "mistake":
            raise mistake()
        raise RuntimeError("the form stumbled")


@on_click(ACTION)
async def stumble(interaction: discord.Interaction, state: tuple[str, ...]) -> None:
    raise RuntimeError("the stateless button stumbled")


async def refuse(interaction: discord.Interaction) -> bool:
    return False


async def only_in_a_server(interaction: discord.Interaction) -> bool:
    raise app_commands.NoPrivateMessage


class Stage(commands.Cog):
    """What goes wrong, one command each."""

    group = app_commands.Group(name="club", description="A group")

    @app_commands.command(description="Raises what nobody expected")
    async def bug(self, interaction: discord.Interaction, what: str, other: str | None = None) -> None:
        raise RuntimeError("the command stumbled")

    @group.command(name="set", description="Raises what nobody expected, in a group")
    async def set_(self, interaction: discord.Interaction, value: str) -> None:
        raise RuntimeError("the command in the group stumbled")

    @app_commands.command(name="mistake", description="Raises what the person can put right")
    async def mistake_(self, interaction: discord.Interaction, what: str) -> None:
        raise mistake()

    @app_commands.command(description="Has an option that cannot be read")
    async def option(
        self, interaction: discord.Interaction, distance: app_commands.Transform[str, BrokenDistance]
    ) -> None:
        raise AssertionError("the option was read")

    @app_commands.command(description="Goes wrong after it deferred")
    async def late(self, interaction: discord.Interaction, private: bool) -> None:
        await interaction.response.defer(ephemeral=private)
        raise RuntimeError("the command stumbled late")

    @app_commands.command(description="Goes wrong after it answered")
    async def after(self, interaction: discord.Interaction) -> None:
        await send(interaction, CARD)
        raise RuntimeError("the command stumbled after its answer")

    @app_commands.command(description="Answers twice, past the one place that sends")
    async def twice(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.response.defer()

    @app_commands.command(description="First, edit, or follow-up")
    async def answers(self, interaction: discord.Interaction, way: str, private: bool = False) -> None:
        if way.startswith("defer"):
            await interaction.response.defer(ephemeral=private)
        buttons = [Button("Press", custom_id(ACTION, SECRET))]
        await send(interaction, CARD, private=private, view=view_of(buttons))
        if way in ("follow-up", "defer twice"):
            await send(interaction, Card("A second card"), private=private)

    @app_commands.command(description="Shows buttons that go wrong")
    async def panel(self, interaction: discord.Interaction) -> None:
        await send(interaction, CARD, view=Panel(timeout=None))

    @app_commands.command(description="Shows a form that goes wrong")
    async def form(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @app_commands.command(description="Is refused")
    @app_commands.check(refuse)
    async def refused(self, interaction: discord.Interaction) -> None:
        raise AssertionError("was allowed")

    @app_commands.command(description="Is for admins")
    @app_commands.checks.has_permissions(administrator=True)
    async def admins(self, interaction: discord.Interaction) -> None:
        raise AssertionError("was allowed")

    @app_commands.command(description="Needs a right that the bot has not")
    @app_commands.checks.bot_has_permissions(administrator=True)
    async def rights(self, interaction: discord.Interaction) -> None:
        raise AssertionError("was allowed")

    @app_commands.command(description="Is for servers")
    @app_commands.check(only_in_a_server)
    async def servers(self, interaction: discord.Interaction) -> None:
        raise AssertionError("was allowed")

    @app_commands.command(description="Once a minute")
    @app_commands.checks.cooldown(1, 60)
    async def slow(self, interaction: discord.Interaction) -> None:
        await send(interaction, CARD)

    @app_commands.command(description="Suggests what it is told to")
    async def suggest(self, interaction: discord.Interaction, what: str) -> None:
        await send(interaction, Card(what))

    @suggest.autocomplete("what")
    @suggesting
    def _suggest(self, interaction: discord.Interaction, current: str) -> Any:
        HEARD.append(current)
        return SUGGESTIONS[current]() if current in SUGGESTIONS else ((current, current),)

    @app_commands.command(description="Suggests what is typed as it reads")
    async def read(self, interaction: discord.Interaction, what: str, unit: str | None = None) -> None:
        await send(interaction, Card(what))

    @read.autocomplete("what")
    @suggesting
    def _suggest_what(self, interaction: discord.Interaction, current: str) -> Any:
        return _readings(interaction).phrase(current, ("1", "banana", "2"), lambda text, _: (f"{text} 1", "2 bananas"))

    @read.autocomplete("unit")
    @suggesting
    def _suggest_unit(self, interaction: discord.Interaction, current: str) -> Any:
        readings = _readings(interaction)
        offered = readings.values if interaction.namespace.what == "1" else readings.named
        return offered("unit", current, ("road", "banana"))


def _readings(interaction: discord.Interaction) -> Readings:
    return Readings(interaction, _line, ("what", "unit"))


def _line(wording: Wording, what: str, unit: str = "") -> str:
    if "banana" in (what, unit) or "bananas" in what:
        raise mistake()
    return f"{what} in {wording.say(unit) or '?'}"


HEARD: list[str] = []
"""What the suggestion was asked with."""


def _raise() -> Any:
    raise RuntimeError("the suggestion stumbled")


def _raise_half_way() -> Any:
    yield "first", "first"
    raise RuntimeError("the suggestion stumbled half way")


SUGGESTIONS: dict[str, Any] = {
    "raise": _raise,
    "raise half way": _raise_half_way,
    "raise a mistake": lambda: (_ for _ in ()).throw(mistake()),
    "nothing": lambda: (),
    "none": lambda: None,
    "many": lambda: ((f"shown {n}", f"value {n}") for n in range(10_000)),
    "twins": lambda: [("one", "same"), ("two", "same"), ("three", "other")],
    "long": lambda: [("s" * 300, "fits"), ("\U0001f3c3" * 80, "emoji"), ("shown", "v" * 101), ("e", "\U0001f3c3" * 51)],
    "blank": lambda: [("", "a"), ("b", ""), ("  ", "c"), ("d", " "), ("e", "e")],
}


def stage_bot() -> MetricMile:
    """The bot as everybody gets it, and the stage in it."""
    bot = create_bot()
    adding = bot.add_cog(Stage())
    try:
        adding.send(None)
    except StopIteration:
        return bot
    raise AssertionError("the stage waits in cog_load")
