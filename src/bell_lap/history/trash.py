"""Deleting: a workout leaves every list at once, and the file after 30 days.

Until then it can be had back with all that was kept of it. Every change is made within the
caller's transaction.
"""

from __future__ import annotations

import sqlite3

from bell_lap.core.result import WorkoutResult
from bell_lap.errors import BadInput
from bell_lap.history import queries
from bell_lap.history.derived import clear, record

KEPT_DAYS = 30
KEPT_MS = KEPT_DAYS * 24 * 60 * 60 * 1000
"""How long a deleted workout can be had back."""

_SET_DELETED = "UPDATE diary SET deleted_utc_ms = ? WHERE workout = ?"

DUE = "SELECT workout FROM diary WHERE deleted_utc_ms IS NOT NULL AND deleted_utc_ms <= ?"

ALL = "SELECT id FROM workout WHERE status = 'discarded'"


def delete(connection: sqlite3.Connection, workout: int, now_utc_ms: int) -> None:
    """Put a workout in the trash; nothing where it is there. Raises BadInput where there is none.

    The caller sees to it that it is not under way.
    """
    if queries.summary_of(connection, workout).status == "discarded":
        return
    clear(connection, workout, "discarded")
    connection.execute(_SET_DELETED, (now_utc_ms, workout))


def undelete(connection: sqlite3.Connection, workout: int, result: WorkoutResult) -> None:
    """Take a workout out of the trash, with the result that its inputs give.

    Raises BadInput where it is not there.
    """
    if queries.summary_of(connection, workout).status != "discarded":
        raise BadInput(
            f"Workout {workout} is not in the trash",
            hints=("bell-lap history trash shows what is.",),
        )
    connection.execute(_SET_DELETED, (None, workout))
    record(connection, workout, result)


def due(connection: sqlite3.Connection, now_utc_ms: int, *, empty: bool) -> tuple[int, ...]:
    """The workouts that are to go for good; with `empty` all that are in the trash."""
    rows = connection.execute(ALL) if empty else connection.execute(DUE, (now_utc_ms - KEPT_MS,))
    return tuple(number for (number,) in rows)


def erase(connection: sqlite3.Connection, workout: int) -> bool:
    """Take a workout out of the file for good, with all that hangs on it.

    False, with nothing changed, where it is not in the trash any more.
    """
    gone = connection.execute(
        "DELETE FROM workout WHERE id = ? AND status = 'discarded'", (workout,)
    )
    return gone.rowcount > 0
