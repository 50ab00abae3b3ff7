"""bell-lap whose screen thread is busy in pure Python for half a second, again and again."""

from __future__ import annotations

import sys
import time

from bell_lap.cli.main import main
from bell_lap.tui.screens.run import RunScreen

BUSY_S = 0.5
IDLE_S = 0.2


def spin() -> None:
    """Hold the thread without ever leaving the interpreter."""
    until = time.perf_counter() + BUSY_S
    while time.perf_counter() < until:
        pass


def _busy_too(screen: RunScreen) -> None:
    screen.set_interval(BUSY_S + IDLE_S, spin)


if __name__ == "__main__":
    RunScreen.on_show = lambda screen, _event: _busy_too(screen)  # type: ignore[attr-defined]
    sys.exit(main())
