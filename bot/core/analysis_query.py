"""What splits somebody typed: "5k: 4:02 4:05 4:10", "400s: 78 80 81", "5k 24:10 10k 48:50 15k 1:13:40"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.core.analysis_words import EXAMPLE, ListWords, example_beside, take_list_words, with_option
from bot.core.errors import Mistake, PersonError
from bot.core.formulas import outside
from bot.core.notation.distances import DistanceReading
from bot.core.notation.lifting import Lifter
from bot.core.notation.time_list import ListedTime, Scale, read_times, scales_of
from bot.core.notation.times import is_believable
from bot.core.plausibility import check_performance
from bot.core.quantities import Distance, Duration
from bot.core.split_analysis import FEWEST, MOST, SplitAnalysis, analyse_splits, variation_of
from bot.core.splits import Rest, split_count
from bot.core.terms import Term
from bot.core.track import LAP
from bot.core.units import METRES_PER_KM, METRES_PER_MILE, LengthUnit

# Lengths that people cut runs into, in metres.
_USUAL: Final = (
    *(100.0, 200.0, 400.0, 500.0, METRES_PER_MILE / 2, 800.0, 1_000.0, METRES_PER_MILE, 2_000.0, 5_000.0),
    *(5 * METRES_PER_MILE, 10_000.0, 10 * METRES_PER_MILE),
)
_ON_TRACK: Final = (200.0, 400.0)
_WHOLE: Final = 100.0
_SAME: Final = 1e-6
_EVERYDAY_PACE: Final = 330.0
"""Of two readings with equally even splits, the one nearer to this pace (s/km) is taken, as for phrases."""
_EVERYDAY_LAP_PACE: Final = 200.0
"""The same for laps and shorter splits, which are run faster: "400: 78 80" are two laps."""
_FOR_PACE: Final = 0.3
_FOR_ODD_LENGTH: Final = 0.02
_FOR_REST: Final = 0.01
_LONGEST_LEG: Final = 3
"""How many times as long as those before it the next leg of cumulative times may be."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How long the splits are, in metres; ``every`` is the length all but the shorter one have."""

    metres: tuple[float, ...]
    every: float
    rest: Rest = Rest.NONE
    penalty: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitReading:
    """Splits as they were read, and what they say.

    ``layout`` is None where nobody said how long they are. ``is_cumulative`` says that the times rise from the start,
    ``is_guessed`` that no word said so, but the times could be either. ``unit`` is what the distance was written in.
    """

    analysis: SplitAnalysis
    layout: Layout | None
    scale: Scale
    is_cumulative: bool
    is_guessed: bool
    unit: LengthUnit | None


@dataclass(frozen=True, slots=True)
class _Guess:
    """One way to read it all, and how little speaks for it."""

    seconds: tuple[float, ...]
    layout: Layout | None
    scale: Scale
    is_cumulative: bool
    cost: float


def work_out_analysis(splits: str, distance: str = "") -> SplitReading:
    """The splits in a phrase and what they say; ``distance`` says how long the run is, or each split ("400s").

    Single and cumulative times are told apart, and a total from the length of each split, by the words that say so, and
    where none does by what gives the more even and more everyday pace.

    Raises PersonError for what is no time, for fewer than 2 or more than 60, NOT_RISING for cumulative times that do
    not rise, SPLITS_DO_NOT_FIT where the distance needs another number of splits, and with a question for a split that
    nobody could run.
    """
    phrase = Lifter(splits, EXAMPLE)
    said = take_list_words(phrase)
    times = read_times(phrase)
    if distance.strip():
        said = with_option(said, distance, example_beside(times))
    if not FEWEST <= len(times) <= MOST:
        raise outside(Term.SPLITS, len(times), FEWEST, MOST).about(phrase.typed, EXAMPLE)
    if said.marks or said.cumulative:
        times = _carried_on(times)
    rising = all(a.seconds < b.seconds for a, b in pairwise(times))
    if said.cumulative and not rising:
        raise _not_rising(phrase, times)
    guess = _best(said, times, phrase, distance, rising=rising)
    lengths = None if guess.layout is None else tuple(Distance(metres) for metres in guess.layout.metres)
    durations = tuple(Duration(seconds) for seconds in guess.seconds)
    _ask_about_missing_colons(phrase, times, guess)
    if lengths is not None:
        _check(phrase, times, durations, lengths)
    return SplitReading(
        analysis=analyse_splits(durations, lengths),
        layout=guess.layout,
        scale=guess.scale,
        is_cumulative=guess.is_cumulative,
        is_guessed=rising and said.cumulative is None,
        unit=said.unit,
    )


