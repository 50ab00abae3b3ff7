"""No sound: cues are only seen."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, SoundReport, TimedCue


class Silence:
    """Plays nothing, as was asked for."""

    status = "no sound: cues are only seen"
    trouble: str | None = None

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """Nothing is played."""

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        """Nothing is played."""

    def due(self, kind: CueKind) -> None:
        """Nothing is played."""

    def report(self) -> SoundReport:
        """Nothing to tell."""
        return SoundReport("none", state="off")

    def adjust(self, options: SoundOptions) -> None:
        """Nothing is played at any volume."""

    def close(self) -> None:
        """There is no device."""
