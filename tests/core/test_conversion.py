"""One quantity in other units: what is read, which unit is asked for, and what cannot be had."""

from __future__ import annotations

import pytest

from bot.core.conditions import Climb, Temperature, Weight
from bot.core.conversion import (
    Conversion,
    MileFraction,
    Quantity,
    Target,
    mile_fraction,
    read_conversion,
    targets_of,
)
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import LengthUnit


def number_of(quantity: Quantity) -> float:
    """The number a quantity holds, in its own unit."""
    match quantity:
        case Distance() | Climb():
            return quantity.metres
        case Duration():
            return quantity.seconds
        case Pace():
            return quantity.seconds_per_km
        case Speed():
            return quantity.metres_per_second
        case Temperature():
            return quantity.celsius
        case Weight():
            return quantity.kg


def refusal(text: str, to: str = "") -> PersonError:
    with pytest.raises(PersonError) as caught:
        read_conversion(text, to)
    return caught.value


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("1k", Distance, 1000.0),
        ("5 miles", Distance, 8046.72),
        ("440 yards", Distance, 402.336),
        ("1000 ft", Distance, 304.8),
        ("2.5 laps", Distance, 1000.0),
        ("marathon", Distance, 42_195.0),
        ("half a mile", Distance, 804.672),
        ("5/8 mile", Distance, 1005.84),
        ("1 1/2 miles", Distance, 2414.016),
        ("6x800", Distance, 4800.0),
        ("13.1", Distance, 21_082.4064),
        ("1500", Distance, 1500.0),
        ("5:00/km", Pace, 300.0),
        ("8:00/mi", Pace, 298.2582),
        ("8 min miles", Pace, 298.2582),
        ("90s per lap", Pace, 225.0),
        ("10k in 50:00", Pace, 300.0),
        ("50:00 for 10k", Pace, 300.0),
        ("12 km/h", Speed, 3.333333),
        ("7.5 mph", Speed, 3.3528),
        ("5 m/s", Speed, 5.0),
        ("90 min", Duration, 5400.0),
        ("1:30:00", Duration, 5400.0),
        ("20 °C", Temperature, 20.0),
        ("20c", Temperature, 20.0),
        ("68F", Temperature, 20.0),
        ("-40 °F", Temperature, -40.0),
        ("minus 5 celsius", Temperature, -5.0),
        ("12,5 Grad C", Temperature, 12.5),
        ("70kg", Weight, 70.0),
        ("154 lb", Weight, 69.8532),
        ("11 st 4", Weight, 71.6676),
        ("11 stone 4 lbs", Weight, 71.6676),
        ("140 Pfund", Weight, 70.0),
        ("300 m climb", Climb, 300.0),
        ("1000ft gain", Climb, 304.8),
        ("650 hm", Climb, 650.0),
        ("500 D+", Climb, 500.0),
        ("1,200 m of climbing", Climb, 1200.0),
        ("1.200 Höhenmeter", Climb, 1200.0),
        ("1 200 hm", Climb, 1200.0),
    ],
)
def test_one_quantity_is_read(text: str, kind: type[Quantity], number: float) -> None:
    quantity = read_conversion(text).quantity
    assert isinstance(quantity, kind)
    assert number_of(quantity) == pytest.approx(number, rel=1e-6)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 km", LengthUnit.KM),
        ("5 miles", LengthUnit.MILE),
        ("440 yd", LengthUnit.YARD),
        ("1000 feet", LengthUnit.FOOT),
        ("1500 m", LengthUnit.M),
        ("marathon", None),
        ("5:00/km", LengthUnit.KM),
        ("8:00/mi", LengthUnit.MILE),
        ("12 km/h", LengthUnit.KM),
        ("7.5 mph", LengthUnit.MILE),
        ("5 m/s", None),
        ("10 miles in 80:00", LengthUnit.MILE),
        ("90 min", None),
    ],
)
def test_the_unit_that_was_typed_is_kept(text: str, unit: LengthUnit | None) -> None:
    assert read_conversion(text).unit is unit


def test_the_unit_of_a_condition_is_kept() -> None:
    assert read_conversion("68 F").quantity == Temperature(20.0, in_fahrenheit=True)
    assert read_conversion("11 st").quantity == Weight(11 * 6.35029318, in_pounds=True)
    assert read_conversion("1000 ft up").quantity == Climb(304.8, in_feet=True)
    assert read_conversion("1 pfund").quantity == Weight(0.5)


def test_a_performance_is_kept_beside_its_pace() -> None:
    conversion = read_conversion("10k in 50:00")
    assert conversion.performance == (Distance(10_000.0), Duration(3000.0))
    assert read_conversion("5:00/km").performance is None


def test_a_rounded_race_is_offered_in_full() -> None:
    assert read_conversion("26.2 miles").snap == MARATHON
    assert read_conversion("13.1").snap == HALF_MARATHON
    assert read_conversion("5k").snap is None


