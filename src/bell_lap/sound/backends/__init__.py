"""What plays samples on a real device: one module for each library, behind one protocol.

A backend lives in the sound process only. Samples are mono, 16 bits, `RATE` a second.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Protocol, TypeAlias

RATE = 22_050
"""Samples a second of every sound of ours: the voice's own rate, and enough for a loudspeaker
outdoors."""

Samples: TypeAlias = "array[int]"
"""An `array("h")`: mono samples from -32768 to 32767."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """How a device is kept awake."""

    preroll_s: float = 1.0
    """Silence before a sound on a device that sleeps."""
    keep_awake: bool = True
    """Silence goes on between sounds."""


class Unplayable(Exception):
    """This backend cannot play here; the text says why, in a few words."""


class Backend(Protocol):
    """A device that is open. Methods are called from one thread."""

    @property
    def name(self) -> str:
        """The backend's name in the settings."""

    @property
    def device(self) -> str:
        """The device, as the system calls it."""

    @property
    def lead_s(self) -> float:
        """How long before its instant a sound wants to be handed over."""

    @property
    def latency_s(self) -> float | None:
        """From `start` with an instant that is past to the loudspeaker, as far as can be told."""

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        """Let the first sample be heard at `at_s` of the system's clock, or at once if that is
        past. `samples` is never empty; `key` is new."""

    def stop(self, key: int) -> None:
        """Fade this sound out now, begun or not; nothing where it is over."""

    def working(self) -> bool:
        """Whether the device still takes sound."""

    def close(self) -> None:
        """Let go of the device at once."""
