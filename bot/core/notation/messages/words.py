"""The words around a time that say whether it is a pace, a clock time or a finish."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,:/]\d+)*|[^\s\w]")


def words_between(text: str, start: int, end: int) -> list[str]:
    """The words, numbers and signs of a stretch of plain text."""
    return _WORD.findall(text, start, end)


def _set(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def any_of(phrases: str) -> str:
    """A piece of a pattern for any of the phrases, which commas or line ends part; they may be patterns themselves."""
    parted = (phrase.strip() for phrase in re.split(r",\s|\n", phrases))
    return "(?:" + "|".join(phrase for phrase in parted if phrase) + ")"


def _anywhere(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)")


# Units as nouns

ONE_KM: Final = _set("km k kilometer kilometre kilómetro kilomètre км километр")
ONE_MILE: Final = _set("mile meile milla")
MANY_KM: Final = _set("kms ks kilometers kilometres kilómetros kilomètres kilometern километры")
MANY_MILES: Final = _set("miles meilen millas")
UNITS: Final = ONE_KM | ONE_MILE | MANY_KM | MANY_MILES
NOT_ONE: Final = _set("half quarter metric nautical halbe demi media medio double 1/2 1/4 3/4")
"""Before "mile" they make another distance of it."""
WHICH: Final = _set("first last final next middle other rest remaining then remainder opening closing previous")
ORDINALS: Final = _set("""
    1st 2nd 3rd 4th 5th st nd rd th second third fourth fifth sixth fastest slowest quickest best worst every each per
    ersten erster erste erstem letzten letzter letzte letztem premier dernier primer último
    первый последний последние
""")
REPEATS: Final = _set("repeats repeat reps rep intervals interval repetitions intervalle splits split")
OTHER_ONES: Final = REPEATS | UNITS | _set("rest remainder others back home way half ones one")

# Words that lead to a time

AT: Final = _set("at @ à a auf mit bei en по in au with o po")
"""Between a distance and its pace, or its finishing time."""
IN: Final = _set("in en im за em")
"""Of these, the ones that a finishing time follows rather than a pace."""
FOR: Final = _set("for over für auf por durante pendant sur pour на across during")
LINKS: Final = _set("is was were are be at @ around about : = ~ ≈ should like bei um war ist à a es на по")
PLAIN_LINKS: Final = _set("is was were are around about : = ~ ≈ should @ war ist es")
"""Links that no clock time follows."""
PACE_LINKS: Final = _set("at @ around about : = ~ ≈ bei à a по на were was is are like")
ITS_TIME: Final = _set(": = - was is were at in")
"""Between one mile or kilometre and the time of it."""
TAKES_PLACE: Final = _set("is are isn't it's ist sind est es начинается")
"""Between a race and a time they make it a clock time: "the 5k is at 9:00"."""
THROUGH: Final = _set("out into through along down on to")
OFF: Final = _set("off out")
"""Belong to "clicking off 6:40s" and "went out in 7:15", but "the gun went off at 8:00"."""
FILLERS: Final = AT | _set("""
    has have had hat is was were are be been being 's isn't it's thats that's at around about roughly approximately
    approx ca circa ~ ≈ = : - ( . * more like closer nearer to down up from of should would will could might now
    currently just under over sub between a an the my our his her their your by hit on range still usually normally
    somewhere or so right nice super comfortable comfy comfortably feel feels felt really very pretty low mid high
    always never typically it above below actually basically generally probably maybe only even all creeping coming
    getting slipping crept improved gone drifted
    von war ist um etwa ungefähr rund so liegt lag mein meine einem einer einen 'ner ner mit dem der im bei
    de du était est autour environ d' des es fue era unos alrededor los las el la le un una unas
    около был была было примерно — – это мой моя в
""")
"""May stand between a word of pace and the pace."""

# Words of pace

AVERAGES: Final = _set("average averaged averages averaging avg avgd averging split splits splitting moyenne promedio")
"""Of a distance in metres they give its time: "10 x 800 avg 3:05"."""
KM_NOUNS: Final = _set("schnitt durchschnitt durchschnittlich durchschnittspace キロ")
"""They are per kilometre (P3)."""
METRIC_NOUNS: Final = _set("allure ritmo ritmos moyenne promedio passo темп темпе темпом темпа среднем 配速 ペース")
"""Their languages run in kilometres."""
PACE_NOUNS: Final = AVERAGES | KM_NOUNS | METRIC_NOUNS | _set("pace paces pacing moy mp hmp gmp lt gap")
COMPARED: Final = {
    "than": _set("faster slower quicker harder easier"),
    "then": _set("faster slower quicker"),  # a common slip
    "als": _set("schneller langsamer"),
    "que": _set("vite lent lentement rápido rapido lento"),
    "чем": _set("быстрее медленнее"),
    "di": _set("veloce lento"),
}
COMPARED_ALONE: Final = _set("быстрее медленнее")
EASY: Final = _set("""
    easy steady recovery threshold tempo base z1 z2 z3 moderate lr easyish jog jogs
    locker regenerativ schwelle ga1 ga2 footing seuil suave rodaje lento facile легко
""")
"""Names of efforts: a time linked to one by "is" or "at" is likely its pace."""

# Verbs of running

_HELD: Final = _set("""
    hold holding held keep keeping kept maintain maintaining maintained sustain sustained cruise cruising cruised rolled
    click clicking clicked clock clocking clocked tick ticking ticked knock knocking knocked churn churning settling
    hover hovering hovered lock locked locking dial dialed crank cranking hammering hammered
""")
SLOWED: Final = _set("""
    slow slowed slowing fade faded fading drop dropped dropping progress progressed progressing worked speed sped cut
""")
"""A pace may follow them with "to": "dropped to 6:10"."""
ENDS: Final = _set("went opened closed closing")
"""A pace may follow them with "in": "went out in 7:15"."""
NEEDS_A_LINK: Final = (
    SLOWED
    | ENDS
    | _set("""
    running jogging ran go going push pushing pushed roll rolling sit sitting sat settle settled
    lief gelaufen laufe couru courir cours tourne tourner parti partie corrí corro correr corriendo rodando rodé
    бежал бежала бегу бегаю
""")
)
"""A finishing time may follow them too: only with "at" between does a pace follow."""
RUNNING: Final = _HELD | NEEDS_A_LINK
WORKED: Final = _set("min mins minute minutes minuten minutos мин")
"""Behind the length of a repetition: "3 x 10 min @ 4:05"."""

PASSED_OVER: Final = FILLERS | THROUGH | LINKS | OFF | RUNNING
"""What is passed over on the way back from a time to the word that tells."""
RUN_WORDS: Final = (
    UNITS
    | EASY
    | _set("""
    each hard relaxed comfortably progression progressive run runs long total today morning yesterday evening this week
    warm warmup wu cool cooldown cd up down float , ; of it training workout session effort efforts hilly flat trail
    trails road track treadmill cutdown cut all or so solid solo together reps repeats w for x alone weekly )
    gelaufen lauf läufe heute gestern morgens ruhig langsam zügig sehr hm
    tranquille tranquilles cool hier matin ce aujourd'hui tranquilos tranquilo suaves hoy ayer
    сегодня вчера утром легких
