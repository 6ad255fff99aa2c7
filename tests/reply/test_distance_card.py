"""The card of a distance, for every distance that is known and for many that are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.distance import KNOWN, Benchmark, KnownDistance, Level, describe_distance
from bot.core.notation import read_phrase
from bot.core.pace import PaceAnswer, work_out_pace
from bot.core.records import read_record_query
from bot.reply.card import Card, NextStep
from bot.reply.cards.distance import distance_card, distance_line, known_lines, lane_line
from bot.reply.guidance import ADVICE
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import NBSP, Wording
from bot.surface.embeds import DESCRIPTION, FIELD_NAME, FIELD_VALUE, FIELDS, FOOTER, TITLE, TOTAL, units

ENGLISH = Wording(Reader())
READERS = (Reader(), Reader(number_format=NumberFormat.COMMA), Reader(units=UnitSystem.MILES))
LONGEST_LINE = 45
"""What fits a phone with one break at most."""
GUIDANCE = "Guidance times, not a norm"
MILE_FOOTER = (
    "Guidance: 6:26/mi to 13:41/mi over 5 km, carried over by Riegel's formula (k = 1.06); "
    "a walk at 14:29/mi to 19:19/mi. Records as of 9 October 2026."
)


def card_of(text: str, lane: str = "", reader: Reader | None = None) -> Card:
    return distance_card(describe_distance(text, lane), Wording(reader or Reader()))


def field(card: Card, name: str) -> list[str]:
    (value,) = [field.value for field in card.fields if field.name == name]
    return value.replace(NBSP, " ").splitlines()


def names(card: Card) -> list[str]:
    return [field.name for field in card.fields]


def text_of(card: Card) -> str:
    parts = [card.title, *card.lines, *(text for f in card.fields for text in (f.name, f.value)), card.footer]
    return "\n".join(parts).replace(NBSP, " ")


def test_the_mile_is_told_whole() -> None:
    assert text_of(card_of("mile")).splitlines() == [
        "Mile",
        "**1 mi** · 1.6093 km · 1760 yd",
        "400 m track",
        "**4 laps + 9.34 m**",
        "Start 9.34 m before the finish line, on the home straight.",
        "200 m track",
        "**8 laps + 9.34 m**",
        "Start 9.34 m before the finish line.",
        "Good for",
        ADVICE[Benchmark.MILE].good_for,
        "Watch out",
        ADVICE[Benchmark.MILE].watch_out,
        "Guidance times, not a norm",
        "Walk: **14:30–19:15**",
        "Beginner: **9:45–12:45**",
        "Regular: **7:30–9:45**",
        "Trained: **6:00–7:30**",
        "World records, outdoor track",
        "Men: **3:42.66** Josh Kerr (GBR)",
        "3:43/mi · 2:18/km",
        "Waits for ratification; until then 3:43.13",
        "Women: **4:07.64** Faith Kipyegon (KEN)",
        "4:08/mi · 2:34/km",
        MILE_FOOTER,
    ]


@pytest.mark.parametrize(
    ("text", "title", "lengths"),
    [
        ("5k", "5 km", "**5 km** · 3.107 mi · 5468 yd"),
        ("half", "Half marathon", "**21.0975 km** · 13.109 mi · 23,073 yd"),
        ("400m", "400 m", "**0.4 km** · 0.249 mi · 437.4 yd"),
        ("10 miles", "10 miles", "**10 mi** · 16.0934 km · 17,600 yd"),
        ("1 mi", "Mile", "**1 mi** · 1.6093 km · 1760 yd"),
        ("1.5 miles", "1.5 mi", "**1.5 mi** · 2.414 km · 2640 yd"),
        ("10,000m", "10,000 m", "**10 km** · 6.214 mi · 10,936 yd"),
        ("440 yards", "440 yd", "**0.25 mi** · 0.4023 km · 440 yd"),
        ("8 laps", "3200 m", "**3.2 km** · 1.988 mi · 3500 yd"),
    ],
)
def test_a_distance_is_named_as_it_was_typed_and_told_in_km_miles_and_yards(
    text: str, title: str, lengths: str
) -> None:
    card = card_of(text)
    assert card.title.replace(NBSP, " ") == title
    assert lengths in [line.replace(NBSP, " ") for line in card.lines]


def test_repetitions_are_one_distance_and_told_as_read() -> None:
    card = card_of("8x400m")
    assert card.title == f"3200{NBSP}m"
    assert card.lines[0] == f"Read as 8 × 400{NBSP}m"


def test_a_rounded_race_is_offered_with_its_button() -> None:
    card = card_of("13.1", "4")
    assert "Or did you mean this one? Half marathon: 21.0975 km, 13.109 mi" in text_of(card)
    step = card.next_steps[0]
    assert (step.label, step.topic, step.arguments) == ("Half marathon", "distance", ("half marathon", "4"))
    assert "Or did you mean" not in text_of(card_of("half marathon"))
    assert "Records" not in [step.label for step in card.next_steps]


# Laps


@pytest.mark.parametrize(
    ("text", "outdoor", "short"),
    [
        (
            "1500",
            ["**3 laps + 300 m**", "Start 100 m past the finish line, on the first bend."],
            ["**7 laps + 100 m**", "Start 100 m before the finish line."],
        ),
        (
            "5000m",
            ["**12 laps + 200 m**", "Start 200 m before the finish line, where the last bend begins."],
            ["**25 laps**", "Start at the finish line."],
        ),
        ("10k", ["**25 laps**", "Start at the finish line."], ["**50 laps**", "Start at the finish line."]),
        ("400m", ["**1 lap**", "Start at the finish line."], ["**2 laps**", "Start at the finish line."]),
        (
            "100m",
            ["**Less than a lap**", "Start 100 m before the finish line, on the straight."],
            ["**Less than a lap**", "Start 100 m before the finish line."],
        ),
        (
            "2 miles",
            ["**8 laps + 18.69 m**", "Start 18.69 m before the finish line, on the home straight."],
            ["**16 laps + 18.69 m**", "Start 18.69 m before the finish line."],
        ),
    ],
)
def test_laps_and_where_to_start(text: str, outdoor: list[str], short: list[str]) -> None:
    card = card_of(text)
    assert field(card, "400 m track") == outdoor
    assert field(card, "200 m track") == short


def test_laps_are_left_out_where_nobody_counts_them() -> None:
    assert field(card_of("marathon"), "400 m track")[0] == "**105 laps + 195 m**"
    assert "200 m track" not in names(card_of("half marathon"))
    assert not [name for name in names(card_of("50k")) if "track" in name.partition(",")[0]]


@pytest.mark.parametrize(
    ("text", "lane", "told"),
    [
        (
            "400m",
            "4",
            [
                "**Less than a lap**",
                "Start 22.37 m past the finish line, on the first bend.",
                "One lap: 422.37 m",
                "Stagger: 22.37 m a lap",
            ],
        ),
        (
            "mile",
            "4",
            [
                "**3 laps + 342.24 m**",
                "Start 80.13 m past the finish line, on the first bend.",
                "One lap: 422.37 m",
                "Stagger: 22.37 m a lap",
            ],
        ),
        ("400m", "1", ["**1 lap**", "Start at the finish line.", "One lap: 400 m"]),
        (
            "100m",
            "8",
            ["**Less than a lap**", "Start 100 m before the finish line, on the straight.", "One lap: 453.03 m"],
        ),
    ],
)
def test_a_lane_has_its_own_lap_and_start(text: str, lane: str, told: list[str]) -> None:
    card = card_of(text, lane)
    assert field(card, f"400 m track, lane {lane}") == told
    assert "200 m track" not in names(card)
    assert "World Athletics" in card.footer


# Guidance


@pytest.mark.parametrize("benchmark", Benchmark)
def test_every_benchmark_has_short_advice_in_whole_sentences(benchmark: Benchmark) -> None:
    advice = ADVICE[benchmark]
    for text in (advice.good_for, advice.watch_out):
        assert 30 <= len(text) <= 110
        assert text.endswith(".")
        # A decimal mark belongs to the reader's number format, not to a sentence.
        assert not re.search(r"\d[.,]\d", text)
    assert advice.good_for != advice.watch_out


def test_no_advice_stands_for_a_benchmark_that_is_not_there() -> None:
    assert set(ADVICE) == set(Benchmark)


@pytest.mark.parametrize("text", ["400m", "mile", "5k", "10 miles", "marathon", "25k"])
def test_every_level_has_its_times_and_they_are_said_to_be_guidance(text: str) -> None:
    card = card_of(text)
    lines = field(card, GUIDANCE)
    assert [line.partition(":")[0] for line in lines[:4]] == ["Walk", "Beginner", "Regular", "Trained"]
    assert "Guidance" in card.footer
    assert "Riegel" in card.footer


def test_times_outside_the_formula_s_range_say_so() -> None:
    assert field(card_of("800m"), GUIDANCE)[4] == "For less than 1 km, at the pace of 1 km."
    assert field(card_of("marathon"), GUIDANCE)[4] == "Rough: the formula was made for up to 230 minutes."
    assert field(card_of("50 miles"), GUIDANCE) == [
        "Walk: **12:05:00–16:05:00**",
        "No running times: on an ultra, ground and weather decide.",
    ]
    assert "Riegel" not in card_of("50 miles").footer
    assert "without breaks" in card_of("50 miles").footer
    assert GUIDANCE not in names(card_of("200m"))
    assert "Guidance" not in card_of("300k").footer


# Records


def test_the_records_are_those_of_the_distance_s_own_surface() -> None:
    assert "World records, outdoor track" in names(card_of("10,000m"))
    assert "World records, road" in names(card_of("10k"))
    assert "World bests, ultra" in names(card_of("100 miles"))
    assert not [name for name in names(card_of("10 miles")) if name.startswith("World")]


def test_a_women_only_race_stands_beside_the_faster_mark() -> None:
    lines = field(card_of("marathon"), "World records, road")
    assert lines[2].startswith("Women: **2:09:56**")
    assert lines[-1] == "In a race of women only: **2:15:41**"


# Buttons


def pace_behind(step: NextStep) -> PaceAnswer:
    (phrase,) = step.arguments
    return work_out_pace(read_phrase(phrase))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text)
def test_the_buttons_lead_on_to_answers_that_fit(known: KnownDistance) -> None:
    answer = describe_distance(known.text)
    card = distance_card(answer, ENGLISH)
    steps = {step.topic: step for step in card.next_steps}
    pace = pace_behind(steps["pace"])
    assert pace.distance == known.distance
    (band,) = [b for b in answer.guidance.bands if b.level is Level.BEGINNER] or answer.guidance.bands
    assert pace.duration == band.middle
    assert steps["pace"].label == f"Pace for {ENGLISH.duration(band.middle)}"
    if answer.standings:
        assert answer.standings[0].event in read_record_query(*steps["record"].arguments).events
    else:
        assert "record" not in steps


anything_with_times = st.one_of(
    st.integers(400, 160_000).map(lambda metres: f"{metres}m"),
    st.floats(0.4, 160.0).map(lambda km: f"{km:.2f}km"),
    st.floats(0.25, 100.0).map(lambda miles: f"{miles:.2f}mi"),
    st.integers(440, 170_000).map(lambda yards: f"{yards}yd"),
    st.integers(1, 400).map(lambda laps: f"{laps} laps"),
    st.integers(2, 99).map(lambda reps: f"{reps}x1k"),
)


@given(anything_with_times)
def test_the_pace_button_of_any_distance_gives_the_middle_of_the_guidance(text: str) -> None:
    answer = describe_distance(text)
    (step,) = [step for step in distance_card(answer, ENGLISH).next_steps if step.topic == "pace"]
    bands = {band.level: band for band in answer.guidance.bands}
    band = bands.get(Level.BEGINNER, answer.guidance.bands[0])
    pace = pace_behind(step)
    assert pace.duration == band.middle
    assert pace.distance is not None
    assert pace.distance.metres == pytest.approx(answer.distance.metres, abs=0.001)


# The whole


def _assert_fits(card: Card) -> None:
    """Fits as it stands: nothing has to be cut."""
    assert 0 < units(card.title) <= TITLE
    assert units("\n".join(card.lines)) <= DESCRIPTION
    assert units(card.footer) <= FOOTER
    assert len(card.fields) <= FIELDS
    for field in card.fields:
        assert 0 < units(field.name) <= FIELD_NAME
        assert 0 < units(field.value) <= FIELD_VALUE
    told = text_of(card)
    assert units(told) <= TOTAL
    assert "{" not in told
    assert "None" not in told
    assert all(units(step.label) <= 80 for step in card.next_steps)


@given(st.floats(0.01, 6000.0), st.sampled_from(["km", "mi"]), st.sampled_from(["", "1", "8"]))
def test_any_distance_fits_an_embed(number: float, unit: str, lane: str) -> None:
    for reader in READERS:
        _assert_fits(card_of(f"{number:.2f} {unit}", lane, reader))


@given(st.integers(1, 9_999_999), st.sampled_from(["m", "yd", "ft"]))
def test_any_length_in_a_small_unit_fits_too(number: int, unit: str) -> None:
    for reader in READERS:
        _assert_fits(card_of(f"{number} {unit}", "", reader))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text)
def test_lines_of_figures_are_short_enough_for_a_phone(known: KnownDistance) -> None:
    card = card_of(known.text)
    figures = [line for f in card.fields if f.name not in ("Good for", "Watch out") for line in f.value.splitlines()]
    for line in [*card.lines, *figures]:
        shown = line.replace("**", "")
        assert len(shown) <= LONGEST_LINE or shown.endswith("."), shown


def test_turning_the_units_turns_what_comes_first() -> None:
    km, miles = (card_of("5k", reader=Reader(units=system)) for system in UnitSystem)
    assert km.units is UnitSystem.KM
    assert miles.units is UnitSystem.MILES
    assert km.lines[0].replace(NBSP, " ") == "**5 km** · 3.107 mi · 5468 yd"
    assert miles.lines[0].replace(NBSP, " ") == "**3.107 mi** · 5 km · 5468 yd"
    assert "2:34/km · 4:08/mi" in text_of(km)
    assert "4:08/mi · 2:34/km" in text_of(miles)
    assert "9:00/km to 12:00/km" in km.footer
    assert "14:29/mi to 19:19/mi" in miles.footer


def test_numbers_follow_the_reader() -> None:
    card = card_of("half marathon", reader=Reader(number_format=NumberFormat.COMMA))
    assert card.lines[0].replace(NBSP, " ") == "**21,0975 km** · 13,11 mi · 23.073 yd"
    assert "k = 1,06" in card.footer


# Autocomplete


def test_one_line_says_how_long_a_distance_is() -> None:
    lines = {
        text: distance_line(describe_distance(text), ENGLISH).replace(NBSP, " ")
        for text in ("half", "mile", "5k", "10 miles", "1500", "7.5 km")
    }
    assert lines == {
        "half": "Half marathon: 21.0975 km, 13.109 mi",
        "mile": "Mile: 1.6093 km, 1 mi",
        "5k": "5 km: 3.107 mi",
        "10 miles": "10 miles: 16.0934 km",
        "1500": "1500 m: 1.5 km, 0.932 mi",
        "7.5 km": "7.5 km: 4.66 mi",
    }
    assert lane_line(4, ENGLISH).replace(NBSP, " ") == "Lane 4: 422.37 m a lap"


def test_the_known_distances_are_found_by_their_beginning() -> None:
    assert [text for _, text in known_lines("", ENGLISH)] == [known.text for known in KNOWN]
    assert [text for _, text in known_lines(" HALF m", ENGLISH)] == ["half marathon"]
    assert [text for _, text in known_lines("10m", ENGLISH)] == ["10 miles"]
    assert list(known_lines("banana", ENGLISH)) == []
