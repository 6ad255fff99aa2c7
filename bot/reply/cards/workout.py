"""The card of ``/workout``: a line for each part, what it comes to, and the laps to run by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.core.events import HALF_MARATHON
from bot.core.quantities import Distance, Duration
from bot.core.retelling import time_as_typed
from bot.core.training_paces import TrainingPaces
from bot.core.units import LengthUnit
from bot.core.workout.query import WorkoutAnswer
from bot.core.workout.steps import Assumption, Effort, Kind, Part, Step
from bot.core.workout.totals import measure, splits
from bot.reply.card import Card, Field, NextStep
from bot.reply.cards.training import clock, fitness_lines, fitness_name, fitness_units, pace_clock, vdot_number
from bot.reply.language import mark
from bot.reply.plain import typed
from bot.reply.reader import UnitSystem
from bot.reply.table import MOST_COLUMNS, table
from bot.reply.understood import performance
from bot.reply.wording import NBSP, Wording

_KINDS: Final = {
    Kind.WARM_UP: mark("warm-up"),
    Kind.COOL_DOWN: mark("cool-down"),
    Kind.REST: mark("rest"),
    Kind.JOG: mark("jog"),
    Kind.WALK: mark("walk"),
}
_OF_SETS: Final = {
    Kind.REST: mark("set rest"),
    Kind.JOG: mark("set jog"),
    Kind.WALK: mark("set walk"),
}
_ASSUMED: Final = {
    Assumption.MILES: mark("I read {typed} as miles, as Daniels writes it; for kilometres, write km."),
    Assumption.MINUTES: mark("I read {typed} as minutes."),
    Assumption.SECONDS: mark("I read {typed} as seconds."),
    Assumption.PACE: mark("I read {typed} as a pace; for the time of each, write “in” before it."),
    Assumption.TIME_OF_EACH: mark("I read {typed} as the time of each; for a pace, write /km or /mi behind it."),
    Assumption.MIDDLE: mark("I took the middle of {typed}."),
}
_EXAMPLE_RESULTS: Final = (Duration(1500.0), Duration(1200.0))
"""Over 5 km, to see what a workout is like in somebody's paces."""
_HALF: Final = "HM"
"""The half marathon, in English and German, where there is little room."""
_FIVE_KM: Final = Distance(5000.0)
_SLOW: Final = frozenset({Effort.EASY, Effort.MARATHON})
"""Nobody looks at every lap of these."""
_MOST_SPLITS: Final = 5
_LAP: Final = Distance(400.0)


def workout_card(answer: WorkoutAnswer, wording: Wording) -> Card:
    """The parts as a table with the time of each, the whole, and what was assumed."""
    units = _units(answer, wording)
    fields = []
    laps = _laps(answer, wording)
    if laps:
        fields.append(Field(wording.say("At every {length}", length=wording.distance(_LAP)), laps, inline=False))
    return Card(
        title=_title(answer, units, wording),
        lines=(
            *_notes(answer, wording),
            _table(answer, units, wording),
        ),
        fields=tuple(fields),
        footer=_footer(answer, wording),
        units=units,
        next_steps=_next_steps(answer, units, wording),
    )


def workout_line(answer: WorkoutAnswer, wording: Wording) -> str:
    """One line for autocomplete: "10.4 km: 2 mi E + 3 × 1 mi T (2:00 rest) + 4 × 200 m R"."""
    told = " + ".join(_in_short(part, wording) for part in answer.workout.parts)
    return wording.say("{name}: {told}", name=_whole(answer, _units(answer, wording), wording), told=told)


def fitness_line(answer: WorkoutAnswer, wording: Wording) -> str:
    """One line for autocomplete of a result: what it was read as, and the whole in its paces."""
    if answer.fitness is None:
        return ""
    vdot = wording.say("VDOT {vdot}", vdot=vdot_number(answer.fitness.vdot, wording))
    return wording.say("{name}: {told}", name=vdot, told=_whole(answer, _units(answer, wording), wording))


def _units(answer: WorkoutAnswer, wording: Wording) -> UnitSystem:
    """The reader's, else those the workout is written in, else those of the race."""
    first = next((step.unit for step in answer.workout.steps() if step.unit in (LengthUnit.KM, LengthUnit.MILE)), None)
    if first is None and answer.fitness is not None:
        return fitness_units(answer.fitness, wording)
    return wording.reader.units_for(first)


