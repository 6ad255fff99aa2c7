"""The card of ``/convert``."""

from __future__ import annotations

from typing import Final

from bot.core.conditions import Climb, Temperature, Weight
from bot.core.conversion import Conversion, MileFraction, Target, mile_fraction
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.track import LAP, laps
from bot.core.units import (
    KG_PER_POUND,
    METRES_PER_FOOT,
    METRES_PER_MILE,
    SECONDS_PER_HOUR,
    SECONDS_PER_MINUTE,
    LengthUnit,
)
from bot.reply.card import Card, Field
from bot.reply.cards.pace import both_paces, lap_time
from bot.reply.language import mark
from bot.reply.reader import UnitSystem
from bot.reply.understood import exact_race, performance
from bot.reply.wording import NBSP, Wording, capitalised

_POUNDS_PER_STONE: Final = 14
_MOST_LAPS: Final = 250.0
_FRACTIONS: Final = {
    1: mark("an eighth of a mile"),
    2: mark("a quarter of a mile"),
    3: mark("three eighths of a mile"),
    4: mark("half a mile"),
    5: mark("five eighths of a mile"),
    6: mark("three quarters of a mile"),
    7: mark("seven eighths of a mile"),
    8: mark("a mile"),
    9: mark("a mile and an eighth"),
    10: mark("a mile and a quarter"),
    11: mark("a mile and three eighths"),
    12: mark("a mile and a half"),
    13: mark("a mile and five eighths"),
    14: mark("a mile and three quarters"),
    15: mark("a mile and seven eighths"),
    16: mark("two miles"),
}


def conversion_card(conversion: Conversion, wording: Wording) -> Card:
    """What was typed and its first conversion as the title, and every other unit that makes sense under it."""
    return Card(
        title=conversion_line(conversion, wording),
        lines=tuple(_lines(conversion, wording)),
        fields=tuple(_fields(conversion, wording)),
        footer=_footer(conversion, wording),
        units=_units(conversion, wording),
    )


def conversion_line(conversion: Conversion, wording: Wording) -> str:
    """One line: "1 km = 0.621 mi"; for autocomplete too."""
    return wording.say(
        "{given} = {result}",
        given=_given(conversion, wording),
        result=in_unit(conversion.quantity, conversion.target or _usual_target(conversion, wording), wording),
    )


def in_unit(quantity: object, target: Target, wording: Wording) -> str:  # noqa: C901 - one line a unit
    """The quantity in one unit, rounded once. Raises ValueError for a unit of another kind."""
    match quantity, target:
        case Distance(), Target.LAPS:
            return _laps(quantity, wording)
        case Distance(), Target.METRE | Target.YARD | Target.FOOT:
            decimals = 1 if quantity.metres < 1000 else 0
            return wording.length(quantity, LengthUnit(target.value), decimals)
        case Distance(), Target.KM | Target.MILE:
            return wording.length(quantity, LengthUnit(target.value))
        case Pace(), Target.PACE_KM | Target.PACE_MILE:
            return wording.pace(quantity, UnitSystem.KM if target is Target.PACE_KM else UnitSystem.MILES)
        case Speed(), Target.PACE_KM | Target.PACE_MILE:
            return in_unit(quantity.pace, target, wording)
        case Speed(), Target.KMH | Target.MPH:
            return wording.speed(quantity, UnitSystem.KM if target is Target.KMH else UnitSystem.MILES, 2)
        case Speed(), Target.MPS:
            return wording.metres_per_second(quantity)
        case Pace(), Target.KMH | Target.MPH | Target.MPS:
            return in_unit(quantity.speed, target, wording)
        case Duration(), Target.HOURS:
            return wording.duration(quantity) if quantity.seconds >= SECONDS_PER_HOUR else _hours(quantity, wording)
        case Duration(), Target.MINUTES:
            return wording.say(
                "{number} min", number=wording.number(quantity.seconds / SECONDS_PER_MINUTE, 2, trim=True)
            )
        case Duration(), Target.SECONDS:
            return wording.say("{seconds} s", seconds=wording.number(quantity.seconds, 2, trim=True))
        case Temperature(), Target.CELSIUS:
            return f"{wording.number(quantity.celsius, 1, trim=True)}{NBSP}°C"
        case Temperature(), Target.FAHRENHEIT:
            return f"{wording.number(quantity.fahrenheit, 1, trim=True)}{NBSP}°F"
        case Weight(), Target.KG:
            return f"{wording.number(quantity.kg, 1, trim=True)}{NBSP}kg"
        case Weight(), Target.POUND:
            return f"{wording.number(quantity.pounds, 1, trim=True)}{NBSP}lb"
        case Weight(), Target.STONE:
            return _stone(quantity, wording)
        case Climb(), Target.METRE:
            return f"{wording.number(quantity.metres)}{NBSP}m"
        case Climb(), Target.FOOT:
            return f"{wording.number(quantity.feet)}{NBSP}ft"
        case _:
            raise ValueError(f"{quantity!r} has no {target.value}")


