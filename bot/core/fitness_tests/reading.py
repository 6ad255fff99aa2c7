"""What somebody asks for who types "cooper 2650 m" or "beep level 9 shuttle 4": the test, its result, and who ran."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import MILE, Category
from bot.core.fitness_tests import army, cooper, mile_and_a_half
from bot.core.fitness_tests.catalogue import EXAMPLES, INSTEAD, TYPED, FitnessTest, NotOffered, offered_tests
from bot.core.fitness_tests.club import KILOMETRE
from bot.core.fitness_tests.person import Tested, holds_body_figures, read_tested, require_age, take_body, take_tested
from bot.core.formulas import outside
from bot.core.notation import DistanceReading, read_distance, read_phrase
from bot.core.notation.lifting import Lifter
from bot.core.notation.normalise import normalise
from bot.core.notation.phrase import Phrase
from bot.core.quantities import Distance, Duration
from bot.core.runs import Run, is_same, read_run, run_of
from bot.core.terms import Term
from bot.core.units import LengthUnit

EXAMPLE: Final = EXAMPLES[FitnessTest.COOPER][0]
CHILD_UP_TO: Final = 17
"""The oldest, in years, whose mile belongs beside the tables for schoolchildren."""

DISTANCES: Final = {
    FitnessTest.KM: KILOMETRE,
    FitnessTest.MILE: MILE,
    FitnessTest.RUN15: mile_and_a_half.DISTANCE,
    FitnessTest.AFT: army.DISTANCE,
    FitnessTest.ROCKPORT: MILE,
}
"""The tests over a fixed distance; an unnamed run is the first of them over its distance."""
_AS_TYPED: Final = {
    FitnessTest.KM: "1 km",
    FitnessTest.MILE: "1 mile",
    FitnessTest.RUN15: "1.5 miles",
    FitnessTest.AFT: "2 miles",
    FitnessTest.ROCKPORT: "1 mile",
}

_NAMES: Final = {
    FitnessTest.AFT: re.compile(r"(?<!\w)(?:(?:us ?)?army(?: (?:combat )?fitness test)?(?: 2 ?-?mile)?|aft|2mr)(?!\w)"),
    FitnessTest.ROCKPORT: re.compile(
        r"(?<!\w)(?:rockport(?: (?:1|one)[ -]mile)?(?: walk(?:ing)?)?(?: fitness)?"
        r"|(?:(?:1|one|a)[ -])?mile[ -]walk(?:ing)?|walk(?:ed|ing)? (?:(?:1|one|a) )?mile|walk(?:ing)?[ -]test|gehtest)"
        r"(?: test)?(?!\w)"
    ),
    FitnessTest.FITNESSGRAM: re.compile(
        r"(?<!\w)(?:fitness ?gram|hfz|healthy fitness zone|(?P<pacer>(?:20 ?m )?pacer))(?!\w)"
    ),
    FitnessTest.BEEP: re.compile(
        r"(?<!\w)(?:beep|bleep|msft|pendellauf|ramsbottom|l[eé]ger|(?:20 ?-?m(?:et(?:er|re)s?)? )?"
        r"(?:multi-? ?stage(?: fitness)?(?: shuttle)?(?: run)?|shuttle[ -]run))(?:[ -]?tests?)?(?!\w)"
    ),
    FitnessTest.COOPER: re.compile(
        r"(?<!\w)(?:cooper(?:'?s)?(?:[ -]?test|[ -]?lauf)?"
        r"|(?:12|twelve|zwölf)[ -]?min(?:ute[ns]?|s)?[ -]?(?:run|test|lauf))(?!\w)"
    ),
    FitnessTest.RUN15: re.compile(r"(?<!\w)george(?!\w)"),
}
_TWELVE_MINUTES: Final = re.compile(
    r"(?<![\w:.,])(?:in )?(?:(?:12|twelve|zwölf)[ -]?min(?:ute[ns]?|s)?|12:00)(?![\w:])\.?"
)
_NOT_OFFERED: Final = {
    NotOffered.MARINES: re.compile(r"(?<!\w)(?:us ?mc|marines|marine corps|pft)(?!\w)"),
    NotOffered.NAVY: re.compile(r"(?<!\w)(?:(?:us )?navy|marine|prt)(?!\w)"),
    NotOffered.UK_RUN: re.compile(r"(?<!\w)(?:royal|raf|british|uk)(?!\w)"),
    NotOffered.OLD_ARMY: re.compile(r"(?<!\w)(?:acft|apft)(?!\w)"),
}
_UK_DISTANCE: Final = re.compile(r"(?<![\w.,:])(?:2[.,]4 ?k(?:m|ilomet\w{0,4})?|2,?400 ?m(?:et\w{0,4})?)(?!\w)")
_COMBAT: Final = re.compile(r"(?<!\w)combat(?: (?:standard|mos|arms|roles?))?(?!\w)")
_FILLER: Final = re.compile(
    r"(?<!\w)(?:tests?|runs?|ran|running|lauf|laufen|races?|result|ergebnis|score|fitness|my|mein|club|zone"
    r"|walk(?:ed|ing)?|gehen|school|schule|the|der|die|das|standards?)(?!\w)"
    r"|(?<!\S):(?!\S)"
)
_LEVEL_AND_SHUTTLE: Final = re.compile(
    r"(?<![\w:.,])(?:(?:levels?|lvl|l|stufe|stage) ?)?(\d{1,2})"
    r"(?: ?[.,/:-] ?| ?,? ?(?:and |und )?(?:shuttles?|s|laps?|bahn(?:en)?|pendel) ?| )(\d{1,2})(?![\w:]|[.,]\d)"
    r"(?: ?(?:shuttles?|laps?|bahnen|bahn))?"
)
_LEVEL_ALONE: Final = re.compile(r"(?<![\w:.,])(?:(?:levels?|lvl|l|stufe|stage) ?)?(\d{1,2})(?![\w:]|[.,]\d)")
_LAPS: Final = re.compile(r"(?<![\w:.,])(\d{1,3})(?: ?(?:laps?|shuttles?|runden|bahnen))?(?![\w:]|[.,]\d)")
_SAID_LAPS: Final = re.compile(r"(?<![\w:.,])(\d{1,3}) ?(?:laps?|shuttles?|bahnen)(?!\w)")
_OXYGEN: Final = re.compile(
    r"(?:(?<!\w)v?o2 ?-?(?:max|peak)? ?[:=]? ?)?(?<![\w:.,])(\d{2}(?:[.,]\d{1,2})?)(?![\w:]|[.,]\d)"
    r"(?: ?ml(?: ?/ ?kg ?/ ?min)?)?(?: ?v?o2 ?-?(?:max)?)?"
)
_LAPS_AND_METRES: Final = re.compile(
    r"(?<![\w:.,])(\d{1,2}) ?(?:laps?|runden?) ?(?:\+|and|und|plus|,)? ?(\d{1,3}) ?m(?:et\w{0,4})?(?!\w)"
)
_LEFT_OVER: Final = re.compile(r"[^\s,;.!?()/-]+")
_LAP_METRES: Final = 400.0
_UNDECIDED: Final = frozenset(
    {
        Mistake.EMPTY,
        Mistake.NOT_UNDERSTOOD,
        Mistake.NUMBER_MISSING,
        Mistake.WHICH_DISTANCE,
        Mistake.WHICH_UNIT,
        Mistake.SAID_TWICE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out of a test, as far as it was said.

    ``duration`` goes with the tests over a fixed distance, ``distance`` with Cooper's, ``level`` and ``shuttle`` with
    the beep test, ``laps`` and ``oxygen`` (ml/kg/min) with FITNESSGRAM. ``phrase`` is how a run was read;
    ``wants_laps`` is set where the PACER was named.
    """

    phrase: Phrase | None = None
    distance: Distance | None = None
    duration: Duration | None = None
    level: int | None = None
    shuttle: int | None = None
    laps: int | None = None
    oxygen: float | None = None
    wants_laps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FitnessReading:
    """A test as it was read: which one, its result, and who was tested. ``is_combat`` asks for the combat standard."""

    text: str
    test: FitnessTest
    tested: Tested
    result: Result
    is_combat: bool = False

    @property
    def is_confidential(self) -> bool:
        """Whether a heart rate or a body weight is in it."""
        return self.tested.weight is not None or self.tested.heart_rate is not None

    @property
    def example(self) -> str:
        """A phrase that works for this test."""
        return EXAMPLES[self.test][0]

    def needs(self, *terms: Term) -> PersonError:
        """The question for what is still missing."""
        return PersonError(Mistake.STILL_NEEDED, text=self.text, example=self.example, params={"needed": terms})

    def placed(self, error: PersonError) -> PersonError:
        """A formula's refusal with what was typed, and with an example."""
        return error.about(self.text, self.example)

    def not_offered(self, what: NotOffered) -> PersonError:
        """The refusal of a test that has no source here."""
        return PersonError(Mistake.TEST_NOT_OFFERED, text=self.text, example=INSTEAD[what], params={"test": what})


