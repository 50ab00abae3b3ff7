"""Who starts a rep, and when: coach, clicker and solo, the get-ready, gates, started now."""

from __future__ import annotations

import pytest

from bell_lap.core.result import Flag
from bell_lap.core.view import Action, TapMeans
from tests.core.talk import Talk, plan_of

REPS = "3 x 400m in 72s, rest 60s"
AWAY = "3 x 200m in 32s, rest 60s"


def test_a_coach_starts_every_rep_by_a_tap() -> None:
    talk = Talk(REPS, "coach")
    talk.at(0).tap()
    assert talk.phase == "work"
    talk.at(72_300).tap()
    assert talk.phase == "recovery"
    assert talk.left == 60_000
    talk.at(132_300)
    assert talk.phase == "overdue"
    talk.at(134_300)
    assert talk.view.clock_ms == 2_000
    talk.tap()
    assert talk.starts == [0, 134_300]
    assert talk.rests == [62_000]


@pytest.mark.parametrize(("plan", "start_ms"), [(REPS, 10_000), (AWAY, 75_000)])
def test_a_clicker_has_time_to_get_to_the_start(plan: str, start_ms: int) -> None:
    talk = Talk(plan, "clicker")
    talk.at(0).tap()
    assert talk.phase == "get ready"
    assert talk.left == start_ms
    talk.at(start_ms)
    assert talk.phase == "work"
    assert talk.starts == [start_ms]


def test_a_clicker_starts_by_the_clock_at_the_line_only() -> None:
    at_line = Talk(REPS, "clicker", ready=0)
    at_line.at(0).tap().at(72_000).tap().at(132_000)
    assert at_line.starts == [0, 132_000]
    assert at_line.run.by_clock

    away = Talk(AWAY, "clicker")
    away.at(0).tap().at(75_000 + 32_000).tap().at(167_000)
    assert away.phase == "overdue"
    away.at(170_000).tap()
    assert away.phase == "get ready"
    away.at(245_000)
    assert away.starts == [75_000, 245_000]
    assert away.rests == [138_000]


