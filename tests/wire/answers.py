"""What the bot answers to interactions: the callback, the original response, follow-ups."""

from __future__ import annotations

import time

from tests.wire import errors, limits
from tests.wire.checks import CALLBACK_SCHEMAS, Spec
from tests.wire.errors import ApiError, FieldError
from tests.wire.interactions import (
    CALLBACKS,
    CHOICES,
    DEFERRED_MESSAGE,
    DEFERRED_UPDATE,
    MESSAGE,
    MODAL,
    MODAL_SUBMIT,
    UPDATE,
    Interaction,
    Interactions,
)
from tests.wire.limits import EPHEMERAL, LOADING
from tests.wire.messages import Message, Messages
from tests.wire.ratelimits import Limit
from tests.wire.rest import Call, Endpoint, Reply, Rest
from tests.wire.settings import Json, Settings
from tests.wire.world import World, timestamp

# For an app that only the user installed.
FOLLOW_UPS_OF_A_USER_APP = 5


class Answers:
    """The routes of interactions and their webhooks."""

    def __init__(
        self,
        rest: Rest,
        world: World,
        settings: Settings,
        spec: Spec,
        messages: Messages,
        interactions: Interactions,
    ) -> None:
        self._rest = rest
        self._world = world
        self._settings = settings
        self._spec = spec
        self._messages = messages
        self._interactions = interactions

    def endpoints(self) -> list[Endpoint]:
        """All of them."""
        hook = "/webhooks/{application_id}/{token}"
        original, other = f"{hook}/messages/@original", f"{hook}/messages/{{message_id}}"
        limit = Limit(5, 1.0)

        def route(name: str, method: str, path: str, handler: object) -> Endpoint:
            major = ("token",)
            return Endpoint(name, method, path, handler, limit, major, of_interactions=True)  # type: ignore[arg-type]

        return [
            route("callback", "POST", "/interactions/{interaction_id}/{token}/callback", self.callback),
            route("follow_up", "POST", hook, self.follow_up),
            route("get_original", "GET", original, self.get_original),
            route("edit_original", "PATCH", original, self.edit_original),
            route("delete_original", "DELETE", original, self.delete_original),
            route("get_follow_up", "GET", other, self.get_follow_up),
            route("edit_follow_up", "PATCH", other, self.edit_follow_up),
            route("delete_follow_up", "DELETE", other, self.delete_follow_up),
        ]

    # The first response.

    async def callback(self, call: Call) -> Reply:
        interaction = self._interactions.by_id.get(call.params["interaction_id"])
        if interaction is None or interaction.token != call.params["token"]:
            raise errors.unknown_interaction()
        interaction.attempts += 1
        try:
            message = self._acknowledge(interaction, call)
        except ApiError as refusal:
            interaction.refusals.append(
                {"code": refusal.code, "status": refusal.status, "after": time.monotonic() - interaction.sent}
            )
            raise
        now = time.monotonic()
        interaction.callback = call.body
        interaction.callback_files = call.file_names
        interaction.acknowledged = now
        if interaction.callback_type != DEFERRED_MESSAGE:
            interaction.answered = now
        interaction.pulse.beat()
        if call.query.get("with_response") not in ("1", "true", "True"):
            return Reply()
        return Reply(200, self._callback_body(interaction, message), "InteractionCallbackResponse")

    def _acknowledge(self, interaction: Interaction, call: Call) -> Message | None:
        """Do what the callback says: the message made or changed. Raises ApiError if it cannot be taken."""
        body: Json = call.body if isinstance(call.body, dict) else {}
        kind = body.get("type")
        data: Json = body.get("data") or {}
        if kind in (MESSAGE, UPDATE):
            # Also where it comes too late or twice: it would have pinged.
            self._rest.check_mentions(call, data)
        if interaction.acknowledged is not None:
            raise errors.already_acknowledged()
        if self._interactions.late(interaction):
            raise errors.unknown_interaction()
        self._check_kind(interaction, call, kind)
        if kind in (MESSAGE, UPDATE):
            self._rest.check_message(CALLBACK_SCHEMAS[kind], call, body, key="data")
        elif self._settings.validate:
            self._check_other(call, body, data)
        if kind == MESSAGE:
            message = self._messages.create(
                interaction.payload["channel_id"], data, call.uploads, author=self._world.bot_user
            )
        elif kind == DEFERRED_MESSAGE:
            message = Message(self._world.ids.next(), interaction.payload["channel_id"], self._world.bot_user)
            message.flags = (data.get("flags") or 0) & EPHEMERAL | LOADING
            self._messages.add(message)
        elif kind in (UPDATE, DEFERRED_UPDATE) and interaction.source is not None:
            interaction.original = interaction.source
            if kind == UPDATE:
                self._edit(interaction, interaction.source, call, data)
            return interaction.source
        else:
            return None
        self._interactions.dress(interaction, message)
        interaction.original = message
        return message

    def _check_kind(self, interaction: Interaction, call: Call, kind: object) -> None:
        allowed = list(CALLBACKS[interaction.type])
        if interaction.type == MODAL_SUBMIT and interaction.source is None:
            allowed = [entry for entry in allowed if entry not in (UPDATE, DEFERRED_UPDATE)]
        if kind not in allowed:
            problem = FieldError(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {set(allowed)}.")
            self._rest.violation(call, f"callback type {kind!r} for an interaction of type {interaction.type}")
            raise errors.invalid_form_body([problem])

    def _check_other(self, call: Call, body: Json, data: Json) -> None:
        kind = body["type"]
        faults = self._spec.errors(CALLBACK_SCHEMAS[kind], body) if kind in CALLBACK_SCHEMAS else []
        if not faults and kind == MODAL:
            faults = list(limits.modal_errors(data, ("data",)))
        if kind == DEFERRED_MESSAGE and (data.get("flags") or 0) & ~EPHEMERAL:
            faults.append(FieldError(("data", "flags"), "BASE_TYPE_CHOICES", "Only EPHEMERAL can be set here."))
        if faults:
            self._rest.violation(call, f"invalid form body: {faults}")
            raise errors.invalid_form_body(faults)

    def _callback_body(self, interaction: Interaction, message: Message | None) -> Json:
        about: Json = {"id": interaction.id, "type": interaction.type}
        kind = interaction.callback_type
        if kind in (CHOICES, MODAL) or message is None:
            return {"interaction": about}
        about |= {
            "response_message_id": message.id,
            "response_message_loading": kind == DEFERRED_MESSAGE,
            "response_message_ephemeral": bool(message.flags & EPHEMERAL),
            "channel_id": message.channel_id,
        }
        if interaction.payload.get("guild_id"):
            about["guild_id"] = interaction.payload["guild_id"]
        if kind == DEFERRED_UPDATE:
            return {"interaction": about}
        resource = UPDATE if kind == UPDATE else MESSAGE
        return {"interaction": about, "resource": {"type": resource, "message": message.payload()}}

    # The webhook of the token.

    def _interaction(self, call: Call) -> Interaction:
        if call.params["application_id"] != self._world.application_id:
            raise errors.unknown_webhook()
        interaction = self._interactions.by_token.get(call.params["token"])
        if interaction is None or interaction.acknowledged is None:
            raise errors.unknown_webhook()
        if self._interactions.expired(interaction):
            raise errors.invalid_webhook_token()
        return interaction

    def _edit(self, interaction: Interaction, message: Message, call: Call, body: Json) -> None:
        self._messages.write(message, body, call.uploads)
        if not message.flags & LOADING:
            message.edited = timestamp()
        message.flags &= ~LOADING
        interaction.edits.append({"time": time.monotonic(), "message": message.id, "body": body})

    def _answered(self, interaction: Interaction) -> None:
        if interaction.answered is None:
            interaction.answered = time.monotonic()
        interaction.pulse.beat()

    async def follow_up(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        body: Json = call.body or {}
        self._rest.check_mentions(call, body)
        self._rest.check_message("IncomingWebhookInteractionRequest", call, body)
        original = interaction.original
        if original is not None and original.flags & LOADING:
            # Deprecated, still so: the first follow-up after a deferral becomes the original response.
            self._edit(interaction, original, call, body)
            self._answered(interaction)
            return Reply(200, original.payload(), "MessageResponse")
        if interaction.user_only and len(interaction.follow_ups) >= FOLLOW_UPS_OF_A_USER_APP:
            self._rest.violation(call, "more than 5 follow-ups of an app that only the user installed")
            raise errors.too_many_follow_ups()
        message = self._messages.create(
            interaction.payload["channel_id"], body, call.uploads, author=self._world.bot_user
        )
        self._interactions.dress(interaction, message)
        message.type, message.interaction = 0, None
        interaction.follow_ups.append(message)
        self._answered(interaction)
        return Reply(200, message.payload(), "MessageResponse")

    def _original(self, interaction: Interaction) -> Message:
        if interaction.original is None or interaction.original.deleted:
            raise errors.unknown_message()
        return interaction.original

    async def get_original(self, call: Call) -> Reply:
        return Reply(200, self._original(self._interaction(call)).payload(), "MessageResponse")

    async def edit_original(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        return self._edited(interaction, self._original(interaction), call)

    def _edited(self, interaction: Interaction, message: Message, call: Call) -> Reply:
        body: Json = call.body or {}
        self._rest.check_mentions(call, body)
        self._rest.check_message("IncomingWebhookUpdateRequestPartial", call, body)
        self._edit(interaction, message, call, body)
        self._answered(interaction)
        return Reply(200, message.payload(), "MessageResponse")

    async def delete_original(self, call: Call) -> Reply:
        interaction = self._interaction(call)
        self._original(interaction).deleted = True
        interaction.pulse.beat()
        return Reply()

    def _follow_up(self, call: Call) -> tuple[Interaction, Message]:
        interaction = self._interaction(call)
        message = self._messages.get(call.params["message_id"])
        if message is not interaction.original and message not in interaction.follow_ups:
            raise errors.unknown_message()
        return interaction, message

    async def get_follow_up(self, call: Call) -> Reply:
        return Reply(200, self._follow_up(call)[1].payload(), "MessageResponse")

    async def edit_follow_up(self, call: Call) -> Reply:
        interaction, message = self._follow_up(call)
        return self._edited(interaction, message, call)

    async def delete_follow_up(self, call: Call) -> Reply:
        self._follow_up(call)[1].deleted = True
        return Reply()
