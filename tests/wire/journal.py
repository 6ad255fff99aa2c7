"""What the bot sent, when, and what was answered."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field

from tests.wire.settings import Json


@dataclass(slots=True)
class Request:
    """One REST request. ``time`` is the system's monotonic clock in seconds, the same for every process."""

    number: int
    time: float
    name: str
    method: str
    path: str
    body: object = None
    files: dict[str, int] = field(default_factory=dict)
    status: int | None = None
    code: int | None = None
    answer: object = None
    fault: str | None = None
    finished: float | None = None


@dataclass(slots=True)
class Frame:
    """One gateway payload from the bot."""

    time: float
    connection: int
    op: int
    data: object


@dataclass(slots=True)
class Journal:
    """The record of a run. ``violations`` are the bot's, ``shortcomings`` our own."""

    requests: list[Request] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    shortcomings: list[str] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)
    opened: int = 0

    def open(self, name: str, method: str, path: str) -> Request:
        """A new entry for a request that has just arrived."""
        entry = Request(self.opened, time.monotonic(), name, method, path)
        self.opened += 1
        self.requests.append(entry)
        return entry

    def select(self, name: str | None, since: int) -> list[Json]:
        """The requests of that name (all without one) from number ``since`` on."""
        return [asdict(entry) for entry in self.requests if entry.number >= since and name in (None, entry.name)]

    def forget_requests(self) -> None:
        """Drop the requests so far; the numbers go on."""
        self.requests.clear()
        self.frames.clear()
