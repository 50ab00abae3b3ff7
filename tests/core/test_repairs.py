"""Repairs: each changes one result, keeps every press, and never moves a start."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.result import Flag
from tests.core.talk import Talk, plan_of

KILO = "1000m in 3:20, rest 60s; 400m"


def kilo() -> Talk:
    """A whole rep of three marks: presses 2, 3, 4 at 40, 120 and 200 s; a recovery after it."""
    talk = Talk(KILO)
    return talk.at(0).tap().at(40_000).tap().at(120_000).tap().at(200_000).tap().at(210_000)


def running() -> Talk:
    """The same rep under way after its second mark."""
    talk = Talk(KILO)
    return talk.at(0).tap().at(40_000).tap().at(120_000).tap().at(130_000)


def test_a_tap_is_shifted() -> None:
    talk = kilo().does(inputs.ShiftTap, step=0, press=3, by_ms=-1_500)
    assert talk.splits(1) == [40_000, 118_500, 200_000]
    assert [mark.lap_ms for mark in talk.marks(1)] == [40_000, 78_500, 81_500]
    assert talk.marks(1)[1].flags == (Flag.EDITED,)
    talk.does(inputs.ShiftTap, step=0, press=3, by_ms=-90_000)
    assert talk.why == "the laps would not be in order"


def test_a_shifted_finish_changes_the_time_and_no_start() -> None:
    talk = kilo()
    starts = [run.start_ms for run in talk.runs]
    talk.does(inputs.ShiftTap, step=0, press=4, by_ms=2_000)
    assert talk.times == [202_000]
    assert [run.start_ms for run in talk.runs] == starts
    assert talk.left == 50_000


def test_a_split_is_set_where_there_is_a_tap_and_where_there_is_none() -> None:
    talk = kilo().does(inputs.SetSplit, step=0, mark=1, split_ms=119_000)
    assert talk.splits(1) == [40_000, 119_000, 200_000]
    missed = Talk(KILO).at(0).tap().at(40_000).tap().at(150_000)
    missed.does(inputs.SetSplit, step=0, mark=1, split_ms=121_000)
    assert missed.splits(1) == [40_000, 121_000]
    assert missed.phase == "work"


def test_a_missed_tap_is_put_in_and_the_later_ones_move_on() -> None:
    talk = Talk(KILO).at(0).tap().at(120_000).tap().at(130_000)
    assert talk.splits(1) == [120_000]
    talk.does(inputs.InsertTap, step=0, split_ms=40_000)
    assert talk.splits(1) == [40_000, 120_000]
    talk.at(200_000).tap()
    assert talk.times == [200_000]


def test_a_full_rep_takes_no_more_taps() -> None:
    talk = kilo().does(inputs.InsertTap, step=0, split_ms=80_000)
    assert talk.why == "this rep has 3 marks, and each has its tap"


def test_a_tap_that_was_none_is_deleted_and_the_later_ones_move_back() -> None:
    talk = running().does(inputs.DeleteTap, step=0, press=2)
    assert talk.splits(1) == [120_000]
    assert talk.strays == ["taken out"]
    talk.at(205_000).tap().at(290_000).tap()
    assert talk.splits(1) == [120_000, 205_000, 290_000]


def test_a_tap_is_cleared_and_two_laps_become_one() -> None:
    talk = kilo().does(inputs.ClearTap, step=0, press=3)
    assert talk.splits(1) == [40_000, None, 200_000]
    assert talk.marks(1)[2].laps == 2
    assert talk.flags(1) == set()
    assert talk.marks(1)[2].flags == (Flag.COVERS_MORE,)


def test_a_deleted_finish_leaves_the_rep_without_a_time() -> None:
    talk = kilo().does(inputs.DeleteTap, step=0, press=4)
    assert talk.times == [None]
    assert talk.flags(1) == {Flag.NOT_TIMED}
    assert talk.phase == "recovery"


def test_a_tap_that_was_taken_out_can_be_restored() -> None:
    talk = kilo().does(inputs.ClearTap, step=0, press=3)
    talk.does(inputs.RestorePress, step=0, press=3)
    assert talk.splits(1) == [40_000, 120_000, 200_000]
    assert talk.strays == []


def test_a_tap_moves_to_another_mark_that_is_free_and_in_order() -> None:
    talk = Talk(KILO).at(0).tap().at(120_000).tap().at(130_000)
    talk.does(inputs.MoveTap, step=0, press=2, mark=1)
    assert talk.splits(1) == [None, 120_000]
    full = kilo().does(inputs.MoveTap, step=0, press=2, mark=1)
    assert full.why == "two taps would be at one mark"


def test_a_bounced_press_is_restored() -> None:
    talk = Talk("5min").at(0).tap().at(80_000).tap().at(80_250).tap().at(160_000).tap()
    assert talk.splits(1) == [80_000, 160_000]
    talk.at(170_000).does(inputs.RestorePress, step=0, press=3)
    assert talk.splits(1) == [80_000, 80_250, 160_000]
    assert talk.strays == []


def test_a_press_of_another_step_is_not_restored_here() -> None:
    talk = kilo().tap().at(220_000)
    assert len(talk.strays) == 1
    talk.does(inputs.RestorePress, step=0, press=5)
    assert talk.why == "that press did not come in this step"
    talk.does(inputs.RestorePress, step=1, press=5)
    assert talk.why == "this step has no laps"
    talk.does(inputs.RestorePress, step=0, press=77)
    assert talk.why == "that press is not among the strays"


def test_restoring_the_finish_ends_the_rep_at_its_own_instant() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(36_000).tap().at(50_000)
    assert talk.strays == ["nobody runs 400 m that fast"]
    talk.does(inputs.RestorePress, step=0, press=2)
    assert talk.times == [36_000]
    assert talk.left == 36_000 + 60_000 - 50_000


def test_an_accepted_estimate_moves_the_later_taps_on_and_completes_the_rep() -> None:
    talk = Talk("1000m in 3:20, rest 10s; 400m", "coach", start="clock")
    talk.at(0).tap().at(120_000).tap().at(200_000).tap().at(230_000)
    assert talk.splits(1) == [120_000, 200_000]
    talk.does(inputs.AcceptEstimate, step=0, mark=0, split_ms=41_000)
    assert talk.splits(1) == [41_000, 120_000, 200_000]
    assert talk.marks(1)[0].flags == (Flag.ESTIMATED,)
    assert talk.times == [200_000]
    assert talk.starts == [0, 210_000], "the recovery was over before the estimate was accepted"
    assert not talk.rep(1).counts


def test_a_refused_estimate_is_not_offered_again() -> None:
    talk = running().does(inputs.RefuseEstimate, step=0, mark=1)
    assert talk.run.not_missed == (1,)
    talk.does(inputs.RefuseEstimate, step=0, mark=1)
    assert talk.why == "that was said already"


@pytest.mark.parametrize("verdict", ["did-not-finish", "not-timed"])
def test_a_rep_is_judged_and_judged_again(verdict: str) -> None:
    talk = kilo().does(inputs.JudgeRep, step=0, verdict=verdict)
    flag = Flag.DID_NOT_FINISH if verdict == "did-not-finish" else Flag.NOT_TIMED
    assert flag in talk.flags(1)
    assert not talk.rep(1).counts
    assert talk.rep(1).delta_ms is None
    talk.does(inputs.JudgeRep, step=0, verdict="ok")
    assert talk.flags(1) == set()
    assert talk.rep(1).delta_ms == 0


def test_a_rep_that_was_ended_by_mistake_can_be_judged_whole() -> None:
    talk = Talk("400m in 72s; 400m").at(0).tap().at(71_000).steps_off().at(72_000)
    assert talk.flags(1) == {Flag.DID_NOT_FINISH}
    talk.does(inputs.JudgeRep, step=0, verdict="ok")
    assert talk.flags(1) == set()
    assert (talk.rep(1).elapsed_ms, talk.rep(1).delta_ms) == (71_000, -1_000)


def test_what_was_really_done_of_a_set() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat" 100kg), rest 60s'))
    talk.at(0).tap().at(20_000).tap().at(25_000)
    talk.does(inputs.SetDone, step=0, reps=4, load_thousandths=97_500)
    done = talk.result.steps[0]
    assert done.reps_done == 4
    assert done.load_done is not None
    assert (done.load_done.thousandths, done.load_done.unit) == (97_500, "kg")
    talk.does(inputs.SetDone, step=0, reps=-1)
    assert talk.why == "a count or a load is not less than nothing"


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        (inputs.ShiftTap, {"press": 9}, "that tap is not in this step"),
        (inputs.SetSplit, {"mark": 0, "split_ms": 0}, "the laps would not be in order"),
        (inputs.SetSplit, {"mark": 2, "split_ms": 900_000},
         "the step was only 3:30.0 long by then"),
        (inputs.SetSplit, {"mark": -1, "split_ms": 10_000}, "two taps would be at one mark"),
        (inputs.SetSplit, {"mark": 3, "split_ms": 201_000},
         "this rep has 3 marks, and each has its tap"),
        (inputs.AcceptEstimate, {"mark": 0, "split_ms": 20_000},
         "this rep has 3 marks, and each has its tap"),
        (inputs.SetDone, {"reps": 3}, "only a set of movements has a count and a load"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    kind: type[inputs.Input], fields: dict[str, object], why: str
) -> None:
    talk = kilo()
    before = talk.state
    talk.does(kind, step=0, **fields)
    assert talk.why == why
    assert talk.state == before


def test_recoveries_and_gates_have_no_laps_and_no_verdict() -> None:
    talk = kilo().does(inputs.InsertTap, step=1, split_ms=5_000)
    assert talk.why == "this step has no laps"
    talk.does(inputs.JudgeRep, step=1, verdict="not-timed")
    assert talk.why == "that step is no work"


def test_a_rep_under_way_is_not_judged() -> None:
    talk = running().does(inputs.JudgeRep, step=0, verdict="not-timed")
    assert talk.why == "the step is still under way"


def test_a_lap_far_beyond_the_last_is_refused_in_a_timed_rep() -> None:
    talk = Talk("5min").at(0).tap().at(80_000).tap().at(170_000)
    talk.does(inputs.SetSplit, step=0, mark=1_000_000, split_ms=160_000)
    assert talk.why == "the tap before that was not made"
    talk.does(inputs.SetSplit, step=0, mark=1, split_ms=160_000)
    assert talk.splits(1) == [80_000, 160_000]


def test_a_repair_while_paused_reaches_no_further_than_the_pause() -> None:
    talk = running().pause().at(300_000)
    talk.does(inputs.SetSplit, step=0, mark=2, split_ms=200_000)
    assert talk.why == "the step was only 2:10.0 long by then"
    talk.does(inputs.SetSplit, step=0, mark=2, split_ms=129_000)
    assert talk.why == "that would end the rep: first go on from where it stands"
    assert talk.phase == "paused"


def test_a_repair_of_an_old_rep_leaves_the_one_under_way_alone() -> None:
    talk = kilo().at(260_000).tap().at(270_000)
    before = talk.run
    talk.does(inputs.ShiftTap, step=0, press=4, by_ms=-500)
    assert talk.run == before
    assert talk.rep(1).elapsed_ms == 199_500


def test_a_repair_can_be_undone_and_brought_back() -> None:
    talk = kilo().does(inputs.ClearTap, step=0, press=3)
    cleared = talk.state
    talk.undo()
    assert talk.splits(1) == [40_000, 120_000, 200_000]
    talk.redo()
    assert talk.state == cleared
