"""The cards of how a record got where it is: its history, and the milestones on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot.core.events import Event
from bot.core.quantities import Duration
from bot.core.records import (
    DerivedMilestone,
    MarkKind,
    Milestone,
    Progression,
    ProgressionMark,
    RecordBook,
    Step,
    Superlative,
    derived_milestones,
)
from bot.reply.card import Card, Field, NextStep, Tone
from bot.reply.cards.progression_picture import progression_picture
from bot.reply.cards.record import (
    PROGRESSION,
    athlete_and_nation,
    mark_text,
    old_data,
    where_and_when,
    whose_record,
)
from bot.reply.language import mark
from bot.reply.names import event_name
from bot.reply.plain import plain
from bot.reply.wording import Wording

PAGE: Final = 8
_PAGE_OF_TWO: Final = 5
"""Marks on a page, and of each where two histories stand on it: more would not be read on a phone."""
_MOST_MILESTONES: Final = 8
_YEARS_FROM_DAYS: Final = 730
_DAYS_IN_A_YEAR: Final = 365.25

_NOT_COUNTED: Final = {
    MarkKind.PENDING: mark("waits for ratification"),
    MarkKind.NOT_RATIFIED: mark("not ratified"),
    MarkKind.NOT_ELIGIBLE: mark("not open to records"),
    MarkKind.ANNULLED: mark("annulled"),
}
_SUPERLATIVES: Final = {
    Superlative.LONGEST_STANDING: mark("Stood longest"),
    Superlative.BIGGEST_IMPROVEMENT: mark("Biggest improvement"),
    Superlative.MOST_OFTEN_IMPROVED: mark("Improved most often"),
    Superlative.CURRENT_AGE: mark("Age of the record"),
}


def progression_card(
    progressions: Sequence[Progression],
    page: int,
    arguments: tuple[str, ...],
    book: RecordBook,
    wording: Wording,
    *,
    today: dt.date,
) -> Card:
    """A page of the history, newest first, each mark with how long it stood and what it took off the one before.

    ``arguments`` are those of the answer without the page; ``page`` counts from 1 and is brought into range.
    """
    size = PAGE if len(progressions) == 1 else _PAGE_OF_TWO
    pages = max(1, *(-(-len(progression.marks) // size) for progression in progressions))
    page = min(max(page, 1), pages)
    shown = (page - 1) * size
    fields = []
    for progression in progressions:
        lines = _lines(progression, today, wording)[shown : shown + size]
        fields.append(Field(whose_record(progression, wording), "\n".join(lines), inline=False))
    complete = all(progression.complete for progression in progressions)
    footer = [wording.say("Page {page} of {pages}.", page=page, pages=pages)] if pages > 1 else []
    if not complete:
        footer.append(wording.say("This list has gaps."))
    footer.append(wording.say("Data as of {date}; nothing newer was seen.", date=wording.date(book.newest_source)))
    return Card(
        wording.say("How the record got here: {event}", event=event_name(progressions[0].event, wording)),
        lines=old_data(book, today, wording),
        fields=tuple(field for field in fields if field.value),
        footer=" ".join(footer),
        tone=Tone.RECORD,
        next_steps=_turning(page, pages, arguments, wording),
        picture=progression_picture(progressions, book, wording) if page == 1 else None,
    )


def milestones_card(
    told: Sequence[Milestone],
    progressions: Sequence[Progression],
    event: Event,
    book: RecordBook,
    wording: Wording,
    *,
    today: dt.date,
) -> Card:
    """Firsts and curiosities of an event, those that are told and those that follow from its lists."""
    fields = [Field(wording.say(one.title), _told(one, wording), inline=False) for one in told[-_MOST_MILESTONES:]]
    for progression in progressions:
        lines = [_derived(one, wording) for one in derived_milestones(progression, today)]
        if lines:
            fields.append(Field(whose_record(progression, wording), "\n".join(lines), inline=False))
    return Card(
        wording.say("Milestones: {event}", event=event_name(event, wording)),
        fields=tuple(fields),
        footer=wording.say("Data as of {date}; nothing newer was seen.", date=wording.date(book.newest_source)),
        tone=Tone.RECORD,
    )


def _lines(progression: Progression, today: dt.date, wording: Wording) -> list[str]:
    """Two lines for each mark, the newest first."""
    steps = {step.mark: step for step in progression.steps()}
    return [_line(one, steps.get(one), today, wording) for one in reversed(progression.marks)]


def _line(one: ProgressionMark, step: Step | None, today: dt.date, wording: Wording) -> str:
    first = f"**{mark_text(one, wording)}** {plain(one.athlete)} ({plain(one.nation)}), {wording.date(one.date)}"
    second = _standing(step, today, wording) if step else wording.say(_NOT_COUNTED[one.kind])
    return f"{first}\n\u2003{second}"


def _standing(step: Step, today: dt.date, wording: Wording) -> str:
    for_long = span(step.days(today), wording)
    if step.beaten_by is not None:
        parts = [wording.say("stood {span}", span=for_long)]
    else:
        parts = [wording.say("has stood {span}", span=for_long)]
    improvement = step.improvement
    if step.beaten_by is not None and step.beaten_by.after_gap:
        parts = [wording.say("the next that is known is from years later")]
    if step.mark.equalled:
        parts.append(wording.say("equalled"))
    elif improvement is not None and improvement.seconds is not None and not step.mark.after_gap:
        parts.append(f"−{wording.exact_duration(Duration(improvement.seconds))}")
    return ", ".join(parts)


def _told(milestone: Milestone, wording: Wording) -> str:
    marks = [
        f"**{mark_text(one, wording)}**  {athlete_and_nation(one, wording)}\n{where_and_when(one, wording)}"
        for one in milestone.marks
    ]
    return "\n".join([wording.say(milestone.text), *marks])


def _derived(one: DerivedMilestone, wording: Wording) -> str:
    best = one.marks[-1]
    name = wording.say(_SUPERLATIVES[one.superlative])
    who = f"{mark_text(best, wording)} {plain(best.athlete)}"
    if one.superlative is Superlative.MOST_OFTEN_IMPROVED and one.count is not None:
        athletes = wording.all_of([plain(athlete) for athlete in one.athletes])
        times = wording.say_count("{count} time", "{count} times", one.count, count=one.count)
        return wording.say("{name}: {what}", name=name, what=f"{athletes}, {times}")
    if one.superlative is Superlative.BIGGEST_IMPROVEMENT:
        improvement = one.steps[-1].improvement
        seconds = (
            ""
            if improvement is None or improvement.seconds is None
            else wording.number(improvement.seconds, 2, trim=True)
        )
        return wording.say("{name}: {what}", name=name, what=f"{who}, {best.date.year}, −{seconds} s")
    return wording.say("{name}: {what}", name=name, what=f"{who}, {best.date.year}, {span(one.days or 0, wording)}")


def span(days: int, wording: Wording) -> str:
    """How long something lasted: days up to two years, then years with a decimal."""
    if days < _YEARS_FROM_DAYS:
        return wording.say_count("{count} day", "{count} days", days, count=wording.number(days))
    return wording.say("{years} years", years=wording.number(days / _DAYS_IN_A_YEAR, 1))


def _turning(page: int, pages: int, arguments: tuple[str, ...], wording: Wording) -> tuple[NextStep, ...]:
    padded = (*arguments, *[""] * (4 - len(arguments)))
    steps: list[NextStep] = []
    if page > 1:
        steps.append(NextStep(wording.say("Newer"), PROGRESSION, (*padded, str(page - 1)), in_place=True))
    if page < pages:
        steps.append(NextStep(wording.say("Older"), PROGRESSION, (*padded, str(page + 1)), in_place=True))
    return tuple(steps)
