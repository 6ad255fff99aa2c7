"""What is read of "5000m 14:00 indoor men"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.events import MILE, Category, Surface
from bot.core.quantities import Distance
from bot.core.scoring import Discipline
from bot.core.scoring_query import work_out_points

M, W = (Category.MEN,), (Category.WOMEN,)
BOTH = (*W, *M)
ROAD, TRACK, SHORT = Surface.ROAD, Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK


@pytest.mark.parametrize(
    ("typed", "event", "surface", "whose", "points"),
    [
        ("5000m 14:00 indoor men", "5000m", SHORT, M, (1044,)),
        ("5k in 20:00 women", "5km", ROAD, W, (654,)),
        ("mile 4:20", "1mi", TRACK, BOTH, (1192, 843)),
        ("MILE 4.20 MEN ROAD", "roadmile", ROAD, M, (843,)),
        ("14:00 5000 m Halle Männer", "5000m", SHORT, M, (1044,)),
        ("800 1:55.3 men", "800m", TRACK, M, (880,)),
        ("w 800 in 2:10", "800m", TRACK, W, (990,)),
        ("60m 7.2 men", "60m", SHORT, M, (840,)),
        ("100 11.5h men", "100m", TRACK, M, (681,)),
        ("100m in 11.5 men (hand timed)", "100m", TRACK, M, (681,)),
        ("11.74 100m men", "100m", TRACK, M, (681,)),
        ("110m hurdles 14.5 hand men", "110mh", TRACK, M, (936,)),
        ("110mh 14.5 hand", "110mh", TRACK, M, (936,)),
        ("110 hürden 14,5 handzeit", "110mh", TRACK, M, (936,)),
        ("100mh 14.5", "100mh", TRACK, W, (956,)),
        ("400h 58.0 women", "400mh", TRACK, W, (1081,)),
        ("60m hurdles 8.5 women", "60mh", SHORT, W, (1050,)),
        ("3000m steeplechase 9:30 men", "3000mSt", TRACK, M, (873,)),
        ("3k sc 9:30 w", "3000mSt", TRACK, W, (1169,)),
        ("10k 31:12.4 m", "10km", ROAD, M, (854,)),
        ("10k 31:12.4 road men", "10km", ROAD, M, (854,)),
        ("10,000m 31:13 men", "10000m", TRACK, M, (854,)),
        ("marathon 3:00:00 women", "marathon", ROAD, W, (855,)),
        ("26.2 in 3 hours women", "marathon", ROAD, W, (855,)),
        ("5k 16:00 F52", "5km", ROAD, W, (1050,)),
        ("4x400 3:20 men", "4x400m", TRACK, M, (906,)),
        ("4 x 100m in 48.5 women", "4x100m", TRACK, W, (954,)),
        ("4x200 1:40 indoor women", "4x200m", SHORT, W, (1036,)),
        ("4x400 in 75 men", "400m", TRACK, M, (16,)),
        ("how many points is 5k in 20:00 w?", "5km", ROAD, W, (654,)),
        ("10k in 1:05:00 men", "10km", ROAD, M, (0,)),
        ("100 9.58", "100m", TRACK, BOTH, (None, 1356)),
    ],
)
def test_a_phrase_says_the_event_and_whose(
    typed: str, event: str, surface: Surface, whose: tuple[Category, ...], points: tuple[int | None, ...]
) -> None:
    answer = work_out_points(typed)
    assert (answer.event.id, answer.event.surface) == (event, surface)
    assert tuple(score.coefficients.category for score in answer.scores) == whose
    assert tuple(score.points for score in answer.scores) == points
    category = whose[0] if len(whose) == 1 else ""
    again = work_out_points(answer.as_typed, "", category, {ROAD: "road", SHORT: "indoor"}.get(surface, "track"))
    assert tuple(score.points for score in again.scores) == points


@pytest.mark.parametrize(
    ("typed", "event", "seconds"),
    [
        ("1000 points 5000m women", "5000m", 987.51),
        ("5000m 1000 pts w", "5000m", 987.51),
        ("1.000 Punkte 5000 m Frauen", "5000m", 987.51),
        ("1000p 5000m women", "5000m", 987.51),
        ("mile 1,000 points women", "1mi", 287.02),
        ("800 points 10k women road", "10km", 2338.0),
        ("1000 points 4x100m women", "4x100m", 47.33),
    ],
)
def test_points_are_put_back_to_a_time(typed: str, event: str, seconds: float) -> None:
    answer = work_out_points(typed)
    assert answer.run is None
    assert answer.event.id == event
    assert answer.scores[0].duration.seconds == seconds
    assert work_out_points(answer.as_typed, "", "women").scores == answer.scores
    if answer.event.discipline is Discipline.FLAT:
        there = work_out_points(answer.run_as_typed, "", "women", answer.event.surface)
        assert there.scores[0].points == answer.asked


@pytest.mark.parametrize(
    ("options", "event", "points"),
    [
        (("14:00", "5000m", "men", "indoor"), "5000m", (1044,)),
        (("5000m 14:00 women", "", "men", "short track"), "5000m", (1044,)),
        (("5000m 14:00 men road", "", "", "short track"), "5000m", (1044,)),
        (("1044 points", "5000m", "men", "indoor"), "5000m", (1044,)),
        (("5k 20:00 women", "", "both", ""), "5km", (654, 160)),
        (("5k 20:00", "", "x", ""), "5km", (654, 160)),
        (("5k 20:00 non-binary", "", "", ""), "5km", (654, 160)),
        (("5k 20:00", "", "F52", ""), "5km", (654,)),
    ],
)
def test_options_stand_over_the_phrase(options: tuple[str, ...], event: str, points: tuple[int, ...]) -> None:
    answer = work_out_points(*options)
    assert answer.event.id == event
    assert tuple(score.points for score in answer.scores) == points


def test_1600_m_is_scored_as_a_mile_by_the_fixed_factor() -> None:
    answer = work_out_points("1600 4:30 men")
    assert answer.converted is not None
    assert answer.converted.seconds == pytest.approx(270 * 1.0058)
    assert answer.event.distance == MILE
    assert ROAD not in answer.elsewhere
    assert [end for end, _ in answer.by_factor] == [Distance(1500), MILE]
    assert not answer.has_record
    assert work_out_points("3200 9:30 men").event.id == "2mi"


def test_where_coefficients_are_derived_the_exact_edition_before_is_told_too() -> None:
    (score,) = work_out_points("marathon 3:00:00 women").scores
    assert score.earlier == (2022, 856)
    (score,) = work_out_points("half 1:30:00 women").scores
    assert score.earlier is None
    (score,) = work_out_points("mile 5:00 road women").scores
    assert score.earlier is None  # the road mile came in 2025


def test_what_is_worth_as_much_scores_as_much() -> None:
    for typed in ("5000m 14:00 indoor men", "10k 45:00 women", "400 55.5 women", "3000m steeplechase 9:30 men"):
        (score,) = work_out_points(typed).scores
        assert score.equal
        for other, duration in score.equal:
            assert other.event.id != score.coefficients.event.id
            assert float(other.exact_points(Decimal(repr(duration.seconds)))) == pytest.approx(float(score.exact))
        assert score.next_hundred is not None
        points, duration = score.next_hundred
        assert points % 100 == 0
        assert duration < score.duration


def test_the_surface_is_assumed_aloud_where_there_are_several() -> None:
    assert work_out_points("5k 20:00").is_assumed
    assert work_out_points("5k 20:00").elsewhere == (TRACK, SHORT)
    assert not work_out_points("5k 20:00 road").is_assumed
    assert not work_out_points("half 1:30:00").is_assumed
    assert work_out_points("half 1:30:00").elsewhere == ()


@pytest.mark.parametrize(
    ("options", "code", "to_mend"),
    [
        (("7k in 40:00",), Mistake.NOT_IN_TABLES, 0),
        (("40:00", "7k"), Mistake.NOT_IN_TABLES, 1),
        (("half 1:30:00", "", "", "track"), Mistake.NOT_IN_TABLES, 3),
        (("1500m 5:00", "", "", "road"), Mistake.NOT_IN_TABLES, 3),
        (("5000m hurdles 20:00",), Mistake.NOT_IN_TABLES, 0),
        (("100m hurdles 14.0 men",), Mistake.NOT_IN_TABLES, 0),
        (("100m in 9.58 women",), Mistake.OUTSIDE_RANGE, 0),
        (("2000 points 5k women",), Mistake.OUTSIDE_RANGE, 0),
        (("0 points 5k women",), Mistake.OUTSIDE_RANGE, 0),
        (("1000 points",), Mistake.STILL_NEEDED, 0),
        (("1000 points 7k",), Mistake.NOT_IN_TABLES, 0),
        (("1000 points banana",), Mistake.NOT_UNDERSTOOD, 0),
        (("1000 points half 1:20",), Mistake.SAID_TWICE, 0),
        (("1000 points 5k", "10k"), Mistake.TWO_DISTANCES, 1),
        (("5k in 20:00", "10k"), Mistake.TWO_DISTANCES, 1),
        (("5k in 20:00", "", "horses"), Mistake.NOT_A_CHOICE, 2),
        (("5k in 20:00", "", "", "moon"), Mistake.NOT_A_CHOICE, 3),
        (("banana",), Mistake.NOT_UNDERSTOOD, 0),
        (("hurdles",), Mistake.NUMBER_MISSING, 0),
        (("",), Mistake.EMPTY, 0),
    ],
)
def test_what_cannot_be_scored_is_refused_with_an_example_that_works(
    options: tuple[str, ...], code: Mistake, to_mend: int
) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_points(*options)
    assert caught.value.code is code
    mended = [*options]
    mended[to_mend] = caught.value.example
    assert work_out_points(*mended).scores