def test_the_runners_own_unit_reads_a_small_bare_number() -> None:
    assert read_conversion("10", unit=LengthUnit.MILE).quantity == Distance(16_093.44)
    assert refusal("10").code is Mistake.WHICH_UNIT


# Which unit is asked for


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("5k to miles", Target.MILE),
        ("5k in mi", Target.MILE),
        ("5k into miles", Target.MILE),
        ("5k -> mi", Target.MILE),
        ("5k → mi", Target.MILE),
        ("5k => mi", Target.MILE),
        ("5k = miles", Target.MILE),
        ("5k = ? miles", Target.MILE),
        ("10k in miles?", Target.MILE),
        ("what is 10k in miles?", Target.MILE),
        ("what's 10k in miles", Target.MILE),
        ("whats 10k in miles", Target.MILE),
        ("how far is 10k in miles", Target.MILE),
        ("how many miles is 10k", Target.MILE),
        ("how many miles in 10k?", Target.MILE),
        ("how many km in a mile", Target.KM),
        ("wie viele Meilen sind 10 km", Target.MILE),
        ("convert 10k to miles", Target.MILE),
        ("was sind 10 Meilen in km", Target.KM),
        ("10 Meilen nach km", Target.KM),
        ("10 km nach Meilen", Target.MILE),
        ("10 miles en km", Target.KM),
        ("10 km en millas", Target.MILE),
        ("10 km a millas", Target.MILE),
        ("half a mile in m", Target.METRE),
        ("1 mile in yards", Target.YARD),
        ("1 mile to feet", Target.FOOT),
        ("1000m in laps", Target.LAPS),
        ("5:00/km to mph", Target.MPH),
        ("5:00/km to min per mile", Target.PACE_MILE),
        ("8:00/mi in min/km", Target.PACE_KM),
        ("8:00/mi as pace per km", Target.PACE_KM),
        ("12 km/h to m/s", Target.MPS),
        ("20 C to f", Target.FAHRENHEIT),
        ("68 °F in celsius", Target.CELSIUS),
        ("70 kg in stone", Target.STONE),
        ("70 kg to lbs", Target.POUND),
        ("154 lb to kilos", Target.KG),
        ("90 min in hours", Target.HOURS),
        ("1:30:00 in minutes", Target.MINUTES),
        ("1:30 to s", Target.SECONDS),
        ("1000 ft of climb in m", Target.METRE),
    ],
)
def test_the_unit_may_stand_in_the_text(text: str, target: Target) -> None:
    assert read_conversion(text).target is target


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("mi", Target.MILE),
        (" Miles ", Target.MILE),
        ("KM", Target.KM),
        ("Runden", Target.LAPS),
        ("metres.", Target.METRE),
    ],
)
def test_or_in_its_own_option(to: str, target: Target) -> None:
    assert read_conversion("5k", to).target is target


@pytest.mark.parametrize("target", Target)
def test_every_unit_is_understood_as_it_is_offered(target: Target) -> None:
    quantities: dict[Target, str] = {}
    for text in ("5k", "5:00/km", "20 °C", "70 kg", "90 min"):
        for offered in targets_of(read_conversion(text).quantity):
            quantities.setdefault(offered, text)
    assert read_conversion(quantities[target], target.value).target is target


def test_the_option_wins_over_the_text() -> None:
    """With a unit in the option, "in" belongs to the phrase: "10k in 50" is a run."""
    assert read_conversion("10k in 50", "mph").target is Target.MPH


@pytest.mark.parametrize("text", ["10k in 50", "10k in 47:30", "marathon in 3h30", "marathon", "5k", "5:00/km"])
def test_no_unit_is_asked_for_where_none_is_named(text: str) -> None:
    assert read_conversion(text).target is None


@pytest.mark.parametrize(
    ("text", "to", "target"),
    [
        ("5:00/km", "miles", Target.PACE_MILE),
        ("8:00/mi", "km", Target.PACE_KM),
        ("12 km/h", "mi", Target.PACE_MILE),
        ("12 km/h", "pace", Target.PACE_KM),
        ("7.5 mph", "pace", Target.PACE_MILE),
        ("7.5 mph", "tempo", Target.PACE_MILE),
        ("8:00/mi", "speed", Target.MPH),
        ("5:00/km", "speed", Target.KMH),
        ("5:00/km", "Geschwindigkeit", Target.KMH),
        ("10k in 50:00", "speed", Target.KMH),
        ("10 miles in 80:00", "speed", Target.MPH),
    ],
)
def test_a_kind_is_asked_for_in_the_unit_that_was_typed(text: str, to: str, target: Target) -> None:
    assert read_conversion(text, to).target is target


