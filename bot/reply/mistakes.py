"""What went wrong, in words: one short, kind sentence per code, what was read, and an example that works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from bot.core.conditions import Climb, Temperature, Weight
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Event, Surface, event_by_id
from bot.core.fitness_tests.catalogue import NotOffered
from bot.core.notation import MAX_LENGTH
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.records import Mark
from bot.core.terms import Term
from bot.core.units import LengthUnit
from bot.reply.card import Card, Tone
from bot.reply.language import mark
from bot.reply.names import category_name, event_name, surface_name
from bot.reply.plain import plain, typed
from bot.reply.reader import UnitSystem
from bot.reply.terms import amount, term_name
from bot.reply.wording import Wording, capitalised

_QUESTIONS: Final = frozenset(
    {
        Mistake.WHICH_UNIT,
        Mistake.WHICH_DISTANCE,
        Mistake.WHICH_TIME,
        Mistake.TWO_TIMES,
        Mistake.PERHAPS_A_PACE,
        Mistake.TIME_READS_TWO_WAYS,
        Mistake.TIME_DOES_NOT_FIT,
        Mistake.FASTER_THAN_RECORD,
        Mistake.SLOWER_THAN_WALKING,
        Mistake.WHICH_DATE,
        Mistake.STILL_NEEDED,
        Mistake.WHICH_MEASURE,
        Mistake.WHICH_WEIGHT_UNIT,
        Mistake.DATE_PASSED,
    }
)
_NO_RECORD_FOUND: Final = frozenset(
    {Mistake.UNKNOWN_EVENT, Mistake.NO_RECORD, Mistake.NO_RECORD_OVER, Mistake.BEFORE_FIRST_RECORD}
)
_OUTSIDE: Final = frozenset({Mistake.OUTSIDE_RANGE, Mistake.RUNS_DO_NOT_FIT, Mistake.NOT_IN_TABLES})
_EXAMPLES: Final = (
    mark("mile women"),
    mark("300 m climb"),
    mark("laps"),
    mark("60 km a week"),
    mark("20:00 5k and 42:00 10k"),
    mark("half"),
    mark("first 5k"),
    mark("get faster over the mile"),
    mark("weight loss"),
    mark("military"),
    mark("school"),
    mark("track"),
    mark("hall"),
    mark("road"),
    mark("treadmill"),
    mark("10k in 47:30 F52"),
    mark("5k in 20:00 women"),
    mark("800 points 5k women"),
    mark("max 190 rest 50"),
    mark("half in 12 weeks"),
)
"""What the core's examples and units hold of English; each is typed, so a translation must be one the bot reads."""
_KIND_NAMES: Final = {
    "time": mark("a time"),
    "pace": mark("a pace"),
    "speed": mark("a speed"),
    "distance": mark("a distance"),
    "number": mark("a number without a unit"),
}


def mistake_card(error: PersonError, wording: Wording) -> Card:
    """The card of a mistake or a question: the sentence, and an example that works."""
    question = error.code in _QUESTIONS
    title = wording.say("One question") if question else wording.say("I could not read that")
    if error.code in _NO_RECORD_FOUND:
        title = wording.say("No record found")
    if error.code in _OUTSIDE:
        title = wording.say("Outside the range")
    if error.code is Mistake.TEST_NOT_OFFERED:
        title = wording.say("Not a test I offer")
    # It repeats what was typed, which may be of somebody's body, so it leaves no trace in memory either.
    tone = Tone.QUESTION if question else Tone.TROUBLE
    return Card(title, lines=mistake_lines(error, wording), tone=tone, is_kept=False)


def mistake_lines(error: PersonError, wording: Wording) -> tuple[str, ...]:
    """The sentence for this mistake and, where there is one, an example to copy."""
    lines = [capitalised(_SENTENCES[error.code](error, wording))]
    if error.example:
        lines.append(wording.say("This works: {example}", example=typed(_example(error, wording))))
    return tuple(lines)


