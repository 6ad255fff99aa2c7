"""What somebody asks for who types "400m 1:10, 1500m 5:10, 5k 19:40": hard runs, and the line through them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.critical_speed import FEWEST, MOST, Line, Trial, fit_line
from bot.core.errors import Mistake, PersonError
from bot.core.formulas import outside
from bot.core.notation.lifting import Lifter
from bot.core.races import in_pairs, pieces_of
from bot.core.runs import Run, read_run
from bot.core.terms import Term

EXAMPLE: Final = "1200m 4:00, 3000m 11:00"

# "1:10,1500m": behind a time a comma that a distance follows parts two runs; "1:10,5" is a time with a decimal comma.
_GLUED: Final = re.compile(r"(?<=:\d\d)[,/](?=\d{1,5} ?(?:k|m|y|mi))", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\n\r|]|(?<=\s)/(?=\s)|(?<!\w)(?:then|dann|sowie|plus|et|y|e)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CriticalSpeedAnswer:
    """The runs as read, and the line through those it was drawn from.

    ``left_out`` are runs beside which two others lasted 2 to 15 minutes; ``is_rough`` says that runs outside were used
    for want of others.
    """

    runs: tuple[Run, ...]
    line: Line
    left_out: tuple[Run, ...]
    is_rough: bool


def work_out_critical_speed(trials: str) -> CriticalSpeedAnswer:
    """The critical speed of two to five hard runs in a phrase, each a distance and a time in any order.

    Runs outside 2 to 15 minutes are left out where two others lie inside, else used, and the answer is rough. Raises
    PersonError as ``read_run`` does; OUTSIDE_RANGE for too few or too many runs and for one outside 1 to 30 minutes;
    RUNS_DO_NOT_FIT where no critical speed comes out.
    """
    phrase = Lifter(trials, EXAMPLE)
    runs = _runs(phrase)
    if not FEWEST <= len(runs) <= MOST:
        raise phrase.placed(outside(Term.TRIALS, len(runs), FEWEST, MOST))
    known = {run: Trial(run.distance, run.duration) for run in runs}
    inside = [run for run in runs if known[run].is_inside]
    used = tuple(inside if len(inside) >= FEWEST else runs)
    try:
        line = fit_line(tuple(known[run] for run in used))
    except PersonError as error:
        raise phrase.placed(_as_told(error)) from None
    left_out = tuple(run for run in runs if run not in used)
    return CriticalSpeedAnswer(runs, line, left_out, is_rough=len(inside) < FEWEST)


def _as_told(error: PersonError) -> PersonError:
    """Runs that give no line do not fit together; a reserve in metres would tell nobody what to do."""
    if error.params.get("what") in (Term.D_PRIME, Term.DURATION_RATIO):
        return PersonError(Mistake.RUNS_DO_NOT_FIT, params=error.params)
    return error


def _runs(phrase: Lifter) -> tuple[Run, ...]:
    text = _GLUED.sub(" ", phrase.rest)
    text = _BETWEEN.sub(lambda found: ";".ljust(len(found.group())), text)
    try:
        pieces = pieces_of(text, EXAMPLE)
        if len(pieces) > 2 * MOST:
            raise outside(Term.TRIALS, (len(pieces) + 1) // 2, FEWEST, MOST)
        return tuple(_read(part) for part in in_pairs(text, pieces))
    except PersonError as error:
        raise phrase.placed(error) from None


def _read(text: str) -> Run:
    run = read_run(text)
    if run.phrase.reps > 1:
        raise PersonError(Mistake.SAID_TWICE, text=text)
    return run
