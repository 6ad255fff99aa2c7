"""Interactions: what Discord sends the bot, the state of each, and what became of it."""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tests.wire.commands import Commands
from tests.wire.gateway import Gateway
from tests.wire.limits import EPHEMERAL, walk
from tests.wire.messages import Message, Messages, Upload
from tests.wire.pulse import Pulse
from tests.wire.settings import Json, Settings
from tests.wire.world import Asker, World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMANDS: Final = (1, 2)
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
CONTEXTS: Final = {"guild": 0, "bot_dm": 1, "private_channel": 2}

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
# Which callbacks each type of interaction takes.
CALLBACKS: Final = {
    COMMAND: (MESSAGE, DEFERRED_MESSAGE, MODAL, 12),
    COMPONENT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL, 12),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, 12),
}

Until = Literal["acknowledged", "answered"]


class ImpossibleError(Exception):
    """No Discord client would send this. Ask with ``forged`` for what a forger sends."""


@dataclass(slots=True)
class Interaction:
    """One interaction. Times are the monotonic clock in seconds."""

    id: str
    token: str
    type: int
    asker: Asker
    payload: Json
    sent: float
    delivered: bool = False
    callback: Json | None = None
    callback_files: list[str] = field(default_factory=list)
    acknowledged: float | None = None
    answered: float | None = None
    original: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)
    edits: list[Json] = field(default_factory=list)
    attempts: int = 0
    refusals: list[Json] = field(default_factory=list)
    source: Message | None = None
    pulse: Pulse = field(default_factory=Pulse)

    @property
    def callback_type(self) -> int | None:
        """The type of the callback that was accepted."""
        return None if self.callback is None else int(self.callback["type"])

    @property
    def user_only(self) -> bool:
        """Whether the app is here by the user's installation alone."""
        return "guild" not in self.asker.installed

    def reached(self, until: Until) -> bool:
        """Whether it has come so far."""
        return (self.acknowledged if until == "acknowledged" else self.answered) is not None

    def outcome(self) -> Json:
        """What became of it, for the test."""
        shown = [message for message in (self.original, *self.follow_ups) if message is not None]
        return {
            "id": self.id,
            "token": self.token,
            "type": self.type,
            "payload": self.payload,
            "delivered": self.delivered,
            "callback": self.callback,
            "callback_files": self.callback_files,
            "callback_type": self.callback_type,
            "acknowledged": self.acknowledged is not None,
            "answered": self.answered is not None,
            "acknowledged_after": None if self.acknowledged is None else self.acknowledged - self.sent,
            "answered_after": None if self.answered is None else self.answered - self.sent,
            "original": None if self.original is None or self.original.deleted else self.original.payload(),
            "follow_ups": [message.payload() for message in self.follow_ups if not message.deleted],
            "messages": [message.payload() for message in shown if not message.deleted],
            "edits": self.edits,
            "attempts": self.attempts,
            "refusals": self.refusals,
        }


