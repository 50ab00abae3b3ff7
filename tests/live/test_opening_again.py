"""Resuming what a resume has left behind: one that was killed too, and a workout without inputs."""

from __future__ import annotations

from bell_lap.core.inputs import Gap
from bell_lap.core.result import Flag
from bell_lap.core.view import Phase
from bell_lap.history.stored import NewWorkout
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import Table


def is_resumed_and_killed_at_once(table: Table, seconds_before: float) -> None:
    """A resume that came as far as its anchor, and not to its gap."""
    workout = table.store.unfinished()[0].id
    at_ms = table.store.add_anchor(workout, table.clock.anchor())
    table.clock.advance(seconds_before)
    assert table.store.load(workout).anchors[-1].at_ms == at_ms


def test_a_gap_that_a_killed_resume_has_not_kept_is_kept_by_the_next(table: Table) -> None:
    live = table.begins("2 x 60s, rest 30s", "solo")
    live.press("space")
    table.waits(20)
    table.is_killed()
    table.clock.advance(300)
    is_resumed_and_killed_at_once(table, 7)
    live = table.resumes()
    assert live.journal[-1].item == Gap(327_000, 20_000, "crash", trusted=True)
    assert live.view().phase is Phase.HELD


def test_a_boot_that_a_killed_resume_has_not_told_of_is_told_by_the_next(table: Table) -> None:
    for down_s in (120, -3_600):
        live = table.begins("400m; 60s")
        live.press("space")
        table.waits(10)
        table.is_killed()
        table.clock.reboot(f"boot after {down_s}", down_s)
        is_resumed_and_killed_at_once(table, 3)
        live = table.resumes()
        passed_ms = max(down_s, 0) * 1000 + 3_000
        assert live.journal[-1].item == Gap(10_000 + passed_ms, 10_000, "crash", trusted=False)
        table.waits(1)
        live.press("space")
        assert Flag.UNTRUSTED_GAP in live.result().reps[0].flags
        live.close()


def test_a_workout_killed_before_its_first_input_was_kept_goes_on_by_its_clock(
    table: Table,
) -> None:
    plan, rules = plan_of("2 x 400m, rest 60s"), rules_of()
    table.store.create(NewWorkout(plan.title, plan, rules, table.clock.anchor()))
    table.clock.advance(50)
    live = table.resumes()
    assert live.now_ms() == 50_000
    live.press("space")
    table.waits(20)
    table.is_killed()
    table.clock.advance(30)
    live = table.resumes()
    table.waits(22)
    live.press("space")
    assert live.result().reps[0].elapsed_ms == 72_000
