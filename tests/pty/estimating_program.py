"""bell-lap with a key that takes an estimate for a missed tap, for a tree whose screen has none.

It estimates as simply as can be: half of the newest lap. The run screen's own command replaces it.
"""

from __future__ import annotations

import sys

from bell_lap.core.inputs import AcceptEstimate
from bell_lap.tui import run_commands
from bell_lap.tui.commands import Command

ACCEPT = "accept-estimate"


def add_command() -> None:
    """Before the screen is loaded: it makes its bindings of these."""
    command = Command(ACCEPT, "y", "accept", "Take it", "Take the estimate", footer=False)
    run_commands.RUN_COMMANDS = (*run_commands.RUN_COMMANDS, command)  # type: ignore[assignment]


def main() -> int:
    """The program, with that command on its run screen."""
    add_command()
    from bell_lap.cli.main import main as program
    from bell_lap.live.workout import LiveWorkout
    from bell_lap.tui.screens.run import RunScreen

    def accept(screen: RunScreen) -> None:
        live = screen.live
        assert isinstance(live, LiveWorkout)
        run = live.state().last_work
        assert run is not None
        *before, late = run.taps
        from_ms = before[-1].split_ms if before else 0
        split_ms = (from_ms + late.split_ms) // 2
        live.act(AcceptEstimate(live.now_ms(), run.step.index, run.attempt, late.mark, split_ms))
        screen.refresh_now()

    RunScreen.action_accept = accept  # type: ignore[attr-defined]
    return program()


if __name__ == "__main__":
    sys.exit(main())
