"""``python -m tools.readme``: write the README's command table from the command tree; a test compares them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from discord import app_commands

from bot.client import create_bot
from bot.reply.cards.help import Group
from bot.surface.options import DESCRIPTION, EXAMPLE, GROUP

README: Final = Path(__file__).parents[1] / "README.md"
BEGIN: Final = "<!-- commands: written by tools/readme.py -->"
END: Final = "<!-- end of commands -->"


def command_table() -> str:
    """The commands as a Markdown table: name with an example, and what it does."""
    commands = [command for command in create_bot().tree.get_commands() if isinstance(command, app_commands.Command)]
    rows = [
        f"| `{f'/{c.name} {c.extras.get(EXAMPLE, str())}'.strip()}` | {c.description} |"
        for c in sorted(commands, key=lambda c: (list(Group).index(c.extras[GROUP]), c.name))
    ]
    menus = [menu for menu in create_bot().tree.get_commands() if isinstance(menu, app_commands.ContextMenu)]
    rows += [f"| **{menu.name}** | {menu.extras[DESCRIPTION]} |" for menu in menus]
    return "\n".join(["| type | and get |", "|---|---|", *rows])


def with_table(text: str, table: str) -> str:
    """The README's text with this table between its two marks."""
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def main() -> int:
    """Write the table into the README."""
    README.write_text(with_table(README.read_text(encoding="utf-8"), command_table()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
