"""A runner's bests over the whole history: single reps and sets, by distance.

Only what may count does: a rep that was timed here to its end without a pause and without an
estimate (`rep.counts`), and a set all of whose reps are such. The recovery is always told with it:
a 400 off three minutes is not a 400 off thirty seconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from bell_lap.history.spans import ALL_TIME, Span

LEAST_REPS = 2
"""Fewer are no set."""


@dataclass(frozen=True, slots=True)
class SingleBest:
    """One rep among the fastest over its distance."""

    workout: int
    step: int
    attempt: int
    elapsed_ms: int
    distance_mm: int
    recovery_ms: int | None
    """Before it; None for the first rep of a workout."""
    started_utc_ms: int
    """The workout's start."""
    utc_offset_min: int
    title: str
    goal_ms: int | None
    """Of a range the slower end."""


@dataclass(frozen=True, slots=True)
class SetBest:
    """Reps of one distance in a row, among the fastest by their mean."""

    workout: int
    distance_mm: int
    reps: int
    mean_ms: int
    fastest_ms: int
    slowest_ms: int
    recovery_ms: int | None
    """The mean of the recoveries between them."""
    started_utc_ms: int
    utc_offset_min: int
    title: str


@dataclass(frozen=True, slots=True)
class DistanceBests:
    """The bests over one distance."""

    distance_mm: int
    single: SingleBest
    sets: tuple[SetBest, ...]
    """The fewest reps first; none that a set of as many or more reps equals."""
    efforts: int
    """How many reps were asked, the best of which is `single`."""


# Steps from one distance to the next in the index, so that no rep between them is read.
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


def board(
    connection: sqlite3.Connection, runner: str, span: Span = ALL_TIME
) -> tuple[DistanceBests, ...]:
    """The bests of a span over every distance that has one, the shortest first."""
    rows = connection.execute(DISTANCES, (runner,)).fetchall()
    return tuple(_boarded(connection, runner, span, [distance_mm for (distance_mm,) in rows]))


def fastest(
    connection: sqlite3.Connection,
    runner: str,
    distance_mm: int,
    span: Span = ALL_TIME,
    limit: int = 10,
) -> tuple[SingleBest, ...]:
    """A runner's fastest reps of a span over a distance; of equal ones the earlier first."""
    query, values = singles_query(runner, distance_mm, span, limit)
    return tuple(SingleBest(*row) for row in connection.execute(query, values))


def best_sets(
    connection: sqlite3.Connection,
    runner: str,
    distance_mm: int,
    span: Span = ALL_TIME,
    limit: int = 10,
) -> tuple[SetBest, ...]:
    """A runner's sets of the fastest mean over a distance, of equal ones that of more reps."""
    query, values = sets_query(runner, distance_mm, span, limit)
    return tuple(SetBest(*row) for row in connection.execute(query, values))


def seasons(connection: sqlite3.Connection, runner: str) -> tuple[int, ...]:
    """The years in which the runner has run a rep that counts, newest first."""
    return tuple(year for (year,) in connection.execute(SEASONS, (runner,)))


def _boarded(
    connection: sqlite3.Connection, runner: str, span: Span, distances: list[int]
) -> Iterator[DistanceBests]:
    for distance_mm in distances:
        singles = fastest(connection, runner, distance_mm, span, 1)
        if singles:
            query, values = count_query(runner, distance_mm, span)
            (efforts,) = connection.execute(query, values).fetchone()
            sets = tuple(_unbeaten(connection, runner, distance_mm, span))
            yield DistanceBests(distance_mm, singles[0], sets[::-1], efforts)


def _unbeaten(
    connection: sqlite3.Connection, runner: str, distance_mm: int, span: Span
) -> Iterator[SetBest]:
    """The most reps first, then only what is faster than all before it."""
    query, values = front_query(runner, distance_mm, span)
    so_far: int | None = None
    for row in connection.execute(query, values):
        best = SetBest(*row)
        if so_far is None or best.mean_ms < so_far:
            so_far = best.mean_ms
            yield best


# --- the questions --------------------------------------------------------------------------------

# Each first finds its rows in an index that holds all that is asked, then reads only those.

Query = tuple[str, tuple[int | str, ...]]


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


_SET = """
SELECT series.workout, series.distance_mm, series.reps, series.mean_ms, series.fastest_ms,
       series.slowest_ms, series.recovery_ms, workout.started_utc_ms, workout.utc_offset_min,
       workout.title
"""


def front_query(runner: str, distance_mm: int, span: Span = ALL_TIME) -> Query:
    """For each number of reps the best set of a span, the most reps first.

    Of equal means that with the shorter recovery is taken: it comes first in the index.
    """
    condition, values = span.where("series", "recovery_ms")
    query = f"""
{_SET} FROM (
    SELECT series.workout, series.ord, series.reps, min(series.mean_ms)
    FROM series INDEXED BY series_bests {span.join("series")}
    WHERE series.runner = ? AND series.distance_mm = ? AND series.counts = 1
          AND series.reps >= {LEAST_REPS} {condition}
    GROUP BY series.reps ORDER BY series.reps DESC
) AS found
CROSS JOIN series ON series.workout = found.workout AND series.ord = found.ord
CROSS JOIN workout ON workout.id = series.workout
ORDER BY series.reps DESC
"""  # noqa: S608 - made of constants only
    return query, (runner, distance_mm, *values)


def sets_query(runner: str, distance_mm: int, span: Span = ALL_TIME, limit: int = 10) -> Query:
    """The sets of a span by their means."""
    condition, values = span.where("series", "recovery_ms")
    query = f"""
{_SET} FROM (
    SELECT series.workout, series.ord FROM series INDEXED BY series_bests {span.join("series")}
    WHERE series.runner = ? AND series.distance_mm = ? AND series.counts = 1
          AND series.reps >= {LEAST_REPS} {condition}
    ORDER BY series.mean_ms, series.reps DESC, series.workout, series.ord LIMIT ?
) AS found
CROSS JOIN series ON series.workout = found.workout AND series.ord = found.ord
CROSS JOIN workout ON workout.id = series.workout
ORDER BY series.mean_ms, series.reps DESC, series.workout, series.ord
"""  # noqa: S608 - made of constants only
    return query, (runner, distance_mm, *values, limit)
