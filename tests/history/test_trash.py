"""Deleting, having back, and what goes for good."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bell_lap.core.journal import Entry
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.errors import BadInput
from bell_lap.history.alive import alive_path
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from bell_lap.history.trash import KEPT_MS
from tests.core.talk import Talk
from tests.history.build import START_UTC_MS, new, presses, reps
from tests.history.conftest import raw

NOW = START_UTC_MS + 10**9
OWN = ("workout", "anchor", "input", "diary", "tag", "rep", "lap", "recovery", "series", "shape")


def rows(path: Path, workout: int) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the file has of a workout."""
    with raw(path) as connection:
        found = {
            table: connection.execute(
                f"SELECT * FROM {table} WHERE {'id' if table == 'workout' else 'workout'} = ?",  # noqa: S608 - named above
                (workout,),
            ).fetchall()
            for table in OWN
        }
        found["search"] = connection.execute(
            "SELECT * FROM search WHERE rowid = ?", (workout,)
        ).fetchall()
    return found


def run(store: Store) -> int:
    """A workout that was run to its end, with a diary."""
    talk = Talk("2 x 400m in 76s, rest 90s").at(0).tap().at(75_000).tap()
    talk.at(165_000).tap().at(240_500).tap()
    number = store.create(new(plan=talk.plan, rules=talk.rules))
    keep(store, number, talk.fold.entries, talk.result)
    store.set_note(number, "windy")
    store.tag(number, "race")
    return number


def keep(store: Store, number: int, entries: Sequence[Entry], result: WorkoutResult) -> None:
    writer = store.writer(number)
    for entry in entries:
        writer.append(entry.seq, entry.item)
    writer.finish(result)
    assert writer.close()


def test_a_deleted_workout_is_seen_nowhere_and_had_back_whole(store: Store, path: Path) -> None:
    number, other = run(store), run(store)
    before = rows(path, number)
    assert all(before.values())

    store.delete(number, NOW)
    assert [row.id for row in store.list()] == [other]
    assert store.count() == 1
    assert sum(day.workouts for day in store.days()) == 1
    assert [row.id for row in store.alike(other)] == [other]
    assert store.tags() == (("race", 1),)
    left = rows(path, number)
    assert {name for name, found in left.items() if found} == {
        "workout", "anchor", "input", "diary", "tag",
    }  # fmt: skip
    (thrown,) = store.trash()
    assert (thrown.id, thrown.status, thrown.deleted_utc_ms) == (number, "discarded", NOW)
    assert thrown.line == store.summary(other).line
    assert thrown.tags == ("race",)

    store.undelete(number, result_of(store.load(number)))
    assert rows(path, number) == before
    assert store.trash() == ()


def test_a_workout_that_ended_at_a_deadline_is_had_back_with_its_end(store: Store) -> None:
    talk = Talk("2 x 30s, rest 60s").at(0).tap().at(95_000).tap()
    talk.at(600_000)
    assert talk.result.status is Status.FINISHED
    number = store.create(new(plan=talk.plan, rules=talk.rules))
    keep(store, number, talk.fold.entries, talk.result)
    row = store.summary(number)
    store.delete(number, NOW)
    store.undelete(number, result_of(store.load(number)))
    assert store.summary(number) == row


def test_deleting_twice_is_deleting_once(store: Store) -> None:
    number = run(store)
    store.delete(number, NOW)
    store.delete(number, NOW + 5)
    assert [row.deleted_utc_ms for row in store.trash()] == [NOW]


def test_the_last_deleted_comes_first(store: Store) -> None:
    first, second, third = (run(store) for _ in range(3))
    store.delete(second, NOW + 2)
    store.delete(first, NOW + 3)
    store.delete(third, NOW + 1)
    assert [row.id for row in store.trash()] == [first, second, third]


def test_only_what_is_in_the_trash_is_had_back(store: Store) -> None:
    number = run(store)
    with pytest.raises(BadInput, match="not in the trash") as caught:
        store.undelete(number, reps(1))
    assert caught.value.hints
    with pytest.raises(BadInput, match="no workout 9"):
        store.undelete(9, reps(1))


def test_after_thirty_days_it_is_gone_with_all_that_hung_on_it(store: Store, path: Path) -> None:
    old, young, kept = (run(store) for _ in range(3))
    untouched = rows(path, kept)
    store.delete(old, NOW)
    store.delete(young, NOW + 1)
    assert store.purge(NOW + KEPT_MS - 1) == 0
    assert store.purge(NOW + KEPT_MS) == 1
    assert not any(rows(path, old).values())
    assert [row.id for row in store.trash()] == [young]
    assert store.purge(NOW, empty=True) == 1
    assert store.trash() == ()
    assert rows(path, kept) == untouched
    assert store.check() is None
    # A number is never given twice.
    assert store.create(new()) == kept + 1


def test_a_clock_that_was_set_back_throws_nothing_away(store: Store) -> None:
    store.delete(run(store), NOW)
    assert store.purge(NOW - 10 * KEPT_MS) == 0
    assert len(store.trash()) == 1


def test_while_a_workout_lives_nothing_is_thrown_away(store: Store, path: Path) -> None:
    number = run(store)
    store.delete(number, NOW)
    with LiveLock(path):
        assert store.purge(NOW + KEPT_MS) == 0
        assert store.purge(NOW, empty=True) == 0
    assert store.purge(NOW + KEPT_MS) == 1


def test_a_workout_under_way_cannot_be_deleted(store: Store, path: Path) -> None:
    number = store.create(new())
    with LiveLock(path), pytest.raises(LockHeld):
        store.delete(number, NOW)
    assert [row.id for row in store.unfinished()] == [number]


def test_an_unfinished_one_can_and_is_unfinished_again_when_had_back(
    store: Store, path: Path
) -> None:
    number = store.create(new())
    writer = store.writer(number)
    for entry in presses(1):
        writer.append(entry.seq, entry.item)
    writer.heartbeat(1000)
    assert writer.close()
    store.delete(number, NOW)
    assert store.unfinished() == ()
    assert not alive_path(path, number).exists()
    store.undelete(number, replace(reps(1), status=Status.RUNNING))
    assert [row.id for row in store.unfinished()] == [number]
    assert store.summary(number).deleted_utc_ms is None


def test_several_programs_may_delete_tag_and_empty_at_once(path: Path) -> None:
    with Store.open(path) as store:
        numbers = [run(store) for _ in range(12)]
    failures: list[BaseException] = []

    def work(part: int) -> None:
        try:
            with Store.open(path) as own:
                for number in numbers:
                    own.tag(number, f"t{part}")
                    if number % 4 == part:
                        own.delete(number, NOW)
                own.list()
        except BaseException as error:  # noqa: BLE001 - told below, in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Store.open(path) as store:
        assert store.count() == 0
        assert all(len(row.tags) == 5 for row in store.trash())
        with Store.open(path) as other:
            assert store.purge(NOW + KEPT_MS) == 12
            assert other.purge(NOW + KEPT_MS) == 0
        assert store.check() is None
