"""Pictures are drawn whatever is in them: names do not overlap, all text can be read, and each kind looks its own."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.events import Category, Surface, event_by_id
from bot.core.quantities import Duration
from bot.core.records import MarkKind, Progression, ProgressionMark, load_record_book
from bot.core.track import LAP, SHORT_TRACK_LAP, curve_in_lane
from bot.reply.charts import draw, progression, splits, theme, track
from bot.reply.charts.placement import Box, Wish, place
from bot.reply.pictures import (
    OUTDOOR_TRACK,
    SHORT_TRACK,
    Milestone,
    Picture,
    PictureSpec,
    Point,
    PointKind,
    ProgressionPicture,
    Series,
    SplitBar,
    SplitsPicture,
    Tick,
    TrackPicture,
    TrackRunner,
    TrackShape,
    metre_ticks,
    second_ticks,
    year_ticks,
)
from bot.reply.reader import Reader
from bot.reply.wording import wording_for

MOST_BYTES = 150 * 1024
ENGLISH = wording_for(Reader())
TODAY = dt.date(2026, 11, 21).toordinal()
KEY = (
    (PointKind.EQUALLED, "equalled"),
    (PointKind.PENDING, "awaits ratification"),
    (PointKind.NOT_COUNTED, "does not count"),
)
KINDS = {MarkKind.PENDING: PointKind.PENDING, MarkKind.RECORD: PointKind.RECORD, MarkKind.WORLD_BEST: PointKind.RECORD}
CANVAS = Box(0, 0, theme.WIDTH, theme.HEIGHT)


def points_of(marks: tuple[ProgressionMark, ...]) -> Iterator[Point]:
    for mark in marks:
        kind = PointKind.EQUALLED if mark.equalled else KINDS.get(mark.kind, PointKind.NOT_COUNTED)
        yield Point(
            day=mark.date.toordinal(),
            value=mark.duration_run.seconds if mark.event.distance else mark.distance_run.metres,
            name=mark.athlete,
            note=f"{mark.text} · {mark.date.year}",
            kind=kind,
            joined=not mark.after_gap,
        )


def picture_of(*series: Series, milestones: tuple[Milestone, ...] = ()) -> ProgressionPicture:
    points = [point for one in series for point in one.points]
    least, greatest = min(point.value for point in points), max(point.value for point in points)
    return ProgressionPicture(
        title="Mile: how the record fell",
        subtitle="World records, outdoor track · data of 9 October 2026",
        series=series,
        until=TODAY,
        day_ticks=tuple(
            Tick(at=dt.date(year, 1, 1).toordinal(), label=str(year))
            for year in year_ticks(min(point.day for point in points), TODAY)
        ),
        value_ticks=tuple(
            Tick(at=at, label=ENGLISH.exact_duration(Duration(at))) for at in second_ticks(least, greatest)
        ),
        milestones=milestones,
        key=KEY,
    )


def record(event: str, category: Category, surface: Surface = Surface.OUTDOOR_TRACK) -> Series:
    found = load_record_book().progression(event_by_id(event), category, surface)
    assert isinstance(found, Progression)
    return Series(points=tuple(points_of(found.marks)), name=category.value)


def bannister() -> Milestone:
    return Milestone(day=dt.date(1954, 5, 6).toordinal(), value=239.4, label="first under 4:00", line=240.0)


def falling(count: int, name: str = "Somebody", start: int = 1900) -> Series:
    first = dt.date(start, 6, 1).toordinal()
    step = (TODAY - first) // count
    return Series(
        name=f"series {name}",
        points=tuple(
            Point(day=first + step * n, value=300.0 - 60.0 * n / count, name=f"{name} {n}", note=f"4:{n:02} · 19{n:02}")
            for n in range(count)
        ),
    )


def on_track(gap: float, shape: TrackShape = OUTDOOR_TRACK, past_line: float = 0.0) -> TrackPicture:
    return TrackPicture(
        title="When Faith Kipyegon finishes the mile",
        shape=shape,
        ahead=TrackRunner(past_line=past_line, name="Faith Kipyegon", note="4:07.64"),
        behind=TrackRunner(past_line=(past_line - gap) % shape.lap, name="You", note="6:03"),
        gap=gap,
        headline=f"{gap:.0f} m to go",
        caption=("1 lap and 112 m behind", "in the back straight of lap 3"),
        finish="Finish",
    )


LONG = "Maximiliane-Antonia von und zu Waldstein"
ODD = "$x^2$ Ладумег 🏃🏽‍♀️ Zátopek\nHägg Ø ě 字 {name} \\frac12"


def bars_of(*leads: float, rest: float = 1.0) -> SplitsPicture:
    """Bars of splits of one length, the last of which is ``rest`` as long."""
    return SplitsPicture(
        title="5 km in 20:30: even splits",
        subtitle="fade +1.0 % · variation 1.8 %",
        bars=tuple(
            SplitBar(lead=lead, length=rest if index == len(leads) else 1.0, name=str(index), note=f"4:{index:02}")
            for index, lead in enumerate(leads, start=1)
        ),
        even="4:06/km",
        faster="faster",
        slower="slower",
        axis="split",
    )


PICTURES: dict[str, PictureSpec] = {
    "mile, men": picture_of(record("mile", Category.MEN), milestones=(bannister(),)),
    "mile, both": picture_of(record("mile", Category.MEN), record("mile", Category.WOMEN), milestones=(bannister(),)),
    "marathon, women": picture_of(record("marathon", Category.WOMEN, Surface.ROAD)),
    "half, men": picture_of(record("half", Category.MEN, Surface.ROAD)),
    "one mark": picture_of(falling(1)),
    "two marks": picture_of(falling(2)),
    "60 marks": picture_of(falling(60)),
    "twice 60 marks": picture_of(falling(60), falling(60, "Another", 1920)),
    "long names": picture_of(falling(12, LONG)),
    "odd names": picture_of(falling(12, ODD)),
    "all of one day": picture_of(Series(points=tuple(replace(point, day=TODAY) for point in falling(5).points))),
    "all level": picture_of(Series(points=tuple(replace(point, value=240.0) for point in falling(5).points))),
    "only pending": picture_of(Series(points=(replace(falling(1).points[0], kind=PointKind.PENDING),))),
    "broken": picture_of(Series(points=tuple(replace(point, joined=False) for point in falling(5).points))),
    "no words": replace(picture_of(falling(3)), title="", subtitle="", day_ticks=(), value_ticks=(), key=()),
    "512 m behind": on_track(512),
    "9 m behind": on_track(9.4),
    "level": on_track(0),
    "behind on a short track": on_track(80, SHORT_TRACK),
    "17 laps": on_track(6_930, past_line=150),
    "long names on a track": replace(
        on_track(340),
        title=LONG * 3,
        ahead=TrackRunner(past_line=300, name=LONG, note=LONG),
        behind=TrackRunner(past_line=299, name=ODD, note=ODD),
        headline=LONG,
        caption=(LONG * 3,) * 5,
        finish=LONG,
    ),
    "five splits": bars_of(1.4, 0.2, -1.8, -2.6, 1.9),
    "two splits": bars_of(0.6, -0.6),
    "even splits": bars_of(0, 0, 0),
    "60 splits": bars_of(*(3 - step * 0.1 for step in range(60))),
    "22 splits and a short one": bars_of(*(1 - step * 0.1 for step in range(21)), 9.0, rest=0.0975),
    "a first lap of 9 m": replace(bars_of(80, 0.1, -0.1, 0.1), bars=(
        SplitBar(lead=80, length=9.3, name="1", note="0:02"),
        *(SplitBar(lead=0.1, length=400, name=str(lap), note="1:05.4") for lap in range(2, 6)),
    )),
    "one split far off": bars_of(*([1.0] * 30), -300.0),
    "long names of splits": replace(bars_of(1, -1, 2), title=LONG * 3, subtitle=LONG * 3, even=LONG, faster=ODD,
                                    slower=LONG * 2, axis=LONG),
    "long notes of splits": replace(bars_of(1, -1), bars=tuple(
        SplitBar(lead=lead, length=1, name=LONG, note=ODD * 3) for lead in (1.0, -1.0, 0.0)
    )),
}  # fmt: skip
SPLITS = {name: spec for name, spec in PICTURES.items() if isinstance(spec, SplitsPicture)}
PROGRESSIONS = {name: spec for name, spec in PICTURES.items() if isinstance(spec, ProgressionPicture)}
TRACKS = {name: spec for name, spec in PICTURES.items() if isinstance(spec, TrackPicture)}


def pixels(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def has_colour(png: bytes, colour: str) -> bool:
    """Whether a spot of this colour is in the picture, give or take what the palette changes."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return bool((np.abs(pixels(png).astype(int) - wanted).max(axis=2) <= 12).sum() > 30)


