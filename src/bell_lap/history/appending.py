"""The table of inputs: some put at its end in the caller's transaction, and the newest asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

Row = tuple[int, int, str, str]
"""(seq, at_ms, kind, payload), as `stored.input_row` makes it."""

_INSERT = "INSERT INTO input (workout, seq, at_ms, kind, payload) VALUES (?, ?, ?, ?, ?)"
_NEWEST = "SELECT max(seq) FROM input WHERE workout = ?"


def append_inputs(connection: sqlite3.Connection, workout: int, rows: Iterable[Row]) -> None:
    """Put inputs at the end of a journal; SQLite refuses a number that is there already."""
    connection.executemany(_INSERT, [(workout, *row) for row in rows])


def newest_seq(connection: sqlite3.Connection, workout: int) -> int:
    """The number of the newest input that is kept; 0 where there is none."""
    (newest,) = connection.execute(_NEWEST, (workout,)).fetchone()
    return int(newest or 0)
