"""Quantities as text: in a language, a number format and a unit system, each rounded once and then split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.reply.language import Language, mark
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.rounding import as_float, half_up, split

_MONTHS: Final = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"),
    mark("July"), mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip
_RACE_NAMES: Final = {
    MARATHON.metres: mark("marathon"),
    HALF_MARATHON.metres: mark("half marathon"),
    MILE.metres: mark("mile"),
}
_GROUP_FROM: Final = 10_000
NBSP: Final = "\u00a0"


class Wording(Language):
    """Writes for one reader."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.language)
        self.reader = reader
        self._comma = reader.number_format is NumberFormat.COMMA

    # Lists

    def all_of(self, items: Sequence[str]) -> str:
        """The items in a row: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("{others} and {last}", others=", ".join(items[:-1]), last=items[-1])

    def one_of(self, items: Sequence[str]) -> str:
        """The items to choose from: "a, b or c"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("{others} or {last}", others=", ".join(items[:-1]), last=items[-1])

    # Numbers

    def number(self, value: float, decimals: int = 0, *, trim: bool = False) -> str:
        """The number with so many decimals; ``trim`` leaves out zeros at their end."""
        steps = half_up(value, decimals)
        whole, rest = split(abs(steps), decimals)
        # "1500 m" but "10,000 m", as on every start list.
        text = f"{whole:,}" if whole >= _GROUP_FROM else str(whole)
        if rest or (decimals and not trim):
            behind = f"{rest:0{decimals}}"
            text = f"{text}.{behind.rstrip('0') if trim else behind}"
        if steps < 0:
            text = f"-{text}"
        return text.translate(_COMMA_FORMAT) if self._comma else text

    def percent(self, value: float, decimals: int = 1) -> str:
        """The number of per cent, with its sign."""
        return self.say("{number} %", number=self.number(value, decimals))

    # Times

    def duration(self, duration: Duration, decimals: int = 0) -> str:
        """h:mm:ss, m:ss or seconds; rounded to ``decimals`` before it is split, so never 4:60."""
        whole, behind = half_up(duration.seconds, decimals), ""
        if decimals:
            whole, rest = split(whole, decimals)
            behind = self.decimal_mark(f".{rest:0{decimals}}")
        minutes, seconds = divmod(whole, 60)
        if not minutes:
            return self.say("{seconds} s", seconds=f"{seconds}{behind}")
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}{behind}" if hours else f"{minutes}:{seconds:02}{behind}"

    def exact_duration(self, duration: Duration) -> str:
        """The time as it was typed: with the tenths or hundredths it has, and no more."""
        for decimals in (0, 1):
            if abs(duration.seconds - as_float(half_up(duration.seconds, decimals), decimals)) < 0.004:
                return self.duration(duration, decimals)
        return self.duration(duration, 2)

    def duration_in_words(self, duration: Duration) -> str:
        """The time with its units written out: "1 h 20 min", "1 min 20 s"."""
        whole, hundredths = split(half_up(duration.seconds, 2), 2)
        minutes, seconds = divmod(whole, 60)
        hours, minutes = divmod(minutes, 60)
        parts = []
        if hours:
            parts.append(self.say("{count} h", count=hours))
        if minutes:
            parts.append(self.say("{count} min", count=minutes))
        if seconds or hundredths or not parts:
            behind = f".{hundredths:02}".rstrip("0") if hundredths else ""
            parts.append(self.say("{count} s", count=self.decimal_mark(f"{seconds}{behind}")))
        return NBSP.join(parts)

    def decimal_mark(self, text: str) -> str:
        """The text of a time with the reader's decimal mark."""
        return text.replace(".", ",") if self._comma else text

    # Paces and speeds

    def pace(self, pace: Pace, units: UnitSystem) -> str:
        """Minutes and seconds a kilometre or a mile: 6:00/km."""
        if units is UnitSystem.KM:
            return self.say("{time}/km", time=self._pace_time(pace.seconds_per_km))
        return self.say("{time}/mi", time=self._pace_time(pace.seconds_per_mile))

    def both_paces(self, pace: Pace, units: UnitSystem) -> str:
        """A pace in the reader's unit and in the other: 6:00/km · 9:39/mi."""
        return f"{self.pace(pace, units)} · {self.pace(pace, units.other)}"

    def _pace_time(self, seconds: float) -> str:
        minutes, rest = divmod(half_up(seconds), 60)
        return f"{minutes}:{rest:02}"

    def speed(self, speed: Speed, units: UnitSystem, decimals: int = 1) -> str:
        """Kilometres or miles an hour: 10.0 km/h."""
        if units is UnitSystem.KM:
            return self.say("{number} km/h", number=self.number(speed.kmh, decimals))
        return self.say("{number} mph", number=self.number(speed.mph, decimals))

    def metres_per_second(self, speed: Speed) -> str:
        """Metres a second, with two decimals."""
        return self.say("{number} m/s", number=self.number(speed.metres_per_second, 2))

    # Distances

    def length(self, distance: Distance, unit: LengthUnit, decimals: int = 3) -> str:
        """The distance in one unit, with zeros at the end left out: 0.621 mi.

        With a decimal comma, miles from 1 up get two decimals: whoever writes miles reads "1,621 mi" as thousands.
        """
        if self._comma and unit is LengthUnit.MILE and decimals == 3 and distance.miles >= 1:
            decimals = 2
        number = self.number(distance.metres / unit.metres, decimals, trim=True)
        return f"{number}{NBSP}{unit.value}"

    def distance(self, distance: Distance, units: UnitSystem = UnitSystem.KM, typed: LengthUnit | None = None) -> str:
        """The distance as runners say it: a race's name, whole metres up to the metric mile, else km or miles."""
        name = self.race_name(distance)
        if name is not None:
            return name
        metres = distance.metres
        if typed is LengthUnit.M and metres == int(metres):
            return f"{self.number(metres)}{NBSP}m"
        if typed in (LengthUnit.MILE, LengthUnit.KM, LengthUnit.YARD, LengthUnit.FOOT):
            return self.length(distance, typed)
        if units is UnitSystem.KM and metres < METRES_PER_KM:
            return f"{self.number(metres, 1, trim=True)}{NBSP}m"
        return self.length(distance, units.length, 2 if metres < 10 * units.length.metres else 1)

    def race_name(self, distance: Distance) -> str | None:
        """What a race over just this distance is called, where it has a name without a number."""
        name = _RACE_NAMES.get(distance.metres)
        return None if name is None else self.say(name)

    # Dates

    def date(self, date: dt.date) -> str:
        """The date with its month written out: 6 May 1954."""
        return self.say("{day} {month} {year}", day=date.day, month=self.say(_MONTHS[date.month - 1]), year=date.year)

    def partial_date(self, text: str) -> str:
        """A date of which perhaps only the month or the year is known ("2026-07"), with its month written out."""
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            return self.date(dt.date(*parts))
        if len(parts) == 2:
            return self.say("{month} {year}", month=self.say(_MONTHS[parts[1] - 1]), year=parts[0])
        return text


_COMMA_FORMAT: Final = str.maketrans({",": ".", ".": ","})


def capitalised(text: str) -> str:
    """The text with its first letter a capital; the others stay as they are."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=64)
def wording_for(reader: Reader) -> Wording:
    """The wording of this reader; there are few kinds of readers, and each is built once."""
    return Wording(reader)
