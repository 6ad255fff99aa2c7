"""A track seen from above: where the two runners are at one moment, and how much of the track is between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.reply.charts.placement import XY, Box
from bot.reply.charts.theme import (
    BACKGROUND,
    BLUE,
    HEADLINE,
    HEIGHT,
    INK,
    MARGIN,
    MUTED,
    ORANGE,
    TEXT,
    TITLE,
    WIDTH,
    YELLOW,
    Canvas,
    fitted,
    line_height,
    text_width,
)
from bot.reply.pictures import TrackPicture, TrackRunner, TrackShape

_SURFACE: Final = "#8A4B3F"
_LANE_LINE: Final = "#C99C90"
_INFIELD: Final = "#1E3A31"

_TITLE_AT: Final = 46.0
_TOP: Final = 92.0
_BOTTOM: Final = HEIGHT - 22.0
_RUNNER: Final = 17.0
_LANE: Final = 11.0
"""Pixels of lane 1 as it is drawn, at least: to scale it would be 7."""
_CLEAR: Final = 26.0
"""Pixels that words keep from the kerb."""
_SQUARES: Final = 8
_MOST_TEXT: Final = 640.0
_MOST_NAME: Final = 330.0
_MOST_FINISH: Final = 220.0
_STEP: Final = 2.0
"""Metres between two points of a curve."""


@dataclass(frozen=True, slots=True)
class Oval:
    """A track on the canvas. Its middle is there, and a metre has so many pixels.

    The home straight is at the bottom and is run from left to right, as always: the left hand is inside.
    """

    shape: TrackShape
    x: float
    y: float
    scale: float

    @property
    def radius(self) -> float:
        """Of the bends in metres, where lane 1 is measured."""
        return (self.shape.lap / 2 - self.shape.straight) / math.pi

    @property
    def kerb(self) -> float:
        """Of the bends in metres, at the inner edge."""
        return self.radius - self.shape.from_kerb

    @property
    def edge(self) -> float:
        """Of the bends in metres, at the outer edge."""
        return self.kerb + self.shape.lanes * self.shape.lane_width

    @property
    def drawn_width(self) -> float:
        """Pixels of what is drawn in lane 1."""
        return max(self.shape.lane_width * self.scale, _LANE)

    @property
    def drawn(self) -> float:
        """Of the bends in metres, at the middle of what is drawn in lane 1."""
        return self.kerb + self.drawn_width / self.scale / 2

    def at(self, past_line: float, radius: float | None = None) -> XY:
        """The point so many metres past the finish line, measured in lane 1; ``radius`` is that of another line."""
        measured = self.radius
        radius = measured if radius is None else radius
        bend = math.pi * measured
        straight, half = self.shape.straight, self.shape.straight / 2
        past = past_line % self.shape.lap
        if past < bend:
            turned = past / measured
            return self._pixel(half + radius * math.sin(turned), radius * math.cos(turned))
        if past < bend + straight:
            return self._pixel(half - (past - bend), -radius)
        if past < 2 * bend + straight:
            turned = (past - bend - straight) / measured
            return self._pixel(-half - radius * math.sin(turned), -radius * math.cos(turned))
        return self._pixel(-half + (past - 2 * bend - straight), radius)

    def ring(self, radius: float) -> list[XY]:
        """All of a line around the track."""
        return self.arc(0.0, self.shape.lap, radius)

    def arc(self, start: float, length: float, radius: float | None = None) -> list[XY]:
        """A line along the track from ``start``, so many metres in running direction."""
        steps = max(2, math.ceil(length / _STEP))
        return [self.at(start + length * step / steps, radius) for step in range(steps + 1)]

    def heading(self, past_line: float) -> XY:
        """Which way one runs there, as a step of one pixel."""
        (x1, y1), (x2, y2) = self.at(past_line - 0.1), self.at(past_line + 0.1)
        length = math.hypot(x2 - x1, y2 - y1)
        return (x2 - x1) / length, (y2 - y1) / length

    def _pixel(self, across: float, down: float) -> XY:
        return self.x + across * self.scale, self.y + down * self.scale


def oval_of(shape: TrackShape) -> Oval:
    """The track as large as the canvas lets it be, to scale."""
    unit = Oval(shape, 0.0, 0.0, 1.0)
    width, height = shape.straight + 2 * unit.edge, 2 * unit.edge
    scale = min((WIDTH - 2 * MARGIN) / width, (_BOTTOM - _TOP) / height)
    return Oval(shape, WIDTH / 2, (_TOP + _BOTTOM) / 2, scale)


def draw_track(spec: TrackPicture) -> bytes:
    """The picture as a PNG."""
    canvas = Canvas()
    oval = oval_of(spec.shape)
    title = fitted(spec.title, WIDTH - 2 * MARGIN, TITLE, bold=True)
    canvas.write(title, (WIDTH / 2, _TITLE_AT), size=TITLE, bold=True, align="centre")
    _draw_ground(canvas, oval)
    layout = lay_out(spec)
    _draw_arrows(canvas, oval)
    _draw_finish(canvas, oval, spec.finish)
    _draw_gap(canvas, oval, spec)
    _draw_runners(canvas, oval, layout.labels)
    _draw_words(canvas, layout)
    return canvas.png()


def _draw_ground(canvas: Canvas, oval: Oval) -> None:
    canvas.area(oval.ring(oval.edge), _SURFACE, smooth=True)
    canvas.area(oval.ring(oval.kerb), _INFIELD, smooth=True)
    for lane in range(oval.shape.lanes + 1):
        outer = lane in (0, oval.shape.lanes)
        radius = oval.kerb + lane * oval.shape.lane_width
        canvas.line(oval.ring(radius), _LANE_LINE, 2.5 if outer else 1.2, alpha=1.0 if outer else 0.6)


def _draw_gap(canvas: Canvas, oval: Oval, spec: TrackPicture) -> None:
    whole, rest = divmod(spec.gap, oval.shape.lap)
    if whole:
        canvas.line(oval.ring(oval.drawn), YELLOW, oval.drawn_width, alpha=0.4)
    if rest > 0.01:
        canvas.line(oval.arc(spec.behind.past_line, rest, oval.drawn), YELLOW, oval.drawn_width)


def _draw_finish(canvas: Canvas, oval: Oval, text: str) -> None:
    x, inner = oval.at(0.0, oval.kerb)
    _, outer = oval.at(0.0, oval.edge)
    text = fitted(text, _MOST_FINISH, bold=True)
    if text:
        middle = (inner + 2 * oval.shape.lane_width * oval.scale + outer) / 2
        width = text_width(text, bold=True)
        canvas.box(Box(x - 26 - width, middle - 17, x - 10, middle + 17), _SURFACE)
        canvas.write(text, (x - 18, middle), bold=True, align="right")
    canvas.line(((x, inner), (x, outer)), INK, 8.0, cap="butt")
    size = (outer - inner) / _SQUARES
    for number in range(_SQUARES):
        top, left = inner + number * size, x - 4 if number % 2 else x
        canvas.area(((left, top), (left + 4, top), (left + 4, top + size), (left, top + size)), BACKGROUND)


def _draw_arrows(canvas: Canvas, oval: Oval) -> None:
    """An arrow in the outer lanes of each straight: this way round."""
    lanes = (oval.kerb + oval.edge) / 2 + oval.shape.lane_width
    half = oval.shape.lap / 2
    for middle in (half - oval.shape.straight / 2, 2 * half - oval.shape.straight / 2):
        x, y = oval.at(middle, lanes)
        across, _ = oval.heading(middle)
        canvas.line(((x - 62 * across, y), (x + 40 * across, y)), INK, 6.0, cap="butt")
        canvas.area(((x + 36 * across, y - 15), (x + 66 * across, y), (x + 36 * across, y + 15)), INK, smooth=True)


def _draw_runners(canvas: Canvas, oval: Oval, labels: Sequence[Label]) -> None:
    ahead, behind = (oval.at(label.runner.past_line, oval.drawn) for label in labels)
    for label, at in zip(labels, (ahead, behind), strict=True):
        if label.leader:
            canvas.line((at, label.leader), MUTED, 2.5)
    hidden = math.dist(ahead, behind) < _RUNNER
    canvas.dot(behind, _RUNNER + (9 if hidden else 0), ORANGE, BACKGROUND, 3.5)
    canvas.dot(ahead, _RUNNER, BLUE, BACKGROUND, 3.5)


def _draw_words(canvas: Canvas, layout: Layout) -> None:
    for label in layout.labels:
        for index, line in enumerate(label.lines):
            at = label.box.left, label.box.top + line_height() * (index + 0.5)
            canvas.write(line, at, bold=index == 0, colour=MUTED if index else label.colour)
    top, middle = layout.block.top, (layout.block.left + layout.block.right) / 2
    for index, (line, size) in enumerate(layout.words):
        height = line_height(size)
        canvas.write(line, (middle, top + height / 2), size=size, bold=not index, colour=MUTED if index else YELLOW,
                     align="centre")  # fmt: skip
        top += height


# Where the words stand


@dataclass(frozen=True, slots=True)
class Label:
    """A runner's name: its lines, where they stand, and where a line to the runner begins if it needs one."""

    runner: TrackRunner
    lines: tuple[str, ...]
    colour: str
    box: Box
    leader: XY | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words in the infield stand: the runners' labels, ahead first, and the block in the middle."""

    labels: tuple[Label, ...]
    words: tuple[tuple[str, float], ...]
    block: Box


