"""Autocomplete never fails, and offers nothing that Discord or the command would refuse."""

from __future__ import annotations

import logging

import pytest
from simcord import Env

from bot.client import MetricMile
from bot.surface.embeds import units
from tests.cogs.person import LONGEST_CHOICE, MOST_CHOICES, Person

from .stage import HEARD, SECRET, SUGGESTIONS, stage_bot


@pytest.fixture
def simcord_bot() -> MetricMile:
    return stage_bot()


async def offered(person: Person, typed: str) -> list[tuple[str, str]]:
    return await person.choices("suggest", "what", typed)


@pytest.mark.parametrize("typed", ["raise", "raise half way", "raise a mistake", "none"])
async def test_what_a_suggestion_raises_is_logged_and_answered_with_no_choices(
    person: Person, simcord_env: Env, caplog: pytest.LogCaptureFixture, typed: str
) -> None:
    assert await offered(person, typed) == []
    assert "autocomplete of 'suggest'" in caplog.text
    assert simcord_env.errors == []


async def test_a_suggestion_with_nothing_to_offer_offers_nothing(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    assert await offered(person, "nothing") == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_twenty_five_are_offered_at_most(person: Person) -> None:
    choices = await offered(person, "many")
    assert len(choices) == MOST_CHOICES
    assert choices[0] == ("shown 0", "value 0")


async def test_what_would_fill_in_the_same_is_offered_once(person: Person) -> None:
    assert await offered(person, "twins") == [("one", "same"), ("three", "other")]


async def test_what_is_shown_is_cut_and_what_would_be_filled_in_is_left_out_rather_than_cut(person: Person) -> None:
    choices = await offered(person, "long")
    assert [value for _, value in choices] == ["fits", "emoji"]
    assert all(units(shown) <= LONGEST_CHOICE for shown, _ in choices)
    assert choices[0][0] == "s" * 99 + "…"


async def test_what_shows_or_fills_in_nothing_is_left_out(person: Person) -> None:
    assert await offered(person, "blank") == [("e", "e")]


async def test_what_is_typed_is_cut_before_it_is_read(person: Person) -> None:
    HEARD.clear()
    assert await offered(person, "x" * 6000) == []
    assert HEARD == ["x" * 200]
    assert await offered(person, "x" * 100) == [("x" * 100, "x" * 100)]


async def test_what_was_typed_does_not_stand_in_the_log_when_a_suggestion_fails(
    person: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setitem(SUGGESTIONS, SECRET, SUGGESTIONS["raise"])
    assert await offered(person, SECRET) == []
    assert "autocomplete of 'suggest'" in caplog.text
    assert SECRET not in caplog.text
