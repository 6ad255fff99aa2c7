"""One race carried over to another distance by every method that holds there, and which of them to trust."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.errors import PersonError
from bot.core.events import HALF_MARATHON, MARATHON, METRIC_MILE, MILE, PARKRUN
from bot.core.prediction import (
    cameron,
    carried_over,
    personal_exponent,
    riegel,
    tanda,
    vickers_one_race,
    vickers_two_races,
)
from bot.core.purdy import purdy_least_squares
from bot.core.quantities import Distance, Duration
from bot.core.runs import Run, is_same
from bot.core.units import LengthUnit
from bot.core.vdot import RELIABLE_FOR, RELIABLE_FROM, race_time, vdot_of
from bot.core.weekly import Weekly

FAR: Final = 4.0
"""So many times longer or shorter, a prediction says more of a formula than of a runner; ours."""
AGREED: Final = 0.015
"""Methods that differ by less are one for all purposes; ours."""


class Method(StrEnum):
    """A way to carry a time over."""

    __hash__ = str.__hash__  # Enum's own is a Python function, and a table asks for methods a hundred times

    PERSONAL = "personal"
    VICKERS_TWO = "vickers two"
    VICKERS = "vickers"
    TANDA = "tanda"
    RIEGEL = "riegel"
    CAMERON = "cameron"
    DANIELS = "daniels"
    PURDY = "purdy"


class Trust(StrEnum):
    """Which method to trust at a distance, and why; chosen by rule."""

    OWN_RACE = "own race"
    """The very distance of the race: nothing to predict."""
    VICKERS = "vickers"
    """The marathon with a weekly distance: made from recreational runners' own marathons."""
    VICKERS_TWO = "vickers two"
    """The same from two races."""
    SLOW_END = "slow end"
    """The marathon without one: the others are too fast for half of recreational runners."""
    ULTRA = "ultra"
    """Beyond the marathon, where ground and weather decide."""
    PERSONAL = "personal"
    """Two races of one's own, and a distance near them."""
    FAR = "far"
    """More than four times away."""
    TESTED = "tested"
    """All within 1.5 %, and 5 km to the half marathon, where Riegel's formula was found to fit recreational runners."""
    AGREE = "agree"
    """All within 1.5 % elsewhere."""
    MIDDLE = "middle"
    """None of these: the middle of what the methods give."""


@dataclass(frozen=True, slots=True)
class StandardDistance:
    """A distance that every race is carried over to; ``text`` is a way to type it."""

    distance: Distance
    unit: LengthUnit | None
    text: str


