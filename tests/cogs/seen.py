"""What a person sees of an answer, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simcord import InteractionResult, MemberActor, ResponseMessage

_NBSP = "\u00a0"
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass(frozen=True, slots=True)
class Seen:
    """One embed as it is read: without the marks that escape, or that keep a line together.

    ``private`` is an answer that only the asker sees.
    """

    title: str
    description: str
    fields: tuple[tuple[str, str], ...]
    footer: str
    private: bool

    @property
    def text(self) -> str:
        """Everything that is read, from top to bottom."""
        parts = [self.title, self.description]
        parts += [f"{name}\n{value}" for name, value in self.fields]
        return "\n".join(part for part in (*parts, self.footer) if part)

    def field(self, name: str) -> str:
        """What stands under the one field of this name."""
        (value,) = [value for known, value in self.fields if known == name]
        return value

    @property
    def example(self) -> str:
        """The input that a mistake's answer says would work; empty where it names none."""
        _, says_one, rest = self.description.partition("This works: `")
        return rest.partition("`")[0] if says_one else ""


def seen(result: InteractionResult) -> Seen:
    """The one answer to an interaction, which came as its first response."""
    assert result.acknowledged
    assert result.response is not None
    assert result.followups == []
    return read(result.response)


def read(message: ResponseMessage) -> Seen:
    """A message of one embed and nothing else."""
    assert message.content == ""
    (embed,) = message.embeds
    fields = tuple((_read(field.name), _read(field.value)) for field in embed.fields)
    return Seen(_read(embed.title), _read(embed.description), fields, _read(embed.footer.text), message.ephemeral)


def _read(text: str | None) -> str:
    return _ESCAPED.sub(r"\1", text or "").replace(_NBSP, " ")


def labels(message: ResponseMessage | None) -> list[str]:
    """The labels of its buttons, in their order. Fails where there is no message."""
    return [label for label, _ in buttons(message)]


def buttons(message: ResponseMessage | None) -> list[tuple[str, str]]:
    """The labels and ids of its buttons, in their order. Fails where there is no message."""
    assert message is not None
    return [(button["label"], button["custom_id"]) for row in message.components for button in row["components"]]


async def click(member: MemberActor, message: ResponseMessage, label: str) -> Seen:
    """What a click shows: the message it turned, or the one it was answered with."""
    result: InteractionResult = await member.click(message, label=label)
    return seen(result)
