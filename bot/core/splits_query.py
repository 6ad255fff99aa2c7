"""What somebody asks for who types "half 1:45 negative 2%" or "1500 in 4:10 lane 3": a run, and how to cut it up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import outside
from bot.core.notation import read_distance
from bot.core.notation.lifting import Lifter
from bot.core.notation.phrase import EXAMPLE, Phrase, read_phrase
from bot.core.quantities import Distance, Duration, Pace
from bot.core.retelling import time_as_typed
from bot.core.runs import Run, read_run
from bot.core.split_words import (
    STRATEGY_EXAMPLE,
    TRACK_EXAMPLE,
    SplitWords,
    drop_word_splits,
    length_before_splits,
    length_behind_time,
    read_lane,
    read_split_length,
    read_strategy,
    read_track,
    strategy_text,
    take_split_words,
)
from bot.core.splits import (
    Rest,
    Split,
    Strategy,
    StrategyKind,
    Stretch,
    finish_of,
    split_count,
    splits_of,
    stretches_of,
)
from bot.core.terms import Term
from bot.core.track import FIRST_LANE, LAP, SHORT_TRACK_LAP, lap_in_lane
from bot.core.units import LengthUnit

_LONGEST_ON_TRACK: Final = 10_000.0
_ALWAYS_ON_TRACK: Final = 3_300.0
"""Up to two miles the kilometre is too long a split; a lap is what people look at the clock for."""
_BY_KM: Final = ((15_000.0, 1.0), (60_000.0, 5.0))
_BY_MILE: Final = ((22_000.0, 1.0), (60_000.0, 5.0))
_ON_AN_ULTRA: Final = 10.0
_LONGEST_TYPED: Final = 40
_CENTIMETRE: Final = 0.01
_FLOAT_ERROR: Final = 1e-9
_RACES: Final = ("5k", "10k", "half", "marathon", "1500", "400 m")
_SLOW_PACE: Final = 600.0
_EVERYDAY_PACE: Final = 330.0
"""Both s/km: of a pace slower than the one and a time for the whole, the nearer to the other is meant."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Every:
    """The length of a split, the unit it is counted in, and how many laps it is: 0 where it is not counted in laps."""

    distance: Distance
    unit: LengthUnit
    laps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPlan:
    """A run cut up into splits.

    ``lap`` is the lap of the track it is run on, None where no track is meant, and ``lane`` the one that was said.
    ``finish`` is the part that a fast finish is. ``arguments`` are the answer's as they would be typed, shortly: time,
    distance, every, strategy, lane, track; ``every`` is empty in them where it was not said.
    """

    run: Run
    every: Every
    strategy: Strategy
    rest: Rest
    stretches: tuple[Stretch, ...]
    splits: tuple[Split, ...]
    lap: Distance | None
    lane: int | None
    finish: Distance | None
    arguments: tuple[str, ...]

    @property
    def phrase(self) -> Phrase:
        """The run as it was typed."""
        return self.run.phrase

    @property
    def first(self) -> Split:
        """The first mark, which is that of the shorter split where that comes first."""
        return self.splits[0]


