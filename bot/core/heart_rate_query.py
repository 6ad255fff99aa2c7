"""What somebody asks for who types "max 190 rest 50" or "45 Jahre, Ruhepuls 52": a heart's numbers, and their zones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import Formula, formulas_of
from bot.core.heart_rate import (
    ESTIMATES,
    USUAL_ESTIMATE,
    ZoneSet,
    band_zones,
    check_maximum,
    check_resting,
    check_threshold,
    maximum_zones,
    reserve_zones,
    threshold_zones,
)
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import take_age, take_age_group
from bot.core.terms import Term

EXAMPLE: Final = "max 190 rest 50"
"""A phrase that always works."""
EXAMPLES: Final = ("max 190 rest 50", "age 45 rest 52", "lthr 168", "190/50 lthr 168", "age 45 nes")
"""Shown before anything is typed."""

_RATE: Final = r"(?:heart ?rate|hr|pulse?|herzfrequenz|hf|bpm|fc)"
_LABELS: Final = {
    Term.THRESHOLD_HEART_RATE: (
        r"(?:lthr|ltp|lt|(?:lactate |anaerobic |laktat|anaerobe )?(?:threshold|schwelle)(?:n?puls)?"
        rf"|schwellen(?:puls|hf|herzfrequenz))(?: {_RATE})?"
    ),
    Term.RESTING_HEART_RATE: (
        rf"(?:rhr|hr ?rest|hf ?ruhe|rest(?:ing)?(?: {_RATE})?|ruhe(?:puls|hf|herzfrequenz| puls)?"
        r"|fc ?repos|repos)"
    ),
    Term.MAXIMUM_HEART_RATE: (
        rf"(?:mhr|hr ?max|hf ?max|fc ?max|maximal ?puls|max\.? ?puls"
        rf"|max(?:imum|imale?[rs]?)?\.?(?: ?{_RATE})?)"
    ),
}
_NUMBER: Final = r"(?P<number>\d{1,4})(?![\d:]|[.,]\d)"
_LABEL_FIRST: Final = {
    term: re.compile(rf"(?<!\w){label} ?(?:is |of |at |von |ist |um |ca\.? |~ ?|= ?|: ?|- ?)?{_NUMBER}")
    for term, label in _LABELS.items()
}
_NUMBER_FIRST: Final = {
    term: re.compile(rf"(?<![\w.,:]){_NUMBER} ?(?:bpm |schläge )?{label}(?!\w)") for term, label in _LABELS.items()
}
_BARE: Final = re.compile(rf"(?<![\w.,:-]){_NUMBER}(?:bpm)?(?!\w)")
_AGE: Final = re.compile(r"(?<!\w)(?:i'?m|i am|ich bin|age:?|alter:?) ?(\d{1,3})(?![\d:/])")
_PASSED_OVER: Final = re.compile(
    rf"(?<!\w)(?:{_RATE}|female|male|woman|man|weiblich|männlich|frau|mann|zones?|zonen|my|mein[er]?|and|und|with|mit|is|ist|at|by|for|the|a|per|pro|in|of|von|method|methode"
    r"|beats?|schläge|min(?:ute|imum|imal)?|i'm|i am|old|alt|years?|jahre?)(?!\w)"
)
_METHOD_WORDS: Final = {
    "fox": ("fox", "220 ?- ?(?:age|alter|a)"),
    "tanaka": ("tanaka",),
    "gellish": ("gellish",),
    "nes": ("nes", "hunt"),
    "reserve": ("karvonen", "hrr", "(?:heart ?rate )?reserve", "herzfrequenzreserve"),
    "max": (r"(?:(?:%|per ?cent|prozent) ?(?:of |der |von )?)?(?:hr ?max|max(?:imum|imal)?(?: (?:hr|heart ?rate))?)",),
    "threshold": ("(?:joe )?friel", "threshold(?! ?\\d)", "schwelle(?! ?\\d)", "lthr(?! ?\\d)"),
    "acsm": ("acsm", "garber"),
}
"""How people say a method, by the last part of its formula's id; any is read in its option."""
_IN_PHRASE: Final = frozenset(
    {"karvonen", "hrr", "friel", "joe", "fox", "tanaka", "gellish", "nes", "hunt", "acsm", "garber"}
)
_LEAST_FOR_MAXIMUM: Final = 120
"""A number alone from here on is a maximum; below it could be an age or a resting heart rate."""
_CHOICES: Final = ("max_", "zones_")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonesAnswer:
    """Zones by every method that the numbers allow, or by the one asked for; rates in beats a minute.

    ``maximum`` is what zones are made from. Where it is an estimate, ``estimate`` is the id of its formula and
    ``estimates`` holds all of them by id, the lowest first.
    """

    sets: tuple[ZoneSet, ...]
    age: int | None = None
    maximum: float | None = None
    resting: float | None = None
    threshold: float | None = None
    estimate: str = ""
    estimates: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True)
