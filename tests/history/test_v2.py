"""A file of version 2, as it was released, opened by this one."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from bell_lap.history.filtering import Filter
from bell_lap.history.migrations import MIGRATIONS, backup_path
from bell_lap.history.rebuild import rebuild
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from tests.history.conftest import raw

V2 = Path(__file__).with_name("v2.sql")
DERIVED = ("rep", "lap", "recovery", "series", "shape", "search")


@pytest.fixture
def old(path: Path) -> Path:
    """A history of version 2 with 13 workouts."""
    path.parent.mkdir(parents=True)
    with raw(path) as connection:
        connection.executescript(V2.read_text("utf-8"))
    return path


def tables(path: Path, *names: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of these tables."""
    with raw(path) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608 - names above
            for name in names
        }


def test_what_a_migration_fills_in_is_what_a_rebuild_makes(old: Path) -> None:
    with Store.open(old) as store:
        migrated = tables(old, *DERIVED)
        rebuilt = rebuild(store, result_of)
    assert (rebuilt.done, rebuilt.skipped) == (11, ())
    assert tables(old, *DERIVED) == migrated
    assert all(migrated.values())


def test_workouts_lie_on_their_local_days(old: Path) -> None:
    with Store.open(old) as store:
        days = {row.id: row.date for row in store.list()}
        assert store.pick("2025-01-01") == 1
    # Half past midnight in Berlin is still the old year in UTC.
    assert days[1] == date(2025, 1, 1)
    assert days[2] == date(2025, 5, 10)
    assert tables(old, "rep")["rep"][0][-1] == 2025


def test_every_workout_has_a_diary_the_same_in_every_copy_of_the_file(
    old: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    with raw(copy) as connection:
        connection.executescript(V2.read_text("utf-8"))
    with Store.open(old) as one, Store.open(copy) as other:
        uids = [one.diary(number).uid for number in range(1, 14)]
        assert uids == [other.diary(number).uid for number in range(1, 14)]
    assert len(set(uids)) == 13


def test_old_workouts_are_found_by_their_words(old: Path) -> None:
    with Store.open(old) as store:
        found = {
            words: [row.id for row in store.list(wanted=Filter(words=(words,)))]
            for words in ("heavy", "mile", "34.2", "speed-30s", "2 x 400m")
        }
    # 11 was discarded; 12 is under way.
    assert found == {
        "heavy": [7], "mile": [10, 4, 2], "34.2": [3], "speed-30s": [8], "2 x 400m": [12],
    }  # fmt: skip


def test_what_was_discarded_waits_in_the_trash_however_long_ago(old: Path) -> None:
    with Store.open(old) as store:
        assert [(row.id, row.deleted_utc_ms) for row in store.trash()] == [(11, None)]
        assert store.purge(2**60) == 0
        assert store.purge(0, empty=True) == 1
        assert store.trash() == ()


def test_a_copy_of_version_2_is_kept(old: Path) -> None:
    before = tables(old, "workout", "input", "rep")
    with Store.open(old) as store:
        assert store.count() == 12
    with raw(backup_path(old, 2)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert tables(backup_path(old, 2), "workout", "input", "rep") == before


def test_a_migration_that_ends_half_way_leaves_version_2(old: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        MIGRATIONS[2](connection)
        connection.execute("INSERT INTO no_such_table VALUES (1)")

    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        Store(old, (*MIGRATIONS[:2], fail))
    with raw(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert not names & {"diary", "tag", "series", "shape", "search", "search_data"}
    with Store.open(old) as store:
        assert store.count() == 12
