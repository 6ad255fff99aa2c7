"""Splits of a run that is still to be run: where the clock should stand, and how the pace changes on the way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Pace
from bot.core.terms import Term
from bot.core.track import count_laps
from bot.core.units import METRES_PER_KM

MOST_SPLITS: Final = 240
"""100 miles in kilometres are 161, a marathon in laps 106."""
HALFWAY_FROM: Final = Distance(15_000.0)
"""From here on a run has a halfway mark, also where no split ends there."""
FINISH_SHARE: Final = 0.1
"""The part of the distance that a fast finish is, where it is not the last lap."""

SLOWEST_SECOND_HALF: Final = 50.0
FASTEST_SECOND_HALF: Final = -20.0
FASTEST_FINISH: Final = 30.0
_SOURCE: Final = "Definition: negative splits are a second half in less time than the first"
_FINISH_SOURCE: Final = "Definition of this project: nobody publishes what a fast finish is"
_CENTIMETRE: Final = 0.01


class StrategyKind(StrEnum):
    """How the effort is shared out."""

    EVEN = "even"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    FAST_FINISH = "fast finish"


@dataclass(frozen=True, slots=True)
class Strategy:
    """How the effort is shared out, and by how many per cent; 0 where it is even."""

    kind: StrategyKind = StrategyKind.EVEN
    percent: float = 0.0


class Rest(Enum):
    """Where the shorter split stands when the distance is not a whole number of them."""

    NONE = auto()
    FIRST = auto()
    """On the track: up to the finish line, which is crossed once a lap from then on."""
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the run at one pace, up to this distance."""

    end: Distance
    pace: Pace


@dataclass(frozen=True, slots=True)
class Split:
    """A mark on the way, and where the clock should stand there; ``is_halfway`` is between two splits."""

    end: Distance
    elapsed: Duration
    is_halfway: bool = False


@formula(
    "splits_first_half",
    name="Halves by percent",
    command="splits",
    source=_SOURCE,
    unit="s",
    inputs=(
        Input(name="duration", unit="s", low=60.0, high=36_000.0, trend=Trend.RISES, make=Duration, is_checked=False),
        Input(name="percent", unit="%", low=FASTEST_SECOND_HALF, high=SLOWEST_SECOND_HALF, trend=Trend.FALLS),
    ),
    number=lambda duration: duration.seconds,
    identities=(({"duration": 3600.0, "percent": 0.0}, 1800.0), ({"duration": 3980.0, "percent": -1.0}, 2000.0)),
)
def first_half(duration: Duration, percent: float) -> Duration:
    """The time for the first half of the distance, when the second takes so many per cent longer: T / (2 + p / 100).

    A negative percentage is a negative split: with -2 the second half takes 2 % less time than the first. Both together
    are the whole duration. Raises PersonError outside -20 to 50 %.
    """
    if not FASTEST_SECOND_HALF <= percent <= SLOWEST_SECOND_HALF:
        raise outside(Term.PERCENT, percent, FASTEST_SECOND_HALF, SLOWEST_SECOND_HALF)
    return Duration(duration.seconds / (2 + percent / 100))


