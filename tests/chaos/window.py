"""A terminal's window for chaos: it hangs up, takes nothing for a while, and can be looked into."""

from __future__ import annotations

import os
import re
import select
import signal
import sqlite3
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bell_lap.core.inputs import Press
from tests.cli.support import process
from tests.pty.terminal import Terminal

LONG_WAIT_S = 60.0
"""For what takes milliseconds on a machine at rest."""
LOOK_S = 0.05

TAKES_TERMINAL = (
    "import fcntl,os,sys,termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
CONTROLLED = (sys.executable, "-c", TAKES_TERMINAL)
"""Before a program: the window becomes its controlling terminal, as in real life."""
BELL_LAP = (*CONTROLLED, sys.executable, "-m", "bell_lap")
TIMED = ("run", "--ready", "0", "--sound", "none", "60min")
"""A workout that waits for its first tap and then takes every tap of an hour."""

SET = re.compile(rb"\x1b\[\?(\d+)([hl])")
OFF = {b"1049": b"l", b"1000": b"l", b"1003": b"l", b"1006": b"l", b"1015": b"l", b"2004": b"l",
       b"1004": b"l", b"25": b"h", b"7": b"h"}  # fmt: skip
"""How each mode is left: the other screen, mouse, paste and focus off; cursor and wrapping on."""


class Window(Terminal):
    """A terminal of its own, which the program under test controls."""

    def __init__(
        self,
        args: Sequence[str],
        home: Path,
        *,
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
        program: Sequence[str] = BELL_LAP,
    ):
        self._hanging_up = threading.Event()
        self._taking = threading.Event()
        self._taking.set()
        super().__init__(args, home, size=size, env=env, program=program)
        self.before = self.attributes()

    def attributes(self) -> list[Any]:
        """The terminal's settings, as `stty -a` would tell them."""
        return termios.tcgetattr(self._master)

    def hang_up(self) -> None:
        """The window is closed, or the link breaks."""
        self._hanging_up.set()
        self._taking.set()
        self._reader.join(LONG_WAIT_S)
        assert not self._reader.is_alive()

    def shrink_to_nothing(self) -> None:
        """The window says that it has no columns and no rows, as a new one may."""
        self._resize(self._master, 0, 0)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def hold_still(self) -> None:
        """From now on nothing that is written is taken."""
        self._taking.clear()

    def move_again(self) -> None:
        """Take all that is written."""
        self._taking.set()

    def write(self, data: bytes) -> None:
        """Send bytes, however many, at the pace at which they are read."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._master, view[:4096]) :]

    def begun(self) -> float:
        """Wait for the run screen and make the first tap; its instant."""
        self.wait_for("Rep 1 of 1", timeout_s=LONG_WAIT_S)
        self.settle()
        at = self.send(" ")
        self.wait_for("takes the lap", timeout_s=LONG_WAIT_S)
        return at

    def left_as_found(self) -> bool:
        """Whether the terminal is what it was before: settings, screen, modes."""
        return self.attributes() == self.before and modes_are_off(bytes(self.raw))

    def _read(self) -> None:
        while not self._hanging_up.is_set():
            self._taking.wait()
            if not select.select([self._master], [], [], LOOK_S)[0]:
                continue
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            with self._changed:
                self.raw += data
                self._stream.feed(data)
                self._changed.notify_all()
            if not data:
                return
        # Nobody else may get the number while somebody still thinks that it is ours.
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self._master)
        os.close(nowhere)


def modes_are_off(raw: bytes) -> bool:
    """Whether every mode that was set is set back, and keys are told as they were."""
    left = dict(SET.findall(raw))
    odd = {mode: how for mode, how in left.items() if OFF.get(mode, how) != how}
    return not odd and raw.count(b"\x1b[>") <= raw.count(b"\x1b[<u")


def presses(home: Path) -> list[int]:
    """The instants of the taps in the history, in ms of the workout, in the order they came."""
    path = home / "data" / "history.sqlite3"
    if not path.exists():
        return []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=LONG_WAIT_S) as connection:
        query = "SELECT at_ms FROM input WHERE kind = ? ORDER BY seq"
        return [at for (at,) in connection.execute(query, (Press.kind,))]


def wait_for_presses(home: Path, number: int, wait_s: float = LONG_WAIT_S) -> list[int]:
    """The same, once there are so many of them."""
    deadline = time.monotonic() + wait_s
    while len(found := presses(home)) < number and time.monotonic() < deadline:
        time.sleep(LOOK_S)
    return found


def taken_up_again(home: Path) -> list[int]:
    """Resume the workout and leave it again; its taps. It must be free and whole."""
    said = process("resume", "--plain", "--sound", "none", text="quit\n", BELL_LAP_HOME=str(home))
    assert said.code == 0, said.err
    with sqlite3.connect(home / "data" / "history.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return presses(home)


def no_traceback(home: Path, raw: bytes | bytearray) -> bool:
    """Whether nothing went wrong: none on the screen, none in a report."""
    return b"Traceback" not in raw and not list(home.glob("state/crashes/*"))
