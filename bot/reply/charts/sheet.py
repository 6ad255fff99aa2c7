"""The picture of a table: rows in blocks side by side, as large as they fit."""

from __future__ import annotations

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
    TEXT,
    TITLE,
    WIDTH,
    Canvas,
    drawable,
    fitted,
    text_width,
)
from bot.reply.pictures import SHEET_ROWS, SheetPicture

_TITLE_AT: Final = 58.0
_SUBTITLE_AT: Final = 106.0
_TOP: Final = 138.0
_BETWEEN_BLOCKS: Final = 56.0
_BETWEEN_COLUMNS: Final = 22.0
_LARGEST: Final = 52.0
_STEP: Final = 2.0
_ROW: Final = 1.26
"""Height of a row, of the size of its text."""
_STRIPE: Final = "#1E232D"


@dataclass(frozen=True, slots=True)
class _Layout:
    """The size of the text, the rows of a block, and how wide each column is."""

    size: float
    rows: int
    columns: tuple[float, ...]

    @property
    def block(self) -> float:
        return sum(self.columns) + _BETWEEN_COLUMNS * (len(self.columns) - 1)


def draw_sheet(spec: SheetPicture) -> bytes:
    """The sheet as a PNG."""
    canvas = Canvas()
    room = WIDTH - 2 * MARGIN
    canvas.write(fitted(spec.title, room, TITLE, bold=True), (MARGIN, _TITLE_AT), size=TITLE, bold=True)
    canvas.write(fitted(spec.subtitle, room), (MARGIN, _SUBTITLE_AT), colour=MUTED)
    bottom = HEIGHT - MARGIN / 2
    if spec.note:
        canvas.write(fitted(spec.note, room), (MARGIN, bottom - TEXT / 2), colour=MUTED)
        bottom -= TEXT * 1.5
    _draw_rows(canvas, spec, bottom)
    return canvas.png()


def _draw_rows(canvas: Canvas, spec: SheetPicture, bottom: float) -> None:
    rows = tuple(tuple(drawable(cell) for cell in row) for row in spec.rows[: SHEET_ROWS[len(spec.head)]])
    layout = _layout(spec, rows, bottom - _TOP)
    height = layout.size * _ROW
    blocks = [rows[start : start + layout.rows] for start in range(0, len(rows), layout.rows)]
    # Blocks of one sheet share its width, so that rows of a narrow one do not lie far apart.
    wide = min((WIDTH - 2 * MARGIN - _BETWEEN_BLOCKS * (len(blocks) - 1)) / len(blocks), layout.block * 1.5)
    left = MARGIN
    for block in blocks:
        y = _TOP + height / 2
        _draw_row(canvas, spec.head, (left, y), wide, layout, strong=-1, colour=MUTED)
        canvas.line([(left, y + height / 2), (left + wide, y + height / 2)], GRID, 2.0)
        for index, row in enumerate(block):
            y += height
            if index % 2:
                canvas.box(Box(left - 10, y - height / 2, left + wide + 10, y + height / 2), _STRIPE)
            _draw_row(canvas, row, (left, y), wide, layout, strong=spec.strong, colour=INK)
        left += wide + _BETWEEN_BLOCKS


def _draw_row(
    canvas: Canvas,
    row: tuple[str, ...],
    at: tuple[float, float],
    wide: float,
    layout: _Layout,
    *,
    strong: int,
    colour: str,
) -> None:
    left, y = at
    spread = (wide - layout.block) / max(1, len(row) - 1)
    x = left
    for index, (cell, width) in enumerate(zip(row, layout.columns, strict=True)):
        is_strong = index == strong
        place = x if index == 0 else x + width
        canvas.write(
            cell,
            (place, y),
            size=layout.size,
            bold=is_strong,
            colour=BLUE if is_strong else colour,
            align="left" if index == 0 else "right",
        )
        x += width + _BETWEEN_COLUMNS + spread


def _layout(spec: SheetPicture, rows: tuple[tuple[str, ...], ...], height: float) -> _Layout:
    """The largest text with which all rows find room."""
    size = _LARGEST
    while True:
        columns = tuple(
            max(text_width(row[index], size, bold=True) for row in (spec.head, *rows))
            for index in range(len(spec.head))
        )
        per_block = max(1, int(height / (size * _ROW)) - 1)
        blocks = -(-len(rows) // per_block)
        layout = _Layout(size, -(-len(rows) // max(1, blocks)), columns)
        needed = layout.block * blocks + _BETWEEN_BLOCKS * (blocks - 1)
        if needed <= WIDTH - 2 * MARGIN or size <= TEXT:
            return layout
        size -= _STEP
