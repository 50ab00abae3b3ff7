"""A live workout: inputs at their instants, deadlines told, gaps noticed, results kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bell_lap.clock import FakeClock
from bell_lap.core import inputs
from bell_lap.core.cues import CueKind
from bell_lap.core.events import (
    Held,
    MarkTaken,
    RecoveryOver,
    RecoveryStarted,
    Refused,
    RepFinished,
    Retracted,
    StepStarted,
    Undone,
    WorkoutFinished,
)
from bell_lap.core.inputs import Gap
from bell_lap.core.result import Status
from bell_lap.core.view import Phase
from bell_lap.live import opening
from bell_lap.live.saving import Saver
from bell_lap.live.workout import LiveWorkout
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import START_S, Table


def kinds(told: Sequence[object]) -> list[str]:
    return [type(event).__name__ for event in told]


# --- the start ------------------------------------------------------------------------------------


def test_the_first_input_is_the_start(table: Table) -> None:
    live = table.begins()
    table.waits(30)
    assert table.store.unfinished() == ()
    live.press("space", live.at_ms(table.clock.now() - 0.125))
    assert live.journal[0].item == inputs.Press(0, "space")
    assert live.now_ms() == 125
    assert live.workout_id is not None
    assert live.view().elapsed_ms == 125
    live.close()
    stored = table.store.load(live.workout_id)
    assert stored.anchors[0].anchor.clock_s == pytest.approx(START_S + 29.875)
    assert stored.summary.started_utc_ms == FakeClock().utc + 29_875


def test_before_it_begins_undo_redo_and_stop_do_nothing(table: Table) -> None:
    live = table.begins()
    for kind in (inputs.Undo, inputs.Redo, inputs.Stop):
        live.act(kind(live.now_ms()))
    assert live.journal == ()
    assert table.told == []


def test_what_is_refused_does_not_begin_it(table: Table) -> None:
    live = table.begins()
    table.clock.advance(3)
    live.act(inputs.Back(live.now_ms()))
    live.act(inputs.Pause(live.now_ms()))
    assert live.journal == ()
    assert live.workout_id is None
    assert kinds(table.told) == ["Refused", "Refused"]
    assert table.ears.played == [CueKind.REFUSED] * 2
    assert table.store.unfinished() == ()


def test_a_press_is_never_later_than_now_nor_before_the_start(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.waits(50)
    live.press("space", 999_999)
    live.press("space", -5)
    assert [entry.item.at_ms for entry in live.journal] == [0, 50_000, 0]


# --- what is told ---------------------------------------------------------------------------------


def test_a_workout_is_told_from_start_to_finish(table: Table) -> None:
    live = table.begins("2 x 400m in 72s, rest 60s")
    live.press("space")
    table.taps_after(72)
    table.waits(61)
    live.press("space")
    table.taps_after(71)
    assert kinds(table.told) == [
        "StepStarted", "MarkTaken", "RepFinished", "RecoveryStarted", "RecoveryOver",
        "StepStarted", "MarkTaken", "RepFinished", "WorkoutFinished",
    ]  # fmt: skip
    assert table.told[4] == RecoveryOver(132_000, 1, 1)
    assert [rep.elapsed_ms for rep in live.result().reps] == [72_000, 71_000]
    assert live.view().phase is Phase.DONE


def test_a_deadline_is_told_once_at_its_own_instant_however_late_the_tick(table: Table) -> None:
    live = table.begins("2 x 30s, rest 20s", "solo")
    live.press("space")
    table.waits(30.7, every_s=0.9)
    table.waits(2)
    assert table.told[1:] == [RepFinished(30_000, 0, 1, "finish"), RecoveryStarted(30_000, 1, 1)]


def test_a_late_press_takes_back_what_was_told(table: Table) -> None:
    live = table.begins("2 x 600m in 110s, rest 3s", "coach", "clock")
    live.press("space")
    table.taps_after(37)
    table.taps_after(73)
    table.waits(3.2)
    assert table.told[-1] == StepStarted(113_000, 2, 1, by_clock=True)
    table.told.clear()
    live.press("right", 109_500)
    assert table.told[:5] == [
        Retracted(113_200, StepStarted(113_000, 2, 1, by_clock=True)),
        Retracted(113_200, RecoveryStarted(110_000, 1, 1)),
        Retracted(113_200, RepFinished(110_000, 0, 1, "finish")),
        Retracted(113_200, MarkTaken(110_000, 0, 1, 1, 3)),
        MarkTaken(109_500, 0, 1, 1, 4),
    ]
    assert table.told[-1] == StepStarted(112_500, 2, 1, by_clock=True)
    assert live.result().reps[0].elapsed_ms == 109_500


def test_undo_takes_back_what_was_told(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.taps_after(50)
    table.told.clear()
    table.waits(1)
    live.act(inputs.Undo(live.now_ms()))
    assert kinds(table.told) == ["Retracted"] * 3 + ["Undone"]
    assert isinstance(table.told[-1], Undone)
    assert live.view().elapsed_ms == 51_000


def test_who_no_longer_listens_hears_nothing(table: Table) -> None:
    live = table.begins()
    heard: list[object] = []
    stop = live.subscribe(heard.append)
    stop_cues = live.subscribe_cues(heard.append)
    stop()
    stop_cues()
    live.press("space")
    assert heard == []


# --- sound ----------------------------------------------------------------------------------------


def test_cues_are_scheduled_as_instants_of_the_clock(table: Table) -> None:
    live = table.begins("2 x 400m, rest 10s", "solo")
    live.press("space")
    table.taps_after(70)
    assert [(cue.at_s - START_S, cue.kind, cue.count) for cue in table.ears.schedules[-1]] == [
        (77.0, CueKind.PIP, 3), (78.0, CueKind.PIP, 2), (79.0, CueKind.PIP, 1),
        (80.0, CueKind.GO, 0),
    ]  # fmt: skip
    assert table.ears.played == [CueKind.GO, CueKind.TAP]
    table.waits(10.1)
    assert table.ears.came_due == [CueKind.PIP] * 3 + [CueKind.GO]
    assert [cue.at_ms for cue in table.flashed] == [0, 70_000, 77_000, 78_000, 79_000, 80_000]


def test_a_cue_that_nobody_was_told_of_is_no_news_later(table: Table) -> None:
    live = table.begins("2 x 400m, rest 10s", "solo")
    live.press("space")
    table.taps_after(70)
    table.waits(6)
    table.clock.advance(3.6)
    live.tick()
    assert table.ears.came_due == [CueKind.PIP]


def test_the_schedule_is_renewed_before_it_runs_out_and_not_at_every_tick(table: Table) -> None:
    live = table.begins("wu 40min; 400m")
    live.press("space")
    table.waits(4 * 60, every_s=1)
    assert len(table.ears.schedules) == 2
    table.waits(60, every_s=1)
    assert len(table.ears.schedules) == 3
    table.waits(26 * 60, every_s=1)
    assert [cue.kind for cue in table.ears.schedules[-1]][-1] is CueKind.GATE
    assert len(table.ears.schedules) == 8
    table.waits(9 * 60, every_s=1)
    assert table.ears.came_due[-1] is CueKind.GATE


def test_one_input_has_one_answer(table: Table) -> None:
    live = table.begins("400m")
    live.press("space")
    table.taps_after(70)
    assert table.ears.played == [CueKind.GO, CueKind.FINISHED]
    live.press("space")
    assert len(table.ears.played) == 2, "a bounce is silent"
    table.taps_after(5)
    assert table.ears.played[2:] == [CueKind.REFUSED]


def test_the_next_instant_at_which_something_happens(table: Table) -> None:
    live = table.begins("2 x 400m, rest 60s", "solo")
    assert live.next_deadline_ms() is None
    live.press("space")
    assert live.next_deadline_ms() is None
    table.taps_after(70)
    assert live.next_deadline_ms() == 100_000
    table.waits(59.5)
    assert live.next_deadline_ms() == 130_000


# --- gaps -----------------------------------------------------------------------------------------


def test_sleep_is_noticed_at_the_next_tick(table: Table) -> None:
    live = table.begins("2 x 60s, rest 30s", "solo")
    live.press("space")
    table.waits(10)
    table.clock.sleep(480)
    table.clock.advance(0.1)
    live.tick()
    assert live.journal[-1].item == Gap(490_100, 10_000, "sleep")
    assert live.view().phase is Phase.HELD
    assert isinstance(table.told[-1], Held)
    assert table.ears.played[-1] is CueKind.ATTENTION


def test_a_stall_is_told_from_sleep(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.waits(10)
    table.clock.advance(7)
    live.tick()
    assert live.journal[-1].item == Gap(17_000, 10_000, "stall")
    assert live.view().phase is Phase.WORK
    table.clock.advance(5)
    live.tick()
    assert len(live.journal) == 2


def test_a_gap_is_noted_before_the_tap_that_ends_it(table: Table) -> None:
    live = table.begins("2 x 60s, rest 30s", "solo")
    live.press("space")
    table.waits(10)
    table.clock.sleep(100)
    live.press("space")
    assert [entry.item.kind for entry in live.journal] == ["press", "gap", "press"]
    assert [step.start_ms for step in live.result().reps] == [0, 110_000]


def test_a_tap_in_a_stall_counts_where_it_was_made(table: Table) -> None:
    live = table.begins("2 x 400m, rest 60s")
    live.press("space")
    table.waits(70)
    table.clock.advance(4)
    table.clock.advance(4)
    live.press("space", 74_000)
    live.tick()
    assert [entry.item.kind for entry in live.journal] == ["press", "press"]
    assert live.result().reps[0].elapsed_ms == 74_000


def test_no_gap_before_the_start_nor_after_the_end(table: Table) -> None:
    live = table.begins("400m")
    table.waits(60, every_s=30)
    live.press("space")
    table.waits(70)
    live.press("space")
    table.waits(3600, every_s=600)
    assert len(live.journal) == 2


# --- the end --------------------------------------------------------------------------------------


def test_a_finish_by_the_clock_is_stored(table: Table) -> None:
    live = table.begins("30s")
    live.press("space")
    table.waits(31)
    assert isinstance(table.told[-1], WorkoutFinished)
    assert live.workout_id is not None
    assert live.close()
    stored = table.store.load(live.workout_id)
    assert stored.summary.status == "finished"
    assert table.store.unfinished() == ()


def test_undo_after_the_finish_opens_it_again_and_the_new_end_is_kept(table: Table) -> None:
    live = table.begins("400m")
    live.press("space")
    table.taps_after(60)
    assert live.result().status is Status.FINISHED
    table.waits(3)
    live.act(inputs.Undo(live.now_ms()))
    assert live.view().phase is Phase.WORK
    assert live._saver is not None
    assert live._saver._writer is not None
    assert live._saver._writer.flush()
    assert [summary.id for summary in table.store.unfinished()] == [live.workout_id]
    table.taps_after(9)
    live.close()
    assert live.workout_id is not None
    best = table.store.fastest(400_000)[0]
    assert best.elapsed_ms == 72_000
    assert table.store.unfinished() == ()


def test_a_repair_after_the_end_is_kept(table: Table) -> None:
    live = table.begins("400m")
    live.press("space")
    table.taps_after(70)
    live.act(inputs.ShiftTap(live.now_ms(), step=0, press=2, by_ms=-200))
    live.close()
    assert table.store.fastest(400_000)[0].elapsed_ms == 69_800


def test_close_leaves_what_is_unfinished_to_be_resumed(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.waits(20)
    assert live.close()
    assert live.close(), "and may be called again"
    assert table.ears.closed
    assert [summary.id for summary in table.store.unfinished()] == [live.workout_id]
    with pytest.raises(ValueError, match="closed"):
        live.press("space")
    live.tick()


def test_close_lets_go_of_everything_whatever_comes(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = table.begins()
    live.press("space")

    def fails(_saver: Saver) -> bool:
        raise OSError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(Saver, "close", fails)
        with pytest.raises(OSError, match="gone"):
            live.close()
    assert table.ears.closed
    assert table.store.holder() is None
    assert live._saver is not None
    live._saver.close()


def test_a_rehearsal_keeps_nothing(table: Table) -> None:
    clock = FakeClock()
    live = opening.rehearse(plan_of("2 x 30s, rest 20s"), rules_of("solo", ready=0), clock)
    assert live.rehearsal
    live.press("rehearsal")
    clock.advance(500)
    live.tick()
    assert live.view().phase is Phase.DONE
    assert live.workout_id is None
    assert live.saved
    assert live.close()
    assert table.store.count() == 0


def test_what_is_seen_is_saved_once_the_disk_has_it(table: Table) -> None:
    live = table.begins()
    assert live.saved
    live.press("space")
    assert live._saver is not None
    assert live._saver._writer is not None
    assert live._saver._writer.flush()
    assert live.saved
    assert live.view().saved
    assert live.view().warning is None


def test_a_refused_input_is_told_and_kept(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.waits(5)
    live.act(inputs.Resume(live.now_ms()))
    assert table.told[-1] == Refused(5_000, "resume", "not while a rep runs")
    assert len(live.journal) == 2


def test_the_state_and_journal_are_there_to_be_looked_at() -> None:
    live = LiveWorkout(plan_of("400m"), rules_of(), FakeClock())
    live.press("space")
    assert live.state().phase is Phase.WORK
    assert [entry.seq for entry in live.journal] == [1]
