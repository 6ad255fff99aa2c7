"""The picture of splits: a bar for each, up from the line of the mean pace where it was faster, else down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.reply.charts.placement import Box
from bot.reply.charts.theme import (
    BLUE,
    GRID,
    HEIGHT,
    INK,
    MARGIN,
    MUTED,
    ORANGE,
    TEXT,
    TITLE,
    WIDTH,
    Canvas,
    fitted,
    line_height,
    text_width,
)
from bot.reply.pictures import SplitBar, SplitsPicture

_TITLE_AT: Final = 58.0
_SUBTITLE_AT: Final = 106.0
_TOP: Final = 150.0
_NAMES_AT: Final = HEIGHT - 46.0
_BOTTOM: Final = _NAMES_AT - 34.0
_GUTTER: Final = 24.0
_MOST_GUTTER: Final = 260.0
_LEAST_SCALE: Final = 2.0
"""Per cent that the height of a side stands for at least, so that even splits look even."""
_GAP: Final = 0.18
_MOST_GAP: Final = 14.0
_LEAST_HEIGHT: Final = 3.0
_WIDEST: Final = 230.0
_BETWEEN_WORDS: Final = 14.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the line of the mean pace is, and the box of each bar."""

    line: float
    left: float
    right: float
    bars: tuple[Box, ...]


def draw_splits(spec: SplitsPicture) -> bytes:
    """The bars as a PNG."""
    canvas = Canvas()
    room = WIDTH - 2 * MARGIN
    canvas.write(fitted(spec.title, room, TITLE, bold=True), (MARGIN, _TITLE_AT), size=TITLE, bold=True)
    canvas.write(fitted(spec.subtitle, room), (MARGIN, _SUBTITLE_AT), colour=MUTED)
    layout = lay_out(spec)
    _draw_sides(canvas, spec, layout)
    for bar, box in zip(spec.bars, layout.bars, strict=True):
        canvas.box(box, BLUE if bar.lead >= 0 else ORANGE)
    canvas.line([(layout.left, layout.line), (layout.right, layout.line)], INK, 3.0, dashes=(12.0, 8.0), cap="butt")
    for index in _noted(spec, layout):
        _draw_note(canvas, spec.bars[index], layout.bars[index], layout)
    _draw_names(canvas, spec, layout)
    return canvas.png()


def lay_out(spec: SplitsPicture) -> Layout:
    """The bars side by side, as wide as their splits are long, and as high as they were faster or slower."""
    words = (spec.even, spec.faster, spec.slower, spec.axis)
    gutter = min(_MOST_GUTTER, max(text_width(fitted(word, _MOST_GUTTER)) for word in words)) + _GUTTER
    left, right = MARGIN + gutter, WIDTH - MARGIN
    line = (_TOP + _BOTTOM) / 2
    most = (_BOTTOM - _TOP) / 2 - line_height() - 6
    longest = max(bar.length for bar in spec.bars)
    scale = max(_LEAST_SCALE, *(abs(bar.lead) for bar in spec.bars if bar.length >= longest / 2))
    whole = sum(bar.length for bar in spec.bars)
    # Few splits do not become walls.
    right = min(right, left + _WIDEST * whole / longest)
    x, boxes = left, []
    for bar in spec.bars:
        wide = (right - left) * bar.length / whole
        gap = min(_MOST_GAP, wide * _GAP)
        high = max(_LEAST_HEIGHT, most * min(1.0, abs(bar.lead) / scale))
        top, bottom = (line - high, line) if bar.lead >= 0 else (line, line + high)
        boxes.append(Box(x + gap / 2, top, max(x + wide - gap / 2, x + gap / 2 + 1), bottom))
        x += wide
    return Layout(line, left, right, tuple(boxes))


def _draw_sides(canvas: Canvas, spec: SplitsPicture, layout: Layout) -> None:
    for y in (_TOP, _BOTTOM):
        canvas.line([(layout.left, y), (layout.right, y)], GRID, 2.0)
    at = layout.left - _GUTTER
    for text, y, colour in ((spec.faster, _TOP + TEXT, BLUE), (spec.even, layout.line, INK),
                            (spec.slower, _BOTTOM - TEXT, ORANGE), (spec.axis, _NAMES_AT, MUTED)):  # fmt: skip
        canvas.write(fitted(text, _MOST_GUTTER), (at, y), colour=colour, align="right")


def _noted(spec: SplitsPicture, layout: Layout) -> tuple[int, ...]:
    """The bars with their time: all where there is room, else the fastest and the slowest."""
    widths = [text_width(fitted(bar.note, _MOST_GUTTER, bold=True), bold=True) for bar in spec.bars]
    centres = [_centre(box) for box in layout.bars]
    reaches = [width / 2 + _BETWEEN_WORDS / 2 for width in widths]
    fits = all(
        centres[index] - reaches[index] >= centres[index - 1] + reaches[index - 1] for index in range(1, len(centres))
    )
    if fits:
        return tuple(range(len(spec.bars)))
    longest = max(bar.length for bar in spec.bars)
    whole = [index for index, bar in enumerate(spec.bars) if bar.length >= longest / 2]
    fastest = max(whole, key=lambda index: spec.bars[index].lead)
    slowest = min(whole, key=lambda index: spec.bars[index].lead)
    return (fastest, slowest) if spec.bars[slowest].lead < 0 <= spec.bars[fastest].lead else (fastest,)


def _draw_note(canvas: Canvas, bar: SplitBar, box: Box, layout: Layout) -> None:
    text = fitted(bar.note, _MOST_GUTTER, bold=True)
    half = text_width(text, bold=True) / 2
    x = min(max(_centre(box), layout.left + half), WIDTH - MARGIN / 2 - half)
    away = line_height() / 2 + 2
    y = box.top - away if bar.lead >= 0 else box.bottom + away
    canvas.write(text, (x, y), bold=True, align="centre")


def _draw_names(canvas: Canvas, spec: SplitsPicture, layout: Layout) -> None:
    last = layout.left - _GUTTER + _BETWEEN_WORDS
    for name, x in _names(spec, layout):
        half = text_width(name) / 2
        if x - half < last or x + half > WIDTH - 4:
            continue
        canvas.write(name, (x, _NAMES_AT), colour=MUTED, align="centre")
        last = x + half + _BETWEEN_WORDS


def _names(spec: SplitsPicture, layout: Layout) -> Iterator[tuple[str, float]]:
    """The names below the bars in even steps, as many as there is room for."""
    widest = max(text_width(fitted(bar.name, _MOST_GUTTER)) for bar in spec.bars) + _BETWEEN_WORDS
    narrowest = (layout.right - layout.left) / len(spec.bars)
    step = next(step for step in (1, 2, 5, 10, 20, 60) if step * narrowest >= widest or step == 60)
    for index, (bar, box) in enumerate(zip(spec.bars, layout.bars, strict=True), start=1):
        if step == 1 or index % step == 0:
            yield fitted(bar.name, _MOST_GUTTER), _centre(box)


def _centre(box: Box) -> float:
    return (box.left + box.right) / 2
