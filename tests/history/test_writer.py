"""The writer: what is acknowledged is on the disk, and what is not is never lost."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bell_lap.core.inputs import Press, Undo
from bell_lap.core.result import Status
from bell_lap.history import derived
from bell_lap.history import writer as writer_module
from bell_lap.history.alive import Alive, alive_path
from bell_lap.history.database import transaction
from bell_lap.history.store import Store
from bell_lap.history.writer import Writer
from tests.history.build import START_UTC_MS, new, presses, reps
from tests.history.conftest import raw, run

BUSY_S = 0.05


@pytest.fixture
def number(store: Store) -> int:
    return store.create(new())


@pytest.fixture
def writer(path: Path, number: int) -> Iterator[Writer]:
    made = Writer(path, number, busy_s=BUSY_S)
    yield made
    made.close(0.5)


def until_trouble(writer: Writer) -> str:
    """What is wrong, as soon as something is; the test's own time limit ends a vain wait."""
    while writer.trouble is None:
        assert not writer.flush(0.05)
    return writer.trouble


def append(writer: Writer, count: int, first: int = 1) -> None:
    for entry in presses(count, first):
        writer.append(entry.seq, entry.item)


@contextmanager
def somebody_writing(path: Path) -> Iterator[None]:
    with raw(path) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_an_acknowledged_input_can_be_read_by_others(
    writer: Writer, path: Path, number: int
) -> None:
    assert writer.acked_seq == 0
    append(writer, 1)
    assert writer.flush()
    assert writer.acked_seq == 1
    with raw(path) as other:
        rows = other.execute("SELECT * FROM input").fetchall()
    assert rows == [(number, 1, 1000, "press", '{"key":"space"}')]


def test_nothing_to_do_is_done(writer: Writer) -> None:
    assert writer.flush(0)
    assert writer.trouble is None


def test_numbers_only_grow(writer: Writer) -> None:
    append(writer, 2)
    for seq in (2, 1, 0, -1):
        with pytest.raises(ValueError, match="comes after 2"):
            writer.append(seq, Press(0))


