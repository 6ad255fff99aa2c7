"""When the bot may connect: never refused, never near the end of the day's budget, never in a crash loop."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.starts import LONGEST_DELAY, LONGEST_PAUSE, WINDOW, IdentifyGate, StartError, StartLedger, alone_in

DISCORDS_WINDOW = 5.0
APPLICATION = "1234567890"


class Clock:
    """Time that passes only while something sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Limits:
    total: int = 1000
    remaining: int = 1000
    reset_after: int = 3_600_000
    max_concurrency: int = 1


def gate_and_clock(limits: Limits | None = None, seed: int = 1) -> tuple[IdentifyGate, Clock]:
    clock = Clock()
    gate = IdentifyGate(clock, clock.sleep, random.Random(seed).uniform)  # noqa: S311
    gate.learn(limits or Limits())
    return gate, clock


# The gate


async def test_sixteen_shards_start_at_once_where_discord_allows_sixteen() -> None:
    gate, clock = gate_and_clock(Limits(max_concurrency=16))
    begun = clock.now
    for shard in range(16):
        await gate.turn(shard)
    assert clock.now == begun


async def test_sixteen_shards_start_one_by_one_where_discord_allows_one() -> None:
    gate, clock = gate_and_clock()
    begun = clock.now
    for shard in range(16):
        await gate.turn(shard)
    assert clock.now - begun == pytest.approx(15 * WINDOW)


@given(
    shards=st.lists(st.integers(0, 31), min_size=2, max_size=40),
    concurrency=st.sampled_from([1, 2, 16]),
    seed=st.integers(0, 1000),
)
def test_no_identify_is_refused_in_whatever_order_shards_ask(shards: list[int], concurrency: int, seed: int) -> None:
    async def ask() -> None:
        gate, clock = gate_and_clock(Limits(max_concurrency=concurrency), seed)
        last: dict[int, float] = {}
        for shard in shards:
            await gate.turn(shard)
            bucket = shard % concurrency
            assert clock.now - last.get(bucket, 0.0) >= DISCORDS_WINDOW
            last[bucket] = clock.now

    asyncio.run(ask())


async def test_shards_that_ask_together_do_not_share_a_window() -> None:
    times: list[float] = []
    loop = asyncio.get_running_loop()
    gate = IdentifyGate(loop.time, lambda seconds: asyncio.sleep(seconds / 100), random.Random(1).uniform)  # noqa: S311

    async def ask(shard: int) -> None:
        await gate.turn(shard)
        times.append(loop.time())

    await asyncio.gather(*(ask(shard) for shard in range(4)))
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert all(gap >= WINDOW / 100 * 0.9 for gap in gaps), gaps


@pytest.mark.parametrize("seed", range(50))
async def test_a_session_that_always_ends_is_identified_at_most_20_times_in_ten_minutes(seed: int) -> None:
    gate, clock = gate_and_clock(seed=seed)
    identified: list[float] = []
    while clock.now < 1_000_000 + 3600 * 3:
        await gate.turn(0)
        identified.append(clock.now)
    for begun in identified:
        assert sum(begun <= moment < begun + 600 for moment in identified) <= 20


async def test_shards_that_lost_their_session_together_wait_once() -> None:
    gate, clock = gate_and_clock(Limits(max_concurrency=16))
    for shard in range(16):
        await gate.turn(shard)
    clock.now += 7200
    begun = clock.now
    for shard in range(16):
        gate._recent[shard].append(clock.now - 300)
        await gate.turn(shard)
        assert 1 <= clock.now - begun <= 5


async def test_pauses_grow_differ_and_stay_below_what_discord_py_waits() -> None:
    pauses = set()
    for seed in range(20):
        gate, clock = gate_and_clock(seed=seed)
        for _ in range(10):
            before = clock.now
            await gate.turn(0)
            pauses.add(clock.now - before)
    assert max(pauses) <= LONGEST_PAUSE + WINDOW < 60
    assert len(pauses) > 100, "without chance, all shards would come back at the same moment"


async def test_a_storm_is_told(caplog: pytest.LogCaptureFixture) -> None:
    gate, _ = gate_and_clock()
    for _ in range(6):
        await gate.turn(3)
    assert "shard 3 began 5 sessions within ten minutes" in caplog.text


# The day's budget


@pytest.mark.parametrize(("remaining", "warned"), [(1000, False), (250, False), (249, True), (60, True)])
def test_a_quarter_left_is_warned_of(remaining: int, warned: bool, caplog: pytest.LogCaptureFixture) -> None:
    gate_and_clock(Limits(remaining=remaining))
    assert ("connections a day are left" in caplog.text) is warned


@pytest.mark.parametrize(
    ("remaining", "shards", "allowed"), [(51, 1, True), (50, 1, False), (0, 1, False), (66, 16, True), (65, 16, False)]
)
def test_below_a_twentieth_nothing_starts(remaining: int, shards: int, allowed: bool) -> None:
    gate, _ = gate_and_clock(Limits(remaining=remaining))
    if allowed:
        gate.ask(shards)
        return
    with pytest.raises(StartError, match=rf"only {remaining} of 1000 times a day .* after \d\d:\d\d UTC\."):
        gate.ask(shards)


