"""The card of ``/pace``."""

from __future__ import annotations

from bot.core.notation.phrase import Phrase
from bot.core.pace import Asked, PaceAnswer
from bot.core.quantities import Distance, Duration, Pace
from bot.core.track import LAP, laps
from bot.reply.card import Card, Field
from bot.reply.reader import UnitSystem
from bot.reply.understood import assumptions, phrase_as_read, units_of
from bot.reply.wording import NBSP, Wording, capitalised

_MOST_LAPS_WORTH_COUNTING = 50.0


def pace_card(answer: PaceAnswer, wording: Wording) -> Card:
    """The worked-out corner as the title, the same in other units, laps, and other races at this pace."""
    units = units_of(answer.phrase, wording)
    fields = [
        Field(wording.say("Pace"), both_paces(wording, answer.pace, units)),
        Field(wording.say("Speed"), both_speeds(wording, answer.pace, units)),
        Field(wording.say("On the track"), _track(wording, answer)),
    ]
    if answer.phrase.reps > 1 and answer.total_duration is not None and answer.phrase.total_distance is not None:
        fields.append(Field(wording.say("All together"), _total(wording, answer, units)))
    fields.append(Field(wording.say("Held all the way"), _same_pace(wording, answer), inline=False))
    return Card(
        title=_title(wording, answer, units),
        lines=(_echo(wording, answer), *assumptions(wording, answer.phrase, answer.distance)),
        fields=tuple(fields),
        footer=wording.say("An even pace throughout. Arithmetic, not a prediction."),
        units=units,
    )


def pace_reading(answer: PaceAnswer, wording: Wording) -> str:
    """One line for autocomplete: "10 km in 47:30 → 4:45/km"."""
    units = units_of(answer.phrase, wording)
    read = phrase_as_read(wording, answer.phrase, answer.distance)
    if answer.from_performance is not None:
        read = phrase_as_read(wording, answer.phrase)
    if answer.asked is Asked.PACE:
        result = wording.pace(answer.pace, units)
    elif answer.asked is Asked.NOTHING_ELSE:
        result = wording.pace(answer.pace, units.other if answer.phrase.speed is None else units)
    elif answer.asked is Asked.FINISH and answer.from_performance is None and answer.duration is not None:
        result = wording.duration(answer.duration)
    else:
        result = _title(wording, answer, units)
    return wording.say("{read} → {result}", read=read, result=result)


def both_paces(wording: Wording, pace: Pace, units: UnitSystem) -> str:
    """The pace in the reader's unit, and under it in the other."""
    return f"**{wording.pace(pace, units)}**\n{wording.pace(pace, units.other)}"


def both_speeds(wording: Wording, pace: Pace, units: UnitSystem) -> str:
    """The pace as a speed in the reader's unit, and under it in the other."""
    return f"**{wording.speed(pace.speed, units)}**\n{wording.speed(pace.speed, units.other)}"


def _title(wording: Wording, answer: PaceAnswer, units: UnitSystem) -> str:
    match answer.asked:
        case Asked.FINISH if answer.duration is not None and answer.distance is not None:
            length = _length(wording, answer.distance, answer.phrase, units)
            return capitalised(
                wording.say("{distance} in {time}", distance=length, time=wording.duration(answer.duration))
            )
        case Asked.DISTANCE if answer.distance is not None and answer.duration is not None:
            length = wording.length(answer.distance, units.length, 2)
            return wording.say("{distance} in {time}", distance=length, time=wording.exact_duration(answer.duration))
        case _:
            pace, other = wording.pace(answer.pace, units), wording.pace(answer.pace, units.other)
            return wording.say("{pace} · {other}", pace=pace, other=other)


def _echo(wording: Wording, answer: PaceAnswer) -> str:
    """How the input was read, and for another race at that pace, which."""
    if answer.from_performance is not None and answer.distance is not None:
        units = wording.reader.units_for(answer.phrase.unit)
        return wording.say(
            "Read as {distance} at the pace of {performance}",
            distance=_length(wording, answer.distance, answer.phrase, units),
            performance=phrase_as_read(wording, answer.phrase),
        )
    known = None if answer.asked is Asked.DISTANCE else answer.distance
    return wording.say("Read as {phrase}", phrase=phrase_as_read(wording, answer.phrase, known))


def _length(wording: Wording, distance: Distance, phrase: Phrase, units: UnitSystem) -> str:
    return wording.distance(distance, units, phrase.distance_unit if phrase.distance == distance else None)


def _track(wording: Wording, answer: PaceAnswer) -> str:
    lap = wording.say(
        "**{time}** a lap of {distance}", time=lap_time(wording, answer.lap), distance=wording.distance(LAP)
    )
    if answer.distance is None or laps(answer.distance) > _MOST_LAPS_WORTH_COUNTING:
        return lap
    count = laps(answer.distance)
    number = wording.number(count, 2, trim=True)
    return f"{lap}\n{wording.say_count('{count} lap', '{count} laps', 1 if number == '1' else 2, count=number)}"


def lap_time(wording: Wording, lap: Duration) -> str:
    """A lap's time, to the tenth where it is not whole seconds."""
    tenths = round(lap.seconds * 10)
    return wording.duration(lap, 0 if tenths % 10 == 0 else 1)


def _total(wording: Wording, answer: PaceAnswer, units: UnitSystem) -> str:
    total = answer.phrase.total_distance
    duration = answer.total_duration
    if total is None or duration is None:
        return ""
    return f"**{wording.exact_duration(duration)}**\n{wording.distance(total, units)}"


def _same_pace(wording: Wording, answer: PaceAnswer) -> str:
    return "\n".join(
        f"{capitalised(wording.distance(race))}:{NBSP}**{wording.duration(duration)}**"
        for race, duration in answer.same_pace
    )