def mistake_in_short(error: PersonError, wording: Wording) -> str:
    """The sentence alone, without markup, for an autocomplete choice."""
    sentence = capitalised(_SENTENCES[error.code](error, wording))
    return sentence.replace("`", "").replace("**", "").replace("\\", "")


def _example(error: PersonError, wording: Wording) -> str:
    """The example with its words in the reader's language, which the bot reads as well."""
    event, *rest = error.example.split(" ", 2)
    if error.code is Mistake.NO_RECORD and len(rest) == 2 and rest[0] in [*Category] and rest[1] in [*Surface]:
        return " ".join((event, category_name(Category(rest[0]), wording), surface_name(Surface(rest[1]), wording)))
    return wording.say(error.example)


def _culprit(error: PersonError) -> str:
    return typed(error.culprit or error.text, 40)


def _said(error: PersonError) -> str:
    return typed(error.text, 80)


def _empty(error: PersonError, wording: Wording) -> str:  # noqa: ARG001 - every sentence has the same signature
    return wording.say("Nothing was typed.")


def _too_long(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "That is more than {most} characters. One phrase is enough.", most=error.params.get("most", MAX_LENGTH)
    )


def _not_understood(error: PersonError, wording: Wording) -> str:
    if error.culprit.strip() == error.text.strip():
        return wording.say("{culprit} means nothing to me here.", culprit=_culprit(error))
    return wording.say("I read {text}, but {culprit} means nothing to me.", text=_said(error), culprit=_culprit(error))


def _part_over_59(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "In {text}, {culprit} is over 59. Minutes and seconds behind a colon go up to 59.",
        text=_said(error),
        culprit=_culprit(error),
    )


def _not_positive(error: PersonError, wording: Wording) -> str:
    return wording.say("{culprit} is zero or less. I need something above zero.", culprit=_culprit(error))


def _number_missing(error: PersonError, wording: Wording) -> str:
    return wording.say("I found no number in {text}.", text=_said(error))


def _clock_time(error: PersonError, wording: Wording) -> str:
    return wording.say("{culprit} looks like a time of day. I need how long the run took.", culprit=_culprit(error))


def _status_word(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "{culprit} is a result without a time, so there is nothing to work out. Next time!", culprit=_culprit(error)
    )


def _wrong_kind(error: PersonError, wording: Wording) -> str:
    found = _KIND_NAMES.get(str(error.params.get("found")), "")
    expected = _KIND_NAMES.get(str(error.params.get("expected")), "")
    return wording.say(
        "I read {culprit} as {found}, and here I need {expected}.",
        culprit=_culprit(error),
        found=wording.say(found) if found else "",
        expected=wording.say(expected) if expected else "",
    )


def _too_large(error: PersonError, wording: Wording) -> str:
    return wording.say("{culprit} is outside anything I can work with.", culprit=_culprit(error))


def _time_does_not_fit(error: PersonError, wording: Wording) -> str:
    distance, tried = error.params.get("distance"), error.params.get("tried")
    if not isinstance(distance, Distance) or not isinstance(tried, tuple) or not tried:
        return wording.say("{culprit} does not fit the distance.", culprit=_culprit(error))
    readings = wording.one_of(
        [
            wording.say(
                "{time} ({pace})",
                time=wording.duration_in_words(time),
                pace=wording.pace(time / distance, UnitSystem.KM),
            )
            for time in tried[:2]
        ]
    )
    sentence = wording.say(
        "{distance}: I could read {culprit} as {readings}, and nobody runs that. Which time do you mean?",
        distance=wording.distance(distance, typed=LengthUnit.M if distance.metres < 1000 else None),
        culprit=_culprit(error),
        readings=readings,
    )
    if distance.metres < 100:
        sentence += " " + wording.say("If the m is for miles, write mi.")
    return sentence


def _said_twice(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "In {text} I do not know what to do with {culprit}: two of a kind, or more than the sum needs.",
        text=_said(error),
        culprit=_culprit(error),
    )


