"""How the history's file is opened: always with the same pragmas, never readable by others.

A commit that returned is on the disk (WAL with `synchronous=FULL`; `fullfsync` on macOS).
Connections are in autocommit; every change is made inside `transaction`.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.refusals import DAMAGED_HINTS, ELSEWHERE

SQLITE_NEEDED = (3, 37, 0)
"""STRICT tables came with this version."""

_NEWER = "Use a newer Python, or one that brings its own SQLite."

BUSY_S = 5.0
"""How long a connection waits for another one's write."""

WAL_TRIES = 50
WAL_PAUSE_S = 0.02

HEADER = b"SQLite format 3\x00"


def check_sqlite() -> None:
    """Raise EnvironmentProblem where Python's SQLite is too old, or was made without FTS5."""
    if sqlite3.sqlite_version_info < SQLITE_NEEDED:
        needed = ".".join(map(str, SQLITE_NEEDED[:2]))
        raise EnvironmentProblem(
            f"Python's SQLite is {sqlite3.sqlite_version}; bell-lap needs {needed} or newer",
            hints=(_NEWER,),
        )
    with closing(sqlite3.connect(":memory:")) as connection:
        found = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
        if found.fetchone() is None:
            raise EnvironmentProblem(
                f"Python's SQLite {sqlite3.sqlite_version} was made without the search of texts"
                " (FTS5), which the history needs",
                hints=(_NEWER,),
            )


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; leave one that is there as it is."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return


def check_header(path: Path) -> None:
    """Raise EnvironmentProblem where the file holds something that is no SQLite database.

    Reads the file as bytes, so that SQLite never gets to touch it.
    """
    if path.is_dir():
        raise EnvironmentProblem(f"{path} is a folder, not a history", hints=(ELSEWHERE,))
    with path.open("rb") as file:
        start = file.read(len(HEADER))
    if start and start != HEADER:
        raise EnvironmentProblem(f"{path} is no history of bell-lap", hints=DAMAGED_HINTS)


def connect(path: Path, busy_s: float = BUSY_S) -> sqlite3.Connection:
    """A connection to a file that exists, in autocommit, with our pragmas.

    Raises sqlite3.Error where it cannot be opened. It may be closed from another thread, but is
    for the use of one.
    """
    connection = sqlite3.connect(
        _uri(path), timeout=busy_s, isolation_level=None, check_same_thread=False, uri=True
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = FULL")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
    except BaseException:  # whatever came, let go of what is held and pass it on
        connection.close()
        raise
    return connection


def use_wal(connection: sqlite3.Connection, path: Path) -> None:
    """Put the file in WAL mode. Raises EnvironmentProblem where its folder cannot hold one."""
    mode = _set_wal(connection, WAL_TRIES)
    if mode != "wal":
        raise EnvironmentProblem(
            f"The history {path} cannot be kept safely in its folder (journal mode {mode})",
            hints=("A network folder cannot hold it.", ELSEWHERE),
        )


def _set_wal(connection: sqlite3.Connection, tries: int) -> str:
    """The journal mode after asking for WAL.

    Two programs that begin one history at the same instant may each stand in the other's way.
    SQLite does not wait in that case, so this does.
    """
    try:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or tries == 1:
            raise
        time.sleep(WAL_PAUSE_S)
        return _set_wal(connection, tries - 1)
    return str(mode)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done within, or nothing. The write lock is taken at the start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:  # whatever came, let go of what is held and pass it on
        # SQLite has rolled back by itself after some errors.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _uri(path: Path) -> str:
    """The file as SQLite's URI, opened only where it exists; drives and shares of Windows too."""
    plain = path.absolute().as_posix()
    rooted = plain if plain.startswith("/") else f"/{plain}"
    return f"file://{quote(os.fsencode(rooted))}?mode=rw"
