"""Adding to the journal of a workout that has ended: its inputs and its rows change together."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bell_lap.core.journal import Entry
from bell_lap.core.result import WorkoutResult
from bell_lap.history import queries
from bell_lap.history.appending import append_inputs, newest_seq
from bell_lap.history.derived import record
from bell_lap.history.stored import input_row


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
    if newest_seq(connection, workout) != after_seq or summary.status != result.status.value:
        return False
    append_inputs(connection, workout, [input_row(entry.seq, entry.item) for entry in entries])
    record(connection, workout, result)
    return True
