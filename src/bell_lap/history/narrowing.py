"""A filter as SQL: the part after WHERE, for queries on `workout` by its index of days.

The plus before `id` keeps SQLite at that index: it has all that is asked here, in the order of the
list, and no row is read that is not wanted.
"""

from __future__ import annotations

from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import to_day
from bell_lap.history.searching import match_of

Value = int | str

_SHOWN = "workout.status <> 'discarded'"
_WORDS = "+workout.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
_TAG = "+workout.id IN (SELECT workout FROM tag WHERE tag = ?)"
_TAG_START = "+workout.id IN (SELECT workout FROM tag WHERE tag >= ? AND tag < ?)"
_SESSION = """
+workout.id IN (
    SELECT named.id FROM workout AS named
    WHERE named.status <> 'discarded' AND named.session_name = ? COLLATE NOCASE
    UNION ALL
    SELECT named.id FROM workout AS named
    WHERE named.status <> 'discarded' AND named.title = ? COLLATE NOCASE
)
"""
_LAST_LETTER = "\U0010ffff"


def narrow(wanted: Filter = ALL) -> tuple[str, tuple[Value, ...]]:
    """A condition on `workout`, and its values; discarded workouts never meet it."""
    parts, values = [_SHOWN], list[Value]()

    def add(part: str, *with_values: Value) -> None:
        parts.append(part)
        values.extend(with_values)

    if wanted.since is not None:
        add("workout.day >= ?", to_day(wanted.since))
    if wanted.until is not None:
        add("workout.day <= ?", to_day(wanted.until))
    if wanted.kinds:
        add(f"workout.kind IN ({', '.join('?' * len(wanted.kinds))})", *wanted.kinds)
    if wanted.runner is not None:
        add("workout.runner = ?", wanted.runner)
    for tag in wanted.tags:
        add(_TAG, tag)
    if wanted.tag_start:
        add(_TAG_START, wanted.tag_start, wanted.tag_start + _LAST_LETTER)
    if wanted.session is not None:
        add(_SESSION, wanted.session, wanted.session)
    match = match_of(wanted.words)
    if match:
        add(_WORDS, match)
    return " AND ".join(parts), tuple(values)