def _which_unit(error: PersonError, wording: Wording) -> str:
    duration = error.params.get("duration")
    if isinstance(duration, Duration):
        time = wording.exact_duration(duration)
        return wording.say("Is that {time} per kilometre (`{time}/km`) or per mile (`{time}/mi`)?", time=time)
    number = str(error.params.get("number") or error.culprit)
    return wording.say(
        "{culprit} of what: kilometres (`{number}k`) or miles (`{number} mi`)?",
        culprit=_culprit(error),
        number=number[:12],
    )


def _which_distance(error: PersonError, wording: Wording) -> str:
    return wording.say("I read the time in {text}. Which distance was it?", text=_said(error))


def _which_time(error: PersonError, wording: Wording) -> str:
    distance = error.params.get("distance")
    name = wording.distance(distance) if isinstance(distance, Distance) else _said(error)
    return wording.say("I read the distance: {distance}. In what time, or at what pace?", distance=name)


def _time_or_pace(error: PersonError, wording: Wording) -> str:
    return wording.say("{text} is a sum rather than one thing to convert: `/pace` works it out.", text=_said(error))


def _perhaps_a_pace(error: PersonError, wording: Wording) -> str:
    distance, paces = error.params.get("distance"), error.params.get("paces")
    if not isinstance(distance, Distance) or not isinstance(paces, tuple):
        return wording.say("Is {culprit} a pace or a time?", culprit=_culprit(error))
    ways = [
        wording.say("`{pace}` gives {time}", pace=f"{error.culprit.strip()}/{unit}", time=wording.duration(finish))
        for unit, finish in paces
    ]
    return wording.say(
        "Is {culprit} a pace? {ways}. For a time in hours, write it as `{hours}`.",
        culprit=_culprit(error),
        ways=", ".join(ways),
        hours=f"{error.culprit.strip()}:00",
    )


def _time_reads_two_ways(error: PersonError, wording: Wording) -> str:
    first, second = error.params.get("first"), error.params.get("second")
    if not isinstance(first, Duration) or not isinstance(second, Duration):
        return wording.say("{culprit} can be read in two ways.", culprit=_culprit(error))
    return wording.say(
        "Is {culprit} {first} (`{first_typed}`) or {second} (`{second_typed}`)?",
        culprit=_culprit(error),
        first=wording.duration_in_words(first),
        first_typed=wording.duration(first),
        second=wording.duration_in_words(second),
        second_typed=wording.duration(second),
    )


def _faster_than_record(error: PersonError, wording: Wording) -> str:
    distance, duration = error.params.get("distance"), error.params.get("duration")
    record, pace = error.params.get("record"), error.params.get("pace")
    if isinstance(distance, Distance) and isinstance(duration, Duration) and isinstance(record, Duration):
        return wording.say(
            "{distance} in {time}? The best anybody has run is about {record}. Did a digit or a unit slip?",
            distance=wording.distance(distance, typed=LengthUnit.M if distance.metres < 1000 else None),
            time=wording.exact_duration(duration),
            record=wording.exact_duration(record),
        )
    shown = wording.pace(pace, UnitSystem.KM) if isinstance(pace, Pace) else _said(error)
    return wording.say("{pace}? That is faster than anybody has run. Did a digit or a unit slip?", pace=shown)


def _slower_than_walking(error: PersonError, wording: Wording) -> str:
    distance, duration, pace = (error.params.get(name) for name in ("distance", "duration", "pace"))
    if isinstance(distance, Distance) and isinstance(duration, Duration):
        return wording.say(
            "{distance} in {time} would be slower than an hour a kilometre. Did a digit or a unit slip?",
            distance=wording.distance(distance, typed=LengthUnit.M if distance.metres < 1000 else None),
            time=wording.exact_duration(duration),
        )
    shown = wording.pace(pace, UnitSystem.KM) if isinstance(pace, Pace) else _said(error)
    return wording.say("{pace} is slower than an hour a kilometre. Did a digit or a unit slip?", pace=shown)


