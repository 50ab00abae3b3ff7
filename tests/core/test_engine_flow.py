"""Next, back, did not finish, stop: what they do in each phase, and what status results."""

from __future__ import annotations

import pytest

from bell_lap.core.result import Flag, Status
from bell_lap.core.state import Ended
from bell_lap.core.view import Action, Phase
from tests.core.talk import Talk, plan_of

REPS = "3 x 400m in 72s, rest 60s"


def test_next_ends_a_rep_as_not_finished() -> None:
    talk = Talk("2 x 600m, rest 60s")
    talk.at(0).tap().at(33_000).tap().at(50_000).next()
    assert talk.phase == "recovery"
    assert talk.flags(1) == {Flag.NOT_FINISHED}
    assert talk.splits(1) == [33_000]
    assert talk.rep(1).elapsed_ms == 50_000
    assert talk.rep(1).delta_ms is None
    assert not talk.rep(1).counts


def test_next_within_a_range_finishes_a_timed_rep() -> None:
    talk = Talk("2 x 30-45s, rest 60s")
    talk.at(0).tap().at(35_000).next()
    assert talk.flags(1) == set()
    assert talk.times == [35_000]
    short = Talk("2 x 30-45s, rest 60s")
    short.at(0).tap().at(20_000).next()
    assert short.flags(1) == {Flag.NOT_FINISHED}


def test_next_says_done_of_movements() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat"), rest 30s'))
    talk.at(0).tap().at(15_000).next()
    assert talk.result.steps[0].reps_done == 5
    assert talk.flags(1) == set()


def test_did_not_finish_keeps_the_laps_and_starts_the_recovery() -> None:
    talk = Talk("2 x 1000m in 3:20, rest 60s")
    talk.at(0).tap().at(40_000).tap().at(100_000).steps_off()
    assert talk.phase == "recovery"
    assert talk.left == 60_000
    assert talk.flags(1) == {Flag.DID_NOT_FINISH}
    assert talk.splits(1) == [40_000]


def test_back_makes_a_new_attempt_and_keeps_the_earlier_one() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(75_000).tap().at(90_000).back()
    assert talk.phase == "ready"
    assert talk.view.step is not None
    assert (talk.view.step.rep, talk.view.attempt) == (1, 2)
    talk.at(100_000).tap().at(171_000).tap()
    assert [run.attempt for run in talk.runs if run.step.rep == 1] == [1, 2]
    first, second = (step for step in talk.result.steps if step.rep == 1)
    assert (first.elapsed_ms, set(first.flags)) == (75_000, {Flag.REPLACED})
    assert (second.elapsed_ms, set(second.flags)) == (71_000, set())
    assert talk.times == [71_000]
    assert talk.runs[1].ended is Ended.BACK


def test_back_in_a_rep_starts_it_again() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(20_000).back()
    assert talk.flags(1) == {Flag.NOT_FINISHED}
    talk.at(21_000).back()
    assert talk.why == "that rep waits for its start already"
    talk.at(30_000).tap().at(102_000).tap()
    assert talk.times == [72_000]


def test_back_in_the_get_ready_takes_the_start_away() -> None:
    talk = Talk(REPS, "clicker")
    talk.at(0).tap().at(82_000).tap().at(90_000).back().at(95_000).tap()
    assert talk.phase == "get ready"
    talk.at(96_000).back()
    assert talk.phase == "ready"
    talk.at(200_000)
    assert talk.starts == [10_000]


def test_back_after_the_finish_opens_the_workout_again() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(131_000).tap().at(200_000).tap()
    assert talk.phase == "done"
    talk.at(210_000).back()
    assert talk.phase == "ready"
    assert talk.result.status is Status.RUNNING
    talk.at(220_000).tap().at(290_000).tap()
    assert talk.phase == "done"
    assert talk.times == [70_000, 70_000]
    assert talk.result.end_ms == 290_000


def test_back_in_a_float_is_for_the_rep_before_it() -> None:
    talk = Talk("2 x (400m @ hard - 400m easy)")
    talk.at(0).tap().at(80_000).tap().at(100_000).back()
    assert talk.view.step is not None
    assert talk.view.step.rep == 1


def test_back_before_anything_and_after_a_stop_is_refused() -> None:
    talk = Talk(REPS)
    assert not talk.can(Action.BACK)
    talk.at(0).back()
    assert talk.why == "no rep has begun yet"
    talk.at(1_000).tap().at(5_000).stop().at(6_000).back()
    assert talk.why == "the workout was stopped: undo first"
    assert not talk.can(Action.BACK)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((), Status.STOPPED),
        ((0,), Status.STOPPED),
        ((0, 70_000), Status.STOPPED),
        ((0, 70_000, 131_000), Status.STOPPED),
        ((0, 70_000, 131_000, 201_000), Status.FINISHED),
        ((0, 70_000, 131_000, 201_000, 300_000), Status.FINISHED),
    ],
)
def test_stop_counts_as_finished_where_no_rep_is_left(
    said: tuple[int, ...], status: Status
) -> None:
    talk = Talk("2 x 400m, rest 60s; cd 10min easy")
    for at_ms in said:
        talk.at(at_ms).tap()
    talk.at(400_000).stop()
    assert talk.phase == "done"
    assert talk.result.status is status
    assert talk.result.end_ms == 400_000


def test_stop_after_the_reps_that_had_to_be_run_is_finished() -> None:
    talk = Talk("1-3 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(80_000).stop()
    assert talk.result.status is Status.FINISHED
    under_way = Talk("1-3 x 400m, rest 60s")
    under_way.at(0).tap().at(70_000).tap().at(131_000).tap().at(150_000).stop()
    assert under_way.result.status is Status.STOPPED
    assert under_way.flags(2) == {Flag.NOT_FINISHED}


@pytest.mark.parametrize("phase", [Phase.GET_READY, Phase.WORK, Phase.RECOVERY, Phase.OVERDUE])
def test_stop_closes_what_is_under_way(phase: Phase) -> None:
    who = "clicker" if phase is Phase.GET_READY else "coach"
    talk = Talk(REPS, who, start="tap")
    talk.at(0).tap()
    if phase in (Phase.RECOVERY, Phase.OVERDUE):
        talk.at(70_000).tap()
    at_ms = {Phase.GET_READY: 5_000, Phase.WORK: 50_000, Phase.RECOVERY: 80_000}.get(phase, 140_000)
    talk.at(at_ms)
    assert talk.phase == phase.value
    talk.stop()
    assert talk.state.open_run is None
    assert talk.result.end_ms == at_ms
    talk.at(at_ms + 60_000).tap()
    assert talk.phase == "done"
    talk.undo().undo()
    assert talk.result.status is Status.RUNNING
