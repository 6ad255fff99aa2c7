"""The card of ``/splits``: where the clock should stand, as a table to read and as one to pin."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.core.quantities import Distance, Duration
from bot.core.split_words import EVERIES, STRATEGIES, USUAL_PERCENT, read_strategy, strategy_text
from bot.core.splits import Rest, Split, Strategy, StrategyKind
from bot.core.splits_query import SplitPlan
from bot.core.track import LAP, count_laps
from bot.core.units import LengthUnit
from bot.reply.card import Card, NextStep
from bot.reply.clock import clock, decimals_of, ticks_of
from bot.reply.language import mark
from bot.reply.pictures import SHEET_ROWS, Picture, SheetPicture
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.understood import assumptions, phrase_as_read, units_of
from bot.reply.wording import Wording, capitalised

_TYPED: Final = (mark("even"), mark("negative 2%"), mark("positive 3%"), mark("fast finish"), mark("lap"))
"""What is typed; a translation must be something that the bot reads as well."""
_BY: Final = {
    StrategyKind.NEGATIVE: mark("negative by {percent}"),
    StrategyKind.POSITIVE: mark("positive by {percent}"),
    StrategyKind.FAST_FINISH: mark("fast finish, {percent}"),
}
_EVERY_ONE: Final = {
    LengthUnit.M: mark("every metre"),
    LengthUnit.KM: mark("every kilometre"),
    LengthUnit.MILE: mark("every mile"),
    LengthUnit.YARD: mark("every yard"),
    LengthUnit.FOOT: mark("every foot"),
}
_DECIMALS: Final = {LengthUnit.KM: 3, LengthUnit.MILE: 2}
_TENTHS_BELOW: Final = Duration(120.0)
"""A split of less is timed to the tenth, where it is one of a track."""
_TRACK_SPLIT: Final = Distance(1_000.0)
_ON_ONE_PAGE: Final = SHEET_ROWS[2]
_ON_EACH_PAGE: Final = SHEET_ROWS[3]
_NEGATIVE: Final = Strategy(StrategyKind.NEGATIVE, USUAL_PERCENT[StrategyKind.NEGATIVE])
_GROUPED_FROM: Final = 10_000
_IN_ONE_LINE: Final = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A mark, the time there and the time since the last; ``split`` is empty at the halfway mark between two splits."""

    mark: str
    time: str
    split: str


@dataclass(frozen=True, slots=True)
class _Times:
    """All times of a plan as they are shown, in ticks of one size."""

    plan: SplitPlan
    decimals: int

    @property
    def total(self) -> int:
        return ticks_of(self.plan.run.duration, self.decimals)

    def at(self, split: Split) -> int:
        return ticks_of(split.elapsed, self.decimals)


def splits_card(plan: SplitPlan, wording: Wording, page: int = 1) -> Card:
    """The splits in a table and in a picture, the paces, and what percent and split mean here."""
    units = _units(plan, wording)
    times = _Times(plan, _decimals(plan))
    title = _title(times, wording)
    rows = tuple(_rows(times, wording))
    pages = _pages(rows)
    shown = pages[min(max(page, 1), len(pages)) - 1]
    number = pages.index(shown) + 1
    head = (plan.every.unit.value, wording.say("time"), wording.say("split"))
    lines = [
        wording.say("Read as {phrase}, {every}", phrase=_as_read(plan, wording), every=_every(plan, units, wording)),
        *assumptions(wording, replace(plan.phrase, snap=None), plan.run.distance),
        *_effort(times, units, wording),
        *_shorter(plan, units, wording),
        table([(row.mark, row.time, row.split) for row in shown], head=head, left=0),
    ]
    if len(pages) > 1:
        lines.append(wording.say("Page {page} of {pages}", page=number, pages=len(pages)))
    return Card(
        title=title,
        lines=tuple(lines),
        footer=" ".join(_footer(times, wording)),
        units=units,
        next_steps=tuple(_next_steps(plan, number, len(pages), wording)),
        picture=_picture(plan, title, shown, head, units, wording),
    )


def splits_line(plan: SplitPlan, wording: Wording) -> str:
    """One line for autocomplete: "10 km in 45:30, even: 1 km 4:33, 2 km 9:06, 3 km 13:39"."""
    times = _Times(plan, _decimals(plan))
    unit = plan.every.unit.value
    marks = [split for split in plan.splits if not split.is_halfway][:_IN_ONE_LINE]
    told = (
        f"{_mark(split, plan, wording)} {unit} {clock(times.at(split), times.decimals, wording)}" for split in marks
    )
    return wording.say("{run}, {splits}", run=_title(times, wording), splits=", ".join(told))


def strategy_choices(wording: Wording) -> Iterator[tuple[str, str]]:
    """What can be picked as a strategy, as it is called and as it is typed."""
    for text in STRATEGIES:
        yield capitalised(_strategy(read_strategy(text), wording)), text


def every_choices(wording: Wording) -> Iterator[tuple[str, str]]:
    """What can be picked as the length of a split."""
    for text in EVERIES:
        yield (capitalised(wording.say("every lap")) if text == "lap" else text.replace(" ", "\u00a0")), text


