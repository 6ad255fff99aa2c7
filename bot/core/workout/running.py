"""One run of a workout, with all that is said of it: how far, how fast, and the rest behind it."""

from __future__ import annotations

import math
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.faults import ReadingError
from bot.core.notation.times import is_believable, match_time, number_token, resolve_time
from bot.core.plausibility import check_pace, check_performance
from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.core.workout.cursor import MANY, QUANTITIES, is_range
from bot.core.workout.draft import Draft
from bot.core.workout.resting import RestReader, is_long
from bot.core.workout.steps import Assumption, Effort, Kind
from bot.core.workout.tokens import Sign, Token

_TARGETS: Final = frozenset({Sign.AT, Sign.IN, Sign.PACE, Sign.RACE, Sign.PACE_WORD, Sign.TEMPO})
_QUICK: Final = frozenset({Effort.THRESHOLD, Effort.INTERVAL, Effort.REPETITION})

# A lone number: metres from here on, and before an effort miles up to these many, then minutes.
_METRES_FROM: Final = 100.0
_SHORT_METRES_FROM: Final = 50.0
_MOST_MILES: Final = 30.0
_MOST_QUICK_MILES: Final = 7.0
_MOST_METRES: Final = 100.0 * METRES_PER_KM
# Of the readings of "@ 4:30" the one nearer to an everyday pace, both in s/km.
_EVERYDAY_PACE: Final = 330.0
_PACES: Final = (140.0, 900.0)


