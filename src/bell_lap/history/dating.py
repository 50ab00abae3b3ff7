"""Fills what version 3 of the file added, from what version 2 had.

Part of a migration, so it stands on nothing that may change: neither on the code that derives
results nor on that which makes these rows today. `bell-lap history rebuild` makes them by that.
"""

from __future__ import annotations

import hashlib
import sqlite3

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


def fill_version_3(connection: sqlite3.Connection) -> None:
    """Give every workout its diary, its words, and its reps their year."""
    for (number,) in connection.execute("SELECT id FROM workout").fetchall():
        known = connection.execute(_KNOWN, (number,)).fetchone()
        connection.execute(_DIARY, (number, _uid(number, known)))
    connection.execute(_YEARS)
    connection.execute(_SEARCH)


def _uid(number: int, known: tuple[object, ...]) -> str:
    """What a workout is called: the same in every copy of a file, wherever it is migrated."""
    text = "\n".join(map(str, (number, *known)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
