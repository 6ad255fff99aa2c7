"""What the picture of a record's history shows: steps over the years, with every word written already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot.core.quantities import Duration
from bot.core.records import MarkKind, Progression, ProgressionMark, RecordBook
from bot.reply.cards.record import mark_text
from bot.reply.language import mark
from bot.reply.names import category_name, event_name, surface_name
from bot.reply.pictures import Milestone as RingedMilestone
from bot.reply.pictures import (
    Picture,
    Point,
    PointKind,
    ProgressionPicture,
    Series,
    Tick,
    second_ticks,
    year_ticks,
)
from bot.reply.wording import Wording

_KINDS: Final = {
    MarkKind.RECORD: PointKind.RECORD,
    MarkKind.WORLD_BEST: PointKind.RECORD,
    MarkKind.PENDING: PointKind.PENDING,
    MarkKind.NOT_RATIFIED: PointKind.NOT_COUNTED,
    MarkKind.NOT_ELIGIBLE: PointKind.NOT_COUNTED,
    MarkKind.ANNULLED: PointKind.NOT_COUNTED,
}
_KEY: Final = (
    (PointKind.RECORD, mark("record")),
    (PointKind.EQUALLED, mark("equalled")),
    (PointKind.PENDING, mark("waits for ratification")),
    (PointKind.NOT_COUNTED, mark("did not count")),
)
_LEAST_MARKS: Final = 2
# Times that everybody has heard of, and the first to pass each is worth a ring.
_BARRIERS: Final = {"mile": (240.0,), "marathon": (7200.0,), "half": (3600.0,)}


def progression_picture(progressions: Sequence[Progression], book: RecordBook, wording: Wording) -> Picture | None:
    """The picture of one or two histories over time; None where there is too little to draw."""
    drawn = [one for one in progressions[:2] if len(one.counted) >= _LEAST_MARKS]
    if not drawn or any(point.duration is None for one in drawn for point in one.marks):
        return None
    series = tuple(_series(one, len(drawn) > 1, wording) for one in drawn)
    points = [point for one in series for point in one.points]
    until = book.newest_source.toordinal()
    first = drawn[0]
    categories = wording.all_of([category_name(one.category, wording) for one in drawn])
    title = event_name(first.event, wording)
    best = min(points, key=lambda point: point.value)
    alt = wording.say(
        "How the world record fell: {event}, {categories}. From {first} in {from_year} to {last} in {to_year}.",
        event=title,
        categories=categories,
        first=mark_text(first.first, wording),
        last=best.note,
        from_year=first.first.date.year,
        to_year=dt.date.fromordinal(best.day).year,
    )
    values = [point.value for point in points]
    return Picture(
        ProgressionPicture(
            title=wording.say("World record: {event}", event=title),
            subtitle=f"{categories}, {surface_name(first.surface, wording)}",
            series=series,
            until=until,
            day_ticks=tuple(
                Tick(at=dt.date(year, 1, 1).toordinal(), label=str(year))
                for year in year_ticks(min(point.day for point in points), until)
            ),
            value_ticks=tuple(
                Tick(at=seconds, label=wording.exact_duration(Duration(seconds)))
                for seconds in second_ticks(min(values), max(values))
            ),
            milestones=_barriers(drawn, wording),
            key=tuple((kind, wording.say(words)) for kind, words in _KEY),
        ),
        alt,
    )


def _series(progression: Progression, named: bool, wording: Wording) -> Series:
    name = category_name(progression.category, wording) if named else ""
    return Series(points=tuple(_point(one, wording) for one in progression.marks), name=name)


def _point(one: ProgressionMark, wording: Wording) -> Point:
    return Point(
        day=one.date.toordinal(),
        value=one.duration_run.seconds,
        name=one.athlete,
        note=mark_text(one, wording),
        kind=PointKind.EQUALLED if one.equalled else _KINDS[one.kind],
        joined=not one.after_gap,
    )


def _barriers(progressions: Sequence[Progression], wording: Wording) -> tuple[RingedMilestone, ...]:
    """The first mark under each time that has a name."""
    ringed: list[RingedMilestone] = []
    for progression in progressions:
        for seconds in _BARRIERS.get(progression.event.id, ()):
            passed = [one for one in progression.counted if one.duration_run.seconds < seconds]
            if passed and passed[0] != progression.first:
                label = wording.say("first under {time}", time=wording.exact_duration(Duration(seconds)))
                ringed.append(
                    RingedMilestone(
                        day=passed[0].date.toordinal(), value=passed[0].duration_run.seconds, label=label, line=seconds
                    )
                )
    return tuple(ringed)
