"""What somebody typed, or what stands in the data, shown without it doing anything."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reply.plain import plain, typed

HOSTILE = (
    "@everyone @here",
    "<@123456789012345678> <@!1> <@&1> <#1> </pace:1> <t:0:R> <:emoji:1> <a:emoji:1>",
    "**bold** *italics* __underline__ ~~gone~~ ||spoiler||",
    "# heading",
    "-# small",
    "> quote",
    ">>> all quoted",
    "- list\n* list\n1. list",
    "[link](https://example.org) <https://example.org> https://example.org",
    "`code` ``code`` ```js\nblock\n```",
    "\\*escaped\\*",
    "line\nbreaks\r\nof\u2028all\u2029kinds\x0b\x0c\x85",
    "\u202ereversed\u202c \u2066isolated\u2069 \u200eleft\u200fright\u061c",
    "zero\u200bwidth\u200c \u200djoined\u2060 \ufeff",
    "a" + "\u0301" * 50 + "b" + "\u0489" * 50,
    "\x00\x07\x1b[31mred\x1b[0m",
    "\ud800 lone \udfff",
    "\U000e0041\U000e0042 tags, \ue000 private, \uffff none",
    "x" * 10_000,
    "`" * 10_000,
    "\U0001f600" * 10_000,
    "",
    "   ",
    "\u200b",
)

# What Discord could take as markup, a link or a mention.
SPECIAL = frozenset("\\*_~`|>#-+[]()<@:/.!&")


def _unescaped(text: str) -> str:
    """What is read; fails where something that formats stands without its escape."""
    read, escaped = [], False
    for char in text:
        if not escaped and char == "\\":
            escaped = True
            continue
        assert escaped or char not in SPECIAL, f"{char!r} is not escaped in {text!r}"
        read.append(char)
        escaped = False
    assert not escaped
    return "".join(read)


def _has_tricks(text: str) -> bool:
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            return True
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > 2:
            return True
    return False


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_is_read_and_does_nothing(text: str) -> None:
    read = _unescaped(plain(text))
    assert not _has_tricks(read)
    assert len(read) <= 100


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stands_in_one_piece_of_code(text: str) -> None:
    shown = typed(text)
    assert shown[0] == shown[-1] == "`"
    inside = shown[1:-1]
    assert inside
    assert "`" not in inside
    assert not _has_tricks(inside)
    assert len(inside) <= 100


@given(st.text(max_size=300), st.integers(min_value=1, max_value=200))
def test_any_text_is_harmless_and_no_longer_than_asked(text: str, most: int) -> None:
    read = _unescaped(plain(text, most))
    assert not _has_tricks(read)
    assert len(read) <= most
    inside = typed(text, most)[1:-1]
    assert "`" not in inside
    assert not _has_tricks(inside)
    assert 1 <= len(inside) <= most


@pytest.mark.parametrize(
    "text",
    ["Jakob Ingebrigtsen", "Abdi Nageeye", "Ana Peleteiro", "Zátopek", "Nguyễn Thị Oanh", "Хасан", "川内優輝", "ไทย"],
)
def test_names_are_left_as_they_are(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)
    assert typed(text) == f"`{unicodedata.normalize('NFC', text)}`"


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert plain("a" * 20, 10) == "a" * 9 + "…"
    assert typed("a" * 20, 10) == "`" + "a" * 9 + "…`"


def test_a_mention_and_a_link_read_as_they_were_typed() -> None:
    assert _unescaped(plain("@everyone <@1> https://example.org")) == "@everyone <@1> https://example.org"
