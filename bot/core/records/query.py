"""What somebody asks for who types "womens 1500 indoor" or "10 k men road" on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import MARATHON, Category, Event, Surface
from bot.core.notation.normalise import MAX_LENGTH, Normalised, normalise
from bot.core.records.book import RecordBook
from bot.core.records.loading import load_record_book
from bot.core.records.mark import RaceField
from bot.core.records.naming import Naming, Unnamed, name_at, nearest_events, steeplechase_of
from bot.core.records.words import MEANINGS, Hint, Meaning

EXAMPLE: Final = "mile women"
"""A phrase that always works."""

_START: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*(?!\w)")
_CHUNK: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """A request as read: mostly one event, two where one name is used for both (5k on the track and on the road).

    None for category, surface or field means that nothing was said of it. ``leftover`` holds the words, as typed,
    that were passed over: an answer should say so.
    """

    events: tuple[Event, ...]
    category: Category | None = None
    surface: Surface | None = None
    field: RaceField | None = None
    leftover: tuple[str, ...] = ()


@dataclass(slots=True)
class _Said:
    """What a phrase says, word by word, in the order typed."""

    source: Normalised
    naming: Naming | None = None
    categories: list[Category] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    fields: list[RaceField] = field(default_factory=list)
    hints: set[Hint] = field(default_factory=set)
    unread: list[Unnamed] = field(default_factory=list)
    discipline: Unnamed | None = None

    def take(self, meaning: Meaning, start: int, end: int) -> None:
        """A word of this meaning stands there."""
        if isinstance(meaning, Category):
            self.categories.append(meaning)
        elif isinstance(meaning, Surface):
            self.surfaces.append(meaning)
        elif isinstance(meaning, RaceField):
            self.fields.append(meaning)
        else:
            self.hints.add(meaning)
            if meaning in (Hint.OTHER_DISCIPLINE, Hint.STEEPLECHASE):
                self.discipline = Unnamed(start, end)

    def settle(self) -> None:
        """Words that mean something only beside others: "track", and "only" beside women."""
        if Hint.TRACK in self.hints and Surface.SHORT_TRACK not in self.surfaces:
            self.surfaces.append(Surface.OUTDOOR_TRACK)
        if Hint.ONLY in self.hints and Category.WOMEN in self.categories:
            self.fields.append(RaceField.WOMEN_ONLY)
        if self.fields and not self.categories:
            self.categories.append(Category.WOMEN)  # men's records are not kept apart by field

    @property
    def category(self) -> Category | None:
        """The category said; None where none is, or both are."""
        return self.categories[0] if len(set(self.categories)) == 1 else None

    @property
    def field(self) -> RaceField | None:
        """The field said; None where none is, or both are."""
        return self.fields[0] if len(set(self.fields)) == 1 else None


def read_record_query(
    text: str, *, category: str | None = None, surface: str | None = None, book: RecordBook | None = None
) -> RecordQuery:
    """What this phrase asks for: an event with, in any order, whose record and on what surface.

    ``category`` and ``surface`` are further fields of the same form, read as leniently; what they say stands over
    the phrase, and "all" in them lifts a limit. At most 200 characters each. ``book`` is where the answer will be
    looked up, if not in the records that come with the bot.

    Raises PersonError: EMPTY, TOO_LONG, UNKNOWN_EVENT (with the culprit, empty where no event was named at all, and
    in ``suggestions`` up to three ids of events) or, for a category or surface that says nothing, NOT_UNDERSTOOD.
    """
    if not text.strip():
        raise PersonError(Mistake.EMPTY, text=text, example=EXAMPLE)
    said = _scan(text)
    if category and category.strip():
        _override_category(said, category)
    if surface and surface.strip():
        _override_surface(said, surface)
    naming = _event_said(said)
    return _resolve(said, naming, book or load_record_book())


def _scan(text: str) -> _Said:
    if len(text) > MAX_LENGTH:
        raise PersonError(Mistake.TOO_LONG, text=text, start=MAX_LENGTH, example=EXAMPLE, params={"limit": MAX_LENGTH})
    source = normalise(text)
    said = _Said(source)
    place = _START.search(source.text)
    while place is not None:
        place = _START.search(source.text, _read_at(said, place.start()))
    said.settle()
    return said


def _read_at(said: _Said, start: int) -> int:
    """Where reading goes on after the event, word or chunk that begins here."""
    found = name_at(said.source, start)
    if isinstance(found, Naming) and said.naming is None:
        said.naming = found
        return found.end
    if found is not None:  # no event, or a second one: the first is answered, the other named as passed over
        said.unread.append(found if isinstance(found, Unnamed) else Unnamed(start, found.end))
        return found.end
    word = _WORD.match(said.source.text, start)
    meaning = MEANINGS.get(word.group().replace("'", "")) if word else None
    if word is not None and meaning is not None:
        said.take(meaning, start, word.end())
        return word.end()
    chunk = word or _CHUNK.match(said.source.text, start)
    end = chunk.end() if chunk else start + 1
    said.unread.append(Unnamed(start, end))
    return end


def _override_category(said: _Said, option: str) -> None:
    says = _scan(option)
    if not says.categories and Hint.ALL not in says.hints:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option, example=Category.WOMEN.value)
    said.categories = says.categories
    said.fields = says.fields or said.fields


def _override_surface(said: _Said, option: str) -> None:
    says = _scan(option)
    if not says.surfaces and Hint.ALL not in says.hints:
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option, example=Surface.ROAD.value)
    said.surfaces = says.surfaces


def _event_said(said: _Said) -> Naming:
    """The event that was named. Raises PersonError(UNKNOWN_EVENT)."""
    naming = said.naming
    if Hint.OTHER_DISCIPLINE in said.hints:
        raise _unknown(said, _with_discipline(said), tuple(event.id for event in naming.named) if naming else None)
    if Hint.STEEPLECHASE in said.hints:
        steeplechase = steeplechase_of(naming)
        if steeplechase is None:
            raise _unknown(said, _with_discipline(said), nearest_events("steeplechase", None))
        return steeplechase
    if naming is None:
        raise _unknown(said, _culprit(said))
    return naming


def _with_discipline(said: _Said) -> Unnamed:
    """The word "hurdles" with the distance it stands beside, from the first to the last of them."""
    parts = [part for part in (said.discipline, said.naming or next(iter(said.unread), None)) if part is not None]
    length = next((part.length for part in said.unread), None)
    return Unnamed(min(part.start for part in parts), max(part.end for part in parts), length)


def _culprit(said: _Said) -> Unnamed:
    """The first words that could not be read and stand together; empty, at the end, where all could."""
    if not said.unread:
        return Unnamed(len(said.source.text), len(said.source.text))
    culprit = said.unread[0]
    for part in said.unread[1:]:
        if _START.search(said.source.text, culprit.end, part.start):
            break
        culprit = Unnamed(culprit.start, part.end, culprit.length)
    return culprit


def _unknown(said: _Said, culprit: Unnamed, suggestions: tuple[str, ...] | None = None) -> PersonError:
    source = said.source
    is_empty = culprit.start == culprit.end
    start, end = (len(source.typed),) * 2 if is_empty else source.span(culprit.start, culprit.end)
    if suggestions is None:
        suggestions = nearest_events(source.text[culprit.start : culprit.end], culprit.length)
    return PersonError(
        Mistake.UNKNOWN_EVENT,
        text=source.typed,
        start=start,
        end=end,
        example=EXAMPLE,
        params={"suggestions": suggestions},
    )


def _resolve(said: _Said, naming: Naming, book: RecordBook) -> RecordQuery:
    events, surface = _on_surface(naming, said.surfaces, book)
    category, kind = said.category, said.field
    if kind is not None:
        apart = tuple(event for event in events if kind in book.fields(event))
        if category is Category.MEN or not apart:
            kind = None  # "women only" may just mean the women
        else:
            events = apart
    typed, spans = said.source.typed, (said.source.span(part.start, part.end) for part in said.unread)
    return RecordQuery(events, category, surface, kind, tuple(typed[start:end] for start, end in spans))


def _on_surface(naming: Naming, surfaces: list[Surface], book: RecordBook) -> tuple[tuple[Event, ...], Surface | None]:
    """The events meant and their surface: of several surfaces named, the first that the event is run on."""
    for surface in surfaces:
        if run_there := tuple(event for event in naming.twins if surface in book.surfaces(event)):
            return run_there, surface
    if set(surfaces) == {Surface.ULTRA} and all(event.distance and event.distance > MARATHON for event in naming.named):
        return naming.named, None  # 100 km is an ultra, though its record is kept among the road's
    return naming.named, surfaces[0] if surfaces else None
