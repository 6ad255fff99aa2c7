"""How plainly a message says that a time is a pace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.core.units import LengthUnit


class Sureness(IntEnum):
    """How plainly the words say that a time is a pace."""

    NO = 0
    LIKELY = 1
    SURE = 2
    WRITTEN = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a time is a pace, and of which unit, where that is said.

    ``in_sentence``: only a unit of its own sentence will do. ``metric``: the word belongs to a language of kilometres.
    ``if_over``: it may be the clock that the words speak of, unless the time is not round or the run is done.
    """

    sureness: Sureness
    unit: LengthUnit | None = None
    in_sentence: bool = False
    metric: bool = False
    if_over: bool = False


NO_PACE: Final = Verdict(Sureness.NO)
