"""Which sound the options open, and the two that need no process."""

from __future__ import annotations

import sys

import pytest

from bell_lap.core.cues import CueKind
from bell_lap.errors import EnvironmentProblem, ExitCode
from bell_lap.sound.bell import QUIET, TerminalBell
from bell_lap.sound.client import CheckedSound, SoundOptions
from bell_lap.sound.devices import DEVICES
from bell_lap.sound.keeper import ProcessSound
from bell_lap.sound.none import Silence
from bell_lap.sound.opening import WAYS_OUT, open_sound


def ring() -> None:
    """Nobody hears it."""


def test_no_sound_is_silence() -> None:
    sound: CheckedSound = open_sound(SoundOptions("none"), ring)
    assert isinstance(sound, Silence)
    assert sound.report().backend == "none"
    assert sound.trouble is None


def test_the_bell_needs_no_process() -> None:
    rings: list[int] = []
    options = SoundOptions("bell", volumes=((CueKind.UNDO, 0),))
    sound: CheckedSound = open_sound(options, lambda: rings.append(1))
    assert isinstance(sound, TerminalBell)
    for kind in CueKind:
        sound.due(kind)
    assert len(rings) == len(set(CueKind) - QUIET) - 1
    assert sound.report().played == len(rings)
    sound.adjust(SoundOptions("bell", volume=0))
    sound.play(CueKind.GO)
    assert sound.report().played == len(rings)


def test_auto_is_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bell_lap.sound.keeper.sound_command", lambda: [sys.executable, "-c", "input()"]
    )
    sound = open_sound(SoundOptions(), ring)
    assert isinstance(sound, ProcessSound)
    sound.close()
    assert sound.join(20)


@pytest.mark.parametrize("backend", ["simpleaudio", "miniaudio"])
def test_a_backend_that_is_not_installed_is_told_with_a_way_out(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bell_lap.sound.opening.find_spec", lambda _name: None)
    with pytest.raises(EnvironmentProblem, match=f"{backend} is not installed") as problem:
        open_sound(SoundOptions(backend), ring)
    assert problem.value.exit_code is ExitCode.ENVIRONMENT
    assert "pip install" in str(problem.value)


def test_every_backend_of_the_process_has_a_way_out() -> None:
    assert WAYS_OUT.keys() == DEVICES.keys()


def test_what_is_no_backend_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="gramophone"):
        open_sound(SoundOptions("gramophone"), ring)
