from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import aiohttp
import pytest

from bot.playground import PlaygroundError, run_playground
from bot.playground.browser import may_have_windows
from bot.playground.page import _CHANGES

from .page_client import PageClient, small_playground
from .small_bot import SmallBot

ROOT = Path(__file__).parents[2]
SMALL_BOT = [sys.executable, "-X", "dev", "-W", "ignore::DeprecationWarning", "-m", "tests.playground.small_bot"]


async def test_the_page_shows_the_bot_under_its_name_to_five_members() -> None:
    async with small_playground() as page:
        index = await page.file("/")
        assert "<title>Metric Mile playground</title>" in index
        assert "SimCord" not in index.partition("</header>")[0].partition("<body>")[2].replace("SimCord preview", "")
        assert [viewer["name"] for viewer in page.snapshot["viewers"]] == [
            "Maya (admin)",
            "Tom (miler)",
            "Grace (marathoner)",
            "Leo (beginner)",
            "Jonas (Deutsch)",
        ]
        (welcome,) = await page.messages()
        assert welcome["author"]["name"] == "Metric Mile"
        assert welcome["author"]["avatar_available"]
        assert page.snapshot["channel"]["topic"]


async def test_the_page_needs_its_address() -> None:
    async with small_playground() as page:
        async with page.session.post(f"{page.site}/api/pages", json={}) as answer:
            assert answer.status == 401
        async with page.session.get(f"{page.site}/", headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        async with page.session.get(f"{page.site}/favicon.ico", headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        async with page.session.get(f"{page.site}/favicon.ico") as answer:
            assert answer.content_type == "image/png"


async def test_a_command_is_answered() -> None:
    async with small_playground() as page:
        receipt = await page.run("pace", time="6:00")
        assert receipt["settlement"] == "settled"
        assert (await page.messages())[-1]["embeds"][0]["fields"][0]["value"] == "9:39/mi"


@pytest.mark.parametrize(("command", "options"), [("stumble", {}), ("pace", {"time": "nonsense"})])
async def test_a_command_that_raises_is_the_bots_own_affair(command: str, options: dict[str, str]) -> None:
    async with small_playground() as page:
        receipt = await page.run(command, **options)
        assert receipt["settlement"] == "settled"
        assert not receipt["diagnostics"]
        assert (await page.messages())[-1]["ephemeral"]
        await page.run("pace", time="6:00")
        assert (await page.messages())[-1]["embeds"]


async def test_the_german_member_sees_german_descriptions() -> None:
    async with small_playground() as page:
        assert (await page.commands())["pace"]["description"] == "What a pace means"
        jonas = next(viewer["id"] for viewer in page.snapshot["viewers"] if "Jonas" in viewer["name"])
        await page.act("viewer", viewer_id=jonas)
        await page.refresh()
        assert (await page.commands())["pace"]["description"] == "Was ein Tempo bedeutet"
        assert (await page.run("pace", time="6:00"))["settlement"] == "settled"


async def test_what_the_bot_does_later_shows_without_a_command() -> None:
    bot = SmallBot()
    bot.view_timeout = 0.3
    async with small_playground(bot) as page:
        await page.run("pace", time="6:00")
        messages = await page.wait_until(lambda messages: "out of date" in messages[-1]["content"])
        assert not messages[-1]["components"]


async def test_what_happens_in_one_page_shows_in_another() -> None:
    async with small_playground() as page:
        other = await PageClient(page.session, page.address).open()
        await page.run("pace", time="6:00")
        assert len(await other.messages()) == 2
        await page.click("Share")
        await other.wait_until(lambda messages: messages[-1]["content"] == "Shared with everybody.")


async def test_more_tabs_can_be_open_than_simcord_has_places_for() -> None:
    async with small_playground() as page:
        for _ in range(20):
            await PageClient(page.session, page.address).open()


async def test_every_change_to_simcords_files_still_finds_its_place() -> None:
    async with small_playground() as page:
        for path, changes in _CHANGES.items():
            served = await page.file(path)
            assert [after for _, after in changes if after not in served] == []


async def test_a_taken_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PlaygroundError, match=rf"^Port {port} is already in use: [^.]*\.$"):
            await run_playground(SmallBot(), port=port, open_browser=False, on_ready=lambda _: None)


async def test_after_a_failed_start_another_can_follow() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PlaygroundError):
            await run_playground(SmallBot(), port=taken.getsockname()[1], open_browser=False, on_ready=lambda _: None)
    async with small_playground() as page:
        assert await page.messages()


async def test_cancelling_stops_it_too() -> None:
    started = asyncio.Event()
    task = asyncio.create_task(run_playground(SmallBot(), port=0, open_browser=False, on_ready=lambda _: started.set()))
    await asyncio.wait_for(started.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_without_simcord_it_says_what_to_do() -> None:
    script = (
        "import asyncio, sys\n"
        "sys.modules['simcord'] = None\n"
        "from bot.playground import PlaygroundError, run_playground\n"
        "try:\n"
        "    asyncio.run(run_playground(None, port=0, open_browser=False, on_ready=print))\n"
        "except PlaygroundError as problem:\n"
        "    print(problem)\n"
    )
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "make install" in said.stdout
    assert said.stdout.count("\n") == 1
    assert not said.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("used", [False, True], ids=["untouched", "in use"])
async def test_a_signal_stops_it_within_seconds_and_in_silence(number: signal.Signals, used: bool) -> None:
    process = await asyncio.create_subprocess_exec(
        *SMALL_BOT, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    address = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
    async with aiohttp.ClientSession() as session:
        if used:
            page = await PageClient(session, address).open()
            await page.run("pace", time="6:00")
            await page.run("pace", time="nonsense")
        asked = time.monotonic()
        process.send_signal(number)
        out, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0, err.decode()
    assert time.monotonic() - asked < 5
    assert not out
    for sign in ("Traceback", "never retrieved", "was destroyed", "never awaited", "Unclosed"):
        assert sign not in err.decode()


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "1.2.3.4"}, "darwin", False),
        ({}, "win32", True),
        ({"CI": "1"}, "win32", False),
    ],
)
def test_a_browser_opens_only_where_there_are_windows(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert may_have_windows(environment, platform) is expected
