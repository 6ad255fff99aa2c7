"""What a time is worth in points, and what is worth the same elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from bot.core.errors import PersonError
from bot.core.events import Category, Surface
from bot.core.plausibility import check_performance
from bot.core.quantities import Distance, Duration
from bot.core.scoring import (
    MOST,
    Coefficients,
    ScoredEvent,
    Status,
    coefficients_of,
    event_over,
    newest,
    scored_events,
    worth,
)

_HUNDRED: Final = 100
_TRACK: Final = ("100m", "200m", "400m", "800m", "1500m", "1mi", "3000m", "5000m", "10000m")
_ROAD: Final = ("5km", "10km", "half", "marathon")
_SPRINT: Final = Distance(600.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a time is worth in one category. ``points`` is None over 1400, ``exact`` is not rounded.

    ``duration`` is the time that was scored: with the hand-timing addition, and on the road in whole seconds.
    ``earlier`` are the points by the newest edition whose coefficients are exact, where these are not. ``equal`` are
    times worth the same in other events, and ``other_track`` that over the same race on the other kind of track.
    """

    coefficients: Coefficients
    duration: Duration
    exact: Decimal
    points: int | None
    earlier: tuple[int, int] | None
    first_point: Duration
    next_hundred: tuple[int, Duration] | None
    equal: tuple[tuple[Coefficients, Duration], ...]
    other_track: tuple[ScoredEvent, Duration] | None


def score_of(coefficients: Coefficients, duration: Duration, exact: Decimal, points: int | None) -> Score:
    """What a time is worth, with all that is told of it; ``points`` is None over 1400."""
    event, category = coefficients.event, coefficients.category
    is_scored = points is not None and points >= 1
    earlier = None
    if coefficients.status is Status.DERIVED and is_scored:
        older = (one for one in coefficients_of(event, category) if one.status is Status.EXACT)
        known = next(older, None)
        if known is not None:
            earlier = known.edition, int(known.exact_points(known.official(duration)))
    return Score(
        coefficients=coefficients,
        duration=duration,
        exact=exact,
        points=points,
        earlier=earlier,
        first_point=coefficients.time_for(1),
        next_hundred=_next_hundred(coefficients, points) if is_scored else None,
        equal=tuple(_equal(coefficients, exact)) if is_scored else (),
        other_track=_on_other_track(coefficients, exact) if is_scored else None,
    )


def _next_hundred(coefficients: Coefficients, points: int | None) -> tuple[int, Duration] | None:
    """The next round hundred of points and its time; None where nobody has run that."""
    if points is None:
        return None
    goal = (points // _HUNDRED + 1) * _HUNDRED
    duration = coefficients.time_for(goal) if goal <= MOST else None
    if duration is None:
        return None
    try:
        check_performance(coefficients.event.distance, duration)
    except PersonError:
        return None
    return goal, duration


def _equal(coefficients: Coefficients, points: Decimal) -> Iterator[tuple[Coefficients, Duration]]:
    """Times worth the same over the distances that most people know, the event itself left out."""
    own = coefficients.event
    for other in _well_known(coefficients.category, is_sprint=own.distance < _SPRINT):
        # The same race on the other track is told beside the table.
        if other.event.id != own.id:
            yield other, worth(points, other)


@cache
def _well_known(category: Category, *, is_sprint: bool) -> tuple[Coefficients, ...]:
    """The events of ``_TRACK`` and ``_ROAD`` that go with a sprint or with a longer race, in their order."""
    names = _TRACK[:5] if is_sprint else (*_TRACK[3:], *_ROAD)
    there = {event.id: event for event in scored_events() if event.surface is not Surface.SHORT_TRACK}
    known = (newest(there[name], category) for name in names)
    return tuple(one for one in known if one is not None)


def _on_other_track(coefficients: Coefficients, points: Decimal) -> tuple[ScoredEvent, Duration] | None:
    event = coefficients.event
    other_surface = {
        Surface.OUTDOOR_TRACK: Surface.SHORT_TRACK,
        Surface.SHORT_TRACK: Surface.OUTDOOR_TRACK,
    }.get(event.surface)
    if other_surface is None:
        return None
    there = event_over(event.distance, other_surface, event.discipline)
    other = None if there is None else newest(there, coefficients.category)
    return None if there is None or other is None else (there, worth(points, other))
