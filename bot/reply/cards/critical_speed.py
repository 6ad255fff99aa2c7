"""The card of ``/critical-speed``: the pace of the line through some hard runs, its reserve, and how well it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.critical_speed import TRIAL_FROM, TRIAL_TO, Line
from bot.core.critical_speed_query import CriticalSpeedAnswer
from bot.core.retelling import run_as_typed
from bot.core.runs import Run
from bot.core.track import LAP
from bot.reply.card import Card, Field, NextStep
from bot.reply.cards.pace import lap_time
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.understood import assumptions, performance, phrase_as_read, units_of
from bot.reply.wording import Wording, capitalised

_WHOLE_METRES_FROM = 10.0


def critical_speed_card(answer: CriticalSpeedAnswer, wording: Wording) -> Card:
    """The critical speed as a pace, a lap and a speed, the metres above it, and the times it stands for."""
    units, line = _units(answer, wording), answer.line
    times = _times(line, units, wording)
    inside = Field(wording.say("Times inside the span of your runs"), times, inline=False)
    return Card(
        title=wording.say("Critical speed: {pace}", pace=_pace(line, units, wording)),
        lines=tuple(_understood(answer, wording)),
        fields=(
            Field(wording.say("A lap of {distance}", distance=wording.distance(LAP)), _lap(line, wording)),
            Field(wording.say("Speed"), wording.speed(line.speed, units)),
            Field(wording.say("Reserve (D′)"), wording.say("{number} m", number=wording.number(line.reserve.metres))),
            Field(wording.say("What it means"), _meaning(line, units, wording), inline=False),
            Field(wording.say("How sure it is"), _fit(answer, wording), inline=False),
            *((inside,) if times else ()),
        ),
        footer=wording.say(
            "Distance = D′ + critical speed × time (Monod & Scherrer 1965, Hughson 1984), for hard runs of {shortest} "
            "to {longest}. D′ is far less certain than the speed.",
            shortest=wording.duration(TRIAL_FROM),
            longest=wording.duration(TRIAL_TO),
        ),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
    )


def critical_speed_line(answer: CriticalSpeedAnswer, wording: Wording) -> str:
    """One line for autocomplete: "1200 m in 4:00 and 3 km in 11:00: 3:53/km, D′ 171 m"."""
    return wording.say(
        "{name}: {pace}, D′ {metres} m",
        name=_runs(answer.runs, wording),
        pace=wording.pace(answer.line.pace, _units(answer, wording)),
        metres=wording.number(answer.line.reserve.metres),
    )


def _units(answer: CriticalSpeedAnswer, wording: Wording) -> UnitSystem:
    return units_of(answer.runs[0].phrase, wording)


def _pace(line: Line, units: UnitSystem, wording: Wording) -> str:
    return wording.both_paces(line.pace, units)


def _lap(line: Line, wording: Wording) -> str:
    return lap_time(wording, line.pace * LAP)


def _run(run: Run, wording: Wording) -> str:
    if run.race is not None:
        return performance(wording, wording.distance(run.race), run.duration)
    if run.phrase.distance is None:  # a time at a pace
        told = phrase_as_read(wording, run.phrase)
        return f"{told} ({wording.distance(run.distance)})"
    return phrase_as_read(wording, run.phrase, run.distance)


def _runs(runs: Sequence[Run], wording: Wording) -> str:
    return wording.all_of([_run(run, wording) for run in runs])


def _understood(answer: CriticalSpeedAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Read as {phrase}", phrase=_runs(answer.runs, wording))
    for run in answer.runs:
        yield from assumptions(wording, replace(run.phrase, snap=None), run.distance)
    span = {"shortest": wording.duration(TRIAL_FROM), "longest": wording.duration(TRIAL_TO)}
    if answer.left_out:
        left_out = _runs(answer.left_out, wording)
        yield wording.say("Left out, because it was not {shortest} to {longest} long: {runs}", **span, runs=left_out)
    if answer.is_rough:
        yield wording.say(
            "**Rough:** fewer than two of your runs lasted {shortest} to {longest}, and the line bends outside.", **span
        )


def _meaning(line: Line, units: UnitSystem, wording: Wording) -> str:
    return wording.say(
        "Up to {pace} hard running stays steady for a good while. Anything faster draws on your reserve of {metres} m, "
        "and when that is gone you have to slow down.",
        pace=wording.pace(line.pace, units),
        metres=wording.number(line.reserve.metres),
    )


def _fit(answer: CriticalSpeedAnswer, wording: Wording) -> str:
    line = answer.line
    if line.r_squared is None or line.largest_residual is None:
        return wording.say(
            "Two runs always lie on a line, so nobody can say. A third run of another length would show."
        )
    metres = line.largest_residual
    return wording.say(
        "Your runs lie at most **{metres} m** off the line (R² {r_squared}). R² is near 1 for any runs, so go by the "
        "metres.",
        metres=wording.number(metres, 0 if metres >= _WHOLE_METRES_FROM else 1),
        r_squared=wording.number(line.r_squared, 4),
    )


def _times(line: Line, units: UnitSystem, wording: Wording) -> str:
    rows = [
        (
            capitalised(wording.distance(distance, typed=unit)),
            wording.duration(time),
            wording.pace(time / distance, units),
        )
        for distance, unit, time in line.times()
    ]
    return table(rows) if rows else ""


def _next_steps(answer: CriticalSpeedAnswer, wording: Wording) -> Iterator[NextStep]:
    longest = max(answer.runs, key=lambda run: run.distance)
    typed = run_as_typed(longest)
    yield NextStep(wording.say("Race times"), "predict", (typed,))
    yield NextStep(wording.say("Training paces"), "training", (typed,))
