"""How a record fell: steps over the years, the holders named, and what did not count told apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.reply.charts.placement import XY, Box, Placed, Wish, place
from bot.reply.charts.theme import (
    BACKGROUND,
    BLUE,
    GRID,
    HEIGHT,
    INK,
    MARGIN,
    MUTED,
    ORANGE,
    PURPLE,
    TEXT,
    TITLE,
    VERMILION,
    WIDTH,
    YELLOW,
    Canvas,
    drawable,
    fitted,
    line_height,
    text_width,
)
from bot.reply.pictures import Milestone, Point, PointKind, ProgressionPicture, Series

_SERIES_COLOURS: Final = (BLUE, ORANGE)
_KIND_COLOURS: Final = {
    PointKind.EQUALLED: PURPLE,
    PointKind.PENDING: YELLOW,
    PointKind.NOT_COUNTED: VERMILION,
}
_LINE_KINDS: Final = (PointKind.RECORD, PointKind.EQUALLED)

_TITLE_AT: Final = 50.0
_SUBTITLE_AT: Final = 100.0
_KEY_AT: Final = 146.0
_TOP_WITH_KEY: Final = 186.0
_TOP_WITHOUT_KEY: Final = 140.0
_BOTTOM: Final = HEIGHT - 66.0
_RIGHT: Final = WIDTH - MARGIN
_LONGEST_NAME: Final = 430.0
_DOT: Final = 6.0
_SIGN: Final = 11.0
_MOST_NAMES: Final = 18
_MOST_TOGETHER: Final = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the picture that holds the lines, and where a day and a value are in it."""

    box: Box
    first_day: float
    last_day: float
    least: float
    greatest: float

    def x(self, day: float) -> float:
        """Pixels from the left."""
        share = (day - self.first_day) / (self.last_day - self.first_day)
        return self.box.left + share * (self.box.right - self.box.left)

    def y(self, value: float) -> float:
        """Pixels from the top; a greater value is higher up."""
        share = (value - self.least) / (self.greatest - self.least)
        return self.box.bottom - share * (self.box.bottom - self.box.top)

    def at(self, point: Point | Milestone) -> XY:
        """Where a mark is."""
        return self.x(point.day), self.y(point.value)


@dataclass(frozen=True, slots=True)
class Label:
    """A name that got a place: its lines, where they stand, and the series it belongs to."""

    lines: tuple[str, ...]
    placed: Placed
    series: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything of a progression stands."""

    frame: Frame
    labels: tuple[Label, ...]


def draw_progression(spec: ProgressionPicture) -> bytes:
    """The picture as a PNG."""
    canvas = Canvas()
    layout = lay_out(spec)
    _draw_heading(canvas, spec)
    _draw_grid(canvas, spec, layout.frame)
    for milestone in spec.milestones:
        _draw_milestone_line(canvas, layout.frame, milestone)
    for label in layout.labels:
        # The grid makes way for names. A name is on one side of every line, so what is filled later covers it evenly.
        canvas.box(label.placed.box.grown(4), BACKGROUND)
    for number, series in enumerate(spec.series):
        _draw_area(canvas, layout.frame, series, spec.until, _SERIES_COLOURS[number])
    for number, series in enumerate(spec.series):
        _draw_steps(canvas, layout.frame, series, spec.until, _SERIES_COLOURS[number])
    for label in layout.labels:
        if label.placed.leader:
            canvas.line(label.placed.leader, MUTED, 2.0)
    for number, series in enumerate(spec.series):
        for point in series.points:
            _draw_sign(canvas, layout.frame.at(point), point.kind, _SERIES_COLOURS[number])
    for milestone in spec.milestones:
        canvas.ring(layout.frame.at(milestone), _SIGN + 2, INK, 3.0)
    for label in layout.labels:
        _draw_label(canvas, label, _SERIES_COLOURS[label.series] if len(spec.series) > 1 else INK)
    return canvas.png()


def lay_out(spec: ProgressionPicture) -> Layout:
    """Where the lines and the names stand; names that have no room are left out."""
    frame = _frame(spec)
    wanted = sorted(_wanted(spec, frame), key=lambda name: -name.weight)[:_MOST_NAMES]
    wishes = [
        Wish(*name.at, tuple(_size(lines) for lines in name.variants), 300.0 if name.weight > 1 else 45.0)
        for name in wanted
    ]
    area = Box(frame.box.left + 6, frame.box.top - 12, WIDTH - 14, frame.box.bottom - 6)
    first = sum(name.weight > 1 for name in wanted)
    placed = place(wishes, area, tuple(_obstacles(spec, frame)), together=min(first, _MOST_TOGETHER))
    labels = [Label(wanted[found.wish].variants[found.size], found, wanted[found.wish].series) for found in placed]
    return Layout(frame, tuple(labels))


# The frame


def _frame(spec: ProgressionPicture) -> Frame:
    points = [point for series in spec.series for point in series.points]
    days = [*(point.day for point in points), spec.until]
    values = [point.value for point in points]
    values += [milestone.line for milestone in spec.milestones if milestone.line is not None]
    span = max(max(days) - min(days), 365)
    spread = max(values) - min(values) or max(values) * 0.02
    left = MARGIN + max((text_width(drawable(tick.label)) for tick in spec.value_ticks), default=0.0) + 16
    top = _TOP_WITH_KEY if _has_key(spec) else _TOP_WITHOUT_KEY
    return Frame(
        box=Box(round(left), top, _RIGHT, _BOTTOM),
        first_day=min(days) - 0.02 * span,
        last_day=max(days) + 0.02 * span,
        least=min(values) - (0.2 if len(spec.series) == 1 else 0.42) * spread,
        greatest=max(values) + 0.13 * spread,
    )


# Names


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that somebody would like to read, and how much."""

    at: XY
    variants: tuple[tuple[str, ...], ...]
    weight: float
    series: int


