"""The card of ``/points``: what a time is worth by the World Athletics tables, and what is worth the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.core.event_factors import FACTORS
from bot.core.events import Surface
from bot.core.quantities import Distance, Duration
from bot.core.score import Score
from bot.core.scoring import MOST, Coefficients, Discipline, ScoredEvent, Status
from bot.core.scoring_query import PointsAnswer
from bot.core.units import LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.names import category_name, surface_name
from bot.reply.table import table
from bot.reply.understood import assumptions, performance, phrase_as_read
from bot.reply.wording import NBSP, Wording, capitalised

_DISCIPLINES: Final = {
    Discipline.STEEPLECHASE: mark("{distance} steeplechase"),
    Discipline.HURDLES: mark("{distance} hurdles"),
    Discipline.RELAY: mark("4 × {distance} relay"),
}
_TYPED: Final = {Surface.OUTDOOR_TRACK: "track", Surface.SHORT_TRACK: "short track", Surface.ROAD: "road"}
_DERIVED_MARK: Final = "*"
_HUNDREDTHS_BELOW: Final = 600.0


def points_card(answer: PointsAnswer, wording: Wording) -> Card:
    """The points, the times worth the same in other events, and how well the figures are known."""
    return Card(
        title=_title(answer, wording),
        lines=tuple(_lines(answer, wording)),
        fields=tuple(_fields(answer, wording)),
        footer=" ".join(_footer(answer, wording)),
        next_steps=tuple(_next_steps(answer, wording)),
    )


def points_line(answer: PointsAnswer, wording: Wording) -> str:
    """One line for autocomplete: "5 km in 20:00, women, road: 654 points"."""
    told = _points(answer, wording) if answer.asked is None else ", ".join(_times(answer, wording))
    return wording.say("{name}: {told}", name=capitalised(_as_read(answer, wording)), told=told)


@lru_cache(maxsize=512)
def scored_event_name(event: ScoredEvent, wording: Wording) -> str:
    """The event as it stands on a start list: 5000 m, 5 km, 110 m hurdles."""
    unit = LengthUnit.KM if event.id.endswith("km") else LengthUnit.MILE if event.id.endswith("mi") else LengthUnit.M
    name = wording.distance(event.distance, typed=unit)
    if event.discipline is Discipline.FLAT:
        return name
    return wording.say(_DISCIPLINES[event.discipline], distance=name)


# The head


def _title(answer: PointsAnswer, wording: Wording) -> str:
    if answer.asked is None:
        return capitalised(_points(answer, wording))
    points = wording.say_count("{count} point", "{count} points", answer.asked, count=answer.asked)
    name, times = scored_event_name(answer.event, wording), _times(answer, wording)
    if len(times) > 1:
        return wording.say("{points}: {name}, {times}", points=points, name=name, times=", ".join(times))
    return wording.say("{points}: {name} in {time}", points=points, name=name, time=times[0])


def _points(answer: PointsAnswer, wording: Wording) -> str:
    if len(answer.scores) == 1:
        points = answer.scores[0].points or 0
        if not points:
            return wording.say("no points yet")
        return wording.say_count("{count} point", "{count} points", points, count=points)
    told = [f"{_category(score, wording)} {_number(score, wording)}" for score in answer.scores]
    return wording.say("Points: {told}", told=", ".join(told))


def _number(score: Score, wording: Wording) -> str:
    return wording.say("over {points}", points=MOST) if score.points is None else str(score.points)


def _times(answer: PointsAnswer, wording: Wording) -> list[str]:
    """The times for the points asked for, with whose they are where there are two."""
    if len(answer.scores) == 1:
        return [wording.exact_duration(answer.scores[0].duration)]
    return [f"{_category(score, wording)} {wording.exact_duration(score.duration)}" for score in answer.scores]


def _category(score: Score, wording: Wording) -> str:
    return category_name(score.coefficients.category, wording)


def _as_read(answer: PointsAnswer, wording: Wording) -> str:
    run, event = answer.run, answer.event
    if run is None:
        points = wording.say_count("{count} point", "{count} points", answer.asked or 0, count=answer.asked)
        phrase = wording.say("{points} over {name}", points=points, name=scored_event_name(event, wording))
    elif event.discipline is not Discipline.FLAT or answer.is_by_hand:
        phrase = performance(wording, scored_event_name(event, wording), run.duration)
    elif run.race is not None:
        phrase = performance(wording, wording.distance(run.race), run.duration)
    else:
        phrase = phrase_as_read(wording, run.phrase, run.distance)
    parts = [phrase, wording.say("by hand") if answer.is_by_hand else ""]
    parts.append(_category(answer.scores[0], wording) if len(answer.scores) == 1 else "")
    return ", ".join(part for part in (*parts, surface_name(event.surface, wording)) if part)


def _lines(answer: PointsAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Read as {phrase}", phrase=_as_read(answer, wording))
    if answer.run is not None:
        yield from assumptions(wording, replace(answer.run.phrase, snap=None), answer.run.distance)
    scored = wording.exact_duration(answer.scores[0].duration)
    if answer.converted is not None:
        yield wording.say(
            "The tables have no such event: scored as a {name} in {time}, by the factor below.",
            name=scored_event_name(answer.event, wording),
            time=scored,
        )
    if answer.is_by_hand:
        yield wording.say("Timed by hand, so {time} is scored.", time=scored)
    if answer.is_rounded_up:
        yield wording.say("On the road only whole seconds count, rounded up: {time}.", time=scored)
    if len(answer.scores) > 1:
        yield wording.say("Women and men have tables of their own, so here are both.")
    if answer.is_assumed and answer.event.surface is Surface.ROAD:
        yield wording.say("I took it for a road race; the track has tables of its own.")
    elif answer.is_assumed:
        yield wording.say("I took it for a race on the outdoor track.")
    for score in answer.scores:
        if score.points == 0:
            yield _too_slow(answer, score, wording)


def _too_slow(answer: PointsAnswer, score: Score, wording: Wording) -> str:
    first = wording.exact_duration(score.first_point)
    if len(answer.scores) > 1:
        return wording.say("The table for {category} ends at {time}.", category=_category(score, wording), time=first)
    return wording.say("The table ends at {time}; `/agegrade` takes slower runs too.", time=first)


# Fields


def _fields(answer: PointsAnswer, wording: Wording) -> Iterator[Field]:
    scored = [score for score in answer.scores if score.points]
    other = [score for score in scored if score.other_track is not None]
    if other and other[0].other_track is not None:
        there = other[0].other_track[0]
        yield Field(_on(there.surface, wording), "\n".join(_other_track(answer, score, wording) for score in other))
    goal = answer.scores[0].next_hundred if len(answer.scores) == 1 and answer.asked is None else None
    if goal is not None:
        points, duration = goal
        told = wording.say("{points} from **{time}**", points=points, time=wording.exact_duration(duration))
        yield Field(wording.say("The next hundred"), told)
    if answer.by_factor:
        lines = [_by_factor(answer, distance, duration, wording) for distance, duration in answer.by_factor]
        yield Field(wording.say("By fixed factors"), "\n".join(lines))
    if scored:
        yield Field(wording.say("Worth as much"), _equal(scored, wording), inline=False)


def _on(surface: Surface, wording: Wording) -> str:
    if surface is Surface.SHORT_TRACK:
        return wording.say("On a short track")
    return wording.say("On an outdoor track")


def _by_factor(answer: PointsAnswer, distance: Distance, duration: Duration, wording: Wording) -> str:
    unit = LengthUnit.M if distance.metres == int(distance.metres) else LengthUnit.MILE
    name = capitalised(wording.distance(distance, typed=unit))
    told = f"{name}:{NBSP}**{_worked_out(duration, wording)}**"
    for pair, factor in FACTORS.items():
        if distance in pair and answer.started_from in pair:
            sign = "×" if pair[1] == distance else "÷"
            return f"{told} ({sign}{NBSP}{wording.number(factor, 4, trim=True)})"
    return told


def _other_track(answer: PointsAnswer, score: Score, wording: Wording) -> str:
    if score.other_track is None:
        return ""
    told = f"**{_worked_out(score.other_track[1], wording)}**"
    if len(answer.scores) == 1:
        return told
    return wording.say("{name}: {told}", name=capitalised(_category(score, wording)), told=told)


def _worked_out(duration: Duration, wording: Wording) -> str:
    """A time on the track that was worked out: hundredths, and from ten minutes up tenths."""
    return wording.duration(duration, 2 if duration.seconds < _HUNDREDTHS_BELOW else 1)


def _equal(scored: list[Score], wording: Wording) -> str:
    """A table of events and the times worth as many points in them."""
    rows = [
        (_marked(row[0][0], wording), *(_cell(other.event, duration, wording) for other, duration in row))
        for row in zip(*(score.equal for score in scored), strict=True)
    ]
    head = ("", *(_category(score, wording) for score in scored)) if len(scored) > 1 else ()
    return table(rows, head=head)


def _marked(coefficients: Coefficients, wording: Wording) -> str:
    """The event's name, with a star where its figures are derived."""
    star = _DERIVED_MARK if coefficients.status is Status.DERIVED else ""
    return capitalised(scored_event_name(coefficients.event, wording)) + star


