"""What holds for whatever is typed: the readers against text that nobody thought of."""

from __future__ import annotations

import gc
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import product
from types import FrameType, ModuleType
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import bot.core.notation.fields as single_fields
import bot.core.notation.normalise as normalising
import bot.core.notation.phrase as phrases
from bot.core import conditions, conversion
from bot.core.conditions import match_condition
from bot.core.conversion import read_conversion
from bot.core.errors import Mistake, PersonError
from bot.core.events import HALF_MARATHON, MARATHON, MILE
from bot.core.notation import (
    MAX_LENGTH,
    distances,
    numbers,
    paces,
    read_distance,
    read_pace,
    read_phrase,
    read_speed,
    read_time,
    scanning,
    times,
)
from bot.core.notation.faults import ReadingError
from bot.core.notation.normalise import normalise
from bot.core.notation.scanning import scan
from bot.core.notation.times import is_believable
from bot.core.quantities import Distance, Duration, Pace, Speed
from bot.core.units import LengthUnit
from bot.reply.language import languages
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import Wording

FEW = settings(max_examples=20, derandomize=True, deadline=None)
MORE = settings(max_examples=60, derandomize=True, deadline=None)

Reads = Callable[[str], object]
READERS: dict[str, Reads] = {
    "phrase": read_phrase,
    "phrase, marathon known": lambda text: read_phrase(text, distance=MARATHON),
    "phrase, thinks in miles": lambda text: read_phrase(text, unit=LengthUnit.MILE),
    "time": read_time,
    "time over 400 m": lambda text: read_time(text, distance=Distance(400.0)),
    "time over a marathon": lambda text: read_time(text, distance=MARATHON),
    "pace": read_pace,
    "pace, thinks in km": lambda text: read_pace(text, unit=LengthUnit.KM),
    "distance": read_distance,
    "distance, thinks in km": lambda text: read_distance(text, unit=LengthUnit.KM),
    "speed": read_speed,
    "conversion": read_conversion,
}
# Questions about a performance that was read, or about the option "to": their examples stand elsewhere.
NOT_ABOUT_THE_TEXT = (Mistake.FASTER_THAN_RECORD, Mistake.SLOWER_THAN_WALKING, Mistake.CANNOT_CONVERT_TO)

WRITTEN = """
    0 1 2 5 7 9 10 12 30 45 59 60 75 99 100 400 800 1500 5000 42195 ½ ¾ 1/2 3/4 10,07 1.500 21,1 ５ １０
    1:20 3:59.4 5:75 1:23:45 0:00 :22 47m30 1h23 4'30" 5' 30'' 12.8h 1.56.05 22.30
    k K km kms mi mile miles M m metres yd ft laps half HM marathon mara semi parkrun halbmarathon x * mal er
    /km /k /mi per pro por au min mins minute s sec h hr hour Stunden heures km/h mph kph m/s pace Schnitt
    at @ in for to a an the sub unter < - – : ： ; , . ' " ’ ” / = ( ) DNF uhr pm °C kg climb lb st
    分 秒 公里 时 км мин
"""
FRAGMENTS = (*WRITTEN.split(), " ", "  ", "\u00a0", "\u202f", "\t")
any_text = st.text(max_size=MAX_LENGTH)
typed_text = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=9).flatmap(
    lambda parts: st.sampled_from(("", " ")).map(lambda glue: glue.join(parts))
)
readers = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


def outcome(reader: Reads, text: str) -> tuple[float, ...] | PersonError:
    """What a reader makes of a text: its quantities, or the mistake with the place."""
    try:
        return quantities(reader(text))
    except PersonError as error:
        return error


def quantities(read: object) -> tuple[float, ...]:
    """Every number of every quantity in a result, in its order."""
    if isinstance(read, float):
        return (read,)
    if isinstance(read, tuple):
        return tuple(number for part in read for number in quantities(part))
    if is_dataclass(read):
        return tuple(number for field in fields(read) for number in quantities(getattr(read, field.name)))
    return ()


def check_outcome(reader: Reads, text: str) -> None:
    found = outcome(reader, text)
    if not isinstance(found, PersonError):
        assert found
        # All are finite and, save for the weather's, above zero.
        assert all(0 < number < 1e12 for number in found) or match_condition(normalise(text))
        return
    assert found.code in Mistake
    assert 0 <= found.start <= found.end <= len(found.text)
    if found.code not in NOT_ABOUT_THE_TEXT:
        assert found.example
        assert quantities(reader(found.example))


