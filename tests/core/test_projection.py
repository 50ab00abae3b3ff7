"""Views: what a screen gets at an instant, and that looking changes nothing."""

from __future__ import annotations

import pytest

from bell_lap.core.plan import Range
from bell_lap.core.projection import Projector, view_at
from bell_lap.core.view import Action, ClockWay, Phase, TapMeans
from tests.core.talk import Talk, plan_of

REPS = "3 x 400m in 72s, rest 60s"


def test_before_the_start() -> None:
    view = Talk(REPS).view
    assert (view.phase, view.tap) == (Phase.READY, TapMeans.START)
    assert (view.clock_ms, view.clock_way) == (0, ClockWay.STILL)
    assert view.step is not None
    assert view.step.rep == 1
    assert view.next_step is not None
    assert view.next_step.rep == 2
    assert view.elapsed_session_ms == 0
    assert view.left_session_ms == 3 * 72_000 + 2 * 60_000
    assert view.reps_all == Range(3, 3)


def test_in_a_rep() -> None:
    talk = Talk("1000m in 3:20, rest 60s; 400m in 72s").at(0).tap().at(40_700).tap().at(100_000)
    view = talk.view
    assert (view.phase, view.clock_ms, view.clock_way) == (Phase.WORK, 100_000, ClockWay.UP)
    assert (view.tap, view.tap_mark, view.tap_mark_m) == (TapMeans.LAP, 1, 600.0)
    assert view.goal_at_mark_ms == 120_000
    assert view.live_delta_ms is None
    assert view.position_m == 500
    assert view.projected_ms == 203_500
    assert view.last_mark is not None
    assert view.last_mark.delta_ms == 700
    assert view.next_rest is not None
    assert view.next_step is not None
    assert view.next_step.distance_m == 400
    assert talk.at(120_400).view.live_delta_ms == 400
    assert view.left_session_ms == 100_000 + 60_000 + 72_000


def test_in_a_recovery_and_after_it() -> None:
    talk = Talk(REPS).at(0).tap().at(71_000).tap().at(90_000)
    view = talk.view
    assert (view.phase, view.clock_ms, view.clock_way) == (Phase.RECOVERY, 41_000, ClockWay.DOWN)
    assert (view.deadline_ms, view.planned_ms) == (41_000, 60_000)
    assert view.last_rep is not None
    assert view.last_rep.elapsed_ms == 71_000
    assert view.tap is TapMeans.NOTHING
    over = talk.at(132_500).view
    assert (over.phase, over.clock_ms, over.clock_way) == (Phase.OVERDUE, 1_500, ClockWay.OVER)
    assert over.deadline_ms == -1_500
    assert over.tap is TapMeans.START


def test_in_the_get_ready_also_while_paused() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(3_000)
    assert (talk.view.clock_ms, talk.view.clock_way) == (7_000, ClockWay.DOWN)
    assert talk.view.deadline_ms == 7_000
    assert talk.view.step is not None
    assert talk.view.step.rep == 1
    talk.pause().at(50_000)
    assert (talk.view.clock_ms, talk.view.clock_way) == (7_000, ClockWay.STILL)
    assert talk.view.deadline_ms == 7_000
    assert talk.view.tap is TapMeans.RESUME


def test_when_it_is_over() -> None:
    talk = Talk("400m in 72s").at(0).tap().at(71_000).tap().at(500_000)
    view = talk.view
    assert (view.phase, view.step, view.next_step) == (Phase.DONE, None, None)
    assert view.clock_way is ClockWay.STILL
    assert view.elapsed_session_ms == 71_000
    assert view.left_session_ms == 0
    assert view.reps_done == 1
    assert {Action.BACK, Action.UNDO, Action.REPEAT_REP, Action.TYPED_TIME} <= view.can
    assert Action.PAUSE not in view.can


def test_a_timed_rep_counts_down() -> None:
    talk = Talk("60s").at(0).tap().at(20_000)
    assert (talk.view.clock_ms, talk.view.clock_way) == (40_000, ClockWay.DOWN)
    assert talk.view.planned_ms == 60_000


def test_the_strip_shows_what_is_done_and_what_is_to_come() -> None:
    talk = Talk(plan_of("wu 10min", "2 x 400m in 72s, rest 60s", "cd 10min"))
    talk.at(0).tap().at(600_000).at(610_000).tap().at(682_000).tap().at(690_000)
    strip = talk.view.strip
    assert [part.state for part in strip] == ["done", "done", "now", "to come", "to come"]
    assert [part.weight_ms for part in strip] == [600_000, 72_000, 60_000, 72_000, 600_000]
    assert [part.is_rep for part in strip] == [False, True, False, True, False]
    assert [part.is_recovery for part in strip] == [False, False, True, False, False]


def test_a_session_that_cannot_be_told_has_no_time_left() -> None:
    talk = Talk(plan_of('open "strides"', "400m")).at(0).tap().at(10_000)
    assert talk.view.left_session_ms is None


def test_reps_that_were_attempted_again_are_shown_once() -> None:
    talk = Talk(REPS).at(0).tap().at(80_000).tap().at(90_000).back().at(95_000).tap()
    assert not talk.view.reps
    talk.at(166_000).tap()
    assert [rep.elapsed_ms for rep in talk.view.reps] == [71_000]
    assert talk.view.reps_done == 1


def test_views_of_one_instant_are_equal_however_they_are_made() -> None:
    talk = Talk("4 x 30s, rest 20s", "solo", ready=0).at(0).tap().at(31_000).tap()
    kept = Projector(talk.fold)
    for at_ms in (31_000, 31_100, 55_000, 81_000, 40_000, 180_001, 1_000):
        assert kept.view_at(at_ms) == view_at(talk.fold, at_ms)
    talk.at(52_000).next()
    assert kept.view_at(52_500) == view_at(talk.fold, 52_500)
    talk.at(53_000).undo()
    assert kept.view_at(53_500) == view_at(talk.fold, 53_500)
    assert Action.REDO in kept.view_at(53_500).can


def test_the_still_parts_of_a_view_are_made_once() -> None:
    talk = Talk(REPS).at(0).tap()
    kept = Projector(talk.fold)
    assert kept.view_at(1_000).strip is kept.view_at(2_000).strip
    talk.at(3_000).drop()
    assert len(kept.view_at(3_100).strip) == 3


@pytest.mark.parametrize("at_ms", [-5_000, 0, 10_000, 10**9])
def test_any_instant_has_a_view(at_ms: int) -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(82_000).tap()
    view = view_at(talk.fold, at_ms)
    assert view.clock_ms >= 0
    assert view.elapsed_ms >= 0
    assert view.elapsed_session_ms >= 0


def test_presses_that_counted_for_nothing_are_counted() -> None:
    talk = Talk(REPS).at(0).tap().at(72_000).tap().at(90_000).tap()
    assert talk.view.strays == 1
