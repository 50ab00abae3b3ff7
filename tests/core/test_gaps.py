"""Gaps: sleep, a crash, a stall. At most the step under way ends, then somebody must say."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.result import Flag, Status
from bell_lap.core.view import Action, Phase, TapMeans
from tests.core.talk import Talk

HOUR_MS = 3_600_000
TIMED = "3 x 60s, rest 30s"
REPS = "3 x 400m in 72s, rest 60s"


def timed(who: str = "solo") -> Talk:
    """A timed rep under way since 0."""
    return Talk(TIMED, who, ready=0).at(0).tap()


def resting(who: str = "solo") -> Talk:
    """A recovery from 70 s to 130 s."""
    return Talk(REPS, who, ready=0).at(0).tap().at(70_000).tap()


@pytest.mark.parametrize("length_ms", [1, 4_999, 5_000])
def test_up_to_five_seconds_change_nothing(length_ms: int) -> None:
    talk = timed().at(58_000 + length_ms).gap(58_000)
    talk.at(100_000)
    told = Talk(TIMED, "solo", ready=0).at(0).tap().at(100_000)
    assert talk.runs == told.runs
    assert talk.phase == told.phase


def test_a_distance_rep_runs_on() -> None:
    talk = Talk(REPS).at(0).tap().at(60_000).gap(20_000)
    assert talk.phase == "work"
    talk.at(72_000).tap()
    assert talk.times == [72_000]
    assert talk.flags(1) == {Flag.ACROSS_GAP}
    assert talk.rep(1).counts


def test_a_gap_by_the_wall_clock_bars_the_rep() -> None:
    talk = Talk(REPS).at(0).tap().at(60_000).gap(20_000, trusted=False).at(72_000).tap()
    assert talk.flags(1) == {Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP}
    assert not talk.rep(1).counts


def test_a_step_that_outlives_the_gap_goes_on() -> None:
    talk = timed().at(40_000).gap(10_000)
    assert (talk.phase, talk.left) == ("work", 20_000)


def test_a_timed_rep_ends_in_the_gap_at_its_deadline_and_nothing_new_begins() -> None:
    talk = timed().at(400_000).gap(20_000)
    assert talk.phase == "held"
    assert talk.times == [60_000]
    assert talk.starts == [0]
    assert talk.view.held_ms == 380_000
    assert talk.view.tap is TapMeans.START
    assert {Action.GAP_ANSWER, Action.STOP, Action.NEXT, Action.BACK} <= talk.view.can


def test_answer_next_waits_at_the_next_rep() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).answers("next")
    assert talk.phase == "ready"
    assert talk.view.step is not None
    assert talk.view.step.rep == 2
    talk.at(420_000).tap()
    assert talk.starts == [0, 420_000]


def test_a_tap_while_held_starts_the_next_rep_and_is_one_input() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).tap()
    assert talk.starts == [0, 410_000]
    talk.at(411_000).undo()
    assert talk.phase == "held"


def test_answer_repeat_waits_at_the_rep_that_the_gap_broke() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).answers("repeat").at(420_000).tap()
    assert talk.run.step.rep == 1
    assert talk.run.attempt == 2


def test_answer_run_counts_the_gap_as_if_somebody_had_been_there() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).answers("run")
    assert talk.phase == "done"
    assert talk.starts == [0, 90_000, 180_000]
    assert talk.result.end_ms == 240_000


def test_answer_stop_ends_the_workout_before_the_gap() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).answers("stop")
    assert talk.result.status is Status.STOPPED
    assert talk.result.end_ms == 20_000
    assert talk.rep(1).elapsed_ms == 20_000
    assert Flag.NOT_FINISHED in talk.flags(1)


def test_stop_while_held_means_before_the_gap() -> None:
    answered = timed().at(400_000).gap(20_000).at(410_000).answers("stop")
    stopped = timed().at(400_000).gap(20_000).at(410_000).stop()
    assert stopped.result == answered.result


def test_back_while_held_runs_the_rep_again() -> None:
    talk = timed().at(400_000).gap(20_000).at(410_000).back().at(420_000).tap()
    assert (talk.run.step.rep, talk.run.attempt) == (1, 2)


@pytest.mark.parametrize(
    ("choice", "starts"),
    [("next", [0, 500_000]), ("repeat", [0, 500_000]), ("run", [0, 130_000])],
)
def test_a_recovery_that_would_have_started_a_rep_holds(choice: str, starts: list[int]) -> None:
    talk = resting().at(300_000).gap(100_000)
    assert talk.phase == "held"
    assert talk.rests == [60_000]
    talk.at(310_000).answers(choice)
    if choice == "run":
        assert talk.phase == "work"
        assert talk.starts == starts
        return
    talk.at(500_000).tap()
    assert talk.starts == starts
    assert talk.run.step.rep == (1 if choice == "repeat" else 2)


def test_a_recovery_that_only_waits_for_a_tap_is_overdue() -> None:
    talk = resting("coach").at(300_000).gap(100_000)
    assert talk.phase == "overdue"
    assert talk.view.clock_ms == 170_000
    talk.tap()
    assert talk.flags(1) == set()
    assert talk.starts == [0, 300_000]


def test_a_start_in_the_get_ready_does_not_happen_unseen() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(60_000).gap(5_000)
    assert talk.phase == "held"
    assert talk.starts == []
    run = Talk(REPS, "clicker").at(0).tap().at(60_000).gap(5_000).at(61_000).answers("run")
    assert run.starts == [10_000]
    talk.at(61_000).answers("next")
    assert talk.phase == "ready"


@pytest.mark.parametrize("phase", [Phase.READY, Phase.OVERDUE, Phase.PAUSED, Phase.DONE])
def test_what_waits_for_a_person_waits_through_a_gap(phase: Phase) -> None:
    talk = {
        Phase.READY: Talk(REPS),
        Phase.OVERDUE: resting("coach").at(140_000),
        Phase.PAUSED: timed().at(20_000).pause(),
        Phase.DONE: Talk("400m").at(0).tap().at(70_000).tap(),
    }[phase]
    since_ms = talk.now
    talk.at(since_ms + HOUR_MS).gap(since_ms)
    assert talk.phase == phase.value
    if phase is Phase.PAUSED:
        talk.tap()
        assert talk.left == 40_000


@pytest.mark.parametrize("phase", [Phase.READY, Phase.WORK, Phase.RECOVERY, Phase.PAUSED])
def test_after_twelve_hours_it_can_only_be_stopped(phase: Phase) -> None:
    talk = {
        Phase.READY: Talk(REPS),
        Phase.WORK: Talk(REPS).at(0).tap().at(20_000),
        Phase.RECOVERY: resting().at(80_000),
        Phase.PAUSED: timed().at(10_000).pause().at(20_000),
    }[phase]
    since_ms = talk.now
    talk.at(since_ms + 13 * HOUR_MS).gap(since_ms)
    assert talk.phase == "held"
    assert talk.view.tap is TapMeans.NOTHING
    assert {Action.NEXT, Action.BACK}.isdisjoint(talk.view.can)
    for act in (talk.next, talk.back, lambda: talk.answers("run"), lambda: talk.answers("repeat")):
        act()
        assert talk.phase == "held"
    talk.tap()
    assert talk.strays == ["the gap was too long: stop or discard"]
    talk.stop()
    assert talk.phase == "done"
    assert talk.result.end_ms == (10_000 if phase is Phase.PAUSED else since_ms)
    assert talk.result.status is Status.STOPPED


def test_a_finish_put_in_after_twelve_hours_does_not_go_on() -> None:
    talk = Talk(REPS).at(0).tap().at(20_000 + 13 * HOUR_MS).gap(20_000)
    talk.does(inputs.SetSplit, step=0, mark=0, split_ms=70_000)
    assert not talk.taken
    assert talk.phase == "held"


def test_gaps_after_gaps_ask_once() -> None:
    talk = timed().at(400_000).gap(20_000).at(500_000).gap(401_000).at(600_000).gap(501_000)
    assert talk.phase == "held"
    assert talk.view.held_ms == 580_000
    talk.at(601_000).answers("stop")
    assert talk.result.end_ms == 20_000
    long = timed().at(400_000).gap(20_000).at(401_000 + 13 * HOUR_MS).gap(401_000)
    long.answers("next")
    assert long.why == "the gap was too long: stop or discard"


def test_an_input_in_a_gap_shows_that_somebody_was_there() -> None:
    talk = timed().at(80_000).gap(20_000)
    assert talk.phase == "held"
    talk.at(50_000).tap()
    talk.at(80_000)
    assert talk.phase == "held"
    assert talk.view.held_ms == 30_000
    talk.at(81_000).answers("stop")
    assert talk.result.end_ms == 50_000
    short = timed().at(80_000).gap(20_000).at(77_000).tap()
    short.at(80_000)
    assert short.phase == "recovery"


def test_no_answer_without_a_gap() -> None:
    talk = timed().at(10_000).answers("next")
    assert talk.why == "not while a rep runs"


def test_a_gap_that_ends_before_it_begins_is_none() -> None:
    talk = timed().at(10_000).gap(900_000)
    assert (talk.phase, talk.left) == ("work", 50_000)


def test_the_last_step_may_end_in_a_gap() -> None:
    for choice in ("next", "run"):
        talk = Talk("60s", ready=0).at(0).tap().at(400_000).gap(20_000)
        assert talk.phase == "held"
        talk.at(401_000).answers(choice)
        assert talk.result.status is Status.FINISHED
        assert talk.result.end_ms == 60_000


def test_undo_reaches_across_a_gap() -> None:
    talk = resting("coach").at(300_000).gap(100_000).at(301_000).undo()
    assert talk.phase == "work"
    assert talk.flags(1) == {Flag.ACROSS_GAP}
    talk.redo()
    assert talk.phase == "overdue"
