"""Gaps at their bounds, and what stays of one that was answered."""

from __future__ import annotations

import pytest

from bell_lap.core.events import RepFinished
from bell_lap.core.expand import expand
from bell_lap.core.profile import NOBODY
from bell_lap.core.result import Flag
from bell_lap.core.session import Block
from bell_lap.core.track import Track
from bell_lap.core.view import Action
from tests.core.sessions import rest_ms, run, session
from tests.core.talk import Talk

HOUR_MS = 3_600_000
TIMED = "3 x 60s, rest 30s"


def timed() -> Talk:
    """A timed rep under way since 0."""
    return Talk(TIMED, "solo", ready=0).at(0).tap()


def test_a_timed_rep_that_ends_in_a_gap_is_told_as_finished() -> None:
    talk = timed().at(400_000).gap(20_000)
    told = [event for event in talk.events if isinstance(event, RepFinished)]
    assert [(event.at_ms, event.how) for event in told] == [(60_000, "finish")]


@pytest.mark.parametrize(("over_ms", "only_stop"), [(0, False), (1, True)])
def test_twelve_hours_to_the_ms_are_not_too_long(over_ms: int, only_stop: bool) -> None:
    once = timed().at(20_000 + 12 * HOUR_MS + over_ms).gap(20_000)
    twice = timed().at(400_000).gap(20_000)
    twice.at(20_000 + 12 * HOUR_MS + over_ms).gap(401_000)
    for talk in (once, twice):
        assert talk.phase == "held"
        assert (Action.NEXT not in talk.view.can) is only_stop


def test_a_gap_that_was_counted_as_run_is_over_for_good() -> None:
    resting = Talk("3 x 400m in 72s, rest 60s", "solo", ready=0).at(0).tap().at(70_000).tap()
    talk = resting.at(300_000).gap(100_000).at(301_000).answers("run")
    assert talk.starts == [0, 130_000]
    assert talk.run.by_clock
    talk.at(360_000).gap(310_000)
    assert talk.view.held_ms is None
    assert talk.phase == "work"
    talk.at(361_000).tap()
    assert talk.times == [70_000, 231_000]
    assert talk.flags(2) == {Flag.ACROSS_GAP}


def test_a_gate_after_the_recovery_still_waits_when_the_gap_is_counted_as_run() -> None:
    blocks = (Block((run(400, rest=rest_ms(60_000, last=True)),)), Block((run(400),)))
    plan = expand(session(*blocks), NOBODY, Track())
    talk = Talk(plan, "solo", ready=0).at(0).tap().at(70_000).tap()
    assert talk.labels == ["1", "rest", "gate", "2"]
    talk.at(300_000).gap(100_000).at(301_000).answers("run")
    assert talk.phase == "ready"
    assert talk.starts == [0]
