"""Rate limits: buckets, their headers, and the 429."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import NamedTuple

from tests.wire.settings import Json


class Limit(NamedTuple):
    """So many requests in so many seconds."""

    requests: int
    seconds: float


GLOBAL_LIMIT = Limit(50, 1.0)


@dataclass(slots=True)
class _Window:
    ends: float
    used: int


class RateLimits:
    """The windows of all buckets. A bucket is a route and its major parameters."""

    def __init__(self) -> None:
        self._windows: dict[str, _Window] = {}
        self._global = _Window(0.0, 0)

    def take(self, route: str, major: str, limit: Limit, *, counts_globally: bool) -> tuple[dict[str, str], float, str]:
        """Count one request: its headers, the seconds to wait (0 if it passes), and the scope of the refusal."""
        now = time.monotonic()
        key = f"{route}:{major}"
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            window = self._windows[key] = _Window(now + limit.seconds, 0)
        wait, scope = 0.0, "user"
        if counts_globally:
            if self._global.ends <= now:
                self._global = _Window(now + GLOBAL_LIMIT.seconds, 0)
            self._global.used += 1
            if self._global.used > GLOBAL_LIMIT.requests:
                wait, scope = self._global.ends - now, "global"
        if not wait and window.used >= limit.requests:
            wait = window.ends - now
        if not wait:
            window.used += 1
        left = window.ends - now
        headers = {
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(max(0, limit.requests - window.used)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }
        if len(self._windows) > 10_000:
            self._windows = {name: entry for name, entry in self._windows.items() if entry.ends > now}
        return headers, wait, scope


def refusal(wait: float, scope: str, *, via: bool = True) -> tuple[dict[str, str], Json]:
    """Headers and body of a 429. ``Via`` tells libraries that it is Discord who speaks, and not Cloudflare."""
    headers = {"Retry-After": str(max(1, round(wait))), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    if via:
        headers["Via"] = "1.1 google"
    body: Json = {
        "message": "You are being rate limited.",
        "retry_after": round(wait, 3),
        "global": scope == "global",
    }
    return headers, body
