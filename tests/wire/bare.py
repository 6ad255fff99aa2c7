"""A minimal discord.py bot: it proves the wire, and is what the project's bot is measured against."""

from __future__ import annotations

import asyncio
import io
import logging
import time
from dataclasses import dataclass

import discord
from discord import app_commands

log = logging.getLogger("bare")

# The smallest PNG: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000020001"
    "e221bc330000000049454e44ae426082"
)
DISTANCES = ("mile", "5k", "10k", "half marathon", "marathon")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the bare bot is started with. ``window`` is the gate's, in seconds; None is discord.py's own hook."""

    fields: int = 6
    buttons: int = 2
    shards: int = 1
    intents: int = 0
    window: float | None = None
    sync: bool = True


class Bare(discord.AutoShardedClient):
    """The bot. It keeps nothing and asks for nothing."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            intents=discord.Intents(plan.intents) if plan.intents else discord.Intents.none(),
            shard_count=plan.shards,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.plan = plan
        self.tree: app_commands.CommandTree[Bare] = app_commands.CommandTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        self._concurrency = 1
        self._identified: dict[int, float] = {}
        declare(self.tree, plan)

    async def setup_hook(self) -> None:
        if self.plan.window is not None:
            self._concurrency = (await self.fetch_session_start_limits()).max_concurrency
        self.add_view(Buttons(2))
        if self.plan.sync:
            await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Hold an IDENTIFY until its bucket, ``shard_id % max_concurrency``, is free again."""
        if self.plan.window is None:
            await super().before_identify_hook(shard_id, initial=initial)
            return
        bucket = (shard_id or 0) % self._concurrency
        now = time.monotonic()
        turn = max(now, self._identified.get(bucket, float("-inf")) + self.plan.window)
        self._identified[bucket] = turn
        await asyncio.sleep(turn - now)


class Buttons(discord.ui.View):
    """Buttons that live for ever; the first echoes what its message says."""

    def __init__(self, count: int) -> None:
        super().__init__(timeout=None)
        for number in range(count):
            self.add_item(EchoButton(number))


class EchoButton(discord.ui.Button[Buttons]):
    """Changes its message, and so shows that the click arrived."""

    def __init__(self, number: int) -> None:
        super().__init__(label=f"Echo {number}", custom_id=f"bare:echo:{number}")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"{interaction.user.name} clicked {self.label}")


class Question(discord.ui.Modal, title="How far?"):
    """One text input."""

    distance: discord.ui.TextInput[Question] = discord.ui.TextInput(label="Distance", custom_id="distance")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{self.distance.value} it is")


def fixed_embed(fields: int) -> discord.Embed:
    """The embed that never changes, about as long as a real answer."""
    embed = discord.Embed(title="6:00 min/km", description="1 km in 6:00.0, 1 mile in 9:39.4", colour=0x2E7D32)
    for number in range(fields):
        embed.add_field(name=f"Split {number + 1}", value=f"{number + 1} km · {6 * (number + 1)}:00", inline=True)
    embed.set_footer(text="Even pace, nothing added for corners")
    return embed


def declare(tree: app_commands.CommandTree[Bare], plan: Plan) -> None:
    """Add the commands to the tree."""

    @tree.command(description="A fixed embed with buttons")
    async def fixed(interaction: discord.Interaction) -> None:
        view = Buttons(plan.buttons) if plan.buttons else discord.utils.MISSING
        await interaction.response.send_message(embed=fixed_embed(plan.fields), view=view)

    @tree.command(description="Answers after a deferral")
    async def deferred(interaction: discord.Interaction, private: bool = False, wait: float = 0.05) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        await asyncio.sleep(wait)
        picture = discord.File(io.BytesIO(PIXEL), "chart.png", description="A chart")
        embed = fixed_embed(1).set_image(url="attachment://chart.png")
        await interaction.edit_original_response(embed=embed, attachments=[picture])

    @tree.command(description="Raises before it answers")
    async def broken(interaction: discord.Interaction) -> None:
        raise RuntimeError("broken, as ordered")

    @tree.command(description="Answers late")
    async def slow(interaction: discord.Interaction, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await interaction.response.send_message("late")

    @tree.command(description="Picks a distance")
    async def pick(interaction: discord.Interaction, distance: str) -> None:
        await interaction.response.send_message(f"{distance} for {interaction.locale}", ephemeral=True)
        await interaction.followup.send("and once more", ephemeral=True)

    @pick.autocomplete("distance")
    async def distances(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=name, value=name) for name in DISTANCES if typed.lower() in name]

    @tree.command(description="Reads a file and sends it back")
    async def file(interaction: discord.Interaction, upload: discord.Attachment) -> None:
        content = await upload.read()
        await interaction.response.send_message("back", file=discord.File(io.BytesIO(content), upload.filename))

    @tree.command(description="Opens a modal")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Question())

    @tree.command(description="Sends what it is told, mentions allowed")
    async def say(interaction: discord.Interaction, text: str) -> None:
        await interaction.response.send_message(text, allowed_mentions=discord.AllowedMentions.all())

    @tree.command(description="A card of Components V2")
    async def card(interaction: discord.Interaction) -> None:
        view = discord.ui.LayoutView(timeout=None)
        container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(accent_colour=0x2E7D32)
        container.add_item(discord.ui.TextDisplay("## 6:00 min/km"))
        container.add_item(discord.ui.Separator())
        container.add_item(
            discord.ui.Section("1 km in 6:00", accessory=discord.ui.Button(label="More", custom_id="bare:more"))
        )
        container.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png")))
        view.add_item(container)
        await interaction.response.send_message(view=view, file=discord.File(io.BytesIO(PIXEL), "chart.png"))

    @tree.context_menu(name="Count letters")
    async def count(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{len(message.content)} letters", ephemeral=True)


def main(plan: Plan, token: str) -> None:
    """Run until stopped."""
    Bare(plan).run(token)
