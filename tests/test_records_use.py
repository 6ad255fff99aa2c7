"""A self-hoster's own records: used when they are right, refused with the line when they are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from simcord import Env

from bot.client import create_bot
from bot.core.records.loading import FOLDER, record_shelf
from bot.settings import Settings
from bot.surface.answers import forget_answers
from tests.cogs.person import Person


@pytest.fixture(autouse=True)
def the_bots_own_afterwards() -> Iterator[None]:
    yield
    record_shelf.cache_clear()
    forget_answers()


def records(folder: Path, before: str, after: str) -> Path:
    """A copy of the bot's records with one thing changed."""
    text = (FOLDER / "current.toml").read_text(encoding="utf-8")
    assert before in text
    (folder / "current.toml").write_text(text.replace(before, after), encoding="utf-8")
    return folder


async def answer_with(path: Path) -> str:
    env = Env(create_bot(Settings(records_path=path)))
    await env.start()
    try:
        return (await Person(env).ask("record", event="mile women")).text
    finally:
        await env.shutdown()


async def test_newer_records_are_answered_with(tmp_path: Path) -> None:
    assert "Fontvieille" in await answer_with(records(tmp_path, 'place = "Monaco"', 'place = "Fontvieille"'))


async def test_bad_records_are_refused_with_the_line_and_the_old_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = records(tmp_path, "mark_s = 247.64", "mark_s = 147.64")
    assert "4:07.64" in await answer_with(path)
    line = (path / "current.toml").read_text(encoding="utf-8").split("mark_s = 147.64")[0].count("\n") + 1
    assert any(f":{line + near}:" in caplog.text for near in (-1, 0, 1))
    assert "are not used" in caplog.text


async def test_a_path_that_is_not_there_is_told_and_the_bot_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert "4:07.64" in await answer_with(tmp_path / "nowhere")
    assert "are not used" in caplog.text
