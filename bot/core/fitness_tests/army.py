"""The 2-mile run of the US Army's fitness test (AFT), by its table of points."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.core.events import Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

NAME: Final = "US Army AFT"
EDITION: Final = "HQDA EXORD 218-25, Annex B, from 1 June 2025"
DISTANCE: Final = Distance.from_miles(2)
YOUNGEST: Final = 17
OLDEST: Final = 99
"""The last group is open; this is only where an age becomes a slip."""
QUICKEST: Final = Duration(460.0)
SLOWEST: Final = Duration(3_600.0)
PASS: Final = 60
BEST: Final = 100

_TABLE: Final = Path(__file__).parents[1] / "data" / "fitness_tests" / "us_army_aft_2mile.csv"
_CATEGORIES: Final = {"M": Category.MEN, "F": Category.WOMEN}


@dataclass(frozen=True, slots=True)
class ArmyRow:
    """The slowest time for so many points.

    ``is_confirmed`` is set where two transcriptions agree, ``is_disputed`` where they differ.
    """

    points: int
    slowest: Duration
    is_confirmed: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class ArmyColumn:
    """The table of one group, most points first. ``oldest`` is None for the last group, which is open.

    ``inverted`` are neighbouring rows of which the one with more points allows more time: printed so, and kept.
    ``times`` are the slowest times that still earn so many points or more, for 0 to 100.
    """

    category: Category
    youngest: int
    oldest: int | None
    rows: tuple[ArmyRow, ...]
    inverted: tuple[tuple[ArmyRow, ArmyRow], ...]
    times: tuple[Duration, ...]


@dataclass(frozen=True, slots=True)
class ArmyScore:
    """Points for a time; ``row`` is the row that gave them, None for a time slower than the last."""

    points: int
    column: ArmyColumn
    row: ArmyRow | None

    @property
    def is_pass(self) -> bool:
        """Whether it reaches the 60 points that each event asks for."""
        return self.points >= PASS

    @property
    def is_disputed(self) -> bool:
        """Whether the transcriptions differ in its row, or in the one above, whose time it missed."""
        rows = self.column.rows
        place = len(rows) if self.row is None else rows.index(self.row)
        return any(row.is_disputed for row in rows[max(0, place - 1) : place + 1])

    @property
    def next_row(self) -> ArmyRow | None:
        """The nearest row with more points and less time; None at 100."""
        slower = None if self.row is None else self.row.slowest
        better = [
            row for row in self.column.rows if row.points > self.points and (slower is None or row.slowest < slower)
        ]
        return max(better, key=lambda row: (row.slowest, row.points)) if better else None


@cache
def army_columns() -> tuple[ArmyColumn, ...]:
    """The twenty columns of the table."""
    rows: dict[tuple[str, str], list[ArmyRow]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = ArmyRow(
                int(row["points"]),
                Duration(float(row["max_time_s"])),
                is_confirmed=row["status"] == "two_sources",
                is_disputed=row["status"] == "disputed",
            )
            rows.setdefault((row["sex"], row["age_band"]), []).append(one)
    return tuple(_column(_CATEGORIES[sex], band, found) for (sex, band), found in rows.items())


def _column(category: Category, band: str, found: list[ArmyRow]) -> ArmyColumn:
    rows = tuple(sorted(found, key=lambda row: -row.points))
    pairs = pairwise(rows)
    return ArmyColumn(
        category,
        *_ages(band),
        rows,
        inverted=tuple((more, fewer) for more, fewer in pairs if more.slowest > fewer.slowest),
        times=tuple(max(row.slowest for row in rows if row.points >= points) for points in range(BEST + 1)),
    )


def _ages(band: str) -> tuple[int, int | None]:
    youngest, _, oldest = band.rstrip("+").partition("-")
    return int(youngest), int(oldest) if oldest else None


def army_column(age: float, category: Category) -> ArmyColumn:
    """The column of this age and category. Raises PersonError below 17 years."""
    for column in army_columns():
        if column.category is category and column.youngest <= age <= (column.oldest or OLDEST):
            return column
    raise outside(Term.AGE, age, YOUNGEST, OLDEST, method=NAME)


@formula(
    "test_aft",
    name=NAME,
    command="test",
    source="US Army, HQDA EXORD 218-25, Annex B: scoring of the Army Fitness Test (two public transcriptions)",
    edition=EDITION,
    unit="points",
    inputs=(
        Input(
            name="duration",
            unit="s",
            low=QUICKEST.seconds,
            high=SLOWEST.seconds,
            trend=Trend.FALLS,
            make=Duration,
        ),
        Input(name="age", unit="years", low=YOUNGEST, high=OLDEST, whole=True),
    ),
    number=lambda score: score.points,
    variants=tuple({"category": category} for category in Category),
)
def army_score(duration: Duration, age: float, category: Category) -> ArmyScore:
    """The points for 2 miles: the highest whose time is not beaten by yours, a step without anything in between.

    0 points for a time slower than the last row. Under the combat standard everybody is scored in the men's column.
    Times below 60 points stand in one transcription only. Raises PersonError outside 7:40 to 60 minutes and below 17
    years.
    """
    if not QUICKEST.seconds <= duration.seconds <= SLOWEST.seconds:
        raise outside(Term.DURATION, duration, QUICKEST, SLOWEST, method=NAME)
    column = army_column(age, category)
    row = next((row for row in column.rows if duration <= row.slowest), None)
    return ArmyScore(0 if row is None else row.points, column, row)
