"""The sound that the options ask for."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from bell_lap.errors import EnvironmentProblem
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.client import BACKENDS, CheckedSound, SoundOptions
from bell_lap.sound.keeper import ProcessSound
from bell_lap.sound.none import Silence

WAYS_OUT = {
    "simpleaudio": (
        "Install it: pip install 'bell-lap[simpleaudio]' (on Linux: a C compiler, ALSA's headers).",
        "Or let bell-lap choose: --sound auto.",
    ),
    "miniaudio": (
        "Install it: pip install miniaudio.",
        "Or let bell-lap choose: --sound auto.",
    ),
}
"""What to do where a backend's library is missing. Each library bears the backend's name."""


def open_sound(options: SoundOptions, ring: Callable[[], None]) -> CheckedSound:
    """What plays the cues from now on; `ring` rings the terminal, in the thread that asks.

    Never waits for a device. Raises EnvironmentProblem where a backend was asked for by name and
    its library is not installed, and ValueError for what is none of `BACKENDS`.
    """
    backend = options.backend
    if backend not in BACKENDS:
        raise ValueError(f"{backend} is no sound backend")
    if backend == "none":
        return Silence()
    if backend == "bell":
        return TerminalBell(ring, options)
    need_library(backend)
    return ProcessSound(options, TerminalBell(ring, options))


def need_library(backend: str | None) -> None:
    """Raise EnvironmentProblem where a backend is named whose library is not installed."""
    if backend in WAYS_OUT and find_spec(backend) is None:
        raise EnvironmentProblem(f"{backend} is not installed.", hints=WAYS_OUT[backend])
