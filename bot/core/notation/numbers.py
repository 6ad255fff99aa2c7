"""Numbers as people write them: decimal point or comma, thousands with a space, comma or dot (rules D3, D4)."""

from __future__ import annotations

import re
from typing import Final

from bot.core.units import LengthUnit

NUMBER: Final = re.compile(
    r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?(?!\d)"
    r"|(?:\d{1,2}(?: (?!(?:[1-4]00|600|800)(?!\d))\d{3})+|\d{3}(?: 000)+)(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?|(?<![\w.,])\.\d+"
)
"""A number; three digits behind a space, comma, dot or apostrophe may be thousands.

Behind a space a track distance is not: "58 400m" is a time and a distance, "5 000 m" one number; nor is "800 245".
"""

_MAX_DIGITS: Final = 15
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[ .,']\d{3})+")
# With these units nobody writes three decimals, so "1,500 m" and "9.000 ft" are thousands.
_WHOLE_UNITS: Final = (None, LengthUnit.M, LengthUnit.FOOT, LengthUnit.YARD)


def number_value(written: str, unit: LengthUnit | None = None) -> float | None:
    """The value of a written number beside this unit; None where it is none, or has more digits than anybody means.

    A comma or dot before exactly three digits is a thousands mark beside metres, feet, yards or no unit (D4)
    and a decimal mark beside kilometres (D3). Beside miles a comma there is English thousands, a dot a decimal.
    """
    if written.isdecimal() and len(written) <= _MAX_DIGITS:
        return float(written)
    if sum(char.isdigit() for char in written) > _MAX_DIGITS:
        return None
    for mark in " '":
        written = written.replace(mark, "")
    marks = [char for char in written if char in ".,"]
    if len(set(marks)) == 2:  # both stand there: the last is the decimal mark
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            return None
        thousands = "," if decimal == "." else "."
        return float(written.replace(thousands, "").replace(decimal, "."))
    if len(marks) > 1:
        return float(written.replace(marks[0], ""))
    may_be_thousands = bool(marks) and _THOUSANDS.fullmatch(written) is not None and not written.startswith("0")
    if may_be_thousands and (unit in _WHOLE_UNITS or (unit is LengthUnit.MILE and marks[0] == ",")):
        return float(written.replace(marks[0], ""))
    return float(written.replace(",", "."))


def decimals(written: str) -> str:
    """The digits behind the only dot or comma of a number; empty where there is none."""
    parts = re.split(r"[.,]", written)
    return parts[1] if len(parts) == 2 else ""
