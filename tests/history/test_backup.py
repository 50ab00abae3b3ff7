"""Copies of the history, and one put in its place: checked first, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history import backup
from bell_lap.history.backup import back_up, restore
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.schema import APPLICATION_ID
from bell_lap.history.store import Store
from tests.history import build
from tests.history.conftest import files, raw, run

FROZEN = Path(__file__).parent / "v1.sql"


def keep(store: Store, title: str) -> int:
    """A finished workout."""
    workout = store.create(build.new(title))
    store.finish(workout, build.reps(71_000, 72_000))
    return workout


def titles(path: Path) -> list[str]:
    """The list of a history, oldest first."""
    with Store.open(path) as store:
        return [row.title for row in reversed(store.list())]


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Path:
    """A backup with one workout."""
    keep(store, "First")
    target = tmp_path / "copy.sqlite3"
    back_up(store.path, target)
    return target


def test_a_copy_is_one_file_of_its_owner(copy: Path, tmp_path: Path) -> None:
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.sqlite3", "data"]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with raw(copy) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT title FROM workout").fetchall() == [("First",)]


def test_a_copy_is_made_while_a_workout_lives(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "live.sqlite3"
    workout = store.create(build.new())
    with LiveLock(store.path):
        writer = store.writer(workout)
        for entry in build.presses(3):
            writer.append(entry.seq, entry.item)
        assert writer.flush()
        back_up(store.path, target)
        assert writer.close()
    with raw(target) as connection:
        assert connection.execute("SELECT count(*) FROM input").fetchone() == (3,)


def test_a_file_is_replaced_only_when_told_so(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine")
    with pytest.raises(BadInput, match="There is a file") as caught:
        back_up(store.path, target)
    assert "--force" in str(caught.value)
    assert target.read_text() == "mine"
    back_up(store.path, target, force=True)
    assert titles(target) == []


def test_a_folder_that_is_not_there_is_told_of(store: Store, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="No such file or directory"):
        back_up(store.path, tmp_path / "none" / "copy.sqlite3")
    with pytest.raises(BadInput, match="is a folder"):
        back_up(store.path, tmp_path)


def test_a_damaged_history_is_not_copied(store: Store, tmp_path: Path) -> None:
    for number in range(40):
        keep(store, f"Workout {number}")
    store.close()
    damage(store.path)
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        back_up(store.path, tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()


def damage(path: Path) -> None:
    """Overwrite the middle of the file."""
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(os.urandom(4 * 4096))


def full() -> sqlite3.OperationalError:
    """What SQLite says where a disk is full."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


