"""Several runs in one phrase: where each begins and ends, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.notation.faults import ReadingError
from bot.core.notation.numbers import number_value
from bot.core.notation.phrase import EXAMPLE, as_person_error, checked
from bot.core.notation.scanning import LooseNumber, scan

_METRES_FROM = 100.0
_RACES_WITHOUT_UNIT = (13.1, 26.2, 21.1, 42.2)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that stands in a text: a distance, or what says how long it took. Places are those of the text."""

    start: int
    end: int
    is_distance: bool


def pieces_of(text: str, example: str = EXAMPLE) -> tuple[Piece, ...]:
    """What stands in a text, in its order. Raises PersonError for the first thing that cannot be read."""
    source = checked(text, example)
    try:
        found = scan(source)
    except ReadingError as fault:
        raise as_person_error(source, fault, example) from None
    times = [*found.times, *found.paces, *found.speeds]
    pieces = [(one.start, one.end, False) for one in times]
    pieces += [(one.start, one.end, True) for one in found.distances]
    # A number alone is a distance as "1500" is, and where a time stands for it.
    pieces += [(one.start, one.end, bool(times) and _is_bare_distance(one)) for one in found.numbers]
    return tuple(Piece(*source.span(start, end), is_distance) for start, end, is_distance in sorted(pieces))


def _is_bare_distance(number: LooseNumber) -> bool:
    value = number_value(number.written)
    return value is not None and (value >= _METRES_FROM or value in _RACES_WITHOUT_UNIT)


def only(text: str, start: int, end: int) -> str:
    """The text with everything outside a place blank, so that places stay the same."""
    return " " * start + text[start:end] + " " * (len(text) - end)


def without(text: str, pieces: Iterable[Piece]) -> str:
    """The text with the pieces blank, each marked by a comma, so that what stood around it does not grow together."""
    for piece in pieces:
        text = text[: piece.start] + ",".ljust(piece.end - piece.start) + text[piece.end :]
    return text


def in_pairs(text: str, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The text cut behind every second piece: a distance and its time each. Words stay with what follows them."""
    ends = [piece.end for piece in pieces[1:-1:2]] + [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(only(text, start, end) for start, end in zip(starts, ends, strict=True))
