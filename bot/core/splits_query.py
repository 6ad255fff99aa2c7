"""What somebody asks for who types "half 1:45 negative 2%" or "1500 in 4:10 lane 3": a run, and how to cut it up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import outside
from bot.core.notation import read_distance
from bot.core.notation.distances import UNIT, DistanceReading
from bot.core.notation.lifting import Lifter
from bot.core.notation.phrase import EXAMPLE, Phrase, read_phrase
from bot.core.notation.times import typed as typed_time
from bot.core.quantities import Distance, Duration
from bot.core.runs import Run, read_run
from bot.core.splits import (
    Rest,
    Split,
    Strategy,
    StrategyKind,
    Stretch,
    finish_of,
    split_count,
    splits_of,
    stretches_of,
)
from bot.core.terms import Term
from bot.core.track import FIRST_LANE, LAP, LAST_LANE, SHORT_TRACK_LAP, lap_in_lane
from bot.core.units import LengthUnit

EVERY_EXAMPLE: Final = "5 km"
STRATEGY_EXAMPLE: Final = "negative 2%"
LANE_EXAMPLE: Final = "3"
TRACK_EXAMPLE: Final = "400"
STRATEGIES: Final = ("even", STRATEGY_EXAMPLE, "positive 3%", "fast finish")
TRACKS: Final = ("400", "200")
EVERIES: Final = ("1 km", "1 mi", "5 km", "5 mi", "400 m", "200 m", "lap")
"""What is offered for each option, as typed."""

USUAL_PERCENT: Final = {StrategyKind.EVEN: 0.0, StrategyKind.NEGATIVE: 2.0, StrategyKind.POSITIVE: 2.0,
                        StrategyKind.FAST_FINISH: 5.0}  # fmt: skip
"""Where none is typed."""

_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_AMOUNT: Final = rf"(?:(?P<number>{_NUMBER})[ -]?)?(?:{UNIT.pattern})"
_EACH: Final = r"(?:every|each|all[ea]|jede[nrms]?|chaque|cada|tou(?:s|tes) les)"
_SPLITS_WORD: Final = r"(?:splits?|split times?|abschnitte?|zwischenzeiten|rundenzeiten)"
_EVERY: Final = re.compile(
    rf"(?<!\w){_EACH} (?:{_AMOUNT}|(?P<bare>{_NUMBER})(?![\d:.,]|\w))(?:[ -]?{_SPLITS_WORD}(?!\w))?"
)
_SPLITS: Final = re.compile(rf"(?<![\w.,:]){_AMOUNT}[ -]?{_SPLITS_WORD}(?!\w)")
_ONLY_SPLITS: Final = re.compile(rf"(?<!\w){_SPLITS_WORD}(?!\w)(?: (?:for|für|of|von))?(?!\w)")
_EVERY_OPTION: Final = re.compile(rf"(?:{_EACH} )?(?:{_AMOUNT}|(?P<bare>{_NUMBER}))(?:[ -]?{_SPLITS_WORD})?")

_PERCENT: Final = re.compile(
    rf"(?<![\w.,:])(?:(?:by|um|of|von|mit|with) )?(?P<sign>[+-])? ?(?P<percent>{_NUMBER})"
    r" ?(?:%|(?:per ?cent|prozent|pct)(?!\w))"
)
_BARE_PERCENT: Final = re.compile(rf"(?P<sign>[+-])? ?(?P<percent>{_NUMBER})")
_LAST_NUMBER: Final = re.compile(r" (?:(?:by|um) )?(?P<sign>-)?(?P<percent>\d{1,2}(?:[.,]\d)?) ?$")
"""The percentage of "half 1:45 negative 2"."""
_AROUND: Final = r"(?:[ -]?splits?(?!\w)|[ -]?split(?:ting)?)?"
_KINDS: Final = (
    (
        StrategyKind.FAST_FINISH,
        (
            r"(?:fast|strong|schnell\w*|starke[rms]?|kräftige[rms]?)[ -](?:finish\w*|end\w*|schluss\w*|last \w+)"
            r"|fastfinish|finish (?:fast|strong)|(?:with a )?kick|endspurt|schlussspurt|endbeschleunigung"
            r"|schnell zum schluss"
        ),
    ),
    (
        StrategyKind.NEGATIVE,
        (
            rf"neg(?:ati[vf](?:e[srnm]?)?)?{_AROUND}|(?:faster second half|second half faster)"
            r"|(?:zweite hälfte schneller|schnellere zweite hälfte)"
        ),
    ),
    (
        StrategyKind.POSITIVE,
        (
            rf"pos(?:iti[vf](?:e[srnm]?)?)?{_AROUND}|(?:slower second half|second half slower)"
            r"|(?:zweite hälfte langsamer|langsamere zweite hälfte)"
        ),
    ),
    (
        StrategyKind.EVEN,
        rf"even(?:ly)?(?: pace[d]?| effort)?{_AROUND}|gleichm(?:ä|ae)(?:ß|ss)ig\w*{_AROUND}|konstant\w*|constant",
    ),
)
_KIND_PATTERNS: Final = tuple(
    (kind, re.compile(rf"(?<!\w)(?:(?:with|mit|a|an|einem|einer) )*(?:{pattern})(?!\w)")) for kind, pattern in _KINDS
)
_LANE: Final = re.compile(r"(?<!\w)(?:(?:in|on|auf) )?(?:lane|bahn) ?#?(?P<lane>\d{1,3})(?![\d:.,]|\w)")
_LANE_OPTION: Final = re.compile(r" ?(?:(?:in |on |auf )?(?:lane|bahn) ?)?#?(\d{1,3}) ?")
_ON: Final = r"(?:(?:on|auf|in) )?(?:(?:a|an|the|der|einer|dem) )?"
_SHORT: Final = (
    r"200(?: ?m(?:et(?:er|re)s?)?)?[ -]?(?:indoor[ -]?)?(?:track|bahn|halle|hallenbahn|oval|rundbahn)"
    r"|indoors?(?:[ -]track)?|short[ -]track|hallen?(?:bahn)?|kurzbahn"
)
_LONG: Final = (
    r"400(?: ?m(?:et(?:er|re)s?)?)?[ -]?(?:track|bahn|oval|rundbahn)|outdoors?(?:[ -]track)?|track|(?:lauf)?bahn"
    r"|stadion"
)
_TRACK: Final = re.compile(rf"(?<!\w){_ON}(?:(?P<short>{_SHORT})|(?P<long>{_LONG}))(?!\w)")
_TRACK_OPTION: Final = re.compile(
    rf" ?{_ON}(?:(?P<short>{_SHORT}|200 ?m?)|(?P<long>{_LONG}|400 ?m?))(?: ?(?:m|met(?:er|re)s?))? ?"
)

_LONGEST_ON_TRACK: Final = 10_000.0
_ALWAYS_ON_TRACK: Final = 3_300.0
"""Up to two miles the kilometre is too long a split; a lap is what people look at the clock for."""
_BY_KM: Final = ((15_000.0, 1.0), (60_000.0, 5.0))
_BY_MILE: Final = ((22_000.0, 1.0), (60_000.0, 5.0))
_ON_AN_ULTRA: Final = 10.0
_LONGEST_TYPED: Final = 40
_LONGEST_PERCENT: Final = 6
_CENTIMETRE: Final = 0.01
_FLOAT_ERROR: Final = 1e-9
_TOO_MANY_DIGITS: Final = 5
_RACES: Final = ("5k", "10k", "half", "marathon", "1500", "400 m")
_A_MINUTE: Final = 6_000
"""In hundredths of a second."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Every:
    """The length of a split, the unit it is counted in, and how many laps it is: 0 where it is not counted in laps."""

    distance: Distance
    unit: LengthUnit
    laps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPlan:
    """A run cut up into splits.

    ``lap`` is the lap of the track it is run on, None where no track is meant, and ``lane`` the one that was said.
    ``finish`` is the part that a fast finish is. ``arguments`` are the answer's as they would be typed, shortly: time,
    distance, every, strategy, lane, track; ``every`` is empty in them where it was not said.
    """

    run: Run
    every: Every
    strategy: Strategy
    rest: Rest
    stretches: tuple[Stretch, ...]
    splits: tuple[Split, ...]
    lap: Distance | None
    lane: int | None
    finish: Distance | None
    arguments: tuple[str, ...]

    @property
    def phrase(self) -> Phrase:
        """The run as it was typed."""
        return self.run.phrase

    @property
    def first(self) -> Split:
        """The first mark, which is that of the shorter split where that comes first."""
        return self.splits[0]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a phrase said besides the run."""

    every: str = ""
    strategy: Strategy | None = None
    lane: int | None = None
    short: bool | None = None


def work_out_splits(
    time: str,
    distance: str = "",
    every: str = "",
    strategy: str = "",
    lane: str = "",
    track: str = "",
    *,
    unit: LengthUnit | None = None,
) -> SplitPlan:
    """The splits of the run in ``time``, which takes the whole phrase; the others refine it and stand over it.

    ``unit`` is the runner's own, for the length of a split that nobody said: the lap up to two miles and for whatever
    is typed in metres up to 10,000, else the kilometre or mile, from 15 km (in miles, from the half marathon) five of
    them, on an ultra ten.

    Raises PersonError as ``read_run`` does, NOT_A_CHOICE, NO_SUCH_LANE, LANE_OF_SHORT_TRACK, TOO_MANY_SPLITS, and
    OUTSIDE_RANGE for a percentage and for a split longer than the run.
    """
    phrase = Lifter(time, EXAMPLE)
    said = _take(phrase)
    run, said = _read(phrase, said, distance)
    wanted = read_strategy(strategy) if strategy.strip() else said.strategy or Strategy()
    short = _read_track(track) if track.strip() else said.short
    chosen = read_lane(lane) if lane.strip() else said.lane
    nominal = SHORT_TRACK_LAP if short else LAP
    example = TRACK_EXAMPLE if track.strip() else str(FIRST_LANE) if lane.strip() else _run_text(run)
    lap = _lap(nominal, chosen, lane or phrase.typed, example)
    text = every if every.strip() else said.every
    own = unit or _km_or_mile(run)
    is_track_said = chosen is not None or short is not None
    if text:
        cut = _read_every(text, run, own, lap, _usual_text(run, own) if every.strip() else _run_text(run))
    elif is_track_said or _is_on_track(run):
        cut = _usual_on_track(run.distance, nominal, lap)
    else:
        cut = _usual_on_road(run.distance, own)
    rest = _rest(run.distance, cut)
    counted = lap if cut.laps or chosen is not None else None
    stretches = _placed(
        lambda: stretches_of(run.distance, run.duration, wanted, counted), strategy or phrase.typed,
        STRATEGY_EXAMPLE if strategy.strip() else f"{_run_text(run)} {STRATEGY_EXAMPLE}",
    )  # fmt: skip
    splits = _placed(
        lambda: splits_of(run.distance, run.duration, cut.distance, rest, stretches), every or phrase.typed,
        _usual_text(run, own) if every.strip() else _run_text(run),
    )  # fmt: skip
    is_fast = wanted.kind is StrategyKind.FAST_FINISH
    return SplitPlan(
        run=run,
        every=cut,
        strategy=wanted,
        rest=rest,
        stretches=stretches,
        splits=splits,
        lap=lap if is_track_said or cut.laps else None,
        lane=chosen,
        finish=finish_of(run.distance, counted) if is_fast else None,
        arguments=(
            _run_text(run),
            "" if run.phrase.distance is not None else " ".join(distance.split()),
            _every_text(cut) if text else "",
            strategy_text(wanted),
            "" if chosen is None else str(chosen),
            "" if short is None else f"{nominal.metres:.0f}",
        ),
    )


# What a phrase says


def _take(phrase: Lifter) -> _Said:
    lane = phrase.take(_LANE)
    number = None
    if lane is not None:
        number = int(lane["lane"])
        if not FIRST_LANE <= number <= LAST_LANE:
            raise phrase.fault(Mistake.NO_SUCH_LANE, *lane.span("lane"), first=FIRST_LANE, last=LAST_LANE)
    strategy = _take_strategy(phrase)
    every = phrase.take(_EVERY)
    track = phrase.take(_TRACK)
    short = None if track is None else track["short"] is not None
    return _Said(_amount(every) if every is not None else "", strategy, number, short)


def _take_strategy(phrase: Lifter, *, alone: bool = False) -> Strategy | None:
    """The strategy taken out of a phrase; ``alone`` in an option of its own, where a bare number is a percentage."""
    kind, end = None, 0
    for each, pattern in _KIND_PATTERNS:
        found = phrase.take(pattern)
        if found is not None:
            kind, end = each, found.end()
            break
    if kind is None and not (alone and re.search(r"[+-]", phrase.text)):
        return None
    amount = phrase.take(_PERCENT)
    if amount is None and (alone or _LAST_NUMBER.fullmatch(phrase.text, end)):
        amount = phrase.take(_BARE_PERCENT if alone else _LAST_NUMBER)
    if amount is None:
        return None if kind is None else Strategy(kind, USUAL_PERCENT[kind])
    if kind is None:
        kind = StrategyKind.NEGATIVE if amount["sign"] == "-" else StrategyKind.POSITIVE
    if len(amount["percent"]) > _LONGEST_PERCENT:
        raise phrase.fault(Mistake.TOO_LARGE, *amount.span("percent"))
    percent = float(amount["percent"].replace(",", "."))
    return Strategy(kind, percent) if percent > 0 and kind is not StrategyKind.EVEN else Strategy()


def _read(phrase: Lifter, said: _Said, distance: str) -> tuple[Run, _Said]:
    """The run that is left, and the length of its splits where it was said before the word ("400m splits")."""
    if distance.strip():
        _check_option(distance, phrase)
    if not said.every:
        found = _SPLITS.search(phrase.text)
        if found is not None:
            try:
                less = Lifter(phrase.rest, EXAMPLE)
                less.drop(*found.span())
                return read_run(less.rest, distance), replace(said, every=_amount(found))
            except PersonError:
                pass  # "10k splits in 50:00": that is the run
    phrase.take_all(_ONLY_SPLITS)
    try:
        return read_run(phrase.rest, distance), said
    except PersonError as error:
        first = error.params.get("first")
        if error.code is Mistake.TWO_DISTANCES and isinstance(first, Distance):
            raise PersonError(
                error.code, text=distance, example=f"{first.metres:.10g} m", params=error.params
            ) from None
        raise phrase.placed(error) from None


def _check_option(distance: str, phrase: Lifter) -> None:
    """Raise what is wrong with the option, with a distance as an example that goes with the phrase."""
    try:
        read_distance(distance)
    except PersonError as error:
        error.example = next(_fitting(phrase), error.example)
        raise


def _fitting(phrase: Lifter) -> Iterator[str]:
    """Distances that the run of the phrase can be over: the one it says, else whichever its time fits."""
    try:
        said = read_phrase(phrase.rest).distance
    except PersonError:
        said = None
    for text in _RACES if said is None else (f"{said.metres:.10g} m",):
        try:
            read_run(phrase.rest, text)
        except PersonError:
            continue
        yield text


def _amount(found: re.Match[str]) -> str:
    """How long a split was said to be, so that it can be read as from an option of its own."""
    if "bare" in found.re.groupindex and found["bare"] is not None:
        return found["bare"]
    unit = next(kind for kind in ("km", "mi", "m", "yd", "ft", "lap") if found[kind] is not None)
    return f"{found['number'] or 1} {unit}"


# Options


def read_strategy(text: str) -> Strategy:
    """How the effort is shared out, from an option of its own. Raises PersonError for anything else."""
    phrase = Lifter(text, STRATEGY_EXAMPLE)
    found = _take_strategy(phrase, alone=True)
    if found is None or not phrase.is_empty:
        raise PersonError(
            Mistake.NOT_A_CHOICE, text=phrase.typed, example=STRATEGY_EXAMPLE, params={"choices": STRATEGIES}
        )
    return found


def read_lane(text: str) -> int:
    """The lane from an option of its own. Raises PersonError outside 1 to 8."""
    source = Lifter(text, LANE_EXAMPLE)
    found = _LANE_OPTION.fullmatch(source.text)
    lane = int(found[1]) if found else 0
    if not FIRST_LANE <= lane <= LAST_LANE:
        params = {"first": FIRST_LANE, "last": LAST_LANE}
        raise PersonError(Mistake.NO_SUCH_LANE, text=source.typed, example=LANE_EXAMPLE, params=params)
    return lane


def _read_track(text: str) -> bool:
    """Whether the short track is meant. Raises PersonError for no track."""
    source = Lifter(text, TRACK_EXAMPLE)
    found = _TRACK_OPTION.fullmatch(source.text)
    if found is None:
        raise PersonError(Mistake.NOT_A_CHOICE, text=source.typed, example=TRACK_EXAMPLE, params={"choices": TRACKS})
    return found["short"] is not None


def _lap(nominal: Distance, lane: int | None, text: str, example: str) -> Distance:
    if lane is None or (nominal == SHORT_TRACK_LAP and lane == FIRST_LANE):
        return nominal
    if nominal == SHORT_TRACK_LAP:
        raise PersonError(Mistake.LANE_OF_SHORT_TRACK, text=text, example=example)
    return lap_in_lane(lane)


def _read_every(text: str, run: Run, unit: LengthUnit, lap: Distance, example: str) -> Every:
    try:
        said = _every_said(text, unit)
    except PersonError as error:
        raise PersonError(
            error.code, text=error.text, start=error.start, end=error.end, example=example, params=error.params
        ) from None
    if isinstance(said, int):
        every = Every(Distance(lap.metres * said), LengthUnit.M, said)
    else:
        every = Every(said.total, said.unit or unit)
    if every.distance.metres > run.distance.metres * (1 + _FLOAT_ERROR):
        raise _as_typed(outside(Term.DISTANCE, every.distance, None, run.distance), text, example)
    return every


@lru_cache(maxsize=256)
def _every_said(text: str, unit: LengthUnit) -> DistanceReading | int:
    """The length of a split, or how many laps it is. The same few are typed again and again."""
    source = Lifter(text, EVERY_EXAMPLE)
    found = _EVERY_OPTION.fullmatch(source.text.strip())
    if found is not None and found["lap"] is not None:
        number = found["number"] or "1"
        laps = int(number) if number.isdigit() and len(number) < _TOO_MANY_DIGITS else 0
        if laps > 0:
            return laps
    is_amount = found is not None and found["bare"] is None
    try:
        return read_distance(_amount(found) if found is not None and is_amount else source.text, unit=unit)
    except PersonError as error:
        raise source.placed(error) from None


# Where nothing is said


def _km_or_mile(run: Run) -> LengthUnit:
    said = (run.phrase.unit, run.phrase.distance_unit)
    return LengthUnit.MILE if LengthUnit.MILE in said else LengthUnit.KM


def _is_on_track(run: Run) -> bool:
    in_metres = run.phrase.distance_unit is LengthUnit.M
    return run.distance.metres <= (_LONGEST_ON_TRACK if in_metres else _ALWAYS_ON_TRACK)


def _usual_on_track(distance: Distance, nominal: Distance, lap: Distance) -> Every:
    """The lap; for up to two laps half of one, and for up to one a quarter."""
    for share in (4, 2):
        if distance.metres <= nominal.metres * 4 / share + 1e-6:
            return Every(Distance(nominal.metres / share), LengthUnit.M)
    return Every(lap, LengthUnit.M, 1)


def _usual_on_road(distance: Distance, unit: LengthUnit) -> Every:
    steps = _BY_MILE if unit is LengthUnit.MILE else _BY_KM
    number = next((number for most, number in steps if distance.metres <= most), _ON_AN_ULTRA)
    return Every(Distance(number * unit.metres), unit)


def _usual_text(run: Run, unit: LengthUnit) -> str:
    usual = _usual_on_track(run.distance, LAP, LAP) if _is_on_track(run) else _usual_on_road(run.distance, unit)
    return _every_text(usual)


def _rest(distance: Distance, every: Every) -> Rest:
    count = split_count(distance, every.distance)
    if abs(count * every.distance.metres - distance.metres) < _CENTIMETRE:
        return Rest.NONE
    return Rest.FIRST if every.laps else Rest.LAST


# As typed


def strategy_text(strategy: Strategy) -> str:
    """The strategy as it is typed; empty for even splits, which need not be."""
    if strategy.kind is StrategyKind.EVEN:
        return ""
    return f"{strategy.kind.value} {strategy.percent:.6g}%"


def _every_text(every: Every) -> str:
    if every.laps:
        return "lap" if every.laps == 1 else f"{every.laps} laps"
    return f"{every.distance.metres / every.unit.metres:.10g} {every.unit.value}"


def _run_text(run: Run) -> str:
    """The run as a phrase that reads so again, without what was taken out of it."""
    typed = " ".join(run.phrase.text.split())
    return (
        typed
        if len(typed) <= _LONGEST_TYPED and "|" not in typed
        else run_as_typed(run.distance, run.duration, run.phrase.distance_unit)
    )


def run_as_typed(distance: Distance, duration: Duration, unit: LengthUnit | None) -> str:
    """A run as a phrase that reads so, to the hundredth of a second: "5 km in 20:30"."""
    if unit is None or unit is LengthUnit.FOOT or unit is LengthUnit.YARD:
        unit = LengthUnit.KM
    length = f"{distance.metres / unit.metres:.10g} {unit.value}"
    hundredths = max(1, round(duration.seconds * 100))
    if hundredths < _A_MINUTE:
        return f"{length} in {hundredths / 100:.10g} s"
    whole, rest = divmod(hundredths, 100)
    return f"{length} in {typed_time(whole)}{f'.{rest:02}' if rest else ''}"


def _placed(work: Callable[[], T], text: str, example: str) -> T:
    """What work returns; a mistake in it is told with what was typed and an example that works."""
    try:
        return work()
    except PersonError as error:
        raise _as_typed(error, text, example) from None


def _as_typed(error: PersonError, text: str, example: str) -> PersonError:
    return PersonError(error.code, text=text, example=example, params=error.params)