def _carried_on(times: tuple[ListedTime, ...]) -> tuple[ListedTime, ...]:
    """The cumulative times with "1:39" behind "1:13:40" in hours and minutes."""
    carried: list[ListedTime] = []
    longest, before = 0.0, 0.0
    for time in times:
        one = time
        if 0 < time.long - before <= _LONGEST_LEG * longest and time.seconds <= before:
            one = replace(time, seconds=time.long, dotted=time.long)
        longest, before = max(longest, one.seconds - before), one.seconds
        carried.append(one)
    return tuple(carried)


def _ask_about_missing_colons(phrase: Lifter, times: tuple[ListedTime, ...], guess: _Guess) -> None:
    """Raise TIME_READS_TWO_WAYS for "402 405 410", which may be seconds, or minutes and seconds."""
    written = [phrase.text[time.start : time.end] for time in times]
    if not all(len(one) in (3, 4) and one.isdigit() and int(one[-2:]) <= 59 for one in written):
        return
    minutes = [int(one[:-2]) * 60.0 + int(one[-2:]) for one in written]
    if guess.layout is not None:
        total = minutes[-1] if guess.is_cumulative else math.fsum(minutes)
        if not is_believable(total, Distance(math.fsum(guess.layout.metres))):
            return
    first, second = Duration(minutes[0]), Duration(times[0].read(guess.scale))
    raise phrase.fault(Mistake.TIME_READS_TWO_WAYS, times[0].start, times[0].end, first=first, second=second)


# Weighing the readings


def _best(said: ListWords, times: tuple[ListedTime, ...], phrase: Lifter, option: str, *, rising: bool) -> _Guess:
    """The reading that the least speaks against."""
    layouts = list(_layouts(said, len(times), phrase, option))
    ways = (said.cumulative,) if said.cumulative is not None else (False, True) if rising else (False,)
    for believable in (True, False):
        for scale in scales_of(times):
            guesses = [
                guess
                for layout in layouts
                for way in ways
                if (guess := _guess(times, layout, scale, is_cumulative=way)) is not None
                and (not believable or _is_believable(guess))
            ]
            if guesses:
                return min(guesses, key=lambda guess: guess.cost)
    raise _not_rising(phrase, times)


def _guess(times: tuple[ListedTime, ...], layout: Layout | None, scale: Scale, *, is_cumulative: bool) -> _Guess | None:
    seconds = [time.read(scale) for time in times]
    if is_cumulative:
        seconds = [seconds[0], *(after - before for before, after in pairwise(seconds))]
        if min(seconds) <= 0:
            return None
    metres = layout.metres if layout is not None else (1.0,) * len(seconds)
    cost = variation_of(seconds, metres) / 100
    if layout is not None:
        pace = math.fsum(seconds) / math.fsum(metres) * METRES_PER_KM
        everyday = _EVERYDAY_PACE if layout.every > LAP.metres else _EVERYDAY_LAP_PACE
        cost += layout.penalty + _FOR_PACE * abs(math.log(pace / everyday))
    return _Guess(tuple(seconds), layout, scale, is_cumulative, cost)


def _is_believable(guess: _Guess) -> bool:
    if guess.layout is None:
        return True
    return is_believable(math.fsum(guess.seconds), Distance(math.fsum(guess.layout.metres)))


def _layouts(said: ListWords, count: int, phrase: Lifter, option: str) -> Iterator[Layout | None]:
    """The ways in which so many splits may lie on the distance that was said; one None where none was."""
    text = option if option.strip() else phrase.typed
    if said.marks:
        yield _by_marks(said.marks, count, phrase)
    elif said.each is not None and said.total is not None:
        yield from _of_both(said.each.distance, said.total.distance, count, text, option=bool(option.strip()))
    elif said.each is not None and said.is_loose:
        yield from _of_total(said.each.distance.metres, count, laps=said.laps)
        yield _equal(said.each.distance.metres, count)
    elif said.each is not None:
        if said.reps is not None and said.reps != count:
            raise _do_not_fit(
                said.each.distance, said.each.distance.metres * said.reps, count, text, option=bool(option.strip())
            )
        yield _equal(said.each.distance.metres, count)
    elif said.total is not None:
        yield from _of_total(said.total.distance.metres, count, laps=said.laps)
    elif said.open is not None:
        yield from _of_total(said.open.distance.metres, count, laps=said.laps)
        yield _equal(said.open.distance.metres, count)
    else:
        yield None


