"""What the run screen costs while a rep runs, and how soon the library is painted.

Each figure is a ratio to a bare Textual app (`benchmarks.bare_app`) that ran right before it in a
terminal of the same size, so that a machine that slows down slows both; termdown runs right after.
The sound is off: it plays in a process of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.pty.terminal import Terminal

from benchmarks.bare_app import READY
from benchmarks.promises import CPU, PAINT
from benchmarks.report import Row, Unavailable

RUNS = 3
PAINTS = 5
"""So many first paints for each look at the processor time."""
WARM_S, LOOK_S = 2.0, 6.0
"""How long each is left alone and then watched."""
SESSION = "1 x 3000m in 9:00"
"""A rep with a goal: the goal runner moves on the oval."""
LISTED = "ladder-up"
"""A session that the library's first paint shows."""
AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}
"""With compiled files."""
SOON_S = 30.0
NO_TERMDOWN = "termdown is not installed"


@dataclass(frozen=True, slots=True)
class Program:
    """What is looked at."""

    command: list[str]
    word: str
    """What it shows once it is painted."""
    quit: str = "\x11"
    args: tuple[str, ...] = ()
    tap: bool = False
    """Whether it has to be tapped to run."""


BARE = Program([sys.executable, str(Path(__file__).with_name("bare_app.py"))], READY)
OURS = [sys.executable, "-m", "bell_lap"]
LIBRARY = Program(OURS, LISTED)
RUN = Program(
    OURS,
    "Rep 1 of",
    args=("run", "--ready", "0", "--sound", "none", SESSION),
    tap=True,
)
TERMDOWN = Path(sys.executable).with_name("termdown")
TERMDOWN_PAINT = "88"
"""What its large figures are made of."""


def termdown() -> Program | None:
    """termdown counting down, with its large figures; None where it is not installed."""
    if not TERMDOWN.exists():
        return None
    return Program([str(TERMDOWN)], TERMDOWN_PAINT, "q", ("10m",))


def measure(runs: int = RUNS) -> list[Row]:
    """Processor time `runs` times, first paint more often."""
    other = termdown()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paints = _paints(other, PAINTS * runs, home)
        rows = _rows(PAINT.rows(), "ms", PAINT.bar, paints)
        if Path("/proc/self/schedstat").exists():
            looks = _looks(other, runs, home)
            rows += _rows(CPU.rows(), "ms/s", CPU.bar, looks)
        else:
            rows.append(CPU.row((), "this system does not tell a process's time as it is needed"))
    return rows


def _rows(
    names: tuple[str, ...], unit: str, bar: float, taken: tuple[list[float], ...]
) -> list[Row]:
    """The ratios to the bare app, then each program's figures, in the order of `Promise.rows`."""
    bare, ours, other = taken
    ratio, own, first, second = names
    return [
        Row(ratio, "x", tuple(one / two for one, two in zip(ours, bare, strict=True)), bar),
        Row(own, unit, tuple(ours)),
        Row(first, unit, tuple(bare)),
        Row(second, unit, tuple(other), note="" if other else NO_TERMDOWN),
    ]


def _paints(
    other: Program | None, runs: int, home: Path
) -> tuple[list[float], list[float], list[float]]:
    programs = [BARE, LIBRARY, *([other] if other else [])]
    for program in programs:
        paint_ms(program, home)
    taken = [[paint_ms(program, home) for program in programs] for _ in range(runs)]
    return _by_program(taken)


def _looks(
    other: Program | None, runs: int, home: Path
) -> tuple[list[float], list[float], list[float]]:
    programs = [BARE, RUN, *([other] if other else [])]
    return _by_program([[busy_ms(program, home) for program in programs] for _ in range(runs)])


def _by_program(taken: list[list[float]]) -> tuple[list[float], list[float], list[float]]:
    columns = [list(column) for column in zip(*taken, strict=True)]
    return columns[0], columns[1], columns[2] if len(columns) > 2 else []


def busy_ms(program: Program, home: Path) -> float:
    """Milliseconds of processor time that a program takes in a second of being watched."""
    with Terminal(program.args, home, program=program.command, env=AS_INSTALLED) as terminal:
        terminal.wait_for(program.word)
        if program.tap:
            terminal.send(" ")
        time.sleep(WARM_S)
        before_ms, since_s = cpu_ms(terminal.process.pid), time.monotonic()
        time.sleep(LOOK_S)
        used_ms, took_s = cpu_ms(terminal.process.pid) - before_ms, time.monotonic() - since_s
        terminal.send(program.quit)
        terminal.exit_code()
    return used_ms / took_s


def cpu_ms(pid: int) -> float:
    """The processor time of all threads of a process so far."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def paint_ms(program: Program, home: Path) -> float:
    """Milliseconds from the fork to the paint that shows the program's word."""
    start_s = time.perf_counter()
    with Terminal(program.args, home, program=program.command, env=AS_INSTALLED) as terminal:
        while program.word.encode() not in terminal.raw:
            if time.perf_counter() - start_s > SOON_S or terminal.process.poll() is not None:
                raise Unavailable(f"{program.word!r} was never shown: {terminal.text()}")
            time.sleep(0.0005)
        took_s = time.perf_counter() - start_s
        os.kill(terminal.process.pid, 9)
        terminal.process.wait()
    return took_s * 1000