""")
)
"""What may stand between a distance and the "at" of its pace."""

# Words of something else

MEETING: Final = _anywhere(r"""
    meet\w*, start(?:s|ing)? (?:at|@|time), leave, leaving, leaves, depart\w*, gather\w*, gun, train, bus, alarm
    wake, woke, doors?, shuttle, sunrise, sunset, join, joining, who's in, who wants, anyone, see you, see ya, kick ?off
    sharp, rsvp, pickup, parking, by the, from the, outside, in front of, car park, clubhouse
    treff\w*, start um, rdv, rendez-vous, quedamos, nos vemos, встреча\w*, встречаемся, старт\w*
""")
"""Words of an appointment: near them, a round time behind "at" is a clock time."""
DAYS_TO_COME: Final = _anywhere(r"""
    tomorrow, tmrw, tmr, tonight, this evening, weekend, (?:sun|mon|tues|wednes|thurs|fri|satur)days?
    morgen früh, sonntag, samstag, demain, dimanche, mañana, domingo, завтра
""")
"""So are these directly behind it: "10 miles at 7:00 tomorrow", but not "Sunday 10 miles at 7:00"."""
DONE: Final = _anywhere(r"""
    ran, did, averaged, averaging, managed, held, was, were, went, got, finished, logged, done, felt, faded, last, hit
    nailed, yesterday, split, closed
    gelaufen, lief, war, gestern, couru, hier, fait, corrí, hice, salí, ayer, hoy, пробежал\w?, бежал\w?, вчера
""")
"""Words of a run that is over."""
RACED: Final = _anywhere(r"""
    pb, pr, finish\w*, crossed, marathon, half, race, goal, sub, chip, gun, total, time, zeit, temps, tiempo, bq
""")
"""Words of a finishing time."""