STANDARD: Final = (
    StandardDistance(METRIC_MILE, LengthUnit.M, "1500 m"),
    StandardDistance(MILE, LengthUnit.MILE, "mile"),
    StandardDistance(Distance.from_km(3), LengthUnit.KM, "3 km"),
    StandardDistance(PARKRUN, LengthUnit.KM, "5 km"),
    StandardDistance(Distance.from_km(10), LengthUnit.KM, "10 km"),
    StandardDistance(Distance.from_km(15), LengthUnit.KM, "15 km"),
    StandardDistance(Distance.from_miles(10), LengthUnit.MILE, "10 mi"),
    StandardDistance(HALF_MARATHON, None, "half"),
    StandardDistance(MARATHON, None, "marathon"),
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one method gives, or why it gives nothing; ``is_rough`` at the edge of what it was made for."""

    method: Method
    duration: Duration | None
    refusal: PersonError | None = None
    is_rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A distance with what the methods give there, from the race nearer to it, from the fastest to the slowest."""

    distance: Distance
    base: Run
    estimates: tuple[Estimate, ...]
    fastest: Duration
    slowest: Duration
    trust: Trust

    @property
    def is_own(self) -> bool:
        """Whether this is the race it was made from."""
        return self.trust is Trust.OWN_RACE

    @property
    def is_far(self) -> bool:
        """Whether the distance is more than four times away from any race known."""
        return _apart(self.base.distance, self.distance) > FAR

    @property
    def spread(self) -> float:
        """How far the ends are apart, as a share of the faster one."""
        return self.slowest.seconds / self.fastest.seconds - 1

    @property
    def best(self) -> Duration:
        """What the rule says to trust: one method's time, the slow end, or the middle."""
        chosen = _METHOD_OF.get(self.trust)
        for one in self.estimates:
            if one.method is chosen and one.duration is not None:
                return one.duration
        if self.trust is Trust.SLOW_END:
            return self.slowest
        return Duration((self.fastest.seconds + self.slowest.seconds) / 2)


_METHOD_OF: Final = {
    Trust.VICKERS: Method.VICKERS,
    Trust.VICKERS_TWO: Method.VICKERS_TWO,
    Trust.PERSONAL: Method.PERSONAL,
}


@dataclass(frozen=True, slots=True)
class Runner:
    """What is known of a runner: one race or two, the shorter first, and a week of training.

    ``exponent`` is the personal one, None with one race. Raises PersonError where two races do not give one.
    """

    races: tuple[Run, ...]
    weekly: Weekly | None = None
    exponent: float | None = None

    @classmethod
    def of(cls, first: Run, second: Run | None = None, weekly: Weekly | None = None) -> Runner:
        """The runner of these races. Raises PersonError where two races do not give an exponent."""
        if second is None:
            return cls((first,), weekly)
        shorter, longer = sorted((first, second), key=lambda run: run.distance)
        k = personal_exponent(shorter.distance, shorter.duration, longer.distance, longer.duration)
        return cls((shorter, longer), weekly, k)

    def nearest(self, distance: Distance) -> Run:
        """The race that is nearer to a distance, by how many times as long it is."""
        if len(self.races) == 1:
            return self.races[0]
        return min(self.races, key=lambda run: _apart(run.distance, distance))


def predict(runner: Runner, distance: Distance) -> Prediction:
    """What a runner's races are worth over a distance of 400 m to 50 miles, which is as far as any method goes.

    Raises PersonError for a race or a distance outside.
    """
    base = runner.nearest(distance)
    by_cameron = Estimate(Method.CAMERON, cameron(base.distance, base.duration, distance))
    estimates = tuple(_estimates(runner, base, distance, by_cameron))
    times = [one.duration.seconds for one in estimates if one.duration is not None]
    fastest, slowest = min(times), max(times)
    return Prediction(
        distance=distance,
        base=base,
        estimates=estimates,
        fastest=Duration(fastest),
        slowest=Duration(slowest),
        trust=_trust(base, distance, estimates, slowest / fastest - 1),
    )


def by_points(prediction: Prediction) -> Estimate:
    """The time that is worth as many of Purdy's points: shown beside the others without counting.

    They are made from men's running of 1936.
    """
    base, distance = prediction.base, prediction.distance
    return _tried(Method.PURDY, lambda: purdy_least_squares(base.distance, base.duration, distance))


def vdot_of_race(run: Run) -> float | None:
    """The VDOT of a race; None where it has none."""
    try:
        return vdot_of(run.distance, run.duration)
    except PersonError:
        return None


def _estimates(runner: Runner, base: Run, distance: Distance, by_cameron: Estimate) -> Iterator[Estimate]:
    exponent, weekly = runner.exponent, runner.weekly
    if exponent is not None:
        yield Estimate(Method.PERSONAL, carried_over(base.distance, base.duration, distance, exponent))
    if distance == MARATHON and weekly is not None and not is_same(base.distance, distance):
        yield from _by_training(runner, weekly)
    yield _tried(Method.RIEGEL, lambda: riegel(base.distance, base.duration, distance))
    yield by_cameron
    yield _by_vdot(base, distance)


def _by_training(runner: Runner, weekly: Weekly) -> Iterator[Estimate]:
    """The methods that know a week of training."""
    longest, pace = runner.races[-1], weekly.pace
    if len(runner.races) > 1:
        one, two = runner.races
        yield _tried(
            Method.VICKERS_TWO,
            lambda: vickers_two_races(one.distance, one.duration, two.distance, two.duration, weekly.distance),
        )
    yield _tried(Method.VICKERS, lambda: vickers_one_race(longest.distance, longest.duration, weekly.distance))
    if pace is not None:
        yield _tried(Method.TANDA, lambda: tanda(weekly.distance, pace))


def _by_vdot(base: Run, distance: Distance) -> Estimate:
    found = _tried(Method.DANIELS, lambda: race_time(vdot_of(base.distance, base.duration), distance))
    if found.duration is None:
        return found
    times, shorter = (base.duration.seconds, found.duration.seconds), min(base.distance.metres, distance.metres)
    shortest, longest = RELIABLE_FOR
    is_rough = min(times) < shortest.seconds or max(times) > longest.seconds or shorter < RELIABLE_FROM.metres
    return Estimate(Method.DANIELS, found.duration, is_rough=is_rough)


def _tried(method: Method, work_out: Callable[[], Duration]) -> Estimate:
    try:
        return Estimate(method, work_out())
    except PersonError as error:
        return Estimate(method, None, error)


def _trust(base: Run, distance: Distance, estimates: tuple[Estimate, ...], spread: float) -> Trust:
    if is_same(base.distance, distance):
        return Trust.OWN_RACE
    there = {one.method for one in estimates if one.duration is not None}
    if distance == MARATHON:
        chosen = {Method.VICKERS_TWO: Trust.VICKERS_TWO, Method.VICKERS: Trust.VICKERS}
        return next((trust for method, trust in chosen.items() if method in there), Trust.SLOW_END)
    if distance > MARATHON:
        return Trust.ULTRA
    if _apart(base.distance, distance) > FAR:
        return Trust.FAR
    if Method.PERSONAL in there:
        return Trust.PERSONAL
    if spread > AGREED:
        return Trust.MIDDLE
    shorter, longer = sorted((base.distance.metres, distance.metres))
    is_tested = Method.RIEGEL in there and shorter >= PARKRUN.metres and longer <= HALF_MARATHON.metres
    return Trust.TESTED if is_tested else Trust.AGREE


def _apart(one: Distance, other: Distance) -> float:
    """How many times the longer of two is as long as the shorter."""
    ratio = one.metres / other.metres
    return max(ratio, 1 / ratio)
