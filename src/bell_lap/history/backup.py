"""Copies of the whole history, and putting one in its place.

A copy is made while the program runs, and is one file. What a copy replaces is kept beside it.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.database import check_header, connect, use_wal
from bell_lap.history.exchange.files import part_of
from bell_lap.history.lock import LiveLock
from bell_lap.history.migrations import check_ours, migrate, version_of
from bell_lap.history.refusals import refusals
from bell_lap.paths import ensure

BUSY_TRIES = 50
BUSY_PAUSE_S = 0.1
UNCHANGED = "Nothing was changed. Try another copy."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place."""

    workouts: int
    """How many, without those in the trash."""
    kept: Path | None
    """Where the history that was there is now; None where there was none."""


def back_up(database: Path, target: Path, *, force: bool = False) -> None:
    """Copy the history to `target`, as it is at one instant; whole or not at all.

    Raises BadInput where there is a `target` already, unless `force` replaces it;
    EnvironmentProblem where the disk refuses or the history is damaged.
    """
    with part_of(target, force=force) as part, refusals(database), _room_for(target):
        with closing(connect(database)) as source, closing(connect(part)) as copy:
            _copy(source, copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            fault = _fault(copy)
        if fault is not None:
            raise EnvironmentProblem(
                f"The history {database} is damaged: {fault}",
                hints=("`bell-lap history restore FILE` puts an earlier copy in its place.",),
            )


def restore(database: Path, source: Path) -> Restored:
    """Put a copy in the place of the history, after it was found to be whole and ours.

    A copy of an earlier version is brought up to date on the way; the file itself is only read.
    Raises BadInput where it cannot be restored, LockHeld while a workout lives; nothing is changed
    then.
    """
    if not source.is_file():
        raise BadInput(f"There is no file {source}")
    if database.exists() and source.samefile(database):
        raise BadInput(f"{source} is the history itself", hints=("Name a copy of it.",))
    ensure(database.parent)
    with (
        LiveLock(database),
        refusals(database),
        tempfile.TemporaryDirectory(prefix="restore-", dir=database.parent) as folder,
    ):
        ready = Path(folder) / database.name
        with _named(source, database):
            workouts = _prepare(source, ready)
        readable = database.exists() and _is_readable(database)
        kept = _keep(database, readable=readable) if database.exists() else None
        try:
            _put(ready, database, readable=readable)
        except BaseException:  # whatever came: what was to be replaced is still there
            if readable and kept is not None:
                kept.unlink(missing_ok=True)
            raise
        for stale in database.parent.glob("workout-*.alive"):
            stale.unlink(missing_ok=True)
    return Restored(workouts, kept)


@contextmanager
def _room_for(target: Path) -> Iterator[None]:
    """Within this, a full disk raises EnvironmentProblem that names what is written, not read."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if not _is_full(error):
            raise
        raise _no_room(target) from error


def _no_room(target: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Cannot write {target}: the disk is full", hints=("Make room on that disk.",)
    )


def _is_full(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_FULL


@contextmanager
def _named(source: Path, database: Path) -> Iterator[None]:
    """Within this, what is wrong with the copy raises BadInput that names it; a full disk does not.

    Room is wanted beside the history.
    """
    try:
        with refusals(source):
            yield
    except EnvironmentProblem as problem:
        if _is_full(problem.__cause__):
            raise _no_room(database) from problem
        hints = tuple(hint for hint in problem.hints if hint.startswith("Update"))
        raise BadInput(
            f"{source} cannot be restored: {problem.message}", hints=(*hints, UNCHANGED)
        ) from problem


def _prepare(source: Path, ready: Path) -> int:
    """Make `ready` of the copy: checked, of today's version, one file. How many workouts it has."""
    check_header(source)
    _copy_files(source, ready)
    with closing(connect(ready)) as connection:
        check_ours(connection, source)
        if version_of(connection) == 0:
            raise EnvironmentProblem(f"{source} is no history of bell-lap")
        fault = _fault(connection)
        if fault is not None:
            raise EnvironmentProblem(f"it is damaged: {fault}")
        migrate(connection, ready)
        connection.execute("PRAGMA journal_mode = DELETE")
        query = "SELECT count(*) FROM workout WHERE status <> 'discarded'"
        (workouts,) = connection.execute(query).fetchone()
    return int(workouts)


def _copy_files(source: Path, target: Path) -> None:
    """Copy a database byte by byte with what is still in its log; neither is opened."""
    for suffix in ("", "-wal"):
        file = source.with_name(source.name + suffix)
        if file.exists():
            with part_of(target.with_name(target.name + suffix), force=True) as part:
                shutil.copyfile(file, part)


def _keep(database: Path, *, readable: bool) -> Path:
    """Copy what is to be replaced to a free name beside it; a damaged one as its bytes are."""
    number = 1
    while (kept := database.with_name(f"{database.name}.before-restore-{number}")).exists():
        number += 1
    if not readable:
        try:
            _copy_files(database, kept)
        except BaseException:  # whatever came: half of it is worth nothing
            for file in (kept, kept.with_name(f"{kept.name}-wal")):
                file.unlink(missing_ok=True)
            raise
        return kept
    with part_of(kept) as part, closing(connect(part)) as copy:
        with closing(connect(database)) as here:
            _copy(here, copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    return kept


def _put(ready: Path, database: Path, *, readable: bool) -> None:
    """Put `ready` in place: within a readable history, so that who has it open sees the new one."""
    if readable:
        with closing(connect(ready)) as copy, closing(connect(database)) as here:
            _copy(copy, here)
            use_wal(here, database)
        return
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    ready.replace(database)


def _is_readable(database: Path) -> bool:
    """Whether SQLite can read all of it."""
    try:
        check_header(database)
        with closing(connect(database)) as connection:
            return _fault(connection) is None
    except EnvironmentProblem:
        return False
    except sqlite3.DatabaseError as error:
        damaged = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        if error.sqlite_errorcode & 0xFF not in damaged:
            raise
        return False


def _fault(connection: sqlite3.Connection) -> str | None:
    """What is wrong with a database; all of it is read."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        return str(answer)
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    return None if astray is None else f"a row of {astray[0]} has lost its workout"


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Put one database in the place of another, in one transaction of both."""
    waited = 0

    def look(status: int, _left: int, _pages: int) -> None:
        nonlocal waited
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waited += 1
            if waited > BUSY_TRIES:
                raise EnvironmentProblem(
                    "Another program is writing to the history",
                    hints=("Close the other program, or wait a moment.",),
                )

    source.backup(target, pages=-1, progress=look, sleep=BUSY_PAUSE_S)