# Every picture


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_drawn(name: str) -> None:
    png = draw(PICTURES[name])
    assert png.startswith(b"\x89PNG")
    assert len(png) < MOST_BYTES
    seen = pixels(png)
    assert seen.shape == (675, 1200, 3)
    assert len(np.unique(seen.reshape(-1, 3), axis=0)) > 8
    # The background is the picture's own, up to the corners.
    for corner in (seen[0, 0], seen[0, -1], seen[-1, 0], seen[-1, -1]):
        assert np.abs(corner.astype(int) - np.array([0x17, 0x1A, 0x21])).max() <= 3


@pytest.mark.parametrize("name", PICTURES)
def test_all_text_can_be_read_where_an_embed_shows_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    canvases: list[theme.Canvas] = []
    png_of = theme.Canvas.png

    def png(self: theme.Canvas) -> bytes:
        canvases.append(self)
        return png_of(self)

    monkeypatch.setattr(theme.Canvas, "png", png)
    draw(PICTURES[name])
    (canvas,) = canvases
    assert min((size for _, size, _ in canvas.texts), default=30) >= 30
    for text, _, box in canvas.texts:
        assert box.is_within(CANVAS), text
    for (one, _, box), (other, _, further) in combinations(canvas.texts, 2):
        assert not box.grown(-2).overlaps(further.grown(-2)), f"{one!r} lies over {other!r}"


