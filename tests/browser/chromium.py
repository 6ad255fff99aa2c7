"""A headless Chromium, driven over the Chrome DevTools Protocol with nothing but aiohttp.

async with chromium() as browser:
    page = await browser.open("http://127.0.0.1:8000/", PHONE)
    await page.type("hello")
    await page.screenshot(Path("hello.png"))
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

import aiohttp

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")

FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
    # Nothing but this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

START_TIMEOUT: Final = 30.0
PATIENCE: Final = 15.0

KEYS: Final = {
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "Backspace": {"key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8},
    "ArrowDown": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "ArrowUp": {"key": "ArrowUp", "code": "ArrowUp", "windowsVirtualKeyCode": 38},
}


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome, or None where there is none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


@dataclass(frozen=True, slots=True)
class Screen:
    """The size of a window in CSS pixels, and how many pixels of the device each one has."""

    width: int
    height: int
    scale: float = 1.0
    mobile: bool = False


DESKTOP: Final = Screen(1100, 850)
PHONE: Final = Screen(390, 844, scale=2.0, mobile=True)


class ProtocolError(Exception):
    """Chromium refused a command, or a script in the page threw."""


class Connection:
    """One websocket to the browser, shared by its pages."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listeners: dict[str, list[dict[str, Any]]] = {}
        self._reader = asyncio.create_task(self._read())

    async def send(self, method: str, params: dict[str, Any] | None = None, session: str | None = None) -> Any:
        """The result of one command of the protocol."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        message: dict[str, Any] = {"id": number, "method": method, "params": params or {}}
        if session is not None:
            message["sessionId"] = session
        await self._socket.send_str(json.dumps(message))
        said = await asyncio.wait_for(answer, START_TIMEOUT)
        if "error" in said:
            raise ProtocolError(f"{method}: {said['error']['message']}")
        return said["result"]

    def listen(self, session: str) -> list[dict[str, Any]]:
        """The events of one page, as a list that grows."""
        return self._listeners.setdefault(session, [])

    async def _read(self) -> None:
        async for frame in self._socket:
            said = json.loads(frame.data)
            if "id" in said:
                answer = self._answers.pop(said["id"], None)
                if answer is not None and not answer.done():
                    answer.set_result(said)
            elif (events := self._listeners.get(said.get("sessionId", ""))) is not None:
                events.append(said)
        for answer in self._answers.values():
            answer.cancel()

    async def close(self) -> None:
        """Stop listening."""
        await self._socket.close()
        self._reader.cancel()
        await asyncio.gather(self._reader, return_exceptions=True)


class Browser:
    """A running Chromium."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open(self, address: str, screen: Screen = DESKTOP) -> Page:
        """A new page at an address, loaded."""
        target = await self._connection.send("Target.createTarget", {"url": "about:blank", "newWindow": True})
        attached = await self._connection.send(
            "Target.attachToTarget", {"targetId": target["targetId"], "flatten": True}
        )
        page = Page(self._connection, attached["sessionId"], screen)
        await page.start(address)
        return page


