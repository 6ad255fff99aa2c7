"""A card becomes an embed that Discord takes, whatever is in it."""

from __future__ import annotations

import discord
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reply.card import Card, Field, Tone
from bot.surface.embeds import (
    DESCRIPTION,
    FIELD_NAME,
    FIELD_VALUE,
    FOOTER,
    TITLE,
    TOTAL,
    cut,
    embed_of,
    units,
)

RUNNER = "\U0001f3c3"
LONE = "\ud83c"


def _long(most: int) -> st.SearchStrategy[str]:
    """Texts on both sides of a limit: of anything, of emoji, of lone surrogates, of escapes."""
    pieces = st.sampled_from(["a", RUNNER, LONE, "\\", "\\*", "\u0301", "\n", " ", "é", "字", ""])
    around = st.tuples(pieces, st.integers(most // 2 - 3, most + 3)).map(lambda pair: pair[0] * pair[1])
    return st.one_of(st.text(max_size=20), around, st.tuples(around, st.text(max_size=5)).map("".join))


FIELD = st.builds(Field, name=_long(FIELD_NAME), value=_long(FIELD_VALUE), inline=st.booleans())
CARDS = st.builds(
    Card,
    title=_long(TITLE),
    lines=st.lists(_long(DESCRIPTION), max_size=3).map(tuple),
    fields=st.lists(FIELD, max_size=30).map(tuple),
    footer=_long(FOOTER),
    tone=st.sampled_from(Tone),
)


def _utf16(text: str | None) -> int:
    return len((text or "").encode("utf-16-le", "surrogatepass")) // 2


def _assert_taken(embed: discord.Embed) -> None:
    assert _utf16(embed.title) <= 256
    assert _utf16(embed.description) <= 4096
    assert len(embed.fields) <= 25
    assert _utf16(embed.footer.text) <= 2048
    for field in embed.fields:
        assert 1 <= _utf16(field.name) <= 256
        assert 1 <= _utf16(field.value) <= 1024
        assert (field.name or "").strip()
        assert (field.value or "").strip()
    texts = [embed.title, embed.description, embed.footer.text]
    texts += [text for field in embed.fields for text in (field.name, field.value)]
    assert sum(map(_utf16, texts)) <= 6000


@given(CARDS)
@example(
    Card(
        RUNNER * 300,
        (RUNNER * 5000,),
        tuple(Field(RUNNER * 300, RUNNER * 2000) for _ in range(30)),
        RUNNER * 3000,
    )
)
@example(Card("", ("",), (Field("", ""), Field(" ", "x"), Field("x", "\n")), ""))
def test_every_limit_is_kept_by_cutting_and_never_by_an_error(card: Card) -> None:
    _assert_taken(embed_of(card))


@given(CARDS)
def test_what_fits_is_shown_whole(card: Card) -> None:
    embed = embed_of(card)
    if units(card.title) <= TITLE:
        assert (embed.title or "") == card.title
    if units(card.footer) <= FOOTER:
        assert (embed.footer.text or "") == card.footer
    room = TOTAL - units(embed.title or "") - units(embed.footer.text or "")
    description = "\n".join(line for line in card.lines if line)
    if units(description) <= min(DESCRIPTION, room):
        assert (embed.description or "") == description


@given(st.text(max_size=50), st.integers(min_value=1, max_value=60))
def test_a_text_is_cut_at_utf16_units_with_an_ellipsis(text: str, most: int) -> None:
    shown = cut(text, most)
    assert units(shown) <= most
    if units(text) <= most:
        assert shown == text
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])


def test_an_emoji_counts_as_two_and_is_not_cut_in_half() -> None:
    assert units(RUNNER) == 2
    assert cut(RUNNER * 3, 6) == RUNNER * 3
    assert cut(RUNNER * 3, 5) == RUNNER * 2 + "…"
    assert cut(RUNNER * 3, 4) == RUNNER + "…"


def test_an_escape_is_not_cut_in_half() -> None:
    assert cut("abc\\*def", 5) == "abc…"


def test_a_plain_card_is_shown_as_it_is() -> None:
    card = Card("6:00/km", ("Read as 1 km", "", "twice"), (Field("Pace", "6:00/km", inline=False),), "Arithmetic.")
    embed = embed_of(card)
    assert embed.title == "6:00/km"
    assert embed.description == "Read as 1 km\ntwice"
    assert [(field.name, field.value, field.inline) for field in embed.fields] == [("Pace", "6:00/km", False)]
    assert embed.footer.text == "Arithmetic."


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_its_own_colour(tone: Tone) -> None:
    colours = [embed_of(Card("x", tone=other)).colour for other in Tone]
    assert colours.count(embed_of(Card("x", tone=tone)).colour) == 1
    assert None not in colours


def test_the_fields_that_do_not_fit_any_more_are_left_out_from_the_end() -> None:
    fields = tuple(Field(str(number), "x" * 1000) for number in range(10))
    embed = embed_of(Card("title", fields=fields, footer="footer"))
    assert [field.name for field in embed.fields] == ["0", "1", "2", "3", "4"]
    assert embed.footer.text == "footer"
