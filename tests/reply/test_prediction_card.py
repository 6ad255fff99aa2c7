"""The card of ``/predict``: its tables fit a phone, and its picture holds what the text has no room for."""

from __future__ import annotations

import pytest

from bot.core.prediction_query import work_out_prediction
from bot.reply.card import Card
from bot.reply.cards.prediction import prediction_card
from bot.reply.charts import draw
from bot.reply.pictures import SHEET_ROWS, SheetPicture
from bot.reply.reader import NumberFormat, Reader
from bot.reply.table import MOST_COLUMNS
from bot.reply.wording import Wording

READERS = (Reader(), Reader("de", NumberFormat.COMMA))
PHRASES = (
    "10k in 45:30",
    "mile 11:40",
    "marathon 8:30:00",
    "half 3:20:00, 20 km a week",
    "5k 20:00 and half 1:33, 75 km a week at 5:00/km",
    "10.55 km in 1:59:59 for marathon, 30 km a week at 9:30/km",
    "5k 45:00 for 50 miles",
    "800 m in 2:30 for 400 m",
)


def card(text: str, reader: Reader) -> Card:
    return prediction_card(work_out_prediction(text), Wording(reader))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
@pytest.mark.parametrize("text", PHRASES)
def test_no_line_of_a_table_wraps_on_a_phone(text: str, reader: Reader) -> None:
    blocks = [field.value.split("```")[1] for field in card(text, reader).fields if "```" in field.value]
    assert blocks
    for line in "".join(blocks).splitlines():
        assert len(line) <= MOST_COLUMNS, line


@pytest.mark.parametrize("text", [text for text in PHRASES if " for " not in text])
def test_the_picture_has_room_for_every_method(text: str) -> None:
    picture = card(text, Reader()).picture
    assert picture is not None
    assert isinstance(picture.spec, SheetPicture)
    assert len(picture.spec.rows) == 9 <= SHEET_ROWS[len(picture.spec.head)]
    assert all(len(row) == len(picture.spec.head) for row in picture.spec.rows)
    assert picture.alt.startswith("A table.")


def test_the_methods_for_the_marathon_stand_below_the_picture() -> None:
    picture = card("5k 20:00 and half 1:33, 75 km a week at 5:00/km", Reader()).picture
    assert picture is not None
    assert isinstance(picture.spec, SheetPicture)
    assert picture.spec.head == ("", "Your own", "Riegel", "Cameron", "Daniels")
    assert picture.spec.note.startswith("Marathon: Vickers 2 3:23:44, Vickers 3:23:44")
    assert "Tanda" in picture.spec.note
    assert draw(picture.spec).startswith(b"\x89PNG")