@pytest.mark.parametrize(
    ("quantity", "first", "last"),
    [
        (Distance(1000.0), Target.KM, Target.LAPS),
        (Pace(300.0), Target.PACE_KM, Target.MPS),
        (Speed(3.0), Target.PACE_KM, Target.MPS),
        (Duration(60.0), Target.HOURS, Target.SECONDS),
        (Temperature(20.0), Target.CELSIUS, Target.FAHRENHEIT),
        (Weight(70.0), Target.KG, Target.STONE),
        (Climb(300.0), Target.METRE, Target.FOOT),
    ],
)
def test_every_kind_has_its_units_in_order(quantity: Quantity, first: Target, last: Target) -> None:
    assert (targets_of(quantity)[0], targets_of(quantity)[-1]) == (first, last)


# What cannot be had


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("5k", "kg"), ("5k", "pace"), ("5k", "speed"), ("5k", "bananas"), ("5k", "10"), ("5k to kg", ""),
        ("20 C", "km"), ("5:00/km", "kg"), ("5:00/km", "laps"), ("12 km/h to s", ""), ("70 kg", "mi"), ("90 min", "km"),
        ("300 m climb", "laps"),
    ],
)  # fmt: skip
def test_a_unit_of_another_kind_is_refused_with_those_that_fit(text: str, to: str) -> None:
    error = refusal(text, to)
    assert error.code is Mistake.CANNOT_CONVERT_TO
    allowed = error.params["allowed"]
    assert isinstance(allowed, tuple)
    assert error.example == allowed[0]


@pytest.mark.parametrize("text", ["10k at 5:00/km", "50:00 at 5:00/km", "8:00/mi marathon", "1h at 12 km/h"])
def test_a_sum_is_sent_to_pace(text: str) -> None:
    error = refusal(text)
    assert error.code is Mistake.TIME_OR_PACE
    assert error.text == text
    read_conversion(error.example)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Mistake.EMPTY),
        ("hello", Mistake.NOT_UNDERSTOOD),
        ("5 bananas", Mistake.NOT_UNDERSTOOD),
        ("to miles", Mistake.NOT_UNDERSTOOD),
        ("pace", Mistake.NUMBER_MISSING),
        ("0 km", Mistake.NOT_POSITIVE),
        ("-5 km", Mistake.NOT_POSITIVE),
        ("0 kg", Mistake.NOT_POSITIVE),
        ("0 m climb", Mistake.NOT_POSITIVE),
        ("5k 10k", Mistake.SAID_TWICE),
        ("99999 km", Mistake.TOO_LARGE),
        ("70 °C", Mistake.TOO_LARGE),
        ("-91 °C", Mistake.TOO_LARGE),
        ("651 kg", Mistake.TOO_LARGE),
        ("101 000 m climb", Mistake.TOO_LARGE),
        ("100001 m climb", Mistake.TOO_LARGE),
        ("1.5.5 kg", Mistake.NOT_UNDERSTOOD),
        ("21,11.56.05 °C", Mistake.NOT_UNDERSTOOD),
        ("1234567890123456 kg", Mistake.TOO_LARGE),
        ("1:00/km", Mistake.FASTER_THAN_RECORD),
        ("300 km/h", Mistake.FASTER_THAN_RECORD),
        ("5k in 12:00", Mistake.FASTER_THAN_RECORD),
        ("90:00/km", Mistake.SLOWER_THAN_WALKING),
        ("1 km in 61 min", Mistake.SLOWER_THAN_WALKING),
        ("10k in 5:75", Mistake.PART_OVER_59),
    ],
)
def test_what_cannot_be_is_refused(text: str, code: Mistake) -> None:
    assert refusal(text).code is code


@pytest.mark.parametrize("text", ["-90 °C", "65 °C", "650 kg", "100000 m climb", "60:00/km"])
def test_the_limits_themselves_are_answered(text: str) -> None:
    assert isinstance(read_conversion(text), Conversion)


# Fractions of a mile


@pytest.mark.parametrize(
    ("distance", "fraction"),
    [
        (Distance(1000.0), MileFraction(5, -1)),
        (Distance(400.0), MileFraction(2, -1)),
        (Distance(800.0), MileFraction(4, -1)),
        (Distance(1500.0), None),
        (Distance(1600.0), MileFraction(8, -1)),
        (MILE, MileFraction(8, 0)),
        (Distance(1610.0), MileFraction(8, 1)),
        (Distance(3200.0), None),
        (Distance(2 * MILE.metres), MileFraction(16, 0)),
        (Distance(MILE.metres * 5 / 8), MileFraction(5, 0)),
        (Distance(MILE.metres / 8), MileFraction(1, 0)),
        (Distance(100.0), None),
        (Distance(5000.0), None),
        (Distance(3 * MILE.metres), None),
    ],
)
def test_the_nearest_eighth_of_a_mile(distance: Distance, fraction: MileFraction | None) -> None:
    assert mile_fraction(distance) == fraction


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("eighths", range(1, 17))
def test_an_eighth_is_named_within_a_hundredth_of_a_mile(eighths: int, side: int) -> None:
    exact = MILE.metres * eighths / 8
    assert mile_fraction(Distance(exact + side * 0.0099 * MILE.metres)) == MileFraction(eighths, side)
    assert mile_fraction(Distance(exact + side * 0.0101 * MILE.metres)) is None
