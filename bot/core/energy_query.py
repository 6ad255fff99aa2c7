"""What somebody asks for who types "10k in 50:00 70 kg": a run, and who ran it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.conditions import Weight, match_condition
from bot.core.energy import Energy, check_weight, energy_of_run
from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.notation.normalise import normalise
from bot.core.quantities import Distance, Duration
from bot.core.retelling import distance_as_typed, time_as_typed
from bot.core.runs import Run, read_run
from bot.core.terms import Term

EXAMPLE: Final = "10k in 50:00 70 kg"
"""A phrase that always works."""
EXAMPLES: Final = (
    "10k in 50:00 70 kg",
    "5k in 30:00 150 lb",
    "half 1:55:00 62 kg",
    "11 st 4 parkrun 28:00",
    "6:00/km marathon 70 kg",
)
"""Shown before anything is typed."""
WEIGHT_EXAMPLE: Final = "70 kg"

# "1st" is a place in a race; the number behind a stone is its pounds, unless a distance follows ("11 st 10 miles").
_WEIGHT: Final = re.compile(
    r"(?:(?<!\w)(?:at|with|weight|gewicht|bei|mit|weighing|i weigh|ich wiege|and|und)(?: |: ?))?(?<![\w.,:/])"
    r"(?P<weight>\d{1,3}(?:[.,]\d{1,3})? ?(?:kgs?|kilos?|kilograms?|kilogramm|lbs?|pounds?|pfund)(?!\w)"
    r"|(?:[2-9]|\d{2})(?:[.,]\d)? ?(?:stones?|st)"
    r"(?: ?\d{1,2} ?(?:lbs?|pounds?)(?!\w)| \d{1,2}(?![\w:.,/-])(?! ?(?:km?|mi(?:les?)?|meilen?|m|x)(?!\w))|(?!\w)))"
)
_PASSED_OVER: Final = re.compile(
    r"(?<!\w)(?:male|female|man|woman|mann|frau|männlich|weiblich|how many|wie ?viele?|calories|kalorien|kcal|energy"
    r"|burn(?:t|ed)?|verbrannt)(?!\w)"
)
"""What is asked for, and who ran, which no method here wants to know."""
_BARE_WEIGHT: Final = re.compile(
    r"(?<![\w.,:/])(?:(?:weight|gewicht|weighing|i weigh|ich wiege)(?: |: ?))?"
    r"(?P<number>\d{2,3}(?:[.,]\d)?)[ .!?]{0,3}$"
)
_NUMBER_ALONE: Final = re.compile(r"\s*\d+(?:[.,]\d+)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyAnswer:
    """The energy of a run. ``distance`` and ``duration`` are all of it, repetitions together."""

    run: Run
    distance: Distance
    duration: Duration
    weight: Weight
    energy: Energy

    @property
    def run_as_typed(self) -> str:
        """The run as a phrase that reads so again, without the weight."""
        return _as_typed(self.run)


def work_out_energy(time: str, distance: str = "", weight: str = "") -> EnergyAnswer:
    """The energy of a run; ``time`` takes a whole phrase, the others refine it and stand over it.

    Raises PersonError as the readers of runs and weights do, STILL_NEEDED without a weight, WHICH_WEIGHT_UNIT for an
    option that is a number alone, and OUTSIDE_RANGE for weights and paces that no method holds for.
    """
    phrase = Lifter(time, EXAMPLE)
    found = phrase.take(_WEIGHT)
    phrase.take_all(_PASSED_OVER)
    try:
        run = read_run(phrase.rest, distance)
    except PersonError as error:
        if found is None and not weight.strip():
            _ask_about_bare_weight(phrase, distance)
        raise _placed(error, phrase) from None
    if weight.strip():
        mass = read_weight(weight)
    elif found is not None:
        mass = _weight_in(found.group("weight"), phrase)
    else:
        example = f"{_as_typed(run)} {WEIGHT_EXAMPLE}"
        raise PersonError(Mistake.STILL_NEEDED, text=time, example=example, params={"needed": (Term.WEIGHT,)})
    all_distance = Distance(run.distance.metres * run.phrase.reps)
    all_duration = Duration(run.duration.seconds * run.phrase.reps)
    try:
        energy = energy_of_run(all_distance, all_duration, mass.kg)
    except PersonError as error:
        raise error.about(time, EXAMPLE) from None
    return EnergyAnswer(run=run, distance=all_distance, duration=all_duration, weight=mass, energy=energy)


def _ask_about_bare_weight(phrase: Lifter, distance: str) -> None:
    """Raise WHICH_WEIGHT_UNIT for the 70 of "10k in 50:00 70", where the rest is a run."""
    found = _BARE_WEIGHT.search(phrase.text)
    if found is None:
        return
    less = Lifter(phrase.typed, EXAMPLE)
    less.drop(*found.span())
    try:
        read_run(less.rest, distance)
    except PersonError:
        return
    start, _ = phrase.place(*found.span("number"))
    example = f"{phrase.typed[:start]}{found['number']} kg"
    raise PersonError(Mistake.WHICH_WEIGHT_UNIT, text=found["number"], example=example)


def read_weight(text: str) -> Weight:
    """The body weight of an option of its own: "70 kg", "154 lb", "11 st 4". Raises PersonError for anything else."""
    option = Lifter(text, WEIGHT_EXAMPLE)
    if _NUMBER_ALONE.fullmatch(option.text):
        raise PersonError(Mistake.WHICH_WEIGHT_UNIT, text=option.typed)
    found = match_condition(normalise(option.typed))
    if not isinstance(found, Weight):
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option.typed, example=WEIGHT_EXAMPLE)
    try:
        check_weight(found.kg)
    except PersonError as error:
        raise error.about(option.typed, WEIGHT_EXAMPLE) from None
    return found


def weight_completions(text: str, error: PersonError) -> tuple[str, ...]:
    """What was typed with a weight or a unit behind it, for whoever is still typing; empty where neither is missing."""
    if error.code is Mistake.STILL_NEEDED:
        return tuple(f"{text.strip()} {weight}" for weight in ("60 kg", "70 kg", "80 kg", "150 lb"))
    if error.code is Mistake.WHICH_WEIGHT_UNIT:
        return tuple(f"{text.strip()} {unit}" for unit in ("kg", "lb"))
    return ()


def _weight_in(said: str, phrase: Lifter) -> Weight:
    try:
        found = match_condition(normalise(said))
    except PersonError as error:
        raise error.about(phrase.typed, EXAMPLE) from None
    if not isinstance(found, Weight):
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=phrase.typed, example=EXAMPLE)
    return found


def _placed(error: PersonError, phrase: Lifter) -> PersonError:
    """An error of the phrase with an example that has a weight; one of the option ``distance`` keeps its own."""
    return phrase.placed(error) if error.text in (phrase.rest, "") else error


def _as_typed(run: Run) -> str:
    length = distance_as_typed(run.distance, None if run.race is not None else run.phrase.distance_unit)
    reps = f"{run.phrase.reps} x " if run.phrase.reps > 1 else ""
    return f"{reps}{length} in {time_as_typed(run.duration)}"
