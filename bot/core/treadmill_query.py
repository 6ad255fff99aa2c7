"""What somebody asks for who types "12 km/h 1 %" or "5:00/km": a belt speed or a pace, and an incline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.core.conditions import Grade
from bot.core.effort import Effort, read_effort
from bot.core.errors import Mistake, PersonError
from bot.core.hills import Stretch, course_factor
from bot.core.notation.lifting import Lifter
from bot.core.notation.phrase import read_phrase
from bot.core.notation.slopes import read_grade, take_grade
from bot.core.quantities import Pace, Speed
from bot.core.terms import Term
from bot.core.treadmill import (
    ONE_PERCENT_FROM,
    ONE_PERCENT_UP_TO,
    RUN_FROM,
    RUN_SURELY_FROM,
    RUN_UP_TO,
    WALK_FROM,
    WALK_UP_TO,
    belt_pace,
    flat_running_speed,
    outdoor_incline,
    running_speed,
    walking_oxygen,
)
from bot.core.units import LengthUnit

EXAMPLE: Final = "12 km/h 1 %"
"""A phrase that always works."""
INCLINE_EXAMPLE: Final = "1 %"

_WALK: Final = re.compile(r"(?<!\w)(?:walk(?:ing|ed)?|gehen|gegangen|spaziergang)(?!\w)")
_RUN: Final = re.compile(r"(?<!\w)(?:jog(?:ging|ged)?|running|run|laufen|joggen|gelaufen)(?!\w)")
_BELT: Final = re.compile(r"(?<!\w)(?:belt|speed|band|geschwindigkeit)(?!\w) ?:?")
_BARE: Final = re.compile(r"[\s@,;]*(?P<number>\d{1,3}(?:[.,]\d{1,3})?)[\s,;.]*")
_LAST_NUMBER: Final = re.compile(r"(?<=[ @])(?P<number>\d{1,3}(?:[.,]\d)?)[ .!?]{0,3}$")
_INCLINES: Final = tuple(Grade.from_percent(percent) for percent in (1, 2, 4, 6, 8, 10, 12, 15))
_TENTHS: Final = 10
_SAME_PERCENT: Final = 0.05


class Gait(Enum):
    """How somebody moves at this speed."""

    RUN = auto()
    PERHAPS_RUN = auto()
    """Slow enough to be walked; the running equation holds for those who truly run."""
    WALK = auto()
    STROLL = auto()
    """Slower than any equation here reaches."""


class Outdoors(Enum):
    """What is known of this speed outdoors, without wind."""

    ONE_PERCENT = auto()
    NEGLIGIBLE = auto()
    NOT_MEASURED = auto()


@dataclass(frozen=True, slots=True)
class OnIncline:
    """What a belt speed at an incline is like when running on a flat belt, as each method has it.

    ``acsm`` is None downhill and for a walk that is easier than any run, ``minetti`` (slowest, fastest) for any walk.
    ``oxygen`` is the uptake of a walk in ml/kg/min.
    """

    grade: Grade
    acsm: Speed | None = None
    minetti: tuple[Speed, Speed] | None = None
    oxygen: float | None = None

    @property
    def span(self) -> tuple[Speed, Speed] | None:
        """The slowest and the fastest of what the methods say; None where they say nothing."""
        every = (*((self.acsm,) if self.acsm else ()), *(self.minetti or ()))
        return (min(every), max(every)) if every else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreadmillAnswer:
    """A belt speed with its pace, and what inclines make of it.

    ``is_from_pace`` says that a pace was typed and the belt speed is the answer; ``settings`` are the tenths of km/h
    and of mph that a belt can be set to. ``on_incline`` is set where an incline was said; ``inclines`` are the usual
    ones for a run where none was.
    """

    effort: Effort
    speed: Speed
    pace: Pace
    is_from_pace: bool
    settings: tuple[Speed, Speed]
    gait: Gait
    outdoors: Outdoors
    on_incline: OnIncline | None
    inclines: tuple[OnIncline, ...]

    @property
    def is_like_outdoors(self) -> bool:
        """Whether this incline at this speed is the one that stands in for the air outdoors."""
        return (
            self.outdoors is Outdoors.ONE_PERCENT
            and self.on_incline is not None
            and abs(self.on_incline.grade.percent - outdoor_incline(self.speed).percent) < _SAME_PERCENT
        )


def work_out_treadmill(speed: str, incline: str = "") -> TreadmillAnswer:
    """The belt speed or pace in ``speed`` at the incline that it or the option ``incline`` names.

    A bare number is never guessed at: a belt shows km/h or mph. A belt at up to 6 km/h is taken for walked, unless a
    run is said. Raises PersonError as the readers do; WHICH_MEASURE for a bare number, WHICH_UNIT for a time that may
    be a pace; OUTSIDE_RANGE for an incline where no equation holds.
    """
    phrase = Lifter(speed, EXAMPLE)
    grade = take_grade(phrase)
    if incline.strip():
        grade = read_grade(incline, INCLINE_EXAMPLE)
    is_walk = phrase.take(_WALK) is not None
    is_run = phrase.take(_RUN) is not None
    phrase.take(_BELT)
    if grade is not None and phrase.is_empty:
        raise PersonError(Mistake.STILL_NEEDED, text=phrase.typed, example=EXAMPLE, params={"needed": (Term.SPEED,)})
    _ask_about_a_bare_number(phrase)
    if grade is None:
        grade = _no_incline(phrase)
    effort = _read(phrase)
    belt = effort.pace.speed
    # Who says a pace, or a distance and a time, speaks of a run.
    gait = _gait(belt, is_walk=is_walk, is_run=is_run or effort.phrase.speed is None)
    try:
        on_incline = None if grade is None or not grade.fraction else _on_incline(belt, grade, gait)
    except PersonError as error:
        if error.code is not Mistake.OUTSIDE_RANGE:
            raise
        raise _with_example(error, phrase, incline) from None
    return TreadmillAnswer(
        effort=effort,
        speed=belt,
        pace=belt_pace(belt),
        is_from_pace=effort.phrase.speed is None,
        settings=(Speed.from_kmh(_to_a_tenth(belt.kmh)), Speed.from_mph(_to_a_tenth(belt.mph))),
        gait=gait,
        outdoors=_outdoors(belt),
        on_incline=on_incline,
        inclines=_usual(belt, gait) if on_incline is None else (),
    )


def _ask_about_a_bare_number(phrase: Lifter) -> None:
    found = _BARE.fullmatch(phrase.text)
    if found is None:
        return
    start, end = found.span("number")
    number = found.group("number")
    raise _which(phrase, start, end, (f"{number} km/h", f"{number} mph"))


def _which(phrase: Lifter, start: int, end: int, ways: tuple[str, ...]) -> PersonError:
    """The question which of the measures a number is, with the first as an example."""
    error = phrase.fault(Mistake.WHICH_MEASURE, start, end, ways=ways)
    error.example = f"{phrase.typed[: error.start]}{ways[0]}{phrase.typed[error.end :]}"
    return error


def _no_incline(phrase: Lifter) -> Grade | None:
    """The 0 behind a speed, taken out; raises WHICH_MEASURE for the 2 of "12 km/h 2", an incline or a distance."""
    found = _LAST_NUMBER.search(phrase.text)
    if found is None:
        return None
    start, _ = phrase.place(*found.span())
    try:
        rate = read_phrase(phrase.rest[:start])
    except PersonError:
        return None
    if rate.pace is None or rate.distance is not None or rate.duration is not None:
        return None
    number = found["number"]
    if not number.strip("0.,"):
        phrase.drop(*found.span("number"))
        return Grade(0.0)
    unit = "mi" if rate.unit is LengthUnit.MILE else "km"
    raise _which(phrase, *found.span("number"), (f"{number} %", f"{number} {unit}"))


def _read(phrase: Lifter) -> Effort:
    try:
        return read_effort(phrase)
    except PersonError as error:
        if error.code is not Mistake.WHICH_DISTANCE:
            raise
        read = read_phrase(phrase.rest)
        if read.duration is None:
            raise
        raise PersonError(
            Mistake.WHICH_UNIT, text=phrase.typed, example=EXAMPLE, params={"duration": read.duration}
        ) from None


def _gait(speed: Speed, *, is_walk: bool, is_run: bool) -> Gait:
    if speed < WALK_FROM:
        return Gait.STROLL
    if is_walk or speed < RUN_FROM or (speed <= WALK_UP_TO and not is_run):
        return Gait.WALK
    return Gait.PERHAPS_RUN if speed < RUN_SURELY_FROM else Gait.RUN


def _outdoors(speed: Speed) -> Outdoors:
    if speed < ONE_PERCENT_FROM:
        return Outdoors.NEGLIGIBLE
    return Outdoors.ONE_PERCENT if speed <= ONE_PERCENT_UP_TO else Outdoors.NOT_MEASURED


def _on_incline(speed: Speed, grade: Grade, gait: Gait) -> OnIncline:
    """Both methods at this incline. Raises PersonError where none holds."""
    if gait in (Gait.WALK, Gait.STROLL):
        oxygen = walking_oxygen(speed, grade)
        return OnIncline(grade, acsm=_run_that_takes(oxygen), oxygen=oxygen)
    factor = course_factor((Stretch(1.0, grade),))
    v = speed.metres_per_second
    minetti = (Speed(v * factor.low), Speed(v * factor.high))
    return OnIncline(grade, None if grade.fraction < 0 else flat_running_speed(speed, grade), minetti)


def _run_that_takes(oxygen: float) -> Speed | None:
    try:
        return running_speed(oxygen)
    except PersonError:
        return None


def _usual(speed: Speed, gait: Gait) -> tuple[OnIncline, ...]:
    if gait in (Gait.WALK, Gait.STROLL) or speed > RUN_UP_TO:
        return ()
    return tuple(_on_incline(speed, grade, gait) for grade in _INCLINES)


def _to_a_tenth(value: float) -> float:
    return max(1, round(value * _TENTHS)) / _TENTHS


def _with_example(error: PersonError, phrase: Lifter, incline: str) -> PersonError:
    """The refusal with what was typed, and an example for the option that brought it about."""
    is_grade = error.params.get("what") is Term.GRADE and incline.strip()
    text, example = (incline, INCLINE_EXAMPLE) if is_grade else (phrase.typed, EXAMPLE)
    return error.about(text, example)
