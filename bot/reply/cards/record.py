"""The card of ``/record``: the standing mark, what is waiting, what does not count, and how sure all that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from bot.core.events import Category, Event, Surface
from bot.core.records import (
    Mark,
    Progression,
    ProgressionMark,
    RaceField,
    RecordBook,
    RecordMark,
    Role,
    Source,
    Standing,
)
from bot.reply.card import Card, Field, NextStep, Tone
from bot.reply.cards.pace import lap_time
from bot.reply.language import mark
from bot.reply.names import category_name, event_name, surface_name
from bot.reply.nations import nation_name
from bot.reply.plain import plain, typed
from bot.reply.reader import UnitSystem
from bot.reply.wording import Wording, capitalised

_MOST_IN_FULL: Final = 4
"""Records told in full; more than these (every surface of the mile) are told in a line each."""
_MOST_SOURCES: Final = 3
_MOST_TITLE: Final = 70
_OLD_AFTER_DAYS: Final = 180
PROGRESSION: Final = "progression"
MILESTONES: Final = "milestones"
COMPARE: Final = "compare"
"""The topics of the answers that a record leads to."""

# What the data says of a mark's standing, beyond that it stands; None says nothing that a reader needs.
STATUS_WORDS: Final[dict[str, str | None]] = {
    "ratified": None,
    "ratified; stands after the holder's 2025 ban": mark("stands; the holder's ban of 2025 does not reach back to it"),
    "record (ratification notice not read)": mark("its ratification notice was not seen"),
    "record; ratification notice not found": mark("its ratification notice was not seen"),
    "world best": mark("a world best; no official record is kept"),
    "world best (not a ratified event)": mark("a world best; no official record is kept"),
    "world best (old source)": mark("a world best from an old source; there may be a newer one"),
    "world best (ratification not found)": mark("a world best; no ratification was found"),
    "world best (to be confirmed on the day)": mark("a world best, to be confirmed on the day"),
    "pending ratification on 2026-09-27; later status not found": mark("waits for ratification"),
    "refused (starting blocks)": mark("refused: the starting blocks"),
    "refused (race conditions not compliant)": mark("refused: the race did not keep to the rules"),
    "not announced as a world record": mark("never announced as a record"),
    "exhibition, not record-eligible": mark("an exhibition, not open to records"),
    "annulled (doping)": mark("annulled for doping"),
}
_FIELDS: Final = {RaceField.MIXED: mark("mixed race"), RaceField.WOMEN_ONLY: mark("women only")}


def record_card(
    standings: Sequence[Standing],
    book: RecordBook,
    wording: Wording,
    *,
    today: dt.date,
    leftover: Sequence[str] = (),
) -> Card:
    """The records asked for, the first few in full and further ones in a line each."""
    full, brief = _split(standings)
    fields = [field for standing in full for field in _in_full(standing, wording)]
    if brief:
        fields.append(Field(wording.say("Elsewhere"), "\n".join(_brief(s, wording) for s in brief), inline=False))
    fields.append(Field(wording.say("Sources"), _sources(full), inline=False))
    return Card(
        title=_title(standings, wording),
        lines=(*passed_over(leftover, wording), *old_data(book, today, wording)),
        fields=tuple(fields),
        footer=_footer(full, book, wording),
        tone=Tone.RECORD,
        units=wording.reader.units_for(None),
        next_steps=_next_steps(standings, book, wording),
    )


def record_on_card(
    held: Sequence[tuple[Progression, tuple[ProgressionMark, ...]]], day: dt.date, book: RecordBook, wording: Wording
) -> Card:
    """Who held the records on a day, since when and until when."""
    events = list(dict.fromkeys(event_name(progression.event, wording) for progression, _ in held))
    return Card(
        wording.say("World record on {date}: {event}", date=wording.date(day), event=wording.all_of(events)),
        fields=tuple(
            Field(whose_record(progression, wording), _held(progression, marks, wording), inline=False)
            for progression, marks in held
        ),
        footer=wording.say("Data as of {date}; nothing newer was seen.", date=wording.date(book.newest_source)),
        tone=Tone.RECORD,
        units=wording.reader.units_for(None),
        next_steps=(
            NextStep(
                wording.say("History"),
                PROGRESSION,
                (held[0][0].event.id, "" if len(held) > 1 else held[0][0].category.value, held[0][0].surface.value),
            ),
        ),
    )


def whose_record(one: Progression | Standing, wording: Wording) -> str:
    """Whose record it is: "Women, road, mixed race"."""
    parts = [category_name(one.category, wording), surface_name(one.surface, wording)]
    if one.field is not None:
        parts.append(wording.say(_FIELDS[one.field]))
    return capitalised(", ".join(parts))


def _held(progression: Progression, marks: Sequence[ProgressionMark], wording: Wording) -> str:
    lines: list[str] = []
    steps = {step.mark: step for step in progression.steps()}
    for one in marks:
        lines.append(f"**{mark_text(one, wording)}**  {athlete_and_nation(one, wording)}")
        lines.append(where_and_when(one, wording))
        beaten = steps[one].beaten_by
        if beaten is None:
            lines.append(wording.say("It still stands."))
        else:
            lines.append(
                wording.say(
                    "Beaten on {date}: {mark} by {athlete}.",
                    date=wording.date(beaten.date),
                    mark=mark_text(beaten, wording),
                    athlete=plain(beaten.athlete),
                )
            )
    return "\n".join(lines)


def _next_steps(standings: Sequence[Standing], book: RecordBook, wording: Wording) -> tuple[NextStep, ...]:
    """The history and the milestones of what was asked for, where there are any, and one's own beside it."""
    first = standings[0]
    both = len({standing.category for standing in standings}) > 1
    arguments = (first.event.id, "" if both else first.category.value, first.surface.value)
    steps: list[NextStep] = []
    if book.progression(first.event, first.category, first.surface, first.field) is not None:
        steps.append(NextStep(wording.say("History"), PROGRESSION, arguments))
    if book.milestones_of(first.event):
        steps.append(NextStep(wording.say("Milestones"), MILESTONES, arguments))
    steps.append(NextStep(wording.say("Compare mine"), COMPARE, _as_asked(first, both=both), asks=True))
    return tuple(steps)


