"""What the run screen costs while a rep runs, and how soon the library is painted.

Each figure is a ratio to a bare Textual app (`benchmarks.bare_app`) that ran right before it in a
terminal of the same size, so that a machine that slows down slows both. The sound is off: it plays
in a process of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.pty.terminal import Terminal

from benchmarks.bare_app import READY
from benchmarks.report import Row

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
PROGRAM = [sys.executable, "-m", "bell_lap"]
CPU_BAR, PAINT_BAR = 2.0, 1.4
LOOK_S = 8.0
"""How long each is watched."""
SESSION = "1 x 3000m in 9:00"
"""A rep with a goal: the goal runner moves on the oval."""
LISTED = "ladder-up"
"""A session that the library's first paint shows."""
AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}
"""With compiled files."""
QUIT = "\x11"


def measure(runs: int = 5) -> list[Row]:
    """Both ratios, `runs` times each; Linux only, where a process's time can be read."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for program, word in ((BARE, READY), (PROGRAM, LISTED)):
            paint_s(program, [], word, home)
        bare_ms, ours_ms, cpu = [], [], []
        for _ in range(runs):
            bare = busy_ms(BARE, [], READY, home, tap=False)
            ours = busy_ms(PROGRAM, run_args(), "Rep 1 of", home, tap=True)
            bare_ms.append(bare)
            ours_ms.append(ours)
            cpu.append(ours / bare)
        paints = []
        for _ in range(2 * runs):
            bare_s = paint_s(BARE, [], READY, home)
            paints.append(paint_s(PROGRAM, [], LISTED, home) / bare_s)
    return [
        Row("CPU, bare Digits at 10 Hz", "ms/s", tuple(bare_ms)),
        Row("CPU, a rep on the run screen", "ms/s", tuple(ours_ms)),
        Row("CPU, ratio at 120x40", "x", tuple(cpu), CPU_BAR),
        Row("first paint of the library, ratio", "x", tuple(paints), PAINT_BAR),
    ]


def run_args() -> list[str]:
    """A workout that starts at once and makes no sound."""
    return ["run", "--ready", "0", "--sound", "none", SESSION]


def busy_ms(program: list[str], args: list[str], word: str, home: Path, *, tap: bool) -> float:
    """Milliseconds of processor time that a program takes in a second of being watched."""
    with Terminal(args, home, program=program, env=AS_INSTALLED) as terminal:
        terminal.wait_for(word)
        if tap:
            terminal.send(" ")
        time.sleep(2.0)
        before_ms, since = cpu_ms(terminal.process.pid), time.monotonic()
        time.sleep(LOOK_S)
        used_ms, took_s = cpu_ms(terminal.process.pid) - before_ms, time.monotonic() - since
        terminal.send(QUIT)
        terminal.exit_code()
    return used_ms / took_s


def cpu_ms(pid: int) -> float:
    """The processor time of all threads of a process so far."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def paint_s(program: list[str], args: list[str], word: str, home: Path) -> float:
    """Seconds from the fork to the paint that shows a word."""
    start = time.perf_counter()
    with Terminal(args, home, program=program, env=AS_INSTALLED) as terminal:
        while word.encode() not in terminal.raw:
            if time.perf_counter() - start > 30 or terminal.process.poll() is not None:
                raise RuntimeError(f"{word!r} was never shown: {terminal.text()}")
            time.sleep(0.0005)
        took_s = time.perf_counter() - start
        os.kill(terminal.process.pid, 9)
        terminal.process.wait()
    return took_s
