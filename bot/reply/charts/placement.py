"""Where names stand beside their points: each as near as it can be, and none over another, a line or a point.

Names are placed one after the other, the most important first. One that has no room is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Final, TypeAlias

XY: TypeAlias = tuple[float, float]
Leader: TypeAlias = tuple[XY, XY]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, counted from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, other: Box) -> bool:
        """Whether the other holds all of this one."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """The box with a border of so many pixels."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def is_crossed(self, start: XY, end: XY) -> bool:
        """Whether a straight line from ``start`` to ``end`` runs through it."""
        (x1, y1), (x2, y2) = start, end
        enter, leave = 0.0, 1.0
        for begin, change, least, most in (
            (x1, x2 - x1, self.left, self.right),
            (y1, y2 - y1, self.top, self.bottom),
        ):
            if change == 0:
                if not least < begin < most:
                    return False
                continue
            near, far = sorted(((least - begin) / change, (most - begin) / change))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave


@dataclass(frozen=True, slots=True)
class Wish:
    """A point that wants a name beside it: the sizes the name can have, the one it would rather have first.

    It takes the next size where that stands ``reluctance`` pixels nearer.
    """

    x: float
    y: float
    sizes: tuple[tuple[float, float], ...]
    reluctance: float = 45.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the name of a wish stands, in which of its sizes, and the line that leads to its point, if it needs one."""

    wish: int
    size: int
    box: Box
    leader: Leader | None


_GAP: Final = 18.0
"""Pixels between two names."""
_TOUCH: Final = 6.0
"""Pixels between a name and a line."""
_NEAR: Final = 34.0
"""A name this near to its point needs no line to it."""
_OWN: Final = 22.0
"""Pixels around a point that are its own."""
_CHOICES: Final = 30
_PATIENCE: Final = 120
_LEVEL: Final = 0.35
"""A flatter leader could be taken for a part of the line."""
_REACH: Final = (18.0, 30.0, 46.0, 66.0, 90.0, 120.0, 155.0)
# Where a name stands from its point: across and down, which part of its width lies left of that, and how many pixels
# less it is liked. To the right and up is best, as a record falls from the left.
_SIDES: Final = (
    (1.0, -1.0, 0.0, 0.0),
    (0.0, -1.0, 0.15, 4.0),
    (1.0, 0.0, 0.0, 4.0),
    (0.0, -1.0, 0.5, 8.0),
    (-1.0, 1.0, 1.0, 10.0),
    (0.0, 1.0, 0.85, 12.0),
    (0.0, 1.0, 0.5, 12.0),
    (0.0, 1.0, 0.15, 14.0),
    (1.0, 1.0, 0.0, 14.0),
    (0.0, -1.0, 0.85, 14.0),
    (-1.0, 0.0, 1.0, 16.0),
    (-1.0, -1.0, 1.0, 18.0),
)


def place(wishes: Sequence[Wish], area: Box, obstacles: Sequence[Box] = (), together: int = 0) -> list[Placed]:
    """Where the names stand, in the order of the wishes; those that have no room are missing.

    No box leaves the area, covers an obstacle or comes near another box, and no leader runs through a box or another
    leader. The first names, so many as ``together``, make way for each other; later ones take what is left.
    """
    placed = _Together(wishes[:together], area, obstacles).best()
    for number in range(together, len(wishes)):
        found = next(_places(number, wishes[number], area, obstacles, placed), None)
        if found is not None:
            placed.append(found)
    return placed


class _Together:
    """Looks for places for a few names, all of them if that can be found in a while, else as many as were."""

    def __init__(self, wishes: Sequence[Wish], area: Box, obstacles: Sequence[Box]) -> None:
        self._wishes = wishes
        self._area = area
        self._obstacles = obstacles
        self._best: list[Placed] = []
        self._left = _PATIENCE

    def best(self) -> list[Placed]:
        self._look(0, [])
        return self._best

    def _look(self, number: int, placed: list[Placed]) -> bool:
        """Whether there is nothing more to look for, with those before this one placed so."""
        if len(placed) > len(self._best):
            self._best = placed
        self._left -= 1
        if number == len(self._wishes) or self._left <= 0:
            return len(placed) == len(self._wishes) or self._left <= 0
        for found in islice(_places(number, self._wishes[number], self._area, self._obstacles, placed), _CHOICES):
            if self._look(number + 1, [*placed, found]):
                return True
        return self._look(number + 1, placed)


def _places(number: int, wish: Wish, area: Box, obstacles: Sequence[Box], placed: Sequence[Placed]) -> Iterator[Placed]:
    """Where a name may stand, the best first."""
    taken = [other.box.grown(_GAP) for other in placed]
    for _, size, box in sorted(_candidates(wish), key=itemgetter(0)):
        if not box.is_within(area) or any(box.overlaps(other) for other in taken):
            continue
        inner = box.grown(_TOUCH)
        if any(inner.overlaps(obstacle) for obstacle in obstacles):
            continue
        if any(other.leader and inner.is_crossed(*other.leader) for other in placed):
            continue
        leader = _leader(wish, box)
        if leader is None or _is_free(leader, obstacles, placed):
            yield Placed(number, size, box, leader)


def _is_free(leader: Leader, obstacles: Sequence[Box], placed: Sequence[Placed]) -> bool:
    """Whether the line runs through nothing, once it has left its own point."""
    if any(other.box.grown(_TOUCH).is_crossed(*leader) for other in placed):
        return False
    if any(other.leader and _cross(leader, other.leader) for other in placed):
        return False
    (x1, y1), end = leader
    if abs(end[1] - y1) < _LEVEL * abs(end[0] - x1):
        return False
    share = _OWN / math.dist(*leader)
    start = x1 + share * (end[0] - x1), y1 + share * (end[1] - y1)
    return not any(obstacle.is_crossed(start, end) for obstacle in obstacles)


def _candidates(wish: Wish) -> Iterator[tuple[float, int, Box]]:
    """Places for the name: how little each is liked, the size, and the box."""
    for size, (width, height) in enumerate(wish.sizes):
        for reach in _REACH:
            for across, down, along, dislike in _SIDES:
                left = wish.x + across * reach - along * width
                top = wish.y + down * reach - (1 - down) / 2 * height
                yield reach + dislike + size * wish.reluctance, size, Box(left, top, left + width, top + height)


def _leader(wish: Wish, box: Box) -> Leader | None:
    """The line from the point to the nearest edge of its name, where that is not near enough to be clear."""
    box = box.grown(4)
    x = min(max(wish.x, box.left), box.right)
    y = min(max(wish.y, box.top), box.bottom)
    if math.dist((wish.x, wish.y), (x, y)) <= _NEAR:
        return None
    return (wish.x, wish.y), (x, y)


def _cross(one: Leader, other: Leader) -> bool:
    """Whether two straight lines cross."""

    def side(a: XY, b: XY, c: XY) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