@readers
@FEW
@given(any_text)
def test_whatever_is_typed_is_read_or_is_a_mistake_with_a_place_and_an_example(reader: Reads, text: str) -> None:
    check_outcome(reader, text)


@readers
@MORE
@given(typed_text)
def test_so_are_runners_words_strung_together(reader: Reads, text: str) -> None:
    check_outcome(reader, text)


@FEW
@given(typed_text, st.sampled_from(("", "km", "/mi", "laps", "°F", "banana", "10", "ßß")))
def test_a_unit_asked_for_fits_or_is_a_mistake(text: str, to: str) -> None:
    found = outcome(lambda text: read_conversion(text, to), text)
    assert isinstance(found, PersonError) or found


# The same characters in another dress

FULL_WIDTH = str.maketrans("0123456789:", "０１２３４５６７８９：")
CURLY = (str.maketrans("'\"", "’”"), str.maketrans("'\"", "‘“"), str.maketrans("'\"", "′″"))
DRESSES: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate(FULL_WIDTH),
    "right quotes": lambda text: text.translate(CURLY[0]),
    "left quotes": lambda text: text.translate(CURLY[1]),
    "primes": lambda text: text.translate(CURLY[2]),
    "accents": lambda text: text.translate(str.maketrans("'", "´")),
    "capitals": str.upper,
    "more spaces": lambda text: "  " + text.replace(" ", "   ") + " ",
    "tabs": lambda text: text.replace(" ", "\t"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "zero-width spaces": "\u200b".join,
    "long dashes": lambda text: text.replace("-", "–"),
}
# A capital M behind a number is miles (D7), so capitals are tried on everything else.
plain_text = st.lists(
    st.sampled_from([part for part in FRAGMENTS if part.isascii() and part not in ("m", "M")]), min_size=1, max_size=9
).map(" ".join)


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@MORE
@given(plain_text)
def test_phones_and_keyboards_change_nothing(dress: Callable[[str], str], text: str) -> None:
    plain, dressed = outcome(read_phrase, text), outcome(read_phrase, dress(text))
    if isinstance(plain, PersonError):
        assert isinstance(dressed, PersonError)
        assert plain.code is dressed.code or not re.search(r"\d", text)
    else:
        assert plain == dressed


# What the bot writes, it reads

WRITERS = [Wording(Reader(language, number_format)) for language in languages() for number_format in NumberFormat]
writers = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: f"{writer.code}-{writer.reader.number_format}")
unit_systems = pytest.mark.parametrize("units", UnitSystem)


@writers
@MORE
@given(st.floats(0.01, 3_599_999.0))
def test_an_exact_duration_reads_back(writer: Wording, seconds: float) -> None:
    written = writer.exact_duration(Duration(seconds))
    assert read_time(written).duration.seconds == pytest.approx(seconds, abs=0.00501)


@writers
@pytest.mark.parametrize("decimals", [0, 1, 2])
@FEW
@given(st.floats(0.5, 3_599_999.0))
def test_a_rounded_duration_reads_back(decimals: int, writer: Wording, seconds: float) -> None:
    written = writer.duration(Duration(seconds), decimals)
    assert read_time(written).duration.seconds == pytest.approx(seconds, abs=0.501 / 10**decimals)


@writers
@FEW
@given(st.integers(1, 359_999))
def test_a_duration_in_words_reads_back(writer: Wording, seconds: int) -> None:
    assert read_time(writer.duration_in_words(Duration(seconds))).duration.seconds == seconds


@writers
@unit_systems
@MORE
@given(st.floats(30.0, 3599.4))
def test_a_pace_reads_back(units: UnitSystem, writer: Wording, seconds: float) -> None:
    pace = Duration(seconds) / Distance(units.length.metres)
    read = read_pace(writer.pace(pace, units))
    assert (read * Distance(units.length.metres)).seconds == pytest.approx(seconds, abs=0.501)


@writers
@unit_systems
@pytest.mark.parametrize("decimals", [1, 2])
@FEW
@given(st.floats(0.1, 2000.0))
def test_a_speed_reads_back(decimals: int, units: UnitSystem, writer: Wording, per_hour: float) -> None:
    speed = Speed(per_hour * units.length.metres / 3600)
    read = read_speed(writer.speed(speed, units, decimals)).speed
    assert read.metres_per_second / units.length.metres * 3600 == pytest.approx(per_hour, abs=0.501 / 10**decimals)


@writers
@FEW
@given(st.floats(0.01, 999.0))
def test_metres_per_second_read_back(writer: Wording, metres_per_second: float) -> None:
    read = read_speed(writer.metres_per_second(Speed(metres_per_second))).speed
    assert read.metres_per_second == pytest.approx(metres_per_second, abs=0.00501)


