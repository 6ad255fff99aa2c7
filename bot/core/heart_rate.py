"""Heart rates: what the maximum is about at an age, and the zones that follow from a maximum, a reserve or a threshold.

A zone begins at the first whole beat that reaches its share and ends before the next begins. The zones of one method
are no zones of another: zone 2 of Friel is a share of the threshold, zone 2 of Karvonen one of the reserve.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.intensity import (
    BANDS_NAME,
    DATA,
    HARDEST_BORG,
    Feel,
    bounds,
    feel_of_borg,
    feel_of_maximum,
    feel_of_reserve,
)
from bot.core.terms import Term

YOUNGEST: Final = 18
OLDEST: Final = 90
"""Years; the estimates are of adults."""
SPREAD: Final = (7, 12)
"""Beats: the standard deviation of a person's maximum around any of the estimates, as studies found it (recalled)."""
MAXIMUM: Final = (100.0, 230.0)
RESTING: Final = (25.0, 120.0)
THRESHOLD: Final = (80.0, 220.0)
SMALLEST_RESERVE: Final = 30.0
"""Beats between rest and maximum; with fewer, one of the two is a slip."""

KARVONEN: Final = "Karvonen 1957"
OF_MAXIMUM: Final = "% of maximum"
FRIEL: Final = "Friel"
_WHOLE: Final = 100.0
_FRIEL_SHARES: Final = (40.0, 130.0)
_HAIR: Final = 1e-9

_AGE: Final = (Input(name="age", unit="years", low=YOUNGEST, high=OLDEST, trend=Trend.FALLS),)


def _checked_age(age: float, method: str) -> float:
    if not YOUNGEST <= age <= OLDEST:
        raise outside(Term.AGE, age, YOUNGEST, OLDEST, method=method)
    return age


@formula(
    "max_fox",
    name="Fox 1971",
    command="zones",
    source="S. M. Fox, J. P. Naughton and W. L. Haskell, Ann Clin Res 3:404, 1971; no study of its own behind it",
    unit="bpm",
    inputs=_AGE,
)
def fox_maximum(age: float) -> float:
    """The maximal heart rate at an age in years, in beats a minute: 220 - age.

    Drawn by eye through a few sources: no primary study. SD about 7 to 12 beats (recalled). Raises PersonError outside
    18 to 90.
    """
    return 220.0 - _checked_age(age, "Fox 1971")


@formula(
    "max_tanaka",
    name="Tanaka 2001",
    command="zones",
    source="H. Tanaka, K. D. Monahan and D. R. Seals, J Am Coll Cardiol 37:153-156, 2001",
    unit="bpm",
    inputs=_AGE,
)
def tanaka_maximum(age: float) -> float:
    """The maximal heart rate at an age in years, in beats a minute: 208 - 0.7 age.

    From 351 studies of healthy adults. SD about 7 to 12 beats (recalled). Raises PersonError outside 18 to 90.
    """
    return 208.0 - 0.7 * _checked_age(age, "Tanaka 2001")


@formula(
    "max_gellish",
    name="Gellish 2007",
    command="zones",
    source="R. L. Gellish et al., Med Sci Sports Exerc 39:822-829, 2007",
    unit="bpm",
    inputs=_AGE,
)
def gellish_maximum(age: float) -> float:
    """The maximal heart rate at an age in years, in beats a minute: 207 - 0.7 age.

    From repeated tests of members of one fitness centre. SD about 7 to 12 beats (recalled). Raises PersonError outside
    18 to 90.
    """
    return 207.0 - 0.7 * _checked_age(age, "Gellish 2007")


@formula(
    "max_nes",
    name="Nes 2013",
    command="zones",
    source="B. M. Nes et al., Scand J Med Sci Sports 23:697-704, 2013 (the HUNT fitness study)",
    unit="bpm",
    inputs=_AGE,
)
def nes_maximum(age: float) -> float:
    """The maximal heart rate at an age in years, in beats a minute: 211 - 0.64 age.

    From tests of healthy Norwegian adults. SD about 7 to 12 beats (recalled). Raises PersonError outside 18 to 90.
    """
    return 211.0 - 0.64 * _checked_age(age, "Nes 2013")


