"""Every cell of every table, read here a second time and in the plainest way, against what the formulas answer."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Final

import pytest

from bot.core.age_grading import grade_on_road, grade_on_track, road_factor, road_standard, track_factor
from bot.core.age_tables import Edition
from bot.core.combined_events import combined_points
from bot.core.conditions import Temperature
from bot.core.energy import compendium_mets
from bot.core.errors import PersonError
from bot.core.events import Category, Surface
from bot.core.fitness_tests.army import army_score
from bot.core.fitness_tests.beep import beep_distance, beep_levels, ramsbottom_oxygen
from bot.core.fitness_tests.fitnessgram import Standing, Zone, fitnessgram_zone, girls_mile, girls_pacer
from bot.core.heart_rate import five_steps, friel_zone
from bot.core.heat import Slowing, heat_slowing, marathon_off_record
from bot.core.intensity import band_of_borg, band_of_maximum, band_of_reserve
from bot.core.prediction import RiegelGroup, riegel_exponent
from bot.core.purdy import purdy_time
from bot.core.quantities import Distance, Duration, Speed
from bot.core.scoring import coefficients_in, points_of, time_for

TABLES: Final = Path(__file__).parents[2] / "bot" / "core" / "data"
WHOSE: Final = {"M": Category.MEN, "F": Category.WOMEN}
ROAD: Final = {"roadmile", "5km", "10km", "15km", "10mi", "20km", "half", "25km", "30km", "marathon", "100km"}
FINGERPRINTS: Final = {
    "agegrade/road_2020_factors.csv": "6b4deb56608aa1ce",
    "agegrade/road_2020_standards.csv": "2e5b385df73a8312",
    "agegrade/road_2025_factors.csv": "9ddd072353a5470e",
    "agegrade/road_2025_standards.csv": "2a96117711b72e78",
    "agegrade/track_2015_under_30_factors.csv": "12378dde19da8cd3",
    "agegrade/track_2023_factors.csv": "9f66ec0e30641c78",
    "agegrade/track_2023_standards.csv": "da4793fe8b5d01ca",
    "energy/compendium2011_running_mets.csv": "46152c4585e14687",
    "fitness_tests/beep_test_levels.csv": "998fc8de8479c679",
    "fitness_tests/fitnessgram_aerobic_hfz.csv": "a9f3c6ac631a0da5",
    "fitness_tests/fitnessgram_girls_2005_mile_pacer.csv": "2947163ec09ebad6",
    "fitness_tests/us_army_aft_2mile.csv": "02b74aebbd6c4365",
    "heart_rate/acsm_bands.csv": "989379bb2e3244a2",
    "heart_rate/five_steps.csv": "074503bfe033f1c9",
    "heart_rate/friel_run.csv": "fa442a9ce9a69356",
    "heat/ely_2007.csv": "9898b45af324b815",
    "heat/hadley.csv": "123614a3716c80c8",
    "prediction/purdy_portuguese_1936.csv": "4ac40b8893d5906d",
    "prediction/riegel_exponents_1981.csv": "3f0085d6cb81ec1e",
    "scoring/coefficients.csv": "8f6aeac4b1b3020e",
    "scoring/combined_2001.csv": "40c0ed9837913c02",
}
"""Of each file as it was compared with its source, with the ends of lines made the same."""


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def metres(event: str) -> float:
    if event in ("half", "marathon"):
        return {"half": 21_097.5, "marathon": 42_195.0}[event]
    unit = {"km": 1000.0, "mi": 1609.344}.get(event[-2:])
    return float(event[:-1]) if unit is None else float(event[:-2]) * unit


@pytest.mark.parametrize("name", FINGERPRINTS)
def test_no_table_has_changed_since_it_was_compared_with_its_source(name: str) -> None:
    text = (TABLES / name).read_text(encoding="utf-8")
    assert hashlib.sha256(text.encode()).hexdigest().startswith(FINGERPRINTS[name])


def test_all_tables_of_formulas_are_among_them() -> None:
    assert set(FINGERPRINTS) == {
        path.relative_to(TABLES).as_posix() for path in TABLES.rglob("*.csv") if "records" not in path.parts
    }


# Age grading


@pytest.mark.parametrize("edition", [Edition.ROAD_2025, Edition.ROAD_2020])
def test_every_cell_of_the_road(edition: Edition) -> None:
    year = {Edition.ROAD_2025: "2025", Edition.ROAD_2020: "2020"}[edition]
    standards = {}
    for row in rows(f"agegrade/road_{year}_standards.csv"):
        seconds, distance = float(row["open_standard_s"]), Distance(float(row["distance_m"]))
        standards[row["sex"], row["event"]] = seconds
        assert road_standard(distance, category=WHOSE[row["sex"]], edition=edition).seconds == seconds
    cells = 0
    for row in rows(f"agegrade/road_{year}_factors.csv"):
        sex, age = row.pop("sex"), int(row.pop("age"))
        for event, cell in row.items():
            distance, factor = Distance(metres(event)), float(cell)
            assert road_factor(age, distance, category=WHOSE[sex], edition=edition) == factor, (sex, age, event)
            standard = Duration(standards[sex, event] / factor)
            grade = grade_on_road(age, distance, standard, category=WHOSE[sex], edition=edition)
            assert grade.percent == pytest.approx(100, rel=1e-12)
            assert not grade.is_approximate
            cells += 1
    assert cells == {"2025": 4224, "2020": 4032}[year]


def test_every_cell_of_the_track() -> None:
    standards = {
        (row["sex"], row["event"]): float(row["open_standard_s"]) for row in rows("agegrade/track_2023_standards.csv")
    }
    flat = ("60m", "100m", "200m", "400m", "800m", "1000m", "1500m", "1mi", "3000m", "5000m", "10000m")
    cells = 0
    for name in ("track_2015_under_30_factors.csv", "track_2023_factors.csv"):
        for row in rows(f"agegrade/{name}"):
            age, category = int(row["age"]), WHOSE[row["sex"]]
            for event in flat:
                distance, factor = Distance(metres(event)), float(row[event])
                assert track_factor(age, distance=distance, category=category) == factor, (row["sex"], age, event)
                standard = Duration(standards[row["sex"], event] / factor)
                grade = grade_on_track(age, standard, distance=distance, category=category)
                assert grade.percent == pytest.approx(100, rel=1e-12)
                cells += 1
    assert cells == 2 * 106 * len(flat)


# Points


def test_every_coefficient_of_world_athletics() -> None:
    """At a dozen times of each event, on the step that is timed and one step slower, in whole fractions."""
    found = rows("scoring/coefficients.csv")
    for row in found:
        track = Surface.SHORT_TRACK if row["venue"] == "indoor" else Surface.OUTDOOR_TRACK
        surface = Surface.ROAD if row["event"] in ROAD else track
        coefficients = coefficients_in(int(row["edition"]), row["event"], surface, WHOSE[row["sex"]])
        a, base = Decimal(row["a"]), Decimal(row["base_s"])
        step = Decimal(1) if surface is Surface.ROAD else Decimal("0.01")
        for points in (1, 2, 77, 250, 444, 600, 777, 900, 1000, 1100, 1234, 1350):
            slowest = ((base - (Decimal(points) / a).sqrt()) / step).to_integral_value(ROUND_FLOOR) * step
            for seconds in (slowest, slowest + step):
                expected = int(a * (base - seconds) ** 2) if seconds < base else 0
                assert points_of(Duration(float(seconds)), coefficients=coefficients) == expected, (row, seconds)
            assert time_for(points, coefficients=coefficients).seconds == float(slowest), (row, points)
    assert len(found) == 314


def test_every_coefficient_of_the_combined_events() -> None:
    for row in rows("scoring/combined_2001.csv"):
        a, b, c = Decimal(row["A"]), Decimal(row["B_s"]), Decimal(row["C"])
        for hundredths in range(int(b) * 45, int(b) * 100 + 200, 97):
            seconds = Decimal(hundredths) / 100
            expected = int(a * (b - seconds) ** c) if seconds < b else 0
            points = combined_points(Duration(float(seconds)), category=WHOSE[row["sex"]], event=row["event"])
            assert points == expected, (row, seconds)


# Fitness tests


def test_every_row_of_the_army_and_a_second_either_side() -> None:
    columns: defaultdict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for row in rows("fitness_tests/us_army_aft_2mile.csv"):
        columns[row["sex"], row["age_band"]].append((int(row["points"]), float(row["max_time_s"])))
    assert sum(map(len, columns.values())) == 2001
    for (sex, band), table in columns.items():
        first, _, last = band.rstrip("+").partition("-")
        for _, slowest in table:
            for seconds in (slowest - 1, slowest - 0.01, slowest, slowest + 0.01, slowest + 1):
                expected = max((points for points, most in table if most >= seconds), default=0)
                for age in {int(first), int(last or 99)}:
                    assert army_score(Duration(seconds), age, WHOSE[sex]).points == expected, (band, seconds)


def test_every_shuttle_of_the_beep_test() -> None:
    covered = 0
    for row in rows("fitness_tests/beep_test_levels.csv"):
        level, count = int(row["level"]), int(row["shuttles"])
        assert beep_levels()[level].speed.kmh == pytest.approx(float(row["speed_kmh"]), rel=1e-12)
        for shuttle in range(count + 1):
            distance = beep_distance(level, shuttle)
            assert (0 if distance is None else distance.metres) == 20 * (covered + shuttle)
            if level >= 4:
                expected = 3.46 * (level + shuttle / count) + 12.2
                assert ramsbottom_oxygen(level, shuttle) == pytest.approx(expected, rel=1e-12)
        with pytest.raises(PersonError):
            ramsbottom_oxygen(level, count + 1)
        covered += count


def test_every_limit_of_fitnessgram() -> None:
    for row in rows("fitness_tests/fitnessgram_aerobic_hfz.csv"):
        risk, healthy, age, category = (
            float(row["high_risk_max_vo2"]), float(row["hfz_min_vo2"]), int(row["age"]), WHOSE[row["sex"]]
        )  # fmt: skip
        for oxygen, zone in (
            (risk, Zone.HIGH_RISK),
            (risk + 0.1, Zone.SOME_RISK),
            (healthy - 0.1, Zone.SOME_RISK),
            (healthy, Zone.HEALTHY),
        ):
            assert fitnessgram_zone(oxygen, age, category) is zone, (row, oxygen)
    for row in rows("fitness_tests/fitnessgram_girls_2005_mile_pacer.csv"):
        age, least, most = int(row["age"]), int(row["pacer20_laps_min"]), int(row["pacer20_laps_max"])
        slow, fast = (
            60 * int(minutes) + int(seconds)
            for minutes, seconds in (row["mile_slow"].split(":"), row["mile_fast"].split(":"))
        )
        told = [girls_mile(Duration(each), age) for each in (slow + 1, slow, fast, fast - 1)]
        assert told == [Standing.BELOW, Standing.WITHIN, Standing.WITHIN, Standing.ABOVE]
        told = [girls_pacer(each, age) for each in (least - 1, least, most, most + 1)]
        assert told == [Standing.BELOW, Standing.WITHIN, Standing.WITHIN, Standing.ABOVE]


# Heat, heart rate, energy, prediction


def test_every_sum_of_temperature_and_dew_point() -> None:
    table = rows("heat/hadley.csv")

    def by_table(total: int) -> Slowing | None:
        for row in table:
            if int(row["sum_min"]) <= total <= int(row["sum_max"] or 999) and row["slow_pct_max"]:
                return Slowing(float(row["slow_pct_min"]), float(row["slow_pct_max"]))
        return None

    def answered(air: int, dew: int) -> Slowing | None:
        try:
            return heat_slowing(Temperature((air - 32) / 1.8), Temperature((dew - 32) / 1.8))
        except PersonError:
            return None

    for air in range(32, 121):
        for dew in range(air, -1, -7):
            assert answered(air, dew) == by_table(air + dew), (air, dew)


def test_every_band_of_the_marathons() -> None:
    for row in rows("heat/ely_2007.csv"):
        percent = float(row["pct_off_course_record_mean"])
        for wbgt in (row["wbgt_c_min"], row["wbgt_c_max"]):
            assert marathon_off_record(float(wbgt), row["group"]) == percent, row


def whole_percents(table: list[dict[str, str]], low: str, high: str, name: str) -> Iterator[tuple[int, str]]:
    for row in table:
        for percent in range(int(row[low]), int(row[high] or 130) + 1):
            yield percent, row[name]


def test_every_per_cent_of_heart_rate() -> None:
    friel = rows("heart_rate/friel_run.csv")
    for percent, zone in whole_percents(friel, "pct_lthr_min", "pct_lthr_max", "zone"):
        if percent >= 40:
            assert friel_zone(percent) == zone
    bands = rows("heart_rate/acsm_bands.csv")
    for percent, band in whole_percents(bands, "hrr_pct_min", "hrr_pct_max", "band"):
        assert band_of_reserve(percent).value == band
    for percent, band in whole_percents(bands, "hrmax_pct_min", "hrmax_pct_max", "band"):
        assert band_of_maximum(percent).value == band
    for borg, band in whole_percents(bands, "rpe620_min", "rpe620_max", "band"):
        assert band_of_borg(borg).value == band
    steps = [
        (row["zone"], float(row["hrr_pct_min"]), float(row["hrr_pct_max"])) for row in rows("heart_rate/five_steps.csv")
    ]
    assert list(five_steps()) == steps


def test_every_speed_of_the_compendium() -> None:
    for row in rows("energy/compendium2011_running_mets.csv"):
        assert compendium_mets(Speed.from_mph(float(row["mph"]))) == pytest.approx(float(row["mets"]), rel=1e-12)


def test_every_exponent_of_riegel() -> None:
    for row in rows("prediction/riegel_exponents_1981.csv"):
        assert riegel_exponent(RiegelGroup(row["group"])) == float(row["exponent"])


def test_every_distance_of_purdy() -> None:
    """950 points are the table's time with its corrections; on the straight, up to 110 m, there is none for curves."""
    for row in rows("prediction/purdy_portuguese_1936.csv"):
        distance, speed = float(row["distance_m"]), float(row["speed_mps"])
        laps, rest = divmod(distance, 400)
        bends = 200 * laps + min(max(rest - 50, 0), 100) + min(max(rest - 250, 0), 100)
        share = 0 if distance < 110 else bends / distance
        expected = distance / speed + 0.20 + 0.08 * speed + 0.0065 * share * speed * speed
        assert purdy_time(Distance(distance), 950).seconds == pytest.approx(expected, rel=1e-12)