def _cannot_convert_to(error: PersonError, wording: Wording) -> str:
    allowed = error.params.get("allowed")
    units = ", ".join(f"`{wording.say(unit)}`" for unit in allowed) if isinstance(allowed, tuple) else ""
    return wording.say(
        "{kind} cannot be put into {culprit}. It can be: {units}.",
        kind=_kind_of(error.params, wording),
        culprit=_said(error),
        units=units,
    )


def _kind_of(params: Mapping[str, object], wording: Wording) -> str:
    names: dict[type, str] = {
        Distance: wording.say("A distance"),
        Pace: wording.say("A pace"),
        Speed: wording.say("A speed"),
        Duration: wording.say("A time"),
        Temperature: wording.say("A temperature"),
        Weight: wording.say("A weight"),
        Climb: wording.say("A climb"),
    }
    return names.get(type(params.get("quantity")), wording.say("That"))


def _unknown_event(error: PersonError, wording: Wording) -> str:
    suggestions = error.params.get("suggestions")
    names = (
        ", ".join(f"`{event_name(event_by_id(event), wording)}`" for event in suggestions)
        if isinstance(suggestions, tuple)
        else ""
    )
    if not names:
        return wording.say("I know no record event in {text}.", text=_said(error))
    return wording.say(
        "I know no record event in {text}, only runs from 100 m to 24 hours. Perhaps: {names}.",
        text=_said(error),
        names=names,
    )


def _no_record(error: PersonError, wording: Wording) -> str:
    event, category, surface = (error.params.get(name) for name in ("event", "category", "surface"))
    what = [
        event_name(event, wording) if isinstance(event, Event) else "",
        category_name(category, wording) if isinstance(category, Category) else "",
        surface_name(surface, wording) if isinstance(surface, Surface) else "",
    ]
    sentence = wording.say("I have no record for this: {what}.", what=", ".join(part for part in what if part))
    categories, surfaces = error.params.get("categories"), error.params.get("surfaces")
    if isinstance(category, Category) and isinstance(categories, tuple) and category not in categories:
        others = ", ".join(category_name(other, wording) for other in categories if isinstance(other, Category))
        sentence += " " + wording.say("There is one here: {surfaces}.", surfaces=others)
    elif isinstance(surfaces, tuple) and surfaces:
        others = ", ".join(surface_name(other, wording) for other in surfaces if isinstance(other, Surface))
        sentence += " " + wording.say("There is one here: {surfaces}.", surfaces=others)
    return sentence


def _no_record_over(error: PersonError, wording: Wording) -> str:
    distance, unit, events = (error.params.get(name) for name in ("distance", "unit", "events"))
    typed_in = unit if isinstance(unit, LengthUnit) else None
    over = wording.distance(distance, typed=typed_in) if isinstance(distance, Distance) else _said(error)
    sentence = wording.say("I have no record over {distance}.", distance=over)
    if isinstance(events, tuple) and events:
        names = [event_name(event, wording) for event in events if isinstance(event, Event)]
        sentence += " " + wording.say("There are records over {distances}.", distances=wording.all_of(names))
    return sentence + " " + wording.say("Over any other, type a second time to set beside yours, or ask `/pace`.")


def _two_distances(error: PersonError, wording: Wording) -> str:
    first, second = error.params.get("first"), error.params.get("second")
    if not isinstance(first, Distance) or not isinstance(second, Distance):
        return wording.say("Both runs have to be over the same distance.")
    if error.params.get("runs") == 1:
        return wording.say(
            "I read two distances for one run, {first} and {second}. Leave one of them out.",
            first=wording.distance(first),
            second=wording.distance(second),
        )
    return wording.say(
        "I read two distances, {first} and {second}. Both runs have to be over the same one.",
        first=wording.distance(first),
        second=wording.distance(second),
    )


def _two_times(error: PersonError, wording: Wording) -> str:
    first, second = error.params.get("first"), error.params.get("second")
    if not isinstance(first, Duration) or not isinstance(second, Duration):
        return wording.say("Those are two times.")
    return wording.say(
        "I read two times, {first} and {second}. How far did you come in {second}?",
        first=wording.duration_in_words(first),
        second=wording.duration_in_words(second),
    )


