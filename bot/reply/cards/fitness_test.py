"""The card of ``/test``: what a test says, who it was made from, and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.conditions import Weight
from bot.core.distance import Level
from bot.core.events import Category
from bot.core.fitness_tests import army, beep, cooper, fitnessgram, rockport
from bot.core.fitness_tests.answering import (
    ArmyAnswer,
    ClubAnswer,
    Estimate,
    FitnessAnswer,
    GirlsAnswer,
    OxygenAnswer,
    OxygenZoneAnswer,
)
from bot.core.fitness_tests.catalogue import FitnessTest
from bot.core.fitness_tests.fitnessgram import Standing, Zone
from bot.core.fitness_tests.reading import DISTANCES, FitnessReading, is_child
from bot.core.notation.times import typed as as_typed
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term
from bot.core.units import LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.fitness_tests import made_from, method_name, name_of_test
from bot.reply.language import mark
from bot.reply.names import level_name
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.terms import amount
from bot.reply.understood import assumptions, performance
from bot.reply.wording import NBSP, Wording, capitalised

_ADULTS: Final = {Category.WOMEN: mark("woman"), Category.MEN: mark("man")}
_CHILDREN: Final = {Category.WOMEN: mark("girl"), Category.MEN: mark("boy")}
_COLUMNS: Final = {Category.WOMEN: mark("women"), Category.MEN: mark("men")}
_STANDINGS: Final = {
    Standing.BELOW: mark("not in the healthy zone yet"),
    Standing.WITHIN: mark("in the healthy zone"),
    Standing.ABOVE: mark("above the healthy zone"),
}
_ZONES: Final = {
    Zone.HEALTHY: mark("in the healthy zone"),
    Zone.SOME_RISK: mark("not in the healthy zone yet"),
    Zone.HIGH_RISK: mark("not in the healthy zone yet"),
}
_LABELS: Final = {
    Zone.HEALTHY: mark("Healthy Fitness Zone"),
    Zone.SOME_RISK: mark("needs improvement, some risk"),
    Zone.HIGH_RISK: mark("needs improvement, high risk"),
}
_PLACES: Final = {
    Level.WALK: mark("A brisk walk, and a fine place to begin."),
    Level.BEGINNER: mark("Where most who begin to run are."),
    Level.REGULAR: mark("Where most who run regularly are."),
    Level.TRAINED: mark("Where those who train for it are."),
}
_TYPED: Final = {
    FitnessTest.KM: "1 km",
    FitnessTest.MILE: "mile",
    FitnessTest.RUN15: "1.5 mi",
    FitnessTest.AFT: "2 mi",
}
"""The distances as they are typed in a phrase for another command."""
_PAGES: Final = {FitnessTest.COOPER: "12 minutes", FitnessTest.MILE: "mile", FitnessTest.KM: "1k"}
"""The pages of ``/benchmark`` about these tests."""
_EDITION: Final = mark("HQDA EXORD 218-25, Annex B, from 1 June 2025")
_SHOWN_POINTS: Final = (100, 90, 80, 70, 60)


def fitness_card(answer: FitnessAnswer, wording: Wording) -> Card:
    """The figure or the place, what it was read from, and what to know before trusting it."""
    match answer:
        case OxygenAnswer():
            return _oxygen_card(answer, wording)
        case ArmyAnswer():
            return _army_card(answer, wording)
        case OxygenZoneAnswer():
            return _zone_card(answer, wording)
        case GirlsAnswer():
            return _girls_card(answer, wording)
        case ClubAnswer():
            return _club_card(answer, wording)


def fitness_line(answer: FitnessAnswer, wording: Wording) -> str:
    """One line for autocomplete: "Cooper test: 2650 m in 12:00, VO2max about 48"."""
    return wording.say(
        "{test}: {result}, {outcome}",
        test=name_of_test(answer.reading.test, wording),
        result=_result(answer.reading, wording),
        outcome=_outcome(answer, wording),
    )


def _outcome(answer: FitnessAnswer, wording: Wording) -> str:
    match answer:
        case OxygenAnswer():
            return wording.say("VO2max about {oxygen}", oxygen=wording.number(answer.estimate.oxygen))
        case ArmyAnswer():
            points = answer.score.points
            return wording.say_count("{count} point", "{count} points", points, count=points)
        case OxygenZoneAnswer():
            return wording.say(_ZONES[answer.zone])
        case GirlsAnswer():
            return wording.say(_STANDINGS[answer.standing])
        case ClubAnswer():
            return level_name(answer.placing.level, wording)


# What was understood


def _result(reading: FitnessReading, wording: Wording) -> str:
    """What came out of the test, as it was read: "2650 m in 12:00", "level 9, shuttle 4"."""
    result = reading.result
    if result.duration is not None:
        distance = DISTANCES.get(reading.test, fitnessgram.DISTANCE)
        typed = LengthUnit.MILE if reading.test is not FitnessTest.KM else LengthUnit.KM
        return performance(wording, wording.distance(distance, typed=typed), result.duration)
    if result.distance is not None:
        return performance(wording, _covered(result.distance, wording), cooper.TIME)
    if result.laps is not None:
        return wording.say_count("{count} PACER lap", "{count} PACER laps", result.laps, count=result.laps)
    if result.oxygen is not None:
        return wording.say("VO2max {oxygen}", oxygen=wording.number(result.oxygen, 1, trim=True))
    return wording.say("level {level}, shuttle {shuttle}", level=result.level, shuttle=result.shuttle)


def _covered(distance: Distance, wording: Wording) -> str:
    """Metres, as a track is measured."""
    return wording.length(distance, LengthUnit.M, 0)


def _who(reading: FitnessReading, wording: Wording) -> Iterator[str]:
    tested = reading.tested
    if tested.category is not None:
        names = _CHILDREN if is_child(tested) else _ADULTS
        yield wording.say(names[tested.category])
    if tested.age is not None:
        yield wording.say_count("{count} year", "{count} years", tested.age, count=tested.age)
    if tested.weight is not None:
        yield _weight(tested.weight, wording)
    if tested.heart_rate is not None:
        yield amount(Term.HEART_RATE, tested.heart_rate, wording)


def _weight(weight: Weight, wording: Wording) -> str:
    kg = f"{wording.number(weight.kg, 1, trim=True)}{NBSP}kg"
    return f"{wording.number(weight.pounds)}{NBSP}lb ({kg})" if weight.in_pounds else kg


def _echo(reading: FitnessReading, wording: Wording) -> Iterator[str]:
    parts = [_result(reading, wording), *_who(reading, wording)]
    yield wording.say("Read as {phrase}", phrase=", ".join(parts))
    result = reading.result
    if result.phrase is not None:
        yield from assumptions(wording, result.phrase, DISTANCES.get(reading.test) or result.distance)


def _title(reading: FitnessReading, outcome: str, wording: Wording) -> str:
    return wording.say("{test}: {outcome}", test=name_of_test(reading.test, wording), outcome=outcome)


# An oxygen uptake


def _oxygen_card(answer: OxygenAnswer, wording: Wording) -> Card:
    reading = answer.reading
    is_confidential = reading.is_confidential
    run = _run_of(reading)
    return Card(
        _title(reading, _outcome(answer, wording), wording),
        lines=tuple(_echo(reading, wording)),
        fields=tuple(_oxygen_fields(answer, wording)),
        footer=wording.say(
            "An estimate from a field test: a laboratory may well find several ml/kg/min more or less. "
            "Compare yourself with yourself, by the same test."
        ),
        units=None if run is None or is_confidential else _units(reading, wording),
        next_steps=() if is_confidential else tuple(_run_steps(reading, run, wording)),
    )


def _oxygen_fields(answer: OxygenAnswer, wording: Wording) -> Iterator[Field]:
    reading, estimate = answer.reading, answer.estimate
    yield Field(wording.say("VO2max"), "\n".join(_estimate_lines(estimate, wording)))
    run = _run_of(reading)
    if run is not None:
        yield Field(wording.say("Pace"), _pace(*run, _units(reading, wording), wording))
    if answer.covered is not None:
        yield Field(wording.say("Covered"), _covered(answer.covered, wording))
    if answer.others:
        yield Field(_others_name(reading, wording), "\n".join(_other_lines(answer, wording)), inline=False)
    yield Field(wording.say("Made from"), "\n".join(_trust_lines(answer, wording)), inline=False)


def _estimate_lines(estimate: Estimate, wording: Wording) -> Iterator[str]:
    yield f"**{_oxygen(estimate.oxygen, wording)}**"
    yield method_name(estimate.method, wording)
    if estimate.error is not None:
        yield wording.say("Two in three people lie within ±{error}.", error=wording.number(estimate.error, 1))


def _oxygen(oxygen: float, wording: Wording) -> str:
    return f"{wording.number(oxygen, 1)}{NBSP}ml/kg/min"


def _others_name(reading: FitnessReading, wording: Wording) -> str:
    if reading.test is FitnessTest.BEEP:
        return wording.say("By other protocols")
    return wording.say("By a second formula")


def _other_lines(answer: OxygenAnswer, wording: Wording) -> Iterator[str]:
    for one in answer.others:
        name = method_name(one.method, wording)
        if one.category is not None:
            name = f"{name}, {wording.say(_COLUMNS[one.category])}"
        error = "" if one.error is None else f" (±{wording.number(one.error, 1)})"
        yield f"{name}:{NBSP}**{wording.number(one.oxygen, 1)}**{error}"
    if len(answer.others) > 1:
        figures = [one.oxygen for one in (answer.estimate, *answer.others)]
        yield wording.say(
            "All together: {low} to {high}. Name the protocol whenever you compare.",
            low=wording.number(min(figures), 1),
            high=wording.number(max(figures), 1),
        )


def _trust_lines(answer: OxygenAnswer, wording: Wording) -> Iterator[str]:
    reading = answer.reading
    yield made_from(answer.estimate.method, wording)
    if reading.test is FitnessTest.ROCKPORT and (reading.tested.age or 0) < rockport.MADE_FROM_AGE:
        yield wording.say("Under 30 it is used as well, and is rougher.")
    if reading.test is FitnessTest.BEEP and not is_child(reading.tested):
        if answer.estimate.method == beep.LEGER:
            yield wording.say("The usual table (Ramsbottom) begins at level {level}.", level=beep.FIRST_PRINTED)
        yield wording.say("Levels of the common protocol: 8 km/h, then 9, then half a km/h more each minute.")
    if answer.left_out:
        yield wording.say("The formula with your weight was made from ages 18 to 29, so I left it out.")


def _run_of(reading: FitnessReading) -> tuple[Distance, Duration] | None:
    """The run or walk of the test; None for shuttles and zones."""
    result = reading.result
    if result.distance is not None:
        return result.distance, cooper.TIME
    if result.duration is not None:
        return DISTANCES.get(reading.test, fitnessgram.DISTANCE), result.duration
    return None


def _units(reading: FitnessReading, wording: Wording) -> UnitSystem:
    phrase = reading.result.phrase
    return wording.reader.units_for(None if phrase is None else phrase.unit or phrase.distance_unit)


def _pace(distance: Distance, duration: Duration, units: UnitSystem, wording: Wording) -> str:
    pace = duration / distance
    return f"**{wording.pace(pace, units)}** · {wording.pace(pace, units.other)}\n{wording.speed(pace.speed, units)}"


def _run_steps(reading: FitnessReading, run: tuple[Distance, Duration] | None, wording: Wording) -> Iterator[NextStep]:
    if run is not None:
        yield NextStep(wording.say("Predict races"), "predict", (_phrase(reading, *run),))
    page = _PAGES.get(reading.test)
    label = wording.say("How to run it") if page else wording.say("Which test suits me?")
    yield NextStep(label, "benchmark", (page,) if page else ())


def _phrase(reading: FitnessReading, distance: Distance, duration: Duration) -> str:
    """The run as it is typed for another command."""
    length = _TYPED.get(reading.test) or f"{round(distance.metres)} m"
    return f"{length} in {as_typed(duration.seconds)}"


# Points


def _army_card(answer: ArmyAnswer, wording: Wording) -> Card:
    reading = answer.reading
    return Card(
        _title(reading, _outcome(answer, wording), wording),
        lines=(*_echo(reading, wording), *_army_cautions(answer, wording)),
        fields=(
            Field(wording.say("Points"), "\n".join(_point_lines(answer, wording))),
            Field(wording.say("Pace"), _pace(army.DISTANCE, answer.duration, _units(reading, wording), wording)),
            Field(_column_name(answer, wording), _point_table(answer, wording), inline=False),
        ),
        footer=wording.say(
            "Table: {edition}, as two public transcriptions have it. You get the highest points whose time you reach; "
            "nothing lies between two rows. Your unit's score is the one that counts.",
            edition=wording.say(_EDITION),
        ),
        units=_units(reading, wording),
        next_steps=tuple(_army_steps(answer, wording)),
    )


def _point_lines(answer: ArmyAnswer, wording: Wording) -> Iterator[str]:
    score = answer.score
    yield wording.say("**{points}** of {most}", points=score.points, most=army.BEST)
    if score.is_pass:
        yield wording.say("Reaches the {points} that each event asks for", points=army.PASS)
    else:
        time = wording.duration(score.column.times[army.PASS])
        yield wording.say("For {points} it takes {time}", points=army.PASS, time=time)
    better = score.next_row
    if better is not None:
        yield wording.say("Next: {points} at {time}", points=better.points, time=wording.duration(better.slowest))


def _column_name(answer: ArmyAnswer, wording: Wording) -> str:
    column = answer.score.column
    who = capitalised(wording.say(_COLUMNS[column.category]))
    if column.oldest is None:
        return wording.say("{who}, from {age} years", who=who, age=column.youngest)
    return wording.say("{who}, {youngest} to {oldest} years", who=who, youngest=column.youngest, oldest=column.oldest)


def _point_table(answer: ArmyAnswer, wording: Wording) -> str:
    column = answer.score.column
    rows = [(str(points), wording.duration(column.times[points])) for points in _SHOWN_POINTS]
    return table(rows, head=(wording.say("Points"), wording.say("Time")))


def _army_cautions(answer: ArmyAnswer, wording: Wording) -> Iterator[str]:
    row = answer.score.row
    if answer.reading.is_combat:
        yield wording.say("Combat standard: everybody is scored in the men's column.")
    if answer.score.is_disputed:
        yield wording.say("Careful: the two transcriptions differ in a row near this one.")
    elif row is not None and not row.is_confirmed:
        yield wording.say("Careful: this row stands in one transcription only.")
    for more, fewer in answer.score.column.inverted:
        yield wording.say(
            "The Army prints two rows of this column the wrong way round: {fewer} at {fewer_time}, "
            "{more} at {more_time}.",
            fewer=fewer.points,
            fewer_time=wording.duration(fewer.slowest),
            more=more.points,
            more_time=wording.duration(more.slowest),
        )


def _army_steps(answer: ArmyAnswer, wording: Wording) -> Iterator[NextStep]:
    reading = answer.reading
    yield NextStep(wording.say("Predict races"), "predict", (_phrase(reading, army.DISTANCE, answer.duration),))
    if reading.tested.category is Category.WOMEN:
        time = as_typed(answer.duration.seconds)
        said = f"aft {time} F{reading.tested.age}"
        if reading.is_combat:
            yield NextStep(wording.say("General standard"), "test", (said,), in_place=True)
        else:
            yield NextStep(wording.say("Combat standard"), "test", (f"{said} combat",), in_place=True)


# Zones


def _zone_card(answer: OxygenZoneAnswer, wording: Wording) -> Card:
    return Card(
        _title(answer.reading, _outcome(answer, wording), wording),
        lines=tuple(_echo(answer.reading, wording)),
        fields=(
            Field(wording.say("Zone"), "\n".join(_zone_lines(answer, wording)), inline=False),
            _about_zones(wording),
        ),
        footer=wording.say("The Cooper Institute, standards of 2010; later versions may differ."),
        next_steps=(NextStep(wording.say("Which test suits me?"), "benchmark", ("school",)),),
    )


def _zone_lines(answer: OxygenZoneAnswer, wording: Wording) -> Iterator[str]:
    """How far it is to the zone, before the hard words of the print."""
    label, healthy = wording.say(_LABELS[answer.zone]), answer.limits.healthy
    if answer.zone is Zone.HEALTHY:
        yield f"**{label}**"
    else:
        yield wording.say("**{oxygen} to go**", oxygen=_oxygen(healthy - answer.oxygen, wording))
    yield wording.say("The healthy zone begins at {oxygen}.", oxygen=_oxygen(healthy, wording))
    if answer.zone is not Zone.HEALTHY:
        yield wording.say("What the table calls it: {label}.", label=label)


def _girls_card(answer: GirlsAnswer, wording: Wording) -> Card:
    zone = answer.zone
    if answer.laps is not None:
        told = wording.say("{least} to {most} laps of 20 m (PACER)", least=zone.least_laps, most=zone.most_laps)
    else:
        told = wording.say(
            "the mile in {fast} to {slow}", fast=wording.duration(zone.fast), slow=wording.duration(zone.slow)
        )
    age = answer.reading.tested.age
    name = wording.say("Healthy zone, girls of {age}", age=age)
    return Card(
        wording.say("FITNESSGRAM: {outcome}", outcome=_outcome(answer, wording)),
        lines=tuple(_echo(answer.reading, wording)),
        fields=(Field(name, f"**{capitalised(told)}**", inline=False), _about_zones(wording)),
        footer=wording.say("The Cooper Institute, girls' standards of 2005; later versions may differ."),
        next_steps=(NextStep(wording.say("Which test suits me?"), "benchmark", ("school",)),),
    )


def _about_zones(wording: Wording) -> Field:
    return Field(
        wording.say("What it means"),
        wording.say(
            "A zone that goes with good health at this age, for children and teenagers of 10 to 18 years. One day's "
            "result is no verdict: growing, sleep and mood all move it."
        ),
        inline=False,
    )


# A club's test


def _club_card(answer: ClubAnswer, wording: Wording) -> Card:
    reading = answer.reading
    run = (answer.distance, answer.duration)
    units = _units(reading, wording)
    distance = capitalised(wording.distance(answer.distance, typed=LengthUnit.KM))
    return Card(
        performance(wording, distance, answer.duration),
        lines=(*_echo(reading, wording), _place(answer, wording)),
        fields=(
            Field(wording.say("Pace"), _pace(*run, units, wording)),
            Field(wording.say("Guidance times, not a norm"), "\n".join(_bands(answer, wording)), inline=False),
        ),
        footer=wording.say(
            "The bands are ours, not data: nobody publishes what these words mean. They are paces over 5 km, carried "
            "over by Riegel's formula, for adults."
        ),
        units=units,
        next_steps=tuple(_club_steps(answer, wording)),
    )


def _place(answer: ClubAnswer, wording: Wording) -> str:
    placing = answer.placing
    if placing.is_beyond:
        return wording.say("Faster than our bands go: a club's fast group.")
    if placing.is_ahead:
        return wording.say("Between a walk and a beginner's run: running and walking in turns gets you there.")
    return wording.say(_PLACES[placing.level])


def _bands(answer: ClubAnswer, wording: Wording) -> Iterator[str]:
    for band in answer.placing.bands:
        times = f"{wording.duration(band.fastest)}–{wording.duration(band.slowest)}"
        line = f"{level_name(band.level, wording)}:{NBSP}{times}"
        is_own = band.level is answer.placing.level and not answer.placing.is_ahead
        yield f"**{line}** ←" if is_own else line


def _club_steps(answer: ClubAnswer, wording: Wording) -> Iterator[NextStep]:
    reading = answer.reading
    phrase, tested = _phrase(reading, answer.distance, answer.duration), reading.tested
    yield NextStep(wording.say("Predict races"), "predict", (phrase,))
    if tested.age is not None and tested.category is not None:
        letter = "F" if tested.category is Category.WOMEN else "M"
        yield NextStep(wording.say("Age grade"), "agegrade", (f"{phrase} {letter}{tested.age}",))
    yield NextStep(wording.say("How to run it"), "benchmark", (_PAGES[reading.test],))
