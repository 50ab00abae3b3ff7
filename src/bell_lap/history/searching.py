"""The row by which a workout is found by its words, and the words as SQLite asks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

TEXTS = """
SELECT status, title, line, kind, session_name, diary.note, diary.conditions,
       (SELECT group_concat(tag.tag, ' ') FROM tag WHERE tag.workout = workout.id)
FROM workout LEFT JOIN diary ON diary.workout = workout.id WHERE id = ?
"""

_INSERT = "INSERT INTO search (rowid, title, line, words) VALUES (?, ?, ?, ?)"


def index_words(connection: sqlite3.Connection, workout: int) -> None:
    """Make the row of a workout again, or take it away where no list shows the workout."""
    connection.execute("DELETE FROM search WHERE rowid = ?", (workout,))
    found = connection.execute(TEXTS, (workout,)).fetchone()
    if found is None or found[0] == "discarded":
        return
    _, title, line, *texts = found
    words = "\n".join(text for text in texts if text)
    connection.execute(_INSERT, (workout, title, line, words))


def match_of(words: Sequence[str]) -> str:
    """What FTS5 matches: every word, or what begins with it. Empty where nothing is asked.

    A word of signs alone asks nothing; one of several parts (`base-30min`, `long easy`) is those
    parts in a row, the last of which may go on.
    """
    plain = ("".join(sign if sign.isprintable() else " " for sign in word) for word in words)
    return " AND ".join(
        '"{}" *'.format(word.replace('"', " ")) for word in plain if any(map(str.isalnum, word))
    )
