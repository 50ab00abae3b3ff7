"""The plan on the move: add, drop, last, enough, repeat, skip, goals."""

from __future__ import annotations

import pytest

from bell_lap.core.plan import Range
from bell_lap.core.result import Flag, Status
from bell_lap.core.view import Action
from tests.core.talk import Talk, plan_of

REPS = "3 x 400m in 72s, rest 60s"


def goals(talk: Talk) -> list[int | None]:
    return [
        None if step.goal is None or step.goal.time_ms is None else step.goal.time_ms.max
        for step in talk.state.steps
        if step.is_rep
    ]


def test_add_puts_one_more_at_the_end_of_the_line() -> None:
    talk = Talk("3 x 400m in 72s, rest 60s; 2 x 200m, rest 30s")
    assert talk.labels == ["1", "rest", "2", "rest", "3", "rest", "4", "rest", "5"]
    talk.at(0).tap().at(1_000).add()
    assert talk.labels == ["1", "rest", "2", "rest", "3", "rest", "4", "rest", "5", "rest", "6"]
    assert [step.distance_m for step in talk.state.steps if step.is_rep] == [400] * 4 + [200] * 2
    assert talk.state.steps[5].rest == talk.state.steps[1].rest
    assert talk.view.reps_all == Range(6, 6)
    assert talk.view.step is not None
    assert talk.view.step.of == Range(6, 6)


def test_an_added_rep_is_flagged() -> None:
    talk = Talk("400m in 72s")
    talk.at(0).tap().at(1_000).add().at(70_000).tap().at(100_000).tap().at(171_000).tap()
    assert talk.times == [70_000, 71_000]
    assert talk.flags(2) == {Flag.ADDED}
    assert talk.rep(2).delta_ms == -1_000


def test_drop_takes_the_last_rep_of_the_line_that_has_not_begun() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(1_000).drop()
    assert talk.labels == ["1", "rest", "2"]
    talk.drop()
    assert talk.labels == ["1"]
    talk.drop()
    assert talk.why == "no rep of this line is left to drop"
    talk.at(70_000).tap()
    assert talk.phase == "done"


def test_dropping_the_rep_that_one_rests_for_goes_on_at_once() -> None:
    end = Talk("2 x 400m, rest 60s")
    end.at(0).tap().at(70_000).tap().at(80_000).drop()
    assert end.phase == "done"
    assert end.result.status is Status.FINISHED
    assert end.rests == [10_000]
    to_gate = Talk(plan_of("2 x 400m, rest 60s", "cd 10min easy"))
    to_gate.at(0).tap().at(70_000).tap().at(80_000).drop()
    assert to_gate.phase == "ready"
    assert to_gate.labels == ["1", "rest", "gate", "cooldown"]
    to_line = Talk("2 x 400m, rest 60s; 200m")
    to_line.at(0).tap().at(70_000).tap().at(80_000).drop()
    assert to_line.labels == ["1", "rest", "2"]
    assert (to_line.phase, to_line.left) == ("recovery", 50_000)


def test_dropping_another_rep_does_not_touch_the_start_to_come() -> None:
    talk = Talk(REPS, "clicker")
    talk.at(0).tap().at(5_000).drop()
    assert (talk.phase, talk.left) == ("get ready", 5_000)
    talk.at(10_000)
    assert talk.starts == [10_000]


def test_dropping_the_rep_that_one_gets_ready_for_ends_the_get_ready() -> None:
    talk = Talk("2 x 200m, rest full", "clicker", ready=20_000)
    talk.at(0).tap().at(52_000).tap().at(80_000).tap().at(85_000).drop()
    assert talk.phase == "done"


def test_last_drops_every_later_rep_and_keeps_the_cool_down() -> None:
    talk = Talk(plan_of("wu 10min", "4 x 400m, rest 60s", "4 x 200m, rest full", "cd 1km easy"))
    talk.at(0).tap().at(600_000).at(700_000).tap().at(710_000).last()
    assert talk.labels == ["warmup", "gate", "1", "gate", "cooldown"]
    talk.last()
    assert talk.why == "this is the last rep already"
    talk.at(780_000).tap()
    assert talk.phase == "ready"
    talk.at(800_000).tap().at(1_200_000).tap()
    assert talk.result.status is Status.FINISHED


