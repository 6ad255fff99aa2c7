"""The days to a race, and where a plan and its taper begin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from bot.core.formulas import outside
from bot.core.quantities import Distance
from bot.core.terms import Term

SHORTEST_PLAN: Final = 1
LONGEST_PLAN: Final = 52
"""Weeks."""
DAYS_A_WEEK: Final = 7

# Guidance of ours: lengths that plans for amateurs commonly have. A race belongs to the nearest of these distances.
_PLANS: Final = ((Distance(7_500.0), 8), (Distance(15_000.0), 10), (Distance(30_000.0), 12))
_LONGEST_USUAL: Final = 16
_LONG_TAPER_FROM: Final = Distance(30_000.0)
_LONG_TAPER: Final = 14
_SHORT_TAPER: Final = 7
"""Days before the race."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan that ends with the race: so many weeks, the day it begins, and the week of it that is today's.

    ``week`` is 0 before it has begun and counts from 1. ``is_usual`` is false for a length that somebody chose.
    """

    weeks: int
    start: dt.date
    week: int
    is_usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """A race to come; ``plan`` is None where neither its length nor the distance is known, ``taper`` likewise.

    ``name`` is what somebody called the race, perhaps nothing. ``taper`` is the first day of less training.
    """

    name: str
    distance: Distance | None
    day: dt.date
    today: dt.date
    plan: Plan | None
    taper: dt.date | None

    @property
    def days(self) -> int:
        """The days from today to the race; 0 on its day."""
        return (self.day - self.today).days

    @property
    def weeks_and_days(self) -> tuple[int, int]:
        """The same as whole weeks and the days left over."""
        return divmod(self.days, DAYS_A_WEEK)


def usual_weeks(distance: Distance) -> int:
    """The weeks that a plan for this distance commonly takes: 8 for 5 km, 10 for 10 km, 12 for a half, 16 for more.

    Guidance of ours, from no study.
    """
    return next((weeks for longest, weeks in _PLANS if distance <= longest), _LONGEST_USUAL)


def taper_days(distance: Distance) -> int:
    """The days before a race in which training eases: two weeks from 30 km on, else one.

    L. Bosquet et al., Med Sci Sports Exerc 39:1358, 2007, found two weeks with 41 to 60 % less volume and the pace kept
    to serve best, over several sports (recalled, not read again). One week for shorter races is guidance of ours.
    """
    return _LONG_TAPER if distance >= _LONG_TAPER_FROM else _SHORT_TAPER


def count_down(
    day: dt.date, today: dt.date, *, name: str = "", distance: Distance | None = None, weeks: int | None = None
) -> Countdown:
    """The days to a race on ``day``, and a plan that ends with it, ``weeks`` long or as usual for the distance.

    Raises PersonError for a plan of less than 1 or more than 52 weeks. A plan begins on the race's weekday, and a week
    later its second week does.
    """
    plan = None
    length = usual_weeks(distance) if weeks is None and distance is not None else weeks
    if length is not None:
        if not SHORTEST_PLAN <= length <= LONGEST_PLAN:
            raise outside(Term.WEEKS, length, SHORTEST_PLAN, LONGEST_PLAN)
        start = day - dt.timedelta(weeks=length)
        week = max(0, (today - start).days // DAYS_A_WEEK + 1)
        plan = Plan(weeks=length, start=start, week=min(week, length), is_usual=weeks is None)
    taper = None if distance is None else day - dt.timedelta(days=taper_days(distance))
    return Countdown(name=name, distance=distance, day=day, today=today, plan=plan, taper=taper)