def work_out_splits(
    time: str,
    distance: str = "",
    every: str = "",
    strategy: str = "",
    lane: str = "",
    track: str = "",
    *,
    unit: LengthUnit | None = None,
) -> SplitPlan:
    """The splits of the run in ``time``, which takes the whole phrase; the others refine it and stand over it.

    ``unit`` is the runner's own, for the length of a split that nobody said: the lap up to two miles and for whatever
    is typed in metres up to 10,000, else the kilometre or mile, from 15 km (in miles, from the half marathon) five of
    them, on an ultra ten.

    Raises PersonError as ``read_run`` does, NOT_A_CHOICE, NO_SUCH_LANE, LANE_OF_SHORT_TRACK, TOO_MANY_SPLITS, and
    OUTSIDE_RANGE for a percentage and for a split longer than the run.
    """
    phrase = Lifter(time, EXAMPLE)
    said = take_split_words(phrase)
    run, said = _read(phrase, said, distance)
    wanted = read_strategy(strategy) if strategy.strip() else said.strategy or Strategy()
    short = read_track(track) if track.strip() else said.short
    chosen = read_lane(lane) if lane.strip() else said.lane
    nominal = SHORT_TRACK_LAP if short else LAP
    example = TRACK_EXAMPLE if track.strip() else str(FIRST_LANE) if lane.strip() else _run_text(run)
    lap = _lap(nominal, chosen, lane or phrase.typed, example)
    text = every if every.strip() else said.every
    own = unit or _km_or_mile(run)
    is_track_said = chosen is not None or short is not None
    if text:
        cut = _read_every(text, run, own, lap, _usual_text(run, own) if every.strip() else _run_text(run))
    elif is_track_said or _is_on_track(run):
        cut = _usual_on_track(run.distance, nominal, lap)
    else:
        cut = _usual_on_road(run.distance, own)
    rest = _rest(run.distance, cut)
    counted = lap if cut.laps or chosen is not None else None
    stretches = _placed(
        lambda: stretches_of(run.distance, run.duration, wanted, counted), strategy or phrase.typed,
        STRATEGY_EXAMPLE if strategy.strip() else f"{_run_text(run)} {STRATEGY_EXAMPLE}",
    )  # fmt: skip
    splits = _placed(
        lambda: splits_of(run.distance, run.duration, cut.distance, rest, stretches), every or phrase.typed,
        _usual_text(run, own) if every.strip() else _run_text(run),
    )  # fmt: skip
    is_fast = wanted.kind is StrategyKind.FAST_FINISH
    return SplitPlan(
        run=run,
        every=cut,
        strategy=wanted,
        rest=rest,
        stretches=stretches,
        splits=splits,
        lap=lap if is_track_said or cut.laps else None,
        lane=chosen,
        finish=finish_of(run.distance, counted) if is_fast else None,
        arguments=(
            _run_text(run),
            "" if run.phrase.distance is not None else " ".join(distance.split()),
            _every_text(cut) if text else "",
            strategy_text(wanted),
            "" if chosen is None else str(chosen),
            "" if short is None else f"{nominal.metres:.0f}",
        ),
    )


# What a phrase says


def _read(phrase: Lifter, said: SplitWords, distance: str) -> tuple[Run, SplitWords]:
    """The run that is left, and the length of its splits where it was said before the word ("400m splits")."""
    if distance.strip():
        _check_option(distance, phrase)
    before = None if said.every else length_before_splits(phrase)
    if before is not None:
        every, start, end = before
        less = Lifter(phrase.rest, EXAMPLE)
        less.drop(start, end)
        try:
            return read_run(less.rest, distance), replace(said, every=every)
        except PersonError:
            pass  # "10k splits in 50:00": that is the run
    drop_word_splits(phrase)
    try:
        run = read_run(phrase.rest, distance)
    except PersonError as error:
        cut = None if said.every else _cut_behind_time(phrase, distance)
        if cut is not None:
            return cut[0], replace(said, every=cut[1])
        first = error.params.get("first")
        if error.code is Mistake.TWO_DISTANCES and isinstance(first, Distance):
            raise error.about(distance, f"{first.metres:.10g} m") from None
        raise phrase.placed(error) from None
    cut = None if said.every or run.pace.seconds_per_km <= _SLOW_PACE else _cut_behind_time(phrase, distance)
    if cut is not None and _is_nearer(cut[0].pace, run.pace):
        return cut[0], replace(said, every=cut[1])
    return run, said


def _cut_behind_time(phrase: Lifter, distance: str) -> tuple[Run, str] | None:
    """The run of "mile 5:30 laps" and its splits, where a length behind its time says those and no pace."""
    found = length_behind_time(phrase)
    if found is None:
        return None
    every, start, end = found
    less = Lifter(phrase.rest, EXAMPLE)
    less.drop(start, end)
    try:
        return read_run(less.rest, distance), every
    except PersonError:
        return None


def _is_nearer(one: Pace, other: Pace) -> bool:
    """Whether a pace is nearer to an everyday one than another is."""
    return abs(math.log(one.seconds_per_km / _EVERYDAY_PACE)) < abs(math.log(other.seconds_per_km / _EVERYDAY_PACE))


def _check_option(distance: str, phrase: Lifter) -> None:
    """Raise what is wrong with the option, with a distance as an example that goes with the phrase."""
    try:
        read_distance(distance)
    except PersonError as error:
        error.example = next(_fitting(phrase), error.example)
        raise


