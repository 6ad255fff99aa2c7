"""World Athletics points against the printed tables, and against themselves."""

from __future__ import annotations

import csv
import math
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.combined_events import combined_points
from bot.core.errors import Mistake, PersonError
from bot.core.event_factors import FACTORS, TWO_MILES, by_factor, by_ratio, factor, neighbours
from bot.core.events import MILE, Category, Surface
from bot.core.quantities import Distance, Duration
from bot.core.scoring import (
    MOST,
    Coefficients,
    Discipline,
    ScoredEvent,
    Status,
    coefficients_in,
    coefficients_of,
    equal_time,
    event_over,
    newest,
    points_of,
    scored_events,
    time_for,
    worth,
)
from bot.core.terms import Term

DATA = Path(__file__).parents[1] / "data"
WHOSE = {"M": Category.MEN, "F": Category.WOMEN}
ON_ROAD = {"5km", "10km", "15km", "10mi", "20km", "half", "25km", "30km", "marathon", "100km", "roadmile"}
OF_POINTS = {"tfn_factor", "tfn_convert_s", "alt_factor_0926_s", "short_track_equiv_s"}
LENGTHS = {"1mi": MILE, "2mi": TWO_MILES}


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


POINTS = rows("wa_scoring.csv")
TIMES = [row for row in rows("track.csv") if row["calc"] in OF_POINTS]


def inputs(row: dict[str, str]) -> dict[str, str]:
    return dict(part.split("=") for part in row["inputs"].split(";"))


def figures(edition: int, event: str, venue: str, sex: str) -> Coefficients:
    track = Surface.SHORT_TRACK if venue == "indoor" else Surface.OUTDOOR_TRACK
    return coefficients_in(edition, event, Surface.ROAD if event in ON_ROAD else track, WHOSE[sex])


def length(event: str) -> Distance:
    return LENGTHS.get(event) or Distance(float(event.removesuffix("m")))


def worked_out(row: dict[str, str]) -> float:
    given = inputs(row)
    match row["calc"]:
        case "tfn_factor":
            return factor(length(given["from_event"]), length(given["to_event"])) or 0
        case "tfn_convert_s":
            start, end = length(given["from_event"]), length(given["to_event"])
            return by_factor(Duration(float(given["time_s"])), start=start, end=end).seconds
        case "alt_factor_0926_s":
            return by_ratio(Duration(float(given["time_s"]))).seconds
        case _:
            edition, event, sex = int(given["edition"]), given["event"], given["sex"]
            outdoors, indoors = (figures(edition, event, venue, sex) for venue in ("outdoor", "indoor"))
            return equal_time(Duration(float(given["outdoor_s"])), coefficients=outdoors, other=indoors).seconds


def test_the_tables_of_published_figures_are_whole() -> None:
    assert Counter(row["calc"] for row in POINTS) == {"wa_points": 202, "combined_points": 16}
    assert len(TIMES) == 16
    assert {row["calc"] for row in TIMES} == OF_POINTS


@pytest.mark.parametrize("row", POINTS, ids=lambda row: row["id"])
def test_every_published_row_comes_out_exactly(row: dict[str, str]) -> None:
    given = inputs(row)
    duration = Duration(float(given["time_s"]))
    if row["calc"] == "combined_points":
        points = combined_points(duration, category=WHOSE[given["sex"]], event=given["event"])
    else:
        coefficients = figures(int(given["edition"]), given["event"], given["venue"], given["sex"])
        points = points_of(duration, coefficients=coefficients)
    assert points == int(row["expected"])


