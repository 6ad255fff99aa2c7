"""What somebody asks for who types "10k in 45:30 for marathon, 60 km a week" or "20:00 5k and 42:00 10k"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.equivalents import STANDARD, Prediction, Runner, StandardDistance, predict, vdot_of_race
from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_distance
from bot.core.notation.lifting import Lifter
from bot.core.notation.unit_words import LETTER
from bot.core.prediction import RIEGEL_EXPONENT, carried_over
from bot.core.quantities import Distance, Duration
from bot.core.races import Piece, in_pairs, only, pieces_of, without
from bot.core.retelling import distance_as_typed, run_as_typed, time_as_typed
from bot.core.runs import SAME_DISTANCE, Run, read_run
from bot.core.units import LengthUnit
from bot.core.weekly import Weekly, read_weekly, take_weekly

EXAMPLE: Final = "10k in 45:30"
TWO_RACES_EXAMPLE: Final = "20:00 5k and 42:00 10k"

_LONG_RACE: Final = Distance.from_km(20)
_SHORT_RACE: Final = Distance.from_km(5)

_MOST_PIECES: Final = 6
"""Two races and a target are five; every way to read many more would take long, and none makes sense."""

_ARROW: Final = re.compile(r"→|⇒|➔|➜|⟶|-+>|=+>|»")
_ASKING: Final = re.compile(
    r"(?<!\w)(?:predict\w*|prediction|equivalent\w*|equals?|forecast\w*|estimate\w*|project\w*|convert\w*|towards?|into"
    r"|becomes|then|plus|prognos\w*|vorhersag\w*|entspricht|hochgerechnet|umgerechnet|zum|zur|bedeutet|equivaut|vers"
    r"|race|races|racing|be|give|gives|would|will|to(?= ?\d))(?!\w)"
)
_TOWARDS: Final = re.compile(
    r"(?<!\w)(?:for|für|pour|para|per|auf)(?: (?:an?|the|my|einen?|den|die|un|le|el|next))? *$", re.IGNORECASE
)
_BARE_METRES: Final = re.compile(
    r"(?:→|⇒|➔|➜|⟶|>|»|(?<!\w)(?:for|für|auf|to|zu|nach)) ?(?P<number>[1-9]\d{2,4})(?=[ .!?]{0,3}$)"
)
"""The 1500 of "800 m 2:10 -> 1500"."""
_MARKED: Final = re.compile(rf"{LETTER}|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionAnswer:
    """The times that one race or two are worth: over one ``target``, or over the standard distances where it is None.

    ``runner`` holds the races; ``vdot`` is that of the one race they are from; None where it has none, or for several.
    """

    run: Run
    second: Run | None
    runner: Runner
    target: StandardDistance | None
    predictions: tuple[Prediction, ...]
    vdot: float | None

    @property
    def weekly(self) -> Weekly | None:
        """The week of training, where it was said."""
        return self.runner.weekly

    def typed(self, target: str = "") -> tuple[str, ...]:
        """What to type for the same with this target: time, distance, target, weekly, second."""
        weekly = "" if self.weekly is None else self.weekly.as_typed
        second = "" if self.second is None else run_as_typed(self.second)
        given = [run_as_typed(self.run), "", target, weekly, second]
        while not given[-1]:
            given.pop()
        return tuple(given)


def work_out_prediction(
    time: str, distance: str = "", target: str = "", weekly: str = "", second: str = ""
) -> PredictionAnswer:
    """What the race in ``time`` is worth over other distances.

    ``time`` takes a whole phrase ("10k in 45:30 for marathon, 60 km a week", "20:00 5k and 42:00 10k"); the others
    refine it and stand over it. Of two distances with one time, the one that was not run is the target.

    Raises PersonError as the readers do; OUTSIDE_RANGE for a race or a target outside 400 m to 50 miles,
    RUNS_DO_NOT_FIT for two races that give no exponent.
    """
    phrase = Lifter(time, EXAMPLE)
    in_phrase = take_weekly(phrase)
    week = read_weekly(weekly) if weekly.strip() else in_phrase
    said = _races(phrase, distance)
    other = _second(second, said.run) if second.strip() else said.second
    goal = _target(target) if target.strip() else said.target
    _refuse_repetitions(said.run, time)
    try:
        runner = Runner.of(said.run, other, week)
    except PersonError as error:
        raise _no_exponent(error, said.run, time, second) from None
    try:
        goals = STANDARD if goal is None else (goal,)
        predictions = tuple(predict(runner, one.distance) for one in goals)
    except PersonError as error:
        raise _with_text(error, time, target) from None
    base = predictions[0].base
    is_from_one_race = all(one.base is base for one in predictions)
    return PredictionAnswer(
        run=said.run,
        second=other,
        runner=runner,
        target=goal,
        predictions=predictions,
        vdot=vdot_of_race(base) if is_from_one_race else None,
    )


def _refuse_repetitions(run: Run, time: str) -> None:
    if run.phrase.reps > 1:
        raise PersonError(Mistake.SAID_TWICE, text=time, start=0, end=len(time), example=EXAMPLE)


def _with_text(error: PersonError, time: str, target: str) -> PersonError:
    """A refusal with what was typed, and an example that works in the place of the option it is about."""
    text, example = (target, "half") if target.strip() else (time, EXAMPLE)
    return error.about(text, example)


def _no_exponent(error: PersonError, run: Run, time: str, second: str) -> PersonError:
    """The refusal of two races that say nothing of how somebody slows with the distance."""
    text, example = (second, _another_race(run)) if second.strip() else (time, TWO_RACES_EXAMPLE)
    return PersonError(Mistake.RUNS_DO_NOT_FIT, text=text, example=example, params=error.params)


def _second(text: str, run: Run) -> Run:
    """The race of an option of its own. Raises PersonError with an example that goes with the first race."""
    try:
        return read_run(text)
    except PersonError as error:
        error.example = _another_race(run)
        raise


def _another_race(run: Run) -> str:
    """A race that the same runner may have run, as typed."""
    other = _LONG_RACE if run.distance.metres * 2 < _LONG_RACE.metres else _SHORT_RACE
    duration = carried_over(run.distance, run.duration, other, RIEGEL_EXPONENT)
    whole = Duration(max(1.0, float(round(duration.seconds))))
    return f"{distance_as_typed(other, LengthUnit.KM)} in {time_as_typed(whole)}"


def _target(text: str) -> StandardDistance:
    reading = read_distance(text)
    return _standard(reading.snap or reading.total, reading.unit)


def _standard(distance: Distance, unit: LengthUnit | None) -> StandardDistance:
    """A distance as one of the standard ones, where it means the same."""
    for one in STANDARD:
        if abs(distance.metres / one.distance.metres - 1) <= SAME_DISTANCE:
            return one
    return StandardDistance(distance, unit, distance_as_typed(distance, unit))


# Reading several things in one phrase


@dataclass(frozen=True, slots=True)
class _Said:
    run: Run
    second: Run | None = None
    target: StandardDistance | None = None


def _races(phrase: Lifter, distance: str) -> _Said:
    """The races of a phrase and its target: of the ways it can be read, the first that makes sense."""
    phrase.take_all(_ASKING)
    text = phrase.rest
    metres = _BARE_METRES.search(text)
    if metres is not None:
        text = f"{text[: metres.end()]} m{text[metres.end() :]}"
    arrow = _ARROW.search(text)
    if arrow is not None:
        text = text[: arrow.start()] + ",".ljust(arrow.end() - arrow.start()) + text[arrow.end() :]
    if not _MARKED.search(text):
        raise phrase.placed(PersonError(Mistake.EMPTY, text=text, example=EXAMPLE))
    try:
        pieces = pieces_of(text)
    except PersonError as error:
        raise phrase.placed(error) from None
    first_fault: PersonError | None = None
    for target in _targets(text, pieces, arrow.start() if arrow else None, has_option=bool(distance.strip())):
        try:
            return _read(text, pieces, target, distance)
        except PersonError as error:
            first_fault = first_fault or error
    if first_fault is None:  # there is always one way to read a phrase
        raise AssertionError
    if distance.strip() and first_fault.text.strip() == distance.strip():
        raise first_fault
    ran = first_fault.params.get("first")
    if first_fault.code is Mistake.TWO_DISTANCES and isinstance(ran, Distance):
        example = distance_as_typed(ran, None)
        raise first_fault.about(distance, example)
    raise phrase.placed(first_fault)


def _targets(text: str, pieces: Sequence[Piece], arrow: int | None, *, has_option: bool) -> Iterator[Piece | None]:
    """Which distance may be the target, the likeliest first; None where none is.

    Behind an arrow or a "for" it is certain. Without, a distance that no time stands beside comes before the last.
    """
    if len(pieces) > _MOST_PIECES:
        yield None
        return
    distances = [piece for piece in pieces if piece.is_distance]
    times = len(pieces) - len(distances)
    if len(distances) + has_option > 1:
        behind_arrow = [piece for piece in distances if arrow is not None and piece.start > arrow]
        certain = behind_arrow[:1] or [piece for piece in distances if _is_said(text, piece, pieces, has_option)][-1:]
        if certain:
            yield certain[0]
            return
    if len(distances) < 2 or times >= 2:
        yield None
    if len(distances) > 1:
        alone = [piece for piece in distances if not _is_beside_a_time(piece, pieces)]
        yield from dict.fromkeys((*alone, *reversed(distances)))


def _is_said(text: str, piece: Piece, pieces: Sequence[Piece], has_option: bool) -> bool:
    """Whether "for" before a distance means where to go to: not in "20:00 for 5k", where it says what was run."""
    if _TOWARDS.search(text[: piece.start]) is None:
        return False
    before = pieces[: pieces.index(piece)]
    return has_option or not before or any(one.is_distance for one in before)


def _is_beside_a_time(piece: Piece, pieces: Sequence[Piece]) -> bool:
    place = pieces.index(piece)
    return any(not one.is_distance for one in (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2]))


def _read(text: str, pieces: Sequence[Piece], target: Piece | None, distance: str) -> _Said:
    goal = None
    if target is not None:
        goal = _target(only(text, target.start, target.end).strip())
        text = without(text, (target,))
        pieces = [piece for piece in pieces if piece is not target]
    distances = sum(piece.is_distance for piece in pieces)
    if not (distances >= 2 and len(pieces) - distances >= 2):
        return _Said(read_run(text, distance), target=goal)
    runs = in_pairs(text, pieces)
    if len(runs) != 2:
        return _Said(read_run(text, distance), target=goal)
    return _Said(read_run(runs[0], distance), read_run(runs[1]), goal)
