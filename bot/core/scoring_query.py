"""What somebody asks for who types "5000m 14:00 indoor men" or "1000 points 5000m women": a run, or points to reach."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.event_factors import by_factor, neighbours
from bot.core.events import EVENTS, MILE, Category, Surface
from bot.core.formulas import outside
from bot.core.notation import DistanceReading, read_distance, read_phrase
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import take_age
from bot.core.notation.phrase import Phrase
from bot.core.plausibility import check_performance
from bot.core.quantities import Distance, Duration
from bot.core.retelling import distance_as_typed, run_as_typed, time_as_typed
from bot.core.runs import Run, is_same, read_run
from bot.core.score import Score, score_of
from bot.core.scoring import (
    METHOD,
    MOST,
    Coefficients,
    Discipline,
    ScoredEvent,
    event_over,
    newest,
    scored_events,
    time_for,
)
from bot.core.terms import Term
from bot.core.units import LengthUnit
from bot.core.venue import read_surface, surface_meant, take_surface
from bot.core.whose import WOMEN_FIRST, read_whose, take_whose

EXAMPLE: Final = "5k in 20:00 women"
"""A phrase that always works."""
EXAMPLE_POINTS: Final = "800 points 5k women"
"""A phrase for the way back that always works."""

_POINTS: Final = re.compile(
    r"(?<![\w.,:])(\d{1,2}[.,]\d{3}|\d{1,5}) ?-?(?:wa )?(?:points?|pts?\.?|p|punkt(?:en?)?|pkt\.?)(?!\w)"
)
_ASKED: Final = re.compile(
    r"(?<!\w)(?:(?:how many|what|wie ?viele) )?(?:wa )?(?:points?|pts|punkte)"
    r"(?: (?:is|are|for|of|does|für|gibt|sind))*(?!\w)"
)
_STEEPLE: Final = re.compile(
    r"(?<![^\W\d_])(?:steeple ?chase|steeples?|s/?c|hindernis(?:se|lauf)?|obstacles|ostacoli siepi)(?!\w)"
)
_HURDLES: Final = re.compile(
    r"(?<![^\W\d_])(?:hurdles?|hurd|hürden(?:lauf)?|huerden(?:lauf)?|haies|vallas)(?!\w)"
    r"|(?:(?<=\dm)|(?<=\d m)|(?<=[14][01]0))h(?!\w)"
)
_HAND: Final = re.compile(
    r"(?<!\w)(?:(?:by |von )?hand(?:[ -]?(?:timed|timing|time))?|handzeit|handgestoppt|ht)(?!\w)|\(h\)"
)
_HAND_WRITTEN: Final = re.compile(r"\d[.,]\dh(?!\w)")
_SURFACES: Final = (Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD)
_TEAM: Final = 4
_NO_SECOND: Final = 1e-6
# "F52" says who ran; points know no age.
_AGE_GROUP: Final = re.compile(r"(?<![\w:.,/])([mwf])\d{2}\+?(?![\w:/]|[.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsAnswer:
    """Points of a run, or the times for points; women's first where both are given.

    ``run`` is None, and ``asked`` the points, on the way back. ``converted`` is the time that was scored in the place
    of a distance without an event (1600 m). ``is_assumed`` is set where nobody said the surface and there are several;
    ``elsewhere`` are the others. ``by_factor`` are the times over the distances beside ``started_from`` by fixed
    factors. ``as_typed`` reads so again; ``run_as_typed`` is the run alone, or on the way back the first of those asked
    for.
    """

    phrase: Phrase
    run: Run | None
    asked: int | None
    event: ScoredEvent
    scores: tuple[Score, ...]
    is_assumed: bool
    elsewhere: tuple[Surface, ...]
    is_by_hand: bool
    is_rounded_up: bool
    converted: Duration | None
    started_from: Distance
    by_factor: tuple[tuple[Distance, Duration], ...]
    as_typed: str
    run_as_typed: str

    @property
    def has_record(self) -> bool:
        """Whether this is a run that can be set beside a world record."""
        flat = self.run is not None and self.event.discipline is Discipline.FLAT
        return flat and self.converted is None and any(one.distance == self.event.distance for one in EVENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a phrase and its options say besides the run."""

    points: int | None
    discipline: Discipline
    is_by_hand: bool
    categories: tuple[Category, ...]
    surface: Surface | None


