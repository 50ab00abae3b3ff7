"""How one kind of work, or one rep distance, has gone over the months.

Each workout is one point. Its times are those of the reps that were run to their end and have a
time; `counts` says whether all of them may be bests. Times over a distance alone: a timed rep has
nothing to compare.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from bell_lap.core.analysis import mean
from bell_lap.core.units import round_half_up
from bell_lap.history.spans import LOCAL_MS, local_day, local_ms

PER_M = 400
"""What times are told over where the reps differ in distance."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One workout."""

    workout: int
    day: date
    title: str
    reps: int
    """How many its figures are made of."""
    best_ms: int
    mean_ms: int
    goal_ms: int | None
    """The mean goal, of a range the slower end; None unless every rep has one."""
    recovery_ms: int | None
    """The mean recovery between reps of one distance; None where there was none."""
    counts: bool
    """Whether every rep may be a best: none estimated, paused or left out."""
    line: str
    """The result in one line."""
    per_m: int | None = None
    """400 where the reps of the work differ in distance: its times are for so many metres. None:
    they are those of the reps."""


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """The points of one month."""

    month: date
    """Its first day."""
    best_ms: int
    mean_ms: int
    """The mean of the workouts' means."""
    goal_ms: int | None
    """The mean of the goals that there were."""
    workouts: int


class _Row(NamedTuple):
    """One series of a workout."""

    workout: int
    started_utc_ms: int
    utc_offset_min: int
    title: str
    line: str
    distance_mm: int
    reps: int
    mean_ms: int
    fastest_ms: int
    goal_ms: int | None
    recovery_ms: int | None
    counts: int


_COLUMNS = """
SELECT workout.id, workout.started_utc_ms, workout.utc_offset_min, workout.title, workout.line,
       series.distance_mm, series.reps, series.mean_ms, series.fastest_ms, series.goal_ms,
       series.recovery_ms, series.counts
"""

_ORDER = "ORDER BY workout.started_utc_ms, workout.id, series.ord"

OF_WORK = f"""
{_COLUMNS}
FROM workout AS this
CROSS JOIN workout INDEXED BY workout_by_work ON workout.signature_work = this.signature_work
CROSS JOIN series ON series.workout = workout.id
WHERE this.id = ? AND workout.status <> 'discarded' AND workout.runner = this.runner
      AND {LOCAL_MS} BETWEEN ? AND ?
{_ORDER}
"""

OF_DISTANCE = f"""
{_COLUMNS}
FROM series INDEXED BY series_trend
CROSS JOIN workout ON workout.id = series.workout
WHERE series.runner = ? AND series.distance_mm = ? AND {LOCAL_MS} BETWEEN ? AND ?
      AND (?5 IS NULL OR workout.kind = ?5)
{_ORDER}
"""

DISTANCES = """
SELECT distance_mm, count(*) FROM rep INDEXED BY rep_season
WHERE runner = ? AND counts = 1 AND distance_mm IS NOT NULL
GROUP BY distance_mm ORDER BY count(*) DESC, distance_mm
"""


def of_work(
    connection: sqlite3.Connection,
    workout: int,
    *,
    since: date | None = None,
    until: date | None = None,
) -> tuple[TrendPoint, ...]:
    """The runner's workouts of the same work as this one, oldest first; days are inclusive.

    Those without a time over a distance have no point.
    """
    rows = connection.execute(OF_WORK, (workout, *local_ms(since, until)))
    return _points(_Row(*row) for row in rows)


def of_distance(
    connection: sqlite3.Connection,
    runner: str,
    distance_mm: int,
    *,
    kind: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[TrendPoint, ...]:
    """The runner's workouts with reps over a distance, oldest first, their other reps left out.

    `kind` is the word of a kind of session: `intervals`.
    """
    values = (runner, distance_mm, *local_ms(since, until), kind)
    return _points(_Row(*row) for row in connection.execute(OF_DISTANCE, values))


def distances(connection: sqlite3.Connection, runner: str) -> tuple[tuple[int, int], ...]:
    """Every distance in millimetres with how many reps over it count, the commonest first."""
    return tuple(connection.execute(DISTANCES, (runner,)))


def monthly(points: Iterable[TrendPoint]) -> tuple[MonthPoint, ...]:
    """The points by month, oldest first; months without a point are left out."""
    ordered = sorted(points, key=lambda point: point.day)
    months = groupby(ordered, key=lambda point: point.day.replace(day=1))
    return tuple(_month(month, list(group)) for month, group in months)


def _month(month: date, points: Sequence[TrendPoint]) -> MonthPoint:
    goals = [point.goal_ms for point in points if point.goal_ms is not None]
    return MonthPoint(
        month,
        min(point.best_ms for point in points),
        mean([point.mean_ms for point in points]),
        mean(goals) if goals else None,
        len(points),
    )


def _points(rows: Iterable[_Row]) -> tuple[TrendPoint, ...]:
    kept = list(rows)
    # One workout may have been stopped after its first distance: the others say what is told.
    mixed = len({row.distance_mm for row in kept}) > 1
    return tuple(
        _point(list(group), mixed=mixed) for _, group in groupby(kept, key=lambda row: row.workout)
    )


def _point(series: Sequence[_Row], *, mixed: bool) -> TrendPoint:
    """One workout from its series; each series weighs as much as it has reps, or metres."""
    first = series[0]
    reps = sum(row.reps for row in series)
    whole_mm = sum(row.reps * row.distance_mm for row in series)
    goals = [row.goal_ms * row.reps for row in series if row.goal_ms is not None]

    def each(total_ms: int) -> int:
        """What one rep, or 400 m, is of the time of all reps together."""
        return round_half_up(total_ms * PER_M * 1000 / whole_mm if mixed else total_ms / reps)

    def fastest(row: _Row) -> float:
        return row.fastest_ms * PER_M * 1000 / row.distance_mm if mixed else row.fastest_ms

    return TrendPoint(
        workout=first.workout,
        day=local_day(first.started_utc_ms, first.utc_offset_min),
        title=first.title,
        reps=reps,
        best_ms=round_half_up(min(map(fastest, series))),
        mean_ms=each(sum(row.mean_ms * row.reps for row in series)),
        goal_ms=each(sum(goals)) if len(goals) == len(series) else None,
        recovery_ms=_recovery_ms(series),
        counts=all(row.counts for row in series),
        line=first.line,
        per_m=PER_M if mixed else None,
    )


def _recovery_ms(series: Sequence[_Row]) -> int | None:
    """The mean of the recoveries within series: a series of n reps has n - 1."""
    rests = [(row.recovery_ms, row.reps - 1) for row in series if row.recovery_ms is not None]
    between = sum(count for _, count in rests)
    return round_half_up(sum(ms * count for ms, count in rests) / between) if between else None
