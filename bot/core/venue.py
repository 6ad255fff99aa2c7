"""Where a run was run, as people say it, and where a distance is usually run if they do not."""

from __future__ import annotations

import re
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.events import MILE, Surface
from bot.core.notation.lifting import Lifter
from bot.core.records.words import MEANINGS, Hint
from bot.core.runs import Run, is_same
from bot.core.units import LengthUnit

CHOICES: Final = ("road", "track", "short track")
"""What an option for the surface takes, as it is typed."""

_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+")

_BEFORE: Final = re.compile(r"(?<!\w)(?:(?:auf|in)(?: (?:der|einer))?|im|am) ?$")


def take_surface(phrase: Lifter) -> Surface | None:
    """The surface of "road", "on the track" or "indoors", taken out of the phrase; None where it names none."""
    found: list[Surface | Hint] = []
    for word in _WORD.finditer(phrase.text):
        meaning = MEANINGS.get(word.group())
        if isinstance(meaning, Surface) or meaning is Hint.TRACK:
            found.append(meaning)
            before = _BEFORE.search(phrase.text, 0, word.start())
            phrase.drop(word.start() if before is None else before.start(), word.end())
    named = [one for one in found if isinstance(one, Surface)]
    if not found:
        return None
    if Surface.SHORT_TRACK in named:
        return Surface.SHORT_TRACK
    if Surface.ROAD in named or Surface.ULTRA in named:
        return Surface.ROAD
    return Surface.OUTDOOR_TRACK


def read_surface(text: str) -> Surface:
    """The surface from an option of its own. Raises PersonError for anything else."""
    phrase = Lifter(text, CHOICES[0])
    found = take_surface(phrase)
    if found is None or not phrase.is_empty:
        raise PersonError(Mistake.NOT_A_CHOICE, text=phrase.typed, example=CHOICES[0], params={"choices": CHOICES})
    return found


def surface_meant(run: Run, *, on_track: bool, on_road: bool) -> Surface:
    """Where a run was run whose phrase does not say: ``on_track`` and ``on_road`` tell where it is known at all.

    A distance in metres and the mile are the track's, one in kilometres or more miles the road's; what neither knows
    belongs to the track where it is shorter than a mile.
    """
    if on_track and on_road:
        in_metres = run.phrase.distance_unit is LengthUnit.M
        return Surface.OUTDOOR_TRACK if in_metres or is_same(run.distance, MILE) else Surface.ROAD
    if on_road or (not on_track and run.distance >= MILE):
        return Surface.ROAD
    return Surface.OUTDOOR_TRACK
