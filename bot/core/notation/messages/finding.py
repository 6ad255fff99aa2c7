"""The distances, paces and speeds in a message."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from bot.core.notation.messages.folding import Message, fold
from bot.core.notation.messages.found import MOST_FOUND, FoundQuantity, Kind
from bot.core.notation.messages.judging import judged
from bot.core.notation.messages.lengths import Length
from bot.core.notation.messages.marks import TimeMark
from bot.core.notation.messages.pairs import with_pairs_marked
from bot.core.notation.messages.tokens import Rate, Token, tokens
from bot.core.notation.messages.verdicts import Sureness, Verdict
from bot.core.quantities import Distance, Pace
from bot.core.units import METRES_PER_KM, LengthUnit

# The paces believed, in seconds per km, the wider the more plainly it is said that they are paces.
_BELIEVED: Final = {
    Sureness.LIKELY: (140.0, 620.0),
    Sureness.SURE: (130.0, 750.0),
    Sureness.WRITTEN: (60.0, 1800.0),
}
_RUNNERS_UNITS: Final = (LengthUnit.KM, LengthUnit.MILE)


def find_quantities(text: str, *, author_unit: LengthUnit | None = None) -> tuple[FoundQuantity, ...]:
    """The distances, paces and speeds in a message, in their order, at most ``MOST_FOUND``; none overlaps another.

    ``author_unit`` is the writer's own (km or mile), for a pace without one in a sentence without one. Never raises;
    linear in the length of the text.
    """
    message = fold(text)
    read = list(tokens(message))
    found = [_found(message, token) for token in read if isinstance(token, Rate)]
    found += [_found(message, token) for token in read if isinstance(token, Length) and _converts(token)]
    paces = list(judged(message, read))
    signs = _Signs(message, read, paces)
    for mark, verdict in paces:
        unit = verdict.unit or signs.unit_for(mark, verdict, author_unit)
        pace = _pace(mark, unit, verdict.sureness)
        if pace is not None and unit is not None:
            found.append(_found_pace(message, mark, pace, unit))
    found.sort(key=lambda item: item.start)
    return tuple(with_pairs_marked(found[: 2 * MOST_FOUND], text)[:MOST_FOUND])


def _converts(length: Length) -> bool:
    return length.counts and length.unit is not LengthUnit.M


def _found(message: Message, token: Length | Rate) -> FoundQuantity:
    start, end = message.source.span(token.start, token.end)
    written = message.source.typed[start:end]
    if isinstance(token, Rate):
        return FoundQuantity(written, start, end, Kind.SPEED, token.speed, token.unit, unit_written=token.unit_written)
    distance = Distance(token.metres)
    return FoundQuantity(written, start, end, Kind.DISTANCE, distance, token.unit, unit_written=token.unit_written)


def _found_pace(message: Message, mark: TimeMark, pace: Pace, unit: LengthUnit) -> FoundQuantity:
    start, end = message.source.span(mark.start, mark.end)
    written = message.source.typed[start:end]
    return FoundQuantity(written, start, end, Kind.PACE, pace, unit, unit_written=mark.unit_written)


def _pace(mark: TimeMark, unit: LengthUnit | None, sureness: Sureness) -> Pace | None:
    if unit is None or mark.seconds <= 0:
        return None
    fastest, slowest = _BELIEVED[sureness]
    if not mark.unit_written and sureness is Sureness.WRITTEN:
        fastest, slowest = _BELIEVED[Sureness.SURE]
    pace = mark.seconds / unit.metres * METRES_PER_KM
    return Pace(pace) if fastest <= pace <= slowest else None


class _Signs:
    """The places of a message that show which unit its writer runs in."""

    def __init__(self, message: Message, read: list[Token], paces: list[tuple[TimeMark, Verdict]]) -> None:
        self._message = message
        shown = [(token.start, token.unit) for token in read if isinstance(token, Length | Rate) and _shows_unit(token)]
        shown += [(mark.start, verdict.unit) for mark, verdict in paces if verdict.unit is not None]
        shown.sort()
        self._starts = [start for start, _ in shown]
        self._units = [unit for _, unit in shown]

    def unit_for(self, mark: TimeMark, verdict: Verdict, author_unit: LengthUnit | None) -> LengthUnit | None:
        """The unit nearest in the sentence, else the author's, else the nearest in the message (P4)."""
        nearest = self._nearest(mark.start, in_sentence=True)
        if nearest is not None or verdict.in_sentence:
            return nearest
        if author_unit in _RUNNERS_UNITS:
            return author_unit
        return self._nearest(mark.start, in_sentence=False) or (LengthUnit.KM if verdict.metric else None)

    def _nearest(self, start: int, *, in_sentence: bool) -> LengthUnit | None:
        behind = bisect_left(self._starts, start)
        sentence = self._message.sentence(start)
        near = [
            (abs(self._starts[index] - start), index)
            for index in (behind - 1, behind)
            if 0 <= index < len(self._starts)
            and (not in_sentence or self._message.sentence(self._starts[index]) == sentence)
        ]
        return self._units[min(near)[1]] if near else None


def _shows_unit(token: Length | Rate) -> bool:
    return token.unit in _RUNNERS_UNITS and (isinstance(token, Rate) or token.counts)
