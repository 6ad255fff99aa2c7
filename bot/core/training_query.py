"""What somebody asks for who types "5k in 21:30" or "vdot 45": a race or a VDOT, and the paces to train at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.notation.numbers import number_value
from bot.core.quantities import Distance
from bot.core.retelling import run_as_typed, time_as_typed
from bot.core.runs import Run, read_run
from bot.core.training_paces import TrainingPaces, training_paces
from bot.core.vdot import LEAST, MOST, PRINTED, RELIABLE_FOR, RELIABLE_FROM, race_time, vdot_of

EXAMPLE: Final = "5k in 25:00"
EXAMPLE_VDOT: Final = "vdot 45"

_NUMBER: Final = r"\d{1,6}(?:[.,]\d{1,6})?"
_VDOT: Final = re.compile(
    rf"(?<!\w)v[ .-]?dot(?: ?(?:[:=]|of|von|is|ist) ?)? ?-?(?P<after>{_NUMBER})(?![\w:])"
    rf"|(?<![\w:.,])(?P<before>{_NUMBER}) ?v[ .-]?dot(?!\w)"
)
# What somebody wants who is here says nothing of the race: "10k 47:30 Trainingstempo", "paces for vdot 44".
_ASKED: Final = re.compile(
    r"(?<!\w)(?:"
    r"(?:trainings?|easy|threshold|interval|tempo)[ -]?(?:paces?|tempos?|tempi|zeiten|zones?)(?!\w| ?:? ?\d)"
    r"|(?:paces|tempi|zones|training|trainings|schwelle|schwellentempo|intervals?|intervalle)(?: (?:for|für|from|aus))?"
    r"|v[ .-]?dot(?! ?[:=]? ?-?\d)(?: (?:for|für))?|what are my|meine)(?!\w)"
)
_LONE_NUMBER: Final = re.compile(r" *(?P<after>\d\d(?:[.,]\d{1,2})?)(?P<before>) *")
_WORDS: Final = re.compile(r"\W*([^\W\d](?:\D*[^\W\d])?)\W*")
_FIVE_KM: Final = Distance(5000.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitness:
    """How fit somebody is: a VDOT, and the race it is from, which is None where the VDOT itself was typed."""

    vdot: float
    run: Run | None = None

    @property
    def is_printed(self) -> bool:
        """Whether the book's tables go so far."""
        return PRINTED[0] <= self.vdot <= PRINTED[1]

    @property
    def is_from_short_race(self) -> bool:
        """Whether the race was shorter than those the formula follows well."""
        return self.run is not None and self.run.distance < RELIABLE_FROM

    @property
    def is_from_long_race(self) -> bool:
        """Whether the race lasted longer than those the formula was made from."""
        return self.run is not None and self.run.duration > RELIABLE_FOR[1]

    @property
    def as_race(self) -> str:
        """The race as a phrase that reads so again; for a typed VDOT the 5 km it is worth."""
        if self.run is None:
            return f"5 km in {time_as_typed(race_time(self.vdot, _FIVE_KM))}"
        return run_as_typed(self.run)

    @property
    def as_typed(self) -> str:
        """The fitness as a phrase that ``read_fitness`` reads so again."""
        return self.as_race if self.run is not None else f"vdot {self.vdot:.10g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingAnswer:
    """The paces to train at, and what they are from."""

    fitness: Fitness
    paces: TrainingPaces


def work_out_training(time: str, distance: str = "") -> TrainingAnswer:
    """The training paces of a race, or of a VDOT. Raises PersonError as ``read_fitness``."""
    fitness = read_fitness(time, distance)
    return TrainingAnswer(fitness=fitness, paces=training_paces(fitness.vdot))


def read_fitness(text: str, distance: str = "") -> Fitness:
    """The fitness that a phrase says: "5k in 21:30", "vdot 45", or a lone number of two digits, which is a VDOT.

    Raises PersonError as ``read_run``, OUTSIDE_RANGE for what VDOT does not hold for, and SAID_TWICE for a VDOT beside
    a race, NOT_UNDERSTOOD for one beside other words.
    """
    lifter = Lifter(text, EXAMPLE)
    found = lifter.take(_VDOT)
    lifter.take_all(_ASKED)
    if found is None and not distance.strip():
        lone = _LONE_NUMBER.fullmatch(lifter.text)
        if lone is not None and LEAST <= _value(lone) <= MOST:
            return Fitness(vdot=_value(lone))
    try:
        if found is None:
            run = read_run(lifter.rest, distance)
            return Fitness(vdot=vdot_of(run.distance, run.duration), run=run)
        if lifter.is_empty and not distance.strip():
            return _typed_vdot(_value(found))
    except PersonError as error:
        raise lifter.placed(error) from None
    words = None if distance.strip() else _WORDS.fullmatch(lifter.text)
    span, code = (words.span(1), Mistake.NOT_UNDERSTOOD) if words else (found.span(), Mistake.SAID_TWICE)
    fault = lifter.fault(code, *span)
    raise PersonError(fault.code, text=fault.text, start=fault.start, end=fault.end, example=EXAMPLE_VDOT)


def _value(found: re.Match[str]) -> float:
    return number_value((found["after"] or found["before"]).replace(",", ".")) or 0.0


def _typed_vdot(vdot: float) -> Fitness:
    training_paces(vdot)
    return Fitness(vdot=vdot)
