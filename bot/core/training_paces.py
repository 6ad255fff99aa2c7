"""Training paces of a VDOT: easy, marathon, threshold, interval and repetition.

"Daniels' Running Formula" (3rd edition) prints them in a table for VDOT 30 to 85 and gives no formula. The rules here
were fitted to that table and compared with all its rows; each docstring says how closely its rule follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration, Pace
from bot.core.terms import Term
from bot.core.track import LAP
from bot.core.vdot import LEAST, LONGEST, MOST, race_time, speed_at
from bot.core.vdot import NAME as VDOT

NAME: Final = "rule fitted to Daniels' Running Formula, 3rd ed."
SOURCE: Final = "J. Daniels, Daniels' Running Formula, 3rd edition, 2014, table of training intensities"

EASY_SLOW: Final = 0.63
EASY_MIDDLE: Final = 0.68
EASY_FAST: Final = 0.73
"""The shares of VDOT that easy running costs, from its slow to its fast end."""
_THRESHOLD: Final = 0.88
_INTERVAL: Final = 0.98

# How much faster 400 m of R are than of I, in seconds; between two printed VDOT it changes evenly.
_R_FASTER_BY: Final = ((47.0, 8.0), (48.0, 7.0), (49.0, 7.0), (50.0, 6.0))

MARATHON_AGREES_FROM: Final = 45.0
"""Below this VDOT the table's M is slower than the predicted marathon pace, by up to 11 s/km."""

TRACK_LENGTHS: Final = tuple(Distance(metres) for metres in (200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0))
LONGEST_INTERVAL: Final = Duration(300.0)
LONGEST_REPETITION: Final = Duration(120.0)
"""The book keeps one run at I within five minutes and one at R within two."""

_INPUT: Final = (Input(name="vdot", unit="VDOT", low=LEAST, high=MOST, trend=Trend.FALLS),)


def _per_km(pace: Pace) -> float:
    return pace.seconds_per_km


def _at(vdot: float, share: float) -> Pace:
    """The pace that costs this share of a VDOT. Raises PersonError outside VDOT 15 to 90."""
    if not LEAST <= vdot <= MOST:
        raise outside(Term.VDOT, vdot, LEAST, MOST, method=VDOT)
    return speed_at(share * vdot).pace


@formula(
    "training_easy",
    name=NAME,
    command="training",
    source=SOURCE,
    edition="3rd ed., 2014",
    unit="s/km",
    inputs=_INPUT,
    number=_per_km,
    variants=({"share": EASY_SLOW}, {"share": EASY_MIDDLE}, {"share": EASY_FAST}),
)
def easy_pace(vdot: float, share: float = EASY_MIDDLE) -> Pace:
    """E, easy running: the pace that costs 63 % (slow end) to 73 % (fast end) of VDOT.

    Within 4.1 s/km of the table at VDOT 30 and 2.4 s/km from VDOT 39; the slow end that it prints for VDOT 72 (4:00) is
    a misprint for about 4:09. Worked out for VDOT 15 to 90, printed for 30 to 85. Raises PersonError outside.
    """
    return _at(vdot, share)


@formula(
    "training_marathon",
    name="predicted marathon pace (Daniels & Gilbert 1979)",
    command="training",
    source=SOURCE,
    edition="3rd ed., 2014",
    unit="s/km",
    inputs=_INPUT,
    number=_per_km,
)
def marathon_pace(vdot: float) -> Pace:
    """M: the pace of the marathon that is worth this VDOT.

    Within 0.9 s/km of the table from VDOT 45; below, the table is slower, by up to 11 s/km at VDOT 30 to 40. Worked out
    for VDOT 15 to 90. Raises PersonError outside.
    """
    return race_time(vdot, LONGEST) / LONGEST


@formula(
    "training_threshold",
    name=NAME,
    command="training",
    source=SOURCE,
    edition="3rd ed., 2014",
    unit="s/km",
    inputs=_INPUT,
    number=_per_km,
)
def threshold_pace(vdot: float) -> Pace:
    """T, threshold: the pace that costs 88 % of VDOT, within 0.75 s/km of the table.

    Worked out for VDOT 15 to 90, printed for 30 to 85. Raises PersonError outside.
    """
    return _at(vdot, _THRESHOLD)


@formula(
    "training_interval",
    name=NAME,
    command="training",
    source=SOURCE,
    edition="3rd ed., 2014",
    unit="s/km",
    inputs=_INPUT,
    number=_per_km,
)
def interval_pace(vdot: float) -> Pace:
    """I, intervals: the pace that costs 98 % of VDOT, within 1.1 s per 400 m of the table.

    Worked out for VDOT 15 to 90, printed for 30 to 85. Raises PersonError outside.
    """
    return _at(vdot, _INTERVAL)


@formula(
    "training_repetition",
    name=NAME,
    command="training",
    source=SOURCE,
    edition="3rd ed., 2014",
    unit="s/km",
    inputs=_INPUT,
    number=_per_km,
)
def repetition_pace(vdot: float) -> Pace:
    """R, repetitions: 400 m are 6 s faster than at I from VDOT 50, 7 s at 48 and 49, 8 s at 47 and below.

    So the table is made; from our I it is within 1.7 s per 400 m. Between 47 and 48 and between 49 and 50 the seconds
    change evenly. Worked out for VDOT 15 to 90, printed for 30 to 85. Raises PersonError outside.
    """
    lap = interval_pace(vdot) * LAP
    return Duration(lap.seconds - _faster_by(vdot)) / LAP


def _faster_by(vdot: float) -> float:
    """Seconds of 400 m between I and R."""
    known, seconds = _R_FASTER_BY[0]
    for at, then in _R_FASTER_BY:
        if vdot < at:
            return seconds if vdot <= known else seconds + (then - seconds) * (vdot - known) / (at - known)
        known, seconds = at, then
    return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPaces:
    """The paces of one VDOT. ``easy`` is the middle of the range from ``easy_slow`` to ``easy_fast``."""

    vdot: float
    easy_slow: Pace
    easy: Pace
    easy_fast: Pace
    marathon: Pace
    threshold: Pace
    interval: Pace
    repetition: Pace


@lru_cache(maxsize=256)
def training_paces(vdot: float) -> TrainingPaces:
    """All paces of a VDOT. Raises PersonError outside VDOT 15 to 90."""
    return TrainingPaces(
        vdot=vdot,
        easy_slow=easy_pace(vdot, EASY_SLOW),
        easy=easy_pace(vdot, EASY_MIDDLE),
        easy_fast=easy_pace(vdot, EASY_FAST),
        marathon=marathon_pace(vdot),
        threshold=threshold_pace(vdot),
        interval=interval_pace(vdot),
        repetition=repetition_pace(vdot),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackTimes:
    """The times of one length at T, I and R; None where such a run would be longer than the book has it."""

    distance: Distance
    threshold: Duration
    interval: Duration | None
    repetition: Duration | None


def track_times(paces: TrainingPaces) -> tuple[TrackTimes, ...]:
    """The times for the lengths that are run on a track, as far as one of I or R is run over them."""
    rows = tuple(
        TrackTimes(
            distance=distance,
            threshold=paces.threshold * distance,
            interval=_within(paces.interval * distance, LONGEST_INTERVAL),
            repetition=_within(paces.repetition * distance, LONGEST_REPETITION),
        )
        for distance in TRACK_LENGTHS
    )
    return tuple(row for row in rows if row.interval is not None or row.repetition is not None)


def _within(duration: Duration, most: Duration) -> Duration | None:
    return duration if duration <= most else None
