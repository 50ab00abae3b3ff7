"""The questions that bests ask of the history, as SQL.

Each first finds its rows in an index that holds all that is asked, then reads only those. Which
index is said outright: a history without statistics must not be read through the wrong one.
"""

from __future__ import annotations

from bell_lap.history.spans import ALL_TIME, Span

Query = tuple[str, tuple[int | str, ...]]

LEAST_REPS = 2
"""Fewer are no set."""

# These step from one value to the next in an index, so that nothing between them is read.
DISTANCES = """
WITH RECURSIVE known (distance_mm) AS (
    SELECT min(distance_mm) FROM rep
    WHERE runner = ?1 AND counts = 1 AND distance_mm IS NOT NULL
    UNION ALL
    SELECT (SELECT min(rep.distance_mm) FROM rep
            WHERE rep.runner = ?1 AND rep.counts = 1 AND rep.distance_mm > known.distance_mm)
    FROM known WHERE known.distance_mm IS NOT NULL
)
SELECT distance_mm FROM known WHERE distance_mm IS NOT NULL
"""

COUNTS = f"""
WITH RECURSIVE counted (reps) AS (
    SELECT max(reps) FROM series
    WHERE runner = ?1 AND distance_mm = ?2 AND counts = 1 AND reps >= {LEAST_REPS}
    UNION ALL
    SELECT (SELECT max(series.reps) FROM series
            WHERE series.runner = ?1 AND series.distance_mm = ?2 AND series.counts = 1
            AND series.reps >= {LEAST_REPS} AND series.reps < counted.reps)
    FROM counted WHERE counted.reps IS NOT NULL
)
SELECT reps FROM counted WHERE reps IS NOT NULL
"""  # noqa: S608 - made of constants only

SEASONS = f"""
WITH RECURSIVE distances (distance_mm) AS ({DISTANCES}),
season (distance_mm, year) AS (
    SELECT distance_mm, (
        SELECT max(rep.year) FROM rep WHERE rep.runner = ?1 AND rep.counts = 1
        AND rep.distance_mm = distances.distance_mm
    ) FROM distances
    UNION ALL
    SELECT distance_mm, (
        SELECT max(rep.year) FROM rep WHERE rep.runner = ?1 AND rep.counts = 1
        AND rep.distance_mm = season.distance_mm AND rep.year < season.year
    ) FROM season WHERE year IS NOT NULL
)
SELECT DISTINCT year FROM season WHERE year IS NOT NULL ORDER BY year DESC
"""  # noqa: S608 - made of constants only


def singles_query(runner: str, distance_mm: int, span: Span = ALL_TIME, limit: int = 10) -> Query:
    """The fastest reps of a span."""
    condition, values = span.where("rep", "recovery_before_ms")
    index = "rep_bests" if span.is_all else "rep_season"
    query = f"""
SELECT rep.workout, rep.step, rep.attempt, rep.elapsed_ms, rep.distance_mm, rep.recovery_before_ms,
       workout.started_utc_ms, workout.utc_offset_min, workout.title, rep.goal_max_ms
FROM (
    SELECT rep.workout, rep.ord, rep.elapsed_ms FROM rep INDEXED BY {index} {span.join("rep")}
    WHERE rep.runner = ? AND rep.distance_mm = ? AND rep.counts = 1 {condition}
    ORDER BY rep.elapsed_ms, rep.workout, rep.ord LIMIT ?
) AS found
CROSS JOIN rep ON rep.workout = found.workout AND rep.ord = found.ord
CROSS JOIN workout ON workout.id = rep.workout
ORDER BY rep.elapsed_ms, rep.workout, rep.ord
"""  # noqa: S608 - made of constants only
    return query, (runner, distance_mm, *values, limit)


def count_query(runner: str, distance_mm: int, span: Span = ALL_TIME) -> Query:
    """How many reps of a span count."""
    condition, values = span.where("rep", "recovery_before_ms")
    query = f"""
SELECT count(*) FROM rep INDEXED BY rep_season {span.join("rep")}
WHERE rep.runner = ? AND rep.distance_mm = ? AND rep.counts = 1 {condition}
"""  # noqa: S608 - made of constants only
    return query, (runner, distance_mm, *values)


# With one number of reps this is the order of the index.
_SETS_ORDER = """
series.mean_ms, series.reps DESC, series.recovery_ms, series.year, series.workout, series.ord
"""


def sets_query(
    runner: str, distance_mm: int, span: Span = ALL_TIME, limit: int = 10, reps: int | None = None
) -> Query:
    """The sets of a span by their means, of any number of reps or of one."""
    condition, values = span.where("series", "recovery_ms")
    number = LEAST_REPS if reps is None else reps
    query = f"""
SELECT series.workout, series.distance_mm, series.reps, series.mean_ms, series.fastest_ms,
       series.slowest_ms, series.recovery_ms, workout.started_utc_ms, workout.utc_offset_min,
       workout.title
FROM (
    SELECT series.workout, series.ord FROM series INDEXED BY series_bests {span.join("series")}
    WHERE series.runner = ? AND series.distance_mm = ? AND series.counts = 1
          AND series.reps {">=" if reps is None else "="} ? {condition}
    ORDER BY {_SETS_ORDER} LIMIT ?
) AS found
CROSS JOIN series ON series.workout = found.workout AND series.ord = found.ord
CROSS JOIN workout ON workout.id = series.workout
ORDER BY {_SETS_ORDER}
"""  # noqa: S608 - made of constants only
    return query, (runner, distance_mm, number, *values, limit)
