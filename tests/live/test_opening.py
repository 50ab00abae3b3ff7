"""Opening: a new workout, one to resume after a close, a kill or a boot, and the lock."""

from __future__ import annotations

import json

import pytest

from bell_lap.clock import FakeClock
from bell_lap.core import inputs
from bell_lap.core.inputs import Gap
from bell_lap.core.plan import Plan, Range, Totals
from bell_lap.core.result import Flag, Status
from bell_lap.core.view import Phase
from bell_lap.errors import BadInput
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.live import opening
from bell_lap.live.saving import About
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import Table


def test_a_kill_in_a_rep_loses_no_tap_and_counts_the_time_between(table: Table) -> None:
    live = table.begins("4 x 100m in 13s, rest 6s", "coach", "clock")
    live.press("space")
    for wait_s in (13.2, 19.1):
        table.taps_after(wait_s)
    table.waits(9)
    table.is_killed()
    table.clock.advance(3)
    live = table.resumes()
    assert live.journal[-1].item == Gap(44_300, 41_300, "crash", trusted=True)
    assert live.view().phase is Phase.WORK
    table.taps_after(7.3)
    table.taps_after(19)
    assert [rep.elapsed_ms for rep in live.result().reps] == [13_200, 13_100, 13_300, 13_000]
    assert [rep.start_ms for rep in live.result().reps] == [0, 19_200, 38_300, 57_600]


def test_the_gap_of_a_kill_counts_from_the_last_heartbeat(table: Table) -> None:
    live = table.begins("60s; 400m")
    live.press("space")
    table.waits(20)
    table.is_killed()
    table.clock.advance(300)
    live = table.resumes()
    assert live.journal[-1].item == Gap(320_000, 20_000, "crash", trusted=True)
    assert live.view().phase is Phase.HELD
    assert live.view().held_ms == 300_000
    live.act(inputs.GapAnswer(live.now_ms(), "stop"))
    live.close()
    assert live.workout_id is not None
    assert live.result().end_ms == 20_000
    assert table.store.load(live.workout_id).summary.status == "stopped"


