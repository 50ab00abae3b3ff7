"""Files of the history as bytes and values, and the file itself as rows."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bell_lap.history.exchange.json_in import BroughtIn, import_into
from bell_lap.history.exchange.json_out import write_json
from bell_lap.history.exchange.selecting import ALL, Wanted, snapshot

DELETED_UTC_MS = 1_781_000_000_000
Json = dict[str, Any]


def exported(path: Path, wanted: Wanted = ALL) -> bytes:
    """The JSON file of a history."""
    out = io.BytesIO()
    with snapshot(path) as connection:
        write_json(connection, out, wanted)
    return out.getvalue()


def imported(path: Path, data: bytes) -> BroughtIn:
    """Take such a file in."""
    return import_into(path, io.BytesIO(data))


def values_of(data: bytes) -> Json:
    """The file as plain values."""
    value: Json = json.loads(data)
    return value


def bytes_of(values: Json) -> bytes:
    """Plain values as a file laid out as the program does."""
    workouts = [json.dumps(one, ensure_ascii=False) for one in values["workouts"]]
    return ('{"bell_lap_history":1,"workouts":[\n' + ",\n".join(workouts) + "\n]}\n").encode()


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, derived ones and the words of the search too."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith(("sqlite_", "search_"))
        ]
        found = {}
        for name in names:
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own tables
            found[name] = sorted(rows, key=repr)
        words = connection.execute("SELECT rowid, title, line, words FROM search").fetchall()
        return {**found, "search": sorted(words)}
