"""``python -m benchmarks.pictures``: what drawing costs the loop and other answers, and the worker itself."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import math
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

import uvloop

from benchmarks.harness import KIBIBYTE, Contender, connected, machine
from bot.reply.pictures import OUTDOOR_TRACK, TrackPicture, TrackRunner
from bot.workers.pictures import Limits, PictureWorkers
from tests.wire.client import Wire, command
from tests.wire.world import Asker

PICTURES: Final = 50
# As many as ask at once; each member has one picture at a time.
AT_ONCE: Final = 8
_TICK: Final = 0.001
_IDLE_SECONDS: Final = 5.0


def _spec(number: int) -> TrackPicture:
    return TrackPicture(
        title=f"5000 m in 25:{number:02} beside the record",
        shape=OUTDOOR_TRACK,
        ahead=TrackRunner(past_line=0.0, name="Joshua Cheptegei", note="12:35.36"),
        behind=TrackRunner(past_line=number * 7.0, name="You", note=f"25:{number:02}"),
        gap=2500.0 - number * 7.0,
        headline=f"{2500 - number * 7} m behind",
        caption=("home straight of lap 7",),
        finish="Finish",
    )


def _p99(values: Sequence[float]) -> float:
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


async def _lag(until: asyncio.Future[Any]) -> list[float]:
    """How late a timer of a millisecond comes, again and again, in seconds."""
    late: list[float] = []
    while not until.done():
        begun = time.perf_counter()
        await asyncio.sleep(_TICK)
        late.append(max(0.0, time.perf_counter() - begun - _TICK))
    return late


def _resident_mebibytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return float(line.split()[1]) / KIBIBYTE
    raise RuntimeError("the worker has no memory")


async def loop_and_worker() -> list[tuple[str, str, str]]:
    """Rows of name, figure and goal, from the worker beside a loop of its own."""
    workers = PictureWorkers(Limits(a_minute=PICTURES + 2))
    try:
        idle = await _lag(asyncio.ensure_future(asyncio.sleep(_IDLE_SECONDS)))
        begun = time.perf_counter()
        if await workers.picture(_spec(0), 0) is None:
            raise RuntimeError("the first picture was not drawn")
        first = time.perf_counter() - begun
        single: list[float] = []

        async def ask(member: int) -> None:
            for number in range(member, PICTURES, AT_ONCE):
                start = time.perf_counter()
                if await workers.picture(_spec(number + 1), member) is None:
                    raise RuntimeError(f"picture {number + 1} was not drawn")
                single.append(time.perf_counter() - start)

        begun = time.perf_counter()
        lag = await _lag(asyncio.gather(*(ask(member) for member in range(AT_ONCE))))
        took = time.perf_counter() - begun
        if len(single) != PICTURES or workers.pid is None:
            raise RuntimeError(f"{len(single)} of {PICTURES} pictures were drawn")
        memory = _resident_mebibytes(workers.pid)
    finally:
        await workers.close()
    return [
        ("event-loop lag p99, idle, ms", f"{1000 * _p99(idle):.2f}", ""),
        (f"event-loop lag p99, while {PICTURES} are drawn, ms", f"{1000 * _p99(lag):.2f}", "< 5"),
        ("first picture, the worker not started, ms", f"{1000 * first:,.0f}", ""),
        ("each further picture, ms", f"{1000 * took / PICTURES:,.0f}", ""),
        (f"memory of the worker after {PICTURES}, MiB", f"{memory:.0f}", ""),
    ]


async def _compare(wire: Wire, number: int) -> None:
    order = command(
        "compare", {"time": f"5k in {25 + number // 60}:{number % 60:02}"}, by=Asker(name=f"Runner {number}")
    )
    message = (await wire.outcome(await wire.send(order), timeout=20.0)).message
    deadline = time.monotonic() + 10.0
    # Words that did not wait for their picture get it by an edit.
    while "image" not in message["embeds"][0]:
        if time.monotonic() > deadline:
            raise RuntimeError(f"/compare was answered without its picture: {message}")
        await asyncio.sleep(0.05)
        message = await wire.message(message["id"])


async def _alone_and_beside(wire: Wire, draw: Callable[[int], Awaitable[None]], first: int) -> tuple[float, float]:
    """The p99 of ``/pace`` alone, and while eight members have the pictures from this number on drawn."""
    pace = [command("pace", {"time": "6:00 1k"})]
    alone = (await wire.drive(pace, 1000, forget=True))["acknowledged"]

    async def ask(member: int) -> None:
        for number in range(first + member, first + PICTURES, AT_ONCE):
            await draw(number)

    pictures = asyncio.gather(*(ask(member) for member in range(AT_ONCE)))
    beside: list[float] = []
    while not pictures.done():
        beside += (await wire.drive(pace, 20))["acknowledged"]
    await pictures
    return _p99(alone), _p99(beside)


@contextlib.asynccontextmanager
async def _warm_bot() -> AsyncIterator[Wire]:
    async with connected(Contender("Metric Mile")) as (wire, _):
        await wire.drive([command("pace", {"time": "6:00 1k"})], 300, forget=True)
        yield wire


async def answers_meanwhile(rounds: int) -> list[tuple[str, str, str]]:
    """Rows of name, figure and goal, of ``/pace`` on the wire while ``/compare`` is asked."""
    async with _warm_bot() as wire:

        async def compare(number: int) -> None:
            await _compare(wire, number)

        firsts = range(0, rounds * PICTURES, PICTURES)
        found = [await _alone_and_beside(wire, compare, first) for first in firsts]
    idle, busy = (statistics.median(p99s) for p99s in zip(*found, strict=True))
    return [
        ("`/pace` p99, idle, ms", f"{1000 * idle:.2f}", ""),
        (f"`/pace` p99, while {PICTURES} `/compare` are drawn, ms", f"{1000 * busy:.2f}", ""),
        ("ratio of the two", f"{_ratio(found):.2f}", "≤ 3"),
    ]


async def answers_beside_a_worker(rounds: int) -> list[tuple[str, str, str]]:
    """The same while a worker beside the bot draws as many, and nothing of them is sent."""
    workers = PictureWorkers(Limits(a_minute=PICTURES * (rounds + 1)))

    async def draw(number: int) -> None:
        if await workers.picture(_spec(number), number % AT_ONCE) is None:
            raise RuntimeError(f"picture {number} was not drawn")

    try:
        await draw(0)
        async with _warm_bot() as wire:
            firsts = range(1, rounds * PICTURES, PICTURES)
            found = [await _alone_and_beside(wire, draw, first) for first in firsts]
    finally:
        await workers.close()
    return [(f"the same ratio, while {PICTURES} are drawn and not sent", f"{_ratio(found):.2f}", "≤ 3")]


def _ratio(found: Sequence[tuple[float, float]]) -> float:
    return statistics.median(beside / alone for alone, beside in found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the part on the wire")
    options = parser.parse_args(arguments)
    print(f"{machine()}\n\n### Pictures\n\n| | Metric Mile | goal |\n|---|---:|---:|", flush=True)
    for rows in (
        uvloop.run(loop_and_worker()),
        asyncio.run(answers_meanwhile(options.rounds)),
        asyncio.run(answers_beside_a_worker(options.rounds)),
    ):
        for name, figure, goal in rows:
            print(f"| {name} | {figure} | {goal} |", flush=True)


if __name__ == "__main__":
    main()
