"""Take a picture of answers in the playground, for the README and to look at them.

python -m tests.browser.shoot "/pace 6:00 1k" pace.png
python -m tests.browser.shoot "/pace 6:00 1k" "/record mile women" both.png --as Jonas --phone --click Miles
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from .chromium import DESKTOP, PHONE, Screen, chromium
from .playground import REAL_BOT, SMALL_BOT, playground
from .preview import PreviewPage


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shoot", description="Take a picture of answers.")
    parser.add_argument(
        "commands", nargs="+", metavar="command", help='as typed: "/pace 6:00 1k", "/record mile category:women"'
    )
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--as", dest="name", help="who types, by a part of the name under Viewing as")
    parser.add_argument("--phone", action="store_true", help="a phone of 390x844 at scale 2 instead of 1100x850")
    parser.add_argument("--scale", type=float, help="pixels of the picture for each CSS pixel")
    parser.add_argument(
        "--click", action="append", default=[], metavar="LABEL", help="click a button after the commands"
    )
    parser.add_argument("--fill", metavar="TEXT", help="type this into the form that the clicks opened, and send it")
    parser.add_argument("--typing", metavar="LINE", help="leave this line typed and its suggestions open")
    parser.add_argument(
        "--show",
        choices=("answers", "app", "page"),
        default="app",
        help="the answers alone, however long; the conversation (default); or the page with its tools",
    )
    parser.add_argument("--address", help="a playground that runs already, instead of a new one")
    parser.add_argument("--small-bot", action="store_true", help="the tests' small bot instead of the real one")
    return parser.parse_args()


async def shoot(address: str, arguments: argparse.Namespace) -> None:
    """Run the commands in a fresh browser and write the picture."""
    screen = PHONE if arguments.phone else DESKTOP
    if arguments.scale:
        screen = Screen(screen.width, screen.height, arguments.scale, screen.mobile)
    async with chromium() as browser:
        preview = await PreviewPage.open(browser, address, screen)
        if arguments.name:
            await preview.view_as(arguments.name)
        before = {message.id for message in await preview.messages()}
        for line in arguments.commands:
            await preview.run(line)
        for label in arguments.click:
            await preview.click(label)
        if arguments.fill:
            await preview.fill_in(arguments.fill)
        if arguments.typing:
            await preview.type_line(arguments.typing)
        answers = [message.id for message in await preview.messages() if message.id not in before]
        if arguments.show == "answers" and answers:
            await preview.screenshot_messages(arguments.out, answers[0])
        else:
            await preview.screenshot(arguments.out, whole_page=arguments.show == "page")
        for problem in preview.page.problems():
            sys.stderr.write(f"The page complains: {problem}\n")


async def main() -> None:
    """Take the picture that the arguments ask for."""
    arguments = _arguments()
    if arguments.address:
        await shoot(arguments.address, arguments)
        return
    async with playground(SMALL_BOT if arguments.small_bot else REAL_BOT) as running:
        await shoot(running.address, arguments)
        await running.stop()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except (LookupError, TimeoutError, FileNotFoundError) as problem:
        sys.exit(str(problem))
