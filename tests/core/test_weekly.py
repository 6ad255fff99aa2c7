"""A week of training, as people write it."""

from __future__ import annotations

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.notation.lifting import Lifter
from bot.core.weekly import read_weekly, take_weekly

MILE = 1.609344


@pytest.mark.parametrize(
    ("text", "km", "rest"),
    [
        ("half 1:38 marathon 60 km/week", 60, "half 1:38 marathon"),
        ("10k in 45:30, 60km a week", 60, "10k in 45:30,"),
        ("10k 45:30 60 km per week", 60, "10k 45:30"),
        ("10k 45:30 60km/wk", 60, "10k 45:30"),
        ("10k 45:30 60 KM / W", 60, "10k 45:30"),
        ("10k 45:30 60km weekly", 60, "10k 45:30"),
        ("10k 45:30 40-50 km a week", 45, "10k 45:30"),
        ("10k 45:30 30mpw", 30 * MILE, "10k 45:30"),
        ("10k 45:30 30 miles each week", 30 * MILE, "10k 45:30"),
        ("10k 45:30 37,5 km pro Woche", 37.5, "10k 45:30"),
        ("10 km 45:30, 60 Wochenkilometer", 60, "10 km 45:30,"),
        ("10 km 45:30 60 km in der Woche", 60, "10 km 45:30"),
        ("10k 45:30 weekly mileage: 60 km", 60, "10k 45:30"),
        ("60 km wöchentlich 10 km 45:30", 60, "10 km 45:30"),
        ("10k 45:30 60 km par semaine", 60, "10k 45:30"),
    ],
)
def test_it_is_taken_out_of_a_phrase(text: str, km: float, rest: str) -> None:
    phrase = Lifter(text)
    weekly = take_weekly(phrase)
    assert weekly is not None
    assert weekly.distance.km == pytest.approx(km)
    assert " ".join(phrase.rest.split()) == rest


@pytest.mark.parametrize("text", ["10k in 45:30", "5k 22:10 → half", "20:00 5k and 42:00 10k", "a week of banana"])
def test_a_phrase_without_one_stays_as_it_is(text: str) -> None:
    phrase = Lifter(text)
    assert take_weekly(phrase) is None
    assert phrase.rest == text


@pytest.mark.parametrize(
    ("text", "km", "pace"),
    [
        ("60 km", 60, None),
        ("60km", 60, None),
        ("about 60 km", 60, None),
        ("30 miles a week", 30 * MILE, None),
        ("60 km at 5:30/km", 60, 330.0),
        ("60 km a week, mostly at 5:30 /km", 60, 330.0),
        ("40 miles @ 8:51/mi", 40 * MILE, 531 / MILE),
        ("60 km mit 5:30 min/km", 60, 330.0),
    ],
)
def test_an_option_of_its_own_need_not_say_a_week(text: str, km: float, pace: float | None) -> None:
    weekly = read_weekly(text)
    assert weekly.distance.km == pytest.approx(km)
    if pace is None:
        assert weekly.pace is None
    else:
        assert weekly.pace is not None
        assert weekly.pace.seconds_per_km == pytest.approx(pace)
    assert read_weekly(weekly.as_typed) == weekly


@pytest.mark.parametrize(
    ("text", "code", "culprit"),
    [
        ("60", Mistake.WHICH_UNIT, "60"),
        ("60 a week", Mistake.WHICH_UNIT, "60"),
        ("0 km", Mistake.NOT_POSITIVE, "0"),
        ("501 km", Mistake.TOO_LARGE, "501"),
        ("banana", Mistake.NUMBER_MISSING, "banana"),
        ("60 km banana", Mistake.NOT_UNDERSTOOD, "banana"),
        ("5:30", Mistake.NOT_UNDERSTOOD, "5:30"),
        ("  ", Mistake.EMPTY, "  "),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text: str, code: Mistake, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_weekly(text)
    assert caught.value.code is code
    assert caught.value.culprit == culprit
    assert caught.value.example
