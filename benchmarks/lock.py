"""Whether anything of ours holds the interpreter's lock for long: a probe in the running program.

Taps, undos, the help and new sizes come while it looks. Beside it the same probe in the tutorial's
stopwatch, with as many presses.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.pty.terminal import Terminal

from benchmarks.probe import FROM_S
from benchmarks.promises import LOCK
from benchmarks.report import Row
from benchmarks.stopwatch import SHOWN
from benchmarks.taps import MODULES, QUIT, SESSION

RUNS = 3
LOOK_S = 5.0
APART_S = 0.35
TAP, UNDO, HELP = "\x1b[6~", "\x1b[5~", "?"
KEYS = (TAP, UNDO, TAP, TAP, HELP, TAP)
"""The last tap closes the help and counts."""
SIZES = ((100, 30), (120, 40))


def measure(runs: int = RUNS) -> list[Row]:
    """The probe's naps of `runs` runs of each program."""
    ours: dict[str, list[float]] = {"waited_ms": [], "held_ms": []}
    watch: dict[str, list[float]] = {"waited_ms": [], "held_ms": []}
    for _ in range(runs):
        for found, name in ((ours, "lock_program"), (watch, "stopwatch")):
            for key, values in probed(name).items():
                found[key] += values
    return [
        LOCK.row(tuple(ours["held_ms"])),
        Row(LOCK.beside[0].row, "ms", tuple(watch["held_ms"])),
        Row("the whole wait, whoever made it: bell-lap", "ms", tuple(ours["waited_ms"])),
        Row("the whole wait, whoever made it: the stopwatch", "ms", tuple(watch["waited_ms"])),
    ]


def probed(name: str) -> dict[str, list[float]]:
    """What the probe has found in that program."""
    stopwatch = name == "stopwatch"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe.json"
        args = [str(path), *(["probe"] if stopwatch else ["run", "--ready", "0", SESSION])]
        program = [sys.executable, "-m", f"benchmarks.{name}"]
        with Terminal(args, Path(folder), program=program, env=MODULES) as terminal:
            terminal.wait_for(SHOWN if stopwatch else "Rep 1 of")
            time.sleep(FROM_S)
            play(terminal, ["\r"] if stopwatch else KEYS)
            terminal.send(QUIT)
            terminal.exit_code()
        found: dict[str, list[float]] = json.loads(path.read_text())
    if not found["held_ms"]:
        raise RuntimeError(f"the probe in {name} never ran")
    return found


def play(terminal: Terminal, keys: Sequence[str]) -> None:
    """Keys and sizes, for `LOOK_S`."""
    for turn in range(round(LOOK_S / APART_S)):
        terminal.send(keys[turn % len(keys)])
        if turn % len(KEYS) == 1:
            terminal.resize(*SIZES[turn // len(KEYS) % len(SIZES)])
        time.sleep(APART_S)
