"""A sheet to pin: every cell can be read, whatever is in it."""

from __future__ import annotations

import io
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.reply.charts import draw, sheet, theme
from bot.reply.charts.placement import Box
from bot.reply.pictures import SHEET_ROWS, SheetPicture

CANVAS = Box(0, 0, theme.WIDTH, theme.HEIGHT)


class Watched(theme.Canvas):
    """A canvas that is there to look at when the picture is drawn."""

    last: theme.Canvas

    def __init__(self) -> None:
        super().__init__()
        Watched.last = self


@pytest.fixture(autouse=True)
def watching(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "Canvas", Watched)


def spec(rows: tuple[tuple[str, ...], ...], columns: int, note: str = "") -> SheetPicture:
    head = ("At", "Split", "Clock", "Pace", "Lap")[:columns]
    return SheetPicture(title="Marathon in 3:30:00", subtitle="Even pace", head=head, rows=rows, note=note)


def marathon(columns: int, count: int) -> tuple[tuple[str, ...], ...]:
    cells = ("42.2 km", "4:58.3", "3:29:59", "4:58/km", "78.25")
    return tuple(cells[:columns] for _ in range(count))


@pytest.mark.parametrize("columns", [2, 3, 4])
@pytest.mark.parametrize("note", ["", "Worked out exactly; a watch shows a little more"])
def test_as_many_rows_as_it_promises_find_room(columns: int, note: str) -> None:
    rows = marathon(columns, SHEET_ROWS[columns])
    picture = Image.open(io.BytesIO(draw(spec(rows, columns, note))))
    assert picture.size == (theme.WIDTH, theme.HEIGHT)
    written = [text for text, _, _ in Watched.last.texts]
    assert written.count("42.2 km") == len(rows)
    for _, size, box in Watched.last.texts:
        assert size >= theme.TEXT
        assert box.left >= 0
        assert box.right <= CANVAS.right
        assert box.bottom <= CANVAS.bottom
    boxes = [box for _, _, box in Watched.last.texts]
    shrunk = [Box(box.left, box.top + 2, box.right, box.bottom - 2) for box in boxes]
    assert not any(overlap(one, other) for one, other in combinations(shrunk, 2))


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def test_what_has_no_room_is_left_out() -> None:
    draw(spec(marathon(3, 200), 3))
    assert [text for text, _, _ in Watched.last.texts].count("42.2 km") == SHEET_ROWS[3]


def test_few_rows_are_written_large() -> None:
    draw(spec(marathon(3, 5), 3))
    assert max(size for text, size, _ in Watched.last.texts if text == "42.2 km") > 1.5 * theme.TEXT


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=40))
def test_any_text_can_be_drawn(rows: list[tuple[str, str, str]]) -> None:
    assert draw(spec(tuple(rows), 3)).startswith(b"\x89PNG")
