"""Who and what exists on the small Discord: ids, users, guilds, channels, the application and its token."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from tests.wire.settings import Json, Settings

DISCORD_EPOCH_MS = 1_420_070_400_000
# View Channel, Send Messages, Embed Links, Attach Files, Read History, Use Commands, External Emojis
MEMBER_PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 31
# A step that shares no factor with any usual number of shards, so that neighbours land on different shards.
GUILD_ID_STEP_MS = 1009

Where = Literal["guild", "bot_dm", "private_channel"]
Install = Literal["guild", "user"]


class Snowflakes:
    """Unique, rising ids that carry the time at which they were made."""

    def __init__(self) -> None:
        self._last_ms = 0
        self._count = 0

    def next(self) -> str:
        """A new id for now, as a decimal string."""
        now = max(int(time.time() * 1000), self._last_ms)
        self._count = self._count + 1 if now == self._last_ms else 0
        if self._count > 0xFFF:
            now, self._count = now + 1, 0
        self._last_ms = now
        return str(now - DISCORD_EPOCH_MS << 22 | self._count)


def timestamp() -> str:
    """Now, as Discord writes times."""
    return datetime.now(UTC).isoformat()


@dataclass(frozen=True, slots=True)
class Asker:
    """Who uses the bot, and where.

    ``guild`` is the number of a guild, from 0. With ``installed=("user",)`` in a guild it is a guild in which the bot
    is not; ``private_channel`` is a group DM.
    """

    name: str = "Alice"
    locale: str = "en-US"
    where: Where = "guild"
    guild: int = 0
    installed: tuple[Install, ...] = ("guild",)
    permissions: int = MEMBER_PERMISSIONS
    app_permissions: int = MEMBER_PERMISSIONS
    guild_locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Guild:
    """A guild with one text channel."""

    id: str
    channel_id: str
    name: str

    def shard(self, count: int) -> int:
        """The shard, of so many, that hears of this guild."""
        return (int(self.id) >> 22) % count


@dataclass(slots=True)
class World:
    """The application, its guilds, and the users that tests have named so far."""

    settings: Settings
    ids: Snowflakes = field(default_factory=Snowflakes)
    application_id: str = ""
    token: str = ""
    guilds: list[Guild] = field(default_factory=list)
    foreign_guild: Guild = field(init=False)
    _users: dict[str, Json] = field(default_factory=dict)
    _dms: dict[str, str] = field(default_factory=dict)
    _group: str = ""

    def __post_init__(self) -> None:
        self.application_id = self.ids.next()
        # Shaped like a real one (id, time, signature), and put together here so that no scanner takes it for one.
        first = base64.b64encode(self.application_id.encode()).decode().rstrip("=")
        self.token = f"{first}.{'wire'}{'00'}.{'loopback' * 5}"[:72]
        newest = int(self.application_id) >> 22
        self.guilds = [self._guild(newest, number) for number in range(self.settings.guilds)]
        self.foreign_guild = self._guild(newest, -1)
        self._group = self.ids.next()

    @staticmethod
    def _guild(newest_ms: int, number: int) -> Guild:
        moment = newest_ms - GUILD_ID_STEP_MS * (number + 2)
        return Guild(str(moment << 22), str(moment << 22 | 1), f"Club {number}")

    @property
    def bot_user(self) -> Json:
        """The bot as a user object."""
        return _user(self.application_id, "metric-mile", "Metric Mile", bot=True)

    def user(self, name: str) -> Json:
        """The user object of that name; the same id whenever it is asked for."""
        if name not in self._users:
            self._users[name] = _user(self.ids.next(), name.lower().replace(" ", "."), name, bot=False)
        return self._users[name]

    def member(self, name: str, permissions: int) -> Json:
        """The member object that an interaction in a guild carries."""
        return {
            "user": self.user(name),
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [],
            "joined_at": "2024-05-01T07:00:00.000000+00:00",
            "premium_since": None,
            "communication_disabled_until": None,
            "unusual_dm_activity_until": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "permissions": str(permissions),
        }

    def guild_of(self, asker: Asker) -> Guild | None:
        """The guild in which that asker stands, None outside guilds."""
        if asker.where != "guild":
            return None
        return self.guilds[asker.guild] if "guild" in asker.installed else self.foreign_guild

    def channel_id(self, asker: Asker) -> str:
        """The channel in which that asker stands."""
        guild = self.guild_of(asker)
        if guild is not None:
            return guild.channel_id
        if asker.where == "private_channel":
            return self._group
        if asker.name not in self._dms:
            self._dms[asker.name] = self.ids.next()
        return self._dms[asker.name]

    def channel(self, asker: Asker) -> Json:
        """The partial channel object that an interaction carries."""
        channel_id = self.channel_id(asker)
        if asker.where == "guild":
            guild = self.guild_of(asker)
            assert guild is not None
            return {
                **text_channel(guild),
                "permissions": str(asker.permissions),
                "app_permissions": str(asker.app_permissions),
            }
        user = self.user(asker.name)
        if asker.where == "private_channel":
            return {
                "id": channel_id,
                "type": 3,
                "flags": 0,
                "name": "Sunday long run",
                "icon": None,
                "owner_id": user["id"],
                "last_message_id": None,
                "recipients": [user, self.user("Bob")],
            }
        return {"id": channel_id, "type": 1, "flags": 0, "last_message_id": None, "recipients": [user]}

    def known_channel(self, channel_id: str) -> bool:
        """Whether the bot can write to a channel of that id."""
        return (
            channel_id == self._group
            or channel_id in self._dms.values()
            or any(guild.channel_id == channel_id for guild in self.guilds)
        )

    def application(self) -> Json:
        """The body of ``GET /oauth2/applications/@me``."""
        return {
            "id": self.application_id,
            "name": "Metric Mile",
            "icon": None,
            "description": "",
            "type": None,
            "bot": self.bot_user,
            "bot_public": True,
            "bot_require_code_grant": False,
            "integration_types_config": {"0": {}, "1": {}},
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.user("Owner"),
            "approximate_guild_count": len(self.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "event_webhooks_url": None,
            "event_webhooks_status": 1,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }


def _user(user_id: str, username: str, display: str, *, bot: bool) -> Json:
    user: Json = {
        "id": user_id,
        "username": username,
        "global_name": None if bot else display,
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "flags": 0,
    }
    if bot:
        user["bot"] = True
    return user


def text_channel(guild: Guild) -> Json:
    """The text channel of a guild, as gateway and interactions show it."""
    return {
        "id": guild.channel_id,
        "type": 0,
        "guild_id": guild.id,
        "name": "general",
        "position": 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "flags": 0,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [],
    }


def guild_create(guild: Guild, world: World) -> Json:
    """The payload of GUILD_CREATE, with the roles, channels and emojis of a middling club (about 15 KB)."""
    first = int(guild.id)
    bot_member = {**world.member("Owner", 0), "user": world.bot_user}
    return {
        "id": guild.id,
        "name": guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "description": None,
        "banner": None,
        "owner_id": world.user("Owner")["id"],
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "mfa_level": 0,
        "nsfw_level": 0,
        "nsfw": False,
        "features": ["COMMUNITY"],
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "incidents_data": None,
        "joined_at": "2024-05-01T07:00:00.000000+00:00",
        "large": False,
        "lazy": True,
        "unavailable": False,
        "member_count": 120,
        "roles": [_role(str(first + number), number) for number in range(20)],
        "emojis": [_emoji(str(first + 100 + number), number) for number in range(20)],
        "stickers": [],
        "channels": [
            text_channel(guild),
            *({**text_channel(guild), "id": str(first + 200 + n), "name": f"channel-{n}"} for n in range(29)),
        ],
        "threads": [],
        "members": [bot_member],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _role(role_id: str, number: int) -> Json:
    return {
        "id": role_id,
        "name": "@everyone" if number == 0 else f"Pace group {number}",
        "description": None,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": number,
        "permissions": str(MEMBER_PERMISSIONS),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def _emoji(emoji_id: str, number: int) -> Json:
    return {
        "id": emoji_id,
        "name": f"medal_{number}",
        "roles": [],
        "require_colons": True,
        "managed": False,
        "animated": False,
        "available": True,
    }
