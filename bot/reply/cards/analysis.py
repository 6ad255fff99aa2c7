"""The card of ``/analyse``: what splits say of a run. Kind to every run, also to one that fell apart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.core.analysis_query import Layout, SplitReading
from bot.core.analysis_words import EACH, RUNS
from bot.core.notation import read_distance
from bot.core.notation.time_list import Scale
from bot.core.quantities import Distance, Duration, Pace
from bot.core.split_analysis import Shape, SplitAnalysis, counts
from bot.core.splits import Rest
from bot.core.splits_query import run_as_typed
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.clock import clock, decimals_of, ticks_of
from bot.reply.language import mark
from bot.reply.pictures import Picture, SplitBar, SplitsPicture
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.wording import Wording, capitalised

_SHAPES: Final = {
    Shape.EVEN: mark("even splits"),
    Shape.NEGATIVE: mark("negative splits"),
    Shape.POSITIVE: mark("positive splits"),
}
_STEADY: Final = mark("Beautifully even: a clock could hardly do better.")
_EVEN: Final = mark("Even halves, with a bit of up and down between them.")
_PATIENT: Final = mark("You were faster at the end than at the start: that took patience.")
_STRONG: Final = mark("What a finish! With a slightly braver start there may be more in you.")
_SMALL: Final = mark("Only a small fade: most good runs look like this.")
_FADED: Final = mark("The second half cost more than the first. A slightly calmer start can give that back.")
_TOUGH: Final = mark("The second half was tough, and you stayed with it. A calmer start makes the next one kinder.")
_STEADY_BELOW: Final = 2.0
_STRONG_FROM: Final = 5.0
_SMALL_BELOW: Final = 3.0
_TOUGH_FROM: Final = 10.0
"""Per cent, of variation and of fade; a choice of this project."""
_A_NAME_FROM: Final = 1_000.0
_SAME: Final = 1e-6


@dataclass(frozen=True, slots=True)
class _Times:
    """All times of an analysis as they are shown, in ticks of one size."""

    reading: SplitReading
    decimals: int

    @property
    def analysis(self) -> SplitAnalysis:
        return self.reading.analysis

    @property
    def ends(self) -> tuple[int, ...]:
        """Where the clock stood at the end of each split."""
        elapsed, ends = 0.0, []
        for duration in self.analysis.durations:
            elapsed += duration.seconds
            ends.append(ticks_of(Duration(elapsed), self.decimals))
        return tuple(ends)

    @property
    def total(self) -> int:
        return ticks_of(self.analysis.duration, self.decimals)


def analysis_card(reading: SplitReading, wording: Wording) -> Card:
    """The halves, the fade, how even it was, the fastest and the slowest, a table and a picture of all splits."""
    units = _units(reading, wording)
    times = _Times(reading, max(decimals_of(duration) for duration in reading.analysis.durations))
    title = _title(times, wording)
    return Card(
        title=title,
        lines=(*_lines(times, wording), _table(times, units, wording)),
        fields=tuple(_fields(times, units, wording)),
        footer=" ".join(_footer(reading, wording)),
        units=None if reading.analysis.distance is None else units,
        next_steps=tuple(_next_steps(reading, wording)),
        picture=_picture(times, title, units, wording),
    )


def analysis_line(reading: SplitReading, wording: Wording) -> str:
    """One line for autocomplete: "5 km in 20:30: even splits, fade +1.0 %"."""
    times = _Times(reading, max(decimals_of(duration) for duration in reading.analysis.durations))
    return wording.say("{run}, fade {fade}", run=_title(times, wording), fade=_signed(reading.analysis.fade, wording))


def distance_choices(wording: Wording) -> Iterator[tuple[str, str]]:
    """What can be picked as the length of the run, and of each split, as it is called and as it is typed."""
    for text in RUNS:
        yield capitalised(wording.distance(read_distance(text).distance)), text
    for text in EACH:
        length = read_distance(text.removesuffix(" each"))
        told = wording.length(length.distance, length.unit or LengthUnit.KM)
        yield wording.say("{distance} each", distance=told), text


# What was understood


def _units(reading: SplitReading, wording: Wording) -> UnitSystem:
    return wording.reader.units_for(reading.unit)


def _title(times: _Times, wording: Wording) -> str:
    time = clock(times.total, times.decimals, wording)
    distance, count = times.analysis.distance, len(times.analysis.durations)
    if distance is None:
        run = wording.say("{count} splits in {time}", count=count, time=time)
    else:
        length = _run_length(distance, times.reading, wording)
        run = capitalised(wording.say("{distance} in {time}", distance=length, time=time))
    return wording.say("{run}: {shape}", run=run, shape=wording.say(_SHAPES[times.analysis.shape]))


def _run_length(distance: Distance, reading: SplitReading, wording: Wording) -> str:
    # Metres and what is left of a sum of them are written to the centimetre.
    rounded = Distance(round(distance.metres, 4))
    unit = reading.unit
    if unit is LengthUnit.M and rounded.metres != int(rounded.metres):
        unit = None
    return wording.distance(rounded, _units(reading, wording), unit)


def _lines(times: _Times, wording: Wording) -> Iterator[str]:
    reading, analysis = times.reading, times.analysis
    yield wording.say("Read as {splits}", splits=_as_read(reading, wording))
    if reading.scale is not Scale.USUAL:
        first = wording.duration_in_words(analysis.durations[0])
        yield wording.say("I read the first time as {time}.", time=first)
    if reading.is_guessed and reading.is_cumulative:
        yield wording.say("Each is about as far from the one before, so I took them as cumulative; if not, add `laps`.")
    if reading.layout is None:
        yield wording.say("Without a distance I take them as equally long.")
    else:
        yield from _shorter(reading.layout, wording)
    yield f"**{wording.say(_sentence(analysis))}**"


def _as_read(reading: SplitReading, wording: Wording) -> str:
    count = len(reading.analysis.durations)
    splits = (
        wording.say("{count} cumulative times", count=count)
        if reading.is_cumulative
        else wording.say("{count} single splits", count=count)
    )
    if reading.layout is None:
        return splits
    if not _is_regular(reading.layout):
        return wording.say("{splits} of different lengths", splits=splits)
    length = _length(reading.layout.every, reading, wording)
    if reading.is_cumulative:
        return wording.say("{splits}, one every {distance}", splits=splits, distance=length)
    return wording.say("{splits} of {distance}", splits=splits, distance=length)


def _is_regular(layout: Layout) -> bool:
    rest, whole = layout.metres[-1], layout.metres[:-1]
    if layout.rest is Rest.FIRST:
        rest, whole = layout.metres[0], layout.metres[1:]
    return rest <= layout.every * (1 + _SAME) and all(
        math.isclose(metres, layout.every, rel_tol=_SAME) for metres in whole
    )


def _length(metres: float, reading: SplitReading, wording: Wording) -> str:
    unit = _counted_in(metres, reading)
    if unit is not None:
        return wording.length(Distance(metres), unit)
    return wording.length(Distance(metres), LengthUnit.M, 2)


def _counted_in(metres: float, reading: SplitReading) -> LengthUnit | None:
    """The unit that a length is a whole number of, the one that was typed first; None for one in metres."""
    order = (LengthUnit.MILE, LengthUnit.KM) if reading.unit is LengthUnit.MILE else (LengthUnit.KM, LengthUnit.MILE)
    for unit in order:
        number = metres / unit.metres
        if round(number) >= 1 and math.isclose(number, round(number), rel_tol=_SAME):
            return unit
    return None


def _shorter(layout: Layout, wording: Wording) -> Iterator[str]:
    if layout.rest is Rest.NONE or not _is_regular(layout):
        return
    first = layout.rest is Rest.FIRST
    rest = Distance(layout.metres[0 if first else -1])
    if math.isclose(rest.metres, layout.every, rel_tol=_SAME):
        return
    length = (
        wording.length(rest, LengthUnit.M, 2) if rest.metres < _A_NAME_FROM else wording.length(rest, LengthUnit.KM)
    )
    if first:
        yield wording.say("The first split is {distance}.", distance=length)
    else:
        yield wording.say("The last split is {distance}.", distance=length)


def _sentence(analysis: SplitAnalysis) -> str:
    fade = analysis.fade
    match analysis.shape:
        case Shape.EVEN:
            return _STEADY if analysis.variation < _STEADY_BELOW else _EVEN
        case Shape.NEGATIVE:
            return _PATIENT if fade > -_STRONG_FROM else _STRONG
        case Shape.POSITIVE:
            return _SMALL if fade < _SMALL_BELOW else _FADED if fade < _TOUGH_FROM else _TOUGH


# What came out


def _fields(times: _Times, units: UnitSystem, wording: Wording) -> Iterator[Field]:
    analysis = times.analysis
    first = ticks_of(analysis.first_half, times.decimals)
    halves = (first, times.total - first)
    names = (wording.say("First"), wording.say("Second"))
    told = (
        wording.say("{half}: **{time}**", half=name, time=clock(ticks, times.decimals, wording))
        for name, ticks in zip(names, halves, strict=True)
    )
    yield Field(wording.say("Halves"), "\n".join(told))
    yield Field(wording.say("Fade"), f"**{_signed(analysis.fade, wording)}**")
    yield Field(wording.say("Variation of pace"), f"**{wording.percent(analysis.variation)}**")
    for name, index in ((wording.say("Fastest"), analysis.fastest), (wording.say("Slowest"), analysis.slowest)):
        yield Field(name, _one(times, index, units, wording))
    if analysis.pace is not None:
        yield Field(
            wording.say("Pace"), f"**{wording.pace(analysis.pace, units)}**\n{wording.pace(analysis.pace, units.other)}"
        )


def _signed(percent: float, wording: Wording) -> str:
    shown = wording.percent(abs(percent))
    if round(abs(percent), 1) == 0:
        return shown
    return f"{'+' if percent > 0 else '−'}{shown}"


def _one(times: _Times, index: int, units: UnitSystem, wording: Wording) -> str:
    analysis = times.analysis
    time = clock(ticks_of(analysis.durations[index], times.decimals), times.decimals, wording)
    lines = [f"**{time}**", wording.say("split {number}", number=index + 1)]
    if analysis.distance is not None and not _is_pace(analysis, units):
        lines.append(wording.pace(_pace(analysis, index), units))
    return "\n".join(lines)


def _pace(analysis: SplitAnalysis, index: int) -> Pace:
    return Pace(analysis.rates[index] * METRES_PER_KM)


def _table(times: _Times, units: UnitSystem, wording: Wording) -> str:
    analysis = times.analysis
    head = ["#", wording.say("split"), wording.say("time")]
    rows = []
    for index, (duration, end) in enumerate(zip(analysis.durations, times.ends, strict=True)):
        split = clock(ticks_of(duration, times.decimals), times.decimals, wording)
        rows.append([str(index + 1), split, clock(end, times.decimals, wording)])
    if analysis.distance is not None and not _is_pace(analysis, units):
        head.append(f"/{units.length.value}")
        for index, row in enumerate(rows):
            row.append(wording.pace(_pace(analysis, index), units).partition("/")[0])
    return table(rows, head=head, left=0)


def _is_pace(analysis: SplitAnalysis, units: UnitSystem) -> bool:
    """Whether the splits are as long as paces are told for, so that each is its own pace."""
    return all(math.isclose(metres, units.length.metres, rel_tol=_SAME) for metres in analysis.lengths)


def _footer(reading: SplitReading, wording: Wording) -> Iterator[str]:
    if reading.analysis.middle is not None:
        yield wording.say(
            "Half way lies inside split {number}, which is taken as even.", number=reading.analysis.middle + 1
        )
    lengths = reading.analysis.lengths
    if not all(counts(length, lengths) for length in lengths):
        yield wording.say("A split of less than half the longest is not called the fastest or the slowest.")
    yield wording.say("Fade: how much longer the second half took, 100 · (second ÷ first − 1).")
    yield wording.say("Variation: standard deviation of the pace over its mean, weighted by distance.")


def _next_steps(reading: SplitReading, wording: Wording) -> Iterator[NextStep]:
    analysis = reading.analysis
    if analysis.distance is None or reading.layout is None:
        return
    run = run_as_typed(analysis.distance, analysis.duration, reading.unit)
    yield NextStep(wording.say("Even splits"), "splits", (run, "", _every(reading.layout.every, reading)))
    yield NextStep(wording.say("Other distances"), "predict", (run,))


def _every(metres: float, reading: SplitReading) -> str:
    """The length of a split as it is typed."""
    unit = _counted_in(metres, reading) or LengthUnit.M
    return f"{metres / unit.metres:.10g} {unit.value}"


def _picture(times: _Times, title: str, units: UnitSystem, wording: Wording) -> Picture:
    analysis = times.analysis
    pace = analysis.pace
    mean = clock(ticks_of(Duration(analysis.mean_rate), 1), 1, wording) if pace is None else wording.pace(pace, units)
    fade = wording.say("fade {fade}", fade=_signed(analysis.fade, wording))
    variation = wording.say("variation {percent}", percent=wording.percent(analysis.variation))
    bars = tuple(
        SplitBar(
            lead=round(analysis.lead(index), 6),
            length=analysis.lengths[index],
            name=str(index + 1),
            note=clock(ticks_of(duration, times.decimals), times.decimals, wording),
        )
        for index, duration in enumerate(analysis.durations)
    )
    spec = SplitsPicture(
        title=title,
        subtitle=f"{fade} · {variation}",
        bars=bars,
        even=mean,
        faster=wording.say("faster"),
        slower=wording.say("slower"),
        axis=wording.say("split"),
    )
    told = ", ".join(bar.note for bar in bars)
    return Picture(spec, wording.say("Bars of the pace of each split. {title}. {splits}", title=title, splits=told))
