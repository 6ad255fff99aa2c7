"""Distances: number and unit, names of races, repetitions (rules D1 to D9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import Mistake
from bot.core.events import HALF_MARATHON, MARATHON, METRIC_MILE, PARKRUN
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.notation.numbers import NUMBER, number_value
from bot.core.notation.unit_words import FOOT, KM, LAP, LETTER, METRE, MILE, YARD
from bot.core.quantities import Distance
from bot.core.track import LAP as OUTDOOR_LAP
from bot.core.units import METRES_PER_KM, METRES_PER_MILE, LengthUnit

MAX_METRES: Final = 10_000 * METRES_PER_KM
"""No run is longer than 10,000 km."""

UNIT: Final = re.compile(rf"(?P<km>{KM})|(?P<mi>{MILE})|(?P<m>{METRE})|(?P<yd>{YARD})|(?P<ft>{FOOT})|(?P<lap>{LAP})")
"""A unit of length as runners write it, in the languages they write in."""

_UNITS: Final = {unit.value: unit for unit in LengthUnit}

# "mara", "marathonlauf", "maratón", and off a phone "marathin" and "marahton".
_MARATHON: Final = rf"mara(?:(?:th?|ht|rh)[oói]n{LETTER}{{0,5}})?"
_NAMES: Final[tuple[tuple[str, Distance, LengthUnit | None], ...]] = (
    (
        rf"(?:1/2|half|halb\w*|halve|medi[ao]|meia|mezza|semi)[ -]?{_MARATHON}",
        HALF_MARATHON,
        None,
    ),
    (r"полумарафон\w*|ハーフ(?:マラソン)?|半程马拉松|半马|h\.?m\.?", HALF_MARATHON, None),
    (rf"(?:1/4|quarter|viertel)[ -]?{_MARATHON}", Distance(MARATHON.metres / 4), None),
    (rf"(?:full |hele )?{_MARATHON}|марафон\w*|フル(?:マラソン)?|マラソン|马拉松|ma", MARATHON, None),
    (r"park ?run", PARKRUN, LengthUnit.KM),
    (r"metric miles?", METRIC_MILE, LengthUnit.M),
    (r"(?:1/4|quarter|viertel)(?: |-)?(?:of a )?(?:mile|meile)s?", Distance(METRES_PER_MILE / 4), LengthUnit.MILE),
    (
        r"(?:3/4|three[ -]quarters?)(?: |-)?(?:of a )?(?:mile|meile)s?",
        Distance(METRES_PER_MILE * 0.75),
        LengthUnit.MILE,
    ),
    (r"(?:1/2|half|halbe)(?: |-)?(?:a )?(?:mile|meile)s?", Distance(METRES_PER_MILE / 2), LengthUnit.MILE),
    (r"half|halb\w*|semi|mezza", HALF_MARATHON, None),
    (r"(?:a |one |eine )?(?:mile|meile)", Distance(METRES_PER_MILE), LengthUnit.MILE),
    (r"two miles?", Distance(2 * METRES_PER_MILE), LengthUnit.MILE),
)
_NAME_PATTERNS: Final = tuple(
    (re.compile(rf"(?:{pattern})(?!{LETTER})"), distance, unit) for pattern, distance, unit in _NAMES
)
_ANY_NAME: Final = re.compile(rf"(?:{'|'.join(pattern for pattern, *_ in _NAMES)})(?!{LETTER})")
"""Any of these: most words are none, which one pattern finds out sooner than twelve."""
_LETTERS_BEFORE: Final = re.compile(LETTER)

# D5: these alone are miles whatever the setting, and each is a race's name rounded.
_RACES_IN_MILES: Final = {26.2: MARATHON, 13.1: HALF_MARATHON, 6.2: Distance(10_000.0), 3.1: PARKRUN}
# The same in kilometres; alone they are kilometres unless the runner is known to think in miles.
_RACES_IN_KM: Final = {42.2: MARATHON, 42.195: MARATHON, 21.1: HALF_MARATHON, 21.0975: HALF_MARATHON}
_SMALL: Final = 100.0
_REPS: Final = re.compile(r"(\d{1,3}) ?(?:[x*] ?(?=[\d.,a-z½¼])|(?:mal|fois) (?=\d))")
_GAP: Final = re.compile(r" ?-?")
_GERMAN: Final = re.compile(rf" ?-?er(?!{LETTER})(?! ?-?(?:schnitt|pace|tempo))")
_BARE_BOUND: Final = re.compile(rf"(?![\d:]|{LETTER}|['\"])")


@dataclass(frozen=True, slots=True)
class DistanceReading:
    """A distance as read.

    ``unit`` is the unit it was written in, or None for a race named without one. ``snap`` is the race somebody
    who writes 26.2 may mean. ``reps`` is how often ``distance`` is run. ``is_bare_m`` marks "25m", which beside
    another distance is a time.
    """

    distance: Distance
    start: int
    end: int
    unit: LengthUnit | None = None
    snap: Distance | None = None
    reps: int = 1
    is_bare_m: bool = False

    @property
    def total(self) -> Distance:
        """All repetitions together."""
        return Distance(self.distance.metres * self.reps)


def match_distance(source: Normalised, start: int) -> DistanceReading | None:
    """The distance with a unit or a name written at ``start``; None where there is none.

    Raises ReadingError for a distance of zero or over 10,000 km.
    """
    reps = _REPS.match(source.text, start)
    if reps is not None:
        return _match_reps(source, reps)
    return _match_named(source, start) or _match_number_and_unit(source, start)


def _match_reps(source: Normalised, reps: re.Match[str]) -> DistanceReading | None:
    each = _match_named(source, reps.end()) or _match_number_and_unit(source, reps.end())
    if each is None:
        each = match_bare_distance(source, reps.end(), None, least=_SMALL)  # D8: a bare rep length is metres
    if each is None:
        return None
    if int(reps.group(1)) == 0:
        raise ReadingError(Mistake.NOT_POSITIVE, reps.start(), each.end)
    return DistanceReading(
        each.distance, reps.start(), each.end, unit=each.unit, snap=each.snap, reps=int(reps.group(1))
    )


def _match_named(source: Normalised, start: int) -> DistanceReading | None:
    if start > 0 and _LETTERS_BEFORE.match(source.text, start - 1):
        return None  # "pyjama" does not end in a marathon
    if source.text[start : start + 1].isdigit() and source.text[start + 1 : start + 2] != "/":
        return None  # of the names only the fractions begin with a digit
    if _ANY_NAME.match(source.text, start) is None:
        return None
    for pattern, distance, unit in _NAME_PATTERNS:
        found = pattern.match(source.text, start)
        if found is not None:
            return DistanceReading(distance, start, found.end(), unit=unit)
    return None


def _match_number_and_unit(source: Normalised, start: int) -> DistanceReading | None:
    number = NUMBER.match(source.text, start)
    if number is None:
        return None
    german = _GERMAN.match(source.text, number.end())
    if german is not None:
        return _match_german(number, german)
    gap = _GAP.match(source.text, number.end())
    found = UNIT.match(source.text, gap.end() if gap else number.end())
    if found is None:
        return None
    kind = found.lastgroup or ""
    unit = LengthUnit.M if kind == "lap" else _UNITS[kind]
    value = number_value(number.group(), unit)
    if value is None:
        raise ReadingError(Mistake.TOO_LARGE, start, found.end())
    is_bare_m = found.group() in ("m", "m.", "м")
    glued_race = found.start() == number.end() and value in _RACES_IN_MILES  # D5: "13.1m" is no 13 metres
    if is_bare_m and value < _SMALL and (source.is_upper(found.start()) or glued_race):
        unit, is_bare_m = LengthUnit.MILE, False  # D7: "10M" in British results
    each = OUTDOOR_LAP.metres if kind == "lap" else unit.metres
    distance = _distance(value * each, start, found.end())
    races = {LengthUnit.MILE: _RACES_IN_MILES, LengthUnit.KM: _RACES_IN_KM}.get(unit, {})
    return DistanceReading(
        distance,
        start,
        found.end(),
        unit=unit,
        snap=_other(races.get(value), distance),
        is_bare_m=is_bare_m,
    )


def _match_german(number: re.Match[str], ending: re.Match[str]) -> DistanceReading:
    """The race or repetition of "10er in 47:30" and "400er in 75"."""
    value = number_value(number.group())
    if value is None:
        raise ReadingError(Mistake.TOO_LARGE, number.start(), ending.end())
    unit = LengthUnit.M if value >= _SMALL else LengthUnit.KM
    distance = _distance(value * unit.metres, number.start(), ending.end())
    return DistanceReading(distance, number.start(), ending.end(), unit=unit)


def match_bare_distance(
    source: Normalised, start: int, unit: LengthUnit | None, *, least: float = 0.0
) -> DistanceReading | None:
    """The number at ``start`` as a distance: metres from 100 up, below that in the runner's own unit (D5, D6).

    None where there is no number, or it is below ``least``. Raises ReadingError(WHICH_UNIT) where no unit is known.
    """
    number = NUMBER.match(source.text, start)
    if number is None or not _BARE_BOUND.match(source.text, number.end()):
        return None
    value = number_value(number.group())
    if value is None:
        raise ReadingError(Mistake.TOO_LARGE, start, number.end())
    if value < least:
        return None
    if value in _RACES_IN_MILES:
        distance = Distance(value * METRES_PER_MILE)
        return DistanceReading(distance, start, number.end(), unit=LengthUnit.MILE, snap=_RACES_IN_MILES[value])
    if value >= _SMALL:
        return DistanceReading(_distance(value, start, number.end()), start, number.end(), unit=LengthUnit.M)
    if unit is None and value in _RACES_IN_KM:
        unit = LengthUnit.KM
    if unit is None:
        raise ReadingError(Mistake.WHICH_UNIT, start, number.end(), number=number.group())
    distance = _distance(value * unit.metres, start, number.end())
    snap = _other(_RACES_IN_KM.get(value), distance) if unit is LengthUnit.KM else None
    return DistanceReading(distance, start, number.end(), unit=unit, snap=snap)


def _other(race: Distance | None, distance: Distance) -> Distance | None:
    """The race, where it is not the very distance that was typed."""
    return race if race is not None and race != distance else None


def _distance(metres: float, start: int, end: int) -> Distance:
    if metres <= 0:
        raise ReadingError(Mistake.NOT_POSITIVE, start, end)
    if metres > MAX_METRES:
        raise ReadingError(Mistake.TOO_LARGE, start, end)
    return Distance(metres)