def lay_out(spec: TrackPicture) -> Layout:
    """Where the words stand. Whatever has no room in the infield keeps the middle, and the runners' names theirs."""
    oval = oval_of(spec.shape)
    labels: list[Label] = []
    for runner, colour in ((spec.ahead, BLUE), (spec.behind, ORANGE)):
        labels.append(_label(oval, runner, colour, [label.box for label in labels]))
    words = [(fitted(spec.headline, _MOST_TEXT, HEADLINE, bold=True), HEADLINE)]
    words += [(fitted(line, _MOST_TEXT), TEXT) for line in spec.caption]
    boxes = [label.box.grown(14) for label in labels]
    block = _block(oval, words, boxes)
    while block is None and len(words) > 1:
        words.pop()
        block = _block(oval, words, boxes)
    return Layout(tuple(labels), tuple(words), block or _middle(oval, words))


def _label(oval: Oval, runner: TrackRunner, colour: str, taken: Sequence[Box]) -> Label:
    lines = [fitted(runner.name, _MOST_NAME, bold=True), fitted(runner.note, _MOST_NAME)]
    lines = [line for line in lines if line]
    width = max((text_width(line, bold=not index) for index, line in enumerate(lines)), default=0.0)
    height = line_height() * len(lines)
    x, y = oval.at(runner.past_line, oval.drawn)
    along = oval.heading(runner.past_line)
    inwards = along[1], -along[0]
    best: tuple[float, Box] | None = None
    for push in range(0, 200, 12):
        for slide in range(-360, 361, 24):
            reach = _RUNNER + 14 + push
            middle_x = x + inwards[0] * (reach + width / 2) + along[0] * slide
            middle_y = y + inwards[1] * (reach + height / 2) + along[1] * slide
            box = Box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)
            cost = push + abs(slide) * 0.6
            if (best is None or cost < best[0]) and _is_inside(oval, box) and not _overlaps(box.grown(16), taken):
                best = cost, box
    box = best[1] if best else Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    near = min(max(x, box.left - 6), box.right + 6), min(max(y, box.top), box.bottom)
    is_far = math.dist(near, (x, y)) > _RUNNER + 44
    leader = near if is_far and not any(other.is_crossed((x, y), near) for other in taken) else None
    return Label(runner, tuple(lines), colour, box, leader)


