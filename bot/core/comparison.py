"""Two runs beside each other: how far apart they are, where on the track that is, and when mine was record pace.

Everything rests on even pace: the slower runner is taken to have run as fast in every part of the race.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Final

from bot.core.events import Surface
from bot.core.quantities import Distance, Duration, Pace
from bot.core.records.mark import LAPS, Mark
from bot.core.records.progression import Progression, ProgressionMark
from bot.core.track import FIRST_LANE, SHORT_TRACK_LAP, Place, curve_in_lane, start_of

_SHORT_STRAIGHT: Final = 35.0
"""A straight of the standard short track; with bends of 65 m it makes 200 m. Halls differ from it by some metres.

Source: World Athletics, "Track and Field Facilities Manual", chapter 8, 200 m standard indoor track.
"""

# Nobody sees half a centimetre, and it keeps a float's error from being a place.
_AT_THE_LINE: Final = 0.005
# What is left of a race beyond whole laps is a lap of its own, unless it is as little as the mile's 9.34 m.
_LEAST_OF_A_LAP: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPosition:
    """Where on the track a runner is: in lap ``number`` (from 1), so many metres past the finish line, at ``place``.

    Laps are counted so that the last one ends the race: 1500 m has four, the first of 300 m, and a mile's first is
    9.34 m longer. ``laps`` is how many the race has, None in a timed event. ``past_line`` is measured in running
    direction, and is at least 0 and below ``lap``.
    """

    lap: Distance
    number: int
    laps: int | None
    past_line: float
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """One of the two, when the race is decided: how far he or she has come by then, and where that is on the track.

    ``covered`` and ``to_go`` are metres; ``to_go`` is 0 for the faster one, and for both in a timed event, which ends
    for all at once. ``position`` is None off the track.
    """

    duration: Duration
    distance: Distance
    covered: float
    to_go: float
    position: TrackPosition | None

    @property
    def pace(self) -> Pace:
        """The average pace."""
        return self.duration / self.distance


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWindow:
    """The days on which a run would have been the record: from ``first`` to ``last``, None while it still would be.

    ``first`` is the day the list of records begins, as nothing is known before it. ``beats`` is the best record that
    the run would have beaten, the one that stood on the last day, and ``beaten_by`` the mark as good as it or better.
    """

    first: dt.date
    last: dt.date | None
    beats: ProgressionMark
    beaten_by: ProgressionMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """My run beside the other: both over one distance, or both for one time.

    ``seconds`` is mine minus the other's, below 0 where mine is faster; None in a timed event. ``metres`` is how far
    the slower one is behind when the faster finishes, or when the time is up; never below 0. ``percent`` is mine minus
    the other's in percent of the other's: of times, or of distances in a timed event. ``mark`` is what mine was
    compared with, where that is a record. ``window`` says when mine would have been one; None if never, or not known.
    """

    mine: Runner
    other: Runner
    seconds: float | None
    metres: float
    percent: float
    mark: Mark | None = None
    window: RecordWindow | None = None

    @property
    def is_level(self) -> bool:
        """Whether the two are the same."""
        return self.percent == 0

    @property
    def is_mine_faster(self) -> bool:
        """Whether mine is the better run."""
        return self.mine.pace < self.other.pace

    @property
    def slower(self) -> Runner:
        """The one behind; the other where they are level."""
        return self.other if self.is_mine_faster or self.is_level else self.mine

    @property
    def laps_behind(self) -> int:
        """How many whole laps the slower one is behind; 0 off the track."""
        position = self.slower.position
        return 0 if position is None else int((self.metres + _AT_THE_LINE) // position.lap.metres)


def compare_times(
    distance: Distance,
    mine: Duration,
    other: Duration,
    *,
    surface: Surface | None = None,
    progression: Progression | None = None,
) -> Comparison:
    """Two times over the same distance; with a track for ``surface``, where on it the slower one is at the finish.

    At even pace the slower one has run distance × (faster ÷ slower) by then: 3:59.4 is 9.4 m short of a mile when
    3:58.0 finishes. ``progression`` is the one to look up in when mine would have been the record.
    """
    winner = min(mine, other)
    runners = []
    for duration in (mine, other):
        to_go = distance.metres * (duration.seconds - winner.seconds) / duration.seconds
        runners.append(
            Runner(
                duration=duration,
                distance=distance,
                covered=distance.metres - to_go,
                to_go=to_go,
                position=position_to_go(distance, to_go, surface),
            )
        )
    seconds = mine.seconds - other.seconds
    return Comparison(
        mine=runners[0],
        other=runners[1],
        seconds=seconds,
        metres=max(runner.to_go for runner in runners),
        percent=100 * seconds / other.seconds,
        window=None if progression is None else record_window(progression, mine),
    )


def compare_distances(
    duration: Duration,
    mine: Distance,
    other: Distance,
    *,
    surface: Surface | None = None,
    progression: Progression | None = None,
) -> Comparison:
    """Two distances run in the same time, as in the one-hour race; on a track, with where on it each of them ends.

    Both are taken to start at the finish line.
    """
    runners = [
        Runner(
            duration=duration,
            distance=distance,
            covered=distance.metres,
            to_go=0.0,
            position=position_after(distance, surface),
        )
        for distance in (mine, other)
    ]
    metres = mine.metres - other.metres
    return Comparison(
        mine=runners[0],
        other=runners[1],
        seconds=None,
        metres=abs(metres),
        percent=100 * metres / other.metres,
        window=None if progression is None else record_window(progression, mine),
    )


def compare_with_mark(mine: Duration | Distance, mark: Mark, progression: Progression | None = None) -> Comparison:
    """Mine beside a record: a time over its distance or, in a timed event, the distance reached in its time.

    No place on the track in a steeplechase, whose laps are of another length. Raises ValueError where mine is a time
    and the event a timed one, or the other way round.
    """
    event, surface = mark.event, None if mark.event.steeplechase else mark.surface
    if isinstance(mine, Duration) and event.distance is not None:
        found = compare_times(event.distance, mine, mark.duration_run, surface=surface, progression=progression)
    elif isinstance(mine, Distance) and event.duration is not None:
        found = compare_distances(event.duration, mine, mark.distance_run, surface=surface, progression=progression)
    else:
        raise ValueError(f"{mark.id} cannot be compared with {mine!r}")
    return replace(found, mark=mark)


def record_window(progression: Progression, run: Duration | Distance) -> RecordWindow | None:
    """On which days this run would have been the record; None where it never would, in the time the list covers.

    To equal a record is not to have it alone, so the last day is the one before a mark as good as the run. Pending
    marks are none yet. Raises ValueError where the run is a time and the event a timed one, or the other way round.
    """
    if isinstance(run, Duration) is not (progression.event.distance is not None):
        raise ValueError(f"{progression.id} has no record like {run!r}")
    counted = progression.counted
    unbeaten = next((mark for mark in counted if not _beats(run, mark)), None)
    last = None if unbeaten is None else unbeaten.date - dt.timedelta(days=1)
    stood = [mark for mark in counted if last is None or mark.date <= last]
    if not stood:
        return None
    return RecordWindow(first=progression.first.date, last=last, beats=stood[-1], beaten_by=unbeaten)


def _beats(run: Duration | Distance, mark: ProgressionMark) -> bool:
    return run < mark.duration_run if isinstance(run, Duration) else run > mark.distance_run


def position_to_go(distance: Distance, to_go: float, surface: Surface | None) -> TrackPosition | None:
    """Where on the track somebody is who has this many metres to go; None off the track.

    None too for less than a lap of a short track: its sprints have a straight of their own.
    """
    lap = _lap_on(surface)
    if lap is None or (lap == SHORT_TRACK_LAP and distance < lap):
        return None
    laps = _laps_counted(distance, lap)
    number = laps + 1 - math.ceil((to_go - _AT_THE_LINE) / lap.metres)
    past_line = _past_line(-to_go, lap)
    place = _place(past_line, lap)
    if past_line and start_of(distance).place is Place.SPRINT_STRAIGHT:
        place = Place.HOME_STRAIGHT if to_go <= _straight(lap) else Place.SPRINT_STRAIGHT
    return TrackPosition(lap=lap, number=min(max(number, 1), laps), laps=laps, past_line=past_line, place=place)


def position_after(distance: Distance, surface: Surface | None) -> TrackPosition | None:
    """Where on the track somebody is who started at the finish line and has run this far; None off the track."""
    lap = _lap_on(surface)
    if lap is None:
        return None
    past_line = _past_line(distance.metres, lap)
    whole = int((distance.metres + _AT_THE_LINE) // lap.metres)
    return TrackPosition(lap=lap, number=whole + 1, laps=None, past_line=past_line, place=_place(past_line, lap))


def _lap_on(surface: Surface | None) -> Distance | None:
    return None if surface is None else LAPS.get(surface)


def _laps_counted(distance: Distance, lap: Distance) -> int:
    whole, rest = divmod(distance.metres + _AT_THE_LINE, lap.metres)
    return max(int(whole) + (rest >= _LEAST_OF_A_LAP * lap.metres), 1)


def _past_line(metres: float, lap: Distance) -> float:
    past = metres % lap.metres
    return 0.0 if past < _AT_THE_LINE or lap.metres - past < _AT_THE_LINE else past


def _place(past_line: float, lap: Distance) -> Place:
    """The part of the track: after the line come a bend, the back straight, a bend and the home straight."""
    half = lap.metres / 2
    bend = half - _straight(lap)
    if past_line == 0:
        return Place.FINISH_LINE
    if past_line < half:
        return Place.FIRST_BEND if past_line < bend else Place.BACK_STRAIGHT
    return Place.LAST_BEND if past_line < half + bend else Place.HOME_STRAIGHT


def _straight(lap: Distance) -> float:
    return _SHORT_STRAIGHT if lap == SHORT_TRACK_LAP else lap.metres / 2 - curve_in_lane(FIRST_LANE).metres
