"""One typed quantity in every unit that makes sense for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.conditions import Climb, Temperature, Weight, match_condition
from bot.core.errors import Mistake, PersonError
from bot.core.notation.normalise import Normalised
from bot.core.notation.phrase import Phrase, checked, read_phrase
from bot.core.plausibility import check_pace, check_performance
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import METRES_PER_MILE, LengthUnit

EXAMPLE: Final = "10k"


class Target(StrEnum):
    """A unit somebody may ask for; the values are what autocomplete offers."""

    KM = "km"
    MILE = "mi"
    METRE = "m"
    YARD = "yd"
    FOOT = "ft"
    LAPS = "laps"
    PACE_KM = "/km"
    PACE_MILE = "/mi"
    KMH = "km/h"
    MPH = "mph"
    MPS = "m/s"
    CELSIUS = "°C"
    FAHRENHEIT = "°F"
    KG = "kg"
    POUND = "lb"
    STONE = "st"
    HOURS = "h"
    MINUTES = "min"
    SECONDS = "s"


_RATES: Final = (Target.PACE_KM, Target.PACE_MILE, Target.KMH, Target.MPH, Target.MPS)
_TARGETS_OF: Final[dict[type, tuple[Target, ...]]] = {
    Distance: (Target.KM, Target.MILE, Target.METRE, Target.YARD, Target.FOOT, Target.LAPS),
    Pace: _RATES,
    Speed: _RATES,
    Duration: (Target.HOURS, Target.MINUTES, Target.SECONDS),
    Temperature: (Target.CELSIUS, Target.FAHRENHEIT),
    Weight: (Target.KG, Target.POUND, Target.STONE),
    Climb: (Target.METRE, Target.FOOT),
}

_WORDS: Final = {
    Target.KM: "km kms k ks kilometer kilometers kilometre kilometres kilometern kilomètres kilómetros kilometros",
    Target.MILE: "mi mile miles meile meilen milles millas",
    Target.METRE: "m meter meters metre metres metern mètres metros",
    Target.YARD: "yd yds yard yards",
    Target.FOOT: "ft foot feet fuß fuss pieds pies",
    Target.LAPS: "lap laps runde runden tours vueltas",
    Target.PACE_KM: (
        "/km /k min/km min/k minkm minsperkm minperkm minutesperkm perkm perk paceperkm pace/km prokm minprokm s/km"
    ),
    Target.PACE_MILE: (
        "/mi /mile min/mi min/mile minmile minmiles minpermile minpermi minutespermile minspermile"
        " permile permi pacepermile pace/mi promeile minutemiles minutemile"
    ),
    Target.KMH: "km/h kmh kph kmph",
    Target.MPH: "mph mi/h milesperhour meilen/h",
    Target.MPS: "m/s mps",
    Target.CELSIUS: "°c c celsius",
    Target.FAHRENHEIT: "°f f fahrenheit",
    Target.KG: "kg kgs kilo kilos kilogram kilograms",
    Target.POUND: "lb lbs pound pounds pfund",
    Target.STONE: "st stone stones",
    Target.HOURS: "h hour hours hr hrs stunde stunden",
    Target.MINUTES: "min mins minute minutes minuten",
    Target.SECONDS: "s sec secs second seconds sekunde sekunden",
}
_TARGETS: Final = {word: target for target, words in _WORDS.items() for word in words.split()}
# "pace" and "speed" ask for the kind; the unit follows the one that was typed.
_KIND_WORDS: Final = {"pace": (Target.PACE_KM, Target.PACE_MILE), "tempo": (Target.PACE_KM, Target.PACE_MILE)}
_SPEED_WORDS: Final = frozenset({"speed", "geschwindigkeit"})
_TO: Final = re.compile(
    r"(.+?) ?(?:\b(?:to|in|into|as|nach|en|em|a(?= (?:mill|met|kil|pie))|à)\b|->|=>|=|→) ?([^\d]{1,30}?) ?\?? ?"
)
# "8:30" alone is more often somebody's pace than a time to be put into seconds.
_COLON_PAIR: Final = re.compile(r"\d{1,2}:\d\d")
_PACES: Final = (120.0, 1200.0)
_QUESTION: Final = re.compile(
    r" ?(?:what(?:'?s| is)|how (?:far|fast|long|much|many) (?:is|are)|convert"
    r"|was (?:ist|sind)|wie (?:weit|lang|viel) (?:ist|sind)) "
)
_HOW_MANY: Final = re.compile(
    r" ?(?:how many|how much|wie ?viele?|cu[aá]nt[ao]s|combien de) ([^\d]{1,20}?)"
    r" (?:is|are|in|sind|ist|hat|has|son|hay en|en) (.{1,60}?) ?\?? ?"
)

Quantity = Distance | Duration | Pace | Speed | Temperature | Weight | Climb


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was typed, ready to be written in other units.

    ``quantity`` is the thing itself, ``unit`` the length unit it was typed in where there was one, ``target`` the
    unit asked for, ``snap`` the race a rounded distance may mean, and ``performance`` the distance and time that a
    pace was worked out from.
    """

    text: str
    quantity: Quantity
    unit: LengthUnit | None = None
    target: Target | None = None
    snap: Distance | None = None
    performance: tuple[Distance, Duration] | None = None


