from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.plausibility import MARGIN, check_pace, check_performance, record_curve
from bot.core.quantities import Distance, Duration, Pace
from bot.core.records import RecordMark, load_record_book

MILE = 1609.344


def refusal(metres: float, seconds: float) -> PersonError:
    with pytest.raises(PersonError) as caught:
        check_performance(Distance(metres), Duration(seconds))
    return caught.value


@pytest.mark.parametrize("mark", load_record_book().marks, ids=lambda mark: mark.id)
def test_every_mark_in_the_book_can_have_been_run(mark: RecordMark) -> None:
    check_performance(mark.distance_run, mark.duration_run)


@pytest.mark.parametrize(
    ("metres", "seconds", "what"),
    [
        (60, 6.34, "60 m, the world best"),
        (60, 6.2, "60 m, faster still"),
        (30, 2.43, "30 m flying at Bolt's speed"),
        (20, 1.61, "Bolt from 60 to 80 m"),
        (36.576, 4.17, "40 yards"),
        (150, 14.35, "150 m on a straight"),
        (300, 30.69, "300 m"),
        (600, 72.81, "600 m"),
        (15000, 41 * 60 + 5, "15 km"),
        (16093.44, 43 * 60 + 54, "10 miles"),
        (25000, 71 * 60 + 8, "25 km"),
        (30000, 86 * 60 + 30, "30 km"),
        (MILE, 239.4, "Bannister"),
        (MILE, 9 * 60, "a mile in a club"),
        (5000, 25 * 60, "a parkrun"),
        (5000, 5 * 3600, "a parkrun at 60 min/km"),
        (42195, 6 * 3600, "a marathon"),
        (1_000_000, 6 * 86400 + 3600, "1000 km in six days"),
    ],
)
def test_what_was_run_is_accepted(metres: float, seconds: float, what: str) -> None:
    check_performance(Distance(metres), Duration(seconds))


@pytest.mark.parametrize(
    ("metres", "seconds", "record_s", "mark_id"),
    [
        # At a record distance the record is the fastest of all surfaces, official or pending.
        (100, 9.3, 9.58, "100m-outdoor-men"),
        (MILE, 218.0, 222.66, "mile-outdoor-men-pending-2026"),
        (1609, 218.0, 222.66, "mile-outdoor-men-pending-2026"),
        (5000, 12 * 60, 755.36, "5000m-outdoor-men"),
        (3000, 7 * 60, 437.55, "3000m-outdoor-men"),
        (21097.5, 3300, 3411, "half-road-men-pending-2026"),
        (42195, 60, 7170, "marathon-road-men"),
        (42200, 7000, 7170, "marathon-road-men"),
        (160934.4, 10 * 3600, 39099, "100mile-ultra-men"),
        # Between two of them it is read off the line, and no mark is named.
        (15000, 39 * 60, 1571 * 1.5 ** (math.log(3411 / 1571) / math.log(2.10975)), None),
        (300, 29.5, 19.19 * 1.5 ** math.log2(43.03 / 19.19), None),
        (319614, 80000, 86400, None),
        (200000, 40000, 43200 * (200000 / 177410) ** (math.log(2) / math.log(319614 / 177410)), None),
        # Beyond the longest, its speed; below the shortest, the fastest that anybody was timed.
        (639228, 150000, 172800, None),
        (10_000_000, 86400, 86400 * 10_000_000 / 319614, None),
        (60, 4.0, 60 / (20 / 1.61), None),
    ],
)
def test_what_beats_the_record_by_more_than_two_percent_is_refused(
    metres: float, seconds: float, record_s: float, mark_id: str | None
) -> None:
    error = refusal(metres, seconds)
    assert error.code is Mistake.FASTER_THAN_RECORD
    assert error.params["distance"] == Distance(metres)
    assert error.params["duration"] == Duration(seconds)
    record, mark = error.params["record"], error.params["mark"]
    assert isinstance(record, Duration)
    assert record.seconds == pytest.approx(record_s, rel=1e-3)
    assert getattr(mark, "id", None) == mark_id


