"""What the fitness tests are called, and who each figure was made from."""

from __future__ import annotations

from typing import Final

from bot.core.fitness_tests import beep, cooper, mile_and_a_half, rockport
from bot.core.fitness_tests.catalogue import FitnessTest
from bot.reply.language import mark
from bot.reply.wording import Wording

_NAMES: Final = {
    FitnessTest.COOPER: mark("Cooper test"),
    FitnessTest.RUN15: mark("1.5-mile run"),
    FitnessTest.ROCKPORT: mark("Rockport walk"),
    FitnessTest.BEEP: mark("Beep test"),
    FitnessTest.AFT: mark("US Army AFT, 2 miles"),
    FitnessTest.FITNESSGRAM: mark("FITNESSGRAM"),
    FitnessTest.MILE: mark("Club mile"),
    FitnessTest.KM: mark("Club kilometre"),
}
_METHODS: Final = {
    cooper.NAME: mark("Cooper 1968"),
    mile_and_a_half.NAME: mark("ACSM, from the pace alone"),
    mile_and_a_half.GEORGE: mark("George et al. 1993, with weight and sex"),
    rockport.NAME: mark("Rockport (Kline et al. 1987)"),
    beep.RAMSBOTTOM: mark("Ramsbottom et al. 1988"),
    beep.LEGER: mark("Léger et al. 1988"),
    beep.LEGER_LAMBERT: mark("Léger & Lambert 1982"),
    beep.STICKLAND: mark("Stickland et al. 2003"),
}
_REFUSING: Final = (
    mark("US Army AFT"),
    mark("1.5 miles (ACSM)"),
    mark("George et al. 1993"),
    mark("FITNESSGRAM 2010"),
    mark("FITNESSGRAM 2005"),
)
"""Further names of formulas, which stand in refusals."""
_MADE_FROM: Final = {
    cooper.NAME: mark(
        "115 men of the US Air Force, correlation 0.90. For adults; rougher for women, and where part of it was walked."
    ),
    mile_and_a_half.NAME: mark("What running at this pace costs. For adults who run all of it; a walk costs less."),
    rockport.NAME: mark("343 adults of 30 to 69 years, who walked a mile as briskly as they could."),
    beep.RAMSBOTTOM: mark("74 adults, correlation 0.92. The table was checked for levels 4 to 13."),
    beep.LEGER: mark("Children of 8 to 19 years, over stages of one minute. For adults the formula takes age 18."),
}


def name_of_test(test: FitnessTest, wording: Wording) -> str:
    """The test as people call it: Cooper test, Beep test."""
    return wording.say(_NAMES[test])


def method_name(method: str, wording: Wording) -> str:
    """The method of an estimate: Ramsbottom et al. 1988."""
    return wording.say(_METHODS[method])


def made_from(method: str, wording: Wording) -> str:
    """Who a method was made from, and for whom it holds."""
    return wording.say(_MADE_FROM[method])
