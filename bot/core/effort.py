"""What somebody runs, to be set against a hill, a belt or the weather: a run, or a pace alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_distance
from bot.core.notation.lifting import Lifter
from bot.core.notation.phrase import Phrase, read_phrase
from bot.core.notation.times import typed
from bot.core.plausibility import check_pace, check_performance
from bot.core.quantities import Distance, Duration, Pace
from bot.core.retelling import distance_as_typed, time_as_typed
from bot.core.runs import run_of
from bot.core.units import METRES_PER_KM, LengthUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """A pace, and the distance and time it was kept up for where they were said.

    One repetition where ``phrase.reps`` is above 1. ``race`` is set where a rounded distance was taken for it.
    """

    phrase: Phrase
    pace: Pace
    distance: Distance | None = None
    duration: Duration | None = None
    race: Distance | None = None

    @property
    def as_typed(self) -> str:
        """The same as a phrase that reads so again."""
        return self.typed_in(self.reckoned)

    def typed_in(self, duration: Duration) -> str:
        """The distance in another time, or another pace where there is no distance, as a phrase that reads so."""
        if self.distance is None:
            rate = LengthUnit.MILE if self.phrase.pace_unit is LengthUnit.MILE else LengthUnit.KM
            return f"{typed(duration.seconds * rate.metres / METRES_PER_KM)}/{rate.value}"
        return f"{distance_as_typed(self.distance, self.phrase.distance_unit)} in {time_as_typed(duration)}"

    def is_possible_in(self, duration: Duration) -> bool:
        """Whether somebody may run the distance in this time, or at this pace where there is no distance."""
        try:
            if self.distance is not None:
                check_performance(self.distance, duration)
            else:
                check_pace(duration / Distance(METRES_PER_KM))
        except PersonError as error:
            return error.code is not Mistake.FASTER_THAN_RECORD
        return True

    @property
    def reckoned(self) -> Duration:
        """The time that is adjusted: the run's, or that of a kilometre where only a pace was said."""
        return self.duration if self.duration is not None else self.pace * Distance(METRES_PER_KM)


def read_effort(phrase: Lifter, distance: str = "") -> Effort:
    """What is left of the phrase as a run or a pace; ``distance`` comes from an option of its own.

    Raises PersonError as ``read_run`` does, with the place in the whole phrase.
    """
    option = read_distance(distance) if distance.strip() else None
    try:
        read = read_phrase(phrase.rest, distance=None if option is None else option.distance)
        if option is None and read.pace is not None and read.duration is None and read.distance is None:
            check_pace(read.pace)
            return Effort(phrase=read, pace=read.pace)
        run = run_of(read, option)
    except PersonError as error:
        first = error.params.get("first")
        if error.code is Mistake.TWO_DISTANCES and isinstance(first, Distance):
            raise error.about(distance, f"{first.metres:.10g} m") from None
        raise phrase.placed(error) from None
    return Effort(phrase=run.phrase, pace=run.pace, distance=run.distance, duration=run.duration, race=run.race)
