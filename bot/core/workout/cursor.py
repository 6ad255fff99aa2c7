"""The way through the tokens of a workout, from the first to the last, and spans of two of them as one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import LengthUnit
from bot.core.workout.steps import MOST_PARTS, Assumed, Assumption, Step
from bot.core.workout.tokens import Sign, Token, tokens_of

QUANTITIES: Final = frozenset({Sign.NUMBER, Sign.LENGTH, Sign.TIME})
MANY: Final = frozenset({Sign.TIMES, Sign.SETS, Sign.REPS})

_WIDEST: Final = 1.3
"""How far the ends of a span of times lie apart at most: 78-80."""


class Cursor:
    """Stands at one token after the other. Each method begins at the token it stands at."""

    def __init__(self, source: Normalised) -> None:
        self._source = source
        self._tokens = tokens_of(source)
        self._at = 0
        self._parts = 0
        self._assumed: list[Assumed] = []

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    @property
    def _sign(self) -> Sign:
        return self._tokens[self._at].sign

    def _ahead(self, by: int) -> Token:
        return self._tokens[min(self._at + by, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _fault(self, token: Token, code: Mistake = Mistake.NOT_UNDERSTOOD, **params: object) -> ReadingError:
        """A mistake at a token; at the end of the text it is what stands before."""
        if token.sign is Sign.END and len(self._tokens) > 1:
            token = self._tokens[-2]
        return ReadingError(code, token.start, token.end, **params)

    def _assume(self, what: Assumption, start: int, end: int) -> None:
        first, last = self._source.span(start, end)
        self._assumed.append(Assumed(what, self._source.typed[first:last].strip()))

    def _counted(self, step: Step) -> Step:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise ReadingError(Mistake.TOO_MANY_PARTS, 0, len(self._source.text), most=MOST_PARTS)
        return step

    def _is_span(self) -> bool:
        """Whether a dash and another time, number or pace stand behind this one: 78-80, 5:00-5:10/km."""
        dash, behind = self._ahead(1), self._ahead(2)
        if dash.sign is not Sign.COMMA or self._source.text[dash.start] != "-":
            return False
        if behind.sign is Sign.PACE:
            return self._sign is Sign.TIME
        one, other = _size(self._now), _size(behind)
        return behind.sign is self._sign and 0 < one <= other * _WIDEST and other <= one * _WIDEST

    def _middle(self) -> Token:
        """The time or number here, or the middle of a span of two."""
        if not self._is_span():
            return self._take()
        first = self._take()
        self._take()
        second = self._take()
        self._assume(Assumption.MIDDLE, first.start, second.end)
        if second.pace is not None and first.duration is not None:
            unit = second.unit or LengthUnit.KM
            pace = first.duration / Distance(unit.metres)
            mean = Pace((pace.seconds_per_km + second.pace.seconds_per_km) / 2)
            return replace(second, start=first.start, pace=mean)
        mid = (_size(first) + _size(second)) / 2
        if first.duration is not None:
            return replace(first, end=second.end, duration=Duration(mid), is_colon=False)
        return replace(first, end=second.end, number=mid, written=f"{mid:.10g}")

    def _middle_of_list(self, token: Token) -> Token:
        self._assume(Assumption.MIDDLE, token.start, token.end)
        return _middle_of(token)


def is_range(token: Token) -> bool:
    """Whether it is "2-3 min" or "8-10 km" and no ladder."""
    if token.sign is not Sign.LIST or len(token.numbers) != 2 or token.unit is LengthUnit.M:
        return False
    return (token.duration is not None or token.unit is not None) and token.numbers[0] < token.numbers[1]


def _middle_of(token: Token) -> Token:
    """The middle of a range as a time or a length."""
    mean = sum(token.numbers) / len(token.numbers)
    if token.duration is not None:
        return replace(token, sign=Sign.TIME, duration=Duration(mean * token.duration.seconds))
    unit = token.unit or LengthUnit.M
    return replace(token, sign=Sign.LENGTH, distance=Distance(mean * unit.metres))


def _size(token: Token) -> float:
    """A time in seconds, or a number."""
    return token.number if token.duration is None else token.duration.seconds
