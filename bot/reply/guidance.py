"""What each distance is good for as a test, and where it misleads: short, and kind to whoever takes longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.distance import Benchmark
from bot.reply.language import mark


@dataclass(frozen=True, slots=True)
class Advice:
    """Two texts for translation: what a distance is good for, and what to watch out for."""

    good_for: str
    watch_out: str


ADVICE: Final[dict[Benchmark, Advice]] = {
    Benchmark.M400: Advice(
        mark("One lap, flat out: your top speed with a little staying power. Most track sessions are built from it."),
        mark("Warm up for longer than it lasts. It says little about how far you can go."),
    ),
    Benchmark.M800: Advice(
        mark("Two laps that ask for speed and stamina at once. It shows quickly whether fast training pays off."),
        mark("A first lap that feels easy is the right one. Leave some days between hard tries."),
    ),
    Benchmark.KM1: Advice(
        mark("A friendly first test: short enough for any weekday, long enough to mean something."),
        mark("Over so short a run GPS is too rough. Use a track, or the same measured stretch each time."),
    ),
    Benchmark.M1500: Advice(
        mark("The metric mile: speed and stamina in equal parts, and raced on every track."),
        mark("It is 109 m short of a mile, so the two times do not compare as they are."),
    ),
    Benchmark.MILE: Advice(
        mark("Four laps that everybody understands. Worth a try every month or two, at any pace."),
        mark("Four laps alone are 1600 m, 9 m short. A mile by GPS is rarely quite a mile."),
    ),
    Benchmark.KM3: Advice(
        mark("A hard test that is soon over: it shows your fitness without the toll of a longer race."),
        mark("It is easy to start as if it were 1500 m. Settle in first, and race the last two laps."),
    ),
    Benchmark.MILES2: Advice(
        mark("A bridge between the mile and 5 km, and the fitness test of many schools and services."),
        mark("Eight laps are 3200 m, 19 m short. Times over 3 km or 3200 m are another event."),
    ),
    Benchmark.KM5: Advice(
        mark("The best all-round test: there is one most weekends, and walking part of it is fine."),
        mark("Hills, mud and turns can cost a minute. Compare yourself on the same course."),
    ),
    Benchmark.KM10: Advice(
        mark("Shows your endurance without spoiling the week after. A sound base for longer goals."),
        mark("Most people start too fast. Trust a measured course more than the watch."),
    ),
    Benchmark.MILES10: Advice(
        mark("Long enough to test endurance, kinder to the legs than a half marathon."),
        mark("It is rarely raced, and courses differ. One time alone says little."),
    ),
    Benchmark.HALF: Advice(
        mark("A long race that fits into a full life, and the best single hint of a marathon time."),
        mark("What you eat and drink begins to matter. Give yourself easy days afterwards."),
    ),
    Benchmark.MARATHON: Advice(
        mark("A test of patience and preparation as much as of speed. Finishing is a result."),
        mark("Heat, wind and crowds can cost many minutes, and forecasts from short races are often too fast."),
    ),
    Benchmark.KM50: Advice(
        mark("The first step beyond the marathon: a place to learn pacing, eating and drinking on the move."),
        mark("On trails the climbs decide. Compare two runs only over the same course."),
    ),
    Benchmark.MILES50: Advice(
        mark("A full day out. Walking breaks are part of the plan, not a failure of it."),
        mark("Courses differ too much to compare times. Look up the time limits before you enter."),
    ),
    Benchmark.KM100: Advice(
        mark("The classic ultra of the road, with measured courses and championships of its own."),
        mark("An easy first half is worth more than any speed. Recovery takes weeks."),
    ),
    Benchmark.MILES100: Advice(
        mark("A day and often a night: judgement, good company and patience count for more than speed."),
        mark("Sleep, stomach and weather decide. Finishing is the result; the time says little of fitness."),
    ),
    Benchmark.SPRINT: Advice(
        mark("Speed and good form, and fun as short strides at the end of an easy run."),
        mark("Warm up well. A watch stopped by hand is easily a few tenths out, which is much here."),
    ),
    Benchmark.UP_TO_1_KM: Advice(
        mark("Speed with a little staying power; most useful as one repetition of many."),
        mark("A hard first half costs more than it brings. It says little about longer runs."),
    ),
    Benchmark.UP_TO_4_KM: Advice(
        mark("A short test of fitness that can be repeated every few weeks."),
        mark("Over so short a run GPS is rough. Use a track, or the same measured stretch each time."),
    ),
    Benchmark.UP_TO_8_KM: Advice(
        mark("An all-round test of fitness that needs no long recovery."),
        mark("An uncommon distance: compare it with your own times on the same course."),
    ),
    Benchmark.UP_TO_18_KM: Advice(
        mark("Shows endurance without the toll of a long race."),
        mark("Most people start too fast. Trust a measured course more than the watch."),
    ),
    Benchmark.UP_TO_30_KM: Advice(
        mark("A long, steady test, and a rehearsal for something longer."),
        mark("Eat and drink as you would on race day. Take easy days afterwards."),
    ),
    Benchmark.UP_TO_MARATHON: Advice(
        mark("A long training run more than a race: for practising pace, food and shoes."),
        mark("Run flat out, it costs as much as a marathon. Most of these are better easy."),
    ),
    Benchmark.UP_TO_75_KM: Advice(
        mark("A day of running and walking, and of finding out what you can eat on the way."),
        mark("Ground, climbs and weather decide. Compare two runs only over the same course."),
    ),
    Benchmark.LONGER: Advice(
        mark("An adventure more than a test: patience, sleep and good company carry you."),
        mark("Times hardly compare. Plan the breaks first and the pace afterwards."),
    ),
}
"""One entry for each benchmark; general running sense in this project's own words, from no single source."""
