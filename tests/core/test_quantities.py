"""The quantities and the factors under them: exact, related by the pace triangle, and never zero or infinite."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import units
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import LengthUnit, celsius_from_fahrenheit, fahrenheit_from_celsius

TABLE: Final = Path(__file__).parents[1] / "data" / "pace_units.csv"
CALCULATIONS: Final[dict[str, Callable[[float], float]]] = {
    "pace_mile_to_km_s": lambda seconds: Pace.per_mile(seconds).seconds_per_km,
    "pace_km_to_mile_s": lambda seconds: Pace(seconds).seconds_per_mile,
}
KINDS = [Distance, Duration, Pace, Speed]
EXAMPLES = settings(max_examples=100, derandomize=True, deadline=None)
metres = st.floats(1.0, 1e7).map(Distance)
seconds = st.floats(0.01, 4e6).map(Duration)
paces = st.floats(10.0, 1e5).map(Pace)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Published and exact values


def test_the_table_of_paces_is_whole() -> None:
    assert len(rows()) == 7


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_row_of_the_table_of_paces(row: dict[str, str]) -> None:
    typed = float(row["inputs"].partition("=")[2])
    assert CALCULATIONS[row["calc"]](typed) == pytest.approx(float(row["expected"]), abs=float(row["tol"]))


@pytest.mark.parametrize(
    ("factor", "exact"),
    [
        (units.METRES_PER_KM, 1000.0),
        (units.METRES_PER_MILE, 1609.344),
        (units.METRES_PER_YARD, 0.9144),
        (units.METRES_PER_FOOT, 0.3048),
        (units.METRES_PER_INCH, 0.0254),
        (units.METRES_PER_CM, 0.01),
        (units.SECONDS_PER_MINUTE, 60.0),
        (units.SECONDS_PER_HOUR, 3600.0),
        (units.KG_PER_POUND, 0.45359237),
        (units.KG_PER_STONE, 6.35029318),
    ],
)
def test_a_factor_is_the_definition_to_the_last_digit(factor: float, exact: float) -> None:
    assert factor == exact


@pytest.mark.parametrize(("factor", "exact"), [(units.MPS_PER_KMH, 1 / 3.6), (units.MPS_PER_MPH, 0.44704)])
def test_a_factor_made_of_two_is_their_quotient(factor: float, exact: float) -> None:
    assert math.isclose(factor, exact, rel_tol=1e-15)


@pytest.mark.parametrize(
    ("factor", "unit", "base"),
    [
        (units.METRES_PER_KM, "kilometer", "meter"),
        (units.METRES_PER_MILE, "mile", "meter"),
        (units.METRES_PER_YARD, "yard", "meter"),
        (units.METRES_PER_FOOT, "foot", "meter"),
        (units.METRES_PER_INCH, "inch", "meter"),
        (units.METRES_PER_CM, "centimeter", "meter"),
        (units.SECONDS_PER_MINUTE, "minute", "second"),
        (units.SECONDS_PER_HOUR, "hour", "second"),
        (units.KG_PER_POUND, "pound", "kilogram"),
        (units.KG_PER_STONE, "stone", "kilogram"),
        (units.MPS_PER_KMH, "kilometer / hour", "meter / second"),
        (units.MPS_PER_MPH, "mile / hour", "meter / second"),
    ],
)
def test_pints_own_table_has_the_same_factor(
    factor: float, unit: str, base: str, registry: pint.UnitRegistry[float]
) -> None:
    assert math.isclose(factor, registry.Quantity(1, unit).to(base).magnitude, rel_tol=1e-14)


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry()


@pytest.mark.parametrize(
    ("unit", "in_metres"),
    [
        (LengthUnit.M, 1.0),
        (LengthUnit.KM, 1000.0),
        (LengthUnit.MILE, 1609.344),
        (LengthUnit.YARD, 0.9144),
        (LengthUnit.FOOT, 0.3048),
    ],
)
def test_every_unit_of_length_knows_its_metres(unit: LengthUnit, in_metres: float) -> None:
    assert unit.metres == in_metres


def test_no_unit_of_length_is_without_metres() -> None:
    assert all(unit.metres > 0 for unit in LengthUnit)


def test_a_mile_is_1760_yards_and_5280_feet() -> None:
    assert 1760 * LengthUnit.YARD.metres == pytest.approx(LengthUnit.MILE.metres, rel=1e-15)
    assert 5280 * LengthUnit.FOOT.metres == pytest.approx(LengthUnit.MILE.metres, rel=1e-15)


def test_a_stone_is_14_pounds() -> None:
    assert math.isclose(14 * units.KG_PER_POUND, units.KG_PER_STONE, rel_tol=1e-15)


@pytest.mark.parametrize(("fahrenheit", "celsius"), [(32, 0), (212, 100), (-40, -40), (68, 20), (98.6, 37)])
def test_a_temperature_on_both_scales(fahrenheit: float, celsius: float) -> None:
    assert celsius_from_fahrenheit(fahrenheit) == pytest.approx(celsius)
    assert fahrenheit_from_celsius(celsius) == pytest.approx(fahrenheit)


# What is refused


@pytest.mark.parametrize("value", [0.0, -0.0, -1.0, -1e-300, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_zero_negative_or_infinite(kind: type, value: float) -> None:
    with pytest.raises(ValueError, match="finite and above zero"):
        kind(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_refusal_names_the_unit_and_the_value(kind: type) -> None:
    with pytest.raises(ValueError, match=r"in (seconds|metres|seconds per kilometre|metres per second) .* -3\.5$"):
        kind(-3.5)


@pytest.mark.parametrize("make", [Distance.from_km, Distance.from_miles, Pace.per_mile, Speed.from_kmh, Speed.from_mph])
def test_so_is_what_is_made_in_another_unit(make: Callable[[float], object]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        make(0.0)


def test_a_result_too_large_to_hold_is_refused_too() -> None:
    with pytest.raises(ValueError, match="finite"):
        Pace(1e308) * Distance(1e308)
    with pytest.raises(ValueError, match="above zero"):
        Duration(5e-324) / Distance(1e300)


def test_the_smallest_and_the_largest_number_are_held() -> None:
    assert Duration(5e-324).seconds == 5e-324
    assert Distance(1.7e308).metres == 1.7e308


# Values


@pytest.mark.parametrize("kind", KINDS)
def test_equal_values_are_equal_and_may_be_keys(kind: Callable[[float], object]) -> None:
    assert kind(360.0) == kind(360.0)
    assert {kind(360.0): "here"}[kind(360.0)] == "here"


@pytest.mark.parametrize("kind", KINDS)
def test_values_stand_in_order(kind: Callable[[float], Duration]) -> None:
    assert sorted([kind(3.0), kind(1.0), kind(2.0)]) == [kind(1.0), kind(2.0), kind(3.0)]


def test_a_distance_is_no_duration() -> None:
    others: list[object] = [Duration(5.0), Pace(5.0), Speed(5.0), 5.0]
    assert Distance(5.0) not in others


@pytest.mark.parametrize(
    "value", [Distance(1.0), Duration(1.0), Pace(1.0), Speed(1.0)], ids=lambda value: type(value).__name__
)
def test_a_value_cannot_be_changed(value: Distance | Duration | Pace | Speed) -> None:
    with pytest.raises((AttributeError, TypeError)):
        value.metres = 2.0  # type: ignore[misc, union-attr]


@pytest.mark.parametrize(
    ("pace", "kmh", "mph"),
    [(Pace(300.0), 12.0, 7.456454), (Pace(360.0), 10.0, 6.213712), (Pace.per_mile(480.0), 12.07008, 7.5)],
)
def test_a_pace_as_a_speed(pace: Pace, kmh: float, mph: float) -> None:
    assert (pace.speed.kmh, pace.speed.mph) == pytest.approx((kmh, mph), rel=1e-6)


@pytest.mark.parametrize(
    ("speed", "seconds_per_km"),
    [
        (Speed.from_kmh(12.0), 300.0),
        (Speed.from_mph(7.5), 298.2582),
        (Speed(5.0), 200.0),
        (Speed.from_kmh(15.23), 236.3756),
    ],
)
def test_a_speed_as_a_pace(speed: Speed, seconds_per_km: float) -> None:
    assert speed.pace.seconds_per_km == pytest.approx(seconds_per_km, rel=1e-6)


# The triangle


@EXAMPLES
@given(metres, seconds)
def test_a_time_over_a_distance_is_a_pace_that_gives_both_back(distance: Distance, duration: Duration) -> None:
    pace = duration / distance
    assert (pace * distance).seconds == pytest.approx(duration.seconds, rel=1e-12)
    assert (duration / pace).metres == pytest.approx(distance.metres, rel=1e-12)


@EXAMPLES
@given(metres, seconds)
def test_a_speed_is_its_pace_turned_over(distance: Distance, duration: Duration) -> None:
    assert (distance / duration).metres_per_second == pytest.approx(
        (duration / distance).speed.metres_per_second, rel=1e-12
    )


@EXAMPLES
@given(paces)
def test_a_pace_survives_being_a_speed(pace: Pace) -> None:
    assert pace.speed.pace.seconds_per_km == pytest.approx(pace.seconds_per_km, rel=1e-12)


@EXAMPLES
@given(paces)
def test_a_pace_survives_being_per_mile(pace: Pace) -> None:
    assert Pace.per_mile(pace.seconds_per_mile).seconds_per_km == pytest.approx(pace.seconds_per_km, rel=1e-12)


@EXAMPLES
@given(paces)
def test_a_mile_at_a_pace_takes_the_pace_per_mile(pace: Pace) -> None:
    assert (pace * Distance.from_miles(1.0)).seconds == pytest.approx(pace.seconds_per_mile, rel=1e-12)


@EXAMPLES
@given(metres)
def test_a_distance_survives_being_in_km_or_miles(distance: Distance) -> None:
    assert Distance.from_km(distance.km).metres == pytest.approx(distance.metres, rel=1e-12)
    assert Distance.from_miles(distance.miles).metres == pytest.approx(distance.metres, rel=1e-12)


@EXAMPLES
@given(st.floats(0.1, 100.0))
def test_a_speed_survives_being_in_kmh_or_mph(number: float) -> None:
    assert Speed.from_kmh(number).kmh == pytest.approx(number, rel=1e-12)
    assert Speed.from_mph(number).mph == pytest.approx(number, rel=1e-12)


@EXAMPLES
@given(paces, paces)
def test_the_smaller_pace_is_the_greater_speed(one: Pace, other: Pace) -> None:
    faster, slower = sorted((one, other))
    assert faster.speed >= slower.speed


@EXAMPLES
@given(paces, metres, metres)
def test_two_stretches_at_a_pace_take_as_long_as_both_at_once(pace: Pace, one: Distance, other: Distance) -> None:
    both = Distance(one.metres + other.metres)
    assert (pace * both).seconds == pytest.approx((pace * one).seconds + (pace * other).seconds, rel=1e-12)


@EXAMPLES
@given(st.integers(60, 3600))
def test_whole_minutes_and_seconds_per_km_come_back_whole(whole: int) -> None:
    """5:00/km is 300 s, not 299.99999: what was typed is what is shown."""
    assert (Duration(float(whole)) / Distance(1000.0)).seconds_per_km == whole
