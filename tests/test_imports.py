"""What the bot's process loads: its start and its memory depend on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = ("numpy", "matplotlib", "PIL", "simcord", "babel", "jsonschema", "hypothesis", "bot.playground", "bot.doctor")


def test_nothing_heavy_is_loaded_to_build_the_bot() -> None:
    program = f"import sys, bot.client; bot.client.create_bot(); print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
