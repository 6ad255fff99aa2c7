"""The card of ``/training``: the paces of a VDOT, what each is for, and a sheet of them to pin up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from bot.core.quantities import Pace
from bot.core.training_paces import MARATHON_AGREES_FROM, TrainingPaces, track_times
from bot.core.training_query import Fitness, TrainingAnswer
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.core.vdot import PRINTED
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.pictures import Picture, SheetPicture
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.understood import assumptions, performance, phrase_as_read, units_of
from bot.reply.wording import NBSP, Wording

_PURPOSES: Final = (
    mark("**E** easy: most of your running. You can talk all the way, and slower is fine too."),
    mark("**M** marathon: steady, to get used to the pace of a long race."),
    mark("**T** threshold: comfortably hard, about as fast as you could race for an hour."),
    mark("**I** intervals: hard for up to 5 minutes, then a jog about as long."),
    mark("**R** repetitions: fast but relaxed, up to 2 minutes, then a full rest."),
)
_WORKOUTS: Final = {
    UnitSystem.KM: "3 km E + 4 x 1 km T w/ 1 min + 2 km E",
    UnitSystem.MILES: "2 mi E + 3 x 1 mi T w/ 1 min + 2 mi E",
}
_ONE_KM: Final = f"1000{NBSP}m"


def training_card(answer: TrainingAnswer, wording: Wording) -> Card:
    """The five paces a kilometre and a mile, their times on the track, and what each is for."""
    fitness = answer.fitness
    units, times = fitness_units(fitness, wording), _times(answer.paces, wording)
    return Card(
        title=wording.say("VDOT {vdot}: training paces", vdot=vdot_number(fitness.vdot, wording)),
        lines=(*fitness_lines(fitness, wording), *_cautions(fitness, wording)),
        fields=(
            Field(wording.say("Five paces"), _pace_table(times, units), inline=False),
            Field(wording.say("On the track"), table(times.track, head=("", "T", "I", "R")), inline=False),
            Field(wording.say("What each is for"), "\n".join(map(wording.say, _PURPOSES)), inline=False),
        ),
        footer=_footer(wording),
        units=units,
        next_steps=(
            NextStep(wording.say("Race predictions"), "predict", (fitness.as_race,)),
            NextStep(wording.say("A workout at T"), "workout", (_WORKOUTS[units], fitness.as_typed)),
        ),
        picture=_sheet(answer, times, units, wording),
    )


def training_line(answer: TrainingAnswer, wording: Wording) -> str:
    """One line for autocomplete: "5 km in 25:00: VDOT 38.3, E 6:52/km, T 5:23/km, I 4:56/km"."""
    paces, units = answer.paces, fitness_units(answer.fitness, wording)
    told = ", ".join(
        f"{letter} {wording.pace(pace, units)}"
        for letter, pace in (("E", paces.easy), ("T", paces.threshold), ("I", paces.interval), ("R", paces.repetition))
    )
    vdot = wording.say("VDOT {vdot}", vdot=vdot_number(paces.vdot, wording))
    if answer.fitness.run is None:
        return wording.say("{name}: {told}", name=vdot, told=told)
    return wording.say("{name}: {told}", name=_race(answer.fitness, wording), told=f"{vdot}, {told}")


# What it is from


def fitness_units(fitness: Fitness, wording: Wording) -> UnitSystem:
    """The units of the reader, else those the race was typed in."""
    if fitness.run is None:
        return wording.reader.units_for(None)
    return units_of(fitness.run.phrase, wording)


def vdot_number(vdot: float, wording: Wording) -> str:
    """A VDOT with its decimal, where it has one."""
    return wording.number(vdot, 1, trim=True)


def fitness_lines(fitness: Fitness, wording: Wording) -> tuple[str, ...]:
    """What a fitness was read from, and what was assumed in reading it."""
    if fitness.run is None:
        vdot = wording.say("VDOT {vdot}", vdot=wording.number(fitness.vdot, 2, trim=True))
        return (wording.say("Read as {phrase}", phrase=vdot),)
    notes = assumptions(wording, fitness.run.phrase, fitness.run.distance) if fitness.run.race is None else ()
    return (wording.say("Read as {phrase}", phrase=_race(fitness, wording)), *notes)


def fitness_name(fitness: Fitness, wording: Wording) -> str:
    """What a fitness is from, with its VDOT: "5 km in 25:00 (VDOT 38.3)"."""
    vdot = wording.say("VDOT {vdot}", vdot=vdot_number(fitness.vdot, wording))
    return vdot if fitness.run is None else f"{_race(fitness, wording)} ({vdot})"


def _race(fitness: Fitness, wording: Wording) -> str:
    run = fitness.run
    if run is None:
        return ""
    if run.race is not None:
        return performance(wording, wording.distance(run.race), run.duration)
    return phrase_as_read(wording, run.phrase, run.distance)


def _cautions(fitness: Fitness, wording: Wording) -> tuple[str, ...]:
    """How far to trust the paces of this fitness."""
    told = []
    if fitness.is_from_short_race:
        told.append(wording.say("A race under 1500 m says little about long runs: take these paces as rough."))
    if fitness.is_from_long_race:
        told.append(wording.say("VDOT is made for races of up to 4 hours: take these paces as rough."))
    if fitness.vdot < PRINTED[0]:
        told.append(
            wording.say(
                "This is below the book's table, which begins at VDOT {low}. I went on by the same rules, unchecked: "
                "go by feel first, and walk whenever you like.",
                low=wording.number(PRINTED[0]),
            )
        )
    elif fitness.vdot > PRINTED[1]:
        told.append(
            wording.say(
                "This is above the book's table, which ends at VDOT {high}. I went on by the same rules, unchecked.",
                high=wording.number(PRINTED[1]),
            )
        )
    if PRINTED[0] <= fitness.vdot < MARATHON_AGREES_FROM:
        told.append(
            wording.say("M is the marathon pace your VDOT predicts. The book's is slower here, by up to 11 s/km.")
        )
    return tuple(told)


def _footer(wording: Wording) -> str:
    return wording.say(
        "VDOT: Daniels & Gilbert 1979. Paces: Daniels' Running Formula, 3rd ed., table. E, T, I and R are rules fitted "
        "to it: E within 4 s/km, T 1 s/km, I 1 s and R 2 s per 400 m. M is the predicted marathon pace. For flat "
        "courses and cool days."
    )


# Tables


def clock(seconds: float) -> str:
    """A time in a narrow column: minutes and seconds, or as on the track seconds alone (1:27, 43)."""
    minutes, rest = divmod(math.floor(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if minutes else f"{rest}"


def pace_clock(pace: Pace, unit: LengthUnit) -> str:
    """A pace in a narrow column, without its unit."""
    return clock(pace.seconds_per_km * unit.metres / METRES_PER_KM)


@dataclass(frozen=True, slots=True)
class _Times:
    """Every time of the tables and the sheet, as it is written: E from fast to slow, M, T, I, R, and the track's."""

    km: tuple[str, ...]
    mile: tuple[str, ...]
    track: tuple[tuple[str, str, str, str], ...]


