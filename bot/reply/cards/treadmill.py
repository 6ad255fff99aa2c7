"""The card of ``/treadmill``: belt speed and pace both ways, what an incline is like, and the 1 % rule said right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.notation.times import typed
from bot.core.quantities import Speed
from bot.core.track import LAP
from bot.core.treadmill import RUN_FROM, mets
from bot.core.treadmill_query import Gait, OnIncline, Outdoors, TreadmillAnswer
from bot.core.units import LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.cards.hill import grade_text
from bot.reply.cards.pace import both_paces, both_speeds, lap_time
from bot.reply.efforts import effort_as_read, effort_assumptions, effort_units, typed_pace
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.wording import Wording

_SAME: Final = 0.004
"""How far, in km/h or mph, a belt's tenth may be off without anybody seeing it."""


def treadmill_card(answer: TreadmillAnswer, wording: Wording) -> Card:
    """The belt and the pace, what the incline is like on a flat belt, and what it is like outdoors."""
    units = effort_units(answer.effort, wording)
    return Card(
        title=_title(answer, units, wording),
        lines=(
            wording.say("Read as {phrase}", phrase=_as_read(answer, wording)),
            *effort_assumptions(answer.effort, wording),
        ),
        fields=tuple(_fields(answer, units, wording)),
        footer=" ".join(_footer(answer, wording)),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
    )


def treadmill_line(answer: TreadmillAnswer, wording: Wording) -> str:
    """One line for autocomplete: "12.0 km/h → 5:00/km", "12.0 km/h, 6 % → like 15.2–16.4 km/h flat"."""
    units = effort_units(answer.effort, wording)
    if answer.is_like_outdoors:
        result = wording.say("like {speed} outdoors", speed=wording.speed(answer.speed, units))
    elif answer.on_incline is not None:
        result = _like(answer.on_incline, units, wording)
    elif answer.is_from_pace:
        result = wording.speed(answer.speed, units)
    else:
        result = wording.pace(answer.pace, units)
    return wording.say("{read} → {result}", read=_as_read(answer, wording), result=result)


def _as_read(answer: TreadmillAnswer, wording: Wording) -> str:
    read = effort_as_read(answer.effort, wording)
    if answer.on_incline is None:
        return read
    return f"{read}, {grade_text(answer.on_incline.grade, wording)}"


def _title(answer: TreadmillAnswer, units: UnitSystem, wording: Wording) -> str:
    speed, pace = wording.speed(answer.speed, units), wording.pace(answer.pace, units)
    if answer.on_incline is not None:
        grade = grade_text(answer.on_incline.grade, wording)
        result = _like(answer.on_incline, units, wording)
        if answer.is_like_outdoors:
            result = wording.say("like {speed} outdoors", speed=speed)
        return wording.say("{speed} at {grade}: {result}", speed=speed, grade=grade, result=result)
    return wording.say("{speed} is {pace}", speed=speed, pace=pace)


def _like(on: OnIncline, units: UnitSystem, wording: Wording) -> str:
    if on.span is None:
        return wording.say("{number} METs", number=wording.number(mets(on.oxygen or 0.0), 1))
    return wording.say("like {speed} on a flat belt", speed=_speed_range(on.span, units, wording))


def _speed_range(span: tuple[Speed, Speed], units: UnitSystem, wording: Wording) -> str:
    first, last = (wording.speed(speed, units) for speed in span)
    return last if first == last else f"{first.partition(' ')[0]}–{last}"


def _pace_range(span: tuple[Speed, Speed], units: UnitSystem, wording: Wording) -> str:
    quick, slow = (wording.pace(speed.pace, units) for speed in reversed(span))
    return slow if quick == slow else f"{quick.partition('/')[0]}–{slow}"


def _fields(answer: TreadmillAnswer, units: UnitSystem, wording: Wording) -> Iterator[Field]:
    yield Field(wording.say("Belt"), both_speeds(wording, answer.pace, units))
    yield Field(wording.say("Pace"), both_paces(wording, answer.pace, units))
    yield Field(
        wording.say("Each {distance}", distance=wording.distance(LAP)), f"**{lap_time(wording, answer.pace * LAP)}**"
    )
    settings = "\n".join(_settings(answer, units, wording))
    if settings:
        yield Field(wording.say("Set the belt to"), settings, inline=False)
    if answer.on_incline is not None:
        name = wording.say("At {grade}, against a flat belt", grade=grade_text(answer.on_incline.grade, wording))
        yield Field(name, _incline(answer, answer.on_incline, units, wording), inline=False)
    yield Field(wording.say("Against outdoors, without wind"), _outdoors(answer, wording), inline=False)
    if answer.inclines:
        rows = [
            (
                grade_text(one.grade, wording),
                _speed_range(span, units, wording).partition(" ")[0],
                _pace_range(span, units, wording).partition("/")[0],
            )
            for one in answer.inclines
            if (span := one.span) is not None
        ]
        head = (wording.say("Incline"), "km/h" if units is UnitSystem.KM else "mph", f"/{units.length.value}")
        name = wording.say("What inclines are like on a flat belt")
        yield Field(name, table(rows, head=head), inline=False)