def test_solo_reps_start_by_the_clock_and_only_the_finish_is_tapped() -> None:
    talk = Talk("2 x 600m in 110s, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(108_000).tap()
    assert talk.splits(1) == [108_000]
    assert talk.marks(1)[0].distance_m == 600
    assert talk.marks(1)[0].laps == 1
    talk.at(168_000)
    assert talk.starts == [0, 168_000]


def test_start_by_tap_and_by_clock_can_be_asked_for() -> None:
    by_tap = Talk(REPS, "solo", start="tap", ready=0)
    by_tap.at(0).tap().at(72_000).tap().at(140_000)
    assert by_tap.phase == "overdue"
    by_clock = Talk(AWAY, "coach", start="clock")
    by_clock.at(0).tap().at(32_000).tap().at(92_000)
    assert by_clock.starts == [0, 92_000]


def test_a_tap_in_the_get_ready_is_a_stray_and_next_starts_at_once() -> None:
    talk = Talk(REPS, "clicker")
    talk.at(0).tap().at(5_000).tap()
    assert talk.strays == ["the start is coming"]
    assert talk.view.tap is TapMeans.NOTHING
    talk.at(6_000).next()
    assert talk.starts == [6_000]


def test_the_get_ready_can_be_made_longer_and_shorter() -> None:
    talk = Talk(REPS, "clicker")
    talk.at(0).tap().at(2_000).adjust(5_000)
    assert talk.left == 13_000
    talk.at(3_000).adjust(-60_000)
    assert talk.starts == [3_000]


def test_a_range_may_be_cut_by_a_tap_but_the_clock_is_not_put_off() -> None:
    talk = Talk("2 x 400m in 72s, rest 50-60s", "clicker")
    talk.at(0).tap().at(82_000).tap().at(131_000).tap()
    assert talk.strays == ["the recovery goes on for 0:11"]
    talk.at(137_000).tap()
    assert talk.phase == "get ready"
    assert talk.left == 5_000
    talk.at(142_000)
    assert talk.starts == [10_000, 142_000]


def test_a_gate_waits_for_a_tap() -> None:
    talk = Talk("wu 10min easy; 2 x 400m, rest 60s; cd 400m easy")
    talk.at(0).tap().at(600_000)
    assert talk.phase == "ready"
    assert talk.view.step is not None
    assert talk.view.step.role.value == "gate"
    assert talk.view.next_step is not None
    assert talk.view.next_step.rep == 1
    talk.at(700_000).tap()
    assert talk.starts == [0, 700_000]
    assert [step.elapsed_ms for step in talk.result.steps][1] == 100_000


def test_a_tap_that_ends_the_recovery_before_a_gate_does_not_open_the_gate() -> None:
    talk = Talk(plan_of("2 x 400m, rest full last rest", "200m"))
    assert talk.labels == ["1", "rest", "2", "rest", "gate", "3"]
    talk.at(0).tap().at(70_000).tap().at(100_000).tap().at(170_000).tap().at(200_000).tap()
    assert talk.phase == "ready"
    assert len(talk.starts) == 2
    talk.at(230_000).tap()
    assert talk.starts[-1] == 230_000


def test_started_now_moves_the_start_and_the_recovery_grows() -> None:
    talk = Talk(REPS, "solo", ready=0)
    talk.at(0).tap().at(72_000).tap().at(135_000).started_now()
    assert talk.starts == [0, 135_000]
    assert talk.rests == [63_000]
    talk.at(207_000).tap()
    assert talk.times == [72_000, 72_000]


def test_started_now_moves_the_end_of_a_timed_rep_too() -> None:
    talk = Talk("2 x 30s, rest 20s", "solo", ready=0)
    talk.at(0).tap().at(30_000).at(52_000).started_now()
    assert talk.left == 30_000
    assert talk.rests == [22_000]


def test_started_now_is_refused_after_a_lap_and_after_a_pause() -> None:
    talk = Talk("600m", ready=0)
    talk.at(0).tap().at(33_000).tap().at(40_000).started_now()
    assert talk.why == "this rep has a lap already"
    assert not talk.can(Action.STARTED_NOW)
    paused = Talk("600m", ready=0)
    paused.at(0).tap().at(5_000).pause().at(8_000).resume().at(9_000).started_now()
    assert paused.why == "this rep was paused already"
    assert not paused.can(Action.STARTED_NOW)


def test_started_now_can_be_undone() -> None:
    talk = Talk(REPS, "solo", ready=0)
    talk.at(0).tap().at(72_000).tap().at(135_000).started_now().at(136_000).undo()
    assert talk.taken
    assert talk.starts == [0, 132_000]
    assert talk.rests == [60_000]


def test_a_send_off_starts_every_rep_on_its_cycle() -> None:
    talk = Talk("3 x 200m, on 1:00", "solo", ready=0)
    talk.at(0).tap().at(35_000).tap().at(60_000)
    assert talk.starts == [0, 60_000]
    assert talk.flags(2) == set()


def test_a_send_off_that_has_come_means_go_now_and_is_shown_as_late() -> None:
    talk = Talk("3 x 200m, on 1:00", "solo", ready=0)
    talk.at(0).tap().at(64_000).tap()
    assert talk.starts == [0, 64_000]
    assert talk.flags(2) == {Flag.STARTED_LATE}
    talk.at(100_000).tap().at(124_000)
    assert talk.starts == [0, 64_000, 124_000], "the cycle counts from the real start"
    coached = Talk("2 x 200m, on 1:00", "coach")
    coached.at(0).tap().at(64_000).tap()
    assert coached.phase == "overdue"
    coached.at(65_000).tap()
    assert coached.flags(2) == {Flag.STARTED_LATE}


def test_a_coachs_hand_at_the_send_off_starts_nobody_late() -> None:
    talk = Talk("2 x 200m, on 1:00", "coach")
    talk.at(0).tap().at(35_000).tap().at(60_700).tap()
    assert talk.starts == [0, 60_700]
    assert talk.flags(2) == set()


def test_a_pause_in_the_rep_moves_its_send_off() -> None:
    talk = Talk("2 x 200m, on 1:00", "solo", ready=0)
    talk.at(0).tap().at(10_000).pause().at(30_000).resume().at(55_000).tap().at(79_999)
    assert talk.phase == "recovery"
    talk.at(80_000)
    assert talk.starts == [0, 80_000]


def test_sets_of_movements_start_by_the_clock_unless_a_tap_was_asked_for() -> None:
    plan = '3 x (8 reps "box jump"), rest 30s'
    talk = Talk(plan_of(plan), "coach")
    talk.at(0).tap().at(20_000).tap().at(50_000)
    assert talk.starts == [0, 50_000]
    asked = Talk(plan_of(plan), "coach", start="tap")
    asked.at(0).tap().at(20_000).tap().at(50_000)
    assert asked.phase == "overdue"


def test_a_float_follows_at_once_and_is_no_rep() -> None:
    talk = Talk("2 x (400m @ hard - 400m easy)")
    talk.at(0).tap().at(80_000).tap().at(240_000).tap().at(320_000).tap().at(500_000).tap()
    assert talk.phase == "done"
    assert talk.starts == [0, 80_000, 240_000, 320_000]
    assert talk.times == [80_000, 80_000]
    assert talk.view.reps_done == 2
