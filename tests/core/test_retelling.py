"""A run is retold as a phrase that reads as the same run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quantities import Distance, Duration
from bot.core.retelling import distance_as_typed, run_as_typed, time_as_typed
from bot.core.runs import read_run
from bot.core.units import LengthUnit


@pytest.mark.parametrize(
    ("text", "retold"),
    [
        ("10k 45:30", "10 km in 45:30"),
        ("1500 in 4:30.25", "1500 m in 4:30.25"),
        ("3 miles 21:00", "3 mi in 21:00"),
        ("mile 3:59.4", "mile in 3:59.40"),
        ("half 1:23:07", "half in 1:23:07"),
        ("26.2 miles 4:00:00", "marathon in 4:00:00"),
        ("100m 12.5", "100 m in 12.5 s"),
        ("400m 59.99", "400 m in 59.99 s"),
        ("440 yards 60 s", "402.336 m in 1:00"),
        ("5:00/km 7.25 km", "7.25 km in 36:15"),
    ],
)
def test_a_run_is_retold_as_somebody_would_type_it(text: str, retold: str) -> None:
    assert run_as_typed(read_run(text)) == retold


@given(
    st.floats(min_value=400, max_value=100_000),
    st.floats(min_value=240, max_value=480),
    st.sampled_from([LengthUnit.KM, LengthUnit.MILE, LengthUnit.M, None]),
)
def test_what_is_retold_reads_as_the_same_run(metres: float, pace: float, unit: LengthUnit | None) -> None:
    distance = Distance(round(metres))
    duration = Duration(round(pace * metres / 10) / 100)
    run = read_run(f"{distance_as_typed(distance, unit)} in {time_as_typed(duration)}")
    assert run.distance.metres == pytest.approx(distance.metres, rel=1e-9)
    assert run.duration.seconds == pytest.approx(duration.seconds, abs=1e-6)
    again = read_run(run_as_typed(run))
    assert (again.distance, again.duration) == (run.distance, run.duration)
