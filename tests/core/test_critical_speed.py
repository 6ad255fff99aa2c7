"""The line through hard runs: algebra that can be done by hand, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.critical_speed import Trial, critical_speed, d_prime, fit_line, time_at_critical_speed
from bot.core.critical_speed_query import work_out_critical_speed
from bot.core.errors import Mistake, PersonError
from bot.core.quantities import Distance, Duration, Speed
from bot.core.terms import Term


def trial(metres: float, seconds: float) -> Trial:
    return Trial(Distance(metres), Duration(seconds))


def test_two_trials_give_the_slope_and_where_it_begins() -> None:
    """(3000 - 1200) m in (660 - 240) s is 4.2857 m/s; 1200 - 4.2857 · 240 leaves 171.43 m."""
    runs = (Distance(1200.0), Duration(240.0), Distance(3000.0), Duration(660.0))
    assert critical_speed(*runs).metres_per_second == pytest.approx(1800 / 420)
    assert d_prime(*runs).metres == pytest.approx(1200 - 1800 / 420 * 240)
    line = fit_line((trial(1200, 240), trial(3000, 660)))
    assert line.r_squared is None
    assert line.residuals is None


@given(
    st.floats(2.0, 6.5), st.floats(30.0, 400.0), st.lists(st.integers(120, 900), min_size=2, max_size=5, unique=True)
)
def test_runs_on_a_line_give_that_line(speed: float, reserve: float, times: list[int]) -> None:
    trials = tuple(trial(reserve + speed * seconds, seconds) for seconds in times)
    if max(times) < 1.5 * min(times):
        with pytest.raises(PersonError) as caught:
            fit_line(trials)
        assert caught.value.params["what"] is Term.DURATION_RATIO
        return
    line = fit_line(trials)
    assert line.speed.metres_per_second == pytest.approx(speed, rel=1e-6)
    assert line.reserve.metres == pytest.approx(reserve, rel=1e-5)
    if len(trials) > 2:
        assert line.r_squared == pytest.approx(1.0)
        assert line.largest_residual == pytest.approx(0.0, abs=1e-6)


def test_three_trials_are_fitted_by_least_squares() -> None:
    """By hand: means 380 s and 5300/3 m, slope 600400 / 145400."""
    line = fit_line((trial(800, 150), trial(1500, 310), trial(3000, 680)))
    mean_d = 5300 / 3
    top = (150 - 380) * (800 - mean_d) + (310 - 380) * (1500 - mean_d) + (680 - 380) * (3000 - mean_d)
    bottom = 230**2 + 70**2 + 300**2
    assert line.speed.metres_per_second == pytest.approx(top / bottom)
    assert line.reserve.metres == pytest.approx(mean_d - top / bottom * 380)
    assert line.residuals is not None
    assert sum(line.residuals) == pytest.approx(0.0, abs=1e-9)
    assert line.largest_residual == pytest.approx(22.7, abs=0.1)
    assert line.r_squared == pytest.approx(0.99968, abs=1e-5)


def test_times_are_given_inside_the_span_of_the_runs_only() -> None:
    line = fit_line((trial(1200, 240), trial(3000, 660)))
    found = {round(distance.metres): time.seconds for distance, _, time in line.times()}
    assert sorted(found) == [1500, 1609, 2000, 3000]
    assert found[3000] == pytest.approx(660)
    assert found[1500] == pytest.approx((1500 - line.reserve.metres) / line.speed.metres_per_second)


def test_times_stay_inside_two_to_fifteen_minutes_even_where_the_runs_do_not() -> None:
    line = fit_line((trial(400, 70), trial(1500, 310), trial(5000, 1180)))
    assert all(120 <= time.seconds <= 900 for _, _, time in line.times())
    assert 3000 in {round(distance.metres) for distance, _, _ in line.times()}


def test_a_time_comes_from_the_distance_beyond_the_reserve() -> None:
    assert time_at_critical_speed(Distance(1700.0), Speed(5.0), Distance(200.0)).seconds == pytest.approx(300)
    with pytest.raises(PersonError):
        time_at_critical_speed(Distance(150.0), Speed(5.0), Distance(200.0))


@pytest.mark.parametrize(
    ("trials", "what"),
    [
        ((trial(1200, 240),), Term.TRIALS),
        (tuple(trial(1000 + 100 * n, 200 + 30 * n) for n in range(6)), Term.TRIALS),
        ((trial(300, 50), trial(1500, 300)), Term.DURATION),
        ((trial(1500, 300), trial(8000, 1900)), Term.DURATION),
        ((trial(1200, 240), trial(1400, 290)), Term.DURATION_RATIO),
        ((trial(1200, 240), trial(3000, 590)), Term.D_PRIME),
        ((trial(1200, 240), trial(3000, 600)), Term.D_PRIME),
        ((trial(2000, 400), trial(2100, 720)), Term.D_PRIME),
        ((trial(2000, 400), trial(1900, 720)), Term.D_PRIME),
        ((trial(1500, 300), trial(2000, 430), trial(2080, 600), trial(4000, 880)), Term.D_PRIME),
    ],
)
def test_nonsense_is_refused(trials: tuple[Trial, ...], what: Term) -> None:
    with pytest.raises(PersonError) as caught:
        fit_line(trials)
    assert caught.value.code is Mistake.OUTSIDE_RANGE
    assert caught.value.params["what"] is what


def test_the_critical_speed_is_slower_than_every_trial() -> None:
    line = fit_line((trial(800, 150), trial(1500, 310), trial(3000, 680)))
    assert all(line.speed < one.distance / one.duration for one in line.trials)


# Reading


@pytest.mark.parametrize(
    "text",
    [
        "1200m 4:00, 3000m 11:00",
        "1200m 4:00 3000m 11:00",
        "4:00 1200m,11:00 3000m",
        "1200m 4:00,3000m 11:00",
        "1200m in 4:00 and 3k in 11:00",
        "1200 4:00 + 3 km 11 min",
        "4 min 1200m; 11 min 3000 m",
        "1200m 4min / 3000m 11min",
        "1200m 4:00\n3000m 11:00",
        "1.2k 4:00 then 3k 11:00",
        "1200 m in 4:00 und 3000 m in 11:00",
        "4:00 @ 18 km/h, 11:00 @ 16.3636364 km/h",
    ],
)
def test_runs_are_read_however_they_are_typed(text: str) -> None:
    answer = work_out_critical_speed(text)
    assert [(round(run.distance.metres), run.duration.seconds) for run in answer.runs] == [(1200, 240.0), (3000, 660.0)]
    assert answer.line.speed.metres_per_second == pytest.approx(1800 / 420, rel=1e-6)
    assert not answer.is_rough


def test_a_run_outside_two_to_fifteen_minutes_is_left_out_where_two_others_are_inside() -> None:
    answer = work_out_critical_speed("400m 1:10, 800m 2:30, 3000m 11:20")
    assert [run.distance.metres for run in answer.left_out] == [400.0]
    assert len(answer.line.trials) == 2
    assert not answer.is_rough


def test_runs_outside_are_used_for_want_of_others_and_the_answer_is_rough() -> None:
    answer = work_out_critical_speed("400m 1:10, 1500m 5:10, 5k 19:40")
    assert answer.left_out == ()
    assert len(answer.line.trials) == 3
    assert answer.is_rough
