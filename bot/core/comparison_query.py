"""What somebody asks for who types "mile 4:30 women" or "20:00 5k vs 18:30": a run, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.core.comparison import Comparison, compare_distances, compare_times, compare_with_mark
from bot.core.errors import Mistake, PersonError
from bot.core.events import EVENTS, Category, Event, Surface
from bot.core.notation import DistanceReading, read_distance
from bot.core.notation.fields import DISTANCE_EXAMPLE
from bot.core.notation.normalise import Normalised
from bot.core.notation.phrase import EXAMPLE, Phrase, checked, read_phrase
from bot.core.notation.times import typed as typed_time
from bot.core.pace import work_out_pace
from bot.core.plausibility import check_performance
from bot.core.quantities import Distance, Duration
from bot.core.records.book import RecordBook, Standing
from bot.core.records.loading import record_shelf
from bot.core.records.naming import flat_events_over
from bot.core.records.query import RecordQuery, read_record_query
from bot.core.records.words import MEANINGS, Hint, Meaning
from bot.core.retelling import distance_as_typed, time_as_typed
from bot.core.runs import is_same, run_of
from bot.core.units import SECONDS_PER_HOUR, LengthUnit

EXAMPLE_BESIDE: Final = "5k in 20:00 vs 18:30"
"""A phrase with two times that always works."""

# What stands before the other run. "with" and "to" are said in a phrase with one time too ("10k with 47:30").
_BESIDE: Final = re.compile(
    r"(?<!\w)(?:vs?\.?|versus|against|compared (?:to|with)|gegen|verglichen mit|im vergleich (?:zu[mr]?|mit)|contre"
    r"|contra|contro)(?!\w)"
)
_PERHAPS_BESIDE: Final = re.compile(
    r"(?<!\w)(?:with(?!\w)|w/|beside(?!\w)|next to(?!\w)|mit(?!\w)|neben(?!\w)|avec(?!\w)|con(?!\w)|to(?= \d))"
)

_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:'[^\W\d_]+)*(?!\w)")
_WRITTEN: Final = (
    "record records wr wrs wb world weltrekord weltrekorde rekord rekorde weltbestleistung mondial mundial"
)
_RECORD_WORDS: Final = frozenset(_WRITTEN.split())
_DIGIT_BEFORE: Final = re.compile(r"\d[ -]?$")
_SPELLED_K: Final = re.compile(r"\d ?k(?!\w)")

_LONGEST_ON_TRACK: Final = Distance(10_000.0)
"""Two runs over more than this are not thought of on a track."""
_LONGEST_FOR_TRACK: Final = Duration(3600.0)
"""The one-hour race is run on one; what lasts longer is not."""
_A_BIT_FASTER: Final = 0.95
_EXAMPLE_KM_PER_HOUR: Final = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonAnswer:
    """A run beside another, or beside the records over its distance, women's first.

    ``phrase`` is how mine was read; ``distance`` and ``duration`` are mine, one repetition of several, and ``race`` is
    set where a rounded distance was taken for it. ``event`` is the record event, None where there is none.
    ``standings`` go with the ``comparisons``; empty beside another run. ``elsewhere`` are the other surfaces with a
    record over this distance. ``as_typed`` is mine as a phrase that reads so again, ``record_text`` asks for the
    records, and ``leftover`` holds words that were passed over.
    """

    phrase: Phrase
    distance: Distance
    duration: Duration
    race: Distance | None
    event: Event | None
    comparisons: tuple[Comparison, ...]
    standings: tuple[Standing, ...] = ()
    elsewhere: tuple[Surface, ...] = ()
    as_typed: str = ""
    record_text: str = ""
    leftover: tuple[str, ...] = ()

    @property
    def is_timed(self) -> bool:
        """Whether the two are compared by how far they came in one time."""
        return self.comparisons[0].seconds is None


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a phrase, in which what belongs to the other or asks for a record is blank; places are the same.

    ``words`` are those that ask for a record: whose, where, or just "record".
    """

    whole: str
    text: str
    words: tuple[str, ...]
    example: str

    @property
    def is_empty(self) -> bool:
        return not self.text.strip(" ,;.!?-\t\n")

    def read(self, distance: Distance | None) -> Phrase:
        """What the side says of a run. Raises PersonError with the place in the whole."""
        try:
            return read_phrase(self.text, distance=distance)
        except PersonError as error:
            raise self.placed(error) from None

    def placed(self, error: PersonError) -> PersonError:
        """The error with what was typed, and with an example that works here."""
        is_whole = error.start == 0 and error.end == len(error.text)
        start, end = (0, len(self.whole)) if is_whole else (error.start, error.end)
        return PersonError(error.code, text=self.whole, start=start, end=end, example=self.example, params=error.params)