def test_no_text_can_be_smaller() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        theme.Canvas().write("small", (10, 10), size=29.0)


def test_the_same_picture_is_the_same_file() -> None:
    spec = PICTURES["mile, men"]
    copy = pickle.loads(pickle.dumps(spec))  # noqa: S301 - what was just written
    assert copy == spec
    assert hash(copy) == hash(spec)
    assert Picture(copy, "a").file_name == Picture(spec, "b").file_name
    assert Picture(PICTURES["mile, both"], "").file_name != Picture(spec, "").file_name
    assert draw(copy) == draw(spec)


# Text


@pytest.mark.parametrize(
    "text",
    ["Zátopek", "Jarmila Kratochvílová", "Ørsted", "Владимир Куц", "Müller ß", "İlham Tanui Özbilen", "Ş ğ ő ț ạ Ґ"],
)
def test_the_font_has_the_letters_of_runners_names(text: str) -> None:
    assert theme.drawable(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("$x^2$", "$x^2$"),
        ("\\frac{1}{2} %", "\\frac{1}{2} %"),
        ("run 🏃🏽‍♀️ fast", "run fast"),
        ("a\u202eb\u200bc\ufe0f", "abc"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("e\u0301", "é"),
        ("字", ""),
        ("\ud83c", ""),
    ],
)
def test_what_cannot_be_drawn_is_left_out(text: str, drawn: str) -> None:
    assert theme.drawable(text) == drawn


def test_a_formula_is_drawn_as_it_is_typed() -> None:
    formula, plain = theme.Canvas(), theme.Canvas()
    formula.write("$x$", (100, 100))
    plain.write("x", (100, 100))
    assert formula.texts[0][2].right > plain.texts[0][2].right + 20
    # The dollars are there: ink at the left edge of the text, above and below the x.
    assert (pixels(formula.png())[80:120, 100:116] > 100).any()


@given(st.text(max_size=60), st.floats(60, 400))
@settings(max_examples=60, deadline=None)
def test_a_text_is_cut_to_its_room(text: str, most: float) -> None:
    assert theme.text_width(theme.fitted(text, most)) <= most


# Names


@pytest.mark.parametrize("name", PROGRESSIONS)
def test_no_name_lies_over_another_or_over_a_line(name: str) -> None:
    spec = PROGRESSIONS[name]
    layout = progression.lay_out(spec)
    boxes = [label.placed.box for label in layout.labels]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert box.is_within(CANVAS)
        for obstacle in progression._obstacles(spec, layout.frame):
            assert not box.overlaps(obstacle)
    leaders = [label.placed.leader for label in layout.labels if label.placed.leader]
    assert not any(box.grown(-3).is_crossed(*leader) for box in boxes for leader in leaders)


