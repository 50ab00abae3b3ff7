"""Writes to the terminal in a thread of its own, and never makes the program wait for it.

A terminal that takes nothing (a link that hangs, a window held still) costs frames, not time: what
waits is thrown away whole and the screen is drawn anew later. One that is gone is said so, once.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable

MOST_BYTES = 1 << 20
"""How much may wait for a terminal: some dozen whole screens."""
STOP_S = 2.0
"""How long the end waits for what is still to be written."""


class Outlet(threading.Thread):
    """The thread; `write` takes whole control sequences. Start it, and `stop` it at the end.

    `lost` is called, in this thread, when the terminal is gone, and `caught_up` when one that had
    missed something takes all again.
    """

    def __init__(
        self, descriptor: int, lost: Callable[[], None], caught_up: Callable[[], None]
    ) -> None:
        super().__init__(name="textual-output", daemon=True)
        self._descriptor = descriptor
        self._lost = lost
        self._caught_up = caught_up
        self._wake = threading.Condition()
        # Guarded by _wake:
        self._waiting: deque[bytes] = deque()
        self._bytes = 0
        self._missed = False
        self._ending = False
        self._gone = False

    def write(self, text: str) -> None:
        """Take a text to be written; returns at once, whatever the terminal does."""
        data = text.encode("utf-8", "replace")
        with self._wake:
            if self._gone:
                return
            if self._bytes + len(data) > MOST_BYTES:
                self._waiting.clear()
                self._bytes = 0
                self._missed = True
            self._waiting.append(data)
            self._bytes += len(data)
            self._wake.notify()

    def stop(self) -> None:
        """Write what waits and end; a terminal that takes nothing is left after a while."""
        with self._wake:
            self._ending = True
            self._wake.notify()
        self.join(STOP_S)

    def run(self) -> None:
        """Write until the end."""
        while (data := self._next()) is not None:
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                with self._wake:
                    self._gone = True
                    self._waiting.clear()
                self._lost()
                return

    def _next(self) -> bytes | None:
        """All that waits, in one piece; None at the end."""
        with self._wake:
            if self._missed and not self._waiting:
                self._missed = False
                self._caught_up()
            while not self._waiting and not self._ending:
                self._wake.wait()
            if not self._waiting:
                return None
            data = b"".join(self._waiting)
            self._waiting.clear()
            self._bytes = 0
            return data
