"""Measuring two bots on the wire, in turns: latency, throughput, processor time, start and memory.

Each bot has a small Discord of its own, so that both can stay connected and the rounds can alternate: what else the
machine does then hits both alike. Ratios are taken within a round, and the median of the rounds is reported.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import platform
import statistics
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from tests.wire.client import Wire
from tests.wire.process import Child

T = TypeVar("T")

KIBIBYTE: Final = 1024
# What a real Discord does not need for its answers, and what would only measure the wire itself.
FAST: Final[Mapping[str, Any]] = {"validate": False, "check_replies": False, "rate_limits": False}
# discord.py waits 2 s after READY for guilds; memory is read when that is over.
SETTLING_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot: the arguments of ``tests.wire.launch``, and its environment."""

    label: str
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of many interactions. Latencies and processor time in milliseconds, of a single interaction."""

    p50: float
    p99: float
    per_second: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured quantity: the medians of both bots, and the median of the ratios second : first."""

    name: str
    unit: str
    first: float
    second: float
    ratio: float
    goal: str = ""


Order = Mapping[str, Any]
"""One interaction, as the wire takes it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    rounds: int = 5
    one_at_a_time: int = 600
    at_once: int = 32
    many: int = 3000
    warm_up: int = 300
    starts: int = 5
    # Discord allows 2,500 to a shard.
    guilds: int = 2400


@contextlib.asynccontextmanager
async def connected(contender: Contender, **settings: Any) -> AsyncIterator[tuple[Wire, Child]]:
    """A bot on a small Discord of its own, ready. It starts with an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"DATA_FOLDER": folder, "SHARD_COUNT": "1", **contender.environment}
        async with Wire(**{**FAST, **settings}) as wire, wire.bot(*contender.arguments, env=environment) as bot:
            yield wire, bot


async def run(wire: Wire, bot: Child, orders: Sequence[Order], count: int, at_once: int) -> Sample:
    """One sample, of the orders in turn. Raises RuntimeError if the bot left anything unanswered."""
    before = bot.cpu_seconds()
    result = await wire.drive([dict(order) for order in orders], count, at_once=at_once, forget=True)
    spent = bot.cpu_seconds() - before
    if result["unanswered"]:
        raise RuntimeError(f"{result['unanswered']} of {count} interactions were not answered:\n{bot.log()[-2000:]}")
    latencies = sorted(result["acknowledged"])
    return Sample(
        p50=1000 * statistics.median(latencies),
        p99=1000 * latencies[math.ceil(0.99 * len(latencies)) - 1],
        per_second=count / result["seconds"],
        cpu=1000 * spent / count,
    )


async def answer_shape(contender: Contender, name: str, options: Mapping[str, Any]) -> tuple[int, int]:
    """How many embed fields and buttons a command's answer has."""
    async with connected(contender) as (wire, _):
        message = (await wire.command(name, options)).message
    fields = sum(len(embed.get("fields") or []) for embed in message["embeds"])
    buttons = sum(len(row.get("components") or []) for row in message["components"])
    return fields, buttons


async def compare(
    first: Contender, second: Contender, orders: tuple[Sequence[Order], Sequence[Order]], plan: Plan
) -> list[Figure]:
    """The figures of one command: one at a time, and many at once. Each side has its own orders, asked in turn."""
    singles: list[tuple[Sample, Sample]] = []
    crowds: list[tuple[Sample, Sample]] = []
    async with connected(first) as one, connected(second) as other:
        sides = ((one, orders[0]), (other, orders[1]))
        for (wire, bot), asked in sides:
            await run(wire, bot, asked, plan.warm_up, plan.at_once)
        for number in range(plan.rounds):
            # Who begins changes from round to round.
            turn = sides if number % 2 == 0 else sides[::-1]
            for count, at_once, kept in ((plan.one_at_a_time, 1, singles), (plan.many, plan.at_once, crowds)):
                pair = [await run(wire, bot, _rotated(asked, number), count, at_once) for (wire, bot), asked in turn]
                kept.append((pair[0], pair[1]) if turn is sides else (pair[1], pair[0]))
    many = f"{plan.at_once} at a time"
    return [
        _figure("p50, one at a time", "ms", singles, lambda sample: sample.p50, "≤ 1.15"),
        _figure("p99, one at a time", "ms", singles, lambda sample: sample.p99),
        _figure("CPU an interaction, one at a time", "ms", singles, lambda sample: sample.cpu, "≤ 1.15"),
        _figure(f"interactions a second, {many}", "", crowds, lambda sample: sample.per_second),
        _figure(f"p50, {many}", "ms", crowds, lambda sample: sample.p50),
        _figure(f"p99, {many}", "ms", crowds, lambda sample: sample.p99),
        _figure(f"CPU an interaction, {many}", "ms", crowds, lambda sample: sample.cpu, "≤ 1.15"),
    ]


