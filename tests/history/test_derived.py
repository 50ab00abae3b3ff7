"""The derived rows: what they say, that they are replaced whole, and that they can be made anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bell_lap.core.derive import fold_result
from bell_lap.core.inputs import Press, Stop
from bell_lap.core.plan import MeasureKind, Range, StepKind, StepRole
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.core.rules import Rules, Start
from bell_lap.core.session import Load
from bell_lap.errors import BadInput
from bell_lap.history.rebuild import rebuild
from bell_lap.history.store import Store
from bell_lap.history.stored import StoredWorkout
from tests.history.build import DNF, START_UTC_MS, mark, new, plan, recovery, rep, reps, result
from tests.history.conftest import raw


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with raw(path) as connection:
        return connection.execute(query).fetchall()


def derived(path: Path) -> list[list[tuple[Any, ...]]]:
    return [
        rows(path, "SELECT * FROM rep"),
        rows(path, "SELECT * FROM lap"),
        rows(path, "SELECT * FROM recovery"),
        rows(path, "SELECT id, status, end_ms, reps, work_mm, line, sparkline FROM workout"),
    ]


def test_a_rep_has_a_row_with_all_that_is_known(store: Store, path: Path) -> None:
    number = store.create(new(runner="Ann"))
    full = rep(
        3,
        71_234,
        409.344,
        index=5,
        start_ms=9000,
        attempt=2,
        label="409.344m",
        block_name="Ladder",
        goal_ms=Range(70_000, 72_000),
        goal_text="70-72s",
        delta_ms=-100,
        flags=(Flag.EDITED, Flag.ADDED),
        set=2,
        paused_ms=0,
        reps_done=4,
        load_done=Load(102_500, "kg"),
    )
    store.finish(number, result(full))
    assert rows(path, "SELECT * FROM rep") == [
        (
            *(number, 0, 5, 2, "Ann", "work", 3, 2, "Ladder", "409.344m", "distance", 409_344),
            *(9000, 71_234, 0, 70_000, 72_000, "70-72s", -100, None, 4, 102_500, "kg", 1),
            '["edited","added"]',
            None,
            2026,
        )
    ]


def test_laps_have_rows_in_order_those_without_a_tap_too(store: Store, path: Path) -> None:
    number = store.create(new())
    missed = replace(mark(0, 200.0, None), lap_ms=None, laps=0, press=None)
    late = replace(mark(1, 600.0, 110_000), laps=2, flags=(Flag.COVERS_MORE,))
    store.finish(number, result(rep(1, 110_000, 600.0, marks=(missed, late))))
    assert rows(path, "SELECT * FROM lap") == [
        (number, 0, 0, 0, 200_000, None, None, 0, None, None, None, "[]"),
        (
            *(number, 0, 1, 1, 600_000, 110_000, 110_000, 2, None, None, 2),
            '["covers more than one lap"]',
        ),
    ]


def test_a_recovery_keeps_its_plan_and_what_it_was(store: Store, path: Path) -> None:
    number = store.create(new())
    rest = replace(recovery(95_000, index=1, start_ms=70_000), planned_ms=Range(80_000, 90_000))
    store.finish(number, result(rep(1, 70_000), rest))
    assert rows(path, "SELECT * FROM recovery") == [
        (number, 1, 1, 1, "90s", None, 70_000, 95_000, 0, 80_000, 90_000, "[]")
    ]


def gate(start_ms: int) -> Any:
    return replace(recovery(5000, start_ms=start_ms), kind=StepKind.GATE, role=StepRole.GATE)


def test_the_recovery_before_a_rep_is_all_that_lay_between(store: Store, path: Path) -> None:
    number = store.create(new())
    warmup = rep(None, 600_000, None, role=StepRole.WARMUP, measure=MeasureKind.TIME, label="10min")
    steps = [
        warmup,
        gate(600_000),
        rep(1, 70_000, start_ms=610_000),
        recovery(90_000, start_ms=680_000),
        rep(2, None, start_ms=771_000, flags=(Flag.NOT_TIMED,)),  # without a time of its own
        recovery(80_000, start_ms=840_000),
        gate(920_000),
        rep(3, 70_000, start_ms=925_000),
        rep(None, 100_000, start_ms=995_000, label="400m easy"),  # a float
        rep(4, 70_000, start_ms=1_095_000),
        rep(5, 70_000, start_ms=1_165_000),  # nothing between
    ]
    store.finish(number, result(*steps))
    found = rows(path, "SELECT number, recovery_before_ms FROM rep ORDER BY ord")
    assert found == [
        (None, None),
        (1, None),
        (2, 91_000),
        (3, 85_000),
        (None, None),
        (4, 100_000),
        (5, 0),
    ]


def test_how_far_it_went(store: Store) -> None:
    number = store.create(new())
    cut = rep(3, 40_000, 1000.0, flags=DNF, marks=(mark(0, 200.0, 40_000),))
    unmarked = rep(4, 9_000, 1000.0, flags=DNF, marks=())
    timed = rep(5, 30_000, None, measure=MeasureKind.TIME, label="30s")
    timed = replace(timed, marks=(mark(0, 100.0, 15_000), mark(1, None, 30_000)))
    steps = [
        rep(None, 500_000, 1600.0, role=StepRole.WARMUP),
        rep(1, 70_000),
        rep(None, 100_000, 200.0, label="200m easy"),
        rep(2, 71_000, flags=(Flag.REPLACED,)),
        rep(2, 71_000, attempt=2),
        *(cut, unmarked, timed),
        rep(None, 500_000, 1600.0, role=StepRole.COOLDOWN),
    ]
    store.finish(number, result(*steps))
    row = store.load(number).summary
    assert row.work_mm == 400_000 + 200_000 + 400_000 + 200_000 + 100_000
    assert row.reps == 3


def test_finishing_again_replaces_every_row(store: Store, path: Path) -> None:
    number = store.create(new())
    store.finish(number, reps(70_000, 71_000, 72_000))
    store.finish(number, reps(69_000))
    once = derived(path)
    other = path.with_name("other.sqlite3")
    with Store.open(other) as fresh:
        fresh.finish(fresh.create(new()), reps(69_000))
    assert derived(other) == once


def test_a_running_workout_has_no_rows(store: Store, path: Path) -> None:
    number = store.create(new())
    store.finish(number, reps(70_000, 71_000))
    store.finish(number, replace(reps(70_000), status=Status.RUNNING))
    assert derived(path) == [[], [], [], [(number, "running", None, 0, 0, "", "")]]


def test_bests_are_the_fastest_that_count(store: Store) -> None:
    first = store.create(new("First", runner="Ann"))
    store.finish(first, reps(70_000, 69_000, rest_ms=180_000))
    second = store.create(new("Second", runner="Ann"))
    bars = (*DNF, Flag.NOT_FINISHED, Flag.PAUSED, Flag.ESTIMATED, Flag.REPLACED, Flag.NOT_TIMED)
    barred = [rep(n, 60_000, flags=(flag,)) for n, flag in enumerate(bars, 1)]
    store.finish(second, result(*barred, rep(9, 68_000), rep(10, 30_000, 200.0)))
    store.finish(store.create(new(runner="Bob")), reps(50_000))

    found = store.fastest(400_000, "Ann")
    assert [(best.title, best.elapsed_ms) for best in found] == [
        ("Second", 68_000),
        ("First", 69_000),
        ("First", 70_000),
    ]
    assert [best.recovery_ms for best in found][1:] == [180_000, None]
    assert len(store.fastest(400_000, "Ann", limit=1)) == 1
    assert store.fastest(800_000, "Ann") == ()


# --- rebuild --------------------------------------------------------------------------------------

BY_CLOCK = Rules(start=Start.CLOCK)


def derive(stored: StoredWorkout) -> WorkoutResult:
    return fold_result(stored.plan, stored.rules, stored.entries)


def run_one(store: Store, *taps_ms: int) -> int:
    """A real workout: its taps, its end and the result that follows from them."""
    number = store.create(new(plan=plan((400, 400), rest_s=60), rules=BY_CLOCK))
    writer = store.writer(number)
    for seq, at_ms in enumerate(taps_ms, start=1):
        writer.append(seq, Press(at_ms))
    writer.append(len(taps_ms) + 1, Stop(1_000_000))
    assert writer.flush()
    writer.finish(derive(store.load(number)))
    assert writer.close()
    return number


def test_rebuilding_gives_the_same_rows(store: Store, path: Path) -> None:
    for taps in ((1000, 72_000, 204_000), (1000, 71_500), (1000,), ()):
        run_one(store, *taps)
    unwanted, running = run_one(store, 1000, 71_000), store.create(new())
    store.delete(unwanted, START_UTC_MS)
    before = derived(path)
    assert before[0][0][13] == 71_000

    with raw(path) as connection:
        for table in ("rep", "lap", "recovery"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - three known words
        connection.execute("UPDATE workout SET line = 'nonsense', reps = 99 WHERE id < 4")
    rebuilt = rebuild(store, derive)

    assert (rebuilt.done, rebuilt.skipped) == (4, ())
    assert derived(path) == before
    assert store.load(running).status == "running"


def test_what_cannot_be_read_keeps_the_rows_it_has(store: Store, path: Path) -> None:
    later, odd, fine = (run_one(store, 1000, 71_000) for _ in range(3))
    with raw(path) as connection:
        connection.execute("INSERT INTO input VALUES (?, 50, 0, 'teleport', '{}')", (later,))
        connection.execute("UPDATE workout SET plan = '[]' WHERE id = ?", (odd,))
    before = derived(path)
    rebuilt = rebuild(store, derive)
    assert rebuilt.done == 1
    assert [left.workout for left in rebuilt.skipped] == [odd, later]
    assert all(left.reason for left in rebuilt.skipped)
    assert derived(path) == before
    assert fine


def test_many_workouts_are_rebuilt_in_turns(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bell_lap.history.rebuild.AT_ONCE", 3)
    numbers = [run_one(store, 1000, 70_000 + n) for n in range(7)]
    before = derived(path)
    broken = numbers[-1]

    def sometimes(stored: StoredWorkout) -> WorkoutResult:
        if stored.id == broken:
            raise BadInput("it cannot be")
        return derive(stored)

    assert rebuild(store, sometimes).done == 6
    assert derived(path) == before


def test_an_empty_history_is_soon_rebuilt(store: Store) -> None:
    assert rebuild(store, derive).done == 0
