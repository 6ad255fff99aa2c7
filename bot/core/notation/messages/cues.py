"""What the words before a time say of it, read backwards from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.notation.messages import words
from bot.core.notation.messages.folding import Message
from bot.core.notation.messages.verdicts import NO_PACE, Sureness, Verdict
from bot.core.notation.messages.words import words_between
from bot.core.units import LengthUnit

_REACH: Final = 64
"""How far before a time its words are looked for, in characters: with it the work stays linear."""
_MOST_WORDS: Final = 10
_SMALL_COUNT: Final = 50
_LEAST_SPLITS: Final = 3
_LIKELY: Final = Verdict(Sureness.LIKELY)


@dataclass(frozen=True, slots=True)
class _Way:
    """A word on the way back, the three before it, the nearest first, and those that were passed over."""

    word: str
    lead: str
    before: str
    farther: str
    passed: set[str]


def verdict_before(message: Message, start: int, listed: int) -> Verdict:
    """What the words before the time at ``start`` say, which is the first of so many in a row."""
    number = message.sentence(start)
    begins = message.sentence_ends[number - 1] if number else 0
    spoken = ["", "", "", *words_between(message.text, max(begins, start - _REACH), start)]
    passed: set[str] = set()
    for index in range(len(spoken) - 1, max(len(spoken) - _MOST_WORDS, 3) - 1, -1):
        way = _Way(spoken[index], spoken[index - 1], spoken[index - 2], spoken[index - 3], passed)
        verdict = _by_noun(way) or _by_verb(way) or _by_count(way, listed)
        if verdict is not None:
            return verdict
        if way.word not in words.PASSED_OVER:
            by_at = "@" in passed and way.word in words.RUN_WORDS
            return Verdict(Sureness.LIKELY, in_sentence=True) if by_at else NO_PACE
        passed.add(way.word)
    return NO_PACE


def unit_of(word: str) -> LengthUnit | None:
    """The unit that a noun names; None for any other word."""
    if word in words.ONE_KM or word in words.MANY_KM:
        return LengthUnit.KM
    return LengthUnit.MILE if word in words.UNITS else None


def _by_noun(way: _Way) -> Verdict | None:
    """The words before "pace is", "schneller als", "easy around", "3 x 10 min @"."""
    if way.word in words.PACE_NOUNS:
        return _by_pace_noun(way)
    if way.lead in words.COMPARED.get(way.word, ()) or way.word in words.COMPARED_ALONE:
        return Verdict(Sureness.SURE)
    if way.word == "tempo" and not way.passed - {":"}:
        return _LIKELY
    if way.word in words.EASY:
        plain = way.passed & words.PLAIN_LINKS
        return Verdict(Sureness.LIKELY, if_over=not plain) if way.passed & words.LINKS else NO_PACE
    return _LIKELY if way.word in words.WORKED and "@" in way.passed else None


def _by_pace_noun(way: _Way) -> Verdict:
    of_more = way.before[:1].isdigit() and way.before != "1"
    if way.word in ("split", "splits") and (of_more or way.lead[:1].isdigit() or way.lead in ("m", "lap")):
        return NO_PACE  # "400 splits", "5k splits"
    unit = None if of_more else unit_of(way.lead)  # "5k pace" is an intensity
    if way.word in words.KM_NOUNS:
        return Verdict(Sureness.SURE, unit or LengthUnit.KM)
    # "Easy pace at 6:30 from the shop" is an appointment.
    sureness = Sureness.LIKELY if "at" in way.passed else Sureness.SURE
    return Verdict(sureness, unit, metric=way.word in words.METRIC_NOUNS)


def _by_verb(way: _Way) -> Verdict | None:
    """The words before "holding", "dropped to", "went out in"; None for a verb that a finishing time may follow."""
    if way.word not in words.RUNNING:
        return None
    if way.word not in words.NEEDS_A_LINK or (way.word in words.SLOWED and "to" in way.passed):
        return _LIKELY
    linked = way.passed & words.PACE_LINKS or (way.word in words.ENDS and "in" in way.passed)
    return Verdict(Sureness.LIKELY, if_over=True) if linked and "off" not in way.passed else None


def _by_count(way: _Way, listed: int) -> Verdict | None:
    """The words before "final 4 were", "first mile in", "the rest at"."""
    if way.word[0].isdigit():
        return _by_number(way)
    if way.word in words.UNITS:
        return _by_unit_noun(way, listed)
    return _by_repeats(way) if way.word in words.OTHER_ONES else None


def _by_number(way: _Way) -> Verdict:
    """The words before "final 4 were", "mile 4 in", "miles 1-3 at", "then 3 at"."""
    lead = way.farther if way.lead == "-" else way.lead
    unit = unit_of(lead)
    if unit is not None:
        return Verdict(Sureness.LIKELY, unit)
    if not way.word.isdigit() or float(way.word) > _SMALL_COUNT:
        return NO_PACE
    if (lead in words.WHICH and way.passed) or "@" in way.passed:
        return _LIKELY
    return Verdict(Sureness.LIKELY, in_sentence=True) if "at" in way.passed else NO_PACE


def _by_unit_noun(way: _Way, listed: int) -> Verdict:
    """The words before "first mile in", "km 1:", "easy miles at"; behind a number they are the distance itself."""
    likely = Verdict(Sureness.LIKELY, unit_of(way.word))
    if way.lead in words.NOT_ONE:
        return NO_PACE
    if way.lead[:1].isdigit():
        return likely if listed >= _LEAST_SPLITS else NO_PACE
    if way.word in words.MANY_KM or way.word in words.MANY_MILES:
        return likely if way.passed & words.PACE_LINKS or (way.passed and listed > 1) else NO_PACE
    if way.lead in words.WHICH or way.lead in words.ORDINALS:
        return likely
    return likely if way.passed and way.word in words.ONE_MILE else NO_PACE


def _by_repeats(way: _Way) -> Verdict:
    """The words before "mile repeats at" and "the rest at"; "2k reps" are no kilometres."""
    unit = unit_of(way.lead) if way.word in words.REPEATS else None
    if unit is not None:
        one = way.before == "1" or not way.before[:1].isdigit() or way.lead in words.ONE_MILE
        return Verdict(Sureness.LIKELY, unit) if one and way.before not in words.NOT_ONE else NO_PACE
    which = way.lead in words.WHICH | words.ORDINALS or way.lead in ("the", "way")
    return _LIKELY if which and way.passed & words.PACE_LINKS else NO_PACE