def _hours(duration: Duration, wording: Wording) -> str:
    return f"{wording.number(duration.seconds / SECONDS_PER_HOUR, 3, trim=True)}{NBSP}h"


def _stone(weight: Weight, wording: Wording) -> str:
    tenths = round(weight.pounds * 10)
    stone, rest = divmod(tenths, 10 * _POUNDS_PER_STONE)
    if not rest:
        return f"{stone}{NBSP}st"
    return f"{stone}{NBSP}st {wording.number(rest / 10, 1, trim=True)}{NBSP}lb"


def _laps(distance: Distance, wording: Wording) -> str:
    number = wording.number(laps(distance), 3, trim=True)
    return wording.say_count("{count} lap", "{count} laps", 1 if number == "1" else 2, count=number)


def _given(conversion: Conversion, wording: Wording) -> str:
    quantity = conversion.quantity
    miles = conversion.unit is LengthUnit.MILE
    if conversion.performance is not None:
        distance, duration = conversion.performance
        units = wording.reader.units_for(conversion.unit)
        return performance(wording, wording.distance(distance, units), duration)
    match quantity:
        case Distance():
            return _given_distance(quantity, conversion.unit, wording)
        case Pace():
            return wording.pace(quantity, UnitSystem.MILES if miles else UnitSystem.KM)
        case Speed():
            target = Target.MPH if miles else Target.KMH if conversion.unit is LengthUnit.KM else Target.MPS
            return in_unit(quantity, target, wording)
        case Duration():
            return wording.exact_duration(quantity)
        case Temperature():
            return in_unit(quantity, Target.FAHRENHEIT if quantity.in_fahrenheit else Target.CELSIUS, wording)
        case Weight():
            return in_unit(quantity, Target.POUND if quantity.in_pounds else Target.KG, wording)
        case Climb():
            return in_unit(quantity, Target.FOOT if quantity.in_feet else Target.METRE, wording)


def _given_distance(distance: Distance, unit: LengthUnit | None, wording: Wording) -> str:
    if unit is None:
        return wording.race_name(distance) or wording.distance(distance)
    return wording.length(distance, unit, 4)


def _usual_target(conversion: Conversion, wording: Wording) -> Target:
    """What the other kind of runner would like to see."""
    miles = wording.reader.units_for(conversion.unit) is UnitSystem.MILES
    typed_miles = conversion.unit in (LengthUnit.MILE, LengthUnit.YARD, LengthUnit.FOOT)
    match conversion.quantity:
        case Distance() if conversion.unit in (LengthUnit.FOOT, LengthUnit.YARD) and conversion.quantity.metres < 1000:
            return Target.METRE
        case Distance():
            return Target.KM if typed_miles or (conversion.unit is None and not miles) else Target.MILE
        case Pace():
            if conversion.performance is not None:
                return Target.PACE_MILE if typed_miles else Target.PACE_KM
            return Target.PACE_KM if typed_miles else Target.PACE_MILE
        case Speed():
            return Target.PACE_MILE if typed_miles else Target.PACE_KM
        case Duration():
            return Target.SECONDS if conversion.quantity.seconds < SECONDS_PER_HOUR else Target.MINUTES
        case Temperature():
            return Target.CELSIUS if conversion.quantity.in_fahrenheit else Target.FAHRENHEIT
        case Weight():
            return Target.KG if conversion.quantity.in_pounds else Target.POUND
        case Climb():
            return Target.METRE if conversion.quantity.in_feet else Target.FOOT


