"""Times in a message that may be paces, with what stands directly behind them: a unit, the word "pace", a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.notation.messages.lengths import LONG_KM, LONG_MILE
from bot.core.notation.messages.number_words import match_number_word
from bot.core.notation.messages.words import any_of
from bot.core.notation.unit_words import LETTER
from bot.core.units import SECONDS_PER_MINUTE, LengthUnit

_END: Final = rf"(?!{LETTER})"
_MINUTE: Final = rf"(?:minute[sn]?|minut[oi]s?|minuti|mins?|mn|мин(?:ут{LETTER}{{0,2}})?)\.?{_END}"

# The time itself

_COLON: Final = re.compile(r"(\d{1,2}):([0-5]\d(?:\.\d{1,2})?)(?![\d:])")
_QUOTES: Final = re.compile(r"(\d{1,2}) ?'(?!') ?([0-5]\d)(?: ?(?:\"|''))?(?!\d)")
_DOT: Final = re.compile(r"(\d{1,2})[.,]([0-5]\d)(?!\d|[.,:]\d)")
_MINUTES: Final = re.compile(
    rf"(\d{{1,2}}(?:[.,]\d{{1,2}})?)[ -]?(?:{_MINUTE}|'|m(?=\d| ?/))"
    rf"(?: ?([0-5]\d)(?: ?(?:s|secs?|seconds?|sek|secondes?|сек)\.?{_END}|(?= ?/| (?:al?|au|per|por|pro) )))?"
)
_MINUTES_BEHIND_A_WORD: Final = re.compile(rf"[ -]{_MINUTE}")
_BARE: Final = re.compile(r"(\d{1,2})(?=[ /-]|ish[ -])")
_BARE_GERMAN: Final = re.compile(rf"(\d)er[ -]?(?:schnitt|pace){_END}")
_UNDER_A_MILE: Final = re.compile(rf"(\d{{1,2}})(?: ?min(?:ute)?)?[ -]mile{_END}")
_FASTEST_MINUTES: Final = 3
_SLOWEST_MINUTES: Final = 15
"""Bare minutes that may be a pace, per km or mile."""

# Its unit

_PER: Final = (
    any_of("per, pro, por, par, je, a, an, el, al, au, le, du, the, each, every, cada, auf den, auf")
    + "|"
    + (any_of("für den, den, der, на, за, il, o, ao"))
)
_UNIT: Final = rf"(?:(?P<km>{LONG_KM}|(?<=[lroeu] )kilo{_END})|(?P<mi>{LONG_MILE}))"  # "au kilo", "el kilo"
_PER_UNIT: Final = re.compile(
    rf"(?P<min>[ -]?{_MINUTE})?(?:(?P<per> ?/ ?|[ -]?(?:{_PER}) (?:the |el |le |один )?)|(?P<gap> ?-?)){_UNIT}"
    rf"(?:[ -]pace{_END})?"
)
_PLACE_FOLLOWS: Final = re.compile(r" \d{1,2}(?:[ ,;)-]|: |$)")

_WHICH: Final = any_of(r"""
    first, second, third, fourth, fifth, sixth, last, final, opening, closing, next, fastest, quickest, slowest, best
    very first, very last, middle, penultimate, \d{1,2}(?:st|nd|rd|th), ersten?, letzten?, schnellsten?, premier
    dernier, primer, último, перв\w{1,3}, последн\w{1,3}
""")
_THE: Final = "(?:(?:the|my|our|a|that|this|den|le|el|il|mon|mi) )?"
_FOR_ONE: Final = re.compile(
    rf" (?:(?:for|on|over|in|für|auf|pour|sur|para|en|на|за) {_THE}(?:{_WHICH} )?|{_THE}{_WHICH} )"
    rf"(?:(?P<km>km|k|kilom{LETTER}{{0,8}}|км|километр)|(?P<mi>mile|meile|milla|mi)){_END}(?! ?\d)"
)
_IN_BRACKETS: Final = re.compile(
    rf" ?[(\[](?:in |per |all |min/|min per |/)?(?:(?P<km>{LONG_KM}|km splits)|(?P<mi>{LONG_MILE}|mile splits))[)\]]"
)
_GERMAN: Final = re.compile(rf" ?-?er(?:[ -]?(?:schnitt|pace|tempo|durchschnitt))?{_END}|[ -]?schnitt{_END}")

# What else tells

_WHOSE_PACE: Final = any_of("""
    avg, average, ave, min, minute, easy, race, goal, target, marathon, steady, mile, flat, overall, moving, lap, jog
    usual, normal, ish, durchschnittliche[rs]?
""")
_PACE: Final = any_of("""
    paces?, pacing, splits, averages?, avg, clip, gap, im schnitt, ritmo, de ritmo, allure, d'allure, de moyenne
    de media, de promedio, di media, di passo, темпом?
