"""The card of "Convert paces": the quantities of somebody's message, each in the other unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core.notation.messages import MOST_FOUND, FoundQuantity
from bot.core.quantities import Distance, Pace, Speed
from bot.core.units import METRES_PER_KM, METRES_PER_MILE, LengthUnit
from bot.reply.card import Card
from bot.reply.plain import typed
from bot.reply.reader import UnitSystem
from bot.reply.wording import NBSP, Wording

_MOST_SHOWN_OF_ONE: Final = 60
_ONE_DECIMAL_FROM: Final = 10
_TENTHS_BELOW_METRES: Final = 100.0


def message_card(found: Sequence[FoundQuantity], wording: Wording) -> Card:
    """Each quantity once, as it was written and in the other unit; or in kind words that there is nothing to convert.

    A reader with a unit system of their own sees what is not in it yet; what the writer gave in both is left out.
    """
    units = wording.reader.units
    asked = [item for item in _without_repetitions(found) if not item.already_given and _system(item) is not units]
    if not asked:
        return Card(title=wording.say("Nothing to convert"), lines=(_why_nothing(found, wording),))
    lines = [_line(item, wording) for item in asked]
    if len(found) >= MOST_FOUND:
        lines.append(wording.say("There may be more: I read the first {count} only.", count=MOST_FOUND))
    return Card(title=_title(units, wording), lines=tuple(lines), footer=_footer(asked, wording))


def in_other_unit(item: FoundQuantity, wording: Wording) -> str:
    """The quantity as a runner with the other units reads it: rounded once."""
    other = _system(item).other
    match item.quantity:
        case Distance():
            return _other_distance(item.quantity, item.unit, wording)
        case Pace():
            return wording.pace(item.quantity, other)
        case Speed():
            return wording.speed(item.quantity, other)


def _system(item: FoundQuantity) -> UnitSystem:
    return UnitSystem.KM if item.unit is LengthUnit.KM else UnitSystem.MILES


def _without_repetitions(found: Sequence[FoundQuantity]) -> list[FoundQuantity]:
    return list({(item.quantity, item.unit): item for item in reversed(found)}.values())[::-1]


def _title(units: UnitSystem | None, wording: Wording) -> str:
    match units:
        case UnitSystem.KM:
            return wording.say("In kilometres")
        case UnitSystem.MILES:
            return wording.say("In miles")
        case None:
            return wording.say("In the other unit")


def _why_nothing(found: Sequence[FoundQuantity], wording: Wording) -> str:
    if not found:
        return wording.say("No distance, pace or speed in that message.")
    if all(item.already_given for item in found):
        return wording.say("That message gives everything in both units already.")
    if wording.reader.units is UnitSystem.KM:
        return wording.say("Everything in that message is in kilometres already.")
    return wording.say("Everything in that message is in miles already.")


def _line(item: FoundQuantity, wording: Wording) -> str:
    """One line, which for a quantity written without its unit says which one was read."""
    written, result = typed(item.written, _MOST_SHOWN_OF_ONE), in_other_unit(item, wording)
    if item.unit_written:
        return wording.say("{read} → {result}", read=written, result=result)
    return wording.say("{written} ({read}) → {result}", written=written, read=_as_read(item, wording), result=result)


def _as_read(item: FoundQuantity, wording: Wording) -> str:
    match item.quantity:
        case Distance():
            return wording.length(item.quantity, item.unit)
        case Pace():
            return wording.pace(item.quantity, _system(item))
        case Speed():
            return wording.speed(item.quantity, _system(item))


def _other_distance(distance: Distance, unit: LengthUnit, wording: Wording) -> str:
    if unit is LengthUnit.KM:
        return _length(distance, LengthUnit.MILE, wording)
    if unit is LengthUnit.MILE and distance.metres >= METRES_PER_KM:
        return _length(distance, LengthUnit.KM, wording)
    decimals = 1 if unit is not LengthUnit.MILE and distance.metres < _TENTHS_BELOW_METRES else 0
    return f"{wording.number(distance.metres, decimals)}{NBSP}m"


def _length(distance: Distance, unit: LengthUnit, wording: Wording) -> str:
    value = distance.metres / unit.metres
    decimals = 1 if round(value, 2) >= _ONE_DECIMAL_FROM else 2
    return f"{wording.number(value, decimals)}{NBSP}{unit.value}"


def _footer(asked: Sequence[FoundQuantity], wording: Wording) -> str:
    if any(isinstance(item.quantity, Pace) and not item.unit_written for item in asked):
        return wording.say("A pace without a unit takes that of the distances beside it, else its writer's own.")
    metres = wording.number(METRES_PER_MILE, 3)
    return wording.say("1 mile = {metres} m, exactly. Rounded once, here.", metres=metres)
