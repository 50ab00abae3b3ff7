"""Repairs of a workout that has ended: inputs and rows change together, or nothing does."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bell_lap.core.inputs import SetSplit
from bell_lap.core.journal import Entry
from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from tests.history.build import new, presses, reps, result
from tests.history.conftest import raw

MENDED = Entry(4, SetSplit(900_000, 0, 1, 0, 70_500))


def ended(store: Store) -> int:
    """A finished workout with three inputs."""
    number = store.create(new())
    writer = store.writer(number)
    for entry in presses(3):
        writer.append(entry.seq, entry.item)
    writer.finish(reps(71_000, 72_000))
    assert writer.close()
    return number


def test_inputs_and_rows_change_together(store: Store, path: Path) -> None:
    number = ended(store)
    assert store.amend(number, 3, (MENDED,), reps(70_500, 72_000))
    assert store.load(number).entries[-1] == MENDED
    assert store.load(number).summary.line.endswith("70.5 72.0 · avg 71.3")
    with raw(path) as connection:
        (elapsed,) = connection.execute("SELECT elapsed_ms FROM rep WHERE number = 1").fetchone()
    assert elapsed == 70_500


def test_what_another_program_added_first_is_not_written_over(store: Store) -> None:
    number = ended(store)
    assert store.amend(number, 3, (MENDED,), reps(70_500, 72_000))
    before = store.load(number)
    assert not store.amend(number, 3, (MENDED,), reps(69_000, 72_000))
    assert store.load(number) == before


def test_a_workout_that_runs_again_takes_no_repair(store: Store) -> None:
    number = ended(store)
    store.reopen(number)
    assert not store.amend(number, 3, (MENDED,), reps(70_500, 72_000))
    assert len(store.load(number).entries) == 3


def test_a_workout_without_inputs_can_be_amended(store: Store) -> None:
    number = store.create(new())
    store.finish(number, result())
    assert store.amend(number, 0, presses(1), result())
    assert len(store.load(number).entries) == 1


def test_a_refusal_in_the_middle_leaves_nothing_half_written(store: Store, path: Path) -> None:
    number = ended(store)
    before = store.load(number)
    with raw(path) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON lap BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(sqlite3.IntegrityError):
        store.amend(number, 3, (MENDED,), reps(70_500, 72_000))
    assert store.load(number) == before
    with raw(path) as connection:
        assert connection.execute("SELECT count(*) FROM lap").fetchone() == (2,)


def test_a_workout_that_is_none_is_told(store: Store) -> None:
    with pytest.raises(BadInput, match="no workout 7"):
        store.amend(7, 0, (), result())