# Three decimals beside anything but kilometres are thousands behind a comma (D3, D4), so there two are written.
LENGTHS = [
    (LengthUnit.KM, 3, WRITERS[0]),
    (LengthUnit.KM, 3, WRITERS[1]),
    (LengthUnit.MILE, 3, WRITERS[0]),
    (LengthUnit.MILE, 2, WRITERS[1]),
    *product((LengthUnit.M, LengthUnit.YARD, LengthUnit.FOOT), (0, 1), WRITERS[:2]),
]


@pytest.mark.parametrize(("unit", "decimals", "writer"), LENGTHS)
@FEW
@given(st.floats(10.0, 9_999_000.0))
def test_a_length_reads_back(unit: LengthUnit, decimals: int, writer: Wording, metres: float) -> None:
    read = read_distance(writer.length(Distance(metres), unit, decimals))
    assert read.unit is unit
    assert read.distance.metres / unit.metres == pytest.approx(metres / unit.metres, abs=0.501 / 10**decimals)


@writers
@unit_systems
@pytest.mark.parametrize("race", [MILE, HALF_MARATHON, MARATHON], ids=["mile", "half", "marathon"])
def test_the_name_of_a_race_reads_back(race: Distance, units: UnitSystem, writer: Wording) -> None:
    assert read_distance(writer.distance(race, units)).distance == race


@writers
@unit_systems
@MORE
@given(st.floats(100.0, 200_000.0), st.floats(131.0, 1790.0))
def test_the_echo_of_a_performance_reads_back(units: UnitSystem, writer: Wording, metres: float, pace: float) -> None:
    length = read_distance(writer.distance(Distance(metres), units)).distance
    duration = Duration(max(1, round((Pace(pace) * length).seconds)))
    read = read_phrase(f"{writer.distance(length, units)} in {writer.exact_duration(duration)}")
    assert (read.distance, read.duration) == (length, duration)


# Times that only a distance makes clear (T3, T4, T8)

doubtful_times = st.one_of(
    st.builds("{}:{:02}".format, st.integers(0, 300), st.integers(0, 59)),
    st.builds("{}.{:02}".format, st.integers(0, 300), st.integers(0, 99)),
    st.builds("{}'{:02}\"".format, st.integers(0, 300), st.integers(0, 59)),
    st.integers(1, 9999).map(str),
)


@settings(MORE, max_examples=400)
@given(doubtful_times, st.floats(50.0, 200_000.0))
def test_a_doubtful_time_is_read_as_one_somebody_can_run(text: str, metres: float) -> None:
    distance = Distance(metres)
    read = outcome(lambda text: read_time(text, distance=distance), text)
    if isinstance(read, PersonError):
        assert read.code in (Mistake.TIME_DOES_NOT_FIT, Mistake.TIME_READS_TWO_WAYS, Mistake.NOT_POSITIVE)
    else:
        assert is_believable(read[0], distance)


@MORE
@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.sampled_from([400.0, 5000.0, 42_195.0, 1e6]))
def test_a_time_with_its_units_is_never_bent_to_a_distance(h: int, m: int, s: int, metres: float) -> None:
    assume(h + m + s > 0)
    seconds = h * 3600 + m * 60 + s
    assert read_time(f"{h}h {m}min {s}s", distance=Distance(metres)).duration.seconds == seconds


# Work

REPEATED = (
    *("1", "1 ", "11 ", "1,", "1.", "1:", "1:1", "1:00 ", "1 000 ", "1 111", "1.111", "1'", "1'1", "1 '", "1/", "½"),
    *(
        "1h",
        "1h ",
        "1 min ",
        "1h 1m 1s ",
        "an hour ",
        "1 1/2 ",
        "1/2 ",
        "1x",
        "1 x 1 ",
        "1 and a half ",
        "minu",
        "seco",
    ),
    *(
        "5k",
        "5k ",
        "km",
        "kilom",
        "m ",
        "1 m ",
        "100m 9s ",
        "5er ",
        "5er-",
        "er",
        "half ",
        "half-",
        "halb",
        "mara",
        "semi-",
    ),
    *(
        "5:00/",
        "5:00 min/km ",
        "8 min miles ",
        "8 min mile ",
        "3:36 per 800 ",
        "12 km/h ",
        "12 km an hour ",
        "/km ",
        "/1",
    ),
    *("10k in 47:30 ", "5k 1:20 ", "sub ", "sub-", "less than ", "at ", "at 5:00 ", "a ", "to ", "pace ", "pace for "),
    *(" ", " \t", "-", " -", "- ", "–1", "--1", ".", ",", "; ", "((", "'", '"', ":", "::", "/", "a", "ab "),
    *("公里", "5公里25分", "\u200b", "é", "😀"),
)


