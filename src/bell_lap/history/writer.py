"""The thread that puts a live workout's inputs on the disk.

An input is acknowledged when COMMIT has returned with it in the transaction, and not before. One
that could not be written stays in memory and is tried again, at the next input and from time to
time, until it is written or the writer is closed. Nothing here raises into the thread that appends.
"""

from __future__ import annotations

import atexit
import sqlite3
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from bell_lap.core.inputs import Input
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.errors import BadInput, BellLapError, EnvironmentProblem
from bell_lap.history.alive import Heartbeat, alive_path
from bell_lap.history.appending import Row, append_inputs, newest_seq
from bell_lap.history.database import connect, transaction
from bell_lap.history.derived import record
from bell_lap.history.refusals import explain
from bell_lap.history.stored import input_row

BUSY_S = 1.0
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 2.0
CLOSE_S = 5.0


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one transaction takes: inputs, or else the result."""

    rows: tuple[Row, ...]
    result: WorkoutResult | None


class Writer:
    """Writes the inputs and the result of one workout. `append` and the rest never wait for a disk.

    The owner calls `close` at the end; a program that ends without it still gets its inputs
    written.
    """

    def __init__(self, path: Path, workout: int, acked_seq: int = 0, busy_s: float = BUSY_S):
        self._path = path
        self._workout = workout
        self._busy_s = busy_s
        self._wake = threading.Condition()
        # Guarded by _wake:
        self._waiting: deque[Row] = deque()
        self._result: WorkoutResult | None = None
        self._acked_seq = acked_seq
        self._trouble: str | None = None
        self._pause_s = 0.0
        self._closing = False
        self._abandoned = False
        self._ended = False
        # Of the caller's thread:
        self._newest_seq = acked_seq
        self._heartbeat = Heartbeat(alive_path(path, workout))
        self._beat_trouble: str | None = None
        # Of the writer's thread:
        self._connection: sqlite3.Connection | None = None
        self._file_id: tuple[int, int] | None = None

        self._thread = threading.Thread(target=self._run, name=f"history-{workout}", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    # --- for the workout's thread -----------------------------------------------------------------

    @property
    def acked_seq(self) -> int:
        """The newest input that is on the disk, with all before it; 0 before the first."""
        return self._acked_seq

    @property
    def trouble(self) -> str | None:
        """Why something is not on the disk at the moment, for a person; None where all is well."""
        return self._trouble or self._beat_trouble

    @property
    def all_written(self) -> bool:
        """Whether everything taken so far, the result too, is on the disk."""
        with self._wake:
            return self._is_idle()

    def append(self, seq: int, item: Input) -> None:
        """Take an input to be written. Raises ValueError where its number is not a new one."""
        if seq <= self._newest_seq:
            raise ValueError(f"input {seq} comes after {self._newest_seq}")
        row = input_row(seq, item)
        self._newest_seq = seq
        with self._wake:
            self._waiting.append(row)
            self._wake.notify_all()

    def finish(self, result: WorkoutResult) -> None:
        """Take the result to be written after the inputs so far, in place of any before it.

        A result that is still running takes the workout back: it is to be resumed again.
        """
        with self._wake:
            self._result = result
            self._wake.notify_all()

    def heartbeat(self, at_ms: int) -> None:
        """Note that the program is alive at `at_ms`, for after a crash. Costs microseconds."""
        try:
            self._heartbeat.beat(at_ms)
        except OSError as error:
            self._beat_trouble = f"Cannot note that the workout is alive: {error}"
        else:
            self._beat_trouble = None

    def flush(self, timeout_s: float = CLOSE_S) -> bool:
        """Wait until everything taken so far is on the disk; whether it is."""
        with self._wake:
            self._wake.wait_for(lambda: self._is_idle() or self._abandoned, timeout_s)
            return self._is_idle()

    def close(self, timeout_s: float = CLOSE_S) -> bool:
        """Write what waits and end the thread; whether everything is on the disk.

        Where it is not, `trouble` says why, and what is not on the disk is given up.
        """
        atexit.unregister(self.close)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        saved = self.flush(timeout_s)
        with self._wake:
            self._abandoned = True
            self._wake.notify_all()
        self._thread.join(timeout_s)
        self._end_heartbeat()
        return saved

    # --- the thread -------------------------------------------------------------------------------

    def _run(self) -> None:
        in_order = False
        try:
            while (batch := self._next_batch()) is not None:
                try:
                    self._write(batch)
                except (sqlite3.Error, OSError, BellLapError) as error:
                    self._failed(error)
                else:
                    self._written(batch)
            in_order = True
        finally:
            self._disconnect()
            if not in_order:
                with self._wake:
                    self._trouble = "Nothing is being saved: the writer of the history has failed"
                    self._abandoned = True
                    self._wake.notify_all()

    def _next_batch(self) -> _Batch | None:
        """What to write next; waits for it, and in trouble for the next try. None at the end."""
        with self._wake:
            if self._trouble is not None and not self._abandoned:
                self._wake.wait(self._pause_s)
            while self._is_idle() and not self._closing:
                self._wake.wait()
            if self._abandoned or self._is_idle():
                return None
            # The inputs are the truth: nothing that a result may meet keeps them from the disk.
            if self._waiting:
                return _Batch(tuple(self._waiting), None)
            return _Batch((), self._result)

    def _write(self, batch: _Batch) -> None:
        connection = self._connection or self._connect()
        in_file = newest_seq(connection, self._workout)
        # After an error a commit may have been done all the same.
        rows = [row for row in batch.rows if row[0] > in_file]
        with transaction(connection):
            append_inputs(connection, self._workout, rows)
            if batch.result is not None:
                record(connection, self._workout, batch.result)
        if self._file_id != _identity(self._path):
            raise EnvironmentProblem(f"The history {self._path} has been moved or deleted")

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self._path, self._busy_s)
        self._connection = connection
        self._file_id = _identity(self._path)
        found = connection.execute("SELECT 1 FROM workout WHERE id = ?", (self._workout,))
        if found.fetchone() is None:
            raise BadInput(f"The history {self._path} has no workout {self._workout} any more")
        return connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _written(self, batch: _Batch) -> None:
        with self._wake:
            for _ in batch.rows:
                self._acked_seq = self._waiting.popleft()[0]
            if batch.result is not None:
                self._ended = batch.result.status is not Status.RUNNING
                if self._result is batch.result:
                    self._result = None
            if self._is_idle():
                self._trouble = None
            self._pause_s = 0.0
            self._wake.notify_all()

    def _failed(self, error: sqlite3.Error | OSError | BellLapError) -> None:
        """Keep what waits, say why, and begin anew with the file."""
        problem = error if isinstance(error, BellLapError) else explain(error, self._path)
        self._disconnect()
        with self._wake:
            self._trouble = str(error) if problem is None else problem.message
            self._pause_s = min(max(2 * self._pause_s, FIRST_PAUSE_S), LONGEST_PAUSE_S)
            self._wake.notify_all()

    def _is_idle(self) -> bool:
        return not self._waiting and self._result is None

    def _end_heartbeat(self) -> None:
        try:
            if self._ended:
                self._heartbeat.remove()
            else:
                self._heartbeat.close()
        except OSError as error:
            self._beat_trouble = f"Cannot note the end of the workout: {error}"


def _identity(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino
