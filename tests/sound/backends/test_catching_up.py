"""A device that stood still in mid-countdown: the rest of the countdown comes on time again."""

from __future__ import annotations

from array import array

import pytest

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.backends.mixer import Mixer
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import compose
from bell_lap.sound.kit import Kit

BLOCK = RATE * 25 // 1000
START_S = 100.0


def onsets(stall_s: float, at_s: float, sounds: list[tuple[Samples, float]]) -> list[float]:
    """When something begins to sound after 50 ms of silence; the device stands still once."""
    mixer = Mixer(0.0)
    for key, (samples, instant_s) in enumerate(sounds):
        mixer.start(key, samples, START_S + instant_s)
    found, quiet, late_s = [], RATE, 0.0
    for number in range(400):
        now_s = number * BLOCK / RATE
        if now_s >= at_s:
            late_s = stall_s
        block = mixer.block(BLOCK, START_S + now_s + late_s)
        for place, sample in enumerate(block or array("h", bytes(2 * BLOCK))):
            if sample and quiet > RATE // 20:
                found.append(round(now_s + late_s + place / RATE, 2))
            quiet = 0 if sample else quiet + 1
    return found


@pytest.fixture(scope="module")
def countdown() -> Samples:
    kit = Kit.load(SoundOptions())
    cues = [TimedCue(4.0 - count, CueKind.PIP, count) for count in (3, 2, 1)]
    (piece,) = compose([*cues, TimedCue(4.0, CueKind.GO)], kit)
    return piece.samples


@pytest.mark.parametrize("stall_s", [0.03, 0.09, 0.3, 0.75])
def test_go_comes_on_time_though_the_device_stood_still(countdown: Samples, stall_s: float) -> None:
    heard = onsets(stall_s, 1.5, [(countdown, 1.0)])
    assert heard[0] == 1.0
    assert heard[1] == (2.0 if stall_s < 0.5 else 2.35), "it stood still at the pip itself"
    assert heard[2:] == [3.0, 4.0]


def test_a_device_that_never_stops_changes_nothing(countdown: Samples) -> None:
    assert onsets(0.0, 1.5, [(countdown, 1.0)]) == [1.0, 2.0, 3.0, 4.0]


def test_what_began_late_keeps_its_own_rhythm() -> None:
    sound = array("h", [9] * 1_000 + [0] * 4_410 + [9] * 1_000)
    first, second = onsets(0.0, 9.0, [(sound, -0.1)])
    assert second - first == pytest.approx(5_410 / RATE, abs=0.006)
