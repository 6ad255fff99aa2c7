"""Many interactions in a row or at once, timed where they are sent."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from tests.wire.interactions import Interactions
from tests.wire.settings import Json


async def drive(interactions: Interactions, orders: Sequence[Json], count: int, at_once: int, patience: float) -> Json:
    """Send ``count`` interactions, ``at_once`` under way at any time; each waits for its full answer.

    The result: ``seconds`` in all, ``acknowledged`` and ``answered`` latencies in seconds, and how many are
    ``unanswered`` after ``patience`` seconds.
    """
    acknowledged: list[float] = []
    answered: list[float] = []
    unanswered = 0
    numbers = iter(range(count))

    async def work() -> None:
        nonlocal unanswered
        for number in numbers:
            interaction = interactions.make(orders[number % len(orders)])
            await interactions.deliver(interaction)
            await interaction.pulse.until(lambda: interaction.answered is not None, patience)  # noqa: B023 - awaited
            if interaction.acknowledged is not None:
                acknowledged.append(interaction.acknowledged - interaction.sent)
            if interaction.answered is not None:
                answered.append(interaction.answered - interaction.sent)
            else:
                unanswered += 1
            interactions.forget(interaction)

    begun = time.monotonic()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return {
        "seconds": time.monotonic() - begun,
        "acknowledged": acknowledged,
        "answered": answered,
        "unanswered": unanswered,
    }
