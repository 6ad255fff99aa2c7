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