@dataclass(frozen=True, slots=True)
class _Mine:
    """My run as read."""

    phrase: Phrase
    distance: Distance
    duration: Duration
    race: Distance | None
    is_k: bool
    over: Event | None = None
    """The timed event that was asked for by name, whatever the distance is."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The flat events over this distance: two for 5 and 10 km, the track's and the road's; none over a time."""
        return () if self.over is not None else flat_events_over(self.distance, self.phrase.distance_unit)

    @property
    def timed_event(self) -> Event | None:
        """The event that lasts as long as this run; None for any other time."""
        return next((event for event in EVENTS if event.duration == self.duration), None)

    @property
    def event_name(self) -> str:
        """What to look its records up by; empty where there are none. "5k" means the track as well as the road."""
        events = self.events
        if not events:
            return self.timed_event.id if self.timed_event is not None else ""
        unit = self.phrase.distance_unit
        in_km = [event for event in events if event.id.endswith("km")]
        if len(events) == 1 or unit is LengthUnit.M or not in_km:
            return events[0].id
        return in_km[0].id if unit is LengthUnit.KM and not self.is_k else in_km[0].id.removesuffix("m")

    @property
    def as_typed(self) -> str:
        """The run as a phrase that reads so again."""
        length = self.event_name if self.events else distance_as_typed(self.distance, self.phrase.distance_unit)
        return f"{length} in {time_as_typed(self.duration)}"

    @property
    def bit_faster(self) -> str:
        """A time to set beside it, as typed."""
        return typed_time(self.duration.seconds * _A_BIT_FASTER)


def work_out_comparison(
    time: str, distance: str = "", category: str = "", against: str = "", *, book: RecordBook | None = None
) -> ComparisonAnswer:
    """The run in ``time`` beside what is asked for: a second time, or the records over its distance.

    ``time`` takes a whole phrase ("20:00 5k vs 18:30", "mile 4:30 women"); the others refine it and stand over it.
    ``distance`` may name a timed event as well ("1 hour"), whose time it then is. ``against`` is another time, or words
    for a record ("women", "road"). ``book`` is where records are looked up.

    Beside records, mine is compared with the fastest mark of each, a pending one included. A distance without a record
    run in exactly 1, 6, 12 or 24 hours is taken for that event. A "5k" is compared with the track, whose history is
    known, "5 km" with the road.

    Raises PersonError as the readers do, TWO_DISTANCES where the runs are not over one distance, NO_RECORD_OVER for a
    distance without a record, NO_RECORD where the record asked for is not kept.
    """
    mine_side, other_side = _sides(time, against)
    mine = _read_mine(mine_side, other_side, distance)
    other = _read_other(other_side, mine) if other_side is not None else None
    asked = tuple(side for side in (other_side, mine_side) if side is not None)
    if other is not None:
        return _beside_other(mine, other, asked, category)
    try:
        return _beside_records(mine, asked, category, book or record_shelf().book, time=time)
    except PersonError as error:
        raise _with_example(error, mine, mine_side, category=category, against=against) from None


# Reading


def _sides(time: str, against: str) -> tuple[_Side, _Side | None]:
    """Mine, and the other where something was said of it; the option ``against`` stands over the phrase."""
    source = checked(time, EXAMPLE)
    cut = _cut(source)
    if cut is None:
        mine, in_phrase = _side(source, 0, len(source.text), EXAMPLE), None
    else:
        mine = _side(source, 0, cut[0], EXAMPLE_BESIDE)
        in_phrase = _side(source, cut[1], len(source.text), EXAMPLE_BESIDE, alone=True)
    if not against.strip():
        return mine, in_phrase
    option = checked(against)
    return mine, _side(option, 0, len(option.text), "", alone=True)


