"""A run that somebody tells of."""

from __future__ import annotations

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.runs import read_run


@pytest.mark.parametrize(
    ("text", "distance", "metres", "seconds"),
    [
        ("10k in 47:30", "", 10_000, 2850),
        ("10k in 47m30", "", 10_000, 2850),
        ("47:30", "10k", 10_000, 2850),
        ("10k 47:30", "10 km", 10_000, 2850),
        ("5:00/km half", "", 21_097.5, 6329.25),
        ("26.2 in 4:00:00", "", 42_195, 14_400),
        ("4:00:00", "26.2 miles", 42_195, 14_400),
        ("8 min miles marathon", "", 42_195, 480 * 42_195 / 1609.344),
        ("12 km/h for 1 hour", "", 12_000, 3600),
        ("4x400 in 80", "", 400, 80),
    ],
)
def test_a_run_is_read(text: str, distance: str, metres: float, seconds: float) -> None:
    run = read_run(text, distance)
    assert run.distance.metres == pytest.approx(metres)
    assert run.duration.seconds == pytest.approx(seconds)
    assert run.pace.seconds_per_km == pytest.approx(seconds / metres * 1000)


@pytest.mark.parametrize(
    ("text", "distance", "code"),
    [
        ("47:30", "", Mistake.WHICH_DISTANCE),
        ("10k", "", Mistake.WHICH_TIME),
        ("5:00/km", "", Mistake.WHICH_DISTANCE),
        ("10k in 47:30", "5k", Mistake.TWO_DISTANCES),
        ("10k in 25:30", "", Mistake.FASTER_THAN_RECORD),
        ("banana", "10k", Mistake.NOT_UNDERSTOOD),
    ],
)
def test_what_is_no_run(text: str, distance: str, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        read_run(text, distance)
    assert caught.value.code is code
