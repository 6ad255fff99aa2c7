"""Which test of fitness suits somebody: a rule from what they are after and where they can run.

The rule is this project's own, from general running sense. Of the tests that suit a goal, best first, the first that
also suits the place is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter

EXAMPLE: Final = "first 5k"
PLACE_EXAMPLE: Final = "track"


class Trial(StrEnum):
    """A test anybody can run alone or with a club, by what to type for it."""

    KM1 = "1k"
    MILE = "mile"
    KM5 = "5k"
    MINUTES12 = "12 minutes"


class Goal(StrEnum):
    """What somebody is after, by what to type for it."""

    JUST_STARTED = "just started"
    WALKING = "walking"
    FIRST_5K = "first 5k"
    FASTER_MILE = "get faster over the mile"
    FASTER_5K = "faster 5k or 10k"
    MARATHON = "marathon"
    HEALTH = "weight loss"
    COMEBACK = "back after a break"
    TEAM_SPORT = "football"
    MILITARY = "military"
    SCHOOL = "school"


class Ground(StrEnum):
    """Where somebody can run, by what to type for it."""

    TRACK = "track"
    HALL = "hall"
    ROAD = "road"
    TREADMILL = "treadmill"


SUITS_GOAL: Final = {
    Goal.JUST_STARTED: (Trial.KM1, Trial.MINUTES12),
    Goal.WALKING: (Trial.MINUTES12, Trial.KM1),
    Goal.FIRST_5K: (Trial.KM1, Trial.MINUTES12),
    Goal.FASTER_MILE: (Trial.MILE, Trial.KM1, Trial.MINUTES12),
    Goal.FASTER_5K: (Trial.KM5, Trial.MILE),
    Goal.MARATHON: (Trial.KM5, Trial.MINUTES12),
    Goal.HEALTH: (Trial.MINUTES12, Trial.KM1),
    Goal.COMEBACK: (Trial.KM1, Trial.MINUTES12),
    Goal.TEAM_SPORT: (Trial.MINUTES12, Trial.KM1),
    Goal.MILITARY: (Trial.MINUTES12, Trial.MILE, Trial.KM5),
    Goal.SCHOOL: (Trial.MILE, Trial.MINUTES12),
}
"""The tests for each goal, the best first."""

SUITS_GROUND: Final = {
    Ground.TRACK: frozenset(Trial),
    Ground.HALL: frozenset({Trial.KM1, Trial.MILE, Trial.MINUTES12}),
    Ground.ROAD: frozenset({Trial.KM1, Trial.MILE, Trial.KM5}),
    Ground.TREADMILL: frozenset({Trial.MINUTES12, Trial.KM5}),
}
"""5 km are 25 laps of a hall; how far twelve minutes were is hard to measure on a road; a belt starts slowly."""

_TRIALS: Final = {
    Trial.KM1: re.compile(r"(?:1 ?k(?:m)?|1,?000 ?m(?:et\w{0,4})?|(?:one |a |1 )?kilomet\w{0,4})"),
    Trial.MILE: re.compile(r"(?:(?:1|one|a|the|eine) ?)?(?:miles?|meilen?)"),
    Trial.KM5: re.compile(r"(?:5 ?k(?:m)?|5,?000 ?m(?:et\w{0,4})?|parkrun)"),
    Trial.MINUTES12: re.compile(
        r"(?:(?:12|twelve|zwölf) ?-?min\w{0,5}(?:[ -]?(?:run|test|lauf))?|cooper(?:[ -]?test)?)"
    ),
}


def _beginning(words: str) -> re.Pattern[str]:
    """A pattern for any word that begins like one of these; they are separated by commas."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split(', '))})")


_FASTER: Final = _beginning("fast, quick, improv, better, pb, pr, speed, schnell, besser, bestzeit, record, sub")
_SHORT: Final = _beginning("mile, meile, 1500, 800, 1000, 1 ?k, kilomet")
_MIDDLE: Final = _beginning("5 ?k, 10 ?k, 5000, 10,?000, parkrun")
_GOALS: Final = (
    (Goal.FIRST_5K, _beginning("c25k, couch (?:to|2) 5, (?:first|1st|erste[nrs]?) (?:5|park|race|lauf)")),
    (Goal.WALKING, _beginning("walk, gehen, geher, nordic, spazier")),
    (Goal.COMEBACK, _beginning(r"come ?back, back(?!\w), return, injur, after a break, wieder, verletz, pause")),
    (Goal.JUST_STARTED, _beginning("just, start, begin, new, novice, couch, anfäng, einsteig, neu")),
    (
        Goal.MILITARY,
        _beginning("milit, army, armee, navy, marine, polic, poliz, fire, feuerwehr, bundesw, soldat, forces"),
    ),
    (
        Goal.SCHOOL,
        _beginning(r"school, schul, pupil, schüler, kids, child, kinder, class, pe(?!\w), unterricht, student"),
    ),
    (
        Goal.TEAM_SPORT,
        _beginning("football, soccer, rugby, hockey, basket, handball, fu(?:ß|ss)ball, tennis, team, mannsch"),
    ),
    (
        Goal.HEALTH,
        _beginning(r"weight, lose, losing, health, abnehm, gesund, gewicht, fit(?:ter|ness)?(?!\w), stress, heart"),
    ),
    (Goal.MARATHON, _beginning(r"half, halb, hm(?!\w), \w{0,5}marathon, ultra, 42, 21, long run, endur, ausdauer")),
)
"""The first whose word is found is the goal, so what is more particular stands first."""


