"""Cooper's test: how far somebody comes in twelve minutes."""

from __future__ import annotations

from typing import Final

from bot.core.formulas import Input, Trend, formula, outside
from bot.core.quantities import Distance, Duration
from bot.core.terms import Term

NAME: Final = "Cooper 1968"
TIME: Final = Duration(720.0)
SHORTEST: Final = Distance(1_000.0)
LONGEST: Final = Distance(4_900.0)


@formula(
    "test_cooper",
    name=NAME,
    command="test",
    source='K. H. Cooper, "A means of assessing maximal oxygen intake", JAMA 203, 1968, pp. 201-204',
    unit="ml/kg/min",
    inputs=(
        Input(name="distance", unit="m", low=SHORTEST.metres, high=LONGEST.metres, trend=Trend.RISES, make=Distance),
    ),
)
def cooper_oxygen(distance: Distance) -> float:
    """The maximal oxygen uptake that goes with a distance run in 12 minutes, in ml/kg/min: (d - 504.9) / 44.73.

    Made from 115 men of the US Air Force; the two correlated with r = 0.90. For adults who run as far as they can;
    where much of it is walked, it is rough. Raises PersonError outside 1000 to 4900 m.
    """
    if not SHORTEST.metres <= distance.metres <= LONGEST.metres:
        raise outside(Term.DISTANCE, distance, SHORTEST, LONGEST, method=NAME)
    return (distance.metres - 504.9) / 44.73
