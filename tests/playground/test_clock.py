from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import pytest

from bot.playground.adapter import reader_data
from bot.playground.clock import RealClock, keep_time, local_time_zone
from bot.playground.club import seed_club
from bot.playground.run import PlaygroundEnv

from .small_bot import SmallBot


def test_the_clock_shows_the_time_of_this_machine() -> None:
    assert abs(RealClock().now() - datetime.now(UTC)) < timedelta(seconds=1)
    assert RealClock().now().utcoffset() == timedelta(0)


def test_the_clock_goes_by_itself() -> None:
    clock = RealClock()
    first = clock.now()
    time.sleep(0.01)
    assert clock.now() > first


async def test_ids_and_message_times_are_of_today() -> None:
    env = PlaygroundEnv(SmallBot())
    await env.start()
    try:
        with reader_data(env) as readers:
            club = seed_club(env, readers)
            message = await club.members["leo"].send(club.channel, "hello")
        now = datetime.now(UTC)
        for moment in (message.created_at, discord.utils.snowflake_time(club.guild.id), env.now()):
            assert abs(moment - now) < timedelta(seconds=5)
    finally:
        await env.shutdown()


async def test_views_expire_and_the_bots_timers_run_in_real_time() -> None:
    bot = SmallBot()
    bot.view_timeout = 0.5
    env = PlaygroundEnv(bot)
    await env.start()
    beats = []
    keeper = asyncio.create_task(keep_time(env, lambda: beats.append(env.backend.clock.elapsed)))
    try:
        with reader_data(env) as readers:
            club = seed_club(env, readers)
            answer = await club.members["leo"].slash(club.channel, "pace", time="6:00")
            for _ in range(200):
                if answer.response is not None and "out of date" in answer.response.content:
                    break
                await asyncio.sleep(0.05)
            else:
                pytest.fail("the buttons never expired")
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await env.shutdown()
    assert beats
    assert beats[-1] == pytest.approx(len(beats), abs=0.5)


def test_the_zone_of_this_machine_is_one_that_can_be_shown() -> None:
    assert ZoneInfo(local_time_zone()).key == local_time_zone()


def test_the_environment_decides_about_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Europe/Vienna")
    assert local_time_zone() == "Europe/Vienna"


def test_an_unknown_zone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Narnia/Cair_Paravel")
    assert ZoneInfo(local_time_zone()).key == local_time_zone()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "/"])
def test_no_zone_is_read_from_elsewhere(monkeypatch: pytest.MonkeyPatch, name: str, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", name)
    assert local_time_zone() != name