async def test_what_is_spent_counts_until_the_day_is_over() -> None:
    gate, clock = gate_and_clock(Limits(remaining=53, reset_after=7_200_000))
    for _ in range(3):
        await gate.turn(0)
    with pytest.raises(StartError):
        await gate.turn(0)
    clock.now += 7_200
    await gate.turn(0)


def test_without_an_answer_from_discord_nothing_is_refused() -> None:
    IdentifyGate().ask(100)


# The ledger


def crash_loop(ledger: StartLedger, clock: Clock, restarts: int, *, lives: float, patient: bool) -> list[float]:
    """The moments of connecting of a bot that is restarted whenever it crashes.

    It crashes so long after its process began, or, if patient, after it connected.
    """
    connected = []
    for _ in range(restarts):
        delay = ledger.delay(APPLICATION)
        if patient or delay < lives:
            connected.append(clock.now + delay)
            clock.now += delay
            ledger.begin(APPLICATION)
            clock.now += lives if patient else lives - delay
        else:
            clock.now += lives
    return connected


def test_200_restarts_of_a_crashing_bot_connect_at_most_10_times(tmp_path: Path) -> None:
    clock = Clock()
    assert len(crash_loop(StartLedger(tmp_path, clock), clock, 200, lives=5, patient=False)) <= 10


def test_a_bot_that_crashes_as_soon_as_it_connects_spends_little_of_the_day(tmp_path: Path) -> None:
    clock = Clock()
    connected = crash_loop(StartLedger(tmp_path, clock), clock, 200, lives=5, patient=True)
    assert sum(moment < connected[0] + 86_400 for moment in connected) <= 110
    waits = [later - earlier for earlier, later in pairwise(connected)]
    assert max(waits) <= LONGEST_DELAY + 10


def test_whoever_stops_and_starts_by_hand_never_waits(tmp_path: Path) -> None:
    clock = Clock()
    ledger = StartLedger(tmp_path, clock)
    for _ in range(100):
        assert ledger.delay(APPLICATION) == 0
        ledger.begin(APPLICATION)
        clock.now += 3
        ledger.end()


def test_two_crashes_are_free_and_a_long_life_makes_good(tmp_path: Path) -> None:
    clock = Clock()
    ledger = StartLedger(tmp_path, clock)
    assert crash_loop(ledger, clock, 2, lives=5, patient=True) == [1_000_000, 1_000_005]
    assert ledger.delay(APPLICATION) == 0
    crash_loop(ledger, clock, 5, lives=5, patient=True)
    assert ledger.delay(APPLICATION) > 0
    clock.now += 3600
    assert ledger.delay(APPLICATION) == 0


def test_applications_do_not_wait_for_each_other(tmp_path: Path) -> None:
    clock = Clock()
    ledger = StartLedger(tmp_path, clock)
    crash_loop(ledger, clock, 20, lives=1, patient=False)
    assert ledger.delay(APPLICATION) > 0
    assert ledger.delay("another") == 0


def test_a_clock_that_was_set_back_does_not_hold_the_bot_for_ever(tmp_path: Path) -> None:
    clock = Clock()
    ledger = StartLedger(tmp_path, clock)
    crash_loop(ledger, clock, 20, lives=5, patient=True)
    clock.now -= 10 * 86_400
    assert ledger.delay(APPLICATION) <= LONGEST_DELAY


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"1": 2}', '{"1": [1]}', '{"1": {"starts": ["x"], "identified": 0}}', "\x00"]
)
def test_a_broken_file_is_passed_over(tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "starts.json").write_text(content)
    ledger = StartLedger(tmp_path)
    assert ledger.delay(APPLICATION) == 0
    assert "cannot be read" in caplog.text
    ledger.begin(APPLICATION)
    assert APPLICATION in (tmp_path / "starts.json").read_text()


def test_where_nothing_can_be_written_the_bot_still_starts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    ledger = StartLedger(tmp_path / "file" / "below")
    ledger.begin(APPLICATION)
    assert ledger.delay(APPLICATION) == 0
    assert "would not be noticed" in caplog.text
    with alone_in(tmp_path / "file" / "below"):
        assert "cannot be held" in caplog.text


def test_without_a_data_folder_nothing_is_remembered() -> None:
    ledger = StartLedger(None)
    for _ in range(10):
        ledger.begin(APPLICATION)
    assert ledger.delay(APPLICATION) == 0
    with alone_in(None):
        pass


def test_a_quick_restart_keeps_the_window_of_the_process_before(tmp_path: Path) -> None:
    clock = Clock()
    before = StartLedger(tmp_path, clock)
    before.begin(APPLICATION)
    before.identified(APPLICATION)
    before.end()
    clock.now += 1
    after = StartLedger(tmp_path, clock)
    assert after.delay(APPLICATION) == 0
    assert after.window(APPLICATION) == WINDOW - 1
    assert after.window("another") == 0
    clock.now += DISCORDS_WINDOW
    assert after.window(APPLICATION) < 0.3
    clock.now -= 86_400
    assert after.window(APPLICATION) == WINDOW


# One bot a data folder


def test_a_second_bot_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with alone_in(folder):
        assert folder.stat().st_mode & 0o777 == 0o700
        with pytest.raises(StartError, match="this bot is running already"), alone_in(folder):
            pass
    with alone_in(folder):
        pass