def work_out_points(time: str, distance: str = "", category: str = "", surface: str = "") -> PointsAnswer:
    """The World Athletics points of the run in ``time``, or the time for the points in it.

    ``time`` takes a whole phrase ("5000m 14:00 indoor men", "1000 points 5000m women", "110m hurdles 14.5 hand"); the
    others refine it and stand over it. Without a category both women's and men's are given. Where nobody says the
    surface, a distance in metres and the mile are run on the outdoor track, others on the road.

    Raises PersonError as the readers do, NOT_IN_TABLES for a distance without an event, OUTSIDE_RANGE over 1400 points.
    """
    option = read_distance(distance) if distance.strip() else None
    categories = read_whose(category)[0] if category.strip() else ()
    phrase = Lifter(time, EXAMPLE)
    said = _besides(phrase, categories, read_surface(surface) if surface.strip() else None)
    if said.points is not None:
        length = _read_length(phrase, option, said.points)
        return _way_back(length, said, time=time, distance=distance, surface=surface)
    try:
        run = read_run(phrase.rest, distance)
    except PersonError as error:
        placed = phrase.placed(error)
        first = error.params.get("first")
        if option is not None and error.code is Mistake.TWO_DISTANCES and isinstance(first, Distance):
            placed.example = distance_as_typed(first)
        raise placed from None
    return _way_there(run, said, time=time, distance=distance, surface=surface)


# Reading


def _besides(phrase: Lifter, categories: tuple[Category, ...], surface: Surface | None) -> _Said:
    points = _take_points(phrase)
    phrase.take(_ASKED)
    discipline = Discipline.FLAT
    if phrase.take(_HURDLES) is not None:
        discipline = Discipline.HURDLES
    elif phrase.take(_STEEPLE) is not None:
        discipline = Discipline.STEEPLECHASE
    by_hand = phrase.take(_HAND) is not None or _HAND_WRITTEN.search(phrase.text) is not None
    take_age(phrase)
    group = phrase.take(_AGE_GROUP)
    said = take_whose(phrase)
    if group is not None:
        said = (Category.MEN,) if group.group(1) == "m" else (Category.WOMEN,)
    found = take_surface(phrase)
    return _Said(
        points=points,
        discipline=discipline,
        is_by_hand=by_hand,
        categories=categories or said or WOMEN_FIRST,
        surface=surface or found,
    )


def _take_points(phrase: Lifter) -> int | None:
    found = phrase.take(_POINTS)
    if found is None:
        return None
    points = int(re.sub(r"\D", "", found.group(1)))
    if not 1 <= points <= MOST:
        raise _placed(outside(Term.POINTS, points, 1, MOST, method=METHOD), phrase.typed, EXAMPLE_POINTS)
    return points


def _read_length(phrase: Lifter, option: DistanceReading | None, points: int) -> Phrase:
    """The distance that points are asked for. Raises PersonError where there is none, or a time beside it."""
    if phrase.is_empty:
        if option is None:
            example = f"{points} points 5k women"
            raise PersonError(
                Mistake.STILL_NEEDED, text=phrase.typed, example=example, params={"needed": (Term.DISTANCE,)}
            )
        return Phrase(phrase.typed, distance=option.snap or option.distance, distance_unit=option.unit)
    try:
        read = read_phrase(phrase.rest)
    except PersonError as error:
        raise _placed(phrase.placed(error), phrase.typed, EXAMPLE_POINTS) from None
    if read.duration is not None or read.pace is not None:
        raise PersonError(Mistake.SAID_TWICE, text=phrase.typed, example=EXAMPLE_POINTS)
    own = read.snap or read.distance
    if option is not None and own is not None and not is_same(own, option.distance):
        params = {"first": own, "second": option.distance, "runs": 1}
        raise PersonError(Mistake.TWO_DISTANCES, text=phrase.typed, example=distance_as_typed(own), params=params)
    return replace(read, distance=own, snap=None)