def _times(paces: TrainingPaces, wording: Wording) -> _Times:
    km, mile = (
        (
            f"{pace_clock(paces.easy_fast, unit)}–{pace_clock(paces.easy_slow, unit)}",
            *(pace_clock(pace, unit) for _, pace in _single(paces)),
        )
        for unit in (LengthUnit.KM, LengthUnit.MILE)
    )
    track = tuple(
        (
            f"{wording.number(row.distance.metres)}{NBSP}m",
            clock(row.threshold.seconds),
            "" if row.interval is None else clock(row.interval.seconds),
            "" if row.repetition is None else clock(row.repetition.seconds),
        )
        for row in track_times(paces)
    )
    return _Times(km, mile, track)


def _single(paces: TrainingPaces) -> tuple[tuple[str, Pace], ...]:
    return (("M", paces.marathon), ("T", paces.threshold), ("I", paces.interval), ("R", paces.repetition))


def _pace_table(times: _Times, units: UnitSystem) -> str:
    columns = [("/km", times.km), ("/mi", times.mile)]
    if units is UnitSystem.MILES:
        columns.reverse()
    (first, one), (second, other) = columns
    return table(list(zip("EMTIR", one, other, strict=True)), head=("", first, second))


def _sheet(answer: TrainingAnswer, times: _Times, units: UnitSystem, wording: Wording) -> Picture:
    """The paces as a sheet: a kilometre, a mile and the lengths of the track."""
    fitness = answer.fitness
    title = wording.say("VDOT {vdot}: training paces", vdot=vdot_number(fitness.vdot, wording))
    rows = [(f"1{NBSP}km", *times.km[1:]), (f"1{NBSP}mi", *times.mile[1:])]
    if units is UnitSystem.MILES:
        rows.reverse()
    rows += [(length, "", *others) for length, *others in times.track if length != _ONE_KM]
    easy = f"E {(times.km if units is UnitSystem.KM else times.mile)[0]}/{units.length.value}"
    spec = SheetPicture(
        title=title,
        subtitle=easy
        if fitness.run is None
        else f"{easy} · {wording.say('From {phrase}', phrase=_race(fitness, wording))}",
        head=("", "M", "T", "I", "R"),
        rows=tuple(rows),
        strong=2,
        note=wording.say("Daniels' Running Formula, 3rd ed.; E, T, I, R: rules fitted to its table"),
    )
    told = ", ".join(f"{letter} {wording.pace(pace, units)}" for letter, pace in _single(answer.paces))
    alt = wording.say("A table to pin up. {title}: {paces}.", title=title, paces=f"{easy}, {told}")
    return Picture(spec, alt)