def _no_such_lane(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "I know no lane {culprit}: a standard track has lanes {first} to {last}.",
        culprit=_culprit(error),
        first=error.params.get("first", ""),
        last=error.params.get("last", ""),
    )


def _before_first_record(error: PersonError, wording: Wording) -> str:
    first, record = error.params.get("first"), error.params.get("mark")
    if not isinstance(first, dt.date) or not isinstance(record, Mark):
        return wording.say("That is before this list of records begins.")
    return wording.say(
        "This list of records begins later: on {date}, with {athlete}.",
        date=wording.date(first),
        athlete=plain(record.athlete),
    )


def _which_date(error: PersonError, wording: Wording) -> str:
    first, second = error.params.get("first"), error.params.get("second")
    if not isinstance(first, dt.date) or not isinstance(second, dt.date):
        return wording.say("Which day is {culprit}?", culprit=_culprit(error))
    return wording.say(
        "Is {culprit} {first} (`{first_typed}`) or {second} (`{second_typed}`)?",
        culprit=_culprit(error),
        first=wording.date(first),
        first_typed=first.isoformat(),
        second=wording.date(second),
        second_typed=second.isoformat(),
    )


def _no_such_date(error: PersonError, wording: Wording) -> str:
    return wording.say("There is no such day in the calendar: {culprit}.", culprit=_culprit(error))


def _future_date(error: PersonError, wording: Wording) -> str:
    return wording.say("{culprit} is still to come. I can look up today and any day before.", culprit=_culprit(error))


def _no_history(error: PersonError, wording: Wording) -> str:
    event = error.params.get("event")
    name = event_name(event, wording) if isinstance(event, Event) else _said(error)
    return wording.say("I know who holds this record, but not how it got there: {event}.", event=name)


def _outside_range(error: PersonError, wording: Wording) -> str:
    what, value, low, high = (error.params.get(name) for name in ("what", "value", "low", "high"))
    if not isinstance(what, Term):
        return wording.say("{culprit} is outside anything I can work with.", culprit=_culprit(error))
    name, method = term_name(what, wording), str(error.params.get("method") or "")
    told = amount(what, value, wording)
    if low is not None and high is not None:
        sentence = wording.say(
            "{name}: I read {value}; this works from {low} to {high}.",
            name=name,
            value=told,
            low=amount(what, low, wording),
            high=amount(what, high, wording),
        )
    elif low is not None:
        sentence = wording.say(
            "{name}: I read {value}; this works from {low}.", name=name, value=told, low=amount(what, low, wording)
        )
    else:
        sentence = wording.say(
            "{name}: I read {value}; this works up to {high}.",
            name=name,
            value=told,
            high=amount(what, high, wording),
        )
    return f"{sentence} {wording.say('Method: {method}.', method=wording.say(method))}" if method else sentence


def _not_a_choice(error: PersonError, wording: Wording) -> str:
    choices = error.params.get("choices")
    names = [f"`{wording.say(str(choice))}`" for choice in choices] if isinstance(choices, tuple) else []
    return wording.say("{culprit} is none of these: {choices}.", culprit=_culprit(error), choices=wording.all_of(names))


def _still_needed(error: PersonError, wording: Wording) -> str:
    needed = error.params.get("needed")
    names = [term_name(term, wording) for term in needed if isinstance(term, Term)] if isinstance(needed, tuple) else []
    return wording.say("I read {text}. Can you add this: {needed}?", text=_said(error), needed=wording.all_of(names))


def _runs_do_not_fit(error: PersonError, wording: Wording) -> str:
    what, value, low = (error.params.get(name) for name in ("what", "value", "low"))
    if what in (Term.DISTANCE_RATIO, Term.DURATION_RATIO):
        return wording.say("These runs are about equally long. I need one that is clearly longer than the other.")
    if isinstance(value, float) and isinstance(low, float) and value < low:
        return wording.say(
            "A longer run here is no slower than a shorter one, so these say nothing of how you slow down. "
            "Take runs that were all you had at the time."
        )
    return wording.say(
        "From the shorter run to the longer you slowed more than these methods allow for. "
        "Take runs that were all you had at the time."
    )


