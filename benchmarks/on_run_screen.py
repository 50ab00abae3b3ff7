"""Adds work to the run screen of a bell-lap that a benchmark starts, once it is mounted."""

from __future__ import annotations

from collections.abc import Callable

from bell_lap.tui.screens.run import RunScreen


def after_mounting(action: Callable[[RunScreen], None]) -> None:
    """Do this with each run screen right after it has been mounted."""
    mount = RunScreen.on_mount

    def mounted(screen: RunScreen) -> None:
        mount(screen)
        action(screen)

    RunScreen.on_mount = mounted  # type: ignore[assignment, method-assign]
