"""The versions of the file: `PRAGMA user_version` counts how many of MIGRATIONS have been applied.

Each migration runs in one `BEGIN IMMEDIATE` transaction together with its number, so a file is
always at a whole version. Before the first change of a history that is not new, a copy of it is
made beside it. Migrations are only ever added at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.database import connect, make_private, transaction
from bell_lap.history.dating import fill_version_3
from bell_lap.history.naming import name_movements
from bell_lap.history.refusals import DAMAGED_HINTS, refusals
from bell_lap.history.schema import APPLICATION_ID, VERSION_1, VERSION_2, VERSION_3

Migration = Callable[[sqlite3.Connection], None]


def _version_1(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in VERSION_1:
        connection.execute(statement)


def _version_2(connection: sqlite3.Connection) -> None:
    for statement in VERSION_2:
        connection.execute(statement)
    name_movements(connection)


def _version_3(connection: sqlite3.Connection) -> None:
    for statement in VERSION_3:
        connection.execute(statement)
    fill_version_3(connection)


MIGRATIONS: tuple[Migration, ...] = (_version_1, _version_2, _version_3)
"""Number n (from 1) takes a file from version n - 1 to version n."""


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def check_ours(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Raise EnvironmentProblem where the file is not ours or is newer than we are. Only reads."""
    # One snapshot: another program may be making the file at this moment.
    connection.execute("BEGIN")
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        version = version_of(connection)
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if application != APPLICATION_ID and (application or version or tables):
        raise EnvironmentProblem(
            f"{path} is a database of another program",
            hints=("Move it away: bell-lap keeps its history under that name.",),
        )
    known = len(migrations)
    if version > known:
        hints = ["Update bell-lap: a newer one wrote this file."]
        copies = (backup_path(path, older) for older in range(known, 0, -1))
        copy = next((copy for copy in copies if copy.exists()), None)
        if copy is not None:
            hints.append(f"Or move it away and use the copy from before that update: {copy}")
        raise EnvironmentProblem(
            f"The history {path} has version {version}; this bell-lap knows versions up to {known}."
            " Nothing was changed.",
            hints=tuple(hints),
        )


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Bring the file up to the newest version; nothing where it is there already.

    Safe when two programs do it at once. Raises EnvironmentProblem where the disk refuses or the
    file is damaged; it then has the version it had.
    """
    before = version_of(connection)
    for number, change in enumerate(migrations[before:], start=before + 1):
        with transaction(connection):
            # Another program may have been first.
            if version_of(connection) >= number:
                continue
            if number == before + 1 and before > 0:
                _check_whole(connection, path)
                _back_up(path, backup_path(path, before))
            change(connection)
            connection.execute(f"PRAGMA user_version = {number}")


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of `path` from when it had `version` lies."""
    return path.with_name(f"{path.name}.v{version}.bak")


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise EnvironmentProblem(f"The history {path} is damaged: {answer}", hints=DAMAGED_HINTS)


def _back_up(path: Path, target: Path) -> None:
    """Copy the file as it was committed to `target`, which has its old content or all of the new.

    The caller holds the write lock, so nobody else copies or changes anything meanwhile.
    """
    part = target.with_name(f"{target.name}.part")
    with refusals(target):
        part.unlink(missing_ok=True)
        make_private(part)
        with closing(connect(path)) as source, closing(connect(part)) as copy:
            source.backup(copy)
        part.replace(target)
