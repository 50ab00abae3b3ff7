"""The inputs in the file: append-only, for ever, and read-only where a later version wrote."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bell_lap.core.inputs import Press
from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from tests.history.build import new, presses
from tests.history.conftest import raw


def with_presses(store: Store, count: int = 3) -> int:
    number = store.create(new())
    writer = store.writer(number)
    for entry in presses(count):
        writer.append(entry.seq, entry.item)
    assert writer.close()
    return number


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE input SET at_ms = 0",
        "UPDATE input SET kind = 'next' WHERE seq = 2",
        "DELETE FROM input",
        "DELETE FROM input WHERE seq = 3",
        "INSERT OR REPLACE INTO input VALUES (1, 2, 0, 'next', '{}')",
        "REPLACE INTO input VALUES (1, 2, 0, 'next', '{}')",
        "INSERT INTO input VALUES (1, 2, 0, 'next', '{}') ON CONFLICT DO UPDATE SET at_ms = 0",
        "INSERT INTO input VALUES (1, 2, 0, 'next', '{}')",
    ],
)
def test_no_input_is_ever_changed(store: Store, path: Path, statement: str) -> None:
    number = with_presses(store)
    with raw(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    assert store.load(number).entries == presses(3)


def test_inputs_go_only_with_their_workout(store: Store, path: Path) -> None:
    gone, kept = with_presses(store), with_presses(store)
    with raw(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM workout WHERE id = ?", (gone,))
        left = connection.execute("SELECT DISTINCT workout FROM input").fetchall()
        anchors = connection.execute("SELECT workout FROM anchor").fetchall()
    assert left == anchors == [(kept,)]


def test_an_input_without_a_workout_is_refused(store: Store) -> None:
    with store._asking() as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO input VALUES (9, 1, 0, 'next', '{}')")


@pytest.mark.parametrize(
    ("kind", "payload", "reason"),
    [
        ("teleport", "{}", "teleport"),
        ("press", '{"key":"space","force":3}', "force"),
        ("press", '{"key":7}', "key"),
        ("press", "{", "input 4"),
        ("press", "[]", "input 4"),
    ],
)
def test_a_later_versions_input_makes_the_workout_read_only(
    store: Store, path: Path, kind: str, payload: str, reason: str
) -> None:
    number = with_presses(store)
    with raw(path) as connection:
        connection.execute("INSERT INTO input VALUES (?, 4, 9, ?, ?)", (number, kind, payload))
        connection.execute("INSERT INTO input VALUES (?, 5, 9, 'press', '{}')", (number,))
    stored = store.load(number)
    assert stored.entries == presses(3)
    assert stored.readonly_reason is not None
    assert reason in stored.readonly_reason
    assert store.list()[0].id == number


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        ("rules", "{", "the rules"),
        ("rules", '{"number":99}', "the rules"),
        ("profile", "[]", "the profile"),
        ("plan", '{"plan_format":99}', "plan"),
        ("plan", "", "plan"),
    ],
)
def test_what_cannot_be_read_is_said_and_hides_nothing_else(
    store: Store, path: Path, column: str, text: str, says: str
) -> None:
    number, other = with_presses(store), with_presses(store)
    with raw(path) as connection:
        connection.execute(f"UPDATE workout SET {column} = ? WHERE id = ?", (text, number))  # noqa: S608 - the test's own words
    with pytest.raises(BadInput, match=says):
        store.load(number)
    assert [row.id for row in store.list()] == [other, number]
    assert store.load(other).entries == presses(3)


def test_workouts_never_mix(store: Store) -> None:
    one, two = store.create(new()), store.create(new())
    writers = store.writer(one), store.writer(two)
    for entry in presses(4):
        writers[entry.seq % 2].append(entry.seq, entry.item)
    assert all(writer.close() for writer in writers)
    assert [entry.seq for entry in store.load(one).entries] == [2, 4]
    assert [entry.seq for entry in store.load(two).entries] == [1, 3]


def test_a_resumed_journal_goes_on_where_it_ended(store: Store) -> None:
    number = with_presses(store)
    writer = store.writer(number)
    assert writer.acked_seq == 3
    with pytest.raises(ValueError, match="comes after"):
        writer.append(3, Press(0))
    writer.append(4, Press(4000))
    assert writer.close()
    assert store.load(number).entries == presses(4)
