"""Messages: from the body that the bot sends to the message that Discord shows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.wire import errors
from tests.wire.errors import FieldError
from tests.wire.limits import COMPONENTS_V2, EPHEMERAL
from tests.wire.settings import Json
from tests.wire.world import World, timestamp

SUPPRESS_EMBEDS = 1 << 2
# Flags that an edit may change; ephemeral is fixed with the first response.
EDITABLE_FLAGS = SUPPRESS_EMBEDS | COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart body."""

    index: int
    filename: str
    content_type: str
    content: bytes


@dataclass(slots=True)
class Message:
    """A message as it stands in its channel. ``visible_to`` is the one user who sees an ephemeral one."""

    id: str
    channel_id: str
    author: Json
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    created: str = field(default_factory=timestamp)
    edited: str | None = None
    tts: bool = False
    nonce: str | int | None = None
    webhook_id: str | None = None
    application_id: str | None = None
    interaction_metadata: Json | None = None
    interaction: Json | None = None
    visible_to: str | None = None
    deleted: bool = False

    def payload(self) -> Json:
        """The message object."""
        payload: Json = {
            "id": self.id,
            "type": self.type,
            "channel_id": self.channel_id,
            "author": self.author,
            "content": self.content,
            "embeds": self.embeds,
            "components": self.components,
            "attachments": self.attachments,
            "flags": self.flags,
            "timestamp": self.created,
            "edited_timestamp": self.edited,
            "tts": self.tts,
            "pinned": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
        }
        for name in ("nonce", "webhook_id", "application_id", "interaction_metadata", "interaction"):
            value = getattr(self, name)
            if value is not None:
                payload[name] = value
        return payload


