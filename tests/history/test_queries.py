"""The list in pages, and that no question reads the whole history."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.errors import BadInput
from bell_lap.history import diary, lifts, queries, searching, trash
from bell_lap.history.filtering import Filter
from bell_lap.history.records import Key
from bell_lap.history.store import Store
from tests.history.build import START_UTC_MS, new, presses, reps


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(1, 5))
def test_pages_join_to_the_list(
    tmp_path_factory: pytest.TempPathFactory, starts: list[int], size: int
) -> None:
    with Store.open(tmp_path_factory.mktemp("pages") / "history.sqlite3") as store:
        made = [(at, store.create(new(at_utc_ms=START_UTC_MS + at))) for at in starts]
        expected = [number for _, number in sorted(made, reverse=True)]

        seen: list[int] = []
        after: Key | None = None
        while page := store.list(after, size):
            assert len(page) <= size
            seen.extend(row.id for row in page)
            after = page[-1].key

        assert seen == expected
        assert [row.id for row in store.list()] == expected
        assert store.count() == len(expected)


def test_a_workout_that_begins_meanwhile_moves_no_page(store: Store) -> None:
    for n in range(4):
        store.create(new(str(n), START_UTC_MS + n))
    first = store.list(limit=2)
    store.create(new("newer", START_UTC_MS + 9))
    second = store.list(first[-1].key, 2)
    assert [row.title for row in (*first, *second)] == ["3", "2", "1", "0"]


FILTERS = {
    "words": Filter(words=("a", "b")),
    "a tag": Filter(tags=("race",), tag_start="c"),
    "a kind": Filter(kinds=("base", "rest")),
    "a span": Filter(since=date(2026, 1, 1), until=date(2026, 5, 1)),
    "a session": Filter(session="pyramid"),
    "all": Filter(("a",), ("base",), ("b",), date(2026, 1, 1), None, "c", "d", "e"),
}

BOUNDED = ("workout_running", "workout_discarded", "COVERING INDEX workout_by_day")
"""What may be read from end to end: partial indexes of a few rows, and the one that a number of
workouts or a sum over the days is counted from. No row of `workout` is read for it."""

INDEXED = {
    "page": queries.page_query(Key(1, 1, 1), 50),
    "count": queries.count_query(),
    "days": queries.days_query(),
    **{
        f"{name} of {kind}": question
        for kind, wanted in FILTERS.items()
        for name, question in (
            ("page", queries.page_query(Key(1, 1, 1), 50, wanted)),
            ("count", queries.count_query(wanted)),
            ("days", queries.days_query(wanted)),
        )
    },
    "workouts of a day": (queries.ON_DAY, (1,)),
    "trash": (queries.TRASH, ()),
    "due to go": (trash.DUE, (1,)),
    "all to go": (trash.ALL, ()),
    "diary": (diary.ONE, (1,)),
    "tags of a workout": (diary.TAGS_OF, (1,)),
    "uid": ("SELECT workout FROM diary WHERE uid = ?", ("a",)),
    "words of a workout": (searching.TEXTS, (1,)),
    "unfinished": (queries.UNFINISHED, ()),
    "one": (queries.ONE, (1,)),
    "same work": (queries.SAME_WORK, (1, 50)),
    "same exactly": (queries.SAME_EXACT, (1, 50)),
    "its sets": (lifts.SETS, ("", "squat", 9)),
    "laps of a workout": ("SELECT * FROM lap WHERE workout = ? ORDER BY ord, place", (1,)),
    "inputs of a workout": ("SELECT * FROM input WHERE workout = ? ORDER BY seq", (1,)),
    "newest input": ("SELECT max(seq) FROM input WHERE workout = ?", (1,)),
    "group": ("SELECT id FROM workout WHERE group_id = ?", ("g",)),
    "deleting laps": ("DELETE FROM lap WHERE workout = ?", (1,)),
    "deleting reps": ("DELETE FROM rep WHERE workout = ?", (1,)),
}


@pytest.mark.parametrize("name", INDEXED)
def test_no_question_reads_a_whole_table(store: Store, name: str) -> None:
    query, values = INDEXED[name]
    with store._asking() as connection:
        steps = plan_of(connection, query, values)
    assert steps
    for step in steps:
        assert "TEMP B-TREE" not in step
        if step.startswith("SCAN"):
            found_by_word = step.startswith("SCAN search VIRTUAL TABLE INDEX") and "M" in step
            assert found_by_word or any(name in step for name in BOUNDED)


def plan_of(
    connection: sqlite3.Connection, query: str, values: tuple[object, ...] | dict[str, object]
) -> tuple[str, ...]:
    rows = connection.execute(f"EXPLAIN QUERY PLAN {query}", values)
    return tuple(str(row[3]) for row in rows)


def test_a_workout_is_named_by_its_day(store: Store) -> None:
    early, late = store.create(new()), store.create(new(at_utc_ms=START_UTC_MS + 86_400_000))
    store.create(new(at_utc_ms=START_UTC_MS + 2 * 86_400_000))
    assert store.pick("2026-05-28") == early
    assert store.pick(" 2026-05-29 ") == late
    with pytest.raises(BadInput, match="no workout on 2026-05-27"):
        store.pick("2026-05-27")
    again = store.create(new(at_utc_ms=START_UTC_MS + 1))
    with pytest.raises(BadInput, match="2 workouts on 2026-05-28") as caught:
        store.pick("2026-05-28")
    assert f"{early}, {again}" in caught.value.hints[0]
    store.delete(early, START_UTC_MS)
    assert store.pick("2026-05-28") == again


@pytest.mark.parametrize("word", ["2026-02-30", "2026-W01-1", "20260528ab", "-", ""])
def test_what_is_no_day_is_no_workout(store: Store, word: str) -> None:
    with pytest.raises(BadInput, match="no workout"):
        store.pick(word)


def test_a_finish_costs_the_same_however_long_the_history(store: Store, path: Path) -> None:
    """Everything that is kept of a workout, its words for the search too; in pages of the log."""

    def cost_of_ten() -> int:
        with store._asking() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for n in range(10):
            number = store.create(new(f"Title {n}"))
            store.finish(number, reps(70_000, 71_000))
            store.tag(number, "race")
            store.set_note(number, "a windy day")
        return path.with_name(path.name + "-wal").stat().st_size

    early = cost_of_ten()
    for n in range(400):
        number = store.create(new(f"Session {n}", START_UTC_MS + n))
        store.finish(number, reps(70_000 + n, 71_000))
    assert cost_of_ten() <= 2 * early


def test_a_save_costs_the_same_however_long_the_history(store: Store, path: Path) -> None:
    """In pages written to the log, which is what a disk has to do."""

    def cost_of_a_tap() -> int:
        writer = store.writer(store.create(new()))
        with store._asking() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for entry in presses(20):
            writer.append(entry.seq, entry.item)
            assert writer.flush()
        size = path.with_name(path.name + "-wal").stat().st_size
        assert writer.close()
        return size

    early = cost_of_a_tap()
    for n in range(300):
        store.finish(store.create(new(str(n), START_UTC_MS + n)), reps(70_000, 71_000))
    assert cost_of_a_tap() <= 1.5 * early
