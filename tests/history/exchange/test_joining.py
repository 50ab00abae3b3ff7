"""A workout that is both here and in the file: nothing is taken away, and what differs is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import pytest

from bell_lap.core.inputs import SetSplit
from bell_lap.core.journal import Entry, Fold
from bell_lap.history.exchange.copies import InputCopy
from bell_lap.history.exchange.selecting import Wanted
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from tests.history.exchange.support import (
    DELETED_UTC_MS,
    Json,
    bytes_of,
    exported,
    imported,
    rows_of,
    values_of,
)

WORKOUT = 3


def mend(store: Store, workout: int) -> None:
    """One more input: the first split of the first rep is another."""
    stored = store.load(workout)
    newest = stored.entries[-1]
    rep = result_of(stored).reps[0]
    split_ms = (rep.marks[-1].split_ms or 0) + 1000
    item = SetSplit(
        newest.item.at_ms + 1, step=rep.index, mark=len(rep.marks) - 1, split_ms=split_ms
    )
    entry = Entry(newest.seq + 1, item)
    fold = Fold(stored.plan, stored.rules, stored.entries)
    assert fold.add(entry)
    from bell_lap.core.derive import workout_result

    state = fold.at(stored.summary.end_ms or 0).state
    assert store.amend(workout, newest.seq, (entry,), workout_result(state, stored.rules))


def one(store: Store, workout: int = WORKOUT) -> bytes:
    return exported(store.path, Wanted(workouts=(workout,)))


def test_a_longer_journal_takes_the_place_of_a_shorter_one(lived: Store, empty: Store) -> None:
    imported(empty.path, exported(lived.path))
    mend(lived, WORKOUT)
    done = imported(empty.path, exported(lived.path))
    assert (done.added, done.grown, done.left) == ((), (WORKOUT,), ())
    assert rows_of(empty.path) == rows_of(lived.path)


def test_a_shorter_journal_takes_nothing_away(lived: Store) -> None:
    old = exported(lived.path)
    mend(lived, WORKOUT)
    before = rows_of(lived.path)
    done = imported(lived.path, old)
    assert (done.added, done.grown, done.left) == ((), (), ())
    assert rows_of(lived.path) == before


def test_journals_that_part_ways_are_told_of(lived: Store) -> None:
    values = values_of(one(lived))
    values["workouts"][0]["inputs"][2]["at_ms"] += 1
    before = rows_of(lived.path)
    done = imported(lived.path, bytes_of(values))
    assert [(left.workout, left.reason) for left in done.left] == [(WORKOUT, "the taps differ")]
    assert rows_of(lived.path) == before


def test_what_was_run_to_its_end_elsewhere_ends_here(lived: Store, empty: Store) -> None:
    values = values_of(one(lived))
    whole = values["workouts"][0]
    running = {**whole, "status": "running", "end_ms": None, "inputs": whole["inputs"][:4]}
    imported(empty.path, bytes_of({"workouts": [running]}))
    assert [row.status for row in empty.unfinished()] == ["running"]
    done = imported(empty.path, bytes_of(values))
    assert done.grown == (WORKOUT,)
    assert one(empty) == one(lived)


def test_what_ended_here_and_went_on_elsewhere_runs_and_is_no_best(
    lived: Store, empty: Store
) -> None:
    data = one(lived)
    imported(empty.path, data)
    stored = lived.load(WORKOUT)
    newest = stored.entries[-1]
    back = InputCopy(newest.seq + 1, (stored.summary.end_ms or 0) + 1, "back", {})
    values = values_of(data)
    whole = values["workouts"][0]
    inputs = [*whole["inputs"], asdict(back)]
    again = {**whole, "status": "running", "end_ms": None, "inputs": inputs}
    assert imported(empty.path, bytes_of({"workouts": [again]})).grown == (WORKOUT,)
    assert empty.summary(WORKOUT).status == "running"
    assert (empty.summary(WORKOUT).reps, empty.summary(WORKOUT).line) == (0, "")
    found = rows_of(empty.path)
    left = {name: found[name] for name in ("rep", "lap", "recovery", "series", "shape")}
    assert not any(left.values())


def test_an_end_by_the_clock_needs_no_more_inputs(lived: Store, empty: Store) -> None:
    values = values_of(one(lived))
    running = {**values["workouts"][0], "status": "running", "end_ms": None}
    imported(empty.path, bytes_of({"workouts": [running]}))
    assert imported(empty.path, bytes_of(values)).grown == (WORKOUT,)
    assert one(empty) == one(lived)
    assert imported(empty.path, bytes_of({"workouts": [running]})).same == 1


@pytest.mark.parametrize("key", ["note", "conditions", "rpe"])
def test_what_only_the_file_says_is_added(lived: Store, empty: Store, key: str) -> None:
    values = values_of(one(lived))
    silent: Json = {**values["workouts"][0], key: None if key == "rpe" else ""}
    imported(empty.path, bytes_of({"workouts": [silent]}))
    assert imported(empty.path, bytes_of(values)).grown == (WORKOUT,)
    assert one(empty) == one(lived)
    done = imported(empty.path, bytes_of({"workouts": [silent]}))
    assert done.same == 1
    assert one(empty) == one(lived)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda store: store.set_note(WORKOUT, "Another"), "the note differs"),
        (lambda store: store.set_conditions(WORKOUT, "Snow"), "the conditions differ"),
        (lambda store: store.set_rpe(WORKOUT, 2), "the effort differs"),
    ],
)
def test_what_both_say_otherwise_stays_as_it_is_here(
    lived: Store, change: Callable[[Store], None], reason: str
) -> None:
    data = one(lived)
    change(lived)
    before = rows_of(lived.path)
    done = imported(lived.path, data)
    assert [left.reason for left in done.left] == [reason]
    assert rows_of(lived.path) == before


def test_tags_of_both_are_kept_and_found(lived: Store, empty: Store) -> None:
    imported(empty.path, one(lived))
    empty.tag(WORKOUT, "mine")
    lived.tag(WORKOUT, "yours")
    assert imported(empty.path, one(lived)).grown == (WORKOUT,)
    assert {"mine", "yours", "club"} <= set(empty.diary(WORKOUT).tags)
    words = {row[0]: row[3] for row in rows_of(empty.path)["search"]}
    assert "yours" in words[WORKOUT]


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("title", "Other", "the title differs"),
        ("runner", "Bea", "the runner differs"),
        ("started_utc_ms", 1_700_000_000_000, "the start differs"),
        ("session_text", "x", "the session's text differs"),
    ],
)
def test_another_workout_of_the_same_name_is_refused(
    lived: Store, key: str, value: object, reason: str
) -> None:
    values = values_of(one(lived))
    values["workouts"][0][key] = value
    done = imported(lived.path, bytes_of(values))
    assert [left.reason for left in done.left] == [reason]


def test_the_rest_of_the_file_comes_in_beside_a_conflict(lived: Store, empty: Store) -> None:
    imported(empty.path, one(lived))
    empty.set_rpe(WORKOUT, 1)
    done = imported(empty.path, exported(lived.path))
    assert [left.workout for left in done.left] == [WORKOUT]
    assert len(done.added) == len(rows_of(lived.path)["workout"]) - 1


def test_an_import_neither_deletes_nor_brings_back(lived: Store, empty: Store) -> None:
    imported(empty.path, one(lived))
    empty.delete(WORKOUT, DELETED_UTC_MS)
    assert imported(empty.path, one(lived)).same == 1
    assert [row.id for row in empty.trash()] == [WORKOUT]
    assert imported(lived.path, exported(empty.path)).same == 1
    assert lived.summary(WORKOUT).status == "finished"


def test_a_workout_in_the_trash_grows_there(lived: Store, empty: Store) -> None:
    imported(empty.path, one(lived))
    empty.delete(WORKOUT, DELETED_UTC_MS)
    mend(lived, WORKOUT)
    assert imported(empty.path, one(lived)).grown == (WORKOUT,)
    assert [row.id for row in empty.trash()] == [WORKOUT]
    empty.undelete(WORKOUT, result_of(empty.load(WORKOUT)))
    assert one(empty) == one(lived)
