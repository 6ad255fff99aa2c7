"""The figures of the card of /calories: tens from a hundred up, rounded once and halves up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.energy import Energy, Estimate
from bot.core.energy_query import work_out_energy
from bot.reply.cards.energy import energy_card
from bot.reply.reader import Reader
from bot.reply.wording import wording_for


@pytest.mark.parametrize(
    ("kcal", "told"), [(345.0, "350 kcal"), (355.0, "360 kcal"), (344.9, "340 kcal"), (99.4, "99 kcal")]
)
def test_halves_are_rounded_up(kcal: float, told: str) -> None:
    answer = work_out_energy("10k in 50:00 70 kg")
    changed = replace(answer, energy=Energy((Estimate("ACSM", kcal, kcal),)))
    assert energy_card(changed, wording_for(Reader())).title.endswith(told)
