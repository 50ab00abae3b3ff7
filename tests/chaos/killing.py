"""A scripted workout in the real program, watched from outside: what was sent, what is on the disk.

What another connection can read has been committed, so it is acknowledged; the watcher notes the
instant at which it first saw each input.
"""

from __future__ import annotations

import sqlite3
import threading
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.pty.terminal import boottime

Row = tuple[int, int, str, str]
"""seq, at_ms, kind, payload."""

LOOK_S = 0.002
_ROWS = "SELECT seq, at_ms, kind, payload FROM input WHERE workout = 1 ORDER BY seq"
_AFTER = "SELECT seq, at_ms, kind, payload FROM input WHERE workout = 1 AND seq > ? ORDER BY seq"
_START = "SELECT clock_s FROM anchor WHERE workout = 1 AND run = 1"
_RUNS = "SELECT at_ms FROM anchor WHERE workout = 1 ORDER BY run"


def database(home: Path) -> Path:
    """The history of a program that runs under this home."""
    return home / "data" / "history.sqlite3"


@contextmanager
def reader(home: Path) -> Iterator[sqlite3.Connection]:
    """The history as another program sees it."""
    uri = f"file://{database(home)}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=20)) as connection:
        yield connection


def rows(home: Path) -> list[Row]:
    """Every input of the one workout."""
    with reader(home) as connection:
        return list(connection.execute(_ROWS))


def start_s(home: Path) -> float:
    """The workout's first instant, on the clock of this machine."""
    with reader(home) as connection:
        (clock_s,) = connection.execute(_START).fetchone()
        return float(clock_s)


def presses_by_run(home: Path) -> list[list[int]]:
    """The instants of the taps that each run of the program has kept, in ms."""
    with reader(home) as connection:
        starts = [at_ms for (at_ms,) in connection.execute(_RUNS)]
    found: list[list[int]] = [[] for _ in starts]
    for _, at_ms, kind, _ in rows(home):
        if kind == "press":
            found[bisect_right(starts, at_ms) - 1].append(at_ms)
    return found


def integrity(home: Path) -> str:
    """What SQLite finds in the file."""
    with reader(home) as connection:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        return str(answer)


@dataclass
class Watcher:
    """Reads what is committed, again and again, until it is told to stop."""

    home: Path
    acknowledged: list[Row] = field(default_factory=list)
    seen_s: list[float] = field(default_factory=list)
    """When each was first seen."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def wait_for(self, count: int, timeout_s: float = 20) -> bool:
        """Wait until so many inputs are acknowledged; whether they are."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.acknowledged) >= count, timeout_s)

    def stop(self) -> list[Row]:
        """No more is looked; what was acknowledged by then."""
        self._over.set()
        self._thread.join()
        return self.acknowledged

    def _watch(self) -> None:
        with reader(self.home) as connection:
            while not self._over.wait(LOOK_S):
                newest = self.acknowledged[-1][0] if self.acknowledged else 0
                found = list(connection.execute(_AFTER, (newest,)))
                if found:
                    with self.changed:
                        self.acknowledged.extend(found)
                        self.seen_s.extend([boottime()] * len(found))
                        self.changed.notify_all()
