"""The demo club: a server with a channel, five people and a welcome from the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import discord

from bot.playground.adapter import ENGLISH

if TYPE_CHECKING:
    from discord.ext import commands
    from simcord import ChannelHandle, Env, GuildHandle, MemberActor

    from bot.playground.adapter import ReaderData

BOT_NAME: Final = "Metric Mile"
CLUB_NAME: Final = "Riverside Runners"
CHANNEL_NAME: Final = "club-chat"
CHANNEL_TOPIC: Final = "Splits, plans and cake"

WELCOME: Final = """\
Hello, **{club}**! 👋 I do the sums that come up when runners talk.
Type `/` and pick a command, or try one of these:

`/pace 6:00 1k` – that pace per mile, per lap and over race distances
`/pace 10k in 47m30` – the pace of a time you have in mind
`/convert 5 miles` – the same distance in every unit runners use
`/record mile women` – the world record, and what it means per lap

You can be anybody here: change **Viewing as** at the top."""
"""The first message in the channel. One string for the catalogues, with the placeholder ``club``."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the demo club."""

    username: str
    shown_as: str
    locale: str = ENGLISH
    role: str | None = None


PEOPLE: Final = (
    Person("maya", "Maya (admin)", role="Committee"),
    Person("tom", "Tom (miler)", role="Track group"),
    Person("grace", "Grace (marathoner)", role="Road group"),
    Person("leo", "Leo (beginner)"),
    Person("jonas", "Jonas (Deutsch)", locale="de"),
)

_ROLES: Final[Mapping[str, tuple[int, discord.Permissions]]] = {
    "Committee": (0xF1C40F, discord.Permissions(administrator=True)),
    "Track group": (0xE67E22, discord.Permissions.none()),
    "Road group": (0x3498DB, discord.Permissions.none()),
}


@dataclass(frozen=True, slots=True)
class Club:
    """The seeded club, and who is in it: ``members["maya"]``."""

    guild: GuildHandle
    channel: ChannelHandle
    members: Mapping[str, MemberActor]


def name_the_bot(env: Env) -> Mapping[str, tuple[str, bytes]]:
    """The bot's picture, as a file name and bytes by its address, after SimCord's bot user got its name and face.

    Before the environment starts, so that the bot hears its name when it logs in. The page needs the picture.
    """
    from simcord.backend.cdn import CDN_BASE

    user = env.backend.bot_user
    user.name = BOT_NAME
    user.avatar = "metric-mile"
    address = f"{CDN_BASE}/avatars/{user.id}/{user.avatar}.png"
    return {address: ("metric-mile.png", read_avatar())}


def read_avatar() -> bytes:
    """The bot's picture, a square PNG."""
    return (Path(__file__).parent / "avatar.png").read_bytes()


def seed_club(env: Env, readers: ReaderData) -> Club:
    """A club in a running environment, with nothing written in its channel yet."""
    users = {
        person.username: env.create_user(person.username, global_name=person.username.title()) for person in PEOPLE
    }
    guild = env.create_guild(CLUB_NAME, owner=users[PEOPLE[0].username])
    channel = guild.create_text_channel(CHANNEL_NAME, topic=CHANNEL_TOPIC)
    roles = {
        name: guild.create_role(name, permissions=permissions, color=colour)
        for name, (colour, permissions) in _ROLES.items()
    }
    members = {}
    for person in PEOPLE:
        belongs_to = [roles[person.role]] if person.role is not None else []
        members[person.username] = guild.add_member(users[person.username], nick=person.shown_as, roles=belongs_to)
        readers.speak(members[person.username], person.locale)
    return Club(guild, channel, members)


async def say_welcome(bot: commands.AutoShardedBot, club: Club, text: str = WELCOME) -> None:
    """Let the bot itself write its first message into the club's channel."""
    channel = bot.get_partial_messageable(club.channel.id, guild_id=club.guild.id, type=discord.ChannelType.text)
    await channel.send(text.format(club=club.guild.name))
