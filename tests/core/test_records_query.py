from __future__ import annotations

from contextlib import suppress
from timeit import repeat

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.errors import Mistake, PersonError
from bot.core.events import EVENTS, Category, Surface, event_by_id
from bot.core.records import RaceField, RecordQuery, load_record_book, read_record_query, suggest_events

MEN, WOMEN = Category.MEN, Category.WOMEN
OUTDOOR, SHORT, ROAD, ULTRA = Surface.OUTDOOR_TRACK, Surface.SHORT_TRACK, Surface.ROAD, Surface.ULTRA


def ids(query: RecordQuery) -> str:
    return " ".join(event.id for event in query.events)


@pytest.mark.parametrize(
    ("text", "events", "category", "surface", "field"),
    [
        # As typed on a phone, in any order.
        ("mile women", "mile", WOMEN, None, None),
        ("women mile", "mile", WOMEN, None, None),
        ("women's mile", "mile", WOMEN, None, None),
        ("Women’s Mile", "mile", WOMEN, None, None),
        ("women`s  mile!", "mile", WOMEN, None, None),
        ("ＭＩＬＥ　ｗｏｍｅｎ", "mile", WOMEN, None, None),
        ("womens 1500 indoor", "1500m", WOMEN, SHORT, None),
        ("mens 5000", "5000m", MEN, None, None),
        ("indoor mile men", "mile", MEN, SHORT, None),
        ("half marathon f", "half", WOMEN, None, None),
        ("half-marathon", "half", None, None, None),
        ("½ marathon", "half", None, None, None),
        ("HM w", "half", WOMEN, None, None),
        ("HALF", "half", None, None, None),
        ("marathon women only", "marathon", WOMEN, None, RaceField.WOMEN_ONLY),
        ("women-only marathon", "marathon", WOMEN, None, RaceField.WOMEN_ONLY),
        ("marathon mixed", "marathon", WOMEN, None, RaceField.MIXED),
        ("10k women only", "10km", WOMEN, None, RaceField.WOMEN_ONLY),
        ("mile women only", "mile", WOMEN, None, None),
        ("marathon men mixed", "marathon", MEN, None, None),
        ("1500m short track", "1500m", None, SHORT, None),
        ("1500m track", "1500m", None, OUTDOOR, None),
        ("mile road", "mile", None, ROAD, None),
        ("mile m", "mile", MEN, None, None),
        ("men and women mile", "mile", None, None, None),
        ("metric mile", "1500m", None, None, None),
        # Words that change nothing.
        ("the world record for the mile", "mile", None, None, None),
        ("what is the wr of marathon women?", "marathon", WOMEN, None, None),
        ("current world best 2 mile", "2mile", None, None, None),
        # German.
        ("frauen meile", "mile", WOMEN, None, None),
        ("herren halbmarathon halle straße", "half", MEN, ROAD, None),
        ("Weltrekord Männer 1500m Halle", "1500m", MEN, SHORT, None),
        ("3000 m Hindernis Damen", "3000msc", WOMEN, None, None),
        ("marathon nur frauen", "marathon", WOMEN, None, RaceField.WOMEN_ONLY),
        # One name, two events; the surface decides, else the unit.
        ("5k", "5km 5000m", None, None, None),
        ("10 k", "10km 10000m", None, None, None),
        ("10K women", "10km 10000m", WOMEN, None, None),
        ("10 k men road", "10km", MEN, ROAD, None),
        ("5k track", "5000m", None, OUTDOOR, None),
        ("5k indoor", "5000m", None, SHORT, None),
        ("5km", "5km", None, None, None),
        ("5 km track", "5000m", None, OUTDOOR, None),
        ("5000", "5000m", None, None, None),
        ("5000m", "5000m", None, None, None),
        ("5000m road", "5km", None, ROAD, None),
        ("parkrun", "5km", None, None, None),
        ("3.1 miles", "5km 5000m", None, None, None),
        # Numbers.
        ("10.000 m", "10000m", None, None, None),
        ("10,000m women", "10000m", WOMEN, None, None),
        ("10 000 frauen", "10000m", WOMEN, None, None),
        ("1.5 km", "1500m", None, None, None),
        ("1500 m m", "1500m", MEN, None, None),
        ("21.1", "half", None, None, None),
        ("21,1 km", "half", None, None, None),
        ("13.1 miles", "half", None, None, None),
        ("42k", "marathon", None, None, None),
        ("42.195 km", "marathon", None, None, None),
        ("26.2", "marathon", None, None, None),
        ("100 miles", "100mile", None, None, None),
        ("2 mile", "2mile", None, None, None),
        ("1609m", "mile", None, None, None),
        # An m below 100 is a mile.
        ("1m", "mile", None, None, None),
        ("1M women", "mile", WOMEN, None, None),
        ("50m", "50mile", None, None, None),
        ("100m", "100m", None, None, None),
        ("100M MEN", "100m", MEN, None, None),
        ("100m ultra", "100mile", None, ULTRA, None),
        # An ultra whose record is the road's.
        ("100k ultra", "100km", None, None, None),
        ("50 km ultra women", "50km", WOMEN, None, None),
        # Steeplechase and time.
        ("steeple", "3000msc", None, None, None),
        ("3000 sc", "3000msc", None, None, None),
        ("3000m steeplechase women", "3000msc", WOMEN, None, None),
        ("steeple women 2000", "2000msc", WOMEN, None, None),
        ("2ksc", "2000msc", None, None, None),
        ("one hour", "1hour", None, None, None),
        ("1h women", "1hour", WOMEN, None, None),
        ("60 min", "1hour", None, None, None),
        ("24h women", "24hour", WOMEN, None, None),
        ("24-hour", "24hour", None, None, None),
        ("12 Stunden", "12hour", None, None, None),
    ],
)
def test_reads_what_people_type(
    text: str, events: str, category: Category | None, surface: Surface | None, field: RaceField | None
) -> None:
    query = read_record_query(text)
    assert ids(query) == events
    assert (query.category, query.surface, query.field) == (category, surface, field)
    assert query.leftover == ()


