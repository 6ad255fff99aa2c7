"""The card of "Convert paces": what stands in it, for every reader, and that it always fits."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.notation.messages import MOST_FOUND, find_quantities
from bot.core.units import LengthUnit
from bot.reply.card import Card
from bot.reply.cards.message import in_other_unit, message_card
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import Wording, wording_for
from bot.surface.embeds import DESCRIPTION, FOOTER, TITLE, units

TABLE: Final = Path(__file__).parents[1] / "data" / "messages.csv"
AUTHORS: Final = {"km": LengthUnit.KM, "mi": LengthUnit.MILE, "": None}
ENGLISH: Final = wording_for(Reader())
KILOMETRES: Final = wording_for(Reader(units=UnitSystem.KM))
MILES: Final = wording_for(Reader(units=UnitSystem.MILES))

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS: Final = list(csv.DictReader(file))


def card_of(message: str, wording: Wording = ENGLISH, author: LengthUnit | None = None) -> Card:
    return message_card(find_quantities(message, author_unit=author), wording)


def lines_of(message: str, wording: Wording = ENGLISH, author: LengthUnit | None = None) -> list[str]:
    return [line.replace("\u00a0", " ") for line in card_of(message, wording, author).lines]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_row_of_the_table_is_shown_as_it_says(row: dict[str, str]) -> None:
    must, may = (json.loads(row[column]) for column in ("must", "may"))
    found = find_quantities(row["message"], author_unit=AUTHORS[row["author_units"]])
    shown = {item["at"]: item["shown"] for item in must + may}
    assert {item.start: in_other_unit(item, ENGLISH).replace("\u00a0", " ") for item in found}.items() <= shown.items()
    lines = lines_of(row["message"], author=AUTHORS[row["author_units"]])
    for item in must:
        assert [line for line in lines if line.startswith(f"`{item['text']}`") and line.endswith(f"→ {item['shown']}")]
    if not must and not may:
        assert lines == ["No distance, pace or speed in that message."]


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("10 miles", "`10 miles` → 16.1 km"),
        ("6.2 miles", "`6.2 miles` → 9.98 km"),
        ("6.213 miles", "`6.213 miles` → 10.0 km"),  # 9.999 km: rounded once, then it is ten
        ("14 km", "`14 km` → 8.70 mi"),
        ("half a mile", "`half a mile` → 805 m"),
        ("0.3 miles", "`0.3 miles` → 483 m"),
        ("500 yards", "`500 yards` → 457 m"),
        ("40 yd", "`40 yd` → 36.6 m"),
        ("9,000 ft", "`9,000 ft` → 2743 m"),
        ("14,115 ft", "`14,115 ft` → 4302 m"),
        ("4:59.7/km", "`4:59.7/km` → 8:02/mi"),
        ("8 mph", "`8 mph` → 12.9 km/h"),
        ("1,000 km", "`1,000 km` → 621.4 mi"),
        ("20,000 miles", "`20,000 miles` → 32,186.9 km"),
    ],
)
def test_a_line_is_what_was_written_and_the_other_unit(message: str, line: str) -> None:
    assert lines_of(message) == [line]


def test_a_quantity_without_its_unit_says_how_it_was_read() -> None:
    assert lines_of("8-10 miles at 7:30, 12-14 km/h") == [
        "`8` (8 mi) → 12.9 km",
        "`10 miles` → 16.1 km",
        "`7:30` (7:30/mi) → 4:40/km",
        "`12` (12.0 km/h) → 7.5 mph",
        "`14 km/h` → 8.7 mph",
    ]
    assert "without a unit" in card_of("10 miles at 7:30").footer
    assert "1609.344" in card_of("10 miles").footer


def test_each_thing_is_shown_once() -> None:
    assert lines_of("10 miles! 10 miles! and again 10mi, 10k") == ["`10 miles` → 16.1 km", "`10k` → 6.21 mi"]


def test_what_the_writer_gave_in_both_units_is_left_out() -> None:
    assert lines_of("8 miles (12.9 km), then 3 miles") == ["`3 miles` → 4.83 km"]
    assert lines_of("8 miles (12.9 km)") == ["That message gives everything in both units already."]


def test_a_reader_with_own_units_sees_what_is_not_in_them() -> None:
    message = "8 miles at 5:00/km, 100 yd, 12 km/h"
    assert lines_of(message, KILOMETRES) == ["`8 miles` → 12.9 km", "`100 yd` → 91.4 m"]
    assert lines_of(message, MILES) == ["`5:00/km` → 8:03/mi", "`12 km/h` → 7.5 mph"]
    assert card_of(message, KILOMETRES).title == "In kilometres"
    assert card_of(message, MILES).title == "In miles"


def test_a_reader_is_told_when_nothing_is_left() -> None:
    assert lines_of("10 km", KILOMETRES) == ["Everything in that message is in kilometres already."]
    assert lines_of("10 miles", MILES) == ["Everything in that message is in miles already."]
    assert lines_of("good luck!", MILES) == ["No distance, pace or speed in that message."]
    assert card_of("good luck!").title == "Nothing to convert"


def test_numbers_are_written_in_the_readers_format() -> None:
    comma = wording_for(Reader(number_format=NumberFormat.COMMA))
    assert lines_of("21,1 km, 20000 miles", comma) == ["`21,1 km` → 13,1 mi", "`20000 miles` → 32.186,9 km"]


def test_what_was_written_neither_formats_nor_mentions() -> None:
    assert lines_of("||**10** miles||") == ["`10** miles` → 16.1 km"]


def test_a_long_message_says_that_there_may_be_more() -> None:
    lines = lines_of(" ".join(f"{miles} miles." for miles in range(1, 60)))
    assert len(lines) == MOST_FOUND + 1
    assert lines[-1] == "There may be more: I read the first 25 only."


@given(
    st.text(st.sampled_from("0123456789:/.,-' kmihpacet@½×`*_\n"), max_size=300), st.sampled_from([None, *UnitSystem])
)
def test_the_card_fits_whatever_the_message(text: str, system: UnitSystem | None) -> None:
    card = card_of(text, wording_for(Reader(units=system)), LengthUnit.KM)
    assert 0 < units(card.title) <= TITLE
    assert card.lines
    assert units("\n".join(card.lines)) <= DESCRIPTION
    assert units(card.footer) <= FOOTER
