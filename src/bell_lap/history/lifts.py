"""Last time's sets of a movement: only the workouts that have it are looked at."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bell_lap.core.session import Load
from bell_lap.core.strength import Lifted, movement_key

# By their start: a workout may be logged long after others were run.
NEWEST = """
SELECT workout.id, workout.started_utc_ms, workout.utc_offset_min
FROM (SELECT DISTINCT workout FROM rep WHERE runner = :runner AND movement = :movement) AS lifted
JOIN workout ON workout.id = lifted.workout
WHERE (
    :before IS NULL
    OR (workout.started_utc_ms, workout.id)
        < (SELECT started_utc_ms, id FROM workout WHERE id = :before)
)
ORDER BY workout.started_utc_ms DESC, workout.id DESC LIMIT 1
"""

SETS = """
SELECT reps_done, load_thousandths, load_unit FROM rep
WHERE runner = ? AND movement = ? AND workout = ? ORDER BY ord
"""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The newest earlier workout with a movement."""

    workout: int
    started_utc_ms: int
    utc_offset_min: int
    """The offset that held there and then."""
    sets: tuple[Lifted, ...]
    """Its sets of that movement that were done, in order; never empty."""


def last_time(
    connection: sqlite3.Connection, movement: str, runner: str, before: int | None
) -> LastTime | None:
    """A runner's last sets of a movement, in the newest workout that began before `before` did."""
    key = movement_key(movement)
    asked = {"runner": runner, "movement": key, "before": before}
    newest = connection.execute(NEWEST, asked).fetchone()
    if newest is None:
        return None
    number, started_utc_ms, offset_min = newest
    rows = connection.execute(SETS, (runner, key, number))
    return LastTime(
        number,
        started_utc_ms,
        offset_min,
        tuple(Lifted(reps, _load(*load)) for reps, *load in rows),
    )


def _load(thousandths: int | None, unit: str | None) -> Load | None:
    return None if thousandths is None or unit is None else Load(thousandths, unit)
