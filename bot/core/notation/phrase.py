"""A whole phrase, as "10k in 47m30" or "half at 12 km/h": its parts read together, because each decides the others."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.distances import DistanceReading, match_bare_distance
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import MAX_LENGTH, Normalised, normalise
from bot.core.notation.paces import OpenPace, PaceReading, pace_of
from bot.core.notation.scanning import LooseNumber, Scan, scan
from bot.core.notation.times import (
    Style,
    TimeNote,
    TimeReading,
    TimeToken,
    hand_timed,
    is_believable,
    resolve_time,
)
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import METRES_PER_KM, LengthUnit

EXAMPLE: Final = "10k in 47:30"

# Rule of ours for "10k @ 4:30" and "5k at 20:00": a time behind "at" is a pace or a finishing time, whichever
# lies nearer to an everyday running pace.
_HARDLY_A_FINISH: Final = 900.0
_BELIEVABLE_PACES: Final = (140.0, 900.0)
_EVERYDAY_PACE: Final = 330.0
# "10k at 5 min" is a pace, "10k at 18 min 30" a finishing time that cannot be.
_LONGEST_SAID: Final = 900.0
_PACE_AT_LEAST: Final = 120.0
_PACE_AT_MOST: Final = 1200.0
_BARE_PACE_AT_MOST: Final = 540.0
"""Above this, the number of "10k at 12" is as likely a speed, so it is no pace."""
_TRACK: Final = Distance(100.0)
# Beyond this, "10k pace 47:30" and "pace 20:00 5k" ask for the pace of a run in that time.
_PACE_SAID_AT_MOST: Final = 900.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase says; whatever it does not say is None.

    With ``reps`` above 1, ``distance`` and ``duration`` are those of one repetition. ``unit`` is km or mile, when the
    person showed which they think in, and ``distance_unit`` the unit the distance was written in. ``other_time`` is a
    second reading of the same characters. ``snap`` is the race that a rounded distance may mean. ``limit`` is a "sub"
    before the time.
    """

    text: str
    distance: Distance | None = None
    duration: Duration | None = None
    pace: Pace | None = None
    speed: Speed | None = None
    reps: int = 1
    limit: bool = False
    unit: LengthUnit | None = None
    distance_unit: LengthUnit | None = None
    pace_unit: LengthUnit | None = None
    pace_per: Distance | None = None
    snap: Distance | None = None
    time_note: TimeNote | None = None
    other_time: Duration | None = None

    @property
    def total_distance(self) -> Distance | None:
        """All repetitions together."""
        return None if self.distance is None else Distance(self.distance.metres * self.reps)


@lru_cache(maxsize=1024)
def read_phrase(text: str, *, distance: Distance | None = None, unit: LengthUnit | None = None) -> Phrase:
    """The quantities that a phrase of one to three of them says, in any order.

    ``distance`` is one already known from elsewhere, ``unit`` the runner's own, where they are known.
    Raises PersonError, and never anything else, with the place where it went wrong. Readings are kept for a while: a
    command is mostly read just after its suggestion was.
    """
    source = checked(text)
    try:
        found = scan(source, distance_open=distance is None)
        if len(found.distances) > 1:
            # "8:00 mile half" is a half at 8:00 a mile, "120m 30s half" one in two hours.
            found = scan(source, distance_open=False)
        return _read(source, found, distance, unit)
    except ReadingError as fault:
        raise as_person_error(source, fault, EXAMPLE) from None


def checked(text: str, example: str = EXAMPLE) -> Normalised:
    """The text made uniform. Raises PersonError where it is empty or too long to be a phrase."""
    if len(text) > MAX_LENGTH:
        raise PersonError(Mistake.TOO_LONG, text=text[:MAX_LENGTH], example=example, params={"most": MAX_LENGTH})
    source = normalise(text)
    if not source.text.strip():
        raise PersonError(Mistake.EMPTY, text=text, example=example)
    if len(source.text) > 2 * MAX_LENGTH:
        raise PersonError(Mistake.TOO_LONG, text=source.typed, example=example, params={"most": MAX_LENGTH})
    return source


def as_person_error(source: Normalised, fault: ReadingError, example: str) -> PersonError:
    """The fault with its place in what was typed."""
    start, end = source.span(fault.start, fault.end)
    return PersonError(fault.code, text=source.typed, start=start, end=end, example=example, params=fault.params)


def _read(source: Normalised, found: Scan, known: Distance | None, unit: LengthUnit | None) -> Phrase:
    _settle_minutes_or_metres(found, known)
    _settle_numbers(source, found, known, unit)
    _settle_time_and_pace(found, known)
    _refuse_doubles(found)
    if not (found.times or found.distances or found.paces or found.speeds):
        raise ReadingError(Mistake.NUMBER_MISSING, 0, len(source.text), expected="time")
    own = found.distances[0] if found.distances else None
    distance = own.distance if own else known
    phrase = Phrase(
        source.typed,
        distance=own.distance if own else None,
        reps=own.reps if own else 1,
        snap=own.snap if own else None,
        unit=_km_or_mile(own.unit) if own else None,
        distance_unit=own.unit if own else None,
        limit=found.limit,
    )
    if found.speeds:
        speed = found.speeds[0]
        phrase = replace(
            phrase, speed=speed.speed, pace=speed.speed.pace, pace_unit=speed.unit, unit=phrase.unit or speed.unit
        )
    if found.times:
        phrase = _with_time(source, phrase, found, distance, own, unit)
    if found.paces:
        phrase = _with_pace(phrase, found.paces[0], own, distance, unit)
    return phrase


