"""The playground in a real browser, typed into as a person types."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .chromium import DESKTOP, PHONE, PROGRAMS, Browser, Screen, chromium, find_chromium
from .playground import REAL_BOT, SMALL_BOT, playground
from .preview import PreviewPage

pytestmark = pytest.mark.skipif(
    find_chromium() is None, reason=f"needs a browser: none of {', '.join(PROGRAMS)} is installed"
)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def test_a_newcomer_types_a_pace_and_reads_the_answer(browser: Browser) -> None:
    async with playground(REAL_BOT) as running:
        preview = await PreviewPage.open(browser, running.address)
        assert "/pace" in await preview.type_slash("/pa")
        await preview.pick_command("/pace")
        await preview.page.type("6:00 1k")
        offered = await preview.suggestions()
        answer = await preview.submit(pick_suggestion=bool(offered))
        assert answer is not None
        (embed,) = answer.embeds
        assert "6:00/km" in embed.all
        assert "9:39/mi" in embed.all
        assert not preview.page.problems()
        assert await running.stop(signal.SIGINT) == 0, running.output
        assert "Traceback" not in running.output


async def test_somebody_fills_in_the_form_under_a_record(browser: Browser) -> None:
    async with playground(REAL_BOT) as running:
        preview = await PreviewPage.open(browser, running.address)
        await preview.run("/record mile women")
        await preview.click("Compare mine")
        answer = await preview.fill_in("6:00")
        assert answer is not None
        (embed,) = answer.embeds
        assert embed.title == "Mile: 6:00 beside 4:07.64"
        assert not preview.page.problems()


async def test_enter_picks_a_suggestion_and_enter_again_sends_it(browser: Browser) -> None:
    async with playground(SMALL_BOT) as running:
        preview = await PreviewPage.open(browser, running.address)
        await preview.type_slash("/pace")
        await preview.page.press("Enter")
        await preview.page.type("6:00 1k")
        assert await preview.suggestions() == ["6:00 1k → a pace"]
        await preview.page.press("Enter")
        await preview.page.press("Enter")
        await preview.page.wait_for_text(".embed-card", "9:39/mi")


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_the_newest_answer_is_always_in_view(browser: Browser, screen: Screen) -> None:
    async with playground(SMALL_BOT) as running:
        preview = await PreviewPage.open(browser, running.address, screen)
        for _ in range(4):
            await preview.run("/pace 6:00 distance:1k")
            seen = await preview.page.evaluate("simcordPreview.visibleMessageIds")
            assert (await preview.messages())[-1].id in seen
            gap = "(t => t.scrollHeight - t.clientHeight - t.scrollTop)(document.querySelector('#channel-timeline'))"
            assert await preview.page.evaluate(gap) <= 1


async def test_everybody_can_be_tried(browser: Browser, tmp_path: Path) -> None:
    async with playground(SMALL_BOT) as running:
        preview = await PreviewPage.open(browser, running.address)
        await preview.view_as("Jonas")
        await preview.type_slash("/pace")
        await preview.page.wait_for_text(".command-entry-description", "Was ein Tempo bedeutet")
        await preview.page.press("Enter")
        await preview.page.type("5:00")
        await preview.submit()
        note = await preview.click("Miles")
        assert note is not None
        assert note.private
        assert note.content == "Jonas (Deutsch): 9:39/mi"
        await preview.view_as("Leo")
        assert not any(message.private for message in await preview.messages())
        await preview.screenshot(tmp_path / "club.png")
        assert (tmp_path / "club.png").read_bytes().startswith(b"\x89PNG")
        assert not preview.page.problems()
        await preview.end_session()
        assert await running.ended() == 0, running.output
