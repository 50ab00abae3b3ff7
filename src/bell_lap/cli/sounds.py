"""The sound of the settings and the command line, opened; what is missing is said and gone round.

A library that the command line asks for by name must be there. One that only the settings name
must not keep anybody from running: something else plays then, and the trouble says so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from bell_lap.core.cues import CueKind
from bell_lap.errors import EnvironmentProblem
from bell_lap.settings import Settings
from bell_lap.sound.client import CheckedSound, SoundOptions, SoundReport, TimedCue
from bell_lap.sound.none import Silence
from bell_lap.sound.opening import open_sound
from bell_lap.tui.dials import options_of

LIFE_SPEED = 1.5
"""A rehearsal faster than this has no sound: its cues would pile up."""
BELL = "\a"


class TooFast(Silence):
    """The sound of a rehearsal that is faster than life."""

    status = f"no sound: a rehearsal is heard up to {LIFE_SPEED:g} times the speed of life"


class Instead:
    """What plays in place of a library that the settings name and that is not installed."""

    def __init__(self, sound: CheckedSound, missing: str) -> None:
        self._sound = sound
        self._missing = missing

    @property
    def status(self) -> str:
        """As what plays says it."""
        return self._sound.status

    @property
    def trouble(self) -> str | None:
        """What is missing, unless there is worse."""
        return self._sound.trouble or self._missing

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """These are the cues to come."""
        self._sound.replace(cues)

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        """Play this at once."""
        self._sound.play(kind, words)

    def due(self, kind: CueKind) -> None:
        """An instant has come."""
        self._sound.due(kind)

    def report(self) -> SoundReport:
        """How it does."""
        return self._sound.report()

    def adjust(self, options: SoundOptions) -> None:
        """Other volumes, another delay."""
        self._sound.adjust(options)

    def close(self) -> None:
        """Let go of the device."""
        self._sound.close()


def sound_options(choice: str | None, known: Settings) -> SoundOptions:
    """The options of the settings, with the backend of the command line over theirs.

    With `cues.bell = false` the terminal's bell rings only where the command line asks for it.
    """
    options = options_of(known)
    if choice is not None:
        return replace(options, backend=choice)
    if options.backend == "bell" and not known.cues.bell:
        return replace(options, backend="none")
    return options


def sound_for(choice: str | None, known: Settings, ring: Callable[[], None]) -> CheckedSound:
    """What plays the cues; it never waits for a device. `ring` rings the terminal's bell.

    Raises EnvironmentProblem where `choice` names a library that is not installed.
    """
    options = sound_options(choice, known)
    rings = ring if known.cues.bell or choice == "bell" else _no_bell
    try:
        return open_sound(options, rings)
    except EnvironmentProblem as error:
        if choice is not None:
            raise
        hint = f" {error.hints[0]}" if error.hints else ""
        missing = f"sound.backend of the settings: {error.message}{hint}"
        return Instead(open_sound(replace(options, backend="auto"), rings), missing)


def plain_sound(choice: str | None, known: Settings) -> CheckedSound:
    """The same for plain mode: only a terminal has a bell."""
    if sys.stdout.isatty():
        return sound_for(choice, known, _ring)
    if sound_options(choice, known).backend == "bell":
        return Silence()
    return sound_for(choice, known, _no_bell)


def rehearsal_sound(sound: Callable[[], CheckedSound], speed: float) -> CheckedSound:
    """The sound of a rehearsal at that speed; `sound` opens the usual one."""
    return sound() if speed <= LIFE_SPEED else TooFast()


def _no_bell() -> None:
    """Nobody is to hear it, or nothing that rings is there."""


def _ring() -> None:
    print(BELL, end="", flush=True)
