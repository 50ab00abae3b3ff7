"""What every start tells: by the clock or by a tap, and the how-manieth attempt it is."""

from __future__ import annotations

import pytest

from bell_lap.core.events import GetReady, StepStarted
from bell_lap.core.session import Chain
from tests.core.sessions import easy, planned, run
from tests.core.talk import Talk

REPS = "3 x 400m in 72s, rest 60s"


def started(talk: Talk) -> list[tuple[int, int, bool]]:
    """When each work began, which attempt it is, and whether the clock began it."""
    return [
        (event.at_ms, event.attempt, event.by_clock)
        for event in talk.events
        if isinstance(event, StepStarted)
    ]


def test_a_start_after_the_get_ready_is_the_taps_and_not_the_clocks() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(20_000)
    assert started(talk) == [(10_000, 1, False)]
    assert not talk.run.by_clock


def test_a_start_by_the_clock_says_so() -> None:
    talk = Talk(REPS, "solo", ready=0).at(0).tap().at(70_000).tap().at(140_000)
    assert started(talk) == [(0, 1, False), (130_000, 1, True)]


def test_the_get_ready_is_of_the_attempt_that_it_starts() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(20_000).back().at(25_000).tap().at(40_000)
    ready = [event for event in talk.events if isinstance(event, GetReady)]
    assert [(event.at_ms, event.attempt, event.start_ms) for event in ready] == [
        (0, 1, 10_000),
        (25_000, 2, 35_000),
    ]
    assert started(talk) == [(10_000, 1, False), (35_000, 2, False)]


def test_the_next_rep_that_was_asked_for_is_not_the_clocks() -> None:
    talk = Talk(REPS, "solo", ready=0).at(0).tap().at(70_000).tap().at(100_000).next()
    assert started(talk) == [(0, 1, False), (100_000, 1, False)]


def test_a_pause_in_the_get_ready_leaves_nothing_behind() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(5_000).pause().at(30_000)
    assert talk.phase == "paused"
    assert talk.view.step is not None
    assert talk.view.step.rep == 1
    talk.resume().at(40_000)
    assert (talk.phase, talk.starts) == ("work", [35_000])
    view = talk.view
    assert view.step is not None
    assert view.next_step is not None
    assert (view.step.rep, view.attempt, view.next_step.rep) == (1, 1, 2)
    talk.at(110_000).tap().at(115_000)
    rest = talk.view
    assert rest.step is not None
    assert (talk.phase, rest.step.rest is not None) == ("recovery", True)


def test_while_a_rep_is_got_ready_for_the_next_is_the_one_after_it() -> None:
    talk = Talk("3 x 200m in 32s, rest 60s", "clicker").at(0).tap().at(107_000).tap()
    talk.at(170_000).tap().at(175_000)
    assert talk.phase == "get ready"
    assert talk.view.step is not None
    assert talk.view.next_step is not None
    assert (talk.view.step.rep, talk.view.next_step.rep) == (2, 3)


@pytest.mark.parametrize(("after_ms", "starts"), [(59_999, [0]), (60_000, [0, 130_000])])
def test_a_recovery_of_a_range_may_be_cut_at_its_lower_end(
    after_ms: int, starts: list[int]
) -> None:
    talk = Talk("2 x 400m, rest 60-90s").at(0).tap().at(70_000).tap().at(70_000 + after_ms).tap()
    assert talk.starts == starts
    assert len(talk.strays) == 2 - len(starts)


@pytest.mark.parametrize(("after_ms", "starts"), [(14_999, [0]), (15_000, [0, 85_000])])
def test_a_full_recovery_is_guarded_for_fifteen_seconds(after_ms: int, starts: list[int]) -> None:
    talk = Talk("2 x 400m, rest full").at(0).tap().at(70_000).tap().at(70_000 + after_ms).tap()
    assert talk.starts == starts


@pytest.mark.parametrize(("after_ms", "starts"), [(18_180, [0]), (18_181, [0, 88_181])])
def test_nobody_jogs_a_recovery_faster_than_anyone_runs(after_ms: int, starts: list[int]) -> None:
    talk = Talk("2 x 400m, rest 200m jog").at(0).tap().at(70_000).tap().at(70_000 + after_ms).tap()
    assert talk.starts == starts


def test_work_that_follows_at_once_begins_without_a_tap_of_its_own() -> None:
    talk = (
        Talk(planned(Chain((run(600), easy(400)))))
        .at(0)
        .tap()
        .at(35_000)
        .tap()
        .at(110_000)
        .tap()
        .at(120_000)
    )
    assert talk.phase == "work"
    assert started(talk) == [(0, 1, False), (110_000, 1, True)]


@pytest.mark.parametrize(("split_ms", "made"), [(36_363, 0), (36_364, 1)])
def test_a_lap_is_no_faster_than_anyone_runs(split_ms: int, made: int) -> None:
    first = Talk("800m").at(0).tap().at(split_ms).tap()
    assert len(first.run.taps) == made
    second = Talk("1200m").at(0).tap().at(70_000).tap().at(70_000 + split_ms).tap()
    assert len(second.run.taps) == 1 + made


def test_a_press_that_counts_for_nothing_is_kept_with_the_attempt_it_came_in() -> None:
    talk = Talk(REPS).at(0).tap().at(30_000).back().at(40_000).tap().at(45_000).tap()
    stray = talk.state.strays[-1]
    assert (stray.step, stray.attempt, stray.at_ms) == (0, 2, 45_000)