def _cell(event: ScoredEvent, duration: Duration, wording: Wording) -> str:
    return wording.duration(duration) if event.surface is Surface.ROAD else _worked_out(duration, wording)


# Footer and buttons


def _footer(answer: PointsAnswer, wording: Wording) -> Iterator[str]:
    score = answer.scores[0]
    coefficients = score.coefficients
    match coefficients.status:
        case Status.EXACT:
            yield wording.say("World Athletics scoring tables, edition {year}.", year=coefficients.edition)
            yield wording.say("The edition of 2025 has other figures, which are not known to me.")
        case Status.SAME_AS_2022:
            yield wording.say(
                "World Athletics scoring tables, edition {year}: as in 2022, to a point.", year=coefficients.edition
            )
        case Status.DERIVED:
            yield wording.say("World Athletics scoring tables, edition {year}.", year=coefficients.edition)
            yield wording.say("Its figures are derived and not checked against the printed table.")
    earlier = [one.earlier for one in answer.scores if one.earlier is not None]
    if earlier:
        told = wording.all_of([str(points) for _, points in earlier])
        yield wording.say("By the edition of {year}, exact: {points}.", year=earlier[0][0], points=told)
    scored = [one for one in answer.scores if one.points]
    if scored:
        yield wording.say("Worth as much means equal points, not an NCAA conversion.")
        if any(other.status is Status.DERIVED for other, _ in scored[0].equal):
            yield wording.say("* From derived figures.")
    if answer.by_factor:
        yield wording.say("Fixed factors: Track & Field News, Big Gold Book.")


def _next_steps(answer: PointsAnswer, wording: Wording) -> Iterator[NextStep]:
    category = answer.scores[0].coefficients.category.value if len(answer.scores) == 1 else ""
    for surface in answer.elsewhere:
        label = capitalised(surface_name(surface, wording))
        yield NextStep(label, "points", (answer.as_typed, "", category, _TYPED[surface]), in_place=True)
    if answer.has_record:
        against = "road" if answer.event.surface is Surface.ROAD else ""
        yield NextStep(wording.say("Beside the record"), "compare", (answer.run_as_typed, "", category, against))
    if answer.event.discipline is not Discipline.RELAY:
        yield NextStep(wording.say("Pace"), "pace", (answer.run_as_typed,))
