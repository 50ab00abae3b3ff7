"""The lock of a live workout."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from bell_lap.errors import EnvironmentProblem, ExitCode
from bell_lap.history.lock import PID_NAME, LiveLock, LockHeld
from bell_lap.history.store import Store
from tests.history.build import new


def test_only_one_holds_it(path: Path, store: Store) -> None:
    with LiveLock(path), pytest.raises(LockHeld) as caught:
        LiveLock(path)
    assert caught.value.pid == os.getpid()
    assert caught.value.exit_code is ExitCode.ENVIRONMENT
    assert str(os.getpid()) in str(caught.value)
    assert caught.value.hints
    with LiveLock(path):
        assert store.create(new())


def test_a_glance_at_the_lock_is_in_nobodys_way(path: Path, store: Store) -> None:
    assert store.count() == 0
    glance = LiveLock(path)
    over = threading.Timer(0.02, glance.release)
    over.start()
    with LiveLock(path):
        over.join()
        assert store.holder() is not None
    assert store.holder() is None


def test_the_history_can_be_looked_at_meanwhile(path: Path, store: Store) -> None:
    store.create(new())
    with LiveLock(path), Store.open(path) as other:
        assert other.count() == 1


def test_letting_go_twice_is_no_harm(path: Path, store: Store) -> None:
    assert store.count() == 0
    lock = LiveLock(path)
    lock.release()
    with LiveLock(path) as second:
        lock.release()
        with pytest.raises(LockHeld):
            LiveLock(path)
        assert second is not lock


def test_another_thread_may_let_go(path: Path, store: Store) -> None:
    assert store.count() == 0
    lock = LiveLock(path)
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    LiveLock(path).release()


@pytest.mark.parametrize("content", [b"", b"nobody\n", b"\xff\xfe", b"-3", None])
def test_a_holder_that_left_no_number(path: Path, store: Store, content: bytes | None) -> None:
    assert store.count() == 0
    pid = path.with_name(PID_NAME)
    with LiveLock(path):
        pid.unlink() if content is None else pid.write_bytes(content)
        with pytest.raises(LockHeld, match="Another bell-lap has a workout") as caught:
            LiveLock(path)
        assert caught.value.pid is None


def test_a_number_left_by_a_dead_holder_is_no_lock(path: Path, store: Store) -> None:
    assert store.count() == 0
    path.with_name(PID_NAME).write_text("1\n")
    LiveLock(path).release()


def test_a_folder_that_is_not_there(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(EnvironmentProblem, match="Cannot lock"):
        LiveLock(path)


def test_a_lock_that_cannot_say_whose_it_is_is_not_kept(path: Path, store: Store) -> None:
    assert store.count() == 0
    path.with_name(PID_NAME).mkdir()
    with pytest.raises(EnvironmentProblem, match="Cannot write"):
        LiveLock(path)
    path.with_name(PID_NAME).rmdir()
    LiveLock(path).release()