def test_what_waits_goes_into_one_commit(
    writer: Writer, store: Store, path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits: list[None] = []

    @contextmanager
    def counted(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
        commits.append(None)

    monkeypatch.setattr(writer_module, "transaction", counted)
    with somebody_writing(path):
        append(writer, 200)
        until_trouble(writer)
    assert writer.flush()
    assert len(commits) == 1
    assert len(store.load(number).entries) == 200


def test_another_programs_write_is_waited_for_and_reported(
    writer: Writer, store: Store, path: Path, number: int
) -> None:
    append(writer, 1)
    assert writer.flush()
    with somebody_writing(path):
        append(writer, 2, first=2)
        assert "Another program is writing" in until_trouble(writer)
        assert writer.acked_seq == 1
        append(writer, 1, first=4)
        assert not writer.flush(BUSY_S)
    assert writer.flush()
    assert writer.trouble is None
    assert writer.acked_seq == 4
    assert store.load(number).entries == presses(4)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder with open files")
def test_a_history_that_is_gone_is_reported_and_found_again(
    writer: Writer, path: Path, number: int
) -> None:
    append(writer, 1)
    assert writer.flush()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    append(writer, 2, first=2)
    assert until_trouble(writer)
    assert writer.acked_seq == 1
    away.rename(path.parent)
    assert writer.flush()
    assert writer.trouble is None
    with Store.open(path) as again:
        assert again.load(number).entries == presses(3)


def test_a_workout_that_was_deleted_is_reported(writer: Writer, path: Path, number: int) -> None:
    with raw(path) as other:
        other.execute("DELETE FROM workout WHERE id = ?", (number,))
    append(writer, 1)
    assert f"no workout {number} any more" in until_trouble(writer)
    assert not writer.close(0.2)
    assert writer.trouble is not None


def test_a_commit_that_was_done_in_spite_of_an_error_is_not_done_twice(
    writer: Writer, store: Store, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([True])

    @contextmanager
    def fails_after_commit(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
        if next(failures, False):
            raise OSError("the cable came out")

    monkeypatch.setattr(writer_module, "transaction", fails_after_commit)
    append(writer, 3)
    assert writer.flush()
    assert store.load(number).entries == presses(3)
    assert writer.acked_seq == 3


def test_a_result_follows_its_inputs(writer: Writer, store: Store, number: int) -> None:
    append(writer, 2)
    writer.finish(reps(70_000))
    assert writer.flush()
    assert store.load(number).status == "finished"
    assert store.fastest(400_000)[0].elapsed_ms == 70_000

    writer.append(3, Undo(3000))
    writer.finish(replace(reps(70_000), status=Status.RUNNING))
    assert writer.flush()
    assert [row.id for row in store.unfinished()] == [number]

    writer.finish(replace(reps(71_000), status=Status.STOPPED))
    assert writer.flush()
    assert store.load(number).status == "stopped"


def test_a_result_that_cannot_be_written_keeps_no_input_back(
    writer: Writer, store: Store, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = iter([True] * 2)

    def record(*arguments: Any) -> None:
        if next(failing, False):
            raise sqlite3.IntegrityError("odd row")
        derived.record(*arguments)

    monkeypatch.setattr(writer_module, "record", record)
    append(writer, 1)
    writer.finish(reps(70_000))
    assert "odd row" in until_trouble(writer)
    assert writer.acked_seq == 1
    append(writer, 1, first=2)
    assert writer.flush()
    assert writer.trouble is None
    assert store.load(number).entries == presses(2)
    assert store.load(number).status == "finished"


def test_the_last_of_several_results_stays(
    writer: Writer, store: Store, path: Path, number: int
) -> None:
    with somebody_writing(path):
        append(writer, 1)
        until_trouble(writer)
        writer.finish(reps(70_000))
        writer.finish(reps(69_000))
    assert writer.flush()
    assert store.load(number).summary.line == "400m 69.0"


def test_closing_writes_what_waits(path: Path, store: Store, number: int) -> None:
    writer = Writer(path, number)
    append(writer, 50)
    assert writer.close()
    assert writer.close()
    assert len(store.load(number).entries) == 50


def test_closing_in_trouble_says_that_not_all_is_saved(path: Path, number: int) -> None:
    writer = Writer(path, number, busy_s=BUSY_S)
    with somebody_writing(path):
        append(writer, 1)
        assert not writer.close(0.3)
        assert writer.trouble is not None
        assert writer.acked_seq == 0


def test_a_program_that_ends_without_closing_loses_nothing(path: Path, store: Store) -> None:
    run(
        """
        import sys
        from pathlib import Path
        from bell_lap.history.store import Store
        from tests.history.build import new, presses
        store = Store.open(Path(sys.argv[1]))
        writer = store.writer(store.create(new()))
        for entry in presses(500):
            writer.append(entry.seq, entry.item)
        """,
        path,
    )
    assert store.load(1).entries == presses(500)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_the_thread_is_not_silent(
    writer: Writer, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(f"bug with {number}")

    monkeypatch.setattr(writer_module, "record", broken)
    writer.finish(reps(70_000))
    assert not writer.flush()
    assert "Nothing is being saved" in str(writer.trouble)


def test_appending_does_not_wait_for_the_disk(writer: Writer, path: Path) -> None:
    with somebody_writing(path):
        append(writer, 1)
        until_trouble(writer)
        # The writer is stuck or pausing; the workout's thread goes on at once all the same.
        done = threading.Event()

        def tap() -> None:
            append(writer, 500, first=2)
            writer.finish(reps(70_000))
            writer.heartbeat(1)
            done.set()

        thread = threading.Thread(target=tap)
        thread.start()
        assert done.wait(BUSY_S * 10)
        thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
def test_a_full_disk_is_reported_and_outlived(path: Path, store: Store, number: int) -> None:
    out = run(
        """
        import resource, sys
        from pathlib import Path
        from bell_lap.history.writer import Writer
        from tests.history.build import presses
        path, number = Path(sys.argv[1]), int(sys.argv[2])
        def limit(size):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        writer = Writer(path, number)
        entries = iter(presses(3000))
        for _ in range(20):
            entry = next(entries)
            writer.append(entry.seq, entry.item)
        assert writer.flush()
        wal = path.with_name(path.name + "-wal")
        limit(wal.stat().st_size + 100)
        for entry in entries:
            writer.append(entry.seq, entry.item)
        while writer.trouble is None:
            writer.flush(0.05)
        print(writer.trouble)
        print(writer.acked_seq < 3000)
        limit(resource.RLIM_INFINITY)
        print(writer.flush(30), writer.trouble, writer.acked_seq)
        writer.close()
        """,
        path,
        number,
    )
    trouble, unsaved, after = out.splitlines()
    assert "disk" in trouble
    assert unsaved == "True"
    assert after == "True None 3000"
    assert store.load(number).entries == presses(3000)


# --- the heartbeat --------------------------------------------------------------------------------


def test_the_last_sign_of_life_is_known(store: Store, number: int) -> None:
    writer = store.writer(number)
    assert store.last_alive(number) is None
    for at_ms in (1000, 2000, 3_600_000):
        writer.heartbeat(at_ms)
    assert store.last_alive(number) == Alive(3_600_000, closed=False)
    assert writer.close()
    assert store.last_alive(number) == Alive(3_600_000, closed=True)


def test_a_resumed_workout_is_alive_again(store: Store, number: int) -> None:
    writer = store.writer(number)
    writer.heartbeat(1000)
    assert writer.close()
    writer = store.writer(number)
    assert store.last_alive(number) == Alive(1000, closed=True)
    writer.heartbeat(9000)
    assert store.last_alive(number) == Alive(9000, closed=False)
    assert writer.close()


def test_no_sign_of_life_is_left_of_a_workout_that_has_ended(store: Store, path: Path) -> None:
    ended, unwanted, open_ = (store.create(new()) for _ in range(3))
    for workout in (ended, unwanted, open_):
        writer = store.writer(workout)
        writer.heartbeat(5)
        if workout == ended:
            writer.finish(reps(70_000))
        assert writer.close()
    store.delete(unwanted, START_UTC_MS)
    assert [file.name for file in path.parent.glob("*.alive")] == [f"workout-{open_}.alive"]


def test_a_new_workout_knows_nothing_of_an_older_history(store: Store, path: Path) -> None:
    alive_path(path, 1).write_bytes(b"from before")
    number = store.create(new())
    assert number == 1
    assert not alive_path(path, 1).exists()


def test_a_heartbeat_that_fails_is_reported(store: Store, path: Path, number: int) -> None:
    writer = store.writer(number)
    alive_path(path, number).mkdir()
    writer.heartbeat(1)
    assert "alive" in str(writer.trouble)
    alive_path(path, number).rmdir()
    writer.heartbeat(2)
    assert writer.trouble is None
    assert writer.close()
