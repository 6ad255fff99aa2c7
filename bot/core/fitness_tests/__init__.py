"""Fitness tests: what a run, a walk or shuttles in a hall say of somebody's fitness, one family of tests per module.

Every formula is registered when its module is imported, so importing this package is enough to find them all.
"""

from bot.core.fitness_tests import army, beep, club, cooper, fitnessgram, mile_and_a_half, rockport

__all__ = ["army", "beep", "club", "cooper", "fitnessgram", "mile_and_a_half", "rockport"]
