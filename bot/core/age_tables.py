"""The tables of age grading: factors by age and distance, and open standards.

``bot/core/data/agegrade/README.md`` says where they are from and what to be careful with.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from math import isclose
from pathlib import Path
from typing import Final

from bot.core.events import HALF_MARATHON, MARATHON, MILE, Category
from bot.core.quantities import Distance, Duration
from bot.core.units import METRES_PER_KM, METRES_PER_MILE

FOLDER: Final = Path(__file__).parent / "data" / "agegrade"

_SEXES: Final = {"M": Category.MEN, "F": Category.WOMEN}
_NAMED: Final = {"half": HALF_MARATHON.metres, "marathon": MARATHON.metres}
_SAME: Final = 0.0003
"""How far a distance may lie from one of the tables and still be it: "1609 m" is the mile."""


class Edition(StrEnum):
    """A set of tables, by where it is run and the year it is of."""

    ROAD_2025 = "road2025"
    ROAD_2020 = "road2020"
    TRACK_2023 = "wma2023"
    """With the factors of 2015 for ages under 30."""


@dataclass(frozen=True, slots=True)
class AgeTable:
    """The figures of one edition and category: ``distances`` shortest first, ``standards`` beside them.

    ``factors`` has a row for each age.
    """

    distances: tuple[float, ...]
    standards: tuple[Duration, ...]
    factors: dict[int, tuple[float, ...]]
    ages: tuple[int, int] = field(init=False)
    """The youngest and the oldest age with figures, in years."""
    _places: dict[float, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ages", (min(self.factors), max(self.factors)))
        object.__setattr__(self, "_places", {metres: place for place, metres in enumerate(self.distances)})

    def column(self, distance: Distance) -> int | None:
        """Where a distance stands among those of the table; None where it is none of them."""
        exact = self._places.get(distance.metres)
        if exact is not None:
            return exact
        after = bisect_left(self.distances, distance.metres)
        near = (place for place in (after - 1, after) if 0 <= place < len(self.distances))
        return next((one for one in near if isclose(self.distances[one], distance.metres, rel_tol=_SAME)), None)


TRACK_DISTANCES: Final = tuple(
    Distance(metres) for metres in (60, 100, 200, 400, 800, 1000, 1500, MILE.metres, 3000, 5000, 10_000)
)
"""The flat races of the track tables."""


@cache
def age_table(edition: Edition, category: Category) -> AgeTable:
    """The table of an edition for women or men, read at the first call (some 3 ms)."""
    return _read(edition)[category]


@cache
def _read(edition: Edition) -> dict[Category, AgeTable]:
    match edition:
        case Edition.ROAD_2025:
            return _tables("road_2025_standards.csv", "road_2025_factors.csv")
        case Edition.ROAD_2020:
            return _tables("road_2020_standards.csv", "road_2020_factors.csv")
        case _:
            track = {distance.metres for distance in TRACK_DISTANCES}
            factors = ("track_2015_under_30_factors.csv", "track_2023_factors.csv")
            return _tables("track_2023_standards.csv", *factors, only=track)


def _tables(standards: str, *factors: str, only: set[float] | None = None) -> dict[Category, AgeTable]:
    seconds: dict[tuple[str, float], float] = {}
    for line in _lines(standards)[1:]:
        sex, event, *_, standard = line.split(",")
        metres = _metres(event)
        if metres is not None and (only is None or metres in only):
            seconds[sex, metres] = float(standard)
    distances = tuple(sorted({metres for _, metres in seconds}))
    rows: dict[str, dict[int, tuple[float, ...]]] = {sex: {} for sex in _SEXES}
    for file in factors:
        head, *lines = _lines(file)
        columns = {_metres(event): place for place, event in enumerate(head.split(","))}
        places = [columns[metres] for metres in distances]
        for line in lines:
            cells = line.split(",")
            rows[cells[0]][int(cells[1])] = tuple(float(cells[place]) for place in places)
    return {
        category: AgeTable(distances, tuple(Duration(seconds[sex, metres]) for metres in distances), rows[sex])
        for sex, category in _SEXES.items()
    }


def _lines(file: str) -> list[str]:
    return (FOLDER / file).read_text(encoding="utf-8").split()


def _metres(event: str) -> float | None:
    """The distance that a column is of; None for a walk, a steeplechase and what is no distance."""
    if event in _NAMED:
        return _NAMED[event]
    for unit, length in (("km", METRES_PER_KM), ("mi", METRES_PER_MILE), ("m", 1.0)):
        number = event.removesuffix(unit)
        if number != event and number.isdigit():
            return int(number) * length
    return None
