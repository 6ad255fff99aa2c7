"""What somebody is asked for who wants their own beside a record: a time or a distance, and an example of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.comparison_query import records_beside
from bot.core.notation.times import typed
from bot.core.records.book import RecordBook, Standing
from bot.core.units import METRES_PER_KM

# Rule of ours: an example is a record with this much more time, or less distance, rounded as people round.
_EVERYDAY: Final = 1.75
_A_MINUTE: Final = 60.0
_ROUNDED: Final = ((_A_MINUTE, 1.0), (600.0, 5.0), (3600.0, 30.0), (float("inf"), 300.0))
"""Up to so many seconds, to so many."""
_LONG_KM: Final = 30.0
_TEN_KM: Final = 10.0


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """The records that are to stand beside one's own, women's first, and an example of one's own that reads."""

    standings: tuple[Standing, ...]
    example: str

    @property
    def is_timed(self) -> bool:
        """Whether a distance is asked for."""
        return self.standings[0].event.duration is not None


def work_out_request(distance: str, category: str = "", against: str = "", *, book: RecordBook) -> ComparisonRequest:
    """What to ask for, from the arguments of a comparison without its first. Raises PersonError as it does."""
    standings = records_beside(distance, category, against, book=book)
    return ComparisonRequest(standings, _example(standings[0]))


def _example(standing: Standing) -> str:
    """A time or a distance that many people run, as typed: 6:30, "17 s", "12 km"."""
    record = standing.fastest
    if record.event.duration is not None:
        km = record.distance_run.metres / METRES_PER_KM / _EVERYDAY
        step = 1.0 if km < _LONG_KM else _TEN_KM
        return f"{round(km / step) * step:.0f} km"
    seconds = record.duration_run.seconds * _EVERYDAY
    step = next(step for most, step in _ROUNDED if seconds < most)
    rounded = round(seconds / step) * step
    return typed(rounded) if rounded >= _A_MINUTE else f"{rounded:.0f} s"