class Page:
    """One page: read it, type into it, click in it, take its picture."""

    def __init__(self, connection: Connection, session: str, screen: Screen) -> None:
        self._connection = connection
        self._session = session
        self._events = connection.listen(session)
        self.screen = screen

    async def send(self, method: str, **params: Any) -> Any:
        """The result of one command of the protocol for this page."""
        return await self._connection.send(method, params, self._session)

    async def start(self, address: str) -> None:
        """Set the screen and load an address."""
        for domain in ("Page", "Runtime", "Log"):
            await self.send(f"{domain}.enable")
        await self.resize(self.screen.height)
        # Without it a page behind another one is slow to answer the mouse.
        await self.send("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.send("Page.navigate", url=address)
        await self.wait_for("document.readyState === 'complete' && location.href !== 'about:blank'", "the page to load")

    async def resize(self, height: int) -> None:
        """Make the window this high."""
        await self.send(
            "Emulation.setDeviceMetricsOverride",
            width=self.screen.width,
            height=height,
            deviceScaleFactor=self.screen.scale,
            mobile=self.screen.mobile,
        )

    def problems(self) -> list[str]:
        """What the page complained of: exceptions, console errors, failed requests."""
        found = []
        for event in self._events:
            params = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                details = params["exceptionDetails"]
                found.append(details.get("exception", {}).get("description", details["text"]))
            elif event["method"] == "Log.entryAdded" and params["entry"]["level"] == "error":
                found.append(f"{params['entry']['text']} {params['entry'].get('url', '')}".strip())
        return found

    async def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression, as JSON carries it."""
        said = await self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in said:
            raise ProtocolError(said["exceptionDetails"].get("exception", {}).get("description", script))
        return said["result"].get("value")

    async def wait_for(self, script: str, what: str, timeout: float = PATIENCE) -> Any:  # noqa: ASYNC109
        """The first true value of an expression. Raises TimeoutError with ``what`` and what the page shows."""
        end = time.monotonic() + timeout
        while True:
            with suppress(ProtocolError):  # a page that is being replaced has no context for a moment
                if value := await self.evaluate(script):
                    return value
            if time.monotonic() > end:
                shown = await self.evaluate("document.body.innerText.slice(-1500)")
                raise TimeoutError(f"waited {timeout:g} s for {what}. The page shows:\n{shown}\n{self.problems()}")
            await asyncio.sleep(0.03)

    async def wait_for_selector(self, selector: str, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Return when something matches and can be seen."""
        await self.wait_for(f"{_element(selector)}?.checkVisibility()", selector, timeout)

    async def wait_for_text(self, selector: str, text: str, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Return when an element holds a text."""
        elements = f"[...document.querySelectorAll({json.dumps(selector)})]"
        found = f"{elements}.some(e => e.innerText.includes({json.dumps(text)}))"
        await self.wait_for(found, f"{text!r} in {selector}", timeout)

    async def text(self, selector: str) -> str | None:
        """The text of the first match as a person sees it, or None."""
        text = await self.evaluate(f"{_element(selector)}?.innerText ?? null")
        return str(text) if text is not None else None

    async def type(self, text: str) -> None:
        """Type a text where the caret is, key by key."""
        for character in text:
            if not character.isascii():
                await self.send("Input.insertText", text=character)
                continue
            key = {"key": character, "text": character, "unmodifiedText": character}
            await self.send("Input.dispatchKeyEvent", type="keyDown", **key)
            await self.send("Input.dispatchKeyEvent", type="keyUp", key=character)

    async def press(self, key: str) -> None:
        """Press one of KEYS."""
        known = KEYS[key]
        await self.send("Input.dispatchKeyEvent", type="keyDown", **known)
        await self.send("Input.dispatchKeyEvent", type="keyUp", **{**known, "text": ""})

    async def click(self, selector: str) -> None:
        """Click the middle of the first match with the mouse."""
        await self.click_found(_element(selector), selector)

    async def click_found(self, script: str, what: str) -> None:
        """Click the middle of the element that an expression gives."""
        place = await self.wait_for(
            f"(() => {{ const e = {script}; if (!e?.checkVisibility()) return null;"
            " const middle = () => (r => ({x: r.x + r.width / 2, y: r.y + r.height / 2}))(e.getBoundingClientRect());"
            " const {x, y} = middle(); const hit = document.elementFromPoint(x, y);"
            " if (!e.contains(hit)) e.scrollIntoView({block: 'center'}); return middle(); })()",
            what,
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
            await self.send("Input.dispatchMouseEvent", type=kind, x=place["x"], y=place["y"], **button)

    async def move_mouse_away(self) -> None:
        """Move the mouse into the corner, so that nothing looks pointed at."""
        await self.send("Input.dispatchMouseEvent", type="mouseMoved", x=0, y=0)

    async def screenshot(self, path: Path, area: dict[str, float] | None = None) -> None:
        """Write a PNG of the page, or of an area {x, y, width, height} of it in CSS pixels."""
        clip = {"clip": {**area, "scale": 1}} if area is not None else {}
        taken = await self.send("Page.captureScreenshot", format="png", **clip)
        path.write_bytes(base64.b64decode(taken["data"]))  # noqa: ASYNC240 - a test may wait for its disk


def _element(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A fresh Chromium without a past, gone without a trace afterwards."""
    program = find_chromium()
    if program is None:
        raise FileNotFoundError(f"none of {', '.join(PROGRAMS)} is installed")
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            program,
            *FLAGS,
            f"--user-data-dir={profile}",
            "about:blank",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            address = await _debugging_address(Path(profile), process)
            async with aiohttp.ClientSession() as session, session.ws_connect(address, max_msg_size=0) as socket:
                connection = Connection(socket)
                try:
                    yield Browser(connection)
                    with suppress(ProtocolError, TimeoutError, asyncio.CancelledError):
                        await connection.send("Browser.close")
                finally:
                    await connection.close()
        finally:
            await _end(process)


async def _debugging_address(profile: Path, process: asyncio.subprocess.Process) -> str:
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end:
        if process.returncode is not None:
            raise RuntimeError(f"Chromium ended at once with code {process.returncode}")
        with suppress(FileNotFoundError, ValueError):
            port, path = (profile / "DevToolsActivePort").read_text().splitlines()
            return f"ws://127.0.0.1:{port}{path}"
        await asyncio.sleep(0.03)
    raise TimeoutError(f"Chromium did not start in {START_TIMEOUT:g} s")


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), 5)
    # The group of its own also holds the helpers that a killed Chromium leaves behind.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
