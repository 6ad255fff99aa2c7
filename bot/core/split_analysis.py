"""What splits say of a run: its halves, how much it faded, and how evenly it was paced."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Pace
from bot.core.terms import Term

FEWEST: Final = 2
MOST: Final = 60
EVEN_WITHIN: Final = 1.0
"""Per cent of fade, either way, that are still called even; a choice of this project."""
_SECONDS: Final = "s"


class Shape(Enum):
    """How the second half compares with the first."""

    EVEN = auto()
    NEGATIVE = auto()
    POSITIVE = auto()


@dataclass(frozen=True, slots=True)
class SplitAnalysis:
    """Splits of a run, and what they say.

    ``lengths`` are in metres, or all 1 where nobody said how long they are (``distance`` is None then). ``rates`` are
    seconds per metre, or per split. ``middle`` is the index of the split that half way lies inside of, None where it
    lies between two. ``fastest`` and ``slowest`` are found among the splits that ``counts`` takes: one of less than
    half the longest may be the fastest by the rounding of a watch alone. Of equal ones it is the first.
    """

    durations: tuple[Duration, ...]
    lengths: tuple[float, ...]
    rates: tuple[float, ...]
    distance: Distance | None
    duration: Duration
    first_half: Duration
    second_half: Duration
    middle: int | None
    fade: float
    variation: float
    fastest: int
    slowest: int

    @property
    def shape(self) -> Shape:
        """Even, negative or positive, by the fade as it is shown, to the tenth of a per cent."""
        if abs(round(self.fade, 1)) <= EVEN_WITHIN:
            return Shape.EVEN
        return Shape.NEGATIVE if self.fade < 0 else Shape.POSITIVE

    @property
    def mean_rate(self) -> float:
        """Seconds per metre of the whole, or per split."""
        return self.duration.seconds / math.fsum(self.lengths)

    @property
    def pace(self) -> Pace | None:
        """The mean pace; None where the distance is not known."""
        return None if self.distance is None else self.duration / self.distance

    def lead(self, index: int) -> float:
        """By how many per cent the pace of a split was faster than the mean; below 0 slower."""
        return 100 * (1 - self.rates[index] / self.mean_rate)


@formula(
    "fade",
    name="Fade",
    command="analyse",
    source="Definition: negative splits are a second half in less time than the first",
    unit="%",
    inputs=(
        Input(name="first", unit=_SECONDS, low=60.0, high=36_000.0, trend=Trend.FALLS, make=Duration, is_checked=False),
        Input(
            name="second", unit=_SECONDS, low=60.0, high=36_000.0, trend=Trend.RISES, make=Duration, is_checked=False
        ),
    ),
    identities=(({"first": 1800.0, "second": 1800.0}, 0.0), ({"first": 2000.0, "second": 1980.0}, -1.0)),
)
def fade_percent(first: Duration, second: Duration) -> float:
    """By how many per cent the second half took longer than the first: 100 (second / first - 1).

    Below 0 it is a negative split. The halves are those of the distance. Holds for any two times.
    """
    return 100 * (second.seconds / first.seconds - 1)


@formula(
    "split_variation",
    name="Coefficient of variation",
    command="analyse",
    source="Definition: standard deviation over mean, in per cent; of the pace, weighted by distance",
    unit="%",
    inputs=(
        Input(name="mean", unit="s/km", low=150.0, high=900.0, trend=Trend.FALLS, make=Pace, is_checked=False),
        Input(name="deviation_s_per_km", unit="s/km", low=0.0, high=300.0, trend=Trend.RISES, is_checked=False),
    ),
    identities=(
        ({"mean": 300.0, "deviation_s_per_km": 0.0}, 0.0),
        ({"mean": 240.0, "deviation_s_per_km": 6.0}, 2.5),
    ),
)
def variation_percent(mean: Pace, deviation_s_per_km: float) -> float:
    """The coefficient of variation of the pace: 100 times its standard deviation over its mean.

    The deviation is that of all splits (not of a sample), each weighted by its length, around the mean pace of the run.
    Holds for any pace.
    """
    return 100 * deviation_s_per_km / mean.seconds_per_km


def analyse_splits(durations: tuple[Duration, ...], lengths: tuple[Distance, ...] | None) -> SplitAnalysis:
    """What the splits say; without ``lengths`` they are taken as equally long.

    The time at half way is interpolated: the split that it lies inside of is taken as even. Raises PersonError for
    fewer than 2 or more than 60 splits.
    """
    count = len(durations)
    if not FEWEST <= count <= MOST:
        raise outside(Term.SPLITS, count, FEWEST, MOST)
    metres = tuple(length.metres for length in lengths) if lengths is not None else (1.0,) * count
    seconds = [duration.seconds for duration in durations]
    total, whole = math.fsum(seconds), math.fsum(metres)
    first, middle = _at_half_way(seconds, metres)
    rates = tuple(time / length for time, length in zip(seconds, metres, strict=True))
    counted = [index for index in range(count) if counts(metres[index], metres)]
    halves = Duration(first), Duration(total - first)
    return SplitAnalysis(
        durations=durations,
        lengths=metres,
        rates=rates,
        distance=None if lengths is None else Distance(whole),
        duration=Duration(total),
        first_half=halves[0],
        second_half=halves[1],
        middle=middle,
        fade=fade_percent(*halves),
        variation=variation_of(seconds, metres),
        fastest=min(counted, key=rates.__getitem__),
        slowest=max(counted, key=rates.__getitem__),
    )


def counts(length: float, lengths: tuple[float, ...]) -> bool:
    """Whether a split is long enough to be called the fastest or the slowest."""
    return length >= max(lengths) / 2


def variation_of(seconds: list[float], metres: tuple[float, ...]) -> float:
    """The coefficient of variation of the pace in per cent, by ``variation_percent``."""
    whole = math.fsum(metres)
    mean = math.fsum(seconds) / whole
    spread = math.fsum(length * (time / length - mean) ** 2 for time, length in zip(seconds, metres, strict=True))
    return variation_percent(Pace(mean * 1000), math.sqrt(spread / whole) * 1000)


def _at_half_way(seconds: list[float], metres: tuple[float, ...]) -> tuple[float, int | None]:
    """The time at half the distance, and the split that half way lies inside of, None where it lies between two."""
    half = math.fsum(metres) / 2
    run = elapsed = 0.0
    for index, (time, length) in enumerate(zip(seconds, metres, strict=True)):
        if math.isclose(run + length, half, rel_tol=1e-9):
            return elapsed + time, None
        if run + length > half:
            return elapsed + time * (half - run) / length, index
        run, elapsed = run + length, elapsed + time
    return elapsed, None
