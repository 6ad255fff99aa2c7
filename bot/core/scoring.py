"""World Athletics points: what a time is worth in any event, and which times are worth the same.

Points are a · (base - t)², rounded down, with coefficients for each event; they are worked out in decimals, because
some printed rows are whole numbers that binary arithmetic takes one too low. ``bot/core/data/scoring/README.md`` says
where the coefficients are from and what to be careful with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from functools import cache, lru_cache
from math import ceil, isclose
from pathlib import Path
from typing import Final

from bot.core.events import HALF_MARATHON, MARATHON, MILE, Category, Surface
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term
from bot.core.units import METRES_PER_KM, METRES_PER_MILE

NAME: Final = "World Athletics scoring tables"
METHOD: Final = "World Athletics"
"""The tables' name in a refusal; the edition goes with it."""
SOURCE: Final = "World Athletics Scoring Tables of Athletics, 2017, 2022 and 2025: coefficients only"
MOST: Final = 1400
"""Points; the printed tables end here."""
_BY_HAND: Final = ((200.0, Decimal("0.24")), (400.0, Decimal("0.14")))
_BY_HAND_UNTIL_2025: Final = (*_BY_HAND, (500.0, Decimal("0.14")))
"""Seconds added to a time taken by hand, up to so many metres, hurdles too; over more nothing is added."""

_FOLDER: Final = Path(__file__).parent / "data" / "scoring"
_SEXES: Final = {"M": Category.MEN, "F": Category.WOMEN}
_NAMED: Final = {"half": HALF_MARATHON, "marathon": MARATHON, "roadmile": MILE}
_ON_ROAD: Final = frozenset(
    ("roadmile", "5km", "10km", "15km", "10mi", "20km", "half", "25km", "30km", "marathon", "100km")
)
_SAME: Final = 0.0003
_HUNDREDTH: Final = Decimal("0.01")
_SECOND: Final = Decimal(1)
_TYPED_ERROR: Final = 1e-6
_FLOAT_ERROR: Final = Decimal(repr(_TYPED_ERROR))
_UNSURE: Final = 1e-6
"""Points so near to a whole number are worked out in decimals; binary ones are a thousand million times finer."""
_NEWEST: Final = 2025


class Status(StrEnum):
    """How well the coefficients of an edition are known."""

    EXACT = "exact"
    SAME_AS_2022 = "same_as_2022"
    DERIVED = "derived"


class Discipline(StrEnum):
    """What is run; the distance of a relay is that of a leg."""

    FLAT = "flat"
    STEEPLECHASE = "steeplechase"
    HURDLES = "hurdles"
    RELAY = "relay"


@dataclass(frozen=True, slots=True)
class ScoredEvent:
    """An event of the tables. ``id`` is theirs: "5000m" on either track, "5km" on the road."""

    id: str
    surface: Surface
    distance: Distance
    discipline: Discipline = Discipline.FLAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """The figures of one event, category and edition; ``a`` in points a second squared, ``base`` in seconds."""

    event: ScoredEvent
    category: Category
    edition: int
    status: Status
    a: Decimal
    base: Decimal
    _float_a: float = field(init=False, repr=False, compare=False)
    _float_base: float = field(init=False, repr=False, compare=False)
    _steps_a_second: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_float_a", float(self.a))
        object.__setattr__(self, "_float_base", float(self.base))
        object.__setattr__(self, "_steps_a_second", float(1 / self.step))

    @property
    def step(self) -> Decimal:
        """How finely the event is timed, in seconds: whole ones on the road, hundredths on the track."""
        return _SECOND if self.event.surface is Surface.ROAD else _HUNDREDTH

    @property
    def hand_addition(self) -> Decimal:
        """The seconds that are added to a time taken by hand; none to that of a relay, for which none is known here."""
        if self.event.discipline is Discipline.RELAY:
            return Decimal(0)
        table = _BY_HAND if self.edition >= _NEWEST else _BY_HAND_UNTIL_2025
        return next((added for most, added in table if self.event.distance.metres <= most), Decimal(0))

    def official(self, duration: Duration, *, by_hand: bool = False) -> Decimal:
        """The time that is scored, in seconds: rounded up to whole ones on the road, to hundredths on the track.

        A time taken by hand gets its addition.
        """
        exact = Decimal(repr(duration.seconds))
        if by_hand:
            exact += self.hand_addition
        steps = ((exact - _FLOAT_ERROR) / self.step).to_integral_value(ROUND_CEILING)
        return max(steps, _SECOND) * self.step

    def quick_points(self, duration: Duration) -> int | None:
        """The points of a time, rounded down, in binary arithmetic; None where that cannot tell."""
        steps = ceil((duration.seconds - _TYPED_ERROR) * self._steps_a_second)
        seconds = max(steps, 1) / self._steps_a_second
        if seconds >= self._float_base:
            return None
        points = self._float_a * (self._float_base - seconds) ** 2
        rounded = int(points)
        return rounded if _UNSURE < points - rounded < 1 - _UNSURE else None

    def exact_points(self, seconds: Decimal) -> Decimal:
        """The points of a time before they are rounded down; 0 for one that is slower than the table's end."""
        return self.a * (self.base - seconds) ** 2 if seconds < self.base else Decimal(0)

    def time_for(self, points: int) -> Duration:
        """The slowest time that is still worth so many points, as finely as the event is timed."""
        exact = self.base - (Decimal(points) / self.a).sqrt()
        return Duration(float((exact / self.step).to_integral_value(ROUND_FLOOR) * self.step))