""")
_CALLED: Final = re.compile(
    rf"(?:ish|-ish)?[ -](?P<is>(?:is|was|as|being) (?:my |the |our |a |your )?)?(?:{_WHOSE_PACE} ){{0,2}}{_PACE}{_END}"
    r"(?! (?:group|team|bus|leader|band|bunny|for (?:a|the)))"
)
_PLURAL: Final = re.compile(r"'?s(?!\w)")
_ISH: Final = re.compile(rf" ?-?ish{_END}")
_TIME_OF_DAY: Final = any_of("""
    start, starts, start time, gun, meet, meetup, train, bus, alarm, bell, wave, wake up, wakeup, tomorrow, tonight
    in the morning, in the evening, this morning, this evening, last night, yesterday morning, before work, after work
    heute früh, heute morgen, am morgen, heures?, ce matin, du matin, de la mañana, esta mañana, de la tarde
    del mattino, сегодня утром
""")
_O_CLOCK: Final = any_of(rf"""
    [ap]\.?m\.?{_END}, uhr, o'? ?clock, h, hrs?, hours?, std, sharp, часов, часа, утра, вечера
    bst, gmt, utc, est, edt, pst, pdt, cet, cest
""")
_CLOCK: Final = re.compile(rf" ?{_O_CLOCK}{_END}| {_TIME_OF_DAY}{_END}")
_PAUSE: Final = any_of(r"""
    rest, recovery, recoveries, rec, jog(?! pace), jogging, off, float, break, pause, walk, plank, trabpause, gehpause
    récup, recup, descanso, отдых\w{0,2}
""")
_FINISH: Final = any_of("marathon, half, hm, 5k, 10k, finish, finisher, pb, pr, marathoner")
_LEADER: Final = any_of("pace (?:group|team|bus|leader|band|bunny), group, balloon, pacers?, bunny")
_REST: Final = re.compile(
    rf"s? (?:of )?(?:(?:easy|slow|walk|walking|standing|full) )?{_PAUSE}{_END}(?! \d)"
    rf"| (?:{_LEADER}|{_FINISH}(?! (?:pace|effort))){_END}"
    rf"| (?:for|in|at|on|über|im|sur|en) (?:(?:the|a|my|this|that|your|den|le|un|el|mi) )?"
    rf"(?:marathon|half|halbmarathon|semi|hm|race|ultra|full|parkrun|marat[oó]n|media){_END}(?! (?:pace|effort|mile))"
)
_LED_TO: Final = re.compile(r"(?:(?<!\w)(?:at|around|about|sub|under|low|mid|high|an?|pace|~)[ -]|@ ?|~ ?)$")
_PACE_BEFORE: Final = re.compile(
    r"(?:pace|schnitt|tempo|allure|ritmo|темпе?)(?: ?[:=~@]| (?:of|is|was|von|war|de|around|about|at))? ?$"
)
_UNDER_BEFORE: Final = re.compile(r"(?<!\w)(?:sub|unter)[ -]?$")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time of minutes and seconds.

    ``end`` is where its unit or the word "pace" ends, ``time_end`` where the time itself does. ``unit`` is the one
    it was written for, None where none is said. ``called_pace``: the word behind it says that it is a pace.
    ``is_plural`` ("4:50s") and ``is_ish`` ("4:25ish") make that likely. ``is_clock`` and ``is_rest``: it is none.
    """

    start: int
    end: int
    time_end: int
    seconds: float
    unit: LengthUnit | None = None
    unit_written: bool = False
    called_pace: bool = False
    is_plural: bool = False
    is_ish: bool = False
    is_clock: bool = False
    is_rest: bool = False


def match_mark(text: str, start: int) -> TimeMark | None:
    """The time or pace written at ``start``; None where there is none."""
    certain = _COLON.match(text, start) or _QUOTES.match(text, start)
    if certain is not None:
        seconds = int(certain[1]) * SECONDS_PER_MINUTE + float(certain[2])
        return _with_what_follows(text, start, certain.end(), seconds)
    for match in (_match_under_a_mile, _match_minutes, _match_dot, _match_bare_german, _match_bare):
        mark = match(text, start)
        if mark is not None:
            return mark
    return None


def _match_under_a_mile(text: str, start: int) -> TimeMark | None:
    """The "5 mile" of "sub-5 mile"."""
    found = _UNDER_A_MILE.match(text, start)
    if found is None or not _UNDER_BEFORE.search(text, max(0, start - 8), start):
        return None
    return _in_whole_minutes(found, LengthUnit.MILE)


def _match_bare_german(text: str, start: int) -> TimeMark | None:
    """The pace of "5er Schnitt" (P3)."""
    found = _BARE_GERMAN.match(text, start)
    return None if found is None else _in_whole_minutes(found, LengthUnit.KM)


