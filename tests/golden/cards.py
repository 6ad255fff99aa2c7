"""Answers as whole texts, in English and German, to be read in a review when one of them changes.

``python -m tests.golden.cards`` writes them anew beside this file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.client import create_bot
from bot.core.errors import PersonError
from bot.reply.card import Card
from bot.reply.mistakes import mistake_card
from bot.reply.reader import NumberFormat, Reader
from bot.reply.wording import NBSP, Wording, wording_for
from bot.surface.answers import kind_of

FOLDER: Final = Path(__file__).parent
TODAY: Final = dt.date(2026, 11, 21)
READERS: Final[Mapping[str, Reader]] = {
    "en": Reader(),
    "de": Reader(language="de", number_format=NumberFormat.COMMA),
}
ASKED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "pace": (("6:00 1k",), ("half at 8:00/mi",), ("10k 4:75",)),
    "convert": (("10 mi",), ("20 °C",)),
    "distance": (("mile", "4"),),
    "compare": (("5k in 25:00",), ("20:00 5k vs 18:30",)),
    "splits": (
        ("half 1:45 negative 2% every 5k",),
        ("1500 in 4:10 lane 3",),
        ("marathon in 3:30", "", "1 km"),
        ("10k 45:30", "", "mile", "fast finish"),
        ("marathon 3:30 every 10 m",),
    ),
    "analyse": (("5k: 4:02 4:05 4:10 4:12 4:01",), ("78 80 81 79", "400 m"), ("4:02 8:07 12:17",), ("5k: 20:00",)),
    "predict": (
        ("10k in 45:30",),
        ("half 1:38 marathon 60 km a week",),
        ("20:00 5k and 42:00 10k",),
        ("mile 6:00", "", "marathon"),
        ("100 m in 12",),
    ),
    "critical-speed": (("1200m 4:00, 3000m 11:00",), ("800m 2:30, 1500m 5:10, 3k 11:20",), ("5k 25:00",)),
    "training": (("5k in 25:00",), ("marathon in 5:00:00",), ("vdot 50",), ("5k in 58:00",)),
    "workout": (("2E + 3 x 1T w/ 2:00 + 4x200R", "5k in 21:30"), ("5x1k @ 3:50 (90s)",), ("5x1k @ banana",)),
    "agegrade": (("10k in 47:30 F52",), ("1500 m 5:00 M45",), ("7k in 40:00 age 50",), ("10k in 47:30",)),
    "points": (("5000 m in 16:00 women",), ("marathon 3:10:00 men",), ("1000 points 5000 m women",), ("7k in 40:00",)),
    "zones": (("max 190 rest 50",), ("age 45",), ("lthr 168",), ("rest 50",)),
    "calories": (("10k in 50:00 70 kg",), ("10k in 50:00",)),
    "countdown": (("half in 12 weeks",), ("Berlin Marathon 26 September 2027", "16"), ("Berlin Marathon 2025-09-21",)),
    "conditions": (
        ("10k in 45:30 28 °C 60 %",),
        ("marathon 3:30:00 2000 m altitude headwind 15 km/h",),
        ("10k 45:00 38 °C dew point 30",),
        ("10k 45:00",),
    ),
    "hill": (("5k in 25:00 climb 150 m",), ("6:00/km at -4 %",), ("5k in 25:00",)),
    "treadmill": (("12 km/h 6 %",), ("4:45/km",), ("12",)),
    "test": (
        ("cooper 2650 m",),
        ("1.5 mile 11:40",),
        ("beep 9.4",),
        ("aft 17:30 M 27",),
        ("pacer 42 girl 12",),
        ("mile 7:40",),
        ("usmc 21:00",),
    ),
    "test-body": (("rockport 15:10 hr 128 45 years 70 kg woman",),),
    "benchmark": ((), ("first 5k", "track"), ("marathon",)),
}
"""For each kind of answer what is typed; a mistake too."""


def golden(topic: str, language: str) -> str:
    """The answers of this kind, one below the other."""
    create_bot()
    wording = wording_for(READERS[language])
    return "\n".join(_answer(topic, typed, wording) for typed in ASKED[topic])


def _answer(topic: str, typed: tuple[str, ...], wording: Wording) -> str:
    kind = kind_of(topic)
    assert kind is not None, topic
    try:
        card = kind.make(wording, typed, TODAY)
    except PersonError as error:
        card = mistake_card(error, wording)
    told = " | ".join(part for part in typed if part)
    return "\n".join([f"=== /{topic} {told}", *_lines(card), ""]).replace(NBSP, " ")


def _lines(card: Card) -> Iterator[str]:
    yield f"# {card.title}"
    yield from card.lines
    for field in card.fields:
        yield f"[{field.name}]"
        yield field.value
    if card.footer:
        yield f"-- {card.footer}"
    if card.next_steps:
        yield "Buttons: " + ", ".join(
            f"{step.label} (/{step.topic} {' | '.join(step.arguments)})" for step in card.next_steps
        )
    if card.picture is not None:
        yield f"Picture: {card.picture.alt}"


def path_of(topic: str, language: str) -> Path:
    """The file of these answers."""
    return FOLDER / language / f"{topic}.txt"


def main() -> None:
    """Write all files."""
    for language in READERS:
        (FOLDER / language).mkdir(exist_ok=True)
        for topic in ASKED:
            path_of(topic, language).write_text(golden(topic, language), encoding="utf-8")


if __name__ == "__main__":
    main()
