"""The card of ``/compare``: a run beside the records over its distance, or beside another run. Kind to every pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.core.comparison import Comparison, RecordWindow, Runner, TrackPosition
from bot.core.comparison_query import ComparisonAnswer
from bot.core.comparison_request import ComparisonRequest
from bot.core.events import Category
from bot.core.quantities import Distance, Duration
from bot.core.records import MarkKind, RaceField, RecordBook, Role, Standing
from bot.core.track import LAP, SHORT_TRACK_LAP, Place
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.reply.card import Card, Field, Form, NextStep
from bot.reply.cards.pace import lap_time
from bot.reply.cards.record import mark_text, old_data, passed_over
from bot.reply.language import mark
from bot.reply.names import category_name, event_name, surface_name
from bot.reply.pictures import OUTDOOR_TRACK, SHORT_TRACK, Picture, TrackPicture, TrackRunner
from bot.reply.plain import plain
from bot.reply.reader import UnitSystem
from bot.reply.understood import assumptions, performance, phrase_as_read, units_of
from bot.reply.wording import Wording, capitalised

_FIELDS: Final = {RaceField.MIXED: mark("mixed race"), RaceField.WOMEN_ONLY: mark("women only")}
_YOU_TO_GO: Final = {
    Category.WOMEN: mark("When she finishes, you have **{metres}** to go"),
    Category.MEN: mark("When he finishes, you have **{metres}** to go"),
    None: mark("When the other finishes, you have **{metres}** to go"),
}
_OTHER_TO_GO: Final = {
    Category.WOMEN: mark("When you finish, she has **{metres}** to go"),
    Category.MEN: mark("When you finish, he has **{metres}** to go"),
    None: mark("When you finish, the other has **{metres}** to go"),
}
_PLACES: Final = {
    Place.FIRST_BEND: mark("on the first bend"),
    Place.BACK_STRAIGHT: mark("on the back straight"),
    Place.LAST_BEND: mark("on the last bend"),
    Place.HOME_STRAIGHT: mark("on the home straight"),
    Place.SPRINT_STRAIGHT: mark("on the straight"),
}
_SHAPES: Final = {LAP: OUTDOOR_TRACK, SHORT_TRACK_LAP: SHORT_TRACK}
_SAME_TIME: Final = 0.005
"""Seconds or metres that no clock or tape would tell."""
_WHOLE_METRES_FROM: Final = 10.0
_TENTHS_FROM: Final = 1.0
_TWO_DECIMALS_BELOW: Final = 1.0
_NEAR_A_QUARTER: Final = 0.03
_MOST_WITH_TENTHS: Final = 100.0


def comparison_card(answer: ComparisonAnswer, book: RecordBook, wording: Wording, *, today: dt.date) -> Card:
    """The difference, who is where at the finish, what the other's pace is like, and when mine was record pace."""
    units = _units(answer, wording)
    beside = [_other_field(answer, comparison, units, wording) for comparison in answer.comparisons]
    return Card(
        title=_title(answer, answer.comparisons, wording),
        lines=(
            wording.say("Read as {phrase}", phrase=_as_read(answer, wording)),
            *assumptions(wording, replace(answer.phrase, snap=None), answer.distance),
            *passed_over(answer.leftover, wording),
            *(old_data(book, today, wording) if answer.standings else ()),
        ),
        fields=(_my_field(answer, units, wording), *beside),
        footer=" ".join(_footer(answer, book, wording)),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
        picture=track_picture(answer, wording),
    )


def comparison_line(answer: ComparisonAnswer, wording: Wording) -> str:
    """One line for autocomplete: "5 km in 25:00: 11:01.94 behind Beatrice Chebet, 2206 m to go"."""
    parts = [_difference_in_short(answer, comparison, wording) for comparison in answer.comparisons]
    (first, *others) = answer.comparisons
    if not others and not answer.is_timed and not first.is_mine_faster and not _is_level(first):
        parts.append(wording.say("{metres} to go", metres=_metres(first.metres, wording)))
        told = ", ".join(parts)
    else:
        told = wording.all_of(parts)
    return wording.say("{name}: {told}", name=capitalised(_as_read(answer, wording)), told=told)


