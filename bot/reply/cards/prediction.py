"""The card of ``/predict``: the times that a race is worth elsewhere, side by side, and which of them to trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.core.equivalents import FAR, STANDARD, Estimate, Method, Prediction, StandardDistance, Trust, by_points
from bot.core.events import HALF_MARATHON, MARATHON
from bot.core.prediction import CAMERON, RIEGEL, RIEGEL_EXPONENT, TANDA, VICKERS, RiegelGroup, riegel_exponent
from bot.core.prediction_query import PredictionAnswer
from bot.core.purdy import NAME as PURDY
from bot.core.quantities import Distance, Duration
from bot.core.retelling import distance_as_typed, run_as_typed, time_as_typed
from bot.core.runs import Run
from bot.core.terms import Term
from bot.core.vdot import NAME as DANIELS
from bot.core.weekly import EXAMPLE as WEEKLY_EXAMPLE
from bot.core.weekly import Weekly
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.pictures import Picture, SheetPicture
from bot.reply.reader import UnitSystem
from bot.reply.table import table
from bot.reply.terms import amount, term_name
from bot.reply.understood import assumptions, performance, phrase_as_read, units_of
from bot.reply.wording import Wording, capitalised

_SHORT_NAMES: Final = {
    Method.PERSONAL: mark("Your own"),
    Method.VICKERS_TWO: mark("Vickers 2"),
    Method.VICKERS: mark("Vickers"),
    Method.TANDA: mark("Tanda"),
    Method.RIEGEL: mark("Riegel"),
    Method.CAMERON: mark("Cameron"),
    Method.DANIELS: mark("Daniels"),
    Method.PURDY: mark("Purdy"),
}
_EDITIONS: Final = {
    Method.VICKERS_TWO: VICKERS,
    Method.VICKERS: VICKERS,
    Method.TANDA: TANDA,
    Method.RIEGEL: RIEGEL,
    Method.CAMERON: CAMERON,
    Method.DANIELS: DANIELS,
    Method.PURDY: PURDY,
}
_FOR_MARATHON: Final = frozenset({Method.VICKERS_TWO, Method.VICKERS, Method.TANDA})
_NO_TIME: Final = "–"
_ROUGH: Final = "~"
_FAR_MARK: Final = "*"
_PAGES: Final = ("5 km", "10 km", "half", "marathon")
_MOST_PAGES: Final = 3


def prediction_card(answer: PredictionAnswer, wording: Wording) -> Card:
    """One distance in depth where a target was asked for, else the standard distances with the range at each."""
    if answer.target is not None:
        return _target_card(answer, answer.target, answer.predictions[0], wording)
    return _table_card(answer, wording)


def prediction_line(answer: PredictionAnswer, wording: Wording) -> str:
    """One line for autocomplete: "10 km in 45:30: half marathon 1:40:19–1:40:51, marathon 3:29:19–3:33:11"."""
    named = _named(answer, wording)
    told = [f"{name} {_range(one, wording)}" for name, one in named if len(named) == 1 or one.distance >= HALF_MARATHON]
    return wording.say("{name}: {told}", name=capitalised(_races(answer, wording)), told=", ".join(told))


def weekly_line(weekly: Weekly, wording: Wording) -> str:
    """A week of training as it was read: "60 km a week", "60 km a week at 5:30/km"."""
    week = wording.say("{distance} a week", distance=wording.length(weekly.distance, weekly.unit, 1))
    if weekly.pace is None:
        return week
    units = UnitSystem.KM if weekly.unit is UnitSystem.KM.length else UnitSystem.MILES
    return wording.say("{week} at {pace}", week=week, pace=wording.pace(weekly.pace, units))


# Both pages


def _units(answer: PredictionAnswer, wording: Wording) -> UnitSystem:
    return units_of(answer.run.phrase, wording)


def _run(run: Run, wording: Wording) -> str:
    if run.race is not None:
        return performance(wording, wording.distance(run.race), run.duration)
    if run.phrase.duration is None:  # worked out from a pace
        return f"{phrase_as_read(wording, run.phrase, run.distance)} ({wording.duration(run.duration)})"
    return phrase_as_read(wording, run.phrase, run.distance)


def _races(answer: PredictionAnswer, wording: Wording) -> str:
    return wording.all_of([_run(run, wording) for run in (answer.run, answer.second) if run is not None])


def _understood(answer: PredictionAnswer, read: str, wording: Wording) -> Iterator[str]:
    if answer.weekly is not None:
        read = f"{read}, {weekly_line(answer.weekly, wording)}"
    yield wording.say("Read as {phrase}", phrase=read)
    for run in (answer.run, answer.second):
        if run is not None:
            yield from assumptions(wording, run.phrase, run.distance) if run.race is None else ()


def _named(answer: PredictionAnswer, wording: Wording) -> list[tuple[str, Prediction]]:
    """Each distance as it is called, with what the methods give there."""
    goals = STANDARD if answer.target is None else (answer.target,)
    return list(zip(_names(goals, _units(answer, wording), wording), answer.predictions, strict=True))


@lru_cache(maxsize=64)
def _names(goals: tuple[StandardDistance, ...], units: UnitSystem, wording: Wording) -> tuple[str, ...]:
    return tuple(wording.distance(goal.distance, units, goal.unit) for goal in goals)


def _range(prediction: Prediction, wording: Wording) -> str:
    if prediction.is_own:
        return wording.exact_duration(prediction.base.duration)
    fastest, slowest = (wording.duration(time) for time in (prediction.fastest, prediction.slowest))
    return fastest if fastest == slowest else f"{fastest}–{slowest}"


def _exponent_field(answer: PredictionAnswer, wording: Wording) -> Iterator[Field]:
    exponent = answer.runner.exponent
    if exponent is None:
        return
    told = wording.say(
        "k = **{own}**: how strongly you slow with the distance. Riegel's everyday value is {riegel}; the records of "
        "1981 had {men} (men) and {women} (women).",
        own=wording.number(exponent, 3),
        riegel=wording.number(RIEGEL_EXPONENT, 2),
        men=wording.number(riegel_exponent(RiegelGroup.MEN), 3),
        women=wording.number(riegel_exponent(RiegelGroup.WOMEN), 3),
    )
    yield Field(wording.say("Your own exponent"), told, inline=False)


def _footer(methods: Sequence[Method], answer: PredictionAnswer, wording: Wording) -> str:
    names = [_EDITIONS[method] for method in methods if method in _EDITIONS]
    if answer.vdot is not None and Method.DANIELS in methods:
        names = [
            wording.say("{name}: {number}", name=name, number=wording.number(answer.vdot, 1))
            if name == DANIELS
            else name
            for name in names
        ]
    return wording.say(
        "{methods}. Same form, course and weather, and training for the distance.",
        methods=", ".join(dict.fromkeys(names)),
    )


# The standard distances


def _table_card(answer: PredictionAnswer, wording: Wording) -> Card:
    methods = dict.fromkeys(
        estimate.method for one in answer.predictions for estimate in one.estimates if estimate.duration is not None
    )
    races = _races(answer, wording)
    return Card(
        title=wording.say("Equivalent times: {performance}", performance=races),
        lines=tuple(_understood(answer, races, wording)),
        fields=(
            Field(wording.say("Lowest to highest of the methods"), "\n".join(_ranges(answer, wording)), inline=False),
            Field(wording.say("Which to trust"), "\n".join(_advice(answer, wording)), inline=False),
            *_exponent_field(answer, wording),
        ),
        footer=_footer(tuple(methods), answer, wording),
        next_steps=tuple(_pages(answer, wording)),
        picture=_side_by_side(answer, races, tuple(methods), wording),
    )


def _side_by_side(answer: PredictionAnswer, races: str, methods: Sequence[Method], wording: Wording) -> Picture:
    """The methods for all distances side by side, wider than a line on a phone; those for the marathon stand below."""
    columns = [method for method in Method if method in methods and method not in _FOR_MARATHON]
    marathon = next((one for one in answer.predictions if one.distance == MARATHON), None)
    below = [
        f"{wording.say(_SHORT_NAMES[each.method])} {wording.duration(each.duration)}"
        for each in (() if marathon is None else marathon.estimates)
        if each.method in _FOR_MARATHON and each.duration is not None
    ]
    rows = []
    for name, one in _named(answer, wording):
        times = {each.method: each.duration for each in one.estimates}
        rows.append((capitalised(name), *(_cell(one, times.get(method), wording) for method in columns)))
    title = wording.say("Equivalent times")
    names = tuple(wording.say(_SHORT_NAMES[method]) for method in columns)
    spec = SheetPicture(
        title=title,
        subtitle=races,
        head=("", *names),
        rows=tuple(rows),
        strong=0,
        note=wording.say("{name}: {told}", name=capitalised(wording.distance(MARATHON)), told=", ".join(below))
        if below
        else "",
    )
    return Picture(
        spec,
        wording.say("A table. {title} for {races}: {methods}.", title=title, races=races, methods=", ".join(names)),
    )


def _cell(one: Prediction, duration: Duration | None, wording: Wording) -> str:
    if one.is_own:
        return wording.exact_duration(one.base.duration)
    return _NO_TIME if duration is None else wording.duration(duration)


def _ranges(answer: PredictionAnswer, wording: Wording) -> Iterator[str]:
    is_far = any(one.is_far for one in answer.predictions)
    rows = []
    for name, one in _named(answer, wording):
        told = _range(one, wording)
        if is_far:
            told += _FAR_MARK if one.is_far else " "
        rows.append((capitalised(name), told))
    yield table(rows)
    if is_far:
        yield wording.say("{mark} more than {times} times away: only a hint", mark="\\" + _FAR_MARK, times=round(FAR))
    refused = {each.method: each for one in answer.predictions for each in one.estimates if each.refusal is not None}
    yield from (_refusal(each, wording) for each in refused.values())


def _advice(answer: PredictionAnswer, wording: Wording) -> Iterator[str]:
    near = [one for one in answer.predictions if not (one.is_far or one.is_own or one.distance >= MARATHON)]
    if near:
        spread = wording.percent(100 * max(one.spread for one in near), 1)
        if answer.runner.exponent is not None:
            yield wording.say(
                "Near your races, your own exponent fits you best (at most {spread} apart).", spread=spread
            )
        else:
            yield wording.say(
                "Up to {times} times away the methods differ by at most {spread}: take the middle.",
                times=round(FAR),
                spread=spread,
            )
    marathon = next((one for one in answer.predictions if one.distance == MARATHON), None)
    if marathon is not None and not marathon.is_own:
        name = capitalised(wording.distance(MARATHON))
        yield wording.say("{name}: {told}", name=name, told=_why(marathon, answer, wording))


def _pages(answer: PredictionAnswer, wording: Wording) -> Iterator[NextStep]:
    goals = [
        (name, goal)
        for (name, one), goal in zip(_named(answer, wording), STANDARD, strict=True)
        if goal.text in _PAGES and not one.is_own
    ]
    for name, goal in goals[: -_MOST_PAGES - 1 : -1]:
        yield NextStep(capitalised(name), "predict", answer.typed(goal.text), in_place=True)
    yield NextStep(wording.say("Training paces"), "training", (run_as_typed(answer.run),))


# One distance


def _target_card(answer: PredictionAnswer, target: StandardDistance, one: Prediction, wording: Wording) -> Card:
    ((name, _),) = _named(answer, wording)
    compared = by_points(one)
    methods = [estimate.method for estimate in (*one.estimates, compared) if estimate.duration is not None]
    return Card(
        title=wording.say("{distance}: {time}", distance=capitalised(name), time=_range(one, wording)),
        lines=tuple(_understood(answer, _races(answer, wording), wording)),
        fields=(
            Field(wording.say("Which to trust"), capitalised(_why(one, answer, wording)), inline=False),
            Field(wording.say("By method"), "\n".join(_by_method(one, compared, answer, wording)), inline=False),
            *_exponent_field(answer, wording),
        ),
        footer=_footer(methods, answer, wording),
        units=_units(answer, wording),
        next_steps=tuple(_target_steps(answer, target, one, wording)),
    )


def _why(one: Prediction, answer: PredictionAnswer, wording: Wording) -> str:
    """The sentence of the rule that was chosen, with the time it comes to."""
    time = wording.duration(one.best)
    match one.trust:
        case Trust.OWN_RACE:
            return wording.say("That is the race you told me of: nothing to predict.")
        case Trust.VICKERS | Trust.VICKERS_TWO:
            return wording.say(
                "trust **{time}** by Vickers & Vertosick. It knows your week and comes from recreational runners; for "
                "half of them Riegel was 10 minutes too fast or more.",
                time=time,
            )
        case Trust.SLOW_END:
            return _slow_end(time, answer, wording)
        case Trust.ULTRA:
            return wording.say("about **{time}**, if at all: beyond the marathon ground and weather decide.", time=time)
        case Trust.PERSONAL:
            return wording.say(
                "trust **{time}** by your own exponent: it comes from two races of yours near this distance.", time=time
            )
        case Trust.FAR:
            return wording.say(
                "about **{time}**, only a hint: more than {times} times away from your race. A race in between would "
                "tell more.",
                time=time,
                times=round(FAR),
            )
        case Trust.AGREE:
            return wording.say(
                "take **{time}**: the methods agree to {spread}.", time=time, spread=_spread(one, wording)
            )
        case Trust.TESTED:
            return wording.say(
                "take **{time}**: the methods agree to {spread}, and up to the half marathon Riegel fits recreational "
                "runners (Vickers & Vertosick).",
                time=time,
                spread=_spread(one, wording),
            )
        case Trust.MIDDLE:
            return wording.say(
                "take the middle, **{time}**: the methods are {spread} apart.", time=time, spread=_spread(one, wording)
            )


def _slow_end(time: str, answer: PredictionAnswer, wording: Wording) -> str:
    text = wording.say(
        "plan for **{time}** or slower. Over the marathon Riegel was 10 minutes too fast or more for half of "
        "recreational runners (Vickers & Vertosick).",
        time=time,
    )
    if answer.weekly is None:
        asked = wording.say("Tell me your week for a better one: add `{example}`.", example=wording.say(WEEKLY_EXAMPLE))
        return f"{text} {asked}"
    return text


def _spread(one: Prediction, wording: Wording) -> str:
    return wording.percent(100 * one.spread, 1)


def _by_method(one: Prediction, compared: Estimate, answer: PredictionAnswer, wording: Wording) -> Iterator[str]:
    units = _units(answer, wording)
    shown = one.estimates if compared.duration is None else (*one.estimates, compared)
    rows = [_row(estimate, one.distance, units, wording) for estimate in shown]
    yield table(rows)
    for estimate in one.estimates:
        if estimate.refusal is not None:
            yield _refusal(estimate, wording)
    if any(estimate.is_rough for estimate in one.estimates):
        yield wording.say("{mark} rough: made for 1500 m to the marathon, 3:30 to 4:00:00", mark=_ROUGH)
    if one.is_far and one.trust is not Trust.FAR:
        yield wording.say("More than {times} times away from your race: only a hint.", times=round(FAR))
    if answer.weekly is not None and one.distance != MARATHON:
        yield wording.say("Your week counts for the marathon only.")
    if compared.duration is not None:
        yield wording.say("Purdy comes from men's running of 1936 and does not count in the range.")


def _row(estimate: Estimate, distance: Distance, units: UnitSystem, wording: Wording) -> tuple[str, str, str]:
    name = wording.say(_SHORT_NAMES[estimate.method])
    if estimate.duration is None:
        return name, _NO_TIME, ""
    time = wording.duration(estimate.duration)
    return name, f"{_ROUGH}{time}" if estimate.is_rough else time, wording.pace(estimate.duration / distance, units)


def _refusal(estimate: Estimate, wording: Wording) -> str:
    """Why a method gives nothing: where it would."""
    name = wording.say(_SHORT_NAMES[estimate.method])
    params = estimate.refusal.params if estimate.refusal is not None else {}
    what, low, high = (params.get(key) for key in ("what", "low", "high"))
    if not isinstance(what, Term):
        return wording.say("{mark} {method}: outside its range", mark=_NO_TIME, method=name)
    return wording.say(
        "{mark} {method}: only for {low} to {high} ({term})",
        mark=_NO_TIME,
        method=name,
        low=amount(what, low, wording),
        high=amount(what, high, wording),
        term=term_name(what, wording),
    )


def _target_steps(
    answer: PredictionAnswer, target: StandardDistance, one: Prediction, wording: Wording
) -> Iterator[NextStep]:
    yield NextStep(wording.say("All distances"), "predict", answer.typed(), in_place=True)
    best = Duration(max(1.0, float(round(one.best.seconds))))
    typed = f"{distance_as_typed(target.distance, target.unit)} in {time_as_typed(best)}"
    yield NextStep(wording.say("Pace for {time}", time=wording.duration(best)), "pace", (typed,))
    yield NextStep(wording.say("Splits"), "splits", (typed,))
