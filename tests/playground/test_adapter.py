from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
import simcord

from bot.playground.adapter import reader_data

from .small_bot import SmallBot


@dataclass
class World:
    env: simcord.Env
    bot: SmallBot
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    anna: simcord.MemberActor
    jonas: simcord.MemberActor

    def last(self) -> discord.Interaction[SmallBot]:
        return self.bot.asked[-1]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    bot = SmallBot()
    # Not simcord.run: what it enters in a fixture it cannot leave, because pytest-asyncio leaves in another context.
    env = simcord.Env(bot)
    await env.start()
    try:
        guild = env.create_guild("Club")
        channel = guild.create_text_channel("chat")
        anna, jonas = (guild.add_member(env.create_user(name)) for name in ("anna", "jonas"))
        yield World(env, bot, guild, channel, anna, jonas)
    finally:
        await env.shutdown()


async def test_a_server_that_has_the_bot_is_what_readers_are_in_at_first(world: World) -> None:
    with reader_data(world.env):
        await world.anna.slash(world.channel, "pace", time="6:00")
    asked = world.last()
    assert asked.is_guild_integration()
    assert not asked.is_user_integration()
    assert asked.context.guild
    assert asked.locale is discord.Locale.american_english
    assert asked.guild_locale is discord.Locale.american_english


async def test_each_reader_speaks_their_own_language(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.speak(world.jonas, "de")
        readers.speak_in_guild(world.guild, "fr")
        await world.jonas.slash(world.channel, "pace", time="6:00")
        assert world.last().locale is discord.Locale.german
        await world.anna.slash(world.channel, "pace", time="6:00")
        assert world.last().locale is discord.Locale.american_english
    assert world.last().guild_locale is discord.Locale.french


async def test_autocomplete_knows_the_language_too(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.speak(world.jonas, "de")
        await world.jonas.autocomplete(world.channel, "pace", "time", "6:00")
    assert world.last().type is discord.InteractionType.autocomplete
    assert world.last().locale is discord.Locale.german


async def test_somebody_can_bring_the_bot_to_a_server_that_does_not_have_it(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.install(world.jonas, to_guild=False, to_user=True, guild=world.guild)
        await world.jonas.slash(world.channel, "pace", time="6:00")
        assert world.last().is_user_integration()
        assert not world.last().is_guild_integration()
        assert world.last()._integration_owners == {1: world.jonas.id}
        await world.anna.slash(world.channel, "pace", time="6:00")
        assert world.last().is_guild_integration()


async def test_a_bot_installed_both_ways_says_both(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.install(world.jonas, to_guild=True, to_user=True)
        await world.jonas.slash(world.channel, "pace", time="6:00")
    assert world.last()._integration_owners == {0: world.guild.id, 1: world.jonas.id}


async def test_a_button_belongs_to_the_installation_of_who_ran_the_command(world: World) -> None:
    clicks: list[discord.Interaction[SmallBot]] = []

    async def note(interaction: discord.Interaction[SmallBot]) -> None:
        clicks.append(interaction)

    world.bot.add_listener(note, "on_interaction")
    with reader_data(world.env) as readers:
        readers.install(world.jonas, to_guild=False, to_user=True)
        readers.speak(world.anna, "es-ES")
        answer = await world.jonas.slash(world.channel, "pace", time="6:00")
        assert answer.response is not None
        await world.anna.click(answer.response, label="Miles")
    assert clicks[-1].type is discord.InteractionType.component
    assert clicks[-1].user.id == world.anna.id
    assert clicks[-1].locale is discord.Locale.spain_spanish
    assert clicks[-1]._integration_owners == {1: world.jonas.id}
    assert not clicks[-1].is_user_integration()


async def test_the_bots_own_dm_has_the_bot_itself(world: World) -> None:
    with reader_data(world.env):
        await world.anna.user.slash("pace", time="6:00")
    assert world.last().context.dm_channel
    assert world.last()._integration_owners == {0: 0}
    assert world.last().guild_locale is None


async def test_into_a_group_dm_the_bot_comes_with_a_person(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.group_dm(world.jonas)
        await world.jonas.user.slash("pace", time="6:00")
        assert world.last().context.private_channel
        assert isinstance(world.last().channel, discord.GroupChannel)
        assert world.last()._integration_owners == {1: world.jonas.id}
        readers.bot_dm(world.jonas)
        await world.jonas.user.slash("pace", time="6:00")
        assert isinstance(world.last().channel, discord.DMChannel)
        assert world.last().context.dm_channel


async def test_descriptions_are_shown_in_the_readers_language(world: World) -> None:
    with reader_data(world.env) as readers:
        readers.speak(world.jonas, "de")
        shown = {
            member.name: next(
                command
                for command in world.env.backend.visible_commands(user_id=member.id, channel_id=world.channel.id)
                if command["name"] == "pace"
            )
            for member in (world.anna, world.jonas)
        }
    assert shown["anna"]["description"] == "What a pace means"
    assert shown["jonas"]["description"] == "Was ein Tempo bedeutet"
    assert [option["description"] for option in shown["jonas"]["options"]] == ["Pro Kilometer", "Of how much"]
    assert world.env.backend.find_command("pace", None) == shown["anna"]


async def test_nothing_is_left_of_it_afterwards(world: World) -> None:
    before = dict(vars(world.env.backend))
    with reader_data(world.env) as readers:
        readers.speak(world.anna, "de")
    assert dict(vars(world.env.backend)) == before
    await world.anna.slash(world.channel, "pace", time="6:00")
    assert world.last().locale is discord.Locale.american_english
    assert world.last()._integration_owners == {}


async def test_one_inside_another_gives_way_to_it_again(world: World) -> None:
    with reader_data(world.env) as outer:
        outer.speak(world.anna, "de")
        with reader_data(world.env) as inner:
            inner.speak(world.anna, "fr")
        await world.anna.slash(world.channel, "pace", time="6:00")
    assert world.last().locale is discord.Locale.german


async def test_it_is_undone_when_the_test_fails(world: World) -> None:
    with pytest.raises(RuntimeError), reader_data(world.env):
        raise RuntimeError
    assert "emit" not in vars(world.env.backend)
