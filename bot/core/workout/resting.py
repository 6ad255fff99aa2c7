"""Rests between the runs of a workout: what is one, and how long it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.errors import Mistake
from bot.core.quantities import Distance, Duration
from bot.core.units import LengthUnit
from bot.core.workout.cursor import MANY, QUANTITIES, Cursor, is_range
from bot.core.workout.draft import Draft
from bot.core.workout.steps import Assumption, Effort, Kind, Step
from bot.core.workout.tokens import Sign, Token

_ENDS: Final = frozenset({Sign.END, Sign.CLOSE, Sign.PLUS, Sign.COMMA, Sign.SLASH})

# A lone number as a rest: minutes, seconds, or the lengths that are jogged on a track.
_REST_MINUTES_BELOW: Final = 15.0
_JOGGED: Final = frozenset({100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 800.0, 1000.0})
_LONGEST_BARE_REST: Final = Duration(600.0)
_LONGEST_REST_BARE_SECONDS: Final = 240.0
_LONGEST_JOG: Final = (Distance(800.0), Duration(300.0))
"""A jog that is longer is no rest."""


def is_long(distance: Distance | None, duration: Duration | None) -> bool:
    """Whether a jog is a run of its own."""
    too_far = distance is not None and distance > _LONGEST_JOG[0]
    return too_far or (duration is not None and duration > _LONGEST_JOG[1])


class RestReader(Cursor):
    """Reads rests."""

    def _is_repeat(self, by: int) -> bool:
        """Whether so many times something begins so many tokens ahead."""
        behind = self._ahead(by + 1)
        is_many = behind.sign in MANY or behind.effort is Effort.STRIDES
        return self._ahead(by).sign is Sign.NUMBER and is_many

    def _is_rest(self, by: int) -> bool:
        """Whether what stands so many tokens ahead says that it is a rest."""
        token, behind = self._ahead(by), self._ahead(by + 1)
        is_quantity = token.sign in QUANTITIES or is_range(token)
        return token.sign is Sign.REST or (is_quantity and behind.sign is Sign.REST)

    def _is_bare_rest(self, by: int) -> bool:
        """Whether a time so many tokens ahead stands alone and is as short as a rest."""
        token = self._ahead(by)
        is_short = token.duration is not None and token.duration <= _LONGEST_BARE_REST
        return token.sign is Sign.TIME and is_short and self._ahead(by + 1).sign in _ENDS

    def _is_number_as_rest(self) -> bool:
        """Whether it is the last number of "8x400 78 60" or "8x200 38 200"."""
        token = self._now
        is_short = token.number in _JOGGED or _REST_MINUTES_BELOW <= token.number <= _LONGEST_REST_BARE_SECONDS
        return token.sign is Sign.NUMBER and is_short and self._ahead(1).sign in _ENDS

    def _is_short_easy(self, by: int) -> bool:
        """Whether it is "2 min easy", which between repetitions is a jog."""
        token, behind = self._ahead(by), self._ahead(by + 1)
        if behind.effort is not Effort.EASY or self._ahead(by + 2).sign not in _ENDS:
            return False
        has_length = token.distance is not None or token.duration is not None
        is_near = has_length and not is_long(token.distance, token.duration)
        return is_near or (token.sign is Sign.NUMBER and token.number in _JOGGED)

    def _is_long_jog(self, by: int) -> bool:
        token, behind = self._ahead(by), self._ahead(by + 1)
        kind, quantity = (token.kind, behind) if token.sign is Sign.REST else (behind.kind, token)
        return kind is Kind.JOG and is_long(quantity.distance, quantity.duration)

    def _takes_rest(self, draft: Draft, *, is_repeated: bool) -> bool:
        """Whether a rest of this run begins here; what leads to it is taken."""
        if draft.rest is not None:
            return False
        leads = self._sign in (Sign.WITH, Sign.SLASH, Sign.COMMA)
        by = 1 if leads else 0
        if leads and self._ahead(1).sign is Sign.WITH:
            by = 2
        inside = self._ahead(by)
        if self._sign is Sign.WITH or by == 2:
            if self._is_repeat(by):
                return False
            is_rest = inside.sign in (*QUANTITIES, Sign.REST) or self._is_rest(by) or is_range(inside)
            if not is_rest:
                raise self._fault(self._now)
        elif self._sign is Sign.SLASH:
            is_rest = is_repeated and (self._is_rest(by) or inside.sign in QUANTITIES)
        elif self._sign is Sign.COMMA:
            is_said = (self._is_rest(by) and not self._is_long_jog(by)) or self._is_short_easy(by)
            is_rest = is_repeated and (is_said or self._is_bare_rest(by))
        else:
            is_aimed = draft.is_aimed or draft.distance is None
            is_bare = (is_aimed and self._is_bare_rest(0)) or (draft.is_aimed and self._is_number_as_rest())
            is_rest = is_repeated and (self._is_rest(0) or self._is_short_easy(0) or is_bare)
        if is_rest:
            for _ in range(by):
                self._take()
        return is_rest

    def _kinds_of_rest(self) -> Kind | None:
        """How to rest, by all words here that say so; jogging and walking say more than resting."""
        kinds = []
        while self._sign is Sign.REST:
            kinds.append(self._take().kind)
        return next((kind for kind in kinds if kind is not Kind.REST), kinds[0] if kinds else None)

    def _rest(self) -> Step:
        """A rest by time or by length, with how to rest before or behind it."""
        begun = self._now
        kind = self._kinds_of_rest()
        step = Step(kind=Kind.REST)
        if (self._sign in QUANTITIES or is_range(self._now)) and self._ahead(1).sign not in MANY:
            step = self._length_of_rest(self._take())
            kind = self._kinds_of_rest() or kind
            if self._now.effort is Effort.EASY and kind is None:
                self._take()
                kind = Kind.JOG
        elif kind is None:
            raise self._fault(begun)
        if step.distance is not None and kind in (None, Kind.REST):
            kind = Kind.JOG
        return replace(step, kind=kind or Kind.REST)

    def _length_of_rest(self, token: Token) -> Step:
        if token.sign is Sign.LIST:
            token = self._middle_of_list(token)
        if token.sign is not Sign.NUMBER:
            return Step(distance=token.distance, duration=token.duration, unit=token.unit)
        if token.number <= 0:
            raise self._fault(token, Mistake.NOT_POSITIVE)
        if token.number in _JOGGED:
            return Step(distance=Distance(token.number), unit=LengthUnit.M)
        if token.number > _LONGEST_BARE_REST.seconds:
            raise self._fault(token, Mistake.TOO_LARGE)
        is_minutes = token.number < _REST_MINUTES_BELOW
        self._assume(Assumption.MINUTES if is_minutes else Assumption.SECONDS, token.start, token.end)
        return Step(duration=Duration(token.number * (60.0 if is_minutes else 1.0)))
