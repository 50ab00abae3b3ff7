"""The file itself: new, old, newer, somebody else's, damaged, out of reach."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bell_lap.errors import EnvironmentProblem
from bell_lap.history import database, migrations
from bell_lap.history.migrations import MIGRATIONS, backup_path
from bell_lap.history.schema import APPLICATION_ID
from bell_lap.history.store import Store
from tests.history.build import new, presses, reps
from tests.history.conftest import files, raw, run

V1 = Path(__file__).with_name("v1.sql")


def schema_of(path: Path) -> list[tuple[str, str, str]]:
    with raw(path) as connection:
        return connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
            " ORDER BY type, name"
        ).fetchall()


def build_v1(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with raw(path) as connection:
        connection.executescript(V1.read_text("utf-8"))


def full(store: Store) -> int:
    """A workout with inputs and a result."""
    number = store.create(new())
    writer = store.writer(number)
    for entry in presses(3):
        writer.append(entry.seq, entry.item)
    writer.finish(reps(70_000, 71_000))
    assert writer.close()
    return number


def test_a_new_file_says_what_it_is_and_is_safe(store: Store, path: Path) -> None:
    with raw(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
        assert {name for name, is_strict in strict if not is_strict} == {
            "sqlite_schema",
            "sqlite_sequence",
        }
    with store._asking() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert not backup_path(path, 0).exists()


def test_a_file_of_version_1_opens_with_everything_in_it(path: Path, tmp_path: Path) -> None:
    build_v1(path)
    with Store.open(path) as store:
        finished, running, discarded = (store.load(number) for number in (1, 2, 3))
        rows = store.list()
        bests = store.fastest(400_000, "Ann")
    assert [row.id for row in rows] == [2, 1]
    assert [w.status for w in (finished, running, discarded)] == [
        "finished",
        "running",
        "discarded",
    ]
    assert rows[1].line == "2 x 400m: 71.2 70.9 · avg 71.1"
    assert [best.elapsed_ms for best in bests] == [70_900, 71_200]
    assert len(finished.entries) == 3
    assert len(running.entries) == 33  # every kind of input
    assert [anchor.at_ms for anchor in running.anchors] == [0, 60_000]
    assert all(w.readonly_reason is None for w in (finished, running, discarded))

    with Store.open(tmp_path / "fresh.sqlite3"):
        pass
    assert schema_of(path) == schema_of(tmp_path / "fresh.sqlite3")


def add_note(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE workout ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def add_rpe_and_fail(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE workout ADD COLUMN rpe INTEGER")
    connection.execute("INSERT INTO no_such_table VALUES (1)")


def test_a_migration_keeps_a_copy_of_what_was(path: Path) -> None:
    build_v1(path)
    before = schema_of(path)
    with Store(path, (*MIGRATIONS, add_note)) as store:
        assert len(store.list()) == 2
    copy = backup_path(path, 1)
    assert schema_of(copy) == before != schema_of(path)
    with raw(copy) as connection:
        assert connection.execute("SELECT count(*) FROM input").fetchone() == (37,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert sorted(files(path.parent)) == sorted([path.name, copy.name])


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    build_v1(path)
    before = schema_of(path)
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        Store(path, (*MIGRATIONS, add_note, add_rpe_and_fail))
    with raw(path) as connection:
        # The first of the two is whole and done; the second has left nothing.
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
        columns = {row[1] for row in connection.execute("PRAGMA table_info(workout)")}
    assert "note" in columns
    assert "rpe" not in columns
    assert schema_of(backup_path(path, 1)) == before


def test_two_programs_may_migrate_at_once(path: Path) -> None:
    build_v1(path)

    def open_and_count(_: int) -> int:
        with Store(path, (*MIGRATIONS, add_note)) as store:
            return store.count()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(open_and_count, range(4))) == [2, 2, 2, 2]


def test_several_programs_may_begin_a_history_at_once(path: Path) -> None:
    def begin(_: int) -> int:
        with Store.open(path) as store:
            return store.create(new())

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(begin, range(6))) == [1, 2, 3, 4, 5, 6]


def test_a_newer_file_is_refused_and_not_touched(path: Path) -> None:
    with Store.open(path) as store:
        full(store)
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 7")
    before = files(path.parent)

    with pytest.raises(EnvironmentProblem) as caught:
        Store.open(path)

    assert "version 7" in str(caught.value)
    assert f"up to {len(MIGRATIONS)}" in str(caught.value)
    assert "Update bell-lap" in str(caught.value)
    assert files(path.parent) == before


def test_the_copy_from_before_an_update_is_offered_where_it_is(path: Path) -> None:
    build_v1(path)
    Store(path, (*MIGRATIONS, add_note)).close()
    with pytest.raises(EnvironmentProblem, match="Or move it away") as caught:
        Store.open(path)
    assert str(backup_path(path, 1)) in str(caught.value)


def write_text(path: Path) -> None:
    path.write_text("a diary, not a database\n" * 400)


def write_other_database(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")


def write_other_application(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("PRAGMA application_id = 99")
        connection.execute("CREATE TABLE workout (id)")


def write_rubbish_behind_a_header(path: Path) -> None:
    path.write_bytes(database.HEADER + bytes(range(256)) * 32)


def write_a_short_header(path: Path) -> None:
    path.write_bytes(b"SQLite")


@pytest.mark.parametrize(
    "write",
    [
        write_text,
        write_other_database,
        write_other_application,
        write_rubbish_behind_a_header,
        write_a_short_header,
    ],
)
def test_what_is_no_history_is_refused_and_not_touched(
    path: Path, write: Callable[[Path], None]
) -> None:
    path.parent.mkdir(parents=True)
    write(path)
    before = files(path.parent)
    with pytest.raises(EnvironmentProblem) as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    assert caught.value.hints
    assert files(path.parent) == before


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match="folder"):
        Store.open(path)


def test_a_file_in_the_place_of_the_folder(path: Path) -> None:
    path.parent.write_text("")
    with pytest.raises(EnvironmentProblem, match="folder"):
        Store.open(path)


def test_damage_is_found_and_said(path: Path) -> None:
    with Store.open(path) as store:
        for _ in range(40):
            full(store)
    content = bytearray(path.read_bytes())
    # All pages but the first, which holds the header and the schema's root.
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)

    with pytest.raises(EnvironmentProblem, match="damaged"), Store.open(path) as store:
        store.list()
    assert path.read_bytes() == bytes(content)


def test_a_damaged_file_is_not_migrated(path: Path) -> None:
    with Store.open(path) as store:
        for _ in range(40):
            full(store)
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        Store(path, (*MIGRATIONS, add_note))
    assert not backup_path(path, len(MIGRATIONS)).exists()


def test_check_names_the_damage(path: Path) -> None:
    with Store.open(path) as store:
        number = full(store)
        with raw(path) as connection:
            connection.execute("DELETE FROM workout WHERE id = ?", (number,))
        assert "lost its workout" in str(store.check())


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(EnvironmentProblem, match=r"needs 3\.37"):
        Store.open(path)
    assert not path.exists()


def test_an_sqlite_without_search_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoSearch(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = ()) -> sqlite3.Cursor:
            return super().execute(sql.replace("'fts5'", "'fts99'"), parameters)  # type: ignore[arg-type]  # passed on as it came

    def connect(file: str, **options: object) -> sqlite3.Connection:
        return real(file, factory=NoSearch, **options)  # type: ignore[call-overload,no-any-return]  # the same

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(EnvironmentProblem, match="FTS5") as caught:
        Store.open(path)
    assert caught.value.hints
    assert not path.exists()


def test_a_folder_that_cannot_hold_a_wal_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoWal(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = ()) -> sqlite3.Cursor:
            sql = sql.replace("journal_mode = WAL", "journal_mode = DELETE")
            return super().execute(sql, parameters)  # type: ignore[arg-type]  # passed on as it came

    def connect(file: str, **options: object) -> sqlite3.Connection:
        return real(file, factory=NoWal, **options)  # type: ignore[call-overload,no-any-return]  # the same

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(EnvironmentProblem, match="network folder"):
        Store.open(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_a_folder_that_cannot_be_written_to() -> None:
    # Not below tmp_path, which only its owner may enter: root becomes nobody for this.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        out = run(
            """
            import os, sys
            from pathlib import Path
            from bell_lap.history.lock import LiveLock
            from bell_lap.history.store import Store
            from bell_lap.errors import EnvironmentProblem
            import filelock._unix
            if os.getuid() == 0:
                os.setuid(65534)
            folder = Path(sys.argv[1])
            for what in (
                lambda: Store.open(folder / "history.sqlite3"),
                lambda: Store.open(folder / "deeper" / "history.sqlite3"),
                lambda: LiveLock(folder / "history.sqlite3"),
            ):
                try:
                    what()
                except EnvironmentProblem as problem:
                    print(problem.message)
            """,
            folder,
        )
        folder.chmod(0o755)
    assert [line.rpartition(": ")[2] for line in out.splitlines()] == ["Permission denied"] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_a_history_that_may_only_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "history.sqlite3"
        with Store.open(path) as store:
            full(store)
        path.chmod(0o444)
        folder.chmod(0o555)
        out = run(
            """
            import os, sys
            from pathlib import Path
            from bell_lap.history.store import Store
            from bell_lap.errors import EnvironmentProblem
            if os.getuid() == 0:
                os.setuid(65534)
            try:
                with Store.open(Path(sys.argv[1])) as store:
                    store.delete(1, 0)
            except EnvironmentProblem as problem:
                print(problem)
            """,
            path,
        )
        folder.chmod(0o755)
    assert "BELL_LAP_HOME" in out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
def test_a_full_disk_is_said_and_leaves_nothing_half_done(path: Path) -> None:
    with Store.open(path) as store:
        full(store)
    size = path.stat().st_size
    out = run(
        """
        import resource, sys
        from pathlib import Path
        from bell_lap.errors import EnvironmentProblem
        from bell_lap.history.store import Store
        from tests.history.build import new
        with Store.open(Path(sys.argv[1])) as store:
            limit = int(sys.argv[2])
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            try:
                for _ in range(200):
                    store.create(new(session_text="x" * 20_000))
            except EnvironmentProblem as problem:
                print(problem.message)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            print(store.create(new()) == store.count(), store.check())
        """,
        path,
        size + 100_000,
    )
    message, after = out.splitlines()
    assert "disk" in message
    assert after == "True None"


def test_migrations_are_only_ever_added() -> None:
    assert migrations.MIGRATIONS[:3] == (
        migrations._version_1,
        migrations._version_2,
        migrations._version_3,
    )


def test_the_process_can_open_a_path_with_odd_letters(tmp_path: Path) -> None:
    odd = tmp_path / "a b?c#d%20ä&mode=memory" / "his tory.sqlite3"
    if os.name == "nt":
        odd = tmp_path / "a b#d%20ä" / "his tory.sqlite3"
    with Store.open(odd) as store:
        store.create(new())
    with Store.open(odd) as store:
        assert store.count() == 1
