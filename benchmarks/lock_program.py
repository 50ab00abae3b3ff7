"""`python -m benchmarks.lock_program FILE ARGS...`: bell-lap with a probe in it.

The probe begins a second after the run screen is there; what it has found goes to FILE.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from bell_lap.cli.main import main
from bell_lap.tui.screens.run import RunScreen
from benchmarks.on_run_screen import after_mounting
from benchmarks.probe import FROM_S, Probe


def begin(probe: Probe, screen: RunScreen) -> None:
    """Start the probe when the screen has settled."""
    screen.set_timer(FROM_S, probe.start)


if __name__ == "__main__":
    path = Path(sys.argv.pop(1))
    probe = Probe()
    after_mounting(partial(begin, probe))
    try:
        code = main()
    finally:
        probe.write(path)
    sys.exit(code)
