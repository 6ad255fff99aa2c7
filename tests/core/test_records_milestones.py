"""Firsts and curiosities: those that are told, and those that are counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from bot.core.events import Category, Surface, event_by_id
from bot.core.quantities import Distance
from bot.core.records import (
    DerivedMilestone,
    Milestone,
    Progression,
    ProgressionMark,
    RaceField,
    RecordMark,
    Superlative,
    derived_milestones,
    load_record_book,
)

MEN, WOMEN = Category.MEN, Category.WOMEN
TRACK, ROAD = Surface.OUTDOOR_TRACK, Surface.ROAD
TODAY = dt.date(2026, 11, 21)
MILE = event_by_id("mile")


def derived(
    event: str, category: Category = MEN, surface: Surface = TRACK, field: RaceField | None = None
) -> dict[Superlative, DerivedMilestone]:
    history = load_record_book().progression(event_by_id(event), category, surface, field)
    assert history is not None
    return {found.superlative: found for found in derived_milestones(history, TODAY)}


def told(id: str) -> Milestone:
    (found,) = (milestone for milestone in load_record_book().milestones if milestone.id == id)
    return found


# Told


def test_milestones_are_found_by_event_category_and_surface() -> None:
    book = load_record_book()
    assert len(book.milestones) == 24
    assert sum(len(book.milestones_of(event)) for event in {one.event for one in book.milestones}) == 24
    women = book.milestones_of(MILE, WOMEN, TRACK)
    assert [milestone.id for milestone in women] == [
        "mile-first-woman-sub5",
        "mile-first-woman-sub410",
        "mile-breaking4",
    ]
    assert {milestone.surface for milestone in book.milestones_of(MILE, MEN)} == set(Surface) - {Surface.ULTRA}
    assert book.milestones_of(event_by_id("200m")) == ()


def test_each_has_its_run_as_the_lists_have_it() -> None:
    bannister = told("mile-first-sub4")
    (run,) = bannister.marks
    assert isinstance(run, ProgressionMark)
    assert (run.id, run.place) == ("mile-men-1954-05-06", "Oxford")
    assert (bannister.title, bannister.derived, bannister.date) == (
        "First sub-four-minute mile",
        False,
        dt.date(1954, 5, 6),
    )
    assert isinstance(told("mile-breaking4").marks[0], RecordMark)
    assert isinstance(told("mile-short-track-2025").marks[0], RecordMark)
    (ruthe,) = told("mile-youngest-sub4").marks
    assert type(ruthe).__name__ == "Mark"
    assert (ruthe.athlete, ruthe.text, ruthe.id) == ("Sam Ruthe", "3:58.35", "mile-youngest-sub4")
    assert all(milestone.sources and milestone.text for milestone in load_record_book().milestones)


# Counted


def test_the_longest_standing() -> None:
    mile = derived("mile")[Superlative.LONGEST_STANDING]
    assert (mile.athletes, mile.days, mile.is_standing) == (("Hicham El Guerrouj",), 9999, True)
    half_century = derived("800m", WOMEN)[Superlative.LONGEST_STANDING]
    assert (half_century.marks[0].text, half_century.marks[0].date.year) == ("1:53.28", 1983)
    ngeny = derived("1000m")[Superlative.LONGEST_STANDING]
    assert (ngeny.athletes, ngeny.is_standing) == (("Noah Ngeny",), False)
    assert ngeny.steps[0].beaten_on == dt.date(2026, 7, 10)
    assert ngeny.days == (dt.date(2026, 7, 10) - dt.date(1999, 9, 5)).days
    coe = derived("800m")[Superlative.LONGEST_STANDING]  # equalled in 1997, but not beaten for sixteen years
    assert (coe.athletes, coe.days) == (("Sebastian Coe",), 5908)


def test_the_biggest_improvement() -> None:
    clarke = derived("10000m")[Superlative.BIGGEST_IMPROVEMENT]
    assert clarke.athletes == ("Ron Clarke",)
    assert clarke.steps[0].improvement is not None
    assert clarke.steps[0].improvement.seconds == pytest.approx(36.2)
    elliott = derived("mile")[Superlative.BIGGEST_IMPROVEMENT]
    assert (elliott.marks[0].text, elliott.marks[0].athlete) == ("3:54.5", "Herb Elliott")


def test_most_often_improved() -> None:
    mile = derived("mile")[Superlative.MOST_OFTEN_IMPROVED]
    assert (mile.count, mile.athletes) == (3, ("Gunder Hägg", "Sebastian Coe"))  # Andersson's third was a tie
    assert len(mile.marks) == 6
    decker = derived("mile", WOMEN)[Superlative.MOST_OFTEN_IMPROVED]
    assert (decker.count, decker.athletes) == (3, ("Mary Decker",))
    assert [mark.athlete for mark in decker.marks] == ["Mary Decker", "Mary Decker Tabb", "Mary Decker Slaney"]
    otkalenko = derived("800m", WOMEN)[Superlative.MOST_OFTEN_IMPROVED]
    assert (otkalenko.count, otkalenko.athletes) == (5, ("Nina Otkalenko",))
    assert Superlative.MOST_OFTEN_IMPROVED not in derived("mile", MEN, ROAD)


def test_the_age_of_the_current_record() -> None:
    assert derived("mile", WOMEN)[Superlative.CURRENT_AGE].days == (TODAY - dt.date(2023, 7, 21)).days
    assert derived("mile")[Superlative.CURRENT_AGE].days == 9999


def test_a_list_with_gaps_says_only_how_old_the_record_is() -> None:
    assert set(derived("half", WOMEN, ROAD)) == {Superlative.CURRENT_AGE}
    assert set(derived("marathon", WOMEN, ROAD, RaceField.WOMEN_ONLY)) == {Superlative.CURRENT_AGE}
    women = derived("mile", WOMEN)  # the list before 1967 has gaps
    assert women[Superlative.LONGEST_STANDING].marks[0].athlete == "Svetlana Masterkova"
    assert women[Superlative.BIGGEST_IMPROVEMENT].marks[0].athlete == "Paola Pigni-Cacchi"


def test_years_without_a_record_are_no_record_of_length() -> None:
    women = derived("1000m", WOMEN)  # from 1934 to 1972 nobody kept one
    assert women[Superlative.LONGEST_STANDING].athletes == ("Svetlana Masterkova",)
    assert women[Superlative.BIGGEST_IMPROVEMENT].athletes == ("Lucie Bréard",)


@pytest.mark.parametrize("history", load_record_book().progressions, ids=lambda history: history.id)
def test_each_progression_has_some(history: Progression) -> None:
    found = derived_milestones(history, TODAY)
    assert len({milestone.id for milestone in found}) == len(found)
    assert found[-1].superlative is Superlative.CURRENT_AGE
    assert found[-1].marks == history.standing
    assert found[-1].is_standing
    if history.complete:
        assert found[0].superlative is Superlative.LONGEST_STANDING
        assert (found[0].days or 0) >= (found[-1].days or 0)
    for milestone in found:
        assert milestone.marks
        assert (milestone.event, milestone.category) == (history.event, history.category)


def test_a_timed_event_is_counted_in_metres() -> None:
    template = load_record_book().progressions[0]
    hour = event_by_id("1hour")
    marks = tuple(
        dataclasses.replace(
            template.marks[0],
            id=f"hour-{year}",
            event=hour,
            duration=None,
            distance=Distance(metres),
            text=f"{metres:.0f} m",
            date=dt.date(year, 1, 1),
            person=str(year),
            progression_id="hour",
        )
        for year, metres in ((1900, 18000.0), (1950, 20000.0), (2000, 20500.0))
    )
    history = dataclasses.replace(template, id="hour", event=hour, marks=marks)
    found = {one.superlative: one for one in derived_milestones(history, TODAY)}
    biggest = found[Superlative.BIGGEST_IMPROVEMENT].steps[0]
    assert biggest.mark.id == "hour-1950"
    assert biggest.improvement is not None
    assert (biggest.improvement.seconds, biggest.improvement.metres) == (None, 2000)
    assert biggest.improvement.percent == pytest.approx(100 / 9)
    assert found[Superlative.LONGEST_STANDING].marks[0].id == "hour-1900"
    assert history.holder_on(dt.date(1999, 12, 31))[0].text == "20000 m"