class Interactions:
    """All interactions of a run."""

    def __init__(
        self, world: World, settings: Settings, commands: Commands, messages: Messages, gateway: Gateway
    ) -> None:
        self._world = world
        self._settings = settings
        self._commands = commands
        self._messages = messages
        self._gateway = gateway
        self.by_id: dict[str, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}

    # What the control endpoint asks for.

    async def send(self, order: Json) -> Interaction:
        """Make an interaction from a test's order and dispatch it. Raises ImpossibleError."""
        interaction = self.make(order)
        await self.deliver(interaction)
        return interaction

    def make(self, order: Json) -> Interaction:
        """The interaction of a test's order, not yet dispatched. Raises ImpossibleError."""
        asker = asker_of(order)
        kind: str = order["kind"]
        forged = bool(order.get("forged"))
        if asker.where == "private_channel" and "user" not in asker.installed:
            raise ImpossibleError("in a private channel only a user-installed app can be used")
        source: Message | None = None
        if kind in ("command", "autocomplete"):
            interaction_type = COMMAND if kind == "command" else AUTOCOMPLETE
            data = self._command_data(order, asker, forged=forged)
        elif kind == "menu":
            interaction_type, data = COMMAND, self._menu_data(order, asker, forged=forged)
        elif kind == "component":
            source = self._messages.get(order["message"])
            interaction_type, data = COMPONENT, self._component_data(order, asker, source, forged=forged)
        elif kind == "modal":
            interaction_type = MODAL_SUBMIT
            data, source = self._modal_data(order, forged=forged)
        else:
            raise ImpossibleError(f"no interaction is called {kind!r}")
        payload = self._payload(interaction_type, asker, data, source)
        _override(payload, order.get("overrides") or {}, order.get("without") or [])
        interaction = Interaction(payload["id"], payload["token"], interaction_type, asker, payload, time.monotonic())
        interaction.source = source
        self.by_id[interaction.id] = interaction
        self.by_token[interaction.token] = interaction
        return interaction

    async def deliver(self, interaction: Interaction) -> None:
        """Dispatch INTERACTION_CREATE."""
        interaction.sent = time.monotonic()
        interaction.delivered = await self._gateway.dispatch(
            "INTERACTION_CREATE", interaction.payload, self._world.guild_of(interaction.asker)
        )

    def forget(self, interaction: Interaction) -> None:
        """Drop it, and its messages: for runs of many thousands."""
        self.by_id.pop(interaction.id, None)
        self.by_token.pop(interaction.token, None)
        for message in (interaction.original, *interaction.follow_ups):
            if message is not None and message is not interaction.source:
                self._messages.forget(message)

    def _payload(self, interaction_type: int, asker: Asker, data: Json, source: Message | None) -> Json:
        guild = self._world.guild_of(asker)
        user = self._world.user(asker.name)
        owners: dict[str, str] = {}
        if "guild" in asker.installed and asker.where != "private_channel":
            owners["0"] = guild.id if guild is not None else "0"
        if "user" in asker.installed:
            owners["1"] = user["id"]
        payload: Json = {
            "id": self._world.ids.next(),
            "application_id": self._world.application_id,
            "type": interaction_type,
            "token": base64.urlsafe_b64encode(b"interaction:" + secrets.token_bytes(90)).decode().rstrip("="),
            "version": 1,
            "data": data,
            "channel_id": self._world.channel_id(asker),
            "channel": self._world.channel(asker),
            "locale": asker.locale,
            "app_permissions": str(asker.app_permissions),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": owners,
            "context": CONTEXTS[asker.where],
            "attachment_size_limit": self._settings.attachment_size_limit,
        }
        if guild is not None:
            payload["guild_id"] = guild.id
            payload["guild"] = {"id": guild.id, "locale": asker.guild_locale, "features": []}
            payload["guild_locale"] = asker.guild_locale
            payload["member"] = self._world.member(asker.name, asker.permissions)
        else:
            payload["user"] = user
        if source is not None:
            payload["message"] = source.payload()
        return payload

    # Commands.

    def _command_data(self, order: Json, asker: Asker, *, forged: bool) -> Json:
        names = str(order["name"]).split()
        guild = self._world.guild_of(asker)
        command = self._commands.find(names[0], CHAT_INPUT, guild.id if guild else None)
        if command is None:
            if not forged:
                raise ImpossibleError(f"the bot has registered no command /{names[0]}")
            command = {"id": self._world.ids.next(), "name": names[0], "options": []}
        elif not forged:
            _check_available(command, asker)
        resolved: dict[str, Json] = {}
        leaf, path = _leaf(command, names[1:])
        options = self._options(leaf, order, asker, resolved, forged=forged)
        for node in reversed(path):
            options = [{"type": node["type"], "name": node["name"], "options": options}]
        data: Json = {"id": command["id"], "name": command["name"], "type": CHAT_INPUT, "options": options}
        if resolved:
            data["resolved"] = resolved
        if command.get("guild_id"):
            data["guild_id"] = command["guild_id"]
        return data

    def _options(self, leaf: Json, order: Json, asker: Asker, resolved: dict[str, Json], *, forged: bool) -> list[Json]:
        declared = {option["name"]: option for option in leaf.get("options") or []}
        given: Json = dict(order.get("options") or {})
        focused = order.get("focused")
        if not forged:
            for name, option in declared.items():
                if option.get("required") and name not in given and order["kind"] == "command":
                    raise ImpossibleError(f"the option {name} is required")
        sent: list[Json] = []
        for name, value in given.items():
            option = declared.get(name)
            if option is None and not forged:
                raise ImpossibleError(f"there is no option {name}; there are {sorted(declared)}")
            kind = option["type"] if option is not None else _guessed_type(value)
            if option is not None and not forged and name != focused:
                _check_value(option, value)
            entry: Json = {"type": kind, "name": name, "value": self._value(kind, value, asker, resolved)}
            if name == focused:
                entry["focused"] = True
            sent.append(entry)
        return sent

    def _value(self, kind: int, value: Any, asker: Asker, resolved: dict[str, Json]) -> Any:
        if kind == ATTACHMENT and isinstance(value, dict):
            content = base64.b64decode(value["content"])
            upload = Upload(0, value["filename"], value.get("content_type", "application/octet-stream"), content)
            attachment = self._messages.attach(self._world.channel_id(asker), upload)
            resolved.setdefault("attachments", {})[attachment["id"]] = attachment
            return attachment["id"]
        if kind in (USER, MENTIONABLE) and isinstance(value, str) and not value.isdigit():
            user = self._world.user(value)
            resolved.setdefault("users", {})[user["id"]] = user
            if asker.where == "guild":
                member = self._world.member(value, asker.permissions)
                resolved.setdefault("members", {})[user["id"]] = {k: v for k, v in member.items() if k != "user"}
            return user["id"]
        return value

    def _menu_data(self, order: Json, asker: Asker, *, forged: bool) -> Json:
        guild = self._world.guild_of(asker)
        kind = USER_MENU if order.get("user") else MESSAGE_MENU
        command = self._commands.find(order["name"], kind, guild.id if guild else None)
        if command is None:
            if not forged:
                raise ImpossibleError(f"the bot has registered no menu command {order['name']!r}")
            command = {"id": self._world.ids.next(), "name": order["name"]}
        elif not forged:
            _check_available(command, asker)
        data: Json = {"id": command["id"], "name": command["name"], "type": kind}
        if kind == MESSAGE_MENU:
            target = self._messages.get(order["message"])
            data |= {"target_id": target.id, "resolved": {"messages": {target.id: target.payload()}}}
        else:
            user = self._world.user(order["user"])
            data |= {"target_id": user["id"], "resolved": {"users": {user["id"]: user}}}
        return data

    # Components and modals.

    def _component_data(self, order: Json, asker: Asker, source: Message, *, forged: bool) -> Json:
        custom_id: str = order["custom_id"]
        found = next((item for _, item in walk(source.components) if item.get("custom_id") == custom_id), None)
        if not forged:
            if found is None:
                offered = [item["custom_id"] for _, item in walk(source.components) if item.get("custom_id")]
                raise ImpossibleError(f"the message has no component {custom_id!r}; it has {offered}")
            if found.get("disabled"):
                raise ImpossibleError(f"{custom_id!r} is disabled")
            if source.visible_to not in (None, self._world.user(asker.name)["id"]):
                raise ImpossibleError(f"{asker.name} cannot see that message")
        kind = found["type"] if found is not None else order.get("component_type", 2)
        data: Json = {"custom_id": custom_id, "component_type": kind, "id": found["id"] if found else 1}
        if order.get("values") is not None or kind != 2:
            values = order.get("values") or []
            if found is not None and not forged and kind == 3:
                offered = [option["value"] for option in found["options"]]
                if not set(values) <= set(offered):
                    raise ImpossibleError(f"{values} are not all offered; {offered} are")
            data["values"] = values
        return data

    def _modal_data(self, order: Json, *, forged: bool) -> tuple[Json, Message | None]:
        opened = self.by_id.get(str(order.get("interaction")))
        values: Json = dict(order.get("values") or {})
        if opened is None or opened.callback_type != MODAL:
            if not forged:
                raise ImpossibleError("that interaction opened no modal")
            components = [
                {
                    "type": 18,
                    "id": number,
                    "component": {"type": 4, "id": 100 + number, "custom_id": key, "value": value},
                }
                for number, (key, value) in enumerate(values.items(), start=1)
            ]
            return {"custom_id": order["custom_id"], "components": components}, None
        assert opened.callback is not None
        modal: Json = opened.callback["data"]
        numbers = iter(range(1, 1000))
        components = [_submitted(component, values, numbers) for component in modal["components"]]
        if values and not forged:
            raise ImpossibleError(f"the modal has no inputs {sorted(values)}")
        return {"custom_id": modal["custom_id"], "components": components}, opened.source

    # Messages that did not come from the bot.

    def post(self, content: str, asker: Asker, author: str) -> Message:
        """A message of somebody else in the asker's channel: of a user, a webhook or the system."""
        message = Message(self._world.ids.next(), self._world.channel_id(asker), self._world.user(asker.name), content)
        if author == "webhook":
            message.webhook_id = self._world.ids.next()
            message.author = {**message.author, "id": message.webhook_id, "bot": True}
        elif author == "system":
            message.type = 7
        return self._messages.add(message)

    def expired(self, interaction: Interaction) -> bool:
        """Whether the token's 15 minutes are over."""
        return time.monotonic() - interaction.sent > self._settings.seconds("token_lifetime")

    def late(self, interaction: Interaction) -> bool:
        """Whether the 3 seconds for a first response are over."""
        return time.monotonic() - interaction.sent > self._settings.seconds("deadline")

    def metadata(self, interaction: Interaction) -> Json:
        """The ``interaction_metadata`` of a message that answers this interaction."""
        user = self._world.user(interaction.asker.name)
        metadata: Json = {
            "id": interaction.id,
            "type": COMMAND if interaction.type == AUTOCOMPLETE else interaction.type,
            "user": user,
            "authorizing_integration_owners": interaction.payload.get("authorizing_integration_owners", {}),
        }
        if interaction.type == COMPONENT and interaction.source is not None:
            metadata["interacted_message_id"] = interaction.source.id
        if interaction.type == MODAL_SUBMIT:
            metadata["triggering_interaction_metadata"] = {**metadata, "type": COMMAND}
        return metadata

    def dress(self, interaction: Interaction, message: Message) -> None:
        """Make a message one that answers this interaction."""
        message.application_id = message.webhook_id = self._world.application_id
        message.interaction_metadata = self.metadata(interaction)
        if interaction.type == COMMAND:
            message.type = 23 if interaction.payload["data"].get("type", 1) != CHAT_INPUT else 20
            message.interaction = {
                "id": interaction.id,
                "type": COMMAND,
                "name": interaction.payload["data"]["name"],
                "user": self._world.user(interaction.asker.name),
            }
        if message.flags & EPHEMERAL:
            message.visible_to = self._world.user(interaction.asker.name)["id"]


