"""Results: what every attempt came to, and that each is derived once only."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.derive import Results, fold_result, workout_result
from bell_lap.core.plan import Range
from bell_lap.core.result import Flag, Status
from tests.core.talk import Talk, plan_of

REPS = "3 x 400m in 72s, rest 60s"


def run_through(talk: Talk, rep_ms: int, rest_ms: int, count: int) -> Talk:
    """So many reps by a coach, one like the other."""
    at_ms = 0
    for _ in range(count):
        talk.at(at_ms).tap().at(at_ms + rep_ms).tap()
        at_ms += rep_ms + rest_ms
    return talk


def test_a_whole_workout() -> None:
    talk = run_through(Talk(REPS), 71_500, 61_000, 3)
    result = talk.result
    assert result.status is Status.FINISHED
    assert result.end_ms == 3 * 71_500 + 2 * 61_000
    assert [step.label for step in result.steps] == ["400m", "60s", "400m", "60s", "400m"]
    assert [step.start_ms for step in result.steps] == [0, 71_500, 132_500, 204_000, 265_000]
    assert [step.elapsed_ms for step in result.steps] == [71_500, 61_000, 71_500, 61_000, 71_500]
    assert [step.planned_ms for step in result.steps if step.rep is None] == [
        Range(60_000, 60_000)
    ] * 2
    assert {step.delta_ms for step in result.reps} == {-500}
    assert [step.of for step in result.reps] == [Range(3, 3)] * 3
    assert all(step.counts for step in result.reps)


def test_a_workout_under_way_has_its_open_step() -> None:
    talk = Talk(REPS).at(0).tap().at(72_000).tap()
    result = talk.result
    assert result.status is Status.RUNNING
    assert [step.running for step in result.steps] == [False, True]
    assert result.steps[1].elapsed_ms is None
    assert Talk(REPS).result.steps == ()


def test_a_goal_of_a_range_has_no_delta_within_it() -> None:
    for split_ms, delta_ms in ((71_000, -1_000), (72_500, 0), (74_000, 0), (75_000, 1_000)):
        talk = Talk("400m in 72-74s").at(0).tap().at(split_ms).tap()
        assert talk.rep(1).delta_ms == delta_ms


def test_a_rep_without_a_goal_has_no_delta() -> None:
    talk = Talk("400m").at(0).tap().at(70_000).tap()
    assert talk.rep(1).delta_ms is None
    assert talk.marks(1)[0].delta_ms is None
    effort = Talk("400m @ max").at(0).tap().at(70_000).tap()
    assert effort.rep(1).delta_ms is None
    assert effort.rep(1).goal_text == "max"


def test_numbers_follow_the_plan_by_now() -> None:
    talk = run_through(Talk("3 x 400m, rest 60s"), 72_000, 61_000, 1)
    talk.at(80_000).drop()
    assert talk.rep(1).of == Range(2, 2)


def test_each_attempt_is_derived_once_until_it_changes() -> None:
    talk = run_through(Talk(REPS), 72_000, 61_000, 2)
    kept = Results(talk.rules)
    first = kept.of(talk.fold.state)
    assert kept.of(talk.fold.state) is first
    talk.at(300_000).tap()
    second = kept.of(talk.fold.state)
    assert second == workout_result(talk.fold.state, talk.rules).steps
    assert second[:3] == first[:3]
    assert all(a is b for a, b in zip(first[:3], second[:3], strict=True))
    talk.does(inputs.ShiftTap, step=0, press=2, by_ms=-100)
    third = kept.of(talk.fold.state)
    assert third[0] is not second[0]
    assert third[1] is second[1]
    talk.at(301_000).back().at(302_000).tap()
    fourth = kept.of(talk.fold.state)
    assert Flag.REPLACED in fourth[4].flags
    assert fourth == workout_result(talk.fold.state, talk.rules).steps


def test_the_result_of_a_journal_with_and_without_what_passed_since() -> None:
    talk = Talk("2 x 30s, rest 20s", "solo", ready=0).at(0).tap()
    entries = talk.fold.entries
    assert fold_result(talk.plan, talk.rules, entries).status is Status.RUNNING
    later = fold_result(talk.plan, talk.rules, entries, 100_000)
    assert later.status is Status.FINISHED
    assert later.end_ms == 80_000


@pytest.mark.parametrize("who", ["coach", "solo"])
def test_only_who_taps_laps_can_miss_one(who: str) -> None:
    talk = Talk("1000m in 3:20", who, ready=0).at(0).tap()
    talk.at(199_000).does(inputs.SetSplit, step=0, mark=2, split_ms=198_000)
    missed = [mark for mark in talk.marks(1) if mark.split_ms is None]
    assert len(missed) == (2 if who == "coach" else 0)
    assert (Flag.COVERS_MORE in talk.marks(1)[-1].flags) is (who == "coach")


def test_recoveries_that_depend_on_the_rep_have_their_plan_in_the_result() -> None:
    talk = Talk("2 x 400m, rest equal").at(0).tap().at(71_000).tap().at(150_000).tap()
    assert talk.result.steps[1].planned_ms == Range(71_000, 71_000)
    full = Talk("2 x 400m, rest full").at(0).tap().at(71_000).tap().at(150_000).tap()
    assert full.result.steps[1].planned_ms is None


def test_a_warm_up_is_no_rep() -> None:
    talk = Talk(plan_of("wu 10min", "400m")).at(0).tap().at(601_000).tap().at(680_000).tap()
    assert [step.rep for step in talk.result.steps] == [None, None, 1]
    assert len(talk.result.reps) == 1