def _as_asked(standing: Standing, *, both: bool) -> tuple[str, str, str]:
    """The distance, the category and what stands beside it, as they are typed into a comparison with this record."""
    event = standing.event
    distance = f"{event.distance.metres:.0f}m" if event.steeplechase and event.distance is not None else event.id
    words = ["steeplechase"] if event.steeplechase else []
    if standing.field is RaceField.WOMEN_ONLY:
        words.append(standing.field.value)
    return distance, "" if both else standing.category.value, " ".join((*words, standing.surface))


def old_data(book: RecordBook, today: dt.date, wording: Wording) -> tuple[str, ...]:
    """A mild line where the data is older than half a year."""
    age = (today - book.newest_source).days
    if age <= _OLD_AFTER_DAYS:
        return ()
    return (
        wording.say("My list is from {date}; a record may have fallen since.", date=wording.date(book.newest_source)),
    )


def suggestion_line(event: Event, category: Category | None, surface: Surface | None, wording: Wording) -> str:
    """One line for autocomplete: "mile, women, road"."""
    parts = [event_name(event, wording)]
    if category is not None:
        parts.append(category_name(category, wording))
    if surface is not None:
        parts.append(surface_name(surface, wording))
    return capitalised(", ".join(parts))


def _split(standings: Sequence[Standing]) -> tuple[list[Standing], list[Standing]]:
    """The records of the first surface in full; if few, all of them; the rest in brief."""
    if len(standings) <= _MOST_IN_FULL and len({(s.event, s.surface) for s in standings}) == 1:
        return list(standings), []
    first = (standings[0].event, standings[0].surface)
    full = [s for s in standings if (s.event, s.surface) == first][:_MOST_IN_FULL]
    return full, [s for s in standings if s not in full]


def _title(standings: Sequence[Standing], wording: Wording) -> str:
    events = list(dict.fromkeys(event_name(s.event, wording) for s in standings))
    best = all(s.official.status.startswith("world best") for s in standings)
    name = wording.all_of(events)
    if best:
        return wording.say("World best: {event}", event=name)
    return wording.say("World record: {event}", event=name)


def _in_full(standing: Standing, wording: Wording) -> Iterable[Field]:
    """A pending mark first and tagged, the ratified one under it, and what does not count last."""
    heading = whose_record(standing, wording)
    for pending in standing.pending:
        tag = wording.say("{heading}: waiting for ratification", heading=heading)
        yield Field(tag, _mark_in_full(pending, wording), inline=False)
    if standing.pending:
        heading = wording.say("{heading}: ratified record", heading=heading)
    value = _mark_in_full(standing.official, wording)
    if standing.not_counting:
        lines = "\n".join(_not_counting(mark, wording) for mark in standing.not_counting)
        value = f"{value}\n{wording.say('Does not count:')}\n{lines}"
    yield Field(heading, value, inline=False)