def track_choices(wording: Wording) -> Iterator[tuple[str, str]]:
    """The two tracks."""
    yield wording.say("Outdoors, 400 m a lap"), "400"
    yield wording.say("Short track, 200 m a lap"), "200"


# Numbers


def _units(plan: SplitPlan, wording: Wording) -> UnitSystem:
    return units_of(plan.phrase, wording)


def _decimals(plan: SplitPlan) -> int:
    """As many as the target was typed with, and tenths on the track."""
    typed = 0 if plan.phrase.duration is None else decimals_of(plan.run.duration)
    split = plan.run.pace * plan.every.distance
    is_short = plan.every.distance < _TRACK_SPLIT and split < _TENTHS_BELOW
    return max(typed, 1) if is_short else typed


def _rows(times: _Times, wording: Wording) -> Iterator[_Row]:
    """Each split is the difference of two times as they are shown."""
    before = 0
    for split in times.plan.splits:
        ticks = times.at(split)
        time = clock(ticks, times.decimals, wording)
        if split.is_halfway:
            yield _Row(wording.say_in("way mark", "half"), time, "")
            continue
        yield _Row(_mark(split, times.plan, wording), time, clock(ticks - before, times.decimals, wording))
        before = ticks


def _mark(split: Split, plan: SplitPlan, wording: Wording) -> str:
    unit = plan.every.unit
    number = split.end.metres / unit.metres
    if number.is_integer() and number < _GROUPED_FROM:
        return str(int(number))
    return wording.number(number, _DECIMALS.get(unit, 1), trim=True)


def _pages(rows: tuple[_Row, ...]) -> tuple[tuple[_Row, ...], ...]:
    """All on one page, or on as few as there is room for, each about as long."""
    if len(rows) <= _ON_ONE_PAGE:
        return (rows,)
    each = math.ceil(len(rows) / math.ceil(len(rows) / _ON_EACH_PAGE))
    return tuple(rows[start : start + each] for start in range(0, len(rows), each))


# Words


def _title(times: _Times, wording: Wording) -> str:
    plan = times.plan
    length = wording.distance(plan.run.distance, _units(plan, wording), plan.phrase.distance_unit)
    is_typed = plan.phrase.duration is not None
    time = wording.exact_duration(plan.run.duration) if is_typed else clock(times.total, times.decimals, wording)
    run = capitalised(wording.say("{distance} in {time}", distance=length, time=time))
    return wording.say("{run}: {strategy}", run=run, strategy=_strategy(plan.strategy, wording))


def _as_read(plan: SplitPlan, wording: Wording) -> str:
    if plan.run.race is not None:
        return wording.say(
            "{distance} in {time}",
            distance=wording.distance(plan.run.race),
            time=wording.exact_duration(plan.run.duration),
        )
    return phrase_as_read(wording, plan.phrase, plan.run.distance)


def _strategy(strategy: Strategy, wording: Wording) -> str:
    if strategy.kind is StrategyKind.EVEN:
        return wording.say("even")
    return wording.say(_BY[strategy.kind], percent=_percent(strategy, wording))


def _percent(strategy: Strategy, wording: Wording) -> str:
    return wording.say("{number} %", number=wording.number(strategy.percent, 2, trim=True))


def _every(plan: SplitPlan, units: UnitSystem, wording: Wording) -> str:
    """How often the clock is looked at: "every 5 km", "every lap in lane 3 (422.37 m)"."""
    every = plan.every
    if not every.laps and every.distance.metres == every.unit.metres:
        return wording.say(_EVERY_ONE[every.unit])
    if not every.laps:
        return wording.say("every {distance}", distance=_length(every.distance, every.unit, units, wording))
    laps = wording.say_count("every lap", "every {count} laps", every.laps, count=every.laps)
    if plan.lane is not None:
        return wording.say("{laps} in lane {lane}", laps=laps, lane=plan.lane)
    lap = wording.distance(plan.lap or LAP)
    return wording.say("{laps} of {distance}", laps=laps, distance=lap)


def _length(distance: Distance, unit: LengthUnit | None, units: UnitSystem, wording: Wording) -> str:
    if unit is LengthUnit.M:
        return wording.length(distance, LengthUnit.M, 2)
    return wording.length(distance, unit if unit is not None else units.length, 3)


def _effort(times: _Times, units: UnitSystem, wording: Wording) -> Iterator[str]:
    """The pace, or how it changes on the way."""
    plan = times.plan
    paces = [stretch.pace for stretch in plan.stretches]
    first, last = (f"{wording.pace(pace, units)}" for pace in (paces[0], paces[-1]))
    if plan.strategy.kind is StrategyKind.EVEN:
        yield wording.say("{pace} all the way", pace=f"**{first}** · {wording.pace(paces[0], units.other)}")
    elif plan.finish is not None and plan.finish == plan.lap:
        yield wording.say("**{first}**, then the last lap at **{last}**", first=first, last=last)
    elif plan.finish is not None:
        yield wording.say(
            "**{first}**, then the last {finish} at **{last}**", first=first, finish=_finish(plan, wording), last=last
        )
    else:
        half = next(split for split in plan.splits if split.end == plan.stretches[0].end)
        there = times.at(half)
        yield wording.say(
            "First half **{first_time}** at {first}, second half **{second_time}** at {last}",
            first_time=clock(there, times.decimals, wording),
            first=first,
            second_time=clock(times.total - there, times.decimals, wording),
            last=last,
        )
    if plan.lap is not None and plan.lane is not None and not plan.every.laps:
        yield wording.say(
            "A lap in lane {lane} is {distance}", lane=plan.lane, distance=wording.length(plan.lap, LengthUnit.M, 2)
        )


