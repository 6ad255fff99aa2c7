"""Everything that can be set about the small Discord."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

MEBIBYTE = 1024 * 1024


@dataclass(slots=True)
class Settings:
    """Discord's own figures, in seconds and bytes. ``time_scale`` shortens every duration at once.

    ``max_concurrency``, ``shards`` and ``session_starts`` are what ``GET /gateway/bot`` tells the bot.
    """

    time_scale: float = 1.0
    deadline: float = 3.0
    token_lifetime: float = 900.0
    identify_window: float = 5.0
    heartbeat_interval: float = 41.25
    session_lifetime: float = 180.0

    guilds: int = 1
    shards: int = 1
    max_concurrency: int = 1
    session_starts: int = 1000
    privileged_intents: int = 0
    guilds_per_shard: int = 2500

    attachment_size_limit: int = 10 * MEBIBYTE
    rate_limits: bool = True
    # Checking every body costs about 1.5 ms; benchmarks switch it off.
    validate: bool = True
    check_replies: bool = True

    def seconds(self, name: str) -> float:
        """The duration of that name, scaled."""
        return float(getattr(self, name)) * self.time_scale

    def change(self, values: Json) -> None:
        """Take over values by name. Raises ValueError for a name that is none of ours."""
        known = {entry.name for entry in fields(self)}
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"no setting is called {name!r}")
            setattr(self, name, value)

    def as_json(self) -> Json:
        """All settings by name."""
        return asdict(self)