@cache
def _table() -> dict[tuple[ScoredEvent, Category], tuple[Coefficients, ...]]:
    """The coefficients of each event, newest edition first; read at the first call (some 3 ms)."""
    found: dict[tuple[ScoredEvent, Category], list[Coefficients]] = {}
    events: dict[tuple[str, str], ScoredEvent] = {}
    for line in (_FOLDER / "coefficients.csv").read_text(encoding="utf-8").split()[1:]:
        edition, venue, sex, name, a, base, status = line.split(",")
        if (name, venue) not in events:
            events[name, venue] = _event(name, venue)
        event = events[name, venue]
        one = Coefficients(
            event=event,
            category=_SEXES[sex],
            edition=int(edition),
            status=Status(status),
            a=Decimal(a),
            base=Decimal(base),
        )
        found.setdefault((event, one.category), []).append(one)
    return {key: tuple(sorted(ones, key=lambda one: -one.edition)) for key, ones in found.items()}


def _event(name: str, venue: str) -> ScoredEvent:
    """The event of a row."""
    track = Surface.SHORT_TRACK if venue == "indoor" else Surface.OUTDOOR_TRACK
    surface = Surface.ROAD if name in _ON_ROAD else track
    for ending, discipline in (("mSt", Discipline.STEEPLECHASE), ("mh", Discipline.HURDLES)):
        if name.endswith(ending):
            return ScoredEvent(name, surface, Distance(float(name.removesuffix(ending))), discipline)
    if name.startswith("4x"):
        return ScoredEvent(name, surface, Distance(float(name[2:-1])), Discipline.RELAY)
    if name in _NAMED:
        return ScoredEvent(name, surface, _NAMED[name])
    unit = {"km": METRES_PER_KM, "mi": METRES_PER_MILE}.get(name[-2:])
    metres = float(name[:-1]) if unit is None else float(name[:-2]) * unit
    return ScoredEvent(name, surface, Distance(metres))


@cache
def scored_events() -> tuple[ScoredEvent, ...]:
    """All events with coefficients, shortest first."""
    return tuple(sorted(dict.fromkeys(event for event, _ in _table()), key=lambda one: one.distance))


@lru_cache(maxsize=512)
def event_over(distance: Distance, surface: Surface, discipline: Discipline = Discipline.FLAT) -> ScoredEvent | None:
    """The event over this distance on this surface; None where there is none."""
    return next(
        (
            event
            for event in scored_events()
            if event.surface is surface
            and event.discipline is discipline
            and isclose(event.distance.metres, distance.metres, rel_tol=_SAME)
        ),
        None,
    )


def coefficients_of(event: ScoredEvent, category: Category) -> tuple[Coefficients, ...]:
    """The coefficients of all editions, the newest first; empty where the event is not theirs."""
    return _table().get((event, category), ())


@cache
def newest(event: ScoredEvent, category: Category) -> Coefficients | None:
    """The coefficients of the newest edition that has the event."""
    return next(iter(coefficients_of(event, category)), None)


