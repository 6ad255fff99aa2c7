"""The commands that answer what somebody asks ``/help`` for, in their own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from typing import Final

from bot.core.formulas import formulas_of
from bot.reply.cards.help import HelpEntry
from bot.reply.language import mark
from bot.reply.wording import Wording

_SAYS_NOTHING: Final = mark(
    "a an am and any are as at be by did do does for from give had has have how i if in is it its let like"
    " me much my of on or our please said say show should so some tell than that the them then there these this those"
    " to was we what will with would you your"
)
"""Words of a question that name no subject."""
_IN_NAME: Final = 8
_IN_KEYWORDS: Final = 6
_IN_BRIEF: Final = 4
_IN_REST: Final = 1
_SAME: Final = 1.0
_BEGUN: Final = 0.8
_WITH_ENDING: Final = 0.7
_WITHIN: Final = 0.5
_LEAST_BEGINNING: Final = 3
"""Letters of a word that is still being typed."""
_LEAST_STEM: Final = 4
"""Letters of a word that stands in the one asked for with an ending."""
_LEAST_PART: Final = 5
"""Letters of a part of a compound."""
_MOST_ASKED: Final = 150
"""Characters of a question that are looked at."""
_WORDS: Final = re.compile(r"\w+")
_KEPT_TEXTS: Final = 4096

Places = tuple[tuple[int, frozenset[str]], ...]
"""The words said of a command at each place, with what a place is worth; the best place first."""


def matching(asked: str, entries: Sequence[HelpEntry], wording: Wording) -> tuple[HelpEntry, ...]:
    """The commands that the words asked for are said of, in English or the reader's language, the best first.

    A word that is said of few commands tells more than one that is said of many.
    """
    nothing = _words(_SAYS_NOTHING) | _words(wording.say(_SAYS_NOTHING))
    asked_words = _words(asked[:_MOST_ASKED])
    places = [_places(entry, wording) for entry in entries]
    vocabulary = frozenset[str]().union(*(said for one in places for _, said in one))
    scores = [0.0] * len(entries)
    for word in (asked_words - nothing) or asked_words:
        alike = {said: likeness for said in vocabulary if (likeness := _likeness(word, said))}
        found = [_score(alike, one) for one in places]
        rarity = sqrt(sum(found) / max(found)) if any(found) else 1.0
        scores = [score + one / rarity for score, one in zip(scores, found, strict=True)]
    best = max(scores, default=0.0)
    ranked = sorted(range(len(entries)), key=lambda index: -scores[index])
    return tuple(entries[index] for index in ranked if best and scores[index] * 2 > best)


def _score(alike: Mapping[str, float], places: Places) -> float:
    """What a command has for a word, of which these words that are said of commands are more or less alike."""
    return max((worth * alike[said] for worth, words in places for said in words & alike.keys()), default=0.0)


def _likeness(word: str, said: str) -> float:
    """How much a word that was asked for is one that is said of a command, from 0 to 1."""
    if word == said:
        return _SAME
    shorter = min(len(word), len(said))
    if shorter >= _LEAST_BEGINNING and said.startswith(word):
        return _BEGUN
    if shorter >= _LEAST_STEM and word.startswith(said):
        return _WITH_ENDING
    return _WITHIN if shorter >= _LEAST_PART and (word in said or said in word) else 0.0


def _places(entry: HelpEntry, wording: Wording) -> Places:
    options = [text for option in entry.options for text in (option.name, *_in_both(option.description, wording))]
    methods = [one.name for one in formulas_of(entry.name)]
    return (
        (_IN_NAME, _all_words(_in_both(entry.name, wording) if entry.is_menu else (entry.name,))),
        (_IN_KEYWORDS, _all_words(_in_both(entry.keywords, wording))),
        (_IN_BRIEF, _all_words(_in_both(entry.brief, wording))),
        (_IN_REST, _all_words((*_in_both(entry.description, wording), *options, *methods, entry.example))),
    )


def _in_both(text: str, wording: Wording) -> tuple[str, ...]:
    return (text, wording.say(text)) if text else ()


def _all_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_words(text) for text in texts))


@lru_cache(maxsize=_KEPT_TEXTS)
def _words(text: str) -> frozenset[str]:
    """The words of a text without capitals and accents; an umlaut may be typed as two letters."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for typed, umlaut in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        bare = bare.replace(typed, umlaut)
    return frozenset(_WORDS.findall(bare))
