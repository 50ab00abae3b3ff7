"""How exact the instant of a tap is, in a real terminal with the run screen live.

Beside it the tutorial's stopwatch, which gets its keys in the same way and under the same load.
Every instant is held against that at which the key was sent. The clocks of two programs differ by a
constant, so errors are taken less their median: a time is the difference of two taps.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.pty.terminal import Terminal

from benchmarks.promises import BUSY_TAP, CALM_TAP
from benchmarks.report import Row
from benchmarks.stopwatch import SHOWN

RUNS = 3
"""How often each program is started, in turn with the others."""
TAPS = 34
"""In each run."""
APART_S = 0.31
"""Far enough apart that the screen is drawn between two taps, and on no grid of the load's."""
SESSION = "1 x 3000m in 9:00"
QUIT = "\x11"
TOP = Path(__file__).resolve().parent.parent
MODULES = {"PYTHONPATH": str(TOP)}


def measure(runs: int = RUNS) -> list[Row]:
    """The errors of the taps of `runs` runs of each, with a calm screen and with a busy one."""
    calm, busy, calm_watch, busy_watch = [], [], [], []
    for _ in range(runs):
        calm += ours_ms([sys.executable, "-m", "bell_lap"])
        calm_watch += stopwatch_ms()
        busy += ours_ms([sys.executable, "-m", "benchmarks.busy_program"])
        busy_watch += stopwatch_ms("busy")
    return [
        CALM_TAP.row(tuple(calm)),
        Row(CALM_TAP.beside[0].row, "ms", tuple(calm_watch)),
        BUSY_TAP.row(tuple(busy)),
        Row(BUSY_TAP.beside[0].row, "ms", tuple(busy_watch)),
    ]


def ours_ms(program: list[str]) -> list[float]:
    """How far each journalled instant of bell-lap is from the instant of its key."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        args = ["run", "--ready", "0", SESSION]
        with Terminal(args, home, program=program, env=MODULES) as terminal:
            terminal.wait_for("Rep 1 of")
            sent = tapped(terminal, "\x1b[6~")
        return errors_ms(sent, [at_ms / 1000 for at_ms in presses_ms(home)])


def stopwatch_ms(*mode: str) -> list[float]:
    """The same for the stopwatch and the instants that it has noted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "presses.json"
        program = [sys.executable, "-m", "benchmarks.stopwatch"]
        with Terminal([str(path), *mode], Path(folder), program=program, env=MODULES) as terminal:
            terminal.wait_for(SHOWN)
            sent = tapped(terminal, "\r")
        return errors_ms(sent, json.loads(path.read_text()))


def tapped(terminal: Terminal, key: str) -> list[float]:
    """Send the taps and quit; the instants at which they were sent, in s."""
    # A busy screen never settles: it is drawn by then, all the same.
    time.sleep(1.0)
    sent = []
    for _ in range(TAPS):
        sent.append(terminal.send(key))
        time.sleep(APART_S)
    time.sleep(1.0)
    terminal.send(QUIT)
    terminal.exit_code()
    return sent


def errors_ms(sent_s: Sequence[float], found_s: Sequence[float]) -> list[float]:
    """How far the instants found are from those sent, less the median. Raises where one is lost."""
    if len(found_s) != len(sent_s):
        raise RuntimeError(f"{len(sent_s)} taps were sent and {len(found_s)} were timed")
    late_ms = [(found - sent) * 1000 for found, sent in zip(found_s, sent_s, strict=True)]
    middle = sorted(late_ms)[len(late_ms) // 2]
    return [abs(one - middle) for one in late_ms]


def presses_ms(home: Path) -> list[int]:
    """The instants of all presses of the one workout."""
    (path,) = home.rglob("history.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT at_ms FROM input WHERE kind = 'press' ORDER BY seq")
        return [at_ms for (at_ms,) in rows]