@pytest.mark.parametrize(
    ("name", "event"), [(name, event.id) for event in EVENTS for name in (event.id, *event.aliases)]
)
def test_every_id_and_alias_is_read_as_its_event(name: str, event: str) -> None:
    assert event in ids(read_record_query(name)).split()


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("mile Kipyegon women", ("Kipyegon",)),
        ("W40 mile", ("W40",)),
        ("1998 mile record", ("1998",)),
        ("2026 mile record", ("2026",)),
        ("4 minute mile", ("4", "minute")),
        ("mile or marathon", ("or", "marathon")),
        ("mile 🏃 tomorrow", ("tomorrow",)),
    ],
)
def test_says_what_was_passed_over(text: str, leftover: tuple[str, ...]) -> None:
    query = read_record_query(text)
    assert ids(query) == "mile"
    assert query.leftover == leftover


@pytest.mark.parametrize(
    ("text", "category", "surface", "expected"),
    [
        ("mile women", "men", None, RecordQuery((event_by_id("mile"),), MEN)),
        ("mile", "Women's", "ROAD", RecordQuery((event_by_id("mile"),), WOMEN, ROAD)),
        ("mile road", None, "indoor", RecordQuery((event_by_id("mile"),), None, SHORT)),
        ("mile", "f", "short track", RecordQuery((event_by_id("mile"),), WOMEN, SHORT)),
        ("5k", None, "outdoor track", RecordQuery((event_by_id("5000m"),), None, OUTDOOR)),
        ("5000m", None, "Straße", RecordQuery((event_by_id("5km"),), None, ROAD)),
        ("mile women road", "all", "any", RecordQuery((event_by_id("mile"),))),
        ("mile women", "", " ", RecordQuery((event_by_id("mile"),), WOMEN)),
        ("marathon", "women only", None, RecordQuery((event_by_id("marathon"),), WOMEN, None, RaceField.WOMEN_ONLY)),
        ("marathon women only", "men", None, RecordQuery((event_by_id("marathon"),), MEN)),
    ],
)
def test_the_options_stand_over_the_phrase(
    text: str, category: str | None, surface: str | None, expected: RecordQuery
) -> None:
    assert read_record_query(text, category=category, surface=surface) == expected


