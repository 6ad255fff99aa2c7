"""The card of ``/countdown``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from bot.core.countdown import LONGEST_PLAN, SHORTEST_PLAN, Countdown, Plan
from bot.core.countdown_query import as_typed
from bot.core.units import LengthUnit
from bot.reply.card import Card, Field, NextStep
from bot.reply.language import mark
from bot.reply.plain import plain
from bot.reply.timestamps import day_stamp, stamp_from_now
from bot.reply.wording import Wording, capitalised

_WEEKDAYS: Final = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)  # fmt: skip
_NAME: Final = 60
_DAYS_ALONE_UP_TO: Final = 13
"""From two weeks on people think in weeks."""
_OTHER_LENGTHS: Final = (-4, 4)


def countdown_card(answer: Countdown, wording: Wording) -> Card:
    """The days to go as the title, the day itself, and where the plan and its taper begin."""
    fields = [
        Field(wording.say("Race day"), _race_day(answer, wording)),
        Field(wording.say("To go"), _to_go_in_full(answer, wording)),
    ]
    if answer.plan is not None:
        name = wording.say_count(
            "Plan of {count} week", "Plan of {count} weeks", answer.plan.weeks, count=answer.plan.weeks
        )
        fields.append(Field(name, _plan(answer, answer.plan, wording), inline=False))
    if answer.taper is not None:
        fields.append(Field(wording.say("Taper"), _taper(answer, answer.taper, wording), inline=False))
    return Card(
        wording.say("{race}: {left}", race=_race(answer, wording), left=_to_go(answer, wording)),
        lines=(wording.say("Read as {phrase}", phrase=_read(answer, wording)), *_hints(answer, wording)),
        fields=tuple(fields),
        footer=" ".join(_footer(answer, wording)),
        next_steps=tuple(_next_steps(answer, wording)),
    )


def countdown_line(answer: Countdown, wording: Wording) -> str:
    """One line for autocomplete: the race, its day, and how far it is."""
    return wording.say("{read} → {left}", read=_read(answer, wording, markup=False), left=_to_go(answer, wording))


def _race(answer: Countdown, wording: Wording, *, markup: bool = True) -> str:
    if answer.name:
        return plain(answer.name, _NAME) if markup else answer.name
    if answer.distance is not None:
        return capitalised(wording.distance(answer.distance))
    return wording.say("Race day")


def _read(answer: Countdown, wording: Wording, *, markup: bool = True) -> str:
    """The race and its day with the weekday: "Berlin Marathon (marathon), Sunday, 26 September 2027"."""
    parts = []
    if answer.name or answer.distance is not None:
        race = _race(answer, wording, markup=markup)
        length = "" if answer.distance is None else wording.length(answer.distance, LengthUnit.KM, 4)
        parts.append(f"{race} ({length})" if answer.name and length else race)
    parts.append(wording.say("{weekday}, {date}", weekday=_weekday(answer.day, wording), date=wording.date(answer.day)))
    if answer.plan is not None and not answer.plan.is_usual:
        parts.append(
            wording.say_count(
                "a plan of {count} week", "a plan of {count} weeks", answer.plan.weeks, count=answer.plan.weeks
            )
        )
    return ", ".join(parts)


def _weekday(day: dt.date, wording: Wording) -> str:
    return wording.say(_WEEKDAYS[day.weekday()])


def _to_go(answer: Countdown, wording: Wording) -> str:
    if answer.days == 0:
        return wording.say("today!")
    if answer.days == 1:
        return wording.say("tomorrow")
    return wording.say("{time} to go", time=_weeks(answer.days, wording))


def _weeks(days: int, wording: Wording) -> str:
    """So many days as weeks and days, or below two weeks as days."""
    if days <= _DAYS_ALONE_UP_TO:
        return _days(days, wording)
    weeks, rest = divmod(days, 7)
    told = wording.say_count("{count} week", "{count} weeks", weeks, count=weeks)
    return wording.all_of([told, _days(rest, wording)]) if rest else told


def _days(days: int, wording: Wording) -> str:
    return wording.say_count("{count} day", "{count} days", days, count=days)


def _race_day(answer: Countdown, wording: Wording) -> str:
    day = f"**{_weekday(answer.day, wording)}**, {day_stamp(answer.day)}"
    return f"{day}\n{stamp_from_now(answer.day)}" if answer.days > 1 else day


def _to_go_in_full(answer: Countdown, wording: Wording) -> str:
    days = f"**{_days(answer.days, wording)}**"
    if answer.days == 0:
        return wording.say("**Today!** Have a good race.")
    return f"{days}\n{_weeks(answer.days, wording)}" if answer.days > _DAYS_ALONE_UP_TO else days


def _plan(answer: Countdown, plan: Plan, wording: Wording) -> str:
    values = {"weekday": _weekday(plan.start, wording), "date": day_stamp(plan.start)}
    if answer.days == 0:
        return wording.say("It began on {weekday}, {date}, and ends today.", **values)
    if plan.start == answer.today:
        return wording.say("It begins **today**.")
    if not plan.week:
        return wording.say(
            "It begins on **{weekday}**, {date}, in {time}.",
            time=_weeks((plan.start - answer.today).days, wording),
            **values,
        )
    return wording.say(
        "It would have begun on {weekday}, {date}. You would be in **week {week} of {weeks}** and still have {time}.",
        time=_weeks(answer.days, wording),
        week=plan.week,
        weeks=plan.weeks,
        **values,
    )


def _taper(answer: Countdown, taper: dt.date, wording: Wording) -> str:
    if answer.days == 0:
        return wording.say("Done. You are as rested as you will be.")
    if taper <= answer.today:
        return wording.say("You are in it, since {date}: less running, at the usual pace.", date=day_stamp(taper))
    return wording.say(
        "From **{weekday}**, {date}: less running, at the usual pace.",
        weekday=_weekday(taper, wording),
        date=day_stamp(taper),
    )


def _hints(answer: Countdown, wording: Wording) -> Iterator[str]:
    if answer.plan is None:
        yield wording.say("Name the distance, or how many `weeks` your plan has, and I count back to its start.")


def _footer(answer: Countdown, wording: Wording) -> Iterator[str]:
    yield wording.say("Counted from {date} (UTC).", date=wording.date(answer.today))
    if answer.plan is not None and answer.plan.is_usual:
        yield wording.say(
            "Plan length: our guidance (8 weeks for 5 km, 10 for 10 km, 12 for a half, 16 for a marathon)."
        )
    if answer.taper is not None:
        yield wording.say(
            "Taper: 2 weeks from 30 km on, else 1; our guidance after Bosquet 2007, where 2 weeks with 41 to "
            "60 % less did best."
        )


def _next_steps(answer: Countdown, wording: Wording) -> Iterator[NextStep]:
    """Other lengths of plan, in the same message. They carry the date: "in 12 weeks" means another day tomorrow."""
    if answer.plan is None or answer.days == 0:
        return
    for more in _OTHER_LENGTHS:
        weeks = answer.plan.weeks + more
        if SHORTEST_PLAN < weeks <= LONGEST_PLAN:
            label = wording.say_count("Plan of {count} week", "Plan of {count} weeks", weeks, count=weeks)
            yield NextStep(label, "countdown", (as_typed(answer), str(weeks)), in_place=True)
