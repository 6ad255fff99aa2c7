"""A run that somebody tells of, "10k in 45:30" or "5:00/km for a half": a distance and how long it took."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation import DistanceReading, read_distance
from bot.core.notation.phrase import EXAMPLE, Phrase, read_phrase
from bot.core.pace import work_out_pace
from bot.core.quantities import Distance, Duration, Pace

SAME_DISTANCE: Final = 0.0025
"""How far two ways of writing a distance may differ: "42.2 km" is the marathon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as it was read; one repetition where ``phrase.reps`` is above 1.

    ``race`` is set where a rounded distance ("26.2 miles") was taken for the race it stands for.
    """

    phrase: Phrase
    distance: Distance
    duration: Duration
    race: Distance | None = None

    @property
    def pace(self) -> Pace:
        """Its mean pace."""
        return self.duration / self.distance


def read_run(text: str, distance: str = "") -> Run:
    """The run that a phrase says; ``distance`` comes from an option of its own.

    Raises PersonError where one corner is missing, where the two name different distances, and for a performance nobody
    has come near.
    """
    option = read_distance(distance) if distance.strip() else None
    phrase = read_phrase(text, distance=None if option is None else option.distance)
    return run_of(phrase, option)


def run_of(phrase: Phrase, option: DistanceReading | None = None) -> Run:
    """The run that a phrase says, with the distance of an option. Raises PersonError as ``read_run``."""
    known = None if option is None else option.distance
    if phrase.distance is not None and known is not None and not is_same(phrase.distance, known):
        raise PersonError(
            Mistake.TWO_DISTANCES,
            text=phrase.text,
            example=EXAMPLE,
            params={"first": phrase.distance, "second": known, "runs": 1},
        )
    found = work_out_pace(phrase, None if phrase.distance is not None else known)
    if found.distance is None or found.duration is None:
        raise PersonError(Mistake.WHICH_DISTANCE, text=phrase.text, example=EXAMPLE)
    race = phrase.snap if phrase.distance is not None else None if option is None else option.snap
    distance, duration = race or found.distance, found.duration
    if race is not None and phrase.duration is None:
        duration = found.pace * race
    if option is not None and phrase.distance is None:
        phrase = replace(phrase, distance_unit=option.unit)
    return Run(phrase=phrase, distance=distance, duration=duration, race=race)


def is_same(one: Distance, other: Distance) -> bool:
    """Whether two ways of writing a distance mean the same."""
    return math.isclose(one.metres, other.metres, rel_tol=SAME_DISTANCE)
