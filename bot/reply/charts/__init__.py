"""Pictures drawn with matplotlib, from their specifications. Only the worker process loads this package."""

from __future__ import annotations

from bot.reply.charts.progression import draw_progression
from bot.reply.charts.track import draw_track
from bot.reply.pictures import PictureSpec, ProgressionPicture


def draw(spec: PictureSpec) -> bytes:
    """The picture as a PNG of 1200 × 675 pixels."""
    if isinstance(spec, ProgressionPicture):
        return draw_progression(spec)
    return draw_track(spec)
