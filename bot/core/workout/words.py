"""The words of workouts, in English and German, by what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.core.notation.unit_words import LETTER
from bot.core.workout.steps import Effort

WORD_END: Final = rf"(?!{LETTER})"

_PACE: Final = r"(?:[ -]?(?:paces?|effort|tempo|lauf|läufe|laufen|runs?))?"
_REST: Final = r"(?:[ -](?:rests?|recover(?:y|ies)|rec|back|pause))?"
_OF_SETS: Final = r"between(?: the)? sets|zwischen den (?:serien|sätzen)"

_BY_MEANING: Final[Mapping[str, tuple[str, ...]]] = {
    "with": ("with a", "with", "mit", "w"),
    "times": ("x", "times", "mal"),
    "sets": (r"sets?(?: of)?", r"serien?(?: von)?", r"sätze?(?: von)?", "blocks? of"),
    "reps": (r"reps?(?: of)?(?! ?-?pace)", r"wiederholungen(?: von)?", "whl?", "wdh"),
    "warm_up": (r"warm[ -]?ups?", "warming up", "w[ -]?u", "einlaufen", "ein", "el", "aufwärmen", "warm ?laufen"),
    "cool_down": (r"(?:cool|warm)[ -]?downs?", "c[ -]?d", "auslaufen", "auslauf", "aus", "al", "abwärmen"),
    "jog": (
        rf"(?:easy |slow )?(?:jogs?|jogging|jogged|jg){_REST}",
        r"(?:locker(?:e[rsn]?)? )?(?:trabpausen?|traben|trab|getrabt|tp)",
        "floats?",
        "shuffle",
    ),
    "walk": (rf"walk(?:s|ing)?{_REST}", "gehpausen?", "gehen", "gp", "gegangen"),
    "rest": (
        rf"(?:full |standing )?(?:rests?|resting|recover(?:y|ies)|recov|rec|breaks?|pausen?)(?: (?:{_OF_SETS}))?",
        _OF_SETS,
        r"off|r(?==| ?:)",
        "(?:serien|satz|steh)pausen?",
        "erholung|standing|sp|p",
    ),
    "ladder": (r"(?:pyramide?n?|ladders?|leitern?|pyr)(?:lauf)?(?: of)?",),
    "half_pace": (r"(?:half[ -]marathon|halbmarathon|hm|half)[ -]?(?:pace|tempo|rt|p)",),
    "marathon": (
        r"(?:marathon|mara)[ -]?(?:race )?(?:pace|tempo|effort|renntempo)?",
        "mrt",
        "mp",
        "m[ -](?:pace|tempo)",
    ),
    "strides": (r"strides?(?:[ -]?outs?)?", "steigerung(?:en|släufe|slauf)?", "stl", "st", "pick[ -]?ups?"),
    "easy": (
        rf"e-?pace|ez|e|(?:easy|locker(?:e[rsn]?)?|leicht(?:e[rsn]?)?){_PACE}",
        "dauerl(?:auf|äufe)|l?dl|ga ?1|grundlage(?:nausdauer)?|regenerativ",
        r"(?:ruhig|langsam)(?:e[rsn]?)?|gemütlich|slow",
    ),
    "threshold": (
        rf"t[ -](?:pace|tempo)|lt|t|(?:threshold|schwellen?){_PACE}",
        "cruise(?: intervals?)?|tdl|tempodauerl(?:auf|äufe)|tempo[ -](?:run|pace|lauf)",
    ),
    "interval": (rf"i[ -](?:pace|tempo)|i|(?:intervals?|intervalle?n?|vo2[ -]?max|vo2){_PACE}",),
    "repetition": (rf"r[ -](?:pace|tempo)|rep[ -]?pace|r|repetitions?{_PACE}|wiederholungs(?:tempo|lauf)",),
    "marathon_letter": ("m",),
    "tempo": ("tempo",),
    "pace_word": ("race pace|renntempo|wettkampftempo|paces?|efforts?|schnitt",),
    "at": (r"at a|at|bei|im|à|a(?= \d)|mit tempo",),
    "in": ("in(?: je)?|je in",),
    "mile": ("(?:a |one |eine )?(?:miles?|meilen?)",),
    "plus": (
        "and then|then|and|plus|followed by|finish(?: with)?",
        "und dann|und|dann|danach|anschließend|gefolgt von",
    ),
    "filler": (
        "between(?: the)? (?:reps?|repetitions)|zwischen den (?:wiederholungen|läufen)",
        "of|the|an?|each|every|between|on|as|to|up|down|approx|about|total|seconds of",
        "von|jeweils|jede[rsn]?|je|dazwischen|zwischen|ca|etwa|de[nmr]|die|das|als|zum|zur",
        "runs?|running|laufen|läufe|lauf|workout|session|track|bahn|start|main|equal|long|lange[rn]?|lang",
        r"hard|fast|steady|moderate|relaxed|hills?|uphill|sprints?|berg(?:auf|an)?",
        r"(?:zügig|flott|schnell|hart)(?:e[rsn]?)?",
        "fartlek|fahrtspiel|repeats?|please|pls|plz|thanks|thank you|thx|bitte|danke",
    ),
}
"""Of two meanings that begin alike the longer stands first; what a filler says changes nothing."""

WORDS: Final = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _BY_MEANING.items()) + f"){WORD_END}"
)
"""A word at its place; the group that matched is its meaning."""

EFFORTS: Final = {
    "easy": Effort.EASY,
    "marathon": Effort.MARATHON,
    "marathon_letter": Effort.MARATHON,
    "threshold": Effort.THRESHOLD,
    "interval": Effort.INTERVAL,
    "repetition": Effort.REPETITION,
    "strides": Effort.STRIDES,
}
