"""The card of ``/training``: the paces of a VDOT, what each is for, and a sheet of them to pin up."""

from __future__ import annotations

from typing import Final

from bot.core.quantities import Distance, Duration, Pace
from bot.core.training_paces import MARATHON_AGREES_FROM, TrackTimes, TrainingPaces, track_times
from bot.core.training_query import Fitness, TrainingAnswer
from bot.core.units import METRES_PER_KM, METRES_PER_MILE
from bot.core.vdot import PRINTED
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.pictures import Picture, SheetPicture
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.understood import assumptions, performance, phrase_as_read
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
_MINUTE: Final = 60.0


def training_card(answer: TrainingAnswer, wording: Wording) -> Card:
    """The five paces a kilometre and a mile, their times on the track, and what each is for."""
    fitness, paces = answer.fitness, answer.paces
    units = fitness_units(fitness, wording)
    return Card(
        title=wording.say("VDOT {vdot}: training paces", vdot=vdot_number(fitness.vdot, wording)),
        lines=(*fitness_lines(fitness, wording), *_cautions(fitness, wording)),
        fields=(
            Field(wording.say("Five paces"), _pace_table(paces, units, wording), inline=False),
            Field(wording.say("On the track"), _track_table(paces, wording), inline=False),
            Field(wording.say("What each is for"), "\n".join(map(wording.say, _PURPOSES)), inline=False),
        ),
        footer=_footer(wording),
        units=units,
        next_steps=(
            NextStep(wording.say("Race predictions"), "predict", (fitness.as_race,)),
            NextStep(wording.say("A workout at T"), "workout", (_WORKOUTS[units], fitness.as_typed)),
        ),
        picture=_sheet(answer, units, wording),
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
    return wording.reader.units_for(fitness.run.phrase.unit or fitness.run.phrase.distance_unit)


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
            wording.say(
                "M is the marathon pace predicted from your VDOT; around here the book's M is slower, "
                "by up to 11 s/km below VDOT 40."
            )
        )
    return tuple(told)


def _footer(wording: Wording) -> str:
    return wording.say(
        "VDOT: Daniels & Gilbert 1979. Paces: Daniels' Running Formula, 3rd ed., table. E, T, I and R are rules fitted "
        "to it: E within 4 s/km, T 1 s/km, I 1 s and R 2 s per 400 m. M is the predicted marathon pace. For flat "
        "courses and cool days."
    )


# Tables


def clock(seconds: float, wording: Wording) -> str:
    """A time in a narrow column: minutes and seconds, or as on the track seconds alone (87 is 1:27, 43 is 43)."""
    shown = Duration(seconds)
    return wording.number(seconds) if round(seconds) < _MINUTE else wording.duration(shown)


def _easy(paces: TrainingPaces, metres: float, wording: Wording) -> str:
    length = Distance(metres)
    slow, fast = (clock((pace * length).seconds, wording) for pace in (paces.easy_slow, paces.easy_fast))
    return f"{fast}–{slow}"


def _pace_table(paces: TrainingPaces, units: UnitSystem, wording: Wording) -> str:
    lengths = (METRES_PER_KM, METRES_PER_MILE)
    heads = ("/km", "/mi")
    order = (0, 1) if units is UnitSystem.KM else (1, 0)
    rows = [("E", *(_easy(paces, lengths[index], wording) for index in order))]
    for letter, pace in _single(paces):
        rows.append((letter, *(clock((pace * Distance(lengths[index])).seconds, wording) for index in order)))
    return table(rows, head=("", *(heads[index] for index in order)))


def _single(paces: TrainingPaces) -> tuple[tuple[str, Pace], ...]:
    return (("M", paces.marathon), ("T", paces.threshold), ("I", paces.interval), ("R", paces.repetition))


def _track_table(paces: TrainingPaces, wording: Wording) -> str:
    rows = [(_metres(row.distance, wording), *_times(row, wording)) for row in track_times(paces)]
    return table(rows, head=("", "T", "I", "R"))


def _metres(distance: Distance, wording: Wording) -> str:
    return f"{wording.number(distance.metres)}{NBSP}m"


def _times(row: TrackTimes, wording: Wording) -> tuple[str, str, str]:
    threshold, interval, repetition = (
        "" if one is None else clock(one.seconds, wording) for one in (row.threshold, row.interval, row.repetition)
    )
    return threshold, interval, repetition


def _sheet(answer: TrainingAnswer, units: UnitSystem, wording: Wording) -> Picture:
    """The paces as a sheet: a kilometre, a mile and the lengths of the track."""
    fitness, paces = answer.fitness, answer.paces
    vdot = vdot_number(fitness.vdot, wording)
    title = wording.say("VDOT {vdot}: training paces", vdot=vdot)
    length = METRES_PER_KM if units is UnitSystem.KM else METRES_PER_MILE
    easy = f"E {_easy(paces, length, wording)}/{units.length.value}"
    rows = [
        (f"1{NBSP}{unit}", *(clock((pace * Distance(metres)).seconds, wording) for _, pace in _single(paces)))
        for unit, metres in (("km", METRES_PER_KM), ("mi", METRES_PER_MILE))
    ]
    if units is UnitSystem.MILES:
        rows.reverse()
    rows += [
        (_metres(row.distance, wording), "", *_times(row, wording))
        for row in track_times(paces)
        if row.distance.metres != METRES_PER_KM
    ]
    source = wording.say("From {phrase}", phrase=_race(fitness, wording)) if fitness.run is not None else ""
    spec = SheetPicture(
        title=title,
        subtitle=f"{easy} · {source}" if source else easy,
        head=("", "M", "T", "I", "R"),
        rows=tuple(rows),
        strong=2,
        note=wording.say("Daniels' Running Formula, 3rd ed.; E, T, I, R: rules fitted to its table"),
    )
    told = ", ".join(f"{letter} {wording.pace(pace, units)}" for letter, pace in _single(paces))
    alt = wording.say("A table to pin up. {title}: {paces}.", title=title, paces=f"{easy}, {told}")
    return Picture(spec, alt)