ESTIMATES: Final[dict[str, Callable[[float], float]]] = {
    "max_fox": fox_maximum,
    "max_tanaka": tanaka_maximum,
    "max_gellish": gellish_maximum,
    "max_nes": nes_maximum,
}
"""By the id of the formula."""
USUAL_ESTIMATE: Final = "max_tanaka"
"""What zones are worked out from where no estimate is asked for: the one from the most studies."""


@formula(
    "zones_reserve",
    name=KARVONEN,
    command="zones",
    source="M. J. Karvonen, E. Kentala and O. Mustala, Ann Med Exp Biol Fenn 35:307, 1957; the five steps are custom",
    unit="bpm",
    inputs=(
        Input(name="percent", unit="%", low=0.0, high=100.0, trend=Trend.RISES),
        Input(name="resting", unit="bpm", low=RESTING[0], high=RESTING[1], trend=Trend.RISES),
        Input(name="maximum", unit="bpm", low=MAXIMUM[0], high=MAXIMUM[1], trend=Trend.RISES),
    ),
    identities=(
        ({"percent": 0.0, "resting": 50.0, "maximum": 190.0}, 50.0),
        ({"percent": 100.0, "resting": 50.0, "maximum": 190.0}, 190.0),
    ),
)
def karvonen(percent: float, resting: float, maximum: float) -> float:
    """The heart rate at a share of the reserve between rest and maximum, all in beats a minute, the share in per cent.

    Raises PersonError for a share outside 0 to 100, and as ``check_resting`` does.
    """
    if not 0.0 <= percent <= _WHOLE:
        raise outside(Term.PERCENT, percent, 0.0, _WHOLE, method=KARVONEN)
    check_maximum(maximum)
    check_resting(resting, maximum)
    return resting + percent / _WHOLE * (maximum - resting)


@formula(
    "zones_max",
    name=OF_MAXIMUM,
    command="zones",
    source="Custom of watches and books; five equal steps from 50 to 100 per cent of the maximal heart rate",
    unit="bpm",
    inputs=(
        Input(name="percent", unit="%", low=0.0, high=100.0, trend=Trend.RISES),
        Input(name="maximum", unit="bpm", low=MAXIMUM[0], high=MAXIMUM[1], trend=Trend.RISES),
    ),
    identities=(({"percent": 100.0, "maximum": 190.0}, 190.0),),
)
def share_of_maximum(percent: float, maximum: float) -> float:
    """The heart rate at a share of the maximum, in beats a minute, the share in per cent.

    Raises PersonError for a share outside 0 to 100 and a maximum outside 100 to 230.
    """
    if not 0.0 <= percent <= _WHOLE:
        raise outside(Term.PERCENT, percent, 0.0, _WHOLE, method=OF_MAXIMUM)
    check_maximum(maximum)
    return percent / _WHOLE * maximum


@formula(
    "zones_threshold",
    name=FRIEL,
    command="zones",
    source="J. Friel, Training Bible (running zones): shares of the mean rate of the last 20 of 30 minutes all out",
    unit="bpm",
    inputs=(
        Input(name="percent", unit="%", low=_FRIEL_SHARES[0], high=_FRIEL_SHARES[1], trend=Trend.RISES),
        Input(name="threshold", unit="bpm", low=THRESHOLD[0], high=THRESHOLD[1], trend=Trend.RISES),
    ),
    identities=(({"percent": 100.0, "threshold": 168.0}, 168.0),),
)
def share_of_threshold(percent: float, threshold: float) -> float:
    """The heart rate at a share of the one at threshold, in beats a minute, the share in per cent.

    Raises PersonError for a share outside 40 to 130 and a threshold outside 80 to 220.
    """
    if not _FRIEL_SHARES[0] <= percent <= _FRIEL_SHARES[1]:
        raise outside(Term.PERCENT, percent, *_FRIEL_SHARES, method=FRIEL)
    check_threshold(threshold)
    return percent / _WHOLE * threshold


