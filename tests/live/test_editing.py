"""Mending a workout of the history: on the disk or not at all, and never opened again."""

from __future__ import annotations

import json

import pytest

from bell_lap.clock import FakeClock
from bell_lap.core import inputs
from bell_lap.core.events import Redone, Refused, Repaired, Undone
from bell_lap.core.inputs import Input
from bell_lap.core.result import Flag, Status
from bell_lap.core.view import Action, Phase
from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.rebuild import rebuild
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from bell_lap.live.editing import ONLY_REPAIRS, STAYS_ENDED, KeptWorkout, edit
from tests.history.conftest import raw
from tests.live.doubles import Table

KILO = "2 x 1000m in 3:20, rest 60s"


def run(table: Table) -> int:
    """Two whole reps, and a press after the end; closed and on the disk."""
    live = table.begins(KILO)
    live.press("space")
    for wait in (40, 80, 80, 65, 41, 80, 80, 30):
        table.taps_after(wait)
    number = live.workout_id
    assert number is not None
    assert live.view().phase is Phase.DONE
    assert live.close()
    return number


def opened(table: Table, number: int, after_s: float = 86_400) -> KeptWorkout:
    """The workout opened a day later."""
    table.clock.advance(after_s)
    return edit(table.clock, table.store, number)


def acts(kept: KeptWorkout, item: Input) -> object:
    """What is told of an input."""
    told: list[object] = []
    stop = kept.subscribe(told.append)
    kept.act(item)
    stop()
    (one,) = told
    return one


def splits(kept: KeptWorkout, rep: int = 0) -> list[int | None]:
    return [mark.split_ms for mark in kept.result().reps[rep].marks]


