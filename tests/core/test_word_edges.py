"""Sentences at their bounds: which rep a tap starts, a bare number, what lies between reps."""

from __future__ import annotations

import pytest

from bell_lap.core.change_phrases import change_words, done_words
from bell_lap.core.changes import changes
from bell_lap.core.events import RepFinished
from bell_lap.core.notation import parse
from bell_lap.core.phrases import goal_time_words, step_words
from bell_lap.core.plan import StepGoal
from bell_lap.core.session import Block
from bell_lap.core.sharing import share_line
from bell_lap.core.tap_phrases import tap_words
from bell_lap.core.units import MILE_M, Pace
from bell_lap.errors import BellLapError
from tests.core.sessions import run, session
from tests.core.talk import Talk, plan_of


def test_a_tap_starts_the_rep_at_hand_where_none_runs_and_the_next_in_a_recovery() -> None:
    talk = Talk("3 x 400m, rest full")
    assert tap_words(talk.view) == "starts rep 1"
    talk.at(0).tap().at(70_000).tap().at(100_000)
    assert tap_words(talk.view) == "ends the recovery and starts rep 2"
    talk.back()
    assert tap_words(talk.view) == "starts rep 1"


@pytest.mark.parametrize("number", [100, 200, 400])
def test_a_round_hundred_beside_rest_may_be_metres_and_is_asked_about(number: int) -> None:
    with pytest.raises(BellLapError, match=f"{number} of what"):
        parse(f"4 x 400m, {number} rest")


@pytest.mark.parametrize("number", [99, 101, 150])
def test_any_other_number_beside_rest_is_seconds(number: int) -> None:
    seconds = parse(f"4 x 400m, rest {number}s").items
    assert parse(f"4 x 400m, {number} rest").items == seconds


def test_a_gate_between_reps_is_no_recovery_to_share() -> None:
    talk = Talk(plan_of("400m", "400m")).at(0).tap().at(70_000).tap()
    talk.at(100_000).tap().at(171_000).tap()
    assert share_line(talk.result, talk.plan) == "2 x 400m 70.0 71.0 · avg 70.5"


def test_a_rep_that_was_run_again_is_no_recovery_to_share() -> None:
    talk = Talk("3 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(130_000).tap()
    talk.at(150_000).back().at(200_000).tap().at(271_000).tap().at(331_000).tap().at(403_000).tap()
    assert share_line(talk.result, talk.plan) == "3 x 400m [60s] 70.0 71.0 72.0 · avg 71.0"


def test_a_float_and_the_recovery_after_it_are_shared_together() -> None:
    talk = Talk("2 x (400m @ hard - 200m easy), rest 60s").at(0).tap().at(70_000).tap()
    talk.at(130_000).tap().at(190_000).tap().at(261_000).tap()
    assert share_line(talk.result, talk.plan) == (
        "2 x 400m [200m easy + 60s] @ hard 70.0 71.0 · avg 70.5"
    )


def test_a_workout_that_was_stopped_in_its_only_rep_says_how_far_it_came() -> None:
    talk = Talk("400m").at(0).tap().at(50_000).stop()
    assert share_line(talk.result, talk.plan).endswith(" · 0 of 1 reps")


@pytest.mark.parametrize(
    ("by_ms", "words"),
    [(5_000, "its start put off by 5.0"), (-3_000, "its start brought on by 3.0")],
)
def test_a_start_that_was_moved_says_where_to(by_ms: int, words: str) -> None:
    talk = Talk("2 x 400m, rest 60s", "clicker").at(0).tap().at(2_000).adjust(by_ms)
    (moved,) = changes(talk.plan, talk.rules, talk.fold.entries)
    assert change_words(moved) == words


def test_a_recovery_that_was_over_already_was_not_cut_by_going_on() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(150_000).next()
    assert talk.starts == [0, 150_000]
    assert changes(talk.plan, talk.rules, talk.fold.entries) == ()


def test_a_pace_is_told_in_the_unit_that_it_was_given_in() -> None:
    assert goal_time_words(StepGoal("threshold", pace=Pace(390_000, MILE_M))) == "6:30/mi"
    assert goal_time_words(StepGoal("threshold", pace=Pace(390_500, MILE_M))) == "4:03/km"


def test_work_of_which_nothing_is_said_lasts_until_a_tap() -> None:
    assert step_words(plan_of("open").steps[0]) == "until a tap"


def test_a_part_that_was_left_in_its_last_rep_left_none_out() -> None:
    talk = Talk(plan_of("2 x 400m, rest 60s", "200m")).at(0).tap().at(70_000).tap()
    talk.at(130_000).tap().at(150_000).skip()
    (left,) = changes(talk.plan, talk.rules, talk.fold.entries)
    assert change_words(left) == "left the part"


def test_of_a_set_without_a_number_nothing_was_done_that_could_be_said() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat"), rest 60s; "A skip"')).at(0).tap().at(20_000).tap()
    talk.at(80_000).tap().at(100_000).tap().at(160_000).tap().at(170_000).add().at(180_000).tap()
    talk.at(240_000).tap().at(260_000).tap()
    assert talk.labels == ["1", "rest", "2", "rest", "3", "rest", "4"]
    sets = [step for step in talk.result.steps if step.rep is not None]
    assert [(step.running, done_words(talk.plan, step)) for step in sets] == [(False, "")] * 4


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('3 x 5 reps "squat"', '3 x 5 reps "squat"'),
        ("3 x 5 reps", "3 x 5 reps"),
        ('3 x 400m "last one"', "3 x 400m"),
        ('3 x open "strides"', '3 x open "strides"'),
        ('3 x "A skip"', '3 x "A skip"'),
    ],
)
def test_what_has_no_recovery_is_named_by_its_movement_where_that_tells_it(
    line: str, words: str
) -> None:
    notes = [note.text for note in plan_of(line).notes]
    assert f"no recovery given after {words}: rest full" in notes


@pytest.mark.parametrize(
    ("talk", "how"),
    [
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap(), "finish"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).next(), "next"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).steps_off(), "did not finish"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).back(), "back"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).skip(), "skipped"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).stop(), "stopped"),
    ],
)
def test_how_a_rep_ended_is_told_in_a_word(talk: Talk, how: str) -> None:
    assert [event.how for event in talk.events if isinstance(event, RepFinished)] == [how]


def test_a_session_of_which_nothing_more_is_known_has_no_purpose_and_no_source() -> None:
    bare = session(Block((run(400),)))
    assert (bare.purpose, bare.source) == ("", "")
