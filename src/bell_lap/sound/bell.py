"""The terminal's own bell.

A terminal rings in its own process and takes no schedule: it is told when a cue is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, SoundReport, TimedCue

QUIET = frozenset(
    {
        CueKind.TAP, CueKind.HALFWAY, CueKind.SOON_30, CueKind.TICK, CueKind.MARK_TICK,
        CueKind.SPEECH,
    }
)  # fmt: skip
"""Cues that a terminal bell would only blur: it has one sound for everything."""


class TerminalBell:
    """Rings for the cues that are not quiet. Whoever draws the screen says how to ring.

    A bell has no volume; a cue whose volume is 0 does not ring.
    """

    status = "terminal bell"
    trouble: str | None = None

    def __init__(self, ring: Callable[[], None], options: SoundOptions | None = None):
        self._ring = ring
        self._silent = QUIET
        self._played = 0
        self.adjust(options or SoundOptions())

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """A terminal takes no schedule: it rings when a cue is due."""

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:  # noqa: ARG002 - no voice
        """Ring once, unless the cue is one of the quiet ones."""
        if kind not in self._silent:
            self._ring()
            self._played += 1

    def due(self, kind: CueKind) -> None:
        """Ring at the cue's instant."""
        self.play(kind)

    def report(self) -> SoundReport:
        """How often it rang."""
        return SoundReport("bell", "terminal", "playing", played=self._played)

    def adjust(self, options: SoundOptions) -> None:
        """A cue, or all of them, at volume 0 rings no more."""
        off = {kind for kind, volume in options.volumes if volume == 0}
        self._silent = frozenset(CueKind) if options.volume == 0 else QUIET | off

    def close(self) -> None:
        """The terminal stays."""