def _cut(source: Normalised) -> tuple[int, int] | None:
    """Where mine ends and the other begins; None where the phrase holds one run."""
    found = _BESIDE.search(source.text)
    if found is not None and source.text[: found.start()].strip():
        return found.start(), found.end()
    for found in _PERHAPS_BESIDE.finditer(source.text):
        before = _side(source, 0, found.start(), EXAMPLE)
        try:
            phrase = before.read(None)
        except PersonError:
            continue
        if phrase.duration is not None or phrase.pace is not None:
            return found.start(), found.end()
    return None


def _side(source: Normalised, start: int, end: int, example: str, *, alone: bool = False) -> _Side:
    """The part of a phrase between two places; ``alone`` beside mine, where "the record" says enough."""
    part = source.text[start:end]
    is_wordy = alone and not re.search(r"\d", part)
    spans = list(_wordy(part) if is_wordy else _record_words(part))
    shown = list(source.typed)
    blank = [source.span(start + first, start + last) for first, last in spans]
    first, last = source.span(start, end) if start < end else (0, 0)
    for place in range(len(shown)):
        if not first <= place < last or any(a <= place < b for a, b in blank):
            shown[place] = " "
    words = tuple(part[a:b] for a, b in spans)
    return _Side(source.typed, "".join(shown), words, example)


def _meaning(word: str) -> Meaning | None:
    return MEANINGS.get(word.replace("'", ""))


