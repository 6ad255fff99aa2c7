"""Critical speed: the pace that can be kept up for long, from two to five hard runs of some minutes each.

A straight line through distance over time: its slope is the critical speed, and where it begins is D′, the metres that
can be run above it. H. Monod and J. Scherrer found it for muscles (1965), R. L. Hughson and others for running (1984).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

from bot.core.events import METRIC_MILE, MILE, PARKRUN
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.terms import Term
from bot.core.units import LengthUnit

NAME: Final = "Monod & Scherrer 1965"
SOURCE: Final = (
    'H. Monod and J. Scherrer, "The work capacity of a synergic muscular group", Ergonomics 8, 1965; R. L. Hughson, '
    'C. J. Orok and L. E. Staudt, "A high velocity treadmill running test to assess endurance running potential", '
    "International Journal of Sports Medicine 5, 1984"
)

TRIAL_FROM: Final = Duration(120.0)
TRIAL_TO: Final = Duration(900.0)
"""Hard runs of 2 to 15 minutes are what the line was found for."""
SHORTEST_TRIAL: Final = Duration(60.0)
LONGEST_TRIAL: Final = Duration(1_800.0)
"""Beyond these a run says nothing of the line; ours."""
FEWEST: Final = 2
MOST: Final = 5
LEAST_RATIO: Final = 1.5
"""The longest run has to last so many times as long as the shortest, or errors of seconds decide; ours."""
MOST_RESERVE: Final = Distance(1_000.0)
"""More than this comes of runs that do not belong together; ours."""

TARGETS: Final = (
    (Distance(800.0), LengthUnit.M),
    (Distance.from_km(1), LengthUnit.KM),
    (METRIC_MILE, LengthUnit.M),
    (MILE, LengthUnit.MILE),
    (Distance.from_km(2), LengthUnit.KM),
    (Distance.from_km(3), LengthUnit.KM),
    (Distance.from_miles(2), LengthUnit.MILE),
    (PARKRUN, LengthUnit.KM),
)
"""The distances a time is given for, where it lies inside the span of the runs."""

_TRIALS: Final = (
    Input(name="shorter", unit="m", low=400.0, high=1_500.0, trend=Trend.FALLS, make=Distance, is_checked=False),
    Input(name="shorter_duration", unit="s", low=60.0, high=1_800.0, trend=Trend.RISES, make=Duration),
    Input(name="longer", unit="m", low=1_600.0, high=5_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
    Input(name="longer_duration", unit="s", low=60.0, high=1_800.0, trend=Trend.FALLS, make=Duration),
)
_OPPOSITE: Final = {Trend.RISES: Trend.FALLS, Trend.FALLS: Trend.RISES}
_EXAMPLE: Final = {"shorter": 1_000.0, "shorter_duration": 200.0, "longer": 1_900.0, "longer_duration": 400.0}
"""Two runs on the line d = 100 m + 4.5 m/s · t."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One hard run."""

    distance: Distance
    duration: Duration

    @property
    def is_inside(self) -> bool:
        """Whether it lasted 2 to 15 minutes."""
        return TRIAL_FROM <= self.duration <= TRIAL_TO


@dataclass(frozen=True, slots=True)
class Line:
    """The line through distance over time.

    ``r_squared`` and ``residuals`` (metres run beyond the line, trial by trial) are None with two trials: a line goes
    through any two.
    """

    speed: Speed
    reserve: Distance
    trials: tuple[Trial, ...]
    r_squared: float | None = None
    residuals: tuple[float, ...] | None = None

    @property
    def pace(self) -> Pace:
        """The pace at critical speed."""
        return self.speed.pace

    @property
    def span(self) -> tuple[Duration, Duration]:
        """The shortest and the longest of the runs: inside, the line says something."""
        times = [trial.duration for trial in self.trials]
        return min(times), max(times)

    @property
    def largest_residual(self) -> float | None:
        """How many metres the run farthest from the line is off it; None with two trials."""
        return None if self.residuals is None else max(abs(each) for each in self.residuals)

    def times(self) -> tuple[tuple[Distance, LengthUnit, Duration], ...]:
        """The times over well-known distances that lie inside the span of the runs, and inside 2 to 15 minutes."""
        shortest, longest = self.span
        shortest, longest = max(shortest, TRIAL_FROM), min(longest, TRIAL_TO)
        found = []
        for distance, unit in TARGETS:
            seconds = (distance.metres - self.reserve.metres) / self.speed.metres_per_second
            if shortest.seconds <= seconds <= longest.seconds:
                found.append((distance, unit, time_at_critical_speed(distance, self.speed, self.reserve)))
        return tuple(found)


