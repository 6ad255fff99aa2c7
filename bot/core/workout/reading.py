"""A workout as runners type it, read into steps and repeats.

Daniels' notation ("2E + 3 x 1T w/ 2:00"), that of a club's board ("5x1k @ 3:50 (90s)") and German ("3 km Einlaufen,
5 mal 1000er in 3:50 mit 400 m Trabpause") are all read by one set of rules; one pass, no token is gone back to.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import Normalised
from bot.core.notation.phrase import as_person_error, checked
from bot.core.notation.times import is_believable, match_time, number_token, resolve_time
from bot.core.plausibility import check_pace, check_performance
from bot.core.quantities import Distance, Duration, Pace
from bot.core.units import METRES_PER_KM, LengthUnit
from bot.core.workout.steps import MOST_PARTS, Assumed, Assumption, Effort, Kind, Part, Repeat, Step, Workout
from bot.core.workout.tokens import Sign, Token, tokens_of

EXAMPLE: Final = "3 km E + 5x1 km T w/ 90 s + 2 km E"
"""A workout that always works."""
MOST_REPS: Final = 100
_MOST_DEPTH: Final = 4
_MOST_STEPS_IN_ALL: Final = 1000

_QUANTITIES: Final = frozenset({Sign.NUMBER, Sign.LENGTH, Sign.TIME})
_SEPARATORS: Final = frozenset({Sign.PLUS, Sign.COMMA, Sign.SLASH})
_MANY: Final = frozenset({Sign.TIMES, Sign.SETS, Sign.REPS})
_ENDS: Final = frozenset({Sign.END, Sign.CLOSE, Sign.PLUS, Sign.COMMA, Sign.SLASH})
_TARGETS: Final = frozenset({Sign.AT, Sign.IN, Sign.PACE, Sign.RACE, Sign.PACE_WORD, Sign.TEMPO})
_QUICK: Final = frozenset({Effort.THRESHOLD, Effort.INTERVAL, Effort.REPETITION})

# A lone number: metres from here on, and before an effort miles up to these many, then minutes.
_METRES_FROM: Final = 100.0
_SHORT_METRES_FROM: Final = 50.0
_MOST_MILES: Final = 30.0
_MOST_QUICK_MILES: Final = 7.0
# A lone number as a rest: minutes, seconds, or the lengths that are jogged on a track.
_REST_MINUTES_BELOW: Final = 15.0
_JOGGED: Final = frozenset({100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 800.0, 1000.0})
_LONGEST_BARE_REST: Final = Duration(600.0)
# A jog that is longer is a run of its own.
_LONGEST_JOG: Final = (Distance(800.0), Duration(300.0))
# Of the readings of "@ 4:30" the one nearer to an everyday pace, both in s/km.
_EVERYDAY_PACE: Final = 330.0
_PACES: Final = (140.0, 900.0)
_WIDEST: Final = 1.3
"""How far the ends of a span of times lie apart at most: 78-80."""


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


@dataclass(slots=True)
class _Draft:
    """A step that is being read, and the rest behind it."""

    start: int
    distance: Distance | None = None
    duration: Duration | None = None
    unit: LengthUnit | None = None
    kind: Kind = Kind.RUN
    effort: Effort | None = None
    race: Distance | None = None
    pace: Pace | None = None
    rest: Step | None = None
    is_letter_m: bool = False

    @property
    def is_aimed(self) -> bool:
        """Whether something says how fast it is."""
        return self.effort is not None or self.race is not None or self.pace is not None

    def step(self) -> Step:
        """The step as read so far."""
        return Step(
            kind=self.kind,
            distance=self.distance,
            duration=self.duration,
            effort=self.effort,
            race=self.race,
            pace=self.pace,
            unit=self.unit,
        )


class _Reader:
    """Reads the tokens of one text from the first to the last. Each method begins at the token it is named for."""

    def __init__(self, source: Normalised) -> None:
        self._source = source
        self._tokens = tokens_of(source)
        self._at = 0
        self._parts = 0
        self._assumed: list[Assumed] = []

    def workout(self) -> Workout:
        """All of it."""
        if not any(token.sign in (*_QUANTITIES, Sign.LIST) for token in self._tokens):
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

    # Tokens

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

    # Parts

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
        if token.sign is Sign.NUMBER and token.number < _SHORT_METRES_FROM and self._is_repeat(2):
            if self._source.text[token.end : self._ahead(2).start].strip() == "-":  # "3-4 x 1k": how often?
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
        is_long = (rest.distance is not None and rest.distance > _LONGEST_JOG[0]) or (
            rest.duration is not None and rest.duration > _LONGEST_JOG[1]
        )
        last = parts[-1] if parts else None
        if rest.kind is Kind.JOG and (is_long or last is None):
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
        while self._sign in _MANY:
            self._take()
        if self._sign is Sign.OPEN:
            body = self._in_brackets(depth)
        elif self._sign is Sign.NUMBER and self._ahead(1).sign in _MANY:
            body = [self._repeat(depth + 1)]
        elif self._is_ladder():
            body = self._ladder()
        else:
            draft = self._run(is_repeated=True)
            step = self._counted(draft.step())
            return Repeat(reps=reps, body=(step,), rest=None if draft.rest is None else self._counted(draft.rest))
        return Repeat(reps=reps, body=tuple(body), rest=self._rest_of_sets())

    def _is_repeat(self, by: int) -> bool:
        """Whether so many times something begins so many tokens ahead."""
        behind = self._ahead(by + 1)
        is_many = behind.sign in _MANY or behind.effort is Effort.STRIDES
        return self._ahead(by).sign is Sign.NUMBER and is_many

    def _is_ladder(self) -> bool:
        return self._sign is Sign.LADDER or (self._sign is Sign.LIST and not _is_range(self._now))

    def _is_turned_round(self) -> bool:
        """Whether it is "400 m x 10"."""
        token, times, number = self._now, self._ahead(1), self._ahead(2)
        is_long = token.sign in (Sign.LENGTH, Sign.TIME) or (
            token.sign is Sign.NUMBER and token.number >= _METRES_FROM > number.number
        )
        return is_long and times.sign is Sign.TIMES and number.sign is Sign.NUMBER and self._ahead(3).sign not in _MANY

    def _turned_round(self) -> Repeat:
        draft = _Draft(self._now.start)
        self._measure(draft, self._take())
        self._take()
        reps = self._how_often(self._take())
        self._attributes(draft, is_repeated=True)
        step = self._counted(draft.step())
        return Repeat(reps=reps, body=(step,), rest=None if draft.rest is None else self._counted(draft.rest))

    def _ladder(self) -> list[Part]:
        """The runs of "200-400-800-400-200 R", with the rest between them."""
        ladder = self._take()
        if ladder.sign is Sign.LADDER:
            if self._sign is not Sign.LIST:
                return []
            ladder = self._take()
        draft = _Draft(ladder.start)
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

    # Runs

    def _run(self, *, is_repeated: bool) -> _Draft:
        """One run with all that is said of it, and the rest behind it."""
        draft = _Draft(self._now.start)
        while self._sign in (Sign.EFFORT, Sign.LABEL, Sign.TEMPO):
            token = self._take()
            if token.kind is not None:
                draft.kind = token.kind
            else:
                draft.effort = token.effort or Effort.THRESHOLD
        if self._sign in _QUANTITIES:
            self._measure(draft, self._take())
        elif _is_range(self._now):
            self._measure(draft, self._middle_of_list(self._take()))
        elif draft.kind is Kind.RUN and draft.effort is None:
            raise self._fault(self._now)
        self._attributes(draft, is_repeated=is_repeated)
        return draft

    def _measure(self, draft: _Draft, token: Token) -> None:
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
        if metres > _METRES_FROM * METRES_PER_KM:
            raise self._fault(token, Mistake.TOO_LARGE)
        draft.distance = Distance(metres)

    def _attributes(self, draft: _Draft, *, is_repeated: bool) -> None:
        """Everything behind the quantity that belongs to this run."""
        while self._how_fast(draft, is_repeated=is_repeated) or self._what_else(draft, is_repeated=is_repeated):
            pass

    def _how_fast(self, draft: _Draft, *, is_repeated: bool) -> bool:
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

    def _what_else(self, draft: _Draft, *, is_repeated: bool) -> bool:
        """Take what the run is for, its time or its rest; False where none stands here."""
        match self._sign:
            case Sign.LABEL if not is_repeated and draft.kind is Kind.RUN:
                draft.kind = self._take().kind or draft.kind
            case Sign.COMMA if is_repeated and self._is_time_and_rest(draft):
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

    def _effort(self, draft: _Draft, *, is_repeated: bool) -> None:
        token = self._now
        is_letter_r = token.is_letter and token.effort is Effort.REPETITION
        if is_letter_r and draft.is_aimed and is_repeated and draft.rest is None:
            self._take()  # "10x400 in 80 r 90": the letter of the rest
            if self._sign not in _QUANTITIES:
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

    def _aim(self, draft: _Draft, token: Token) -> None:
        """Take a pace, or the pace of a race."""
        if draft.pace is not None or draft.race is not None:
            raise self._fault(token, Mistake.SAID_TWICE)
        if token.sign is Sign.PACE and token.pace is not None:
            self._aim_at_pace(draft, token.pace, token)
        else:
            draft.race = token.distance

    def _aim_at_pace(self, draft: _Draft, pace: Pace, token: Token) -> None:
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

    def _target(self, draft: _Draft) -> None:
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

    def _is_time_of_each(self, draft: _Draft) -> bool:
        """Whether the time here is what each is run in: "10x400 80"."""
        behind = self._ahead(1).sign
        if draft.distance is None or draft.is_aimed or draft.kind is not Kind.RUN:
            return False
        return behind not in (*_MANY, Sign.EFFORT, Sign.LABEL, Sign.REST, Sign.TEMPO)

    # Ranges

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

    # Times

    def _is_time_and_rest(self, draft: _Draft) -> bool:
        """Whether it is "12x400, 80 s, 60 s rest": the time of each, and behind it the rest."""
        if draft.distance is None or draft.is_aimed or self._ahead(2).sign not in (Sign.COMMA, Sign.SLASH):
            return False
        return self._ahead(1).sign in (Sign.TIME, Sign.NUMBER) and (self._is_rest(3) or self._is_bare_rest(3))

    def _aim_at_time(self, draft: _Draft, token: Token, *, is_in: bool) -> None:
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

    def _in_miles(self, draft: _Draft) -> bool:
        return draft.unit is LengthUnit.MILE

    def _as_pace(self, draft: _Draft, token: Token) -> Pace | None:
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

    def _bracket(self, draft: _Draft, *, is_repeated: bool) -> bool:
        """Take what is said of the run in brackets; False where they hold something else."""
        inside, behind = self._ahead(1), self._ahead(2)
        is_bare = inside.sign in _QUANTITIES and behind.sign is Sign.CLOSE
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

    # Rests

    def _is_rest(self, by: int) -> bool:
        """Whether what stands so many tokens ahead says that it is a rest."""
        token, behind = self._ahead(by), self._ahead(by + 1)
        is_quantity = token.sign in _QUANTITIES or _is_range(token)
        return token.sign is Sign.REST or (is_quantity and behind.sign is Sign.REST)

    def _is_bare_rest(self, by: int) -> bool:
        """Whether a time so many tokens ahead stands alone and is as short as a rest."""
        token = self._ahead(by)
        is_short = token.duration is not None and token.duration <= _LONGEST_BARE_REST
        return token.sign is Sign.TIME and is_short and self._ahead(by + 1).sign in _ENDS

    def _is_short_easy(self, by: int) -> bool:
        """Whether it is "2 min easy", which between repetitions is a jog."""
        token, behind = self._ahead(by), self._ahead(by + 1)
        if behind.effort is not Effort.EASY or self._ahead(by + 2).sign not in _ENDS:
            return False
        is_near = token.distance is not None and token.distance <= _LONGEST_JOG[0]
        is_quick = token.duration is not None and token.duration <= _LONGEST_JOG[1]
        return is_near or is_quick or (token.sign is Sign.NUMBER and token.number in _JOGGED)

    def _is_long_jog(self, by: int) -> bool:
        token, behind = self._ahead(by), self._ahead(by + 1)
        kind, quantity = (token.kind, behind) if token.sign is Sign.REST else (behind.kind, token)
        is_long = (quantity.distance is not None and quantity.distance > _LONGEST_JOG[0]) or (
            quantity.duration is not None and quantity.duration > _LONGEST_JOG[1]
        )
        return kind is Kind.JOG and is_long

    def _takes_rest(self, draft: _Draft, *, is_repeated: bool) -> bool:
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
            is_rest = inside.sign in (*_QUANTITIES, Sign.REST) or self._is_rest(by) or _is_range(inside)
            if not is_rest:
                raise self._fault(self._now)
        elif self._sign is Sign.SLASH:
            is_rest = is_repeated and (self._is_rest(by) or inside.sign in _QUANTITIES)
        elif self._sign is Sign.COMMA:
            is_said = (self._is_rest(by) and not self._is_long_jog(by)) or self._is_short_easy(by)
            is_rest = is_repeated and (is_said or self._is_bare_rest(by))
        else:
            is_aimed = draft.is_aimed or draft.distance is None
            is_rest = is_repeated and (self._is_rest(0) or (is_aimed and self._is_bare_rest(0)))
        if is_rest:
            for _ in range(by):
                self._take()
        return is_rest

    def _rest_of_sets(self) -> Step | None:
        """The rest behind brackets or repeated repeats."""
        draft = _Draft(self._now.start, duration=Duration(1.0))
        if self._sign is Sign.OPEN:
            self._bracket(draft, is_repeated=True)
        elif self._takes_rest(draft, is_repeated=True):
            draft.rest = self._rest()
        return None if draft.rest is None else self._counted(draft.rest)

    def _goes_on_behind_comma(self) -> bool:
        """Whether it is told behind the comma how fast: "5x1k, I pace, 400 jog"."""
        inside, behind = self._ahead(1), self._ahead(2)
        if inside.sign is Sign.EFFORT:
            return behind.sign not in _QUANTITIES
        return inside.sign in (Sign.AT, Sign.IN, Sign.PACE, Sign.RACE)

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
        if (self._sign in _QUANTITIES or _is_range(self._now)) and self._ahead(1).sign not in _MANY:
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


def _is_range(token: Token) -> bool:
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


def _is_nearer(one: Pace, other: Pace) -> bool:
    """Whether a pace is nearer to an everyday one than another is."""

    def away(pace: Pace) -> float:
        return abs(math.log(pace.seconds_per_km / _EVERYDAY_PACE))

    return away(one) < away(other) or one == other


def _count(parts: tuple[Part, ...]) -> int:
    """How many steps are done in all."""
    return sum(
        part.reps * (_count(part.body) + (part.rest is not None)) if isinstance(part, Repeat) else 1 for part in parts
    )
