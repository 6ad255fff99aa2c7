"""Pictures drawn with matplotlib, from their specifications. Only the worker process loads this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.reply.charts.progression import draw_progression
from bot.reply.charts.sheet import draw_sheet
from bot.reply.charts.splits import draw_splits
from bot.reply.charts.track import draw_track
from bot.reply.pictures import PictureSpec, ProgressionPicture, SheetPicture, SplitsPicture, TrackPicture

_DRAWN_BY: Final[Mapping[type, Callable[[Any], bytes]]] = {
    ProgressionPicture: draw_progression,
    SheetPicture: draw_sheet,
    SplitsPicture: draw_splits,
    TrackPicture: draw_track,
}


def draw(spec: PictureSpec) -> bytes:
    """The picture as a PNG of 1200 × 675 pixels."""
    return _DRAWN_BY[type(spec)](spec)