def calls_to_scan(text: str) -> int:
    """How many functions, of Python and of C, are called to read a text."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    gc.disable()  # a collection in between calls whatever was registered for it
    sys.setprofile(count)
    try:
        scan(normalise(text))
    except ReadingError:
        pass
    finally:
        sys.setprofile(None)
        gc.enable()
    return calls


@pytest.mark.parametrize("fragment", REPEATED)
def test_four_times_the_text_is_no_more_than_about_four_times_the_work(fragment: str) -> None:
    short = calls_to_scan(fragment * 60)
    assert calls_to_scan(fragment * 240) <= 5 * short + 100


MODULES: tuple[ModuleType, ...] = (
    conditions, conversion, distances, normalising, numbers, paces, phrases, scanning, single_fields, times,
)  # fmt: skip


def patterns() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        where = module.__name__.removeprefix("bot.core.")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{where}.{name}", value.pattern
    yield from ((f"notation.distances race {race.pattern}", race.pattern) for race, *_ in distances._NAME_PATTERNS)


def test_every_module_with_patterns_is_looked_at() -> None:
    assert len(dict(patterns())) > 30


def test_no_pattern_repeats_without_bound_what_repeats_without_bound() -> None:
    """A repetition in a repetition can try every way to share out a text between the two: time grows exponentially."""
    assert [name for name, pattern in patterns() if nested(pattern)] == []


def nested(pattern: str) -> list[Any]:
    """The unbounded repetitions in unbounded repetitions of a pattern."""
    parser: Any = importlib.import_module("re._parser")
    return list(repetitions(parser.parse(pattern), parser.MAXREPEAT, inside=False))


def repetitions(parsed: Any, unbounded: object, *, inside: bool) -> Iterator[Any]:
    """Every unbounded repetition inside another, in a parsed pattern."""
    for operator, argument in parsed:
        repeats = str(operator) in ("MAX_REPEAT", "MIN_REPEAT") and argument[1] is unbounded
        if repeats and inside:
            yield argument
        for part in parts(argument):
            yield from repetitions(part, unbounded, inside=inside or repeats)


def parts(argument: Any) -> Iterator[Any]:
    """The parsed patterns in the argument of an operator."""
    parser: Any = importlib.import_module("re._parser")
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from parts(part)


def test_a_repetition_in_a_repetition_would_be_found() -> None:
    assert nested(r"x(?:a|(b+c?))*")
    assert not nested(r"x(?:a|(b+c?)){0,3}b*")


def test_no_pattern_skips_any_number_of_spaces() -> None:
    """Normalised text has no two in a row, so " ?" is enough; two such repetitions in a row take time squared."""
    any_number = re.compile(r"(\\s| |\[[^\]]*[ s][^\]]*\])[*+]")
    assert [name for name, pattern in patterns() if any_number.search(pattern)] == []


@readers
def test_a_text_that_is_too_long_is_refused_unread(reader: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        pytest.fail("a text over the limit was read")

    for module in (phrases, single_fields):
        monkeypatch.setattr(module, "scan", never)
    monkeypatch.setattr(phrases, "normalise", never)
    with pytest.raises(PersonError) as caught:
        reader("5k " * MAX_LENGTH)
    assert caught.value.code is Mistake.TOO_LONG
    assert len(caught.value.text) == MAX_LENGTH
    assert caught.value.params == {"most": MAX_LENGTH}


@readers
def test_the_longest_text_is_read(reader: Reads) -> None:
    with pytest.raises(PersonError) as caught:
        reader("?" * MAX_LENGTH)
    assert caught.value.code is not Mistake.TOO_LONG


def test_a_character_that_stands_for_many_is_refused_too() -> None:
    with pytest.raises(PersonError) as caught:
        read_phrase("\ufdfa" * MAX_LENGTH)
    assert caught.value.code is Mistake.TOO_LONG


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=MAX_LENGTH)
    | st.text(st.sampled_from("  aB1/"), max_size=30)
)
@example("  10k   in 45:30  ")
def test_plain_text_is_read_the_short_way_as_the_long_way(text: str) -> None:
    """A zero-width space at the end makes it take the long way, and leaves no other trace."""
    short, long = normalise(text), normalise(text + "\u200b")
    assert short.text == long.text
    assert short.origin == long.origin
