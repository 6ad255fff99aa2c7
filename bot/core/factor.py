"""What something does to a time: a number to multiply it by, as a range."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.quantities import Duration


@dataclass(frozen=True, slots=True)
class Factor:
    """A number to multiply a time by, from the least to the most; below 1 where it helps."""

    low: float
    high: float

    def __mul__(self, other: Factor) -> Factor:
        return Factor(self.low * other.low, self.high * other.high)

    @property
    def is_exact(self) -> bool:
        """Whether the range is one number."""
        return self.low == self.high

    @property
    def is_nothing(self) -> bool:
        """Whether it changes nothing."""
        return self.low == self.high == 1.0

    def applied(self, duration: Duration) -> tuple[Duration, Duration]:
        """The time with this upon it, shortest first."""
        return Duration(duration.seconds * self.low), Duration(duration.seconds * self.high)

    def taken_off(self, duration: Duration) -> tuple[Duration, Duration]:
        """The time without this, which was in it, shortest first."""
        return Duration(duration.seconds / self.high), Duration(duration.seconds / self.low)
