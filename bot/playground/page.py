"""SimCord's page as the bot's own: its name and icon, only the tools a club member needs, and Enter that sends."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bot.playground.club import BOT_NAME, read_avatar

if TYPE_CHECKING:
    from aiohttp import web
    from simcord import Preview

log = logging.getLogger(__name__)

_ICON: Final = "/favicon.ico"

_CHANGES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "/": (
        (
            "<title>SimCord Preview</title>",
            f'<title>{BOT_NAME} playground</title>\n    <link rel="icon" href="{_ICON}">',
        ),
        (
            "<strong>SimCord</strong><small>Preview</small>",
            f"<strong>{BOT_NAME}</strong><small>Playground</small>",
        ),
        ('aria-hidden="true">S</span>', f'aria-hidden="true">{BOT_NAME[0]}</span>'),
    ),
    "/preview.css": (
        # Tools for people who test bots. One of them comes and goes with every answer; where the toolbar then
        # breaks into two lines, the page is busy measuring itself and misses the next click.
        (
            "[hidden] {",
            "#refresh, #capture-open, #inspector-toggle, #back-activity, #view-action-output, [hidden] {",
        ),
    ),
    "/timeline.js": (
        # The browser moves the list itself while an answer is being added. SimCord takes that for somebody who
        # reads further up, and leaves the answer below the edge.
        (
            'if (!state.ready && state.scrollIntent?.policy === "target") return;',
            "if (!state.ready) return;",
        ),
    ),
    "/commands.js": (
        # After a suggestion is picked SimCord opens the list again with its first entry marked, so that the next
        # Enter picks again, and no Enter ever sends. In Discord the second Enter sends.
        (
            "renderCompose({ focus: Boolean(next) });",
            "renderCompose({ focus: Boolean(next) }); if (!next) clearPopup();",
        ),
    ),
}
"""Text in SimCord's files by address, and what stands there instead. The browser test tells when one is gone."""


def dress(preview: Preview) -> None:
    """Make a page that has not started yet show the bot's name and icon, and send with Enter."""
    server = preview._server
    serve = server._static

    async def serve_dressed(request: web.Request) -> web.Response:
        if request.path == _ICON:
            # It lies beside the page and needs the same care: only this machine may ask.
            return _icon() if request.host in server._allowed_hosts() else _forbidden()
        response: web.Response = await serve(request)
        for before, after in _CHANGES.get(request.path, ()):
            text = response.text or ""
            if before not in text:
                log.debug("SimCord's %s has no %r any more", request.path, before)
            response.text = text.replace(before, after)
        return response

    vars(server).update(_static=serve_dressed, _STATIC_FILES=server._STATIC_FILES | {_ICON: "favicon.ico"})


def _icon() -> web.Response:
    from aiohttp import web

    return web.Response(body=read_avatar(), content_type="image/png")


def _forbidden() -> web.Response:
    from aiohttp import web

    return web.Response(status=403)
