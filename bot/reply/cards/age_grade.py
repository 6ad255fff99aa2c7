"""The card of ``/agegrade``: what a run is worth at its runner's age. Names of levels are context, never a verdict."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.core.age_grading import TRACK_FROM, AgeGrade, Level
from bot.core.age_grading_query import AgeGradeAnswer
from bot.core.age_tables import Edition
from bot.core.events import Surface
from bot.core.quantities import Duration
from bot.core.scoring import event_over
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.names import category_name, surface_name
from bot.reply.table import table
from bot.reply.understood import assumptions, performance, phrase_as_read
from bot.reply.wording import NBSP, Wording, capitalised

_LEVELS: Final = {
    Level.WORLD_RECORD: mark("world record level"),
    Level.WORLD: mark("world class"),
    Level.NATIONAL: mark("national class"),
    Level.REGIONAL: mark("regional class"),
    Level.LOCAL: mark("local class"),
}
_SHORT: Final = {
    Level.WORLD_RECORD: mark("standard"),
    Level.WORLD: mark("world"),
    Level.NATIONAL: mark("national"),
    Level.REGIONAL: mark("regional"),
    Level.LOCAL: mark("local"),
}
_TENTHS_BELOW: Final = 600.0
"""Seconds; longer times are told in whole ones."""
_HAIR: Final = 1e-6


def age_grade_card(answer: AgeGradeAnswer, wording: Wording) -> Card:
    """The percentage and its level, the age-graded time, where they come from, and what each level takes."""
    fields = _one(answer.grades[0], wording) if len(answer.grades) == 1 else _both(answer, wording)
    return Card(
        title=_title(answer, wording),
        lines=tuple(_lines(answer, wording)),
        fields=(*fields, _levels(answer, wording)),
        footer=" ".join(_footer(answer, wording)),
        next_steps=tuple(_next_steps(answer, wording)),
    )


def age_grade_line(answer: AgeGradeAnswer, wording: Wording) -> str:
    """One line for autocomplete: "10 km in 45:30, women, 52 years, road: 73.32 %"."""
    return wording.say("{name}: {told}", name=capitalised(_as_read(answer, wording)), told=_percents(answer, wording))


def _title(answer: AgeGradeAnswer, wording: Wording) -> str:
    return wording.say("Age grade: {percent}", percent=_percents(answer, wording))


def _percents(answer: AgeGradeAnswer, wording: Wording) -> str:
    if len(answer.grades) == 1:
        return wording.percent(answer.grades[0].percent, 2)
    told = (f"{category_name(one.category, wording)} {wording.percent(one.percent, 2)}" for one in answer.grades)
    return ", ".join(told)


def _as_read(answer: AgeGradeAnswer, wording: Wording) -> str:
    run = answer.run
    if run.race is not None:
        phrase = performance(wording, wording.distance(run.race), run.duration)
    else:
        phrase = phrase_as_read(wording, run.phrase, run.distance)
    who = category_name(answer.grades[0].category, wording) if len(answer.grades) == 1 else ""
    years = wording.say_count("{count} year", "{count} years", answer.age, count=answer.age)
    return ", ".join(part for part in (phrase, who, years, _surface(answer, wording)) if part)


def _surface(answer: AgeGradeAnswer, wording: Wording) -> str:
    return wording.say("track") if answer.surface is not Surface.ROAD else surface_name(Surface.ROAD, wording)


def _lines(answer: AgeGradeAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Read as {phrase}", phrase=_as_read(answer, wording))
    yield from assumptions(wording, replace(answer.run.phrase, snap=None), answer.run.distance)
    if len(answer.grades) > 1:
        yield wording.say("The tables know only women and men, so here are both.")
    if answer.is_assumed and answer.surface is Surface.ROAD:
        yield wording.say("I took it for a road race; the track has tables of its own.")
    elif answer.is_assumed:
        yield wording.say("I took it for a track race; the road has tables of its own.")
    if answer.surface is Surface.SHORT_TRACK:
        yield wording.say("The tables do not tell a short track from an outdoor one.")
    if answer.grades[0].is_approximate:
        yield wording.say(
            "The tables have shorter and longer distances but not this one, so the open standard is approximate."
        )


def _one(grade: AgeGrade, wording: Wording) -> Iterator[Field]:
    level = grade.level
    percent = f"**{wording.percent(grade.percent, 2)}**"
    yield Field(wording.say("Age grade"), percent if level is None else f"{percent}\n{wording.say(_LEVELS[level])}")
    yield Field(
        wording.say("Age-graded time"),
        wording.say("**{time}**\nits worth at peak age", time=_time(grade, grade.graded, wording)),
    )
    yield Field(wording.say("Where it comes from"), _origin(grade, wording), inline=False)


def _both(answer: AgeGradeAnswer, wording: Wording) -> Iterator[Field]:
    for grade in answer.grades:
        lines = [f"**{wording.percent(grade.percent, 2)}**"]
        if grade.level is not None:
            lines.append(wording.say(_LEVELS[grade.level]))
        lines.append(wording.say("age-graded {time}", time=_time(grade, grade.graded, wording)))
        lines.append(_origin(grade, wording))
        yield Field(capitalised(category_name(grade.category, wording)), "\n".join(lines))


def _origin(grade: AgeGrade, wording: Wording) -> str:
    standard = grade.open_standard
    time = wording.duration(standard) if grade.is_approximate else wording.exact_duration(standard)
    factor = wording.number(grade.factor, 4)
    return wording.say("Open standard {time}\nAge factor {factor}", time=time, factor=factor)


def _time(grade: AgeGrade, duration: Duration, wording: Wording) -> str:
    """A time that was worked out: whole seconds, and tenths in short races on the track."""
    return wording.duration(duration, _decimals(grade, duration))


def _needed(grade: AgeGrade, level: Level, wording: Wording) -> str:
    """The slowest time that is shown which reaches a level: one that was rounded up would fall short of it."""
    exact = grade.duration_for(level)
    decimals = _decimals(grade, exact)
    steps = math.floor(exact.seconds * 10**decimals + _HAIR)
    return wording.duration(Duration(steps / 10**decimals), decimals)


def _decimals(grade: AgeGrade, duration: Duration) -> int:
    return 1 if grade.edition is Edition.TRACK_2023 and duration.seconds < _TENTHS_BELOW else 0


def _levels(answer: AgeGradeAnswer, wording: Wording) -> Field:
    """What each level takes at this age: a table of times."""
    is_one = len(answer.grades) == 1
    rows = [
        (
            f"{level.value}{NBSP}%",
            *((wording.say(_SHORT[level]),) if is_one else ()),
            *(_needed(grade, level, wording) for grade in answer.grades),
        )
        for level in Level
    ]
    head = () if is_one else ("", *(category_name(grade.category, wording) for grade in answer.grades))
    return Field(
        wording.say_count(
            "What it takes at {count} year", "What it takes at {count} years", answer.age, count=answer.age
        ),
        table(rows, head=head, left=2 if is_one else 1),
        inline=False,
    )


# Footer and buttons


def _footer(answer: AgeGradeAnswer, wording: Wording) -> Iterator[str]:
    if answer.surface is Surface.ROAD:
        yield wording.say("Road tables of USATF Masters Long Distance Running, edition 2025.")
        if answer.earlier:
            told = wording.all_of([wording.percent(percent, 2) for percent in answer.earlier])
            yield wording.say("By the edition of 2020: {percent}.", percent=told)
        yield wording.say("Calculators with older tables show other figures.")
        return
    if answer.age < TRACK_FROM:
        yield wording.say("Factors for ages under 30 of 2015, as WMA has none; open standards of J. Seto for 2023.")
    else:
        yield wording.say("Factors of WMA, edition 2023; the open standards are J. Seto's, WMA publishes none.")


def _next_steps(answer: AgeGradeAnswer, wording: Wording) -> Iterator[NextStep]:
    category = answer.grades[0].category.value if len(answer.grades) == 1 else ""
    if answer.elsewhere is Surface.ROAD:
        arguments = (answer.as_typed, "", str(answer.age), category, "road")
        yield NextStep(wording.say("As a road race"), "agegrade", arguments, in_place=True)
    elif answer.elsewhere is not None:
        arguments = (answer.as_typed, "", str(answer.age), category, "track")
        yield NextStep(wording.say("As a track race"), "agegrade", arguments, in_place=True)
    surface = {Surface.ROAD: "road", Surface.SHORT_TRACK: "short track"}.get(answer.surface, "track")
    if event_over(answer.run.distance, answer.surface) is not None:
        yield NextStep(wording.say("World Athletics points"), "points", (answer.as_typed, "", category, surface))
    yield NextStep(wording.say("Other distances"), "predict", (answer.as_typed,))
