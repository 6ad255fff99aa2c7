"""Opening the page in the person's own browser, where there is one with windows."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from pathlib import PurePath
from typing import Final

_TEXT_BROWSERS: Final = frozenset({"www-browser", "links", "links2", "elinks", "lynx", "w3m"})


def open_where_there_is_one(address: str) -> None:
    """Open an address in a graphical browser, and do nothing on a server, over SSH or in CI."""
    # Finding and starting a browser runs foreign programs. A daemon thread holds up neither the page nor the stop.
    threading.Thread(target=_open, args=(address,), name="browser", daemon=True).start()


def _open(address: str) -> None:
    if not may_have_windows(os.environ, sys.platform):
        return
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    # A text browser would take over the terminal and keep it.
    if PurePath(getattr(browser, "name", "")).stem not in _TEXT_BROWSERS:
        browser.open(address)


def may_have_windows(environment: os._Environ[str] | dict[str, str], platform: str) -> bool:
    """Whether a window can appear before the person who started this."""
    if environment.get("CI"):
        return False
    if platform in ("win32", "darwin"):
        return not environment.get("SSH_CONNECTION")
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
