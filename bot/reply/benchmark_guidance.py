"""How to run a test of fitness, so that two can be compared: in this project's own words, from no one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.benchmark import Goal, Ground, Trial
from bot.core.distance import Benchmark
from bot.reply.guidance import ADVICE, Advice
from bot.reply.language import mark


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a test, as kilometres, laps, metres or minutes, and how it should feel."""

    part: str
    feel: str


_CALM: Final = mark("calm")
_EVEN: Final = mark("even")
_STAY: Final = mark("stay with it")
_ALL: Final = mark("all that is left")

TRIAL_NAMES: Final = {
    Trial.KM1: mark("1 km"),
    Trial.MILE: mark("mile"),
    Trial.KM5: mark("5 km"),
    Trial.MINUTES12: mark("12 minutes"),
}
GOAL_NAMES: Final = {
    Goal.JUST_STARTED: mark("just started running"),
    Goal.WALKING: mark("walking"),
    Goal.FIRST_5K: mark("a first 5 km"),
    Goal.FASTER_MILE: mark("a faster mile or kilometre"),
    Goal.FASTER_5K: mark("a faster 5 or 10 km"),
    Goal.MARATHON: mark("a half marathon, a marathon or longer"),
    Goal.HEALTH: mark("health and weight"),
    Goal.COMEBACK: mark("back after a break"),
    Goal.TEAM_SPORT: mark("fitness for another sport"),
    Goal.MILITARY: mark("a service test (army, police, fire brigade)"),
    Goal.SCHOOL: mark("school"),
}
GROUND_NAMES: Final = {
    Ground.TRACK: mark("400 m track"),
    Ground.HALL: mark("hall or 200 m track"),
    Ground.ROAD: mark("road or path"),
    Ground.TREADMILL: mark("treadmill"),
}

TRIAL_ADVICE: Final = {
    Trial.KM1: ADVICE[Benchmark.KM1],
    Trial.MILE: ADVICE[Benchmark.MILE],
    Trial.KM5: ADVICE[Benchmark.KM5],
    Trial.MINUTES12: Advice(
        mark("Everybody starts and stops together, whatever the speed, and every metre counts. Walking is allowed."),
        mark("You have to know how far it was: count laps, and pace off the rest. Most start too fast."),
    ),
}

REASONS: Final = {
    Goal.JUST_STARTED: mark(
        "It is over before it gets long, and in a few weeks you will see the change. Walk as much of it as you like."
    ),
    Goal.WALKING: mark(
        "Twelve minutes are the same for everybody, and the distance you walk is your result. With a pulse at the end, "
        "`/test rockport` says more."
    ),
    Goal.FIRST_5K: mark(
        "Your 5 km will be the big day; until then a kilometre shows progress without costing a week of training."
    ),
    Goal.FASTER_MILE: mark(
        "What you want to get better at is the best test of it, as long as you leave it some weeks."
    ),
    Goal.FASTER_5K: mark(
        "There is one most weekends, and it is close to what you train for. A mile in between shows your speed."
    ),
    Goal.MARATHON: mark(
        "It is long enough to say something about endurance, and you run normally again two days later."
    ),
    Goal.HEALTH: mark(
        "The time is fixed, so it never gets longer than you can take. More metres in the same minutes: that is "
        "health you can see."
    ),
    Goal.COMEBACK: mark(
        "Short enough not to undo anything. Take the first one at nine tenths; it is a new beginning, not a comparison."
    ),
    Goal.TEAM_SPORT: mark(
        "A whole team can do it at once. Where your sport asks for shuttles, `/test beep` reads the beep test."
    ),
    Goal.MILITARY: mark(
        "Cooper's test was made for the services. If yours has a test of its own, practise that one; the US Army's "
        "2 miles are in `/test`."
    ),
    Goal.SCHOOL: mark(
        "Many schools run it, and `/test` knows the girls' zones. With small children a game is better than a test."
    ),
}

GROUND_ADVICE: Final = {
    Ground.TRACK: mark(
        "**400 m track:** the fairest place. Lane 1; `/distance` says where to start and how many laps."
    ),
    Ground.HALL: mark("**Hall:** tight bends cost a little. Compare only with the same hall, and never with outdoors."),
    Ground.ROAD: mark(
        "**Road:** a flat, measured stretch, there and back because of the wind, and the same one each time. A watch "
        "may be off by 1 or 2 %."
    ),
    Ground.TREADMILL: mark(
        "**Treadmill:** belts are off by a few per cent. The same machine and the same incline each time, and no "
        "comparison with outdoors."
    ),
}

WARM_UP: Final = {
    Trial.KM1: mark(
        "10 to 15 minutes easy, then three or four strides of 80 m. The shorter the test, the longer the warm-up."
    ),
    Trial.MILE: mark("10 to 15 minutes easy, then three or four strides of 80 m. Begin within five minutes."),
    Trial.KM5: mark(
        "10 minutes easy and two or three strides. If you are new to it, ten minutes of brisk walking will do."
    ),
    Trial.MINUTES12: mark("10 minutes easy and two or three strides; for a walk, ten minutes of walking."),
}
GENTLE_WARM_UP: Final = mark(
    "Ten minutes of walking, the last two a little quicker. That is enough; save the rest for the test."
)
NEW_TO_IT: Final = frozenset({Goal.JUST_STARTED, Goal.WALKING, Goal.FIRST_5K, Goal.HEALTH, Goal.COMEBACK})
"""Who warms up gently, whatever the test."""
PLANS: Final = {
    Trial.KM1: (
        Stretch(mark("to 200 m"), _CALM),
        Stretch(mark("to 600 m"), _EVEN),
        Stretch(mark("to 800 m"), _STAY),
        Stretch(mark("to 1000 m"), _ALL),
    ),
    Trial.MILE: (
        Stretch(mark("lap 1"), _CALM),
        Stretch(mark("lap 2"), _EVEN),
        Stretch(mark("lap 3"), _STAY),
        Stretch(mark("lap 4"), _ALL),
    ),
    Trial.KM5: (
        Stretch(mark("km 1"), _CALM),
        Stretch(mark("km 2, 3"), _EVEN),
        Stretch(mark("km 4"), _STAY),
        Stretch(mark("km 5"), _ALL),
    ),
    Trial.MINUTES12: (
        Stretch(mark("to 2 min"), _CALM),
        Stretch(mark("to 8 min"), _EVEN),
        Stretch(mark("to 11 min"), _STAY),
        Stretch(mark("to 12 min"), _ALL),
    ),
}
PLAN_NOTE: Final = mark(
    "Aim at even splits: every part about as fast as the others. If the first feels slow, it is right."
)

SPOILS: Final = mark(
    "Wind, heat, hills, a hard day before, a big meal, other shoes, another course. Write down what was different."
)
HOW_OFTEN: Final = mark(
    "Every four to eight weeks. Two days between hard efforts, and an easy day before. A day you do not feel well is "
    "no day for a test."
)
