"""The real sound process with a device that plays nothing: `python -m tests.soak.silent`."""

from __future__ import annotations

from bell_lap.sound.backends import Backend, Samples, Warmth
from bell_lap.sound.process import main


class SilentDevice:
    """Takes every sound."""

    name = "miniaudio"
    device = "silent"
    lead_s = 0.02
    latency_s = 0.01

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        """Play nothing."""

    def stop(self, key: int) -> None:
        """Nothing sounds."""

    def working(self) -> bool:
        """It always does."""
        return True

    def close(self) -> None:
        """Nothing is held."""


def open_device(_warmth: Warmth) -> Backend:
    """The device of silence."""
    return SilentDevice()


if __name__ == "__main__":
    main({"miniaudio": open_device})
