"""Every mistake has a sentence, and the sentence says what it should."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bot.core.age_grading_query import work_out_age_grade
from bot.core.analysis_query import work_out_analysis
from bot.core.comparison_query import work_out_comparison
from bot.core.conversion import read_conversion
from bot.core.countdown_query import work_out_countdown
from bot.core.dates import read_date
from bot.core.distance import describe_distance
from bot.core.energy_query import read_weight
from bot.core.errors import Mistake, PersonError
from bot.core.events import Category, Surface, event_by_id
from bot.core.fitness_tests.answering import work_out_test
from bot.core.notation import read_distance, read_pace, read_phrase
from bot.core.notation.personal import read_category
from bot.core.pace import work_out_pace
from bot.core.prediction_query import work_out_prediction
from bot.core.records import load_record_book, read_record_query
from bot.core.runs import read_run
from bot.core.split_words import read_strategy
from bot.core.splits_query import work_out_splits
from bot.core.treadmill_query import work_out_treadmill
from bot.core.vdot import vdot_of
from bot.core.workout.reading import read_workout
from bot.reply.card import Tone
from bot.reply.mistakes import mistake_card, mistake_in_short, mistake_lines
from bot.reply.reader import NumberFormat, Reader
from bot.reply.wording import Wording, wording_for
from cogs.progression import progression_answer

READERS = (Reader(), Reader(number_format=NumberFormat.COMMA))
MOST = 1024


def pace(text: str) -> object:
    return work_out_pace(read_phrase(text))


def record(text: str) -> object:
    query = read_record_query(text)
    return load_record_book().find(*query.events, category=query.category, surface=query.surface, field=query.field)


LONG = "10k in " + "1" * 190


# What a person does to make each mistake; some can be made in several ways.
def held(text: str) -> object:
    mile = event_by_id("mile")
    progression = load_record_book().progression(mile, Category.MEN, Surface.OUTDOOR_TRACK)
    assert progression is not None
    return progression.holder_on(read_date(text, today=dt.date(2026, 11, 21)))


def history(text: str) -> object:
    return progression_answer.make(Wording(Reader()), (text,), dt.date(2026, 11, 21))


def vdot(text: str) -> object:
    run = read_run(text)
    return vdot_of(run.distance, run.duration)


def race(text: str) -> object:
    return work_out_countdown(text, today=dt.date(2026, 11, 21))


MADE: tuple[tuple[Mistake, Callable[[str], object], str], ...] = (
    (Mistake.EMPTY, pace, "  "),
    (Mistake.PERHAPS_A_PACE, pace, "9:45 10 miles"),
    (Mistake.PERHAPS_A_PACE, pace, "10:30 half"),
    (Mistake.NO_HISTORY, history, "24 hours"),
    (Mistake.OUTSIDE_RANGE, vdot, "100k in 9:00:00"),
    (Mistake.OUTSIDE_RANGE, vdot, "5k in 58:00"),
    (Mistake.NOT_A_CHOICE, read_category, "horses"),
    (Mistake.RUNS_DO_NOT_FIT, work_out_prediction, "20:00 5k and 38:00 10k"),
    (Mistake.RUNS_DO_NOT_FIT, work_out_prediction, "20:00 5k and 55:00 10k"),
    (Mistake.RUNS_DO_NOT_FIT, work_out_prediction, "20:00 5k and 21:00 5k"),
    (Mistake.TOO_MANY_PARTS, read_workout, "1k+" * 30),
    (Mistake.STILL_NEEDED, work_out_age_grade, "10k in 47:30"),
    (Mistake.STILL_NEEDED, work_out_age_grade, "10k in 47:30 women"),
    (Mistake.NOT_IN_TABLES, work_out_age_grade, "600 m in 1:40 M50"),
    (Mistake.WHICH_MEASURE, work_out_treadmill, "8.5 at 1 %"),
    (Mistake.WHICH_WEIGHT_UNIT, read_weight, "70"),
    (Mistake.DATE_PASSED, race, "Berlin Marathon 27 September 2025"),
    (Mistake.WHICH_DATE, race, "4/5/2027"),
    (Mistake.BEFORE_FIRST_RECORD, held, "1900"),
    (Mistake.WHICH_DATE, held, "06/05/1954"),
    (Mistake.NO_SUCH_DATE, held, "31.2.1954"),
    (Mistake.FUTURE_DATE, held, "2999"),
    (Mistake.TOO_LONG, pace, "x" * 201),
    (Mistake.TOO_LONG, read_conversion, "x" * 201),
    (Mistake.TOO_LONG, record, "x" * 201),
    (Mistake.NOT_UNDERSTOOD, pace, "banana"),
    (Mistake.NOT_UNDERSTOOD, pace, "10k in 47:30 {banana}"),
    (Mistake.NOT_UNDERSTOOD, read_conversion, "5 `pizzas`"),
    (Mistake.PART_OVER_59, pace, "4:75 5k"),
    (Mistake.NOT_POSITIVE, pace, "10k in 0:00"),
    (Mistake.NOT_POSITIVE, read_conversion, "0 kg"),
    (Mistake.NUMBER_MISSING, pace, "in at"),
    (Mistake.NUMBER_MISSING, read_pace, "?"),
    (Mistake.CLOCK_TIME, pace, "10k 7pm"),
    (Mistake.STATUS_WORD, pace, "DNF"),
    (Mistake.WRONG_KIND, read_distance, "20:00"),
    (Mistake.WRONG_KIND, read_pace, "10k"),
    (Mistake.TOO_LARGE, pace, "99999999999k in 5:00"),
    (Mistake.TOO_LARGE, pace, LONG),
    (Mistake.TOO_LARGE, read_conversion, "100 °C"),
    (Mistake.TIME_DOES_NOT_FIT, pace, "10k in 20:00"),
    (Mistake.TIME_DOES_NOT_FIT, pace, "25m in 4:00"),
    (Mistake.SAID_TWICE, pace, "10k 5k 20:00"),
    (Mistake.WHICH_UNIT, pace, "10 in 50"),
    (Mistake.WHICH_UNIT, read_pace, "5:00"),
    (Mistake.WHICH_DISTANCE, pace, "47:30"),
    (Mistake.WHICH_TIME, pace, "10k"),
    (Mistake.WHICH_TIME, pace, "8x400"),
    (Mistake.TIME_OR_PACE, read_conversion, "5:00/km half"),
    (Mistake.TIME_READS_TWO_WAYS, pace, "800m in 215"),
    (Mistake.FASTER_THAN_RECORD, pace, "marathon in 1:50:00"),
    (Mistake.FASTER_THAN_RECORD, pace, "1:00/km"),
    (Mistake.FASTER_THAN_RECORD, pace, "800 m in 60.5 s"),
    (Mistake.SLOWER_THAN_WALKING, pace, "1k in 90:00:00"),
    (Mistake.SLOWER_THAN_WALKING, pace, "90:00/km"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("5k", text), "°C"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("70 kg", text), "pizza"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("20 °C", text), "km"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("300 m climb", text), "km"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("47:30", text), "km"),
    (Mistake.CANNOT_CONVERT_TO, lambda text: read_conversion("5:00/km", text), "°C"),
    (Mistake.NO_SUCH_LANE, lambda text: describe_distance("mile", text), "9"),
    (Mistake.UNKNOWN_EVENT, record, "banana"),
    (Mistake.UNKNOWN_EVENT, record, "110m hurdles"),
    (Mistake.UNKNOWN_EVENT, record, "women"),
    (Mistake.NO_RECORD, record, "1500m road women"),
    (Mistake.NO_RECORD_OVER, work_out_comparison, "7k in 40:00"),
    (Mistake.NO_RECORD_OVER, work_out_comparison, "10 miles in 1:30:00 vs the record"),
    (Mistake.TWO_DISTANCES, lambda text: read_run(text, "5k"), "10k in 52:00"),
    (Mistake.TWO_DISTANCES, work_out_comparison, "5k in 25:00 vs 10k in 52:00"),
    (Mistake.TWO_TIMES, lambda text: work_out_comparison(text, "1 hour"), "10k in 45:00"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "usmc 21:00"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "navy 11:00"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "2.4 km 10:30"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "mile 8:00 boy 12"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "pacer 42 boy 12"),
    (Mistake.TEST_NOT_OFFERED, work_out_test, "acft 17:30"),
    (Mistake.NOT_A_CHOICE, work_out_test, "banana"),
    (Mistake.STILL_NEEDED, work_out_test, "rockport 15:10"),
    (Mistake.OUTSIDE_RANGE, work_out_test, "beep 25.3"),
    (Mistake.OUTSIDE_RANGE, work_out_splits, "5k 20:00 negative 60%"),
    (Mistake.NOT_A_CHOICE, read_strategy, "slowly"),
    (Mistake.TOO_MANY_SPLITS, work_out_splits, "marathon in 3:30 every 10 m"),
    (Mistake.LANE_OF_SHORT_TRACK, work_out_splits, "1500 in 4:10 lane 3 indoors"),
    (Mistake.SPLITS_DO_NOT_FIT, work_out_analysis, "4x400: 78 80 81"),
    (Mistake.NOT_RISING, work_out_analysis, "cumulative 4:02 8:07 8:06"),
    (Mistake.OUTSIDE_RANGE, work_out_analysis, "5k: 20:00"),
    (Mistake.FASTER_THAN_RECORD, work_out_analysis, "5k: 4:02 4:05 4:10 4:12 0:01"),
)


def _made(code: Mistake, make: Callable[[str], object], text: str) -> PersonError:
    with pytest.raises(PersonError) as caught:
        make(text)
    assert caught.value.code is code
    return caught.value


def test_every_mistake_can_be_made() -> None:
    assert {code for code, _, _ in MADE} == set(Mistake)


@pytest.mark.parametrize(("code", "make", "text"), MADE)
def test_a_mistake_is_one_short_sentence_and_an_example(
    code: Mistake, make: Callable[[str], object], text: str
) -> None:
    error = _made(code, make, text)
    for wording in map(wording_for, READERS):
        card = mistake_card(error, wording)
        told = "\n".join(card.lines)
        assert card.title
        assert len(told) <= MOST
        _is_filled_in(told, text)
        assert "  " not in told
        short = mistake_in_short(error, wording)
        assert short
        assert not set(short) & set("`\\*")
        if error.example:
            assert f"`{error.example}`" in card.lines[-1]


@pytest.mark.parametrize(("code", "make", "text"), MADE)
def test_a_card_that_asks_is_titled_as_a_question_and_any_other_is_not(
    code: Mistake, make: Callable[[str], object], text: str
) -> None:
    card = mistake_card(_made(code, make, text), wording_for(Reader()))
    asks = "?" in "".join("\n".join(card.lines).split("`")[::2])  # not in what was typed
    assert (card.tone is Tone.QUESTION) is asks
    assert (card.title == "One question") is asks


def test_what_was_typed_wrongly_leaves_no_trace_in_memory() -> None:
    for code, make, text in MADE:
        assert not mistake_card(_made(code, make, text), wording_for(Reader())).is_kept


@pytest.mark.parametrize("code", Mistake)
@pytest.mark.parametrize("text", ["", "x", "`{}` @everyone <@1> {0.__class__}", "y" * 10_000, "\u202e\u0301" * 50])
def test_a_sentence_stands_without_its_parameters_too(code: Mistake, text: str) -> None:
    error = PersonError(code, text=text, example=text)
    for wording in map(wording_for, READERS):
        told = "\n".join(mistake_lines(error, wording))
        assert 0 < len(told) <= MOST
        assert len(mistake_in_short(error, wording)) <= MOST
        if "{" not in text:
            _is_filled_in(told, text)


@pytest.mark.parametrize("code", Mistake)
def test_what_was_typed_is_only_ever_shown_as_code(code: Mistake) -> None:
    error = PersonError(code, text="**@everyone** [a](https://example.org) <@1>", example="10k")
    for outside in "\n".join(mistake_lines(error, Wording(Reader()))).split("`")[::2]:
        assert "@" not in outside
        assert "http" not in outside
        assert "**" not in outside


def test_an_answer_to_a_mistake_begins_with_a_capital_or_with_what_was_typed() -> None:
    for code, make, text in MADE:
        first = mistake_lines(_made(code, make, text), wording_for(Reader()))[0][0]
        assert first.isupper() or first == "`" or first.isdigit(), (code, text)


def _is_filled_in(told: str, text: str) -> None:
    if "{" not in text:
        assert "{" not in told
        assert "}" not in told
    assert "None" not in told
