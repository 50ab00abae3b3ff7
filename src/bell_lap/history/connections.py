"""The open file: a connection for each thread that asks, a transaction for each change."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from bell_lap.history.database import (
    check_header,
    check_sqlite,
    connect,
    make_private,
    transaction,
    use_wal,
)
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.migrations import MIGRATIONS, Migration, check_ours, migrate
from bell_lap.history.refusals import refusals
from bell_lap.paths import ensure


class Connections:
    """The file of a history: made where there is none, checked and brought up to date where one is.

    Raises EnvironmentProblem where it is not ours, damaged, of a later version of the program, or
    cannot be written to; it is then as it was.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS):
        self.path = path
        self._local = threading.local()
        self._guard = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        self._closed = False
        check_sqlite()
        ensure(path.parent)
        with refusals(path):
            make_private(path)
            check_header(path)
        try:
            with self._asking() as connection:
                check_ours(connection, path, migrations)
                use_wal(connection, path)
                migrate(connection, path, migrations)
        except BaseException:  # whatever came, let go of what is held and pass it on
            self.close()
            raise

    def close(self) -> None:
        """Close the connections of all threads; nothing can be asked any more.

        Writers are closed by their owners.
        """
        with self._guard:
            self._closed = True
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def holder(self) -> LockHeld | None:
        """Who has a workout under way just now, where another program has; it is not to be resumed.

        Raises EnvironmentProblem where the folder refuses.
        """
        try:
            LiveLock(self.path).release()
        except LockHeld as held:
            return held
        return None

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection."""
        with refusals(self.path):
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._connect()
                self._local.connection = connection
            yield connection

    def _connect(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise ValueError(f"the history {self.path} is closed")
            connection = connect(self.path)
            self._connections.append(connection)
            return connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, in a transaction."""
        with self._asking() as connection, transaction(connection):
            yield connection
