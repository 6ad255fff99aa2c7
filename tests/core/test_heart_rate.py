"""Heart rates against published values, and the zones of each method kept apart."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import formulas_of
from bot.core.heart_rate import (
    ESTIMATES,
    MAXIMUM,
    RESTING,
    SMALLEST_RESERVE,
    ZoneSet,
    band_zones,
    five_steps,
    fox_maximum,
    friel_rows,
    friel_zone,
    gellish_maximum,
    karvonen,
    maximum_zones,
    nes_maximum,
    reserve_zones,
    share_of_threshold,
    tanaka_maximum,
    threshold_zones,
)
from bot.core.intensity import (
    EASIEST_BORG,
    HARDEST_BORG,
    Band,
    band_of_borg,
    band_of_maximum,
    band_of_reserve,
    bounds,
    feel_of_borg,
    feel_of_reserve,
)
from bot.core.terms import Term

TABLE = Path(__file__).parents[1] / "data" / "heart_rate.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def worked_out(row: dict[str, str]) -> float | str:
    numbers = {name: float(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}
    match row["calc"]:
        case "hrmax_220_age":
            return fox_maximum(numbers["age"])
        case "karvonen_bpm":
            return karvonen(numbers["pct"], numbers["hrrest"], numbers["hrmax"])
        case "friel_zone":
            return friel_zone(numbers["pct_lthr"])
        case "acsm_band" if "hrr_pct" in numbers:
            return band_of_reserve(numbers["hrr_pct"])
        case "acsm_band" if "hrmax_pct" in numbers:
            return band_of_maximum(numbers["hrmax_pct"])
        case _:
            return band_of_borg(int(numbers["rpe620"]))


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 22
    assert {row["calc"] for row in ROWS} == {"hrmax_220_age", "karvonen_bpm", "acsm_band", "friel_zone"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_published_row(row: dict[str, str]) -> None:
    found = worked_out(row)
    if row["tol"] == "exact":
        assert found == row["expected"]
    else:
        assert found == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


def test_the_estimates_are_the_printed_equations() -> None:
    assert tanaka_maximum(40) == pytest.approx(180)
    assert gellish_maximum(40) == pytest.approx(179)
    assert nes_maximum(50) == pytest.approx(179)
    assert fox_maximum(40) == 180


@pytest.mark.parametrize("estimate", ESTIMATES.values(), ids=ESTIMATES)
@pytest.mark.parametrize("age", [17, 91, 12, 150])
def test_no_maximum_is_estimated_for_an_age_that_nobody_studied(estimate: object, age: int) -> None:
    assert callable(estimate)
    with pytest.raises(PersonError) as caught:
        estimate(age)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is Term.AGE


def limits(zones: ZoneSet) -> list[tuple[str, int | None, int | None]]:
    return [(zone.name, zone.low, zone.high) for zone in zones.zones]


def test_karvonen_friel_and_the_maximum_are_not_mixed() -> None:
    """The trap: each method's shares are of its own quantity, so its zone 2 is its own."""
    assert limits(reserve_zones(50, 190))[1] == ("2", 134, 147)
    assert limits(threshold_zones(168))[1] == ("2", 143, 151)
    assert limits(maximum_zones(190))[1] == ("2", 114, 132)
    friel = [share_of_threshold(row.low, 168) for row in friel_rows()[1:]]
    assert friel == pytest.approx([142.8, 151.2, 159.6, 168, 173.04, 179.76])
    of_maximum = [zone.low for zone in threshold_zones(190).zones]
    assert of_maximum != [zone.low for zone in threshold_zones(168).zones]
    assert {zone.name for zone in threshold_zones(168).zones} == {"1", "2", "3", "4", "5a", "5b", "5c"}


def test_the_zones_of_friel_in_beats() -> None:
    assert limits(threshold_zones(168)) == [
        ("1", None, 142),
        ("2", 143, 151),
        ("3", 152, 159),
        ("4", 160, 167),
        ("5a", 168, 173),
        ("5b", 174, 179),
        ("5c", 180, None),
    ]


def test_the_bands_are_of_the_reserve_where_rest_is_known_and_else_of_the_maximum() -> None:
    assert limits(band_zones(190, 50))[2] == ("moderate", 106, 133)
    assert limits(band_zones(190))[2] == ("moderate", 122, 146)


@given(st.integers(int(MAXIMUM[0]), int(MAXIMUM[1])), st.integers(int(RESTING[0]), int(RESTING[1])))
def test_zones_follow_each_other_without_gap_or_overlap(maximum: int, resting: int) -> None:
    sets = [maximum_zones(maximum), band_zones(maximum)]
    if maximum - resting >= SMALLEST_RESERVE:
        sets += [reserve_zones(resting, maximum), band_zones(maximum, resting)]
    if maximum <= 220:
        sets.append(threshold_zones(maximum))
    for zones in sets:
        for before, after in itertools.pairwise(zones.zones):
            assert before.high is not None
            assert after.low == before.high + 1
            assert (before.low or 0) <= before.high
        assert zones.zones[-1].high in (maximum, None)


@given(st.floats(0, 99.9), st.floats(0.01, 60))
def test_a_harder_stretch_never_feels_easier(low: float, width: float) -> None:
    high = min(100.0, low + width)
    feel = feel_of_reserve(low, high)
    assert EASIEST_BORG <= feel.borg[0] <= feel.borg[1] <= HARDEST_BORG
    assert 1 <= feel.ten[0] <= feel.ten[1] <= 10
    assert list(Band).index(feel.bands[0]) <= list(Band).index(feel.bands[1])
    harder = feel_of_reserve(min(99.95, low + 5), 100)
    assert harder.borg[0] >= feel.borg[0]
    assert harder.ten[0] >= feel.ten[0]


def test_a_whole_band_feels_as_it_is_printed() -> None:
    starts = [one.reserve for one in bounds()]
    for (start, end), ten in zip(itertools.pairwise([*starts, 100.0]), range(1, 11, 2), strict=True):
        feel = feel_of_reserve(start, end)
        assert feel.ten == (ten, ten + 1)
        assert feel.bands == (band_of_reserve(start),) * 2
    assert [feel_of_reserve(a, b).borg for a, b in itertools.pairwise([*starts, 100.0])] == [
        (6, 8), (9, 11), (12, 13), (14, 17), (18, 20),
    ]  # fmt: skip
    assert [feel_of_borg(borg, borg).ten for borg in (6, 13, 17, 20)] == [(1, 1), (6, 6), (8, 8), (10, 10)]


def test_the_tables_are_whole() -> None:
    assert [one.band for one in bounds()] == list(Band)
    assert [step[1:] for step in five_steps()] == [(50, 60), (60, 70), (70, 80), (80, 90), (90, 100)]
    assert [row.borg for row in friel_rows()] == [(6, 9), (10, 12), (13, 14), (15, 16), (17, 17), (18, 19), (20, 20)]


@pytest.mark.parametrize("borg", [5, 21])
def test_borg_s_scale_ends(borg: int) -> None:
    with pytest.raises(PersonError):
        band_of_borg(borg)


def test_all_of_it_is_registered() -> None:
    assert {"max_fox", "max_tanaka", "max_gellish", "max_nes", "zones_reserve", "zones_max", "zones_threshold",
            "zones_acsm", "band_of_reserve", "band_of_maximum", "zone_of_threshold"} == {
        one.id for one in formulas_of("zones")
    }  # fmt: skip
