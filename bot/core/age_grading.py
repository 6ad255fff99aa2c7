"""Age grading: a run beside the best that can be expected of a woman or man of that age.

Sources: the road tables of USATF Masters Long Distance Running, 2025, and on the track the factors of World Masters
Athletics, 2023, with the open standards of J. Seto; under 30 the factors of 2015. Nothing is extrapolated.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.core.age_tables import TRACK_DISTANCES, AgeTable, Edition, age_table
from bot.core.errors import Mistake, PersonError
from bot.core.events import MARATHON, Category
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term
from bot.core.units import LengthUnit

ROAD_SOURCE: Final = "USATF Masters Long Distance Running, road age-grading tables 2025 (A. Lytton Jones, CC0)"
TRACK_SOURCE: Final = (
    "World Masters Athletics, Age Factors 2023, with the open standards of J. Seto (athlib); "
    "under 30 H. Grubb's factors of 2015"
)
NAMES: Final = {
    Edition.ROAD_2025: "USATF MLDR 2025",
    Edition.ROAD_2020: "USATF MLDR 2020",
    Edition.TRACK_2023: "WMA 2023",
}
TRACK_FROM: Final = 30
"""Years; below, the factors on the track are those of 2015."""

_ROAD: Final = (1609.344, 200_000.0)
_FRAME: Final = Input(
    name="duration", unit="s", low=60.0, high=86_400.0, trend=Trend.FALLS, make=Duration, is_checked=False
)
_PEAK: Final = 26
"""Years; every factor of every table is 1 then."""


class Level(IntEnum):
    """The usual names of what an age grade is worth, each from so many per cent (recalled)."""

    WORLD_RECORD = 100
    WORLD = 90
    NATIONAL = 80
    REGIONAL = 70
    LOCAL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeGrade:
    """A run graded by age. ``open_standard`` is approximate where the tables do not hold the distance."""

    edition: Edition
    category: Category
    age: int
    distance: Distance
    duration: Duration
    factor: float
    open_standard: Duration
    is_approximate: bool

    @property
    def age_standard(self) -> Duration:
        """The time that is worth 100 per cent at this age: open standard / factor."""
        return Duration(self.open_standard.seconds / self.factor)

    @property
    def percent(self) -> float:
        """The age grade: 100 × age standard / time."""
        return 100 * self.open_standard.seconds / self.factor / self.duration.seconds

    @property
    def graded(self) -> Duration:
        """The age-graded time: what the run is worth at the open age, time × factor."""
        return Duration(self.duration.seconds * self.factor)

    @property
    def level(self) -> Level | None:
        """The highest level that the age grade reaches; None below the first."""
        return next((level for level in Level if self.percent >= level), None)

    def duration_for(self, percent: float) -> Duration:
        """The time that is worth so many per cent at this age."""
        return Duration(100 * self.open_standard.seconds / self.factor / percent)


def _variants(*editions: Edition) -> tuple[dict[str, object], ...]:
    return tuple({"category": category, "edition": edition} for category in Category for edition in editions)


@formula(
    "age_factor_road",
    name="Age factor, road",
    command="agegrade",
    source=ROAD_SOURCE,
    unit="1",
    edition="2025",
    inputs=(
        Input(name="age", unit="years", low=5, high=100, whole=True),
        Input(name="distance", unit="m", low=_ROAD[0], high=_ROAD[1], make=Distance),
    ),
    variants=_variants(Edition.ROAD_2025, Edition.ROAD_2020),
    identities=(({"age": _PEAK, "distance": 5_000.0}, 1.0), ({"age": _PEAK, "distance": 42_195.0}, 1.0)),
)
def road_factor(age: int, distance: Distance, *, category: Category, edition: Edition = Edition.ROAD_2025) -> float:
    """The share of the open standard's speed that an age holds on the road.

    Between two distances of the tables it is linear in ln(distance); beyond the marathon it does not change. Raises
    PersonError outside ages 5 to 100, and one mile to 200 km.
    """
    table = age_table(edition, category)
    _require_age(age, table, edition)
    factors = table.factors[int(age)]
    column = table.column(distance)
    if column is not None:
        return factors[column]
    _require_road(distance, table, edition)
    after = bisect_right(table.distances, distance.metres)
    if distance.metres >= MARATHON.metres:
        return factors[after]
    share = _share(table.distances[after - 1], table.distances[after], distance.metres)
    return factors[after - 1] + share * (factors[after] - factors[after - 1])


@formula(
    "age_open_standard_road",
    name="Open standard, road",
    command="agegrade",
    source=ROAD_SOURCE,
    unit="s",
    edition="2025",
    inputs=(Input(name="distance", unit="m", low=_ROAD[0], high=_ROAD[1], trend=Trend.RISES, make=Distance),),
    number=lambda duration: duration.seconds,
    variants=_variants(Edition.ROAD_2025, Edition.ROAD_2020),
)
def road_standard(distance: Distance, *, category: Category, edition: Edition = Edition.ROAD_2025) -> Duration:
    """The time that is worth 100 per cent at the open age on the road.

    Between two distances of the tables ln(time) is linear in ln(distance), which is ours and approximate. Raises
    PersonError outside one mile to 200 km.
    """
    table = age_table(edition, category)
    column = table.column(distance)
    if column is not None:
        return table.standards[column]
    _require_road(distance, table, edition)
    after = bisect_right(table.distances, distance.metres)
    before, behind = table.standards[after - 1], table.standards[after]
    share = _share(table.distances[after - 1], table.distances[after], distance.metres)
    return Duration(before.seconds * math.pow(behind.seconds / before.seconds, share))


@formula(
    "age_grade_road",
    name="Age grade, road",
    command="agegrade",
    source=ROAD_SOURCE,
    unit="%",
    edition="2025",
    inputs=(
        Input(name="age", unit="years", low=5, high=100, whole=True),
        Input(name="distance", unit="m", low=_ROAD[0], high=_ROAD[1], trend=Trend.RISES, make=Distance),
        _FRAME,
    ),
    number=lambda grade: grade.percent,
    variants=_variants(Edition.ROAD_2025, Edition.ROAD_2020),
)
def grade_on_road(
    age: int, distance: Distance, duration: Duration, *, category: Category, edition: Edition = Edition.ROAD_2025
) -> AgeGrade:
    """The age grade of a run on the road, in per cent: 100 × open standard / factor / time.

    Raises PersonError outside ages 5 to 100, and one mile to 200 km.
    """
    return AgeGrade(
        edition=edition,
        category=category,
        age=int(age),
        distance=distance,
        duration=duration,
        factor=road_factor(age, distance, category=category, edition=edition),
        open_standard=road_standard(distance, category=category, edition=edition),
        is_approximate=age_table(edition, category).column(distance) is None,
    )


def is_road_distance(distance: Distance) -> bool:
    """Whether the road tables hold just this distance, so that nothing has to be interpolated."""
    return age_table(Edition.ROAD_2025, Category.WOMEN).column(distance) is not None


def is_track_distance(distance: Distance) -> bool:
    """Whether the track tables hold this distance."""
    return age_table(Edition.TRACK_2023, Category.WOMEN).column(distance) is not None


@formula(
    "age_factor_track",
    name="Age factor, track",
    command="agegrade",
    source=TRACK_SOURCE,
    unit="1",
    edition="2023",
    inputs=(Input(name="age", unit="years", low=5, high=110, whole=True),),
    variants=tuple(
        {"category": category, "distance": distance} for category in Category for distance in TRACK_DISTANCES
    ),
    identities=(({"age": _PEAK}, 1.0), ({"age": TRACK_FROM}, 1.0)),
)
def track_factor(age: int, *, distance: Distance, category: Category) -> float:
    """The share of the open standard's speed that an age holds on the track.

    WMA 2023 from 30 to 110 years, the figures of 2015 from 5 to 29. Raises PersonError for other ages, and
    NOT_IN_TABLES for any distance but 60, 100, 200, 400, 800, 1000, 1500 m, the mile, 3000, 5000 and 10,000 m.
    """
    table = age_table(Edition.TRACK_2023, category)
    column = _track_column(distance, table)
    _require_age(age, table, Edition.TRACK_2023)
    return table.factors[int(age)][column]


@formula(
    "age_grade_track",
    name="Age grade, track",
    command="agegrade",
    source=TRACK_SOURCE,
    unit="%",
    edition="2023",
    inputs=(Input(name="age", unit="years", low=5, high=110, whole=True), _FRAME),
    number=lambda grade: grade.percent,
    variants=tuple(
        {"category": category, "distance": distance} for category in Category for distance in TRACK_DISTANCES
    ),
)
def grade_on_track(age: int, duration: Duration, *, distance: Distance, category: Category) -> AgeGrade:
    """The age grade of a run on the track, in per cent: 100 × open standard / factor / time.

    Raises PersonError as ``track_factor`` does.
    """
    table = age_table(Edition.TRACK_2023, category)
    return AgeGrade(
        edition=Edition.TRACK_2023,
        category=category,
        age=int(age),
        distance=distance,
        duration=duration,
        factor=track_factor(age, distance=distance, category=category),
        open_standard=table.standards[_track_column(distance, table)],
        is_approximate=False,
    )


def _share(before: float, after: float, metres: float) -> float:
    """How far a distance lies between two others, on a logarithmic scale."""
    return math.log(metres / before) / math.log(after / before)


def _require_age(age: float, table: AgeTable, edition: Edition) -> None:
    first, last = table.ages
    if not first <= age <= last:
        raise outside(Term.AGE, age, first, last, method=NAMES[edition])


def _require_road(distance: Distance, table: AgeTable, edition: Edition) -> None:
    first, last = table.distances[0], table.distances[-1]
    if not first <= distance.metres <= last:
        raise outside(Term.DISTANCE, distance, Distance(first), Distance(last), method=NAMES[edition])


def _track_column(distance: Distance, table: AgeTable) -> int:
    column = table.column(distance)
    if column is None:
        raise PersonError(
            Mistake.NOT_IN_TABLES,
            params={
                "distance": distance,
                "known": TRACK_DISTANCES,
                "unit": LengthUnit.M,
                "method": NAMES[Edition.TRACK_2023],
            },
        )
    return column