def _friel_number(zone: str) -> float:
    return [row.name for row in friel_rows()].index(zone)


@formula(
    "zone_of_threshold",
    name=FRIEL,
    command="zones",
    source="J. Friel, Training Bible (running zones)",
    unit="zone (0 for 1 to 6 for 5c)",
    inputs=(
        Input(
            name="percent",
            unit="% of the heart rate at threshold",
            low=_FRIEL_SHARES[0],
            high=_FRIEL_SHARES[1],
            trend=Trend.RISES,
        ),
    ),
    number=_friel_number,
)
def friel_zone(percent: float) -> str:
    """The zone of Friel, 1 to 5c, at a share of the heart rate at threshold in per cent.

    Raises PersonError outside 40 to 130.
    """
    if not _FRIEL_SHARES[0] <= percent <= _FRIEL_SHARES[1]:
        raise outside(Term.PERCENT, percent, *_FRIEL_SHARES, method=FRIEL)
    return [row.name for row in friel_rows() if row.low <= percent][-1]


@formula(
    "zones_acsm",
    name=BANDS_NAME,
    command="zones",
    source="C. E. Garber et al., Med Sci Sports Exerc 43:1334-1359, 2011",
    unit="bpm",
    inputs=(
        Input(
            name="band", unit="0 very light to 4 near maximal", low=0, high=4, trend=Trend.RISES, make=int, whole=True
        ),
        Input(name="maximum", unit="bpm", low=MAXIMUM[0], high=MAXIMUM[1], trend=Trend.RISES),
    ),
)
def start_of_band(band: int, maximum: float) -> float:
    """The heart rate at which a band of the ACSM begins by its share of the maximum, in beats a minute.

    Raises PersonError for a band that is none and a maximum outside 100 to 230.
    """
    if not 0 <= band < len(bounds()):
        raise outside(Term.LEVEL, band, 0, len(bounds()) - 1, method=BANDS_NAME)
    return share_of_maximum(bounds()[band].maximum, maximum)


def check_maximum(maximum: float) -> None:
    """Raise PersonError for a maximal heart rate outside 100 to 230 beats a minute."""
    if not MAXIMUM[0] <= maximum <= MAXIMUM[1]:
        raise outside(Term.MAXIMUM_HEART_RATE, maximum, *MAXIMUM)


def check_resting(resting: float, maximum: float | None = None) -> None:
    """Raise PersonError for a resting heart rate outside 25 to 120, or less than 30 below the maximum."""
    most = RESTING[1] if maximum is None else min(RESTING[1], maximum - SMALLEST_RESERVE)
    if not RESTING[0] <= resting <= most:
        raise outside(Term.RESTING_HEART_RATE, resting, RESTING[0], most)


def check_threshold(threshold: float, resting: float | None = None, maximum: float | None = None) -> None:
    """Raise PersonError for a threshold outside 80 to 220 beats a minute, or not between rest and maximum."""
    low = THRESHOLD[0] if resting is None else max(THRESHOLD[0], resting + 1)
    high = THRESHOLD[1] if maximum is None else min(THRESHOLD[1], maximum - 1)
    if not low <= threshold <= high:
        raise outside(Term.THRESHOLD_HEART_RATE, threshold, low, high)


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone in whole beats a minute, both ends included; None where it is open. ``name`` is a number or a band."""

    name: str
    low: int | None
    high: int | None
    feel: Feel


@dataclass(frozen=True, slots=True)
class ZoneSet:
    """The zones of one method, the easiest first. ``method`` is the id of its formula."""

    method: str
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class FrielRow:
    """A zone of Friel: where it begins in per cent of the threshold, and its stretch of Borg's scale."""

    name: str
    low: float
    borg: tuple[int, int]


