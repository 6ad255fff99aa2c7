"""``python -m benchmarks.calculators``: what each calculator costs on the wire beside ``/pace``, pictures aside."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from benchmarks.harness import Contender, Sample, connected, machine, run
from bot.client import create_bot
from bot.core.errors import PersonError
from bot.reply.reader import Reader
from bot.reply.wording import wording_for
from bot.surface.answers import kind_of
from tests.wire.client import command

_PHRASES: Final = 2_000
"""More than the bot keeps answers or readings of, so that each is worked out anew."""


def _times(before: str, after: str = "", first: int = 18 * 60) -> list[str]:
    """Phrases around times that differ by a second, as "5k in 18:00"."""
    return [f"{before}{(first + n) // 60}:{(first + n) % 60:02}{after}" for n in range(_PHRASES)]


_SECONDS: Final = [f"{n // 100}.{n % 100:02}" for n in range(1_000)]
PACE: Final = _times("5k in ")
ASKED: Final[Mapping[str, tuple[str, Sequence[str]]]] = {
    "splits": ("time", _times("10k in ", " every km", 36 * 60)),
    "analyse": ("splits", [f"5k: 4:{n // 50:02} 4:05 4:10 4:12 4:{n % 50:02}" for n in range(_PHRASES)]),
    "predict": ("time", _times("10k in ", "", 36 * 60)),
    "training": ("time", _times("8k in ", "", 30 * 60)),
    "agegrade": ("time", _times("10k in ", " F52", 36 * 60)),
    "points": ("time", [f"5000 m in {18 + n // 600}:{n // 10 % 60:02}.{n % 10} women" for n in range(_PHRASES)]),
    "zones": ("heart", [f"max {170 + n % 40} rest {40 + n // 40}" for n in range(_PHRASES)]),
    "conditions": ("time", _times("10k in ", " 28C dew point 20", 36 * 60)),
    "hill": ("time", _times("5k in ", " climb 100 m")),
    "treadmill": ("speed", [f"{8 + n / 250:.3f} km/h 1%" for n in range(_PHRASES)]),
    "test": ("name", [f"cooper {1800 + n} m" for n in range(_PHRASES)]),
    "workout": ("text", [f"2E + 4x{400 + n} @ 4:00/km (90s) + 1E" for n in range(_PHRASES)]),
    "critical-speed": ("trials", [f"800m 2:3{n}, 1500m 5:2{n}, 3000 m 11:0{n}" for n in _SECONDS]),
    "calories": ("time", _times("10k in ", " 70 kg", 36 * 60)),
    "countdown": ("race", [f"in {2 + n % 100} weeks, race {n}" for n in range(_PHRASES)]),
}
"""The first option of each command, and phrases of one kind for it."""
GOAL: Final = 1.3


def mistaken(names: Sequence[str]) -> Iterator[str]:
    """The phrases that are answered with a mistake, which would cost something else than an answer."""
    create_bot()  # its cogs tell how answers are made
    today, wording = dt.datetime.now(dt.UTC).date(), wording_for(Reader())
    for name, phrases in [("pace", PACE), *((name, ASKED[name][1]) for name in names)]:
        kind = kind_of(name)
        for phrase in phrases:
            try:
                if kind is None or not kind.make(wording, (phrase,), today).title:
                    yield f"/{name} {phrase}"
            except PersonError as error:
                yield f"/{name} {phrase}: {error.code.name}"


async def measure(names: Sequence[str], rounds: int, count: int, *, new: bool) -> None:
    """Print a row for each command: medians, and the medians of the ratios of each round.

    With ``new`` each phrase is another one, else it is the same again and again.
    """
    print("| command | p50, ms | × /pace | CPU, ms | × /pace | goal |")
    print("|---|---:|---:|---:|---:|---:|")
    async with connected(Contender("Metric Mile", ("--words-alone",))) as (wire, bot):
        for name in names:
            option, phrases = ASKED[name]
            different = _PHRASES if new else 1
            ours: list[dict[str, Any]] = [command(name, {option: phrase}) for phrase in phrases[:different]]
            pace: list[dict[str, Any]] = [command("pace", {"time": phrase}) for phrase in PACE[:different]]
            pairs: list[tuple[Sample, Sample]] = []
            for number in range(rounds + 1):
                start = number * count % _PHRASES
                turn = [await run(wire, bot, [*each[start:], *each[:start]], count, 1) for each in (pace, ours)]
                if number:  # the first warms up
                    pairs.append((turn[0], turn[1]))
            print(_row(name, pairs), flush=True)


def _row(name: str, pairs: Sequence[tuple[Sample, Sample]]) -> str:
    median = statistics.median
    p50, cpu = median(other.p50 for _, other in pairs), median(other.cpu for _, other in pairs)
    p50_ratio = median(other.p50 / pace.p50 for pace, other in pairs)
    cpu_ratio = median(other.cpu / pace.cpu for pace, other in pairs)
    return f"| `/{name}` | {p50:.2f} | {p50_ratio:.2f} | {cpu:.2f} | {cpu_ratio:.2f} | ≤ {GOAL} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calculators", description=__doc__)
    parser.add_argument("commands", nargs="*", default=list(ASKED), help="commands to measure (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count")
    parser.add_argument("--count", type=int, default=400, help="interactions in each")
    options = parser.parse_args(arguments)
    wrong = list(mistaken(options.commands))
    if wrong:
        parser.exit(1, "answered with a mistake:\n" + "\n".join(wrong[:20]) + "\n")
    print(f"{machine()}; medians of {options.rounds} rounds, one at a time\n")
    for new, title in ((False, "a phrase asked before"), (True, "a new phrase each time")):
        print(f"### Calculators beside `/pace`, {title}\n")
        asyncio.run(measure(options.commands, options.rounds, options.count, new=new))
        print()


if __name__ == "__main__":
    main()
