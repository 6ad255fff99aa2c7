"""The process: ``python -m tests.wire.server --port 0`` prints its address as one line of JSON and serves."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import orjson
from aiohttp import web

from tests.wire import control
from tests.wire.assembly import Discord
from tests.wire.checks import Spec, spec_path
from tests.wire.rest import API, LARGEST_REQUEST
from tests.wire.settings import MEBIBYTE, Settings

HOST = "127.0.0.1"


class Server:
    """Holds the current small Discord and hands requests to it."""

    def __init__(self, settings: Settings, spec: Spec) -> None:
        self._settings = settings
        self._spec = spec
        self._origin = ""
        self.discord: Discord
        self.application = web.Application(client_max_size=LARGEST_REQUEST + MEBIBYTE)
        self.application.router.add_get("/gateway", self.gateway)
        self.application.router.add_get("/resume-gateway", self.gateway)
        self.application.router.add_route("*", API + "/{tail:.*}", self.rest)
        for folder in ("attachments", "ephemeral-attachments"):
            self.application.router.add_get(f"/{folder}/{{channel}}/{{id}}/{{name}}", self.file)
        self.application.router.add_post("/control/{verb}", self.control)

    def open(self, port: int) -> None:
        """Begin, now that the port is known."""
        self._origin = f"http://{HOST}:{port}"
        self.discord = Discord(self._settings, self._origin, self._spec)

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        return await self.discord.gateway.serve(request)

    async def rest(self, request: web.Request) -> web.StreamResponse:
        return await self.discord.rest.serve(request)

    async def file(self, request: web.Request) -> web.Response:
        upload = self.discord.messages.files.get(request.match_info["id"])
        if upload is None:
            return web.Response(status=404)
        return web.Response(body=upload.content, content_type=upload.content_type)

    async def control(self, request: web.Request) -> web.Response:
        if request.match_info["verb"] == "reset":
            settings = Settings()
            settings.change(orjson.loads(await request.read() or b"{}"))
            await self.discord.gateway.close_all()
            self.discord = Discord(settings, self._origin, self._spec)
            return control.answer(200, await control.state(self.discord, {}))
        return await control.serve(self.discord, request)


async def serve(server: Server, port: int, *, until_stdin_closes: bool) -> None:
    """Serve until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stop.set)
    runner = web.AppRunner(server.application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, HOST, port)
    await site.start()
    bound: int = runner.addresses[0][1]
    server.open(bound)
    if until_stdin_closes:
        loop.add_reader(0, lambda: stop.set() if not os.read(0, 1) else None)
    sys.stdout.write(orjson.dumps({"port": bound, "host": HOST, "pid": os.getpid()}).decode() + "\n")
    sys.stdout.flush()
    await stop.wait()
    # Whatever still hangs, on order or not, must not keep the process.
    loop.call_later(1.0, os._exit, 0)
    with contextlib.suppress(Exception):
        await server.discord.gateway.close_all()
        await runner.cleanup()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--settings", default="{}", help="settings as JSON, by the names in tests/wire/settings.py")
    parser.add_argument("--openapi", type=Path, default=spec_path(), help="Discord's OpenAPI file")
    parser.add_argument("--until-stdin-closes", action="store_true", help="stop when the parent process is gone")
    options = parser.parse_args(arguments)
    settings = Settings()
    settings.change(orjson.loads(options.settings))
    server = Server(settings, Spec(options.openapi))
    run = serve(server, options.port, until_stdin_closes=options.until_stdin_closes)
    try:
        import uvloop
    except ImportError:
        asyncio.run(run)
    else:
        uvloop.run(run)


if __name__ == "__main__":
    main()
