"""What is asked of the history. Every query that may meet many rows is answered by an index.

Discarded workouts appear nowhere but in `summary_of` and `trash`.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from bell_lap.errors import BadInput
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.narrowing import Value, narrow
from bell_lap.history.records import (
    DaySum,
    Key,
    Summary,
    day_at,
    to_date,
    to_day,
    to_standing,
)

NEWEST = Key(2**62, 2**62, 2**62)
"""Before every workout in the list."""

# Not `day`, which stands behind the long texts of a row: it is reckoned.
_COLUMNS = """
SELECT id, started_utc_ms, zone, utc_offset_min, status, title, kind, runner, group_id, end_ms,
       reps, work_mm, line, sparkline, coalesce(diary.source, 'line'), diary.rpe,
       (SELECT group_concat(tag.tag, ' ') FROM tag WHERE tag.workout = workout.id),
       coalesce(diary.note <> '', 0), diary.deleted_utc_ms
FROM workout LEFT JOIN diary ON diary.workout = workout.id
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

ON_DAY = """
SELECT id FROM workout WHERE status <> 'discarded' AND day = ? ORDER BY started_utc_ms DESC, id DESC
"""

TRASH = f"{_COLUMNS} WHERE status = 'discarded' ORDER BY id DESC"


def page_query(
    after: Key | None = None, limit: int | None = None, wanted: Filter = ALL
) -> tuple[str, tuple[Value, ...]]:
    """The question for a page, and its values."""
    where, values = narrow(wanted)
    key = after or NEWEST
    query = f"""
        {_COLUMNS} WHERE {where} AND (day, started_utc_ms, id) < (?, ?, ?)
        ORDER BY day DESC, started_utc_ms DESC, id DESC LIMIT ?
    """
    place = key.day, key.started_utc_ms, key.id
    return query, (*values, *place, -1 if limit is None else limit)


def count_query(wanted: Filter = ALL) -> tuple[str, tuple[Value, ...]]:
    """The question for how many there are, and its values."""
    where, values = narrow(wanted)
    return f"SELECT count(*) FROM workout WHERE {where}", values  # noqa: S608 - made of constants only


def days_query(wanted: Filter = ALL) -> tuple[str, tuple[Value, ...]]:
    """The question for the days and their sums, and its values."""
    where, values = narrow(wanted)
    query = f"""
        SELECT day, count(*), sum(reps), sum(work_mm), sum(coalesce(shape.run_ms, 0))
        FROM workout LEFT JOIN shape ON shape.workout = workout.id
        WHERE {where} GROUP BY day ORDER BY day DESC
    """  # noqa: S608 - made of constants only
    return query, values


def page(
    connection: sqlite3.Connection,
    after: Key | None = None,
    limit: int | None = None,
    wanted: Filter = ALL,
) -> tuple[Summary, ...]:
    """The list from the newest local day on, or what follows `after`; `limit` rows, or all."""
    query, values = page_query(after, limit, wanted)
    return _summaries(connection, query, *values)


def count(connection: sqlite3.Connection, wanted: Filter = ALL) -> int:
    """How many workouts the list has."""
    (number,) = connection.execute(*count_query(wanted)).fetchone()
    return int(number)


def days(connection: sqlite3.Connection, wanted: Filter = ALL) -> tuple[DaySum, ...]:
    """The local days that have a workout, newest first."""
    rows = connection.execute(*days_query(wanted))
    return tuple([DaySum(to_date(day), *sums) for day, *sums in rows])


def trash(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    """The workouts that were deleted, the last one first."""
    found = _summaries(connection, TRASH)
    return tuple(sorted(found, key=lambda row: -(row.deleted_utc_ms or 0)))


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


def pick(connection: sqlite3.Connection, word: str) -> int:
    """The number of the workout that a person means by `12`, `#12`, `last` or `2026-05-29`.

    Raises BadInput where there is none, and where a day has several.
    """
    text = word.strip().lower()
    if text == "last":
        newest = page(connection, limit=1)
        if not newest:
            raise BadInput("There is no workout yet", hints=("bell-lap run starts one.",))
        return newest[0].id
    day = _day(text)
    if day is not None:
        return _only_one(connection, day)
    digits = text.removeprefix("#")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
        raise BadInput(
            f"{word!r} is no workout: a number is expected, a day as 2026-05-29, or last",
            hints=("bell-lap history list shows the numbers.",),
        )
    return summary_of(connection, int(digits)).id


def _day(text: str) -> date | None:
    if len(text) != len("2026-05-29"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _only_one(connection: sqlite3.Connection, day: date) -> int:
    found = [number for (number,) in connection.execute(ON_DAY, (to_day(day),))]
    if not found:
        raise BadInput(
            f"There is no workout on {day}", hints=("bell-lap history list shows them all.",)
        )
    if len(found) > 1:
        numbers = ", ".join(map(str, sorted(found)))
        raise BadInput(
            f"There are {len(found)} workouts on {day}", hints=(f"Name one of them: {numbers}.",)
        )
    return int(found[0])


def _summaries(connection: sqlite3.Connection, query: str, *values: Value) -> tuple[Summary, ...]:
    return tuple(_summary(row) for row in connection.execute(query, values))


def _summary(row: tuple[Any, ...]) -> Summary:
    # The columns of _COLUMNS and the fields of Summary are in one order; STRICT holds the types.
    first, (source, rpe, tags, noted, deleted_utc_ms) = row[:14], row[14:]
    number, started_utc_ms, zone, offset_min, standing, *rest = first
    words = tuple(sorted(tags.split())) if tags else ()
    fields: tuple[Any, ...] = (
        *(number, started_utc_ms, zone, offset_min, to_standing(standing), *rest),
        day_at(started_utc_ms, offset_min),
        *(source, rpe, words, bool(noted), deleted_utc_ms),
    )
    return Summary(*fields)