def _fitting(phrase: Lifter) -> Iterator[str]:
    """Distances that the run of the phrase can be over: the one it says, else whichever its time fits."""
    try:
        said = read_phrase(phrase.rest).distance
    except PersonError:
        said = None
    for text in _RACES if said is None else (f"{said.metres:.10g} m",):
        try:
            read_run(phrase.rest, text)
        except PersonError:
            continue
        yield text


def _lap(nominal: Distance, lane: int | None, text: str, example: str) -> Distance:
    if lane is None or (nominal == SHORT_TRACK_LAP and lane == FIRST_LANE):
        return nominal
    if nominal == SHORT_TRACK_LAP:
        raise PersonError(Mistake.LANE_OF_SHORT_TRACK, text=text, example=example)
    return lap_in_lane(lane)


def _read_every(text: str, run: Run, unit: LengthUnit, lap: Distance, example: str) -> Every:
    try:
        said = read_split_length(text, unit)
    except PersonError as error:
        raise PersonError(
            error.code, text=error.text, start=error.start, end=error.end, example=example, params=error.params
        ) from None
    if isinstance(said, int):
        every = Every(Distance(lap.metres * said), LengthUnit.M, said)
    else:
        every = Every(said.total, said.unit or unit)
    if every.distance.metres > run.distance.metres * (1 + _FLOAT_ERROR):
        raise outside(Term.DISTANCE, every.distance, None, run.distance).about(text, example)
    return every


# Where nothing is said


def _km_or_mile(run: Run) -> LengthUnit:
    said = (run.phrase.unit, run.phrase.distance_unit)
    return LengthUnit.MILE if LengthUnit.MILE in said else LengthUnit.KM


def _is_on_track(run: Run) -> bool:
    in_metres = run.phrase.distance_unit is LengthUnit.M
    return run.distance.metres <= (_LONGEST_ON_TRACK if in_metres else _ALWAYS_ON_TRACK)


def _usual_on_track(distance: Distance, nominal: Distance, lap: Distance) -> Every:
    """The lap; for up to two laps half of one, and for up to one a quarter."""
    for share in (4, 2):
        if distance.metres <= nominal.metres * 4 / share + 1e-6:
            return Every(Distance(nominal.metres / share), LengthUnit.M)
    return Every(lap, LengthUnit.M, 1)


def _usual_on_road(distance: Distance, unit: LengthUnit) -> Every:
    steps = _BY_MILE if unit is LengthUnit.MILE else _BY_KM
    number = next((number for most, number in steps if distance.metres <= most), _ON_AN_ULTRA)
    return Every(Distance(number * unit.metres), unit)


def _usual_text(run: Run, unit: LengthUnit) -> str:
    usual = _usual_on_track(run.distance, LAP, LAP) if _is_on_track(run) else _usual_on_road(run.distance, unit)
    return _every_text(usual)


def _rest(distance: Distance, every: Every) -> Rest:
    count = split_count(distance, every.distance)
    if abs(count * every.distance.metres - distance.metres) < _CENTIMETRE:
        return Rest.NONE
    return Rest.FIRST if every.laps else Rest.LAST


# As typed


def _every_text(every: Every) -> str:
    if every.laps:
        return "lap" if every.laps == 1 else f"{every.laps} laps"
    return f"{every.distance.metres / every.unit.metres:.10g} {every.unit.value}"


def _run_text(run: Run) -> str:
    """The run as a phrase that reads so again, without what was taken out of it."""
    typed = " ".join(run.phrase.text.split())
    return (
        typed
        if len(typed) <= _LONGEST_TYPED and "|" not in typed
        else run_as_typed(run.distance, run.duration, run.phrase.distance_unit)
    )


def run_as_typed(distance: Distance, duration: Duration, unit: LengthUnit | None) -> str:
    """A run as a phrase that reads so, in a unit that its splits are told in then: "5 km in 20:30"."""
    if unit is None or unit is LengthUnit.FOOT or unit is LengthUnit.YARD:
        unit = LengthUnit.KM
    return f"{distance.metres / unit.metres:.10g} {unit.value} in {time_as_typed(duration)}"


def _placed(work: Callable[[], T], text: str, example: str) -> T:
    """What work returns; a mistake in it is told with what was typed and an example that works."""
    try:
        return work()
    except PersonError as error:
        raise error.about(text, example) from None
