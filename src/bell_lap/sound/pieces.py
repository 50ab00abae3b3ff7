"""A piece: the sound of one or more cues as a buffer with the instant at which it begins."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.sound.backends import Samples
from bell_lap.sound.client import TimedCue
from bell_lap.sound.samples import fade, length_s

COUNTDOWN, SIGNAL, TICK, SPEECH = RANKS = (0, 1, 2, 3)
"""The most important first: who yields to whom is told in `sound/compose.py`."""

FADE_MS = 30
"""How long what is cut short takes to fall silent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A buffer to play: never empty."""

    at_s: float
    """When its first sample is to be heard."""
    samples: Samples
    """Shared with the kit where it is one cue: nobody may change them."""
    cues: tuple[TimedCue, ...]
    """What is heard in it, in order, each with the instant that was asked for."""
    rank: int
    """One of `RANKS`."""

    @property
    def end_s(self) -> float:
        """When its last sample has been heard."""
        return self.at_s + length_s(self.samples)


def cut(samples: Samples, length: int) -> Samples:
    """The first `length` samples, with a fade where that is not all of them."""
    return samples if length >= len(samples) else fade(samples[:length], out_ms=FADE_MS)