# The whole


def _title(answer: WorkoutAnswer, units: UnitSystem, wording: Wording) -> str:
    return wording.say("Workout: {whole}", whole=_whole(answer, units, wording))


def _whole(answer: WorkoutAnswer, units: UnitSystem, wording: Wording) -> str:
    """How far and how long in all, as far as that is known."""
    totals = answer.totals
    parts = []
    if totals.metres:
        far = _far(Distance(totals.metres), units, wording)
        parts.append(far if totals.knows_distance else wording.say("over {amount}", amount=far))
    if totals.seconds and (totals.knows_time or not parts or answer.fitness is not None):
        long = wording.duration(Duration(totals.seconds))
        parts.append(long if totals.knows_time else wording.say("over {amount}", amount=long))
    if len(parts) == 2:
        if totals.knows_time:
            return wording.say("{distance} in {time}", distance=parts[0], time=parts[1])
        return f"{parts[0]}, {parts[1]}"
    if not parts:
        return wording.say("length unknown")
    if totals.metres:
        return wording.say("{distance}, time unknown", distance=parts[0])
    return wording.say("{time}, distance unknown", time=parts[0])


def _far(distance: Distance, units: UnitSystem, wording: Wording) -> str:
    return wording.length(distance, units.length, 1)


# The table


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    each: str = ""
    pace: str = ""


def _table(answer: WorkoutAnswer, units: UnitSystem, wording: Wording) -> str:
    rows = list(_rows(answer.workout.parts, answer.paces, units, wording, 0))
    rows.append(_total_row(answer, units, wording))
    columns = [("", [row.label for row in rows])]
    if any(row.each for row in rows):
        columns.append((wording.say("each"), [row.each for row in rows]))
    if any(row.pace for row in rows):
        columns.append((f"/{units.length.value}", [row.pace for row in rows]))
    room = MOST_COLUMNS - sum(max(map(len, (head, *cells))) + 1 for head, cells in columns[1:])
    columns[0] = ("", [_cut(label, room) for label in columns[0][1]])
    head = [name for name, _ in columns] if len(columns) > 1 else []
    return table(list(zip(*(cells for _, cells in columns), strict=True)), head=head)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _rows(
    parts: tuple[Part, ...], paces: TrainingPaces | None, units: UnitSystem, wording: Wording, depth: int
) -> Iterator[_Row]:
    indent = NBSP * depth
    for part in parts:
        if isinstance(part, Step):
            yield _row(f"{indent}{_label(part, wording)}", part, paces, units, wording)
            continue
        only = part.body[0]
        if len(part.body) == 1 and isinstance(only, Step):
            yield _row(f"{indent}{part.reps} × {_label(only, wording)}", only, paces, units, wording)
        else:
            yield _Row(f"{indent}{part.reps} ×")
            yield from _rows(part.body, paces, units, wording, depth + 1)
        if part.rest is not None:
            is_of_sets = not isinstance(only, Step) or len(part.body) > 1
            label = _label(part.rest, wording, _OF_SETS if is_of_sets else _KINDS)
            yield _row(f"{indent}{NBSP}{label}", part.rest, paces, units, wording)


def _row(label: str, step: Step, paces: TrainingPaces | None, units: UnitSystem, wording: Wording) -> _Row:
    """The row of a step: behind a length its time, behind a time its length."""
    found = measure(step, paces)
    if step.distance is not None:
        each = "" if found.duration is None else clock(found.duration.seconds)
    else:
        each = "" if found.distance is None or step.is_rest else wording.length(found.distance, units.length, 2)
    return _Row(label, each, "" if found.pace is None or step.is_rest else pace_clock(found.pace, units.length))


def _total_row(answer: WorkoutAnswer, units: UnitSystem, wording: Wording) -> _Row:
    totals = answer.totals
    far = _far(Distance(totals.metres), units, wording) if totals.metres else ""
    long = wording.duration(Duration(totals.seconds)) if totals.seconds else ""
    return _Row(
        wording.say("Total {distance}", distance=f"{far}+" if far and not totals.knows_distance else far).rstrip(),
        long if totals.knows_time or not long else f"{long}+",
    )


