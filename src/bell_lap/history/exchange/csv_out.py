"""The laps as CSV: one row each, for a spreadsheet.

RFC 4180: commas, lines that end in CRLF, quotes where they are needed. A text that a spreadsheet
would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from typing import Any, BinaryIO

from bell_lap.core.hidden import shown
from bell_lap.history.exchange.selecting import ALL, Wanted, numbers
from bell_lap.history.records import iso

HEADER = (
    "workout", "date", "time", "session", "kind", "runner", "status", "rpe", "tags", "part",
    "block", "set", "rep", "attempt", "label", "lap", "distance_m", "lap_s", "split_s",
    "goal_split_s", "delta_s", "rep_s", "rep_goal_s", "rep_delta_s", "recovery_before_s", "reps",
    "load", "load_unit", "flags",
)  # fmt: skip
"""Columns are only added at the end."""

BOM = b"\xef\xbb\xbf"
"""Excel takes a file for UTF-8 by it."""

_ROWS = """
SELECT started_utc_ms, utc_offset_min, title, kind, workout.runner, status, rpe,
       (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM tag WHERE workout = workout.id)),
       role, block, set_number, number, attempt, label, place, lap.distance_mm, lap_ms, split_ms,
       goal_split_ms, lap.delta_ms, elapsed_ms, goal_max_ms, rep.delta_ms, recovery_before_ms,
       reps_done, load_thousandths, load_unit, rep.flags, lap.flags
FROM workout JOIN diary ON diary.workout = workout.id
JOIN rep ON rep.workout = workout.id
LEFT JOIN lap ON lap.workout = rep.workout AND lap.ord = rep.ord
WHERE workout.id = ? ORDER BY rep.ord, place
"""

_NUMBER = re.compile(r"[+-]?\d+([.,:]\d+)*")
_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A spreadsheet that splits at semicolons or tabs looks at what comes after them too.
_SPLITS = re.compile(r"([;\t\r\n])")


def write_csv(
    connection: sqlite3.Connection, out: BinaryIO, wanted: Wanted = ALL, *, bom: bool = True
) -> int:
    """Write the laps of the workouts that are wanted; how many workouts have any.

    A rep without laps has a row too. What still runs and what is in the trash has none.
    """
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    try:
        if bom:
            out.write(BOM)
        writer = csv.writer(text)
        writer.writerow(HEADER)
        return sum(_write(writer, connection, workout) for workout in numbers(connection, wanted))
    finally:
        text.detach()


def _write(writer: Any, connection: sqlite3.Connection, workout: int) -> bool:
    any_row = False
    for row in connection.execute(_ROWS, (workout,)):
        writer.writerow((workout, *_cells(row)))
        any_row = True
    return any_row


def _cells(row: tuple[Any, ...]) -> tuple[str | int | None, ...]:
    utc_ms, offset, title, kind, runner, status, rpe, tags, role, block, set_, number, *rest = row
    attempt, label, place, distance_mm, *times, reps, load, unit, rep_flags, lap_flags = rest
    day, clock = iso(utc_ms, offset)[:19].split("T")
    flags = dict.fromkeys([*json.loads(rep_flags), *json.loads(lap_flags or "[]")])
    return (
        *(day, clock, safe(title), kind, safe(runner), status, rpe, safe(tags or "")),
        *("rep" if number is not None else "float" if role == "work" else role, safe(block)),
        *(set_, number, attempt, safe(label), None if place is None else place + 1),
        *(thousandths(figure) for figure in (distance_mm, *times)),
        *(reps, thousandths(load), safe(unit or ""), ", ".join(flags)),
    )


def safe(text: str) -> str:
    """A text that neither a spreadsheet takes for a formula nor a terminal for a command.

    A number stays as it is.
    """
    text = shown(text)
    quoted = "".join(map(_safe_piece, _SPLITS.split(text)))
    return f"'{quoted}" if text.startswith(("\t", "\r", "\n")) else quoted


def _safe_piece(piece: str) -> str:
    bare = piece.lstrip()
    return f"'{piece}" if bare.startswith(_SIGNS) and not _NUMBER.fullmatch(bare) else piece


def thousandths(figure: int | None) -> str | None:
    """Thousandths as a number with a point: 71.234, -0.5, 400."""
    if figure is None:
        return None
    whole, rest = divmod(abs(figure), 1000)
    sign = "-" if figure < 0 else ""
    return f"{sign}{whole}.{rest:03d}".rstrip("0").rstrip(".")