def read_fitness_test(
    name: str, result: str = "", age: str = "", category: str = "", weight: str = "", heart_rate: str = ""
) -> FitnessReading:
    """The test that a phrase asks for; the others refine it and stand over it.

    Raises PersonError as the readers do, NOT_A_CHOICE for a test that is not known, TEST_NOT_OFFERED for one that has
    no source.
    """
    phrase = Lifter(name, EXAMPLE)
    tested = take_body(phrase)
    named = _take_name(phrase)
    _refuse_not_offered(phrase, named)
    is_combat = phrase.take(_COMBAT) is not None
    test = None if named is None else named.test
    tested = tested.over(take_tested(phrase, metres_follow=test in (None, FitnessTest.COOPER)))
    phrase.take_all(_FILLER)
    outcome = phrase
    if result.strip():
        outcome = Lifter(result, EXAMPLE if test is None else EXAMPLES[test][0])
        tested = take_body(outcome).over(tested)
        tested = take_tested(outcome, metres_follow=True).over(tested)
        outcome.take_all(_FILLER)
    tested = read_tested(age, category, weight, heart_rate).over(tested)
    require_age(tested.age, phrase.typed, EXAMPLE)
    text = f"{phrase.typed} {result}".strip()
    try:
        if named is None:
            found, came_out = _read_unnamed(phrase, outcome)
        else:
            found, came_out = _read_named(named, phrase, outcome)
    except PersonError as error:
        raise _with_example(error, test) from None
    return FitnessReading(text=text, test=found, tested=tested, result=came_out, is_combat=is_combat)


