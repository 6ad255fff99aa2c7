"""How records got where they are, against what is published about them."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import EVENTS, Category, Surface, event_by_id
from bot.core.records import MarkKind, Progression, RaceField, load_record_book

MEN, WOMEN = Category.MEN, Category.WOMEN
TRACK, ROAD = Surface.OUTDOOR_TRACK, Surface.ROAD
TODAY = dt.date(2026, 11, 21)
ALL = load_record_book().progressions

each = pytest.mark.parametrize("history", ALL, ids=lambda history: history.id)


def progression(
    event: str, category: Category = MEN, surface: Surface = TRACK, field: RaceField | None = None
) -> Progression:
    found = load_record_book().progression(event_by_id(event), category, surface, field)
    assert found is not None
    return found


def holders(history: Progression, day: str) -> list[str]:
    return [f"{mark.text} {mark.athlete}" for mark in history.holder_on(dt.date.fromisoformat(day))]


# Who held it


@pytest.mark.parametrize(
    ("event", "category", "surface", "day", "held"),
    [
        ("mile", MEN, TRACK, "1954-05-05", ["4:01.4 Gunder Hägg"]),
        ("mile", MEN, TRACK, "1954-05-06", ["3:59.4 Roger Bannister"]),
        ("mile", MEN, TRACK, "1954-06-20", ["3:59.4 Roger Bannister"]),
        ("mile", MEN, TRACK, "1954-06-21", ["3:58.0 John Landy"]),
        ("mile", MEN, TRACK, "1942-07-09", ["4:06.2 Gunder Hägg"]),
        ("mile", MEN, TRACK, "1942-07-10", ["4:06.2 Gunder Hägg", "4:06.2 Arne Andersson"]),
        ("mile", MEN, TRACK, "1981-08-27", ["3:48.40 Steve Ovett"]),
        ("mile", MEN, TRACK, "1999-07-06", ["3:44.39 Noureddine Morceli"]),
        ("mile", MEN, TRACK, "1999-07-07", ["3:43.13 Hicham El Guerrouj"]),
        ("mile", MEN, TRACK, "2026-11-21", ["3:43.13 Hicham El Guerrouj"]),  # Kerr's 3:42.66 is pending
        ("mile", MEN, TRACK, "1913-05-31", ["4:14.4 John Paul Jones"]),
        ("mile", WOMEN, TRACK, "1954-05-29", ["4:59.6 Diane Leather"]),
        ("mile", WOMEN, TRACK, "1967-06-02", ["4:39.2 Anne Smith"]),
        ("mile", WOMEN, TRACK, "1967-06-03", ["4:37.0 Anne Smith"]),
        ("mile", WOMEN, TRACK, "1973-08-01", ["4:35.3 Ellen Tittel"]),  # Reiser's 4:34.9 was not ratified
        ("mile", WOMEN, TRACK, "2000-01-01", ["4:12.56 Svetlana Masterkova"]),
        ("mile", WOMEN, TRACK, "2023-07-21", ["4:07.64 Faith Kipyegon"]),
        ("mile", WOMEN, TRACK, "2025-12-31", ["4:07.64 Faith Kipyegon"]),  # Breaking4 was an exhibition
        ("1500m", MEN, TRACK, "1955-09-06", ["3:40.8 Sándor Iharos", "3:40.8 László Tábori", "3:40.8 Gunnar Nielsen"]),
        ("1500m", MEN, TRACK, "1957-07-11", ["3:40.2 Olavi Salsola", "3:40.2 Olavi Salonen"]),
        ("1500m", MEN, TRACK, "1980-08-01", ["3:32.1 Sebastian Coe", "3:32.1 Steve Ovett"]),
        ("3000m", WOMEN, TRACK, "1993-09-12", ["8:12.19 Wang Junxia"]),  # the second record of that day
        ("800m", MEN, TRACK, "2000-01-01", ["1:41.11 Wilson Kipketer"]),
        ("marathon", MEN, ROAD, "1908-07-24", ["2:55:18.4 John Hayes"]),
        ("marathon", MEN, ROAD, "2012-04-18", ["2:03:38 Patrick Makau"]),  # Mutai's 2:03:02 was not eligible
        ("marathon", MEN, ROAD, "2019-10-12", ["2:01:39 Eliud Kipchoge"]),  # nor was his own 1:59:40
        ("marathon", MEN, ROAD, "2023-10-08", ["2:00:35 Kelvin Kiptum"]),
        ("marathon", MEN, ROAD, "2026-04-26", ["1:59:30 Sabastian Sawe"]),
        ("marathon", WOMEN, ROAD, "2003-04-13", ["2:15:25 Paula Radcliffe"]),
        ("marathon", WOMEN, ROAD, "2019-10-12", ["2:15:25 Paula Radcliffe"]),
        ("marathon", WOMEN, ROAD, "2019-10-13", ["2:14:04 Brigid Kosgei"]),
        ("half", MEN, ROAD, "2018-12-31", ["58:23 Zersenay Tadese"]),  # Kiptum's 58:18 was annulled
        ("half", MEN, ROAD, "2026-09-01", ["57:20 Jacob Kiplimo"]),  # Kejelcha's 56:51 is pending
    ],
)
def test_who_held_it(event: str, category: Category, surface: Surface, day: str, held: list[str]) -> None:
    assert holders(progression(event, category, surface), day) == held


@pytest.mark.parametrize(
    ("event", "category", "first"),
    [("mile", MEN, "1913-05-31"), ("mile", WOMEN, "1921-06-24"), ("5000m", WOMEN, "1981-09-13")],
)
def test_before_the_first_there_was_none(event: str, category: Category, first: str) -> None:
    history = progression(event, category)
    day = dt.date.fromisoformat(first)
    with pytest.raises(PersonError) as caught:
        history.holder_on(day - dt.timedelta(days=1))
    error = caught.value
    assert error.code is Mistake.BEFORE_FIRST_RECORD
    assert error.example == first
    assert error.params == {"date": day - dt.timedelta(days=1), "first": day, "mark": history.first}
    assert history.holder_on(day) == (history.first,)


# Which progression


def test_lists_of_one_record_are_joined() -> None:
    history = progression("mile", WOMEN)
    assert history.id == "mile-women"
    assert [(part.id, part.complete, len(part.marks)) for part in history.parts] == [
        ("mile-women-pre-1967", False, 18),
        ("mile-women", True, 17),
    ]
    assert not history.complete
    assert history.scope == " ".join(part.scope for part in history.parts)
    assert (history.marks[0].athlete, history.marks[-1].athlete) == ("Elizabeth Atkinson", "Faith Kipyegon")
    first_ratified = next(mark for mark in history.marks if mark.kind is MarkKind.RECORD)
    assert (first_ratified.text, first_ratified.progression_id) == ("4:37.0", "mile-women")
    assert len(ALL) == 24


def test_women_only_is_a_record_of_its_own() -> None:
    mixed = progression("marathon", WOMEN, ROAD, RaceField.MIXED)
    alone = progression("marathon", WOMEN, ROAD, RaceField.WOMEN_ONLY)
    assert (mixed.standing[0].text, alone.standing[0].text) == ("2:09:56", "2:15:41")
    assert mixed.complete
    assert not alone.complete
    assert progression("marathon", WOMEN, ROAD) is mixed
    assert progression("half", WOMEN, ROAD).field is RaceField.MIXED
    assert load_record_book().progression(event_by_id("half"), WOMEN, ROAD, RaceField.WOMEN_ONLY) is None
    assert load_record_book().progression(event_by_id("marathon"), MEN, ROAD, RaceField.MIXED) is None


def test_where_no_list_is_known_there_is_none() -> None:
    book = load_record_book()
    found = {
        (event.id, category, surface)
        for event, category, surface in itertools.product(EVENTS, Category, Surface)
        if book.progression(event, category, surface) is not None
    }
    assert found == {(one.event.id, one.category, one.surface) for one in ALL}
    assert book.progression(event_by_id("mile"), MEN, Surface.SHORT_TRACK) is None


# Steps


def test_what_a_step_took_off_and_how_long_it_stood() -> None:
    steps = {step.mark.athlete: step for step in progression("mile").steps()}
    bannister = steps["Roger Bannister"]
    assert bannister.before is not None
    assert bannister.before.athlete == "Gunder Hägg"
    assert bannister.beaten_by is not None
    assert (bannister.beaten_by.athlete, bannister.beaten_on) == ("John Landy", dt.date(1954, 6, 21))
    assert bannister.days(TODAY) == 46
    assert bannister.improvement is not None
    assert bannister.improvement.seconds == pytest.approx(2.0)
    assert bannister.improvement.percent == pytest.approx(200 / 241.4)
    assert bannister.improvement.metres is None
    standing = steps["Hicham El Guerrouj"]
    assert (standing.beaten_by, standing.beaten_on) == (None, None)
    assert standing.days(dt.date(2026, 7, 18)) == 9873
    assert steps["John Paul Jones"].improvement is None


def test_an_equalled_record_is_shared_not_beaten() -> None:
    steps = [step for step in progression("mile").steps() if step.mark.text == "4:06.2"]
    assert [(step.mark.athlete, step.mark.equalled, step.days(TODAY)) for step in steps] == [
        ("Gunder Hägg", False, 65),
        ("Arne Andersson", True, 56),
    ]
    assert {step.beaten_on for step in steps} == {dt.date(1942, 9, 4)}
    tie = steps[1].improvement
    assert tie is not None
    assert (tie.seconds, tie.percent) == (0, 0)


def test_steps_are_the_marks_that_were_records() -> None:
    history = progression("half", MEN, ROAD)
    assert {step.mark.kind for step in history.steps()} == {MarkKind.RECORD, MarkKind.WORLD_BEST}
    assert len(history.steps()) == 31
    kinds = {mark.kind for mark in history.marks}
    assert kinds == set(MarkKind)
    assert [mark.text for mark in history.pending] == ["56:51"]


def test_a_second_record_of_one_day_ends_the_first() -> None:
    steps = progression("3000m", WOMEN).steps()
    zhang = next(step for step in steps if step.mark.athlete == "Zhang Linli")
    assert (zhang.days(TODAY), zhang.beaten_on) == (0, zhang.mark.date)
    assert {step.mark.id for step in steps} >= {"3000m-women-1993-09-12", "3000m-women-1993-09-12-2"}


def test_what_else_is_known_of_a_mark() -> None:
    marks = {mark.id: mark for history in ALL for mark in history.marks}
    assert marks["1500m-men-1954-06-21"].en_route
    assert marks["800m-men-1934-06-16"].yards == "880 yards"
    assert marks["mile-men-1979-07-17"].auto_time == "3:48.95"
    assert marks["mile-women-1985-08-21"].person == "Mary Decker"
    assert marks["mile-women-1985-08-21"].athlete == "Mary Decker Slaney"
    assert marks["mile-women-pre-1967-1954-05-29"].place == ""
    assert marks["1000m-women-1995-08-25"].unsourced == ("day of date",)
    assert marks["1000m-women-1972-08-20"].after_gap
    assert marks["mile-men-1954-05-06"].sources[0].id == "iaaf-2015"
    assert marks["mile-men-1954-05-06"].lap is not None
    assert marks["marathon-men-2026-04-26"].lap is None


# Since


def test_since_a_year_begins_with_the_record_of_its_first_day() -> None:
    history = progression("mile").since(1950)
    assert [mark.athlete for mark in history.marks[:3]] == ["Gunder Hägg", "Roger Bannister", "John Landy"]
    assert holders(history, "1954-05-06") == ["3:59.4 Roger Bannister"]
    assert history.steps()[1].improvement == progression("mile").steps()[13].improvement
    assert [mark.date.year for mark in progression("mile").since(2000).marks] == [1999, 2026]


def test_since_a_day_takes_its_own_record() -> None:
    history = progression("mile").since(dt.date(1954, 5, 6))
    assert history.first.athlete == "Roger Bannister"
    shared = progression("mile").since(dt.date(1942, 8, 1))
    assert [mark.athlete for mark in shared.marks[:2]] == ["Gunder Hägg", "Arne Andersson"]


def test_since_long_ago_is_all_of_it_and_since_lately_the_record() -> None:
    assert progression("mile").since(1800) == progression("mile")
    assert progression("mile", WOMEN).since(1800) == progression("mile", WOMEN)
    assert [mark.text for mark in progression("1500m").since(2020).marks] == ["3:26.00"]


def test_since_leaves_out_a_list_that_ended_before() -> None:
    history = progression("mile", WOMEN).since(1980)
    assert history.parts == ()
    assert history.complete
    assert history.scope.startswith("Every mark ratified")
    assert history.first.text == "4:22.1"
    joined = progression("mile", WOMEN).since(1960)
    assert [part.marks[0].date.year for part in joined.parts] == [1955, 1967]
    with pytest.raises(ValueError, match="year"):
        history.since(0)


# All of them


@each
def test_every_progression_falls_to_the_current_record(history: Progression) -> None:
    counted = history.counted
    assert all(one.date <= two.date for one, two in itertools.pairwise(history.marks))
    for one, two in itertools.pairwise(counted):
        assert two.is_level_with(one) if two.equalled else two.is_faster_than(one)
    (current,) = load_record_book().find(
        history.event, category=history.category, surface=history.surface, field=history.field
    )
    assert any(mark.is_same_run(current.official) for mark in history.standing)
    assert [mark.text for mark in history.pending] == [mark.text for mark in reversed(current.pending)]
    assert all(mark.sources for mark in history.marks)
    assert len({mark.id for mark in history.marks}) == len(history.marks)


@each
def test_days_stood_fill_the_time_since_the_first(history: Progression) -> None:
    set_anew = [step for step in history.steps() if not step.mark.equalled]
    assert sum(step.days(TODAY) for step in set_anew) == (TODAY - history.first.date).days
    gained = sum(step.improvement.percent > 0 for step in history.steps() if step.improvement)
    assert gained == len(set_anew) - 1


@given(st.sampled_from(ALL), st.dates(dt.date(1900, 1, 1), TODAY))
def test_on_every_day_the_best_so_far_is_the_record(history: Progression, day: dt.date) -> None:
    until = [mark for mark in history.counted if mark.date <= day]
    if not until:
        with pytest.raises(PersonError):
            history.holder_on(day)
        return
    held = history.holder_on(day)
    assert held[0].pace == min(mark.pace for mark in until)
    assert {mark.text for mark in held} == {held[0].text}
    assert history.since(day).holder_on(day) == held
    steps = [step for step in history.steps() if step.mark in held]
    assert all(step.beaten_on is None or step.beaten_on > day for step in steps)
