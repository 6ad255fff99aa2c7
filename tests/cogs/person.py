"""A person who uses the bot: in a channel of a club, and in the bot's own DM."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from simcord import Env, InteractionResult, MemberActor, ResponseMessage, interactions
from simcord.backend import serializers
from simcord.enums import AppCommandType, ComponentType, InteractionType

from .seen import Seen, seen

LONGEST_CHOICE = 100
MOST_CHOICES = 25

# SimCord's own pace, 0.05 s, is most of what an interaction costs.
_LOOK_AGAIN_AFTER = 0.001

# So many are answered well within the time that SimCord waits.
_MOST_AT_ONCE = 250

Call = tuple[str, Mapping[str, str | bool]]
"""A command and what its options are filled with."""

Press = tuple[ResponseMessage, str]
"""A message and the id of a button that it has, or had when a double click began."""


class Person:
    """A member of a club that has the bot."""

    def __init__(self, env: Env, name: str = "ann") -> None:
        self.env = env
        self.guild = env.create_guild("Harriers")
        self.channel = self.guild.create_text_channel("general")
        self.user = env.create_user(name)
        self.member = self.guild.add_member(self.user)

    async def ask(self, command: str, **options: str | bool) -> Seen:
        """The answer to a command in the channel."""
        return seen(await self.run(command, **options))

    async def run(self, command: str, **options: str | bool) -> InteractionResult:
        """Whatever a command in the channel leads to."""
        (result,) = await self.run_all([(command, options)])
        return result

    async def ask_in_dm(self, command: str, **options: str | bool) -> Seen:
        """The answer to a command in the bot's DM."""
        return seen(await self.user.slash(command, **options))

    async def ask_all(self, calls: Iterable[Call]) -> list[Seen]:
        """The answers to commands that are all on their way before the first is answered."""
        return [seen(result) for result in await self.run_all(calls)]

    async def run_all(self, calls: Iterable[Call]) -> list[InteractionResult]:
        """What commands lead to that are all on their way before the first is answered."""
        return await self._together(InteractionType.APPLICATION_COMMAND, calls)

    async def choices(self, command: str, option: str, typed: str, **filled: str) -> list[tuple[str, str]]:
        """What is offered while an option is typed: what is shown, and what it would fill in."""
        (found,) = await self.all_choices([(command, {**filled, option: typed})], option)
        return found

    async def all_choices(self, calls: Iterable[Call], option: str) -> list[list[tuple[str, str]]]:
        """What is offered for each call while this option of it is typed; all are typed at once."""
        results = await self._together(InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, calls, focused=option)
        offered = []
        for result in results:
            assert result.autocomplete_choices is not None, "autocomplete was not answered"
            offered.append([(choice["name"], choice["value"]) for choice in result.autocomplete_choices])
        return offered

    async def press_all(self, presses: Iterable[Press], by: MemberActor | None = None) -> list[InteractionResult]:
        """What clicks lead to that are all on their way before the first is answered, the person's own or another's."""
        member, backend = by or self.member, self.env.backend
        records = []
        for message, custom_id in presses:
            stored = backend.get_message(self.channel.id, message.id)
            record, payload = interactions.base_payload(
                backend,
                type=InteractionType.MESSAGE_COMPONENT,
                channel_id=self.channel.id,
                guild_id=self.guild.id,
                user_id=member.id,
                data={"custom_id": custom_id, "component_type": ComponentType.BUTTON},
            )
            payload["message"] = dict(serializers.message_payload(backend, stored))
            record.source_message_id = stored.id
            backend.emit("INTERACTION_CREATE", payload)
            records.append(record)
        await self.env.settle(idle=_LOOK_AGAIN_AFTER)
        return [InteractionResult(self.env, record) for record in records]

    async def _together(
        self, type: InteractionType, calls: Iterable[Call], focused: str | None = None
    ) -> list[InteractionResult]:
        """Send interactions as ``MemberActor.slash`` does, but without waiting for one before the next."""
        records = []
        for name, filled in calls:
            command = self.member._resolve_root(name, AppCommandType.CHAT_INPUT, self.channel.id)
            partial = focused is not None
            options, _ = interactions.build_options(
                self.member, name, command, dict(filled), partial=partial, channel_id=self.channel.id
            )
            data: dict[str, Any] = {"id": command["id"], "name": name, "type": command["type"], "options": options}
            if focused is not None:
                # Discord sends what is being typed whether it is allowed or not.
                (described,) = [option for option in command["options"] if option["name"] == focused]
                typed = {"name": focused, "type": described["type"], "value": filled[focused], "focused": True}
                data["options"] = [option for option in options if option["name"] != focused] + [typed]
            record, payload = interactions.base_payload(
                self.env.backend,
                type=type,
                channel_id=self.channel.id,
                guild_id=self.guild.id,
                user_id=self.user.id,
                data=data,
            )
            self.env.backend.emit("INTERACTION_CREATE", payload)
            records.append(record)
            if len(records) % _MOST_AT_ONCE == 0:
                await self.env.settle(idle=_LOOK_AGAIN_AFTER)
        await self.env.settle(idle=_LOOK_AGAIN_AFTER)
        return [InteractionResult(self.env, record) for record in records]
