"""What the disk and SQLite refuse, in words: every refusal becomes an EnvironmentProblem.

Anything else that SQLite raises is a bug in the program and passes through unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bell_lap.errors import EnvironmentProblem
from bell_lap.paths import HOME_VARIABLE

ELSEWHERE = f"Set {HOME_VARIABLE} to a folder that you can write to."
DAMAGED_HINTS = (
    "Keep a copy of the file, then move it away: bell-lap starts a new history.",
    "A copy from before the last update of bell-lap may lie beside it (*.bak).",
)

_BY_CODE: dict[int, tuple[str, tuple[str, ...]]] = {
    sqlite3.SQLITE_BUSY: (
        "Another program is writing to the history {path}",
        ("Close the other program, or wait a moment.",),
    ),
    sqlite3.SQLITE_LOCKED: ("The history {path} is locked", ()),
    sqlite3.SQLITE_FULL: ("The disk is full: {path} cannot grow", ("Make room on the disk.",)),
    sqlite3.SQLITE_READONLY: ("The history {path} cannot be written to", (ELSEWHERE,)),
    sqlite3.SQLITE_PERM: ("The history {path} may not be opened", (ELSEWHERE,)),
    sqlite3.SQLITE_CANTOPEN: ("The history {path} cannot be opened", (ELSEWHERE,)),
    sqlite3.SQLITE_IOERR: (
        "The disk refuses to read or write the history {path}",
        ("Look whether the disk is full, gone or damaged.",),
    ),
    sqlite3.SQLITE_CORRUPT: ("The history {path} is damaged", DAMAGED_HINTS),
    sqlite3.SQLITE_NOTADB: ("{path} is no history of bell-lap", DAMAGED_HINTS),
}


def explain(error: sqlite3.Error | OSError, path: Path) -> EnvironmentProblem | None:
    """The problem that `error` tells of, or None where it tells of a bug in the program."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return EnvironmentProblem(f"Cannot use the history {path}: {reason}", hints=(ELSEWHERE,))
    # Errors that the sqlite3 module itself raises carry no code.
    code = getattr(error, "sqlite_errorcode", None)
    found = None if code is None else _BY_CODE.get(code & 0xFF)
    if found is None:
        return None
    message, hints = found
    return EnvironmentProblem(f"{message.format(path=path)} ({error})", hints=hints)


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Within this, what the disk or SQLite refuses about `path` raises EnvironmentProblem."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        problem = explain(error, path)
        if problem is None:
            raise
        raise problem from error