def _block(oval: Oval, words: Sequence[tuple[str, float]], taken: Sequence[Box]) -> Box | None:
    middle = _middle(oval, words)
    best: tuple[float, Box] | None = None
    for down in range(-120, 121, 12):
        for across in range(-260, 261, 20):
            box = Box(middle.left + across, middle.top + down, middle.right + across, middle.bottom + down)
            cost = math.hypot(across, 1.5 * down)
            if (best is None or cost < best[0]) and _is_inside(oval, box) and not _overlaps(box, taken):
                best = cost, box
    return best[1] if best else None


def _middle(oval: Oval, words: Sequence[tuple[str, float]]) -> Box:
    width = max(text_width(line, size, bold=not index) for index, (line, size) in enumerate(words))
    height = sum(line_height(size) for _, size in words)
    return Box(oval.x - width / 2, oval.y - height / 2, oval.x + width / 2, oval.y + height / 2)


def _overlaps(box: Box, taken: Sequence[Box]) -> bool:
    return any(box.overlaps(other) for other in taken)


def _is_inside(oval: Oval, box: Box) -> bool:
    """Whether a box lies in the infield, clear of lane 1 and of who runs there."""
    half = oval.shape.straight / 2 * oval.scale
    most = oval.kerb * oval.scale - _CLEAR
    for x in (box.left, box.right):
        for y in (box.top, box.bottom):
            beyond = max(abs(x - oval.x) - half, 0.0)
            if math.hypot(beyond, y - oval.y) > most:
                return False
    return True
