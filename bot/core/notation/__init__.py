"""How runners write times, paces, distances and speeds, one by one and as a phrase.

The rules have the numbers of the project's notation table (``tests/data/inputs.csv``): N1, T1 to T8, P1 to P6, V1,
D1 to D9, C1, C2, E1 to E6. Every reader returns quantities or raises PersonError with a code, the place and an
example; none takes longer than linear time, and none reads more than ``MAX_LENGTH`` characters.
"""

from bot.core.notation.distances import DistanceReading
from bot.core.notation.fields import read_distance, read_pace, read_speed, read_time
from bot.core.notation.normalise import MAX_LENGTH
from bot.core.notation.paces import SpeedReading
from bot.core.notation.phrase import Phrase, read_phrase
from bot.core.notation.times import TimeNote, TimeReading

__all__ = [
    "MAX_LENGTH",
    "DistanceReading",
    "Phrase",
    "SpeedReading",
    "TimeNote",
    "TimeReading",
    "read_distance",
    "read_pace",
    "read_phrase",
    "read_speed",
    "read_time",
]
