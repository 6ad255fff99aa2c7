"""The card of ``/calories``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from bot.core.conditions import Weight
from bot.core.energy import ACSM, COMPENDIUM, MARGARIA, STEADY_FROM, SURELY_RUN
from bot.core.energy_query import EnergyAnswer
from bot.reply.card import Card, Field, NextStep
from bot.reply.table import table
from bot.reply.understood import assumptions, phrase_as_read, units_of
from bot.reply.wording import NBSP, Wording, capitalised

_TENS: Final = 10.0
_ROUNDED_FROM: Final = 100.0
_ERROR: Final = (10, 20)
"""Per cent: what one person may lie beside any of the methods, a judgement of ours."""
_ACSM_ERROR: Final = 7


def energy_card(answer: EnergyAnswer, wording: Wording) -> Card:
    """The range of all methods as the title, with and without rest, and each method by itself.

    Its buttons hold the run alone, not the weight; so it has none for units.
    """
    net = wording.say("**{range}**", range=_range(answer.energy.net, wording))
    gross = wording.say("**{range}**", range=_range(answer.energy.gross, wording))
    return Card(
        wording.say(
            "{run}: about {range}",
            run=capitalised(_run(answer, wording)),
            range=_range(answer.energy.gross, wording),
        ),
        lines=(_echo(answer, wording), *assumptions(wording, answer.run.phrase, answer.run.distance)),
        fields=(
            Field(wording.say("In all, rest included"), gross),
            Field(wording.say("Above rest"), net),
            Field(wording.say("By method, in kcal"), _by_method(answer, wording), inline=False),
            Field(wording.say("How far to trust it"), " ".join(_trust(answer, wording)), inline=False),
        ),
        footer=" ".join(_footer(answer, wording)),
        next_steps=tuple(_next_steps(answer, wording)),
    )


def energy_line(answer: EnergyAnswer, wording: Wording) -> str:
    """One line for autocomplete: the run, the weight and the range."""
    return wording.say(
        "{run}, {weight} → {range}",
        run=_run(answer, wording),
        weight=_weight(answer.weight, wording),
        range=_range(answer.energy.gross, wording),
    )


def _run(answer: EnergyAnswer, wording: Wording) -> str:
    return phrase_as_read(wording, answer.run.phrase, answer.run.distance)


def _echo(answer: EnergyAnswer, wording: Wording) -> str:
    units = units_of(answer.run.phrase, wording)
    return wording.say(
        "Read as {run}, {weight} ({pace})",
        run=_run(answer, wording),
        weight=_weight(answer.weight, wording),
        pace=wording.pace(answer.run.pace, units),
    )


def _weight(weight: Weight, wording: Wording) -> str:
    kg = f"{wording.number(weight.kg, 1, trim=True)}{NBSP}kg"
    if not weight.in_pounds:
        return kg
    return wording.say("{pounds} lb ({kg})", pounds=wording.number(weight.pounds, 1, trim=True), kg=kg)


def _range(kcal: tuple[float, float], wording: Wording) -> str:
    """The lowest to the highest, to ten kilocalories from a hundred up: nothing here is known better."""
    low, high = _kcal(kcal[0], wording), _kcal(kcal[1], wording)
    if low == high:
        return wording.say("{number} kcal", number=low)
    return wording.say("{low} to {high} kcal", low=low, high=high)


def _kcal(value: float, wording: Wording) -> str:
    return wording.number(math.floor(value / _TENS + 0.5) * _TENS if value >= _ROUNDED_FROM else value)


def _by_method(answer: EnergyAnswer, wording: Wording) -> str:
    rows = [(one.method, wording.number(one.gross), wording.number(one.net)) for one in answer.energy.estimates]
    return table(rows, head=("", wording.say("in all"), wording.say("net")))


def _trust(answer: EnergyAnswer, wording: Wording) -> Iterator[str]:
    yield wording.say(
        "No method knows how economically you run: {low} to {high} % more or less is likely for any one person. "
        "That is our judgement; the ACSM states about {acsm} % for its equation (quoted from memory), the others "
        "nothing.",
        low=_ERROR[0],
        high=_ERROR[1],
        acsm=_ACSM_ERROR,
    )
    if all(one.method != COMPENDIUM for one in answer.energy.estimates):
        yield wording.say("The Compendium's table begins at 8 km/h, so it is left out here.")
    if answer.run.pace.speed < SURELY_RUN:
        yield wording.say("It counts for a run; walking at this pace takes less.")
    if answer.run.duration < STEADY_FROM:
        yield wording.say("In less than three minutes the body does not settle, so a sprint takes more than this.")


def _footer(answer: EnergyAnswer, wording: Wording) -> Iterator[str]:
    parts = {
        COMPENDIUM: wording.say("{method} (straight lines between its speeds)", method=COMPENDIUM),
        ACSM: wording.say("ACSM running equation at 5 kcal per litre of oxygen"),
        MARGARIA: wording.say("{method} (1 kcal per kg and km above rest)", method=MARGARIA),
    }
    used = [parts[one.method] for one in answer.energy.estimates]
    yield wording.say("Flat ground, even pace. Methods: {names}.", names=", ".join(used))
    yield wording.say("Rest is 1 kcal per kg and hour.")
    yield wording.say("Only you see this, and nothing is stored.")


def _next_steps(answer: EnergyAnswer, wording: Wording) -> Iterator[NextStep]:
    yield NextStep(wording.say("Pace"), "pace", (answer.run_as_typed,))
    if answer.run.phrase.reps == 1:
        yield NextStep(wording.say("Training paces"), "training", (answer.run_as_typed,))
