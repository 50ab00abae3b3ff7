"""Repairs at their bounds: the last tap, count and instant that one may name."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.session import Effort, Load, Segments
from bell_lap.core.strength import set_at_hand
from bell_lap.core.units import metres
from tests.core.sessions import in_ms, planned, run
from tests.core.talk import Talk, plan_of

SETS = '2 x (5 reps "squat" 100kg), rest 60s'


@pytest.mark.parametrize("made", [0, 1, 2])
def test_a_lap_of_a_timed_rep_is_put_in_right_after_the_last_and_no_further(made: int) -> None:
    talk = Talk("5min").at(0).tap()
    for lap in range(made):
        talk.at(80_000 * (lap + 1)).tap()
    talk.at(290_000).does(inputs.SetSplit, step=0, mark=made + 1, split_ms=280_000)
    assert talk.why == "the tap before that was not made"
    talk.does(inputs.SetSplit, step=0, mark=made, split_ms=280_000)
    assert talk.taken
    assert talk.splits(1) == [*(80_000 * (lap + 1) for lap in range(made)), 280_000]


def test_a_rep_that_was_broken_off_has_no_lap_after_its_end() -> None:
    talk = Talk("2 x 1000m, rest 2min").at(0).tap().at(60_000).tap().at(90_000).steps_off()
    talk.at(150_000).does(inputs.SetSplit, step=0, mark=1, split_ms=90_001)
    assert talk.why == "the step was only 90.0 s long by then"
    talk.does(inputs.SetSplit, step=0, mark=1, split_ms=90_000)
    assert talk.taken


def test_a_timed_rep_has_no_lap_after_its_end() -> None:
    talk = Talk("2 x 2min, rest 2min").at(0).tap().at(80_000).tap().at(200_000)
    talk.does(inputs.SetSplit, step=0, mark=1, split_ms=120_001)
    assert talk.why == "the step was only 2:00.0 long by then"
    talk.does(inputs.SetSplit, step=0, mark=1, split_ms=120_000)
    assert talk.taken


def test_a_rep_over_a_distance_may_have_ended_after_its_finish_was_tapped() -> None:
    talk = Talk("2 x 400m, rest 2min").at(0).tap().at(70_000).tap().at(75_000)
    talk.does(inputs.SetSplit, step=0, mark=0, split_ms=75_001)
    assert talk.why == "the step was only 75.0 s long by then"
    talk.does(inputs.SetSplit, step=0, mark=0, split_ms=75_000)
    assert talk.times == [75_000]


@pytest.mark.parametrize(("reps", "load"), [(0, None), (None, 0), (0, 0)])
def test_a_set_may_have_come_to_nothing(reps: int | None, load: int | None) -> None:
    talk = Talk(plan_of(SETS)).at(0).tap().at(20_000).tap().at(21_000)
    talk.does(inputs.SetDone, step=0, reps=reps, load_thousandths=load)
    assert talk.taken
    done = talk.result.steps[0]
    assert done.reps_done == (5 if reps is None else 0)
    assert done.load_done == Load(100_000 if load is None else 0, "kg")


@pytest.mark.parametrize(("reps", "load"), [(-1, None), (None, -1), (-1, -1)])
def test_a_set_never_comes_to_less(reps: int | None, load: int | None) -> None:
    talk = Talk(plan_of(SETS)).at(0).tap().at(20_000).tap().at(21_000)
    before = talk.state
    talk.does(inputs.SetDone, step=0, reps=reps, load_thousandths=load)
    assert talk.why == "a count or a load is not less than nothing"
    assert talk.state == before


def test_a_tap_that_is_missing_beyond_the_goals_curve_has_no_goal() -> None:
    goal = Segments(((metres(500), in_ms(80_000)), (metres(500), Effort("max"))))
    talk = Talk(planned(run(1000, goal=goal))).at(0).tap().at(32_000).tap().at(97_000).tap()
    talk.at(98_000).does(inputs.ClearTap, step=0, press=talk.seq).at(160_000).tap()
    talk.at(161_000).does(inputs.MoveTap, step=0, press=talk.seq, mark=2)
    marks = talk.marks(1)
    assert [mark.split_ms for mark in marks] == [32_000, None, 160_000]
    assert [mark.goal_split_ms for mark in marks] == [32_000, None, None]


def test_the_usual_load_is_of_the_same_movement() -> None:
    text = '1 x (5 reps "squat" 100kg), rest 60s; 1 x (5 reps "press"), rest 60s'
    talk = Talk(plan_of(f'{text}; 1 x (5 reps "Squat")')).at(0).tap().at(20_000).tap().at(80_000)
    usual = []
    for _ in range(2):
        here = set_at_hand(talk.state)
        assert here is not None
        usual.append((here.movement, here.usual))
        talk.at(talk.now + 20_000).tap().at(talk.now + 60_000)
    assert usual == [("press", None), ("Squat", Load(100_000))]


def test_a_load_stays_in_the_unit_that_was_planned() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat" 225lb), rest 60s')).at(0).tap().at(20_000).tap()
    talk.at(21_000).does(inputs.SetDone, step=0, load_thousandths=215_000)
    assert talk.result.steps[0].load_done == Load(215_000, "lb")