@pytest.mark.parametrize("row", TIMES, ids=lambda row: row["id"])
def test_published_conversions_come_out(row: dict[str, str]) -> None:
    assert worked_out(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_the_coefficients_are_read_whole() -> None:
    assert len(scored_events()) == 55
    assert {event.surface for event in scored_events()} == {Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD}
    all_of_them = [one for event in scored_events() for whose in Category for one in coefficients_of(event, whose)]
    in_file = (Path(__file__).parents[2] / "bot/core/data/scoring/coefficients.csv").read_text().split()[1:]
    assert len(all_of_them) == len(in_file) == 314
    assert all(one.edition == max(each.edition for each in coefficients_of(one.event, one.category))
               for one in all_of_them if newest(one.event, one.category) is one)  # fmt: skip


# Traps


def test_5000_m_on_the_short_track_in_14_00_is_1044_and_not_one_less() -> None:
    coefficients = figures(2022, "5000m", "indoor", "M")
    assert math.floor(0.0029 * (1440 - 840.0) * (1440 - 840.0)) == 1043  # what doubles make of it
    assert points_of(Duration(840.0), coefficients=coefficients) == 1044
    assert math.floor(0.0029 * (1440 - 1040.0) ** 2) == 463
    assert points_of(Duration(1040.0), coefficients=coefficients) == 464


def test_on_the_road_seconds_are_rounded_up_before_they_are_scored() -> None:
    road = figures(2025, "10km", "outdoor", "M")
    assert points_of(Duration(1872.01), coefficients=road) == points_of(Duration(1873), coefficients=road)
    assert points_of(Duration(1873.0000000001), coefficients=road) == points_of(Duration(1873), coefficients=road)
    track = figures(2025, "10000m", "outdoor", "M")
    assert points_of(Duration(1872.01), coefficients=track) > points_of(Duration(1873), coefficients=track)


@pytest.mark.parametrize(
    ("event", "sex", "seconds", "added"),
    [
        ("100m", "M", 11.5, 0.24),
        ("200m", "F", 25.0, 0.24),
        ("110mh", "M", 14.5, 0.24),
        ("100mh", "F", 14.5, 0.24),
        ("300m", "M", 36.0, 0.14),
        ("400m", "F", 58.0, 0.14),
        ("400mh", "M", 55.0, 0.14),
        ("800m", "M", 120.0, 0.0),
        ("500m", "M", 65.0, 0.14),
        ("600m", "M", 80.0, 0.0),
        ("4x100m", "M", 45.0, 0.0),
    ],
)
def test_times_taken_by_hand_get_their_addition(event: str, sex: str, seconds: float, added: float) -> None:
    coefficients = figures(2022, event, "outdoor", sex)
    by_hand = points_of(Duration(seconds), coefficients=coefficients, by_hand=True)
    assert by_hand == points_of(Duration(round(seconds + added, 2)), coefficients=coefficients)


def test_over_500_m_a_time_taken_by_hand_gets_its_addition_before_2025_only() -> None:
    before, now = (figures(edition, "500m", "outdoor", "F").hand_addition for edition in (2022, 2025))
    assert (before, now) == (Decimal("0.14"), Decimal(0))


def test_the_newest_edition_is_taken_and_says_how_well_it_is_known() -> None:
    known = {}
    for event in scored_events():
        for category in Category:
            coefficients = newest(event, category)
            if coefficients is not None:
                known[event.id, event.surface, category] = (coefficients.edition, coefficients.status)
    derived = {name for (name, _, _), (_, status) in known.items() if status is Status.DERIVED}
    assert derived == {"25km", "30km", "marathon", "roadmile"}
    before_2025 = {key for key, (edition, _) in known.items() if edition != 2025}
    assert before_2025 == {
        ("110mh", Surface.OUTDOOR_TRACK, Category.MEN),
        ("50mh", Surface.SHORT_TRACK, Category.MEN),
    }
    assert all(status is not Status.EXACT or edition == 2022 for edition, status in known.values())


def test_metres_and_kilometres_are_events_of_their_own() -> None:
    five = Distance(5000)
    track, road = event_over(five, Surface.OUTDOOR_TRACK), event_over(five, Surface.ROAD)
    assert track is not None
    assert road is not None
    assert (track.id, road.id) == ("5000m", "5km")
    mile = event_over(MILE, Surface.ROAD)
    assert mile is not None
    assert mile.id == "roadmile"
    hurdles = event_over(Distance(400), Surface.OUTDOOR_TRACK, Discipline.HURDLES)
    assert hurdles is not None
    assert hurdles.id == "400mh"
    assert event_over(Distance(7000), Surface.ROAD) is None


# Against themselves

KNOWN = [
    coefficients
    for event in scored_events()
    for category in Category
    if (coefficients := newest(event, category)) is not None
]


@given(st.sampled_from(KNOWN), st.integers(1, MOST))
def test_the_time_for_points_is_the_slowest_that_is_worth_them(coefficients: Coefficients, points: int) -> None:
    needed = time_for(points, coefficients=coefficients)
    seconds = Decimal(repr(needed.seconds))
    assert coefficients.exact_points(seconds) >= points
    assert coefficients.exact_points(seconds + coefficients.step) < points


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.integers(2, MOST - 1))
def test_equal_points_are_equal_there_and_back(one: Coefficients, other: Coefficients, points: int) -> None:
    duration = worth(Decimal(points), one)
    there = equal_time(duration, coefficients=one, other=other)
    assert float(other.exact_points(Decimal(repr(there.seconds)))) == pytest.approx(points, rel=1e-6)


