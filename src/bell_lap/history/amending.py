"""Adding to the journal of a workout that has ended: its inputs and its rows change together."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bell_lap.core.journal import Entry
from bell_lap.core.result import WorkoutResult
from bell_lap.history import queries
from bell_lap.history.derived import record
from bell_lap.history.stored import input_row

_INSERT = "INSERT INTO input (workout, seq, at_ms, kind, payload) VALUES (?, ?, ?, ?, ?)"
_NEWEST = "SELECT max(seq) FROM input WHERE workout = ?"


def amend(
    connection: sqlite3.Connection,
    workout: int,
    after_seq: int,
    entries: Sequence[Entry],
    result: WorkoutResult,
) -> bool:
    """Append inputs and put the rows of `result` in place, within the caller's transaction.

    False, with nothing changed, where the newest input is not `after_seq` (0: there is none) or the
    status is not that of `result`. Raises BadInput where there is no such workout.
    """
    summary = queries.summary_of(connection, workout)
    (newest,) = connection.execute(_NEWEST, (workout,)).fetchone()
    if (newest or 0) != after_seq or summary.status != result.status.value:
        return False
    rows = [(workout, *input_row(entry.seq, entry.item)) for entry in entries]
    connection.executemany(_INSERT, rows)
    record(connection, workout, result)
    return True
