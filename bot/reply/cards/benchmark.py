"""The card of ``/benchmark``: which test suits me, how to run it, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.benchmark import BenchmarkAnswer, Goal, Ground, Suggestion, Trial, suggest
from bot.core.distance import Level, guidance_times
from bot.core.events import MILE
from bot.core.quantities import Distance
from bot.reply.benchmark_guidance import (
    GENTLE_WARM_UP,
    GOAL_NAMES,
    GROUND_ADVICE,
    GROUND_NAMES,
    HOW_OFTEN,
    NEW_TO_IT,
    PLAN_NOTE,
    PLANS,
    REASONS,
    SPOILS,
    TRIAL_ADVICE,
    TRIAL_NAMES,
    WARM_UP,
)
from bot.reply.card import Card, Field, NextStep
from bot.reply.table import table
from bot.reply.wording import Wording, capitalised

_DISTANCES: Final = {Trial.KM1: Distance(1_000.0), Trial.MILE: MILE, Trial.KM5: Distance(5_000.0)}


def benchmark_card(answer: BenchmarkAnswer, wording: Wording) -> Card:
    """The overview, or the page of one test, with the reason for it where there was a goal."""
    return _overview(answer, wording) if answer.trial is None else _page(answer, answer.trial, wording)


def trial_name(trial: Trial, wording: Wording) -> str:
    """The test: 1 km, mile, 5 km, 12 minutes."""
    return wording.say(TRIAL_NAMES[trial])


def goal_line(goal: Goal, ground: Ground | None, wording: Wording) -> str:
    """One line for autocomplete: "A first 5 km: 1 km"."""
    name, trial = wording.say(GOAL_NAMES[goal]), trial_name(suggest(goal, ground).trial, wording)
    return wording.say("{goal}: {test}", goal=capitalised(name), test=trial)


def ground_name(ground: Ground, wording: Wording) -> str:
    """The place: 400 m track, treadmill."""
    return wording.say(GROUND_NAMES[ground])


def benchmark_line(answer: BenchmarkAnswer, wording: Wording) -> str:
    """What was read, for autocomplete."""
    if answer.goal is not None:
        return goal_line(answer.goal, answer.ground, wording)
    if answer.trial is not None:
        return wording.say("How to run it: {test}", test=trial_name(answer.trial, wording))
    return wording.say("Which test suits me?")


def _overview(answer: BenchmarkAnswer, wording: Wording) -> Card:
    return Card(
        wording.say("Which test suits me?"),
        lines=tuple(_overview_lines(answer, wording)),
        fields=(
            *(_good_for(trial, wording) for trial in Trial),
            Field(wording.say("How often"), wording.say(HOW_OFTEN), inline=False),
        ),
        footer=_footer(wording),
        next_steps=tuple(_to_page(trial, answer.ground, wording) for trial in Trial),
    )


def _overview_lines(answer: BenchmarkAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say("Any of these four, at any pace, walking included. The best test is the one you will do again.")
    yield wording.say(
        "Tell me what you are after, such as `{example}`, and I pick one.", example=wording.say(Goal.FIRST_5K.value)
    )
    if answer.ground is not None:
        yield wording.say(GROUND_ADVICE[answer.ground])


def _good_for(trial: Trial, wording: Wording) -> Field:
    name = capitalised(trial_name(trial, wording))
    return Field(name, wording.say(TRIAL_ADVICE[trial].good_for), inline=False)


def _to_page(trial: Trial, ground: Ground | None, wording: Wording) -> NextStep:
    arguments = (trial.value,) if ground is None else (trial.value, ground.value)
    return NextStep(capitalised(trial_name(trial, wording)), "benchmark", arguments, in_place=True)


def _page(answer: BenchmarkAnswer, trial: Trial, wording: Wording) -> Card:
    name = trial_name(trial, wording)
    if answer.suggestion is None:
        title = wording.say("How to run it: {test}", test=name)
    else:
        title = wording.say("A test for you: {test}", test=name)
    return Card(
        title,
        lines=tuple(_echo(answer, wording)),
        fields=(
            *_why(answer, trial, wording),
            Field(wording.say("Warm-up"), wording.say(_warm_up(answer.goal, trial)), inline=False),
            Field(wording.say("Pacing"), _plan(trial, wording), inline=False),
            Field(wording.say("What spoils a comparison"), "\n".join(_spoils(answer, trial, wording)), inline=False),
            Field(wording.say("How often"), wording.say(HOW_OFTEN), inline=False),
        ),
        footer=_footer(wording),
        next_steps=tuple(_next_steps(answer, trial, wording)),
    )


def _echo(answer: BenchmarkAnswer, wording: Wording) -> Iterator[str]:
    read = [] if answer.goal is None else [wording.say(GOAL_NAMES[answer.goal])]
    if answer.ground is not None:
        read.append(ground_name(answer.ground, wording))
    if read:
        yield wording.say("Read as {phrase}", phrase=", ".join(read))


def _why(answer: BenchmarkAnswer, trial: Trial, wording: Wording) -> Iterator[Field]:
    if answer.goal is None or answer.suggestion is None:
        yield Field(wording.say("Good for"), wording.say(TRIAL_ADVICE[trial].good_for), inline=False)
        return
    lines = _reasons(answer.goal, answer.suggestion, answer.ground, wording)
    yield Field(wording.say("Why this one"), "\n".join(lines), inline=False)


def _reasons(goal: Goal, suggestion: Suggestion, ground: Ground | None, wording: Wording) -> Iterator[str]:
    if suggestion.is_for_ground and ground is not None:
        best = trial_name(suggest(goal).trial, wording)
        yield wording.say(
            "Elsewhere I would say {best}; for this place ({place}) another one is better.",
            best=best,
            place=ground_name(ground, wording),
        )
        yield wording.say(TRIAL_ADVICE[suggestion.trial].good_for)
    else:
        yield wording.say(REASONS[goal])
    if suggestion.others:
        names = [trial_name(trial, wording) for trial in suggestion.others]
        yield wording.say("Also good: {tests}.", tests=wording.one_of(names))


def _warm_up(goal: Goal | None, trial: Trial) -> str:
    return GENTLE_WARM_UP if goal in NEW_TO_IT else WARM_UP[trial]


def _plan(trial: Trial, wording: Wording) -> str:
    rows = [(wording.say(stretch.part), wording.say(stretch.feel)) for stretch in PLANS[trial]]
    return f"{wording.say(PLAN_NOTE)}\n{table(rows, left=2)}"


def _spoils(answer: BenchmarkAnswer, trial: Trial, wording: Wording) -> Iterator[str]:
    yield wording.say(TRIAL_ADVICE[trial].watch_out)
    yield wording.say(SPOILS)
    if answer.ground is not None:
        yield wording.say(GROUND_ADVICE[answer.ground])


def _footer(wording: Wording) -> str:
    return wording.say("Guidance in our own words, not medicine. Pain, dizziness or illness: stop, and ask a doctor.")


def _next_steps(answer: BenchmarkAnswer, trial: Trial, wording: Wording) -> Iterator[NextStep]:
    yield from (_to_page(other, answer.ground, wording) for other in Trial if other is not trial)
    distance = _DISTANCES.get(trial)
    if distance is None:
        yield NextStep(wording.say("What {distance} says", distance="2000 m"), "test", ("cooper 2000 m",))
        return
    band = next(band for band in guidance_times(distance).bands if band.level is Level.BEGINNER)
    time = wording.duration(band.middle)
    yield NextStep(wording.say("Splits for {time}", time=time), "splits", (f"{trial.value} in {time}",))
