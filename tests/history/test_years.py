"""The history that the benchmarks are taken of is one that the program itself could have kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from benchmarks.athlete import mile_ms
from benchmarks.years import calendar, is_break, make_history

from bell_lap.history.rebuild import rebuild
from bell_lap.history.results import result_of
from bell_lap.history.store import Store

WORKOUTS = 120
TABLES = (
    "workout", "anchor", "input", "rep", "lap", "recovery", "series", "shape", "diary", "tag",
)  # fmt: skip


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608 - constants
            for table in TABLES
        }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small one over two years."""
    made = tmp_path_factory.mktemp("years") / "history.sqlite3"
    return make_history(made, WORKOUTS, years=2, processes=1)


def test_it_holds_what_was_asked_for(path: Path) -> None:
    rows = content(path)
    assert len(rows["workout"]) == WORKOUTS
    assert 70 * WORKOUTS < len(rows["lap"]) < 150 * WORKOUTS
    assert len(rows["input"]) > len(rows["lap"])
    with Store.open(path) as store:
        listed = store.list()
        assert store.check() is None
    assert {row.status for row in listed} <= {"finished", "stopped"}
    assert len({row.kind for row in listed}) >= 4
    assert all(date(2024, 5, 30) < row.date <= date(2026, 5, 31) for row in listed)
    assert any(row.noted for row in listed)
    assert any(row.tags for row in listed)
    assert any(row.rpe for row in listed)


def test_every_result_is_the_fold_of_its_inputs(path: Path) -> None:
    """Rebuilt from the inputs alone it is the same, row by row."""
    before = content(path)
    with Store.open(path) as store:
        done = rebuild(store, result_of)
    assert (done.done, done.skipped) == (WORKOUTS, ())
    assert content(path) == before


def test_one_seed_gives_one_history_however_many_processes_make_it(tmp_path: Path) -> None:
    one, two, other = (
        content(make_history(tmp_path / f"{name}.sqlite3", 8, seed, processes=processes))
        for name, seed, processes in (("one", 1, 1), ("two", 1, 2), ("other", 2, 1))
    )
    assert one == two
    assert one["workout"] != other["workout"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        make_history(path, 1)
    assert path.read_text() == "mine"


def test_form_improves_over_the_years_and_is_best_in_summer() -> None:
    summers = [mile_ms(years, date(2020, 6, 21)) for years in range(10)]
    assert summers == sorted(summers, reverse=True)
    assert mile_ms(3, date(2020, 1, 1)) > mile_ms(3, date(2020, 6, 21))


def test_the_calendar_is_in_order_and_keeps_its_breaks() -> None:
    slots = calendar(10_000, 1, 10, date(2026, 5, 31))
    assert [slot.number for slot in slots] == list(range(10_000))
    days = [slot.day for slot in slots]
    assert days == sorted(days)
    assert not any(map(is_break, days))
    assert len(set(days)) > 3_400
    with pytest.raises(ValueError, match="room for"):
        calendar(1_000, 1, 0.1, date(2026, 5, 31))