@cache
def friel_rows() -> tuple[FrielRow, ...]:
    """Friel's zones for running, the easiest first."""
    with (DATA / "friel_run.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            FrielRow(row["zone"], float(row["pct_lthr_min"]), (int(row["rpe620_min"]), int(row["rpe620_max"])))
            for row in csv.DictReader(file)
        )


@cache
def five_steps() -> tuple[tuple[str, float, float], ...]:
    """Five equal steps: name, and where each begins and ends in per cent."""
    with (DATA / "five_steps.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["zone"], float(row["hrr_pct_min"]), float(row["hrr_pct_max"])) for row in csv.DictReader(file)
        )


def reserve_zones(resting: float, maximum: float) -> ZoneSet:
    """Five equal steps of the reserve, from 50 to 100 %. Raises PersonError as ``karvonen``."""
    starts = [karvonen(low, resting, maximum) for _, low, _ in five_steps()]
    return ZoneSet("zones_reserve", _zones(_feels_by_reserve(), starts, top=maximum))


def maximum_zones(maximum: float) -> ZoneSet:
    """Five equal steps of the maximum, from 50 to 100 %. Raises PersonError as ``share_of_maximum``."""
    starts = [share_of_maximum(low, maximum) for _, low, _ in five_steps()]
    return ZoneSet("zones_max", _zones(_feels_by_maximum(), starts, top=maximum))


def band_zones(maximum: float, resting: float | None = None) -> ZoneSet:
    """The bands of the ACSM: by reserve where the resting heart rate is known, else by the maximum."""
    if resting is None:
        starts = [start_of_band(band, maximum) for band in range(len(bounds()))]
    else:
        starts = [karvonen(one.reserve, resting, maximum) for one in bounds()]
    return ZoneSet("zones_acsm", _zones(_feels_of_bands(), starts, top=maximum, open_below=True))


def threshold_zones(threshold: float) -> ZoneSet:
    """Friel's zones for running. Raises PersonError for a threshold outside 80 to 220."""
    check_threshold(threshold)
    starts = [0.0, *(share_of_threshold(row.low, threshold) for row in friel_rows()[1:])]
    return ZoneSet("zones_threshold", _zones(_feels_of_friel(), starts, open_below=True))


# How a share feels is the same for everybody, so it is worked out once.


@cache
def _feels_by_reserve() -> tuple[tuple[str, Feel], ...]:
    return tuple((name, feel_of_reserve(low, high)) for name, low, high in five_steps())


@cache
def _feels_by_maximum() -> tuple[tuple[str, Feel], ...]:
    return tuple((name, feel_of_maximum(low, high)) for name, low, high in five_steps())


@cache
def _feels_of_bands() -> tuple[tuple[str, Feel], ...]:
    lasts = (*(one.borg - 1 for one in bounds()[1:]), HARDEST_BORG)
    return tuple((one.band.value, feel_of_borg(one.borg, last)) for one, last in zip(bounds(), lasts, strict=True))


@cache
def _feels_of_friel() -> tuple[tuple[str, Feel], ...]:
    return tuple((row.name, feel_of_borg(*row.borg)) for row in friel_rows())


def _zones(
    feels: Sequence[tuple[str, Feel]], starts: Sequence[float], *, top: float | None = None, open_below: bool = False
) -> tuple[Zone, ...]:
    firsts = [math.ceil(start - _HAIR) for start in starts]
    lasts = [*(first - 1 for first in firsts[1:]), None if top is None else math.floor(top + 0.5)]
    lows = [None if open_below and index == 0 else first for index, first in enumerate(firsts)]
    return tuple(Zone(name, low, high, feel) for (name, feel), low, high in zip(feels, lows, lasts, strict=True))