@pytest.mark.parametrize(("metres", "record_s"), [(100, 9.58), (MILE, 222.66), (42195, 7170), (177410, 43200)])
def test_the_margin_is_two_percent_of_the_record(metres: float, record_s: float) -> None:
    check_performance(Distance(metres), Duration(record_s * 0.98))
    assert refusal(metres, record_s * 0.9799).code is Mistake.FASTER_THAN_RECORD


def test_the_curve_leaves_out_what_lies_above_it() -> None:
    points = {point.mark.id for point in record_curve().points}
    # 21,330 m in an hour is slower than the line from the half to the marathon; a day's run is the longest there is.
    assert "1hour-outdoor-men" not in points
    assert "6hour-ultra-men" not in points
    assert {"12hour-ultra-men", "24hour-ultra-men", "mile-outdoor-men-pending-2026"} <= points
    assert not [id for id in points if "msc" in id or "women" in id]
    assert "mile-breaking4" not in points


@given(st.floats(1, 1e7), st.floats(1, 1e7))
def test_the_record_for_more_is_never_less(one: float, other: float) -> None:
    curve = record_curve()
    shorter, longer = sorted((one, other))
    assert curve.duration(Distance(shorter)) <= curve.duration(Distance(longer))


@given(st.floats(1, 1e7), st.floats(0.01, 1e9))
def test_a_performance_is_accepted_between_record_and_walk(metres: float, seconds: float) -> None:
    limit = MARGIN * record_curve().duration(Distance(metres)).seconds
    # Within a billionth of either limit both answers are right.
    assume(not math.isclose(seconds, limit, rel_tol=1e-8))
    assume(not math.isclose(seconds, 3.6 * metres, rel_tol=1e-8))
    if seconds < limit:
        expected: Mistake | None = Mistake.FASTER_THAN_RECORD
    else:
        expected = Mistake.SLOWER_THAN_WALKING if seconds > 3.6 * metres else None
    assert verdict(metres, seconds) is expected


def verdict(metres: float, seconds: float) -> Mistake | None:
    try:
        check_performance(Distance(metres), Duration(seconds))
    except PersonError as error:
        return error.code
    return None


@pytest.mark.parametrize("metres", [100.0, 1000.0, MILE, 5000.0, 21097.5, 42195.0, 1234.567])
def test_an_hour_for_a_kilometre_is_the_slowest(metres: float) -> None:
    check_performance(Distance(metres), Duration(3.6 * metres))
    error = refusal(metres, 3.601 * metres)
    assert error.code is Mistake.SLOWER_THAN_WALKING
    assert error.params == {
        "distance": Distance(metres),
        "duration": Duration(3.601 * metres),
        "pace": Duration(3.601 * metres) / Distance(metres),
    }


@pytest.mark.parametrize("seconds_per_km", [95.8, 94.0, 170.0, 360.0, 900.0, 3600.0])
def test_a_pace_that_somebody_runs_is_accepted(seconds_per_km: float) -> None:
    check_pace(Pace(seconds_per_km))


@pytest.mark.parametrize(
    ("seconds_per_km", "code"),
    [
        (93.8, Mistake.FASTER_THAN_RECORD),
        (6.0, Mistake.FASTER_THAN_RECORD),
        (3600.1, Mistake.SLOWER_THAN_WALKING),
        (21600.0, Mistake.SLOWER_THAN_WALKING),
    ],
)
def test_a_pace_that_nobody_runs_is_refused(seconds_per_km: float, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        check_pace(Pace(seconds_per_km))
    assert caught.value.code is code
    assert caught.value.params["pace"] == Pace(seconds_per_km)
    if code is Mistake.FASTER_THAN_RECORD:
        assert caught.value.params["record"] == Duration(9.58) / Distance(100)
        assert getattr(caught.value.params["mark"], "id", "") == "100m-outdoor-men"
