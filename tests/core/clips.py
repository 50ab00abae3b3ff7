"""The clips as they were made: how long each really is."""

from __future__ import annotations

import wave
from functools import cache
from pathlib import Path

from bell_lap.core.spoken import Words

VOICE = Path(__file__).parents[2] / "assets" / "voice"


@cache
def _clip_ms(name: str) -> float:
    with wave.open(str(VOICE / f"{name}.wav")) as clip:
        frames: int = clip.getnframes()
        rate: int = clip.getframerate()
        return frames * 1000 / rate


def clips_ms(words: Words) -> float:
    """How long these clips take in a row, in ms."""
    return sum(_clip_ms(word) for word in words)
