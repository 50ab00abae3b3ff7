"""One live workout at a time: an OS lock on a file beside the history.

The system lets go of the lock when its holder dies, however it dies. The lock is not passed on to
programs that the holder starts. Looking at the history needs no lock.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.refusals import ELSEWHERE

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = "live.lock"
PID_NAME = "live.pid"

GLANCE_S = 0.1
"""Whoever looks whether it is held holds it for some milliseconds: it is asked for this long."""
POLL_S = 0.01


class LockHeld(EnvironmentProblem):
    """Another bell-lap has a live workout."""

    def __init__(self, pid: int | None):
        who = "Another bell-lap" if pid is None else f"Another bell-lap (process {pid})"
        super().__init__(
            f"{who} has a workout under way",
            hints=("Go on there, or end it there; the history can be looked at meanwhile.",),
        )
        self.pid = pid
        """The holder's process, where it is known."""


class LiveLock:
    """Held from when it is made until `release`; use it in a `with` statement or release it.

    Raises LockHeld where another holds it, EnvironmentProblem where the folder refuses.
    """

    def __init__(self, database: Path):
        # filelock takes longer to load than the rest of the history together.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        self._pid_path = database.with_name(PID_NAME)
        path = database.with_name(LOCK_NAME)
        # Not bound to a thread: a lock taken in one may be released in another.
        lock = FileLock(path, timeout=GLANCE_S, mode=0o600, thread_local=False)
        try:
            lock.acquire(poll_interval=POLL_S)
        except Timeout:
            raise LockHeld(_read_pid(self._pid_path)) from None
        except OSError as error:
            raise EnvironmentProblem(
                f"Cannot lock {path}: {error.strerror or error}", hints=(ELSEWHERE,)
            ) from error
        self._lock: BaseFileLock = lock
        # The number is in a file of its own: on Windows a locked file cannot be read by others,
        # and elsewhere whoever asks for the lock may empty it.
        try:
            self._pid_path.touch(mode=0o600)
            self._pid_path.write_text(f"{os.getpid()}\n", "ascii")
        except OSError as error:
            lock.release()
            raise EnvironmentProblem(
                f"Cannot write {self._pid_path}: {error.strerror or error}", hints=(ELSEWHERE,)
            ) from error

    def release(self) -> None:
        """Let go; nothing where it was let go before."""
        if self._lock.is_locked:
            self._pid_path.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _read_pid(path: Path) -> int | None:
    try:
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdecimal() and len(text) < 20 else None