class Messages:
    """All messages and files."""

    def __init__(self, world: World, origin: str) -> None:
        self._world = world
        self._origin = origin
        self._messages: dict[str, Message] = {}
        self._nonces: dict[tuple[str, str | int], str] = {}
        self.files: dict[str, Upload] = {}

    def add(self, message: Message) -> Message:
        """Keep the message."""
        self._messages[message.id] = message
        return message

    def get(self, message_id: str) -> Message:
        """The message of that id. Raises 10008 where there is none."""
        message = self._messages.get(message_id)
        if message is None or message.deleted:
            raise errors.unknown_message()
        return message

    def forget(self, message: Message) -> None:
        """Drop it."""
        self._messages.pop(message.id, None)

    def by_nonce(self, channel_id: str, nonce: object) -> Message | None:
        """The message already sent to that channel with that nonce."""
        if not isinstance(nonce, str | int):
            return None
        found = self._nonces.get((channel_id, nonce))
        return None if found is None else self._messages[found]

    def create(self, channel_id: str, body: Json, uploads: Sequence[Upload], *, author: Json) -> Message:
        """A new message from a body that has passed all checks. Raises 50006 for an empty one."""
        message = Message(self._world.ids.next(), channel_id, author, tts=bool(body.get("tts")))
        message.flags = (body.get("flags") or 0) & (EPHEMERAL | EDITABLE_FLAGS)
        message.nonce = body.get("nonce")
        self.write(message, body, uploads)
        if message.nonce is not None:
            self._nonces[channel_id, message.nonce] = message.id
        return self.add(message)

    def write(self, message: Message, body: Json, uploads: Sequence[Upload]) -> None:
        """Put a body into a message, new or old. What the body does not name stays. Raises 50006 if nothing is left."""
        asked = body.get("flags", message.flags) or 0
        # Components V2, once set, stays.
        message.flags = message.flags & ~SUPPRESS_EMBEDS | asked & EDITABLE_FLAGS
        attachments = self._attachments(message, body, uploads)
        shown: set[str] = set()
        content = (body["content"] or "") if "content" in body else message.content
        embeds = [self._embed(embed, attachments, shown) for embed in body.get("embeds") or []]
        if "embeds" not in body:
            embeds = message.embeds
        components = message.components
        if "components" in body:
            components = [self._component(component, attachments, shown) for component in body["components"] or []]
            _number(components)
        # A picture that an embed or a component shows is not listed a second time.
        attachments = [entry for entry in attachments if entry["filename"] not in shown]
        if not (content or embeds or attachments or shown or components):
            raise errors.empty_message()
        message.content, message.embeds, message.components = content, embeds, components
        message.attachments = attachments

    def _attachments(self, message: Message, body: Json, uploads: Sequence[Upload]) -> list[Json]:
        by_index = {upload.index: upload for upload in uploads}
        listed = body.get("attachments")
        kept: list[Json] = []
        if listed is None:
            kept = list(message.attachments)
            return kept + [self._store(message, upload, None) for upload in uploads]
        for number, entry in enumerate(listed):
            wanted = str(entry["id"])
            old = next((known for known in message.attachments if known["id"] == wanted), None)
            if old is not None:
                kept.append(old)
            elif wanted.isdigit() and int(wanted) in by_index:
                kept.append(self._store(message, by_index.pop(int(wanted)), entry))
            else:
                raise errors.invalid_form_body(
                    [FieldError(("attachments", number, "id"), "ATTACHMENT_NOT_FOUND", "Unknown attachment")]
                )
        return kept + [self._store(message, upload, None) for upload in by_index.values()]

    def _store(self, message: Message, upload: Upload, described: Json | None) -> Json:
        attachment_id = self._world.ids.next()
        folder = "ephemeral-attachments" if message.flags & EPHEMERAL else "attachments"
        path = f"/{folder}/{message.channel_id}/{attachment_id}/{upload.filename}"
        self.files[attachment_id] = upload
        attachment: Json = {
            "id": attachment_id,
            "filename": upload.filename,
            "size": len(upload.content),
            "url": self._origin + path,
            "proxy_url": self._origin + path,
            "content_type": upload.content_type,
        }
        if described and described.get("description"):
            attachment["description"] = described["description"]
        if message.flags & EPHEMERAL:
            attachment["ephemeral"] = True
        return attachment

    def attach(self, channel_id: str, upload: Upload) -> Json:
        """The attachment object of a file that a user gave as an option."""
        carrier = Message("0", channel_id, {}, flags=EPHEMERAL)
        return self._store(carrier, upload, None)

    def _embed(self, embed: Json, attachments: Sequence[Json], shown: set[str]) -> Json:
        answer: Json = {key: value for key, value in embed.items() if value is not None}
        answer["type"] = "rich"
        answer.pop("flags", None)
        for place in ("image", "thumbnail"):
            if place in answer:
                answer[place] = {
                    "url": self._resolve(answer[place]["url"], attachments, shown),
                    "width": 0,
                    "height": 0,
                }
        if "fields" in answer:
            answer["fields"] = [
                {"name": entry["name"], "value": entry["value"], "inline": bool(entry.get("inline"))}
                for entry in answer["fields"]
            ]
        return answer

    @staticmethod
    def _resolve(url: str, attachments: Sequence[Json], shown: set[str]) -> str:
        if not url.startswith("attachment://"):
            return url
        name = url.removeprefix("attachment://")
        found = next((entry for entry in attachments if entry["filename"] == name), None)
        if found is None:
            return url
        shown.add(name)
        return str(found["url"])

    def _component(self, component: Json, attachments: Sequence[Json], shown: set[str]) -> Json:
        answer: Json = {key: value for key, value in component.items() if value is not None}
        answer |= {key: value for key, value in _DEFAULTS.get(component["type"], {}).items() if key not in answer}

        def media(entry: Json) -> Json:
            url = self._resolve(entry["url"], attachments, shown)
            return {
                "id": self._world.ids.next(),
                "url": url,
                "proxy_url": url,
                "width": None,
                "height": None,
                "content_type": None,
            }

        if "components" in component:
            answer["components"] = [self._component(inner, attachments, shown) for inner in component["components"]]
        if isinstance(component.get("accessory"), dict):
            answer["accessory"] = self._component(component["accessory"], attachments, shown)
        for key in ("media", "file"):
            if isinstance(component.get(key), dict):
                answer[key] = media(component[key])
        if "items" in component:
            answer["items"] = [
                {
                    "media": media(item["media"]),
                    "description": item.get("description"),
                    "spoiler": bool(item.get("spoiler")),
                }
                for item in component["items"]
            ]
        return answer


def _number(components: Sequence[Json]) -> None:
    """Give each component that has none an id, 1 to n, depth first, as Discord does."""
    every = list(_every(components))
    taken = {component["id"] for component in every if component.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)
    for component in every:
        if not component.get("id"):
            component["id"] = next(free)


def _every(components: Sequence[Json]) -> Iterator[Json]:
    for component in components:
        yield component
        yield from _every(component.get("components") or [])
        if isinstance(component.get("accessory"), dict):
            yield component["accessory"]


# What Discord fills in, by component type.
_DEFAULTS: dict[int, dict[str, Any]] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in (3, 5, 6, 7, 8)},
    11: {"description": None, "spoiler": False},
    13: {"name": None, "size": None, "spoiler": False},
    14: {"divider": True, "spacing": 1},
    17: {"accent_color": None, "spoiler": False},
}
