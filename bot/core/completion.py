"""Ways to complete a phrase that does not say enough yet, for whoever is still typing it."""

from __future__ import annotations

from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.normalise import MAX_LENGTH
from bot.core.notation.phrase import read_phrase
from bot.core.notation.times import typed as as_typed
from bot.core.pace import work_out_pace
from bot.core.quantities import Distance, Duration, Pace

_RACES: Final = ("1k", "mile", "5k", "10k", "half", "marathon")
_SLOWEST_OFFERED: Final = Pace(900.0)
EXAMPLES: Final = ("6:00 1k", "10k in 47:30", "5:00/km half", "8 min miles marathon", "12 km/h 10k")
"""Shown before anything is typed."""
# Easy paces per km, to show what a lone distance may be completed with.
_PACES: Final = (Pace(300.0), Pace(360.0), Pace(420.0))


def completions(text: str, error: PersonError) -> tuple[str, ...]:
    """Whole phrases that begin with what was typed and would read, the likeliest first; empty where none is."""
    typed = text.strip()
    if len(typed) > MAX_LENGTH // 2:
        return ()
    match error.code:
        case Mistake.WHICH_DISTANCE:
            rates = (f"{typed}{per}" for per in ("/km", "/mi"))
            races = (f"{typed} {race}" for race in _RACES)
            return tuple(phrase for phrase in (*races, *rates) if _is_everyday(phrase))
        case Mistake.WHICH_TIME:
            distance = error.params.get("distance")
            if not isinstance(distance, Distance):
                return ()
            return tuple(f"{typed} in {as_typed((pace * distance).seconds)}" for pace in _PACES)
        case Mistake.WHICH_UNIT:
            duration = error.params.get("duration")
            if isinstance(duration, Duration):
                return tuple(_put_in(error, as_typed(duration.seconds) + per) for per in ("/km", "/mi"))
            return tuple(_put_in(error, error.culprit.rstrip() + unit) for unit in ("k", " mi"))
        case Mistake.PERHAPS_A_PACE:
            paces = error.params.get("paces")
            units = [unit for unit, _ in paces] if isinstance(paces, tuple) else []
            return tuple(_put_in(error, f"{error.culprit.strip()}/{unit}") for unit in units)
        case Mistake.TIME_READS_TWO_WAYS:
            readings = (error.params.get("first"), error.params.get("second"))
            return tuple(_put_in(error, as_typed(time.seconds)) for time in readings if isinstance(time, Duration))
        case _:
            return ()


def _is_everyday(phrase: str) -> bool:
    """Whether a phrase reads, and at a pace that somebody who types it may well mean."""
    try:
        return work_out_pace(read_phrase(phrase)).pace <= _SLOWEST_OFFERED
    except PersonError:
        return False


def _put_in(error: PersonError, replacement: str) -> str:
    return f"{error.text[: error.start]}{replacement}{error.text[error.end :]}"
