"""What somebody asks for who types "5k in 25:00 climb 150m" or "6:00/km at 8%": a run, and the hill it is set on."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from bot.core.conditions import Grade
from bot.core.effort import Effort, read_effort
from bot.core.errors import Mistake, PersonError
from bot.core.factor import Factor
from bot.core.hills import (
    FLATTEST_WALKED,
    NAME,
    STEEPEST,
    Stretch,
    course_factor,
    running_cost,
    walking_cost,
)
from bot.core.notation.lifting import Lifter
from bot.core.notation.slopes import GRADE_EXAMPLE, Slope, read_climb, read_grade, take_slope
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

EXAMPLE: Final = "5k in 25:00 +150 m"
"""A phrase that always works."""
_GROUND: Final = re.compile(
    r"(?<!\w)(?:on (?:a |the )?)?(?:trails?|road|strasse|straße)(?:[ -]?(?:run|race|lauf))?(?!\w)"
)
"""The method knows no ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HillAnswer:
    """A run on a hill, and what it is worth.

    ``grade`` is that of the sloping part and ``on_slope`` its share of the course: half of it comes down again where
    ``is_loop``, and the rest is flat. ``climb_metres`` is the climb over the whole, None where there is no distance.
    ``factor`` is how many times as long the course takes as the flat, ``if_loop`` the same for a course that comes back
    down, None where it is one or goes down anyway. ``flat`` is the run's time on the flat, quickest first, None where
    nobody could run that; ``on_hill`` is what the run's time, run on the flat, becomes on this hill. ``walking`` is the
    share of energy that walking up saves, None where that is not known.
    """

    effort: Effort
    slope: Slope
    grade: Grade
    on_slope: float
    climb_metres: float | None
    is_loop: bool
    factor: Factor
    if_loop: Factor | None
    flat: tuple[Duration, Duration] | None
    on_hill: tuple[Duration, Duration]
    walking: float | None = None


def work_out_hill(time: str, distance: str = "", climb: str = "", grade: str = "") -> HillAnswer:
    """The run in ``time`` with the hill that it or the options name; the options stand over the phrase.

    A climb without a grade is spread evenly over the distance (its mean grade). With both, as much of the distance as
    that climb takes is so steep, and the rest is flat. A loop climbs half of its sloping part and comes down the other.

    Raises PersonError as the readers do; STILL_NEEDED without a hill, or with a climb and no distance; OUTSIDE_RANGE
    beyond 45 %.
    """
    phrase = Lifter(time, EXAMPLE)
    slope = take_slope(phrase)
    phrase.take(_GROUND)
    if grade.strip():
        slope = replace(slope, grade=read_grade(grade))
    if climb.strip():
        option = read_climb(climb)
        slope = replace(slope, climb_metres=option.climb_metres, is_loop=slope.is_loop or option.is_loop)
    effort = read_effort(phrase, distance)
    if slope.grade is None and slope.climb_metres is None:
        raise PersonError(
            Mistake.STILL_NEEDED,
            text=phrase.typed,
            example=f"{effort.as_typed} {GRADE_EXAMPLE}",
            params={"needed": (Term.GRADE,)},
        )
    try:
        return _answer(effort, slope, phrase)
    except PersonError as error:
        if error.code is not Mistake.OUTSIDE_RANGE:
            raise
        raise _with_example(error, effort, phrase, climb=climb, grade=grade) from None


def _answer(effort: Effort, slope: Slope, phrase: Lifter) -> HillAnswer:
    steep, on_slope = _steepness(effort, slope, phrase)
    factor = course_factor(_course(steep, on_slope, is_loop=slope.is_loop))
    flat = factor.taken_off(effort.reckoned)
    return HillAnswer(
        effort=effort,
        slope=slope,
        grade=steep,
        on_slope=on_slope,
        climb_metres=_climb(effort, steep, on_slope, is_loop=slope.is_loop),
        is_loop=slope.is_loop,
        factor=factor,
        if_loop=None if slope.is_loop or slope.grade is not None else _loop_of(effort, slope),
        flat=flat if effort.is_possible_in(flat[0]) else None,
        on_hill=factor.applied(effort.reckoned),
        walking=_walking(steep),
    )


def _steepness(effort: Effort, slope: Slope, phrase: Lifter) -> tuple[Grade, float]:
    """The grade of the sloping part, and its share of the course."""
    if slope.climb_metres is None:
        return slope.grade or Grade(0.0), 1.0
    if effort.distance is None:
        raise PersonError(
            Mistake.STILL_NEEDED,
            text=phrase.typed,
            example=EXAMPLE,
            params={"needed": (Term.DISTANCE,)},
        )
    metres = effort.distance.metres / (2 if slope.is_loop else 1)
    if abs(slope.climb_metres) >= metres:
        raise _too_steep(slope.climb_metres, metres)
    mean = Grade.of_climb(slope.climb_metres, Distance(metres))
    if slope.grade is None or not slope.grade.fraction or not slope.climb_metres:
        return mean, 1.0
    asked = Grade(math.copysign(slope.grade.fraction, slope.climb_metres))
    share = abs(slope.climb_metres) / (abs(asked.climb_per_metre) * metres)
    if share > 1:  # no room for so much climb at this grade: the climb decides
        return mean, 1.0
    return asked, share


def _too_steep(climb_metres: float, metres: float) -> PersonError:
    most = STEEPEST.climb_per_metre * metres
    return PersonError(
        Mistake.OUTSIDE_RANGE,
        params={"what": Term.CLIMB, "value": climb_metres, "low": -most, "high": most, "method": NAME},
    )


def _course(grade: Grade, on_slope: float, *, is_loop: bool) -> tuple[Stretch, ...]:
    flat = (Stretch(1 - on_slope, Grade(0.0)),) if on_slope < 1 else ()
    if not is_loop:
        return (Stretch(on_slope, grade), *flat)
    steepness = abs(grade.fraction)
    return (Stretch(on_slope / 2, Grade(steepness)), Stretch(on_slope / 2, Grade(-steepness)), *flat)


def _loop_of(effort: Effort, slope: Slope) -> Factor | None:
    """The same climb on a course that comes back down; None where it would be too steep."""
    if effort.distance is None or slope.climb_metres is None or slope.climb_metres <= 0:
        return None
    half = effort.distance.metres / 2
    if slope.climb_metres >= half * STEEPEST.climb_per_metre:
        return None
    return course_factor(_course(Grade.of_climb(slope.climb_metres, Distance(half)), 1.0, is_loop=True))


def _climb(effort: Effort, grade: Grade, on_slope: float, *, is_loop: bool) -> float | None:
    if effort.distance is None:
        return None
    climb = effort.distance.metres * on_slope * grade.climb_per_metre
    return abs(climb) / 2 if is_loop else climb


def _walking(grade: Grade) -> float | None:
    if not FLATTEST_WALKED.fraction <= grade.fraction <= STEEPEST.fraction:
        return None
    return 1 - walking_cost(grade) / running_cost(grade)


def _with_example(error: PersonError, effort: Effort, phrase: Lifter, *, climb: str, grade: str) -> PersonError:
    """The refusal with what was typed, and an example for the option that brought it about."""
    if grade.strip():
        text, example = grade, GRADE_EXAMPLE
    elif climb.strip():
        metres = (effort.distance or Distance(1000.0)).metres
        text, example = climb, f"{max(1, metres * 0.02):.0f} m"
    else:
        text, example = phrase.typed, f"{effort.as_typed} {GRADE_EXAMPLE}"
    return error.about(text, example)
