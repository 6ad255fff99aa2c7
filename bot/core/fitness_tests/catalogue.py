"""The tests that can be asked for: those with a registered formula, and phrases that ask for each."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from bot.core.formulas import Formula, formulas_of


class FitnessTest(StrEnum):
    """A test, by the word that stands behind ``test_`` in the ids of its formulas."""

    COOPER = "cooper"
    RUN15 = "run15"
    ROCKPORT = "rockport"
    BEEP = "beep"
    AFT = "aft"
    FITNESSGRAM = "fitnessgram"
    MILE = "mile"
    KM = "km"


class NotOffered(StrEnum):
    """A test that people ask for by name and that has no exact source here."""

    MARINES = "US Marine Corps"
    NAVY = "US Navy"
    UK_RUN = "2.4 km"
    BOYS_MILE = "boys' mile"
    BOYS_PACER = "boys' PACER"
    OLD_ARMY = "ACFT, APFT"


EXAMPLES: Final = {
    FitnessTest.COOPER: ("cooper 2650 m", "cooper 1.7 miles"),
    FitnessTest.RUN15: ("1.5 mile 11:40",),
    FitnessTest.ROCKPORT: ("rockport 15:10 hr 128 45 years 70 kg woman",),
    FitnessTest.BEEP: ("beep 9.4", "beep level 9 shuttle 4"),
    FitnessTest.AFT: ("aft 2 mile 17:30 M 27",),
    FitnessTest.FITNESSGRAM: ("pacer 42 girl 12", "fitnessgram 41.5 boy 13"),
    FitnessTest.MILE: ("mile 7:40",),
    FitnessTest.KM: ("1k 4:30",),
}
"""Phrases that work, the shortest way of asking first."""

INSTEAD: Final = {
    NotOffered.MARINES: EXAMPLES[FitnessTest.AFT][0],
    NotOffered.NAVY: EXAMPLES[FitnessTest.RUN15][0],
    NotOffered.UK_RUN: EXAMPLES[FitnessTest.RUN15][0],
    NotOffered.BOYS_MILE: EXAMPLES[FitnessTest.FITNESSGRAM][1],
    NotOffered.BOYS_PACER: EXAMPLES[FitnessTest.FITNESSGRAM][1],
    NotOffered.OLD_ARMY: EXAMPLES[FitnessTest.AFT][0],
}
"""A phrase for the nearest test that is offered."""

TYPED: Final = {
    FitnessTest.COOPER: ("cooper", "12 minutes"),
    FitnessTest.RUN15: ("1.5 mile",),
    FitnessTest.ROCKPORT: ("rockport", "walk"),
    FitnessTest.BEEP: ("beep", "bleep", "shuttle"),
    FitnessTest.AFT: ("aft", "army", "2 mile"),
    FitnessTest.FITNESSGRAM: ("fitnessgram", "pacer"),
    FitnessTest.MILE: ("mile",),
    FitnessTest.KM: ("1k", "km"),
}
"""Words that begin a phrase about each; the first names it."""


def fitness_test_of(formula: Formula) -> FitnessTest:
    """The test that a formula belongs to. Raises ValueError for a formula of something else."""
    return FitnessTest(formula.id.split("_")[1])


@cache
def offered_tests() -> tuple[FitnessTest, ...]:
    """The tests that have a formula, in their order."""
    found = {fitness_test_of(one) for one in formulas_of("test")}
    return tuple(test for test in FitnessTest if test in found)
