"""The rows made from a whole workout rather than from one rep: `series` and `shape`.

Derived like those of `history.derived`, which calls this within its transaction.
"""

from __future__ import annotations

import sqlite3

from bell_lap.core.analysis import Series, series_of
from bell_lap.core.result import WorkoutResult
from bell_lap.core.units import round_half_up
from bell_lap.core.week import traits_of

_INSERT_SERIES = """
INSERT INTO series (
    workout, ord, runner, year, distance_mm, reps, mean_ms, fastest_ms, slowest_ms, goal_ms,
    recovery_ms, counts
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_INSERT_SHAPE = "INSERT INTO shape (workout, sprint_reps, long_reps, run_ms) VALUES (?, ?, ?, ?)"


def record_figures(
    connection: sqlite3.Connection, workout: int, runner: str, year: int, result: WorkoutResult
) -> None:
    """Add the rows of a workout that has none; `year` is that of its local day."""
    for series in series_of(result):
        # A rep that ends at a tap wherever it is has no distance, and is compared with none.
        if series.distance_m is not None:
            row = _series_row(series, round_half_up(series.distance_m * 1000))
            connection.execute(_INSERT_SERIES, (workout, series.ord, runner, year, *row))
    traits = traits_of(result)
    shape = traits.sprint_reps, traits.long_reps, traits.run_ms
    connection.execute(_INSERT_SHAPE, (workout, *shape))


def _series_row(series: Series, distance_mm: int) -> tuple[int | None, ...]:
    return (
        distance_mm,
        len(series.reps),
        series.mean_ms,
        series.fastest_ms,
        series.slowest_ms,
        series.goal_ms,
        series.recovery_ms,
        int(series.counts),
    )
