"""What somebody asks for who types a workout, with "for 5k in 21:30" behind it or in an option of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import PersonError
from bot.core.notation.normalise import MAX_LENGTH
from bot.core.training_paces import TrainingPaces, training_paces
from bot.core.training_query import Fitness, read_fitness
from bot.core.workout.reading import read_workout
from bot.core.workout.steps import Workout
from bot.core.workout.totals import Totals, total

_RESULT: Final = re.compile(
    r"(?:[,;]? (?:for|für|fuer|based on|bei|from|nach|with|mit|at|@)|[,;]) (?:an? |einem? )?"
    r"(?P<vdot>v[ .-]?dot ?[:=]? ?\d\S*|\d\S* ?v[ .-]?dot)\s*$"
    r"|[,;]? (?:for(?: an?)?|für|fuer|based on|nach) (?P<race>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutAnswer:
    """A workout as read, whose paces it has been given, and what it comes to."""

    workout: Workout
    fitness: Fitness | None
    paces: TrainingPaces | None
    totals: Totals


def work_out_workout(text: str, result: str = "") -> WorkoutAnswer:
    """The workout of a text, in the paces of a race or VDOT where ``result`` or the end of the text says one.

    Raises PersonError as ``read_workout`` and ``read_fitness``.
    """
    typed, in_text = _without_result(text)
    fitness = read_fitness(result) if result.strip() else in_text
    workout = read_workout(typed)
    paces = None if fitness is None else training_paces(fitness.vdot)
    return WorkoutAnswer(workout=workout, fitness=fitness, paces=paces, totals=total(workout.parts, paces))


def _without_result(text: str) -> tuple[str, Fitness | None]:
    """The workout alone, and the result that stands behind it."""
    found = _RESULT.search(text) if len(text) <= MAX_LENGTH else None
    if found is None:
        return text, None
    try:
        return text[: found.start()], read_fitness(found["vdot"] or found["race"])
    except PersonError:
        if found["vdot"]:
            raise
        return text, None  # "5 min for each" is no result