def _wanted(spec: ProgressionPicture, frame: Frame) -> Iterator[_Name]:
    """Who may be named, each holder once in a series: the mark that is now, milestones, and what stood for long."""
    ringed = {(milestone.day, milestone.value): milestone for milestone in spec.milestones}
    for number, series in enumerate(spec.series):
        best: dict[str, _Name] = {}
        for point, stood in zip(series.points, _stood(series, spec.until), strict=True):
            milestone = ringed.get((point.day, point.value))
            name = fitted(point.name, _LONGEST_NAME, bold=True)
            if not name:
                continue
            note = milestone.label if milestone else point.note
            weight = _weight(series, point, stood, spec.until) + (2 if milestone else 0)
            if point.name not in best or weight > best[point.name].weight:
                best[point.name] = _Name(frame.at(point), _variants(name, note), weight, number)
        yield from best.values()


def _variants(name: str, note: str) -> tuple[tuple[str, ...], ...]:
    note = fitted(note, _LONGEST_NAME)
    return ((name, note), (name,)) if note else ((name,),)


def _stood(series: Series, until: int) -> list[int]:
    """How many days each mark stood; 0 for what was no record."""
    days = []
    for place_, point in enumerate(series.points):
        after = next((later.day for later in series.points[place_ + 1 :] if later.kind is PointKind.RECORD), until)
        days.append(max(after - point.day, 0) if point.kind in _LINE_KINDS else 0)
    return days


def _weight(series: Series, point: Point, stood: int, until: int) -> float:
    """How much one would like to know who that was, 0 to 3."""
    whole = max(until - series.points[0].day, 1)
    weight = stood / whole
    standing = [mark for mark in series.points if mark.kind in _LINE_KINDS]
    if standing and point == standing[-1]:
        weight += 3
    elif point.kind is PointKind.PENDING:
        weight += 3.5
    elif standing and point == standing[0]:
        weight += 0.5
    elif point.kind is PointKind.NOT_COUNTED:
        weight += 0.06
    return weight


def _size(lines: Sequence[str]) -> tuple[float, float]:
    width = max(text_width(line, bold=index == 0) for index, line in enumerate(lines))
    return math.ceil(width), line_height() * len(lines)


# What no name may cover


def _obstacles(spec: ProgressionPicture, frame: Frame) -> Iterator[Box]:
    for series in spec.series:
        for start, end in _segments(_corners(series, spec.until, frame)):
            left, right = sorted((start[0], end[0]))
            top, bottom = sorted((start[1], end[1]))
            yield Box(left, top, right, bottom).grown(2)
        for start, end in _pending_segments(series, spec.until, frame):
            left, right = sorted((start[0], end[0]))
            top, bottom = sorted((start[1], end[1]))
            yield Box(left, top, right, bottom).grown(2)
        for point in series.points:
            x, y = frame.at(point)
            yield Box(x, y, x, y).grown(_DOT if point.kind is PointKind.RECORD else _SIGN)
    for milestone in spec.milestones:
        x, y = frame.at(milestone)
        yield Box(x, y, x, y).grown(_SIGN + 4)


def _corners(series: Series, until: int, frame: Frame) -> list[list[XY]]:
    """The step lines of a record, one for each time that records were kept without a break."""
    lines: list[list[XY]] = []
    for point in series.points:
        if point.kind not in _LINE_KINDS:
            continue
        x, y = frame.at(point)
        if not lines or not point.joined:
            lines.append([])
        elif lines[-1]:
            lines[-1].append((x, lines[-1][-1][1]))
        lines[-1].append((x, y))
    if lines:
        lines[-1].append((frame.x(until), lines[-1][-1][1]))
    return lines


def _segments(lines: Iterable[Sequence[XY]]) -> Iterator[tuple[XY, XY]]:
    for line in lines:
        yield from pairwise(line)


def _pending_segments(series: Series, until: int, frame: Frame) -> Iterator[tuple[XY, XY]]:
    """Where the line would go, were the pending marks ratified."""
    records = [point for point in series.points if point.kind in _LINE_KINDS]
    for point in series.points:
        if point.kind is PointKind.PENDING:
            x, y = frame.at(point)
            if records:
                yield (x, frame.y(records[-1].value)), (x, y)
            yield (x, y), (frame.x(max(until, point.day)), y)