def _settle_minutes_or_metres(found: Scan, known: Distance | None) -> None:
    """Read "25m" as minutes where another distance is there and no time, else as metres."""
    bare = [reading for reading in found.distances if reading.is_bare_m]
    others = len(found.distances) - len(bare) + (known is not None)
    if len(bare) == 2 and not others:
        bare.sort(key=lambda reading: reading.distance)
        if bare[0].distance < _TRACK <= bare[1].distance:  # "5000m in 20m"
            del bare[1]
            others = 1
    if len(bare) != 1 or not others or found.times or found.paces or found.speeds:
        return
    reading = bare[0]
    found.distances.remove(reading)
    seconds = reading.distance.metres * 60.0
    found.times.append(TimeToken(Style.LETTERS, (), reading.start, reading.end, seconds=seconds))


def _settle_numbers(source: Normalised, found: Scan, known: Distance | None, unit: LengthUnit | None) -> None:
    """Give each bare number its role: the distance where that is missing, else the time."""
    numbers, found.numbers = found.numbers, []
    spaced = _typed_without_colons(source, numbers)
    if spaced is not None and (found.distances or known) and not (found.times or found.paces or found.speeds):
        found.times.append(spaced)
        return
    distance_said = bool(found.distances) or known is not None
    rate_said = bool(found.paces or found.speeds)
    for index, number in enumerate(numbers):
        more_to_come = index + 1 < len(numbers)
        if number.start == found.limited and not (found.times or rate_said):
            found.times.append(number.as_time())
        elif number.start == found.paced and distance_said and not (found.times or rate_said):
            found.paces.append(OpenPace(number.as_time(), number.start, number.end))
            rate_said = True
        elif not distance_said and (found.times or rate_said or more_to_come):
            found.distances.append(_as_distance(source, number, _unit_said(found) or unit))
            distance_said = True
        elif found.times or rate_said:
            raise ReadingError(Mistake.SAID_TWICE, number.start, number.end)
        elif distance_said or found.limit:
            found.times.append(number.as_time())
        else:
            found.distances.append(_as_distance(source, number, unit))


def _settle_time_and_pace(found: Scan, known: Distance | None) -> None:
    """Read the second time of "90 min at 5:30" as a pace."""
    if len(found.times) != 2 or found.distances or known or found.paces or found.speeds or found.at_before is None:
        return
    first, second = found.times
    if first.end <= found.at_before < second.start:
        found.times.remove(second)
        found.paces.append(OpenPace(second, second.start, second.end))


def _typed_without_colons(source: Normalised, numbers: list[LooseNumber]) -> TimeToken | None:
    """The time of "47 30", "47;30", "47: 30" or "1 23 45": two or three whole numbers, the later ones of two digits."""
    if len(numbers) not in (2, 3) or not all(number.written.isdigit() for number in numbers):
        return None
    for before, after in pairwise(numbers):
        between = source.text[before.end : after.start]
        if between.strip(" ;:") or len(after.written) != 2 or int(after.written) > 59:
            return None
    parts = tuple(int(number.written[:6]) for number in numbers)
    return TimeToken(Style.COLON, parts, numbers[0].start, numbers[-1].end)


def _as_distance(source: Normalised, number: LooseNumber, unit: LengthUnit | None) -> DistanceReading:
    reading = match_bare_distance(source, number.start, unit)
    if reading is None:
        raise ReadingError(Mistake.NOT_UNDERSTOOD, number.start, number.end)
    return reading


def _unit_said(found: Scan) -> LengthUnit | None:
    for pace in found.paces:
        if isinstance(pace, PaceReading) and pace.unit is not None:
            return pace.unit
    return next((speed.unit for speed in found.speeds if speed.unit is not None), None)


def _refuse_doubles(found: Scan) -> None:
    for items in (found.times, found.distances, [*found.paces, *found.speeds]):
        if len(items) > 1:
            second = items[1]
            raise ReadingError(Mistake.SAID_TWICE, second.start, second.end)


