"""What the two backends do at their edges; `tests/sound/test_real_sound.py` hears how they play."""

from __future__ import annotations

import subprocess
import sys
from array import array

import pytest

from bell_lap.sound.backends import RATE
from tests.sound.rig import Rig

OPEN = """
from bell_lap.sound.backends import Unplayable, Warmth
from bell_lap.sound.backends.{name} import open_device
try:
    device = open_device(Warmth())
except Unplayable as why:
    print("unplayable:", why)
else:
    device.close()
    print("open:", device.name, device.device)
"""

NOWHERE = {
    "XDG_RUNTIME_DIR": "/nonexistent",
    "PULSE_SERVER": "unix:/nonexistent",
    "ALSA_CONFIG_PATH": "/dev/null",
}


def opened(name: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPEN.format(name=name)],
        env={"PYTHONMALLOC": "malloc", **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_miniaudio_without_a_device_says_so() -> None:
    assert opened("miniaudio", NOWHERE).startswith("unplayable: no sound device (")


@pytest.mark.sound
def test_miniaudio_names_the_device() -> None:
    with Rig() as rig:
        assert opened("miniaudio", rig.env) == "open: miniaudio Null Output (PulseAudio)"


@pytest.mark.simpleaudio
def test_simpleaudio_without_a_device_says_so() -> None:
    pytest.importorskip("simpleaudio")
    assert opened("simpleaudio", NOWHERE).startswith("unplayable: error opening pcm device: ")


@pytest.mark.simpleaudio
def test_simpleaudio_does_not_open_where_it_would_crash() -> None:
    pytest.importorskip("simpleaudio")
    said = opened("simpleaudio", {**NOWHERE, "PYTHONMALLOC": "default"})
    crashes = sys.version_info >= (3, 12)
    assert ("PYTHONMALLOC" in said) is crashes


@pytest.mark.simpleaudio
def test_a_sound_that_simpleaudio_stops_dies_away() -> None:
    pytest.importorskip("simpleaudio")
    from bell_lap.sound.backends.simpleaudio import FADE, fade_out

    samples = array("h", [1_000] * RATE)
    fade_out(samples, 5_000)
    assert list(samples[:5_001]) == [1_000] * 5_001
    fading = list(samples[5_000 : 5_000 + FADE])
    assert fading == sorted(fading, reverse=True)
    assert min(fading) > 0
    assert not any(samples[5_000 + FADE :])
    assert len(samples) == RATE
    fade_out(samples, 2 * RATE)
    assert len(samples) == RATE