def _mark_in_full(record: RecordMark, wording: Wording) -> str:
    lines = [
        f"**{mark_text(record, wording)}**  {athlete_and_nation(record, wording)}",
        where_and_when(record, wording),
        _rates(record, wording),
    ]
    said = STATUS_WORDS.get(record.status, record.status)
    if said and record.role is Role.OFFICIAL:
        lines.append(capitalised(wording.say("{sentence}.", sentence=wording.say(said))))
    return "\n".join(lines)


def mark_text(record: Mark, wording: Wording) -> str:
    """The official mark, in the reader's number format: 4:07.64, or 319.614 km for a timed event."""
    if record.distance is not None:
        number, _, unit = record.text.rpartition(" ")
        decimals = len(number.partition(".")[2])
        metres = record.distance.metres
        return f"{wording.number(metres / 1000 if unit == 'km' else metres, decimals)} {unit}"
    return wording.decimal_mark(record.text)


def athlete_and_nation(record: Mark, wording: Wording) -> str:
    """Who ran it and for whom: "Faith Kipyegon (KEN), Kenya", or the code alone where it is the name."""
    name = nation_name(record.nation, wording)
    who = f"{plain(record.athlete)} ({plain(record.nation)})"
    return who if name == record.nation else f"{who}, {name}"


def where_and_when(record: Mark, wording: Wording) -> str:
    """The place with its country, where that is another name, and the day; a place that is not known is left out."""
    day = wording.date(record.date)
    country = nation_name(record.country, wording) if record.country else ""
    if not record.place:
        return day
    place = plain(record.place) if country in ("", plain(record.place)) else f"{plain(record.place)} ({country})"
    line = f"{place}, {day}"
    wind = getattr(record, "wind_ms", None)
    if wind is not None:
        sign = "+" if wind >= 0 else "−"
        return wording.say(
            "{place_and_date}, wind {wind} m/s", place_and_date=line, wind=f"{sign}{wording.number(abs(wind), 1)}"
        )
    return line


def _rates(record: RecordMark, wording: Wording) -> str:
    units = wording.reader.units_for(None)
    text = wording.both_paces(record.pace, units)
    if record.average_lap is not None and record.lap is not None:
        lap = wording.distance(record.lap)
        time = lap_time(wording, record.average_lap)
        text += " · " + wording.say("{time} a lap of {distance}", time=time, distance=lap)
    elif record.event.distance is not None and record.event.distance.metres < 1000:
        text += " · " + wording.speed(record.pace.speed, UnitSystem.KM)
    return text


def _not_counting(record: RecordMark, wording: Wording) -> str:
    reason = STATUS_WORDS.get(record.status, record.status) or ""
    return wording.say(
        "{mark} {athlete}, {place}, {year}: {reason}",
        mark=mark_text(record, wording),
        athlete=plain(record.athlete),
        place=plain(record.place),
        year=record.date.year,
        reason=wording.say(reason),
    )


def _brief(standing: Standing, wording: Wording) -> str:
    best = standing.fastest
    line = wording.say(
        "{heading}: **{mark}** {athlete} ({nation}), {year}",
        heading=whose_record(standing, wording),
        mark=mark_text(best, wording),
        athlete=plain(best.athlete),
        nation=plain(best.nation),
        year=best.date.year,
    )
    if best.role is Role.PENDING:
        return wording.say(
            "{line} (waits for ratification; until then {mark} {athlete})",
            line=line,
            mark=mark_text(standing.official, wording),
            athlete=plain(standing.official.athlete),
        )
    return line


def _sources(standings: Iterable[Standing]) -> str:
    """The first source of each mark told in full that can be opened; the data names the closest one first."""
    marks = [mark for standing in standings for mark in (standing.fastest, standing.official)]
    best = [min(mark.sources, key=lambda source: not source.url) for mark in marks if mark.sources]
    chosen = list({source.id: source for source in best}.values())[:_MOST_SOURCES]
    return "\n".join(_source(source) for source in chosen)


def _source(source: Source) -> str:
    title = plain(source.title, _MOST_TITLE)
    return f"[{title}]({source.url})" if source.url.startswith("https://") else title


def _footer(standings: Sequence[Standing], book: RecordBook, wording: Wording) -> str:
    confirmed = max((s.fastest.last_confirmed for s in standings), default="")
    text = wording.say("Data as of {date}; nothing newer was seen.", date=wording.date(book.newest_source))
    if confirmed:
        text += " " + wording.say("The last source that confirms it: {date}.", date=wording.partial_date(confirmed))
    return text


def passed_over(leftover: Sequence[str], wording: Wording) -> tuple[str, ...]:
    """A line that names the words of a question that were not read."""
    if not leftover:
        return ()
    return (wording.say("I passed over {words}.", words=typed(" ".join(leftover), 60)),)