def test_what_the_disk_takes_for_a_resume_is_not_taken_from_the_rep(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = table.begins("4 x 100m in 13s, rest 6s", "coach", "clock")
    live.press("space")
    table.waits(5)
    table.is_killed()
    table.clock.advance(2)
    usual = table.store.add_anchor

    def slow(*args: object, **more: object) -> int:
        at_ms = usual(*args, **more)  # type: ignore[arg-type]  # passed on as they came
        table.clock.advance(0.8)
        return at_ms

    monkeypatch.setattr(table.store, "add_anchor", slow)
    live = table.resumes()
    assert live.now_ms() == 7_800
    assert live.journal[-1].item == Gap(7_000, 5_000, "crash", trusted=True)
    table.taps_after(5.4)
    assert live.result().reps[0].elapsed_ms == 13_200


def test_a_close_and_a_resume_at_once_change_nothing(table: Table) -> None:
    live = table.begins("60s; 400m")
    live.press("space")
    table.waits(10)
    live.close()
    table.clock.advance(4)
    live = table.resumes()
    assert live.journal[-1].item == Gap(14_000, 10_000, "closed", trusted=True)
    assert live.view().phase is Phase.WORK
    assert live.result().steps[0].flags == ()


def test_a_resume_after_a_boot_reckons_by_the_wall_clock_and_says_so(table: Table) -> None:
    live = table.begins("400m; 60s")
    live.press("space")
    table.waits(10)
    live.close()
    table.clock.reboot("boot-2", 120)
    live = table.resumes()
    assert live.journal[-1].item == Gap(130_000, 10_000, "closed", trusted=False)
    table.waits(2)
    live.press("space")
    rep = live.result().reps[0]
    assert rep.elapsed_ms == 132_000
    assert {Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP} <= set(rep.flags)


def test_a_wall_clock_set_back_never_runs_time_backwards(table: Table) -> None:
    live = table.begins("400m; 60s")
    live.press("space")
    table.waits(50)
    live.close()
    table.clock.reboot("boot-2", -3_600)
    live = table.resumes()
    assert live.journal[-1].item.at_ms == 50_000
    assert live.now_ms() == 50_000
    live.close()
    table.clock.advance(20)
    live = table.resumes()
    assert live.now_ms() == 70_000


def test_resumes_of_resumes_keep_the_time(table: Table) -> None:
    live = table.begins("400m; 60s")
    live.press("space")
    for _ in range(3):
        table.waits(5)
        live.close()
        table.clock.advance(10)
        live = table.resumes()
    assert live.now_ms() == 45_000
    assert [entry.item.kind for entry in live.journal] == ["press", "gap", "gap", "gap"]
    table.waits(27)
    live.press("space")
    assert live.result().reps[0].elapsed_ms == 72_000


def test_a_workout_that_ended_just_before_the_kill_is_finished_by_the_resume(table: Table) -> None:
    live = table.begins("30s")
    live.press("space")
    table.waits(29)
    assert live._saver is not None
    live._saver.heartbeat(30_500)
    table.is_killed()
    table.clock.advance(60)
    live = table.resumes()
    assert live.view().phase is Phase.DONE
    live.close()
    assert live.workout_id is not None
    assert table.store.load(live.workout_id).summary.status == "finished"
    assert table.store.unfinished() == ()


def test_the_newest_unfinished_workout_is_resumed_unless_one_is_named(table: Table) -> None:
    first = table.begins("400m")
    first.press("space")
    table.waits(2)
    first.close()
    second = table.begins("200m")
    second.press("space")
    second.close()
    third = table.resumes()
    assert third.workout_id == second.workout_id
    third.close()
    assert table.resumes(first.workout_id).plan == first.plan


def test_nothing_to_resume_is_said_and_the_lock_is_let_go(table: Table) -> None:
    with pytest.raises(BadInput, match="there is no unfinished workout"):
        table.resumes()
    LiveLock(table.store.path).release()


def test_a_workout_that_has_ended_is_not_resumed(table: Table) -> None:
    done = table.begins("400m")
    done.press("space")
    table.waits(2)
    done.act(inputs.Stop(done.now_ms()))
    done.close()
    assert done.workout_id is not None
    with pytest.raises(BadInput, match="stopped: it cannot be resumed"):
        table.resumes(done.workout_id)
    assert len(table.store.load(done.workout_id).anchors) == 1


def test_one_workout_at_a_time(table: Table) -> None:
    table.begins()
    with pytest.raises(LockHeld):
        opening.begin(plan_of("400m"), rules_of(), FakeClock(), table.store)
    with pytest.raises(LockHeld):
        opening.resume(FakeClock(), table.store)
    table.live.close()
    table.begins()


def test_a_rehearsal_needs_no_lock(table: Table) -> None:
    table.begins()
    opening.rehearse(plan_of("400m"), rules_of(), FakeClock()).close()


def test_a_plan_with_nothing_to_run_is_refused(table: Table) -> None:
    nothing = Range(0, 0)
    plan = Plan("Rest day", "", (), Totals(nothing, nothing, nothing, nothing, nothing, 0))
    with pytest.raises(BadInput, match="nothing is run in this session"):
        opening.begin(plan, rules_of(), table.clock, table.store)
    with pytest.raises(BadInput, match="nothing is run in this session"):
        opening.rehearse(plan, rules_of(), table.clock)
    LiveLock(table.store.path).release()


def test_an_input_of_a_later_version_can_only_be_looked_at(table: Table) -> None:
    import sqlite3

    live = table.begins()
    live.press("space")
    live.close()
    connection = sqlite3.connect(table.store.path)
    with connection:
        connection.execute(
            "INSERT INTO input (workout, seq, at_ms, kind, payload) VALUES (?, 2, 5, ?, ?)",
            (live.workout_id, "teleport", json.dumps({})),
        )
    connection.close()
    with pytest.raises(BadInput, match="can only be looked at"):
        table.resumes()
    LiveLock(table.store.path).release()


def test_what_a_workout_is_of_is_kept_beside_it(table: Table) -> None:
    about = About(session_text="400m", session_name="sprint")
    live = opening.begin(plan_of("400m"), rules_of(), table.clock, table.store, about=about)
    live.press("space")
    live.close()
    assert live.workout_id is not None
    stored = table.store.load(live.workout_id)
    assert (stored.session_text, stored.session_name) == ("400m", "sprint")
    assert stored.rules == rules_of()
    assert stored.plan == plan_of("400m")


def test_awake_from_the_beginning_to_the_end(table: Table) -> None:
    said: list[str] = []

    class Awake:
        def start(self) -> None:
            said.append("start")

        def stop(self) -> None:
            said.append("stop")

    live = opening.begin(
        plan_of("400m"), rules_of(), table.clock, table.store,
        awake=Awake(),  # type: ignore[arg-type]  # start and stop are all that is used
    )  # fmt: skip
    assert said == ["start"]
    live.close()
    assert said == ["start", "stop"]
    LiveLock(table.store.path).release()


def test_answers_after_a_resume_go_on(table: Table) -> None:
    live = table.begins("2 x 60s, rest 30s", "solo")
    live.press("space")
    table.waits(10)
    table.is_killed()
    table.clock.advance(500)
    live = table.resumes()
    live.press("space")
    assert live.view().phase is Phase.WORK
    table.waits(61)
    assert live.result().status is Status.FINISHED
    assert [rep.elapsed_ms for rep in live.result().reps] == [60_000, 60_000]
    assert Flag.ACROSS_GAP in live.result().reps[0].flags
