"""Who sees an answer, and what the buttons under it do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from simcord import Env, InteractionResult, MemberActor

from bot.client import create_bot
from bot.playground.adapter import ReaderData, reader_data
from bot.reply.reader import Reader
from bot.reply.wording import Wording
from bot.surface.answers import Answer, forget_answers, kind_of
from bot.surface.buttons import MOST, custom_id
from bot.surface.embeds import embed_of
from tests.cogs.seen import read

TALK = 400


@pytest.fixture
def readers(simcord_env: Env) -> Iterator[ReaderData]:
    with reader_data(simcord_env) as data:
        yield data


class Club:
    """A server with a channel and two members."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("club-chat")
        self.ann = self.guild.add_member(env.create_user("ann"))
        self.bob = self.guild.add_member(env.create_user("bob"))


@pytest.fixture
def club(simcord_env: Env) -> Club:
    return Club(simcord_env)


def buttons(result: InteractionResult, *, followup: bool = False) -> dict[str, str]:
    """Labels and ids of the buttons under an answer."""
    message = result.followups[0] if followup else result.response
    assert message is not None
    rows: list[dict[str, Any]] = message.components
    return {button["label"]: button["custom_id"] for row in rows for button in row["components"]}


async def press(actor: MemberActor, message: Any, custom: str) -> InteractionResult:
    """Click on a button with this id although the message has none such, as a forged client would."""
    from simcord.actors import _component_interaction, _visible_message

    stored = _visible_message(actor, message)
    return await _component_interaction(actor, stored, {"custom_id": custom, "component_type": 2})


# Visibility


async def test_in_a_server_that_has_the_bot_an_answer_is_for_everybody(club: Club, readers: ReaderData) -> None:
    result = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert not result.ephemeral
    assert "Share" not in buttons(result)


async def test_private_hides_it_and_offers_to_share(club: Club, readers: ReaderData) -> None:
    result = await club.ann.slash(club.channel, "pace", time="6:00 1k", private=True)
    assert result.ephemeral
    assert "Share" in buttons(result)


async def test_where_only_the_asker_installed_it_answers_are_private(club: Club, readers: ReaderData) -> None:
    readers.install(club.ann, to_guild=False, to_user=True)
    result = await club.ann.slash(club.channel, "record", event="mile women")
    assert result.ephemeral
    assert "Share" in buttons(result)


async def test_installed_both_ways_counts_as_the_servers(club: Club, readers: ReaderData) -> None:
    readers.install(club.ann, to_guild=True, to_user=True)
    assert not (await club.ann.slash(club.channel, "convert", what="1k")).ephemeral


async def test_without_installation_data_a_server_answer_is_ordinary(club: Club) -> None:
    assert not (await club.ann.slash(club.channel, "convert", what="1k")).ephemeral


async def test_in_its_own_dm_answers_are_ordinary(simcord_env: Env, readers: ReaderData) -> None:
    user = simcord_env.create_user("ann")
    readers.install(user, to_guild=False, to_user=True)
    result = await user.slash("pace", time="6:00 1k")
    assert not result.ephemeral


async def test_in_a_group_dm_answers_are_private(simcord_env: Env, readers: ReaderData) -> None:
    user = simcord_env.create_user("ann")
    readers.group_dm(user)
    result = await user.slash("pace", time="6:00 1k")
    assert result.ephemeral
    assert "Share" in buttons(result)


# Units


