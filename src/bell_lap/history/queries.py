"""What is asked of the history. Every query that may meet many rows is answered by an index.

Discarded workouts appear nowhere but in `summary_of`.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from bell_lap.errors import BadInput
from bell_lap.history.records import Best, Key, Summary, to_standing

NEWEST = Key(2**62, 2**62)
"""Before every workout in the list."""

_COLUMNS = """
SELECT id, started_utc_ms, zone, utc_offset_min, status, title, kind, runner, group_id, end_ms,
       reps, work_mm, line, sparkline
FROM workout
"""

PAGE = f"""
{_COLUMNS} WHERE status <> 'discarded' AND (started_utc_ms, id) < (?, ?)
ORDER BY started_utc_ms DESC, id DESC LIMIT ?
"""

UNFINISHED = f"{_COLUMNS} WHERE status = 'running' ORDER BY id DESC"

ONE = f"{_COLUMNS} WHERE id = ?"

SAME_WORK = f"""
{_COLUMNS} WHERE status <> 'discarded' AND signature_work = (
    SELECT signature_work FROM workout WHERE id = ?
) ORDER BY started_utc_ms DESC, id DESC LIMIT ?
"""  # noqa: S608 - made of constants only

SAME_EXACT = f"""
{_COLUMNS} WHERE status <> 'discarded' AND signature_exact = (
    SELECT signature_exact FROM workout WHERE id = ?
) ORDER BY started_utc_ms DESC, id DESC LIMIT ?
"""  # noqa: S608 - made of constants only

COUNT = "SELECT count(*) FROM workout WHERE status <> 'discarded'"

BESTS = """
SELECT rep.workout, rep.step, rep.attempt, rep.elapsed_ms, rep.distance_mm, rep.recovery_before_ms,
       workout.started_utc_ms, workout.utc_offset_min, workout.title
FROM rep JOIN workout ON workout.id = rep.workout
WHERE rep.runner = ? AND rep.distance_mm = ? AND rep.counts = 1
ORDER BY rep.elapsed_ms LIMIT ?
"""


def page(
    connection: sqlite3.Connection, after: Key | None = None, limit: int | None = None
) -> tuple[Summary, ...]:
    """The list from the newest start on, or what follows `after`; `limit` rows, or all."""
    key = after or NEWEST
    return _summaries(connection, PAGE, key.started_utc_ms, key.id, -1 if limit is None else limit)


def count(connection: sqlite3.Connection) -> int:
    """How many workouts the list has."""
    (number,) = connection.execute(COUNT).fetchone()
    return int(number)


def unfinished(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    """The workouts without an end, newest first."""
    return _summaries(connection, UNFINISHED)


def newest_input_ms(connection: sqlite3.Connection, workout: int) -> int:
    """The latest instant of an input, from the workout's start; 0 where there is none."""
    query = "SELECT max(at_ms) FROM input WHERE workout = ?"
    (newest,) = connection.execute(query, (workout,)).fetchone()
    return int(newest or 0)


def summary_of(connection: sqlite3.Connection, workout: int) -> Summary:
    """One row of the list. Raises BadInput where there is no such workout."""
    found = _summaries(connection, ONE, workout)
    if not found:
        raise BadInput(
            f"There is no workout {workout}", hints=("bell-lap history list shows them all.",)
        )
    return found[0]


def alike(
    connection: sqlite3.Connection, workout: int, *, exact: bool = False, limit: int = 100
) -> tuple[Summary, ...]:
    """Workouts with the same work as this one (`exact`: the same recoveries too), newest first.

    This one is among them.
    """
    return _summaries(connection, SAME_EXACT if exact else SAME_WORK, workout, limit)


def bests(
    connection: sqlite3.Connection, distance_mm: int, runner: str = "", limit: int = 10
) -> tuple[Best, ...]:
    """A runner's fastest reps over a distance in millimetres, fastest first."""
    rows = connection.execute(BESTS, (runner, distance_mm, limit))
    return tuple(Best(*row) for row in rows)


def pick(connection: sqlite3.Connection, word: str) -> int:
    """The number of the workout that a person means by `12`, `#12` or `last`.

    Raises BadInput where there is none.
    """
    text = word.strip().lower()
    if text == "last":
        newest = page(connection, limit=1)
        if not newest:
            raise BadInput("There is no workout yet", hints=("bell-lap run starts one.",))
        return newest[0].id
    digits = text.removeprefix("#")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
        raise BadInput(
            f"{word!r} is no workout: a number is expected, or last",
            hints=("bell-lap history list shows the numbers.",),
        )
    return summary_of(connection, int(digits)).id


def _summaries(connection: sqlite3.Connection, query: str, *values: int) -> tuple[Summary, ...]:
    return tuple(_summary(row) for row in connection.execute(query, values))


def _summary(row: tuple[Any, ...]) -> Summary:
    # The columns of _COLUMNS and the fields of Summary are in one order; STRICT holds the types.
    number, started_utc_ms, zone, offset_min, standing, *rest = row
    return Summary(number, started_utc_ms, zone, offset_min, to_standing(standing), *rest)
