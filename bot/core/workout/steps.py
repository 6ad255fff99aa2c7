"""What a workout is made of: steps, each run or rested once, and repeats of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final, TypeAlias

from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import LengthUnit

MOST_PARTS: Final = 24
"""Steps of a workout, each counted once, rests included; an answer has room for so many lines."""


class Effort(StrEnum):
    """How hard a step is, by Daniels' letters; strides have no letter of their own pace."""

    EASY = "E"
    MARATHON = "M"
    THRESHOLD = "T"
    INTERVAL = "I"
    REPETITION = "R"
    STRIDES = "ST"


class Kind(Enum):
    """What a step is there for."""

    RUN = auto()
    WARM_UP = auto()
    COOL_DOWN = auto()
    REST = auto()
    """Standing, or nothing said of how."""
    JOG = auto()
    WALK = auto()


RESTS = frozenset({Kind.REST, Kind.JOG, Kind.WALK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: so far or so long, at an effort, at the pace of a race, at a pace that was typed, or unsaid.

    Neither ``distance`` nor ``duration`` is known of "6 strides" or "with a jog". ``unit`` is what the distance was
    written in.
    """

    kind: Kind = Kind.RUN
    distance: Distance | None = None
    duration: Duration | None = None
    effort: Effort | None = None
    race: Distance | None = None
    pace: Pace | None = None
    unit: LengthUnit | None = None

    @property
    def is_rest(self) -> bool:
        """Whether it is there to recover."""
        return self.kind in RESTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """The body so many times, with ``rest`` between two times but not after the last."""

    reps: int
    body: tuple[Part, ...]
    rest: Step | None = None


Part: TypeAlias = Step | Repeat


class Assumption(Enum):
    """What was assumed in reading a part of a workout; the answer says so."""

    MILES = auto()
    MINUTES = auto()
    SECONDS = auto()
    PACE = auto()
    TIME_OF_EACH = auto()
    MIDDLE = auto()


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption, and what it was made of, as typed."""

    what: Assumption
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """A workout as it was read."""

    text: str
    parts: tuple[Part, ...]
    assumed: tuple[Assumed, ...] = ()

    def steps(self) -> Iterator[Step]:
        """Every step once, in order, rests between repetitions included."""
        yield from _steps(self.parts)


def _steps(parts: tuple[Part, ...]) -> Iterator[Step]:
    for part in parts:
        if isinstance(part, Step):
            yield part
            continue
        yield from _steps(part.body)
        if part.rest is not None:
            yield part.rest
