"""The echo: how the bot read what was typed, and what it assumed."""

from __future__ import annotations

from bot.core.notation.phrase import Phrase
from bot.core.notation.times import TimeNote
from bot.core.quantities import Distance, Duration
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.reply.reader import UnitSystem
from bot.reply.wording import Wording

# A time read as hours for want of a believable minute reading was perhaps meant as a pace per km.
_PACE_IF_AT_LEAST = 140.0
_PACE_IF_AT_MOST = 900.0


def units_of(phrase: Phrase, wording: Wording) -> UnitSystem:
    """Which unit comes first for whoever typed this."""
    return wording.reader.units_for(phrase.unit or phrase.distance_unit)


def performance(wording: Wording, distance: str, duration: Duration) -> str:
    """A distance and its time in one breath: "10 km in 47:30"."""
    return wording.say("{distance} in {time}", distance=distance, time=wording.exact_duration(duration))


def phrase_as_read(wording: Wording, phrase: Phrase, distance: Distance | None = None) -> str:
    """What a phrase was read as, in the units it was typed in; ``distance`` stands in for one from an option."""
    units = units_of(phrase, wording)
    own = phrase.distance or distance
    length = None if own is None else wording.distance(own, units, phrase.distance_unit)
    if length is not None and phrase.reps > 1:
        length = f"{phrase.reps} × {length}"
    rate = _rate(wording, phrase)
    time = None if phrase.duration is None else wording.exact_duration(phrase.duration)
    if time is not None and phrase.limit:
        time = wording.say("under {time}", time=time)
    if length and time and phrase.reps > 1:
        return wording.say("{distance}, each in {time}", distance=length, time=time)
    if length and time:
        return wording.say("{distance} in {time}", distance=length, time=time)
    if length and rate:
        return wording.say("{distance} at {pace}", distance=length, pace=rate)
    if time and rate:
        return wording.say("{time} at {pace}", time=time, pace=rate)
    return rate or length or time or ""


def _rate(wording: Wording, phrase: Phrase) -> str | None:
    if phrase.speed is not None:
        if phrase.pace_unit is LengthUnit.MILE:
            return wording.speed(phrase.speed, UnitSystem.MILES)
        return wording.speed(phrase.speed, UnitSystem.KM)
    if phrase.pace is None:
        return None
    if phrase.pace_unit is None and phrase.pace_per is not None:
        time = wording.exact_duration(phrase.pace * phrase.pace_per)
        return wording.say("{time} per {distance}", time=time, distance=wording.distance(phrase.pace_per))
    return wording.pace(phrase.pace, UnitSystem.MILES if phrase.pace_unit is LengthUnit.MILE else UnitSystem.KM)


def assumptions(wording: Wording, phrase: Phrase, distance: Distance | None) -> tuple[str, ...]:
    """A sentence for each thing that was assumed, so that nobody has to wonder."""
    notes: list[str] = []
    if phrase.time_note is not None and phrase.duration is not None:
        sentence = _time_assumption(wording, phrase, phrase.duration)
        if sentence:
            notes.append(sentence)
        hint = _perhaps_a_pace(wording, phrase, distance)
        if hint:
            notes.append(hint)
    if phrase.snap is not None:
        notes.append(exact_race(wording, phrase.snap))
    return tuple(notes)


def exact_race(wording: Wording, race: Distance) -> str:
    """How to get the exact race that a rounded distance, such as 26.2 miles, may stand for."""
    name, length = wording.race_name(race), wording.length(race, LengthUnit.KM, 4)
    if name is None:
        return wording.say("For exactly {length}, type `{typed}`.", length=length, typed=f"{race.km:g} km")
    return wording.say("The {race} is {length}; type its name for the exact figure.", race=name, length=length)


def _time_assumption(wording: Wording, phrase: Phrase, duration: Duration) -> str | None:
    words = wording.duration_in_words(duration)
    match phrase.time_note:
        case TimeNote.HOURS_AND_MINUTES | TimeNote.BARE_HOURS:
            return wording.say("I read the time as {time}.", time=words)
        case TimeNote.HUNDREDTHS:
            return wording.say(
                "I read the time as minutes, seconds and hundredths: {time}.", time=wording.exact_duration(duration)
            )
        case TimeNote.MINUTES_AND_SECONDS | TimeNote.BARE_MINUTES | TimeNote.BARE_SECONDS:
            return wording.say("I read the time as {time}.", time=words)
        case _:
            return None


def _perhaps_a_pace(wording: Wording, phrase: Phrase, distance: Distance | None) -> str | None:
    """A hint for "10k 4:30", which as minutes no one runs, but which is many people's pace."""
    if phrase.other_time is None or distance is None or phrase.time_note is not TimeNote.HOURS_AND_MINUTES:
        return None
    miles = phrase.unit is LengthUnit.MILE
    unit = LengthUnit.MILE if miles else LengthUnit.KM
    seconds_per_km = phrase.other_time.seconds / unit.metres * METRES_PER_KM
    if distance.metres < 2 * unit.metres or not _PACE_IF_AT_LEAST <= seconds_per_km <= _PACE_IF_AT_MOST:
        return None
    time = wording.exact_duration(phrase.other_time)
    return wording.say("For a pace, type `{time}/{unit}`.", time=time, unit=unit.value)
