"""The card of ``/conditions``: what heat, altitude, wind and ground cost, each apart, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.altitude import BASSETT, NONE_BELOW, PERONNET
from bot.core.conditions import Direction, Ground, Temperature, Wind
from bot.core.conditions_query import Altitude, Blowing, ConditionsAnswer, Heat
from bot.core.factor import Factor
from bot.core.heat import HADLEY, MAGNUS, marathon_off_record
from bot.core.quantities import Duration
from bot.core.wind import NAME as WIND_SOURCES
from bot.reply.card import Card, Field, NextStep
from bot.reply.efforts import (
    effort_as_read,
    effort_assumptions,
    effort_units,
    height,
    own_time,
    times_or_paces,
    typed_pace,
    worth,
)
from bot.reply.language import mark
from bot.reply.reader import UnitSystem
from bot.reply.wording import NBSP, Wording, capitalised

GROUND_NAMES: Final = {
    Ground.ROAD: mark("road"),
    Ground.TRACK: mark("track"),
    Ground.INDOORS: mark("indoors"),
    Ground.TREADMILL: mark("treadmill"),
    Ground.TRAIL: mark("trail"),
}
_DIRECTION_NAMES: Final = {
    Direction.HEAD: mark("headwind"),
    Direction.TAIL: mark("tailwind"),
    Direction.CROSS: mark("crosswind"),
    Direction.UNSAID: mark("wind"),
}
_COOL_WBGT: Final = 7.5
_WARM_WBGT: Final = 22.5
"""The middles of the coolest and of the warmest band of marathons, in °C."""


def conditions_card(answer: ConditionsAnswer, wording: Wording) -> Card:
    """Both directions, each effect apart, and how they were put together."""
    units = effort_units(answer.effort, wording)
    return Card(
        title=capitalised(_title(answer, units, wording)),
        lines=(
            wording.say("Read as {phrase}", phrase=effort_as_read(answer.effort, wording)),
            *effort_assumptions(answer.effort, wording),
        ),
        fields=tuple(_fields(answer, units, wording)),
        footer=" ".join(_footer(answer, wording)),
        units=units,
        next_steps=tuple(_next_steps(answer, wording)),
    )


def conditions_line(answer: ConditionsAnswer, wording: Wording) -> str:
    """One line for autocomplete: "10 km in 45:30, 28 °C, dew point 20 °C → 46:52–47:33"."""
    units = effort_units(answer.effort, wording)
    parts = [effort_as_read(answer.effort, wording)]
    if answer.heat is not None:
        parts.append(_degrees(answer.heat.temperature, wording))
        if answer.heat.dew_point is not None:
            parts.append(wording.say("dew point {degrees}", degrees=_degrees(answer.heat.dew_point, wording)))
    if answer.altitude is not None:
        parts.append(height(answer.altitude.metres, units, wording).partition(" (")[0])
    if answer.blowing is not None:
        parts.append(_wind(answer.blowing.wind, units, wording))
    if answer.ground is not None:
        parts.append(wording.say(GROUND_NAMES[answer.ground]))
    return wording.say("{read} → {result}", read=", ".join(parts), result=_in_short(answer, units, wording))


def percent_range(factor: Factor, wording: Wording) -> str:
    """What a factor adds to a time, in per cent: "+3–4.5 %", "−3 % to −1.1 %", "0 %"."""
    low, high = _signed(factor.low, wording), _signed(factor.high, wording)
    if low == high:
        return low
    if factor.low < 1:
        return wording.say("{low} to {high}", low=low, high=high)
    return f"+{low.partition(' ')[0].removeprefix('+')}–{high.removeprefix('+')}"


def _signed(factor: float, wording: Wording) -> str:
    """What a factor adds, in per cent to a tenth."""
    percent = round((factor - 1) * 100, 6)
    told = _per_cent(abs(percent), wording)
    if told == _per_cent(0.0, wording):
        return told
    return f"{'+' if percent > 0 else '−'}{told}"


def _per_cent(percent: float, wording: Wording) -> str:
    return wording.say("{number} %", number=wording.number(percent, 1, trim=True))


# The answer


def _title(answer: ConditionsAnswer, units: UnitSystem, wording: Wording) -> str:
    own = own_time(answer.effort, wording)
    if answer.is_too_hot:
        return wording.say("Too hot for a hard run")
    if answer.here is None:
        return wording.say("{time}: no figure for this day", time=own)
    if not answer.effects:
        return wording.say("{time} stays {time}", time=own)
    return wording.say(
        "{time} becomes {result}", time=own, result=times_or_paces(*answer.here, answer.effort, units, wording)
    )


def _in_short(answer: ConditionsAnswer, units: UnitSystem, wording: Wording) -> str:
    if answer.is_too_hot:
        return wording.say("too hot for a hard run")
    if answer.here is None:
        return wording.say("no figure")
    return times_or_paces(*answer.here, answer.effort, units, wording)


def _fields(answer: ConditionsAnswer, units: UnitSystem, wording: Wording) -> Iterator[Field]:
    own = own_time(answer.effort, wording)
    if answer.here is not None and answer.effects:
        text = worth(*answer.here, answer.effort, units, wording)
        yield Field(wording.say("{time} on a good day becomes, here", time=own), text, inline=False)
        text = (
            wording.say("Faster than anybody has run. Did a number slip?")
            if answer.elsewhere is None
            else worth(*answer.elsewhere, answer.effort, units, wording)
        )
        yield Field(wording.say("{time} run here is worth, on a good day", time=own), text, inline=False)
    if answer.heat is not None:
        yield _heat_field(answer, answer.heat, units, wording)
    if answer.altitude is not None:
        yield _altitude_field(answer, answer.altitude, units, wording)
    if answer.blowing is not None:
        yield _wind_field(answer, answer.blowing, units, wording)
    if answer.ground is not None:
        yield Field(
            wording.say("Ground: {ground}", ground=wording.say(GROUND_NAMES[answer.ground])),
            _ground(answer.ground, wording),
            inline=False,
        )
    if answer.together is not None and len(answer.effects) > 1:
        yield Field(
            wording.say("All together: {percent}", percent=percent_range(answer.together, wording)),
            wording.say(
                "Multiplied, as if each took its share of what the others leave. No study has measured them together."
            ),
            inline=False,
        )


# Heat


def _heat_field(answer: ConditionsAnswer, heat: Heat, units: UnitSystem, wording: Wording) -> Field:
    if heat.factor is None:
        name = wording.say("Heat: no figure")
    else:
        name = wording.say("Heat: {percent}", percent=percent_range(heat.factor, wording))
    return Field(name, "\n".join(_heat_lines(answer, heat, units, wording)), inline=False)


def _heat_lines(answer: ConditionsAnswer, heat: Heat, units: UnitSystem, wording: Wording) -> Iterator[str]:
    air = _both_degrees(heat.temperature, wording)
    if heat.dew_point is None:
        yield wording.say("{temperature}: too cool for heat to slow you, however damp.", temperature=air)
        return
    dew = wording.say("dew point {degrees}", degrees=_both_degrees(heat.dew_point, wording))
    if heat.humidity_percent is not None:
        yield wording.say(
            "{temperature} at {humidity} humidity: {dew_point}.",
            temperature=air,
            humidity=_per_cent(heat.humidity_percent, wording),
            dew_point=dew,
        )
    else:
        yield wording.say("{temperature}, {dew_point}.", temperature=air, dew_point=dew)
    total = f"{heat.sum_fahrenheit}{NBSP}°F"
    if heat.factor is None:
        yield wording.say(
            "Hadley adds the two: {sum}. Above 180 °F the table has no figure: hard running is not advised. "
            "An easy run in the shade, or a cooler hour, will do you more good.",
            sum=total,
        )
        return
    if heat.factor.is_nothing:
        yield wording.say("Hadley adds the two: {sum}, and nothing is lost to heat.", sum=total)
    else:
        yield wording.say("Hadley adds the two: {sum}.", sum=total) + _alone(answer, heat.factor, units, wording)
    if heat.is_halved:
        yield wording.say("Repeats with rests are slowed half as much, so this is half of the table's figure.")
    if heat.is_marathon and not heat.factor.is_nothing:
        cool, warm = (marathon_off_record(wbgt, "top3_men") for wbgt in (_COOL_WBGT, _WARM_WBGT))
        yield wording.say(
            "For comparison: the first three men of marathons were {cool} off the course record at 5 to 10 °C WBGT "
            "and {warm} at 20 to 25 °C (Ely 2007). Slower runners lose more.",
            cool=_per_cent(cool, wording),
            warm=_per_cent(warm, wording),
        )


def _degrees(temperature: Temperature, wording: Wording) -> str:
    value = temperature.fahrenheit if temperature.in_fahrenheit else temperature.celsius
    return f"{_number(value, wording)}{NBSP}{'°F' if temperature.in_fahrenheit else '°C'}"


def _both_degrees(temperature: Temperature, wording: Wording) -> str:
    """The temperature as it was typed, and in the other scale."""
    other = Temperature(temperature.celsius, in_fahrenheit=not temperature.in_fahrenheit)
    number = wording.number(other.fahrenheit if other.in_fahrenheit else other.celsius).replace("-", "−")
    return f"{_degrees(temperature, wording)} ({number}{NBSP}{'°F' if other.in_fahrenheit else '°C'})"


def _number(value: float, wording: Wording) -> str:
    return wording.number(value, 0 if abs(value - round(value)) < 0.05 else 1).replace("-", "−")


# Altitude


def _altitude_field(answer: ConditionsAnswer, altitude: Altitude, units: UnitSystem, wording: Wording) -> Field:
    where = height(altitude.metres, units, wording)
    factor = altitude.factor
    if factor is None:
        return Field(
            wording.say("Altitude: no figure"),
            wording.say(
                "{height}: nothing is published for races up to 400 m so high. It is not in the times.", height=where
            ),
            inline=False,
        )
    if factor.is_nothing:
        told = (
            wording.say("{height}: races up to 400 m are not slowed; thin air even helps a little.", height=where)
            if altitude.is_sprint and altitude.metres >= NONE_BELOW
            else wording.say("{height}: below about 300 m nothing is lost that could be told.", height=where)
        )
        return Field(wording.say("Altitude: {percent}", percent=percent_range(factor, wording)), told, inline=False)
    lines = [wording.say("{height}, at the very most:", height=where)]
    for name, one in (
        (wording.say("acclimatised"), altitude.acclimatised),
        (wording.say("not acclimatised"), altitude.unacclimatised),
    ):
        if one is not None:
            slowest = times_or_paces(*(one.applied(answer.effort.reckoned)[1],) * 2, answer.effort, units, wording)
            percent = _signed(one.high, wording)
            lines.append(wording.say("{name}: **{time}** ({percent})", name=name, time=slowest, percent=percent))
    lines.append(wording.say("That is the whole loss of aerobic power. Races lose less; how much less is not known."))
    return Field(
        wording.say("Altitude: up to {percent}", percent=_signed(factor.high, wording)),
        "\n".join(lines),
        inline=False,
    )


# Wind


def _wind_field(answer: ConditionsAnswer, blowing: Blowing, units: UnitSystem, wording: Wording) -> Field:
    factor = blowing.factor
    told = _wind(blowing.wind, units, wording)
    if blowing.is_sheltered:
        return Field(wording.say("Wind: none"), wording.say("There is no wind indoors."), inline=False)
    if not blowing.wind.metres_per_second:
        return Field(wording.say("Wind: none"), wording.say("Calm air is what your time stands for."), inline=False)
    if factor is None:
        return Field(
            wording.say("Wind: no figure"),
            wording.say(
                "{wind}: no study says what a wind from the side costs, so neither do I. It is not in the times.",
                wind=capitalised(told),
            ),
            inline=False,
        )
    lines = [wording.say("{wind}, felt at your own height.", wind=capitalised(told))]
    if blowing.wind.direction is Direction.UNSAID:
        lines.append(wording.say("I take half of the way against it and half with it."))
        lines += [
            wording.say("Against you all the way: {percent}", percent=percent_range(blowing.head, wording)),
            wording.say("Behind you all the way: {percent}", percent=percent_range(blowing.tail, wording)),
        ]
    alone = _alone(answer, factor, units, wording).strip()
    if alone:
        lines.append(alone)
    lines.append(wording.say("A forecast's wind blows 10 m up; lower down, and behind others, there is less."))
    return Field(wording.say("Wind: {percent}", percent=percent_range(factor, wording)), "\n".join(lines), inline=False)


def _wind(wind: Wind, units: UnitSystem, wording: Wording) -> str:
    """The strength and where it blows from: "20 km/h headwind"."""
    in_miles = wind.in_mph or (units is UnitSystem.MILES and wording.reader.units is UnitSystem.MILES)
    number = _number(wind.mph if in_miles else wind.kmh, wording)
    unit = "mph" if in_miles else "km/h"
    direction = wording.say(_DIRECTION_NAMES[wind.direction])
    return wording.say("{strength} {direction}", strength=f"{number}{NBSP}{unit}", direction=direction)


def _alone(answer: ConditionsAnswer, factor: Factor, units: UnitSystem, wording: Wording) -> str:
    """What this effect alone makes of the time, where there are others beside it."""
    if len(answer.effects) < 2 or factor.is_nothing:
        return ""
    times = factor.applied(answer.effort.reckoned)
    return " " + wording.say("Alone: **{time}**", time=times_or_paces(*times, answer.effort, units, wording))


# Ground


def _ground(ground: Ground, wording: Wording) -> str:
    if ground is Ground.TREADMILL:
        return wording.say("No wind, and belts have rules of their own: `/treadmill`.")
    if ground is Ground.TRAIL:
        return wording.say("No sourced figure for rough ground, so I add none. For climbs there is `/hill`.")
    if ground is Ground.INDOORS:
        return wording.say("No wind. No sourced figure for the bends, so I add none.")
    return wording.say("No sourced figure tells one firm ground from another, so I add none.")


def _footer(answer: ConditionsAnswer, wording: Wording) -> Iterator[str]:
    heat, altitude = answer.heat, answer.altitude
    if heat is not None and heat.dew_point is not None:
        if heat.humidity_percent is not None:
            yield wording.say("Heat: {method}, a coach's table, dew point by {formula}.", method=HADLEY, formula=MAGNUS)
        else:
            yield wording.say("Heat: {method}, a coach's table.", method=HADLEY)
    if altitude is not None and (altitude.acclimatised or altitude.unacclimatised):
        yield wording.say(
            "Altitude: {method}, an estimate; {other} has 800 m to the marathon slower.", method=BASSETT, other=PERONNET
        )
    elif altitude is not None and altitude.is_sprint:
        yield wording.say("Altitude: {method}.", method=PERONNET)
    if answer.blowing is not None and answer.blowing.factor is not None and not answer.blowing.is_sheltered:
        yield wording.say("Wind: {method}, which differ by a factor of 2 and more.", method=WIND_SOURCES)
    yield wording.say("Bodies differ more than tables do.")


def _next_steps(answer: ConditionsAnswer, wording: Wording) -> Iterator[NextStep]:
    effort = answer.effort
    if answer.here is not None and answer.effects and effort.distance is not None:
        slowest = Duration(max(1.0, round(answer.here[1].seconds)))
        label = wording.say("Pace for {time}", time=wording.duration(slowest))
        yield NextStep(label, "pace", (effort.typed_in(slowest),))
    if answer.ground is not Ground.TREADMILL and (answer.is_too_hot or answer.effects):
        yield NextStep(wording.say("On a treadmill"), "treadmill", (typed_pace(effort.pace),))