def coefficients_in(edition: int, event: str, surface: Surface, category: Category) -> Coefficients:
    """The coefficients of one edition, by the table's name of the event. Raises KeyError where there are none."""
    for (known, whose), ones in _table().items():
        if (known.id, known.surface, whose) == (event, surface, category):
            for one in ones:
                if one.edition == edition:
                    return one
    raise KeyError(edition, event, surface, category)


def _some(*which: tuple[str, Surface]) -> tuple[dict[str, object], ...]:
    return tuple(
        {"coefficients": coefficients_in(2025, event, surface, category)}
        for event, surface in which
        for category in Category
    )


_TRIED: Final = (
    ("100m", Surface.OUTDOOR_TRACK),
    ("1500m", Surface.OUTDOOR_TRACK),
    ("1mi", Surface.SHORT_TRACK),
    ("10000m", Surface.OUTDOOR_TRACK),
    ("half", Surface.ROAD),
    ("marathon", Surface.ROAD),
)


@formula(
    "wa_points",
    name=NAME,
    command="points",
    source=SOURCE,
    edition="2025",
    unit="points",
    inputs=(
        Input(
            name="duration",
            unit="s",
            low=5,
            high=40_000,
            trend=Trend.FALLS,
            make=Duration,
            is_checked=False,
            whole=True,
        ),
    ),
    variants=_some(*_TRIED),
)
def points_of(duration: Duration, *, coefficients: Coefficients, by_hand: bool = False) -> int:
    """The World Athletics points of a time: a · (base - t)², rounded down; 0 for one slower than the base.

    On the road the time is rounded up to whole seconds first. ``by_hand`` adds 0.24 s up to 200 m and 0.14 s up to
    400 m (before 2025 over 500 m too). Raises PersonError over 1400 points, where the printed tables end.
    """
    points = None if by_hand else coefficients.quick_points(duration)
    if points is None:
        points = int(coefficients.exact_points(coefficients.official(duration, by_hand=by_hand)))
    if points > MOST:
        raise outside(Term.POINTS, points, 1, MOST, method=f"{METHOD} {coefficients.edition}")
    return points


@formula(
    "wa_time_for_points",
    name=NAME,
    command="points",
    source=SOURCE,
    edition="2025",
    unit="s",
    inputs=(Input(name="points", unit="points", low=1, high=MOST, trend=Trend.FALLS, whole=True),),
    number=lambda duration: duration.seconds,
    variants=_some(*_TRIED),
)
def time_for(points: float, *, coefficients: Coefficients) -> Duration:
    """The slowest time that is worth so many points, to the hundredth on the track and the second on the road.

    Raises PersonError outside 1 to 1400 points, where the printed tables end.
    """
    if not 1 <= points <= MOST:
        raise outside(Term.POINTS, points, 1, MOST, method=f"{METHOD} {coefficients.edition}")
    return coefficients.time_for(int(points))


@formula(
    "wa_equal_time",
    name="Equal World Athletics points",
    command="points",
    source=SOURCE,
    edition="2025",
    unit="s",
    inputs=(Input(name="duration", unit="s", low=780, high=1_400, trend=Trend.RISES, make=Duration, is_checked=False),),
    number=lambda duration: duration.seconds,
    variants=tuple(
        {
            "coefficients": coefficients_in(2025, "5000m", Surface.OUTDOOR_TRACK, category),
            "other": coefficients_in(2025, "5000m", Surface.SHORT_TRACK, category),
        }
        for category in Category
    ),
)
def equal_time(duration: Duration, *, coefficients: Coefficients, other: Coefficients) -> Duration:
    """The time in another event that is worth as many points: base - √(P / a), P not rounded.

    Equal points, not a conversion of the NCAA. Raises PersonError outside 1 to 1400 points.
    """
    points = coefficients.exact_points(Decimal(repr(duration.seconds)))
    if not 1 <= points <= MOST:
        raise outside(Term.POINTS, float(points), 1, MOST, method=f"{METHOD} {coefficients.edition}")
    return worth(points, other)


def worth(points: Decimal, coefficients: Coefficients) -> Duration:
    """The time that is worth just so many points, not rounded. Raises ValueError where there is no such time."""
    return Duration(float(coefficients.base - (points / coefficients.a).sqrt()))
