"""What was run on each day, for the calendar and the weekly rule."""

from __future__ import annotations

import sqlite3
from datetime import date

from bell_lap.core.week import WEEK, DayWork, Week, monday_of, needed_since, weeks_of
from bell_lap.history.records import to_date, to_day

# The index has all but the title; `shape` has no row for a workout that is still running.
DAY_WORKS = """
SELECT workout.day, workout.id, workout.kind, workout.title, workout.reps, workout.work_mm,
       coalesce(shape.run_ms, 0), coalesce(shape.sprint_reps, 0), coalesce(shape.long_reps, 0),
       workout.status
FROM workout INDEXED BY workout_by_day
LEFT JOIN shape ON shape.workout = workout.id
WHERE workout.status <> 'discarded' AND workout.day BETWEEN ? AND ? AND workout.runner = ?
ORDER BY workout.day, workout.started_utc_ms, workout.id
"""

FIRST_DAY = """
SELECT workout.day FROM workout INDEXED BY workout_by_day
WHERE workout.status <> 'discarded' AND workout.runner = ? ORDER BY workout.day LIMIT 1
"""


def day_works(
    connection: sqlite3.Connection, runner: str, since: date, until: date
) -> tuple[DayWork, ...]:
    """A runner's workouts from one local day to another, both included, oldest first."""
    rows = connection.execute(DAY_WORKS, (to_day(since), to_day(until), runner))
    return tuple(DayWork(to_date(day), *rest) for day, *rest in rows)


def weeks(connection: sqlite3.Connection, runner: str, first: date, last: date) -> tuple[Week, ...]:
    """A runner's weeks from that of one day to that of another, oldest first, empty ones too."""
    began = connection.execute(FIRST_DAY, (runner,)).fetchone()
    works = day_works(connection, runner, needed_since(first), monday_of(last) + WEEK)
    return weeks_of(works, first, last, None if began is None else to_date(began[0]))
