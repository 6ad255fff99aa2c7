"""Everything that is raised anywhere ends in one handler, and the handler itself never raises."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import Env, InteractionResult, ResponseMessage
from simcord.actors import _component_interaction, _visible_message

import bot.surface.errors as errors
from bot.client import MetricMile
from bot.surface.buttons import PREFIX, VERSION
from bot.surface.errors import supervised
from tests.cogs.person import Person
from tests.cogs.seen import Seen, read, seen

from .stage import ACTION, SECRET, stage_bot

CALLBACK = "/interactions/*/callback"
WEBHOOK = "/webhooks/*"
EXPIRED = {"status": 404, "code": 10062, "message": "Unknown interaction"}
DOUBLE = {"status": 400, "code": 40060, "message": "Interaction has already been acknowledged."}


@pytest.fixture
def simcord_bot() -> MetricMile:
    return stage_bot()


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def raised(env: Env) -> list[str]:
    """What discord.py saw raised, without its wrappers."""
    return [str(getattr(error, "original", error)) for error in env.errors]


def incidents(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.getMessage().startswith("incident")]


def assert_incident(
    answer: Seen, caplog: pytest.LogCaptureFixture, person: Person, *names: str, guild: bool = True
) -> None:
    """The person has the id of the one incident in the log, which names the place and nothing that was typed."""
    (record,) = incidents(caplog)
    told = re.search(r"`([0-9a-f]{8})`", answer.description)
    assert told is not None
    assert answer.private
    message = record.getMessage()
    assert record.levelno == logging.ERROR
    assert told.group(1) in message
    assert f"guild {person.guild.id if guild else None}" in message
    assert f"user {person.user.id}" in message
    for name in names:
        assert name in message
    assert "Traceback" in message
    assert SECRET not in caplog.text


def assert_told_kindly(answer: Seen) -> None:
    assert answer.private
    assert "`banana`" in answer.description
    assert answer.example == "10k in 47:30"


def response(result: InteractionResult) -> ResponseMessage:
    assert result.response is not None
    return result.response


async def press(person: Person, message: ResponseMessage, custom_id: str) -> Seen:
    """Click a button of this id although the message has none such."""
    stored = _visible_message(person.member, message)
    return seen(await _component_interaction(person.member, stored, {"custom_id": custom_id, "component_type": 2}))


# Bugs


async def test_a_bug_in_a_command_is_an_incident_id_for_the_person_and_in_the_log(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await person.ask("bug", what=SECRET, other=SECRET)
    assert_incident(answer, caplog, person, "'bug'", "options [what,other]")
    assert raised(simcord_env) == ["the command stumbled"]


async def test_a_bug_in_a_dm_has_no_guild(person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture) -> None:
    answer = await person.ask_in_dm("bug", what=SECRET)
    assert_incident(answer, caplog, person, "'bug'", "options [what]", guild=False)
    assert len(simcord_env.errors) == 1


async def test_a_bug_in_a_command_of_a_group_names_the_whole_command_and_its_options(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    answer = seen(await person.member.slash(person.channel, "club set", value=SECRET))
    assert_incident(answer, caplog, person, "'club set'", "options [value]")
    assert len(simcord_env.errors) == 1


async def test_a_bug_in_a_button_of_a_view_ends_in_the_same_place(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    panel = await person.run("panel")
    answer = seen(await person.member.click(response(panel), label="Bug"))
    assert_incident(answer, caplog, person, "'panel:bug'")
    assert raised(simcord_env) == ["the button stumbled"]


async def test_a_bug_in_a_stateless_button_ends_in_the_same_place_without_its_state(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await person.run("answers", way="first")
    answer = await press(person, response(asked), f"{PREFIX}{VERSION}:{ACTION}:km|pace|{SECRET}")
    assert_incident(answer, caplog, person, f"'{PREFIX}{VERSION}:{ACTION}'")


async def test_a_bug_in_a_form_ends_in_the_same_place(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    form = await person.run("form")
    answer = seen(await person.member.submit_modal(form, {"answer": SECRET}))
    assert_incident(answer, caplog, person, "'form:1'")
    assert raised(simcord_env) == ["the form stumbled"]


async def test_a_bug_in_a_background_task_is_an_incident_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise RuntimeError(f"stumbled over {40 + 2}")

    await supervised(work(), "poster")
    (record,) = incidents(caplog)
    assert "task 'poster'" in record.getMessage()
    assert "Traceback" in caplog.text
    assert "over 42" not in caplog.text  # a message may hold what somebody typed


async def test_a_bug_in_an_event_handler_is_an_incident_in_the_log_and_the_command_is_answered(
    person: Person, simcord_env: Env, simcord_bot: MetricMile, caplog: pytest.LogCaptureFixture
) -> None:
    async def on_interaction(interaction: discord.Interaction) -> None:
        raise RuntimeError("the handler stumbled")

    simcord_bot.add_listener(on_interaction)
    assert not (await person.ask("pace", time="6:00 1k")).private
    (record,) = incidents(caplog)
    assert "event 'on_interaction'" in record.getMessage()
    assert raised(simcord_env) == ["the handler stumbled"]


@pytest.mark.parametrize("private", [True, False])
async def test_a_bug_after_deferring_is_told_where_the_answer_would_have_been(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, private: bool
) -> None:
    result = await person.run("late", private=private)
    assert result.followups == []
    answer = read(response(result))
    assert answer.private is private
    (record,) = incidents(caplog)
    assert answer.description.split("`")[1] in record.getMessage()
    assert len(simcord_env.errors) == 1


async def test_a_bug_after_the_answer_leaves_the_answer_and_is_told_in_private(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    result = await person.run("after")
    assert read(response(result)).title == "A card"
    (further,) = result.followups
    assert_incident(read(further), caplog, person, "'after'")
    assert len(simcord_env.errors) == 1


async def test_every_incident_has_its_own_id(person: Person, simcord_env: Env) -> None:
    answers = await person.ask_all([("bug", {"what": "x"})] * 20)
    assert len({answer.description for answer in answers}) == 20
    assert len(simcord_env.errors) == 20


# Mistakes


async def test_a_mistake_raised_anywhere_is_its_sentence_for_the_person_alone_and_no_incident(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    assert_told_kindly(await person.ask("mistake", what="banana"))
    assert_told_kindly(await person.ask("option", distance="banana"))
    panel = await person.run("panel")
    assert_told_kindly(seen(await person.member.click(response(panel), label="Mistake")))
    form = await person.run("form")
    assert_told_kindly(seen(await person.member.submit_modal(form, {"answer": "mistake"})))
    assert len(simcord_env.errors) == 4
    assert incidents(caplog) == []


async def test_a_mistake_in_a_command_of_the_bot_is_no_error_at_all(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await person.ask("pace", time="banana")).private
    assert simcord_env.errors == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


# Stale commands


async def test_a_command_that_is_gone_is_told_to_have_changed_and_logged_loudly(
    person: Person, simcord_env: Env, simcord_bot: MetricMile, caplog: pytest.LogCaptureFixture
) -> None:
    simcord_bot.tree.remove_command("pace")
    answer = await person.ask("pace", time=SECRET)
    assert answer.private
    assert "just changed" in answer.description
    assert [type(error) for error in simcord_env.errors] == [app_commands.CommandNotFound]
    assert "python -m bot sync" in caplog.text
    assert "'pace'" in caplog.text
    assert incidents(caplog) == []
    assert SECRET not in caplog.text


async def test_a_command_that_has_other_options_now_is_told_to_have_changed(
    person: Person, simcord_env: Env, simcord_bot: MetricMile, caplog: pytest.LogCaptureFixture
) -> None:
    @app_commands.command(name="pace", description="Another pace")
    async def other(interaction: discord.Interaction, lap: str) -> None:
        raise AssertionError("was run")

    simcord_bot.tree.remove_command("pace")
    simcord_bot.tree.add_command(other)
    answer = await person.ask("pace", time=SECRET)
    assert answer.private
    assert "just changed" in answer.description
    assert [type(error) for error in simcord_env.errors] == [app_commands.CommandSignatureMismatch]
    assert "python -m bot sync" in caplog.text
    assert SECRET not in caplog.text


# Refusals


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("refused", "You are not allowed"),
        ("admins", "You are not allowed"),
        ("rights", "I am not allowed"),
        ("servers", "only in a server"),
    ],
)
async def test_a_refusal_says_who_may_not_and_is_no_incident(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, command: str, told: str
) -> None:
    answer = await person.ask(command)
    assert answer.private
    assert told in answer.description
    assert len(simcord_env.errors) == 1
    assert incidents(caplog) == []


async def test_a_cooldown_says_how_long(person: Person, simcord_env: Env) -> None:
    first, second = await person.ask("slow"), await person.ask("slow")
    assert first.title == "A card"
    assert second.private
    assert re.search(r"again in \d+ seconds?\.", second.description)
    assert len(simcord_env.errors) == 1


# When Discord does not take the answer


@pytest.mark.parametrize("refusal", [EXPIRED, DOUBLE], ids=["expired", "double"])
async def test_an_answer_that_is_too_late_or_doubled_is_only_logged(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, refusal: dict[str, Any]
) -> None:
    simcord_env.inject_error("POST", CALLBACK, **refusal)
    result = await person.run("pace", time="6:00 1k")
    assert result.response is None
    assert simcord_env.errors == []
    loud = [record for record in caplog.records if record.name.startswith("bot.") and record.levelno > logging.INFO]
    assert [record.levelname for record in loud] == ["WARNING"]
    assert incidents(caplog) == []


@pytest.mark.parametrize("refusal", [EXPIRED, DOUBLE], ids=["expired", "double"])
async def test_an_error_that_is_too_late_to_tell_is_still_an_incident_in_the_log(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, refusal: dict[str, Any]
) -> None:
    simcord_env.inject_error("POST", CALLBACK, times=None, **refusal)
    result = await person.run("bug", what=SECRET)
    assert result.response is None
    assert raised(simcord_env) == ["the command stumbled"]
    assert len(incidents(caplog)) == 1
    assert SECRET not in caplog.text


async def test_a_command_that_answers_twice_by_itself_is_only_logged(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    await person.run("twice")
    assert incidents(caplog) == []
    assert "came too late or twice" in caplog.text
    assert len(simcord_env.errors) == 1


@pytest.mark.parametrize("status", [400, 403, 500, 503])
async def test_when_discord_refuses_the_answer_once_the_person_is_told_of_an_incident(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    simcord_env.inject_error("POST", CALLBACK, status=status)
    result = await person.run("pace", time=f"6:00 1k {' ' * 9}")
    (record,) = incidents(caplog)
    assert "'pace'" in record.getMessage()
    shown = result.response or result.followups[0]
    assert shown.ephemeral
    assert read(shown).description.split("`")[1] in record.getMessage()
    assert len(simcord_env.errors) == 1


@pytest.mark.parametrize("status", [400, 403, 500])
@pytest.mark.parametrize("command", ["pace", "late", "after"])
async def test_when_discord_refuses_everything_the_handler_logs_that_and_raises_nothing(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, command: str, status: int
) -> None:
    for path in (CALLBACK, WEBHOOK):
        simcord_env.inject_error("*", path, status=status, times=None)
    options: dict[str, dict[str, str | bool]] = {"pace": {"time": SECRET}, "late": {"private": True}, "after": {}}
    await person.run(command, **options[command])
    assert len(incidents(caplog)) <= 1
    assert "could not be told" in caplog.text
    assert SECRET not in caplog.text
    assert "Task exception was never retrieved" not in caplog.text
    assert all(isinstance(error, app_commands.CommandInvokeError) for error in simcord_env.errors)


async def test_the_handler_raises_nothing_even_when_there_are_no_words(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_words(interaction: discord.Interaction) -> None:
        raise ValueError("no words")

    monkeypatch.setattr(errors, "wording_of", no_words)
    await person.run("bug", what=SECRET)
    assert raised(simcord_env) == ["the command stumbled"]
    assert "could not be told" in caplog.text
    assert SECRET not in caplog.text