class RunReader(RestReader):
    """Reads runs."""

    def _run(self, *, is_repeated: bool) -> Draft:
        """One run with all that is said of it, and the rest behind it."""
        draft = Draft(self._now.start)
        while self._sign in (Sign.EFFORT, Sign.LABEL, Sign.TEMPO):
            token = self._take()
            if token.kind is not None:
                draft.kind = token.kind
            else:
                draft.effort = token.effort or Effort.THRESHOLD
        if self._sign in QUANTITIES:
            self._measure(draft, self._take())
        elif is_range(self._now):
            self._measure(draft, self._middle_of_list(self._take()))
        elif draft.kind is Kind.RUN and draft.effort is None:
            raise self._fault(self._now)
        self._attributes(draft, is_repeated=is_repeated)
        return draft

    def _measure(self, draft: Draft, token: Token) -> None:
        """Take a quantity for how far or how long the run is."""
        if token.sign is not Sign.NUMBER:
            draft.distance, draft.duration, draft.unit = token.distance, token.duration, token.unit
            return
        if token.number <= 0:
            raise self._fault(token, Mistake.NOT_POSITIVE)
        behind = self._now if self._sign is not Sign.AT else self._ahead(1)
        effort = draft.effort or (behind.effort if behind.sign is Sign.EFFORT else None)
        is_slow = effort in (Effort.EASY, Effort.MARATHON)
        if token.number >= _METRES_FROM or (token.number >= _SHORT_METRES_FROM and not is_slow):
            draft.unit = LengthUnit.M
        elif effort is None or effort is Effort.STRIDES:
            raise self._fault(token, Mistake.WHICH_UNIT, number=token.written)
        elif token.number > (_MOST_QUICK_MILES if effort in _QUICK else _MOST_MILES):
            self._assume(Assumption.MINUTES, token.start, max(token.end, behind.end))
            draft.duration = Duration(token.number * 60.0)
            return
        else:
            self._assume(Assumption.MILES, token.start, max(token.end, behind.end))
            draft.unit = LengthUnit.MILE
        metres = token.number * draft.unit.metres
        if metres > _MOST_METRES:
            raise self._fault(token, Mistake.TOO_LARGE)
        draft.distance = Distance(metres)

    def _attributes(self, draft: Draft, *, is_repeated: bool) -> None:
        """Everything behind the quantity that belongs to this run."""
        while self._how_fast(draft, is_repeated=is_repeated) or self._what_else(draft, is_repeated=is_repeated):
            pass

    def _how_fast(self, draft: Draft, *, is_repeated: bool) -> bool:
        """Take an effort, a pace or a target; False where none stands here."""
        match self._sign:
            case Sign.EFFORT:
                self._effort(draft, is_repeated=is_repeated)
            case Sign.PACE_WORD:
                self._take()
            case Sign.REPS:  # "4x200 reps"
                self._take()
                draft.effort = draft.effort if draft.is_aimed else Effort.REPETITION
            case Sign.TEMPO:
                self._take()
                if not draft.is_aimed and self._sign not in (Sign.PACE, Sign.TIME):
                    draft.effort = Effort.THRESHOLD
            case Sign.RACE | Sign.PACE:
                self._aim(draft, self._take())
            case Sign.TIME if self._is_span() and self._ahead(2).sign is Sign.PACE:
                self._aim(draft, self._middle())
            case Sign.AT | Sign.IN:
                self._target(draft)
            case _:
                return False
        return True

    def _what_else(self, draft: Draft, *, is_repeated: bool) -> bool:
        """Take what the run is for, its time or its rest; False where none stands here."""
        match self._sign:
            case Sign.LABEL if not is_repeated and draft.kind is Kind.RUN:
                draft.kind = self._take().kind or draft.kind
            case Sign.COMMA if is_repeated and self._is_time_and_rest(draft):
                self._take()
                self._aim_at_time(draft, self._take(), is_in=True)
            case Sign.TIME | Sign.NUMBER if is_repeated and self._is_time_before_rest(draft, 0):
                self._aim_at_time(draft, self._take(), is_in=True)
            case Sign.COMMA if is_repeated and self._is_time_before_rest(draft, 1):
                self._take()
                self._aim_at_time(draft, self._take(), is_in=True)
            case Sign.OPEN if self._bracket(draft, is_repeated=is_repeated):
                pass
            case Sign.REST if not is_repeated and draft.kind is Kind.RUN and not draft.is_aimed:
                draft.kind = self._kinds_of_rest() or draft.kind
            case _ if self._takes_rest(draft, is_repeated=is_repeated):
                draft.rest = self._rest()
            case Sign.COMMA if is_repeated and self._goes_on_behind_comma():
                self._take()
            case Sign.TIME | Sign.NUMBER if self._is_time_of_each(draft):
                self._aim_at_time(draft, self._middle(), is_in=True)
            case _:
                return False
        return True

    def _effort(self, draft: Draft, *, is_repeated: bool) -> None:
        token = self._now
        is_letter_r = token.is_letter and token.effort is Effort.REPETITION
        if is_letter_r and draft.is_aimed and is_repeated and draft.rest is None:
            self._take()  # "10x400 in 80 r 90": the letter of the rest
            if self._sign not in QUANTITIES:
                raise self._fault(token)
            draft.rest = self._rest()
            return
        if token.effort is Effort.MARATHON and token.is_letter and self._ahead(1).sign is Sign.EFFORT:
            self._take()  # "10M easy": the letter of the miles
            return
        if draft.effort not in (None, token.effort):
            raise self._fault(token, Mistake.SAID_TWICE)
        draft.effort = self._take().effort
        draft.is_letter_m = token.is_letter and token.effort is Effort.MARATHON

    def _aim(self, draft: Draft, token: Token) -> None:
        """Take a pace, or the pace of a race."""
        if draft.pace is not None or draft.race is not None:
            raise self._fault(token, Mistake.SAID_TWICE)
        if token.sign is Sign.PACE and token.pace is not None:
            self._aim_at_pace(draft, token.pace, token)
        else:
            draft.race = token.distance

    def _aim_at_pace(self, draft: Draft, pace: Pace, token: Token) -> None:
        try:
            if draft.distance is None:
                check_pace(pace)
            else:
                check_performance(draft.distance, pace * draft.distance)
        except PersonError as error:
            raise ReadingError(error.code, token.start, token.end, **error.params) from None
        draft.pace = pace
        if draft.is_letter_m:  # "4x1M @ 6:00": the letter of the miles
            draft.effort = None

    def _target(self, draft: Draft) -> None:
        """What stands behind "@" or "in"."""
        sign = self._take()
        while self._sign in (Sign.AT, Sign.IN, Sign.PACE_WORD):
            self._take()
        token = self._now
        match token.sign:
            case Sign.EFFORT | Sign.TEMPO:
                return
            case Sign.PACE | Sign.RACE | Sign.LENGTH:
                self._aim(draft, self._take())
            case Sign.TIME | Sign.NUMBER:
                if draft.pace is not None:
                    raise self._fault(token, Mistake.SAID_TWICE)
                middle = self._middle()
                if middle.sign is Sign.PACE:
                    self._aim(draft, middle)
                else:
                    self._aim_at_time(draft, middle, is_in=sign.sign is Sign.IN)
            case _:
                raise self._fault(sign)

    def _is_time_of_each(self, draft: Draft) -> bool:
        """Whether the time here is what each is run in: "10x400 80"."""
        behind = self._ahead(1).sign
        if draft.distance is None or draft.is_aimed or draft.kind is not Kind.RUN:
            return False
        return behind not in (*MANY, Sign.EFFORT, Sign.LABEL, Sign.REST, Sign.TEMPO)

    def _is_time_before_rest(self, draft: Draft, by: int) -> bool:
        """Whether it is "8x400 78 rest 60": the time of each, and the rest with its word before it.

        Not where nobody runs that time ("5x1000 90s rest 3:50"), nor in "6x1000 3 min rest 4:00".
        """
        token, word, length = self._ahead(by), self._ahead(by + 1), self._ahead(by + 2)
        if draft.distance is None or draft.is_aimed or token.sign not in (Sign.TIME, Sign.NUMBER):
            return False
        if word.sign is not Sign.REST and not (word.is_letter and word.effort is Effort.REPETITION):
            return False
        behind = self._ahead(by + 3)
        if length.sign not in QUANTITIES or behind.sign in (*MANY, Sign.EFFORT, Sign.LABEL, Sign.REST):
            return False
        is_spelt_out = token.sign is Sign.TIME and not token.is_colon and length.is_colon
        if is_spelt_out or is_long(length.distance, length.duration):
            return False
        try:
            each = self._time_of_each(draft.distance, token)
        except ReadingError:
            return False
        return is_believable(each.seconds, draft.distance)

    def _is_time_and_rest(self, draft: Draft) -> bool:
        """Whether it is "12x400, 80 s, 60 s rest": the time of each, and behind it the rest."""
        if draft.distance is None or draft.is_aimed or self._ahead(2).sign not in (Sign.COMMA, Sign.SLASH):
            return False
        return self._ahead(1).sign in (Sign.TIME, Sign.NUMBER) and (self._is_rest(3) or self._is_bare_rest(3))

    def _goes_on_behind_comma(self) -> bool:
        """Whether it is told behind the comma how fast: "5x1k, I pace, 400 jog"."""
        inside, behind = self._ahead(1), self._ahead(2)
        if inside.sign is Sign.EFFORT:
            return behind.sign not in QUANTITIES
        return inside.sign in (Sign.AT, Sign.IN, Sign.PACE, Sign.RACE)

    def _bracket(self, draft: Draft, *, is_repeated: bool) -> bool:
        """Take what is said of the run in brackets; False where they hold something else."""
        inside, behind = self._ahead(1), self._ahead(2)
        is_bare = inside.sign in QUANTITIES and behind.sign is Sign.CLOSE
        is_rest = self._is_rest(1) or is_bare or inside.sign is Sign.WITH or self._is_short_easy(1)
        if is_rest and (not is_repeated or draft.rest is not None):
            return False
        if not is_rest and inside.sign not in (*_TARGETS, Sign.EFFORT):
            return False
        opened = self._take()
        if is_rest:
            if self._sign is Sign.WITH:
                self._take()
            draft.rest = self._rest()
        else:
            self._attributes(draft, is_repeated=is_repeated)
        if self._sign is not Sign.CLOSE:
            raise self._fault(self._now if self._sign is not Sign.END else opened)
        self._take()
        return True

    def _aim_at_time(self, draft: Draft, token: Token, *, is_in: bool) -> None:
        """Take a time for that of each run, or for a pace, whichever somebody may mean."""
        as_pace = self._as_pace(draft, token)
        if draft.distance is None:
            if as_pace is None:
                raise self._fault(token)
            if not self._in_miles(draft):
                self._assume(Assumption.PACE, token.start, token.end)
            self._aim_at_pace(draft, as_pace, token)
            return
        try:
            each = self._time_of_each(draft.distance, token) / draft.distance
        except ReadingError:
            if as_pace is None or is_in:
                raise
            self._assume(Assumption.PACE, token.start, token.end)
            self._aim_at_pace(draft, as_pace, token)
            return
        if as_pace is None or is_in or math.isclose(as_pace.seconds_per_km, each.seconds_per_km):
            self._aim_at_pace(draft, each, token)  # 5x1k @ 3:50 is the same either way
            return
        is_pace = _is_nearer(as_pace, each)
        self._assume(Assumption.PACE if is_pace else Assumption.TIME_OF_EACH, token.start, token.end)
        self._aim_at_pace(draft, as_pace if is_pace else each, token)

    def _in_miles(self, draft: Draft) -> bool:
        return draft.unit is LengthUnit.MILE

    def _as_pace(self, draft: Draft, token: Token) -> Pace | None:
        """The time as one a kilometre, or a mile where the run is in miles; None for one that nobody means so."""
        if token.duration is None:
            return None
        unit = LengthUnit.MILE if self._in_miles(draft) else LengthUnit.KM
        pace = token.duration / Distance(unit.metres)
        return pace if _PACES[0] <= pace.seconds_per_km <= _PACES[1] else None

    def _time_of_each(self, distance: Distance, token: Token) -> Duration:
        text = self._source.text
        if token.sign is Sign.NUMBER:
            return resolve_time(number_token(token.written, token.start, token.end), distance).duration
        if token.is_colon:
            colon = match_time(text, token.start)
            if colon is not None:
                return resolve_time(colon, distance).duration
        if token.duration is None or not is_believable(token.duration.seconds, distance):
            tried = () if token.duration is None else (token.duration,)
            raise self._fault(token, Mistake.TIME_DOES_NOT_FIT, distance=distance, tried=tried)
        return token.duration


def _is_nearer(one: Pace, other: Pace) -> bool:
    """Whether a pace is nearer to an everyday one than another is."""

    def away(pace: Pace) -> float:
        return abs(math.log(pace.seconds_per_km / _EVERYDAY_PACE))

    return away(one) < away(other) or one == other
