"""Which times of a message are paces: by what they are called, what stands before them, and what they stand beside."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.core.notation.messages import words
from bot.core.notation.messages.cues import verdict_before
from bot.core.notation.messages.folding import Message
from bot.core.notation.messages.lengths import Length
from bot.core.notation.messages.marks import TimeMark
from bot.core.notation.messages.tokens import Loose, Token
from bot.core.notation.messages.verdicts import NO_PACE, Sureness, Verdict
from bot.core.notation.messages.words import any_of, words_between
from bot.core.notation.times import is_believable
from bot.core.quantities import Distance
from bot.core.units import METRES_PER_KM, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, LengthUnit

_REACH: Final = 64
_APPOINTMENT_REACH: Final = 90
"""How far from a time its distance and its appointment are looked for, in characters: so the work stays linear."""
_TOKENS_BACK: Final = 4

_AND_THEN: Final = any_of("""
    to, and, then, or, down to, up to, bis, und, oder, dann, à, et, puis, ou, a, y, o, luego, до, и, или, потом
""")
_NEXT_OF_LIST: Final = re.compile(rf" ?(?:-{{1,2}}>?|→|>|,|;|/|\||&|\+)? ?(?:{_AND_THEN} )?(?:@ ?|at )?")
_AT_BEFORE: Final = re.compile(r"(?<!\w)(?:at|um|à|las|в) $")
_EACH: Final = re.compile(r"'?s?,? (?:each|apiece|jeweils|chacun|cada uno|каждый)(?!\w)")

_EVERYDAY: Final = 330.0
"""Seconds per km; of two readings the one nearer to it is taken, as in a phrase."""
_CLEARLY: Final = 0.8


def judged(message: Message, tokens: Sequence[Token]) -> Iterator[tuple[TimeMark, Verdict]]:
    """The times of the message that are paces, each with its verdict."""
    first = 0
    while first < len(tokens):
        last = _end_of_list(message.text, tokens, first)
        chain = [token for token in tokens[first:last] if isinstance(token, TimeMark)]
        if chain:
            verdict = _judge(message, tokens, first, last, chain)
            if verdict.sureness is not Sureness.NO:
                yield from ((mark, replace(verdict, unit=mark.unit) if mark.unit else verdict) for mark in chain)
        first = last


def _end_of_list(text: str, tokens: Sequence[Token], first: int) -> int:
    """Behind the last of the times that stand in one list or range: "7:00-7:40", "9:00, 8:40, 8:20"."""
    last = first + 1
    while last < len(tokens):
        before, after = tokens[last - 1], tokens[last]
        if not (isinstance(before, TimeMark) and isinstance(after, TimeMark)) or before.is_rest or after.is_rest:
            break
        if not _NEXT_OF_LIST.fullmatch(text, before.end, after.start):
            break
        last += 1
    return last


def _judge(message: Message, tokens: Sequence[Token], first: int, last: int, chain: list[TimeMark]) -> Verdict:
    if chain[0].is_rest:
        return NO_PACE
    unit = next((mark.unit for mark in chain if mark.unit is not None), None)
    if unit is not None:
        return Verdict(Sureness.WRITTEN if any(mark.unit_written for mark in chain) else Sureness.SURE, unit)
    verdict = verdict_before(message, chain[0].start, len(chain))
    if any(mark.called_pace for mark in chain):
        return Verdict(Sureness.SURE, verdict.unit)
    before = tokens[first - 1] if first else None
    if _is_about_metres(message, before, chain[0]):
        return NO_PACE
    if verdict.sureness is Sureness.SURE:
        return verdict
    after = tokens[last] if last < len(tokens) else None
    likely = (
        _beside_its_distance(message, before, chain[0], len(chain))
        or _before_its_distance(message, chain, after)
        or (verdict if verdict.sureness is Sureness.LIKELY else None)
        or _by_its_ending(message, chain)
    )
    if likely is None or _is_an_appointment(message, chain[0], tokens[max(first - _TOKENS_BACK, 0) : first]):
        return NO_PACE
    if likely.if_over and not _is_over(message, chain[0]):
        return NO_PACE
    return likely


def _is_about_metres(message: Message, before: Token | None, mark: TimeMark) -> bool:
    """Whether a distance in metres stands before it, or a bare one, of which it is the time: "6x800 at 3:05"."""
    if before is None or isinstance(before, TimeMark):
        return False
    if isinstance(before, Length) and before.unit is not LengthUnit.M:
        return False
    if not isinstance(before, Length) and not _is_bare_rep(message.text, before):
        return False
    between = words_between(message.text, before.end, min(mark.start, before.end + _REACH))
    return mark.start - before.end < _REACH and all(_is_passed_over(word) or word in words.AVERAGES for word in between)


def _is_bare_rep(text: str, token: Token) -> bool:
    return token.end - token.start in (3, 4) and text[token.start : token.end].isdigit()


def _is_passed_over(word: str) -> bool:
    return word in words.FILLERS or word in words.RUN_WORDS or word in words.LINKS


def _beside_its_distance(message: Message, before: Token | None, mark: TimeMark, listed: int) -> Verdict | None:
    """The verdict on the 8:05 of "3 mi at 8:05" or the 6:20 of "1 mile in 6:20"; None where no distance is its own."""
    if not isinstance(before, Length) or not _is_near(message, before, before.end, mark.start):
        return None
    between = words_between(message.text, before.end, mark.start)
    said = set(between)
    if said & words.TAKES_PLACE or not all(_is_passed_over(word) for word in between):
        return None
    likely = Verdict(Sureness.LIKELY, before.unit)
    if before.value == 1 and (said & (words.AT | words.ITS_TIME) or _EACH.match(message.text, mark.time_end)):
        return likely
    if said & (words.AT - words.IN):
        return likely if _is_rather_a_pace(mark, before) else NO_PACE
    if listed > 1 and "," not in said:
        return likely if _is_rather_a_pace(mark, before) else None
    plain = said & words.IN or said & {"(", ":"} or (said == {","} and _is_over(message, mark))
    return likely if plain and not _finishes(mark, before) else None


def _is_near(message: Message, length: Length, start: int, end: int) -> bool:
    """Whether a distance in km or miles stands so near in the same sentence that a time may be its own."""
    if length.unit not in (LengthUnit.KM, LengthUnit.MILE) or end - start > _REACH:
        return False
    return message.sentence(start) == message.sentence(end)


def _is_over(message: Message, mark: TimeMark) -> bool:
    """Whether the time cannot be an appointment: it is not round, or the run is done."""
    if mark.is_plural or mark.seconds % 5:
        return True
    return words.DONE.search(message.around(mark.start, mark.end, _APPOINTMENT_REACH)) is not None


def _before_its_distance(message: Message, chain: list[TimeMark], after: Token | None) -> Verdict | None:
    """The verdict on the 4:15 of "4:15 for 6km"; None where no distance is its own."""
    mark = chain[-1]
    if not isinstance(after, Length) or not after.counts or not _is_near(message, after, mark.end, after.start):
        return None
    between = words_between(message.text, mark.end, after.start)
    if not words.FOR.intersection(between):
        return None
    if not all(word in words.FOR or word in words.WHICH or _is_passed_over(word) for word in between):
        return None
    # "9:30 for 3k" and "12:30 for 2 miles" are finishes; a list of times is no finish.
    finish = after.value != 1 and is_believable(mark.seconds, Distance(after.metres))
    if len(chain) == 1 and (finish or not _is_rather_a_pace(mark, after)):
        return None
    by_at = _AT_BEFORE.search(message.text, max(chain[0].start - 4, 0), chain[0].start)  # "at 9:00 for 5 miles"
    return Verdict(Sureness.LIKELY, after.unit, if_over=by_at is not None)


def _finishes(mark: TimeMark, length: Length) -> list[float]:
    """The paces, in seconds per km, that the time gives as a finishing time, where somebody may run so."""
    distance = Distance(length.metres)
    minutes, seconds = divmod(mark.seconds, SECONDS_PER_MINUTE)
    totals = (mark.seconds, minutes * SECONDS_PER_HOUR + seconds * SECONDS_PER_MINUTE)
    return [total / distance.metres * METRES_PER_KM for total in totals if total and is_believable(total, distance)]


def _is_rather_a_pace(mark: TimeMark, length: Length) -> bool:
    """Whether the time is clearly nearer to an everyday pace than to the finish of that distance."""
    pace = mark.seconds / length.unit.metres * METRES_PER_KM
    finishes = _finishes(mark, length)
    if pace <= 0 or length.value == 1:
        return pace > 0  # of one mile the two are the same
    if length.is_rep and finishes:
        return False
    off = abs(math.log(pace / _EVERYDAY))
    return all(off < _CLEARLY * abs(math.log(finish / _EVERYDAY)) for finish in finishes)


def _by_its_ending(message: Message, chain: list[TimeMark]) -> Verdict | None:
    if any(mark.is_plural for mark in chain):
        return Verdict(Sureness.LIKELY)
    if any(mark.is_ish for mark in chain):
        around = message.around(chain[0].start, chain[-1].end, _REACH)
        return None if words.RACED.search(around) else Verdict(Sureness.LIKELY, in_sentence=True)
    return None


def _is_an_appointment(message: Message, mark: TimeMark, tokens: Sequence[Token]) -> bool:
    """Whether a round time stands near words of meeting, and none of a run that is over.

    ``tokens`` are the last before it: words before another time speak of that one.
    """
    if _is_over(message, mark):
        return False
    since = max((token.end for token in tokens if _is_a_time(message.text, token)), default=0)
    reach = min(_APPOINTMENT_REACH, mark.start - since)
    if words.MEETING.search(message.around(mark.start, mark.end, reach, _APPOINTMENT_REACH)):
        return True
    behind = message.around(mark.end, mark.end, 0, _APPOINTMENT_REACH).partition(",")[0]
    return words.DAYS_TO_COME.search(behind) is not None


def _is_a_time(text: str, token: Token) -> bool:
    return isinstance(token, TimeMark) or (isinstance(token, Loose) and ":" in text[token.start : token.end])
