"""Pictures before they are drawn: plain frozen values that hold every word, so that a worker process needs no more.

Words are those of one reader: whoever makes a specification has its labels worded already. The drawing
(``bot.reply.charts``) decides only where things stand, and leaves out what does not fit.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class PointKind(StrEnum):
    """What a mark of a progression is, drawn by a sign and a colour of its own."""

    RECORD = "record"
    EQUALLED = "equalled"
    PENDING = "pending"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One mark: the day (``date.toordinal()``) and its value, in seconds or, in a timed event, in metres.

    ``name`` is written beside it where there is room, with ``note`` in a second line ("3:43.13"). ``joined`` is false
    where no record was kept for years before, so that the line begins anew.
    """

    day: int
    value: float
    name: str = ""
    note: str = ""
    kind: PointKind = PointKind.RECORD
    joined: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The marks of one record by date. ``name`` ("women") stands in the key where there are two series."""

    points: tuple[Point, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled line of the grid: a day or a value, and what is written beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A mark that is ringed, with ``label`` as its second line ("first under 4:00").

    It belongs to the point of that day and value. ``line`` is the value it was the first to pass, drawn as a line.
    """

    day: int
    value: float
    label: str
    line: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressionPicture:
    """One or two records over the years. The line of a record goes on to ``until``, the day of the data.

    ``key`` says what the kinds of points are called; those that do not occur are left out.
    """

    title: str
    subtitle: str
    series: tuple[Series, ...]
    until: int
    day_ticks: tuple[Tick, ...]
    value_ticks: tuple[Tick, ...]
    milestones: tuple[Milestone, ...] = ()
    key: tuple[tuple[PointKind, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackShape:
    """A running track, in metres: the lap and a straight where lane 1 is measured, that line's way from the kerb."""

    lap: float
    straight: float
    lanes: int
    lane_width: float
    from_kerb: float = 0.30


OUTDOOR_TRACK: Final = TrackShape(lap=400.0, straight=84.39, lanes=8, lane_width=1.22)
"""Source: World Athletics, Technical Rule 14."""
SHORT_TRACK: Final = TrackShape(lap=200.0, straight=35.0, lanes=6, lane_width=1.0)
"""Source: World Athletics, "Track and Field Facilities Manual", chapter 8; halls differ from it by some metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRunner:
    """A runner in lane 1, so many metres past the finish line in running direction; ``name`` and ``note`` beside it."""

    past_line: float
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPicture:
    """Two runners at one moment on a track seen from above, with ``gap`` metres along the track between them.

    ``headline`` ("512 m behind") and ``caption`` stand in the infield, ``finish`` beside the finish line. The gap may
    be longer than a lap.
    """

    title: str
    shape: TrackShape
    ahead: TrackRunner
    behind: TrackRunner
    gap: float
    headline: str
    caption: tuple[str, ...] = ()
    finish: str = ""


SHEET_ROWS: Final = {2: 44, 3: 33, 4: 22, 5: 11}
"""How many rows a sheet has room for, by its columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPicture:
    """A table to pin to a wall or a wrist: the rows run on in as many blocks side by side as they need.

    The first column stands left, the others right; ``strong`` is the column to read from afar. ``note`` stands at the
    foot: the method. Of more rows than ``SHEET_ROWS`` has for so many columns, the last are left out.
    """

    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitBar:
    """One split of a run: by how many per cent its pace was faster than the mean (below 0 slower), and its length.

    ``length`` is in any unit, the same for all. ``name`` stands below it, ``note`` (its time) at its end.
    """

    lead: float
    length: float
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitsPicture:
    """The pace of each split as a bar from the line of the mean pace: up where it was faster, down where slower.

    ``even`` is what the line is called ("4:06/km"), ``faster`` and ``slower`` what its two sides are. ``axis`` says
    what the names below the bars are ("split").
    """

    title: str
    subtitle: str
    bars: tuple[SplitBar, ...]
    even: str
    faster: str
    slower: str
    axis: str = ""


PictureSpec: TypeAlias = ProgressionPicture | TrackPicture | SheetPicture | SplitsPicture


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a card: what to draw, and ``alt``, what it shows in words for whoever cannot see it."""

    spec: PictureSpec
    alt: str

    @property
    def file_name(self) -> str:
        """The name of its file, the same for the same content."""
        return f"{hashlib.sha256(repr(self.spec).encode()).hexdigest()[:16]}.png"


_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 25, 50)
_SECOND_STEPS: Final = (
    *(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30),
    *(60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200),
)


def year_ticks(first_day: int, last_day: int, most: int = 6) -> tuple[int, ...]:
    """Even years to label an axis with, at most so many: 1920, 1940, 1960 ... A year stands for its 1 January."""
    first, last = dt.date.fromordinal(first_day), dt.date.fromordinal(last_day)
    for step in _YEAR_STEPS:
        start = math.ceil((first.year + (first.timetuple().tm_yday > 1)) / step) * step
        years = tuple(range(start, last.year + 1, step))
        if len(years) <= most:
            return years or (last.year,)
    return (first.year, last.year)


def second_ticks(least: float, greatest: float, most: int = 6) -> tuple[float, ...]:
    """Round times in seconds to label an axis with, at most so many: 225, 230, 235 ..."""
    return _ticks(least, greatest, _SECOND_STEPS, most)


def metre_ticks(least: float, greatest: float, most: int = 6) -> tuple[float, ...]:
    """Round lengths in metres to label an axis with, at most so many: 19000, 20000, 21000."""
    steps = tuple(factor * 10**power for power in range(6) for factor in (1, 2, 5))
    return _ticks(least, greatest, steps, most)


def _ticks(least: float, greatest: float, steps: tuple[float, ...], most: int) -> tuple[float, ...]:
    found: tuple[float, ...] = ()
    for step in steps:
        numbers = range(math.ceil(least / step - 1e-9), math.floor(greatest / step + 1e-9) + 1)
        if len(numbers) <= most:
            found = tuple(round(number * step, 2) for number in numbers)
            break
    return found or (round(least, 2),)