def _too_many_parts(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "That is more than {most} parts. Write repetitions as `5x1k`, or ask for half of it at a time.",
        most=error.params.get("most", ""),
    )


_NOT_OFFERED: Final = {
    NotOffered.MARINES: mark(
        "The tables of the US Marine Corps I have not found in a source I can check, so I would rather not guess."
    ),
    NotOffered.NAVY: mark(
        "The tables of the US Navy I have not found in a source I can check, so I would rather not guess."
    ),
    NotOffered.UK_RUN: mark(
        "The British standards, such as 2.4 km, I have not found in a source I can check, so I would rather not guess."
    ),
    NotOffered.BOYS_MILE: mark(
        "The table for the boys' mile I have not found in a source I can check. Boys' zones of VO2max I do have."
    ),
    NotOffered.BOYS_PACER: mark(
        "The table for boys' PACER laps I have not found in a source I can check. Boys' zones of VO2max I do have."
    ),
    NotOffered.OLD_ARMY: mark("The Army's older tests are gone: since 1 June 2025 it is the AFT, whose table I have."),
}


def _test_not_offered(error: PersonError, wording: Wording) -> str:
    what = error.params.get("test")
    if isinstance(what, NotOffered):
        return wording.say(_NOT_OFFERED[what])
    return wording.say("{culprit} is a test that I have no checked source for.", culprit=_culprit(error))


def _not_in_tables(error: PersonError, wording: Wording) -> str:
    distance, known = error.params.get("distance"), error.params.get("known")
    if not isinstance(distance, Distance) or not isinstance(known, tuple):
        return wording.say("{culprit} is outside anything I can work with.", culprit=_culprit(error))
    unit = error.params.get("unit")
    typed_in = unit if isinstance(unit, LengthUnit) else None
    names = [wording.distance(one, typed=typed_in) for one in known if isinstance(one, Distance)]
    sentence = wording.say(
        "I have no figures over {distance} here, only over {distances}.",
        distance=wording.distance(distance, typed=typed_in),
        distances=wording.all_of(names),
    )
    method = str(error.params.get("method") or "")
    return f"{sentence} {wording.say('Method: {method}.', method=method)}" if method else sentence


def _which_measure(error: PersonError, wording: Wording) -> str:
    ways = error.params.get("ways")
    names = [f"`{way}`" for way in ways] if isinstance(ways, tuple) else []
    return wording.say("{culprit} of what: {ways}?", culprit=_culprit(error), ways=wording.one_of(names))


def _which_weight_unit(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "{culprit} of what: kilograms (`{number} kg`) or pounds (`{number} lb`)?",
        culprit=_culprit(error),
        number="".join(char for char in error.culprit.strip()[:12] if char.isdigit() or char in ".,"),
    )


def _date_passed(error: PersonError, wording: Wording) -> str:
    date = error.params.get("date")
    if not isinstance(date, dt.date):
        return wording.say("That day has passed; I hope it was a good one. When is your next race?")
    return wording.say("{date} has passed; I hope it was a good day. When is your next race?", date=wording.date(date))


def _too_many_splits(error: PersonError, wording: Wording) -> str:
    distance, every = error.params.get("distance"), error.params.get("every")
    if not isinstance(distance, Distance) or not isinstance(every, Distance):
        return wording.say("{culprit} is outside anything I can work with.", culprit=_culprit(error))
    return wording.say(
        "{distance} every {every} would be {count} splits; I go up to {most}, so take longer ones.",
        distance=capitalised(amount(Term.DISTANCE, distance, wording)),
        every=amount(Term.DISTANCE, every, wording),
        count=error.params.get("count", ""),
        most=error.params.get("most", ""),
    )


def _lane_of_short_track(error: PersonError, wording: Wording) -> str:
    return wording.say(
        "I know the lanes of the 400 m track only: those of 200 m tracks differ from hall to hall. I read {text}.",
        text=_said(error),
    )