def _wordy(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that mean anything of a record, in a text without a number."""
    for found in _WORD.finditer(text):
        if _meaning(found.group()) not in (None, Hint.OTHER_DISCIPLINE):
            yield found.span()


def _record_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that ask for a record, and the "of the" and "in der" around them."""
    words = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
    taken = [_asks_for_record(text, start, end, word) for start, end, word in words]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for index in order:
            beside = index - 1 if order.step > 0 else index + 1
            between = text[words[min(index, beside)][1] : words[max(index, beside)][0]]
            word = words[index][2]
            if taken[beside] and len(word) > 1 and _meaning(word) is Hint.FILLER and not between.strip():
                taken[index] = True
    return ((start, end) for (start, end, _), is_taken in zip(words, taken, strict=True) if is_taken)


def _asks_for_record(text: str, start: int, end: int, word: str) -> bool:
    meaning = _meaning(word)
    if meaning in (None, Hint.OTHER_DISCIPLINE):
        return False
    if meaning is Hint.FILLER:
        return word in _RECORD_WORDS
    if len(word) > 1:
        return True
    # The m in "5000 m" is metres, and "w/" is "with".
    return not (text[end : end + 1] == "/" or (word == "m" and _DIGIT_BEFORE.search(text[:start])))


def _read_mine(side: _Side, other: _Side | None, distance: str) -> _Mine:
    over = _timed_event(distance)
    if over is not None:
        return _read_over(side, *over, named=distance)
    option = _read_option(distance, side) if distance.strip() else None
    length = option.distance if option is not None else None
    phrase = side.read(length)
    if phrase.distance is None and length is None and other is not None and not other.is_empty:
        length = _distance_said(other)  # "20:00 vs 18:30 5k"
        phrase = side.read(length)
    try:
        run = run_of(phrase, option if option is not None or length is None else DistanceReading(length, 0, 0))
    except PersonError as error:
        if error.code is Mistake.TWO_DISTANCES and phrase.distance is not None and length is not None:
            raise _two_distances(
                phrase.distance, length, text=distance, example=f"{phrase.distance.metres:.10g} m"
            ) from None
        raise side.placed(error) from None
    written = f"{side.text} {distance}" if other is None else f"{side.text} {other.text} {distance}"
    return _Mine(run.phrase, run.distance, run.duration, run.race, bool(_SPELLED_K.search(written.lower())))


def _timed_event(distance: str) -> tuple[Event, Duration] | None:
    """The timed event that the option names, and its time; None for a distance, and for what cannot be read."""
    try:
        said = read_phrase(distance)
    except PersonError:
        return None
    if said.distance is not None or said.pace is not None:
        return None
    timed = ((event, event.duration) for event in EVENTS if event.duration is not None)
    return next(((event, duration) for event, duration in timed if duration == said.duration), None)


def _read_over(side: _Side, over: Event, duration: Duration, *, named: str) -> _Mine:
    """My run of a timed event: how far it went, or at what pace."""
    side = replace(side, example=f"{duration.seconds / SECONDS_PER_HOUR * _EXAMPLE_KM_PER_HOUR:.0f} km")
    phrase = side.read(None)
    if phrase.duration is not None and phrase.duration != duration:
        example = DISTANCE_EXAMPLE if phrase.distance is None else f"{phrase.distance.metres:.10g} m"
        params = {"first": phrase.duration, "second": duration}
        raise PersonError(Mistake.TWO_TIMES, text=named, example=example, params=params)
    phrase = replace(phrase, duration=duration)
    try:
        found = work_out_pace(phrase)
    except PersonError as error:
        raise side.placed(error) from None
    if found.distance is None:
        raise PersonError(Mistake.WHICH_DISTANCE, text=side.whole, example=side.example)
    return _Mine(phrase, found.distance, duration, race=None, is_k=False, over=over)


def _read_option(distance: str, mine: _Side) -> DistanceReading:
    try:
        return read_distance(distance)
    except PersonError as error:
        said = _distance_said(mine)
        if said is not None:
            error.example = f"{said.metres:.10g} m"
        raise


def _distance_said(side: _Side) -> Distance | None:
    try:
        return side.read(None).distance
    except PersonError:
        return None


def _read_other(side: _Side, mine: _Mine) -> Duration | Distance | None:
    """The other run's time or, where mine is over a time, its distance; None where a record is asked for."""
    if side.is_empty:
        return None
    side = replace(side, example=side.example or mine.bit_faster)
    phrase = side.read(mine.distance)
    found = _other_run(phrase, mine)
    if found is None:
        if phrase.distance is not None and not is_same(phrase.distance, mine.distance):
            raise _two_distances(mine.distance, phrase.distance, text=side.whole, example=side.example)
        return None
    run = (found, mine.duration) if isinstance(found, Distance) else (mine.distance, found)
    try:
        check_performance(*run)
    except PersonError as error:
        raise side.placed(error) from None
    return found


def _other_run(phrase: Phrase, mine: _Mine) -> Duration | Distance | None:
    """What the phrase says of a run to set beside mine; None where it is over another distance, or says no time."""
    fits = phrase.distance is None or is_same(phrase.distance, mine.distance)
    if phrase.duration is None and phrase.pace is None:
        return None if fits or mine.timed_event is None else phrase.distance
    if not fits:
        return None
    return phrase.duration or (None if phrase.pace is None else phrase.pace * mine.distance)


def _two_distances(first: Distance, second: Distance, *, text: str, example: str) -> PersonError:
    return PersonError(Mistake.TWO_DISTANCES, text=text, example=example, params={"first": first, "second": second})


# Working out


def _beside_other(mine: _Mine, other: Duration | Distance, asked: tuple[_Side, ...], category: str) -> ComparisonAnswer:
    surface = _surface_said(asked)
    is_hour = isinstance(other, Distance) and mine.duration <= _LONGEST_FOR_TRACK
    if surface is None and (is_hour or mine.distance <= _LONGEST_ON_TRACK):
        surface = Surface.OUTDOOR_TRACK
    if isinstance(other, Distance):
        found = compare_distances(mine.duration, mine.distance, other, surface=surface)
    else:
        found = compare_times(mine.distance, mine.duration, other, surface=surface)
    whose = [word for side in asked for word in side.words if isinstance(_meaning(word), Category)]
    event = next(iter(mine.events), mine.timed_event)
    return ComparisonAnswer(
        phrase=mine.phrase,
        distance=mine.distance,
        duration=mine.duration,
        race=mine.race,
        event=event,
        comparisons=(found,),
        as_typed=mine.as_typed,
        record_text=mine.event_name,
        leftover=(*whose, *([category] if category.strip() else [])),
    )


def _surface_said(asked: tuple[_Side, ...]) -> Surface | None:
    for side in asked:
        meanings = [_meaning(word) for word in side.words]
        for meaning in meanings:
            if isinstance(meaning, Surface):
                return meaning
        if Hint.TRACK in meanings:
            return Surface.OUTDOOR_TRACK
    return None


def _beside_records(
    mine: _Mine, asked: tuple[_Side, ...], category: str, book: RecordBook, *, time: str
) -> ComparisonAnswer:
    if not mine.event_name:
        raise PersonError(
            Mistake.NO_RECORD_OVER,
            text=time,
            example=f"{mine.as_typed} vs {mine.bit_faster}",
            params={"distance": mine.distance, "unit": mine.phrase.distance_unit, "events": _distances_kept(book)},
        )
    words = " ".join(word for side in asked for word in side.words)
    query = read_record_query(f"{mine.event_name} {words}", category=category, book=book)
    standings = _chosen(query, book)
    event, surface = standings[0].event, standings[0].surface
    run: Duration | Distance = mine.duration if event.distance is not None else mine.distance
    kept = (event,) if event.steeplechase or event.duration is not None else mine.events
    return ComparisonAnswer(
        phrase=mine.phrase,
        distance=event.distance or mine.distance,
        duration=mine.duration,
        race=mine.race,
        event=event,
        comparisons=tuple(
            compare_with_mark(run, one.fastest, book.progression(one.event, one.category, one.surface, one.field))
            for one in standings
        ),
        standings=standings,
        elsewhere=tuple(
            other
            for other in Surface
            if other is not surface and any(other in book.surfaces(twin, query.category) for twin in kept)
        ),
        as_typed=mine.as_typed,
        record_text=" ".join((event.id, *([standings[0].category] if len(standings) == 1 else []), surface)),
    )


def records_beside(event: str, category: str = "", against: str = "", *, book: RecordBook) -> tuple[Standing, ...]:
    """The records of an event that a run is set beside, women's first. Raises PersonError as their reader does."""
    return _chosen(read_record_query(f"{event} {against}", category=category, book=book), book)


def _chosen(query: RecordQuery, book: RecordBook) -> tuple[Standing, ...]:
    """Of one surface, the outdoor track before the road, one record of each category; the women's first."""
    standings = book.find(*query.events, category=query.category, surface=query.surface, field=query.field)
    best = min(standings, key=lambda standing: list(Surface).index(standing.surface))
    there = [one for one in standings if (one.event, one.surface) == (best.event, best.surface)]
    # Mixed races come before women's own: their record is the faster one.
    firsts = (next((one for one in there if one.category is category), None) for category in reversed(Category))
    return tuple(one for one in firsts if one is not None)


def _distances_kept(book: RecordBook) -> tuple[Event, ...]:
    """The flat events over a distance, each distance once, shortest first."""
    kept = {standing.event for standing in book.standings}
    flat = (event for event in EVENTS if event in kept and event.distance is not None and not event.steeplechase)
    return tuple({event.distance: event for event in flat}.values())


def _with_example(error: PersonError, mine: _Mine, side: _Side, *, category: str, against: str) -> PersonError:
    """The error with an example for the option that brought it about."""
    example = error.example
    if error.code is Mistake.NO_RECORD_OVER:
        if not against.strip():
            return error
        example = mine.bit_faster
    elif error.code is Mistake.NO_RECORD:
        surfaces, categories = error.params.get("surfaces"), error.params.get("categories")
        if against.strip() and isinstance(surfaces, tuple) and surfaces:
            example = str(surfaces[0])
        elif category.strip() and isinstance(categories, tuple) and categories:
            example = str(categories[0])
        else:
            example = mine.as_typed
    elif error.code is Mistake.UNKNOWN_EVENT:
        example = mine.bit_faster if against.strip() else mine.as_typed
    else:
        return error
    return error.about(side.whole, example)