@dataclass(frozen=True, slots=True)
class MileFraction:
    """The nearest eighth of a mile, and on which side of it the distance lies: -1 under, 0 exactly, 1 over."""

    eighths: int
    side: int


def read_conversion(text: str, to: str = "", *, unit: LengthUnit | None = None) -> Conversion:
    """The quantity in the text and the unit it should be put into, from ``to`` or behind "to" or "in" in the text.

    Raises PersonError for text without exactly one quantity, for a unit that does not fit it, and with a question
    for a pace or performance nobody has come near.
    """
    source = checked(text, EXAMPLE)
    wanted = to.strip()
    how_many = None if wanted else _HOW_MANY.fullmatch(source.text)
    if how_many is not None and _target_words(how_many.group(1)):
        cut = source.span(how_many.start(2), how_many.end(2))
        return _with_target(_read_quantity(source.typed[slice(*cut)], unit), how_many.group(1))
    asked = _QUESTION.match(source.text)
    start = asked.end() if asked else 0
    split = None if wanted else _TO.fullmatch(source.text, start)
    if split is not None and _target_words(split.group(2)):
        wanted = split.group(2)
        cut = source.span(split.start(1), split.end(1))
    else:
        cut = source.span(start, len(source.text))
    what = source.typed[cut[0] : cut[1]]
    conversion = _read_quantity(what, unit)
    if not wanted:
        return conversion
    return _with_target(conversion, wanted)


def _read_quantity(text: str, unit: LengthUnit | None) -> Conversion:
    source: Normalised = checked(text, EXAMPLE)
    condition = match_condition(source)
    if condition is not None:
        return Conversion(source.typed, condition)
    try:
        phrase = read_phrase(text, unit=unit)
    except PersonError as error:
        error.example = EXAMPLE
        raise
    return _of_phrase(phrase)


def _of_phrase(phrase: Phrase) -> Conversion:
    if phrase.duration is not None and phrase.distance is not None:
        check_performance(phrase.distance, phrase.duration)
        return Conversion(
            phrase.text,
            phrase.duration / phrase.distance,
            phrase.unit,
            performance=(phrase.distance, phrase.duration),
        )
    if phrase.pace is not None and (phrase.distance is not None or phrase.duration is not None):
        raise PersonError(Mistake.TIME_OR_PACE, text=phrase.text, example="4:45/km")
    if phrase.speed is not None:
        check_pace(phrase.speed.pace)
        return Conversion(phrase.text, phrase.speed, phrase.unit)
    if phrase.pace is not None:
        check_pace(phrase.pace)
        return Conversion(phrase.text, phrase.pace, phrase.unit)
    total = phrase.total_distance
    if total is not None:
        return Conversion(phrase.text, total, phrase.distance_unit, snap=phrase.snap)
    if phrase.duration is not None:
        if _COLON_PAIR.fullmatch(phrase.text.strip()) and _PACES[0] <= phrase.duration.seconds <= _PACES[1]:
            raise PersonError(
                Mistake.WHICH_UNIT, text=phrase.text, example="4:45/km", params={"duration": phrase.duration}
            )
        return Conversion(phrase.text, phrase.duration)
    raise PersonError(Mistake.NUMBER_MISSING, text=phrase.text, example=EXAMPLE, params={"expected": "distance"})


def _target_words(wanted: str) -> str | None:
    word = "".join(wanted.casefold().split()).strip(".?!")
    known = word in _TARGETS or word in _KIND_WORDS or word in _SPEED_WORDS
    return word if known else None


def _with_target(conversion: Conversion, wanted: str) -> Conversion:
    word = _target_words(wanted)
    allowed = targets_of(conversion.quantity)
    miles = conversion.unit in (LengthUnit.MILE, LengthUnit.YARD, LengthUnit.FOOT)
    target: Target | None = None
    if word in _TARGETS:
        target = _TARGETS[word]
        if isinstance(conversion.quantity, Pace | Speed):  # "5:00/km to miles" means a pace per mile
            target = {Target.KM: Target.PACE_KM, Target.MILE: Target.PACE_MILE}.get(target, target)
    elif word in _KIND_WORDS:
        target = _KIND_WORDS[word][miles]
    elif word in _SPEED_WORDS:
        target = Target.MPH if miles else Target.KMH
    if target is None or target not in allowed:
        raise PersonError(
            Mistake.CANNOT_CONVERT_TO,
            text=wanted,
            example=allowed[0].value,
            params={"quantity": conversion.quantity, "allowed": tuple(target.value for target in allowed)},
        )
    return Conversion(
        conversion.text,
        conversion.quantity,
        conversion.unit,
        target,
        conversion.snap,
        conversion.performance,
    )


def targets_of(quantity: Quantity) -> tuple[Target, ...]:
    """The units a quantity can be put into, in the order they are offered."""
    return _TARGETS_OF[type(quantity)]


def mile_fraction(distance: Distance) -> MileFraction | None:
    """The eighth of a mile that a distance is within 1 % of a mile from, up to two miles; else None."""
    eighths = distance.metres / METRES_PER_MILE * 8
    nearest = round(eighths)
    if not 1 <= nearest <= 16 or abs(eighths - nearest) > 0.08:
        return None
    if abs(eighths - nearest) < 1e-9:
        return MileFraction(nearest, 0)
    return MileFraction(nearest, 1 if eighths > nearest else -1)
