"""Tables in text: blocks of code, narrow enough for a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

MOST_COLUMNS: Final = 30
"""Characters of a line before a phone wraps it."""


def table(rows: Sequence[Sequence[str]], *, head: Sequence[str] = (), left: int = 1) -> str:
    """The rows as a block of code: the first ``left`` columns stand left, the others right.

    Columns are two spaces apart, or one where that is needed to keep a line within 30 characters.
    """
    lines = [list(row) for row in ((head, *rows) if head else rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    gap = "  " if sum(widths) + 2 * (len(widths) - 1) <= MOST_COLUMNS else " "
    told = (
        gap.join(
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
    return "```\n" + "\n".join(told) + "\n```"
