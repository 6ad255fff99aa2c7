"""``python -m tools.formulas``: write docs/formulas.md from the registry of formulas; a test compares them."""

from __future__ import annotations

import inspect
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.core.formulas import Formula, Input, Trend, formulas

PAGE: Final = Path(__file__).parents[1] / "docs" / "formulas.md"

_HEAD: Final = """# Formulas and sources

Every formula the bot answers with: what it gives, where it holds, where it is from. Outside the ranges it refuses. This
page is written from the declarations in `bot/core` by `python -m tools.formulas`; a test compares them.
"""
_TRENDS: Final = {Trend.RISES: "rises", Trend.FALLS: "falls", Trend.ANY: ""}


def page() -> str:
    """The whole page: a part for each command, a chapter for each formula."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for command, group in itertools.groupby(formulas(), key=lambda one: one.command):
        yield f"## /{command}\n"
        for one in group:
            yield from _chapter(one)


def _chapter(one: Formula) -> Iterator[str]:
    yield f"### {one.name} (`{one.id}`)\n"
    yield inspect.cleandoc(one.meaning) + "\n"
    yield f"- Source: {one.source}"
    if one.edition:
        yield f"- Edition: {one.edition}"
    yield f"- Gives: {one.unit}"
    function = one.function
    yield f"- Code: `{function.__module__}.{function.__qualname__}`\n"
    yield "| input | unit | from | to | the result |"
    yield "|---|---|---|---|---|"
    yield from (_row(each) for each in one.inputs)
    yield ""


def _row(each: Input) -> str:
    frame = "" if each.is_checked else " (as far as the other inputs allow)"
    low, high = (f"{end:,.10g}" for end in (each.low, each.high))
    return f"| {each.name.replace('_', ' ')} | {each.unit} | {low} | {high}{frame} | {_TRENDS[each.trend]} |"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
