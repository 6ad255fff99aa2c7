"""Times over a distance and the one beside it, by the fixed factors that American track uses."""

from __future__ import annotations

from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import MILE
from bot.core.formulas import Input, Trend, formula
from bot.core.quantities import Distance, Duration

NAME: Final = "Big Gold Book"
SOURCE: Final = "Track & Field News, Big Gold Book, as its editor gives the factors"

TWO_MILES: Final = Distance(2 * MILE.metres)
_METRES: Final = {metres: Distance(float(metres)) for metres in (1500, 1600, 3000, 3200)}
FACTORS: Final = {
    (_METRES[1500], MILE): 1.08,
    (_METRES[1600], MILE): 1.0058,
    (_METRES[3200], TWO_MILES): 1.0058,
    (_METRES[1500], _METRES[1600]): 1.0737,
    (_METRES[3000], _METRES[3200]): 1.0737,
    (_METRES[3000], TWO_MILES): 1.08,
}
"""What a time over the first distance is multiplied with for the second."""
OTHER_RATIO: Final = 0.926
"""A variant for 1500 m to the mile and 3000 m to two miles: the time is divided by it, which is times 1.0799."""


def factor(start: Distance, end: Distance) -> float | None:
    """What a time over ``start`` is multiplied with for ``end``, either way; None where there is no factor."""
    if (start, end) in FACTORS:
        return FACTORS[start, end]
    back = FACTORS.get((end, start))
    return None if back is None else 1 / back


def neighbours(distance: Distance) -> tuple[Distance, ...]:
    """The distances that a time over this one can be put to, shortest first."""
    ends = [end for start, end in FACTORS if start == distance]
    starts = [start for start, end in FACTORS if end == distance]
    return tuple(sorted((*starts, *ends)))


@formula(
    "event_factor",
    name=NAME,
    command="points",
    source=SOURCE,
    unit="s",
    inputs=(Input(name="duration", unit="s", low=100, high=3_600, trend=Trend.RISES, make=Duration, is_checked=False),),
    number=lambda duration: duration.seconds,
    variants=tuple({"start": start, "end": end} for start, end in FACTORS),
)
def by_factor(duration: Duration, *, start: Distance, end: Distance) -> Duration:
    """The time over ``end`` that goes with one over ``start``: multiplied with the factor, or divided the other way.

    A rule of thumb for the same effort: the lengths of 1500 m and the mile alone differ by 1.0729. Others divide by
    0.926 (``event_ratio_0926``), or take 1.0802, whose origin was not found. Raises PersonError for distances without a
    factor.
    """
    found = factor(start, end)
    if found is None:
        raise PersonError(Mistake.NOT_IN_TABLES, params={"distance": end, "known": neighbours(start), "method": NAME})
    return Duration(duration.seconds * found)


@formula(
    "event_ratio_0926",
    name="Divided by 0.926",
    command="points",
    source="Widely used for 1500 m to the mile; origin not traced",
    unit="s",
    inputs=(Input(name="duration", unit="s", low=100, high=3_600, trend=Trend.RISES, make=Duration, is_checked=False),),
    number=lambda duration: duration.seconds,
    identities=(({"duration": 926.0}, 1000.0),),
)
def by_ratio(duration: Duration) -> Duration:
    """The mile that goes with 1500 m, or the two miles with 3000 m: the time divided by 0.926.

    A variant of the Big Gold Book's 1.08, which answers use: 1.0799.
    """
    return Duration(duration.seconds / OTHER_RATIO)