def _with_time(
    source: Normalised,
    phrase: Phrase,
    found: Scan,
    distance: Distance | None,
    own: DistanceReading | None,
    unit: LengthUnit | None,
) -> Phrase:
    token = found.times[0]
    behind_at = found.at_before is not None and token.start > found.at_before
    if behind_at and own is not None and own.reps == 1 and not (found.paces or found.speeds):
        length = _km_or_mile(own.unit) or unit
        lengths = (LengthUnit.KM, LengthUnit.MILE) if length is None else (length,)
        if all(_is_rather_a_pace(token, own.distance, each) for each in lengths):
            return _with_pace(phrase, OpenPace(token, token.start, token.end), own, distance, unit)
    rate_said = bool(found.paces or found.speeds)
    if token.style is Style.NUMBER and distance is None and found.limit:
        raise ReadingError(Mistake.WHICH_DISTANCE, token.start, token.end)
    if distance is not None and not rate_said and not found.limit:
        _ask_if_perhaps_a_pace(token, distance, (_km_or_mile(own.unit) if own else None) or unit)
    reading = resolve_time(hand_timed(token, source.text, distance), distance, limit=found.limit)
    if rate_said and distance is not None:
        raise ReadingError(Mistake.SAID_TWICE, token.start, token.end)
    return _with_reading(phrase, reading)


def _ask_if_perhaps_a_pace(token: TimeToken, distance: Distance, unit: LengthUnit | None) -> None:
    """Raise PERHAPS_A_PACE for "9:45 10 miles": no time in minutes, hardly one in hours, but a pace of many."""
    if token.style is not Style.COLON or len(token.parts) != 2 or token.hours_said or token.fraction_digits:
        return
    minutes = resolve_time(token, None).duration
    if is_believable(minutes.seconds, distance):
        return
    hours = minutes.seconds * 60
    if is_believable(hours, distance) and hours / distance.metres * METRES_PER_KM <= _HARDLY_A_FINISH:
        return
    units = (LengthUnit.KM, LengthUnit.MILE) if unit is None else (unit,)
    rates = tuple((each, minutes / Distance(each.metres)) for each in units if distance.metres > each.metres)
    fast_enough = ((each, rate) for each, rate in rates if _BELIEVABLE_PACES[0] <= rate.seconds_per_km)
    likely = tuple((each, rate) for each, rate in fast_enough if rate.seconds_per_km <= _BELIEVABLE_PACES[1])
    if likely:
        raise ReadingError(
            Mistake.PERHAPS_A_PACE,
            token.start,
            token.end,
            duration=minutes,
            distance=distance,
            paces=tuple((each.value, rate * distance) for each, rate in likely),
        )


def _with_reading(phrase: Phrase, reading: TimeReading) -> Phrase:
    return replace(phrase, duration=reading.duration, time_note=reading.note, other_time=reading.other)


def _is_rather_a_pace(token: TimeToken, distance: Distance, length: LengthUnit) -> bool:
    if len(token.parts) == 3 or token.hours_said or (token.style is Style.LETTERS and token.seconds > _LONGEST_SAID):
        return False
    try:
        rate = pace_of(token, Distance(length.metres))
    except ReadingError:
        return False
    most = _BARE_PACE_AT_MOST if token.style is Style.NUMBER else _PACE_AT_MOST
    if not _PACE_AT_LEAST <= rate.seconds_per_km <= most:
        return False
    try:
        finish = resolve_time(token, distance).duration
    except ReadingError:
        return True
    as_finish = finish.seconds / distance.metres * METRES_PER_KM
    if not is_believable(finish.seconds, distance):
        return True
    return abs(math.log(rate.seconds_per_km / _EVERYDAY_PACE)) < abs(math.log(as_finish / _EVERYDAY_PACE))


def _with_pace(
    phrase: Phrase,
    pace: PaceReading | OpenPace,
    own: DistanceReading | None,
    distance: Distance | None,
    unit: LengthUnit | None,
) -> Phrase:
    if isinstance(pace, PaceReading):
        return replace(phrase, pace=pace.pace, pace_unit=pace.unit, pace_per=pace.per, unit=phrase.unit or pace.unit)
    length = (_km_or_mile(own.unit) if own else None) or unit
    per = Distance((length or LengthUnit.KM).metres)
    if distance is not None and phrase.duration is None and not _is_a_pace(pace.token, per):
        finish = _finish_or_none(pace.token, distance)
        if finish is not None:
            return _with_reading(phrase, finish)
    rate = pace_of(pace.token, per)
    if length is None:
        raise ReadingError(Mistake.WHICH_UNIT, pace.start, pace.end, duration=rate * per)
    return replace(phrase, pace=rate, pace_unit=length, pace_per=per, unit=phrase.unit or length)


def _is_a_pace(token: TimeToken, per: Distance) -> bool:
    try:
        return _PACE_AT_LEAST <= pace_of(token, per).seconds_per_km <= _PACE_SAID_AT_MOST
    except ReadingError:
        return False


def _finish_or_none(token: TimeToken, distance: Distance) -> TimeReading | None:
    try:
        reading = resolve_time(token, distance)
    except ReadingError:
        return None
    return reading if is_believable(reading.duration.seconds, distance) else None


def _km_or_mile(unit: LengthUnit | None) -> LengthUnit | None:
    return unit if unit in (LengthUnit.KM, LengthUnit.MILE) else None
