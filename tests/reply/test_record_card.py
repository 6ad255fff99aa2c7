"""The card of a record, for every record there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import pytest

from bot.core.records import Standing, load_record_book
from bot.reply.card import Card
from bot.reply.cards.record import STATUS_WORDS, record_card, suggestion_line
from bot.reply.nations import NATIONS, nation_name
from bot.reply.plain import plain
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import wording_for
from bot.surface.embeds import DESCRIPTION, FIELD_NAME, FIELD_VALUE, FIELDS, FOOTER, TITLE, TOTAL, units

BOOK = load_record_book()
READERS = (Reader(), Reader(number_format=NumberFormat.COMMA), Reader(units=UnitSystem.MILES))
ENGLISH = wording_for(Reader())

TODAY = dt.date(2026, 11, 21)


def _asked() -> list[Sequence[Standing]]:
    """Every standing alone, every event whole, and two events at once."""
    events = list(dict.fromkeys(standing.event for standing in BOOK.standings))
    alone = [[standing] for standing in BOOK.standings]
    whole = [list(BOOK.find(event)) for event in events]
    pairs = [list(BOOK.find(*pair)) for pair in pairwise(events)]
    return [*alone, *whole, *pairs, list(BOOK.standings)]


def _assert_fits(card: Card) -> None:
    """Fits as it stands: nothing has to be cut."""
    assert 0 < units(card.title) <= TITLE
    assert units("\n".join(card.lines)) <= DESCRIPTION
    assert units(card.footer) <= FOOTER
    assert 0 < len(card.fields) <= FIELDS
    for field in card.fields:
        assert 0 < units(field.name) <= FIELD_NAME
        assert 0 < units(field.value) <= FIELD_VALUE, (card.title, field.name)
    texts = [card.title, *card.lines, card.footer, *(text for f in card.fields for text in (f.name, f.value))]
    assert sum(map(units, texts)) <= TOTAL
    assert "{" not in "".join(texts)
    assert "None" not in "".join(texts)


def test_a_card_fits_an_embed_whatever_was_asked() -> None:
    for standings in _asked()[:-1]:
        for reader in READERS:
            _assert_fits(record_card(standings, BOOK, wording_for(reader), leftover=["x" * 500], today=TODAY))


@pytest.mark.parametrize("standing", BOOK.standings, ids=lambda standing: standing.official.id)
def test_a_record_alone_is_told_with_mark_athlete_nation_place_and_date(standing: Standing) -> None:
    card = record_card([standing], BOOK, ENGLISH, today=TODAY)
    fields = [field.value for field in card.fields]
    for mark, told in zip((*standing.pending, standing.official), fields, strict=False):
        first, second, *_ = told.splitlines()
        assert f"**{mark.text}**" in first.replace(",", "")
        assert plain(mark.athlete) in first
        assert f"({mark.nation})" in first
        assert plain(mark.place) in second
        country = nation_name(mark.country, ENGLISH)
        assert f"({country})" in second or country == plain(mark.place)
        assert ENGLISH.date(mark.date) in second
    for mark in standing.not_counting:
        counted, _, told = fields[len(standing.pending)].partition("Does not count:")
        assert mark.text in told
        assert plain(mark.athlete) in told
        assert str(mark.date.year) in told
        assert f"**{mark.text}**" not in counted + told


def test_every_nation_in_the_data_has_a_name() -> None:
    marks = [*BOOK.marks, *(mark for progression in BOOK.progressions for mark in progression.marks)]
    assert {code for mark in marks for code in (mark.nation, mark.country) if code} <= set(NATIONS)


def test_every_status_in_the_data_has_words() -> None:
    assert {mark.status for mark in BOOK.marks} <= set(STATUS_WORDS)


def test_a_mark_that_does_not_count_always_says_why() -> None:
    for mark in BOOK.marks:
        if not mark.role.counts:
            assert STATUS_WORDS[mark.status]


def test_no_words_are_kept_for_a_status_that_is_gone() -> None:
    assert set(STATUS_WORDS) <= {mark.status for mark in BOOK.marks}


def test_every_suggestion_is_one_short_line() -> None:
    for standing in BOOK.standings:
        line = suggestion_line(standing.event, standing.category, standing.surface, ENGLISH)
        assert units(line) <= 100
        assert line[0].isupper() or line[0].isdigit()