def _lines(conversion: Conversion, wording: Wording) -> list[str]:
    lines: list[str] = []
    if isinstance(conversion.quantity, Distance):
        fraction = mile_fraction(conversion.quantity)
        if fraction is not None and not (fraction.side == 0 and conversion.unit is LengthUnit.MILE):
            lines.append(capitalised(fraction_in_words(fraction, wording)))
    if conversion.snap is not None:
        lines.append(exact_race(wording, conversion.snap))
    return lines


def fraction_in_words(fraction: MileFraction, wording: Wording) -> str:
    """The eighth of a mile in words: "just under five eighths of a mile"."""
    words = wording.say(_FRACTIONS[fraction.eighths])
    if fraction.side < 0:
        return wording.say("just under {fraction}", fraction=words)
    if fraction.side > 0:
        return wording.say("just over {fraction}", fraction=words)
    return wording.say("exactly {fraction}", fraction=words)


def _fields(conversion: Conversion, wording: Wording) -> list[Field]:
    units = wording.reader.units_for(conversion.unit)
    match conversion.quantity:
        case Distance():
            return _distance_fields(conversion.quantity, units, wording)
        case Pace():
            return _rate_fields(conversion.quantity, units, wording)
        case Speed():
            return _rate_fields(conversion.quantity.pace, units, wording)
        case Duration():
            return [
                Field(wording.say("Clock"), wording.exact_duration(conversion.quantity)),
                _column(wording.say("Minutes"), conversion.quantity, (Target.MINUTES,), wording),
                _column(wording.say("Seconds"), conversion.quantity, (Target.SECONDS,), wording),
            ]
        case Weight():
            targets = (Target.KG, Target.POUND, Target.STONE)
            return [_column(wording.say("Weight"), conversion.quantity, targets, wording)]
        case _:
            return []


def _column(name: str, quantity: object, targets: tuple[Target, ...], wording: Wording) -> Field:
    return Field(name, "\n".join(in_unit(quantity, target, wording) for target in targets))


def _distance_fields(distance: Distance, units: UnitSystem, wording: Wording) -> list[Field]:
    metric = _column(wording.say("Metric"), distance, (Target.KM, Target.METRE), wording)
    imperial = _column(wording.say("Imperial"), distance, (Target.MILE, Target.YARD, Target.FOOT), wording)
    fields = [metric, imperial] if units is UnitSystem.KM else [imperial, metric]
    if laps(distance) <= _MOST_LAPS:
        of_lap = wording.say("of {distance}", distance=wording.distance(LAP))
        fields.append(Field(wording.say("On the track"), f"{_laps(distance, wording)}\n{of_lap}"))
    return fields


def _rate_fields(pace: Pace, units: UnitSystem, wording: Wording) -> list[Field]:
    speeds = (Target.KMH, Target.MPH, Target.MPS)
    if units is UnitSystem.MILES:
        speeds = (Target.MPH, Target.KMH, Target.MPS)
    lap = wording.say(
        "**{time}** a lap of {distance}", time=lap_time(wording, pace * LAP), distance=wording.distance(LAP)
    )
    return [
        Field(wording.say("Pace"), both_paces(wording, pace, units)),
        _column(wording.say("Speed"), pace, speeds, wording),
        Field(wording.say("On the track"), lap),
    ]


def _units(conversion: Conversion, wording: Wording) -> UnitSystem | None:
    """Which unit comes first; for a quantity that is not run over, none."""
    if isinstance(conversion.quantity, Distance | Pace | Speed):
        return wording.reader.units_for(conversion.unit)
    return None


def _footer(conversion: Conversion, wording: Wording) -> str:
    match conversion.quantity:
        case Distance() | Pace() | Speed():
            metres = wording.number(METRES_PER_MILE, 3)
            return wording.say("1 mile = {metres} m, exactly. Rounded once, here.", metres=metres)
        case Temperature():
            return wording.say("°F = °C × {factor} + 32", factor=wording.number(1.8, 1))
        case Weight():
            kilograms = wording.number(KG_PER_POUND, 8)
            return wording.say("1 lb = {kilograms} kg, exactly. Nothing is stored.", kilograms=kilograms)
        case Climb():
            return wording.say("1 ft = {metres} m, exactly.", metres=wording.number(METRES_PER_FOOT, 4))
        case _:
            return ""
