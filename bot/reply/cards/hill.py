"""The card of ``/hill``: what a run on a hill is worth on the flat, and what a flat run becomes on the hill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.conditions import Grade
from bot.core.hill_query import HillAnswer
from bot.core.quantities import Distance, Duration
from bot.reply.card import Card, Field, NextStep
from bot.reply.efforts import (
    effort_as_read,
    effort_assumptions,
    effort_units,
    height,
    own_time,
    pace_range,
    times_or_paces,
    typed_pace,
    worth,
)
from bot.reply.reader import UnitSystem
from bot.reply.wording import Wording, capitalised

_STEEPEST_BELT: Final = Grade(0.15)
"""What most treadmills go up to; a steeper hill is no next step."""


def hill_card(answer: HillAnswer, wording: Wording) -> Card:
    """Both directions, the loop where the climb may be one, and how far to trust it."""
    units = effort_units(answer.effort, wording)
    return Card(
        title=capitalised(_title(answer, units, wording)),
        lines=(
            wording.say("Read as {phrase}", phrase=effort_as_read(answer.effort, wording)),
            _course(answer, units, wording),
            *effort_assumptions(answer.effort, wording),
        ),
        fields=tuple(_fields(answer, units, wording)),
        footer=" ".join(_footer(answer, wording)),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
    )


def hill_line(answer: HillAnswer, wording: Wording) -> str:
    """One line for autocomplete: "5 km in 25:00, 3.0 % → 4:16/km on the flat"."""
    units = effort_units(answer.effort, wording)
    read = f"{effort_as_read(answer.effort, wording)}, {grade_text(answer.grade, wording)}"
    return wording.say("{read} → {result}", read=read, result=_flat_in_short(answer, units, wording))


def grade_text(grade: Grade, wording: Wording) -> str:
    """The grade in per cent, to a tenth where it has one: 6 %, −3.5 %."""
    percent = round(grade.percent, 1)
    sign = "−" if percent < 0 else ""
    return f"{sign}{wording.percent(abs(percent), 0 if percent == int(percent) else 1)}"


def _title(answer: HillAnswer, units: UnitSystem, wording: Wording) -> str:
    if answer.flat is None:
        return wording.say(
            "{time} on the flat: {result} on this hill",
            time=own_time(answer.effort, wording),
            result=times_or_paces(*answer.on_hill, answer.effort, units, wording),
        )
    pace = wording.pace(answer.effort.pace, units)
    if answer.on_slope < 1:
        result = _flat_in_short(answer, units, wording)
        return wording.say("{pace} on this course is worth {result}", pace=pace, result=result)
    return wording.say(
        "{pace} at {grade} is worth {result}",
        pace=pace,
        grade=grade_text(answer.grade, wording) if not answer.is_loop else _both_ways(answer, wording),
        result=_flat_in_short(answer, units, wording),
    )


def _both_ways(answer: HillAnswer, wording: Wording) -> str:
    return f"±{grade_text(Grade(abs(answer.grade.fraction)), wording)}"


def _flat_in_short(answer: HillAnswer, units: UnitSystem, wording: Wording) -> str:
    if answer.flat is None:
        return wording.say("{time} on this hill", time=times_or_paces(*answer.on_hill, answer.effort, units, wording))
    return wording.say("{pace} on the flat", pace=pace_range(*answer.flat, answer.effort, units, wording))


def _course(answer: HillAnswer, units: UnitSystem, wording: Wording) -> str:
    """How the hill was understood: evenly spread, part of the way, or up and down again."""
    grade = grade_text(Grade(abs(answer.grade.fraction)), wording)
    distance = answer.effort.distance
    if answer.climb_metres is None or distance is None:
        if answer.is_loop:
            return wording.say("Half of it up at {grade}, half of it down again.", grade=grade)
        return _steepness(answer.grade, grade, wording)
    climb = height(abs(answer.climb_metres), units, wording)
    if answer.is_loop:
        return wording.say("Up {climb} and down again, both at {grade}.", climb=climb, grade=grade)
    if answer.on_slope < 1:
        part = wording.length(Distance(distance.metres * answer.on_slope), units.length, 2)
        if answer.grade.fraction < 0:
            return wording.say("{climb} down: {part} at {grade}, the rest flat.", climb=climb, part=part, grade=grade)
        return wording.say("{climb} up: {part} at {grade}, the rest flat.", climb=climb, part=part, grade=grade)
    if not answer.grade.fraction:
        return wording.say("Flat all the way.")
    if answer.grade.fraction < 0:
        return wording.say("Down {climb} in all: {grade} the whole way.", climb=climb, grade=grade)
    return wording.say("Up {climb} in all: {grade} the whole way.", climb=climb, grade=grade)


def _steepness(grade: Grade, told: str, wording: Wording) -> str:
    if not grade.fraction:
        return wording.say("Flat all the way.")
    if grade.fraction < 0:
        return wording.say("{grade} downhill.", grade=told)
    return wording.say("{grade} uphill.", grade=told)


def _fields(answer: HillAnswer, units: UnitSystem, wording: Wording) -> Iterator[Field]:
    own = own_time(answer.effort, wording)
    if answer.flat is None:
        text = wording.say("Nobody has run that fast on the flat. Was the climb, the grade or the time a slip?")
    else:
        text = worth(*answer.flat, answer.effort, units, wording)
    yield Field(wording.say("{time} on this hill is worth, on the flat", time=own), text, inline=False)
    text = worth(*answer.on_hill, answer.effort, units, wording)
    yield Field(wording.say("{time} on the flat becomes, on this hill", time=own), text, inline=False)
    if answer.if_loop is not None:
        times = answer.if_loop.taken_off(answer.effort.reckoned)
        text = wording.say(
            "If the course comes back down, {time} is worth {flat} on the flat: "
            "down gives back less than up has taken, and nobody can say just how much.",
            time=own,
            flat=f"**{times_or_paces(*times, answer.effort, units, wording)}**",
        )
        yield Field(wording.say("As a loop"), text, inline=False)
    if answer.walking is not None and answer.walking > 0:
        text = wording.say(
            "Walked, this hill costs {percent} less energy a metre.",
            percent=wording.percent(answer.walking * 100, 0),
        )
        yield Field(wording.say("Or walk it"), text, inline=False)


def _footer(answer: HillAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Minetti 2002: energy measured on treadmills from −45 % to 45 %, here at one effort.")
    if answer.is_loop or answer.grade.fraction < 0 or answer.if_loop is not None:
        yield wording.say(
            "Uphill it is firm. Downhill runs from no help to all that the laboratory saved; "
            "Strava (2017) found that up to 3 times too much."
        )
    else:
        yield wording.say("Uphill it is firm.")
    yield wording.say("Smooth ground, no wind.")


def _next_steps(answer: HillAnswer, wording: Wording) -> Iterator[NextStep]:
    effort, grade = answer.effort, answer.grade
    if answer.if_loop is not None:
        looped = f"{effort.as_typed} {abs(answer.climb_metres or 0):.0f} m climb loop"
        yield NextStep(wording.say("As a loop"), "hill", (looped,), in_place=True)
    if 0 < grade.fraction <= _STEEPEST_BELT.fraction and not answer.is_loop:
        yield NextStep(
            wording.say("On a treadmill"), "treadmill", (typed_pace(effort.pace), f"{round(grade.percent, 1):g} %")
        )
    if answer.flat is not None and answer.factor.is_exact and effort.distance is not None:
        yield NextStep(wording.say("Other races"), "predict", (effort.typed_in(_whole_seconds(answer.flat[0])),))


def _whole_seconds(duration: Duration) -> Duration:
    return Duration(max(1.0, round(duration.seconds)))