def _finish(plan: SplitPlan, wording: Wording) -> str:
    finish = plan.finish or plan.run.distance
    if finish.metres < LengthUnit.KM.metres or plan.every.unit is LengthUnit.M:
        return wording.length(finish, LengthUnit.M, 0)
    return wording.length(finish, plan.every.unit, 2)


def _shorter(plan: SplitPlan, units: UnitSystem, wording: Wording) -> Iterator[str]:
    """Where the split stands that is shorter than the others."""
    rest = count_laps(plan.run.distance, plan.every.distance).rest
    if rest is None:
        return
    length = _length(rest, plan.every.unit, units, wording)
    if plan.rest is Rest.LAST:
        yield wording.say("The last split is {distance}.", distance=length)
        return
    left = (len([split for split in plan.splits if not split.is_halfway]) - 1) * plan.every.laps
    yield wording.say_count(
        "The first split is the {distance} up to the finish line; then there is {count} lap to go.",
        "The first split is the {distance} up to the finish line; then there are {count} laps to go.",
        left,
        distance=length,
        count=left,
    )


# Footer, buttons and picture


def _footer(times: _Times, wording: Wording) -> Iterator[str]:
    plan = times.plan
    percent = _percent(plan.strategy, wording)
    match plan.strategy.kind:
        case StrategyKind.NEGATIVE:
            yield wording.say(
                "Negative by {percent}: the second half of the distance takes {percent} less time than the first, "
                "and each half is even.",
                percent=percent,
            )
        case StrategyKind.POSITIVE:
            yield wording.say(
                "Positive by {percent}: the second half of the distance takes {percent} more time than the first, "
                "and each half is even.",
                percent=percent,
            )
        case StrategyKind.FAST_FINISH if plan.finish == plan.lap:
            yield wording.say(
                "Fast finish: the last lap takes {percent} less time than one before it.", percent=percent
            )
        case StrategyKind.FAST_FINISH:
            yield wording.say(
                "Fast finish: over the last tenth of the distance each kilometre takes {percent} less time.",
                percent=percent,
            )
        case StrategyKind.EVEN:
            pass
    yield wording.say(
        "Times are rounded once; a split is the difference of two of them, so they add up to {time}.",
        time=clock(times.total, times.decimals, wording),
    )
    if plan.lane is not None:
        yield wording.say(
            "Lane {lane} from start to finish, {distance} a lap on a World Athletics track.",
            lane=plan.lane,
            distance=wording.length(plan.lap or LAP, LengthUnit.M, 2),
        )


def _next_steps(plan: SplitPlan, page: int, pages: int, wording: Wording) -> Iterator[NextStep]:
    time, distance, every, strategy, lane, track = plan.arguments
    if pages > 1:
        following = page % pages + 1
        turned = (time, distance, every, strategy, lane, track, str(following))
        yield NextStep(
            wording.say("Page {page} of {pages}", page=following, pages=pages), "splits", turned, in_place=True
        )
    other = _NEGATIVE if plan.strategy.kind is StrategyKind.EVEN else Strategy()
    label = capitalised(_strategy(other, wording))
    typed = _trimmed((time, distance, every, strategy_text(other), lane, track))
    yield NextStep(label, "splits", typed, in_place=True)
    yield NextStep(wording.say("Other distances"), "predict", _trimmed((time, distance)))


def _trimmed(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty ones at the end: an id has room for 100 characters."""
    while len(arguments) > 1 and not arguments[-1]:
        arguments = arguments[:-1]
    return arguments


def _picture(
    plan: SplitPlan, title: str, rows: tuple[_Row, ...], head: tuple[str, ...], units: UnitSystem, wording: Wording
) -> Picture:
    is_narrow = len(rows) > SHEET_ROWS[3]
    cells = tuple((row.mark, row.time) if is_narrow else (row.mark, row.time, row.split) for row in rows)
    first, *later = (wording.pace(stretch.pace, units) for stretch in plan.stretches)
    effort = wording.say("{first}, then {last}", first=first, last=later[-1]) if later else first
    spec = SheetPicture(
        title=title,
        subtitle=effort,
        head=head[: len(cells[0])],
        rows=cells,
        note=wording.say("Each split is the difference of two times shown.") if not is_narrow else "",
    )
    marks = ", ".join(f"{row.mark} {row.time}" for row in rows)
    alt = wording.say("A table of splits. {title}. {unit}: {marks}", title=title, unit=head[0], marks=marks)
    return Picture(spec, alt)
