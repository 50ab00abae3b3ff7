"""A real terminal for the real program: a pty, a readable screen, keys at known instants."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

WAIT_S = 20.0
"""How long anything on the screen may take; machines are shared and slow."""


def boottime() -> float:
    """The clock that the program uses on Linux; elsewhere the nearest there is."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


def wait_until(at: float) -> None:
    """Wait for an instant of `boottime`, to the microsecond."""
    left = at - boottime()
    if left > 0.02:
        time.sleep(left - 0.02)
    while boottime() < at:
        pass


class Terminal:
    """bell-lap under a pty. Leave the `with` block to end it, however it stands."""

    def __init__(
        self,
        args: Sequence[str],
        home: Path,
        *,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "bell_lap"),
    ):
        self.columns, self.rows = size
        self._master, slave = pty.openpty()
        self._resize(slave, *size)
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = bytearray()
        """Everything the program wrote."""
        self._changed = threading.Condition()
        self.process = subprocess.Popen(
            [*program, *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            close_fds=True,
            start_new_session=True,
            cwd=home,
            env={
                **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")},
                "TERM": "xterm-256color",
                "BELL_LAP_HOME": str(home),
                "WAKEPY_FAKE_SUCCESS": "yes",
                **(env or {}),
            },
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # --- looking ----------------------------------------------------------------------------------

    def text(self) -> str:
        """The screen as it is now, line by line."""
        with self._changed:
            return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *words: str, timeout_s: float = WAIT_S) -> str:
        """Wait until all these words are on the screen at once; returns it."""
        deadline = time.monotonic() + timeout_s
        with self._changed:
            while True:
                shown = "\n".join(self._screen.display)
                if all(word in shown for word in words):
                    return shown
                left = deadline - time.monotonic()
                if left <= 0 or (self.process.poll() is not None and not self._reader.is_alive()):
                    missing = [word for word in words if word not in shown]
                    raise AssertionError(f"never shown: {missing}; the screen was:\n{shown}")
                self._changed.wait(min(left, 0.5))

    def settle(self, quiet_s: float = 0.3) -> None:
        """Wait until the program has written nothing for a while: it has drawn what it has."""
        with self._changed:
            while self._changed.wait(quiet_s) and self.process.poll() is None:
                pass

    # --- doing ------------------------------------------------------------------------------------

    def send(self, keys: str) -> float:
        """Type these characters now; the instant just before they went out."""
        at = boottime()
        os.write(self._master, keys.encode())
        return at

    def send_at(self, keys: str, at: float) -> float:
        """Type these characters at an instant of `boottime`."""
        wait_until(at)
        return self.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        with self._changed:
            self._screen.resize(rows, columns)
        self._resize(self._master, columns, rows)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(WAIT_S)

    def exit_code(self, timeout_s: float = WAIT_S) -> int:
        """Wait for the program to end by itself."""
        code = self.process.wait(timeout_s)
        self._reader.join(WAIT_S)
        return code

    # --- inside -----------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        self._reader.join(WAIT_S)
        os.close(self._master)

    @staticmethod
    def _resize(fd: int, columns: int, rows: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError as gone:
                if gone.errno not in (errno.EIO, errno.EBADF):
                    raise
                data = b""
            with self._changed:
                if data:
                    self.raw += data
                    self._stream.feed(data)
                self._changed.notify_all()
            if not data:
                return
