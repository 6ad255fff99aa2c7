"""One quantity where one is asked for: a time, a pace, a distance or a speed."""

from __future__ import annotations

from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.distances import DistanceReading, match_bare_distance
from bot.core.notation.faults import ReadingError
from bot.core.notation.paces import OpenPace, PaceReading, SpeedReading, pace_of
from bot.core.notation.phrase import as_person_error, checked
from bot.core.notation.scanning import LooseNumber, Scan, scan
from bot.core.notation.times import Style, TimeReading, TimeToken, hand_timed, resolve_time, typed
from bot.core.quantities import Distance, Pace
from bot.core.units import LengthUnit

TIME_EXAMPLE: Final = "47:30"
_EASY_PACE: Final = Pace(300.0)
PACE_EXAMPLE: Final = "4:45/km"
DISTANCE_EXAMPLE: Final = "10k"
SPEED_EXAMPLE: Final = "12 km/h"

_Item = TimeToken | PaceReading | OpenPace | SpeedReading | DistanceReading | LooseNumber
_KINDS: Final[dict[type[_Item], str]] = {
    TimeToken: "time",
    PaceReading: "pace",
    OpenPace: "pace",
    SpeedReading: "speed",
    DistanceReading: "distance",
    LooseNumber: "number",
}


def read_time(text: str, *, distance: Distance | None = None) -> TimeReading:
    """The elapsed time that was typed, over a known distance or over none. Raises PersonError."""
    example = TIME_EXAMPLE if distance is None else typed((_EASY_PACE * distance).seconds)
    source = checked(text, example)
    try:
        found = scan(source, distance_open=False)
        item = _only_item(found, "time")
        if isinstance(item, LooseNumber):
            item = item.as_time()
        if isinstance(item, DistanceReading) and item.is_bare_m:
            item = TimeToken(Style.LETTERS, (), item.start, item.end, seconds=item.distance.metres * 60.0)
        if not isinstance(item, TimeToken):
            raise _wrong_kind(item, "time")
        return resolve_time(hand_timed(item, source.text, distance), distance, limit=found.limit)
    except ReadingError as fault:
        raise as_person_error(source, fault, example) from None


def read_pace(text: str, *, unit: LengthUnit | None = None) -> Pace:
    """The pace that was typed; ``unit`` is the runner's own, for one without a unit (P4). Raises PersonError."""
    source = checked(text, PACE_EXAMPLE)
    try:
        item = _only_item(scan(source, distance_open=False), "pace")
        match item:
            case PaceReading():
                return item.pace
            case SpeedReading():
                return item.speed.pace
            case OpenPace() | TimeToken() | LooseNumber():
                token = item if isinstance(item, TimeToken) else _token(item)
                return _pace_per(token, unit)
            case _:
                raise _wrong_kind(item, "pace")
    except ReadingError as fault:
        raise as_person_error(source, fault, PACE_EXAMPLE) from None


def read_distance(text: str, *, unit: LengthUnit | None = None) -> DistanceReading:
    """The distance that was typed; ``unit`` is the runner's own, for a small bare number (D6). Raises PersonError."""
    source = checked(text, DISTANCE_EXAMPLE)
    try:
        item = _only_item(scan(source), "distance")
        if isinstance(item, LooseNumber):
            item = match_bare_distance(source, item.start, unit) or item
        if not isinstance(item, DistanceReading):
            raise _wrong_kind(item, "distance")
    except ReadingError as fault:
        raise as_person_error(source, fault, DISTANCE_EXAMPLE) from None
    return item


def read_speed(text: str) -> SpeedReading:
    """The speed that was typed. Raises PersonError."""
    source = checked(text, SPEED_EXAMPLE)
    try:
        item = _only_item(scan(source), "speed")
        if not isinstance(item, SpeedReading):
            raise _wrong_kind(item, "speed")
    except ReadingError as fault:
        raise as_person_error(source, fault, SPEED_EXAMPLE) from None
    return item


def _pace_per(token: TimeToken, unit: LengthUnit | None) -> Pace:
    if unit is not None:
        return pace_of(token, Distance(unit.metres))
    per = Distance(LengthUnit.KM.metres)
    raise ReadingError(Mistake.WHICH_UNIT, token.start, token.end, duration=pace_of(token, per) * per)


def _token(item: OpenPace | LooseNumber) -> TimeToken:
    return item.token if isinstance(item, OpenPace) else item.as_time()


def _only_item(found: Scan, expected: str) -> _Item:
    items: list[_Item] = [*found.times, *found.paces, *found.speeds, *found.distances, *found.numbers]
    items.sort(key=lambda item: item.start)
    if not items:
        raise ReadingError(Mistake.NUMBER_MISSING, 0, 0, expected=expected)
    if len(items) > 1:
        raise ReadingError(Mistake.SAID_TWICE, items[1].start, items[1].end)
    return items[0]


def _wrong_kind(item: _Item, expected: str) -> ReadingError:
    return ReadingError(Mistake.WRONG_KIND, item.start, item.end, expected=expected, found=_KINDS[type(item)])


__all__ = ["PersonError", "read_distance", "read_pace", "read_speed", "read_time"]
