"""Runs set against a hill, a belt or the weather: how they were read, and times and paces as ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.effort import Effort
from bot.core.notation.times import typed
from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.reply.reader import UnitSystem
from bot.reply.understood import assumptions, performance, phrase_as_read, units_of
from bot.reply.wording import NBSP, Wording

_TENTHS_BELOW: Final = 120.0
_KM: Final = Distance(METRES_PER_KM)


def effort_units(effort: Effort, wording: Wording) -> UnitSystem:
    """Which unit comes first for whoever typed this run."""
    return units_of(effort.phrase, wording)


def effort_as_read(effort: Effort, wording: Wording) -> str:
    """The run as it was read: "10 km in 45:30", "5:00/km"."""
    if effort.race is not None and effort.duration is not None:
        return performance(wording, wording.distance(effort.race), effort.duration)
    return phrase_as_read(wording, effort.phrase, effort.distance)


def effort_assumptions(effort: Effort, wording: Wording) -> tuple[str, ...]:
    """A sentence for each thing that was assumed of the run."""
    return assumptions(wording, replace(effort.phrase, snap=None), effort.distance)


def time_range(low: Duration, high: Duration, wording: Wording) -> str:
    """From the shorter to the longer, or one time where both are written alike: "46:52–47:33"."""
    decimals = 1 if high.seconds < _TENTHS_BELOW else 0
    first, last = (wording.duration(time, decimals) for time in (low, high))
    if first == last:
        return last
    return f"{first.partition(NBSP)[0].removesuffix(' s')}–{last}"


def pace_range(low: Duration, high: Duration, effort: Effort, units: UnitSystem, wording: Wording) -> str:
    """The paces of two times over the run's distance, quickest first: "4:41–4:45/km"."""
    over = effort.distance or _KM
    first, last = (wording.pace(time / over, units) for time in (low, high))
    return last if first == last else f"{first.partition('/')[0]}–{last}"


def times_or_paces(low: Duration, high: Duration, effort: Effort, units: UnitSystem, wording: Wording) -> str:
    """The times, or the paces where no distance was said."""
    if effort.distance is None:
        return pace_range(low, high, effort, units, wording)
    return time_range(low, high, wording)


def both_pace_ranges(low: Duration, high: Duration, effort: Effort, units: UnitSystem, wording: Wording) -> str:
    """The paces in the reader's unit and in the other."""
    return " · ".join(pace_range(low, high, effort, each, wording) for each in (units, units.other))


def own_time(effort: Effort, wording: Wording) -> str:
    """What the run took as it was typed; its pace where that is all there is."""
    if effort.distance is None or effort.duration is None:
        return wording.pace(effort.pace, effort_units(effort, wording))
    exact = effort.phrase.duration is not None
    return wording.exact_duration(effort.duration) if exact else wording.duration(effort.duration)


def worth(low: Duration, high: Duration, effort: Effort, units: UnitSystem, wording: Wording) -> str:
    """The adjusted run in bold, and its paces under it where it is a time over a distance."""
    if effort.distance is None:
        first, last = pace_range(low, high, effort, units, wording), pace_range(low, high, effort, units.other, wording)
        return f"**{first}** · {last}"
    return f"**{time_range(low, high, wording)}**\n{both_pace_ranges(low, high, effort, units, wording)}"


def height(metres: float, units: UnitSystem, wording: Wording) -> str:
    """Metres and feet of height, the reader's own first: "150 m (492 ft)"."""
    own = f"{wording.number(metres)}{NBSP}m"
    feet = f"{wording.number(metres / LengthUnit.FOOT.metres)}{NBSP}ft"
    first, other = (own, feet) if units is UnitSystem.KM else (feet, own)
    return f"{first} ({other})"


def typed_pace(pace: Pace) -> str:
    """The pace per kilometre as a command takes it."""
    return f"{typed(pace.seconds_per_km)}/km"