class _Heart:
    """What was said of a heart."""

    rates: dict[Term, float] = field(default_factory=dict)
    age: int | None = None


@cache
def methods() -> dict[str, Formula]:
    """The methods to choose from by the word for each, taken from the registry: estimates first, then zones."""
    return {
        one.id.partition("_")[2]: one for start in _CHOICES for one in formulas_of("zones") if one.id.startswith(start)
    }


def work_out_zones(
    heart: str, maximum: str = "", resting: str = "", threshold: str = "", age: str = "", method: str = ""
) -> ZonesAnswer:
    """The zones of a heart; ``heart`` takes a whole phrase, the others refine it and stand over it.

    ``method`` is a way of making zones, whose zones alone are given, or an estimate of the maximum to make them from.
    A maximum that was typed stands over any estimate.

    Raises PersonError as the readers do, OUTSIDE_RANGE for rates and ages that no formula holds for, and STILL_NEEDED
    where the numbers do not suffice.
    """
    phrase = Lifter(heart, EXAMPLE)
    word = _method_in(phrase)
    said = _read_heart(phrase)
    for term, text in (
        (Term.MAXIMUM_HEART_RATE, maximum),
        (Term.RESTING_HEART_RATE, resting),
        (Term.THRESHOLD_HEART_RATE, threshold),
        (Term.AGE, age),
    ):
        if text.strip():
            _set(said, term, _read_number(text, term), Lifter(text, _OPTION_EXAMPLES[term]))
    if method.strip():
        word = read_method(method)
    try:
        return _answer(said, word)
    except PersonError as error:
        raise phrase.placed(_whole(error, phrase)) from None


def read_method(text: str) -> str:
    """The method that an option names, by its word. Raises PersonError for anything else."""
    option = Lifter(text, "acsm")
    for word in methods():
        for pattern in _method_patterns()[word]:
            found = pattern.fullmatch(option.text.strip())
            if found is not None:
                return word
    raise PersonError(Mistake.NOT_A_CHOICE, text=option.typed, example="acsm", params={"choices": tuple(methods())})


_OPTION_EXAMPLES: Final = {
    Term.MAXIMUM_HEART_RATE: "190",
    Term.RESTING_HEART_RATE: "50",
    Term.THRESHOLD_HEART_RATE: "168",
    Term.AGE: "45",
}


@cache
def _method_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {word: tuple(map(re.compile, _METHOD_WORDS.get(word, (word,)))) for word in methods()}


_METHOD_SAID: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_IN_PHRASE))}|220 ?- ?(?:age|alter))(?!\w)")


def _method_in(phrase: Lifter) -> str:
    """The method that a phrase names, taken out of it; empty where it names none."""
    found = phrase.take(_METHOD_SAID)
    if found is None:
        return ""
    said = found.group()
    return next(word for word in methods() if any(one.fullmatch(said) for one in _method_patterns()[word]))


def _read_heart(phrase: Lifter) -> _Heart:
    said = _Heart()
    said.age = _take_age(phrase)
    begin = len(phrase.text) - len(phrase.text.lstrip(" ,;."))
    is_number_first = any(pattern.match(phrase.text, begin) for pattern in _NUMBER_FIRST.values())
    for order in (_NUMBER_FIRST, _LABEL_FIRST) if is_number_first else (_LABEL_FIRST, _NUMBER_FIRST):
        for term, pattern in order.items():
            if term not in said.rates and (one := phrase.take(pattern)) is not None:
                said.rates[term] = float(one.group("number"))
    _take_bare(phrase, said)
    phrase.take_all(_PASSED_OVER)
    rest = re.search(r"[^ ,;.!?/()&+:=%-].*?(?=[ ,;.!?/()&+:=%-]|$)", phrase.text)
    if rest is not None:
        raise phrase.fault(Mistake.NOT_UNDERSTOOD, *rest.span())
    return said


def _take_age(phrase: Lifter) -> int | None:
    found = phrase.take(_AGE)
    if found is not None:
        return int(found.group(1))
    years = take_age(phrase)
    group = None if years is not None else take_age_group(phrase)
    return years if group is None else group[1]


