"""What a partly typed phrase may become, for autocomplete."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.core.events import EVENTS, Category, Event, Surface
from bot.core.notation.normalise import MAX_LENGTH, normalise
from bot.core.records.book import RecordBook
from bot.core.records.loading import load_record_book
from bot.core.records.words import MEANINGS, Hint, Meaning
from bot.core.units import METRES_PER_KM

MOST_CHOICES: Final = 25
"""As many as Discord shows."""

_ASKED_FOR_MOST: Final = ("mile", "1500m", "5km", "10km", "half", "marathon", "5000m", "10000m", "800m", "3000m")
# One letter alone is the beginning of an event, not of "women".
_TELLING: Final = 2
_WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)?")


class EventSuggestion(NamedTuple):
    """One thing to ask for, by the event's id; its parts joined by spaces are a phrase the query reader reads."""

    event_id: str
    category: Category | None
    surface: Surface | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event with the joined names it is known by and the records there are of it."""

    event: Event
    names: frozenset[str]
    kept: frozenset[tuple[Category, Surface]]

    def has(self, category: Category | None, surface: Surface | None) -> bool:
        return any(category in (None, c) and surface in (None, s) for c, s in self.kept)

    def likeness(self, name: str) -> int | None:
        """How well a name typed so far fits: 0 exactly, 1 as a beginning, 2 inside; None not at all."""
        if not name or name in self.names:
            return 0
        if any(known.startswith(name) for known in self.names):
            return 1
        return 2 if any(name in known for known in self.names) else None


@dataclass(frozen=True, slots=True)
class _Typed:
    """One way to take what was typed so far."""

    name: str = ""
    category: Category | None = None
    surface: Surface | None = None

    def with_word(self, word: str, meaning: Meaning | None) -> _Typed:
        """The same with one more word, of this meaning if it has one."""
        if isinstance(meaning, Category):
            return _Typed(self.name, meaning, self.surface)
        if isinstance(meaning, Surface):
            return _Typed(self.name, self.category, meaning)
        if meaning is Hint.TRACK:
            return _Typed(self.name, self.category, self.surface or Surface.OUTDOOR_TRACK)
        if meaning is None or meaning is Hint.STEEPLECHASE:
            return _Typed(self.name + word, self.category, self.surface)
        return self


def suggest_events(
    text: str, limit: int = MOST_CHOICES, *, book: RecordBook | None = None
) -> tuple[EventSuggestion, ...]:
    """Records to ask for that begin as this text does, the likeliest first; empty where none does.

    Names that begin so come before names that hold it. The best event is followed by its categories and surfaces.
    Where an event has no record as asked for, it is suggested without the category and the surface. ``book`` holds the
    records there are, if not those that come with the bot.
    """
    if len(text) > MAX_LENGTH:
        return ()
    entries = _entries(book or load_record_book())
    ways = _ways_to_take(text, entries)
    found = [suggestion for typed in ways for suggestion in _suggestions(typed, entries)]
    if not found:
        named = (_Typed(typed.name) for typed in ways if typed.name)
        found = [suggestion for typed in named for suggestion in _suggestions(typed, entries)]
    return tuple(dict.fromkeys(found))[:limit]


def _ways_to_take(text: str, entries: tuple[_Entry, ...]) -> tuple[_Typed, ...]:
    """What was typed, with the last word as the whole or the beginning of "women" or "road", and as part of a name."""
    plain = normalise(text).text.replace("'", "")
    *before, last = _WORD.findall(plain) or [""]
    typed, previous = _Typed(), ""
    for word in before:
        typed = typed.with_word(word, _meaning(word, previous))
        previous = word
    as_name = typed.with_word(last, None)
    meaning = _meaning(last, previous)
    if meaning is not None and (before or len(last) > 1):
        return typed.with_word(last, meaning), as_name
    if not plain.endswith(last) or (not before and len(last) < _TELLING):
        return (as_name,)
    as_words = tuple(typed.with_word(last, begun) for begun in _begun(last))
    is_name_so_far = any(entry.likeness(as_name.name) in (0, 1) for entry in entries)
    return (as_name, *as_words) if is_name_so_far else (*as_words, as_name)


def _meaning(word: str, previous: str) -> Meaning | None:
    # The m in "1500 m" is metres.
    return None if word == "m" and previous[-1:].isdigit() else MEANINGS.get(word)


def _begun(word: str) -> tuple[Category | Surface, ...]:
    meanings = (meaning for known, meaning in MEANINGS.items() if known.startswith(word))
    return tuple(dict.fromkeys(meaning for meaning in meanings if isinstance(meaning, (Category, Surface))))


def _suggestions(typed: _Typed, entries: tuple[_Entry, ...]) -> Iterator[EventSuggestion]:
    likeness = [(entry.likeness(typed.name), entry) for entry in entries]
    ranked = [(how, entry) for how, entry in likeness if how is not None and entry.has(typed.category, typed.surface)]
    ranked.sort(key=lambda pair: pair[0])  # stable: those asked for most stay in front
    for place, (_, entry) in enumerate(ranked):
        yield from _variants(entry, typed) if place == 0 and typed.name else _plain(entry, typed)


def _plain(entry: _Entry, typed: _Typed) -> Iterable[EventSuggestion]:
    return (EventSuggestion(entry.event.id, typed.category, typed.surface),)


def _variants(entry: _Entry, typed: _Typed) -> Iterator[EventSuggestion]:
    yield from _plain(entry, typed)
    if typed.category is None:
        for category in Category:
            if entry.has(category, typed.surface):
                yield EventSuggestion(entry.event.id, category, typed.surface)
    surfaces = [surface for surface in Surface if entry.has(typed.category, surface)]
    if typed.surface is None and len(surfaces) > 1:
        for surface in surfaces:
            yield EventSuggestion(entry.event.id, typed.category, surface)


@functools.lru_cache(maxsize=2)
def _entries(book: RecordBook) -> tuple[_Entry, ...]:
    kept: dict[Event, set[tuple[Category, Surface]]] = {}
    for standing in book.standings:
        kept.setdefault(standing.event, set()).add((standing.category, standing.surface))
    first = {id: place for place, id in enumerate(_ASKED_FOR_MOST)}
    return tuple(
        _Entry(event, frozenset(_names(event)), frozenset(kept[event]))
        for event in sorted(kept, key=lambda event: (first.get(event.id, len(first)), EVENTS.index(event)))
    )


def _names(event: Event) -> Iterator[str]:
    yield from (event.id, *event.aliases)
    if event.distance is not None and not event.steeplechase and event.distance.metres % METRES_PER_KM == 0:
        yield f"{event.distance.km:.0f}k"
        yield f"{event.distance.km:.0f}km"
