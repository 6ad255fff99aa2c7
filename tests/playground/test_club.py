from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest

from bot.playground.adapter import reader_data
from bot.playground.club import BOT_NAME, CLUB_NAME, WELCOME, Club, name_the_bot, read_avatar, say_welcome, seed_club
from bot.playground.run import PlaygroundEnv

from .small_bot import SmallBot


@dataclass
class Seeded:
    env: PlaygroundEnv
    bot: SmallBot
    club: Club


@pytest.fixture
async def seeded() -> AsyncIterator[Seeded]:
    bot = SmallBot()
    env = PlaygroundEnv(bot)
    name_the_bot(env)
    await env.start()
    try:
        with reader_data(env) as readers:
            yield Seeded(env, bot, seed_club(env, readers))
    finally:
        await env.shutdown()


async def test_an_admin_a_miler_a_marathoner_a_beginner_and_a_german_are_there(seeded: Seeded) -> None:
    guild = seeded.env.backend.get_guild(seeded.club.guild.id)
    shown = [guild.members[member.id].nick for member in seeded.club.members.values()]
    assert shown == ["Maya (admin)", "Tom (miler)", "Grace (marathoner)", "Leo (beginner)", "Jonas (Deutsch)"]
    assert len(guild.members) == len(shown) + 1, "nobody but these five and the bot"


async def test_only_the_admin_may_do_everything(seeded: Seeded) -> None:
    club = seeded.club
    admins = [
        name
        for name, member in club.members.items()
        if discord.Permissions(
            seeded.env.backend.compute_permissions(club.guild.id, member.id, club.channel.id)
        ).manage_guild
    ]
    assert admins == ["maya"]


async def test_one_member_reads_german(seeded: Seeded) -> None:
    for name in ("jonas", "tom"):
        await seeded.club.members[name].slash(seeded.club.channel, "pace", time="6:00")
    assert [asked.locale.value for asked in seeded.bot.asked] == ["de", "en-US"]


async def test_the_bot_greets_under_its_own_name(seeded: Seeded) -> None:
    await say_welcome(seeded.bot, seeded.club)
    message = seeded.club.channel.last_message
    assert message is not None
    assert seeded.bot.user is not None
    assert seeded.bot.user.name == BOT_NAME
    assert message.author.id == seeded.bot.user.id
    assert message.content.startswith(f"Hello, **{CLUB_NAME}**!")


async def test_a_text_of_ones_own_can_greet(seeded: Seeded) -> None:
    await say_welcome(seeded.bot, seeded.club, "Servus, {club}!")
    assert seeded.club.channel.last_message is not None
    assert seeded.club.channel.last_message.content == f"Servus, {CLUB_NAME}!"


def test_the_welcome_is_short_and_gives_commands_to_try() -> None:
    examples = re.findall(r"^`(/[^`]+)`", WELCOME, re.MULTILINE)
    assert 3 <= len(examples) <= 5
    assert len(WELCOME) < 700


def test_the_picture_is_a_png() -> None:
    assert read_avatar().startswith(b"\x89PNG")