def _place(words: str) -> re.Pattern[str]:
    """A pattern for one of these words, with "on the" or the like before it."""
    before = r"(?:(?:on|in|auf) )?(?:(?:the|a|der|dem|einer|einem) )?"
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(words.split(', '))})(?!\w)")


_GROUNDS: Final = (
    (Ground.TREADMILL, _place("treadmill, laufband, belt, gym, studio")),
    (Ground.HALL, _place("hall, halle, hallenbahn, indoors?, short track, 200 ?m track, kurzbahn")),
    (Ground.TRACK, _place("track, laufbahn, bahn, stadium, stadion, oval, 400 ?m track, tartan")),
    (Ground.ROAD, _place("roads?, streets?, stra(?:ß|ss)e, park, path, outside, draußen, weg")),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The test for a goal; ``is_for_ground`` says that a better one does not suit the place."""

    trial: Trial
    others: tuple[Trial, ...]
    is_for_ground: bool


@dataclass(frozen=True, slots=True)
class BenchmarkAnswer:
    """What was asked for: a goal with a suggestion, one test's page, or neither, which is the overview."""

    goal: Goal | None = None
    ground: Ground | None = None
    trial: Trial | None = None
    suggestion: Suggestion | None = None


def suggest(goal: Goal, ground: Ground | None = None) -> Suggestion:
    """The test for a goal at a place: the first that suits both, or the best for the goal where none does."""
    suited = SUITS_GOAL[goal]
    possible = [trial for trial in suited if ground is None or trial in SUITS_GROUND[ground]] or [suited[0]]
    others = tuple(trial for trial in possible if trial is not possible[0])
    return Suggestion(possible[0], others, is_for_ground=possible[0] is not suited[0])


def read_benchmark(goal: str = "", place: str = "") -> BenchmarkAnswer:
    """What "first 5k", "marathon on the treadmill" or "mile" asks for; the place in its own option stands over.

    Raises PersonError: NOT_A_CHOICE for a goal or a place that is not known.
    """
    ground = _read_place(place) if place.strip() else None
    if not goal.strip():
        return BenchmarkAnswer(ground=ground)
    phrase = Lifter(goal, EXAMPLE)
    said = _take_ground(phrase)
    ground = ground or said
    text = " ".join(phrase.text.split()).strip(" ,;.!?")
    if not text and said is not None:
        return BenchmarkAnswer(ground=ground)
    trial = next((trial for trial, pattern in _TRIALS.items() if pattern.fullmatch(text)), None)
    if trial is not None:
        return BenchmarkAnswer(ground=ground, trial=trial)
    found = _goal_in(text)
    if found is None:
        choices = (*(Goal.FIRST_5K, Goal.FASTER_MILE, Goal.MARATHON, Goal.HEALTH, Goal.MILITARY, Goal.SCHOOL), *Trial)
        raise PersonError(
            Mistake.NOT_A_CHOICE, text=phrase.typed, example=EXAMPLE, params={"choices": tuple(map(str, choices))}
        )
    suggestion = suggest(found, ground)
    return BenchmarkAnswer(goal=found, ground=ground, trial=suggestion.trial, suggestion=suggestion)


def _goal_in(text: str) -> Goal | None:
    found = next((goal for goal, pattern in _GOALS if pattern.search(text)), None)
    if found is not None:
        return found
    if _SHORT.search(text) and not _MIDDLE.search(text):
        return Goal.FASTER_MILE
    if _MIDDLE.search(text) or _FASTER.search(text):
        return Goal.FASTER_5K
    return None


def _take_ground(phrase: Lifter) -> Ground | None:
    for ground, pattern in _GROUNDS:
        if phrase.take(pattern) is not None:
            return ground
    return None


def _read_place(text: str) -> Ground:
    phrase = Lifter(text, PLACE_EXAMPLE)
    ground = _take_ground(phrase)
    if ground is None or not phrase.is_empty:
        raise PersonError(
            Mistake.NOT_A_CHOICE,
            text=phrase.typed,
            example=PLACE_EXAMPLE,
            params={"choices": tuple(map(str, Ground))},
        )
    return ground
