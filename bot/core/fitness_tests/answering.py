"""What a test says: an oxygen uptake by one formula or several, points, a zone, or a place among guidance times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.core.errors import PersonError
from bot.core.events import Category
from bot.core.fitness_tests import army, beep, club, cooper, fitnessgram, mile_and_a_half, rockport
from bot.core.fitness_tests.army import ArmyScore
from bot.core.fitness_tests.catalogue import FitnessTest, NotOffered
from bot.core.fitness_tests.club import Placing
from bot.core.fitness_tests.fitnessgram import GirlsZone, OxygenZones, Standing, Zone
from bot.core.fitness_tests.reading import FitnessReading, is_child, read_fitness_test, sex_of
from bot.core.formulas import outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

ADULT: Final = 18


@dataclass(frozen=True, slots=True)
class Estimate:
    """An oxygen uptake in ml/kg/min by one method; ``error`` is its standard error where one is published.

    ``category`` is set where the method has one equation for each and neither was said.
    """

    method: str
    oxygen: float
    error: float | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class OxygenAnswer:
    """One estimate to go by, and others beside it. ``covered`` is how far the shuttles of a beep test were.

    ``left_out`` says that a weight was given and the age is not one that the second formula was made from.
    """

    reading: FitnessReading
    estimate: Estimate
    others: tuple[Estimate, ...] = ()
    covered: Distance | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class ArmyAnswer:
    """Points by the Army's table; under the combat standard in the men's column for everybody."""

    reading: FitnessReading
    duration: Duration
    score: ArmyScore


@dataclass(frozen=True, slots=True)
class OxygenZoneAnswer:
    """The FITNESSGRAM zone of an oxygen uptake, with its limits."""

    reading: FitnessReading
    oxygen: float
    zone: Zone
    limits: OxygenZones


@dataclass(frozen=True, slots=True)
class GirlsAnswer:
    """A girl's mile or laps beside the healthy zone; one of ``duration`` and ``laps`` is set."""

    reading: FitnessReading
    standing: Standing
    zone: GirlsZone
    duration: Duration | None = None
    laps: int | None = None


@dataclass(frozen=True, slots=True)
class ClubAnswer:
    """A time over 1 km or a mile among guidance times."""

    reading: FitnessReading
    distance: Distance
    duration: Duration
    placing: Placing


FitnessAnswer: TypeAlias = OxygenAnswer | ArmyAnswer | OxygenZoneAnswer | GirlsAnswer | ClubAnswer


def work_out_test(
    name: str, result: str = "", age: str = "", category: str = "", weight: str = "", heart_rate: str = ""
) -> FitnessAnswer:
    """What the test of a phrase says. Raises PersonError as ``read_fitness_test`` and the formulas do."""
    reading = read_fitness_test(name, result, age, category, weight, heart_rate)
    try:
        return _answer(reading)
    except PersonError as error:
        raise error if error.text else reading.placed(error) from None


def _answer(reading: FitnessReading) -> FitnessAnswer:
    tested = reading.tested
    if tested.is_child and tested.age is None:
        _refuse_boys(reading)
        raise reading.needs(Term.AGE)
    match reading.test:
        case FitnessTest.COOPER:
            _require_adult(reading, cooper.NAME)
            return _cooper(reading)
        case FitnessTest.RUN15:
            _require_adult(reading, mile_and_a_half.NAME)
            return _mile_and_a_half(reading)
        case FitnessTest.ROCKPORT:
            return _rockport(reading)
        case FitnessTest.BEEP:
            return _beep(reading)
        case FitnessTest.AFT:
            return _army(reading)
        case FitnessTest.FITNESSGRAM:
            return _fitnessgram(reading)
        case FitnessTest.MILE if is_child(tested):
            return _girls(reading)
        case _:
            _require_adult(reading, "")
            return _club(reading)


def _require_adult(reading: FitnessReading, method: str) -> None:
    age = reading.tested.age
    if age is not None and age < ADULT:
        raise outside(Term.AGE, age, ADULT, None, method=method)


def _cooper(reading: FitnessReading) -> OxygenAnswer:
    distance = reading.result.distance
    if distance is None:
        raise reading.needs(Term.DISTANCE)
    return OxygenAnswer(reading, Estimate(cooper.NAME, cooper.cooper_oxygen(distance)))


def _mile_and_a_half(reading: FitnessReading) -> OxygenAnswer:
    duration, tested = _duration(reading), reading.tested
    estimate = Estimate(mile_and_a_half.NAME, mile_and_a_half.run_oxygen(duration))
    if tested.weight is None:
        return OxygenAnswer(reading, estimate)
    youngest, oldest = mile_and_a_half.GEORGE_AGES
    if tested.age is not None and not youngest <= tested.age <= oldest:
        return OxygenAnswer(reading, estimate, left_out=True)
    george = mile_and_a_half.george_oxygen(duration, tested.weight.kg, sex_of(reading))
    second = Estimate(mile_and_a_half.GEORGE, george, mile_and_a_half.GEORGE_ERROR)
    return OxygenAnswer(reading, estimate, (second,))


