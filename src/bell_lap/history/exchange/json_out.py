"""The history as JSON: one object, with one workout a line, so that it can be read as it comes."""

from __future__ import annotations

import sqlite3
from typing import BinaryIO

from bell_lap.history.exchange.copies import copy_json, copy_of
from bell_lap.history.exchange.selecting import ALL, Wanted, numbers

FORMAT = 1
FORMAT_KEY = "bell_lap_history"
LIST_KEY = "workouts"
FIRST_LINE = f'{{"{FORMAT_KEY}":{FORMAT},"{LIST_KEY}":['.encode()
LAST_LINE = b"]}"


def write_json(connection: sqlite3.Connection, out: BinaryIO, wanted: Wanted = ALL) -> int:
    """Write the workouts that are wanted; how many there were.

    The same history gives the same bytes. Raises OSError where `out` does.
    """
    chosen = numbers(connection, wanted)
    out.write(FIRST_LINE)
    for place, workout in enumerate(chosen):
        out.write(b"\n" if place == 0 else b",\n")
        out.write(copy_json(copy_of(connection, workout)).encode())
    out.write(b"\n" + LAST_LINE + b"\n")
    return len(chosen)