def _with_example(error: PersonError, test: FitnessTest | None) -> PersonError:
    """The error with an example of the test it is about, as far as that is known."""
    about = error.params.get("test")
    length = error.params.get("distance")
    if test is None and isinstance(length, Distance):
        test = _test_over(length)
    example = EXAMPLE if test is None else EXAMPLES[test][0]
    if isinstance(about, NotOffered):
        example = INSTEAD[about]
    return PersonError(
        error.code, text=error.text, start=error.start, end=error.end, example=example, params=error.params
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """The test that is named, and whether by the word PACER."""

    test: FitnessTest
    is_pacer: bool


def _take_name(phrase: Lifter) -> _Named | None:
    """The test that is named, taken out of the phrase."""
    for test, pattern in _NAMES.items():
        found = phrase.take_all(pattern)
        if found:
            if test is FitnessTest.COOPER:
                phrase.take(_TWELVE_MINUTES)
            return _Named(test, any("pacer" in one.group() for one in found))
    return None


def _refuse_not_offered(phrase: Lifter, named: _Named | None) -> None:
    for what, pattern in _NOT_OFFERED.items():
        found = pattern.search(phrase.text)
        if found is not None:
            raise _with_example(phrase.fault(Mistake.TEST_NOT_OFFERED, *found.span(), test=what), None)
    found = None if named is not None else _UK_DISTANCE.search(phrase.text)
    if found is not None and not _TWELVE_MINUTES.search(phrase.text):
        raise _with_example(phrase.fault(Mistake.TEST_NOT_OFFERED, *found.span(), test=NotOffered.UK_RUN), None)


def _read_unnamed(phrase: Lifter, outcome: Lifter) -> tuple[FitnessTest, Result]:
    """The test that a run is, by its distance, or by its twelve minutes."""
    length, run = None, None
    try:
        if outcome is phrase:
            run = read_run(phrase.rest)
        else:
            length = read_distance(phrase.rest)
    except PersonError as error:
        if error.code in _UNDECIDED:
            raise _unknown(phrase) from None
        raise phrase.placed(error) from None
    test = None if length is None else _test_over(length.distance)
    if test is not None:
        return test, _read_timed(test, outcome)
    test = None if run is None else _test_over(run.distance)
    if run is not None and test is not None:
        return test, _of_run(run)
    if run is not None and run.duration == cooper.TIME:
        return FitnessTest.COOPER, Result(distance=run.distance, phrase=run.phrase)
    raise _unknown(phrase)


def _test_over(distance: Distance) -> FitnessTest | None:
    return next((test for test, own in DISTANCES.items() if is_same(own, distance)), None)


def _unknown(phrase: Lifter) -> PersonError:
    names = tuple(TYPED[test][0] for test in offered_tests())
    return PersonError(Mistake.NOT_A_CHOICE, text=phrase.typed, example=EXAMPLE, params={"choices": names})


def _of_run(run: Run) -> Result:
    return Result(duration=run.duration, phrase=run.phrase)


def _read_named(named: _Named, phrase: Lifter, outcome: Lifter) -> tuple[FitnessTest, Result]:
    test = named.test
    match test:
        case FitnessTest.COOPER:
            return _read_cooper(outcome)
        case FitnessTest.BEEP:
            return test, _read_beep(outcome)
        case FitnessTest.FITNESSGRAM:
            return test, _read_fitnessgram(phrase, outcome, is_pacer=named.is_pacer)
        case _:
            return test, _read_timed(test, outcome)


def _read_timed(test: FitnessTest, outcome: Lifter) -> Result:
    """The time over the test's own distance."""
    if outcome.is_empty:
        raise PersonError(Mistake.WHICH_TIME, text=outcome.typed, params={"distance": DISTANCES[test]})
    own = _own_distance(test)
    try:
        return _of_run(run_of(read_phrase(outcome.rest, distance=own.distance), own))
    except PersonError as error:
        raise outcome.placed(error) from None


@cache
def _own_distance(test: FitnessTest) -> DistanceReading:
    return read_distance(_AS_TYPED[test])


def _read_cooper(outcome: Lifter) -> tuple[FitnessTest, Result]:
    """How far it was: a distance, laps and metres, or a pace; with a time, Cooper's other test, over 1.5 miles."""
    laps = outcome.take(_LAPS_AND_METRES)
    if laps is not None:
        _require_empty(outcome)
        distance = Distance(int(laps.group(1)) * _LAP_METRES + int(laps.group(2)) or 1.0)
        return FitnessTest.COOPER, Result(distance=distance)
    if outcome.is_empty:
        return FitnessTest.COOPER, Result()
    try:
        return FitnessTest.COOPER, Result(distance=read_distance(outcome.rest).total)
    except PersonError as error:
        first = error
    try:
        phrase = read_phrase(outcome.rest)
    except PersonError:
        raise outcome.placed(first) from None
    if phrase.distance is not None and phrase.duration is not None:
        run = read_run(outcome.rest)
        if is_same(run.distance, mile_and_a_half.DISTANCE) and run.duration != cooper.TIME:
            return FitnessTest.RUN15, _of_run(run)
        if run.duration != cooper.TIME:
            refusal = outside(Term.DURATION, run.duration, cooper.TIME, cooper.TIME, method=cooper.NAME)
            raise outcome.placed(PersonError(refusal.code, text=outcome.typed, params=refusal.params))
        return FitnessTest.COOPER, Result(distance=run.distance, phrase=phrase)
    if phrase.pace is not None:
        return FitnessTest.COOPER, Result(distance=cooper.TIME / phrase.pace, phrase=phrase)
    raise outcome.placed(first)


def _read_beep(outcome: Lifter) -> Result:
    """Level and shuttle; a level alone is not enough."""
    found = outcome.take(_LEVEL_AND_SHUTTLE)
    level = found or outcome.take(_LEVEL_ALONE)
    _require_empty(outcome)
    if level is None:
        return Result()
    return Result(level=int(level.group(1)), shuttle=None if found is None else int(found.group(2)))


def _read_fitnessgram(phrase: Lifter, outcome: Lifter, *, is_pacer: bool) -> Result:
    """Laps of the PACER, a mile, or an oxygen uptake; nothing of these where only the name was said."""
    laps = outcome.take(_LAPS if is_pacer else _SAID_LAPS)
    if laps is not None:
        _require_empty(outcome)
        return Result(laps=int(laps.group(1)))
    is_mile = ":" in outcome.text or LengthUnit.MILE.value in phrase.text or LengthUnit.MILE.value in outcome.text
    if is_mile and not is_pacer:
        return _read_timed(FitnessTest.MILE, outcome)
    oxygen = None if is_pacer else outcome.take(_OXYGEN)
    _require_empty(outcome)
    return Result(oxygen=None if oxygen is None else float(oxygen.group(1).replace(",", ".")), wants_laps=is_pacer)


def _require_empty(outcome: Lifter) -> None:
    """Nothing, where all words were read. Raises PersonError at the first that was not."""
    found = _LEFT_OVER.search(outcome.text)
    if found is not None:
        raise outcome.fault(Mistake.NOT_UNDERSTOOD, *found.span())


def is_confidential(
    name: str,
    result: str | None = None,
    age: str | None = None,  # noqa: ARG001 - the options of the command, in their order
    category: str | None = None,  # noqa: ARG001 - as above
    weight: str | None = None,
    heart_rate: str | None = None,
) -> bool:
    """Whether what was typed holds a heart rate or a body weight, which are for the asker alone, or asks for one."""
    if (weight or "").strip() or (heart_rate or "").strip():
        return True
    texts = (normalise(name).text, normalise(result or "").text)
    return holds_body_figures(*texts) or _NAMES[FitnessTest.ROCKPORT].search(texts[0]) is not None


def is_child(tested: Tested) -> bool:
    """Whether a child or teenager was tested, as far as was said."""
    return tested.is_child or (tested.age is not None and tested.age <= CHILD_UP_TO)


def sex_of(reading: FitnessReading) -> Category:
    """Women or men. Raises PersonError where nothing was said."""
    if reading.tested.category is None:
        raise reading.needs(Term.CATEGORY)
    return reading.tested.category
