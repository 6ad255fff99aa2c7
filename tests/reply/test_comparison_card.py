"""The card of a comparison: what it says of every pace, that it is kind, and that it fits."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.comparison_query import work_out_comparison
from bot.core.notation import read_phrase
from bot.core.pace import work_out_pace
from bot.core.records import load_record_book
from bot.reply.card import Card
from bot.reply.cards.comparison import comparison_card, comparison_line, track_picture
from bot.reply.pictures import OUTDOOR_TRACK, SHORT_TRACK, Picture, TrackPicture
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import NBSP, Wording
from bot.surface.embeds import DESCRIPTION, FIELD_NAME, FIELD_VALUE, FOOTER, TITLE, TOTAL, units

ENGLISH = Wording(Reader())
READERS = (
    Reader(),
    Reader("de", NumberFormat.COMMA),
    Reader(units=UnitSystem.MILES),
    Reader("de", NumberFormat.COMMA, UnitSystem.MILES),
)
TODAY = dt.date(2026, 11, 21)
UNKIND = re.compile(
    r"\b(?:only|just|slow\w*|bad\w*|poor\w*|weak\w*|nur|langsam\w*|schlecht\w*|lahm\w*)\b", re.IGNORECASE
)
WINDOW = (
    "**Would have been the world best** from 24 June 1921 (the list begins) to 19 August 1932: "
    "ahead of Elizabeth Atkinson (6:13.2), until Ruth Christmas ran 5:27.5."
)
FOOTER_OF_RECORDS = "An even pace is assumed for both. Records as of 9 October 2026."


def card_of(*typed: str, reader: Reader | None = None, today: dt.date = TODAY) -> Card:
    return comparison_card(work_out_comparison(*typed), load_record_book(), Wording(reader or Reader()), today=today)


def field(card: Card, name: str) -> list[str]:
    (value,) = [field.value for field in card.fields if field.name == name]
    return value.replace(NBSP, " ").splitlines()


def text_of(card: Card) -> str:
    parts = [card.title, *card.lines, *(text for f in card.fields for text in (f.name, f.value)), card.footer]
    return "\n".join(parts).replace(NBSP, " ")


def line_of(*typed: str) -> str:
    return comparison_line(work_out_comparison(*typed), ENGLISH).replace(NBSP, " ")


def picture_of(*typed: str, wording: Wording = ENGLISH) -> tuple[Picture, TrackPicture]:
    picture = track_picture(work_out_comparison(*typed), wording)
    assert picture is not None
    assert isinstance(picture.spec, TrackPicture)
    return picture, picture.spec


# Beside a record


def test_a_mile_beside_the_womens_record_is_told_whole() -> None:
    assert text_of(card_of("mile 6:00 women")).splitlines() == [
        "Mile: 6:00 beside 4:07.64",
        "Read as mile in 6:00",
        "You",
        "**6:00**  6:00/mi · 3:44/km",
        "1:29.5 a lap of 400 m",
        "Women, outdoor track",
        "**4:07.64**  Faith Kipyegon (KEN), 2023",
        "4:08/mi · 2:34/km",
        "**1:52.36 behind** (+45.4 %)",
        "When she finishes, you have **502 m** to go: on the last bend of lap 3.",
        "To feel that pace: 400 m in **1:01.6**, 4 times in a row.",
        WINDOW,
        FOOTER_OF_RECORDS,
    ]


def test_both_records_are_told_the_women_s_first() -> None:
    card = card_of("5k in 25:00")
    assert card.title.replace(NBSP, " ") == "5000 m: 25:00 beside 13:58.06 and 12:35.36"
    assert [field.name for field in card.fields] == ["You", "Women, outdoor track", "Men, outdoor track"]
    assert "When he finishes, you have **2482 m** to go: on the home straight of lap 7." in text_of(card)


def test_whoever_is_ahead_of_the_record_is_told_so() -> None:
    lines = field(card_of("mile 3:40 men"), "Men, outdoor track")
    assert "**2.66 s ahead** (−1.2 %)" in lines
    assert "When you finish, he has **19 m** to go: on the home straight of lap 4." in lines
    assert "**Would be the world record** today: ahead of Hicham El Guerrouj (3:43.13)." in lines


def test_a_pending_mark_says_so_and_what_stands_until_then() -> None:
    lines = field(card_of("mile 3:43 men"), "Men, outdoor track")
    assert lines[0] == "**3:42.66**  Josh Kerr (GBR), 2026"
    assert "**Would be the best of the ratified marks**: ahead of Hicham El Guerrouj (3:43.13)." in lines
    assert lines[-1] == "Waits for ratification; until then 3:43.13"


def test_the_same_time_is_side_by_side() -> None:
    lines = field(card_of("mile 4:07.64 women"), "Women, outdoor track")
    assert "**The very same**: you would be side by side." in lines
    assert not [line for line in lines if "to go" in line]


def test_what_never_was_on_the_list_gets_no_line_about_it() -> None:
    assert "Would" not in text_of(card_of("mile 7:00"))


def test_off_the_track_the_metres_are_told_without_a_place() -> None:
    lines = field(card_of("marathon 4:30:00 women"), "Women, road, mixed race")
    assert "When she finishes, you have **21.89 km** to go." in lines
    assert "To feel that pace: 400 m in **1:13.9**, 105.5 times in a row." in lines


def test_a_sprint_is_told_with_its_speed_and_without_laps() -> None:
    card = card_of("100m in 12.5", "", "men")
    assert "2:05/km · 3:21/mi · 28.8 km/h" in text_of(card)
    assert "When he finishes, you have **23 m** to go: on the home straight." in text_of(card)
    assert "lap" not in text_of(card)
    assert "of lap" not in text_of(card_of("400m in 60", "", "men"))


@pytest.mark.parametrize(
    ("typed", "count"),
    [("800m 2:30", "2"), ("1500 5:00", "3.75"), ("mile 6:00", "4"), ("2 miles 12:00", "8"), ("5000m 25:00", "12.5"),
     ("100k 10:00:00", "250"), ("100 miles 24:00:00", "402"), ("12 km in 1 hour men", "53.3")],
)  # fmt: skip
def test_the_pace_to_feel_is_counted_in_laps(typed: str, count: str) -> None:
    assert f", {count} times in a row." in text_of(card_of(typed))


def test_an_hour_is_told_in_metres() -> None:
    card = card_of("12 km in 1 hour women")
    assert card.title.replace(NBSP, " ") == "1 hour: 12,000 m beside 18,930 m"
    assert field(card, "You")[-1] == "When the time is up, you are at the finish line, at the start of lap 31."
    assert "**6930 m behind** (−36.6 %)" in field(card, "Women, outdoor track")
    day = card_of("24h 180 km women")
    assert day.title.replace(NBSP, " ") == "24 hours: 180 km beside 278.622 km"
    assert "**98.62 km behind** (−35.4 %)" in field(day, "Women, ultra, world best")


def test_old_data_is_told_mildly() -> None:
    assert "My list is from 9 October 2026" in text_of(card_of("5k in 25:00", today=dt.date(2027, 11, 21)))
    assert "My list" not in text_of(card_of("5k in 25:00"))
    assert "My list" not in text_of(card_of("5k in 25:00 vs 24:00", today=dt.date(2027, 11, 21)))


# Beside another run


def test_two_times_are_told_whole() -> None:
    assert text_of(card_of("20:00 5k vs 18:30")).splitlines() == [
        "5 km: 20:00 beside 18:30",
        "Read as 5 km in 20:00",
        "You",
        "**20:00**  4:00/km · 6:26/mi",
        "1:36 a lap of 400 m",
        "The other",
        "**18:30**",
        "3:42/km · 5:57/mi",
        "**1:30 behind** (+8.1 %)",
        "When the other finishes, you have **375 m** to go: on the first bend of lap 13.",
        "To feel that pace: 400 m in **1:28.8**, 12.5 times in a row.",
        "An even pace is assumed for both. Places are those on a track of 400 m.",
    ]
    ahead = text_of(card_of("18:30 5k vs 20:00"))
    assert "When you finish, the other has **375 m** to go: on the first bend of lap 13." in ahead
    assert "Places" not in text_of(card_of("half 1:45:00 vs 1:40:00"))


def test_what_was_assumed_and_passed_over_is_told() -> None:
    assert "I read the time as 4 h 30 min." in text_of(card_of("marathon 4:30"))
    assert "Read as marathon in 4:00:00" in text_of(card_of("26.2 in 4:00:00"))
    assert "I passed over `women`." in text_of(card_of("mile women 4:30 vs 4:20"))


def test_a_time_from_a_pace_is_told_to_the_second() -> None:
    card = card_of("5:00/km half women")
    assert card.title == "Half marathon: 1:45:29 beside 1:02:52"
    assert "**42:37 behind** (+67.8 %)" in text_of(card)


# The picture


def test_both_runners_are_on_the_picture() -> None:
    picture, spec = picture_of("mile 6:00 women")
    assert spec.shape == OUTDOOR_TRACK
    assert (spec.ahead.name, spec.ahead.note, spec.ahead.past_line) == ("Faith Kipyegon", "4:07.64", 0)
    assert (spec.behind.name, spec.behind.note) == ("You", "6:00")
    assert spec.behind.past_line == pytest.approx(800 - 502.29, abs=0.01)
    assert spec.gap == pytest.approx(502.29, abs=0.01)
    assert spec.headline == "502 m behind"
    assert spec.caption == ("You: on the last bend of lap 3",)
    assert picture.alt == (
        "A running track from above. Mile: 6:00 beside 4:07.64. 502 m behind. You: on the last bend of lap 3."
    )


def test_whoever_is_ahead_is_ahead_on_the_picture() -> None:
    picture, spec = picture_of("mile 3:40 men")
    assert card_of("mile 3:40 men").picture == picture
    assert (spec.ahead.name, spec.behind.name, spec.headline) == ("You", "Josh Kerr", "19 m ahead")
    assert spec.caption == ("Josh Kerr: on the home straight of lap 4",)
    _, level = picture_of("5k 20:00 vs 20:00")
    assert (level.headline, level.caption, level.gap) == ("Side by side", (), 0)
    _, other = picture_of("5k 20:00 vs 18:30")
    assert (other.ahead.name, other.ahead.note) == ("The other", "18:30")
    _, indoor = picture_of("1500 5:00 indoor")
    assert indoor.shape == SHORT_TRACK
    _, hour = picture_of("12.1 km in 1 hour women")
    assert [hour.ahead.past_line, hour.behind.past_line] == pytest.approx([130, 100])


@pytest.mark.parametrize("typed", ["marathon 4:30:00", "5 km 25:00", "3000m steeple 10:00", "24h 180 km", "100m 80 s"])
def test_where_there_is_no_track_there_is_no_picture(typed: str) -> None:
    assert track_picture(work_out_comparison(typed), ENGLISH) is None


# Autocomplete


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("5k in 25:00 women", "5 km in 25:00: 11:01.94 behind Beatrice Chebet, 2206 m to go"),
        ("mile 4:30", "Mile in 4:30: 22.36 s behind Faith Kipyegon and 47.34 s behind Josh Kerr"),
        ("mile 3:40 men", "Mile in 3:40: 2.66 s ahead of Josh Kerr"),
        ("mile 4:07.64 women", "Mile in 4:07.64: level with Faith Kipyegon"),
        ("5k 20:00 vs 18:30", "5 km in 20:00: 1:30 behind 18:30, 375 m to go"),
        ("12 km in 1 hour men", "12 km in 1:00:00: 9330 m behind Mo Farah"),
    ],
)
def test_one_line_says_how_far_apart_they_are(typed: str, line: str) -> None:
    assert line_of(typed) == line


# Buttons


def test_the_buttons_lead_on() -> None:
    steps = {step.label: (step.topic, step.arguments) for step in card_of("5k in 25:00", "", "women").next_steps}
    assert steps == {
        "Pace for 25:00": ("pace", ("5k in 25:00",)),
        "Records": ("record", ("5000m women outdoor track",)),
        "Short track": ("compare", ("5k in 25:00", "", "women", "short track")),
        "Road": ("compare", ("5k in 25:00", "", "women", "road")),
    }
    other = {step.label: step.arguments for step in card_of("5k in 25:00 vs 24:00").next_steps}
    assert other == {"Pace for 25:00": ("5k in 25:00",), "Beside the record": ("5k in 25:00",)}
    assert [step.label for step in card_of("7k in 40:00 vs 39:00").next_steps] == ["Pace for 40:00"]


# The whole

PHRASES = (
    "5k in 25:00", "mile 12:00", "marathon 6:59:59", "half 3:30:00 women", "100m 25", "400m 2:30", "10k in 1:35:00",
    "24h 60 km", "1500 15:00 indoor", "100 miles 30:00:00", "5k 45:00 vs 22:00", "7k in 1:20:00 vs 40:00",
    "12 km in 1 hour vs 15 km", "3000m steeplechase 20:00", "mile 5:00 road", "800m 1:50 women", "50k 4:00:00",
)  # fmt: skip


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.language} {reader.units}")
def test_every_answer_is_kind_and_fits(phrase: str, reader: Reader) -> None:
    card = card_of(phrase, reader=reader)
    told = text_of(card)
    assert not UNKIND.search(told), told
    assert "{" not in told
    assert "None" not in told
    assert 0 < units(card.title) <= TITLE
    assert units("\n".join(card.lines)) <= DESCRIPTION
    assert units(card.footer) <= FOOTER
    assert units(told) <= TOTAL
    for one in card.fields:
        assert 0 < units(one.name) <= FIELD_NAME
        assert 0 < units(one.value) <= FIELD_VALUE
    assert all(units(step.label) <= 80 for step in card.next_steps)


@given(st.integers(9, 60), st.integers(1, 3599), st.sampled_from(READERS))
def test_any_time_over_five_kilometres_is_answered(minutes: int, hundredths: int, reader: Reader) -> None:
    seconds = f"{hundredths // 60 % 60:02}.{hundredths % 60:02}"
    card = card_of(f"5k in {minutes + 5}:{seconds}", reader=reader)
    told = text_of(card).replace("women-only", "")
    assert not re.search(r":60\b|-\d", told)
    (step,) = [step for step in card.next_steps if step.topic == "pace"]
    pace = work_out_pace(read_phrase(*step.arguments))
    assert pace.duration is not None
    assert pace.duration.seconds == pytest.approx((minutes + 5) * 60 + float(seconds))


def test_turning_the_units_turns_what_comes_first() -> None:
    km, miles = (card_of("5k in 25:00", reader=Reader(units=system)) for system in UnitSystem)
    assert (km.units, miles.units) == (UnitSystem.KM, UnitSystem.MILES)
    assert "5:00/km · 8:03/mi" in text_of(km)
    assert "8:03/mi · 5:00/km" in text_of(miles)
    assert "4:30/mi · 2:48/km" in text_of(miles)