def _rotated(orders: Sequence[Order], number: int) -> Sequence[Order]:
    """The orders from another one on in each round, so that a new phrase is not one of the round before."""
    start = number * 997 % len(orders)
    return [*orders[start:], *orders[:start]]


async def start_seconds(contender: Contender) -> float:
    """From the start of the process until the gateway says READY, the commands registered, in seconds."""
    async with connected(contender) as (wire, bot):
        (session,) = (await wire.state())["sessions"]
        return float(session["started"]) - bot.started


async def resident_bytes(contender: Contender, guilds: int) -> int:
    """Resident memory of a bot that is in so many guilds and idle."""
    async with connected(contender, guilds=guilds) as (_, bot):
        await asyncio.sleep(SETTLING_SECONDS)
        return bot.rss_bytes()


async def footprint(first: Contender, second: Contender, plan: Plan) -> list[Figure]:
    """The figures of start and memory."""
    starts = [(await start_seconds(first), await start_seconds(second)) for _ in range(plan.starts)]
    small: list[tuple[int, int]] = []
    grown: list[tuple[float, float]] = []
    for _ in range(max(1, plan.starts // 2)):
        few = (await resident_bytes(first, 1), await resident_bytes(second, 1))
        full = (await resident_bytes(first, 1 + plan.guilds), await resident_bytes(second, 1 + plan.guilds))
        small.append(few)
        grown.append(((full[0] - few[0]) / plan.guilds / KIBIBYTE, (full[1] - few[1]) / plan.guilds / KIBIBYTE))
    return [
        _figure("start to READY", "ms", starts, lambda seconds: 1000 * seconds, "≤ 2"),
        _figure("memory, idle", "MiB", small, lambda size: size / KIBIBYTE**2),
        _figure("memory per 1,000 servers", "KiB", grown, lambda size: 1000 * size, "≤ 2500 KiB"),
    ]


def _figure(name: str, unit: str, pairs: Sequence[tuple[T, T]], value: Callable[[T], float], goal: str = "") -> Figure:
    firsts = [value(first) for first, _ in pairs]
    seconds = [value(second) for _, second in pairs]
    ratios = [second / first for first, second in zip(firsts, seconds, strict=True) if first]
    return Figure(
        name,
        unit,
        statistics.median(firsts),
        statistics.median(seconds),
        statistics.median(ratios) if ratios else math.nan,
        goal,
    )


def table(title: str, labels: tuple[str, str], figures: Sequence[Figure]) -> str:
    """A Markdown table of figures."""
    lines = [
        f"### {title}",
        "",
        f"| | {labels[0]} | {labels[1]} | ratio | goal |",
        "|---|---:|---:|---:|---:|",
    ]
    for figure in figures:
        unit = f", {figure.unit}" if figure.unit else ""
        numbers = f"{_number(figure.first)} | {_number(figure.second)} | {figure.ratio:.2f}"
        lines.append(f"| {figure.name}{unit} | {numbers} | {figure.goal} |")
    return "\n".join([*lines, ""])


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def machine() -> str:
    """The processor and Python that measured, for the heading of a table."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} × {model}, Python {platform.python_version()}"