def test_the_names_one_looks_for_are_there() -> None:
    def named(name: str) -> set[str]:
        return {label.lines[0] for label in progression.lay_out(PROGRESSIONS[name]).labels}

    assert {"Roger Bannister", "Hicham El Guerrouj", "Josh Kerr", "Gunder Hägg"} <= named("mile, men")
    assert {"Roger Bannister", "Faith Kipyegon", "Hicham El Guerrouj"} <= named("mile, both")
    assert {"Ruth Chepngetich", "Paula Radcliffe"} <= named("marathon, women")
    assert {"Jacob Kiplimo", "Yomif Kejelcha"} <= named("half, men")
    assert len(named("mile, men")) >= 8
    assert named("one mark") == {"Somebody 0"}


def test_a_milestone_says_what_it_is() -> None:
    labels = progression.lay_out(PROGRESSIONS["mile, men"]).labels
    assert ("Roger Bannister", "first under 4:00") in [label.lines for label in labels]


def test_a_holder_is_named_once() -> None:
    names = [label.lines[0] for label in progression.lay_out(PROGRESSIONS["mile, men"]).labels]
    assert len(names) == len(set(names))


BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(0, 900),
    st.floats(0, 500),
    st.floats(1, 200),
    st.floats(1, 80),
)
WISHES = st.builds(
    Wish,
    x=st.floats(0, 1000),
    y=st.floats(0, 600),
    sizes=st.lists(st.tuples(st.floats(10, 400), st.floats(20, 80)), min_size=1, max_size=2).map(tuple),
)