def _take_bare(phrase: Lifter, said: _Heart) -> None:
    """Give numbers without a word their role: the higher is the maximum, the lower the resting heart rate."""
    bare = list(_BARE.finditer(phrase.text))
    needed = [term for term in (Term.MAXIMUM_HEART_RATE, Term.RESTING_HEART_RATE) if term not in said.rates]
    if len(bare) > len(needed):
        raise phrase.fault(Mistake.SAID_TWICE, *bare[-1].span())
    bare.sort(key=lambda one: -int(one.group("number")))
    for one in bare:
        value = int(one.group("number"))
        is_highest = needed[0] is Term.MAXIMUM_HEART_RATE
        if is_highest and len(bare) == 1 and value < _LEAST_FOR_MAXIMUM:
            if said.age is None or len(needed) == 1:
                raise phrase.fault(Mistake.NOT_UNDERSTOOD, *one.span())
            needed.pop(0)  # "45 years 52": the maximum comes from the age
        said.rates[needed.pop(0)] = float(value)
    for one in bare:
        phrase.drop(*one.span())


_OPTION_NUMBER: Final = re.compile(r"[^\d]{0,30}?(\d{1,4})(?![\d:]|[.,]\d)[^\d]{0,20}")


def _read_number(text: str, term: Term) -> float:
    option = Lifter(text, _OPTION_EXAMPLES[term])
    found = _OPTION_NUMBER.fullmatch(option.text)
    if found is None or not _only_known_words(option.text, term):
        raise PersonError(Mistake.NOT_UNDERSTOOD, text=option.typed, example=_OPTION_EXAMPLES[term])
    return float(found.group(1))


def _only_known_words(text: str, term: Term) -> bool:
    label = _LABELS.get(term, r"(?:age|alter|years?|yrs?|jahre?|old|alt|yo)")
    rest = _PASSED_OVER.sub(" ", re.sub(rf"(?<![^\W\d]){label}(?![^\W\d])", " ", text))
    return not re.search(r"[^\W\d]", rest.replace("/", " "))


_CHECKS: Final[dict[Term, Callable[[float], None]]] = {
    Term.MAXIMUM_HEART_RATE: check_maximum,
    Term.RESTING_HEART_RATE: check_resting,
    Term.THRESHOLD_HEART_RATE: check_threshold,
}


def _set(said: _Heart, term: Term, value: float, option: Lifter) -> None:
    """Let an option stand over the phrase, once its own range is checked."""
    try:
        if term is Term.AGE:
            ESTIMATES[USUAL_ESTIMATE](value)
            said.age = int(value)
            return
        _CHECKS[term](value)
    except PersonError as error:
        raise option.placed(_whole(error, option)) from None
    said.rates[term] = value


def _whole(error: PersonError, phrase: Lifter) -> PersonError:
    """The error of a calculation, which knows no text, about the whole of what was typed."""
    return error if error.text else PersonError(error.code, text=phrase.typed, params=error.params)


def _answer(said: _Heart, word: str) -> ZonesAnswer:
    maximum = said.rates.get(Term.MAXIMUM_HEART_RATE)
    resting, threshold = said.rates.get(Term.RESTING_HEART_RATE), said.rates.get(Term.THRESHOLD_HEART_RATE)
    estimate, estimates = "", tuple[tuple[str, float], ...]()
    if maximum is not None:
        check_maximum(maximum)
    elif said.age is not None:
        estimate = f"max_{word}" if f"max_{word}" in ESTIMATES else USUAL_ESTIMATE
        maximum = ESTIMATES[estimate](said.age)
        told = ((id, function(said.age)) for id, function in ESTIMATES.items())
        estimates = tuple(sorted(told, key=lambda one: one[1]))
    if resting is not None:
        check_resting(resting, maximum)
    if threshold is not None:
        check_threshold(threshold, resting, None if estimate else maximum)
    sets = _sets(maximum, resting, threshold)
    chosen = f"zones_{word}"
    if any(one.id == chosen for one in methods().values()):
        sets = tuple(one for one in sets if one.method == chosen)
    if not sets:
        raise PersonError(Mistake.STILL_NEEDED, params={"needed": _needed(word, maximum)})
    return ZonesAnswer(
        sets=sets,
        age=said.age,
        maximum=maximum,
        resting=resting,
        threshold=threshold,
        estimate=estimate,
        estimates=estimates,
    )


def _sets(maximum: float | None, resting: float | None, threshold: float | None) -> tuple[ZoneSet, ...]:
    found: list[ZoneSet] = []
    if maximum is not None:
        if resting is not None:
            found.append(reserve_zones(resting, maximum))
        found += [maximum_zones(maximum), band_zones(maximum, resting)]
    if threshold is not None:
        found.append(threshold_zones(threshold))
    return tuple(found)


def _needed(word: str, maximum: float | None) -> tuple[Term, ...]:
    if word == "threshold":
        return (Term.THRESHOLD_HEART_RATE,)
    if word == "reserve" and maximum is not None:
        return (Term.RESTING_HEART_RATE,)
    return (Term.MAXIMUM_HEART_RATE,)