def asker_of(order: Json) -> Asker:
    """Who uses the bot in this order; Alice in the first guild where it does not say."""
    given: Json = dict(order.get("by") or {})
    if "installed" in given:
        given["installed"] = tuple(given["installed"])
    return Asker(**given)


def _check_available(command: Json, asker: Asker) -> None:
    contexts = command.get("contexts")
    if contexts is not None and CONTEXTS[asker.where] not in contexts:
        raise ImpossibleError(f"/{command['name']} is not offered in {asker.where}")
    installs = {"guild": 0, "user": 1}
    if not {installs[install] for install in asker.installed} & set(command.get("integration_types") or [0]):
        raise ImpossibleError(f"/{command['name']} is not offered to an app installed to {asker.installed}")


def _leaf(command: Json, names: Sequence[str]) -> tuple[Json, list[Json]]:
    node, path = command, []
    for name in names:
        found = next(
            (
                option
                for option in node.get("options") or []
                if option["name"] == name and option["type"] in SUBCOMMANDS
            ),
            None,
        )
        if found is None:
            raise ImpossibleError(f"/{command['name']} has no subcommand {' '.join(names)}")
        node = found
        path.append(found)
    if any(option["type"] in SUBCOMMANDS for option in node.get("options") or []):
        raise ImpossibleError(f"/{command['name']} has subcommands; name one")
    return node, path