def _splits_do_not_fit(error: PersonError, wording: Wording) -> str:
    distance, every, count = (error.params.get(name) for name in ("distance", "every", "count"))
    if not isinstance(distance, Distance) or not isinstance(every, Distance):
        return wording.say("{culprit} does not fit the distance.", culprit=_culprit(error))
    return wording.say(
        "I read {count} splits of {every}. {distance} would need {needed} of them.",
        count=count,
        every=amount(Term.DISTANCE, every, wording),
        distance=capitalised(amount(Term.DISTANCE, distance, wording)),
        needed=error.params.get("needed", ""),
    )


def _not_rising(error: PersonError, wording: Wording) -> str:
    before = error.params.get("before")
    return wording.say(
        "Cumulative times have to rise, and {culprit} comes after {before}.",
        culprit=_culprit(error),
        before=wording.exact_duration(before) if isinstance(before, Duration) else "",
    )


_SENTENCES: Final[Mapping[Mistake, Callable[[PersonError, Wording], str]]] = {
    Mistake.EMPTY: _empty,
    Mistake.TOO_LONG: _too_long,
    Mistake.NOT_UNDERSTOOD: _not_understood,
    Mistake.PART_OVER_59: _part_over_59,
    Mistake.NOT_POSITIVE: _not_positive,
    Mistake.NUMBER_MISSING: _number_missing,
    Mistake.CLOCK_TIME: _clock_time,
    Mistake.STATUS_WORD: _status_word,
    Mistake.WRONG_KIND: _wrong_kind,
    Mistake.TOO_LARGE: _too_large,
    Mistake.TIME_DOES_NOT_FIT: _time_does_not_fit,
    Mistake.SAID_TWICE: _said_twice,
    Mistake.WHICH_UNIT: _which_unit,
    Mistake.WHICH_DISTANCE: _which_distance,
    Mistake.WHICH_TIME: _which_time,
    Mistake.TIME_OR_PACE: _time_or_pace,
    Mistake.PERHAPS_A_PACE: _perhaps_a_pace,
    Mistake.TIME_READS_TWO_WAYS: _time_reads_two_ways,
    Mistake.FASTER_THAN_RECORD: _faster_than_record,
    Mistake.SLOWER_THAN_WALKING: _slower_than_walking,
    Mistake.CANNOT_CONVERT_TO: _cannot_convert_to,
    Mistake.UNKNOWN_EVENT: _unknown_event,
    Mistake.NO_RECORD: _no_record,
    Mistake.NO_RECORD_OVER: _no_record_over,
    Mistake.TWO_DISTANCES: _two_distances,
    Mistake.TWO_TIMES: _two_times,
    Mistake.NO_HISTORY: _no_history,
    Mistake.BEFORE_FIRST_RECORD: _before_first_record,
    Mistake.WHICH_DATE: _which_date,
    Mistake.NO_SUCH_DATE: _no_such_date,
    Mistake.FUTURE_DATE: _future_date,
    Mistake.NO_SUCH_LANE: _no_such_lane,
    Mistake.OUTSIDE_RANGE: _outside_range,
    Mistake.NOT_A_CHOICE: _not_a_choice,
    Mistake.STILL_NEEDED: _still_needed,
    Mistake.RUNS_DO_NOT_FIT: _runs_do_not_fit,
    Mistake.TOO_MANY_PARTS: _too_many_parts,
    Mistake.TEST_NOT_OFFERED: _test_not_offered,
    Mistake.NOT_IN_TABLES: _not_in_tables,
    Mistake.WHICH_MEASURE: _which_measure,
    Mistake.WHICH_WEIGHT_UNIT: _which_weight_unit,
    Mistake.DATE_PASSED: _date_passed,
    Mistake.TOO_MANY_SPLITS: _too_many_splits,
    Mistake.LANE_OF_SHORT_TRACK: _lane_of_short_track,
    Mistake.SPLITS_DO_NOT_FIT: _splits_do_not_fit,
    Mistake.NOT_RISING: _not_rising,
}
