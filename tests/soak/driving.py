"""A whole workout of the real program in a real terminal, watched from its first tap to its end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bell_lap.core.view import Phase
from bell_lap.history.stored import StoredWorkout
from tests.chaos.killing import database
from tests.pty.terminal import Terminal
from tests.soak.script import DEEDS, Deed, Hands, run_through
from tests.soak.seeing import TAP, begun, kept
from tests.soak.watching import Watch

ROOT = Path(__file__).parents[2]
LEAVE = "q"
WARM_SHARE = 0.3
"""So much of a workout warms the program up: every screen has been opened by then, and more."""
END_S = 60.0


@dataclass(frozen=True)
class Soaked:
    """A workout that is over."""

    watch: Watch
    begun_s: float
    """The first tap, on `boottime`."""
    warm_s: float
    over_s: float
    """The end of the warm-up and of the workout, on the machine's monotonic clock."""
    done: Mapping[str, int]
    inputs: int
    code: int
    raw: bytes
    stored: StoredWorkout
    minutes: float
    """Minutes of the workout."""


def soak(
    session: str,
    home: Path,
    *,
    speed: float = 1.0,
    deeds: Sequence[Deed] = DEEDS,
    env: Mapping[str, str] | None = None,
    sound: str = "miniaudio",
    every_s: float = 1.0,
) -> Soaked:
    """Run a session whose reps are started by the clock, and leave the program."""
    state = home / "state"
    state.mkdir(parents=True)
    (state / "asked-for-goal").touch()
    program = [sys.executable, "-m", "bell_lap"]
    if speed != 1.0:
        program = [sys.executable, "-m", "tests.soak.fast", f"{speed:g}"]
    rules = ["--who", "clicker", "--start", "clock", "--ready", "0"]
    args = ["run", *rules, "--sound", sound, session]
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    terminal = Terminal(args, home, env={**(env or {}), "PYTHONPATH": paths}, program=program)
    with terminal:
        terminal.wait_for("Rep 1 of")
        terminal.settle()
        with Watch(terminal.process.pid, every_s, lambda: sizes(home)) as watch:
            begun_s = terminal.send(TAP)
            begun_mono_s = time.monotonic()
            with begun(terminal, home, begun_s, speed) as seen:
                hands = Hands(terminal, seen, home)
                run_through(hands, deeds)
                over_s = time.monotonic()
                minutes = seen.now_ms() / 60_000
                inputs = seen.inputs
                assert seen.view().phase is Phase.DONE
        terminal.send(LEAVE)
        code = terminal.exit_code(END_S)
    warm_s = begun_mono_s + WARM_SHARE * (over_s - begun_mono_s)
    return Soaked(
        watch, begun_s, warm_s, over_s, hands.done, inputs, code, bytes(terminal.raw),
        kept(home), minutes,
    )  # fmt: skip


def sizes(home: Path) -> dict[str, int]:
    """The bytes of the history and of its log."""
    path = database(home)
    found = {}
    for name, file in (("history", path), ("wal", path.with_name(path.name + "-wal"))):
        try:
            found[name] = file.stat().st_size
        except FileNotFoundError:
            found[name] = 0
    return found