async def test_the_askers_click_turns_the_message(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    await club.ann.click(asked.response.message, label="In miles")
    assert read(asked.response).title == "9:39/mi · 6:00/km"
    assert "In kilometres" in buttons(asked)
    await club.ann.click(asked.response.message, label="In kilometres")
    assert read(asked.response).title == "6:00/km · 9:39/mi"
    assert len(club.channel.history()) == 1


async def test_somebody_elses_click_gives_them_a_private_copy(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    copy = await club.bob.click(asked.response.message, label="In miles")
    assert copy.response is not None
    assert copy.ephemeral
    assert read(copy.response).title == "9:39/mi · 6:00/km"
    assert read(asked.response).title == "6:00/km · 9:39/mi"


async def test_a_private_copy_turns_for_its_reader(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    copy = await club.bob.click(asked.response.message, label="In miles")
    assert copy.response is not None
    await club.bob.click(copy.response, label="In kilometres")
    assert read(copy.response).title == "6:00/km · 9:39/mi"


@pytest.mark.parametrize(
    ("command", "options"),
    [("pace", {"time": "10k in 47:30"}), ("convert", {"what": "5:00/km"}), ("record", {"event": "mile"})],
)
async def test_every_answer_with_units_has_the_button(
    club: Club, readers: ReaderData, command: str, options: dict[str, str]
) -> None:
    assert "In miles" in buttons(await club.ann.slash(club.channel, command, **options))


async def test_an_answer_without_units_has_none(club: Club, readers: ReaderData) -> None:
    assert buttons(await club.ann.slash(club.channel, "convert", what="20 °C")) == {}


async def test_buttons_work_after_a_restart(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    await club.env.restart_bot(create_bot())
    await club.ann.click(asked.response, label="In miles")
    assert read(asked.response).title == "9:39/mi · 6:00/km"


async def test_a_state_that_does_not_fit_leaves_the_button_out(club: Club, readers: ReaderData) -> None:
    phrase = "I ran" + " today" * 18 + " 10k in 47:30"
    result = await club.ann.slash(club.channel, "pace", time=phrase)
    assert buttons(result) == {}
    assert result.response is not None
    assert read(result.response).title == "4:45/km · 7:39/mi"


def test_an_id_never_passes_discords_limit_and_never_holds_the_separator() -> None:
    assert custom_id("u", "km", "pace", "x" * 200) is None
    assert custom_id("u", "km", "pace", "a|b") is None
    assert custom_id("u", "km", "pace", "🏃" * 60) is None  # an emoji counts as two
    fits = custom_id("u", "km", "pace", "6:00 1k")
    assert fits is not None
    assert len(fits) <= MOST


# Sharing


async def test_share_posts_once_for_everybody_and_takes_the_button_away(club: Club, readers: ReaderData) -> None:
    readers.install(club.ann, to_guild=False, to_user=True)
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    shared = await club.ann.click(asked.response, label="Share")
    assert "Share" not in buttons(asked)
    (public,) = shared.followups
    assert not public.ephemeral
    assert "Shared by ann" in read(public).description
    assert "Share" not in buttons(shared, followup=True)


async def test_a_double_click_shares_once(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k", private=True)
    assert asked.response is not None
    share = buttons(asked)["Share"]
    first = await club.ann.click(asked.response, label="Share")
    second = await press(club.ann, asked.response, share)
    assert (len(first.followups), len(second.followups)) == (1, 0)
    assert second.acknowledged


async def test_a_shared_name_cannot_format_or_mention(simcord_env: Env, readers: ReaderData) -> None:
    club = Club(simcord_env)
    loud = club.guild.add_member(simcord_env.create_user("loud", global_name="**@everyone** [x](https://evil.example)"))
    asked = await loud.slash(club.channel, "pace", time="6:00 1k", private=True)
    assert asked.response is not None
    shared = await loud.click(asked.response, label="Share")
    (public,) = shared.followups
    assert "\\*\\*\\@everyone" in (public.embeds[0].description or "")
    assert "](https" not in (public.embeds[0].description or "")


# Old and forged ids


@pytest.mark.parametrize(
    "custom",
    [
        "mm0:u:km|pace|6:00 1k",
        "mm2:u:km|pace|6:00 1k",
        "mm1:gone:km|pace|6:00 1k",
        "mm1:u:km|gone|6:00 1k",
        "mm1:u:parsecs|pace|6:00 1k",
        "mm1:u:",
        "mm1:s:",
        "mm1:o:",
        "mm1:",
        "mm",
        "mm1:u:km|pace",
        "mm1:u:km|pace|1|2|3|4|5",
        "mm1:u:km|pace|\u202e" + "9" * 80,
    ],
)
async def test_an_unknown_or_forged_id_is_answered_kindly(club: Club, readers: ReaderData, custom: str) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    result = await press(club.bob, asked.response.message, custom)
    assert result.ephemeral
    assert result.response is not None
    assert "broke" not in read(result.response).text
    assert read(asked.response).title == "6:00/km · 9:39/mi"


async def test_two_clicks_at_once_are_both_answered(club: Club, readers: ReaderData) -> None:
    asked = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert asked.response is not None
    copies = [await club.bob.click(asked.response.message, label="In miles") for _ in range(2)]
    assert [copy.ephemeral for copy in copies] == [True, True]
    await asyncio.sleep(0)


# What is confidential

HEART = {"heart": "max 190 rest 50"}


async def test_what_is_confidential_is_private_everywhere_and_offers_no_share(
    club: Club, simcord_env: Env, readers: ReaderData
) -> None:
    in_channel = await club.ann.slash(club.channel, "zones", **HEART)
    in_dm = await simcord_env.create_user("eve").slash("zones", **HEART)
    readers.install(club.ann, to_guild=False, to_user=True)
    alone = await club.ann.slash(club.channel, "zones", **HEART)
    for result in (in_channel, in_dm, alone):
        assert result.ephemeral
        assert result.response is not None
        assert read(result.response).title == "Heart-rate zones"
        assert "Share" not in buttons(result)
    assert len(club.channel.history()) == 0


@pytest.mark.parametrize("action", ["s", "u", "o"])
async def test_no_forged_button_shows_it_to_the_room(club: Club, readers: ReaderData, action: str) -> None:
    hidden = await club.ann.slash(club.channel, "zones", **HEART)
    public = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert hidden.response is not None
    assert public.response is not None
    before = read(public.response)
    for actor, message in (
        (club.ann, hidden.response),
        (club.ann, public.response),
        (club.bob, public.response.message),
    ):
        result = await press(actor, message, f"mm1:{action}:|zones|max 190 rest 50")
        assert result.acknowledged
        assert not any(followup for followup in result.followups if not followup.ephemeral)
        assert result.response is None or result.response.ephemeral or "Heart" not in read(result.response).text
    assert read(public.response) == before
    assert len(club.channel.history()) == 1


async def test_a_forged_share_of_it_is_answered_kindly(club: Club, readers: ReaderData) -> None:
    hidden = await club.ann.slash(club.channel, "zones", **HEART)
    assert hidden.response is not None
    result = await press(club.ann, hidden.response, "mm1:s:|zones|max 190 rest 50")
    assert result.ephemeral
    assert result.response is not None
    assert read(result.response).title == "This button is out of date"


async def test_a_button_to_it_answers_in_private(club: Club, readers: ReaderData) -> None:
    public = await club.ann.slash(club.channel, "pace", time="6:00 1k")
    assert public.response is not None
    opened = await press(club.ann, public.response, "mm1:o:|zones|max 190 rest 50")
    assert opened.ephemeral
    assert opened.response is not None
    assert read(opened.response).title == "Heart-rate zones"


def test_nothing_of_it_stays_in_memory() -> None:
    forget_answers()
    kind = kind_of("zones")
    assert kind is not None
    answer = Answer(kind, ("max 190 rest 50",))
    card = answer.card(Wording(Reader()))
    assert not card.is_kept
    assert answer.card(Wording(Reader())) is not card
    assert embed_of(card) is not embed_of(card)
    ordinary = kind_of("pace")
    assert ordinary is not None
    kept = Answer(ordinary, ("6:00 1k",))
    assert kept.card(Wording(Reader())) is kept.card(Wording(Reader()))
