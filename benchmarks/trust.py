"""Kills and bad input, counted: the short forms of the tests that hold these promises.

`make soak` has the long forms; `BELL_LAP_FIGURES` names a file for what they count.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.promises import HOSTILE, KILL
from benchmarks.report import Row, Unavailable

RUNS = 1
TOP = Path(__file__).resolve().parent.parent
KILLS = "tests/chaos/test_kill.py"
BAD_INPUT = "tests/hostile"
PASSED, FAILED = 0, 1
"""What pytest ends with where tests were run."""


def measure(runs: int = RUNS) -> list[Row]:
    """`runs` times the tests of kills, then once those of bad input that need no terminal."""
    return [kills(runs), hostile()]


def kills(runs: int) -> Row:
    """How many acknowledged inputs were lost to a kill in each run."""
    counts: list[dict[str, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        for _ in range(runs):
            code, said = tested([KILLS], {"BELL_LAP_FIGURES": str(figures)})
            if code != PASSED:
                raise RuntimeError(f"{KILLS} failed: {last_line(said)}")
        if figures.exists():
            counts = [json.loads(line) for line in figures.read_text().splitlines()]
    if not counts:
        raise Unavailable("no terminal device: nothing was killed")
    lost = tuple(float(max(0, one["acknowledged"] - one["found"])) for one in counts)
    killed, inputs = (sum(one[name] for one in counts) for name in ("kills", "acknowledged"))
    return KILL.row(lost, f"{killed} kills, {inputs} acknowledged inputs")


def hostile() -> Row:
    """How many tests of bad input did not end as they must."""
    code, said = tested([BAD_INPUT, "-m", "not pty", "-n", str(os.cpu_count() or 1)], {})
    told = last_line(said)
    if code not in (PASSED, FAILED):
        raise RuntimeError(f"{BAD_INPUT} did not run: {told}")
    counted = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|error)", told)}
    wrong = counted.get("failed", 0) + counted.get("error", 0)
    return HOSTILE.row((float(wrong),), f"{wrong + counted.get('passed', 0)} tests")


def tested(arguments: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Run some tests: pytest's exit code, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=TOP,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def last_line(said: str) -> str:
    """The last line that says anything."""
    return next((line for line in reversed(said.splitlines()) if line.strip()), "nothing was said")