def test_last_in_a_recovery_keeps_the_rep_to_come() -> None:
    talk = Talk("5 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(80_000).last()
    assert talk.labels == ["1", "rest", "2"]
    assert talk.left == 50_000


def test_last_in_the_warm_up_keeps_the_first_rep() -> None:
    talk = Talk("wu 10min; 5 x 400m, rest 60s; cd 10min")
    talk.at(0).tap().at(10_000).last()
    assert talk.labels == ["warmup", "gate", "1", "gate", "cooldown"]


def test_enough_leaves_the_optional_reps_out() -> None:
    talk = Talk(plan_of("2-4 x 400m, rest 60s", "cd 10min"))
    assert talk.view.reps_all == Range(2, 4)
    talk.at(0).tap().at(70_000).tap().at(131_000).tap().at(201_000).tap()
    assert (talk.phase, talk.view.optional_left) == ("recovery", 2)
    talk.at(210_000).enough()
    assert talk.labels == ["1", "rest", "2", "rest", "gate", "cooldown"]
    assert talk.phase == "ready"
    assert talk.view.reps_all == Range(2, 2)


def test_the_clock_goes_on_with_the_optional_reps_unless_told() -> None:
    talk = Talk("1-3 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(70_000).tap().at(130_000)
    assert talk.starts == [0, 130_000]
    talk.at(140_000).enough()
    assert talk.labels == ["1", "rest", "2"]
    talk.at(200_000).tap()
    assert talk.phase == "done"


def test_enough_before_another_line_keeps_one_recovery() -> None:
    talk = Talk("1-3 x 400m, rest 60s; 200m")
    talk.at(0).tap().at(70_000).tap().at(80_000).enough()
    assert talk.labels == ["1", "rest", "2"]
    assert (talk.phase, talk.left) == ("recovery", 50_000)
    early = Talk("1-3 x 400m, rest 60s; 200m")
    early.at(0).tap().at(1_000).enough()
    assert early.labels == ["1", "rest", "2"]


def test_enough_needs_optional_reps() -> None:
    talk = Talk(REPS)
    assert not talk.can(Action.ENOUGH_REPS)
    talk.at(0).tap().at(1_000).enough()
    assert talk.why == "no rep of this line is optional"


def test_repeat_in_a_rep_puts_it_in_after_its_recovery() -> None:
    talk = Talk("2 x 400m, rest 60s; 200m")
    talk.at(0).tap().at(1_000).repeat()
    assert talk.labels == ["1", "rest", "2", "rest", "3", "rest", "4"]
    assert [step.distance_m for step in talk.state.steps if step.is_rep] == [400, 400, 400, 200]


def test_repeat_in_a_recovery_is_of_the_rep_just_run() -> None:
    talk = Talk("400m, rest 60s; 200m")
    talk.at(0).tap().at(70_000).tap().at(80_000).repeat()
    assert talk.labels == ["1", "rest", "2", "rest", "3"]
    assert (talk.phase, talk.left) == ("recovery", 50_000)
    assert talk.view.next_step is not None
    assert talk.view.next_step.distance_m == 400


def test_repeat_at_the_end_and_at_a_gate_waits_for_a_tap() -> None:
    end = Talk("400m")
    end.at(0).tap().at(70_000).tap().at(80_000).repeat()
    assert (end.phase, end.result.status) == ("ready", Status.RUNNING)
    end.at(100_000).tap().at(171_000).tap()
    assert end.times == [70_000, 71_000]
    assert end.result.status.value == "finished"
    gate = Talk(plan_of("400m", "cd 10min"))
    gate.at(0).tap().at(70_000).tap().at(80_000).repeat()
    assert gate.labels == ["1", "2", "gate", "cooldown"]
    gate.at(90_000).tap().at(160_000).tap()
    assert gate.phase == "ready"


def test_repeat_while_a_rep_waits_to_be_run_again_leaves_a_recovery_between() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(75_000).back().at(76_000).repeat()
    assert talk.labels == ["1", "rest", "2", "rest", "3"]
    talk.at(80_000).tap().at(150_000).tap()
    assert talk.phase == "recovery"


def test_floats_come_and_go_with_their_rep() -> None:
    plan = "3 x (400m @ hard - 400m easy)"
    talk = Talk(plan)
    assert talk.labels == ["1", "float", "2", "float", "3", "float"]
    talk.at(0).tap().at(1_000).drop()
    assert talk.labels == ["1", "float", "2", "float"]
    talk.add().add()
    assert talk.labels == ["1", "float", "2", "float", "3", "float", "4", "float"]
    talk.last()
    assert talk.labels == ["1", "float"]
    again = Talk(plan)
    again.at(0).tap().at(1_000).repeat()
    assert again.labels == ["1", "float", "2", "float", "3", "float", "4", "float"]
    led = Talk("3 x (400m easy - 400m @ hard), rest 90s")
    assert led.labels == ["float", "1", "rest", "float", "2", "rest", "float", "3"]
    led.at(0).tap().at(1_000).drop()
    assert led.labels == ["float", "1", "rest", "float", "2"]
    led.add()
    assert led.labels == ["float", "1", "rest", "float", "2", "rest", "float", "3"]


def test_a_rep_is_added_to_sets_with_the_recovery_of_the_line() -> None:
    talk = Talk("2 x (2 x 200m, rest 30s), rest 2min")
    talk.at(0).tap().at(1_000).add()
    rests = [step.rest.max_ms for step in talk.state.steps if step.rest is not None]
    assert rests == [30_000, 120_000, 30_000, 30_000]
    singles = Talk(plan_of('3 x (8 reps "box jump"), rest 2min'))
    singles.at(0).tap().at(1_500).add()
    rests = [step.rest.max_ms for step in singles.state.steps if step.rest is not None]
    assert rests == [120_000] * 3


def test_what_was_changed_keeps_its_index() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(1_000).drop().add().add().drop()
    indices = [step.index for step in talk.state.steps]
    assert indices[:3] == [0, 1, 2]
    assert len(set(indices)) == len(indices)


def test_skip_goes_on_to_the_next_block() -> None:
    talk = Talk(plan_of("wu 10min", "3 x 400m, rest 60s", "cd 10min"))
    talk.at(0).tap().at(60_000).skip()
    assert talk.phase == "ready"
    assert talk.result.steps[0].flags == (Flag.NOT_FINISHED,)
    talk.at(61_000).skip()
    assert talk.labels[talk.state.position] == "gate"
    assert talk.view.next_step is not None
    assert talk.view.next_step.role.value == "cooldown"
    talk.at(62_000).skip()
    assert talk.phase == "done"


@pytest.mark.parametrize("at_ms", [20_000, 80_000, 140_000])
def test_skip_leaves_reps_and_recoveries(at_ms: int) -> None:
    talk = Talk(plan_of("3 x 400m, rest 60s", "2 x 200m, rest full"))
    talk.at(0).tap()
    if at_ms > 70_000:
        talk.at(70_000).tap()
    talk.at(at_ms).skip()
    assert talk.phase == "ready"
    talk.at(200_000).tap()
    assert talk.run.step.distance_m == 200


def test_skip_of_a_warm_up_that_flows_on_skips_no_rep() -> None:
    talk = Talk(plan_of("wu 10min", "2 x 400m, rest 60s", flow=True))
    talk.at(0).tap().at(60_000).skip()
    assert talk.phase == "ready"
    assert talk.view.step is not None
    assert talk.view.step.rep == 1


@pytest.mark.parametrize("at_ms", [60_000, 610_000])
def test_skip_of_a_warm_up_leaves_its_strides_too(at_ms: int) -> None:
    talk = Talk(plan_of('wu 10min, rest full; wu 4 x 80m "strides", rest walk back', "400m"))
    talk.at(0).tap().at(at_ms).skip()
    assert talk.view.next_step is not None
    assert talk.view.next_step.distance_m == 400


def test_a_new_goal_is_for_the_rep_at_hand_and_moves_the_others_in_proportion() -> None:
    talk = Talk("400m in 80s; 2 x 200m in 40s, rest 60s; 400m")
    talk.at(0).tap().at(1_000).goal(76_000)
    assert goals(talk) == [76_000, 38_000, 38_000, 76_000]
    talk.at(78_000).tap()
    assert talk.rep(1).delta_ms == 2_000
    assert talk.rep(1).goal_ms == Range(76_000, 76_000)


def test_a_new_goal_without_an_old_one_gives_the_same_pace_and_leaves_others_alone() -> None:
    talk = Talk("2 x 400m, rest 60s; 200m in 30s; 800m @ max")
    talk.at(0).tap().at(72_000).tap().at(80_000).goal(72_000)
    assert goals(talk) == [None, 72_000, 30_000, 144_000]


def test_an_effort_keeps_its_effort_where_the_rep_at_hand_had_a_time() -> None:
    talk = Talk("400m in 80s; 200m @ max")
    talk.at(0).tap().at(1_000).goal(76_000)
    assert goals(talk) == [76_000, None]


def test_a_timed_rep_keeps_its_pace_whatever_is_asked_of_the_others() -> None:
    talk = Talk("400m in 80s; 60s @ 3:20/km; 200m in 40s")
    (paced,) = (step for step in talk.state.steps if step.is_rep and step.duration_ms)
    talk.at(0).tap().at(1_000).goal(76_000)
    assert goals(talk) == [76_000, None, 38_000]
    assert [step.goal for step in talk.state.steps if step.index == paced.index] == [paced.goal]


def test_a_goal_in_the_warm_up_is_for_the_first_rep() -> None:
    talk = Talk("wu 1km easy; 2 x 400m in 80s, rest 60s")
    talk.at(0).tap().at(1_000).goal(76_000)
    assert goals(talk) == [76_000, 76_000]


def test_a_goal_nobody_runs_is_refused() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(1_000).goal(30_000)
    assert talk.why == "nobody runs that fast"
    talk.shift(-50_000)
    assert talk.why == "nobody runs that fast"
    assert goals(talk) == [72_000] * 3
    timed = Talk("2 x 30s, rest 60s")
    timed.at(0).tap().at(1_000).goal(30_000)
    assert timed.why == "a goal time needs a rep over a distance"
    assert not timed.can(Action.NEW_GOAL)
    timed.shift(1_000)
    assert timed.why == "this rep has no goal time to move"


def test_a_shifted_goal_moves_by_the_lap() -> None:
    talk = Talk("2 x 400m in 72-74s, rest 60s; 1000m in 3:20")
    talk.at(0).tap().at(73_000).tap().at(74_000).shift(2_000)
    assert goals(talk) == [74_000, 76_000, 205_000]
    assert talk.rep(1).delta_ms == 0, "what was run keeps its goal"


def test_nothing_is_moved_once_no_rep_is_left() -> None:
    talk = Talk("400m; cd 10min")
    talk.at(0).tap().at(70_000).tap().at(90_000).tap().at(100_000)
    for act in (talk.add, talk.drop, talk.last, talk.enough):
        act()
        assert talk.why == "no rep is left"
    for action in (Action.ADD_REP, Action.DROP_REP, Action.LAST_REP, Action.NEW_GOAL):
        assert not talk.can(action)


def test_repeat_is_refused_before_any_rep_in_a_float_and_after_a_stop() -> None:
    talk = Talk("wu 10min; 2 x (400m @ hard - 400m easy)")
    talk.at(0).tap().at(1_000).repeat()
    assert talk.why == "no rep has been run yet"
    talk.at(600_000).at(610_000).tap().at(690_000).tap().at(700_000).repeat()
    assert talk.why == "no rep is under way"
    talk.at(710_000).stop().at(711_000).repeat()
    assert talk.why == "the workout was stopped: undo first"
