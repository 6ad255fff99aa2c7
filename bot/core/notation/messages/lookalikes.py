"""What looks like a distance in a message and is none: people, money, places on the course, labels, intensities."""

from __future__ import annotations

import re
from typing import Final

from bot.core.notation.messages.words import any_of
from bot.core.notation.unit_words import LETTER

_END: Final = rf"(?!{LETTER})"

_MORE: Final = any_of("other, more, extra, new, different, active, daily, total, registered, fellow, plus")
_THINGS: Final = any_of(r"""
    people, persons?, peeps, folks?, runners?, participants?, members?, athletes?, volunteers?, spectators?, finishers?
    starters?, women, men, kids, entries, entrants?, others, subs, subscribers?, followers?, fans?, views?, likes?
    users?, hits, downloads?, signups?, sign-ups, tickets, messages, msgs, photos, pics, words?, points, pts, xp
    steps?, times, dollars?, bucks?, quid, pounds, euros?, usd, eur, gbp, salary, cals?, calories, kcal
    video, monitor, tv, screen, resolution, camera, footage, hours?, hrs, years?, days?, a year, per year, a month
    vert, elevation, gain, climb(?:ing)?, ascent, d\+, hm
    schritte, leute, menschen, läufer, teilnehmer, zuschauer, personnes, coureurs, pas, inscrits
    personas, corredores, pasos, gente, pessoas, persone, passi
    человек, шагов, рублей, участников, руб, тысяч
""")
_COUNTED: Final = re.compile(
    rf" ?(?:[€£$¥₽%°]|(?:{_MORE} |\+ )?{_THINGS}{_END})| (?:of|in) (?:vert|elevation|gain|climb)"
)
_PAID: Final = re.compile(
    r"(?:[$€£¥₽₹]|(?<!\w)"
    + any_of("""
        usd, eur, gbp, chf, raised, raising, raise, paid, pay, costs?, costing, spent, spend, earn(?:s|ed)?, worth
        donat(?:e|ed|ing), fundrais(?:ed|ing), budget(?: of| is)?, (?:salary|prize|price|bill|rent)(?: of| is| was)?
        spenden, gespendet, gekostet
    """)
    + any_of("about, around, almost, nearly, over, another, an extra, me, us, him, her, them").join((r"(?: ", ")?"))
    + ") ?$"
)
_PLACE: Final = re.compile(
    r"(?<!\w)(?:miles?|kms?|k|kilomet(?:er|re)|kil[oó]metro|kilom[eè]tre|километр|км|meile|milla|chilometro)"
    r"(?: marker| mark| no\.?| number| nr\.?)? ?#?$"
)
_LABEL: Final = re.compile(
    r"(?:#|(?<!\w)"
    + any_of(r"""
        bib, week, wk, day, stage, leg, lap, no\.?, nr\.?, number, room, gate, lane, wave, group, gruppe, woche, tag
        version, ver, v, ios, android, macos, windows, update, patch, bmi, vo2, vdot, chapter, level, season, episode
    """)
    + ") ?$"
)
_DATE: Final = re.compile(
    r"(?:\d[/.]|(?<!\w)(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)"
    rf"{LETTER}{{0,6}}\.? )$"
)
_HYPHENATED: Final = re.compile(rf"(?<![\d/])(?<!{LETTER})(?!sub-|pre-|post-|mid-|low-|high-|under-){LETTER}{{1,11}}-$")
_TIMES: Final = re.compile(r"(?:\d ?|^)[x*х] ?$|(?<!\w)(?:mal|fois|veces) $")

_NAMED_BEFORE: Final = re.compile(
    rf"(?<!{LETTER})(?:allure|ritmo|темпе?|tempo di|passo|im|au rythme|rythme) (?:de |du |der |di |на )?$"
)
_ANOTHER_RACE: Final = r"(?: ?(?:[/-]|to|or|and|&) ?\d{1,2} ?(?:km?|miles?|mi))?"
_INTENSITY: Final = re.compile(
    rf"{_ANOTHER_RACE}(?: |-|'s )?(?:(?:race|goal|target|current|pb|pr|hm) )?(?P<word>"
    + any_of("""
        paces?, efforts?, intensity, speed, rhythm, shape, fitness, rp, mp, tempo, renntempo, wettkampftempo
    """)
    + rf"){_END}(?P<time>[ :=-]{{1,3}}\d{{1,2}}[:'])?"
)
_RACED: Final = frozenset((1000, 1500, 1609, 3000, 5000, 8000, 10_000, 15_000, 16_093, 20_000, 21_100, 50_000, 100_000))


def is_counted(text: str, end: int) -> bool:
    """Whether "k" and what follows make a number thousands of something else: "5k people", "10k steps"."""
    return _COUNTED.match(text, end) is not None


def is_money(text: str, start: int) -> bool:
    """Whether what stands before a number makes it money: "$5k", "raised 5k"."""
    return _PAID.search(text, max(0, start - 32), start) is not None


def is_place(text: str, start: int, done: int) -> bool:
    """Whether the number is a place on the course: "mile 4". ``done`` is where the number before it ended."""
    return _PLACE.search(text, max(done, start - 14, 0), start) is not None


def is_label(text: str, start: int) -> bool:
    """Whether the number says which one of many: "week 4", "bib 26.2", "iOS 13.1"."""
    return _LABEL.search(text, max(0, start - 14), start) is not None


def is_date(text: str, start: int) -> bool:
    """Whether the number is the day of a date: "April 8", "4/8"."""
    return _DATE.search(text, max(0, start - 12), start) is not None


def is_repeated(text: str, start: int) -> bool:
    """Whether "5 x" stands before the number, so that it is the length of one repetition."""
    return _TIMES.search(text, max(0, start - 6), start) is not None


def is_attached(text: str, start: int) -> bool:
    """Whether the number at ``start`` belongs to the word or sign before it: "c25k", "v2", "covid-19"; not "4x1k"."""
    if start == 0:
        return False
    before = text[start - 1]
    if before in "x*х" and is_repeated(text, start):
        return False
    if before == "-" and start > 1 and text[start - 2].isalpha():
        return _HYPHENATED.search(text, max(0, start - 12), start) is not None
    # Chinese and Japanese write no space before a number.
    in_a_word = before.isalpha() and before < "\u3000"
    return in_a_word or before in "_$€£¥₽₹#" or (before == "'" and text[start - 2 : start - 1].isalpha())


def is_intensity(text: str, start: int, end: int, metres: float) -> bool:
    """Whether a distance is the "5k" of "5k pace"; "10k tempo" is a run, and "8k, pace 5:30" gives both."""
    raced = round(metres) in _RACED
    if raced and _NAMED_BEFORE.search(text, max(0, start - 20), start):
        return True
    found = _INTENSITY.match(text, end)
    if found is None or text[start:end].endswith("miles"):
        return False
    if found["word"] == "tempo":
        return raced and text[end] == "-"
    return raced or (found["word"] in ("pace", "paces", "rp") and found["time"] is None)
