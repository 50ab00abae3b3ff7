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

from benchmarks.report import Row

BARS: dict[str, tuple[tuple[str, ...], float | None]] = {
    "--version": (("--version",), 3.0),
    "show": (("show", "ladder-up"), 12.0),
    "show a line": (("show", "4 x 400m in 75s, rest 90s jog"), 12.0),
    "check": (("check", "{sessions}/ladder-up.toml"), 12.0),
    "completion of names": (("__names", "py"), 5.0),
    "--help": (("--help",), 12.0),
    "history list": (("history", "list"), None),
    "paces": (("paces", "mile", "5:00"), 12.0),
}
RUNS = 30


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
        commands = {
            name: [*program, *(arg.format(sessions=sessions) for arg in args)]
            for name, (args, _) in BARS.items()
        }
        for line in (bare, *commands.values()):
            seconds(line, env)
        ratios: dict[str, list[float]] = {name: [] for name in commands}
        bare_ms = []
        for _ in range(runs):
            for name, line in commands.items():
                base_s = seconds(bare, env)
                bare_ms.append(base_s * 1000)
                ratios[name].append(seconds(line, env) / base_s)
    return [
        Row("python -c pass", "ms", tuple(bare_ms)),
        *(Row(f"start: {name}", "x", tuple(ratios[name]), bar) for name, (_, bar) in BARS.items()),
    ]


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
