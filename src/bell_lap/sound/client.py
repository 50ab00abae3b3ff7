"""The sound client: what live tells of the cues to come and of those that answer a tap.

A client never blocks, never raises for a device that fails, and never touches the timing. Instants
are seconds of the machine's own clock (`bell_lap.clock.Clock.world`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bell_lap.core.cues import CueKind


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue with the instant at which it is to be heard."""

    at_s: float
    kind: CueKind
    count: int = 0
    words: tuple[str, ...] = ()
    """SPEECH: the clips, in order."""


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """What is to play, and how."""

    backend: str = "auto"
    """One of `BACKENDS`."""
    volume: int = 100
    """Of everything, in percent."""
    volumes: tuple[tuple[CueKind, int], ...] = ()
    """Of single cues, in percent; 0 is silence. A kind that is not named has 100."""
    delay_ms: int = 0
    """How long the loudspeaker takes (Bluetooth): all is sent this much earlier."""
    preroll_ms: int = 1_000
    """Silence before the first sound, so that a sleeping device has woken; 0: none."""
    keep_awake: bool = True
    """Silence goes on between cues, so that the device stays awake."""


BACKENDS = ("auto", "simpleaudio", "miniaudio", "bell", "none")
"""`auto`: the first of simpleaudio and miniaudio that works, else the bell."""


@dataclass(frozen=True, slots=True)
class SoundReport:
    """How the sound does at this instant."""

    backend: str
    """simpleaudio, miniaudio, bell or none."""
    device: str = ""
    """As the system calls it; empty where it is not known."""
    state: str = ""
    """"starting", "playing", "off" or why not, in a few words."""
    latency_ms: float | None = None
    """From the command to play at once to the loudspeaker, as measured with the last such sounds;
    None before there was one, and where it cannot be told."""
    played: int = 0
    late: int = 0
    """Cues that were dropped: they would have come over 150 ms late."""
    deaths: int = 0
    """How often the sound process had to be started again."""


class Sound(Protocol):
    """What live needs of a sound."""

    @property
    def status(self) -> str:
        """What plays, in a few words, for the ready screen and `doctor`."""

    @property
    def trouble(self) -> str | None:
        """Why it does not play what was asked for, in a sentence; None while it does."""

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """These are the cues to come, in place of all that were to come before."""

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        """Play this cue at once, and say `words` right after it."""

    def due(self, kind: CueKind) -> None:
        """The instant of a cue to come has been reached; who plays a schedule has played it."""

    def close(self) -> None:
        """Let go of the device."""


class CheckedSound(Sound, Protocol):
    """What the sound check needs beside that."""

    def report(self) -> SoundReport:
        """How it does."""

    def adjust(self, options: SoundOptions) -> None:
        """From now on with these volumes and this delay; the backend stays."""