def _label(step: Step, wording: Wording, kinds: dict[Kind, str] = _KINDS) -> str:
    """A step in a few characters: 400 m R, 20:00 T, 2 km warm-up, 90 s jog."""
    parts = []
    if step.distance is not None:
        parts.append(wording.length(step.distance, step.unit or LengthUnit.M))
    elif step.duration is not None:
        parts.append(wording.duration(step.duration))
    if step.kind in kinds:
        parts.append(wording.say(kinds[step.kind]))
    if step.effort is Effort.STRIDES:
        parts.append(wording.say("strides"))
    elif step.effort is not None:
        parts.append(step.effort.value)
    if step.race is not None:
        parts.append(f"@ {_HALF if step.race == HALF_MARATHON else wording.distance(step.race)}")
    return " ".join(parts)


def _in_short(part: Part, wording: Wording) -> str:
    if isinstance(part, Step):
        return _label(part, wording)
    body = " + ".join(_in_short(each, wording) for each in part.body)
    told = f"{part.reps} × {body}" if len(part.body) == 1 else f"{part.reps} × ({body})"
    return told if part.rest is None else f"{told} ({_label(part.rest, wording)})"


def _laps(answer: WorkoutAnswer, wording: Wording) -> str:
    """The times at each 400 m within every kind of run that has a pace."""
    told: dict[str, None] = {}
    for step in answer.workout.steps():
        is_quick = step.kind is Kind.RUN and step.effort not in _SLOW
        marks = splits(measure(step, answer.paces)) if is_quick else ()
        if marks:
            times = " · ".join(clock(duration.seconds) for _, duration in marks)
            told[f"{_label(step, wording)}: **{times}**"] = None
    return "\n".join(list(told)[:_MOST_SPLITS])


# What was assumed, and where it is from


def _notes(answer: WorkoutAnswer, wording: Wording) -> Iterator[str]:
    if answer.fitness is not None:
        yield wording.say("In the paces of {race}", race=fitness_name(answer.fitness, wording))
        yield from fitness_lines(answer.fitness, wording)[1:]
    for what, sentence in _ASSUMED.items():
        said = list(dict.fromkeys(typed(one.typed, 20) for one in answer.workout.assumed if one.what is what))
        if said:
            yield wording.say(sentence, typed=wording.all_of(said))
    if answer.totals.knows_time and answer.totals.knows_distance:
        return
    if answer.fitness is None:
        yield wording.say(
            "Some parts have no pace, so their time or distance is unknown. Add a race as `result` for your own paces: "
            "`5k in 25:00`."
        )
    else:
        yield wording.say("Some parts have no pace or length, so the total is of the others.")


def _footer(answer: WorkoutAnswer, wording: Wording) -> str:
    sentences = [wording.say("Rests are counted between repetitions, not after the last.")]
    if answer.fitness is None:
        sentences.append(wording.say("The way jogged in a rest by time is left out."))
        return " ".join(sentences)
    sentences.append(
        wording.say(
            "Jogs are reckoned at the slow end of E, E at its middle, strides at R; the way walked in a rest by time "
            "is left out."
        )
    )
    sentences.append(
        wording.say("Paces: VDOT, Daniels & Gilbert 1979; rules fitted to Daniels' Running Formula, 3rd ed.")
    )
    return " ".join(sentences)


def _next_steps(answer: WorkoutAnswer, units: UnitSystem, wording: Wording) -> tuple[NextStep, ...]:
    fitness, text = answer.fitness, answer.workout.text
    if fitness is not None:
        return (
            NextStep(wording.say("Training paces"), "training", (fitness.as_typed,)),
            NextStep(wording.say("Race predictions"), "predict", (fitness.as_race,)),
        )
    pace = next((step.pace for step in answer.workout.steps() if step.pace is not None), None)
    if answer.totals.knows_time and pace is not None:
        shown = wording.pace(pace, units)
        return (
            NextStep(wording.say("Pace {pace}", pace=shown), "pace", (shown,)),
            NextStep(wording.say("On the treadmill"), "treadmill", (shown,)),
        )
    return tuple(
        NextStep(
            wording.say("For {race}", race=performance(wording, wording.distance(_FIVE_KM), time)),
            "workout",
            (text, f"5k in {time_as_typed(time)}"),
        )
        for time in _EXAMPLE_RESULTS
    )
