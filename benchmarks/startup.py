"""How long the commands that draw nothing take to start, as ratios to `python -c pass`.

Each ratio is one run of the command over the run of bare Python next to it, so that a machine that
slows down slows both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.promises import CHECK, PYTHON, SHOW, VERSION, Promise
from benchmarks.report import Row

PROMISED: dict[Promise, tuple[str, ...]] = {
    VERSION: ("--version",),
    SHOW: ("show", "ladder-up"),
    CHECK: ("check", "{sessions}/ladder-up.toml"),
}
MORE: dict[str, tuple[tuple[str, ...], float | None]] = {
    "start: show a line": (("show", "4 x 400m in 75s, rest 90s jog"), 12.0),
    "start: completion of names": (("__names", "py"), 5.0),
    "start: --help": (("--help",), 12.0),
    "start: history list": (("history", "list"), None),
    "start: paces": (("paces", "mile", "5:00"), 12.0),
}
RUNS = 20


def measure(runs: int = RUNS) -> list[Row]:
    """Measure every row `runs` times, in turn, after one run of each that warms the caches."""
    from bell_lap import resources

    program = command()
    sessions = resources.sessions_dir()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "HOME": home, "USERPROFILE": home}
        # As installed: without a folder of our own, and with compiled files.
        for name in ("BELL_LAP_HOME", "PYTHONDONTWRITEBYTECODE", "XDG_CONFIG_HOME"):
            env.pop(name, None)
        bare = [sys.executable, "-c", "pass"]
        asked = {promise.what: args for promise, args in PROMISED.items()}
        asked |= {name: args for name, (args, _) in MORE.items()}
        commands = {
            name: [*program, *(arg.format(sessions=sessions) for arg in args)]
            for name, args in asked.items()
        }
        for line in (bare, *commands.values()):
            seconds(line, env)
        ratios: dict[str, list[float]] = {name: [] for name in commands}
        took_ms: dict[str, list[float]] = {name: [] for name in commands}
        bare_ms = []
        for _ in range(runs):
            for name, line in commands.items():
                base_s, ours_s = seconds(bare, env), seconds(line, env)
                bare_ms.append(base_s * 1000)
                took_ms[name].append(ours_s * 1000)
                ratios[name].append(ours_s / base_s)
    rows = [Row(PYTHON, "ms", tuple(bare_ms))]
    for promise in PROMISED:
        rows.append(promise.row(tuple(ratios[promise.what])))
        rows.append(Row(promise.figure, "ms", tuple(took_ms[promise.what])))
    return rows + [Row(name, "x", tuple(ratios[name]), bar) for name, (_, bar) in MORE.items()]


def command() -> list[str]:
    """The installed command beside this Python, or the module where there is none."""
    script = Path(sys.executable).with_name("bell-lap")
    return [str(script)] if script.exists() else [sys.executable, "-m", "bell_lap"]


def seconds(line: list[str], env: dict[str, str]) -> float:
    """How long one run takes, from the fork to the end. Raises where the command fails."""
    start = time.perf_counter()
    done = subprocess.run(line, env=env, stdout=subprocess.DEVNULL, check=False)
    took = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{line} ended with {done.returncode}")
    return took
