"""A history of 10,000 workouts and a million laps: how soon it answers, and what a save costs.

Each run is a process of its own, and each question has a connection of its own: its figure is from
the opening of the file to the answer. The file itself is in the system's cache, as after a first
look. A save is held against one into an empty history, made right after it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import bell_lap
from bell_lap import resources
from benchmarks.asking import YARDSTICK
from benchmarks.promises import BESTS, LIST, ONE, SAVES, Promise
from benchmarks.report import Row
from benchmarks.years import LAST, make_history

WORKOUTS, LAPS = 10_000, 1_000_000
RUNS = 10
HELD = 0.9
"""What each bar is for: nine answers out of ten."""

BARS: dict[str, float | None] = {
    YARDSTICK: None,
    "filter, one letter": 50.0,
    "filter, a word": 50.0,
    "filter, a kind and a year": 50.0,
    "filter, a tag": 50.0,
    "bests of a season": 50.0,
    "bests off 80-100s": 50.0,
    "the ten fastest 200s off 80-100s": 50.0,
    "the ten best sets of 200m": 50.0,
    "trend of a session": 100.0,
    "trend of the commonest work": 100.0,
    "trend of 200m": 100.0,
    "distances": 50.0,
    "a year's calendar": 50.0,
    "one workout, the longest": 20.0,
}
PROMISED: dict[str, Promise] = {"the list opens": LIST, "bests": BESTS, "one workout": ONE}


def measure(runs: int = RUNS) -> list[Row]:
    """Every question `runs` times, then as many saves. Making the history takes minutes, once."""
    path = cached()
    with closing(sqlite3.connect(path)) as connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("workout", "lap", "input")
        }
    if counts["workout"] != WORKOUTS or counts["lap"] < LAPS:
        raise RuntimeError(f"the history is not what is to be measured: {counts}")
    told = ", ".join(f"{count:,} {table}s" for table, count in counts.items())
    print(f"{told}, {path.stat().st_size / 1e6:.0f} MB", flush=True)
    taken: dict[str, list[float]] = {name: [] for name in (*PROMISED, *BARS)}
    for turn in range(runs):
        for name, took_ms in ask("questions", path, str(turn)).items():
            taken[name].append(took_ms)
    rows = [promise.row(tuple(taken[name])) for name, promise in PROMISED.items()]
    rows += [Row(name, "ms", tuple(taken[name]), bar, HELD) for name, bar in BARS.items()]
    return rows + saves(path, runs)


def saves(path: Path, runs: int) -> list[Row]:
    """What each kind of save takes in the big history and in an empty one, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        big, empty = Path(folder) / "big.sqlite3", Path(folder) / "empty.sqlite3"
        shutil.copyfile(path, big)
        found = json.loads(child("saves", big, empty, runs))
    rows: list[Row] = []
    for name, promise in SAVES.items():
        large, small = found[name]["big"], found[name]["empty"]
        ratios = tuple(one / other for one, other in zip(large, small, strict=True))
        rows.append(promise.row(ratios))
        rows.append(Row(promise.figure, "ms", tuple(large)))
        rows.append(Row(promise.beside[0].row, "ms", tuple(small)))
    return rows


def ask(*arguments: object) -> dict[str, float]:
    """What a child has measured, in ms by name."""
    answer: dict[str, float] = json.loads(child(*arguments))
    return answer


def child(*arguments: object) -> str:
    """What another Python says that runs `benchmarks.asking`."""
    line = [sys.executable, "-m", "benchmarks.asking", *map(str, arguments)]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout


def cached(until: date = LAST) -> Path:
    """The history, made where it is not there yet; one for each state of the code."""
    folder = Path(tempfile.gettempdir()) / "bell-lap-benchmarks"
    path = folder / f"years-{until.isoformat()}-{state()}.sqlite3"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        for old in folder.glob(f"years-{until.isoformat()}-*"):
            old.unlink()
        print("making a history of 10,000 workouts: some minutes, once", flush=True)
        # Of its own: somebody else may be making the same.
        with tempfile.TemporaryDirectory(dir=folder) as own:
            make_history(Path(own) / path.name, WORKOUTS, until=until).replace(path)
    return path


def state() -> str:
    """A hash of what the history depends on: the generator, the core, the store, the sessions."""
    package, here = Path(bell_lap.__file__).parent, Path(__file__).parent
    sources: Sequence[Path] = sorted(
        [
            *(here / f"{name}.py" for name in ("athlete", "menu", "years")),
            *(package / "core").rglob("*.py"),
            *(package / "history").glob("*.py"),
            *resources.sessions_dir().glob("*.toml"),
        ]
    )
    total = hashlib.sha256()
    for source in sources:
        total.update(source.name.encode() + b"\0" + source.read_bytes())
    return total.hexdigest()[:16]
