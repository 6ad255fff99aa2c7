"""REST: one way in for every request, and the routes that are not about interactions."""

from __future__ import annotations

import asyncio
import mimetypes
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from aiohttp import BodyPartReader, web

from tests.wire import errors, limits, ratelimits
from tests.wire.checks import Spec, mention_violation
from tests.wire.commands import Commands
from tests.wire.errors import ApiError
from tests.wire.faults import Faults, RestFault, reset_connection
from tests.wire.gateway import Gateway
from tests.wire.journal import Journal, Request
from tests.wire.messages import Messages, Upload
from tests.wire.ratelimits import Limit, RateLimits
from tests.wire.settings import MEBIBYTE, Json, Settings
from tests.wire.world import World

API: Final = "/api/v10"
USUAL_LIMIT: Final = Limit(10, 1.0)
# Discord's own ceiling for a whole request.
LARGEST_REQUEST: Final = 25 * MEBIBYTE
FILE_FIELD: Final = re.compile(r"files\[(\d+)\]")
CLOUDFLARE_PAGE: Final = "<!DOCTYPE html><title>Access denied | discord.com used Cloudflare to restrict access</title>"


@dataclass(slots=True)
class Call:
    """A request, read."""

    params: dict[str, str]
    query: dict[str, str]
    entry: Request
    body: Any = None
    uploads: list[Upload] = field(default_factory=list)

    @property
    def file_names(self) -> list[str]:
        """The names of the files that came with it."""
        return [upload.filename for upload in self.uploads]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; ``schema`` names what the OpenAPI file says it is, or its items where it is a list."""

    status: int = 204
    body: Any = None
    schema: str | None = None


Handler = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A route. Interactions and their webhooks need no Authorization and do not count towards the global limit."""

    name: str
    method: str
    path: str
    handler: Handler
    limit: Limit = USUAL_LIMIT
    major: tuple[str, ...] = ()
    of_interactions: bool = False


