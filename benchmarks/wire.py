"""``python -m benchmarks.wire``: our bot beside a bare discord.py bot that sends as many fields and buttons."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.harness import Contender, Figure, Plan, answer_shape, compare, footprint, machine, table
from tests.wire.client import command

COMMANDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "pace": {"time": "6:00 1k"},
    "record": {"event": "mile", "category": "women"},
    "convert": {"what": "10 mi"},
}
_NEW: Final = 2_000
# More phrases than the bot keeps readings or answers of, so that each is worked out anew. Records have no such list:
# there are few questions about them, and all are soon asked.
NEW_PHRASES: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = {
    "pace": [{"time": f"5k in {18 + n // 60}:{n % 60:02}"} for n in range(_NEW)],
    "convert": [{"what": f"{1 + n / 100:.2f} mi"} for n in range(_NEW)],
}
OURS: Final = Contender("Metric Mile")
QUICK: Final = Plan(rounds=2, one_at_a_time=200, many=600, warm_up=100, starts=2, guilds=1000)


def bare(fields: int, buttons: int, *, uvloop: bool) -> Contender:
    """The bare bot whose /fixed sends so many fields and buttons."""
    arguments = ["--bare", "--fields", str(fields), "--buttons", str(buttons)]
    return Contender("bare discord.py", (*arguments, *(["--uvloop"] if uvloop else [])))


async def measure(names: Sequence[str], plan: Plan, *, uvloop: bool) -> dict[str, list[Figure]]:
    """All figures, by the title of their table. Prints each table as soon as it is there."""
    figures: dict[str, list[Figure]] = {}

    def keep(title: str, found: list[Figure]) -> None:
        figures[title] = found
        print(table(title, ("bare", "Metric Mile"), found), flush=True)

    for name in names:
        options = COMMANDS[name]
        fields, buttons = await answer_shape(OURS, name, options)
        shape = f"{fields} fields, {buttons} buttons"
        given = " ".join(f"{key}:{value}" for key, value in options.items())
        fixed = bare(fields, buttons, uvloop=uvloop)
        asked_before = ([command("fixed")], [command(name, options)])
        keep(f"`/{name} {given}`, asked before ({shape})", await compare(fixed, OURS, asked_before, plan))
        if name in NEW_PHRASES:
            always_new = ([command("fixed")], [command(name, phrase) for phrase in NEW_PHRASES[name]])
            keep(f"`/{name}`, a new phrase each time ({shape})", await compare(fixed, OURS, always_new, plan))
    keep("Start and memory", await footprint(bare(6, 2, uvloop=uvloop), OURS, plan))
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire", description=__doc__)
    parser.add_argument("commands", nargs="*", default=list(COMMANDS), help="commands to measure (default: all)")
    parser.add_argument("--rounds", type=int, default=Plan().rounds, help="interleaved rounds")
    parser.add_argument("--quick", action="store_true", help="a short run, to see that it works")
    parser.add_argument("--asyncio", action="store_true", help="run the bare bot on asyncio's loop, not on uvloop")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    options = parser.parse_args(arguments)
    plan = QUICK if options.quick else Plan(rounds=options.rounds)
    print(f"{machine()}; medians of {plan.rounds} interleaved rounds\n", flush=True)
    figures = asyncio.run(measure(options.commands, plan, uvloop=not options.asyncio))
    if options.json:
        written = {title: [asdict(figure) for figure in found] for title, found in figures.items()}
        options.json.write_text(json.dumps(written, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
