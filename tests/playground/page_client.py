"""SimCord's page without a browser: the requests its scripts send."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Self
from urllib.parse import urlsplit

import aiohttp

from bot.playground import run_playground

from .small_bot import SmallBot

PATIENCE: Final = 10.0


@dataclass
class PageClient:
    """One open page of a running playground."""

    session: aiohttp.ClientSession
    address: str
    snapshot: dict[str, Any] = field(default_factory=dict)
    _sequence: int = 0

    @property
    def site(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def _headers(self) -> dict[str, str]:
        headers = {"X-Simcord-Capability": urlsplit(self.address).fragment}
        return headers | ({"X-Simcord-Context": self.snapshot["context"]["id"]} if self.snapshot else {})

    async def open(self) -> Self:
        async with self.session.post(f"{self.site}/api/pages", json={}, headers=self._headers) as answer:
            assert answer.status == 200, await answer.text()
            self.snapshot = await answer.json()
        return self

    async def file(self, path: str) -> str:
        async with self.session.get(f"{self.site}{path}") as answer:
            assert answer.status == 200
            return await answer.text()

    async def refresh(self) -> dict[str, Any]:
        async with self.session.get(f"{self.site}/api/state", headers=self._headers) as answer:
            assert answer.status == 200, await answer.text()
            self.snapshot = await answer.json()
        return self.snapshot

    async def commands(self) -> dict[str, dict[str, Any]]:
        async with self.session.get(f"{self.site}/api/commands", headers=self._headers) as answer:
            return {entry["invocation"]: entry for entry in (await answer.json())["entries"]}

    async def act(self, kind: str, **body: Any) -> dict[str, Any]:
        await self.refresh()
        self._sequence += 1
        envelope = {
            "protocol_version": 3,
            "sequence": self._sequence,
            "request_id": str(uuid.uuid4()),
            "generation": self.snapshot["context"]["generation"],
            "bot_generation": self.snapshot["botGeneration"],
            "published_revision": self.snapshot["publishedRevision"],
            "kind": kind,
        }
        async with self.session.post(
            f"{self.site}/api/action", json={**envelope, **body}, headers=self._headers
        ) as answer:
            receipt: dict[str, Any] = await answer.json()
        assert not receipt.get("rejected", True), receipt
        return receipt

    async def run(self, name: str, **options: Any) -> dict[str, Any]:
        command = (await self.commands())[name]
        return await self.act(
            "run_command",
            command_id=command["commandId"],
            path=command["path"],
            schema_fingerprint=command["schemaFingerprint"],
            options=options,
        )

    async def click(self, label: str) -> dict[str, Any]:
        for message in reversed((await self.refresh())["messages"].values()):
            for row in message["components"]:
                for component in row.get("components", ()):
                    if component.get("label") == label:
                        return await self.act("click", control_key=component["control_key"], target_id=message["id"])
        raise LookupError(f"no button {label!r}")

    async def messages(self) -> list[dict[str, Any]]:
        snapshot = await self.refresh()
        return [snapshot["messages"][identity] for identity in snapshot["timeline"]]

    async def wait_until(self, holds: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:
            if holds(messages := await self.messages()):
                return messages
            assert asyncio.get_running_loop().time() < end, messages
            await asyncio.sleep(0.05)


@asynccontextmanager
async def small_playground(bot: SmallBot | None = None) -> AsyncIterator[PageClient]:
    """A page of a playground in this process, which is stopped as by "End preview session"."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    served = asyncio.create_task(
        run_playground(bot or SmallBot(), port=0, open_browser=False, on_ready=address.set_result)
    )
    await asyncio.wait((served, address), return_when=asyncio.FIRST_COMPLETED)
    if served.done():
        await served
    async with aiohttp.ClientSession() as session:
        page = await PageClient(session, await address).open()
        try:
            yield page
            await page.act("close")
        except BaseException:
            served.cancel()
            raise
    await asyncio.wait_for(served, PATIENCE)