@formula(
    "splits_fast_finish",
    name="Fast finish",
    command="splits",
    source=_FINISH_SOURCE,
    unit="s/km",
    inputs=(
        Input(name="duration", unit="s", low=60.0, high=36_000.0, trend=Trend.RISES, make=Duration, is_checked=False),
        Input(
            name="distance",
            unit="m",
            low=2_000.0,
            high=100_000.0,
            trend=Trend.FALLS,
            make=Distance,
            is_checked=False,
        ),
        Input(name="finish", unit="m", low=100.0, high=1_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
        Input(name="percent", unit="%", low=0.0, high=FASTEST_FINISH, trend=Trend.RISES),
    ),
    number=lambda pace: pace.seconds_per_km,
    identities=(({"duration": 1200.0, "distance": 5_000.0, "finish": 500.0, "percent": 0.0}, 240.0),),
)
def pace_before_finish(duration: Duration, distance: Distance, finish: Distance, percent: float) -> Pace:
    """The pace up to the last part, which takes so many per cent less time a kilometre: T / (D - F p / 100).

    Both parts together are the whole duration. Raises PersonError outside 0 to 30 %.
    """
    if not 0 <= percent <= FASTEST_FINISH:
        raise outside(Term.PERCENT, percent, 0, FASTEST_FINISH)
    return duration / Distance(distance.metres - finish.metres * percent / 100)


def stretches_of(
    distance: Distance, duration: Duration, strategy: Strategy, lap: Distance | None
) -> tuple[Stretch, ...]:
    """The run as parts of one pace each, which take the whole duration together.

    A fast finish is the last lap where the run is counted in laps and has more than one, else the last tenth. Raises
    PersonError for a percentage outside the range of its formula.
    """
    match strategy.kind:
        case StrategyKind.EVEN:
            return (Stretch(distance, duration / distance),)
        case StrategyKind.FAST_FINISH:
            finish = finish_of(distance, lap)
            before = pace_before_finish(duration, distance, finish, strategy.percent)
            return (
                Stretch(Distance(distance.metres - finish.metres), before),
                Stretch(distance, Pace(before.seconds_per_km * (1 - strategy.percent / 100))),
            )
        case StrategyKind.NEGATIVE | StrategyKind.POSITIVE:
            sign, most = (
                (-1, -FASTEST_SECOND_HALF) if strategy.kind is StrategyKind.NEGATIVE else (1, SLOWEST_SECOND_HALF)
            )
            if not 0 <= strategy.percent <= most:
                raise outside(Term.PERCENT, strategy.percent, 0, most)
            half = Distance(distance.metres / 2)
            first = first_half(duration, sign * strategy.percent)
            second = Duration(duration.seconds - first.seconds)
            return Stretch(half, first / half), Stretch(distance, second / half)


def finish_of(distance: Distance, lap: Distance | None) -> Distance:
    """The part of the run that a fast finish is."""
    if lap is not None and distance.metres > lap.metres + _CENTIMETRE:
        return lap
    return Distance(distance.metres * FINISH_SHARE)


def elapsed_at(metres: float, stretches: tuple[Stretch, ...]) -> Duration:
    """Where the clock stands so many metres into the run. Raises ValueError for 0."""
    seconds, begin = 0.0, 0.0
    for stretch in stretches:
        run = min(metres, stretch.end.metres) - begin
        if run <= 0:
            break
        seconds += stretch.pace.seconds_per_km * run / METRES_PER_KM
        begin = stretch.end.metres
    return Duration(seconds)


def split_count(distance: Distance, every: Distance) -> int:
    """How many splits there are, the shorter one included."""
    count = count_laps(distance, every)
    return count.whole + (count.rest is not None)


def split_ends(distance: Distance, every: Distance, rest: Rest) -> tuple[float, ...]:
    """How many metres into the run each split ends; the last ends with the run.

    Raises PersonError for more than 240 splits (``count``, ``most``, ``every``).
    """
    count = split_count(distance, every)
    if count > MOST_SPLITS:
        raise PersonError(
            Mistake.TOO_MANY_SPLITS,
            params={"count": count, "most": MOST_SPLITS, "every": every, "distance": distance},
        )
    if rest is Rest.FIRST:
        return tuple(distance.metres - every.metres * left for left in range(count - 1, -1, -1))
    return (*(every.metres * number for number in range(1, count)), distance.metres)


def splits_of(
    distance: Distance, duration: Duration, every: Distance, rest: Rest, stretches: tuple[Stretch, ...]
) -> tuple[Split, ...]:
    """The marks of the run with their times, and the halfway mark where the run is long or changes its pace there."""
    ends = split_ends(distance, every, rest)
    half = distance.metres / 2
    changes_there = any(math.isclose(stretch.end.metres, half) for stretch in stretches)
    marks = [(end, False) for end in ends]
    if (changes_there or distance >= HALFWAY_FROM) and not any(abs(end - half) < _CENTIMETRE for end in ends):
        marks = sorted([*marks, (half, True)])
    return tuple(
        Split(Distance(end), duration if end == ends[-1] else elapsed_at(end, stretches), is_halfway)
        for end, is_halfway in marks
    )
