"""The sound client: what live tells of the cues to come and of those that answer a tap.

A client never blocks, never raises for a device that fails, and never touches the timing. Instants
are seconds of `bell_lap.clock.Clock.now`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bell_lap.core.cues import CueKind


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue with the instant at which it is to be heard."""

    at_s: float
    kind: CueKind
    count: int = 0


class Sound(Protocol):
    """What live needs of a sound."""

    @property
    def status(self) -> str:
        """What plays, in a few words, for the ready screen and `doctor`."""

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """These are the cues to come, in place of all that were to come before."""

    def play(self, kind: CueKind) -> None:
        """Play this cue at once."""

    def due(self, kind: CueKind) -> None:
        """The instant of a cue to come has been reached; who plays a schedule has played it."""

    def close(self) -> None:
        """Let go of the device."""


class Silence:
    """No sound."""

    status = "no sound: cues are only seen"

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """Nothing is played."""

    def play(self, kind: CueKind) -> None:
        """Nothing is played."""

    def due(self, kind: CueKind) -> None:
        """Nothing is played."""

    def close(self) -> None:
        """There is no device."""


QUIET = frozenset({CueKind.TAP, CueKind.HALFWAY, CueKind.SOON_30})
"""Cues that a terminal bell would only blur: it has one sound for everything."""


class TerminalBell:
    """The terminal's own bell. Whoever draws the screen rings it, when live says that a cue is due.

    A terminal rings in its own process and takes no schedule, so it is told when a cue is due.
    """

    status = "terminal bell"

    def __init__(self, ring: Callable[[], None]):
        self._ring = ring

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """A terminal takes no schedule: it rings when a cue is due."""

    def play(self, kind: CueKind) -> None:
        """Ring once, unless the cue is one of the quiet ones."""
        if kind not in QUIET:
            self._ring()

    def due(self, kind: CueKind) -> None:
        """Ring at the cue's instant."""
        self.play(kind)

    def close(self) -> None:
        """The terminal stays."""
