"""Points for the runs of the combined events: decathlon, heptathlon, pentathlon."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.events import Category
from bot.core.formulas import Input, Trend, formula
from bot.core.quantities import Duration

NAME: Final = "Combined events 2001"
EVENTS: Final = ((Category.MEN, "1000m"), (Category.MEN, "1500m"), (Category.WOMEN, "800m"))

_TABLE: Final = Path(__file__).parent / "data" / "scoring" / "combined_2001.csv"
_SEXES: Final = {"M": Category.MEN, "F": Category.WOMEN}
_FLOAT_ERROR: Final = Decimal("0.000001")


@cache
def _coefficients() -> dict[tuple[Category, str], tuple[Decimal, Decimal, Decimal]]:
    rows = (line.split(",") for line in _TABLE.read_text(encoding="utf-8").split()[1:])
    return {(_SEXES[sex], event): (Decimal(a), Decimal(b), Decimal(c)) for sex, event, a, b, c in rows}


@formula(
    "combined_points",
    name=NAME,
    command="points",
    source="IAAF Scoring Tables for Combined Events, 2001",
    edition="2001",
    unit="points",
    inputs=(
        Input(
            name="duration", unit="s", low=90, high=600, trend=Trend.FALLS, make=Duration, is_checked=False, whole=True
        ),
    ),
    variants=tuple({"category": category, "event": event} for category, event in EVENTS),
)
def combined_points(duration: Duration, *, category: Category, event: str) -> int:
    """The points of a run within a combined event: A · (B - t)^C, rounded down; 0 for one slower than B.

    For the men's 1000 m and 1500 m and the women's 800 m; the time is rounded up to hundredths. Raises KeyError for any
    other event.
    """
    a, b, c = _coefficients()[category, event]
    seconds = (Decimal(repr(duration.seconds)) - _FLOAT_ERROR).quantize(Decimal("0.01"), ROUND_CEILING)
    return int(a * (b - seconds) ** c) if seconds < b else 0
