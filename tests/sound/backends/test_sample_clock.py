"""The sample clock: late blocks move nothing; slips, gaps and a device's own pace are noticed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.sound.backends import RATE
from bell_lap.sound.backends.sample_clock import GAP_S, SLIPS, WINDOW_S, SampleClock

BLOCK = 551
BLOCK_S = BLOCK / RATE
START_S = 1_000.0


def run(
    clock: SampleClock,
    blocks: int,
    late_s: list[float],
    *,
    begin: int = 0,
    shift_s: float = 0.0,
    drift: float = 0.0,
) -> float:
    """Ask for blocks, each late by the next of `late_s`; returns where frame 0 is believed to lie,
    in seconds after `START_S`."""
    for number in range(begin, begin + blocks):
        due_s = number * BLOCK_S * (1 + drift) + shift_s
        clock.asked(number * BLOCK, START_S + due_s + late_s[number % len(late_s)])
    return -clock.frame_at(START_S) / RATE


@given(st.integers(0, 2**32), st.integers(100, 900))
def test_late_blocks_do_not_move_the_line(seed: int, blocks: int) -> None:
    chance = Random(seed)
    late_s = [0.0 if chance.random() < 0.3 else chance.uniform(0, 0.014) for _ in range(blocks)]
    late_s[0] = 0.0
    assert run(SampleClock(RATE), blocks, late_s) == pytest.approx(0.0, abs=1 / RATE)


@given(st.floats(0.0, 0.03), st.integers(0, 400))
def test_one_block_that_is_very_late_moves_nothing(extra_s: float, which: int) -> None:
    late_s = [0.0] * 401
    late_s[which] = extra_s
    clock = SampleClock(RATE)
    run(clock, which + 1, late_s)
    assert run(clock, 3, late_s, begin=which + 1) == pytest.approx(0.0, abs=0.001)


def test_a_device_that_works_in_steps_has_not_slipped() -> None:
    steps_s = [0.005 * (number % 25) / 25 for number in range(25)]
    clock = SampleClock(RATE)
    for number in range(400):
        at_s = run(clock, 1, steps_s, begin=number)
        if number > 30:
            assert at_s == pytest.approx(0.0, abs=0.001)


@pytest.mark.parametrize("slip_s", [0.008, 0.02, 0.09])
def test_a_slip_is_noticed(slip_s: float) -> None:
    clock = SampleClock(RATE)
    run(clock, 300, [0.0, 0.002])
    after = next(blocks for blocks, late_s in SLIPS if slip_s > late_s)
    found_s = run(clock, after, [0.0, 0.002], begin=300, shift_s=slip_s)
    assert found_s == pytest.approx(slip_s, abs=0.001)


def test_after_a_gap_the_line_begins_anew() -> None:
    clock = SampleClock(RATE)
    run(clock, 50, [0.0])
    assert run(clock, 1, [0.0], begin=50, shift_s=GAP_S + 1) == pytest.approx(GAP_S + 1, abs=0.001)


@given(st.floats(-0.0003, 0.0003))
def test_a_device_with_a_clock_of_its_own_is_followed(drift: float) -> None:
    blocks = round(60 / BLOCK_S)
    clock = SampleClock(RATE)
    run(clock, blocks, [0.0, 0.003], drift=drift)
    now_s = START_S + blocks * BLOCK_S * (1 + drift)
    lag_s = WINDOW_S * abs(drift) + 0.001
    assert clock.frame_at(now_s) == pytest.approx(blocks * BLOCK, abs=lag_s * RATE)
