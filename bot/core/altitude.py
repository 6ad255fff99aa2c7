"""Altitude: how much aerobic power thin air leaves, which is the most that it can slow a run.

Sources: D. R. Bassett et al., "Comparing cycling world hour records, 1967-1996: modeling with empirical data",
Medicine & Science in Sports & Exercise 31 (1999) 1665, for the power; F. Péronnet et al., "A theoretical analysis of
the effect of altitude on running performance", Journal of Applied Physiology 70 (1991) 399: 800 m to the marathon get
slower, up to 400 m they get no slower below about 2400 m, as thin air resists less. Its tables go to 4000 m.
"""

from __future__ import annotations

from typing import Final

from bot.core.factor import Factor
from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance
from bot.core.terms import Term

BASSETT: Final = "Bassett 1999"
PERONNET: Final = "Péronnet 1991"
_SOURCE: Final = "D. R. Bassett et al., Comparing cycling world hour records, MSSE 31:1665, 1999"

NONE_BELOW: Final = 300.0
"""Metres; lower, nothing is lost that could be told."""
HIGHEST: Final = 4000.0
"""Metres, ours; Péronnet's tables, as far as we recall, end there."""
SPRINTS_UP_TO: Final = Distance(400.0)
SPRINTS_NO_SLOWER_UP_TO: Final = 2400.0
"""Metres of altitude."""


@formula(
    "bassett_power",
    name=BASSETT,
    command="conditions",
    source=_SOURCE,
    unit="% of sea level",
    inputs=(Input(name="altitude_metres", unit="m", low=NONE_BELOW, high=HIGHEST, trend=Trend.FALLS),),
    variants=({"is_acclimatised": False}, {"is_acclimatised": True}),
)
def aerobic_power(altitude_metres: float, is_acclimatised: bool) -> float:
    """The aerobic power that is left, in per cent of sea level, x in km.

    Acclimatised -1.12x² - 1.90x + 99.9, else 0.178x³ - 1.43x² - 4.07x + 100. From 300 to 4000 m, both ends ours; quoted
    by others, the paper itself was not at hand. Raises PersonError outside.
    """
    if not NONE_BELOW <= altitude_metres <= HIGHEST:
        raise outside(Term.ALTITUDE, altitude_metres, NONE_BELOW, HIGHEST, method=BASSETT)
    x = altitude_metres / 1000
    if is_acclimatised:
        return (-1.12 * x - 1.90) * x + 99.9
    return ((0.178 * x - 1.43) * x - 4.07) * x + 100


def altitude_factor(altitude_metres: float, is_acclimatised: bool) -> Factor:
    """What an altitude does to times beyond 400 m: from nothing to the whole loss of power, which overstates it.

    From 300 to 4000 m. Raises PersonError outside.
    """
    return Factor(1.0, 100 / aerobic_power(altitude_metres, is_acclimatised))
