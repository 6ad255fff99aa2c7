"""The distances, paces and speeds that stand in any message of a chat, among everything else that people write."""

from bot.core.notation.messages.finding import find_quantities
from bot.core.notation.messages.found import MOST_FOUND, FoundQuantity, Kind

__all__ = ["MOST_FOUND", "FoundQuantity", "Kind", "find_quantities"]
