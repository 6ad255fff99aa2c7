"""What runners type on a phone, in a hurry, in four languages, with what autocorrect makes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.notation import read_phrase, read_time
from bot.core.pace import work_out_pace
from bot.core.quantities import Distance
from bot.core.units import LengthUnit

# Under each distance and time, in metres and as a clock shows it, the ways of typing them; one a line.
PERFORMANCES = {
    (10_000.0, "47:30"): """
        10k in 47.30
        10k in 47,30
        10k 47;30
        10k 47::30
        10k 47: 30
        10k 47 :30
        10k 47 : 30
        10k 47 30
        10k,47,30
        10k-47:30
        10K IN 47:30
        10  k   in  47:30
        10k in47:30
        10k47m30
        10k in 47.30 min
        10k in 47m30s
        10k in 47min30
        10k in 47 mins 30 secs
        10k in 47 mintues 30 secodns
        10k in 47'30
        10k in 47’30”
        10k in 47′30″
        10k in 0:47:30
        10k 00:47:30
        10 kms in 47:30
        10ks in 47:30
        10 kilomters in 47:30
        10 kilometros en 47:30
        10 km in 47:30 Min.
        10er in 47:30
        10er - 47:30
        10k 47:30 🎉
        🏃‍♀️ 10k: 47:30!!
        10k 47:30 :)
        10k PB 47:30!!
        new 10k pb 47:30
        just ran 10k in 47:30
        my 10k time is 47:30
        pace for 10k in 47:30
        pace 10k 47:30
        10k pace 47:30
        47:30 10k pace
        what pace is 10k in 47:30?
        Tempo für 10 km in 47:30
        Schnitt für 10 km in 47:30
        pace 47:30 10k
        10km Bestzeit 47:30
        Ich bin heute 10 km in 47:30 gelaufen
        ¿10k en 47:30?
        10 bornes en 47'30s
        allure pour 10 km en 47'30
        ritmo para 10 km en 47:30
        10 km em 47:30
        ho corso 10 km in 47:30
        10 км за 47:30
        10公里 47分30秒
    """,
    (10_000.0, "50:00"): """
        10k in 50
        10 km in 50 min
        10km in 50mins
        10 km en 50'
        10km en 50mn
        10 km em 50 min
        10 km in 50 Minuten
        10km in 50 minuets
        pace 50 10k
        Pace 10 km 50 min
        carrera de 10 km en 50
        10k 50m
        10000m in 50m
        10.000 m in 50:00
        10 000 m en 50:00
        10'000 m 50:00
        25 laps 50 min
        25 Runden in 50 min
    """,
    (10_000.0, "1:00:00"): """
        10k in an hour
        10k in one hour
        10k 1h
        10k 1:00
        10 km en une heure
        10 km in einer Stunde
        10k in 60
    """,
    (5000.0, "25:30"): """
        5k 25min30
        5k 25m30s
        5k 25.5
        5k 25,5 min
        5k 25.30
        5k 25.30min
        5k:25:30
        parkrun 25:30
        park run in 25:30
        25:30 for the 5k
        5km/25:30
        5k 25 min 30
        5000m 25:30
        12.5 laps 25:30
    """,
    (5000.0, "20:00"): """
        20 min 5k
        20 minute 5k
        5000m 20m
        5k@20:00
        5k at 20
        pace 20:00 5k
        5k in 20 minutos
        5km20
        20:00 5k
    """,
    (5000.0, "30:00"): """
        half an hour 5k
        5k in half an hour
        5k 30
    """,
    (21_097.5, "1:45:00"): """
        half marathon 1h 45
        half 1.45
        half 1,45
        Half: 1:45
        HM 1:45
        hm in 1h45
        half mara 1:45
        halfmara 1:45
        half-marathon 1:45:00
        half marathin 1:45
        Halbmarathon in 1:45
        Halbmarathon 1 Std 45 Min
        HM in 1:45 Std.
        semi 1h45
        semi-marathon en 1h45'
        semi en 1 h 45
        media maratón 1:45
        medio maraton en 1h45
        meia maratona 1:45
        mezza maratona 1:45
        halve marathon 1:45
        полумарафон 1:45
        ハーフ 1:45
        半马 1小时45分
        half in an hour and 45 minutes
        semi en 1 heure 45
        Halbmarathon Zielzeit 1:45
        half 1 3/4 hours
        1:45 half marathon pace
        pace for a 1:45 half
        pace for 1:45 half
        half 105 min
        1:45/half
        1/2 marathon 1:45
        ½ marathon 1:45
    """,
    (21_097.5, "1:59:59"): """
        half 1.59.59
        half 1:59.59
        half 1 59 59
        half 1h59'59"
        half 1h59m59
    """,
    (42_195.0, "3:30:00"): """
        marathon 3h30
        Marathon: 3:30
        marathon 3.30
        marathon 3h 30m
        marathon 3.5 hours
        marathon 3,5 h
        marathon 3½ hours
        marathon 3 1/2 hours
        marathon 3 and a half hours
        marathon in 3 hours and a half
        marathon en 3 heures et demie
        maratón en 3 horas y media
        marathon in 210 min
        marathon in 3 Stunden 30
        marathon en 3h30'
        maratón en 3:30
        marathin 3:30
        marahton 3:30
        Marathonlauf 3:30
        フルマラソン 3時間30分
        フル 3:30
        马拉松 3:30
        марафон 3:30
        hele marathon 3:30
        pace for a 3:30 marathon
        3:30 marathon pace
        marathon at 3:30
        42.195 3:30
        42,195 km in 3:30
    """,
    (42_195.0, "2:59:59"): """
        2h59'59" marathon
        marathon 2:59.59
        marathon 2.59.59
    """,
    (42_195.0, "4:00:00"): """
        4h marathon
        marathon 4
        4 hour marathon pace
        what pace do I need for a 4 hour marathon
    """,
    (42_164.8128, "3:30:00"): """
        26.2 3:30
        26.2m 3:30
        26.2 miles 3h30
    """,
    (21_082.4064, "1:45:00"): """
        13.1 1:45
        13.1m 1:45
        13.1mi 1h45
    """,
    (21_100.0, "1:45:00"): """
        1:45:00 21.1k
        21,1 km 1:45
    """,
    (16_093.44, "1:20:30"): """
        10mi 1:20:30
        10 miler 1.20.30
        10M 1:20:30
        10 Meilen 1:20:30
        10 millas 1h20'30
        10-miler 1:20:30
    """,
    (4828.032, "24:00"): """
        3 Meilen 24 Minuten
        3 miles in 24 mins
        3mi 24
        3 milles en 24 min
    """,
    (2414.016, "9:00"): """
        1 1/2 miles 9:00
        1.5mi 9:00
        1½ mile in 9 min
        1 and a half miles in 9:00
    """,
    (1609.344, "6:00"): """
        6:00 mile
        mile in 6
        a mile in 6 minutes
        1 milla en 6 min
        mile 6.00
    """,
    (1500.0, "4:30"): """
        1500 4:30
        1500m 4.30
        1500m 4m30s
        1500m in 4min30
        1500 in 4'30
        1,500m 4:30
    """,
    (1000.0, "3:30"): """
        1000er in 3:30
        1000 m en 3'30
        1k 3.5
        1000m 3 min 30
    """,
    (800.0, "2:05"): """
        800 2.05
        800m 125s
        800m 2m05
        800 2'05
        800 Meter in 2:05
    """,
    (400.0, "75"): """
        400er in 75
        400m 75s
        400m 75 sec
        400 in 75
        400m in 75"
        400m en 75''
        400 @ 75
        400m 1.15
        400 Meter in 75 Sekunden
    """,
    (400.0, "59"): """
        400m 59s
        400m :59
        400 :59
    """,
    (200.0, "30"): """
        200m 30s
        200 30
    """,
    (800.0, "1:58.3"): """
        800m 1.58,3
        800 m in 1.58,30
    """,
    (10_000.0, "32:10.5"): """
        10000m 32.10,5
        10 km in 32.10,5 min
    """,
    (16_093.44, "1:15:00"): """
        10M 75 mins
        10 miles in 75 min
    """,
    (100.0, "12.5"): """
        100m 12.5s
        100m 12,5
        100 Meter in 12,5
        100 m 12.50 sec
    """,
    (60.0, "7.5"): """
        60m 7.5s
        60m 7.5
        60m in 7,5 s
    """,
}
LIMITS = {
    (5000.0, "20:00"): """
        sub20 5k
        sub-20 5k
        5k sub 20
        5k bajo 20
        5k < 20
        break 20 5k
        breaking 20 for 5k
        less than 20 minutes 5k
        pace for a sub 20 5k
        how fast do I need to run for a sub 20 5k
        5 km unter 20 min
    """,
    (42_195.0, "4:00:00"): """
        sub4 marathon
        Marathon unter 4h
        marathon sous les 4h
        marathon en moins de 4h
        maratón en menos de 4 horas
        maratona sotto 4h
        pace for sub 4 marathon
        pace needed for sub 4 marathon
    """,
    (21_097.5, "1:30:00"): """
        sub 1:30hm
        half sub 90
        semi en moins d'1h30
        sub 90min half
    """,
    (10_000.0, "1:00:00"): """
        sub 1h 10k
        sub hour 10k
        10k in under an hour
        10k under an hour
    """,
    (1609.344, "4:00"): """
        sub 4 mile
        sub-4 mile
        sub 4:00 mile
    """,
    (800.0, "2:00"): """
        sub 2 800
        sub 2:00 800m
    """,
    (400.0, "60"): """
        sub 60 400
        400 sub 60
    """,
}
# Under each distance and pace, the distance None where only a pace is said.
PACES = {
    (None, 300.0): """
        5:00/k
        5:00k
        5:00 km
        5.00/km
        5,00/km
        5 /km
        5min/k
        5:00min per k
        5 min ks
        5 Minuten pro Kilometer
        5 min den Kilometer
        5er Schnitt
        im 5er-Schnitt
        5 min el kilómetro
        5'/km
        5:00 por km
        12kmh
        12 km / h
        12 km an hour
        12 Stundenkilometer
        12 km por hora
        12 km à l'heure
        12 km/u
        12 km/heure
        vitesse 12 km/h
        12 kilometers per hour
    """,
    (None, 330.0): """
        5m30/km
        5mn30/km
        5min30/km
        5 min 30/km
        5 30/km
        5 30 /km
        5;30/km
        5'30 au km
        5:30 min/km
        5.5 min/km
        5.30/km
    """,
    (None, 298.25817): """
        8:00min/mi
        8:00mi
        8:00 mi
        8 min mile
        8-minute miles
        8m/mi
        8'/mi
        8 a mile
        how fast is 8 min mile
        7.5mph
        7.5 miles an hour
    """,
    (None, 240.0): """
        2:00/500m
        4er Schnitt
        40:00/10k
        96s/400m
        96/lap
        96s laps
        15 km/h
        VMA 15 km/h
    """,
    (None, 298.61358): """
        1:45/21.0975km
    """,
    (5000.0, 300.0): """
        5k@5:00
        5k @ 5:00/km
        5k@5
        5k @ 5 min
        5k à 5:00
        5k a 5:00
        my 5k pace is 5:00
        5k race pace 5:00
        ritmo 5:00 5k
        5er Schnitt 5 km
        Pace 5 5k
        5 km Pace 5
    """,
    (21_000.0, 310.0): """
        21km à 5:10
        21k a 5:10
        21 km @ 5:10
        21 km im 5:10er Schnitt
        21k 5:10/km
    """,
    (10_000.0, 300.0): """
        10k at 5
        10k à 12 km/h
        12 km/h sur 10 km
        10 km bei 12 km/h
        10 km im 5er Schnitt
        10 km a 5:00
        10 km a 5:00 el km
        10k at 12 km an hour
    """,
    (16_093.44, 298.25817): """
        8:00 min/mile pace for 10mi
        10 miles @ 8
        10 miles at 8.00
        10 miles @ 8 min
        10 miles of 8 min miles
        10 mile at 8:00 pace
        10 miles in 8:00 pace
    """,
    (42_195.0, 330.0): """
        5min30/km marathon
        marathon 5'30/km
        marathon à 5:30/km
        5:30/k marathon
    """,
}
QUESTIONS = {
    Mistake.WHICH_UNIT: """
        half @ 4:30
        half at 5:00
        marathon at 8:30
        marathon @ 6:00
        half a 5:00
        90 min at 5:30
        5 pace
        easy pace 6:00
    """,
    Mistake.TIME_READS_TWO_WAYS: """
        10k in 4730
        5k 1959
        800 245
        mile 359
        marathon 330
        half 145
        530/km
    """,
    Mistake.PERHAPS_A_PACE: """
        5k 5:00
        10k 5:00
        10k 4:30
        9:45 10 miles
        12:00 10k
        10:30 half
        half 9:00
    """,
    Mistake.TIME_DOES_NOT_FIT: """
        100m 12:50
        marathon 1
        10m in 80:00
        10 10k
        10k at 12
        10k à 14
        5k@345
    """,
    Mistake.FASTER_THAN_RECORD: """
        5k in 12:00
        half 1:45.3
        10k 25
    """,
    Mistake.WHICH_TIME: """
        1500
        sub 4 miles
        13.1
        3 x 5k
    """,
    # A range, a rest or two of a kind: better asked than guessed.
    Mistake.SAID_TWICE: """
        10x400m in 1:30 w/ 60s
        10 km in 45 - 50 min
        10k 5k 40:00
    """,
    Mistake.NOT_UNDERSTOOD: """
        5 to 6 min per km
        5k to 10k
        5-6 min/km
        5:00-5:30/km
        10k 45-50
        between 5:00 and 5:30 per km
        ten k in 50
        5k in twenty minutes
        10kin47:30
        10k not in 47:30
        20 min over 5k
    """,
    Mistake.NOT_POSITIVE: """
        10k -47:30
    """,
    Mistake.NUMBER_MISSING: """
        pace
        in the
    """,
    Mistake.EMPTY: """
        🎉
    """,
}


def seconds(clock: str) -> float:
    value = 0.0
    for part in clock.split(":"):
        value = value * 60 + float(part)
    return value


def lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.strip().splitlines())


def performances(table: dict[tuple[float, str], str]) -> list[tuple[str, float, float]]:
    return [(text, metres, seconds(clock)) for (metres, clock), texts in table.items() for text in lines(texts)]


@pytest.mark.parametrize(("text", "metres", "time"), performances(PERFORMANCES))
def test_a_run_is_read(text: str, metres: float, time: float) -> None:
    answer = work_out_pace(read_phrase(text))
    assert answer.distance is not None
    assert answer.duration is not None
    assert (answer.distance.metres, answer.duration.seconds) == pytest.approx((metres, time))
    assert not answer.phrase.limit


@pytest.mark.parametrize(("text", "metres", "time"), performances(LIMITS))
def test_a_goal_is_read(text: str, metres: float, time: float) -> None:
    answer = work_out_pace(read_phrase(text))
    assert answer.distance is not None
    assert answer.duration is not None
    assert (answer.distance.metres, answer.duration.seconds) == pytest.approx((metres, time))
    assert answer.phrase.limit


@pytest.mark.parametrize(
    ("text", "metres", "pace"),
    [(text, metres, pace) for (metres, pace), texts in PACES.items() for text in lines(texts)],
)
def test_a_pace_is_read(text: str, metres: float | None, pace: float) -> None:
    answer = work_out_pace(read_phrase(text))
    assert answer.pace.seconds_per_km == pytest.approx(pace, rel=1e-6)
    assert (answer.distance and answer.distance.metres) == (metres and pytest.approx(metres))


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in QUESTIONS.items() for text in lines(texts)])
def test_what_is_not_clear_is_asked(text: str, code: Mistake) -> None:
    with pytest.raises(PersonError) as caught:
        work_out_pace(read_phrase(text))
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("text", "reps", "metres", "time"),
    [
        ("10x 400 75", 10, 400, 75),
        ("10 x 400m 75s", 10, 400, 75),
        ('10 × 400m à 75"', 10, 400, 75),
        ("10*400 in 1:15", 10, 400, 75),
        ("10 mal 400 in 75", 10, 400, 75),
        ("10 fois 400 en 1'15", 10, 400, 75),
        ("10x400er in 75", 10, 400, 75),
        ("8x1k @ 4", 8, 1000, 240),
        ("4 x mile @ 6:30", 4, 1609.344, 390),
    ],
)
def test_repetitions_are_read(text: str, reps: int, metres: float, time: float) -> None:
    answer = work_out_pace(read_phrase(text))
    assert answer.distance is not None
    assert answer.duration is not None
    assert (answer.phrase.reps, answer.distance.metres, answer.duration.seconds) == pytest.approx((reps, metres, time))


def test_a_time_field_takes_m_for_minutes() -> None:
    """ "100m 30s" is a run where a whole phrase is typed, and an hour and 40 where a time is."""
    assert work_out_pace(read_phrase("200m 30s")).distance == Distance(200.0)
    assert read_time("200m 30s").duration.seconds == 200 * 60 + 30
    assert read_phrase("half 120m 30s").duration == read_time("2:00:30").duration


def test_seconds_with_thousandths_are_no_thousands() -> None:
    assert read_time("9.580 s").duration.seconds == pytest.approx(9.58)
    assert read_time("3,600 s").duration.seconds == 3600


def test_a_runner_who_thinks_in_miles_means_miles() -> None:
    assert work_out_pace(read_phrase("half at 8:00", unit=LengthUnit.MILE)).pace.seconds_per_mile == pytest.approx(480)
    assert work_out_pace(read_phrase("90 min at 9:00", unit=LengthUnit.MILE)).distance == Distance(16_093.44)
