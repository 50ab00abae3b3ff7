"""What a view says where there is little to say: no reps, no work left, a start yet to come."""

from __future__ import annotations

import pytest

from bell_lap.core.expand import expand
from bell_lap.core.journal import Fold
from bell_lap.core.plan import Range
from bell_lap.core.profile import NOBODY
from bell_lap.core.projection import Projector, view_at
from bell_lap.core.result import Status
from bell_lap.core.track import Track
from bell_lap.core.view import Action, Phase
from tests.core.sessions import planned, rest_ms, run, session
from tests.core.talk import Talk, plan_of, rules_of

OPTIONAL = "2-4 x 400m, rest 60s"


def test_a_session_without_reps_has_none_of_none() -> None:
    talk = Talk("10min warmup")
    assert talk.view.reps_all == Range(0, 0)
    assert talk.at(0).tap().view.reps_all == Range(0, 0)


def test_a_plan_without_steps_is_finished_as_it_begins() -> None:
    state = Fold(expand(session(), NOBODY, Track()), rules_of()).at(0).state
    assert (state.phase, state.status, state.end_ms) == (Phase.DONE, Status.FINISHED, 0)


def test_optional_reps_are_offered_between_reps_only() -> None:
    talk = Talk(OPTIONAL).at(0).tap().at(70_000).tap()
    assert talk.view.optional_left == 0
    talk.at(130_000).tap().at(200_000).tap()
    assert talk.phase == "recovery"
    assert talk.view.optional_left == 2
    talk.at(260_000).tap()
    assert (talk.phase, talk.view.optional_left) == ("work", 0)
    talk.at(330_000).tap()
    assert talk.view.optional_left == 1


def test_in_a_recovery_after_the_last_work_nothing_is_left_to_offer() -> None:
    plan = planned(run(400, 2, rest=rest_ms(60_000, last=True)))
    talk = Talk(plan).at(0).tap().at(70_000).tap().at(140_000).tap().at(210_000).tap()
    assert talk.phase == "recovery"
    assert talk.view.optional_left == 0
    assert talk.view.next_step is None


def test_the_step_that_a_gap_ended_keeps_its_attempt() -> None:
    talk = Talk("3 x 60s, rest 30s", "solo", ready=0).at(0).tap().at(400_000).gap(20_000)
    assert talk.phase == "held"
    assert talk.view.attempt == 1
    talk.at(410_000).answers("repeat")
    assert talk.view.attempt == 2


def test_what_was_run_before_going_back_is_still_done_in_the_strip() -> None:
    talk = Talk("3 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(100_000).back()
    assert talk.phase == "ready"
    assert [piece.state for piece in talk.view.strip] == ["done", "done", *["to come"] * 3]
    talk.at(110_000).tap()
    assert [piece.state for piece in talk.view.strip] == ["now", "done", *["to come"] * 3]


@pytest.mark.parametrize(
    ("text", "new_goal", "shift_goal"),
    [
        ("2 x 400m in 72s", True, True),
        ("2 x 400m", True, False),
        ("2 x 400m @ hard", True, False),
        ("2 x 5min", False, False),
        ("2 x 5min @ 4:00/km", False, False),
    ],
)
def test_goals_are_moved_where_there_is_a_time_to_move(
    text: str, new_goal: bool, shift_goal: bool
) -> None:
    talk = Talk(f"{text}, rest 60s").at(0).tap()
    assert talk.can(Action.NEW_GOAL) is new_goal
    assert talk.can(Action.SHIFT_GOAL) is shift_goal


def test_a_set_is_told_by_its_movement_and_a_rep_has_none() -> None:
    sets = Talk(plan_of('2 x (5 reps "squat" 100kg), rest 60s')).at(0).tap().at(20_000).tap()
    assert sets.result.steps[0].movement == "squat"
    assert Talk("400m").at(0).tap().at(70_000).tap().result.steps[0].movement is None


@pytest.mark.parametrize("blocks", [("400m", "400m"), ("400m",)])
def test_what_follows_is_a_recovery_or_there_is_none(blocks: tuple[str, ...]) -> None:
    talk = Talk(plan_of(*blocks)).at(0).tap()
    assert talk.view.next_rest is None
    before_a_rest = Talk("2 x 400m, rest 60s").at(0).tap().view.next_rest
    assert before_a_rest is not None
    assert before_a_rest.rest is not None


def test_a_recovery_within_a_set_says_of_how_many_sets() -> None:
    plan = plan_of("2 sets of (2 x 400m, rest 60s), rest 3min between sets")
    rests = [(step.set, step.sets) for step in plan.steps if step.rest is not None]
    assert rests == [(1, 2), (None, None), (2, 2)]


def test_what_is_left_goes_on_beyond_a_gate() -> None:
    one = Talk(plan_of("400m in 72s")).at(0).tap().at(10_000).view.left_session_ms
    two = Talk(plan_of("400m in 72s", "800m in 2:30")).at(0).tap().at(10_000).view.left_session_ms
    assert one is not None
    assert two == one + 150_000


def test_a_view_that_was_looked_at_before_the_start_is_kept_up() -> None:
    talk = Talk("2 x 60s, rest 30s", "solo", ready=0)
    kept = Projector(talk.fold)
    for at_ms in (0, 1, 30_000, 61_000, 95_000, 200_000):
        if at_ms == 1:
            talk.at(1).tap()
        assert kept.view_at(at_ms) == view_at(talk.fold, at_ms)


def test_a_workout_that_is_over_is_at_no_step() -> None:
    view = Talk("400m").at(0).tap().at(70_000).tap().view
    assert (view.phase, view.step, view.attempt, view.next_step) == (Phase.DONE, None, 1, None)


@pytest.mark.parametrize(("cut_ms", "planned_ms"), [(58_000, 2_000), (59_999, 1), (60_000, 1)])
def test_a_recovery_that_was_cut_to_nothing_still_has_a_length_to_measure_by(
    cut_ms: int, planned_ms: int
) -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().adjust(-cut_ms)
    assert talk.view.planned_ms == planned_ms