def _rockport(reading: FitnessReading) -> OxygenAnswer:
    duration, tested = _duration(reading), reading.tested
    wanted = {
        Term.HEART_RATE: tested.heart_rate,
        Term.AGE: tested.age,
        Term.WEIGHT: tested.weight,
        Term.CATEGORY: tested.category,
    }
    missing = tuple(term for term, value in wanted.items() if value is None)
    if tested.heart_rate is None or tested.age is None or tested.weight is None or tested.category is None:
        raise reading.needs(*missing)
    oxygen = rockport.rockport_oxygen(duration, tested.weight.kg, tested.age, tested.heart_rate, tested.category)
    return OxygenAnswer(reading, Estimate(rockport.NAME, oxygen, rockport.ERROR))


def _beep(reading: FitnessReading) -> OxygenAnswer:
    level, shuttle = reading.result.level, reading.result.shuttle
    if level is None:
        raise reading.needs(Term.LEVEL, Term.SHUTTLES)
    if shuttle is None:
        raise reading.needs(Term.SHUTTLES)
    now = beep.require_shuttle(level, shuttle)
    # A level that was only begun has not been run at its speed.
    last = now if shuttle or level == beep.FIRST_LEVEL else beep.beep_levels()[level - 1]
    covered = beep.beep_distance(level, shuttle)
    tested = reading.tested
    age = min(tested.age or beep.ADULT, beep.ADULT)
    leger = Estimate(beep.LEGER, beep.leger_oxygen(last.speed, age), beep.LEGER_ERROR)
    if is_child(tested):
        return OxygenAnswer(reading, leger, covered=covered)
    others = [
        leger,
        Estimate(beep.LEGER_LAMBERT, beep.leger_lambert_oxygen(last.speed), beep.LEGER_LAMBERT_ERROR),
        *_stickland(level, shuttle, tested.category),
    ]
    if level < beep.FIRST_PRINTED:
        return OxygenAnswer(reading, leger, tuple(others[1:]), covered)
    return OxygenAnswer(
        reading, Estimate(beep.RAMSBOTTOM, beep.ramsbottom_oxygen(level, shuttle)), tuple(others), covered
    )


def _stickland(level: int, shuttle: int, category: Category | None) -> tuple[Estimate, ...]:
    stages = beep.half_stages(level, shuttle)
    if stages < beep.FIRST_LEVEL:
        return ()
    return tuple(
        Estimate(
            beep.STICKLAND,
            beep.stickland_oxygen(stages, one),
            beep.STICKLAND_ERRORS[one],
            one if category is None else None,
        )
        for one in (Category.WOMEN, Category.MEN)
        if category in (None, one)
    )


def _army(reading: FitnessReading) -> ArmyAnswer:
    duration, tested = _duration(reading), reading.tested
    category = Category.MEN if reading.is_combat else tested.category
    if tested.age is None or category is None:
        missing = {Term.AGE: tested.age, Term.CATEGORY: category}
        raise reading.needs(*(term for term, value in missing.items() if value is None))
    return ArmyAnswer(reading, duration, army.army_score(duration, tested.age, category))


def _fitnessgram(reading: FitnessReading) -> OxygenZoneAnswer | GirlsAnswer:
    tested, result = reading.tested, reading.result
    has_result = any(value is not None for value in (result.oxygen, result.laps, result.duration))
    wanted = {
        Term.LAPS if result.wants_laps else Term.OXYGEN: True if has_result else None,
        Term.AGE: tested.age,
        Term.CATEGORY: tested.category,
    }
    if tested.age is None or tested.category is None or not has_result:
        raise reading.needs(*(term for term, value in wanted.items() if value is None))
    if result.oxygen is None:
        return _girls(reading)
    zone = fitnessgram.fitnessgram_zone(result.oxygen, tested.age, tested.category)
    return OxygenZoneAnswer(reading, result.oxygen, zone, fitnessgram.oxygen_zones(tested.age, tested.category))


def _girls(reading: FitnessReading) -> GirlsAnswer:
    age, laps = reading.tested.age, reading.result.laps
    if age is None:
        raise reading.needs(Term.AGE)
    sex_of(reading)
    _refuse_boys(reading)
    zone = fitnessgram.girls_zone(age)
    if laps is not None:
        return GirlsAnswer(reading, fitnessgram.girls_pacer(laps, age), zone, laps=laps)
    duration = _duration(reading)
    return GirlsAnswer(reading, fitnessgram.girls_mile(duration, age), zone, duration=duration)


def _refuse_boys(reading: FitnessReading) -> None:
    """Nothing, except for a boy's mile or laps, whose table has no source here. Raises PersonError."""
    result = reading.result
    if reading.tested.category is not Category.MEN:
        return
    if reading.test is FitnessTest.MILE or (reading.test is FitnessTest.FITNESSGRAM and result.duration is not None):
        raise reading.not_offered(NotOffered.BOYS_MILE)
    if result.laps is not None:
        raise reading.not_offered(NotOffered.BOYS_PACER)


def _club(reading: FitnessReading) -> ClubAnswer:
    duration = _duration(reading)
    if reading.test is FitnessTest.KM:
        return ClubAnswer(reading, club.KILOMETRE, duration, club.kilometre_placing(duration))
    return ClubAnswer(reading, fitnessgram.DISTANCE, duration, club.mile_placing(duration))


def _duration(reading: FitnessReading) -> Duration:
    if reading.result.duration is None:
        raise reading.needs(Term.DURATION)
    return reading.result.duration
