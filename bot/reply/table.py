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
    columns = list(zip(*((head, *rows) if head else rows), strict=True))
    widths = [max(map(len, column)) for column in columns]
    gap = "  " if sum(widths) + 2 * (len(widths) - 1) <= MOST_COLUMNS else " "
    aligned = [
        [cell.ljust(width) if index < left else cell.rjust(width) for cell in column]
        for index, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]
    return "```\n" + "\n".join([gap.join(line).rstrip() for line in zip(*aligned, strict=True)]) + "\n```"