def _in_whole_minutes(found: re.Match[str], unit: LengthUnit) -> TimeMark | None:
    minutes = int(found[1])
    if not _FASTEST_MINUTES <= minutes <= _SLOWEST_MINUTES:
        return None
    return TimeMark(found.start(), found.end(), found.end(1), minutes * SECONDS_PER_MINUTE, unit, unit_written=True)


def _match_minutes(text: str, start: int) -> TimeMark | None:
    """Minutes with their word, where a unit or "pace" follows: "8 min miles", "4min30/km", "eight-minute pace"."""
    found = _MINUTES.match(text, start)
    if found is not None:
        seconds = _minutes(found[1]) * SECONDS_PER_MINUTE + int(found[2] or 0)
        mark = _with_what_follows(text, start, found.end(), seconds)
    else:
        word = match_number_word(text, start)
        minutes = _MINUTES_BEHIND_A_WORD.match(text, word[1]) if word else None
        if word is None or minutes is None:
            return None
        mark = _with_what_follows(text, start, minutes.end(), word[0] * SECONDS_PER_MINUTE)
    return mark if mark.unit_written or mark.called_pace else None


def _minutes(written: str) -> float:
    """Minutes of "8" or "8.5"; of "4.30" the digits behind the dot are seconds."""
    whole, _, behind = written.replace(",", ".").partition(".")
    if len(behind) == 2 and int(behind) < 60:
        return int(whole) + int(behind) / 60
    return float(f"{whole}.{behind or 0}")


def _match_dot(text: str, start: int) -> TimeMark | None:
    """A time with a dot for its colon, where there is no doubt that it is a pace: "4.30/km", "5.20er Schnitt"."""
    found = _DOT.match(text, start)
    if found is None:
        return None
    seconds = int(found[1]) * SECONDS_PER_MINUTE + int(found[2])
    mark = _with_what_follows(text, start, found.end(), seconds)
    if mark.called_pace or _GERMAN.match(text, found.end()) or _says_per(text, found.end()):
        return mark
    led_to = not mark.unit_written and _PACE_BEFORE.search(text, max(0, start - 20), start)
    return mark if led_to else None


def _match_bare(text: str, start: int) -> TimeMark | None:
    """Whole minutes where the words around say that they are a pace: "sub 8 pace", "at 5/km"."""
    found = _BARE.match(text, start)
    if found is None or not _LED_TO.search(text, max(0, start - 10), start):
        return None
    mark = _with_what_follows(text, start, found.end(), int(found[1]) * SECONDS_PER_MINUTE)
    believed = _FASTEST_MINUTES <= int(found[1]) <= _SLOWEST_MINUTES
    return mark if believed and (mark.called_pace or _says_per(text, found.end())) else None


def _says_per(text: str, end: int) -> bool:
    found = _PER_UNIT.match(text, end)
    return found is not None and (found["min"] is not None or "/" in (found["per"] or ""))


def _with_what_follows(text: str, start: int, end: int, seconds: float) -> TimeMark:
    per = _match_per(text, end)
    if per is not None:
        last = per.end() - 1 if text[per.end() - 1] == "." else per.end()
        return TimeMark(start, last, end, seconds, _unit(per), unit_written=True)
    german = _GERMAN.match(text, end)
    if german is not None:  # P3
        return TimeMark(start, german.end(), end, seconds, LengthUnit.KM, unit_written=True)
    if _CLOCK.match(text, end):
        return TimeMark(start, end, end, seconds, is_clock=True)
    called = _CALLED.match(text, end)
    if called is not None:
        return TimeMark(start, end if called["is"] else called.end(), end, seconds, called_pace=True)
    if _REST.match(text, end):
        return TimeMark(start, end, end, seconds, is_rest=True)
    for_one = _FOR_ONE.match(text, end) or _IN_BRACKETS.match(text, end)
    if for_one is not None:
        return TimeMark(start, end, end, seconds, _unit(for_one))
    plural = _PLURAL.match(text, end)
    if plural is not None:
        return TimeMark(start, plural.end(), end, seconds, is_plural=True)
    return TimeMark(start, end, end, seconds, is_ish=_ISH.match(text, end) is not None)


def _unit(found: re.Match[str]) -> LengthUnit:
    return LengthUnit.KM if found["km"] else LengthUnit.MILE


def _match_per(text: str, end: int) -> re.Match[str] | None:
    found = _PER_UNIT.match(text, end)
    if found is None or found["min"] or found["per"]:
        return found
    # "6:00 k" and "a las 6:00 mi casa" are too little to make a pace of a time.
    unit = (found["km"] or found["mi"]).rstrip(".")
    if (unit in ("k", "к", "mi") and found["gap"]) or _PLACE_FOLLOWS.match(text, found.end()):
        return None
    return found