def _placed(error: PersonError, text: str, example: str) -> PersonError:
    is_whole = not error.text or error.end >= len(error.text)
    start, end = (0, len(text)) if is_whole else (error.start, error.end)
    return PersonError(error.code, text=text, start=start, end=end, example=example, params=error.params)


# Working out


def _way_there(run: Run, said: _Said, *, time: str, distance: str, surface: str) -> PointsAnswer:
    """The points of a run."""
    length, duration, converted = run.distance, run.duration, None
    if said.discipline is Discipline.FLAT and _is_relay(run):
        said = replace(said, discipline=Discipline.RELAY, is_by_hand=False)
    elif said.discipline is Discipline.FLAT:
        length, duration, converted = _put_to_an_event(run)
    try:
        event, is_assumed, elsewhere = _event(run, length, said)
        scores = tuple(_scores(event, duration, said))
    except PersonError as error:
        raise _blamed(error, run, said, time=time, distance=distance, surface=surface) from None
    if converted is not None:
        elsewhere = tuple(surface for surface in elsewhere if surface is not Surface.ROAD)
    start = _exactly(run.distance)
    on_flat_track = said.discipline is Discipline.FLAT and event.surface is not Surface.ROAD
    beside = neighbours(start) if on_flat_track else ()
    return PointsAnswer(
        phrase=run.phrase,
        run=run,
        asked=None,
        event=event,
        scores=scores,
        is_assumed=is_assumed and bool(elsewhere),
        elsewhere=elsewhere,
        is_by_hand=said.is_by_hand and any(score.coefficients.hand_addition for score in scores),
        is_rounded_up=event.surface is Surface.ROAD and duration.seconds % 1 > _NO_SECOND,
        converted=converted,
        started_from=start,
        by_factor=tuple((end, by_factor(run.duration, start=start, end=end)) for end in beside),
        as_typed=_as_typed(event, f"in {time_as_typed(run.duration)}", run, said),
        run_as_typed=run_as_typed(run),
    )


def _way_back(phrase: Phrase, said: _Said, *, time: str, distance: str, surface: str) -> PointsAnswer:
    """The times for points."""
    length, points = phrase.distance or MILE, said.points or 1
    run = Run(phrase=phrase, distance=length, duration=Duration(1.0))
    if phrase.reps == _TEAM and event_over(length, Surface.OUTDOOR_TRACK, Discipline.RELAY) is not None:
        said = replace(said, discipline=Discipline.RELAY)
    try:
        event, is_assumed, elsewhere = _event(run, length, said)
    except PersonError as error:
        blamed = _blamed(error, run, said, time=time, distance=distance, surface=surface)
        if blamed.example == EXAMPLE:
            blamed.example = EXAMPLE_POINTS
        raise blamed from None
    scores = tuple(
        score_of(one, time_for(points, coefficients=one), Decimal(points), points)
        for one in _in_categories(event, said.categories)
    )
    return PointsAnswer(
        phrase=phrase,
        run=None,
        asked=points,
        event=event,
        scores=scores,
        is_assumed=is_assumed,
        elsewhere=elsewhere,
        is_by_hand=False,
        is_rounded_up=False,
        converted=None,
        started_from=event.distance,
        by_factor=(),
        as_typed=_as_typed(event, f"{points} points", run, said),
        run_as_typed=run_as_typed(replace(run, duration=scores[0].duration)),
    )


def _put_to_an_event(run: Run) -> tuple[Distance, Duration, Duration | None]:
    """The run over a distance with an event: 1600 m as a mile, 3200 m as two miles, by the fixed factor."""
    length = _exactly(run.distance)
    if any(event_over(length, surface) is not None for surface in _SURFACES):
        return length, run.duration, None
    for end in reversed(neighbours(length)):
        if event_over(end, Surface.OUTDOOR_TRACK) is not None:
            duration = by_factor(run.duration, start=length, end=end)
            return end, duration, duration
    return length, run.duration, None


def _is_relay(run: Run) -> bool:
    """Whether "4x400 in 3:20" is a team's time; nobody could have run a relay in 75 s, so that is a session of one."""
    event = event_over(run.distance, Surface.OUTDOOR_TRACK, Discipline.RELAY) if run.phrase.reps == _TEAM else None
    if event is None:
        return False
    seconds = Decimal(repr(run.duration.seconds))
    return any(1 <= one.exact_points(seconds) <= MOST for one in _in_categories(event, WOMEN_FIRST))


