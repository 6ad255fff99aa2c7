"""A workout as runners type it, read into steps and repeats.

Daniels' notation ("2E + 3 x 1T w/ 2:00"), that of a club's board ("5x1k @ 3:50 (90s)") and German ("3 km Einlaufen,
5 mal 1000er in 3:50 mit 400 m Trabpause") are all read by one set of rules; one pass, no token is gone back to.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.core.errors import Mistake
from bot.core.notation.faults import ReadingError
from bot.core.notation.phrase import as_person_error, checked
from bot.core.quantities import Distance, Duration
from bot.core.units import LengthUnit
from bot.core.workout.cursor import MANY, QUANTITIES, is_range
from bot.core.workout.draft import Draft
from bot.core.workout.resting import is_long
from bot.core.workout.running import RunReader
from bot.core.workout.steps import Effort, Kind, Part, Repeat, Step, Workout
from bot.core.workout.tokens import Sign, Token

EXAMPLE: Final = "3 km E + 5x1 km T w/ 90 s + 2 km E"
"""A workout that always works."""
MOST_REPS: Final = 100
_MOST_DEPTH: Final = 4
_MOST_STEPS_IN_ALL: Final = 1000
_METRES_FROM: Final = 100.0
_FEWEST_RUNGS: Final = 2
_SEPARATORS: Final = frozenset({Sign.PLUS, Sign.COMMA, Sign.SLASH})


@lru_cache(maxsize=256)
def read_workout(text: str) -> Workout:
    """The workout that a text says, of up to 24 parts with up to 100 repetitions each.

    Raises PersonError with the place: NOT_UNDERSTOOD, WHICH_UNIT, TOO_MANY_PARTS, and those of times and lengths.
    """
    source = checked(text, EXAMPLE)
    try:
        return _Reader(source).workout()
    except ReadingError as fault:
        raise as_person_error(source, fault, EXAMPLE) from None


class _Reader(RunReader):
    """Reads a whole workout."""

    def workout(self) -> Workout:
        """All of it."""
        if not any(token.sign in (*QUANTITIES, Sign.LIST) for token in self._tokens):
            raise ReadingError(Mistake.NUMBER_MISSING, 0, len(self._source.text))
        parts = self._list_of_parts(1)
        if self._sign is not Sign.END:
            raise self._fault(self._now)
        workout = Workout(text=self._source.typed, parts=tuple(parts), assumed=tuple(dict.fromkeys(self._assumed)))
        if all(step.is_rest for step in workout.steps()):
            raise self._fault(self._tokens[0])
        if _count(workout.parts) > _MOST_STEPS_IN_ALL:
            raise ReadingError(Mistake.TOO_LARGE, 0, len(self._source.text))
        return workout

    def _list_of_parts(self, depth: int) -> list[Part]:
        parts: list[Part] = []
        while True:
            while self._sign in _SEPARATORS:
                self._take()
            if self._sign in (Sign.END, Sign.CLOSE):
                return parts
            self._part(parts, depth)

    def _part(self, parts: list[Part], depth: int) -> None:
        token = self._now
        if token.sign is Sign.WITH and (self._is_rest(1) or self._is_repeat(1)):
            self._take()  # "45 min E with 6 strides"
            token = self._now
        if self._is_range_of_reps():
            raise ReadingError(Mistake.NOT_UNDERSTOOD, token.start, self._ahead(2).end)
        if token.sign is Sign.REST:
            self._add_rest(parts, self._rest())
        elif token.sign is Sign.OPEN:
            self._group(parts, depth)
        elif self._is_turned_round():
            parts.append(self._turned_round())
        elif self._is_repeat(0):
            parts.append(self._repeat(depth))
        elif self._is_ladder():
            parts += self._ladder()
        else:
            self._lone_run(parts)

    def _lone_run(self, parts: list[Part]) -> None:
        draft = self._run(is_repeated=False)
        step = draft.step()
        if step.is_rest:
            self._add_rest(parts, step)
            return
        parts.append(self._counted(step))
        if draft.rest is not None:
            parts.append(self._counted(draft.rest))

    def _add_rest(self, parts: list[Part], rest: Step) -> None:
        """The rest of the repetitions before it where they have none, else a part; a long jog is an easy run."""
        last = parts[-1] if parts else None
        if rest.kind is Kind.JOG and (last is None or is_long(rest.distance, rest.duration)):
            parts.append(self._counted(replace(rest, kind=Kind.RUN, effort=Effort.EASY)))
        elif isinstance(last, Repeat) and last.rest is None and last.reps > 1:
            parts[-1] = replace(last, rest=self._counted(rest))
        else:
            parts.append(self._counted(rest))

    def _group(self, parts: list[Part], depth: int) -> None:
        """Parts in brackets: so many times where that stands behind them, else once."""
        body = self._in_brackets(depth)
        if self._sign is Sign.TIMES and self._ahead(1).sign is Sign.NUMBER:
            self._take()
            reps = self._how_often(self._take())
            parts.append(Repeat(reps=reps, body=tuple(body), rest=self._rest_of_sets()))
            return
        parts += body
        rest = self._rest_of_sets()
        if rest is not None:
            parts.append(rest)

    def _in_brackets(self, depth: int) -> list[Part]:
        opened = self._take()
        if depth > _MOST_DEPTH:
            raise self._fault(opened, Mistake.TOO_LARGE)
        body = self._list_of_parts(depth + 1)
        if self._sign is not Sign.CLOSE or not body:
            raise self._fault(opened)
        self._take()
        return body

    def _how_often(self, number: Token) -> int:
        if number.number != int(number.number):
            raise self._fault(number)
        if not 1 <= number.number <= MOST_REPS:
            raise self._fault(number, Mistake.TOO_LARGE if number.number else Mistake.NOT_POSITIVE)
        return int(number.number)

    def _repeat(self, depth: int) -> Repeat:
        """So many times a run, a ladder, brackets, or again so many times."""
        number = self._take()
        reps = self._how_often(number)
        if depth > _MOST_DEPTH:
            raise self._fault(number, Mistake.TOO_LARGE)
        while self._sign in MANY:
            self._take()
        if self._sign is Sign.OPEN:
            body = self._in_brackets(depth)
        elif self._sign is Sign.NUMBER and self._ahead(1).sign in MANY:
            body = [self._repeat(depth + 1)]
        elif self._is_ladder():
            body = self._ladder()
        else:
            draft = self._run(is_repeated=True)
            step = self._counted(draft.step())
            return Repeat(reps=reps, body=(step,), rest=None if draft.rest is None else self._counted(draft.rest))
        return Repeat(reps=reps, body=tuple(body), rest=self._rest_of_sets())

    def _is_range_of_reps(self) -> bool:
        """Whether it is "3-4 x 1k", which leaves open how often."""
        token, between = self._now, self._source.text[self._now.end : self._ahead(2).start]
        is_few = token.sign is Sign.NUMBER and token.number <= MOST_REPS
        return is_few and between.strip() == "-" and self._is_repeat(2)

    def _is_ladder(self) -> bool:
        return self._sign is Sign.LADDER or (self._sign is Sign.LIST and not is_range(self._now))

    def _is_turned_round(self) -> bool:
        """Whether it is "400 m x 10"."""
        token, times, number = self._now, self._ahead(1), self._ahead(2)
        is_long = token.sign in (Sign.LENGTH, Sign.TIME) or (
            token.sign is Sign.NUMBER and token.number >= _METRES_FROM > number.number
        )
        return is_long and times.sign is Sign.TIMES and number.sign is Sign.NUMBER and self._ahead(3).sign not in MANY

    def _turned_round(self) -> Repeat:
        draft = Draft(self._now.start)
        self._measure(draft, self._take())
        self._take()
        reps = self._how_often(self._take())
        self._attributes(draft, is_repeated=True)
        step = self._counted(draft.step())
        return Repeat(reps=reps, body=(step,), rest=None if draft.rest is None else self._counted(draft.rest))

    def _rungs(self) -> Token | None:
        """The metres of "pyramid 200 400 200" as a list; None for fewer than two numbers."""
        if self._ahead(1).sign is not Sign.NUMBER or self._ahead(1).number < _METRES_FROM:
            return None
        rungs = []
        while self._sign is Sign.NUMBER and self._now.number >= _METRES_FROM:
            rungs.append(self._take())
        if len(rungs) < _FEWEST_RUNGS:
            return None
        first, last = rungs[0], rungs[-1]
        return Token(sign=Sign.LIST, start=first.start, end=last.end, numbers=tuple(rung.number for rung in rungs))

    def _ladder(self) -> list[Part]:
        """The runs of "200-400-800-400-200 R", with the rest between them."""
        ladder = self._take()
        if ladder.sign is Sign.LADDER:
            rungs = self._rungs() if self._sign is Sign.NUMBER else None
            if rungs is None and self._sign is not Sign.LIST:
                return []
            ladder = rungs or self._take()
        draft = Draft(ladder.start)
        self._attributes(draft, is_repeated=True)
        parts: list[Part] = []
        for number in ladder.numbers:
            if parts and draft.rest is not None:
                parts.append(self._counted(draft.rest))
            step = draft.step()
            if ladder.duration is not None:
                step = replace(step, duration=Duration(number * ladder.duration.seconds))
            else:
                unit = ladder.unit or LengthUnit.M
                step = replace(step, distance=Distance(number * unit.metres), unit=unit)
            parts.append(self._counted(step))
        return parts

    def _rest_of_sets(self) -> Step | None:
        """The rest behind brackets or repeated repeats."""
        draft = Draft(self._now.start, duration=Duration(1.0))
        if self._sign is Sign.OPEN:
            self._bracket(draft, is_repeated=True)
        elif self._takes_rest(draft, is_repeated=True):
            draft.rest = self._rest()
        return None if draft.rest is None else self._counted(draft.rest)


def _count(parts: tuple[Part, ...]) -> int:
    """How many steps are done in all."""
    return sum(
        part.reps * (_count(part.body) + (part.rest is not None)) if isinstance(part, Repeat) else 1 for part in parts
    )