@pytest.mark.parametrize(
    ("category", "surface", "culprit"), [("banana", None, "banana"), ("road", None, "road"), (None, "moon", "moon")]
)
def test_an_option_that_says_nothing_is_named(category: str | None, surface: str | None, culprit: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_record_query("mile", category=category, surface=surface)
    assert (caught.value.code, caught.value.culprit) == (Mistake.NOT_UNDERSTOOD, culprit)
    assert read_record_query(f"mile {caught.value.example}").leftover == ()


@pytest.mark.parametrize(
    ("text", "culprit", "suggestions"),
    [
        ("marathn women", "marathn", ("marathon", "half")),
        ("women steepel 3", "steepel 3", ("3000msc",)),
        ("kilometre women", "kilometre", ()),
        ("10M", "10M", ("half", "10km")),
        ("10 mile women", "10 mile", ("half", "10km", "marathon")),
        ("half mile", "half mile", ("800m", "1000m")),
        ("48h men", "48h", ("24hour",)),
        ("4x400m", "4x400m", ("400m",)),
        ("4x400 relay women", "4x400 relay", ("400m",)),
        ("400m hurdles", "400m hurdles", ("400m",)),
        ("beer mile women", "beer mile", ("mile",)),
        ("20 km walk", "20 km walk", ("half", "10km", "marathon")),
        ("relay", "relay", ()),
        ("mile x 5k", "mile x", ("mile",)),
        ("5000 steeple", "5000 steeple", ("3000msc", "2000msc")),
        ("women banana split road", "banana split", ("mile", "5km", "marathon")),
        ("women", "", ("mile", "5km", "marathon")),
        ("the world record", "", ("mile", "5km", "marathon")),
        ("???", "", ("mile", "5km", "marathon")),
    ],
)
def test_an_unknown_event_is_named_with_what_it_may_be(text: str, culprit: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(PersonError) as caught:
        read_record_query(text)
    error = caught.value
    assert error.code is Mistake.UNKNOWN_EVENT
    assert error.culprit == culprit
    offered = error.params["suggestions"]
    assert isinstance(offered, tuple)
    assert 1 <= len(offered) <= 3
    assert offered[: len(suggestions)] == suggestions
    for id in offered:
        assert event_by_id(id) in read_record_query(id).events
    assert read_record_query(error.example).events


@pytest.mark.parametrize("text", ["", "   ", "\n\t", " "])
def test_nothing_typed_is_empty(text: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_record_query(text)
    assert caught.value.code is Mistake.EMPTY


def test_a_phrase_has_200_characters_at_most() -> None:
    assert ids(read_record_query("mile".ljust(200, "!"))) == "mile"
    for text, category in (("mile".ljust(201), None), ("mile", "m" * 201)):
        with pytest.raises(PersonError) as caught:
            read_record_query(text, category=category)
        assert (caught.value.code, caught.value.start) == (Mistake.TOO_LONG, 200)


WORDS = "mile women's half marathon 5k 10 000 m sc steeple x hurdles only mixed short track road ultra 24 h hm"
ODDITIES = "½ ㎞ ² ﷺ İ ß 0 -1 1e9 99999999999999999999 ４２ ٤٢ 1/2 . , ' ’ \u200b \u0301 \x00 \ud800 🏃"
PIECES = st.sampled_from([*WORDS.split(), *ODDITIES.split()])


@settings(max_examples=400, deadline=None)
@given(text=st.text(max_size=210) | st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES).map(" ".join))
@example(text="1" * 200)
@example(text="a'" * 100)
@example(text="1 " * 100)
@example(text="ﷺ" * 200)
def test_any_text_is_read_or_refused_kindly(text: str) -> None:
    for refused in (asked_for(text), asked_for("mile", category=text), asked_for("mile", surface=text)):
        assert refused is None or 0 <= refused.start <= refused.end <= len(refused.text)
    assert len(suggest_events(text, 25)) <= 25


def asked_for(text: str, *, category: str | None = None, surface: str | None = None) -> PersonError | None:
    try:
        query = read_record_query(text, category=category, surface=surface)
        load_record_book().find(*query.events, category=query.category, surface=query.surface, field=query.field)
    except PersonError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ["mile", "1500m", "5km"]),
        ("m", ["mile", "mile men", "mile women"]),
        ("mi", ["mile", "mile men", "mile women"]),
        ("mile w", ["mile women", "mile women outdoor track", "mile women short track", "mile women road"]),
        ("mile women ", ["mile women", "mile women outdoor track"]),
        ("women's mi", ["mile women"]),
        ("mile m", ["mile men"]),
        ("mile i", ["mile short track"]),
        ("mile ro", ["mile road", "mile men road", "mile women road"]),
        ("wo", ["mile women", "1500m women"]),
        ("mar", ["marathon", "marathon men", "marathon women", "half"]),
        ("half m", ["half men"]),
        ("5k", ["5km", "5km men", "5km women", "5000m"]),
        ("10", ["10km", "10km men", "10km women", "10000m"]),
        ("1500 m", ["1500m"]),
        ("3000 st", ["3000msc"]),
        ("steeple", ["3000msc"]),
        ("24", ["24hour"]),
        ("6h w", ["6hour"]),
        ("marathon indoor", ["marathon"]),
        ("frauen me", ["mile women"]),
        ("banana", []),
    ],
)
def test_a_beginning_is_completed(text: str, first: list[str]) -> None:
    offered = [" ".join(part for part in suggestion if part) for suggestion in suggest_events(text)]
    assert offered[: len(first)] == first
    assert bool(offered) is bool(first)


def test_a_beginning_comes_before_a_middle() -> None:
    offered = list(dict.fromkeys(suggestion.event_id for suggestion in suggest_events("mi")))
    assert offered[0] == "mile"
    assert offered.index("2mile") > 0


def test_what_is_offered_can_be_asked_for() -> None:
    for text in ("", "m", "mile", "mile w", "5k", "10", "h", "road", "indoor", "women", "steeple", "1", "ultra"):
        for suggestion in suggest_events(text, limit=100):
            query = read_record_query(" ".join(part for part in suggestion if part))
            assert query.leftover == ()
            assert suggestion.event_id in ids(query).split()
            assert load_record_book().find(*query.events, category=query.category, surface=query.surface)


def test_as_many_are_offered_as_asked_for() -> None:
    assert len(suggest_events("")) == 25
    assert len(suggest_events("m", limit=3)) == 3
    assert suggest_events("mile".ljust(201)) == ()


@pytest.mark.parametrize("text", ["mile w", "womens 1500 indoor", "1 " * 100, "a'" * 100, "half mile " * 20])
def test_reading_and_offering_take_no_time(text: str) -> None:
    suggest_events("mile")  # the records are loaded
    assert min(repeat(lambda: suggest_events(text), number=1, repeat=20)) < 0.001

    def read() -> None:
        with suppress(PersonError):
            read_record_query(text)

    assert min(repeat(read, number=1, repeat=20)) < 0.02