class Rest:
    """Reads, checks, counts, spoils and answers every request."""

    def __init__(
        self,
        world: World,
        settings: Settings,
        faults: Faults,
        journal: Journal,
        spec: Spec,
    ) -> None:
        self._world = world
        self._settings = settings
        self._faults = faults
        self._journal = journal
        self._spec = spec
        self._limits = RateLimits()
        self._endpoints: list[tuple[re.Pattern[str], Endpoint]] = []
        self.token_valid: Callable[[], bool] = lambda: True
        self.under_way = 0

    def add(self, endpoints: Sequence[Endpoint]) -> None:
        """Serve these, too."""
        for endpoint in endpoints:
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", endpoint.path)
            self._endpoints.append((re.compile(f"{endpoint.method} {API}{pattern}"), endpoint))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle any request below /api/v10."""
        wanted = f"{request.method} {request.path}"
        for pattern, endpoint in self._endpoints:
            match = pattern.fullmatch(wanted)
            if match is not None:
                self.under_way += 1
                try:
                    return await self._serve(request, endpoint, match.groupdict())
                finally:
                    self.under_way -= 1
        entry = self._journal.open("unserved", request.method, request.path)
        self._journal.unserved.append(wanted)
        return self._response(entry, 404, errors.not_found().body(), {})

    async def _serve(self, request: web.Request, endpoint: Endpoint, params: dict[str, str]) -> web.StreamResponse:
        entry = self._journal.open(endpoint.name, request.method, request.path)
        call = Call(params, dict(request.query), entry)
        try:
            await _read(request, call)
        except ValueError:
            return self._response(entry, 400, {"message": "400: Bad Request", "code": 50109}, {})
        fault = self._faults.for_request(endpoint.name)
        if fault is not None:
            entry.fault = fault.kind
            if not fault.after:
                spoiled = await self._spoil(request, fault, entry, None)
                if spoiled is not None:
                    return spoiled
        headers, refused = self._admit(request, endpoint, call)
        if refused is not None:
            return self._response(entry, *refused, headers)
        reply = await self._answer(endpoint, call)
        if fault is not None and fault.after:
            spoiled = await self._spoil(request, fault, entry, reply)
            if spoiled is not None:
                return spoiled
        return self._response(entry, reply.status, reply.body, headers)

    def _admit(
        self, request: web.Request, endpoint: Endpoint, call: Call
    ) -> tuple[dict[str, str], tuple[int, Json] | None]:
        """Headers for the answer, and status and body of a refusal for a wrong token or too many requests."""
        if not endpoint.of_interactions and (
            request.headers.get("Authorization") != f"Bot {self._world.token}" or not self.token_valid()
        ):
            return {}, (401, errors.unauthorized().body())
        if not self._settings.rate_limits:
            return {}, None
        major = "+".join(call.params[name] for name in endpoint.major)
        headers, wait, scope = self._limits.take(
            endpoint.name, major, endpoint.limit, counts_globally=not endpoint.of_interactions
        )
        if not wait:
            return headers, None
        more, body = ratelimits.refusal(wait, scope)
        return headers | more, (429, body)

    async def _answer(self, endpoint: Endpoint, call: Call) -> Reply:
        try:
            reply = await endpoint.handler(call)
        except ApiError as refusal:
            call.entry.code = refusal.code
            reply = Reply(refusal.status, refusal.body(), "ErrorResponse")
        if self._settings.check_replies and reply.schema is not None:
            bodies = reply.body if isinstance(reply.body, list) else [reply.body]
            for body in bodies:
                self._journal.shortcomings += [
                    f"{endpoint.name}: {problem}" for problem in self._spec.shortcomings(reply.schema, body)
                ]
        return reply

    async def _spoil(
        self, request: web.Request, fault: RestFault, entry: Request, reply: Reply | None
    ) -> web.StreamResponse | None:
        """The spoiled answer, or None where the request goes its way after all."""
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
            return None
        if fault.kind == "hang":
            # It no longer counts as under way: nothing more will come of it.
            self.under_way -= 1
            try:
                await asyncio.Event().wait()
            finally:
                self.under_way += 1
        if fault.kind == "abort":
            reset_connection(request.transport)
            return self._response(entry, 0, None, {})
        if fault.kind == "truncate":
            return await self._truncated(request, entry, reply)
        if fault.kind == "rate_limit":
            headers, body = ratelimits.refusal(fault.retry_after, fault.scope, via=fault.via)
            return self._response(entry, 429, body, headers)
        if fault.kind == "error":
            entry.code = fault.code
            return self._response(entry, fault.status, {"message": fault.message, "code": fault.code}, {})
        entry.status = fault.status
        page = CLOUDFLARE_PAGE if fault.kind == "html" else "upstream connect error or disconnect/reset before headers"
        content_type = "text/html" if fault.kind == "html" else "text/plain"
        return web.Response(status=fault.status, text=page, content_type=content_type)

    async def _truncated(self, request: web.Request, entry: Request, reply: Reply | None) -> web.StreamResponse:
        body = orjson.dumps(None if reply is None else reply.body)
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        entry.status = 0
        if request.transport is not None:
            request.transport.close()
        return response

    def _response(self, entry: Request, status: int, body: Any, headers: dict[str, str]) -> web.Response:
        entry.status = status
        entry.answer = body if status >= 400 else None
        entry.finished = time.monotonic()
        if body is None:
            return web.Response(status=status or 204, headers=headers)
        # Not web.json_response: it adds a charset, and then discord.py does not read the body as JSON.
        return web.Response(
            status=status, body=orjson.dumps(body), headers={**headers, "Content-Type": "application/json"}
        )

    # What every message body goes through.

    def check_message(self, schema: str, call: Call, body: Json, *, key: str | None = None) -> None:
        """Raise 50035 for a body outside schema or limits, 40005 for too large a file; record what could ping.

        ``key`` names where in the body the message stands.
        """
        base: tuple[str, ...] = () if key is None else (key,)
        if self._settings.validate:
            faults = self._spec.errors(schema, body)
            message = body if key is None else body.get(key) or {}
            if not faults:
                faults = list(limits.message_errors(message, call.file_names, base))
            if faults:
                self.violation(call, f"invalid form body: {faults}")
                raise errors.invalid_form_body(faults)
        self.check_files(call)

    def check_files(self, call: Call) -> None:
        """Raise 40005 for a file over the limit, 50035 for more than ten."""
        if len(call.uploads) > 10:
            raise errors.invalid_form_body(
                [errors.FieldError(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")]
            )
        if any(len(upload.content) > self._settings.attachment_size_limit for upload in call.uploads):
            raise errors.entity_too_large()

    def check_mentions(self, call: Call, message: Json) -> None:
        """Record a message body that could ping somebody."""
        problem = mention_violation(message)
        if problem is not None:
            self.violation(call, problem)

    def violation(self, call: Call, problem: str) -> None:
        """Record something that the bot must never do."""
        self._journal.violations.append(f"#{call.entry.number} {call.entry.name}: {problem}")


async def _read(request: web.Request, call: Call) -> None:
    """Read JSON or multipart. Raises ValueError for a body that is neither."""
    if not request.can_read_body:
        return
    if not request.content_type.startswith("multipart/"):
        raw = await request.read()
        call.body = orjson.loads(raw) if raw else None
        call.entry.body = call.body
        return
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read())
        if part.name == "payload_json":
            call.body = orjson.loads(content)
            continue
        match = FILE_FIELD.fullmatch(part.name or "")
        if match is None:
            raise ValueError(f"no such field: {part.name}")
        filename = part.filename or "unknown"
        guessed = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        call.uploads.append(Upload(int(match[1]), filename, guessed, content))
    call.entry.body = call.body
    call.entry.files = {upload.filename: len(upload.content) for upload in call.uploads}


class Routes:
    """The routes of login, commands and channels."""

    def __init__(
        self,
        rest: Rest,
        world: World,
        settings: Settings,
        spec: Spec,
        commands: Commands,
        messages: Messages,
        gateway: Gateway,
    ) -> None:
        self._rest = rest
        self._world = world
        self._settings = settings
        self._spec = spec
        self._commands = commands
        self._messages = messages
        self._gateway = gateway

    def endpoints(self) -> list[Endpoint]:
        """All of them."""
        application, channel = "/applications/{application_id}", "/channels/{channel_id}"
        of_guild = f"{application}/guilds/{{guild_id}}/commands"
        one = f"{channel}/messages/{{message_id}}"
        writing = Limit(5, 5.0)
        return [
            Endpoint("me", "GET", "/users/@me", self.me),
            Endpoint("application", "GET", "/oauth2/applications/@me", self.application),
            Endpoint("application", "GET", "/applications/@me", self.application),
            Endpoint("gateway", "GET", "/gateway", self.gateway),
            Endpoint("gateway_bot", "GET", "/gateway/bot", self.gateway_bot, Limit(2, 5.0)),
            Endpoint("get_commands", "GET", f"{application}/commands", self.get_commands),
            Endpoint("put_commands", "PUT", f"{application}/commands", self.put_commands, Limit(5, 20.0)),
            Endpoint("get_guild_commands", "GET", of_guild, self.get_commands, major=("guild_id",)),
            Endpoint("put_guild_commands", "PUT", of_guild, self.put_commands, Limit(5, 20.0), ("guild_id",)),
            Endpoint("create_message", "POST", f"{channel}/messages", self.create_message, writing, ("channel_id",)),
            Endpoint("get_message", "GET", one, self.get_message, major=("channel_id",)),
            Endpoint("edit_message", "PATCH", one, self.edit_message, writing, ("channel_id",)),
            Endpoint("delete_message", "DELETE", one, self.delete_message, writing, ("channel_id",)),
        ]

    async def me(self, _: Call) -> Reply:
        extra = {"mfa_enabled": True, "locale": "en-US", "premium_type": 0, "email": None, "verified": True}
        return Reply(200, {**self._world.bot_user, **extra}, "UserPIIResponse")

    async def application(self, _: Call) -> Reply:
        return Reply(200, self._world.application(), "PrivateApplicationResponse")

    async def gateway(self, _: Call) -> Reply:
        return Reply(200, {"url": f"{self._gateway.ws_origin}/gateway"}, "GatewayResponse")

    async def gateway_bot(self, _: Call) -> Reply:
        body = {
            "url": f"{self._gateway.ws_origin}/gateway",
            "shards": self._settings.shards,
            "session_start_limit": {
                "total": self._settings.session_starts,
                "remaining": self._gateway.starts_left,
                "reset_after": 14_400_000,
                "max_concurrency": self._settings.max_concurrency,
            },
        }
        return Reply(200, body, "GatewayBotResponse")

    def _own(self, call: Call) -> None:
        if call.params["application_id"] != self._world.application_id:
            raise ApiError(403, 20012, "You are not authorized to perform this action on this application")

    async def get_commands(self, call: Call) -> Reply:
        self._own(call)
        return Reply(200, self._commands.all(call.params.get("guild_id")), "ApplicationCommandResponse")

    async def put_commands(self, call: Call) -> Reply:
        self._own(call)
        bodies: list[Json] = call.body or []
        if self._settings.validate:
            faults = [
                fault
                for number, body in enumerate(bodies)
                for fault in self._spec.errors("ApplicationCommandUpdateRequest", body, (number,))
            ] or list(limits.command_errors(bodies))
            if faults:
                self._rest.violation(call, f"invalid form body: {faults}")
                raise errors.invalid_form_body(faults)
        answer = self._commands.overwrite(bodies, call.params.get("guild_id"))
        return Reply(200, answer, "ApplicationCommandResponse")

    def _channel(self, call: Call) -> str:
        channel_id = call.params["channel_id"]
        if not self._world.known_channel(channel_id):
            raise errors.unknown_channel()
        return channel_id

    async def create_message(self, call: Call) -> Reply:
        channel_id = self._channel(call)
        body: Json = call.body or {}
        self._rest.check_mentions(call, body)
        self._rest.check_message("MessageCreateRequest", call, body)
        sent = self._messages.by_nonce(channel_id, body.get("nonce")) if body.get("enforce_nonce") else None
        if sent is None:
            sent = self._messages.create(channel_id, body, call.uploads, author=self._world.bot_user)
        return Reply(200, sent.payload(), "MessageResponse")

    async def get_message(self, call: Call) -> Reply:
        self._channel(call)
        message = self._messages.get(call.params["message_id"])
        if message.visible_to is not None:
            raise errors.unknown_message()
        return Reply(200, message.payload(), "MessageResponse")

    async def edit_message(self, call: Call) -> Reply:
        self._channel(call)
        message = self._messages.get(call.params["message_id"])
        if message.visible_to is not None:
            raise errors.unknown_message()
        if message.author["id"] != self._world.application_id:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        body: Json = call.body or {}
        self._rest.check_mentions(call, body)
        self._rest.check_message("MessageEditRequestPartial", call, body)
        self._messages.write(message, body, call.uploads)
        return Reply(200, message.payload(), "MessageResponse")

    async def delete_message(self, call: Call) -> Reply:
        self._channel(call)
        self._messages.get(call.params["message_id"]).deleted = True
        return Reply()
