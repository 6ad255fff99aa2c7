"""Laps of a running track."""

from __future__ import annotations

from typing import Final

from bot.core.quantities import Distance

LAP: Final = Distance(400.0)
"""A lap of an outdoor track in lane 1."""
SHORT_TRACK_LAP: Final = Distance(200.0)
"""A lap of a short (indoor) track in lane 1."""


def laps(distance: Distance, lap: Distance = LAP) -> float:
    """How many laps the distance is: 2.5 for 1000 m."""
    return distance.metres / lap.metres