@given(st.lists(WISHES, max_size=12), st.lists(BOXES, max_size=12), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_names_are_dropped_rather_than_laid_over_each_other(
    wishes: list[Wish], obstacles: list[Box], together: int
) -> None:
    area = Box(0, 0, 1000, 600)
    placed = place(wishes, area, obstacles, together)
    assert len({found.wish for found in placed}) == len(placed)
    for found in placed:
        assert found.box.is_within(area)
        width, height = wishes[found.wish].sizes[found.size]
        assert (found.box.right - found.box.left, found.box.bottom - found.box.top) == pytest.approx((width, height))
        assert not any(found.box.overlaps(obstacle) for obstacle in obstacles)
    for one, other in combinations(placed, 2):
        assert not one.box.overlaps(other.box)


def test_a_single_name_stands_right_beside_its_point() -> None:
    (found,) = place([Wish(500, 300, ((100, 35),))], Box(0, 0, 1000, 600))
    assert found.box == Box(518, 247, 618, 282)
    assert found.leader is None


# Kinds of marks


@pytest.mark.parametrize(
    ("kind", "colour"),
    [
        (PointKind.RECORD, theme.BLUE),
        (PointKind.EQUALLED, theme.PURPLE),
        (PointKind.PENDING, theme.YELLOW),
        (PointKind.NOT_COUNTED, theme.VERMILION),
    ],
)
def test_each_kind_of_mark_has_a_colour_of_its_own(kind: PointKind, colour: str) -> None:
    colours = {theme.PURPLE, theme.YELLOW, theme.VERMILION}
    first, last = falling(2).points
    png = draw(replace(picture_of(Series(points=(first, replace(last, kind=kind)))), key=()))
    assert has_colour(png, theme.BLUE)
    assert has_colour(png, colour)
    assert not any(has_colour(png, other) for other in colours - {colour})


def test_each_kind_of_mark_has_a_sign_of_its_own() -> None:
    seen = []
    for kind in PointKind:
        canvas = theme.Canvas()
        progression._draw_sign(canvas, (600, 300), kind, theme.BLUE)
        ink = np.abs(pixels(canvas.png()).astype(int) - np.array([0x17, 0x1A, 0x21])).max(axis=2) > 60
        seen.append(ink[280:320, 580:620])
    for one, other in combinations(seen, 2):
        assert (one ^ other).sum() > 60


def test_the_key_tells_only_what_there_is() -> None:
    assert [text for _, text in progression._kinds_to_tell(PROGRESSIONS["mile, men"])] == [
        "equalled",
        "awaits ratification",
    ]
    assert not progression._has_key(PROGRESSIONS["60 marks"])
    assert progression._has_key(PROGRESSIONS["twice 60 marks"])


def test_two_records_have_two_colours() -> None:
    assert has_colour(draw(PICTURES["twice 60 marks"]), theme.ORANGE)
    assert not has_colour(draw(PICTURES["60 marks"]), theme.ORANGE)


# The track


def test_the_tracks_are_those_of_the_core() -> None:
    assert OUTDOOR_TRACK.lap == LAP.metres
    assert SHORT_TRACK.lap == SHORT_TRACK_LAP.metres
    bend = curve_in_lane(1).metres
    assert OUTDOOR_TRACK.straight == pytest.approx((LAP.metres - 2 * bend) / 2, abs=0.001)
    oval = track.oval_of(OUTDOOR_TRACK)
    assert oval.radius == pytest.approx(36.80, abs=0.001)
    assert oval.kerb == pytest.approx(36.50, abs=0.001)


@pytest.mark.parametrize("shape", [OUTDOOR_TRACK, SHORT_TRACK])
def test_the_track_is_to_scale_and_closed(shape: TrackShape) -> None:
    oval = track.oval_of(shape)
    ring = oval.ring(oval.radius)
    length = sum(float(np.hypot(x2 - x1, y2 - y1)) for (x1, y1), (x2, y2) in pairwise(ring))
    assert length / oval.scale == pytest.approx(shape.lap, rel=0.001)
    assert ring[0] == pytest.approx(ring[-1])
    for x, y in oval.ring(oval.edge):
        assert Box(20, 70, theme.WIDTH - 20, theme.HEIGHT - 10).is_within(CANVAS)
        assert 20 <= x <= theme.WIDTH - 20
        assert 70 <= y <= theme.HEIGHT - 10


def test_it_is_run_with_the_left_hand_inside_and_finished_at_the_end_of_the_home_straight() -> None:
    oval = track.oval_of(OUTDOOR_TRACK)
    home, back = oval.at(-20.0), oval.at(180.0)
    assert home[1] > oval.y > back[1]
    assert oval.heading(-20.0) == pytest.approx((1.0, 0.0))
    assert oval.heading(180.0) == pytest.approx((-1.0, 0.0))
    finish_x, finish_y = oval.at(0.0)
    assert (finish_x - oval.x) / oval.scale == pytest.approx(84.39 / 2)
    assert finish_y == home[1]
    # Into the bend after it, upwards.
    assert oval.at(20.0)[0] > finish_x
    assert oval.at(20.0)[1] < finish_y


@pytest.mark.parametrize("name", TRACKS)
def test_the_words_stand_in_the_infield_and_not_over_each_other(name: str) -> None:
    spec = TRACKS[name]
    layout = track.lay_out(spec)
    oval = track.oval_of(spec.shape)
    boxes = [*(label.box for label in layout.labels), layout.block]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    assert all(track._is_inside(oval, box) for box in boxes)


@pytest.mark.parametrize("past_line", range(0, 400, 20))
@pytest.mark.parametrize("gap", [0.0, 3.0, 40.0, 150.0, 512.0])
def test_wherever_they_are_their_names_have_room(past_line: int, gap: float) -> None:
    spec = on_track(gap, past_line=float(past_line))
    layout = track.lay_out(spec)
    oval = track.oval_of(spec.shape)
    boxes = [*(label.box for label in layout.labels), layout.block]
    assert all(track._is_inside(oval, box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    assert len(layout.words) == 3


def test_the_gap_is_drawn_along_the_track() -> None:
    def yellow(spec: TrackPicture, past_line: float) -> bool:
        oval = track.oval_of(spec.shape)
        x, y = oval.at(past_line, oval.drawn)
        red, green, blue = (int(value) for value in pixels(draw(spec))[round(y), round(x)])
        return red > 200 and green > 200 and blue < 120

    near = on_track(112)
    assert yellow(near, 340)
    assert yellow(near, 300)
    assert not yellow(near, 200)
    assert not yellow(near, 20)


# Splits


@pytest.mark.parametrize("name", SPLITS)
def test_a_bar_stands_on_the_line_of_the_mean_pace(name: str) -> None:
    spec = SPLITS[name]
    layout = splits.lay_out(spec)
    assert len(layout.bars) == len(spec.bars)
    for bar, box in zip(spec.bars, layout.bars, strict=True):
        assert box.is_within(CANVAS)
        assert (box.bottom if bar.lead >= 0 else box.top) == layout.line
    for before, after in pairwise(layout.bars):
        assert before.right <= after.left + 1


def test_a_bar_is_as_high_as_its_split_was_faster_and_as_wide_as_it_was_long() -> None:
    spec = bars_of(2.0, -4.0, 1.0, rest=0.5)
    first, second, third = splits.lay_out(spec).bars
    assert second.bottom - second.top == pytest.approx(2 * (first.bottom - first.top))
    assert third.right - third.left == pytest.approx((first.right - first.left) / 2, rel=0.1)


def test_even_splits_look_even() -> None:
    low = splits.lay_out(bars_of(0.1, -0.1)).bars[0]
    high = splits.lay_out(bars_of(5.0, -5.0)).bars[0]
    assert low.bottom - low.top < (high.bottom - high.top) / 10


def test_a_short_rest_does_not_press_the_others_flat() -> None:
    bars = splits.lay_out(SPLITS["22 splits and a short one"]).bars
    alone = splits.lay_out(bars_of(*(1 - step * 0.1 for step in range(21)))).bars
    assert bars[0].bottom - bars[0].top == pytest.approx(alone[0].bottom - alone[0].top, rel=0.2)


def test_faster_and_slower_have_colours_and_sides_of_their_own() -> None:
    png = draw(SPLITS["five splits"])
    assert has_colour(png, theme.BLUE)
    assert has_colour(png, theme.ORANGE)
    layout = splits.lay_out(SPLITS["five splits"])
    seen = pixels(png)
    for box, lead in zip(layout.bars, (1.4, 0.2, -1.8, -2.6, 1.9), strict=True):
        x, y = round((box.left + box.right) / 2), round((box.top + box.bottom) / 2)
        red, _, blue = (int(value) for value in seen[y, x])
        assert (blue > red) is (lead > 0)


def test_of_many_splits_the_fastest_and_the_slowest_have_their_time() -> None:
    many = SPLITS["60 splits"]
    assert splits._noted(many, splits.lay_out(many)) == (0, 59)
    few = SPLITS["five splits"]
    assert splits._noted(few, splits.lay_out(few)) == (0, 1, 2, 3, 4)
    short = SPLITS["22 splits and a short one"]
    assert splits._noted(short, splits.lay_out(short)) == (0, 20)


# Ticks


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ((1913, 5, 31), (2026, 11, 21), (1920, 1940, 1960, 1980, 2000, 2020)),
        ((2021, 5, 23), (2026, 11, 21), (2022, 2023, 2024, 2025, 2026)),
        ((2026, 3, 1), (2026, 4, 1), (2026,)),
        ((2020, 1, 1), (2020, 12, 1), (2020,)),
        ((1, 1, 2), (9999, 1, 1), (1, 9999)),
    ],
)
def test_years_to_label(first: tuple[int, int, int], last: tuple[int, int, int], years: tuple[int, ...]) -> None:
    assert year_ticks(dt.date(*first).toordinal(), dt.date(*last).toordinal()) == years


def test_times_to_label() -> None:
    assert second_ticks(223.13, 254.4) == (225, 230, 235, 240, 245, 250)
    assert second_ticks(7235, 10_518) == (7800, 8400, 9000, 9600, 10_200)
    assert second_ticks(9.58, 10.6) == (9.6, 9.8, 10.0, 10.2, 10.4, 10.6)
    assert second_ticks(240.0, 240.0) == (240.0,)


def test_lengths_to_label() -> None:
    assert metre_ticks(17_000, 21_330) == (17_000, 18_000, 19_000, 20_000, 21_000)
    assert metre_ticks(5, 5) == (5,)


@given(st.floats(0.01, 500_000), st.floats(0, 500_000))
def test_there_are_never_too_many_labels(least: float, spread: float) -> None:
    for ticks in (second_ticks, metre_ticks):
        found = ticks(least, least + spread)
        assert 1 <= len(found) <= 6
        assert list(found) == sorted(set(found))
