"""bell-lap whose screen thread is busy in pure Python for half a second, again and again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from bell_lap.cli.main import main
from bell_lap.tui.screens.run import RunScreen

BUSY_S = 0.5
IDLE_S = 0.2


def spin() -> None:
    """Hold the thread without ever leaving the interpreter."""
    until = time.perf_counter() + BUSY_S
    while time.perf_counter() < until:
        pass


def make_busy(mount: Callable[[RunScreen], None]) -> Callable[[RunScreen], None]:
    """The screen's mounting, with the work added once it has been drawn."""

    def mounted(screen: RunScreen) -> None:
        mount(screen)
        screen.set_timer(IDLE_S, lambda: screen.set_interval(BUSY_S + IDLE_S, spin))

    return mounted


if __name__ == "__main__":
    RunScreen.on_mount = make_busy(RunScreen.on_mount)  # type: ignore[assignment, method-assign]
    sys.exit(main())