def fit_line(trials: tuple[Trial, ...]) -> Line:
    """The line of least squares of distance on time through two to five trials; with two it goes through both.

    Raises PersonError outside two to five trials of 1 to 30 minutes, where the longest does not last 1.5 times as long
    as the shortest, and where no D′ of up to 1000 m comes out, or a critical speed that a trial was slower than.
    """
    if not FEWEST <= len(trials) <= MOST:
        raise outside(Term.TRIALS, len(trials), FEWEST, MOST)
    for trial in trials:
        if not SHORTEST_TRIAL <= trial.duration <= LONGEST_TRIAL:
            raise outside(Term.DURATION, trial.duration, SHORTEST_TRIAL, LONGEST_TRIAL, method=NAME)
    times = [trial.duration.seconds for trial in trials]
    lengths = [trial.distance.metres for trial in trials]
    if max(times) < LEAST_RATIO * min(times):
        raise outside(Term.DURATION_RATIO, max(times) / min(times), LEAST_RATIO, None, method=NAME)
    mean_time, mean_length = fmean(times), fmean(lengths)
    slope = sum((t - mean_time) * (d - mean_length) for t, d in zip(times, lengths, strict=True)) / sum(
        (t - mean_time) ** 2 for t in times
    )
    reserve = mean_length - slope * mean_time
    above = min(d - slope * t for t, d in zip(times, lengths, strict=True))
    if slope <= 0 or not 0 < min(reserve, above) <= reserve <= MOST_RESERVE.metres:
        raise outside(Term.D_PRIME, reserve if reserve > 0 < above else min(reserve, above), 0.0, MOST_RESERVE.metres)
    line = Line(Speed(slope), Distance(reserve), trials)
    if len(trials) == FEWEST:
        return line
    residuals = tuple(d - reserve - slope * t for t, d in zip(times, lengths, strict=True))
    around_mean = sum((d - mean_length) ** 2 for d in lengths)
    r_squared = 1 - sum(each * each for each in residuals) / around_mean
    return Line(line.speed, line.reserve, trials, r_squared, residuals)


@formula(
    "critical_speed",
    name=NAME,
    command="critical-speed",
    source=SOURCE,
    unit="m/s",
    inputs=_TRIALS,
    number=lambda speed: speed.metres_per_second,
    identities=((_EXAMPLE, 4.5),),
)
def critical_speed(shorter: Distance, shorter_duration: Duration, longer: Distance, longer_duration: Duration) -> Speed:
    """The critical speed of two trials: (d2 - d1) / (t2 - t1); with more it is the slope of least squares.

    For trials of 2 to 15 minutes; 1 to 30 minutes are worked out too and are rough. Refuses two that last nearly as
    long, and any whose D′ is not between 0 and 1000 m. Two trials say nothing of the error.
    """
    return fit_line((Trial(shorter, shorter_duration), Trial(longer, longer_duration))).speed


@formula(
    "d_prime",
    name="D′",
    command="critical-speed",
    source=SOURCE,
    unit="m",
    inputs=tuple(replace(one, trend=_OPPOSITE[one.trend]) for one in _TRIALS),
    number=lambda distance: distance.metres,
    identities=((_EXAMPLE, 100.0),),
)
def d_prime(shorter: Distance, shorter_duration: Duration, longer: Distance, longer_duration: Duration) -> Distance:
    """The metres that can be run above the critical speed: d1 - CS · t1.

    Refuses where ``critical_speed`` does; it errs far more than the speed does.
    """
    return fit_line((Trial(shorter, shorter_duration), Trial(longer, longer_duration))).reserve


@formula(
    "critical_speed_time",
    name=NAME,
    command="critical-speed",
    source=SOURCE,
    unit="s",
    inputs=(
        Input(name="distance", unit="m", low=400.0, high=6_000.0, trend=Trend.RISES, make=Distance, is_checked=False),
        Input(name="speed", unit="m/s", low=1.5, high=7.0, trend=Trend.FALLS, make=Speed, is_checked=False),
        Input(name="reserve", unit="m", low=20.0, high=600.0, trend=Trend.FALLS, make=Distance, is_checked=False),
    ),
    number=lambda duration: duration.seconds,
    identities=(({"distance": 1_900.0, "speed": 4.5, "reserve": 100.0}, 400.0),),
)
def time_at_critical_speed(distance: Distance, speed: Speed, reserve: Distance) -> Duration:
    """The time over a distance: t = (d - D′) / CS.

    Holds for 1 to 30 minutes, and inside the span of the trials only, which whoever asks has to see to.
    """
    seconds = (distance.metres - reserve.metres) / speed.metres_per_second
    if not SHORTEST_TRIAL.seconds <= seconds <= LONGEST_TRIAL.seconds:
        raise outside(Term.DURATION, Duration(max(seconds, math.ulp(1.0))), SHORTEST_TRIAL, LONGEST_TRIAL, method=NAME)
    return Duration(seconds)
