"""Lines from stdin, each with the instant at which it was read, and signals, in one queue.

The reader is a thread that does nothing else, so that an instant is never late because something
was printed. It reads the descriptor itself: a thread blocked in a buffered reader would keep the
program from ending.
"""

from __future__ import annotations

import queue
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Any, Protocol

CHUNK = 65536
LONGEST_LINE = 1000
"""Bytes of a line that are looked at; the rest of a longer one is dropped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, without its end, and when it was read, in seconds of the clock."""

    clock_s: float
    text: str


@dataclass(frozen=True, slots=True)
class EndOfInput:
    """Nothing more will come."""

    clock_s: float


@dataclass(frozen=True, slots=True)
class Signalled:
    """The system asks the program to end."""

    number: int


Item = Line | EndOfInput | Signalled


def stdin_reader() -> Callable[[], bytes]:
    """Reads what stdin has, waiting for it; empty at its end and where there is no stdin."""
    try:
        descriptor = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return bytes
    import os

    def read() -> bytes:
        try:
            return os.read(descriptor, CHUNK)
        except OSError:
            return b""

    return read


class Source(Protocol):
    """Where the items come from."""

    def start(self) -> None:
        """Begin to read."""

    def get(self, wait_s: float) -> Item | None:
        """The next item, or None when nothing came within `wait_s` seconds of the world."""

    def put(self, item: Item) -> None:
        """Add an item; safe in a signal handler."""


class Lines:
    """The queue and the thread that fills it. `read` is None where nothing is to be read."""

    def __init__(self, now: Callable[[], float], read: Callable[[], bytes] | None) -> None:
        self._now = now
        self._read = read
        self._queue: queue.SimpleQueue[Item] = queue.SimpleQueue()

    def start(self) -> None:
        """Begin to read."""
        if self._read is not None:
            threading.Thread(target=self._run, name="stdin", daemon=True).start()

    def get(self, wait_s: float) -> Item | None:
        """The next item, or None when nothing came within `wait_s` seconds."""
        try:
            return self._queue.get(timeout=wait_s) if wait_s > 0 else self._queue.get_nowait()
        except queue.Empty:
            return None

    def put(self, item: Item) -> None:
        """Add an item; safe in a signal handler."""
        self._queue.put(item)

    def _run(self) -> None:
        assert self._read is not None
        waiting = b""
        while chunk := self._read():
            at_s = self._now()
            *whole, waiting = (waiting + chunk).split(b"\n")
            waiting = waiting[:LONGEST_LINE]
            for line in whole:
                self.put(Line(at_s, _text(line)))
        if waiting:
            self.put(Line(self._now(), _text(waiting)))
        self.put(EndOfInput(self._now()))


def _text(line: bytes) -> str:
    return line[:LONGEST_LINE].decode("utf-8", "replace").strip()


class PoliteSignals:
    """While entered, the signals that end a program come as items of the queue instead.

    A signal that is ignored (under nohup, say) stays ignored.
    """

    def __init__(self, lines: Source) -> None:
        self._lines = lines
        self._before: dict[int, Any] = {}

    def __enter__(self) -> PoliteSignals:
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is None or signal.getsignal(number) is signal.SIG_IGN:
                continue
            if threading.current_thread() is threading.main_thread():
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._lines.put(Signalled(number))
