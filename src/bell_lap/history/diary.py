"""What a person adds to a workout: note, conditions, effort, tags. Each change is one row or two.

Texts are kept as they were typed, but for white space around them; a tag is one word in small
letters. Every change is made within the caller's transaction.
"""

from __future__ import annotations

import sqlite3

from bell_lap.errors import BadInput
from bell_lap.history.records import Diary
from bell_lap.history.searching import index_words
from bell_lap.history.texts import clean_tag, clean_text

NOTE_LENGTH = 10_000
CONDITIONS_LENGTH = 500
MOST_TAGS = 50
HARDEST = 10
"""RPE goes from 1 to this."""

ONE = """
SELECT uid, source, rpe, note, conditions, deleted_utc_ms FROM diary WHERE workout = ?
"""

BY_UID = "SELECT workout FROM diary WHERE uid = ?"

TAGS_OF = "SELECT tag FROM tag WHERE workout = ? ORDER BY tag"

TAGS = """
SELECT tag, count(*) FROM tag JOIN workout ON workout.id = tag.workout
WHERE workout.status <> 'discarded' GROUP BY tag ORDER BY count(*) DESC, tag
"""

_BEGIN = "INSERT INTO diary (workout, uid, source) VALUES (?, ?, ?)"


def begin(connection: sqlite3.Connection, workout: int, uid: str, source: str) -> None:
    """The row of a new workout. Raises BadInput where another workout has this `uid`."""
    found = number_of(connection, uid)
    if found is not None:
        raise BadInput(f"Workout {found} is this one already")
    connection.execute(_BEGIN, (workout, uid, source))


def number_of(connection: sqlite3.Connection, uid: str) -> int | None:
    """The number that a workout has here, or None where it is not here."""
    row = connection.execute(BY_UID, (uid,)).fetchone()
    return None if row is None else int(row[0])


def diary_of(connection: sqlite3.Connection, workout: int) -> Diary:
    """What was added to a workout. Raises BadInput where there is no such workout."""
    found = connection.execute(ONE, (workout,)).fetchone()
    if found is None:
        raise BadInput(
            f"There is no workout {workout}", hints=("bell-lap history list shows them all.",)
        )
    uid, source, rpe, note, conditions, deleted_utc_ms = found
    tags = tuple(tag for (tag,) in connection.execute(TAGS_OF, (workout,)))
    return Diary(workout, uid, source, rpe, note, conditions, tags, deleted_utc_ms)


def tags(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Every tag with how many workouts have it, the commonest first."""
    return tuple(connection.execute(TAGS))


def set_note(connection: sqlite3.Connection, workout: int, text: str) -> None:
    """Replace the note; an empty text takes it away. Raises BadInput for one that cannot be."""
    note = clean_text(text, "a note", NOTE_LENGTH, lines=True)
    _set(connection, workout, "UPDATE diary SET note = ? WHERE workout = ?", note)
    index_words(connection, workout)


def set_conditions(connection: sqlite3.Connection, workout: int, text: str) -> None:
    """Replace the conditions: weather, track, shoes. Raises BadInput like `set_note`."""
    conditions = clean_text(text, "conditions", CONDITIONS_LENGTH, lines=False)
    _set(connection, workout, "UPDATE diary SET conditions = ? WHERE workout = ?", conditions)
    index_words(connection, workout)


def set_rpe(connection: sqlite3.Connection, workout: int, rpe: int | None) -> None:
    """How hard it was, 1 to 10; None takes it away. Raises BadInput for anything else."""
    if rpe is not None and not 1 <= rpe <= HARDEST:
        raise BadInput(
            f"An effort is a number from 1 to {HARDEST}, not {rpe}",
            hints=("1 is very easy, 5 hard, 10 all that there is.",),
        )
    _set(connection, workout, "UPDATE diary SET rpe = ? WHERE workout = ?", rpe)


def tag(connection: sqlite3.Connection, workout: int, word: str) -> None:
    """Add a tag; nothing where it is there. Raises BadInput for what is no tag."""
    clean = clean_tag(word)
    there = diary_of(connection, workout).tags
    if clean in there:
        return
    if len(there) >= MOST_TAGS:
        raise BadInput(f"A workout has no more than {MOST_TAGS} tags", hints=("Take one off.",))
    connection.execute("INSERT INTO tag (tag, workout) VALUES (?, ?)", (clean, workout))
    index_words(connection, workout)


def untag(connection: sqlite3.Connection, workout: int, word: str) -> None:
    """Take a tag off; nothing where it is not there. Raises BadInput for what is no tag."""
    clean = clean_tag(word)
    diary_of(connection, workout)
    connection.execute("DELETE FROM tag WHERE tag = ? AND workout = ?", (clean, workout))
    index_words(connection, workout)


def _set(connection: sqlite3.Connection, workout: int, query: str, value: str | int | None) -> None:
    diary_of(connection, workout)
    connection.execute(query, (value, workout))