def test_a_full_disk_is_told_of_by_what_was_to_be_written(
    store: Store, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise full()

    monkeypatch.setattr(backup, "_copy", fails)
    target = tmp_path / "stick.sqlite3"
    with pytest.raises(EnvironmentProblem, match=f"Cannot write {target}: the disk is full"):
        back_up(store.path, target)
    assert not target.exists()
    monkeypatch.setattr(backup, "migrate", fails)
    with pytest.raises(EnvironmentProblem, match=f"Cannot write {store.path}: the disk is full"):
        restore(store.path, copy)
    assert [row.title for row in store.list()] == ["First"]


def test_half_of_what_is_replaced_is_not_kept(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    store.path.write_bytes(b"no database")
    store.path.with_name(f"{store.path.name}-wal").write_bytes(b"its log")
    copyfile = shutil.copyfile

    def fails(source: Path, target: Path) -> None:
        if source.read_bytes() == b"its log":
            raise OSError(errno.ENOSPC, "No space left on device")
        copyfile(source, target)

    monkeypatch.setattr(shutil, "copyfile", fails)
    with pytest.raises(EnvironmentProblem, match="No space left"):
        restore(store.path, copy)
    assert store.path.read_bytes() == b"no database"
    assert not list(store.path.parent.glob("*restore*"))


def test_a_copy_takes_the_place_and_what_was_there_is_kept(store: Store, copy: Path) -> None:
    keep(store, "Second")
    restored = restore(store.path, copy)
    assert restored.workouts == 1
    assert restored.kept == store.path.with_name("history.sqlite3.before-restore-1")
    assert [row.title for row in store.list()] == ["First"]  # it was open all the time
    assert titles(restored.kept) == ["First", "Second"]
    if sys.platform != "win32":
        assert stat.S_IMODE(restored.kept.stat().st_mode) == 0o600
    assert store.check() is None
    with raw(store.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_everything_replaced_is_kept(store: Store, copy: Path) -> None:
    for number in (1, 2, 3):
        kept = restore(store.path, copy).kept
        assert kept == store.path.with_name(f"history.sqlite3.before-restore-{number}")


def test_it_is_restored_where_there_is_no_history(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "history.sqlite3"
    assert restore(path, copy).kept is None
    assert titles(path) == ["First"]
    assert sorted(files(path.parent)) == ["history.sqlite3", "live.lock"]


def test_a_damaged_history_is_replaced_and_kept_as_it_is(store: Store, copy: Path) -> None:
    for number in range(40):
        keep(store, f"Workout {number}")
    store.close()
    damage(store.path)
    as_it_was = store.path.read_bytes()
    kept = restore(store.path, copy).kept
    assert kept is not None
    assert kept.read_bytes() == as_it_was
    assert titles(store.path) == ["First"]


def test_a_history_that_is_no_database_is_replaced_and_kept(store: Store, copy: Path) -> None:
    store.close()
    store.path.write_bytes(b"something else altogether")
    kept = restore(store.path, copy).kept
    assert kept is not None
    assert kept.read_bytes() == b"something else altogether"
    assert titles(store.path) == ["First"]


def test_a_copy_of_an_old_version_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(FROZEN.read_text("utf-8"))
    before = old.read_bytes()
    restored = restore(store.path, old)
    assert restored.workouts == len(store.list()) > 0
    assert old.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "old.sqlite3"]
    assert not list(store.path.parent.glob("restore-*"))


def test_a_copy_with_a_log_beside_it_is_whole(store: Store, tmp_path: Path) -> None:
    keep(store, "In the log")
    away = tmp_path / "away.sqlite3"
    for suffix in ("", "-wal"):
        beside = store.path.with_name(store.path.name + suffix)
        away.with_name(away.name + suffix).write_bytes(beside.read_bytes())
    path = tmp_path / "new" / "history.sqlite3"
    assert restore(path, away).workouts == 1
    assert titles(path) == ["In the log"]


def unchanged(store: Store, source: Path) -> BadInput:
    """What is said of a copy that is not restored."""
    keep(store, "Mine")
    store.close()
    before = files(store.path.parent)
    with pytest.raises(BadInput) as caught:
        restore(store.path, source)
    after = files(store.path.parent)
    after.pop("live.lock", None)
    assert after == before
    return caught.value


def test_a_file_that_is_no_copy_is_refused(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "notes.txt"
    source.write_text("x" * 10_000)
    problem = unchanged(store, source)
    assert "is no history of bell-lap" in problem.message
    assert str(source) in problem.message
    assert problem.hints == (backup.UNCHANGED,)


def test_an_empty_file_is_refused(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "empty.sqlite3"
    source.touch()
    assert "is no history of bell-lap" in unchanged(store, source).message


def test_a_file_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    assert "There is no file" in unchanged(store, tmp_path / "none").message


def test_the_database_of_another_program_is_refused(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "other.sqlite3"
    with raw(source) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    assert "another program" in unchanged(store, source).message


def test_a_later_version_is_refused(store: Store, copy: Path) -> None:
    with raw(copy) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        connection.execute("PRAGMA user_version = 99")
    problem = unchanged(store, copy)
    assert "version 99" in problem.message
    assert any(hint.startswith("Update bell-lap") for hint in problem.hints)


def test_a_damaged_copy_is_refused(store: Store, tmp_path: Path) -> None:
    for number in range(40):
        keep(store, f"Workout {number}")
    source = tmp_path / "copy.sqlite3"
    back_up(store.path, source)
    damage(source)
    assert "damaged" in unchanged(store, source).message


def test_a_row_without_its_workout_is_damage(store: Store, copy: Path) -> None:
    with raw(copy) as connection:
        connection.execute("DELETE FROM workout")
    assert "has lost its workout" in unchanged(store, copy).message


def test_the_history_is_no_copy_of_itself(store: Store) -> None:
    with pytest.raises(BadInput, match="is the history itself"):
        restore(store.path, store.path)


def test_nothing_is_restored_while_a_workout_lives(store: Store, copy: Path) -> None:
    keep(store, "Mine")
    with LiveLock(store.path), pytest.raises(LockHeld):
        restore(store.path, copy)
    assert [row.title for row in store.list()] == ["Mine", "First"]


def test_another_program_that_writes_is_waited_for_and_told_of(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "Mine")
    monkeypatch.setattr(backup, "BUSY_TRIES", 3)
    monkeypatch.setattr(backup, "BUSY_PAUSE_S", 0.01)
    with raw(store.path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="Another program is writing"):
            restore(store.path, copy)
        other.execute("ROLLBACK")
    assert {row.title for row in store.list()} == {"Mine", "First"}
    assert not list(store.path.parent.glob("*restore*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_a_folder_that_cannot_be_written_to_is_told_of() -> None:
    # Not below tmp_path, which only its owner may enter: root becomes nobody for this.
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for folder, mode in (("mine", 0o777), ("closed", 0o555)):
            (home / folder).mkdir()
            (home / folder).chmod(mode)
        home.chmod(0o755)
        out = run(
            """
            import os, sys
            from pathlib import Path
            from bell_lap.errors import EnvironmentProblem
            from bell_lap.history.backup import back_up
            from bell_lap.history.store import Store
            home = Path(sys.argv[1])
            if os.getuid() == 0:
                os.setuid(65534)
            mine = home / "mine" / "history.sqlite3"
            Store.open(mine).close()
            try:
                back_up(mine, home / "closed" / "copy.sqlite3")
            except EnvironmentProblem as problem:
                print(problem.message)
            """,
            home,
        )
    assert out.startswith("Cannot write")