def test_a_repair_is_on_the_disk_with_its_rows(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    assert splits(kept) == [40_000, 120_000, 200_000]
    assert isinstance(acts(kept, inputs.SetSplit(0, 0, 1, 2, 203_000)), Repaired)
    assert splits(kept) == [40_000, 120_000, 203_000]
    stored = table.store.load(number)
    assert result_of(stored) == kept.result()
    assert stored.summary == kept.stored.summary
    assert "203.0" in stored.summary.line or "3:23.0" in stored.summary.line
    assert stored.status == "finished"
    with raw(table.store.path) as connection:
        rows = connection.execute("SELECT elapsed_ms, flags FROM rep ORDER BY ord").fetchall()
    assert rows[0] == (203_000, '["edited"]')


def test_a_repair_comes_after_everything_else(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    kept.act(inputs.ShiftTap(0, 0, 1, 3, -500))
    *before, newest = table.store.load(number).entries
    assert newest.seq == before[-1].seq + 1
    assert newest.item.at_ms >= 86_400_000
    table.clock.reboot("boot-2", 60)
    table.clock.utc -= 30 * 86_400_000
    kept = edit(table.clock, table.store, number)
    kept.act(inputs.ShiftTap(0, 0, 1, 3, -500))
    assert table.store.load(number).entries[-1].item.at_ms >= newest.item.at_ms


def test_nothing_else_moves(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    before = kept.result()
    kept.act(inputs.ShiftTap(0, 0, 1, 4, 1_000))
    after = kept.result()
    assert after.end_ms == before.end_ms
    assert after.steps[1:] == before.steps[1:]
    assert [step.start_ms for step in after.steps] == [step.start_ms for step in before.steps]


def test_repairs_are_undone_and_brought_back_across_openings(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    results = [kept.result()]
    for item in (
        inputs.ShiftTap(0, 0, 1, 3, -500), inputs.ClearTap(0, 0, 1, 2),
        inputs.JudgeRep(0, 2, 1, "not-timed"),
    ):  # fmt: skip
        kept.act(item)
        results.append(kept.result())
    for result in reversed(results[:-1]):
        kept = opened(table, number)
        assert isinstance(acts(kept, inputs.Undo(0)), Undone)
        assert kept.result() == result
        assert result_of(table.store.load(number)) == result
    assert Action.UNDO not in kept.view().can
    for result in results[1:]:
        kept = opened(table, number)
        assert Action.REDO in kept.view().can
        assert isinstance(acts(kept, inputs.Redo(0)), Redone)
        assert kept.result() == result
    assert Action.REDO not in kept.view().can


def test_what_was_done_at_the_line_is_not_taken_back(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    before = table.store.load(number)
    assert Action.UNDO not in kept.view().can
    told = acts(kept, inputs.Undo(0))
    assert isinstance(told, Refused)
    assert (told.what, told.reason) == ("undo", ONLY_REPAIRS)
    assert table.store.load(number) == before


def test_what_was_undone_at_the_line_does_not_come_back(table: Table) -> None:
    live = table.begins("2 x 400m, rest 60s")
    live.press("space")
    for wait in (70, 65, 70, 30):
        table.taps_after(wait)
    live.act(inputs.Undo(live.now_ms()))
    number = live.workout_id
    assert number is not None
    assert live.view().phase is Phase.DONE
    live.close()
    kept = opened(table, number)
    assert Action.REDO not in kept.view().can
    told = acts(kept, inputs.Redo(0))
    assert isinstance(told, Refused)
    assert told.reason == ONLY_REPAIRS


def test_a_repair_that_ended_the_workout_stays(table: Table) -> None:
    live = table.begins("1000m in 3:20")
    live.press("space")
    table.taps_after(120)
    table.taps_after(80)
    live.act(inputs.AcceptEstimate(live.now_ms(), 0, 1, 0, 40_000))
    assert live.view().phase is Phase.DONE
    number = live.workout_id
    assert number is not None
    live.close()
    kept = opened(table, number)
    told = acts(kept, inputs.Undo(0))
    assert isinstance(told, Refused)
    assert told.reason == STAYS_ENDED
    assert table.store.load(number).status == "finished"


def test_what_the_rules_refuse_is_told_and_not_kept(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    before = table.store.load(number)
    told = acts(kept, inputs.ShiftTap(0, 0, 1, 3, -90_000))
    assert isinstance(told, Refused)
    assert told.reason == "the laps would not be in order"
    assert table.store.load(number) == before
    assert kept.stored == before


def test_a_tap_is_no_repair(table: Table) -> None:
    kept = opened(table, run(table))
    with pytest.raises(ValueError, match="takes no 'press'"):
        kept.act(inputs.Press(0))


def test_two_programs_at_once_never_mix(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    with Store.open(table.store.path) as elsewhere:
        other = edit(FakeClock(table.clock.now_s), elsewhere, number)
        other.act(inputs.ShiftTap(0, 0, 1, 3, -500))
        with pytest.raises(BadInput, match="mended by another program"):
            kept.act(inputs.ShiftTap(0, 0, 1, 3, -100))
        assert splits(kept) == [40_000, 119_500, 200_000], "it is shown as it is now"
        kept.act(inputs.ShiftTap(0, 0, 1, 3, -100))
        assert splits(kept) == [40_000, 119_400, 200_000]
        assert len(elsewhere.load(number).entries) == 11


def test_a_disk_that_refuses_changes_nothing(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    before, shown = table.store.load(number), kept.result()
    for connection in table.store._connections:
        connection.execute("PRAGMA busy_timeout = 0")
    with raw(table.store.path) as blocking:
        blocking.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="writing to the history"):
            kept.act(inputs.ShiftTap(0, 0, 1, 3, -100))
        blocking.execute("ROLLBACK")
    assert kept.result() == shown
    assert table.store.load(number) == before
    kept.act(inputs.ShiftTap(0, 0, 1, 3, -100))
    assert splits(kept) == [40_000, 119_900, 200_000]


def test_a_workout_that_another_program_may_hold_is_not_opened(table: Table) -> None:
    number = run(table)
    with LiveLock(table.store.path), pytest.raises(LockHeld):
        edit(table.clock, table.store, number)
    kept = opened(table, number)
    with LiveLock(table.store.path), pytest.raises(LockHeld):
        kept.act(inputs.ShiftTap(0, 0, 1, 3, -100))
    assert splits(kept) == [40_000, 120_000, 200_000]


def test_what_cannot_be_mended_is_said(table: Table) -> None:
    with pytest.raises(BadInput, match="no workout 7"):
        edit(table.clock, table.store, 7)
    live = table.begins("60s; 400m")
    live.press("space")
    table.waits(5)
    number = live.workout_id
    assert number is not None
    live.close()
    with pytest.raises(BadInput, match="has no end yet"):
        edit(table.clock, table.store, number)
    table.store.delete(number, 0)
    with pytest.raises(BadInput, match="was discarded"):
        edit(table.clock, table.store, number)


def test_a_workout_of_a_later_version_is_only_looked_at(table: Table) -> None:
    number = run(table)
    with raw(table.store.path) as connection:
        connection.execute(
            "INSERT INTO input VALUES (?, 99, 900000, 'shoe-change', ?)", (number, json.dumps({}))
        )
    with pytest.raises(BadInput, match="only be looked at"):
        edit(table.clock, table.store, number)


def test_rows_made_again_from_the_inputs_are_the_same(table: Table) -> None:
    number = run(table)
    kept = opened(table, number)
    kept.act(inputs.SetSplit(0, 0, 1, 2, 204_000))
    kept.act(inputs.ClearTap(0, 0, 1, 2))
    before = table.store.load(number)
    assert rebuild(table.store, result_of).done == 1
    assert table.store.load(number) == before
    assert Flag.EDITED in kept.result().reps[0].flags
    assert kept.result().status is Status.FINISHED


def test_a_workout_that_ended_at_a_deadline_can_be_mended(table: Table) -> None:
    live = table.begins("2 x 60s, rest 30s", "coach", "clock")
    live.press("space")
    table.taps_after(40)
    table.waits(120)
    assert live.view().phase is Phase.DONE
    number = live.workout_id
    assert number is not None
    live.close()
    kept = opened(table, number)
    kept.act(inputs.ShiftTap(0, 0, 1, 2, 2_000))
    assert splits(kept) == [42_000]
    assert kept.result().end_ms == 150_000
    kept.act(inputs.Undo(0))
    assert splits(kept) == [40_000]
    assert table.store.load(number).status == "finished"
