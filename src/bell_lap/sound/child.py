"""One sound process as the program sees it: threads of its own read, write and drain its pipes.

Nobody who sends to it ever waits: what a stopped process does not read is kept here, and a newer
schedule takes the place of one that waits. Nothing that it prints reaches the terminal.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import bell_lap
from bell_lap.sound.messages import Close, Command, Replace, Report, decode, encode

SAID_LINES = 20
"""So many of the last lines on its error output are kept."""
LAST_WORDS_S = 0.5


def sound_command() -> list[str]:
    """How the sound process is started.

    Without `-P` Python would look for modules in the folder the user happens to be in first; there
    it may stay only where that is the folder that bell_lap itself comes from.
    """
    package = Path(bell_lap.__file__).resolve().parent
    safe = [] if package.parent == Path.cwd() else ["-P"]
    return [sys.executable, *safe, "-m", "bell_lap.sound.process"]


class Child:
    """A sound process. `heard` and `ended` are called from threads of its own."""

    def __init__(
        self,
        command: Sequence[str],
        heard: Callable[[Child, Report], None],
        ended: Callable[[Child], None],
    ):
        """Start the process. Raises OSError where it cannot be started."""
        self._heard = heard
        self._ended = ended
        self._said: deque[str] = deque(maxlen=SAID_LINES)
        self._wake = threading.Condition()
        # Guarded by _wake:
        self._waiting: list[Command] = []
        self._over = False
        self._told_to_close = threading.Event()
        self._silent = threading.Event()
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # simpleaudio crashes on Python 3.12 and newer with Python's own allocator.
            env={**os.environ, "PYTHONMALLOC": "malloc"},
            **_apart(),
        )
        for work, pipe in (
            (self._write, self._process.stdin),
            (self._read, self._process.stdout),
            (self._drain, self._process.stderr),
        ):
            threading.Thread(
                target=_through, args=(work, pipe), name=f"sound-{work.__name__}", daemon=True
            ).start()

    @property
    def pid(self) -> int:
        """Its number among the system's processes."""
        return self._process.pid

    @property
    def over(self) -> bool:
        """Whether it says nothing any more: it has ended."""
        return self._over

    @property
    def said(self) -> tuple[str, ...]:
        """The last lines on its error output."""
        return tuple(self._said)

    def send(self, command: Command) -> None:
        """Let it know as soon as it reads. Of the schedules that wait only the newest goes out."""
        with self._wake:
            before = next((c for c in self._waiting if isinstance(c, Replace)), None)
            if isinstance(command, Replace) and before is not None:
                self._waiting.remove(before)
                command = _one_after_the_other(before, command)
            self._waiting.append(command)
            self._wake.notify_all()

    def close(self, patience_s: float) -> None:
        """Tell it to end by itself; waits no longer than this until that is on its way."""
        self.send(Close())
        self._told_to_close.wait(patience_s)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self) -> int:
        """How it ended; waits until it has, and a moment for its last words."""
        code = self._process.wait()
        self._silent.wait(LAST_WORDS_S)
        return code

    # --- its threads ------------------------------------------------------------------------------

    def _write(self, pipe: IO[bytes]) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._over:
                    self._wake.wait()
                if self._over:
                    return
                commands, self._waiting = self._waiting, []
            for command in commands:
                # One by one: a tap is not to wait for the long schedule that follows it.
                pipe.write(encode(command))
                pipe.flush()
                if isinstance(command, Close):
                    self._told_to_close.set()
                    return

    def _read(self, pipe: IO[bytes]) -> None:
        try:
            for line in pipe:
                message = decode(line)
                if isinstance(message, Report):
                    self._heard(self, message)
        finally:
            with self._wake:
                self._over = True
                self._told_to_close.set()
                self._wake.notify_all()
            self._ended(self)

    def _drain(self, pipe: IO[bytes]) -> None:
        try:
            for line in pipe:
                self._said.append(line.decode("utf-8", "replace").rstrip())
        finally:
            self._silent.set()


def _through(work: Callable[[IO[bytes]], None], pipe: IO[bytes]) -> None:
    """Work on a pipe until either end of it is closed, and close it."""
    with contextlib.suppress(OSError):
        try:
            work(pipe)
        finally:
            pipe.close()


def _one_after_the_other(first: Replace, then: Replace) -> Replace:
    """One replacement that amounts to both."""
    kept = (cue for cue in first.cues if cue.at_s < then.from_s)
    return Replace(min(first.from_s, then.from_s), tuple(dict.fromkeys((*kept, *then.cues))))


def _apart() -> dict[str, Any]:
    """Keeps Ctrl+C and whatever else the terminal sends to the program from its sound process."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags | subprocess.ABOVE_NORMAL_PRIORITY_CLASS}
    return {"start_new_session": True}
