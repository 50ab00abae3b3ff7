"""Last time's sets of a movement: one look into one index, however long the history is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bell_lap.core.session import Load
from bell_lap.core.strength import Lifted, movement_key

NOT_YET = 2**62
"""The number of a workout that has no row yet: every other is earlier."""

NEWEST = """
SELECT rep.workout, workout.started_utc_ms, workout.utc_offset_min
FROM rep JOIN workout ON workout.id = rep.workout
WHERE rep.runner = ? AND rep.movement = ? AND rep.workout < ?
ORDER BY rep.workout DESC LIMIT 1
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
    """A runner's last sets of a movement, in the newest workout before number `before`."""
    key = movement_key(movement)
    limit = NOT_YET if before is None else before
    newest = connection.execute(NEWEST, (runner, key, limit)).fetchone()
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