def _settings(answer: TreadmillAnswer, units: UnitSystem, wording: Wording) -> Iterator[str]:
    """The nearest tenths of a belt, where the pace is none of them."""
    if not answer.is_from_pace:
        return
    kmh, mph = answer.settings
    is_off = abs(kmh.kmh - answer.speed.kmh) > _SAME, abs(mph.mph - answer.speed.mph) > _SAME
    shown = {UnitSystem.KM: (kmh, is_off[0]), UnitSystem.MILES: (mph, is_off[1])}
    if not any(is_off):
        return
    for each in (units, units.other):
        speed, _ = shown[each]
        yield wording.say("**{speed}**: {pace}", speed=wording.speed(speed, each), pace=wording.pace(speed.pace, units))


def _incline(answer: TreadmillAnswer, on: OnIncline, units: UnitSystem, wording: Wording) -> str:
    lines = []
    if on.span is not None:
        lines += [
            f"**{_speed_range(on.span, units, wording)}** · {_speed_range(on.span, units.other, wording)}",
            f"{_pace_range(on.span, units, wording)} · {_pace_range(on.span, units.other, wording)}",
        ]
    if on.oxygen is not None:
        lines.insert(0, _walked(on, on.oxygen, wording))
        if answer.speed >= RUN_FROM:
            lines.append(wording.say("For a run at this speed, add `{word}`.", word=wording.say_in("to type", "run")))
        return "\n".join(lines)
    if on.acsm is None:
        lines.append(wording.say("Minetti, from no help to all of it. The ACSM equation is not for descents."))
    elif on.minetti is not None:
        lines.append(
            wording.say(
                "ACSM {acsm}, Minetti {minetti}",
                acsm=wording.speed(on.acsm, units),
                minetti=wording.speed(on.minetti[1], units),
            )
        )
    if answer.gait is Gait.PERHAPS_RUN:
        lines.append(
            wording.say(
                "If you truly run at this speed. For a walk, add `{word}`.", word=wording.say_in("to type", "walk")
            )
        )
    return "\n".join(lines)


def _walked(on: OnIncline, oxygen: float, wording: Wording) -> str:
    taken = wording.say(
        "Walked: **{mets} METs**, {oxygen} ml of oxygen per kg and minute.",
        mets=wording.number(mets(oxygen), 1),
        oxygen=wording.number(oxygen, 1),
    )
    if on.span is None:
        return taken
    return f"{taken} {wording.say('As hard as running:')}"


def _outdoors(answer: TreadmillAnswer, wording: Wording) -> str:
    if answer.outdoors is Outdoors.NEGLIGIBLE:
        return wording.say("At this speed the air costs next to nothing: leave the belt flat.")
    if answer.outdoors is Outdoors.NOT_MEASURED:
        return wording.say("The 1 % rule was measured from 10.5 to 18 km/h; nobody knows it for faster.")
    speed = _own(answer, wording)
    if answer.is_like_outdoors:
        told = wording.say("1 % costs what {speed} costs on a flat road: it stands in for the air.", speed=speed)
    else:
        told = wording.say("Set 1 % for the cost of {speed} on a flat road: it stands in for the air.", speed=speed)
    if answer.on_incline is None or answer.on_incline.acsm is None:
        return told
    return f"{told} {wording.say('That is another comparison than the one above: do not add the two.')}"


def _own(answer: TreadmillAnswer, wording: Wording) -> str:
    return wording.speed(answer.speed, effort_units(answer.effort, wording))


def _footer(answer: TreadmillAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Speed and pace: arithmetic.")
    if answer.on_incline is not None and answer.on_incline.oxygen is not None:
        yield wording.say("Incline: ACSM walking equation, 3 to 6 km/h.")
    elif answer.on_incline is not None and answer.on_incline.acsm is None:
        yield wording.say("Incline: Minetti 2002.")
    elif answer.on_incline is not None or answer.inclines:
        yield wording.say(
            "Incline: ACSM running equation and Minetti 2002, which differ; for belts, not for hills outdoors."
        )
    yield wording.say("Outdoors: Jones & Doust 1996.")


def _next_steps(answer: TreadmillAnswer, wording: Wording) -> Iterator[NextStep]:
    unit = LengthUnit.MILE if effort_units(answer.effort, wording) is UnitSystem.MILES else LengthUnit.KM
    pace = f"{typed(answer.pace.seconds_per_mile)}/mi" if unit is LengthUnit.MILE else typed_pace(answer.pace)
    yield NextStep(wording.say("Races at this pace"), "pace", (pace,))
    if answer.on_incline is not None:
        yield NextStep(wording.say("On a hill outdoors"), "hill", (f"{pace} {answer.on_incline.grade.percent:.10g} %",))
    elif answer.outdoors is Outdoors.ONE_PERCENT:
        yield NextStep(wording.say("With 1 % incline"), "treadmill", (pace, "1 %"))