def _exactly(distance: Distance) -> Distance:
    """The distance of the event it is a way of writing: "1609 m" is the mile."""
    near = (event_over(distance, surface) for surface in _SURFACES)
    return next((event.distance for event in near if event is not None), distance)


def _event(run: Run, length: Distance, said: _Said) -> tuple[ScoredEvent, bool, tuple[Surface, ...]]:
    """The event that was run, whether its surface was assumed, and the others. Raises PersonError."""
    there = {
        surface: event
        for surface in _SURFACES
        if (event := event_over(length, surface, said.discipline)) is not None
        and _in_categories(event, said.categories)
    }
    on_track = Surface.OUTDOOR_TRACK in there or Surface.SHORT_TRACK in there
    surface = said.surface or surface_meant(run, on_track=on_track, on_road=Surface.ROAD in there)
    if said.surface is None and surface is Surface.OUTDOOR_TRACK and surface not in there and there:
        surface = next(iter(there))  # 60 m is run indoors
    if surface not in there:
        known = tuple(
            event.distance
            for event in scored_events()
            if event.surface is surface
            and event.discipline is said.discipline
            and _in_categories(event, said.categories)
        )
        unit = None if surface is Surface.ROAD else LengthUnit.M
        params = {"distance": length, "known": known, "unit": unit, "method": METHOD}
        raise PersonError(Mistake.NOT_IN_TABLES, params=params)
    elsewhere = tuple(other for other in there if other is not surface)
    return there[surface], said.surface is None and bool(elsewhere), elsewhere


def _in_categories(event: ScoredEvent, categories: tuple[Category, ...]) -> list[Coefficients]:
    return [one for category in categories if (one := newest(event, category)) is not None]


def _scores(event: ScoredEvent, duration: Duration, said: _Said) -> Iterator[Score]:
    all_coefficients = _in_categories(event, said.categories)
    exact = [one.exact_points(one.official(duration, by_hand=said.is_by_hand)) for one in all_coefficients]
    if all(points >= MOST + 1 for points in exact):
        method = f"{METHOD} {all_coefficients[0].edition}"
        raise outside(Term.POINTS, int(min(exact)), 1, MOST, method=method)
    for one, worked_out in zip(all_coefficients, exact, strict=True):
        seconds = one.official(duration, by_hand=said.is_by_hand)
        points = int(worked_out)
        yield score_of(one, Duration(float(seconds)), worked_out, points if points <= MOST else None)


def _as_typed(event: ScoredEvent, what: str, run: Run, said: _Said) -> str:
    length = distance_as_typed(_exactly(run.distance), run.phrase.distance_unit)
    if event.discipline is Discipline.RELAY:
        return f"{_TEAM}x{length} {what}"
    parts = (length, "" if event.discipline is Discipline.FLAT else event.discipline.value, what)
    return " ".join(part for part in (*parts, "hand" if said.is_by_hand else "") if part)


def _blamed(error: PersonError, run: Run, said: _Said, *, time: str, distance: str, surface: str) -> PersonError:
    """The error with the option that it came from, and an example that works there."""
    text, example = time, EXAMPLE
    if error.code is Mistake.NOT_IN_TABLES and surface.strip():
        there = [one for one in _SURFACES if event_over(_exactly(run.distance), one, said.discipline) is not None]
        if there:
            text, example = surface, "track" if there[0] is Surface.OUTDOOR_TRACK else there[0].value
    elif error.code is Mistake.NOT_IN_TABLES and distance.strip():
        text, example = distance, next(_that_work(run, error), "")
    return error.about(text.strip(), example)


def _that_work(run: Run, error: PersonError) -> Iterator[str]:
    """Distances with an event that somebody may have run in that time, the nearest first."""
    known = error.params.get("known")
    lengths = [one for one in known if isinstance(one, Distance)] if isinstance(known, tuple) else []
    for length in sorted(lengths, key=lambda one: abs(math.log(one.metres / run.distance.metres))):
        try:
            check_performance(length, run.duration)
        except PersonError:
            continue
        yield distance_as_typed(length)