def comparison_form(request: ComparisonRequest, wording: Wording) -> Form:
    """What is asked of somebody who wants their own beside a record."""
    first = request.standings[0]
    told = [event_name(first.event, wording), surface_name(first.surface, wording)]
    if len(request.standings) == 1:
        told.insert(1, category_name(first.category, wording))
    label = wording.say("How far did you come?") if request.is_timed else wording.say("Your time")
    return Form(capitalised(", ".join(told)), label, request.example)


def track_picture(answer: ComparisonAnswer, wording: Wording) -> Picture | None:
    """Both runners on the track at the finish, beside the first record of several; None where there is no track."""
    comparison = answer.comparisons[0]
    mine, other = _on_picture(comparison.mine), _on_picture(comparison.other)
    if mine is None or other is None or mine.lap not in _SHAPES:
        return None
    me = TrackRunner(past_line=mine.past_line, name=wording.say("You"), note=_my_mark(answer, wording))
    name = wording.say("The other") if comparison.mark is None else comparison.mark.athlete
    they = TrackRunner(past_line=other.past_line, name=name, note=_other_mark(answer, comparison, wording))
    ahead, behind = (me, they) if comparison.is_mine_faster else (they, me)
    position = other if comparison.is_mine_faster else mine
    title = _title(answer, (comparison,), wording)
    metres = _metres(comparison.metres, wording)
    if _is_level(comparison):
        headline = wording.say("Side by side")
    elif comparison.is_mine_faster:
        headline = wording.say("{metres} ahead", metres=metres)
    else:
        headline = wording.say("{metres} behind", metres=metres)
    caption = (
        ()
        if _is_level(comparison)
        else (wording.say("{name}: {told}", name=behind.name, told=_where(position, wording)),)
    )
    alt = wording.say(
        "A running track from above. {title}. {headline}.", title=title, headline=". ".join((headline, *caption))
    )
    return Picture(
        TrackPicture(
            title=title,
            shape=_SHAPES[mine.lap],
            ahead=ahead,
            behind=behind,
            gap=comparison.metres,
            headline=headline,
            caption=caption,
            finish=wording.say("Finish"),
        ),
        alt,
    )


def _on_picture(runner: Runner) -> TrackPosition | None:
    """Where the runner is, unless that is on the straight that sprints have of their own."""
    position = runner.position
    return None if position is None or position.place is Place.SPRINT_STRAIGHT else position


# Mine


def _units(answer: ComparisonAnswer, wording: Wording) -> UnitSystem:
    return units_of(answer.phrase, wording)


def _as_read(answer: ComparisonAnswer, wording: Wording) -> str:
    if answer.race is not None:
        return performance(wording, wording.distance(answer.race), answer.duration)
    return phrase_as_read(wording, answer.phrase, answer.distance)


def _title(answer: ComparisonAnswer, comparisons: tuple[Comparison, ...], wording: Wording) -> str:
    if answer.event is not None and (answer.standings or answer.is_timed):
        name = event_name(answer.event, wording)
    else:
        name = wording.distance(answer.distance, _units(answer, wording), answer.phrase.distance_unit)
    others = wording.all_of([_other_mark(answer, comparison, wording) for comparison in comparisons])
    return wording.say(
        "{distance}: {mine} beside {other}", distance=capitalised(name), mine=_my_mark(answer, wording), other=others
    )


def _my_mark(answer: ComparisonAnswer, wording: Wording) -> str:
    if answer.is_timed:
        return _reached(answer, answer.distance, wording)
    if answer.phrase.duration is None:  # worked out from a pace
        return wording.duration(answer.duration)
    return wording.exact_duration(answer.duration)


