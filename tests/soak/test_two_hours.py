"""A workout of two hours on the scaled clock, watched from outside: nothing in it may grow.

The real program in a real terminal, with its history and its sound process. `make test` has the
short form, twenty minutes of a workout.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="terminals of POSIX")
if sys.platform != "linux":
    pytest.skip("watched through /proc", allow_module_level=True)

from bell_lap.core.inputs import Press
from tests.chaos.scale import LONG, counted, times
from tests.soak.driving import soak
from tests.soak.flatness import CPU_RATIO, check_flat, figures
from tests.soak.script import DEEDS, Hands

REPS = times(8, 46)
MINUTES = times(20, 120)
SPEED = times(28, 20)
SHORT_CPU_RATIO = 3.0
"""A quarter of the short form is some seconds: one screen opened is much of it."""

pytestmark = [pytest.mark.soak, pytest.mark.pty, pytest.mark.timeout(1_200)]


def test_a_long_workout_takes_no_more_of_the_machine_at_its_end(tmp_path: Path) -> None:
    deeds = (*DEEDS, Hands.hears_otherwise)
    over = soak(f"{REPS} x 400m in 72s, rest 90s", tmp_path, speed=SPEED, deeds=deeds, every_s=0.5)
    counted("soak, scaled clock", speed=SPEED, **figures(over))
    assert over.code == 0
    assert over.minutes >= MINUTES
    assert over.stored.summary.status == "finished"
    assert sum(over.done.values()) == REPS - 1
    taps = sum(isinstance(entry.item, Press) for entry in over.stored.entries)
    assert taps >= REPS + 1
    check_flat(over, CPU_RATIO if LONG else SHORT_CPU_RATIO)
