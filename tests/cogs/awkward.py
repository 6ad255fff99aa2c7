"""What people, cats and attackers type."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

AWKWARD: Final = (
    " ",
    "\t\n",
    "\u00a0\u202f\u3000",
    "\u200b\u200d\ufeff",
    "\x00\x07\x1b[31m",
    "\u202e10k in 47:30\u202c",
    "6",
    "6:",
    "6:0",
    ":",
    "10k in",
    "in at for",
    "１０ｋ　ｉｎ　４７：３０",
    "½",
    "١٠ كم",
    "十公里",
    "10 км за 47:30",
    "\U0001f3c3\u200d\u2640\ufe0f" * 12,
    "\U0001f600" * 99,
    "e" + "\u0301" * 50,
    "`" * 60,
    "**bold** __under__ ~~gone~~ ||hidden|| > quote # head",
    "@everyone @here <@1> <@&1> <#1> <t:0> [a](https://example.org)",
    "\\" * 100,
    "{text} {0} %s %(a)s ${a}",
    "'; DROP TABLE runs; --",
    "5k " * 33,
    "9" * 100,
    "1:" * 50,
    "-" * 100,
    "nan inf 1e400 -0",
    "mile women\x00road",
    "x" * 100,
    "x" * 101,
    "10k in 47:30" + " " * 150,
    "x" * 200,
)
"""Each fits an option of 200 characters."""

TOO_LONG: Final = ("x" * 201, "10k in 47:30 " * 100, "\U0001f600" * 3000)
"""What only autocomplete hears of: Discord refuses to send the command."""

_PIECES: Final = (
    *"0123456789:.,/ -'\"`@xXkmMhs",
    *("10k", "half", "mile", "marathon", " in ", "women", "road", "km/h", "/km", "°C", "lb", "5:00", "47:30"),
    *("\u00a0", "\u202e", "\u0301", "\U0001f600", "½", "²", "٣", "ß", "İ", "ﬀ", "\x00"),
)


def scribbles(count: int, seed: int = 1500) -> Iterator[str]:
    """So many inputs that nobody meant, the same ones in every run."""
    dice = random.Random(seed)  # noqa: S311 - a game of dice
    for _ in range(count):
        yield "".join(dice.choices(_PIECES, k=dice.randint(1, 12)))[:200]
