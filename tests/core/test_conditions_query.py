"""Runs in the weather as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conditions import Direction, Ground
from bot.core.conditions_query import work_out_conditions
from bot.core.errors import Mistake, PersonError
from bot.core.factor import Factor
from bot.core.heat import Slowing
from bot.core.notation.weather import (
    read_altitude,
    read_dew_point,
    read_ground,
    read_humidity,
    read_temperature,
    read_wind,
)
from bot.core.terms import Term


@pytest.mark.parametrize(
    ("typed", "celsius"),
    [("28C", 28.0), ("28 °C", 28.0), ("28 Grad", 28.0), ("85 F", 29.444), ("85°F", 29.444), ("-5 C", -5.0),
     ("−5 °C", -5.0), ("28,5 celsius", 28.5), ("temp 28C", 28.0), ("２８ C", 28.0)],
)  # fmt: skip
def test_a_temperature_is_read(typed: str, celsius: float) -> None:
    assert read_temperature(typed).celsius == pytest.approx(celsius, abs=1e-3)


def test_a_bare_dew_point_is_in_the_unit_of_the_temperature() -> None:
    assert read_dew_point("20", read_temperature("28 C")).celsius == 20
    assert read_dew_point("68", read_temperature("85 F")).celsius == pytest.approx(20)
    assert read_dew_point("dew point 68 F").celsius == pytest.approx(20)
    with pytest.raises(PersonError) as caught:
        read_dew_point("68")
    assert caught.value.code is Mistake.WHICH_MEASURE


def test_degrees_too_many_for_celsius_are_fahrenheit() -> None:
    assert read_temperature("86°").celsius == pytest.approx(30)
    assert read_temperature("86 degrees").in_fahrenheit
    assert read_temperature("23 degrees celcius").celsius == 23
    with pytest.raises(PersonError) as caught:
        read_temperature("60°")
    assert caught.value.code is Mistake.WHICH_MEASURE


def test_how_it_felt_is_passed_over_and_a_number_behind_the_weather_is_no_second() -> None:
    assert work_out_conditions("10k 48:00 hot 30C 70%").effort.reckoned.seconds == 2880
    with pytest.raises(PersonError) as caught:
        work_out_conditions("10k 48 30c 50")
    assert (caught.value.code, caught.value.culprit) == (Mistake.SAID_TWICE, "50")


@pytest.mark.parametrize("typed", ["60", "60%", "60 %", "60 percent", "60% humidity", "rh 60", "60 % Luftfeuchtigkeit"])
def test_a_humidity_is_read(typed: str) -> None:
    assert read_humidity(typed) == 60


@pytest.mark.parametrize(
    ("typed", "metres", "acclimatised"),
    [("2000 m", 2000.0, None), ("2,000m", 2000.0, None), ("7000 ft", 2133.6, None), ("2000 m altitude", 2000.0, None),
     ("altitude 2000 m", 2000.0, None), ("1500 m Höhe", 1500.0, None), ("1500 m ü.M.", 1500.0, None),
     ("sea level", 0.0, None), ("2000 m acclimatised", 2000.0, True), ("2000 m not acclimatized", 2000.0, False),
     ("-400 m", -400.0, None)],
)  # fmt: skip
def test_an_altitude_is_read(typed: str, metres: float, acclimatised: bool | None) -> None:
    read, is_acclimatised = read_altitude(typed)
    assert read == pytest.approx(metres)
    assert is_acclimatised is acclimatised


@pytest.mark.parametrize(
    ("typed", "kmh", "direction"),
    [("20 km/h", 20.0, Direction.UNSAID), ("20kmh headwind", 20.0, Direction.HEAD),
     ("headwind 10 mph", 16.09, Direction.HEAD), ("tailwind of 5 m/s", 18.0, Direction.TAIL),
     ("Gegenwind 20 km/h", 20.0, Direction.HEAD),
     ("20 km/h Rückenwind", 20.0, Direction.TAIL), ("crosswind 12 knots", 22.22, Direction.CROSS),
     ("20 km/h from behind", 20.0, Direction.TAIL), ("wind 20 km/h in my face", 20.0, Direction.HEAD),
     ("calm", 0.0, Direction.UNSAID), ("windstill", 0.0, Direction.UNSAID), ("0", 0.0, Direction.UNSAID)],
)  # fmt: skip
def test_a_wind_is_read(typed: str, kmh: float, direction: Direction) -> None:
    wind = read_wind(typed)
    assert wind.kmh == pytest.approx(kmh, abs=0.01)
    assert wind.direction is direction


@pytest.mark.parametrize(
    ("typed", "ground"),
    [("road", Ground.ROAD), ("Straße", Ground.ROAD), ("on the track", Ground.TRACK), ("short track", Ground.INDOORS),
     ("Laufband", Ground.TREADMILL), ("cross country", Ground.TRAIL), ("Trail", Ground.TRAIL)],
)  # fmt: skip
def test_a_ground_is_read(typed: str, ground: Ground) -> None:
    assert read_ground(typed) is ground


@pytest.mark.parametrize(
    ("read", "typed"),
    [(read_temperature, "banana"), (read_temperature, "10k"), (read_humidity, "damp"), (read_altitude, "high up"),
     (read_wind, "strong"), (read_ground, "lava"), (read_dew_point, "sticky"), (read_wind, "20 km/h banana")],
)  # fmt: skip
def test_what_is_no_weather_is_refused_with_an_example_that_works(read: object, typed: str) -> None:
    assert callable(read)
    with pytest.raises(PersonError) as caught:
        read(typed)
    assert read(caught.value.example) is not None


@pytest.mark.parametrize(
    "phrase",
    [
        "10k in 45:30 28C dew point 20",
        "10k in 45:30 28C dp 20C",
        "10k in 45:30, 28 °C, 20 °C dew point",
        "45:30 10k dewpoint 20 temp 28C",
        "10k 45:30 82.4F dew point 68",
        "10 km in 45:30 bei 28 Grad und Taupunkt 20",
    ],
)
def test_heat_is_read_from_a_phrase(phrase: str) -> None:
    answer = work_out_conditions(phrase)
    assert answer.heat is not None
    assert answer.heat.sum_fahrenheit == 150
    assert answer.heat.slowing == Slowing(3, 4.5)
    assert answer.here is not None
    assert [time.seconds for time in answer.here] == pytest.approx([2730 * 1.03, 2730 * 1.045])
    assert answer.elsewhere is not None
    assert [time.seconds for time in answer.elsewhere] == pytest.approx([2730 / 1.045, 2730 / 1.03])


@pytest.mark.parametrize(
    ("phrase", "field", "number"),
    [
        ("marathon 3:30:00 at 85F 60% humidity", "heat", 155),
        ("half 1:45:00 2000m altitude", "altitude", 2000.0),
        ("half 1:45:00 at 7000 ft", "altitude", 2133.6),
        ("5k 20:00 wind 20 km/h", "wind", 20.0),
        ("5k 20:00 20 km/h headwind 60% humidity 28 °C", "wind", 20.0),
        ("10k 45:00 wind 5 m/s from behind", "wind", 18.0),
    ],
)
def test_a_phrase_is_read(phrase: str, field: str, number: float) -> None:
    answer = work_out_conditions(phrase)
    found = {
        "heat": answer.heat and answer.heat.sum_fahrenheit,
        "altitude": answer.altitude and answer.altitude.metres,
        "wind": answer.blowing and answer.blowing.wind.kmh,
    }
    assert found[field] == pytest.approx(number)


def test_the_options_stand_over_the_phrase() -> None:
    by_phrase = work_out_conditions("10k 45:30 28C dew point 20 2000 m altitude 20 km/h headwind road")
    by_options = work_out_conditions("45:30", "10k", "28 C", "20", "", "2000 m", "20 km/h headwind", "road")
    assert by_options.together == by_phrase.together
    warmer = work_out_conditions("10k 45:30 28C dew point 20", "", "30 C")
    assert warmer.heat is not None
    assert warmer.heat.temperature.celsius == 30
    damper = work_out_conditions("10k 45:30 28C dew point 20", "", "", "", "90 %")
    assert damper.heat is not None
    assert damper.heat.dew_point is not None
    assert damper.heat.dew_point.celsius > 25


def test_repeats_lose_half() -> None:
    answer = work_out_conditions("8x400 in 90 s 30C dew point 20")
    assert answer.heat is not None
    assert answer.heat.slowing == Slowing(2.25, 3)


def test_effects_are_multiplied_and_never_added() -> None:
    answer = work_out_conditions("10k 45:00 28C dew point 20 20 km/h headwind")
    assert answer.heat is not None
    assert answer.blowing is not None
    assert answer.together == answer.heat.slowing.factor * answer.blowing.head  # type: ignore[union-attr]
    assert len(answer.effects) == 2


def test_a_wind_of_no_direction_is_half_against_and_half_with() -> None:
    answer = work_out_conditions("5k 20:00 wind 20 km/h")
    assert answer.blowing is not None
    assert answer.blowing.factor == answer.blowing.both
    assert answer.blowing.both.low == pytest.approx((answer.blowing.head.low + answer.blowing.tail.high) / 2)


def test_a_crosswind_has_no_figure_and_takes_none_from_the_others() -> None:
    alone = work_out_conditions("10k 45:00 crosswind 20 km/h")
    assert alone.together is None
    beside = work_out_conditions("10k 45:00 crosswind 20 km/h 28C dew point 20")
    assert beside.together == Slowing(3, 4.5).factor


@pytest.mark.parametrize("ground", ["treadmill", "indoors"])
def test_there_is_no_wind_indoors(ground: str) -> None:
    answer = work_out_conditions(f"10k 45:00 wind 20 km/h {ground}")
    assert answer.together == Factor(1.0, 1.0)


@pytest.mark.parametrize("ground", ["road", "track", "trail"])
def test_no_number_is_made_up_for_a_ground(ground: str) -> None:
    answer = work_out_conditions(f"10k 45:00 {ground}")
    assert answer.ground is not None
    assert answer.effects == ()


def test_too_hot_has_no_time() -> None:
    answer = work_out_conditions("10k 45:00 100F dew point 85F wind 20 km/h")
    assert answer.is_too_hot
    assert answer.here is None
    assert answer.elsewhere is None


@pytest.mark.parametrize(
    ("phrase", "factor"),
    [
        ("400 m 60 s 2000 m altitude", Factor(1.0, 1.0)),
        ("400 m 60 s 3000 m altitude", None),
        ("10k 45:00 250 m altitude", Factor(1.0, 1.0)),
        ("10k 45:00 -400 m altitude", Factor(1.0, 1.0)),
    ],
)
def test_altitude_where_it_slows_nobody_or_nothing_is_known(phrase: str, factor: Factor | None) -> None:
    answer = work_out_conditions(phrase)
    assert answer.altitude is not None
    assert answer.altitude.factor == factor


def test_who_says_acclimatised_gets_one_figure() -> None:
    used = work_out_conditions("10k 45:00 2000 m altitude acclimatised").altitude
    unused = work_out_conditions("10k 45:00 2000 m altitude not acclimatised").altitude
    assert used is not None
    assert unused is not None
    assert used.unacclimatised is None
    assert unused.acclimatised is None
    assert used.factor is not None
    assert unused.factor is not None
    assert used.factor.high < unused.factor.high


@pytest.mark.parametrize("phrase", ["10k 45:00 5 C", "10k 45:00 48 F", "10k 45:00 -10 °C"])
def test_a_cool_day_needs_no_humidity(phrase: str) -> None:
    answer = work_out_conditions(phrase)
    assert answer.heat is not None
    assert answer.heat.slowing == Slowing(0, 0)


@pytest.mark.parametrize(
    ("phrase", "code", "what"),
    [
        ("10k in 45:30", Mistake.STILL_NEEDED, Term.TEMPERATURE),
        ("10k in 45:30 28C", Mistake.STILL_NEEDED, Term.HUMIDITY),
        ("10k in 45:30 60 % humidity", Mistake.STILL_NEEDED, Term.TEMPERATURE),
        ("10k in 45:30 28C 120 %", Mistake.OUTSIDE_RANGE, Term.HUMIDITY),
        ("10k in 45:30 20C dew point 28C", Mistake.OUTSIDE_RANGE, Term.DEW_POINT),
        ("10k in 45:30 55C 20 %", Mistake.OUTSIDE_RANGE, Term.TEMPERATURE),
        ("10k in 45:30 5000 m altitude", Mistake.OUTSIDE_RANGE, Term.ALTITUDE),
        ("10k in 45:30 wind 100 km/h", Mistake.OUTSIDE_RANGE, Term.WIND),
        ("1k in 30:00 wind 20 km/h", Mistake.OUTSIDE_RANGE, Term.SPEED),
    ],
)
def test_what_is_missing_or_beyond_is_said_with_an_example_that_works(phrase: str, code: Mistake, what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_conditions(phrase)
    assert caught.value.code is code
    assert caught.value.text == phrase
    needed = caught.value.params.get("needed", ())
    assert isinstance(needed, tuple)
    assert what in (caught.value.params.get("what"), *needed)
    assert work_out_conditions(caught.value.example).heat is not None


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("10k 45:00 28 degrees 60%", ("28 °C", "28 °F")),
        ("10k 45:00 headwind 15", ("15 km/h", "15 mph")),
        ("10k 45:00 altitude 2000", ("2000 m", "2000 ft")),
    ],
)
def test_a_number_without_a_unit_is_asked_about(phrase: str, ways: tuple[str, ...]) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_conditions(phrase)
    assert caught.value.code is Mistake.WHICH_MEASURE
    assert caught.value.params["ways"] == ways
    assert work_out_conditions(caught.value.example).effort.distance is not None


@given(st.text(alphabet="0123456789%+-: .kmhftcCF°winddew pointroad/", max_size=50))
def test_anything_is_read_or_refused(text: str) -> None:
    calls = [[text], *(["5k 25:00 28C 60%", *[""] * index, text] for index in range(7))]
    for typed in calls:
        try:
            answer = work_out_conditions(*typed)
        except PersonError:
            continue
        assert answer.together is None or answer.together.low <= answer.together.high


@pytest.mark.parametrize("typed", ["10k 48:00 5000 ft", "5000 feet 10k 48:00", "10k 48:00 at 5000 ft"])
def test_feet_beside_a_run_are_its_altitude(typed: str) -> None:
    answer = work_out_conditions(typed)
    assert answer.effort.reckoned.seconds == 2880
    assert answer.altitude is not None
    assert answer.altitude.metres == pytest.approx(1524)
