"""A runner's bests over the whole history: single reps and sets, by distance.

Only what may count does: a rep that was timed here to its end without a pause and without an
estimate (`rep.counts`), and a set all of whose reps are such. The recovery is always told with it:
a 400 off three minutes is not a 400 off thirty seconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from bell_lap.history.best_queries import (
    COUNTS,
    DISTANCES,
    SEASONS,
    count_query,
    sets_query,
    singles_query,
)
from bell_lap.history.spans import ALL_TIME, Span


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
    reps: int | None = None,
) -> tuple[SetBest, ...]:
    """A runner's sets of the fastest mean over a distance: of any number of reps, or of `reps`.

    Of equal ones that of more reps comes first, then that off the shorter recovery.
    """
    query, values = sets_query(runner, distance_mm, span, limit, reps)
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
    so_far: int | None = None
    for (reps,) in connection.execute(COUNTS, (runner, distance_mm)).fetchall():
        for best in best_sets(connection, runner, distance_mm, span, 1, reps):
            if so_far is None or best.mean_ms < so_far:
                so_far = best.mean_ms
                yield best
