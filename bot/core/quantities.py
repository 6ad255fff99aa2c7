"""Distance, Duration, Pace and Speed: their arithmetic is the pace triangle.

Each holds one plain float in the unit of its field name, always finite and above zero. Equal values compare
equal and may be dictionary keys. Nothing is rounded here: rounding happens once, where a number is written.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self, overload

from bot.core.units import METRES_PER_KM, METRES_PER_MILE, MPS_PER_KMH, MPS_PER_MPH


def _not_positive(value: float, what: str) -> ValueError:
    return ValueError(f"{what} must be finite and above zero, not {value!r}")


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """An elapsed time in seconds. Raises ValueError unless finite and above zero."""

    seconds: float

    def __post_init__(self) -> None:
        if not 0 < self.seconds < math.inf:
            raise _not_positive(self.seconds, "a duration in seconds")

    @overload
    def __truediv__(self, other: Distance) -> Pace: ...
    @overload
    def __truediv__(self, other: Pace) -> Distance: ...
    def __truediv__(self, other: Distance | Pace) -> Pace | Distance:
        if isinstance(other, Distance):
            return Pace(self.seconds / other.metres * METRES_PER_KM)
        return Distance(self.seconds / other.seconds_per_km * METRES_PER_KM)


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """A length run, in metres. Raises ValueError unless finite and above zero."""

    metres: float

    def __post_init__(self) -> None:
        if not 0 < self.metres < math.inf:
            raise _not_positive(self.metres, "a distance in metres")

    @classmethod
    def from_km(cls, km: float) -> Self:
        """The distance of so many kilometres."""
        return cls(km * METRES_PER_KM)

    @classmethod
    def from_miles(cls, miles: float) -> Self:
        """The distance of so many miles of 1609.344 m."""
        return cls(miles * METRES_PER_MILE)

    @property
    def km(self) -> float:
        """The distance in kilometres."""
        return self.metres / METRES_PER_KM

    @property
    def miles(self) -> float:
        """The distance in miles of 1609.344 m."""
        return self.metres / METRES_PER_MILE

    def __truediv__(self, other: Duration) -> Speed:
        return Speed(self.metres / other.seconds)


@dataclass(frozen=True, slots=True, order=True)
class Pace:
    """Seconds per kilometre; smaller is faster. Raises ValueError unless finite and above zero."""

    seconds_per_km: float

    def __post_init__(self) -> None:
        if not 0 < self.seconds_per_km < math.inf:
            raise _not_positive(self.seconds_per_km, "a pace in seconds per kilometre")

    @classmethod
    def per_mile(cls, seconds: float) -> Self:
        """The pace of so many seconds per mile."""
        return cls(seconds / METRES_PER_MILE * METRES_PER_KM)

    @property
    def seconds_per_mile(self) -> float:
        """The pace in seconds per mile: pace per km × 1.609344, never rounded between."""
        return self.seconds_per_km * METRES_PER_MILE / METRES_PER_KM

    @property
    def speed(self) -> Speed:
        """The same as a speed."""
        return Speed(METRES_PER_KM / self.seconds_per_km)

    def __mul__(self, other: Distance) -> Duration:
        return Duration(self.seconds_per_km * other.metres / METRES_PER_KM)


@dataclass(frozen=True, slots=True, order=True)
class Speed:
    """A speed in metres per second. Raises ValueError unless finite and above zero."""

    metres_per_second: float

    def __post_init__(self) -> None:
        if not 0 < self.metres_per_second < math.inf:
            raise _not_positive(self.metres_per_second, "a speed in metres per second")

    @classmethod
    def from_kmh(cls, kmh: float) -> Self:
        """The speed of so many kilometres an hour."""
        return cls(kmh * MPS_PER_KMH)

    @classmethod
    def from_mph(cls, mph: float) -> Self:
        """The speed of so many miles an hour."""
        return cls(mph * MPS_PER_MPH)

    @property
    def kmh(self) -> float:
        """The speed in kilometres an hour."""
        return self.metres_per_second / MPS_PER_KMH

    @property
    def mph(self) -> float:
        """The speed in miles an hour."""
        return self.metres_per_second / MPS_PER_MPH

    @property
    def pace(self) -> Pace:
        """The same as a pace."""
        return Pace(METRES_PER_KM / self.metres_per_second)