def _equal(metres: float, count: int, penalty: float = 0.0) -> Layout:
    return Layout((metres,) * count, metres, penalty=penalty)


def _of_total(metres: float, count: int, *, laps: bool) -> Iterator[Layout]:
    each = metres / count
    if any(math.isclose(each, usual, rel_tol=_SAME) for usual in _USUAL) or _is_whole(each):
        yield _equal(each, count)
        return
    yield _equal(each, count, _FOR_ODD_LENGTH)
    usual = (LAP.metres,) if laps else _USUAL
    for length in usual:
        if split_count(Distance(metres), Distance(length)) == count:
            yield from _with_rest(length, metres, count)


def _is_whole(metres: float) -> bool:
    return math.isclose(metres / _WHOLE, round(metres / _WHOLE), abs_tol=_SAME)


def _with_rest(length: float, metres: float, count: int) -> Iterator[Layout]:
    """Splits of one length and a shorter one, which comes last, or on the track also first."""
    rest = metres - length * (count - 1)
    yield Layout((*((length,) * (count - 1)), rest), length, Rest.LAST, _FOR_REST)
    if any(math.isclose(length, lap) for lap in _ON_TRACK):
        yield Layout((rest, *((length,) * (count - 1))), length, Rest.FIRST, _FOR_REST)


def _of_both(each: Distance, total: Distance, count: int, text: str, *, option: bool) -> Iterator[Layout]:
    if split_count(total, each) != count:
        raise _do_not_fit(each, total.metres, count, text, option=option)
    if abs(each.metres * count - total.metres) < 0.01:
        yield _equal(each.metres, count)
    else:
        yield from _with_rest(each.metres, total.metres, count)


def _by_marks(marks: tuple[DistanceReading, ...], count: int, phrase: Lifter) -> Layout:
    """The lengths between the marks that were typed beside the times: "5k 24:10 10k 48:50"."""
    first = marks[0].distance.metres
    if len(marks) != count:
        raise PersonError(
            Mistake.SPLITS_DO_NOT_FIT, text=phrase.typed, example=EXAMPLE,
            params={"count": count, "every": marks[0].distance, "distance": marks[-1].distance, "needed": len(marks)},
        )  # fmt: skip
    if all(mark.distance == marks[0].distance for mark in marks):
        return _equal(first, count)
    ends = [mark.distance.metres for mark in marks]
    return Layout((first, *(after - before for before, after in pairwise(ends))), first, Rest.LAST)


# What does not read


def _check(
    phrase: Lifter, times: tuple[ListedTime, ...], durations: tuple[Duration, ...], lengths: tuple[Distance, ...]
) -> None:
    """Raise a question for a split, or a run, that nobody has come near."""
    for time, duration, length in zip(times, durations, lengths, strict=True):
        try:
            check_performance(length, duration)
        except PersonError as error:
            raise phrase.fault(error.code, time.start, time.end, **error.params) from None
    try:
        total = Distance(math.fsum(length.metres for length in lengths))
        check_performance(total, Duration(math.fsum(duration.seconds for duration in durations)))
    except PersonError as error:
        raise error.about(phrase.typed, EXAMPLE) from None


def _not_rising(phrase: Lifter, times: tuple[ListedTime, ...]) -> PersonError:
    before, after = next(((a, b) for a, b in pairwise(times) if a.seconds >= b.seconds), (times[-2], times[-1]))
    return phrase.fault(Mistake.NOT_RISING, after.start, after.end, before=Duration(before.seconds))


def _do_not_fit(each: Distance, metres: float, count: int, text: str, *, option: bool) -> PersonError:
    total = Distance(metres)
    params = {"count": count, "every": each, "distance": total, "needed": split_count(total, each)}
    example = f"{each.metres * count:.10g} m" if option else EXAMPLE
    return PersonError(Mistake.SPLITS_DO_NOT_FIT, text=text, example=example, params=params)