def _other_mark(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    if comparison.mark is not None:
        return mark_text(comparison.mark, wording)
    if answer.is_timed:
        return _reached(answer, comparison.other.distance, wording)
    return wording.exact_duration(comparison.other.duration)


def _reached(answer: ComparisonAnswer, distance: Distance, wording: Wording) -> str:
    """How far one came in a time: in the unit of the record it stands beside, else as it was typed."""
    mark = answer.comparisons[0].mark
    if mark is None:
        return wording.distance(distance, _units(answer, wording), answer.phrase.distance_unit)
    return wording.length(distance, LengthUnit.KM if mark.text.endswith("km") else LengthUnit.M)


def _my_field(answer: ComparisonAnswer, units: UnitSystem, wording: Wording) -> Field:
    mine = answer.comparisons[0].mine
    lines = [f"**{_my_mark(answer, wording)}**  {_rates(mine, units, wording)}"]
    if mine.distance > LAP:
        time = lap_time(wording, mine.pace * LAP)
        lines.append(wording.say("{time} a lap of {distance}", time=time, distance=wording.distance(LAP)))
    if answer.is_timed and mine.position is not None:
        lines.append(wording.say("When the time is up, you are {place}.", place=_where(mine.position, wording)))
    return Field(wording.say("You"), "\n".join(lines), inline=False)


def _rates(runner: Runner, units: UnitSystem, wording: Wording) -> str:
    """The pace in both units, and for a sprint the speed."""
    text = wording.both_paces(runner.pace, units)
    return text if runner.distance >= LAP else f"{text} · {wording.speed(runner.pace.speed, units)}"


# The other


def _other_field(answer: ComparisonAnswer, comparison: Comparison, units: UnitSystem, wording: Wording) -> Field:
    standing = next((one for one in answer.standings if one.fastest is comparison.mark), None)
    name = wording.say("The other") if standing is None else _heading(standing, wording)
    lines = [
        _who(answer, comparison, wording),
        _rates(comparison.other, units, wording),
        _difference(answer, comparison, wording),
        _at_the_finish(answer, comparison, wording),
        _how_it_feels(comparison.other, wording),
    ]
    if comparison.window is not None and standing is not None:
        lines.append(_record_then(comparison, comparison.window, standing, wording))
    if standing is not None and standing.fastest.role is Role.PENDING:
        lines.append(
            wording.say("Waits for ratification; until then {mark}", mark=mark_text(standing.official, wording))
        )
    return Field(name, "\n".join(line for line in lines if line), inline=False)


def _heading(standing: Standing, wording: Wording) -> str:
    parts = [category_name(standing.category, wording), surface_name(standing.surface, wording)]
    if standing.field is not None:
        parts.append(wording.say(_FIELDS[standing.field]))
    if standing.official.status.startswith("world best"):
        parts.append(wording.say("world best"))
    return capitalised(", ".join(parts))


def _who(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    text = f"**{_other_mark(answer, comparison, wording)}**"
    if comparison.mark is None:
        return text
    athlete, nation = plain(comparison.mark.athlete), plain(comparison.mark.nation)
    return f"{text}  {athlete} ({nation}), {comparison.mark.date.year}"


def _is_level(comparison: Comparison) -> bool:
    """Whether the two are the same, as far as anybody measures."""
    apart = comparison.metres if comparison.seconds is None else abs(comparison.seconds)
    return comparison.is_level or apart < _SAME_TIME


def _apart(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    if comparison.seconds is None:
        return _metres(comparison.metres, wording)
    apart = Duration(abs(comparison.seconds))
    is_from_pace = answer.phrase.duration is None and apart.seconds >= 1
    return wording.duration(apart) if is_from_pace else wording.exact_duration(apart)


def _difference(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    if _is_level(comparison):
        return wording.say("**The very same**: you would be side by side.")
    apart, percent = _apart(answer, comparison, wording), _percent(comparison, wording)
    if comparison.is_mine_faster:
        return wording.say("**{apart} ahead** ({percent})", apart=apart, percent=percent)
    return wording.say("**{apart} behind** ({percent})", apart=apart, percent=percent)


def _percent(comparison: Comparison, wording: Wording) -> str:
    percent = abs(comparison.percent)
    sign = "+" if comparison.percent > 0 else "−"
    return f"{sign}{wording.percent(percent, 2 if percent < _TWO_DECIMALS_BELOW else 1)}"


def _difference_in_short(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    name = comparison.mark.athlete if comparison.mark is not None else _other_mark(answer, comparison, wording)
    if _is_level(comparison):
        return wording.say("level with {name}", name=name)
    apart = _apart(answer, comparison, wording)
    if comparison.is_mine_faster:
        return wording.say("{apart} ahead of {name}", apart=apart, name=name)
    return wording.say("{apart} behind {name}", apart=apart, name=name)


def _at_the_finish(answer: ComparisonAnswer, comparison: Comparison, wording: Wording) -> str:
    """Where the one behind is when the other finishes: "When she finishes, you have 512 m to go: ..."."""
    if answer.is_timed or _is_level(comparison):
        return ""
    sentences = _OTHER_TO_GO if comparison.is_mine_faster else _YOU_TO_GO
    category = None if comparison.mark is None else comparison.mark.category
    sentence = wording.say(sentences[category], metres=_metres(comparison.metres, wording))
    position = comparison.slower.position
    if position is None:
        return wording.say("{sentence}.", sentence=sentence)
    return wording.say("{sentence}: {place}.", sentence=sentence, place=_where(position, wording))


def _where(position: TrackPosition, wording: Wording) -> str:
    """The part of the track and the lap: "on the back straight of lap 3"."""
    if position.place not in _PLACES:
        return wording.say("at the finish line, at the start of lap {lap}", lap=position.number)
    place = wording.say(_PLACES[position.place])
    if position.laps == 1:
        return place
    return wording.say("{place} of lap {lap}", place=place, lap=position.number)


def _metres(metres: float, wording: Wording) -> str:
    """A gap in metres, as finely as it is small, and from 10 km up in kilometres."""
    if metres >= 10 * METRES_PER_KM:
        return wording.length(Distance(metres), UnitSystem.KM.length, 2)
    decimals = 0 if metres >= _WHOLE_METRES_FROM else 1 if metres >= _TENTHS_FROM else 2
    return wording.say("{number} m", number=wording.number(metres, decimals))


def _how_it_feels(other: Runner, wording: Wording) -> str:
    """The pace of the other as laps of 400 m, which anybody can try."""
    if other.distance <= LAP:
        return ""
    return wording.say(
        "To feel that pace: {distance} in **{time}**, {count} times in a row.",
        distance=wording.distance(LAP),
        time=lap_time(wording, other.pace * LAP),
        count=_laps(other.distance.metres / LAP.metres, wording),
    )


def _laps(count: float, wording: Wording) -> str:
    """So many laps, in quarters where they are some: 3.75, 12.5, and a mile's 9 m are not counted."""
    quarters = round(count * 4) / 4
    if abs(count - quarters) < _NEAR_A_QUARTER:
        return wording.number(quarters, 2, trim=True)
    return wording.number(count, 1 if count < _MOST_WITH_TENTHS else 0, trim=True)


# When it would have been the record


def _record_then(comparison: Comparison, window: RecordWindow, standing: Standing, wording: Wording) -> str:
    """From when to when mine would have been the record, whose it would have beaten, and who ended that."""
    best, after = window.beats, window.beaten_by
    beaten = {"athlete": plain(best.athlete), "mark": mark_text(best, wording)}
    if window.last is None and not comparison.is_mine_faster and standing.pending:
        return wording.say("**Would be the best of the ratified marks**: ahead of {athlete} ({mark}).", **beaten)
    record = wording.say("the world best") if best.kind is MarkKind.WORLD_BEST else wording.say("the world record")
    if window.last is None or after is None:
        return wording.say("**Would be {record}** today: ahead of {athlete} ({mark}).", record=record, **beaten)
    return wording.say(
        "**Would have been {record}** from {first} (the list begins) to {last}: ahead of {athlete} ({mark}), "
        "until {next} ran {next_mark}.",
        record=record,
        first=wording.date(window.first),
        last=wording.date(window.last),
        next=plain(after.athlete),
        next_mark=mark_text(after, wording),
        **beaten,
    )


# Footer and buttons


def _footer(answer: ComparisonAnswer, book: RecordBook, wording: Wording) -> Iterator[str]:
    yield wording.say("An even pace is assumed for both.")
    if answer.standings:
        yield wording.say("Records as of {date}.", date=wording.date(book.newest_source))
    elif answer.comparisons[0].slower.position is not None:
        lap = answer.comparisons[0].slower.position.lap
        yield wording.say("Places are those on a track of {distance}.", distance=wording.distance(lap))


def _next_steps(answer: ComparisonAnswer, wording: Wording) -> Iterator[NextStep]:
    time = wording.duration(answer.duration) if answer.is_timed else _my_mark(answer, wording)
    yield NextStep(wording.say("Pace for {time}", time=time), "pace", (answer.as_typed,))
    if answer.standings:
        yield NextStep(wording.say("Records"), "record", (answer.record_text,))
        category = answer.standings[0].category.value if len(answer.standings) == 1 else ""
        for surface in answer.elsewhere:
            label = capitalised(surface_name(surface, wording))
            yield NextStep(label, "compare", (answer.as_typed, "", category, surface.value))
    elif answer.record_text:
        yield NextStep(wording.say("Beside the record"), "compare", (answer.as_typed,))