def _guessed_type(value: object) -> int:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER
    return NUMBER if isinstance(value, float) else STRING


def _check_value(option: Json, value: Any) -> None:
    name, kind = option["name"], option["type"]
    right: dict[int, tuple[type, ...]] = {
        STRING: (str,),
        INTEGER: (int,),
        BOOLEAN: (bool,),
        NUMBER: (int, float),
        USER: (str,),
        ATTACHMENT: (dict,),
    }
    if kind in right and (not isinstance(value, right[kind]) or (isinstance(value, bool) and kind != BOOLEAN)):
        raise ImpossibleError(f"{name} takes no {type(value).__name__}")
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise ImpossibleError(f"{name} offers no {value!r}")
    if kind == STRING and not option.get("min_length", 0) <= len(value) <= option.get("max_length", 6000):
        raise ImpossibleError(f"{name} takes no text of that length")
    if kind in (INTEGER, NUMBER) and not (
        option.get("min_value", float("-inf")) <= value <= option.get("max_value", float("inf"))
    ):
        raise ImpossibleError(f"{name} is out of range")


def _submitted(component: Json, values: Json, numbers: Iterator[int]) -> Json:
    """A component of a modal as it comes back, filled in; takes the values it uses."""
    kind = component["type"]
    answer: Json = {"type": kind, "id": component.get("id") or next(numbers)}
    if kind == 18:
        answer["component"] = _submitted(component["component"], values, numbers)
    elif kind == 1:
        answer["components"] = [_submitted(inner, values, numbers) for inner in component["components"]]
    elif "custom_id" in component:
        custom_id = component["custom_id"]
        answer["custom_id"] = custom_id
        several = kind in (3, 5, 6, 7, 8, 19, 22)
        default: Any = [] if several else component.get("value") or (False if kind == 23 else "")
        answer["values" if several else "value"] = values.pop(custom_id, default)
    return answer


def _override(payload: Json, overrides: Json, without: Sequence[str]) -> None:
    """Change a payload by dotted paths, for what only a forger or a new Discord would send."""
    for path, value in overrides.items():
        node, last = _reach(payload, path)
        node[last] = value
    for path in without:
        node, last = _reach(payload, path)
        del node[last]


def _reach(payload: Json, path: str) -> tuple[Any, Any]:
    node: Any = payload
    *steps, last = path.split(".")
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node.setdefault(step, {})
    return node, int(last) if isinstance(node, list) else last
