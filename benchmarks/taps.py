"""How exact the instant of a tap is, in a real terminal with the run screen live."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from tests.pty.terminal import Terminal

from benchmarks.report import Row

IDLE_BAR_MS = 2.0
BUSY_BAR_MS = 10.0
APART_S = 0.41
"""Far enough apart that the screen is drawn between two taps, and on no grid of its own."""
BUSY = Path(__file__).with_name("busy_program.py")
SESSION = "1 x 3000m in 9:00"


def measure(runs: int = 150) -> list[Row]:
    """The error of `runs` taps, once with a calm screen and once with a busy one."""
    calm = errors_ms(runs, [sys.executable, "-m", "bell_lap"])
    busy = errors_ms(runs, [sys.executable, str(BUSY)])
    return [
        Row("tap, run screen live", "ms", tuple(calm), IDLE_BAR_MS, 0.99),
        Row("tap, screen busy for 500 ms at a time", "ms", tuple(busy), BUSY_BAR_MS, 0.99),
    ]


def errors_ms(taps: int, program: list[str]) -> list[float]:
    """How far each journalled instant is from the instant of its key, less the median's."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        args = ["run", "--ready", "0", SESSION]
        with Terminal(args, home, program=program) as terminal:
            terminal.wait_for("Rep 1 of")
            terminal.settle()
            sent = []
            for _ in range(taps):
                sent.append(terminal.send("\x1b[6~"))
                time.sleep(APART_S)
            terminal.send("\x11")
            terminal.exit_code()
        found = presses_ms(home)
    if len(found) != taps:
        raise RuntimeError(f"{taps} taps were sent and {len(found)} are in the journal")
    late = [at - instant * 1000 for at, instant in zip(found, sent, strict=True)]
    middle = sorted(late)[len(late) // 2]
    return [abs(one - middle) for one in late]


def presses_ms(home: Path) -> list[int]:
    """The instants of all presses of the newest workout."""
    (path,) = home.rglob("history.sqlite*3")
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT at_ms FROM input WHERE kind = 'press' ORDER BY seq")
        return [at_ms for (at_ms,) in rows]
