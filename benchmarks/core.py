"""``python -m benchmarks.core``: calculations of the core beside what else exists in Python, on the same inputs.

Each row has microseconds a calculation and the largest difference in value, which benchmarks/README.md explains.
The libraries are needed here alone: ``make bench`` installs them.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from benchmarks.harness import machine
from bot.core.age_grading import grade_on_track, road_factor, track_factor
from bot.core.age_tables import Edition
from bot.core.events import Category, Surface
from bot.core.quantities import Distance, Duration
from bot.core.scoring import coefficients_in, points_of
from bot.core.vdot import vdot_of

ROUNDS: Final = 7
_LEAST_SECONDS: Final = 0.05
_SEXES: Final = {Category.MEN: "m", Category.WOMEN: "f"}
_METRES: Final = {"1500": 1500.0, "MILE": 1609.344, "5000": 5000.0, "10000": 10_000.0}
_ROAD: Final = {"5K": 5000.0, "10K": 10_000.0, "HM": 21_097.5, "MAR": 42_195.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One calculation, ours and another's, over the same inputs.

    ``goal`` is of ours : theirs: 2 where both evaluate one formula, 0.1 where the other looks up tables or units.
    """

    name: str
    other: str
    inputs: Sequence[Any]
    ours: Callable[[Any], float]
    theirs: Callable[[Any], float]
    goal: float


def rows() -> list[Row]:
    """All comparisons."""
    return [_vdot(), *_age_grades(), _points(), *_units()]


def _vdot() -> Row:
    theirs = import_module("vdot_calculator").vdot_from_time_and_distance
    times = [1200 + 7 * n for n in range(200)]
    ready = [(Distance(5000.0), Duration(time), dt.time(0, time // 60, time % 60), 5000.0) for time in times]
    return Row(
        "VDOT of a race",
        "vdot-calculator",
        ready,
        lambda run: vdot_of(run[0], run[1]),
        lambda run: float(theirs(run[2], run[3])),
        2.0,
    )


def _age_grades() -> list[Row]:
    grader = import_module("athlib.wma.agegrader").AgeGrader()
    runs = [
        (category, age, Distance(metres), Duration(metres / 3.0), _SEXES[category], event, metres / 3.0)
        for category in Category
        for age in range(35, 95, 5)
        for event, metres in _METRES.items()
    ]
    return [
        Row(
            "age factor, track 2023",
            "athlib",
            runs,
            lambda run: track_factor(run[1], distance=run[2], category=run[0]),
            lambda run: float(grader.calculate_factor(run[4], run[1], run[5])),
            0.1,
        ),
        Row(
            "age grade, track 2023",
            "athlib",
            runs,
            lambda run: grade_on_track(run[1], run[3], distance=run[2], category=run[0]).percent,
            lambda run: 100 * float(grader.calculate_age_grade(run[4], run[1], run[5], run[6])),
            0.1,
        ),
        Row(
            "age factor, road",
            "athlib",
            [(*run[:2], Distance(metres), *run[3:5], event, run[6]) for run in runs for event, metres in _ROAD.items()],
            lambda run: road_factor(run[1], run[2], category=run[0], edition=Edition.ROAD_2020),
            lambda run: float(grader.calculate_factor(run[4], run[1], run[5])),
            0.1,
        ),
    ]


def _points() -> Row:
    theirs = import_module("athlib").hungarian_score
    given = [
        (category, Duration(seconds), seconds, coefficients_in(2017, "5000m", Surface.OUTDOOR_TRACK, category))
        for category in Category
        for seconds in (15 * 60 + 1.17 * n for n in range(200))
    ]
    return Row(
        "World Athletics points, 5000 m, 2017",
        "athlib",
        given,
        lambda run: points_of(run[1], coefficients=run[3]),
        lambda run: float(theirs(_SEXES[run[0]].upper(), "OUT", "5000", run[2])),
        2.0,
    )


def _units() -> list[Row]:
    units = import_module("pint").UnitRegistry()
    lengths = [0.5 + n / 7 for n in range(200)]
    paces = [240.0 + n for n in range(200)]
    return [
        Row(
            "miles to kilometres",
            "pint, its default registry",
            lengths,
            lambda miles: Distance.from_miles(miles).km,
            lambda miles: float(units.Quantity(miles, "mile").to("kilometer").magnitude),
            0.1,
        ),
        Row(
            "pace per kilometre to per mile",
            "pint, its default registry",
            paces,
            lambda seconds: (Duration(seconds) / Distance(1000.0)).seconds_per_mile,
            lambda seconds: float(units.Quantity(seconds, "second/kilometer").to("second/mile").magnitude),
            0.1,
        ),
    ]


def _microseconds(compute: Callable[[Any], float], inputs: Sequence[Any]) -> float:
    """Of one calculation, from as many rounds over the inputs as take a twentieth of a second."""
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < _LEAST_SECONDS:
        for each in inputs:
            compute(each)
        done += len(inputs)
    return (time.perf_counter() - begun) / done * 1e6


def main() -> None:
    """Measure and print."""
    print(f"{machine()}; medians of {ROUNDS} rounds in turn\n\n### The core\n")
    print("| calculation | beside | theirs, µs | Metric Mile, µs | ratio | goal | largest difference |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for row in rows():
        difference = max(abs(row.ours(each) - row.theirs(each)) for each in row.inputs)
        pairs = [(_microseconds(row.theirs, row.inputs), _microseconds(row.ours, row.inputs)) for _ in range(ROUNDS)]
        theirs, ours = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
        figures = f"{theirs:.2f} | {ours:.2f} | {ratio:.2f} | ≤ {row.goal:g} | {difference:.3g}"
        print(f"| {row.name} | {row.other} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