# Drawing


def _has_key(spec: ProgressionPicture) -> bool:
    return len(spec.series) > 1 or any(True for _ in _kinds_to_tell(spec))


def _kinds_to_tell(spec: ProgressionPicture) -> Iterator[tuple[PointKind, str]]:
    there = {point.kind for series in spec.series for point in series.points}
    return ((kind, text) for kind, text in spec.key if kind in there and kind is not PointKind.RECORD)


def _draw_heading(canvas: Canvas, spec: ProgressionPicture) -> None:
    most = WIDTH - 2 * MARGIN
    canvas.write(fitted(spec.title, most, TITLE, bold=True), (MARGIN, _TITLE_AT), size=TITLE, bold=True)
    canvas.write(fitted(spec.subtitle, most), (MARGIN, _SUBTITLE_AT), colour=MUTED)
    x = MARGIN
    if len(spec.series) > 1:
        for series, colour in zip(spec.series, _SERIES_COLOURS, strict=False):
            name = drawable(series.name)
            if x + 46 + text_width(name) > _RIGHT:
                return
            canvas.line(((x, _KEY_AT), (x + 32, _KEY_AT)), colour, 7.0)
            x = canvas.write(name, (x + 44, _KEY_AT)).right + 34
    for kind, said in _kinds_to_tell(spec):
        text = drawable(said)
        if x + 36 + text_width(text) > _RIGHT:
            return
        _draw_sign(canvas, (x + _SIGN, _KEY_AT), kind, _SERIES_COLOURS[0])
        x = canvas.write(text, (x + 34, _KEY_AT), colour=MUTED).right + 34


def _draw_grid(canvas: Canvas, spec: ProgressionPicture, frame: Frame) -> None:
    for tick in spec.value_ticks:
        y = round(frame.y(tick.at))
        if frame.box.top - 1 <= y <= frame.box.bottom + 1:
            canvas.line(((frame.box.left, y), (frame.box.right, y)), GRID, 2.0, cap="butt")
            canvas.write(tick.label, (frame.box.left - 16, y), colour=MUTED, align="right")
    canvas.line(((frame.box.left, frame.box.bottom), (frame.box.right, frame.box.bottom)), MUTED, 2.0, cap="butt")
    right = -math.inf
    for tick in spec.day_ticks:
        x = frame.x(tick.at)
        half = text_width(drawable(tick.label)) / 2
        x_text = min(max(x, half + 8), WIDTH - half - 8)
        if not frame.box.left - 1 <= x <= frame.box.right + 1 or x_text - half < right + 16:
            continue
        canvas.line(((x, frame.box.bottom), (x, frame.box.bottom + 8)), MUTED, 2.0, cap="butt")
        right = canvas.write(tick.label, (x_text, frame.box.bottom + 34), colour=MUTED, align="centre").right


def _draw_area(canvas: Canvas, frame: Frame, series: Series, until: int, colour: str) -> None:
    for line in _corners(series, until, frame):
        bottom = frame.box.bottom - 1
        canvas.area([(line[0][0], bottom), *line, (line[-1][0], bottom)], colour, 0.13)


def _draw_steps(canvas: Canvas, frame: Frame, series: Series, until: int, colour: str) -> None:
    for start, end in _pending_segments(series, until, frame):
        canvas.line((start, end), YELLOW, 3.0, dashes=(9.0, 7.0))
    for line in _corners(series, until, frame):
        canvas.line(line, colour, 4.5)


def _draw_milestone_line(canvas: Canvas, frame: Frame, milestone: Milestone) -> None:
    if milestone.line is not None:
        y = frame.y(milestone.line)
        canvas.line(((frame.box.left, y), (frame.x(milestone.day), y)), INK, 2.5, dashes=(3.0, 8.0), alpha=0.75)


def _draw_sign(canvas: Canvas, at: XY, kind: PointKind, colour: str) -> None:
    x, y = at
    if kind is PointKind.RECORD:
        canvas.dot(at, _DOT, colour, BACKGROUND, 2.0)
        return
    colour, size = _KIND_COLOURS[kind], _SIGN
    if kind is PointKind.EQUALLED:
        half = size - 2
        canvas.area(((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)), colour)
    elif kind is PointKind.PENDING:
        diamond = ((x, y - size - 2), (x + size + 2, y), (x, y + size + 2), (x - size - 2, y))
        canvas.area(diamond, BACKGROUND, smooth=True)
        canvas.line((*diamond, diamond[0]), colour, 4.0)
    else:
        for slope in (-1, 1):
            canvas.line(((x - size + 2, y - slope * (size - 2)), (x + size - 2, y + slope * (size - 2))), colour, 5.0)


def _draw_label(canvas: Canvas, label: Label, colour: str) -> None:
    box = label.placed.box
    for index, line in enumerate(label.lines):
        y = box.top + line_height() * (index + 0.5)
        canvas.write(line, (box.left, y), size=TEXT, bold=index == 0, colour=MUTED if index else colour)
