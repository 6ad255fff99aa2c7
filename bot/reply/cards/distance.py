"""The card of ``/distance``: how long it is, laps, what it is good for, about how long people take, and records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.distance import (
    KNOWN,
    PACES,
    Band,
    DistanceAnswer,
    Level,
)
from bot.core.events import Category
from bot.core.prediction import RIEGEL_EXPONENT
from bot.core.quantities import Distance
from bot.core.records import RaceField, RecordBook, Role, Standing, record_shelf
from bot.core.track import (
    SHORT_TRACK_LAP,
    LapCount,
    Place,
    Start,
    count_laps,
    lap_in_lane,
    stagger_metres,
    start_of,
    start_on_short_track,
)
from bot.core.units import LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.cards.record import mark_text
from bot.reply.guidance import ADVICE
from bot.reply.language import mark
from bot.reply.names import level_name, surface_name
from bot.reply.plain import plain
from bot.reply.reader import UnitSystem
from bot.reply.wording import NBSP, Wording, capitalised

_LONGEST_WITH_LAPS: Final = Distance(42_500.0)
"""A marathon, and what is written for one; nobody counts laps for longer."""
_LONGEST_ON_SHORT_TRACK: Final = Distance(10_000.0)

_STARTS: Final = {
    (Place.HOME_STRAIGHT, False): mark("Start {length} before the finish line, on the home straight."),
    (Place.LAST_BEND, False): mark("Start {length} before the finish line, on the last bend."),
    (Place.LAST_BEND_BEGINS, False): mark("Start {length} before the finish line, where the last bend begins."),
    (Place.SPRINT_STRAIGHT, False): mark("Start {length} before the finish line, on the straight."),
    (Place.FIRST_BEND, True): mark("Start {length} past the finish line, on the first bend."),
    (Place.BACK_STRAIGHT, True): mark("Start {length} past the finish line, on the back straight."),
    (None, False): mark("Start {length} before the finish line."),
    (None, True): mark("Start {length} past the finish line."),
}
_WHOSE: Final = {Category.MEN: mark("Men"), Category.WOMEN: mark("Women")}


def distance_card(answer: DistanceAnswer, wording: Wording) -> Card:
    """The distance in other units and laps, what it is good for, guidance times, and the records over it."""
    units = wording.reader.units_for(answer.unit)
    advice = ADVICE[answer.benchmark]
    book = record_shelf().book
    return Card(
        title=capitalised(_name(answer.distance, answer.unit, wording)),
        lines=tuple(_lines(answer, units, wording)),
        fields=(
            *_track_fields(answer, wording),
            Field(wording.say("Good for"), wording.say(advice.good_for), inline=False),
            Field(wording.say("Watch out"), wording.say(advice.watch_out), inline=False),
            *_guidance_fields(answer, wording),
            *_record_fields(answer, units, wording),
        ),
        footer=" ".join(_footer(answer, book, units, wording)),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
    )


def distance_line(answer: DistanceAnswer, wording: Wording) -> str:
    """One line for autocomplete: "Half marathon: 21.0975 km, 13.109 mi"."""
    return _line(answer.distance, answer.unit, wording)


def known_lines(begun: str, wording: Wording) -> Iterator[tuple[str, str]]:
    """The same for each well-known distance that begins as this text does, with what to type for it."""
    start = "".join(begun.casefold().split())
    for known in KNOWN:
        name = _name(known.distance, known.unit, wording)
        if any("".join(way.casefold().split()).startswith(start) for way in (known.text, name)):
            yield _line(known.distance, known.unit, wording), known.text


def lane_line(lane: int, wording: Wording) -> str:
    """One line for the autocomplete of lanes: "Lane 4: 422.37 m a lap"."""
    return wording.say("Lane {lane}: {length} a lap", lane=lane, length=_metres(lap_in_lane(lane), wording))


def _line(distance: Distance, unit: LengthUnit | None, wording: Wording) -> str:
    name = _name(distance, unit, wording)
    has_number = wording.race_name(distance) is None
    lengths = [
        _in_unit(distance, other, wording)
        for other in (LengthUnit.KM, LengthUnit.MILE)
        if not (has_number and other is unit)
    ]
    return wording.say("{name}: {lengths}", name=capitalised(name), lengths=", ".join(lengths))


def _name(distance: Distance, unit: LengthUnit | None, wording: Wording) -> str:
    """What runners call it: marathon, 10 miles, 1500 m."""
    name = wording.race_name(distance)
    if name is not None:
        return name
    miles = round(distance.miles)
    if unit is LengthUnit.MILE and miles * unit.metres == distance.metres:
        return wording.say_count("{count} mile", "{count} miles", miles, count=wording.number(miles))
    return wording.distance(distance, wording.reader.units_for(unit), unit)


def _in_unit(distance: Distance, unit: LengthUnit, wording: Wording) -> str:
    """The length as exactly as anybody needs it: km to the decimetre, miles to 1.6 m, yards to the yard."""
    decimals = {LengthUnit.KM: 4, LengthUnit.MILE: 3}.get(unit, 0 if distance.metres >= 1000 else 1)
    return wording.length(distance, unit, decimals)


def _metres(distance: Distance, wording: Wording) -> str:
    return wording.length(distance, LengthUnit.M, 2)


def _lines(answer: DistanceAnswer, units: UnitSystem, wording: Wording) -> Iterator[str]:
    if answer.reading.reps > 1:
        each = _name(answer.reading.distance, answer.unit, wording)
        yield wording.say("Read as {phrase}", phrase=f"{answer.reading.reps} × {each}")
    in_order = (units.length, units.other.length, LengthUnit.YARD)
    first, *others = (_in_unit(answer.distance, unit, wording) for unit in in_order)
    yield " · ".join([f"**{first}**", *others])
    if answer.meant is not None:
        race = _line(answer.meant.distance, answer.meant.unit, wording)
        yield wording.say("Or did you mean this one? {race}", race=race)


# Laps


def _track_fields(answer: DistanceAnswer, wording: Wording) -> Iterator[Field]:
    distance = answer.distance
    if answer.lane is not None:
        yield Field(wording.say("400 m track, lane {lane}", lane=answer.lane), _in_lane(distance, answer.lane, wording))
        return
    if distance <= _LONGEST_WITH_LAPS:
        yield Field(wording.say("400 m track"), _on_track(count_laps(distance), start_of(distance), wording))
    if distance <= _LONGEST_ON_SHORT_TRACK:
        count = count_laps(distance, SHORT_TRACK_LAP)
        yield Field(wording.say("200 m track"), _on_track(count, start_on_short_track(distance), wording))


def _in_lane(distance: Distance, lane: int, wording: Wording) -> str:
    count, start = count_laps(distance, lap_in_lane(lane)), start_of(distance, lane)
    lines = [_on_track(count, start, wording), wording.say("One lap: {length}", length=_metres(count.lap, wording))]
    stagger = stagger_metres(lane)
    if stagger and start.place is not Place.SPRINT_STRAIGHT:
        lines.append(wording.say("Stagger: {length} a lap", length=_metres(Distance(stagger), wording)))
    return "\n".join(lines)


def _on_track(count: LapCount, start: Start, wording: Wording) -> str:
    return f"**{_laps(count, wording)}**\n{_start(start, wording)}"


def _laps(count: LapCount, wording: Wording) -> str:
    if not count.whole:
        return wording.say("Less than a lap")
    whole = wording.say_count("{count} lap", "{count} laps", count.whole, count=wording.number(count.whole))
    if count.rest is None:
        return whole
    return wording.say("{laps} + {rest}", laps=whole, rest=_metres(count.rest, wording))


def _start(start: Start, wording: Wording) -> str:
    if start.offset is None:
        return wording.say("Start at the finish line.")
    return wording.say(_STARTS[start.place, start.is_past], length=_metres(start.offset, wording))


# Guidance


def _guidance_fields(answer: DistanceAnswer, wording: Wording) -> Iterator[Field]:
    guidance = answer.guidance
    if not guidance.bands:
        return
    lines = [_band(band, wording) for band in guidance.bands]
    if guidance.is_short:
        lines.append(wording.say("For less than 1 km, at the pace of 1 km."))
    if guidance.is_rough:
        lines.append(wording.say("Rough: the formula was made for up to 230 minutes."))
    if guidance.walk_only:
        lines.append(wording.say("No running times: on an ultra, ground and weather decide."))
    yield Field(wording.say("Guidance times, not a norm"), "\n".join(lines), inline=False)


def _band(band: Band, wording: Wording) -> str:
    times = f"{wording.duration(band.fastest)}–{wording.duration(band.slowest)}"
    return f"{level_name(band.level, wording)}:{NBSP}**{times}**"


# Records


def _record_fields(answer: DistanceAnswer, units: UnitSystem, wording: Wording) -> Iterator[Field]:
    if not answer.standings:
        return
    surface = surface_name(answer.standings[0].surface, wording)
    if all(standing.official.status.startswith("world best") for standing in answer.standings):
        name = wording.say("World bests, {surface}", surface=surface)
    else:
        name = wording.say("World records, {surface}", surface=surface)
    lines = (line for standing in answer.standings for line in _record_lines(standing, units, wording))
    yield Field(name, "\n".join(lines), inline=False)


def _record_lines(standing: Standing, units: UnitSystem, wording: Wording) -> Iterator[str]:
    record = standing.fastest
    if standing.field is RaceField.WOMEN_ONLY:
        yield wording.say("In a race of women only: **{mark}**", mark=mark_text(record, wording))
        return
    whose = wording.say(_WHOSE[standing.category])
    yield f"{whose}:{NBSP}**{mark_text(record, wording)}** {plain(record.athlete)} ({plain(record.nation)})"
    yield wording.both_paces(record.pace, units)
    if record.role is Role.PENDING:
        yield wording.say("Waits for ratification; until then {mark}", mark=mark_text(standing.official, wording))


# Footer and buttons


def _footer(answer: DistanceAnswer, book: RecordBook, units: UnitSystem, wording: Wording) -> Iterator[str]:
    walk_from, walk_to = (wording.pace(pace, units) for pace in PACES[Level.WALK])
    if answer.guidance.walk_only:
        yield wording.say(
            "Guidance: a walk at {fastest} to {slowest} without breaks.", fastest=walk_from, slowest=walk_to
        )
    elif answer.guidance.bands:
        paces = [pace for level, pair in PACES.items() if level is not Level.WALK for pace in pair]
        yield wording.say(
            "Guidance: {fastest} to {slowest} over 5 km, carried over by Riegel's formula (k = {exponent}); "
            "a walk at {walk_fastest} to {walk_slowest}.",
            fastest=wording.pace(min(paces), units),
            slowest=wording.pace(max(paces), units),
            exponent=wording.number(RIEGEL_EXPONENT, 2),
            walk_fastest=walk_from,
            walk_slowest=walk_to,
        )
    if answer.lane is not None:
        yield wording.say("Lanes of the World Athletics standard track; yours may differ.")
    if answer.standings:
        yield wording.say("Records as of {date}.", date=wording.date(book.newest_source))


def _next_steps(answer: DistanceAnswer, wording: Wording) -> Iterator[NextStep]:
    if answer.meant is not None:
        lane = "" if answer.lane is None else str(answer.lane)
        name = capitalised(_name(answer.meant.distance, answer.meant.unit, wording))
        yield NextStep(name, "distance", (answer.meant.text, lane))
    band = next((b for b in answer.guidance.bands if b.level is Level.BEGINNER), None)
    if band is None and answer.guidance.bands:
        band = answer.guidance.bands[0]
    if band is not None:
        time = wording.duration(band.middle)
        # What is typed, unlike what is shown, is the same in every language.
        yield NextStep(wording.say("Pace for {time}", time=time), "pace", (f"{answer.text} in {time}",))
    if answer.standings:
        yield NextStep(wording.say("Records"), "record", (answer.record_text,))
