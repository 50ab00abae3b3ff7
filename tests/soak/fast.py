"""The real program on a scaled clock, with its real history and a sound process that is silent.

`python -m tests.soak.fast SPEED ARGS...` runs `bell-lap ARGS...` with workouts that live SPEED
times as fast as life. Unlike a rehearsal they are kept, and nothing else about them is other.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from bell_lap.cli import launch
from bell_lap.cli.main import main
from bell_lap.clock import Clock, ScaledClock, SystemClock
from bell_lap.core import rules
from bell_lap.sound import keeper


def hasten(speed: float) -> None:
    """From here on every workout that is made lives on a clock of that speed.

    A stall counts as one from so many seconds of the world on as it does in life.
    """

    def clock() -> Clock:
        return ScaledClock(speed, SystemClock())

    vars(launch)["SystemClock"] = clock
    usual = rules.THRESHOLDS[rules.RULES_NUMBER]
    gap_ms = round(usual.gap_ms * speed)
    rules.THRESHOLDS[rules.RULES_NUMBER] = replace(usual, gap_ms=gap_ms)
    vars(keeper)["sound_command"] = lambda: [sys.executable, "-m", "tests.soak.silent"]


if __name__ == "__main__":
    hasten(float(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
