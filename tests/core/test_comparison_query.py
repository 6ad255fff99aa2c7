"""What people type to set a run beside another or beside a record: read, worked out, and refused with a way on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.comparison_query import ComparisonAnswer, work_out_comparison
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON, MILE, Category, Surface, event_by_id
from bot.core.quantities import Distance, Duration
from bot.core.records import RaceField, load_record_book, read_record_query
from bot.core.track import Place
from tests.cogs.awkward import AWKWARD, TOO_LONG, scribbles

OUTDOOR, SHORT, ROAD, ULTRA = Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD, Surface.ULTRA
BOTH = (Category.WOMEN, Category.MEN)
WOMEN, MEN = (Category.WOMEN,), (Category.MEN,)


def asked(answer: ComparisonAnswer) -> tuple[str, Surface, tuple[Category, ...]]:
    """The event, the surface and whose records mine stands beside."""
    assert answer.event is not None
    (surface,) = {standing.surface for standing in answer.standings}
    return answer.event.id, surface, tuple(standing.category for standing in answer.standings)


def refused(*typed: str) -> PersonError:
    with pytest.raises(PersonError) as caught:
        work_out_comparison(*typed)
    return caught.value


# Beside a record


@pytest.mark.parametrize(
    ("typed", "event", "surface", "categories"),
    [
        (("4:30 mile",), "mile", OUTDOOR, BOTH),
        (("mile 4:30 women",), "mile", OUTDOOR, WOMEN),
        (("women's mile in 4:30",), "mile", OUTDOOR, WOMEN),
        (("4:30 mile m",), "mile", OUTDOOR, MEN),
        (("800 2:15 f",), "800m", OUTDOOR, WOMEN),
        (("400m in 75 s women",), "400m", OUTDOOR, WOMEN),
        (("5k in 25:00",), "5000m", OUTDOOR, BOTH),
        (("5000 m 25:00",), "5000m", OUTDOOR, BOTH),
        (("5 km in 25:00",), "5km", ROAD, BOTH),
        (("parkrun 25:00",), "5km", ROAD, BOTH),
        (("5k road 25:00",), "5km", ROAD, BOTH),
        (("5 km 25:00 on the track",), "5000m", OUTDOOR, BOTH),
        (("5000 m in der Halle in 25:00",), "5000m", SHORT, BOTH),
        (("4:30/km 10k",), "10000m", OUTDOOR, BOTH),
        (("half 1:45:00",), "half", ROAD, BOTH),
        (("26.2 in 4 hours",), "marathon", ROAD, BOTH),
        (("100 miles 24:00:00 women",), "100mile", ULTRA, WOMEN),
        (("3000m steeplechase 10:00",), "3000msc", OUTDOOR, BOTH),
        (("3x1k in 4:00",), "1000m", OUTDOOR, BOTH),
        (("Meile in 5:00 gegen den Weltrekord der Frauen",), "mile", OUTDOOR, WOMEN),
        (("mile 4:30 vs women's world record",), "mile", OUTDOOR, WOMEN),
        (("10k with 47:30",), "10000m", OUTDOOR, BOTH),
        (("10k mit 47:30",), "10000m", OUTDOOR, BOTH),
        (("5k 20:00 vs",), "5000m", OUTDOOR, BOTH),
        (("25:00", "5k"), "5000m", OUTDOOR, BOTH),
        (("25:00", "5 km"), "5km", ROAD, BOTH),
        (("5k in 25:00", "", "women"), "5000m", OUTDOOR, WOMEN),
        (("mile 4:30 women", "", "men"), "mile", OUTDOOR, MEN),
        (("mile 4:30 women", "", "both"), "mile", OUTDOOR, BOTH),
        (("5k in 25:00", "", "", "road"), "5km", ROAD, BOTH),
        (("5k in 25:00 indoor", "", "", "road"), "5km", ROAD, BOTH),
        (("5k in 25:00", "", "", "record women"), "5000m", OUTDOOR, WOMEN),
        (("4:30 mile", "", "", "mile women road"), "mile", ROAD, WOMEN),
        (("4:30 mile", "", "", "the world record"), "mile", OUTDOOR, BOTH),
    ],
)
def test_which_record_is_asked_for(
    typed: tuple[str, ...], event: str, surface: Surface, categories: tuple[Category, ...]
) -> None:
    answer = work_out_comparison(*typed)
    assert asked(answer) == (event, surface, categories)
    assert [comparison.mark for comparison in answer.comparisons] == [one.fastest for one in answer.standings]
    assert answer.leftover == ()


def test_mine_beside_both_records_of_the_mile() -> None:
    answer = work_out_comparison("6:00 mile")
    women, men = answer.comparisons
    assert women.mark is not None
    assert women.mark.athlete == "Faith Kipyegon"
    assert women.seconds == pytest.approx(112.36)
    assert women.metres == pytest.approx(502.3, abs=0.05)
    assert women.mine.position is not None
    assert (women.mine.position.number, women.mine.position.place) == (3, Place.LAST_BEND)
    assert women.window is not None
    assert men.window is None
    assert answer.elsewhere == (SHORT, ROAD)


def test_a_pending_mark_is_what_mine_is_compared_with() -> None:
    (found,) = work_out_comparison("mile 4:30 men").comparisons
    assert found.mark is not None
    assert (found.mark.athlete, found.mark.text) == ("Josh Kerr", "3:42.66")
    assert found.seconds == pytest.approx(47.34)


def test_a_women_only_race_has_its_own_record() -> None:
    (standing,) = work_out_comparison("marathon 3:30:00 women only").standings
    assert (standing.field, standing.official.athlete) == (RaceField.WOMEN_ONLY, "Tigst Assefa")


def test_a_rounded_distance_is_taken_for_the_race() -> None:
    answer = work_out_comparison("26.2 in 4 hours")
    assert (answer.race, answer.distance) == (MARATHON, MARATHON)
    assert answer.duration == Duration(14400)
    assert work_out_comparison("4:00:00", "26.2").race == MARATHON
    assert work_out_comparison("marathon 4:00:00").race is None
    paced = work_out_comparison("13.1 at 8:00/mi")
    assert paced.duration.seconds == pytest.approx(480 * HALF_MARATHON.miles)


@pytest.mark.parametrize(
    ("typed", "event", "metres"),
    [
        ("12 km in 1 hour", "1hour", 12_000),
        ("1:00:00 12.5 km", "1hour", 12_500),
        ("6h 60 km men", "6hour", 60_000),
        ("24h 180 km", "24hour", 180_000),
    ],
)
def test_a_distance_without_a_record_in_just_an_hour_is_the_one_hour_race(
    typed: str, event: str, metres: float
) -> None:
    answer = work_out_comparison(typed)
    assert answer.is_timed
    assert answer.event is not None
    assert answer.event.id == event
    assert all(comparison.mine.distance == Distance(metres) for comparison in answer.comparisons)


def test_a_record_distance_in_just_an_hour_is_a_race_over_the_distance() -> None:
    assert asked(work_out_comparison("10k in 1:00:00")) == ("10000m", OUTDOOR, BOTH)
    assert not work_out_comparison("100 km in 12 hours").is_timed


# Beside another run


@pytest.mark.parametrize(
    ("typed", "metres", "mine", "other"),
    [
        (("6:00 1k vs 5:30",), 1000, 360, 330),
        (("20:00 5k with 18:30",), 5000, 1200, 1110),
        (("20:00 5k w/ 18:30",), 5000, 1200, 1110),
        (("5k 20:00 to 18:30",), 5000, 1200, 1110),
        (("5k 20:00 VS. 18:30",), 5000, 1200, 1110),
        (("5k 20:00 v 18:30",), 5000, 1200, 1110),
        (("5k 20:00 gegen 18:30",), 5000, 1200, 1110),
        (("5k in 20:00 compared to 18:30",), 5000, 1200, 1110),
        (("5k in 20:00 mit 18:30",), 5000, 1200, 1110),
        (("５ｋ　２０：００　ｖｓ　１８：３０",), 5000, 1200, 1110),
        (("20:00 vs 18:30 5k",), 5000, 1200, 1110),
        (("5k 20:00 vs 5k 18:30",), 5000, 1200, 1110),
        (("20:00", "5k", "", "18:30"), 5000, 1200, 1110),
        (("5k 20:00 vs 19:00", "", "", "18:30"), 5000, 1200, 1110),
        (("5k 20:00", "", "", "5k in 18:30"), 5000, 1200, 1110),
        (("5k in 25:00 vs 4:30/km",), 5000, 1500, 1350),
        (("7k in 40:00 vs 38:00",), 7000, 2400, 2280),
        (("1:50:00 half with 1:45",), HALF_MARATHON.metres, 6600, 6300),
        (("12 km in 1 hour vs 55:00",), 12_000, 3600, 3300),
    ],
)
def test_two_times_over_a_distance(typed: tuple[str, ...], metres: float, mine: float, other: float) -> None:
    answer = work_out_comparison(*typed)
    (found,) = answer.comparisons
    assert answer.standings == ()
    assert found.mine.distance == found.other.distance == Distance(metres)
    assert found.mine.duration.seconds == pytest.approx(mine)
    assert found.other.duration.seconds == pytest.approx(other)


def test_two_distances_in_an_hour() -> None:
    (found,) = work_out_comparison("12 km in 1 hour vs 12.5 km").comparisons
    assert found.seconds is None
    assert found.metres == 500
    assert found.mine.position is not None


@pytest.mark.parametrize(
    ("time", "named", "metres", "event"),
    [
        ("12 km", "1 hour", 12_000, "1hour"),
        ("10k", "1h", 10_000, "1hour"),
        ("half", "60 min", 21_097.5, "1hour"),
        ("12 km in 1 hour", "1hour", 12_000, "1hour"),
        ("5:00/km", "1:00:00", 12_000, "1hour"),
        ("60 km", "6 hours", 60_000, "6hour"),
        ("100 miles", "24 h", 160_934.4, "24hour"),
    ],
)
def test_a_timed_event_named_as_the_distance_asks_how_far(time: str, named: str, metres: float, event: str) -> None:
    answer = work_out_comparison(time, named)
    assert answer.is_timed
    assert answer.event is event_by_id(event)
    assert answer.distance.metres == pytest.approx(metres)
    assert {standing.event.id for standing in answer.standings} == {event}


@pytest.mark.parametrize("named", ["1 hour", "6 hours", "12 hours", "24 hours"])
@pytest.mark.parametrize("time", ["banana", "3", "500 m", "900 km"])
def test_what_is_no_distance_of_a_timed_event_is_refused_with_one_that_is(time: str, named: str) -> None:
    error = refused(time, named)
    assert work_out_comparison(error.example, named).is_timed


def test_another_run_is_thought_of_on_a_track_up_to_ten_kilometres() -> None:
    (five,) = work_out_comparison("5k 20:00 vs 18:30").comparisons
    assert five.mine.position is not None
    assert five.mine.position.lap == Distance(400)
    (hall,) = work_out_comparison("5000m 20:00 indoor vs 18:30").comparisons
    assert hall.mine.position is not None
    assert hall.mine.position.lap == Distance(200)
    for typed in ("5k road 20:00 vs 18:30", "half 1:45:00 vs 1:40:00"):
        (off,) = work_out_comparison(typed).comparisons
        assert off.mine.position is None


def test_whose_record_is_passed_over_beside_another_run() -> None:
    assert work_out_comparison("mile women 4:30 vs 4:20").leftover == ("women",)
    assert work_out_comparison("mile 4:30 vs 4:20", "", "women").leftover == ("women",)


# On from there


@pytest.mark.parametrize(
    "typed",
    ["4:30 mile", "5k in 25:00", "5 km 25:00", "5000m 25:00", "26.2 4:00:00", "12.5 km in 1 hour", "100m 12.5",
     "7.25 km 40:00 vs 39:00", "5 miles 40:00 vs 39:00", "400m 59.87", "5:00/mi mile", "1:45:29.5 half"],
)  # fmt: skip
def test_mine_can_be_asked_for_again(typed: str) -> None:
    first = work_out_comparison(typed)
    other = "" if first.standings else "1:00:00"
    again = work_out_comparison(first.as_typed, "", "", other)
    assert again.distance.metres == pytest.approx(first.distance.metres)
    assert again.duration.seconds == pytest.approx(first.duration.seconds, abs=0.005)
    assert (again.event, again.standings) == (first.event, first.standings)
    if first.record_text:
        assert first.event in read_record_query(first.record_text).events


# What cannot be


@pytest.mark.parametrize(
    ("typed", "code", "example"),
    [
        (("banana",), Mistake.NOT_UNDERSTOOD, "10k in 47:30"),
        (("  ",), Mistake.EMPTY, "10k in 47:30"),
        (("vs",), Mistake.NOT_UNDERSTOOD, "10k in 47:30"),
        (("5k in 25:00 vs banana",), Mistake.NOT_UNDERSTOOD, "5k in 20:00 vs 18:30"),
        (("mile 4:30 vs 4:20 vs 4:10",), Mistake.NOT_UNDERSTOOD, "5k in 20:00 vs 18:30"),
        (("5k in 25:00", "", "", "banana"), Mistake.NOT_UNDERSTOOD, "23:45"),
        (("5k in 25:00", "", "", "pb"), Mistake.NUMBER_MISSING, "23:45"),
        (("5k in 25:00", "", "dogs"), Mistake.NOT_UNDERSTOOD, "women"),
        (("5k in 25:00", "banana"), Mistake.NOT_UNDERSTOOD, "5000 m"),
        (("110m hurdles 20 s",), Mistake.NOT_UNDERSTOOD, "10k in 47:30"),
        (("47:30",), Mistake.WHICH_DISTANCE, "10k in 47:30"),
        (("20:00 vs 18:30",), Mistake.WHICH_DISTANCE, "5k in 20:00 vs 18:30"),
        (("5k",), Mistake.WHICH_TIME, "10k in 47:30"),
        (("10k in 24:00",), Mistake.FASTER_THAN_RECORD, "10k in 47:30"),
        (("10k in 47:30 vs 24:00",), Mistake.FASTER_THAN_RECORD, "5k in 20:00 vs 18:30"),
        (("10k in 47:30", "", "", "24:00"), Mistake.FASTER_THAN_RECORD, "45:08"),
        (("12 km in 1 hour vs 25 km",), Mistake.FASTER_THAN_RECORD, "5k in 20:00 vs 18:30"),
        (("7k in 40:00",), Mistake.NO_RECORD_OVER, "7 km in 40:00 vs 38:00"),
        (("5 miles in 40:00",), Mistake.NO_RECORD_OVER, "5 mi in 40:00 vs 38:00"),
        (("7k in 40:00", "", "", "women"), Mistake.NO_RECORD_OVER, "38:00"),
        (("5k in 25:00 vs 10k in 50:00",), Mistake.TWO_DISTANCES, "5k in 20:00 vs 18:30"),
        (("5k in 25:00 vs 10k",), Mistake.TWO_DISTANCES, "5k in 20:00 vs 18:30"),
        (("5k in 25:00", "10k"), Mistake.TWO_DISTANCES, "5000 m"),
        (("10k in 45:00", "1 hour"), Mistake.TWO_TIMES, "10000 m"),
        (("45:00", "1 hour"), Mistake.TWO_TIMES, "10k"),
        (("1500 5:00 road",), Mistake.NO_RECORD, "1500m in 5:00"),
        (("1500 5:00", "", "", "road"), Mistake.NO_RECORD, "outdoor track"),
        (("60 km in 6 h", "", "women"), Mistake.NO_RECORD, "men"),
        (("5k steeplechase 20:00",), Mistake.UNKNOWN_EVENT, "5k in 20:00"),
    ],
)
def test_what_cannot_be_is_refused_with_an_example_that_works(
    typed: tuple[str, ...], code: Mistake, example: str
) -> None:
    error = refused(*typed)
    assert (error.code, error.example) == (code, example)
    # The example is for what was filled in last.
    mended = (*typed[:-1], example)
    assert work_out_comparison(*mended).comparisons


def test_the_place_of_a_mistake_is_that_in_the_whole_phrase() -> None:
    assert refused("5k in 25:00 vs banana").culprit == "banana"
    assert refused("mile women 4:75").culprit == "75"
    assert refused("5k 20:00 vs 18:75").culprit == "75"
    assert refused("20:00 vs 18:30").culprit == "20:00 vs 18:30"


def test_the_distances_with_a_record_are_named_each_once() -> None:
    events = refused("7k in 40:00").params["events"]
    assert isinstance(events, tuple)
    assert [event.id for event in events][:7] == ["100m", "200m", "400m", "800m", "1000m", "1500m", "mile"]
    assert len({event.distance for event in events}) == len(events)


# What must always hold


@pytest.mark.parametrize("standing", load_record_book().standings, ids=lambda one: one.official.id)
def test_every_record_is_level_with_itself(standing: object) -> None:
    book = load_record_book()
    (one,) = [known for known in book.standings if known is standing]
    event, best = one.event, one.fastest
    field = "" if one.field is None else one.field.value
    steeple = "steeplechase" if event.steeplechase else ""
    distance = f"{best.distance_run.metres:.10g} m" if steeple or event.duration else event.id
    phrase = f"{distance} {best.duration_run.seconds:.2f} s {steeple} {field}"
    answer = work_out_comparison(phrase, "", one.category, one.surface)
    assert answer.event == event
    (found,) = answer.comparisons
    assert found.mark == best
    assert found.is_level


@pytest.mark.parametrize("text", [*AWKWARD, *TOO_LONG, *scribbles(200, seed=5)])
def test_nothing_typed_breaks_it(text: str) -> None:
    for typed in ((text,), ("5k in 25:00", "", "", text), ("25:00", text), (f"5k in 25:00 vs {text}",)):
        error: PersonError | None = None
        try:
            assert work_out_comparison(*typed).comparisons
        except PersonError as raised:
            error = raised
        assert error is None or error.example


@given(st.integers(240, 1200), st.integers(240, 1200))
def test_two_times_are_the_same_race_the_other_way_round(mine: int, other: int) -> None:
    def compare(one: int, two: int) -> ComparisonAnswer:
        return work_out_comparison(f"mile {one // 60}:{one % 60:02} vs {two // 60}:{two % 60:02}")

    (there,), (back,) = compare(mine, other).comparisons, compare(other, mine).comparisons
    assert there.mine.distance == MILE
    assert there.metres == back.metres
    assert there.is_mine_faster == (mine < other)
