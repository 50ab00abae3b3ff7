"""A workout of another process, as its history tells it: its journal folded, its instant by clock.

What is pressed here goes to the program's terminal. So a simulated runner and thumb can drive the
real program in a real terminal as they drive a rehearsal.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from bell_lap.core.journal import Fold
from bell_lap.core.projection import Projector
from bell_lap.core.view import View
from bell_lap.history.loading import load_workout
from bell_lap.history.stored import StoredWorkout, input_entry
from tests.chaos.killing import database, rows
from tests.pty.terminal import WAIT_S, Terminal, boottime

TAP = " "
LOOK_S = 0.01
THUMB_S = 0.4
"""No thumb presses sooner again; and of two like sounds at once no ear could tell both."""
_AFTER = "SELECT seq, at_ms, kind, payload FROM input WHERE workout = 1 AND seq > ? ORDER BY seq"


class Seen:
    """The one workout of a home, seen from outside while it lives."""

    def __init__(self, terminal: Terminal, home: Path, begun_s: float, speed: float):
        """`begun_s`: when the first tap was sent, on `boottime`; it is in the history by now."""
        self._terminal = terminal
        self._begun_s = begun_s
        self._speed = speed
        self._rested_s = begun_s
        uri = f"file://{database(home)}?mode=ro"
        self._file = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_S)
        self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def _read(self) -> None:
        stored = load_workout(self._file, 1)
        self.fold = Fold(stored.plan, stored.rules, stored.entries)
        self._projector = Projector(self.fold)

    @property
    def inputs(self) -> int:
        """How many there are."""
        return len(self.fold.entries)

    def now_ms(self) -> int:
        """The workout's instant."""
        return round((boottime() - self._begun_s) * self._speed * 1000)

    def view(self) -> View:
        """The workout at this instant, with every input that is on the disk."""
        self.look()
        return self._projector.view_at(self.now_ms())

    def look(self) -> None:
        """Take what is new on the disk."""
        for row in self._file.execute(_AFTER, (self.fold.entries[-1].seq,)):
            self.fold.add(input_entry(*row))

    def press(self, _key: str, _at_ms: int | None = None) -> None:
        """A tap, now. It is there when this returns."""
        self.send(TAP)

    def send(self, keys: str, inputs: int = 1) -> None:
        """Type these characters, which make so many inputs, and wait until they are kept."""
        time.sleep(max(0.0, self._rested_s - boottime()))
        self._rested_s = boottime() + THUMB_S / self._speed
        wanted = self.inputs + inputs
        self._terminal.send(keys)
        self.wait_for(lambda: self.inputs >= wanted, f"{keys!r} made no input")

    def wait_for(self, true: Callable[[], bool], otherwise: str) -> None:
        """Look until something is true of the workout. Raises AssertionError where it never is."""
        deadline = time.monotonic() + WAIT_S
        while True:
            self.look()
            if true():
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"{otherwise}; the screen was:\n{self._terminal.text()}")
            time.sleep(LOOK_S)


def begun(terminal: Terminal, home: Path, begun_s: float, speed: float) -> Seen:
    """The workout whose first tap was sent at that instant of `boottime`, once it is kept."""
    deadline = time.monotonic() + WAIT_S
    while not (database(home).exists() and rows(home)):
        if time.monotonic() > deadline:
            raise AssertionError(f"nothing was kept; the screen was:\n{terminal.text()}")
        time.sleep(LOOK_S)
    return Seen(terminal, home, begun_s, speed)


def kept(home: Path) -> StoredWorkout:
    """The one workout of a home, whole."""
    uri = f"file://{database(home)}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_S)) as file:
        return load_workout(file, 1)
