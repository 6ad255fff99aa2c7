"""Which test suits whom: how goals and places are read, and what the rule makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.benchmark import SUITS_GOAL, SUITS_GROUND, Goal, Ground, Trial, read_benchmark, suggest
from bot.core.errors import Mistake, PersonError


@pytest.mark.parametrize(
    ("typed", "goal", "trial"),
    [
        ("first 5k", Goal.FIRST_5K, Trial.KM1),
        ("I want to run my first parkrun", Goal.FIRST_5K, Trial.KM1),
        ("couch to 5k", Goal.FIRST_5K, Trial.KM1),
        ("erste 5 km", Goal.FIRST_5K, Trial.KM1),
        ("get faster over the mile", Goal.FASTER_MILE, Trial.MILE),
        ("SUB 6 MILE", Goal.FASTER_MILE, Trial.MILE),
        ("schneller über die Meile", Goal.FASTER_MILE, Trial.MILE),
        ("10k pb", Goal.FASTER_5K, Trial.KM5),
        ("faster", Goal.FASTER_5K, Trial.KM5),
        ("marathon", Goal.MARATHON, Trial.KM5),
        ("Halbmarathon", Goal.MARATHON, Trial.KM5),
        ("just started!", Goal.JUST_STARTED, Trial.KM1),
        ("Anfänger", Goal.JUST_STARTED, Trial.KM1),
        ("weight loss", Goal.HEALTH, Trial.MINUTES12),
        ("abnehmen", Goal.HEALTH, Trial.MINUTES12),
        ("I only walk", Goal.WALKING, Trial.MINUTES12),
        ("back after injury", Goal.COMEBACK, Trial.KM1),
        ("police test", Goal.MILITARY, Trial.MINUTES12),
        ("school", Goal.SCHOOL, Trial.MILE),
        ("football", Goal.TEAM_SPORT, Trial.MINUTES12),
    ],
)
def test_a_goal_is_read_and_a_test_suggested(typed: str, goal: Goal, trial: Trial) -> None:
    answer = read_benchmark(typed)
    assert (answer.goal, answer.trial, answer.ground) == (goal, trial, None)


@pytest.mark.parametrize("goal", Goal)
def test_every_goal_reads_as_it_is_offered(goal: Goal) -> None:
    assert read_benchmark(goal.value).goal is goal


@pytest.mark.parametrize(
    ("typed", "trial"),
    [("1k", Trial.KM1), ("1 km", Trial.KM1), ("1000 m", Trial.KM1), ("a mile", Trial.MILE), ("Meile", Trial.MILE),
     ("5k", Trial.KM5), ("parkrun", Trial.KM5), ("12 minutes", Trial.MINUTES12), ("12 min run", Trial.MINUTES12),
     ("Cooper", Trial.MINUTES12), ("zwölf Minuten", Trial.MINUTES12)],
)  # fmt: skip
def test_a_test_alone_is_its_page(typed: str, trial: Trial) -> None:
    answer = read_benchmark(typed)
    assert (answer.goal, answer.trial, answer.suggestion) == (None, trial, None)


@pytest.mark.parametrize(
    ("typed", "ground"),
    [("track", Ground.TRACK), ("on the 400 m track", Ground.TRACK), ("auf der Bahn", Ground.TRACK),
     ("indoor", Ground.HALL), ("Halle", Ground.HALL), ("short track", Ground.HALL), ("200m track", Ground.HALL),
     ("in the park", Ground.ROAD), ("Straße", Ground.ROAD), ("on a treadmill", Ground.TREADMILL),
     ("Laufband", Ground.TREADMILL)],
)  # fmt: skip
def test_a_place_is_read_in_its_option_or_behind_the_goal(typed: str, ground: Ground) -> None:
    assert read_benchmark("", typed).ground is ground
    assert read_benchmark(f"marathon {typed}").ground is ground
    assert read_benchmark(typed).trial is None
    assert read_benchmark("mile on the road", typed).ground is ground


def test_the_place_decides_where_the_best_test_does_not_suit_it() -> None:
    assert suggest(Goal.MARATHON, Ground.HALL).trial is Trial.MINUTES12
    assert suggest(Goal.MARATHON, Ground.HALL).is_for_ground
    assert suggest(Goal.FIRST_5K, Ground.TREADMILL).trial is Trial.MINUTES12
    assert not suggest(Goal.MARATHON, Ground.ROAD).is_for_ground
    assert suggest(Goal.SCHOOL, Ground.TREADMILL).trial is Trial.MINUTES12


@pytest.mark.parametrize("ground", [None, *Ground])
@pytest.mark.parametrize("goal", Goal)
def test_what_is_suggested_suits_the_goal_and_the_place(goal: Goal, ground: Ground | None) -> None:
    suggestion = suggest(goal, ground)
    for trial in (suggestion.trial, *suggestion.others):
        assert trial in SUITS_GOAL[goal]
        assert ground is None or trial in SUITS_GROUND[ground]
    assert suggestion.trial not in suggestion.others
    assert suggestion.is_for_ground is (suggestion.trial is not SUITS_GOAL[goal][0])


def test_nothing_is_the_overview() -> None:
    for typed in ("", "   "):
        answer = read_benchmark(typed)
        assert (answer.goal, answer.trial, answer.ground) == (None, None, None)


@pytest.mark.parametrize(("goal", "place"), [("banana", ""), ("", "moon"), ("marathon", "track banana")])
def test_anything_else_comes_back_with_the_choices_and_an_example_that_works(goal: str, place: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_benchmark(goal, place)
    assert caught.value.code is Mistake.NOT_A_CHOICE
    if place:
        read_benchmark(goal, caught.value.example)
    else:
        read_benchmark(caught.value.example)
    choices = caught.value.params["choices"]
    assert isinstance(choices, tuple)
    for choice in choices:
        read_benchmark(choice)


@given(st.text(max_size=80), st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(goal: str, place: str) -> None:
    for text in (goal, f"marathon {goal}"):
        try:
            answer = read_benchmark(text, place)
        except PersonError:
            continue
        assert (answer.goal is None) is (answer.suggestion is None)
