"""Fills what version 3 of the file added, from what version 2 had.

Part of a migration, so it stands on nothing that may change: neither on the code that derives
results nor on that which makes these rows today. What it makes is what `bell-lap history rebuild`
made of the same inputs when version 3 came.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from itertools import groupby
from typing import NamedTuple

_KNOWN = """
SELECT workout.started_utc_ms, runner, plan, boot_id, clock_s
FROM workout LEFT JOIN anchor ON anchor.workout = id AND run = 1 WHERE id = ?
"""

_DIARY = "INSERT INTO diary (workout, uid) VALUES (?, ?)"

_YEARS = """
UPDATE rep SET year = (
    SELECT CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER)
    FROM workout WHERE id = rep.workout
)
"""

_SEARCH = """
INSERT INTO search (rowid, title, line, words)
SELECT id, title, line, kind || coalesce(char(10) || session_name, '')
FROM workout WHERE status <> 'discarded'
"""

_ENDED = "SELECT id FROM workout WHERE status IN ('finished', 'stopped')"

_REPS = """
SELECT ord, runner, year, number, label, measure, distance_mm, elapsed_ms, goal_max_ms, goal_text,
       recovery_before_ms, counts, flags
FROM rep WHERE workout = ? ORDER BY ord
"""

_SERIES = """
INSERT INTO series (
    workout, ord, runner, year, distance_mm, reps, mean_ms, fastest_ms, slowest_ms, goal_ms,
    recovery_ms, counts
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_SHAPE = "INSERT INTO shape (workout, sprint_reps, long_reps, run_ms) VALUES (?, ?, ?, ?)"

_NOT_DONE = {"did not finish", "not finished"}


class _Rep(NamedTuple):
    """A row of `rep`."""

    ord: int
    runner: str
    year: int
    number: int | None
    label: str
    measure: str
    distance_mm: int | None
    elapsed_ms: int | None
    goal_ms: int | None
    goal_text: str
    recovery_ms: int | None
    counts: int
    flags: str

    @property
    def was_done(self) -> bool:
        return not _NOT_DONE & set(json.loads(self.flags))

    @property
    def stands(self) -> bool:
        return self.number is not None and "attempted again" not in json.loads(self.flags)


def fill_version_3(connection: sqlite3.Connection) -> None:
    """Give every workout its diary, its words and its figures, and its reps their year."""
    for (number,) in connection.execute("SELECT id FROM workout").fetchall():
        known = connection.execute(_KNOWN, (number,)).fetchone()
        connection.execute(_DIARY, (number, _uid(number, known)))
    connection.execute(_YEARS)
    connection.execute(_SEARCH)
    for (number,) in connection.execute(_ENDED).fetchall():
        reps = [_Rep(*row) for row in connection.execute(_REPS, (number,))]
        standing = [rep for rep in reps if rep.stands]
        for row in _series(standing):
            connection.execute(_SERIES, (number, *row))
        run_ms = sum(rep.elapsed_ms or 0 for rep in reps if rep.measure != "count")
        done = [rep for rep in standing if rep.was_done]
        shape = sum(map(_is_sprint, done)), sum(map(_is_long, done)), run_ms
        connection.execute(_SHAPE, (number, *shape))


def _uid(number: int, known: tuple[object, ...]) -> str:
    """What a workout is called: the same in every copy of a file, wherever it is migrated."""
    text = "\n".join(map(str, (number, *known)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _series(standing: list[_Rep]) -> list[tuple[int | str | None, ...]]:
    """Reps of one distance and label side by side; those without a time have no part in it."""
    rows: list[tuple[int | str | None, ...]] = []
    for (measure, distance_mm, _), group in groupby(
        standing, key=lambda rep: (rep.measure, rep.distance_mm, rep.label)
    ):
        if measure != "distance" or distance_mm is None:
            continue
        reps = list(group)
        timed = [place for place, rep in enumerate(reps) if _has_time(rep)]
        if not timed:
            continue
        reps = reps[timed[0] : timed[-1] + 1]
        times = [rep.elapsed_ms for rep in reps if _has_time(rep) and rep.elapsed_ms is not None]
        goals = [rep.goal_ms for rep in reps if _has_time(rep) and rep.goal_ms is not None]
        rests = [rep.recovery_ms for rep in reps[1:] if rep.recovery_ms is not None]
        rows.append(
            (
                *(reps[0].ord, reps[0].runner, reps[0].year, distance_mm, len(times)),
                *(_mean(times), min(times), max(times)),
                _mean(goals) if len(goals) == len(times) else None,
                _mean(rests) if rests else None,
                int(all(rep.counts for rep in reps)),
            )
        )
    return rows


def _has_time(rep: _Rep) -> bool:
    return rep.elapsed_ms is not None and rep.was_done


def _mean(figures: list[int]) -> int:
    """Rounded half up."""
    return (2 * sum(figures) + len(figures)) // (2 * len(figures))


def _is_sprint(rep: _Rep) -> bool:
    """Up to 200 m, or 30 s where it has no distance; no strides, and no drill of under 40 m."""
    if rep.goal_text == "strides":
        return False
    if rep.measure == "distance" and rep.distance_mm is not None:
        return rep.distance_mm <= 200_000 and (rep.distance_mm >= 40_000 or rep.goal_text != "")
    return rep.measure == "time" and (rep.elapsed_ms or 0) <= 30_000


def _is_long(rep: _Rep) -> bool:
    """600 m at least, or 2 min where it has no distance."""
    if rep.measure == "distance" and rep.distance_mm is not None:
        return rep.distance_mm >= 600_000
    return rep.measure != "count" and (rep.elapsed_ms or 0) >= 120_000
