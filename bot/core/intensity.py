"""How hard an intensity feels: the bands of the ACSM, Borg's scale, and the talk test.

Source: C. E. Garber et al., Med Sci Sports Exerc 43:1334, 2011 (American College of Sports Medicine). Prints disagree
by one per cent at the top, and some keep the older split of 60 to 84 and 85 to 100 % of heart-rate reserve.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.terms import Term

BANDS_NAME: Final = "ACSM 2011"
BANDS_SOURCE: Final = "C. E. Garber et al., Quantity and quality of exercise, Med Sci Sports Exerc 43:1334-1359, 2011"
DATA: Final = Path(__file__).parent / "data" / "heart_rate"
EASIEST_BORG: Final = 6
HARDEST_BORG: Final = 20
_WHOLE: Final = 100.0
_POINTS_A_BAND: Final = 2
"""Of the scale from 1 to 10: each of the five bands has two, so moderate is 5 and 6, vigorous 7 and 8."""


class Band(StrEnum):
    """A band of intensity."""

    VERY_LIGHT = "very light"
    LIGHT = "light"
    MODERATE = "moderate"
    VIGOROUS = "vigorous"
    NEAR_MAXIMAL = "near maximal"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a band begins: per cent of heart-rate reserve and of the maximum, and on Borg's scale from 6 to 20."""

    band: Band
    reserve: float
    maximum: float
    borg: int


@dataclass(frozen=True, slots=True)
class Feel:
    """How an intensity feels: on Borg's scale from 6 to 20, from 1 to 10, and the bands whose talk test it passes.

    The first of each pair is where it begins, the second where it ends.
    """

    borg: tuple[int, int]
    ten: tuple[int, int]
    bands: tuple[Band, Band]


@cache
def bounds() -> tuple[Bounds, ...]:
    """The bands, the easiest first."""
    with (DATA / "acsm_bands.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Bounds(Band(row["band"]), float(row["hrr_pct_min"]), float(row["hrmax_pct_min"]), int(row["rpe620_min"]))
            for row in csv.DictReader(file)
        )


def band_of_borg(borg: int) -> Band:
    """The band of a rating on Borg's scale. Raises PersonError outside 6 to 20."""
    if not EASIEST_BORG <= borg <= HARDEST_BORG:
        raise outside(Term.LEVEL, borg, EASIEST_BORG, HARDEST_BORG, method=BANDS_NAME)
    return [one.band for one in bounds() if one.borg <= borg][-1]


@formula(
    "band_of_reserve",
    name=BANDS_NAME,
    command="zones",
    source=BANDS_SOURCE,
    unit="band (0 very light to 4 near maximal)",
    inputs=(Input(name="percent", unit="% of heart-rate reserve", low=0.0, high=100.0, trend=Trend.RISES),),
    number=lambda band: list(Band).index(band),
)
def band_of_reserve(percent: float) -> Band:
    """The band of intensity at a share of heart-rate reserve, in per cent. Raises PersonError outside 0 to 100."""
    return _band(percent, _by_reserve)


@formula(
    "band_of_maximum",
    name=BANDS_NAME,
    command="zones",
    source=BANDS_SOURCE,
    unit="band (0 very light to 4 near maximal)",
    inputs=(Input(name="percent", unit="% of the maximal heart rate", low=0.0, high=100.0, trend=Trend.RISES),),
    number=lambda band: list(Band).index(band),
)
def band_of_maximum(percent: float) -> Band:
    """The band of intensity at a share of the maximal heart rate, in per cent. Raises PersonError outside 0 to 100."""
    return _band(percent, _by_maximum)


def feel_of_reserve(low: float, high: float) -> Feel:
    """How it feels between two shares of heart-rate reserve, in per cent: between a band's ends in a straight line."""
    return _feel(low, high, _by_reserve)


def feel_of_maximum(low: float, high: float) -> Feel:
    """How it feels between two shares of the maximal heart rate, in per cent: within a band in a straight line."""
    return _feel(low, high, _by_maximum)


def feel_of_borg(low: int, high: int) -> Feel:
    """How a stretch of Borg's scale feels, whole steps with both ends included."""
    return Feel((low, high), (_ten(low), _ten(high + 1, is_end=True)), (band_of_borg(low), band_of_borg(high)))


def _by_reserve(one: Bounds) -> float:
    return one.reserve


def _by_maximum(one: Bounds) -> float:
    return one.maximum


def _band(percent: float, by: Callable[[Bounds], float]) -> Band:
    if not 0.0 <= percent <= _WHOLE:
        raise outside(Term.PERCENT, percent, 0.0, _WHOLE, method=BANDS_NAME)
    return [one.band for one in bounds() if by(one) <= percent][-1]


def _feel(low: float, high: float, by: Callable[[Bounds], float]) -> Feel:
    """From where ``low`` begins to just before ``high``."""
    first, last = _scale(low, by), _scale(high, by)
    borg = int(first), max(int(first), math.ceil(last) - 1)
    bands = _band(low, by), [one.band for one in bounds() if by(one) < high][-1]
    return Feel(borg, (_ten(first), _ten(last, is_end=True)), bands)


def _scale(percent: float, by: Callable[[Bounds], float]) -> float:
    """A share as a place on Borg's scale, on which 21 is where 20 ends."""
    starts = [(by(one), float(one.borg)) for one in bounds()]
    ends = [*starts[1:], (_WHOLE, HARDEST_BORG + 1.0)]
    for (share, borg), (next_share, next_borg) in zip(starts, ends, strict=True):
        if percent < next_share:
            return borg + (percent - share) / (next_share - share) * (next_borg - borg)
    return HARDEST_BORG + 1.0


def _ten(borg: float, *, is_end: bool = False) -> int:
    """A place on Borg's scale as one from 1 to 10, in a straight line within a band; an end is the last before it."""
    starts = [float(one.borg) for one in bounds()]
    ends = [*starts[1:], HARDEST_BORG + 1.0]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if borg < end or (is_end and borg <= end):
            place = (index + (borg - start) / (end - start)) * _POINTS_A_BAND
            return max(1, math.ceil(place)) if is_end else int(place) + 1
    return len(starts) * _POINTS_A_BAND