@given(st.sampled_from(KNOWN), st.floats(5, 40_000))
def test_a_slower_time_is_never_worth_more(coefficients: Coefficients, seconds: float) -> None:
    slower = coefficients.official(Duration(seconds * 1.01))
    exact = coefficients.exact_points(coefficients.official(Duration(seconds)))
    assert 0 <= coefficients.exact_points(slower) <= exact
    if exact < MOST + 1:
        assert points_of(Duration(seconds), coefficients=coefficients) == int(exact)


@pytest.mark.parametrize("points", [-1, 0, 1401, 100_000])
def test_points_outside_the_printed_tables_are_refused(points: int) -> None:
    with pytest.raises(PersonError) as caught:
        time_for(points, coefficients=KNOWN[0])
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.POINTS


def test_more_than_the_table_holds_is_refused_and_slower_than_its_end_is_nothing() -> None:
    women = figures(2025, "100m", "outdoor", "F")
    with pytest.raises(PersonError) as caught:
        points_of(Duration(9.58), coefficients=women)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert points_of(Duration(22), coefficients=women) == 0
    assert points_of(Duration(1000), coefficients=women) == 0
    assert combined_points(Duration(300), category=Category.WOMEN, event="800m") == 0


# Fixed factors


@given(st.sampled_from(list(FACTORS)), st.floats(200, 1000))
def test_a_factor_leads_there_and_back(pair: tuple[Distance, Distance], seconds: float) -> None:
    start, end = pair
    there = by_factor(Duration(seconds), start=start, end=end)
    assert by_factor(there, start=end, end=start).seconds == pytest.approx(seconds)
    assert end in neighbours(start)
    assert start in neighbours(end)


def test_the_variant_is_near_the_factor_and_both_are_above_the_ratio_of_the_lengths() -> None:
    ratio = by_ratio(Duration(1.0)).seconds
    assert ratio == pytest.approx(1.0799, abs=5e-5)
    assert MILE.metres / 1500 == pytest.approx(1.072896, abs=1e-9)
    assert MILE.metres / 1500 < ratio < FACTORS[Distance(1500), MILE]


def test_there_is_no_factor_between_other_distances() -> None:
    with pytest.raises(PersonError) as caught:
        by_factor(Duration(120), start=Distance(800), end=MILE)
    assert caught.value.code is Mistake.NOT_IN_TABLES


@given(
    st.sampled_from(scored_events()),
    st.sampled_from(Category),
    st.integers(1, 4_000_000),
    st.sampled_from((1, 10, 100)),
)
def test_the_quick_way_agrees_with_decimals_or_says_nothing(
    event: ScoredEvent, category: Category, number: int, each: int
) -> None:
    for coefficients in coefficients_of(event, category):
        duration = Duration(number / each)
        quick = coefficients.quick_points(duration)
        assert quick in (None, int(coefficients.exact_points(coefficients.official(duration))))


def test_the_quick_way_mostly_says_something() -> None:
    coefficients = coefficients_in(2022, "5000m", Surface.SHORT_TRACK, Category.MEN)
    times = [Duration(780 + hundredths / 100) for hundredths in range(20_000)]
    silent = [time for time in times if coefficients.quick_points(time) is None]
    assert Duration(840.0) in silent  # worth 1044 exactly
    assert len(silent) < len(times) / 100
