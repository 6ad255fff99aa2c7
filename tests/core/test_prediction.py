"""The formulas of race prediction against what is published, and against the slips that are copied around."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON
from bot.core.formulas import formulas_of
from bot.core.prediction import (
    RIEGEL_EXPONENT,
    RiegelGroup,
    cameron,
    carried_over,
    personal_exponent,
    riegel,
    riegel_by_group,
    riegel_exponent,
    tanda,
    vickers_one_race,
    vickers_two_races,
)
from bot.core.purdy import purdy_least_squares, purdy_points, purdy_time
from bot.core.quantities import Distance, Duration, Pace
from bot.core.terms import Term

TABLE = Path(__file__).parents[1] / "data" / "predictors.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

KM5, KM10 = Distance(5_000.0), Distance(10_000.0)


def predicted(row: dict[str, str]) -> float:
    given = {name: float(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}
    if row["calc"] in ("riegel", "cameron", "purdy_ls"):
        race = (Distance(given["d1_m"]), Duration(given["time_s"]), Distance(given["d2_m"]))
        if row["calc"] == "riegel":
            assert given["exponent"] == RIEGEL_EXPONENT
            return riegel(*race).seconds
        return (cameron(*race) if row["calc"] == "cameron" else purdy_least_squares(*race)).seconds
    if row["calc"] == "purdy_points":
        return purdy_points(Distance(given["distance_m"]), Duration(given["time_s"]))
    assert row["calc"] == "purdy_time"
    return purdy_time(Distance(given["distance_m"]), given["points"]).seconds


def test_the_table_is_whole() -> None:
    assert [row["calc"] for row in ROWS] == ["riegel", "cameron", "purdy_ls", "purdy_points", "purdy_time"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    assert predicted(row) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_every_formula_of_the_command_is_registered() -> None:
    ids = {one.id for one in formulas_of("predict")}
    assert ids >= {
        "riegel", "riegel_1981", "personal_exponent", "cameron", "vickers_one_race", "vickers_two_races", "tanda",
        "purdy_points", "purdy_time", "purdy_least_squares", "vdot_race_time",
    }  # fmt: skip


# Vickers and Vertosick


def by_hand(seconds: float, metres: float, miles: float, *, of_weekly: float, exponent: float) -> float:
    by_riegel = 42_195 / (seconds * math.pow(42_195 / metres, exponent))
    return 42_195 / (0.16018617 + 0.83076202 * by_riegel + of_weekly * miles / 10)


def test_vickers_has_the_coefficient_0_06423826_and_the_exponent_1_07() -> None:
    """Copies of the formula with 0.6423826 are an hour off, those with 1.06 minutes."""
    duration, weekly = Duration(2730.0), Distance.from_miles(30)
    found = vickers_one_race(KM10, duration, weekly).seconds
    assert found == pytest.approx(by_hand(2730, 10_000, 30, of_weekly=0.06423826, exponent=1.07), abs=1e-6)
    assert found - by_hand(2730, 10_000, 30, of_weekly=0.6423826, exponent=1.07) > 3000
    assert found - by_hand(2730, 10_000, 30, of_weekly=0.06423826, exponent=1.06) > 100


def test_vickers_counts_the_week_in_miles() -> None:
    """48.28 km are 30 miles: whoever puts kilometres in where miles belong gets a marathon that is far too fast."""
    right = vickers_one_race(KM10, Duration(2730.0), Distance.from_km(48.28032)).seconds
    assert right == pytest.approx(vickers_one_race(KM10, Duration(2730.0), Distance.from_miles(30)).seconds)
    assert right - by_hand(2730, 10_000, 48.28032, of_weekly=0.06423826, exponent=1.07) > 300


def test_vickers_with_two_races_takes_the_longer_one_on() -> None:
    observed = math.log(2500 / 1200) / math.log(2)
    exponent = 1.4510756 - 0.23797948 * observed - 0.01410023 * 3
    found = vickers_two_races(KM5, Duration(1200.0), KM10, Duration(2500.0), Distance.from_miles(30)).seconds
    assert found == pytest.approx(2500 * (42_195 / 10_000) ** exponent)


def test_half_of_recreational_runners_are_ten_minutes_slower_than_riegel() -> None:
    """The abstract: Riegel is at least ten minutes too fast at the marathon for half of them."""
    half = Duration(6300.0)
    by_riegel = riegel(HALF_MARATHON, half, MARATHON).seconds
    assert vickers_one_race(HALF_MARATHON, half, Distance.from_miles(25)).seconds - by_riegel > 600


@pytest.mark.parametrize(
    ("metres", "weekly_km", "what"),
    [(3_000, 50, Term.DISTANCE), (30_000, 50, Term.DISTANCE), (10_000, 7, Term.WEEKLY_DISTANCE),
     (10_000, 161, Term.WEEKLY_DISTANCE)],
)  # fmt: skip
def test_vickers_refuses_other_races_and_weeks(metres: float, weekly_km: float, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        vickers_one_race(Distance(metres), Duration(metres * 0.3), Distance.from_km(weekly_km))
    assert caught.value.params["what"] is what


# Riegel


def test_riegel_s_groups_have_the_exponents_of_the_paper() -> None:
    assert riegel_exponent(RiegelGroup.MEN) == 1.07732
    assert riegel_exponent(RiegelGroup.WOMEN) == 1.08283
    assert riegel_exponent(RiegelGroup.MEN_70S) == 1.0637
    for group in RiegelGroup:
        found = riegel_by_group(KM5, Duration(1200.0), KM10, group)
        assert found.seconds == pytest.approx(1200 * 2 ** riegel_exponent(group))


@pytest.mark.parametrize(("seconds", "target"), [(209, 1500), (13_801, 21_097.5), (300, 800), (7200, 42_195)])
def test_riegel_is_not_carried_beyond_3_5_to_230_minutes(seconds: float, target: float) -> None:
    distance = {209: 1000, 13_801: 42_195, 300: 1609.344, 7200: 21_097.5}[int(seconds)]
    with pytest.raises(PersonError) as caught:
        riegel(Distance(distance), Duration(seconds), Distance(target))
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.DURATION


def test_the_personal_exponent_is_what_carries_one_race_to_the_other() -> None:
    k = personal_exponent(KM5, Duration(1300.0), HALF_MARATHON, Duration(6000.0))
    assert carried_over(KM5, Duration(1300.0), HALF_MARATHON, k).seconds == pytest.approx(6000.0)
    assert k == pytest.approx(1.0623, abs=5e-4)


@pytest.mark.parametrize(
    ("longer", "seconds", "what"),
    [(5_000, 1300, Term.DISTANCE_RATIO), (6_000, 1500, Term.DISTANCE_RATIO), (10_000, 2300, Term.EXPONENT),
     (10_000, 3000, Term.EXPONENT)],
)  # fmt: skip
def test_an_implausible_exponent_is_refused(longer: float, seconds: float, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        personal_exponent(KM5, Duration(1200.0), Distance(longer), Duration(seconds))
    assert caught.value.params["what"] is what


# Cameron


@given(st.floats(400.0, 80_467.2), st.floats(400.0, 80_467.2))
def test_cameron_comes_back_to_where_it_started(one: float, other: float) -> None:
    there = cameron(Distance(one), Duration(one * 0.25), Distance(other))
    assert cameron(Distance(other), there, Distance(one)).seconds == pytest.approx(one * 0.25, rel=1e-9)


@given(st.floats(400.0, 80_467.2))
def test_cameron_counts_in_miles(metres: float) -> None:
    """The same curve is written with metres elsewhere; the two must agree."""

    def in_metres(d: float) -> float:
        return 13.49681 - 0.000030363 * d + 835.7114 / math.pow(d, 0.7905)

    found = cameron(KM5, Duration(1200.0), Distance(metres)).seconds
    assert found == pytest.approx(1200 * metres / 5000 * in_metres(5000) / in_metres(metres), rel=1e-4)


# Tanda


def test_tanda_s_published_example() -> None:
    """60 miles a week at 7:30 a mile give 2:59:11 (W. Mycroft, "Testing Tanda", 2017)."""
    found = tanda(Distance.from_miles(60), Pace.per_mile(450.0)).seconds
    assert found == pytest.approx(2 * 3600 + 59 * 60 + 11, abs=2)


def test_tanda_refuses_marathons_it_was_not_made_from() -> None:
    with pytest.raises(PersonError) as caught:
        tanda(Distance.from_km(45), Pace(350.0))
    assert caught.value.params["what"] is Term.DURATION


# Purdy


@given(st.floats(100.0, 50_000.0), st.floats(100.0, 1_000.0))
def test_purdy_s_points_give_back_the_time_they_came_from(metres: float, points: float) -> None:
    distance = Distance(metres)
    assert purdy_points(distance, purdy_time(distance, points)) == pytest.approx(points, abs=1e-6)


def test_purdy_has_nothing_for_times_worth_no_points() -> None:
    with pytest.raises(PersonError) as caught:
        purdy_least_squares(KM5, Duration(2400.0), KM10)
    assert caught.value.params["what"] is Term.POINTS
