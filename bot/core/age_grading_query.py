"""What somebody asks for who types "10k in 45:30 F52 road": a run, who ran it, and where."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bot.core.age_grading import AgeGrade, grade_on_road, grade_on_track, is_road_distance, is_track_distance
from bot.core.age_tables import TRACK_DISTANCES, Edition, age_table
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Surface
from bot.core.notation import read_distance
from bot.core.notation.lifting import Lifter
from bot.core.notation.personal import (
    OLDEST,
    read_age,
    take_age,
    take_age_group,
)
from bot.core.plausibility import check_performance
from bot.core.quantities import Distance
from bot.core.records.words import MEANINGS
from bot.core.retelling import distance_as_typed, run_as_typed
from bot.core.runs import Run, read_run
from bot.core.terms import Term
from bot.core.venue import read_surface, surface_meant, take_surface
from bot.core.whose import NEITHER_WORDS, WOMEN_FIRST, read_whose, take_whose

EXAMPLE: Final = "10k in 47:30 F52"
"""A phrase that always works."""
_ANY_AGE: Final = "45"
_MOST_TRIED: Final = 4
"""Numbers beside a word for who ran that are tried as the age; nobody writes more."""

_CATEGORY_WORDS: Final = (word for word, meaning in MEANINGS.items() if isinstance(meaning, Category) and word != "m")
_WORDS: Final = "|".join((*sorted(_CATEGORY_WORDS, key=len, reverse=True), NEITHER_WORDS))
# "52 woman", "45, w", "female, 47", "48f": an age beside a word for who ran. Tried on what is left of the phrase.
_END_OF_AGE: Final = r"(?![\w:/']|[.,]\d| ?(?:km?|mi|m|h|s)(?!\w))"
_AGE_BEHIND_WORD: Final = re.compile(
    rf"(?<![\w:.,/'])(?P<behind>{_WORDS})[ ,]{{1,2}}(?P<after>\d{{1,3}})(?:\+|-\d{{2,3}})?{_END_OF_AGE}"
)
_AGE_BEFORE_WORD: Final = re.compile(
    rf"(?<![\w:.,/'])(?P<before>\d{{1,3}})(?:[ -]?|, ?)(?P<word>{_WORDS}){_END_OF_AGE}"
)
# "45m" is more often minutes or metres, so it is an age only where nothing else reads.
_AGE_BESIDE_M: Final = re.compile(r"(?<![\w:.,/'])(?P<before>\d{2,3}) ?(?P<word>m)(?![\w:/']|[.,]\d)")
_ASKED: Final = re.compile(
    r"(?<!\w)(?:age[ -]?grad(?:e|ed|ing)|alterswertung)(?: (?:for|of|für))?(?!\w)|(?<!\w)(?:sex|gender|geschlecht) ?:"
)
# British clubs write "V40" for anybody from 40 on.
_VETERAN: Final = re.compile(r"(?<![\w:.,/])v ?(\d{2,3})\+?(?![\w:/]|[.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeGradeAnswer:
    """A run graded by age, by the women's tables, the men's or both, women's first.

    ``surface`` is where it was graded, ``is_assumed`` set where nobody said so, and ``elsewhere`` the other place with
    tables for this distance. ``earlier`` are the percentages by the edition before, in the order of the grades, where
    that has the distance. ``as_typed`` is the run alone as a phrase that reads so again.
    """

    run: Run
    age: int
    surface: Surface
    is_assumed: bool
    grades: tuple[AgeGrade, ...]
    elsewhere: Surface | None
    earlier: tuple[float, ...]
    as_typed: str


@dataclass(slots=True)
class _Said:
    """What a phrase says besides the run: the age, and whose tables. Of ``categories`` none stands for not said."""

    age: int | None = None
    categories: tuple[Category, ...] = ()
    surface: Surface | None = None


def work_out_age_grade(
    time: str, distance: str = "", age: str = "", category: str = "", surface: str = ""
) -> AgeGradeAnswer:
    """The age grade of the run in ``time``.

    ``time`` takes a whole phrase ("10k in 45:30 F52 road"); the others refine it and stand over it. Without a category,
    or with one that the tables do not know, both women's and men's are given. Where nobody says the surface, a distance
    in metres and the mile are run on the track, others on the road.

    Raises PersonError as the readers do, STILL_NEEDED without an age, OUTSIDE_RANGE and NOT_IN_TABLES outside the
    tables.
    """
    options = _options(age, category, surface)
    if distance.strip():
        read_distance(distance)
    run, said = _read(time, distance, options)
    if said.age is None:
        needed = (Term.AGE,) if said.categories else (Term.AGE, Term.CATEGORY)
        example = f"{run_as_typed(run)} F52"
        raise PersonError(Mistake.STILL_NEEDED, text=time.strip(), example=example, params={"needed": needed})
    try:
        return _answer(run, said.age, said.categories or WOMEN_FIRST, said.surface)
    except PersonError as error:
        raise _blamed(error, run, time=time, distance=distance, age=age, surface=surface) from None


# Reading


def _options(age: str, category: str, surface: str) -> _Said:
    """What the options say; "F52" says two things in either of them."""
    said = _Said(surface=read_surface(surface) if surface.strip() else None)
    if category.strip():
        said.categories, said.age = read_whose(category)
    if age.strip():
        phrase = Lifter(age, _ANY_AGE)
        group = take_age_group(phrase)
        is_group = group is not None and phrase.is_empty
        said.age = group[1] if group is not None and is_group else read_age(age)
        if group is not None and is_group and not said.categories:
            said.categories = (group[0],)
    return said


def _read(time: str, distance: str, known: _Said) -> tuple[Run, _Said]:
    """The run, and what the phrase and the options say besides. Raises PersonError."""
    phrase = Lifter(time, EXAMPLE)
    whole = phrase.text
    for pattern in (_AGE_BEHIND_WORD, _AGE_BEFORE_WORD):  # "10k 48 w 40" is a woman of 40
        found = _with_age_at(pattern, whole, time, distance, known)
        if found is not None:
            return found
    said = _besides(phrase, known)
    try:
        return read_run(phrase.rest, distance), said
    except PersonError as error:
        found = None if said.age is not None else _with_age_at(_AGE_BESIDE_M, whole, time, distance, known)
        if found is not None:
            return found
        placed = phrase.placed(error)
        first = error.params.get("first")
        if distance.strip() and error.code is Mistake.TWO_DISTANCES and isinstance(first, Distance):
            placed.example = distance_as_typed(first)
        raise placed from None


def _besides(phrase: Lifter, known: _Said) -> _Said:
    """What options and phrase say, the options first; all of it is taken out of the phrase."""
    phrase.take(_ASKED)
    age = take_age(phrase)
    if age is None:
        veteran = phrase.take(_VETERAN)
        age = None if veteran is None else int(veteran.group(1))
    group = take_age_group(phrase) if age is None else None
    categories = take_whose(phrase)
    surface = take_surface(phrase)
    if group is not None:
        category, age = group
        categories = (category,)
    return _Said(
        age=age if known.age is None else known.age,
        categories=known.categories or categories,
        surface=known.surface or surface,
    )


def _with_age_at(
    pattern: re.Pattern[str], whole: str, time: str, distance: str, known: _Said
) -> tuple[Run, _Said] | None:
    """The reading in which a number beside "woman" or "m" is the age; None where the rest is no run then."""
    for place in islice(pattern.finditer(whole), _MOST_TRIED):
        named: dict[str, str | None] = dict.fromkeys(("before", "word", "behind", "after")) | place.groupdict()
        years = int(named["before"] or named["after"] or 0)
        category = MEANINGS.get(named["word"] or named["behind"] or "")
        categories = (category,) if isinstance(category, Category) else WOMEN_FIRST
        if not 0 < years <= OLDEST:
            continue
        phrase = Lifter(time, EXAMPLE)
        phrase.drop(*place.span())
        said = _besides(phrase, replace(known, age=known.age or years, categories=known.categories or categories))
        try:
            return read_run(phrase.rest, distance), said
        except PersonError:
            continue
    return None


# Working out


def _answer(run: Run, age: int, categories: tuple[Category, ...], asked: Surface | None) -> AgeGradeAnswer:
    on_track, on_road = is_track_distance(run.distance), _is_on_road(run.distance)
    in_road_table = on_road and (not on_track or is_road_distance(run.distance))
    surface = asked or surface_meant(run, on_track=on_track, on_road=in_road_table)
    elsewhere = None
    if surface is Surface.ROAD:
        grades = tuple(grade_on_road(age, run.distance, run.duration, category=one) for one in categories)
        elsewhere = Surface.OUTDOOR_TRACK if on_track else None
    else:
        grades = tuple(grade_on_track(age, run.duration, distance=run.distance, category=one) for one in categories)
        elsewhere = Surface.ROAD if on_road and age <= age_table(Edition.ROAD_2025, categories[0]).ages[1] else None
    return AgeGradeAnswer(
        run=run,
        age=age,
        surface=surface,
        is_assumed=asked is None and elsewhere is not None,
        grades=grades,
        elsewhere=elsewhere,
        earlier=tuple(_earlier(grades)),
        as_typed=run_as_typed(run),
    )


def _earlier(grades: tuple[AgeGrade, ...]) -> Iterator[float]:
    """The percentages by the road tables of 2020, for a distance that these have."""
    for one in grades:
        if one.edition is Edition.ROAD_2025 and not one.is_approximate:
            grade = grade_on_road(one.age, one.distance, one.duration, category=one.category, edition=Edition.ROAD_2020)
            if not grade.is_approximate:
                yield grade.percent


def _blamed(error: PersonError, run: Run, *, time: str, distance: str, age: str, surface: str) -> PersonError:
    """The error with the option that it came from, and an example that works there."""
    text, example = time, EXAMPLE
    if error.params.get("what") is Term.AGE:
        if age.strip():
            text, example = age, _ANY_AGE
    elif surface.strip() and read_surface(surface) is not Surface.ROAD and _is_on_road(run.distance):
        text, example = surface, "road"
    elif surface.strip() and read_surface(surface) is Surface.ROAD and is_track_distance(run.distance):
        text, example = surface, "track"
    elif distance.strip():
        text, example = distance, next(_that_work(run), "")
    return error.about(text.strip(), example)


def _is_on_road(distance: Distance) -> bool:
    road = age_table(Edition.ROAD_2025, Category.WOMEN)
    return is_road_distance(distance) or road.distances[0] < distance.metres < road.distances[-1]


def _that_work(run: Run) -> Iterator[str]:
    """Distances of the tables that somebody may have run in that time, the nearest first."""
    known = {*TRACK_DISTANCES, *map(Distance, age_table(Edition.ROAD_2025, Category.WOMEN).distances)}
    for distance in sorted(known, key=lambda one: abs(math.log(one.metres / run.distance.metres))):
        try:
            check_performance(distance, run.duration)
        except PersonError:
            continue
        yield distance_as_typed(distance)
